"""Wordings of charge, supposition and report that the parser ran into the clause beside them."""

from __future__ import annotations

from kg.extraction.repair.draft import FINITE, MARKED, Draft
from kg.extraction.tree import NOUN_TAGS, VERB_TAGS

_PASSED = (["rather", "than"], ["instead", "of"])
SUPPOSING = frozenset({"say", "assume", "suppose", "imagine", "pretend", "picture"})


def read_standing_charge(draft: Draft) -> None:
    """To stand accused is to be accused: "Oslo | stands accused | of arming rebels"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for verb in range(1, len(deps)):
        stands = verb - 1
        if heads[verb] != stands or draft.lemmas[stands] != "stand" or tags[verb] not in ("VBN", "VBD", "JJ"):
            continue
        lemma = draft.lexicon.verb_lemma(draft.words[verb].lower()) or draft.lemmas[verb]
        if not any(
            (lemma, "verb", f"object-{word}-gerund") in draft.lexicon.ontology.signatures for word in ("of", "with")
        ):
            continue
        heads[verb] = verb if heads[stands] == stands else heads[stands]
        deps[verb], tags[verb], draft.lemmas[verb] = deps[stands], "VBN", lemma
        for k in range(len(deps)):
            if heads[k] == stands and k != verb:
                heads[k] = verb
                deps[k] = "nsubjpass" if deps[k] == "nsubj" else deps[k]
        heads[stands], deps[stands] = verb, "auxpass"


def read_supposing_imperative(draft: Draft) -> None:
    """An order to suppose opens what is supposed: "| Say | Oslo sank the ferry", "| Assume | Bergen knew"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    if len(deps) < 4 or draft.words[0].lower() not in SUPPOSING or heads[0] == 0:
        return
    verb = next((v for v in range(2, len(deps)) if tags[v] in (*FINITE, "VBN", "MD")), -1)
    if verb < 0:
        return
    while tags[verb] == "MD" or deps[verb] in ("aux", "auxpass"):
        verb = heads[verb]
    subject = draft.child(verb, *MARKED, start=1, end=verb)
    if subject < 0 or heads[verb] != verb or heads[0] not in (verb, subject) or tags[1] in (",", ":", "TO", "CC", "WP"):
        return
    if any(deps[k] in MARKED and heads[k] == verb for k in range(subject)):
        return
    heads[0], deps[0], tags[0] = verb, "mark", "IN"
    draft.entities[0] = ""


def read_let_alone(draft: Draft) -> None:
    """What is "let alone" done is coordinated with what is not: "Oslo never met the rebels, | let alone | armed them"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for let in range(2, len(deps) - 2):
        if draft.words[let].lower() != "let" or draft.words[let + 1].lower() != "alone":
            continue
        verb = next((v for v in range(let + 2, min(let + 4, len(deps))) if tags[v] in VERB_TAGS), -1)
        first = next(
            (v for v in range(let - 1, -1, -1) if tags[v] in VERB_TAGS and draft.child(v, "neg", end=v) >= 0), -1
        )
        if verb < 0 or first < 0:
            continue
        if heads[first] in (let, verb):  # the parser made the second the head
            heads[first], deps[first] = first if heads[heads[first]] == heads[first] else heads[heads[first]], "ROOT"
        heads[verb], deps[verb] = first, "conj"
        for k in range(len(deps)):
            if heads[k] == let and k not in (let, first, verb):
                heads[k] = verb if k > let + 1 else first
        for k in (let, let + 1):
            heads[k], deps[k], tags[k] = first, "cc", "CC"


def free_contrary(draft: Draft) -> None:
    """What goes before "contrary to" between commas belongs to the verb: "Oslo has not, | contrary to reports, | left"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(2, len(deps) - 2):
        verb = heads[k]
        if (
            draft.words[k].lower() != "contrary"
            or draft.words[k + 1] != "to"
            or verb < k
            or tags[verb] not in VERB_TAGS
        ):
            continue
        own = [n for n in range(k) if heads[n] == k and deps[n] in (*MARKED, "aux", "auxpass", "neg")]
        for n in (*own, *(n for n in range(k) if heads[n] in own and deps[n] in MARKED)):
            heads[n] = verb


def attach_report_after_adverbial(draft: Draft) -> None:
    """What is said where or how is what is said: "insisted at a meeting in Lima | that Oslo had left"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    table = draft.lexicon.ontology.signatures
    for k in range(5, len(deps)):
        if deps[k] not in ("acl", "relcl", "ccomp") or tags[k] not in VERB_TAGS:
            continue
        that = next((m for m in range(k) if heads[m] == k and deps[m] == "mark" and draft.words[m] == "that"), -1)
        if that < 0 or not _is_whole(draft, k):
            continue
        noun = heads[k]
        if tags[noun] == "VBN" and deps[noun] == "acl" and draft.child(noun, "agent") >= 0:
            noun = heads[noun]  # "wrote in a letter seen by the BBC that"
        if tags[noun] not in NOUN_TAGS or deps[noun] != "pobj" or (draft.lemmas[noun].lower(), "noun", "that") in table:
            continue
        verb = heads[heads[noun]]
        if tags[verb] in NOUN_TAGS and deps[verb] == "pobj":
            verb = heads[heads[verb]]
        said = table.get((draft.lemmas[verb], "verb", "that"))
        if tags[verb] not in VERB_TAGS or said is None or said.source is None:
            continue
        if draft.child(verb, "dobj", "ccomp", "dative") < 0 and verb < heads[noun]:
            heads[k], deps[k] = verb, "ccomp"


def _is_whole(draft: Draft, verb: int) -> bool:
    """Whether a clause lacks neither subject nor object."""
    passive = draft.child(verb, "auxpass") >= 0
    return draft.child(verb, *MARKED) >= 0 and (passive or draft.child(verb, "dobj", "attr", "acomp", "prep") >= 0)


def read_passive_before_report(draft: Draft) -> None:
    """A headline's participle before a report is what is reported: "Two priests | held | in Minsk, charity says"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    if draft.words[-1] in (".", "!", "?"):
        return
    for said in range(4, len(deps)):
        if heads[said] != said or tags[said] not in ("VBZ", "VBP", "VBD"):
            continue
        if (draft.lemmas[said], "verb", "quote") not in draft.lexicon.ontology.signatures:
            continue
        speaker = draft.child(said, "nsubj", start=3, end=said)
        for verb in range(1, said - 2):
            noun = heads[verb]
            if (
                tags[verb] == "VBN"
                and deps[verb] == "acl"
                and noun < verb
                and heads[noun] == said
                and deps[noun] in ("nsubj", "dep", "npadvmod")
            ):
                other = draft.child(said, "nsubj", start=verb + 1, end=said)
                if other < 0 or speaker < 0 or "," not in draft.words[verb:other]:
                    continue
                heads[verb], deps[verb] = said, "ccomp"
                heads[noun], deps[noun] = verb, "nsubjpass"
                return


def read_has_got_to(draft: Draft) -> None:
    """Before "got to" an apostrophe is no genitive: "Oslo | 's got to | pay"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(1, len(deps) - 2):
        if draft.words[k] == "'s" and tags[k] == "POS" and draft.words[k + 1] == "got" and draft.words[k + 2] == "to":
            heads[k], deps[k], tags[k], draft.lemmas[k] = k + 1, "aux", "VBZ", "have"
            tags[k + 1] = "VBN"


def coordinate_infinitive_chain(draft: Draft) -> None:
    """A bare verb after a comma goes on with the infinitive: "refused to end the strike, | free | the managers or talk"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(4, len(deps)):
        verb = heads[k]
        if deps[k] != "advcl" or tags[k] not in ("VB", "VBP") or verb > k or tags[verb] not in VERB_TAGS:
            continue
        if draft.words[k - 1] != "," or draft.child(k, "aux", "mark", "advmod", *MARKED) >= 0:
            continue
        if draft.child(k, "cc") < 0 and not any(
            heads[n] in (k, draft.child(k, "dobj")) and deps[n] == "cc" for n in range(k, len(deps))
        ):
            continue
        first = [n for n in range(verb, k) if heads[n] == verb and deps[n] == "xcomp" and tags[n] == "VB"]
        if first:
            heads[k], deps[k], tags[k] = first[-1], "conj", "VB"


def read_passive_conjunct(draft: Draft) -> None:
    """What "by" says who did is a passive: "was arrested by police and | jailed | the next day by a court"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    undergone = draft.lexicon.ontology.words.get("headline-passive-verb", ())
    for k in range(3, len(deps)):
        first = heads[k]
        if deps[k] != "conj" or tags[k] not in ("VBD", "VBN") or tags[first] != "VBN" or first > k:
            continue
        if (
            draft.child(first, "auxpass") < 0
            or draft.child(k, "aux", "auxpass", "dobj", "ccomp", "xcomp", "acomp") >= 0
        ):
            continue
        own = draft.child(k, "nsubj", start=first, end=k)
        agent = draft.child(k, "agent") >= 0
        if own < 0 and tags[k] == "VBD" and (agent or draft.lemmas[k] in undergone or draft.lemmas[k] == "hold"):
            tags[k] = "VBN"
        elif own >= 0 and draft.lemmas[k] in undergone and draft.child(k, "prep", "prt", "advmod") < 0:
            # "…, and his deputy | expelled": the auxiliary goes without saying
            deps[own], tags[k] = "nsubjpass", "VBN"


def unite_cleft_alternatives(draft: Draft) -> None:
    """A cleft's clause is about both who did and who did not: "it was Oslo, rather than Bergen, | that sued"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for noun in range(2, len(deps) - 4):
        be = heads[noun]
        if deps[noun] != "attr" or draft.lemmas[be] != "be" or be > noun:
            continue
        subject = draft.child(be, "nsubj", end=be)
        if subject < 0 or draft.words[subject].lower() != "it":
            continue
        for k in range(noun + 1, len(deps)):
            other = heads[k]
            if deps[k] != "relcl" or tags[k] not in VERB_TAGS or other <= noun:
                continue
            passed = heads[other]
            if deps[other] == "pobj" and heads[passed] == noun and draft.words[passed - 1 : passed + 1] in _PASSED:
                heads[other], deps[other], deps[passed], heads[k] = noun, "conj", "cc", noun
            elif deps[other] == "conj" and passed == noun and draft.child(be, "neg", start=be, end=noun) >= 0:
                heads[k] = noun if "but" in draft.words[noun:other] else other
