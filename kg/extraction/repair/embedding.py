"""Clauses and infinitives that the parser hung on the wrong word, or took for phrases."""

from __future__ import annotations

from kg.extraction.factuality import UNCERTAIN
from kg.extraction.repair.draft import FINITE, MARKED, Draft, under
from kg.extraction.tree import NAME_TAGS, NOUN_TAGS, SUPERLATIVES, VERB_TAGS

_SUBORDINATORS = frozenset(
    {"after", "before", "when", "while", "because", "although", "though", "since", "until", "as", "whereas", "once"}
)


def raise_main_clause(draft: Draft) -> None:
    """A root with a conjunction is subordinate to the clause before it: "Oslo resumed exports, years after a court | ruled"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for root in range(len(deps)):
        if heads[root] != root or tags[root] not in VERB_TAGS:
            continue
        marks = [
            k
            for k in range(root)
            if heads[k] == root and deps[k] == "mark" and draft.words[k].lower() in _SUBORDINATORS
        ]
        if not marks:
            continue
        main = next((k for k in range(marks[0]) if heads[k] == root and deps[k] == "ccomp" and tags[k] in FINITE), -1)
        if main < 0 or draft.child(main, "mark") >= 0:
            continue
        heads[main], deps[main] = main, "ROOT"
        heads[root], deps[root] = main, "advcl"


def attach_doubt_to_first_clause(draft: Draft) -> None:
    """An adverb of doubt that opens the sentence belongs to the first clause: "| Perhaps | Oslo left; Bergen did not"."""
    deps, heads = draft.deps, draft.heads
    if deps[0] != "advmod" or draft.words[0].lower() not in UNCERTAIN:
        return
    for k in range(1, heads[0]):
        if heads[k] == heads[0] and deps[k] == "ccomp" and _first(heads, k) in (1, 2):
            heads[0] = k
            return


def _first(heads: list[int], i: int) -> int:
    return next(t for t in range(i + 1) if under(heads, t, i))


def read_preposition_as_conjunction(draft: Draft) -> None:
    """In "After news of the act | reached the colonies, …" it is the news that reached them."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for verb in range(2, len(deps)):
        main = heads[verb]
        if tags[verb] not in FINITE or deps[verb] not in ("advcl", "ccomp") or main < verb:
            continue
        own = [n for n in range(len(deps)) if heads[n] == verb]
        if any(deps[n] in (*MARKED, "mark", "aux", "auxpass") for n in own):
            continue
        prep = next(
            (
                p
                for p in range(verb - 1, -1, -1)
                if heads[p] in (main, verb)
                and deps[p] == "prep"
                and words[p].lower() in ("after", "before", "until", "since", "as")
            ),
            -1,
        )
        noun = draft.child(prep, "pobj", start=prep + 1, end=verb) if prep >= 0 else -1
        if noun < 0 or "," in words[prep:verb] or any(tags[t] in VERB_TAGS for t in range(prep, verb)):
            continue
        heads[prep], deps[prep], deps[verb] = verb, "mark", "advcl"
        heads[noun], deps[noun] = verb, "nsubj"


def attach_infinitive_to_adjective(draft: Draft) -> None:
    """What somebody is able or powerless to do belongs to the adjective: "it is powerless | to stop the strikes"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    table = draft.lexicon.ontology.signatures
    for k in range(3, len(deps)):
        verb = heads[k]
        if (
            deps[k] not in ("xcomp", "advcl")
            or tags[k] != "VB"
            or draft.lemmas[verb] not in ("be", "become", "remain", "seem", "appear")
        ):
            continue
        to = next((n for n in range(verb, k) if heads[n] == k and tags[n] == "TO"), -1)
        adjective = to - 1
        if to < 0 or heads[adjective] != verb or deps[adjective] not in ("acomp", "oprd") or tags[adjective] != "JJ":
            continue
        if (draft.lemmas[adjective].lower(), "adjective", "to") in table:
            heads[k], deps[k] = adjective, "xcomp"


def attach_clause_to_adjective(draft: Draft) -> None:
    """What is essential or doubtful belongs to the adjective: "it is essential | that Oslo comply"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    table = draft.lexicon.ontology.signatures
    for k in range(4, len(deps)):
        verb = heads[k]
        if deps[k] != "ccomp" or tags[k] not in VERB_TAGS or draft.lemmas[verb] != "be" or verb > k:
            continue
        that = next((n for n in range(verb, k) if heads[n] == k and deps[n] == "mark" and draft.words[n] == "that"), -1)
        adjective = that - 1
        if that < 0 or heads[adjective] != verb or deps[adjective] != "acomp":
            continue
        if (draft.lemmas[adjective].lower(), "adjective", "that") in table:
            heads[k] = adjective


def attach_infinitive_to_superlative(draft: Draft) -> None:
    """What makes somebody the only or the first belongs to the noun: "was the only member | not to sign"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(4, len(deps)):
        verb = heads[k]
        if deps[k] != "xcomp" or tags[k] != "VB" or draft.lemmas[verb] not in ("be", "become"):
            continue
        noun = draft.child(verb, "attr", start=verb + 1, end=k)
        if noun < 0 or any(draft.words[t] not in ("not", "to", "never", "ever", "yet") for t in range(noun + 1, k)):
            continue
        if any(heads[n] == noun and draft.words[n] in SUPERLATIVES for n in range(noun)):
            heads[k], deps[k] = noun, "acl"


def read_conjunction_of_supposition(draft: Draft) -> None:
    """Read "provided Oslo | withdraws" as a condition: participle to conjunction, noun to subject."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for i, word in enumerate(draft.words):
        if word.lower() not in ("provided", "providing") or tags[i] not in ("VBN", "VBG", "VBD") or heads[i] == i:
            continue
        if draft.child(i, "nsubj", "aux", "auxpass", "agent", "ccomp") >= 0:
            continue
        verb = next((j for j in range(i + 1, min(i + 9, len(deps))) if tags[j] in FINITE), -1)
        noun = max((k for k in range(i + 1, verb) if tags[k] in NOUN_TAGS | {"PRP"}), default=-1)
        if verb < 0 or noun < 0 or any(heads[k] == verb and deps[k] in MARKED for k in range(i)):
            continue
        above, steps = heads[i], 0
        while tags[above] not in VERB_TAGS and heads[above] != above and steps < 6:
            above, steps = heads[above], steps + 1
        if under(heads, above, verb):
            continue
        heads[noun], deps[noun] = verb, "nsubj"
        for k in range(i + 1, noun):
            if heads[k] == i:
                heads[k] = noun
        heads[verb], deps[verb] = above, "advcl"
        heads[i], deps[i], tags[i] = verb, "mark", "IN"


def read_gerund_after_preposition(draft: Draft) -> None:
    """An -ing form without an article after a preposition is a clause: "prevented Oslo from | drilling"."""
    deps, heads = draft.deps, draft.heads
    for i in range(1, len(deps)):
        if deps[i] == "pobj" and draft.tags[i] == "VBG" and heads[i] == i - 1:
            deps[i] = "pcomp"


def read_participle_before_its_noun(draft: Draft) -> None:
    """An -ing form after a noun's own determiner is an adjective: "clear to all | thinking | people that …"."""
    deps, heads = draft.deps, draft.heads
    for verb in range(2, len(deps) - 1):
        if draft.tags[verb] != "VBG" or deps[verb] != "pcomp":
            continue
        noun = draft.child(verb, "dobj", start=verb + 1)
        if noun < 0 or deps[verb - 1] not in ("det", "poss") or heads[verb - 1] not in (noun, verb):
            continue
        if deps[verb - 1] == "poss" and heads[verb - 1] == verb:
            continue  # "its bombing the port"
        prep = heads[verb]
        for k in range(len(deps)):
            if heads[k] == verb and k != noun:
                heads[k] = noun if k < noun else heads[prep]
        heads[noun], deps[noun] = prep, "pobj"
        heads[verb], deps[verb] = noun, "amod"


def read_object_after_predicate(draft: Draft) -> None:
    """Who is chosen may stand after what for: "chose as his deputy | the bishop of Lund", "appointed as chairman | Robert Hale"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for prep in range(1, len(deps) - 2):
        verb = prep - 1
        if draft.words[prep] != "as" or deps[prep] != "prep" or heads[prep] != verb or tags[verb] not in VERB_TAGS:
            continue
        noun = draft.child(prep, "pobj", start=prep + 1)
        if noun < 0 or draft.child(verb, "dobj", "auxpass") >= 0:
            continue
        object_ = draft.child(noun, "appos", start=noun + 1)
        if object_ >= 0 and "," not in draft.words[noun:object_]:
            heads[object_], deps[object_] = verb, "dobj"
            continue
        office = prep + 1
        if tags[noun] in NAME_TAGS and tags[office] == "NN" and heads[office] == noun and deps[office] == "compound":
            heads[office], deps[office] = prep, "pobj"
            heads[noun], deps[noun] = verb, "dobj"


def read_for_to(draft: Draft) -> None:
    """Read "for Oslo to ban" as a clause with a subject: "lobbied | for Kenya to ban the airline"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    persons = draft.lexicon.ontology.words.get("group-noun", frozenset()) | draft.lexicon.ontology.words.get(
        "organization-noun", frozenset()
    )
    for i, word in enumerate(draft.words):
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
            or noun in draft.spans
            or draft.lemmas[noun].lower() in persons
        )
        if not fit or draft.entities[noun] in ("DATE", "TIME") or draft.child(verb, *MARKED) >= 0:
            continue
        governor = heads[i] if deps[i] in ("prep", "dative") else heads[verb]
        if governor in range(i, verb + 1) or under(heads, governor, verb):
            continue
        heads[verb] = governor
        deps[verb] = "acl" if tags[governor] in NOUN_TAGS else "ccomp" if tags[governor] in VERB_TAGS else "xcomp"
        heads[noun], deps[noun] = verb, "nsubj"
        heads[i], deps[i] = verb, "mark"


def read_gerund_with_subject(draft: Draft) -> None:
    """Read "the idea of Peru | signing the treaty" as a clause that the noun embeds, not as a Peru that signs."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(3, len(deps)):
        name, prep = k - 1, heads[k - 1]
        if tags[k] != "VBG" or deps[k] != "acl" or deps[name] != "pobj" or deps[prep] != "prep":
            continue
        noun = heads[prep]
        if heads[k] not in (name, noun):
            continue
        if heads[k] == noun and not _is_unreal(draft, noun, f"{draft.words[prep].lower()}-gerund"):
            continue  # "signed the Declaration of the United Nations endorsing the charter"
        frame = f"{draft.words[prep].lower()}-gerund"
        if (draft.lemmas[noun].lower(), "noun", frame) in draft.lexicon.ontology.signatures:
            heads[k], deps[k] = prep, "pcomp"
            heads[name], deps[name] = k, "nsubj"


def _is_unreal(draft: Draft, noun: int, frame: str) -> bool:
    """Whether the noun embeds what need not be, and nobody's claim: idea, prospect, risk."""
    signature = draft.lexicon.ontology.signatures.get((draft.lemmas[noun].lower(), "noun", frame))
    return signature is not None and signature.modality is not None and signature.source is None
