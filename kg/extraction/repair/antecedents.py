"""Which noun a relative clause is about, where the parser's choice cannot be: the verb agrees with it in number, "who" with people.

Number and animacy are what English marks on a relative clause (Quirk et al. 1985, 17.10–17.15); a noun that disagrees gives way to the nearest
one of the same phrase that agrees. Where none does, the parser's choice stays.
"""

from __future__ import annotations

from kg.extraction.repair.draft import Draft, under
from kg.extraction.tree import NOUN_TAGS

_SINGULAR = frozenset({"is", "was", "has", "does"})
_PLURAL = frozenset({"are", "were", "have", "do"})
# What days and years do: "in the years that followed"
_OF_TIMES = frozenset(
    {
        "follow",
        "come",
        "pass",
        "precede",
        "elapse",
        "begin",
        "start",
        "end",
        "lie",
        "remain",
        "see",
        "mark",
        "witness",
        "be",
    }
)
_WHO = frozenset({"who", "which", "that"})


def choose_antecedent(draft: Draft) -> None:
    """A relative clause is about a noun that agrees with it: "a list of firms that | was drawn up", "a firm of lawyers | who sued"."""
    deps, heads = draft.deps, draft.heads
    for verb in range(2, len(deps)):
        noun = heads[verb]
        if deps[verb] != "relcl" or noun > verb or draft.tags[noun] not in NOUN_TAGS:
            continue
        pronoun = draft.child(verb, "nsubj", "nsubjpass", start=noun + 1, end=verb)
        if pronoun < 0 or draft.words[pronoun].lower() not in _WHO:
            continue
        number, word = _number_of_verb(draft, verb, pronoun), draft.words[pronoun].lower()
        timely = draft.entities[noun] in ("DATE", "TIME") and draft.lemmas[verb] in _OF_TIMES
        if timely or _agrees(draft, noun, number, word):
            continue
        fitting = next((k for k in _candidates(draft, noun, pronoun) if _agrees(draft, k, number, word, sure=True)), -1)
        if fitting >= 0:
            heads[verb] = fitting


def _number_of_verb(draft: Draft, verb: int, pronoun: int) -> str:
    """Return "singular" or "plural" where the finite verb tells, else ""."""
    for k in range(pronoun + 1, verb + 1):
        if k != verb and not (draft.heads[k] == verb and draft.deps[k] in ("aux", "auxpass")):
            continue
        word = draft.words[k].lower()
        if word in _SINGULAR or (k == verb and draft.tags[k] == "VBZ"):
            return "singular"
        if word in _PLURAL or (k == verb and draft.tags[k] == "VBP" and word not in ("'s", "'re")):
            return "plural"
        return ""  # the first of them is the finite one
    return ""


def _candidates(draft: Draft, noun: int, pronoun: int) -> list[int]:
    """Return the other nouns of the phrase that ends before the pronoun, the nearest to the pronoun first."""
    heads, deps, tags = draft.heads, draft.deps, draft.tags
    top = noun
    beside = -1
    while True:
        above = heads[top]
        if deps[top] == "pobj" and deps[above] in ("prep", "agent") and heads[above] < top:
            if tags[heads[above]] not in NOUN_TAGS:
                beside = _object_before(draft, heads[above], top)
                break
            top = heads[above]
        elif deps[top] == "conj" and tags[above] in NOUN_TAGS and above < top:
            top = above
        else:
            break
    found = [
        k for k in range(top, pronoun) if tags[k] in NOUN_TAGS and deps[k] not in ("compound", "nmod", "poss") and under(heads, k, top)
    ]  # fmt: skip
    inside = [k for k in reversed(found) if k != noun and not _inside_clause(draft, k, top)]
    return [*inside, beside] if beside >= 0 else inside


def _object_before(draft: Draft, verb: int, end: int) -> int:
    """Return the object of a verb, or the noun that its participle belongs to, or -1: "signed | a pact | with Oslo, which …"."""
    if draft.deps[verb] == "acl" and draft.tags[verb] == "VBN":
        return draft.heads[verb]
    return draft.child(verb, "dobj", end=end)


def _inside_clause(draft: Draft, k: int, top: int) -> bool:
    """Whether a verb stands between a noun and the head of the phrase."""
    while k != top:
        k = draft.heads[k]
        if draft.tags[k].startswith("VB"):
            return True
    return False


def _agrees(draft: Draft, noun: int, number: str, word: str, *, sure: bool = False) -> bool:
    """Whether a noun can be what the clause is about; with `sure`, whether number and kind speak for it."""
    if number and _number_of_noun(draft, noun) not in (number, "" if not sure else number):
        return False
    kind = _kind(draft, noun)
    if draft.entities[noun] in ("DATE", "TIME"):
        return False  # "on 4 May, which demanded": no day demands
    if word == "who":
        return kind == "people" if sure else kind != "thing"
    return word != "which" or not (_is_person(draft, noun) or (sure and kind == "people"))


def _number_of_noun(draft: Draft, noun: int) -> str:
    """Return "singular" or "plural", or "" for a noun that goes with both."""
    words, lemma = draft.lexicon.ontology.words, draft.lemmas[noun].lower()
    if draft.child(noun, "conj", start=noun + 1) >= 0:
        return ""
    if draft.tags[noun] in ("NNS", "NNPS"):
        known = noun in draft.spans or draft.entities[noun]
        return "" if known or lemma.endswith("s") else "plural"  # "the Netherlands", "a series"
    both = lemma in words.get("collective-noun", ()) or lemma in words.get("quantity-noun", ())
    both = both or lemma in words.get("organization-noun", ()) or bool(draft.entities[noun]) or noun in draft.spans
    return "" if both else "singular"


def _is_person(draft: Draft, noun: int) -> bool:
    """Whether the noun names or means one person, whom "which" cannot mean."""
    ontology, lemma = draft.lexicon.ontology, draft.lemmas[noun].lower()
    if noun in draft.spans:
        iris = [name.iri for name in ontology.names.get(draft.spans[noun][2], ())]
        kinds = {ontology.entries[iri].kind for iri in iris if iri in ontology.entries}
        return kinds == {"Person"}
    if draft.tags[noun] in ("NNP", "NNPS"):
        return draft.entities[noun] == "PERSON"
    words = ontology.words
    several = lemma in words.get("collective-noun", ()) or lemma in words.get("organization-noun", ())
    return draft.tags[noun] == "NN" and lemma in words.get("person-noun", ()) and not several


def _kind(draft: Draft, noun: int) -> str:
    """Return "people" for persons and groups, "thing" where "who" cannot mean it, else ""."""
    words, lemma = draft.lexicon.ontology.words, draft.lemmas[noun].lower()
    if draft.entities[noun] in ("DATE", "TIME", "MONEY", "PERCENT"):
        return "thing"
    if draft.entities[noun] in ("PERSON", "NORP") or lemma in draft.lexicon.people:
        return "people"
    if noun in draft.spans or draft.tags[noun] in ("NNP", "NNPS") or lemma in words.get("organization-noun", ()):
        return ""
    known = lemma in draft.lexicon.ontology.events or lemma in words.get("place-noun", ())
    return "thing" if known or lemma.endswith(("tion", "ment", "ness", "ity", "ism", "ship")) else ""
