"""Infinitives and gerunds that the parser took for a noun, a modifier or somebody else's."""

from __future__ import annotations

from kg.extraction.repair.draft import FINITE, MARKED, Draft, under
from kg.extraction.tree import NOUN_TAGS, VERB_TAGS

_KIND = {
    "NN": "noun",
    "NNS": "noun",
    "JJ": "adjective",
    "VBD": "verb",
    "VBZ": "verb",
    "VBP": "verb",
    "VBN": "verb",
    "VB": "verb",
}


def read_infinitive_after_to(draft: Draft) -> None:
    """After a word that takes an infinitive, "to" and a verb are one: "sure to | court | unions", "its reluctance to | fine | planters"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    signatures = draft.lexicon.ontology.signatures
    for to in range(1, len(deps) - 2):
        verb, noun, governor = to + 1, heads[to + 1], heads[to]
        if words[to] != "to" or deps[to] != "prep" or tags[verb] not in ("NN", "JJ", "VBP") or governor >= to:
            continue
        kind = _KIND.get(tags[governor])
        lemma = draft.lemmas[governor].lower()
        if kind is None or (lemma, kind, "to") not in signatures or lemma in ("close", "near"):
            continue
        if draft.lexicon.verb_lemma(words[verb]) != words[verb]:
            continue
        if noun == to and deps[verb] == "pobj":
            if kind == "noun":
                continue  # "its commitment to reform": as well a noun
            noun = -1
        elif (
            noun <= verb or heads[noun] != to or deps[noun] != "pobj" or deps[verb] not in ("amod", "compound", "nmod")
        ):
            continue
        heads[verb], deps[verb], tags[verb], draft.lemmas[verb] = (
            governor,
            "acl" if kind == "noun" else "xcomp",
            "VB",
            words[verb],
        )
        heads[to], deps[to], tags[to] = verb, "aux", "TO"
        if noun >= 0:
            heads[noun], deps[noun] = verb, "dobj"
            for k in range(noun + 1, len(deps)):
                if heads[k] == to:
                    heads[k] = noun


def read_gerund_in_frame(draft: Draft) -> None:
    """Where the verb takes a gerund, a participle before a bare noun is one: "accused recruiters of | cheating | workers"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    signatures = draft.lexicon.ontology.signatures
    for i in range(2, len(deps) - 1):
        prep, noun = i - 1, heads[i]
        if tags[i] not in ("VBG", "JJ") or not words[i].endswith("ing") or deps[i] not in ("amod", "compound"):
            continue
        if tags[prep] != "IN" or noun <= i or heads[noun] != prep or deps[noun] != "pobj":
            continue
        governor = heads[prep]
        if tags[governor] not in VERB_TAGS:
            governor = heads[governor]
        lemma, word = draft.lemmas[governor], words[prep].lower()
        if tags[governor] not in VERB_TAGS or not any(
            (lemma, "verb", frame) in signatures for frame in (f"{word}-gerund", f"object-{word}-gerund")
        ):
            continue
        base = draft.lexicon.verb_lemma(words[i])
        if base is None and tags[i] == "JJ":
            continue
        tags[i], draft.lemmas[i] = "VBG", base or draft.lemmas[i]
        heads[prep], heads[i], deps[i] = governor, prep, "pcomp"
        heads[noun], deps[noun] = i, "dobj"
        for k in range(noun + 1, len(deps)):
            if heads[k] == prep and deps[k] == "prep":
                heads[k] = i


def give_purpose_to_verb(draft: Draft) -> None:
    """What a noun cannot be for is what the deed is for: "postponed the vote | to buy time"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    signatures, persons = (
        draft.lexicon.ontology.signatures,
        draft.lexicon.ontology.words.get("person-noun", frozenset()),
    )
    for k in range(4, len(deps)):
        noun = heads[k]
        if deps[k] != "acl" or tags[k] != "VB" or deps[noun] != "dobj" or noun > k or tags[noun] not in ("NN", "NNS"):
            continue
        verb, lemma = heads[noun], draft.lemmas[noun].lower()
        if tags[verb] not in VERB_TAGS or (lemma, "noun", "to") in signatures or lemma in persons:
            continue
        if draft.lemmas[verb] in (
            "have",
            "be",
            "need",
            "seek",
            "offer",
            "find",
            "give",
            "take",
            "leave",
            "lack",
            "want",
            "get",
            "use",
        ):
            continue
        if not any(heads[n] == k and deps[n] == "aux" and tags[n] == "TO" for n in range(noun, k)):
            continue
        if draft.child(k, *MARKED) >= 0 or not any(heads[n] == k and deps[n] == "dobj" for n in range(k, len(deps))):
            continue
        if any(heads[n] == noun and tags[n] in ("JJS", "RBS") for n in range(verb, noun)) or any(
            draft.words[n].lower() in ("no", "little", "enough", "few", "first", "last", "only", "more", "any")
            for n in range(verb, noun)
        ):
            continue
        heads[k], deps[k] = verb, "advcl"


def read_supposition_with_that(draft: Draft) -> None:
    """Read "provided that creditors | accept" as a condition."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for i, word in enumerate(draft.words):
        if word.lower() not in ("provided", "providing", "assuming", "supposing") or tags[i] not in (
            "VBN",
            "VBG",
            "VBD",
            "IN",
        ):
            continue
        clause = next((k for k in range(i + 1, len(deps)) if heads[k] == i and deps[k] in ("ccomp", "pcomp")), -1)
        if clause < 0 or tags[clause] not in VERB_TAGS or heads[i] == i or under(heads, heads[i], clause):
            continue
        if draft.child(i, *MARKED, "aux", "auxpass") >= 0:
            continue
        if deps[i] not in ("prep", "advcl", "mark", "dep"):
            continue
        heads[clause], deps[clause] = heads[i], "advcl"
        for k in range(len(deps)):
            if heads[k] == i:
                heads[k] = clause
        heads[i], deps[i], tags[i] = clause, "mark", "IN"


def part_clause_from_object(draft: Draft) -> None:
    """Part "stormed parliament | and police shot": a verb that reports nothing has an object, and then another clause follows."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    signatures = draft.lexicon.ontology.signatures
    for second in range(4, len(deps)):
        first = heads[second]
        if deps[second] != "ccomp" or first > second or tags[first] not in FINITE or tags[second] not in FINITE:
            continue
        if any(
            (draft.lemmas[first], "verb", frame) in signatures for frame in ("that", "quote", "whether", "known-that")
        ):
            continue
        if any(heads[k] == second and deps[k] == "mark" for k in range(first, second)):
            continue
        object_ = draft.child(second, "nsubj", start=first + 1, end=second)
        subject = draft.child(object_, "conj", start=object_ + 1, end=second)
        joint = draft.child(object_, "cc", start=object_ + 1, end=subject)
        if object_ < 0 or subject < 0 or joint < 0 or tags[object_] not in NOUN_TAGS:
            continue
        if any(words[k] == "," for k in range(first, joint)):
            continue
        heads[object_], deps[object_] = first, "dobj"
        heads[joint] = first
        heads[subject], deps[subject] = second, "nsubj"
        deps[second] = "conj"


def give_infinitive_to_adjective(draft: Draft) -> None:
    """An infinitive right after an adjective that takes one is its own: "it is powerless | to stop the strikes"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for adjective in range(1, len(deps) - 2):
        to = adjective + 1
        verb = heads[to]
        if deps[adjective] != "acomp" or draft.words[to] != "to" or deps[to] != "aux" or tags[verb] != "VB":
            continue
        if heads[verb] != heads[adjective] or deps[verb] not in ("xcomp", "advcl", "ccomp"):
            continue
        if (draft.lemmas[adjective].lower(), "adjective", "to") in draft.lexicon.ontology.signatures:
            heads[verb], deps[verb] = adjective, "xcomp"


def read_headline_infinitive(draft: Draft) -> None:
    """Names before an infinitive without a verb are its subjects: "Bolivia, Chile | to reopen talks"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    if draft.words[-1] in (".", "!", "?") or any(tag in FINITE or tag == "MD" for tag in tags):
        return
    root = next(k for k in range(len(deps)) if heads[k] == k)
    if tags[root] == "VB":
        verb, first = root, draft.child(root, "nsubj", end=root)
    else:
        labels, first = ("relcl", "acl", "ccomp"), root
        verb = next((k for k in range(root + 2, len(deps)) if tags[k] == "VB" and deps[k] in labels), -1)
    if (
        first < 0
        or tags[first] not in NOUN_TAGS
        or not any(heads[k] == verb and tags[k] == "TO" for k in range(first, verb))
    ):
        return
    between = draft.words[first + 1 : verb]
    second = next(
        (k for k in range(first + 1, verb) if heads[k] == first and deps[k] == "appos" and tags[k] in NOUN_TAGS), -1
    )
    if second >= 0 and between.count(",") == 1:
        deps[second] = "conj"
    if verb != root and heads[verb] in (first, second):
        heads[verb], deps[verb] = verb, "ROOT"
        heads[first], deps[first] = verb, "nsubj"


def read_gerund_between(draft: Draft) -> None:
    """What is "between" parties is an event, not a clause: "| Fighting | between the army and the rebels has emptied the town"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(len(deps) - 3):
        if (
            tags[k] != "VBG"
            or deps[k] not in ("nsubj", "nsubjpass", "csubj", "pcomp", "dobj")
            or draft.words[k + 1] != "between"
        ):
            continue
        if heads[k + 1] == k and draft.child(k, "dobj", "aux", *MARKED) < 0:
            tags[k], draft.lemmas[k] = "NN", draft.words[k].lower()
            deps[k] = {"csubj": "nsubj", "pcomp": "pobj"}.get(deps[k], deps[k])
