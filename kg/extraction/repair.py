"""Where the parser is known to fail, its tree is mended here, before any rule reads it, and nowhere else.

Each repair is a function over one sentence's columns that looks for one kind of misreading and mends it in place. They run in a fixed
order, every one of them is told by a sentence in the tests, and none of them may make a cycle.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extraction.tree import NAME_TAGS, NOUN_TAGS, VERB_TAGS
from kg.model import Sentence, TimeExpression
from kg.ontology import Ontology

_PARTICLES_OF_NAMES = frozenset(
    {
        "von",
        "van",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "ten",
        "ter",
    }
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NO_FINAL_E = (
    "ct",
    "nt",
    "pt",
    "rt",
    "st",
    "ft",
    "lt",
    "nd",
    "ld",
    "rd",
    "ck",
    "mp",
    "sh",
    "ch",
    "tt",
    "ss",
    "ll",
    "rm",
    "rn",
    "wn",
    "nk",
    "lk",
    "sk",
    "rk",
    "lp",
    "rp",
    "xt",
    "ay",
    "oy",
    "ow",
    "ew",
    "in",
    "er",
    "el",
    "al",
    "or",
    "en",
)
_SUBORDINATORS = frozenset(
    {"after", "before", "when", "while", "because", "although", "though", "since", "until", "as", "whereas", "once"}
)
_MARKED = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
Spans = dict[int, tuple[int, int, str]]


class Mender:
    """Mends one sentence's columns; knows the ontology's verbs and names."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._irregular = dict(row.split(" ", 1) for row in ontology.words.get("irregular-verb", ()) if " " in row)
        self._given = ontology.words.get("female-given-name", frozenset()) | ontology.words.get(
            "male-given-name", frozenset()
        )
        self._recipients = ontology.words.get("recipient-verb", frozenset())
        self._lemmas: dict[str, str | None] = {}

    def mend(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """Mend the columns of a sentence in place."""
        repairs: tuple[Callable[[Sentence, Spans, Sequence[TimeExpression]], None], ...] = (
            self.mend_lemmas,
            self.unite_names,
            self.unite_given_and_family_name,
            self.read_noun_with_subject_as_verb,
            self.join_title_and_name,
            self.attach_apposed_person,
            self.read_conjunction_of_supposition,
            self.read_gerund_after_preposition,
            self.read_for_to,
            self.read_gerund_with_subject,
            self.free_leading_name,
            self.read_speech_aside,
            self.read_relative_after_object,
            self.raise_intransitive,
            self.give_object_conjunct_its_verb,
            self.read_bare_infinitive,
            self.free_subject_after_time,
            self.raise_main_clause,
            self.read_report_tagged_as_noun,
            self.attach_participle_after_report,
            self.part_two_subjects,
            self.raise_verb_read_as_modifier,
            self.raise_finite_verb_of_fragment,
            self.raise_verb_read_as_adjective,
            self.attach_participle_to_its_subject,
            self.read_perfect,
            self.attach_finite_conjunct,
            self.raise_speech_conjunct,
            self.raise_deed_conjunct,
            self.attach_infinitive_conjunct,
            self.part_coordinated_possessors,
            self.attach_possessed_conjunct,
            self.give_conjunct_noun_its_verb,
            self.part_double_object,
            self.make_name_after_verb_its_object,
        )
        for repair in repairs:
            before = list(sentence.heads), list(sentence.deps), list(sentence.tags), list(sentence.lemmas)
            repair(sentence, spans, times)
            if sentence.heads != before[0] and not _is_tree(sentence.heads):
                # two misreadings in one place: better the parser's own tree than none
                sentence.heads[:], sentence.deps[:], sentence.tags[:], sentence.lemmas[:] = before

    # -- verbs' forms ----------------------------------------------------------------------------------------------------

    def verb_lemma(self, word: str) -> str | None:
        """Return the lemma of a word that is a form of a verb the ontology knows, or None."""
        word = word.lower()
        if word not in self._lemmas:
            self._lemmas[word] = self._verb_lemma(word)
        return self._lemmas[word]

    def _irregular_lemma(self, word: str) -> str | None:
        for prefix in ("", "mis", "over", "under", "re", "out", "fore", "un"):
            base = self._irregular.get(word[len(prefix) :]) if word.startswith(prefix) else None
            if base is not None:
                return prefix + base
        return None

    def _verb_lemma(self, word: str) -> str | None:
        if word in self._irregular:
            return self._irregular[word]
        stems: list[str] = []
        for ending in ("ed", "ing", "es", "s"):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                stem = word[: -len(ending)]
                stems += [stem + "e", stem] if ending in ("ed", "ing") else [stem]
                if ending == "ed" and stem.endswith("i"):
                    stems.append(stem[:-1] + "y")
                if ending == "es" and stem.endswith("i"):
                    stems.append(stem[:-1] + "y")
                if len(stem) > 3 and stem[-1] == stem[-2] and ending in ("ed", "ing"):
                    stems.insert(0, stem[:-1])
        return next((stem for stem in [word, *stems] if stem in self.ontology.verbs), None)

    def mend_lemmas(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """Give "re-opened" and "co-operate" the lemma of the plain verb, and "forgave" that of forgive whatever its tag."""
        for i, word in enumerate(sentence.words):
            low = word.lower()
            lemma = sentence.lemmas[i]
            if sentence.tags[i] in VERB_TAGS and lemma not in self.ontology.verbs:
                if lemma == low:
                    sentence.lemmas[i] = self._irregular_lemma(low) or low
                elif low.endswith("ed") and lemma == low[:-1] and lemma[:-1].endswith(_NO_FINAL_E):
                    sentence.lemmas[i] = lemma[:-1]  # "reconnected" is reconnect, not reconnecte
                elif low.endswith(("ed", "ing")) and lemma[-2:] in ("tt", "pp", "gg", "nn", "rr", "bb", "mm"):
                    sentence.lemmas[i] = lemma[:-1]  # "readmitted" is readmit, not readmitt
            if (
                "-" in word
                and len(word) > 3
                and (sentence.tags[i] in VERB_TAGS or (sentence.heads[i] == i and sentence.tags[i] == "NN"))
            ):
                plain = word.replace("-", "")
                if sentence.tags[i] == "NN":
                    if self.verb_lemma(plain) is None:
                        continue
                    sentence.tags[i] = "VBP"
                sentence.lemmas[i] = self.verb_lemma(plain) or sentence.lemmas[i].replace("-", "")

    # -- names -----------------------------------------------------------------------------------------------------------

    def unite_names(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """Make the last token of a known name, or of a name with a particle ("von der Leyen"), the head of all of it."""
        seen: set[tuple[int, int]] = set()
        for first, last, _ in spans.values():
            if first < last and (first, last) not in seen:
                seen.add((first, last))
                _unite(sentence, first, last)
        words, tags = sentence.words, sentence.tags
        i = 1
        while i < len(words) - 1:
            named = words[i - 1][:1].isupper() and (tags[i - 1] in NAME_TAGS or words[i - 1] in self._given)
            if words[i] in _PARTICLES_OF_NAMES and named:
                last = i
                while last + 1 < len(words) and words[last] in _PARTICLES_OF_NAMES:
                    last += 1
                if words[last][:1].isupper() and words[last].isalpha():
                    first = i - 1
                    while (
                        first > 0
                        and tags[first - 1] in NAME_TAGS
                        and sentence.heads[first - 1] in range(first, last + 1)
                    ):
                        first -= 1
                    for t in range(i, last + 1):
                        tags[t] = "NNP"
                        sentence.entities[t] = sentence.entities[i - 1] or "PERSON"
                        sentence.entity_starts[t] = False
                    _unite(sentence, first, last)
                    i = last
            elif words[i] in ("-", "&") and self._joins(sentence, i, spans):
                last = i + 1
                while last + 2 < len(words) and words[last + 1] == "-" and self._joins(sentence, last + 1, spans):
                    last += 2
                first = i - 1
                while (
                    first > 0 and tags[first - 1] in NAME_TAGS and sentence.heads[first - 1] in range(first, last + 1)
                ):
                    first -= 1
                for t in range(first, last + 1):
                    sentence.entities[t] = sentence.entities[last] or sentence.entities[i - 1]
                    spans.pop(t, None)
                _unite(sentence, first, last)
                i = last
            i += 1

    def unite_given_and_family_name(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """A given name and the capitalised word after it are one name, whatever the tagger makes of it: "Stefan | Löfven"."""
        words, tags = sentence.words, sentence.tags
        for i in range(len(words) - 1):
            family = words[i + 1]
            if (
                words[i] not in self._given
                or i in spans
                or i + 1 in spans
                or not family[:1].isupper()
                or not family.isalpha()
            ):
                continue
            if tags[i + 1] in NAME_TAGS and (sentence.heads[i] == i + 1 or sentence.heads[i + 1] == i):
                continue
            if tags[i] in NAME_TAGS and not (
                sentence.entities[i] and sentence.entities[i + 1] and sentence.entity_starts[i + 1]
            ):
                tags[i + 1] = "NNP"
                sentence.entities[i] = sentence.entities[i + 1] = "PERSON"
                _unite(sentence, i, i + 1)

    def join_title_and_name(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """A person's name right after a title that has no article belongs to it: "historian | Jane Doe"."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        persons = self.ontology.words.get("person-noun", frozenset())
        for name in range(1, len(deps)):
            if (
                deps[name] not in ("npadvmod", "dep", "dobj")
                or tags[name] != "NNP"
                or sentence.entities[name] != "PERSON"
            ):
                continue
            first = name
            while first > 0 and tags[first - 1] == "NNP" and sentence.entities[first - 1] == "PERSON":
                first -= 1
            title = first - 1
            if (
                title < 0
                or tags[title] != "NN"
                or (sentence.lemmas[title] not in persons and not sentence.words[title].endswith("ist"))
            ):
                continue
            if _under(heads, title, name):
                continue
            heads[name], deps[name] = (name, "ROOT") if heads[title] == title else (heads[title], deps[title])
            for k in range(len(deps)):
                if heads[k] == title and k < title:
                    heads[k] = name
            heads[title], deps[title] = name, "compound"

    def attach_apposed_person(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """A person is set beside the office, not beside whose office it is: "the head of the bank, | Jane Doe"."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        persons = self.ontology.words.get("person-noun", frozenset())
        for name in range(3, len(deps)):
            owner = heads[name]
            if (
                deps[name] != "appos"
                or tags[name] not in NAME_TAGS
                or deps[owner] != "pobj"
                or sentence.entities[owner] == "PERSON"
            ):
                continue
            office = heads[heads[owner]]
            first = name
            while first > 0 and tags[first - 1] in NAME_TAGS and heads[first - 1] == name:
                first -= 1
            person = sentence.entities[name] == "PERSON" or sentence.words[first] in self._given
            if (
                person
                and sentence.lemmas[office].lower() in persons
                and tags[office] == "NN"
                and sentence.words[heads[owner]] == "of"
            ):
                heads[name] = office

    def read_noun_with_subject_as_verb(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """A noun that has a subject is a verb: "Ericsson and Nokia | bid | for the network"."""
        for i, tag in enumerate(sentence.tags):
            if tag not in ("NN", "NNS", "JJ") or i in spans or sentence.words[i][:1].isupper():
                continue
            subject = next((k for k in range(i) if sentence.heads[k] == i and sentence.deps[k] == "nsubj"), -1)
            if subject < 0 or any(
                sentence.heads[k] == i and sentence.deps[k] in ("cop", "det", "poss", "amod")
                for k in range(len(sentence.tags))
            ):
                continue
            lemma = self.verb_lemma(sentence.words[i])
            if lemma is not None:
                sentence.tags[i] = "VBZ" if tag == "NNS" else "VBP" if lemma == sentence.words[i].lower() else "VBD"
                sentence.lemmas[i] = lemma

    def _joins(self, sentence: Sentence, i: int, spans: Spans) -> bool:
        """Whether the hyphen or ampersand at `i` is part of one name: "Ramos-Horta", "Chan-o-cha", "Ernst & Young"."""
        words, tags = sentence.words, sentence.tags
        if (
            i + 1 >= len(words)
            or (i - 1 in spans and spans[i - 1][1] >= i)
            or (i + 1 in spans and spans[i + 1][0] <= i)
        ):
            return False
        if words[i] == "&":
            return words[i - 1][:1].isupper() and words[i + 1][:1].isupper()
        if sentence.begins[i] != sentence.ends[i - 1] or sentence.begins[i + 1] != sentence.ends[i]:
            return False
        if not (words[i - 1][:1].isupper() and tags[i - 1] in NAME_TAGS) and sentence.entities[i - 1] != "PERSON":
            return False
        known = self.ontology.names
        if words[i - 1] in known and words[i + 1] in known:
            return False
        return words[i + 1][:1].isupper() or sentence.entities[i - 1] == "PERSON" == sentence.entities[i + 1]

    # -- subjects --------------------------------------------------------------------------------------------------------

    def free_subject_after_time(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """Part "In May 2023 Rishi Sunak | visited": the noun that the parser took into the date is the verb's subject."""
        deps, heads = sentence.deps, sentence.heads
        for time in times:
            after = time.last + 1
            if after >= len(deps) or sentence.words[after] == ",":
                continue
            # the phrase right after the date
            noun = after
            while (
                noun < len(deps)
                and sentence.tags[noun] not in VERB_TAGS | {"MD", ",", "IN", "TO"}
                and not (
                    sentence.tags[noun] in NOUN_TAGS | {"PRP"}
                    and heads[noun] not in range(noun + 1, min(noun + 6, len(deps)))
                )
            ):
                noun += 1
            if noun >= len(deps) or sentence.tags[noun] not in NOUN_TAGS | {"PRP"}:
                continue
            if deps[noun] not in ("pobj", "appos", "npadvmod", "dobj", "nmod"):
                continue
            verb = heads[noun]
            steps = 0
            while sentence.tags[verb] not in VERB_TAGS and heads[verb] != verb and steps < 6:
                verb = heads[verb]
                steps += 1
            if sentence.tags[verb] not in VERB_TAGS or verb < noun:
                continue
            if any(heads[k] == verb and deps[k] in _MARKED for k in range(len(deps))):
                continue
            inside = [t for t in range(time.first, time.last + 1) if heads[t] == noun]
            old_head, old_dep = heads[noun], deps[noun]
            heads[noun], deps[noun] = (
                verb,
                "nsubjpass" if any(heads[k] == verb and deps[k] == "auxpass" for k in range(len(deps))) else "nsubj",
            )
            for n, t in enumerate(inside):
                if n == 0 and old_dep == "pobj":
                    heads[t], deps[t] = old_head, "pobj"
                else:
                    heads[t], deps[t] = verb, "npadvmod"

    def raise_main_clause(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """A root with a conjunction is subordinate to the clause before it: "Oslo resumed exports, years after a court | ruled"."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for root in range(len(deps)):
            if heads[root] != root or tags[root] not in VERB_TAGS:
                continue
            marks = [
                k
                for k in range(root)
                if heads[k] == root and deps[k] == "mark" and sentence.words[k].lower() in _SUBORDINATORS
            ]
            if not marks:
                continue
            main = next(
                (k for k in range(marks[0]) if heads[k] == root and deps[k] == "ccomp" and tags[k] in _FINITE), -1
            )
            if main < 0 or any(heads[k] == main and deps[k] == "mark" for k in range(len(deps))):
                continue
            heads[main], deps[main] = main, "ROOT"
            heads[root], deps[root] = main, "advcl"

    def read_report_tagged_as_noun(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """Read "the service | suspects | that a tanker …" as a report, where the tagger sees a noun before any verb."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for i in range(1, len(deps) - 2):
            if any(tags[t] in (*_FINITE, "MD") for t in range(i)):
                return
            if tags[i] not in ("NN", "NNS") or sentence.words[i + 1] != "that" or tags[i - 1] not in NOUN_TAGS:
                continue
            lemma = self.verb_lemma(sentence.words[i])
            if lemma is None or (lemma, "verb", "that") not in self.ontology.signatures:
                continue
            clause = next(
                (
                    v
                    for v in range(i + 2, len(deps))
                    if tags[v] in VERB_TAGS and any(heads[m] == v and m == i + 1 for m in range(len(deps)))
                ),
                -1,
            )
            if clause < 0:
                continue
            if deps[i] == "pobj":  # "prosecutors in Milan | allege"
                subject = heads[heads[i]]
                heads[i - 1], deps[i - 1] = heads[i], "pobj"
            else:
                subject = i - 1
            if subject >= i or tags[subject] not in NOUN_TAGS:
                continue
            for k in range(i):
                if heads[k] == i and k != subject:
                    heads[k] = subject if deps[i] != "pobj" else i - 1
            above, role = (heads[subject], deps[subject]) if deps[i] == "pobj" else (heads[i], deps[i])
            if above in (subject, i):
                above, role = i, "ROOT"
            tags[i], sentence.lemmas[i] = "VBP" if tags[i] == "NN" else "VBZ", lemma
            heads[i], deps[i] = above, role if role in ("ROOT", "ccomp", "conj", "advcl", "parataxis") else "ccomp"
            heads[subject], deps[subject] = i, "nsubj"
            heads[clause], deps[clause] = i, "ccomp"
            deps[i + 1] = "mark"
            return

    def attach_participle_after_report(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """In "prices fell, officials said, | raising hopes" it is the fall that raises; in "…, | adding that" officials add."""
        deps, heads, tags, words = sentence.deps, sentence.heads, sentence.tags, sentence.words
        speech = self.ontology.signatures
        for said in range(3, len(deps) - 2):
            if tags[said] not in ("VBD", "VBZ") or (sentence.lemmas[said], "verb", "quote") not in speech:
                continue
            main = next(
                (
                    k
                    for k in range(said)
                    if heads[k] == said
                    and deps[k] == "ccomp"
                    and not any(heads[m] == k and deps[m] == "mark" for m in range(k))
                ),
                -1,
            )
            if main < 0:
                continue
            for k in range(said + 2, len(deps)):
                if (
                    tags[k] != "VBG"
                    or words[k - 1] != ","
                    or any(heads[n] == k and deps[n] in ("aux", *_MARKED) for n in range(len(deps)))
                ):
                    continue
                told = (
                    any(
                        (sentence.lemmas[k], "verb", frame) in speech for frame in ("quote", "that", "object-of-gerund")
                    )
                    or sentence.lemmas[k] == "cite"
                )
                if k == said + 2 and told and not _under(heads, said, k):
                    heads[k], deps[k] = said, "advcl"
                elif not told and heads[k] == said and deps[k] == "advcl":
                    heads[k] = main

    def part_two_subjects(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """Two subjects before one verb are coordinated ("Oslo, Bergen agree"), unless a verb between them lacks one."""
        deps, heads = sentence.deps, sentence.heads
        dated = {t for time in times for t in range(time.first, time.last + 1)}
        for verb in range(len(deps)):
            if sentence.tags[verb] not in VERB_TAGS:
                continue
            subjects = [k for k in range(verb) if heads[k] == verb and deps[k] in ("nsubj", "nsubjpass")]
            if len(subjects) < 2:
                continue
            first, second = subjects[0], subjects[-1]
            between = [
                k
                for k in range(first + 1, second)
                if sentence.tags[k] in VERB_TAGS and heads[k] == verb and deps[k] in ("ccomp", "advcl", "parataxis")
            ]
            if between:
                if not any(heads[k] == between[0] and deps[k] in _MARKED for k in range(len(deps))):
                    heads[first] = between[0]
                continue
            if first in dated or second in dated:
                continue
            if (
                {"and", "or", "as"} & set(sentence.words[first:second])
                and sentence.words[second - 1] in ("and", "or", "as", "the")
            ) or (
                sentence.tags[first] in NAME_TAGS
                and sentence.tags[second] in NAME_TAGS
                and "," in sentence.words[first:second]
            ):
                heads[second], deps[second] = first, "conj"
            elif (
                sentence.tags[first] in ("NN", "NNS")
                and sentence.tags[second] in NAME_TAGS
                and not {",", "and", "or"} & set(sentence.words[first:second])
            ):
                heads[second], deps[second] = first, "appos"  # "the arms maker CSG"

    # -- verbs that the parser took for something else -----------------------------------------------------------------

    def raise_verb_read_as_modifier(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """A past tense cannot modify a noun: "and Beijing | taxed | Australian barley"."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for i in range(1, len(deps)):
            if (
                tags[i] in NAME_TAGS
                and sentence.words[i].islower()
                and deps[i] == "compound"
                and self.verb_lemma(sentence.words[i])
            ):
                tags[i] = "VBD"  # a name is not written small: "Sweden | angered | Finland"
        finite = any(
            tags[i] in ("VBD", "VBZ", "VBP", "MD") and deps[i] not in ("amod", "compound", "nmod")
            for i in range(len(tags))
        )
        for i in range(1, len(deps)):
            if tags[i] not in ("VBD", "VBN", "JJ") or deps[i] not in ("amod", "compound", "nmod"):
                continue
            noun = heads[i]
            if tags[i] == "JJ" and (
                finite or not sentence.words[i].endswith("ed") or self.verb_lemma(sentence.words[i]) is None
            ):
                continue
            if (
                not finite
                and noun > i
                and i > 1
                and tags[i - 1] == "JJ"
                and sentence.words[i - 1] in self.ontology.names
                and tags[i - 2] == "DT"
            ):
                tags[i - 1] = "NNPS"  # "the Dutch | taxed | tea"
            if (
                not finite
                and noun > i
                and tags[i - 1] in NOUN_TAGS | {"PRP"}
                and tags[noun] in NOUN_TAGS
                and deps[i - 1] != "poss"
            ):
                self._make_main_verb(sentence, i, noun, times)
                return
            if tags[i] != "VBD":
                continue
            if noun <= i or sentence.tags[i - 1] not in NOUN_TAGS | {"PRP"}:
                continue
            subject = i - 1
            verb = heads[noun]
            if deps[noun] not in ("conj", "dobj", "appos", "dep") and verb != noun:
                continue
            if _under(heads, subject, noun) and heads[subject] != i:
                continue
            is_root = heads[noun] == noun
            while (
                heads[subject] in range(i) and sentence.tags[heads[subject]] in NOUN_TAGS and heads[subject] > subject
            ):
                subject = heads[subject]
            heads[i], deps[i] = (i, "ROOT") if is_root else (verb, "conj")
            heads[noun], deps[noun] = i, "dobj"
            if not _under(heads, i, subject):
                heads[subject], deps[subject] = i, "nsubj"
            lemma = self.verb_lemma(sentence.words[i])
            if lemma:
                sentence.lemmas[i] = lemma

    def _make_main_verb(self, sentence: Sentence, verb: int, noun: int, times: Sequence[TimeExpression]) -> None:
        """Give a sentence without a finite verb the one that was read as a modifier: "the Dutch | taxed | tea"."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        tags[verb] = "VBD"
        sentence.lemmas[verb] = self.verb_lemma(sentence.words[verb]) or sentence.lemmas[verb]
        root = next(k for k in range(len(heads)) if heads[k] == k)
        subject = verb - 1
        if tags[root] in NOUN_TAGS and root < subject and _under(heads, noun, root) and root != noun:
            # "India's failure to ban Gazprom | frustrated | Ukraine": what stands before the verb belongs to the subject
            last = subject
            if heads[last] == noun:
                heads[last], deps[last] = heads[noun], deps[noun]
            subject = root
        dated = {t for time in times for t in range(time.first, time.last + 1)}
        for k in range(len(heads)):
            if (
                k not in (verb, subject)
                and heads[k] == noun
                and k < verb
                and k not in dated
                and tags[k] in ("DT", "JJ", "CD", *NOUN_TAGS)
                and k >= subject - 4
            ):
                heads[k] = subject
            elif (
                k not in (verb, root)
                and heads[k] == noun
                and (k < verb or k > noun)
                and deps[k] in ("prep", "npadvmod", "advmod", "punct", "nmod", "amod", "nummod")
                and k != subject
            ):
                heads[k] = verb
        if root not in (noun, verb, subject):
            heads[root], deps[root] = verb, "prep" if tags[root] in ("IN", "TO") else "npadvmod"
        heads[verb], deps[verb] = verb, "ROOT"
        heads[noun], deps[noun] = verb, "dobj"
        heads[subject], deps[subject] = verb, "nsubj"

    def raise_finite_verb_of_fragment(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """A sentence whose root is a noun and whose finite verb hangs below it: "Lavrov, the minister, | snubbed Baerbock"."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for root in range(len(deps)):
            if heads[root] != root or tags[root] not in NOUN_TAGS:
                continue
            if any(heads[k] == root and deps[k] in ("nsubj", "nsubjpass", "cop", "aux") for k in range(len(deps))):
                continue
            for verb in range(root + 1, len(deps)):
                if tags[verb] in ("VBD", "VBZ", "VBP") and deps[verb] in ("acl", "relcl", "appos", "dep", "conj"):
                    noun = heads[verb]
                    near = noun == root or (heads[noun] == root and deps[noun] in ("appos", "conj"))
                    if not near and not (
                        tags[verb] == "VBD" and _under(heads, noun, root) and deps[verb] in ("acl", "relcl")
                    ):
                        continue
                    if any(
                        heads[k] == verb
                        and (deps[k] in _MARKED or deps[k] == "mark" or tags[k] in ("WDT", "WP", "WRB"))
                        for k in range(len(deps))
                    ):
                        continue
                    heads[verb], deps[verb] = verb, "ROOT"
                    heads[root], deps[root] = verb, "nsubj"
                    for k in range(len(deps)):
                        if heads[k] == root and k > verb and deps[k] in ("punct", "prep", "advcl", "conj", "cc"):
                            heads[k] = verb
                    return

    def raise_verb_read_as_adjective(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """A root noun followed by participle and noun without a comma is a clause: "The visit | unsettled Lithuania"."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for root in range(len(deps)):
            if heads[root] != root or tags[root] not in NOUN_TAGS or sentence.words[-1] not in (".", "!", '"', "''"):
                continue
            for noun in range(root + 1, len(deps)):
                if (
                    deps[noun] not in ("appos", "dobj", "npadvmod", "conj")
                    or heads[noun] != root
                    or tags[noun] not in NOUN_TAGS
                ):
                    continue
                low = min([k for k in range(len(deps)) if heads[k] == noun and k < noun], default=noun)
                if (
                    tags[low] in ("VBN", "VBD", "JJ", "VBZ", "NNS")
                    and low != noun
                    and sentence.words[low - 1] not in (",", "and", "or", "the", "a")
                ):
                    lemma = self.verb_lemma(sentence.words[low]) if not sentence.words[low][:1].isupper() else None
                    if lemma is None or deps[low] not in ("amod", "compound", "nmod"):
                        continue
                    tags[low] = "VBD" if tags[low] != "NNS" and tags[low] != "VBZ" else "VBZ"
                    sentence.lemmas[low] = lemma
                    heads[low], deps[low] = low, "ROOT"
                    heads[root], deps[root] = low, "nsubj"
                    heads[noun], deps[noun] = low, "dobj"
                    for k in range(len(deps)):
                        if heads[k] == root and k > noun and deps[k] in ("punct", "prep", "advcl", "conj", "cc"):
                            heads[k] = low
                    return
        for i in range(1, len(deps)):
            # "condemned the coup and | froze | bank accounts", read as an adjective of the accounts
            noun = heads[i]
            past = sentence.words[i] in self._irregular and not sentence.words[i].endswith(("n", "ne"))
            if (
                past
                and tags[i] in ("JJ", "NN")
                and deps[i] in ("amod", "compound")
                and deps[noun] == "conj"
                and noun > i
                and sentence.words[i - 1] in ("and", "but")
            ):
                verb = heads[noun]
                if tags[verb] in NOUN_TAGS and deps[verb] in ("dobj", "pobj"):
                    verb = heads[verb]
                if tags[verb] not in VERB_TAGS:
                    continue
                tags[i], sentence.lemmas[i] = "VBD", self._irregular[sentence.words[i]]
                heads[i], deps[i] = verb, "conj"
                heads[noun], deps[noun] = i, "dobj"
        # "condemned the invasion and | froze | bank accounts"
        for i in range(1, len(deps)):
            if (
                tags[i] == "JJ"
                and deps[i] == "conj"
                and tags[heads[i]] in VERB_TAGS
                and sentence.words[i - 1] in ("and", "but", "or")
            ):
                if any(heads[k] == i and deps[k] == "dobj" for k in range(len(deps))) and (
                    lemma := self.verb_lemma(sentence.words[i])
                ):
                    tags[i], sentence.lemmas[i] = "VBD", lemma

    def read_conjunction_of_supposition(
        self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]
    ) -> None:
        """Read "provided Oslo | withdraws" as a condition: participle to conjunction, noun to subject."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for i, word in enumerate(sentence.words):
            if word.lower() not in ("provided", "providing") or tags[i] not in ("VBN", "VBG", "VBD") or heads[i] == i:
                continue
            if any(
                heads[k] == i and deps[k] in ("nsubj", "aux", "auxpass", "agent", "ccomp") for k in range(len(deps))
            ):
                continue
            verb = next((j for j in range(i + 1, min(i + 9, len(deps))) if tags[j] in _FINITE), -1)
            noun = max((k for k in range(i + 1, verb) if tags[k] in NOUN_TAGS | {"PRP"}), default=-1)
            if verb < 0 or noun < 0 or any(heads[k] == verb and deps[k] in _MARKED for k in range(len(deps))):
                continue
            above, steps = heads[i], 0
            while tags[above] not in VERB_TAGS and heads[above] != above and steps < 6:
                above, steps = heads[above], steps + 1
            if _under(heads, above, verb):
                continue
            heads[noun], deps[noun] = verb, "nsubj"
            for k in range(i + 1, noun):
                if heads[k] == i:
                    heads[k] = noun
            heads[verb], deps[verb] = above, "advcl"
            heads[i], deps[i], tags[i] = verb, "mark", "IN"

    def read_gerund_after_preposition(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """An -ing form without an article after a preposition is a clause: "prevented Oslo from | drilling"."""
        deps, heads = sentence.deps, sentence.heads
        for i in range(1, len(deps)):
            if deps[i] == "pobj" and sentence.tags[i] == "VBG" and heads[i] == i - 1:
                deps[i] = "pcomp"

    def read_bare_infinitive(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """Read "helped Ukraine | clear | mines", where the parser takes the infinitive for an adjective."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for i in range(2, len(deps) - 1):
            name, noun = i - 1, heads[i]
            if (
                tags[i] not in ("JJ", "NN")
                or deps[i] not in ("amod", "compound")
                or noun <= i
                or tags[noun] not in NOUN_TAGS
            ):
                continue
            if heads[noun] != name or tags[name] not in NAME_TAGS or deps[name] not in ("xcomp", "ccomp", "dobj"):
                continue
            verb = heads[name]
            if (sentence.lemmas[verb], "verb", "bare") not in self.ontology.signatures or sentence.words[
                i
            ].lower() not in self.ontology.verbs:
                continue
            tags[i], sentence.lemmas[i] = "VB", sentence.words[i].lower()
            heads[i], deps[i] = verb, "ccomp"
            heads[name], deps[name] = i, "nsubj"
            heads[noun], deps[noun] = i, "dobj"

    def read_for_to(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """Read "for Oslo to ban" as a clause with a subject: "lobbied | for Kenya to ban the airline"."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        persons = self.ontology.words.get("group-noun", frozenset()) | self.ontology.words.get(
            "organization-noun", frozenset()
        )
        for i, word in enumerate(sentence.words):
            if word.lower() != "for" or tags[i] != "IN":
                continue
            to = next((j for j in range(i + 2, min(i + 8, len(deps) - 1)) if tags[j] == "TO"), -1)
            if (
                to < 0
                or tags[to + 1] != "VB"
                or any(tags[t] in VERB_TAGS or tags[t] in (",", "IN") for t in range(i + 1, to))
            ):
                continue
            noun, verb = to - 1, to + 1
            fit = (
                tags[noun] in NAME_TAGS
                or tags[noun] == "PRP"
                or noun in spans
                or sentence.lemmas[noun].lower() in persons
            )
            if (
                not fit
                or sentence.entities[noun] in ("DATE", "TIME")
                or any(heads[k] == verb and deps[k] in _MARKED for k in range(len(deps)))
            ):
                continue
            governor = heads[i] if deps[i] in ("prep", "dative") else heads[verb]
            if governor in range(i, verb + 1) or _under(heads, governor, verb):
                continue
            heads[verb] = governor
            deps[verb] = "acl" if tags[governor] in NOUN_TAGS else "ccomp" if tags[governor] in VERB_TAGS else "xcomp"
            heads[noun], deps[noun] = verb, "nsubj"
            heads[i], deps[i] = verb, "mark"

    def read_gerund_with_subject(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """Read "the idea of Peru | signing the treaty" as a clause that the noun embeds, not as a Peru that signs."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for k in range(3, len(deps)):
            name, prep = k - 1, heads[k - 1]
            if tags[k] != "VBG" or deps[k] != "acl" or heads[k] != name or deps[name] != "pobj" or deps[prep] != "prep":
                continue
            noun = heads[prep]
            frame = f"{sentence.words[prep].lower()}-gerund"
            if (sentence.lemmas[noun].lower(), "noun", frame) in self.ontology.signatures:
                heads[k], deps[k] = prep, "pcomp"
                heads[name], deps[name] = k, "nsubj"

    def free_leading_name(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """A known name right before a finite verb that has no subject is its subject, whatever the parser makes of it."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for first, last, _ in sorted(set(spans.values())):
            nxt = last + 1
            if nxt >= len(deps) or deps[last] in (
                *_MARKED,
                "conj",
                "poss",
                "pobj",
                "dobj",
                "appos",
                "agent",
                "dative",
                "attr",
            ):
                continue
            if first > 0 and sentence.words[first - 1] not in (
                ",",
                '"',
                "and",
                "but",
                "that",
                "while",
                "as",
                "if",
                ";",
                "the",
                "The",
                ":",
            ):
                continue
            verb = (
                nxt
                if tags[nxt] in _FINITE and deps[nxt] not in ("aux", "auxpass")
                else heads[nxt]
                if deps[nxt] in ("aux", "auxpass")
                else -1
            )
            if (
                verb <= last
                or tags[verb] not in VERB_TAGS
                or any(heads[k] == verb and deps[k] in _MARKED for k in range(len(deps)))
            ):
                continue
            if _under(heads, verb, last):
                heads[verb], deps[verb] = (verb, "ROOT") if heads[last] == last else (heads[last], deps[last])
            heads[last], tags[last] = verb, "NNP"
            deps[last] = (
                "nsubjpass" if any(heads[k] == verb and deps[k] == "auxpass" for k in range(len(deps))) else "nsubj"
            )

    def read_speech_aside(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """Set a speech verb between commas aside: "Chad, | officials said, | had sunk the ferry"."""
        deps, heads, tags, words = sentence.deps, sentence.heads, sentence.tags, sentence.words
        for said in range(3, len(deps) - 2):
            if (
                words[said + 1] != ","
                or tags[said] not in ("VBD", "VBZ", "VBP")
                or (sentence.lemmas[said], "verb", "quote") not in self.ontology.signatures
            ):
                continue
            comma = next((c for c in range(said - 2, max(0, said - 8), -1) if words[c] == ","), -1)
            if comma < 1 or any(
                tags[t] not in ("DT", "JJ", "CD", "PRP", "PRP$", "POS", "HYPH", *NOUN_TAGS)
                for t in range(comma + 1, said)
            ):
                continue
            speaker, subject = said - 1, comma - 1
            verb = next(
                (
                    j
                    for j in range(said + 2, len(deps))
                    if tags[j] in VERB_TAGS and deps[j] not in ("aux", "auxpass", "amod")
                ),
                -1,
            )
            if (
                verb < 0
                or tags[subject] not in NOUN_TAGS | {"PRP"}
                or (
                    tags[speaker] not in NOUN_TAGS | {"PRP"}
                    and words[speaker] not in ("some", "many", "others", "most")
                )
            ):
                continue
            if heads[subject] == verb and heads[said] == verb and heads[speaker] == said:
                continue
            if tags[said + 2] not in (*VERB_TAGS, "MD", "RB"):
                continue
            before = list(heads), list(deps)
            while (
                heads[subject] in range(comma)
                and tags[heads[subject]] in NOUN_TAGS
                and deps[subject] in ("pobj", "compound")
            ):
                subject = heads[subject]
            if heads[said] == said or _under(heads, verb, said):
                heads[verb], deps[verb] = (verb, "ROOT") if heads[said] == said else (heads[said], deps[said])
            if _under(heads, verb, subject):
                heads[verb], deps[verb] = (
                    (verb, "ROOT") if heads[subject] == subject else (heads[subject], deps[subject])
                )
            heads[said], deps[said] = verb, "parataxis"
            heads[speaker], deps[speaker] = said, "nsubj"
            heads[subject] = verb
            deps[subject] = (
                "nsubjpass" if any(heads[k] == verb and deps[k] == "auxpass" for k in range(len(deps))) else "nsubj"
            )
            if not _is_tree(heads):
                heads[:], deps[:] = before

    def read_relative_after_object(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """Read "citing polls | that its minister had commissioned" as a relative clause of the polls."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        persons = self.ontology.words.get("person-noun", frozenset()) | self.ontology.words.get(
            "group-noun", frozenset()
        )
        for k in range(2, len(deps)):
            if deps[k] != "ccomp" or tags[k] not in VERB_TAGS:
                continue
            that = next(
                (
                    m
                    for m in range(heads[k] + 1, k)
                    if heads[m] == k and deps[m] == "mark" and sentence.words[m] == "that"
                ),
                -1,
            )
            if that < 1:
                continue
            noun = that - 1
            if (
                deps[noun] != "dobj"
                or heads[noun] != heads[k]
                or tags[noun] not in ("NN", "NNS")
                or sentence.lemmas[noun] in persons
            ):
                continue
            if any(
                heads[n] == k and deps[n] in ("dobj", "attr", "acomp", "nsubjpass", "ccomp", "xcomp")
                for n in range(len(deps))
            ):
                continue
            heads[k], deps[k] = noun, "relcl"
            deps[that], tags[that] = "dobj", "WDT"

    def raise_intransitive(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """What cannot be passive is a clause of its own: "endured raids and a race | ensued"."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        known = self.ontology.words.get("intransitive-verb", frozenset())
        for k in range(2, len(deps)):
            noun = heads[k]
            if (
                tags[k] not in ("VBN", "VBD")
                or deps[k] != "acl"
                or sentence.lemmas[k] not in known
                or deps[noun] != "conj"
            ):
                continue
            verb = noun
            while tags[verb] not in VERB_TAGS and heads[verb] != verb:
                verb = heads[verb]
            if tags[verb] not in VERB_TAGS or verb > noun:
                continue
            heads[k], deps[k], tags[k] = verb, "conj", "VBD"
            heads[noun], deps[noun] = k, "nsubj"

    def give_object_conjunct_its_verb(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """A noun coordinated with an object, right before a finite verb without a subject, is its subject."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for verb in range(2, len(deps)):
            noun = verb - 1
            if tags[verb] not in _FINITE or deps[verb] != "conj" or deps[noun] != "conj" or tags[noun] not in NOUN_TAGS:
                continue
            if tags[heads[noun]] not in NOUN_TAGS or deps[heads[noun]] not in ("dobj", "pobj", "attr"):
                continue
            if any(heads[k] == verb and deps[k] in (*_MARKED, "aux", "auxpass") for k in range(len(deps))):
                continue
            heads[noun], deps[noun] = verb, "nsubj"

    def attach_participle_to_its_subject(
        self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]
    ) -> None:
        """A participle between a subject and its verb belongs to them: "but Vilnius, | citing the law, | has refused"."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for k in range(2, len(deps)):
            if tags[k] not in ("VBG", "VBN") or deps[k] not in ("advcl", "conj", "acl") or sentence.words[k - 1] != ",":
                continue
            if any(heads[n] == k and deps[n] in (*_MARKED, "aux", "auxpass", "cc") for n in range(len(deps))):
                continue
            subject = k - 2
            verb = heads[subject]
            if (
                deps[subject] not in ("nsubj", "nsubjpass")
                or verb <= k
                or heads[k] in (verb, subject)
                or _under(heads, verb, k)
            ):
                continue
            heads[k], deps[k] = verb, "advcl"

    def read_perfect(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """Read "has | embarrassed Lisbon" as a perfect, where the parser sees an embarrassed Lisbon."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for i in range(len(deps) - 2):
            have, verb = i, i + 1
            noun = heads[verb]
            if (
                sentence.lemmas[have] != "have"
                or deps[have] in ("aux", "auxpass")
                or tags[verb] not in ("VBN", "JJ", "VBD")
            ):
                continue
            if deps[verb] != "amod" or noun <= verb or tags[noun] not in NAME_TAGS or heads[noun] != have:
                continue
            lemma = self.verb_lemma(sentence.words[verb])
            if lemma is None:
                continue
            root = heads[have] == have
            heads[verb], deps[verb] = (verb, "ROOT") if root else (heads[have], deps[have])
            for k in range(len(deps)):
                if heads[k] == have and k != verb:
                    heads[k] = verb
            heads[have], deps[have] = verb, "aux"
            tags[verb], sentence.lemmas[verb] = "VBN", lemma

    # -- coordination ------------------------------------------------------------------------------------------------------

    def attach_finite_conjunct(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """A finite verb is coordinated with a finite verb: "ordered them to dismiss women and | forced"."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for k in range(len(deps)):
            if deps[k] != "conj" or tags[k] not in _FINITE:
                continue
            head = heads[k]
            if tags[head] == "VB" and sentence.words[k].lower() == sentence.lemmas[k]:
                tags[k] = "VB"  # "promised to open the port and cut the fees": one form for all tenses
                continue
            if tags[head] not in ("VB", "VBG") or any(
                heads[n] == k
                and (deps[n] in _MARKED or (deps[n] in ("aux", "auxpass") and tags[n] != "MD" and tags[k] == "VBN"))
                for n in range(len(deps))
            ):
                continue
            if any(
                heads[n] == head and deps[n] == "aux" and tags[n] in ("MD", "VBD", "VBZ", "VBP")
                for n in range(len(deps))
            ):
                continue
            relative = next(
                (
                    r
                    for r in range(k - 1, head, -1)
                    if deps[r] == "relcl"
                    and tags[r] == tags[k]
                    and any(heads[n] == r and tags[n] in ("WDT", "WP") for n in range(r))
                ),
                -1,
            )
            if relative >= 0:
                heads[k] = relative  # "refused a peace that left the troops and | legitimised the council"
                continue
            up, steps = head, 0
            while heads[up] != up and steps < 8:
                up = heads[up]
                steps += 1
                if tags[up] == tags[k] or (
                    tags[up] in _FINITE and tags[k] in _FINITE and {tags[up], tags[k]} != {"VBD", "VBP"}
                ):
                    heads[k] = up
                    break

    def raise_speech_conjunct(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """A report coordinated with what another report says is a report of its own: "A said that …, but B insisted that …"."""
        deps, heads = sentence.deps, sentence.heads
        speech = self.ontology.signatures
        for k in range(len(deps)):
            if (
                deps[k] != "conj"
                or (sentence.lemmas[k], "verb", "quote") not in speech
                or sentence.tags[k] not in _FINITE
            ):
                continue
            head = heads[k]
            if deps[head] != "ccomp" or (sentence.lemmas[heads[head]], "verb", "quote") not in speech:
                continue
            own = [n for n in range(len(deps)) if heads[n] == k]
            subject = next((n for n in own if deps[n] in ("nsubj", "nsubjpass")), -1)
            if subject < 0 or not any(deps[n] == "ccomp" for n in own):
                continue
            before = [
                sentence.words[t]
                for t in range(max(0, min([subject, *(n for n in range(subject) if heads[n] == subject)]) - 2), subject)
            ]
            if "," in before or ";" in before or "but" in before:
                heads[k] = heads[head]

    def raise_deed_conjunct(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """What only a person or a state does is not done by the thing reported on: "denied that the antennas served … and | threatened"."""
        deps, heads, words = sentence.deps, sentence.heads, self.ontology.words
        signatures = self.ontology.signatures
        for k in range(len(deps)):
            head = heads[k]
            if (
                deps[k] != "conj"
                or sentence.tags[k] not in _FINITE
                or deps[head] != "ccomp"
                or head > k
                or sentence.tags[heads[head]] != sentence.tags[k]
            ):
                continue
            if any(heads[n] == k and deps[n] in (*_MARKED, "aux", "auxpass") for n in range(len(deps))):
                continue
            deed = any((sentence.lemmas[k], "verb", frame) in signatures for frame in ("to", "that", "quote"))
            subject = next((n for n in range(head) if heads[n] == head and deps[n] == "nsubj"), -1)
            if not deed or subject < 0 or sentence.tags[subject] not in ("NN", "NNS"):
                continue
            lemma = sentence.lemmas[subject].lower()
            if any(
                lemma in words.get(key, ()) for key in ("group-noun", "organization-noun", "person-noun", "pair-noun")
            ):
                continue
            heads[k] = heads[head]

    def attach_infinitive_conjunct(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """A bare infinitive is coordinated with an infinitive: "vowed to close the base and | expel the envoy"."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for k in range(len(deps)):
            if deps[k] != "conj" or tags[k] != "VB":
                continue
            head = heads[k]
            if tags[head] not in ("VBD", "VBZ", "VBN") or any(
                heads[n] == k and deps[n] in ("aux", *_MARKED) for n in range(len(deps))
            ):
                continue
            if any(heads[n] == head and deps[n] == "aux" and tags[n] == "MD" for n in range(len(deps))):
                continue
            inner = [
                n
                for n in range(head + 1, k)
                if heads[n] == head and deps[n] in ("xcomp", "advcl", "ccomp") and tags[n] == "VB"
            ]
            if inner:
                heads[k] = inner[-1]

    def attach_possessed_conjunct(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """What has a possessor is coordinated with what has one: "China's ban on Micron and | Maduro's threat"."""
        deps, heads = sentence.deps, sentence.heads

        def possessed(i: int) -> bool:
            return any(heads[n] == i and deps[n] == "poss" for n in range(len(deps)))

        for k in range(len(deps)):
            if deps[k] != "conj" or sentence.tags[k] not in NOUN_TAGS or not possessed(k) or possessed(heads[k]):
                continue
            up, steps = heads[k], 0
            while heads[up] != up and steps < 8:
                up = heads[up]
                steps += 1
                if sentence.tags[up] in NOUN_TAGS and possessed(up) and up < k:
                    self._move_conjunct(sentence, k, up)
                    break

    def part_coordinated_possessors(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """Part "China's ban on Micron | and Maduro's threat", which the parser reads as a threat of Micron and Maduro."""
        deps, heads = sentence.deps, sentence.heads
        for first in range(len(deps)):
            noun = heads[first]
            if deps[first] != "poss" or deps[noun] != "pobj" or first > noun:
                continue
            second = next((k for k in range(first + 1, noun) if heads[k] == first and deps[k] == "conj"), -1)
            prep = heads[noun]
            above = heads[prep]
            if (
                second < 0
                or sentence.words[first + 1] == "'s"
                or not any(heads[k] == above and deps[k] == "poss" for k in range(len(deps)))
            ):
                continue
            heads[first], deps[first] = prep, "pobj"
            heads[second], deps[second] = noun, "poss"
            heads[noun], deps[noun] = above, "conj"
            for k in range(first + 1, second):
                if deps[k] == "cc" and heads[k] == first:
                    heads[k] = above

    def _move_conjunct(self, sentence: Sentence, k: int, up: int) -> None:
        heads, deps = sentence.heads, sentence.deps
        old = heads[k]
        heads[k] = up
        for n in range(len(deps)):
            if heads[n] == old and deps[n] == "cc" and n < k:
                heads[n] = up

    def give_conjunct_noun_its_verb(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """A noun coordinated with a verb, before a verb without a subject, is that verb's subject."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for k in range(len(deps)):
            if deps[k] != "conj" or tags[k] not in NOUN_TAGS or tags[heads[k]] not in VERB_TAGS:
                continue
            verb = heads[k]
            main = heads[verb]
            if deps[verb] == "ccomp" and main > k and tags[main] in VERB_TAGS:
                # "The miner wants …, but Vilnius, citing the law, | has refused"
                if not any(heads[n] == main and deps[n] in _MARKED for n in range(len(deps))):
                    heads[k], deps[k] = main, "nsubj"
                    continue
            for later in range(k + 1, len(deps)):
                if (
                    heads[later] in (verb, k)
                    and tags[later] in ("VBD", "VBN", "VBZ")
                    and deps[later] in ("advcl", "acl", "conj", "relcl")
                    and later > k + 1
                ):
                    own = [n for n in range(len(deps)) if heads[n] == later]
                    if any(deps[n] in _MARKED or deps[n] in ("mark", "agent", "auxpass") for n in own):
                        break
                    if heads[later] == k and deps[later] == "acl" and sentence.words[later - 1] != ",":
                        break
                    heads[later], deps[later] = verb, "conj"
                    heads[k], deps[k] = later, "nsubj"
                    if tags[later] == "VBN" and not any(deps[n] == "aux" for n in own):
                        tags[later] = "VBD"
                    break

    # -- objects -----------------------------------------------------------------------------------------------------------

    def part_double_object(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]) -> None:
        """Part the receiver from the thing: "gave the Houthis | ballistic missiles", "sold Kyiv | ammunition"."""
        deps, heads = sentence.deps, sentence.heads
        for noun in range(len(deps)):
            verb = heads[noun]
            if deps[noun] != "dobj" or sentence.lemmas[verb] not in self._recipients or noun in spans:
                continue
            if any(heads[n] == verb and deps[n] == "dative" for n in range(len(deps))):
                continue
            pronoun = next(
                (n for n in range(verb + 1, noun) if heads[n] == noun and sentence.tags[n] == "PRP" and n == verb + 1),
                -1,
            )
            if pronoun >= 0:
                heads[pronoun], deps[pronoun] = verb, "dative"
                continue
            for first, last, text in sorted(set(spans.values())):
                if not verb < first <= last < noun or heads[last] != noun:
                    continue
                known = self.ontology.names.get(text, ())
                if not any(
                    name.role in ("label", "alias", "capital", "seat") and self._is_actor(name.iri) for name in known
                ):
                    continue
                if any(name.role == "adjective" for name in known) or (
                    last + 1 < noun and sentence.words[last + 1] in ("'s", "'")
                ):
                    continue
                if deps[last] not in ("amod", "compound", "nmod"):
                    continue
                before = range(verb + 1, first)
                if any(sentence.tags[t] not in ("DT", "RB") for t in before):
                    continue
                heads[last], deps[last] = verb, "dative"
                sentence.tags[last] = "NNP"
                for t in before:
                    if heads[t] == noun and deps[t] == "det":
                        heads[t] = last
                break

    def _is_actor(self, iri: str) -> bool:
        entry = self.ontology.entries.get(iri)
        return entry is not None and entry.kind in ("State", "Organization", "Person", "Group")

    def make_name_after_verb_its_object(
        self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression]
    ) -> None:
        """A capitalised name right after a verb is no adverb, nor one beside a name a verb: "seized | Bakhmut"."""
        deps, heads, tags = sentence.deps, sentence.heads, sentence.tags
        for i in range(1, len(deps)):
            if (
                deps[i] == "conj"
                and tags[heads[i]] in NAME_TAGS
                and tags[i] not in NAME_TAGS
                and sentence.words[i][:1].isupper()
            ):
                if (sentence.entities[i] or i in spans) and not any(
                    heads[n] == i and deps[n] in ("nsubj", "dobj", "aux") for n in range(len(deps))
                ):
                    tags[i] = "NNP"
        for i in range(1, len(deps)):
            if (
                deps[i] == "npadvmod"
                and tags[i] in NAME_TAGS
                and sentence.entities[i] in ("PERSON", "ORG", "GPE")
                and heads[i] == i - 1
                and tags[i - 1] in VERB_TAGS
            ):
                if not any(heads[n] == i - 1 and deps[n] in ("dobj", "auxpass") for n in range(len(deps))):
                    deps[i] = "dobj"
        for i in range(1, len(deps)):
            if deps[i] == "advmod" and tags[i] in ("RB", "JJ") and heads[i] == i - 1 and tags[i - 1] in VERB_TAGS:
                if sentence.words[i][:1].isupper() and (sentence.entities[i] or i in spans):
                    if not any(heads[n] == i - 1 and deps[n] == "dobj" for n in range(len(deps))):
                        deps[i], tags[i] = "dobj", "NNP"


def _under(heads: list[int], i: int, top: int) -> bool:
    """Whether `top` is an ancestor of `i` or `i` itself."""
    steps = 0
    while i != top and heads[i] != i and steps < len(heads):
        i = heads[i]
        steps += 1
    return i == top


def _is_tree(heads: list[int]) -> bool:
    """Whether every token leads to a root without going in a circle."""
    return all(_reaches_root(heads, i) for i in range(len(heads)))


def _reaches_root(heads: list[int], i: int) -> bool:
    for _ in range(len(heads)):
        if heads[i] == i:
            return True
        i = heads[i]
    return False


def _unite(sentence: Sentence, first: int, last: int) -> None:
    heads, deps = sentence.heads, sentence.deps
    inside = range(first, last + 1)
    outer = next((t for t in inside if heads[t] not in inside or heads[t] == t), last)
    if outer != last:
        heads[last] = heads[outer] if heads[outer] != outer else last
        deps[last] = deps[outer]
    for t in range(len(heads)):
        if t in inside:
            if t != last:
                heads[t] = last
                deps[t] = "punct" if sentence.words[t] == "-" else "compound"
        elif heads[t] in inside and heads[t] != last:
            heads[t] = last
    for t in inside:
        if sentence.tags[t] not in NAME_TAGS and sentence.words[t] != "-":
            sentence.tags[t] = "NNP"
