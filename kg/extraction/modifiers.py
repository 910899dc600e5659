"""The clauses that say more of a noun: relative clauses, reduced ones, and clauses that are subjects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.antecedents import (
    can_be_who,
    hypothetical,
    is_arbitrary,
    is_claim_apposed,
    is_draft,
    is_given,
    is_relative,
    lacks_subject,
    modifies_all,
    object_gap,
    opens_with_that,
    was_done,
)
from kg.extraction.arguments import Arguments
from kg.extraction.clauses import Clause, find_signature, read_clause
from kg.extraction.dating import date_of
from kg.extraction.factuality import Context, embed
from kg.extraction.gerunds import read_gerund
from kg.extraction.kinds import is_party, is_place
from kg.extraction.mood import is_past, is_wh_clause
from kg.extraction.noun_clauses import read_clauses_of_noun
from kg.extraction.tree import NOUN_TAGS
from kg.model import Mention

if TYPE_CHECKING:
    from kg.extraction.reading import Reading


def read_modifiers(reading: Reading, clause: Clause, held: Context, arguments: Arguments) -> None:
    """Read the relative and reduced relative clauses of every noun of this clause."""
    tree = reading.tree
    stack = [
        k
        for k in tree.children[clause.head]
        if k not in reading.seen
        and not (
            tree.is_verb(k) and tree.deps[k] in ("conj", "ccomp", "xcomp", "advcl", "parataxis", "csubj", "csubjpass")
        )
    ]
    if clause.clausal_subject >= 0 and clause.clausal_subject not in reading.seen:
        read_clausal_subject(reading, clause, held)
    while stack:
        k = stack.pop(0)
        for n in tree.children[k]:
            if n in reading.seen:
                continue
            if tree.deps[n] in ("relcl", "acl") and (tree.is_verb(n) or tree.child(n, "nsubj") >= 0):
                read_clauses_of_noun(
                    reading, k, replace(held, affirmed=True), arguments.actor, None, clause.label, clause
                )
                if n not in reading.seen:
                    read_modifier(reading, n, k, held, arguments.actor if k != clause.subject else None)
            elif tree.deps[n] == "prep" and tree.child(n, "pcomp") >= 0:
                read_clauses_of_noun(
                    reading, k, replace(held, affirmed=True), arguments.actor, None, clause.label, clause
                )
                verb = tree.child(n, "pcomp")
                if verb not in reading.seen:
                    read_gerund(reading, n, verb, replace(held, modality="possible"), None, None)
            elif (
                tree.is_verb(n)
                and tree.deps[n] in ("ccomp", "xcomp", "advcl", "conj", "pcomp")
                and tree.child(n, "nsubj", "dobj", "mark", "aux") >= 0
            ):
                read_clauses_of_noun(
                    reading, k, replace(held, affirmed=True), arguments.actor, None, clause.label, clause
                )
                if n not in reading.seen:
                    reading.clause(n, replace(held, affirmed=True))
            elif not (tree.is_verb(n) and tree.deps[n] == "amod"):
                stack.append(n)


def read_clausal_subject(reading: Reading, clause: Clause, held: Context) -> None:
    tree, k = reading.tree, clause.clausal_subject
    inner = read_clause(tree, k, reading.ontology)
    modality = held.modality
    what = next((k for k in (inner.object, inner.subject) if k >= 0 and tree.lower[k] == "what"), -1)
    if clause.lemma == "be" and clause.attribute >= 0 and what >= 0 and tree.lower[what] == "what":
        # "What the rebels fear is starvation"
        inner_object = reading.participant(clause.attribute, "object", k)
        reading.clause(k, replace(held, affirmed=True), antecedent=inner_object)
        return
    table = reading.ontology.signatures
    if any(tree.lower[m] == "that" for m in inner.marks) and (clause.passive or clause.adjective >= 0):
        # "That Oslo sank it is disputed": as if it were said after the verb or the adjective
        word = tree.lemmas[clause.adjective].lower() if clause.adjective >= 0 else clause.lemma
        signature = table.get((word, "adjective" if clause.adjective >= 0 else "verb", "that"))
        agent = reading.participant(clause.agent, "agent", clause.head) if clause.agent >= 0 else None
        reading.clause(k, embed(held, signature, subject=agent, lemma=word, ontology=reading.ontology))
        return
    if is_wh_clause(reading, k, inner) and any(tree.lower[t] == "whether" for t in range(*tree.edges(k))):
        reading.clause(k, replace(held, affirmed=True, modality="questioned"))
    elif inner.subject < 0 and (inner.infinitive or tree.tags[k] == "VBG") and modality == "actual":
        reading.clause(
            k,
            replace(
                held,
                affirmed=True,
                modality="actual"
                if tree.tags[k] == "VBG" and not inner.infinitive and tree.tags[clause.head] == "VBD"
                else "possible",
            ),
        )
    else:
        reading.clause(k, replace(held, affirmed=True))


def read_modifier(reading: Reading, k: int, noun: int, held: Context, doer: Mention | None = None) -> None:
    """Read a relative or reduced relative clause of a noun: its gap is the noun."""
    tree = reading.tree
    if k in reading.seen:
        return
    head = noun
    if (
        tree.deps[noun] == "appos"
        and tree.tags[tree.heads[noun]] in ("NNP", "NNPS")
        and tree.tags[noun] not in ("NNP", "NNPS")
        and (
            can_be_who(reading, noun)
            or (tree.entities[tree.heads[noun]] == "PERSON" and any(tree.lower[n] == "who" for n in tree.children[k]))
        )
    ):
        head = tree.heads[noun]  # "Bae, a Korean-American who was released"
    if (
        any(tree.lower[n] == "who" for n in tree.children[k])
        and tree.deps[noun] == "pobj"
        and not can_be_who(reading, noun)
    ):
        # "negotiators from Mercosur, who had drafted"
        above = tree.heads[tree.heads[noun]]
        if tree.tags[above] == "JJ" and tree.deps[above] == "amod":
            above = tree.heads[above]  # "two people familiar with the matter, who asked"
        if tree.tags[above] in NOUN_TAGS and can_be_who(reading, above):
            head = above
    mention = (
        reading.nominals.phrase(head, "", -1)
        if modifies_all(reading, k, noun)
        else reading.nominals.single(head, "", -1)
    )
    context = replace(
        held,
        affirmed=True,
        modality="actual",
        trail=(*held.trail, "relative"),
    )
    for n, source in enumerate(held.sources):
        if source.head == noun and source.sentence == tree.number:
            # "according to a priest who survived": what tells who the source is, is not the source's
            context = held = replace(context, sources=held.sources[n + 1 :])
            break
    if held.sources and is_claim_apposed(reading, noun, mention):
        # ", a claim that Oslo rejected": whoever made it does not say so, and made it is
        context = replace(context, sources=held.sources[1:])
        held = replace(held, sources=held.sources[1:], affirmed=True, modality="actual")
    inner = read_clause(tree, k, reading.ontology)
    opening = tree.edges(k)[0]
    if opening > 0 and tree.words[opening - 1] == ":" and "?" in tree.words:
        # "One question is left: who will pay?": no relative clause, though the parser hangs it on the question
        reading.clause(k, replace(context, modality="questioned"))
        return
    if tree.lower[opening] == "which" and tree.words[opening - 1] == "," and inner.lemma == "mean":
        reading.clause(k, context)  # "prices fell, which means that …": what means it is the whole clause
        return
    lemma = tree.lemmas[noun].lower()
    past = is_past(reading, inner) or was_done(reading, inner, mention)
    imagined = held.modality == "conditional" and not is_given(reading, inner, noun)
    if lemma in ("case", "event") and noun > 0 and tree.lower[noun - 1] in ("in", "the"):
        context = replace(context, modality="conditional")  # "in case Oslo signs", "in the event that"
    elif (
        lemma in ("time", "moment", "day")
        and held.modality not in ("actual", "questioned")
        and not past
        and mention.determiner not in ("a", "an")  # "at a time when troops are leaving"
    ):
        context = replace(context, modality=held.modality)  # "by the time Oslo signs"
    elif is_draft(reading, noun, k):
        context = replace(context, modality="possible")  # "a bill banning the party", "vetoed a law that bans it"
    elif held.unsourced or (
        (is_arbitrary(reading, noun) or not (past or is_given(reading, inner, noun)) or imagined)
        and hypothetical(reading, noun, held)
    ):
        # "a deal that Paris had vowed to oppose" is past, and so there is such a deal, whatever governs it
        context = replace(context, modality="possible")
    if tree.deps[k] == "acl" or (inner.subject < 0 and not is_relative(reading, k)):
        if inner.infinitive:
            intended = replace(context, modality="intended" if context.modality == "actual" else context.modality)
            if inner.object < 0 and not inner.passive and not inner.prepositions and not inner.open_complements:
                reading.clause(k, intended, subject=doer, object_=mention)
            elif is_party(reading, mention) or doer is None or inner.passive:
                reading.clause(k, intended, subject=mention if is_party(reading, mention) or inner.passive else None)
            else:
                reading.clause(k, intended, subject=doer)
            return
        if tree.tags[k] in ("VBN", "VBD") and not inner.auxiliaries and inner.subject < 0:
            if inner.lemma in reading.ontology.words.get("intransitive-verb", ()) and inner.agent < 0:
                reading.clause(k, context, subject=mention)  # "six migrants drowned and …"
                return
            reading.clause(k, context, object_=mention, passive=True)
            return
        reading.clause(k, context, subject=mention)
        return
    first, last_token = reading.tree.edges(k)
    for t in range(first, last_token + 1):
        # "the port that it vowed to seize": the relative pronoun belongs to the infinitive
        above = reading.tree.heads[t]
        if (
            reading.tree.tags[t] in ("WDT", "WP")
            and reading.tree.deps[t] in ("nsubj", "nsubjpass")
            and reading.tree.heads[above] == k
            and reading.tree.deps[above] == "ccomp"
            and inner.subject > t
        ):
            # "a drone, which residents said had crossed": what they said is said of the drone
            reading.fillers[above] = mention
            for n in list(reading.tree.children[k]):
                if reading.tree.deps[n] == "conj" and reading.tree.child(n, "nsubj", "nsubjpass") < 0:
                    reading.tree.move(n, above)
            reading.clause(k, context)
            return
        if (
            reading.tree.tags[t] in ("WDT", "WP")
            and reading.tree.deps[t] == "dobj"
            and above != k
            and t < inner.subject
            and reading.tree.is_verb(above)
        ):
            reading.gaps[above] = mention
            reading.tree.deps[t] = "mark"
            reading.clause(k, context, antecedent=mention)
            return
    told = next((n for n in inner.finite_complements if lacks_subject(reading, n)), -1)
    if told >= 0 and find_signature(reading.ontology, inner.lemma, inner.label, "verb", "that") is not None:
        reading.missing[told] = mention  # "those he believed had lost"
        reading.clause(k, context)
        return
    gap_object = object_gap(reading, inner, k)
    if not gap_object and opens_with_that(reading, inner, k) and inner.object >= 0 and inner.open_complements:
        # "a shaft that inspectors had ordered the owner to close"
        last = inner.open_complements[0]
        deepest = read_clause(reading.tree, last, reading.ontology)
        if deepest.infinitive and deepest.object < 0 and not deepest.passive and deepest.attribute < 0:
            reading.gaps[last] = mention
    if gap_object:
        # "a lever they cannot afford to cede": the gap lies in the innermost infinitive
        deepest, last = inner, k
        while deepest.open_complements and reading.tree.is_verb(deepest.open_complements[0]):
            last = deepest.open_complements[0]
            deepest = read_clause(tree, last, reading.ontology)
            if deepest.object >= 0:
                last = k
                break
        if last != k:
            if inner.object >= 0:
                reading.tree.deps[inner.object] = "mark"  # the relative pronoun is the infinitive's object
            reading.gaps[last] = mention
            gap_object = False
    where = mention if tree.lower[opening] == "where" and is_place(reading, mention) else None
    when = date_of(reading, noun) if tree.lower[opening] == "when" else None
    reading.clause(k, context, antecedent=mention, object_=mention if gap_object else None, fronted=(when, where))
