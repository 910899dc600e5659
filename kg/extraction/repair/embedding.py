"""Clauses that the parser hung on the wrong word: reports, asides, conditions, relative clauses, participles."""

from __future__ import annotations

from kg.extraction.factuality import UNCERTAIN
from kg.extraction.repair.draft import FINITE, MARKED, Draft, is_finite, is_tree, under
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
        if main < 0 or any(heads[k] == main and deps[k] == "mark" for k in range(len(deps))):
            continue
        heads[main], deps[main] = main, "ROOT"
        heads[root], deps[root] = main, "advcl"


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


def attach_participle_after_report(draft: Draft) -> None:
    """In "prices fell, officials said, | raising hopes" it is the fall that raises; in "…, | adding that" officials add."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for k in range(3, len(deps) - 1):
        if (
            tags[k] != "VBG"
            or words[k - 1] != ","
            or any(heads[n] == k and deps[n] in ("aux", *MARKED) for n in range(len(deps)))
        ):
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
        mark = next((m for m in range(k) if heads[m] == k and deps[m] == "mark"), -1)
        said = mark - 2
        if said < 1 or words[mark - 1] != "," or tags[said] not in FINITE or not _reports(draft, said):
            continue
        if heads[said] == heads[k] and deps[said] == "parataxis":
            heads[k] = said


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
        noun = (
            next((n for n in range(prep + 1, verb) if heads[n] == prep and deps[n] == "pobj"), -1) if prep >= 0 else -1
        )
        if noun < 0 or "," in words[prep:verb] or any(tags[t] in VERB_TAGS for t in range(prep, verb)):
            continue
        heads[prep], deps[prep], deps[verb] = verb, "mark", "advcl"
        heads[noun], deps[noun] = verb, "nsubj"


def hang_bracket_on_what_it_follows(draft: Draft) -> None:
    """A participle that opens a bracket belongs to the name before it: "Churchill (| replaced in July by Attlee)"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for k in range(2, len(deps)):
        if (
            tags[k] == "VBN"
            and words[k - 1] == "("
            and deps[k] == "acl"
            and heads[k] != k - 2
            and tags[k - 2] in NOUN_TAGS
        ):
            noun = k - 2
            while heads[noun] == noun + 1 and deps[noun] == "compound":
                noun += 1
            if not under(heads, noun, k):
                heads[k] = noun


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


def attach_infinitive_to_superlative(draft: Draft) -> None:
    """What makes somebody the only or the first belongs to the noun: "was the only member | not to sign"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(4, len(deps)):
        verb = heads[k]
        if deps[k] != "xcomp" or tags[k] != "VB" or draft.lemmas[verb] not in ("be", "become"):
            continue
        noun = next((n for n in range(verb + 1, k) if heads[n] == verb and deps[n] == "attr"), -1)
        if noun < 0 or any(draft.words[t] not in ("not", "to", "never", "ever", "yet") for t in range(noun + 1, k)):
            continue
        if any(heads[n] == noun and draft.words[n] in SUPERLATIVES for n in range(noun)):
            heads[k], deps[k] = noun, "acl"


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
        object_ = next((n for n in range(up, of) if heads[n] == up and deps[n] == "dobj"), -1)
        held = any(n > up and n != of and draft.words[n] == "of" and heads[n] in (up, object_) for n in range(of))
        if charge is not None and charge.source is not None and object_ >= 0 and not held:
            heads[of] = up


def read_conjunction_of_supposition(draft: Draft) -> None:
    """Read "provided Oslo | withdraws" as a condition: participle to conjunction, noun to subject."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for i, word in enumerate(draft.words):
        if word.lower() not in ("provided", "providing") or tags[i] not in ("VBN", "VBG", "VBD") or heads[i] == i:
            continue
        if any(heads[k] == i and deps[k] in ("nsubj", "aux", "auxpass", "agent", "ccomp") for k in range(len(deps))):
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
        if (
            not fit
            or draft.entities[noun] in ("DATE", "TIME")
            or any(heads[k] == verb and deps[k] in MARKED for k in range(len(deps)))
        ):
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
        if tags[k] != "VBG" or deps[k] != "acl" or heads[k] != name or deps[name] != "pobj" or deps[prep] != "prep":
            continue
        noun = heads[prep]
        frame = f"{draft.words[prep].lower()}-gerund"
        if (draft.lemmas[noun].lower(), "noun", frame) in draft.lexicon.ontology.signatures:
            heads[k], deps[k] = prep, "pcomp"
            heads[name], deps[name] = k, "nsubj"


def read_speech_aside(draft: Draft) -> None:
    """Set a speech verb between commas aside: "Chad, | officials said, | had sunk the ferry"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for said in range(3, len(deps) - 2):
        if (
            words[said + 1] != ","
            or tags[said] not in ("VBD", "VBZ", "VBP")
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
        heads[subject] = verb
        deps[subject] = (
            "nsubjpass" if any(heads[k] == verb and deps[k] == "auxpass" for k in range(len(deps))) else "nsubj"
        )
        if not is_tree(heads):
            heads[:], deps[:] = before


def read_relative_after_object(draft: Draft) -> None:
    """Read "citing polls | that its minister had commissioned" as a relative clause of the polls."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    persons = draft.lexicon.ontology.words.get("person-noun", frozenset()) | draft.lexicon.ontology.words.get(
        "group-noun", frozenset()
    )
    for k in range(2, len(deps)):
        if deps[k] != "ccomp" or tags[k] not in VERB_TAGS:
            continue
        that = next(
            (m for m in range(heads[k] + 1, k) if heads[m] == k and deps[m] == "mark" and draft.words[m] == "that"),
            -1,
        )
        if that < 1:
            continue
        noun = that - 1
        if (
            deps[noun] != "dobj"
            or heads[noun] != heads[k]
            or tags[noun] not in ("NN", "NNS")
            or draft.lemmas[noun] in persons
        ):
            continue
        if any(
            heads[n] == k and deps[n] in ("dobj", "attr", "acomp", "nsubjpass", "ccomp", "xcomp")
            for n in range(len(deps))
        ):
            continue
        heads[k], deps[k] = noun, "relcl"
        deps[that], tags[that] = "dobj", "WDT"


def attach_participle_to_its_subject(draft: Draft) -> None:
    """A participle between a subject and its verb belongs to them: "but Vilnius, | citing the law, | has refused"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(2, len(deps)):
        if tags[k] not in ("VBG", "VBN") or deps[k] not in ("advcl", "conj", "acl") or draft.words[k - 1] != ",":
            continue
        if any(heads[n] == k and deps[n] in (*MARKED, "aux", "auxpass", "cc") for n in range(len(deps))):
            continue
        subject = k - 2
        verb = heads[subject]
        if (
            deps[subject] not in ("nsubj", "nsubjpass")
            or verb <= k
            or heads[k] in (verb, subject)
            or under(heads, verb, k)
        ):
            continue
        heads[k], deps[k] = verb, "advcl"


def read_relative_after_report_noun(draft: Draft) -> None:
    """What is rejected is the claim: after "a claim that Oslo | rejected" no object is missing but the claim itself."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    signatures = draft.lexicon.ontology.signatures
    for k in range(3, len(deps)):
        noun = heads[k]
        if deps[k] not in ("acl", "ccomp") or tags[k] not in FINITE or tags[noun] not in ("NN", "NNS") or noun > k:
            continue
        if (draft.lemmas[k], "verb", "noun") not in signatures:
            continue
        that = next(
            (m for m in range(noun + 1, k) if heads[m] == k and deps[m] == "mark" and draft.words[m] == "that"), -1
        )
        if that != noun + 1 or any(
            heads[n] == k and deps[n] in ("dobj", "ccomp", "xcomp", "nsubjpass", "auxpass", "dative")
            for n in range(len(deps))
        ):
            continue
        deps[k], deps[that], tags[that] = "relcl", "dobj", "WDT"


def part_possessed_from_name(draft: Draft) -> None:
    """What "whose" possesses ends before the name that is the subject: "whose offshore oil | Venezuela covets"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for whose in range(len(deps) - 3):
        if tags[whose] != "WP$":
            continue
        noun = next((k for k in range(whose + 1, len(deps) - 1) if tags[k] not in ("JJ", "CD", "RB", "JJR", "JJS")), -1)
        while noun > 0 and tags[noun] in ("NN", "NNS") and tags[noun + 1] in ("NN", "NNS"):
            noun += 1
        beside = noun + 1
        if deps[noun] == "nsubj" and heads[beside] == noun and deps[beside] == "appos" and tags[beside] in NAME_TAGS:
            # "whose forests | Norway subsidises"
            verb = heads[noun]
            if tags[verb] in FINITE and not any(heads[k] == verb and deps[k] == "dobj" for k in range(len(deps))):
                heads[beside], deps[beside], deps[noun] = verb, "nsubj", "dobj"
            continue
        name = heads[noun]
        if tags[noun] not in ("NN", "NNS") or deps[noun] != "compound" or tags[name] not in NAME_TAGS or name < noun:
            continue
        verb = heads[name]
        if deps[name] != "nsubj" or tags[verb] not in FINITE or verb < name:
            continue
        if any(heads[k] == verb and deps[k] == "dobj" for k in range(len(deps))):
            continue
        for k in range(whose, noun):
            if heads[k] == name:
                heads[k] = noun
        heads[noun], deps[noun] = verb, "dobj"
