"""Chains of verbs: what a list of deeds or of orders must hold for its grammar to be whole."""

from __future__ import annotations

from kg.extraction.repair.draft import FINITE, MARKED, Draft, under
from kg.extraction.tree import NOUN_TAGS, VERB_TAGS


def close_chain_of_verbs(draft: Draft) -> None:
    """A list "V1 …, V2 …, and V3" needs its "and", so V3 is no deed of a clause inside V2: "printed leaflets that …, | and persuaded"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for second in range(2, len(deps)):
        first = heads[second]
        if deps[second] != "conj" or tags[second] not in VERB_TAGS or tags[first] not in FINITE or first > second:
            continue
        if draft.child(first, "cc", start=first, end=second) >= 0 or draft.child(second, "cc", *MARKED) >= 0:
            continue
        if draft.child(first, "conj", start=second + 1) >= 0 or draft.child(second, "conj") >= 0:
            continue
        for third in range(second + 2, len(deps)):
            above = heads[third]
            if (
                deps[third] == "conj"
                and tags[third] in (tags[second], tags[first])
                and above != second
                and tags[above] in VERB_TAGS
                and under(heads, above, second)
                and draft.child(third, *MARKED) < 0
                and draft.words[third - 2 : third] == [",", "and"]
            ):
                heads[third] = second
                break


def share_order_with_next(draft: Draft) -> None:
    """One verb moves two people to two deeds: "prompted the minister to resign and | the president to freeze prices"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    table = draft.lexicon.ontology.signatures
    for deed in range(6, len(deps)):
        to = deed - 1
        who = to - 1
        if tags[deed] != "VB" or tags[to] != "TO" or heads[to] != deed or tags[who] not in NOUN_TAGS:
            continue
        verb = heads[deed]
        if (
            deps[deed] not in ("xcomp", "advcl", "conj")
            or verb > who
            or (draft.lemmas[verb], "verb", "object-to") not in table
        ):
            continue
        moved = draft.child(verb, "dobj", end=who)
        resigns = draft.child(verb, "xcomp", "advcl", "ccomp", start=moved + 1, end=who) if moved >= 0 else -1
        if resigns < 0 or tags[resigns] != "VB" or deps[who] != "conj" or heads[who] not in (verb, moved, resigns):
            continue
        heads[who], deps[who] = deed, "nsubj"
        deps[deed] = "xcomp"
