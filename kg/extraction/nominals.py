"""Noun phrases to mentions: where a phrase begins, what it is called, what stands before, beside and after its head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.tree import NAME_TAGS, NOUN_TAGS, Tree
from kg.model import Mention, TimeExpression
from kg.ontology import Ontology

# Children of a noun that belong to its label when they stand before it.
_BEFORE = frozenset(
    {
        "compound",
        "amod",
        "nummod",
        "nmod",
        "quantmod",
        "npadvmod",
        "advmod",
        "punct",
        "case",
        "det",
        "poss",
        "predet",
        "neg",
        "preconj",
        "cc",
        "conj",
    }
)
_DROPPED_TAGS = frozenset({"DT", "PDT", "WDT", "PRP$", "WP$", "POS", "CC"})
_NEGATIVE = frozenset({"no", "neither", "nor", "none", "nobody", "nothing"})
_EMPTY = frozenset(
    {
        "anyone",
        "anybody",
        "anything",
        "someone",
        "somebody",
        "something",
        "everyone",
        "everybody",
        "everything",
        "one",
        "nobody",
        "nothing",
        "none",
        "who",
        "whom",
        "what",
        "which",
        "whoever",
        "whatever",
        "how",
        "why",
        "where",
        "when",
        "there",
        "you",
        "that",
        "this",
        "these",
        "those",
        "such",
        "more",
        "most",
        "all",
        "some",
        "many",
        "few",
        "much",
        "others",
        "another",
        "other",
        "either",
        "neither",
    }
)
# "thousands of villagers" are villagers; how many is no part of who
_VAGUE = frozenset({"thousand", "hundred", "dozen", "score", "million", "handful"})
_PARTITIVE = frozenset(
    {"none", "neither", "all", "both", "most", "much", "many", "some", "each", "few", "several", "whole", "either"}
)
_PRONOUN_TAGS = frozenset({"PRP", "WP", "EX"})
_PLAIN_AFTER_OF = frozenset({"NN", "NNS"})
_MONARCHS = frozenset(
    {
        "King",
        "Queen",
        "Prince",
        "Princess",
        "Pope",
        "Emperor",
        "Sultan",
        "Emir",
        "Sheikh",
        "Shah",
        "Tsar",
        "Czar",
        "Kaiser",
        "Ayatollah",
        "Cardinal",
        "Archbishop",
        "Imam",
    }
)
_NUMERIC = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})


_NOUN_ENDINGS = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ship",
    "ism",
    "ance",
    "ence",
    "ings",
    "ments",
    "tions",
    "ities",
)
_COMMON_LISTS = (
    "group-noun",
    "organization-noun",
    "person-noun",
    "place-noun",
    "pair-noun",
    "quantity-noun",
    "meeting-noun",
)


class Nominals:
    """The mentions of one sentence, each made once."""

    def __init__(
        self,
        tree: Tree,
        ontology: Ontology,
        spans: dict[int, tuple[int, int, str]],
        times: Sequence[TimeExpression] = (),
    ) -> None:
        self.tree = tree
        self.ontology = ontology
        self.spans = spans
        self._dated = {t for time in times for t in range(time.first, time.last + 1)}
        self._quantity = ontology.words.get("quantity-noun", frozenset())
        self._titles = ontology.words.get("title", frozenset())
        self._known: dict[int, Mention] = {}
        self._groups: dict[int, Mention] = {}

    def is_dated(self, i: int) -> bool:
        """Whether token `i` belongs to a time expression."""
        return i in self._dated

    def made(self) -> list[Mention]:
        """Return every mention made so far in text order, each coordination after its parts."""
        groups = [(max(m.head for m in g.members), 1, g) for g in self._groups.values() if g.members]
        rows = [(i, 0, mention) for i, mention in self._known.items()]
        return [mention for _, _, mention in sorted([*rows, *groups], key=lambda row: row[:2])]

    def phrase(self, i: int, role: str, predicate: int) -> Mention:
        """Return the mention headed by token `i`: one with members where phrases are coordinated."""
        group = self._groups.get(i)
        if group is not None:
            return group
        if (self.tree.lower[i] in _PARTITIVE or self.tree.lemmas[i].lower() in _VAGUE) and (
            of := self._of_child(i)
        ) >= 0:
            # "none of them", "most of the cocoa": the phrase is about what follows "of"
            whole = self.phrase(of, role, predicate)
            if self.tree.lower[i] in _NEGATIVE or self.tree.lower[i] == "few":
                for one in (whole, *whole.members):
                    one.negative = True
            self._groups[i] = whole
            return whole
        single = self.single(i, role, predicate)
        members = [single]
        tree = self.tree
        for k in tree.conjuncts(i)[1:] if any(tree.deps[k] == "conj" for k in tree.children[i]) else []:
            if (
                tree.tags[k] in NOUN_TAGS
                or tree.tags[k] in _PRONOUN_TAGS
                or k in self.spans
                or tree.tags[k] in ("CD", "DT", "JJ", "FW")
            ):
                if tree.is_verb(k) or tree.child(k, "nsubj", "aux") >= 0:
                    continue
                members.append(self.single(k, role, predicate))
        for one in members[1:]:
            if any(tree.lower[t] == "not" for t in range(max(one.first - 1, 0), one.head)):
                one.negative = True
        # "Norway, not Sweden": the negated apposition is a participant of its own
        members += [apposition for apposition in single.appositions if apposition.negative]
        # "two monarchies, Saudi Arabia and Qatar": the apposition names the members
        described = single.form == "nominal" or tree.words[i].islower()  # "three Baltic states" are a name, too
        if len(members) == 1 and (single.plural or tree.lemmas[i] != tree.lower[i]) and described:
            named = [m for m in single.appositions if m.form == "name" and not m.negative]
            if len(named) > (single.form == "name"):
                members = named
        if (
            len(members) > 1
            and members[-1].form == "name"
            and all(
                m.form == "nominal" and m.tag == "NN" and not m.determiner and m.possessor is None for m in members[:-1]
            )
        ):
            members = members[-1:]  # "sociologist and historian Jane Doe" is one person
        if len(members) == 1:
            self._groups[i] = members[0]
            return members[0]
        if "neither" in self._before(i) or "nor" in self._before(i):
            for member in members:
                member.negative = True
        whole = replace(single, members=tuple(members), plural=True, end=max(m.end for m in members))
        self._groups[i] = whole
        return whole

    def _before(self, i: int) -> list[str]:
        tree = self.tree
        first, _ = tree.edges(i)
        return tree.lower[max(0, first - 1) : i + 1]

    def single(self, i: int, role: str, predicate: int) -> Mention:
        """Return the mention headed by token `i` alone."""
        found = self._known.get(i)
        if found is not None:
            if not found.role or found.predicate < 0:
                found.role, found.predicate = role, predicate
            return found
        tree = self.tree
        if (
            tree.tags[i] in _PRONOUN_TAGS
            or (tree.lower[i] in _EMPTY and not self._has_premodifier(i))
            or self._stands_for_several(i)
        ):
            mention = self._pronoun(i, role, predicate)
        else:
            mention = self._nominal(i, role, predicate)
        self._known[i] = mention
        # what stands beside the head is read after the mention is known, so that nothing recurs without end
        self._attach(i, mention, predicate)
        return mention

    def _stands_for_several(self, i: int) -> bool:
        """Whether a number or "both" stands alone for participants named before: "the two agreed", "both left"."""
        tree = self.tree
        if tree.lower[i] in ("both", "each"):
            return tree.deps[i] in ("nsubj", "nsubjpass", "dobj", "pobj") and not tree.children[i]
        return tree.lower[i] in ("two", "three") and all(
            tree.lower[k] in ("the", "all") and k < i for k in tree.children[i]
        )

    def _has_premodifier(self, i: int) -> bool:
        return any(k < i and self.tree.deps[k] in ("amod", "compound", "nummod", "poss") for k in self.tree.children[i])

    def _pronoun(self, i: int, role: str, predicate: int) -> Mention:
        tree = self.tree
        word = tree.lower[i]
        first = i
        for k in tree.children[i]:
            if k < i and tree.deps[k] in ("det", "predet") and k == first - 1:
                first = k
        return Mention(
            sentence=tree.number, head=i, first=first, last=i, begin=tree.begins[first], end=tree.ends[i],
            text="", lemma=word, tag=tree.tags[i], form="pronoun", label=word, role=role, predicate=predicate,
            plural=word in ("they", "them", "we", "us", "these", "those", "their", "our", "themselves", "ourselves", "both", "all", "two", "three"),
            negative=word in _NEGATIVE,
        )  # fmt: skip

    def _nominal(self, i: int, role: str, predicate: int) -> Mention:
        tree = self.tree
        span = self.spans.get(i)
        last = i
        if span is not None and span[1] > i:
            last = span[1]
        elif (
            i + 1 < tree.size
            and tree.deps[i] != "poss"
            and tree.heads[i + 1] == i
            and tree.words[i + 1] == "'s"
            and tree.tags[i] in NAME_TAGS
            and not (i + 2 < tree.size and tree.tags[i + 2] in ("NN", "NNS", "NNP", "NNPS", "JJ", "CD"))
        ):
            last = i + 1  # "Moody's will", "accused Lloyd's of"
        first, kept, determiner, modifiers, negative = self._walk_before(i, span)
        if first > 0 and tree.lower[first - 1] == "not" and role in ("subject", "agent"):
            negative = True
        if determiner == "" and kept and tree.lower[first] in ("all", "both"):
            determiner = tree.lower[first]
        label = self._join([*kept, *range(i, last + 1)])
        lemma = tree.lemmas[i].lower()
        tag = tree.tags[i]
        name, title, _name_first = self._name(i, last, kept, span)
        of = self._of_child(i)
        if of >= 0 and tag == "CD" and not name:
            counted = self.single(of, "", -1)  # "three of its dams"
            label, lemma, tag = f"{tree.words[i]} {counted.label}", counted.lemma, counted.tag
        elif of >= 0 and not name and last == i:
            tail = self._of_tail(i, of)
            if tail is not None:
                label = f"{label} {tail}"
        opens = kept[0] if kept else i
        if not name and (
            (opens == 0 and tag not in NAME_TAGS and (not kept or not self._is_name_token(opens)))
            or (not kept and self._is_common(i, kept))
        ):
            # a capital that only opens the sentence
            label = label[:1].lower() + label[1:]
        entity = tree.entities[i] if tree.entities[i] not in _NUMERIC else ""
        return Mention(
            sentence=tree.number, head=i, first=first, last=last, begin=tree.begins[first], end=tree.ends[last],
            text="", lemma=lemma, tag=tag, form="name" if name else "nominal", label=name or label, name=name,
            entity=entity, title=title, determiner=determiner, plural=tag in ("NNS", "NNPS"), role=role,
            predicate=predicate, modifiers=tuple(modifiers), negative=negative,
        )  # fmt: skip

    def _walk_before(self, i: int, span: tuple[int, int, str] | None) -> tuple[int, list[int], str, list[str], bool]:
        """Return first token, label tokens, determiner, modifiers, negation of what stands before the head."""
        tree = self.tree
        first = min(i, span[0]) if span else i
        kept: set[int] = set(range(span[0], i)) if span else set()
        determiner, negative = "", False
        for k in tree.children[i]:
            if k >= i:
                break
            dep = tree.deps[k]
            if dep not in _BEFORE:
                continue
            low, high = tree.edges(k)
            if k in self._dated and i not in self._dated:
                continue
            if (
                tree.entities[k] in ("DATE", "TIME")
                and tree.entities[i] not in ("DATE", "TIME")
                and tree.tags[i] in NAME_TAGS
                and tree.tags[k] != "CD"
            ):
                continue
            if dep == "punct" and tree.words[k] not in ("-", "/"):
                continue
            if (
                dep == "advmod"
                and tree.lower[k] in ("hardly", "scarcely", "barely")
                and tree.lower[k + 1] in ("any", "a")
            ):
                negative = True  # "hardly any minister"
                first = min(first, low)
                continue
            if high >= i or (
                dep in ("advmod", "cc", "conj") and dep == "advmod" and tree.tags[k] == "RB" and self._outside(k, i)
            ):
                continue
            if dep in ("det", "predet", "neg", "preconj"):
                if dep == "det" or not determiner:
                    determiner = tree.lower[k]
                negative = (
                    negative
                    or tree.lower[k] in _NEGATIVE
                    or (
                        dep == "neg"
                        and tree.lower[k] == "not"
                        and tree.lower[k + 1] not in ("only", "just", "merely", "simply")
                    )
                )
                first = min(first, low)
                continue
            if dep == "poss":
                first = min(first, low)
                continue
            if dep == "cc":
                continue
            first = min(first, low)
            kept.update(t for t in range(low, high + 1) if tree.tags[t] not in ("PDT", "WDT", "PRP$", "WP$"))
        has_possessor = any(tree.deps[k] == "poss" for k in tree.children[i])
        ordered = sorted(kept)
        while (
            ordered
            and tree.tags[ordered[0]] in _DROPPED_TAGS | {",", ":", "RB", "HYPH"}
            and tree.lower[ordered[0]] not in ("more", "most")
        ):
            degree = tree.lower[ordered[0]].endswith("ly") or tree.lower[ordered[0]] in (
                "very",
                "so",
                "too",
                "well",
                "far",
                "much",
                "less",
            )
            if tree.tags[ordered[0]] == "RB" and len(ordered) > 1 and tree.heads[ordered[0]] != i and degree:
                break
            ordered.pop(0)
        if has_possessor or determiner in ("the", "its"):
            ordered = [t for t in ordered if tree.lower[t] != "own"]
        if tree.lower[ordered[0]] == "such" if ordered else False:
            ordered.pop(0)
        modifiers = [tree.words[t] for t in ordered if tree.words[t] != "-"]
        return first, ordered, determiner, modifiers, negative

    def _outside(self, k: int, i: int) -> bool:
        # "even China", "only Norway": the adverb is no part of the phrase
        return not any(self.tree.deps[t] in ("amod", "nummod") for t in self.tree.children[i] if k < t < i)

    def _is_name_token(self, i: int) -> bool:
        return (
            self.tree.tags[i] in NAME_TAGS
            or i in self.spans
            or bool(self.tree.entities[i] in ("GPE", "NORP", "ORG", "PERSON", "LOC"))
        )

    def _join(self, tokens: list[int]) -> str:
        tree = self.tree
        text, previous = "", -1
        for t in tokens:
            if previous >= 0 and (t != previous + 1 or tree.begins[t] > tree.ends[previous]):
                text += " "
            text += tree.words[t]
            previous = t
        return text

    def _of_child(self, i: int) -> int:
        tree = self.tree
        for k in tree.children[i]:
            if k > i and tree.deps[k] == "prep" and tree.lower[k] == "of":
                return tree.child(k, "pobj")
        return -1

    def _of_tail(self, i: int, of: int) -> str | None:
        """Return "of …" where it belongs to the label: a quantity's noun, or a bare common noun ("freedom of navigation")."""
        tree = self.tree
        low, _ = tree.edges(of)
        quantity = tree.lemmas[i].lower() in self._quantity
        bare = tree.tags[of] in _PLAIN_AFTER_OF and all(
            tree.deps[k] in ("amod", "compound", "nummod", "punct") for k in tree.children[of] if k < of
        )
        if not (quantity or bare):
            return None
        tokens = [t for t in range(max(low, i + 2), of + 1) if tree.tags[t] not in ("DT", "PRP$")]
        if not tokens or tree.heads[of] != tokens[0] - 1:
            return None
        return "of " + self._join(tokens)

    def _name(self, i: int, last: int, kept: list[int], span: tuple[int, int, str] | None) -> tuple[str, str, int]:
        """Return the proper name at the end of the phrase, the titles before it, and its first token."""
        tree = self.tree
        if span is not None and (span[1] == last):
            before = [t for t in kept if t < span[0]]
            run = self._run_before(span[0], before)
            rest = [
                t
                for t in run
                if tree.words[t] not in self._titles
                and tree.words[t] not in ("-", "Former", "former")
                and t not in self.spans
            ]
            if not rest or not any(tree.tags[t] in NAME_TAGS for t in rest):
                return span[2], self._join(before), span[0]
        if (
            tree.tags[i] in ("NN", "NNS")
            and tree.words[i][:1].isupper()
            and not kept
            and any(name.role == "surname" for name in self.ontology.names.get(tree.words[i], ()))
        ):
            return tree.words[i], "", i  # a surname that the tagger takes for a common noun
        if tree.tags[i] == "JJ" and tree.deps[i] in ("amod", "nmod") and tree.words[i] in self.ontology.names:
            return tree.words[i], "", i  # the adjective that names an actor: "the British withdrawal"
        if tree.tags[i] not in NAME_TAGS or self._is_common(i, kept):
            return "", "", i
        run = [*self._run_before(i, kept), *range(i, last + 1)]
        if (
            len(run) > 2
            and run[0] > 1
            and tree.words[run[0]] in self.ontology.words.get("portfolio", ())
            and tree.lower[run[0] - 1] in ("of", "the", "for")
        ):
            run = run[1:]  # "Secretary of State Jane Doe"
        cut = 0
        for position, t in enumerate(run[:-1]):
            if tree.words[t] in self._titles and (position + 1 < len(run)):
                cut = position + 1
        if cut and tree.words[run[cut]] == "-" and cut + 2 < len(run):  # Secretary-General Jones
            cut += 2
        elif cut and tree.words[run[cut]] == "-":
            cut = 0
        title = self._join([t for t in kept if t < run[cut]]) if cut else ""
        if cut and len(run) - cut == 1 and tree.words[run[cut - 1]] in _MONARCHS:
            cut -= 1
        tokens = run[cut:]
        if not cut:
            title = self._join([t for t in kept if t < run[0]])
            generic = self.ontology.words.get("organization-noun", frozenset())
            if len(run) == 1 and tree.lower[run[0]] in generic and kept and kept[-1] == run[0] - 1:
                return self._join([*kept, *run]), "", kept[0]  # "the Peruvian Congress"
        end = self._extend_of(i, tokens)
        return self._join([*tokens, *range(tokens[-1] + 1, end + 1)]), title, tokens[0]

    def _is_common(self, i: int, kept: list[int]) -> bool:
        """Whether a capital only opens the sentence: "Dedication to the cause", "War made the state"."""
        tree = self.tree
        if (
            kept
            or i > 1
            or (i == 1 and tree.words[0] not in ('"', "'", "``"))
            or tree.entities[i]
            or tree.words[i].isupper()
        ):
            return False
        word = tree.lower[i]
        return (
            word in self.ontology.events
            or word.endswith(_NOUN_ENDINGS)
            or any(word in self.ontology.words.get(key, ()) for key in _COMMON_LISTS)
        )

    def _run_before(self, i: int, kept: list[int]) -> list[int]:
        """Return the unbroken run of name tokens right before `i`."""
        tree = self.tree
        run: list[int] = []
        t = i - 1
        allowed = set(kept) - self._dated
        while t >= 0 and t in allowed:
            if (
                (tree.tags[t] in NAME_TAGS and not tree.words[t][:1].islower())
                or (tree.words[t] == "-" and (run or t == i - 1))
                or (tree.words[t][:1].isupper() and t > 0 and tree.tags[t] not in ("JJ", "NN"))
                or (
                    tree.lower[t]
                    in (
                        "von",
                        "van",
                        "der",
                        "de",
                        "bin",
                        "al",
                        "del",
                        "di",
                        "da",
                        "el",
                        "ben",
                        "ibn",
                        "la",
                        "le",
                        "du",
                        "dos",
                        "&",
                    )
                    and t - 1 in allowed
                )
            ):
                run.insert(0, t)
                t -= 1
                continue
            break
        return run

    def _extend_of(self, i: int, tokens: list[int]) -> int:
        tree = self.tree
        last = tokens[-1]
        of = self._of_child(i)
        if of < 0 or tree.tags[of] not in NAME_TAGS or tree.tags[i] not in NAME_TAGS or tree.heads[of] != last + 1:
            return last
        words = self.ontology.words
        generic = len(tokens) <= 2 and (
            tree.words[last] in words.get("event-noun", ())
            or tree.lower[last] in words.get("organization-noun", ())
            or tree.lower[last] in words.get("place-noun", ())
        )
        # "the Treaty of Paris", "the Gulf of Aden": alone the first word names nothing
        same = tree.entities[last + 1] and tree.entities[last + 1] == tree.entities[i]
        return of if generic or same else last

    def _attach(self, i: int, mention: Mention, predicate: int) -> None:
        tree = self.tree
        for k in tree.children[i]:
            dep = tree.deps[k]
            if dep == "poss" and tree.tags[k] != "WP$":
                mention.possessor = (
                    self.phrase(k, "possessor", predicate) if tree.tags[k] != "PRP$" else self._possessive(k, predicate)
                )
            elif dep == "appos" and k > i and (tree.tags[k] in NOUN_TAGS or k in self.spans):
                for part in tree.conjuncts(k):
                    if tree.tags[part] not in NOUN_TAGS and part not in self.spans:
                        continue
                    apposition = self.single(part, "apposition", predicate)
                    low, _ = tree.edges(part)
                    if (
                        tree.has(part, frozenset({"not"}))
                        or (low > 0 and "not" in tree.lower[max(i + 1, low - 1) : part] and part == k)
                        or any(tree.deps[n] == "neg" and n > i for n in tree.children[i])
                    ):
                        apposition.negative = True
                    mention.appositions = (*mention.appositions, apposition)
            elif dep == "prep" and k > i and tree.lower[k] == "from" and mention.origin is None:
                pobj = tree.child(k, "pobj")
                if pobj >= 0 and (tree.tags[pobj] in NAME_TAGS or pobj in self.spans):
                    mention.origin = self.phrase(pobj, "complement", predicate)
            elif dep == "prep" and k > i and tree.lower[k] == "of" and mention.complement is None:
                pobj = tree.child(k, "pobj")
                if pobj >= 0 and tree.tags[pobj] != "CD":
                    mention.complement = self.phrase(pobj, "complement", predicate)

    def _possessive(self, k: int, predicate: int) -> Mention:
        tree = self.tree
        found = self._known.get(k)
        if found is None:
            found = self._known[k] = Mention(
                sentence=tree.number, head=k, first=k, last=k, begin=tree.begins[k], end=tree.ends[k], text="",
                lemma=tree.lower[k], tag=tree.tags[k], form="pronoun", label=tree.lower[k], role="possessor",
                predicate=predicate, plural=tree.lower[k] in ("their", "our"),
            )  # fmt: skip
        return found


class Gazetteer:
    """Finds the ontology's names in a row of words: the longest match first, exact in case."""

    def __init__(self, ontology: Ontology) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for text, names in ontology.names.items():
            if all(name.role in ("adjective", "demonym", "surname") for name in names):
                continue
            parts = tuple(split_name(text))
            if parts:
                self._rows.setdefault(parts[0], []).append((parts, text))
        for rows in self._rows.values():
            rows.sort(key=lambda row: (-len(row[0]), row[1]))

    def spans(self, words: list[str]) -> dict[int, tuple[int, int, str]]:
        """Return for every token inside a known name the first and last token of that name and its text."""
        found: dict[int, tuple[int, int, str]] = {}
        rows, size, i = self._rows, len(words), 0
        while i < size:
            for parts, text in rows.get(words[i], ()):
                n = len(parts)
                if n == 1 or tuple(words[i : i + n]) == parts:
                    for t in range(i, i + n):
                        found[t] = (i, i + n - 1, text)
                    i += n - 1
                    break
            i += 1
        return found


def split_name(text: str) -> list[str]:
    """Split a name as the tokenizer would: at spaces, and around hyphens and a possessive."""
    words: list[str] = []
    for word in text.replace("\u2019", "'").split():
        if "-" in word and not word.startswith("-"):
            pieces = word.split("-")
            for n, piece in enumerate(pieces):
                if n:
                    words.append("-")
                if piece:
                    words.append(piece)
        elif word.endswith("'s"):
            words.extend([word[:-2], "'s"])
        else:
            words.append(word)
    return words
