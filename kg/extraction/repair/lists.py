"""Lists that the parser broke: companions, names side by side, coordinated adjectives."""

from __future__ import annotations

from kg.extraction.repair.draft import Draft
from kg.extraction.tree import NAME_TAGS, NOUN_TAGS, VERB_TAGS


def coordinate_companion(draft: Draft) -> None:
    """Who acts together with the subject acts: "Oslo, | together with Bergen, | signed"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for prep in range(2, len(deps) - 2):
        subject = heads[prep]
        if words[prep] != "with" or words[prep - 1].lower() not in ("together", "along", "alongside"):
            continue
        with_whom = next((k for k in range(prep + 1, len(deps)) if heads[k] == prep and deps[k] == "pobj"), -1)
        if deps[subject] not in ("nsubj", "nsubjpass") or with_whom < 0 or tags[with_whom] not in NOUN_TAGS:
            continue
        heads[with_whom], deps[with_whom] = subject, "conj"
        heads[prep], deps[prep] = subject, "cc"


def coordinate_names(draft: Draft) -> None:
    """Two persons, two states, or two members of a list that "and" closes, are not each other: "congratulated Keir Starmer, | Maia Sandu and Edi Rama"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for second in range(2, len(deps) - 1):
        first = heads[second]
        named = tags[second] in NAME_TAGS or (tags[second] == "NN" and words[second][:1].isupper())
        if deps[second] != "appos" or not named or tags[first] not in NAME_TAGS or first > second:
            continue
        if "," not in words[first:second]:
            continue
        if _are_peers(draft, first, second):
            deps[second] = "conj"
            continue
        if not draft.entities[first] or draft.entities[first] != draft.entities[second]:
            continue
        third = next((k for k in range(second + 1, len(deps)) if heads[k] == second and deps[k] == "conj"), -1)
        if third < 0 or draft.entities[third] != draft.entities[first]:
            continue
        if words[third - 1] == "," or "," in words[second + 1 : third]:
            continue
        deps[second] = "conj"


def coordinate_places(draft: Draft) -> None:
    """What "and" joins with a place is a place, too: "officials in Fiji and | Tonga | agreed", not officials and Tonga."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for second in range(4, len(deps)):
        first, people = second - 2, heads[second]
        prep = heads[first]
        if deps[second] != "conj" or words[second - 1] != "and" or deps[first] != "pobj" or words[prep] != "in":
            continue
        if not {tags[first], tags[second]} <= NAME_TAGS or tags[people] != "NNS" or people > prep:
            continue
        if heads[prep] == people and {draft.entities[first], draft.entities[second]} <= {"GPE", ""}:
            heads[second], heads[second - 1] = first, first


def _are_peers(draft: Draft, first: int, second: int) -> bool:
    """Whether two names side by side belong to a list: two states, or the second with an article, as no "Lima, Peru" has."""
    deps, heads, words = draft.deps, draft.heads, draft.words
    third = next(
        (
            k
            for k in range(second + 1, len(deps))
            if (deps[k] == "conj" and heads[k] in (first, second))
            or (deps[k] == deps[first] != "ROOT" and heads[k] == heads[first])
        ),
        -1,
    )
    if third < 0 or draft.tags[third] not in NAME_TAGS or not {"and", "or"} & set(words[second : third + 6]):
        return False
    if _is_state(draft, first) and _is_state(draft, second):
        return True
    article = draft.child(second, "det", start=first + 1, end=second) >= 0
    return article and {draft.entities[k] for k in (first, second, third)} <= {"GPE", "ORG", ""}


def _is_state(draft: Draft, i: int) -> bool:
    span = draft.spans.get(i)
    ontology = draft.lexicon.ontology
    return span is not None and any(
        name.iri in ontology.entries and ontology.entries[name.iri].kind == "State" and name.role in ("label", "alias")
        for name in ontology.names.get(span[2], ())
    )


def coordinate_adjectives(draft: Draft) -> None:
    """One verb has one predicate: "are unable to absorb losses and | unwilling | to admit it"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for second in range(3, len(deps)):
        verb = heads[second]
        if (
            deps[second] != "acomp"
            or words[second - 1] not in ("and", "but", "or", "yet")
            or tags[verb] not in VERB_TAGS
        ):
            continue
        first = draft.child(verb, "acomp", start=verb + 1, end=second)
        if first < 0 or tags[first] not in ("JJ", "VBN"):
            continue
        heads[second], deps[second] = first, "conj"
        heads[second - 1], deps[second - 1] = first, "cc"


def coordinate_adjectives_with_infinitives(draft: Draft) -> None:
    """Adjective and infinitive twice: "were happy to meet the envoy but | hesitant | to name him", where the envoy is no adjective."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for second in range(5, len(deps) - 2):
        noun, deed = heads[second], second + 2
        if deps[second] != "conj" or tags[second] != "JJ" or tags[noun] not in NOUN_TAGS or noun > second:
            continue
        if tags[second + 1] != "TO" or tags[deed] != "VB" or words[second - 1] not in ("and", "but", "or", "yet"):
            continue
        first = noun
        while heads[first] != first and deps[first] != "acomp":
            first = heads[first]
        if deps[first] != "acomp" or tags[first] not in ("JJ", "VBN") or heads[deed] == deed:
            continue
        heads[second], heads[second - 1], heads[deed], deps[deed] = first, first, second, "xcomp"


def read_verb_after_then(draft: Draft) -> None:
    """A finite verb without a subject after a comma and "then" is coordinated: "made a promise, | then took part"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for k in range(3, len(deps)):
        if deps[k] != "dep" or tags[k] not in ("VBD", "VBZ", "VBP") or tags[heads[k]] != tags[k] or heads[k] > k:
            continue
        if words[k - 1] in ("then", "later", "and", ",") and draft.child(k, "nsubj", "nsubjpass", "mark") < 0:
            deps[k] = "conj"


def coordinate_headline_names(draft: Draft) -> None:
    """In a headline a comma stands for "and": "Nissan, | Honda scrap talks"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    if words[-1] in (".", "!", "?", '"', "''") or words.count(",") != 1:
        return
    comma = words.index(",")
    first = comma - 1
    verb = heads[first] if first >= 0 else -1
    if first < 0 or deps[first] not in ("npadvmod", "dep", "nmod", "advmod") or tags[first] not in NAME_TAGS:
        return
    second = draft.child(verb, "nsubj", start=comma + 1, end=verb)
    if second >= 0 and tags[verb] in VERB_TAGS and all(tags[k] in NOUN_TAGS for k in range(first)):
        heads[second], deps[second], deps[first] = first, "conj", "nsubj"


def coordinate_clause_before(draft: Draft) -> None:
    """What "and" parts from the next clause is not said in it: "Oslo blocked the text, | and Bergen, to nobody's surprise, applauded"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for first in range(1, len(deps) - 3):
        second = heads[first]
        if deps[first] != "ccomp" or second < first or heads[second] != second or tags[second] not in VERB_TAGS:
            continue
        joint = next(
            (
                k
                for k in range(first + 1, second)
                if heads[k] in (first, second) and deps[k] == "cc" and words[k - 1] == ","
            ),
            -1,
        )
        subject = next((k for k in range(second) if heads[k] == second and deps[k] in ("nsubj", "nsubjpass")), -1)
        opening = min([subject, *(k for k in range(max(subject, 0)) if heads[k] == subject)])
        if joint < 0 or opening != joint + 1 or any(words[k] in ('"', "``", "''") for k in range(second)):
            continue
        if not any(heads[k] == first and deps[k] in ("nsubj", "nsubjpass") for k in range(first)):
            continue
        heads[first], deps[first] = first, "ROOT"
        heads[second], deps[second] = first, "conj"
