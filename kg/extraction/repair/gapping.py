"""Clauses whose verb goes without saying: what is left of them is hung on the verb of the clause before."""

from __future__ import annotations

from kg.extraction.repair.draft import FINITE, Draft, under
from kg.extraction.tree import NAME_TAGS, NOUN_TAGS, VERB_TAGS


def part_gapped_objects(draft: Draft) -> None:
    """Part "seized the airport | and the rebels the station": two phrases side by side are subject and object, not one object."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for noun in range(3, len(deps) - 1):
        if deps[noun] != "conj" or tags[noun] not in NOUN_TAGS:
            continue
        verb = heads[heads[noun]]
        if (
            deps[heads[noun]] != "dobj"
            or tags[verb] not in VERB_TAGS
            or words[_opens(draft, noun) - 1] not in ("and", "but", ",")
        ):
            continue
        # "gave the talks a chance | and the rebels a week"
        beside_as = ("appos", "npadvmod") if draft.child(verb, "dative") >= 0 else ("appos",)
        beside = next(
            (
                k
                for k in range(noun + 2, len(deps))
                if heads[k] == noun and deps[k] in beside_as and tags[k] in NOUN_TAGS
            ),
            -1,
        )
        if beside < 0 or _opens(draft, beside) != noun + 1 or tags[noun + 1] not in ("DT", "PRP$", "CD"):
            continue
        heads[noun] = verb
        for k in range(heads[noun], noun):
            if deps[k] == "cc" and k == _opens(draft, noun) - 1:
                heads[k] = verb


def part_argument_clusters(draft: Draft) -> None:
    """Part "awarded the island to Qatar | and damages to Bahrain": what the same preposition follows is a second object."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for thing in range(4, len(deps) - 2):
        whom, prep = heads[thing], thing + 1
        first = heads[whom]
        verb = heads[first]
        if (
            deps[thing] != "conj"
            or tags[thing] not in ("NN", "NNS")
            or deps[whom] != "pobj"
            or tags[verb] not in VERB_TAGS
            or words[first] != words[prep]
            or words[prep] != "to"
        ):
            continue
        given = draft.child(verb, "dobj", start=verb, end=first)
        other = draft.child(prep, "pobj")
        if given < 0 or heads[prep] not in (thing, verb) or other < 0 or "to" in words[other + 1 : other + 2]:
            continue
        joint = _opens(draft, thing) - 1 if heads[prep] == verb else min(_opens(draft, thing), thing) - 1
        if words[joint] not in ("and", "but", ","):
            continue
        heads[thing], heads[prep], deps[prep] = verb, thing, "prep"
        if deps[joint] == "cc":
            heads[joint] = verb


def part_gapped_names(draft: Draft) -> None:
    """Part "Spain sells olives to Japan, | Italy wine, and Greece cheese": two members of a name and a bare noun each."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    pairs = [
        k
        for k in range(4, len(deps) - 1)
        if deps[k] == "conj"
        and tags[k] in ("NN", "NNS")
        and tags[k - 1] == "NNP"
        and heads[k - 1] == k
        and deps[k - 1] == "compound"
        and draft.entities[k - 1] == "GPE"
        and words[k - 2] in (",", "and")
        and words[k + 1] in (",", "and", ".", ";")
    ]
    if len(pairs) < 2:
        return
    verb = pairs[0]
    while tags[verb] not in VERB_TAGS and heads[verb] != verb:
        verb = heads[verb]
    subject, given = draft.child(verb, "nsubj", end=verb), draft.child(verb, "dobj", start=verb)
    if (
        tags[verb] not in FINITE
        or subject < 0
        or tags[subject] not in NAME_TAGS
        or given < 0
        or tags[given] in NAME_TAGS
    ):
        return
    for thing in pairs:
        heads[thing - 1], deps[thing - 1] = verb, "conj"
        heads[thing], deps[thing] = thing - 1, "npadvmod"


def part_gapped_numbers(draft: Draft) -> None:
    """Part "expelled six diplomats, | Italy ten | and Spain two": a name is not counted, so the number is its object."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for name in range(3, len(deps) - 1):
        if tags[name] not in NAME_TAGS or tags[name + 1] != "CD" or heads[name + 1] != name:
            continue
        if name + 2 < len(deps) and draft.words[name + 2] not in (",", "and", ".", ";"):
            continue
        above, steps = heads[name], 0
        while tags[above] not in VERB_TAGS and heads[above] != above and steps < 6:
            above, steps = heads[above], steps + 1
        if tags[above] not in FINITE or above > name or deps[name] not in ("appos", "conj"):
            continue
        heads[name], deps[name] = above, "conj"
        deps[name + 1] = "npadvmod"


def give_gapped_subject_its_preposition(draft: Draft) -> None:
    """A noun coordinated with a verb has the phrase after it: "shipped vaccines to Congo, and Austria | to Bosnia"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for noun in range(3, len(deps) - 1):
        verb = heads[noun]
        prep = noun + 1
        if deps[noun] != "conj" or tags[noun] not in NOUN_TAGS or tags[verb] not in VERB_TAGS or verb > noun:
            continue
        if heads[prep] == verb and deps[prep] in ("prep", "dative"):
            if any(words[k].lower() == words[prep] and heads[k] == verb for k in range(verb, noun)):
                heads[prep] = noun


def part_gapped_clause_after_semicolon(draft: Draft) -> None:
    """Read "Siemens sued Alstom; Hitachi, Siemens": a comma stands where the verb would."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for cut in range(3, len(deps) - 3):
        if words[cut] != ";":
            continue
        end = next((k for k in range(cut + 1, len(deps)) if words[k] in (";", ".")), len(deps))
        comma = next((k for k in range(cut + 1, end) if words[k] == ","), -1)
        if (
            comma < 0
            or "," in words[comma + 1 : end]
            or any(tags[k] in VERB_TAGS | {"MD", "IN"} for k in range(cut + 1, end))
        ):
            continue
        verb = next((k for k in range(cut) if heads[k] == k), -1)
        subject, target = comma - 1, end - 1
        if tags[subject] not in NOUN_TAGS or tags[target] not in NOUN_TAGS or verb < 0 or tags[verb] not in FINITE:
            continue
        if under(heads, verb, subject) or under(heads, verb, target):
            continue
        for k in range(cut + 1, end):
            if not cut < heads[k] < end and k not in (subject, target):
                heads[k] = subject if k < comma else target
        heads[subject], deps[subject] = verb, "conj"
        heads[target], deps[target] = subject, "npadvmod"
        heads[comma], deps[comma] = verb, "punct"


def _opens(draft: Draft, noun: int) -> int:
    """Return the first token of what stands left of a noun and depends on it."""
    first = noun
    while first > 0 and under(draft.heads, first - 1, noun):
        first -= 1
    return first
