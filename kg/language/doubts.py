"""Where a parse cannot be right: clauses without a finite verb, past tenses that modify a noun, nouns that have a subject.

Each finder looks for one such thing and says which token must be a verb, and in which form. None of them knows a word: what can be a
verb, and in which form, comes from the lexicon (`verb_forms`); what must be one, from agreement and from the shape of the clause.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.language.verb_forms import VerbForm, VerbForms
from kg.model import Sentence

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NAMES = frozenset({"NNP", "NNPS"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod", "nummod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECT_OPENERS = frozenset({"DT", "PRP", "PRP$", "JJ", "JJR", "JJS", "RBR", "CD", *_NOUNS})
_CONJUNCTIONS = frozenset({"and", "but", "or", "nor", "neither", "either", "yet", "then"})


@dataclass(slots=True)
class Doubt:
    """Which tokens must be verbs, each with its form and Penn tag, and which words are to stand before others in the second reading."""

    verbs: dict[int, tuple[VerbForm, str]] = field(default_factory=dict)
    added: dict[int, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.verbs or self.added)


def find_doubt(sentence: Sentence, forms: VerbForms) -> Doubt:
    """Return which tokens of a sentence must be verbs although the parser takes them for something else."""
    doubt = Doubt()
    for finder in _FINDERS:
        finder(sentence, forms, doubt)
    return doubt


def _verb_form(sentence: Sentence, i: int, forms: VerbForms) -> VerbForm | None:
    word = sentence.words[i]
    return forms.form(word) if word.islower() else None


def _find_noun_with_verbs_company(sentence: Sentence, forms: VerbForms, doubt: Doubt) -> None:
    """A noun or an adjective has no subject, object or auxiliary, and opens no relative clause: "whom Russia | distrusts"."""
    tags, deps, heads = sentence.tags, sentence.deps, sentence.heads
    for i, tag in enumerate(tags):
        if tag not in ("NN", "NNS", "JJ", "NNP", "NNPS", "RB", "IN"):
            continue
        clausal = deps[i] in ("relcl", "ccomp", "advcl") and tag in ("NN", "NNS", "NNP", "NNPS")
        if not clausal and not any(
            heads[k] == i and deps[k] in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj", "dative")
            for k in range(max(0, i - 12), min(len(tags), i + 8))
        ):
            continue
        form = _verb_form(sentence, i, forms)
        if form is None or i in doubt.verbs:
            continue
        if tag == "NNS" and deps[i] == "nsubj" and tags[i + 1 : i + 2] in (["VBD"], ["VBP"]):
            continue  # "whom gangs threatened": the subject, though the parser gives it one
        if any(heads[k] == i and tags[k] in ("DT", "PRP$", "POS") and k < i for k in range(len(tags))):
            continue
        if tag == "JJ" and (
            form.tag not in ("VBD", "VBZ") or any(heads[k] == i and sentence.lemmas[k] == "be" for k in range(i))
        ):
            continue  # "made it clear", "was limited"
        rival = next((k for k in range(i) if heads[k] == i and deps[k] == "nsubj" and tags[k] == "NNS"), -1)
        other = _verb_form(sentence, rival, forms) if rival > 0 and tags[rival - 1] in _NAMES else None
        if tag == "NN" and other is not None and other.tag == "VBZ":
            doubt.verbs[rival] = other, "VBZ"  # "Bolivia | exports | more tin"
            continue
        tense = form.tag
        if any(heads[k] == i and deps[k] == "aux" and sentence.lemmas[k] == "have" for k in range(i)):
            tense = "VBN"
        doubt.verbs[i] = form, "VBP" if tense == "VB" and not _is_infinitive(sentence, i) else tense


def _is_infinitive(sentence: Sentence, i: int) -> bool:
    before = i - 1
    while before >= 0 and sentence.tags[before] == "RB":
        before -= 1
    return before >= 0 and sentence.tags[before] in ("TO", "MD")


def _find_finite_modifier(sentence: Sentence, forms: VerbForms, doubt: Doubt) -> None:
    """A finite verb modifies no noun: "The IMF | pressed | Argentina"."""
    for i, tag in enumerate(sentence.tags):
        if tag in ("VBD", "VBZ", "VBP") and sentence.deps[i] in ("amod", "compound", "nmod") and i:
            form = _verb_form(sentence, i, forms)
            if form is not None and sentence.tags[i - 1] in _NOUNS | {"PRP", "RB", "CC", "WP", "WDT", ","}:
                doubt.verbs[i] = form, tag


def _find_perfect(sentence: Sentence, forms: VerbForms, doubt: Doubt) -> None:
    """A participle right after "have" makes a perfect: "appears to have | smuggled | weapons"."""
    tags, deps, heads, lemmas = sentence.tags, sentence.deps, sentence.heads, sentence.lemmas
    for i in range(len(tags) - 2):
        verb = i + 1
        if lemmas[i] != "have" or tags[verb] not in ("VBN", "VBD", "JJ") or deps[verb] != "amod" or heads[verb] <= verb:
            continue
        if heads[i] != verb and (deps[i] in ("aux", "auxpass") or heads[heads[verb]] != i):
            continue
        form = _verb_form(sentence, verb, forms)
        if form is not None and form.tag in ("VBD", "VBN") and (tags[verb] != "JJ" or not form.is_adjective):
            doubt.verbs[verb] = form, "VBN"


def _find_participle_after_comma(sentence: Sentence, forms: VerbForms, doubt: Doubt) -> None:
    """A present participle after a comma and before an object that is no member of a list: ", | burning | granaries"."""
    tags, deps, heads, words = sentence.tags, sentence.deps, sentence.heads, sentence.words
    for i in range(2, len(tags) - 1):
        noun = heads[i]
        if tags[i] not in ("VBG", "JJ", "NN") or deps[i] not in ("amod", "compound") or words[i - 1] != ",":
            continue
        if noun <= i or deps[noun] not in ("dobj", "appos", "npadvmod", "dep", "pobj") or heads[noun] >= i:
            continue
        form = _verb_form(sentence, i, forms)
        if form is not None and form.tag == "VBG":
            doubt.verbs[i] = form, "VBG"


def _find_verb_after_conjunction(sentence: Sentence, forms: VerbForms, doubt: Doubt) -> None:
    """A verb form right after "and" where the clause has a verb of that form: "condemned the coup and | evacuated | diplomats"."""
    tags, deps, heads, words = sentence.tags, sentence.deps, sentence.heads, sentence.words
    for i in range(2, len(tags) - 1):
        before = i - 1
        while before > 1 and tags[before] == "RB" and words[before] != "not":
            before -= 1
        if words[before] not in _CONJUNCTIONS or i in doubt.verbs:
            continue
        if not (
            (tags[i] in ("JJ", "VBN", "NN", "NNS", "VBD", "NNP") and deps[i] in ("amod", "compound", "nmod"))
            or (tags[i] in ("NNS", "NN") and deps[i] == "conj")
        ):
            continue
        form = _verb_form(sentence, i, forms)
        if form is None or form.tag not in ("VBD", "VBZ", "VB"):
            continue
        first = next((n for n in range(before - 1, -1, -1) if tags[n] in VERBS and deps[n] not in MODIFIERS), -1)
        if first < 0 or not _agrees(sentence, first, form.tag):
            continue
        opens = tags[i + 1]
        noun = heads[i]
        sure = opens in ("DT", "PRP", "PRP$") or (opens in _NAMES and tags[i] == "NNS")
        if not sure and form.tag == "VBD" and deps[i] == "amod" and noun > i and tags[i] != "VBD":
            partner = heads[noun]
            described = deps[noun] == "conj" and any(
                (heads[n] == partner and tags[n] in ("DT", "PRP$", "POS", "CD"))
                or (heads[n] == partner and deps[n] == "poss")
                for n in range(first, before)
            )
            named = deps[noun] == "conj" and tags[partner] in _NAMES
            sure = before == i - 1 and not form.is_adjective and (described or named or tags[noun] in _NAMES)
            sure = sure or (described and tags[noun] in ("NNS", "NNPS") and tags[partner] == "NN")
        if not sure and form.tag in ("VBZ", "VB") and form.is_only_verb:
            sure = opens in _OBJECT_OPENERS or opens in ("IN", "RB")
        if sure:
            doubt.verbs[i] = form, form.tag


def _agrees(sentence: Sentence, first: int, tag: str) -> bool:
    """Whether a verb of form `tag` can be coordinated with the verb at `first`."""
    own = sentence.tags[first]
    if tag == "VB":
        return own in ("VB", "VBP")
    return own == tag


def _find_clause_without_verb(sentence: Sentence, forms: VerbForms, doubt: Doubt) -> None:
    """Each clause needs a finite verb: "The treaty that Lithuania signed | obliges | Poland" has two clauses, and one verb."""
    tags, deps, words, heads = sentence.tags, sentence.deps, sentence.words, sentence.heads
    finite = [
        n
        for n, tag in enumerate(tags)
        if (tag in _FINITE and deps[n] not in MODIFIERS)
        or (tag == "VBN" and deps[n] not in MODIFIERS and _has_bare_subject(sentence, n))
        or (n in doubt.verbs and doubt.verbs[n][1] in _FINITE and words[n - 1] not in _CONJUNCTIONS)
    ]
    second = {n for n in finite if n not in doubt.verbs and _is_second_verb(sentence, n)}
    for first, last in _regions(sentence):
        found = sum(first <= n <= last and not (n in second and heads[n] >= first) for n in finite)
        if not any(first <= n <= last for n in finite) and tags[first] == "IN" and words[-1] != ".":
            continue
        needed = 1 + _openers(sentence, first, last)
        if found >= needed or (not found and needed == 1 and len(tags) > last + 2 and last - first > 24):
            continue
        best, score = -1, 2 if found or words[last] != "." else 1
        for i in range(first + 1, last + 1):
            if tags[i] in ("NN", "NNS", "JJ", "NNP", "VBN", "NNPS") and i not in doubt.verbs:
                worth = _verb_worth(sentence, i, first, last, forms, found > 0)
                if worth > score:
                    best, score = i, worth
        if best >= 0:
            form = forms.form(words[best])
            if form is not None:
                doubt.verbs[best] = form, "VBP" if form.tag == "VB" else form.tag


def _is_second_verb(sentence: Sentence, i: int) -> bool:
    """Whether a finite verb shares the subject of the verb that it is coordinated with."""
    deps, heads = sentence.deps, sentence.heads
    return deps[i] == "conj" and not any(heads[k] == i and deps[k] in _SUBJECTS for k in range(heads[i], i))


def _has_bare_subject(sentence: Sentence, i: int) -> bool:
    """Whether a participle has a subject and no auxiliary: it is a past tense that the tagger missed."""
    own = [sentence.deps[k] for k in range(i) if sentence.heads[k] == i]
    return not _SUBJECTS.isdisjoint(own) and "aux" not in own and "auxpass" not in own


def _regions(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the stretches that must each be a clause: the sentence, or its parts if it is coordinated with comma or semicolon."""
    tags, deps, heads, words = sentence.tags, sentence.deps, sentence.heads, sentence.words
    last = len(words) - 1
    if words[last] == "?" or sentence.kind == "heading":
        return [(0, last)] if words[last] != "?" else []
    cuts = [
        n
        for n in range(2, last - 2)
        if words[n] == ";"
        or (words[n] == "," and words[n + 1] in ("and", "but", "while") and tags[n + 2] not in ("TO", "VBG", "VBN"))
    ]
    regions = []
    begin = 0
    for cut in [*cuts, last]:
        if cut - begin >= 3:
            regions.append((begin, cut))
        begin = cut + 1
    if len(regions) < 2:
        return [(0, last)]
    with_verb = [any(tags[n] in _FINITE for n in range(first, end)) for first, end in regions]
    kept = []
    for (first, end), verbal in zip(regions, with_verb, strict=True):
        if verbal or first == 0:
            kept.append((first, end))
            continue
        # a noun phrase of a list is no clause; one that the parser coordinates with a verb is
        top = next(
            (n for n in range(first, end) if not first <= heads[n] <= end and deps[n] not in ("cc", "punct")), -1
        )
        if top >= 0 and tags[top] in _NOUNS and tags[heads[top]] in VERBS and deps[top] in ("conj", "dep"):
            kept.append((first, end))
    return kept


def _openers(sentence: Sentence, first: int, last: int) -> int:
    """Return how many subordinate clauses with a finite verb are opened in a stretch."""
    tags, words, deps = sentence.tags, sentence.words, sentence.deps
    count = 0
    for n in range(first, last):
        following = tags[n + 1]
        if tags[n] in ("WDT", "WP", "WP$") or (tags[n] == "WRB" and n > first):
            count += following not in ("TO", "CC", ",") and words[n].lower() not in ("whatever", "whichever")
        elif deps[n] == "mark" and words[n].lower() in ("that", "because", "whether", "if"):
            count += following not in ("TO", "JJ", "VBN", "VBG", "IN")
    return count


def _verb_worth(sentence: Sentence, i: int, first: int, last: int, forms: VerbForms, lacks_one: bool) -> int:
    """Return how well a token would do as the finite verb that is missing, the only one or one of several; 0 where it cannot be one."""
    tags, words = sentence.tags, sentence.words
    form = _verb_form(sentence, i, forms)
    if form is None or form.tag not in ("VBD", "VBZ", "VB") or sentence.entities[i]:
        return 0
    before = i - 1
    while before > first and tags[before] == "RB":
        before -= 1
    ahead = tags[before]
    british = ahead == "JJ" and words[before][:1].isupper() and before > first and tags[before - 1] == "DT"
    opened = next((n for n in range(before, first - 1, -1) if tags[n] in ("WDT", "WP", "WP$")), -1)
    after_gap = (
        ahead in ("VBD", "VBZ", "VBP")
        and sentence.deps[before] not in ("aux", "auxpass")
        and 0 <= opened < before - 1
        and tags[opened + 1] not in (*_FINITE, "RB")
    )  # "the treaty that Lithuania signed | obliges"
    resumed = tags[i] in ("VBN", "JJ") and ahead in (",", "CD") and tags[first] != "IN" and not lacks_one
    if not (ahead in _NOUNS or ahead == "PRP" or british or after_gap or resumed):
        return 0
    after = tags[i + 1] if i + 1 < len(tags) else "."
    if tags[i] in ("VBN", "JJ") and form.tag != "VBD":
        return 0
    if tags[i] == "VBN" and (
        sentence.kind == "heading"
        or words[min(i + 1, last)] == "by"
        or any(sentence.heads[n] == i and sentence.deps[n] in ("aux", "auxpass") for n in range(first, i))
    ):
        return 0
    worth = 1
    plural = ahead in ("NNS", "NNPS") or british or words[before].lower() in ("they", "we", "you", "i")
    if after_gap:
        worth += 1 if form.tag in ("VBZ", "VBD") else 0
    elif form.tag == "VBZ":
        worth += -2 if plural else 1
    elif form.tag == "VB":
        coordinated = any(words[n] in ("and", ",") for n in range(first, before)) and ahead in _NAMES
        if not plural and not coordinated:
            return 0
        worth += 1
    if tags[i] == "VBN" and sentence.deps[i] == "acl" and tags[i - 1] in _NOUNS:
        worth += 2
    if form.is_only_verb:
        worth += 3
    if after in ("DT", "PRP", "PRP$", *_NAMES) or words[min(i + 1, last)] == "that":
        worth += 2
    elif after in ("NN", "NNS", "JJ", "JJR", "RBR", "CD", "TO"):
        worth += 1
    elif after == "VBN":
        worth -= 1  # "the Basel rivals | celebrated"
    elif after in (",", ".", "IN", "RB") and ahead in _NAMES and tags[i] == "NN" and form.tag == "VBD":
        worth += 1
    elif after in _FINITE and opened >= 0:
        worth += 2  # "What the miners | demand | is safety"
    if ahead in _NAMES or british or ahead == "PRP":
        worth += 1
    return worth


def _find_bare_relative(sentence: Sentence, _: VerbForms, doubt: Doubt) -> None:
    """A noun with a name right beside it, then two finite verbs: "The drones | Turkey sold Azerbaijan destroyed tanks" lacks a "that"."""
    tags, deps, heads, words = sentence.tags, sentence.deps, sentence.heads, sentence.words
    for name in range(2, len(tags) - 2):
        noun = name - 1
        if (
            tags[name] not in _NAMES
            or tags[noun] not in ("NN", "NNS")
            or not words[noun].islower()
            or deps[name] != "appos"
        ):
            continue
        verb = next((k for k in range(name + 1, min(name + 4, len(tags))) if tags[k] not in (*_NAMES, "RB")), -1)
        if verb < 0 or tags[verb] not in _FINITE or heads[name] != noun or any(tags[k] == "WDT" for k in range(noun)):
            continue
        for k in range(verb + 1, len(tags)):
            if words[k] in (",", ";", "and", "but", "or", "that"):
                break
            if tags[k] in ("VBD", "VBZ", "VBP") and not any(
                heads[n] == k and deps[n] in _SUBJECTS for n in range(verb, k)
            ):
                doubt.added[name] = "that"
                return


def _find_participle_that_opens(sentence: Sentence, forms: VerbForms, doubt: Doubt) -> None:
    """A participle with a capital letter before "by" is no name: "| Stung | by the ruling, Oslo withdrew"."""
    if sentence.words[1].lower() != "by" or sentence.tags[0] == "VBN":
        return
    form = forms.form(sentence.words[0].lower())
    if form is not None and form.tag in ("VBD", "VBN"):
        doubt.verbs[0] = form, "VBN"


def _find_clause_in_headline(sentence: Sentence, forms: VerbForms, doubt: Doubt) -> None:
    """At the end of a headline "as" opens a clause: "Rebels seize town as army | retreats"."""
    tags, words = sentence.tags, sentence.words
    last = len(words) - 1
    if words[last] in (".", "?", "!", '"') or "as" not in words[2:]:
        return
    opens = last - words[::-1].index("as")
    if opens < 2 or any(tags[k] in VERBS | {"MD"} for k in range(opens, last)):
        return
    for k in range(opens + 2, last + 1):
        form = _verb_form(sentence, k, forms)
        if form is not None and form.tag == "VBZ" and tags[k] == "NNS" and tags[k - 1] in ("NN", "NNP"):
            doubt.verbs[k] = form, "VBZ"
            if tags[opens + 1] in ("NN", "JJ") and tags[last] not in VERBS:
                doubt.added[opens + 1] = "the"  # headlines leave articles out
            return


_FINDERS: tuple[Callable[[Sentence, VerbForms, Doubt], None], ...] = (
    _find_noun_with_verbs_company,
    _find_finite_modifier,
    _find_participle_that_opens,
    _find_bare_relative,
    _find_clause_in_headline,
    _find_perfect,
    _find_participle_after_comma,
    _find_verb_after_conjunction,
    _find_clause_without_verb,
)


def tell_what_follows(sentence: Sentence, i: int) -> str:
    """Return what a verb in place of token `i` would have after it: "object", "order" (object, then infinitive), "clause" or "nothing"."""
    tags, words = sentence.tags, sentence.words
    after = i + 1
    while after < len(tags) and tags[after] == "RB":
        after += 1
    if after >= len(tags):
        return "nothing"
    if words[after].lower() == "that" and tags[after] in ("IN", "WDT"):
        return "clause"
    if tags[after] in ("VB", "VBP") and words[-1] not in (".", "!", "?") and after == len(tags) - 1:
        return "object"  # a headline that ends in a noun
    if tags[after] not in _OBJECT_OPENERS:
        opened = next((n for n in range(i - 1, -1, -1) if tags[n] in ("WDT", "WP", "WP$")), -1)
        gap = (
            opened >= 0 and opened < i - 1 and not any(tags[n] in _FINITE or words[n] == "," for n in range(opened, i))
        )
        return "object" if gap and tags[after] != "IN" else "nothing"
    for n in range(after, min(after + 7, len(tags) - 1)):
        if tags[n] == "TO" and tags[n + 1] == "VB":
            return "order"
        if tags[n] not in _OBJECT_OPENERS and tags[n] not in ("POS", "HYPH"):
            break
    return "object"
