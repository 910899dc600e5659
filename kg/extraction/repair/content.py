"""Content clauses of nouns that the parser ran into the verb after them: "the proposal that Oslo ban the airline | failed"."""

from __future__ import annotations

from kg.extraction.repair.draft import FINITE, MARKED, Draft, under
from kg.extraction.tree import NAME_TAGS, NOUN_TAGS, VERB_TAGS

_CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "conj", "parataxis"})
_NOMINATIVE = frozenset({"to", "that", "i", "we", "he", "she", "they"})  # their verb follows
_OPENERS = frozenset({"WDT", "WP", "WP$", "WRB", ",", ":", "CC"})


def read_content_clause(draft: Draft) -> None:
    """Part what a noun says from what is said of the noun: "The proposal that Oslo | ban | the airline | failed"."""
    for noun in range(len(draft.deps) - 4):
        if _heads_a_content_clause(draft, noun):
            _mend(draft, noun)


def _heads_a_content_clause(draft: Draft, noun: int) -> bool:
    """Whether a noun that can say something has "that" after it and no verb of its own."""
    return (
        draft.tags[noun] in ("NN", "NNS")
        and draft.deps[noun] in _CLAUSAL
        and (draft.deps[noun] != "conj" or draft.tags[draft.heads[noun]] in VERB_TAGS)
        and draft.words[noun + 1] == "that"
        and (draft.lemmas[noun].lower(), "noun", "that") in draft.lexicon.ontology.signatures
        and not any(draft.heads[k] == noun and draft.deps[k] in (*MARKED, "cop") for k in range(noun))
    )


def _mend(draft: Draft, noun: int) -> None:
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    that = noun + 1
    verbs = [
        v for v in range(that + 2, len(deps)) if tags[v] in VERB_TAGS and deps[v] not in ("aux", "auxpass", "amod")
    ]
    inner = _misread_verb(draft, that, verbs[0] if verbs else len(deps))
    if inner < 0:
        inner = next((v for v in verbs if _has_subject(draft, v, that)), -1)
    main = next((v for v in verbs if v > inner >= 0 and _is_finite_group(draft, v)), -1)
    misread = main < 0
    if misread:
        main = _final_verb(draft, noun, inner)
    if inner < 0 or main < 0 or not under(heads, main, noun):
        return
    if any(tags[t] in _OPENERS for t in range(inner + 1, main)) or any(
        heads[m] == main and deps[m] == "mark" for m in range(that)
    ):
        return
    group = [k for k in range(inner + 1, main) if heads[k] == main and deps[k] in ("aux", "auxpass", "neg")]
    first = min([main, *group])
    if first == inner + 1:
        return
    last = first - 1  # the object of the inner clause ends where the outer verb begins
    while heads[last] in range(inner + 1, first):
        last = heads[last]
    if tags[last] not in NOUN_TAGS | {"PRP"} or draft.words[first - 1].lower() in _NOMINATIVE:
        return
    passive = any(deps[k] == "auxpass" for k in group)
    if misread:
        tags[main], draft.lemmas[main] = _form(draft, main)
    for k in range(len(deps)):
        if (heads[k] == noun and k > main) or (heads[k] == inner and k > main):
            heads[k] = main
    heads[main], deps[main] = (main, "ROOT") if heads[noun] == noun else (heads[noun], deps[noun])
    heads[noun], deps[noun] = main, "nsubjpass" if passive else "nsubj"
    for k in range(that + 1, inner):
        if deps[k] in MARKED and heads[k] in (main, inner):
            heads[k], deps[k] = inner, "nsubj"
    tags[inner] = "VB" if tags[inner] not in VERB_TAGS else tags[inner]
    heads[inner], deps[inner] = noun, "acl"
    heads[that], deps[that], tags[that] = inner, "mark", "IN"
    if not any(heads[k] == inner and deps[k] == "dobj" for k in range(inner, main)) and heads[last] in (
        main,
        inner,
        noun,
    ):
        heads[last], deps[last] = inner, "dobj"


def _has_subject(draft: Draft, verb: int, that: int) -> bool:
    return any(draft.heads[k] == verb and draft.deps[k] in MARKED for k in range(that + 1, verb))


def _is_finite_group(draft: Draft, verb: int) -> bool:
    own = [k for k in range(verb) if draft.heads[k] == verb and draft.deps[k] in ("aux", "auxpass")]
    return draft.tags[verb] in FINITE or any(draft.tags[k] in FINITE or draft.tags[k] == "MD" for k in own)


def _misread_verb(draft: Draft, that: int, before: int) -> int:
    """Return the verb that the parser took for a noun: "that the council | censure | Serbia was defeated", or -1."""
    tags, heads, deps = draft.tags, draft.heads, draft.deps
    for k in range(that + 2, min(before, that + 7)):
        if (
            tags[k] in ("NN", "NNS", "NNP")
            and tags[k - 1] in NOUN_TAGS
            and (tags[k + 1] in NAME_TAGS | {"DT", "PRP", "PRP$"})
            and draft.words[k].islower()
            and draft.lexicon.verb_lemma(draft.words[k]) == draft.words[k]
            and before < len(tags)
            and deps[k] in MARKED
        ):
            subject = k - 1
            if heads[subject] == k:
                for n in range(that + 1, subject):
                    if heads[n] == k:
                        heads[n] = subject
                heads[subject], deps[subject] = k, "nsubj"
            return k
    return -1


def _final_verb(draft: Draft, noun: int, inner: int) -> int:
    """Return the last word of the sentence where it is a verb read as a noun: "Suspicions that Oslo sank it persist.", or -1."""
    last = len(draft.deps) - 1
    while last > 0 and draft.tags[last] in (".", "''"):
        last -= 1
    if inner < 0 or last <= inner + 1 or draft.tags[last] not in ("NN", "NNS") or draft.tags[last - 1] not in NOUN_TAGS:
        return -1
    word = draft.words[last].lower()
    agrees = draft.tags[noun] == "NNS" and draft.lexicon.verb_lemma(word) == word
    plain = word not in draft.lexicon.ontology.events and draft.heads[last - 1] == last and draft.heads[last] == inner
    return last if agrees and plain and word in draft.lexicon.ontology.words.get("intransitive-verb", ()) else -1


def _form(draft: Draft, verb: int) -> tuple[str, str]:
    return "VBP", draft.words[verb].lower()
