"""Reports that the parser hung on the wrong word: who says it, what is said, and what follows."""

from __future__ import annotations

from kg.extraction.repair.draft import FINITE, MARKED, Draft, is_finite, is_tree, under
from kg.extraction.tree import NOUN_TAGS, VERB_TAGS


def read_report_tagged_as_noun(draft: Draft) -> None:
    """Read "the service | suspects | that a tanker …" as a report, where the tagger sees a noun before any verb."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for i in range(1, len(deps) - 2):
        if any(tags[t] in (*FINITE, "MD") for t in range(i)):
            return
        if tags[i] not in ("NN", "NNS") or draft.words[i + 1] != "that" or tags[i - 1] not in NOUN_TAGS:
            continue
        lemma = draft.lexicon.verb_lemma(draft.words[i])
        if lemma is None or (lemma, "verb", "that") not in draft.lexicon.ontology.signatures:
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
        tags[i], draft.lemmas[i] = "VBP" if tags[i] == "NN" else "VBZ", lemma
        heads[i], deps[i] = above, role if role in ("ROOT", "ccomp", "conj", "advcl", "parataxis") else "ccomp"
        heads[subject], deps[subject] = i, "nsubj"
        heads[clause], deps[clause] = i, "ccomp"
        deps[i + 1] = "mark"
        return


def read_clause_before_report(draft: Draft) -> None:
    """What stands before a report without a conjunction is what is said: "Six migrants | drowned | and …, the coastguard said"."""
    deps, heads, words = draft.deps, draft.heads, draft.words
    for said in range(4, len(deps)):
        if (draft.lemmas[said], "verb", "quote") not in draft.lexicon.ontology.signatures or not is_finite(draft, said):
            continue
        own = [n for n in range(len(deps)) if heads[n] == said]
        subject = next((n for n in own if deps[n] == "nsubj" and n < said), -1)
        if subject < 0 or any(deps[n] in ("ccomp", "dobj", "xcomp", "mark") for n in own):
            continue
        opening = min([subject, *(n for n in range(subject) if heads[n] == subject)])
        told = next((n for n in own if n < opening and deps[n] == "advcl"), -1)
        if told < 0 or words[opening - 1] != ",":
            continue
        inner = [n for n in range(len(deps)) if heads[n] == told]
        if any(deps[n] == "nsubj" for n in inner) and not any(
            deps[n] == "mark" or draft.tags[n] == "WRB" for n in inner
        ):
            deps[told] = "ccomp"


def read_report_after_comma(draft: Draft) -> None:
    """A report after a comma is no adverbial clause: "prices fell, local media | reported | on Sunday"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for said in range(3, len(deps)):
        main = heads[said]
        if (
            deps[said] not in ("advcl", "acl", "conj")
            or main > said
            or (draft.lemmas[said], "verb", "quote") not in draft.lexicon.ontology.signatures
        ):
            continue
        own = [n for n in range(len(deps)) if heads[n] == said]
        subject = next((n for n in own if deps[n] == "nsubj" and n < said), -1)
        if subject < 0 or not is_finite(draft, said) or tags[main] not in VERB_TAGS or tags[subject] in ("WP", "WDT"):
            continue
        if any(
            deps[n] in ("mark", "ccomp", "dobj", "xcomp", "aux", "auxpass", "cc", "prt") or tags[n] in ("WRB", "WDT")
            for n in own
        ):
            continue
        opening = min([subject, *(n for n in range(subject) if heads[n] == subject)])
        if words[opening - 1] == "," and words[opening - 2] not in (",", "and", "but"):
            deps[said] = "parataxis"
            tags[said] = "VBD" if tags[said] == "VBN" else tags[said]


def read_speech_aside(draft: Draft) -> None:
    """Set a speech verb between commas aside: "Chad, | officials said, | had sunk the ferry"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for said in range(3, len(deps) - 2):
        some = words[said - 1] in ("some", "many", "others", "most") and words[said - 2] == ","
        if (
            words[said + 1] != ","
            or (tags[said] not in ("VBD", "VBZ", "VBP") and not (some and tags[said] == "NN"))
            or (draft.lemmas[said], "verb", "quote") not in draft.lexicon.ontology.signatures
        ):
            continue
        comma = next((c for c in range(said - 2, max(0, said - 8), -1) if words[c] == ","), -1)
        if comma < 1 or any(
            tags[t] not in ("DT", "JJ", "CD", "PRP", "PRP$", "POS", "HYPH", *NOUN_TAGS) for t in range(comma + 1, said)
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
            or (tags[speaker] not in NOUN_TAGS | {"PRP"} and words[speaker] not in ("some", "many", "others", "most"))
        ):
            continue
        if heads[subject] == verb and heads[said] == verb and heads[speaker] == said:
            continue
        if tags[said + 2] not in ("VBD", "VBZ", "VBP", "VBN", "MD", "RB"):
            continue
        before = list(heads), list(deps)
        while (
            heads[subject] in range(comma)
            and tags[heads[subject]] in NOUN_TAGS
            and deps[subject] in ("pobj", "compound")
        ):
            subject = heads[subject]
        if heads[said] == said or under(heads, verb, said):
            heads[verb], deps[verb] = (verb, "ROOT") if heads[said] == said else (heads[said], deps[said])
        if under(heads, verb, subject):
            heads[verb], deps[verb] = (verb, "ROOT") if heads[subject] == subject else (heads[subject], deps[subject])
        heads[said], deps[said] = verb, "parataxis"
        heads[speaker], deps[speaker] = said, "nsubj"
        if tags[said] == "NN":
            tags[said] = "VBP"
        heads[subject] = verb
        deps[subject] = "nsubjpass" if draft.child(verb, "auxpass") >= 0 else "nsubj"
        if not is_tree(heads):
            heads[:], deps[:] = before


def attach_participle_after_report(draft: Draft) -> None:
    """In "prices fell, officials said, | raising hopes" it is the fall that raises; in "…, | adding that" officials add."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for k in range(3, len(deps) - 1):
        if tags[k] != "VBG" or words[k - 1] != "," or draft.child(k, "aux", *MARKED) >= 0:
            continue
        said = k - 2
        if heads[k] < said and deps[k] == "advcl":
            said = heads[k]  # "results showed on Sunday, | raising hopes"
        if said > 2 and is_finite(draft, said) and _reports(draft, said) and _reported_before(draft, said) >= 0:
            if under(heads, said, k):
                continue
            if _tells(draft, k):
                heads[k], deps[k] = said, "advcl"
            elif heads[k] == said and deps[k] == "advcl":
                heads[k] = _reported_before(draft, said)
        elif deps[k] == "advcl" and _tells(draft, k):
            # "said it would cut output, | blaming demand", "ordered Oslo to pay, | rejecting its argument": the speaker goes on
            up = heads[k]
            while (
                (deps[up] in ("ccomp", "xcomp") or (deps[up] == "advcl" and tags[up] == "VB"))
                and heads[up] < up < k
                and _reports(draft, heads[up])
            ):
                up = heads[up]
            heads[k] = up


def attach_concession_after_report(draft: Draft) -> None:
    """In "Oslo will send ships, it said, | although it stressed that …" the concession is the author's, not what Oslo said."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for k in range(4, len(deps)):
        if deps[k] != "advcl" or tags[k] not in FINITE or not _reports(draft, k):
            continue
        mark = draft.child(k, "mark", end=k)
        said = mark - 2
        if said < 1 or words[mark - 1] != "," or tags[said] not in FINITE or not _reports(draft, said):
            continue
        if heads[said] == heads[k] and deps[said] == "parataxis":
            heads[k] = said


def attach_told_clause(draft: Draft) -> None:
    """What somebody is told hangs on the verb: "told pilgrims in the square | that peace could not wait"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    table = draft.lexicon.ontology.signatures
    for k in range(4, len(deps)):
        noun = heads[k]
        if deps[k] not in ("acl", "relcl") or tags[noun] not in NOUN_TAGS or deps[noun] not in ("dobj", "dative"):
            continue
        verb = heads[noun]
        that = next(
            (m for m in range(noun + 1, k) if heads[m] == k and deps[m] == "mark" and draft.words[m] == "that"), -1
        )
        if (
            that < 0
            or (draft.lemmas[verb], "verb", "that") not in table
            or draft.lemmas[verb]
            not in draft.lexicon.recipient_verbs
            | {"inform", "warn", "assure", "remind", "convince", "persuade", "notify"}
        ):
            continue
        if (draft.lemmas[noun].lower(), "noun", "that") not in table:
            heads[k], deps[k] = verb, "ccomp"


def attach_charge_to_accusation(draft: Draft) -> None:
    """What somebody is accused of hangs on the verb: "accused the charity that wrote the report | of spreading rumours"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    table = draft.lexicon.ontology.signatures
    for k in range(3, len(deps)):
        of = heads[k]
        if tags[k] != "VBG" or deps[k] != "pcomp" or draft.words[of] != "of" or tags[heads[of]] not in NOUN_TAGS:
            continue
        up, steps = heads[of], 0
        while heads[up] != up and steps < 8 and (draft.lemmas[up], "verb", "object-of-gerund") not in table:
            up, steps = heads[up], steps + 1
        if tags[up] not in VERB_TAGS or not up < of or heads[heads[of]] == up:
            continue
        charge = table.get((draft.lemmas[up], "verb", "object-of-gerund"))
        object_ = draft.child(up, "dobj", start=up, end=of)
        held = any(n > up and n != of and draft.words[n] == "of" and heads[n] in (up, object_) for n in range(of))
        if charge is not None and charge.source is not None and object_ >= 0 and not held:
            heads[of] = up


def _reports(draft: Draft, verb: int) -> bool:
    """Whether the verb tells what somebody says or orders."""
    table, lemma = draft.lexicon.ontology.signatures, draft.lemmas[verb]
    if (lemma, "verb", "quote") in table or (lemma, "verb", "that") in table:
        return True
    urging = table.get((lemma, "verb", "object-to"))
    return urging is not None and urging.source is not None


def _tells(draft: Draft, verb: int) -> bool:
    """Whether only who speaks does what the verb says: add, argue, accuse, reject, cite."""
    table, lemma = draft.lexicon.ontology.signatures, draft.lemmas[verb]
    if lemma == "cite" or any((lemma, "verb", frame) in table for frame in ("quote", "object-of-gerund")):
        return True
    return any(
        (found := table.get((lemma, "verb", frame))) is not None and found.source is not None
        for frame in ("that", "noun")
    )


def _reported_before(draft: Draft, said: int) -> int:
    """Return the verb of the clause that stands before its report ("prices fell, officials said"), or -1."""
    deps, heads = draft.deps, draft.heads
    for k in range(said):
        if heads[k] == said and deps[k] == "ccomp" and not any(heads[m] == k and deps[m] == "mark" for m in range(k)):
            return k
    return heads[said] if deps[said] == "parataxis" and heads[said] < said else -1
