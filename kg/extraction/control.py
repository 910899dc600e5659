"""Clauses without a subject of their own that a verb embeds: "refused to arm", "saw it sink", "accused of arming"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.arguments import Arguments
from kg.extraction.clauses import Clause, find_signature, read_clause
from kg.extraction.doers import find_between, find_named, is_thing
from kg.extraction.factuality import Context, embed, own_modality
from kg.extraction.gerunds import read_gerund
from kg.extraction.kinds import is_party
from kg.extraction.mood import is_wh_clause, is_yes_no, tells_outcome
from kg.extraction.noun_clauses import find_owner
from kg.model import Mention

if TYPE_CHECKING:
    from kg.extraction.reading import Reading


def read_open_complement(
    reading: Reading,
    k: int,
    clause: Clause,
    held: Context,
    arguments: Arguments,
    inherit: tuple[str | None, Mention | None],
) -> bool:
    tree = reading.tree
    lemma, label = clause.lemma, clause.label
    inner = read_clause(tree, k, reading.ontology)
    infinitive = inner.infinitive or (tree.tags[k] == "VB")
    passive_participle = tree.tags[k] == "VBN" and not inner.auxiliaries
    object_ = arguments.patient if not clause.passive else None
    own_subject = reading.nominals.phrase(inner.subject, "object", clause.head) if inner.subject >= 0 else None
    frames: tuple[str, ...]
    if clause.passive:
        frames = ("passive-to", "object-to") if infinitive else ("object-gerund", "gerund")
    elif own_subject is not None or object_ is not None:
        frames = ("object-to",) if inner.infinitive else ("bare", "object-to") if infinitive else ("object-gerund",)
    else:
        frames = ("to",) if infinitive else ("gerund",)
        if infinitive and tree.tags[clause.head] == "VBG" and any(tree.lemmas[a] == "be" for a in clause.auxiliaries):
            frames = ("progressive-to", "to")
    signature = find_signature(reading.ontology, lemma, label, "verb", *frames)
    subject = arguments.actor
    if clause.passive:
        # the passive's subject is the object of the active frame; its agent holds the claim
        controlled: Mention | None = arguments.surface
        holder = arguments.agent
    elif own_subject is not None:
        controlled, holder = own_subject, subject
    elif (
        object_ is not None
        and (signature is not None or is_party(reading, object_) or object_.form == "pronoun")
        and (signature is None or signature.controller != "subject")
    ):
        controlled, holder = object_, subject
    else:
        controlled, holder = subject, subject
    if subject is None and lemma == "be":
        controlled = _find_judge(reading, clause)
    elif lemma == "be" and subject is not None and clause.attribute < 0 and _is_specified(reading, subject, inner):
        controlled = subject.possessor or find_owner(reading, subject) or find_named(reading, subject)
    elif controlled is not None and controlled is object_ and is_phase(reading, controlled):
        controlled = find_between(reading, controlled)
    inner_context = embed(held, signature, subject=holder, lemma=label, ontology=reading.ontology)
    if lemma == "have" and infinitive and any(tree.lower[a] == "yet" for a in (*clause.adverbs, *inner.adverbs)):
        inner_context = replace(held, affirmed=not held.affirmed, modality="actual")  # "have yet to be charged"
    if lemma == "get" and infinitive and object_ is None and _has_got(reading, clause):
        inner_context = replace(held, modality="obligatory" if held.modality == "actual" else held.modality)
    if (
        lemma == "oblige"
        and infinitive
        and held.modality == "actual"
        and _is_text(reading, subject)
        and not clause.passive
    ):
        owners = (subject, *held.sources) if subject is not None else held.sources
        inner_context = replace(inner_context, modality="obligatory", sources=owners)  # "the pact obliges Oslo to pay"
    if infinitive and any(tree.lower[m] == "whether" for m in inner.marks):
        # "debated whether to impeach": asked, in nobody's mouth but who asks
        asked = find_signature(reading.ontology, lemma, label, "verb", "whether")
        inner_context = embed(held, asked, subject=holder, lemma=label, ontology=reading.ontology)
        inner_context = replace(inner_context, affirmed=True, modality="questioned")
    if signature is None and infinitive and tells_outcome(reading, clause, k):
        inner_context = held
    elif signature is None and infinitive and inner_context.modality == "actual":
        is_to = lemma == "be" and k - clause.head <= 4 and clause.attribute < 0 and not clause.prepositions
        inner_context = replace(inner_context, modality="predicted" if is_to else "intended")
    if signature is not None and signature.source is not None and holder is None and signature.modality is not None:
        inner_context = replace(
            inner_context, modality=signature.modality if held.modality == "actual" else held.modality, weak=False
        )
    stated = signature is None or signature.stated
    pass_on = inherit if not stated else (None, None)
    if passive_participle:
        reading.clause(k, inner_context, object_=controlled, passive=True, fronted=pass_on)
    elif inner.passive:
        reading.clause(k, inner_context, subject=controlled, fronted=pass_on)
    else:
        reading.clause(k, inner_context, subject=controlled, fronted=pass_on)
    if own_subject is not None and arguments.target is None and stated:
        arguments.target = own_subject
    if not stated:
        reading.hold(clause.head, "sets the factuality of its complement")
    return stated


def _is_text(reading: Reading, mention: Mention | None) -> bool:
    """Whether a subject is a law, a treaty or another text, which only says what is to be done."""
    return mention is not None and mention.lemma in reading.ontology.words.get("texts", ())


def _has_got(reading: Reading, clause: Clause) -> bool:
    """Whether the clause is "has got", which with an infinitive is "has to"."""
    return any(reading.tree.lower[a] in ("has", "have", "'ve", "'s") for a in clause.auxiliaries)


def _is_specified(reading: Reading, subject: Mention, inner: Clause) -> bool:
    """Whether the infinitive says what the subject is: "the challenge is how to pay", "its aim is to win"; not "the treaty is to end"."""
    if any(reading.tree.tags[k] == "WRB" or reading.tree.lower[k] == "whether" for k in (*inner.adverbs, *inner.marks)):
        return True
    return is_thing(reading, subject) and subject.lemma in reading.ontology.words.get("aim-noun", ())


def is_phase(reading: Reading, mention: Mention) -> bool:
    """Whether a phrase names the beginning or the end of something, which does nothing: "the start of talks"."""
    return mention.form == "nominal" and mention.lemma in reading.ontology.words.get("phase-noun", ())


def _find_judge(reading: Reading, clause: Clause) -> Mention | None:
    """Return who is to decide in "it is up to Congress to decide"."""
    tree = reading.tree
    for up in tree.children[clause.head]:
        to = tree.child(up, "prep") if tree.lower[up] == "up" else -1
        if to >= 0 and tree.lower[to] == "to" and (pobj := tree.child(to, "pobj")) >= 0:
            return reading.participant(pobj, "subject", clause.head)
    return None


def read_prepositional_clause(
    reading: Reading,
    preposition: int,
    k: int,
    clause: Clause,
    held: Context,
    arguments: Arguments,
    inherit: tuple[str | None, Mention | None],
) -> bool:
    """Read "of arming", "against joining", "by expelling", "without consulting", "whether to send"; whether the verb is stated."""
    tree = reading.tree
    word = tree.lower[preposition]
    frame = f"{word}-gerund"
    lemma, label = clause.lemma, clause.label
    inner = read_clause(tree, k, reading.ontology)
    if is_wh_clause(reading, k, inner) or word == "whether":
        context = embed(
            held,
            None,
            subject=arguments.actor,
            lemma=label,
            ontology=reading.ontology,
            default_source=find_signature(reading.ontology, lemma, label, "verb", "whether") is not None,
        )
        modal = own_modality(tree, inner.auxiliaries, [], reported=False) != "actual"
        if modal or is_yes_no(reading, inner) or word == "whether" or inner.infinitive or inner.subject < 0:
            reading.clause(k, replace(context, modality="questioned", affirmed=True), subject=arguments.actor)
        else:
            reading.clause(k, replace(held, affirmed=True))  # "complained about how the trial is conducted"
        return True
    patient = arguments.patient
    frames = (f"object-{frame}", frame) if patient is not None or clause.passive else (frame,)
    if clause.particle >= 0 and f"{lemma} {word}" == label:
        frames = (frame, "gerund")
    signature = find_signature(reading.ontology, lemma, label, "verb", *frames)
    if preposition and tree.lower[preposition - 1] in ("instead", "rather", "because", "far", "ahead", "regardless"):
        signature = None
    if signature is None and lemma == "stop" and word == "of":
        signature = find_signature(reading.ontology, "stop short", "stop short", "verb", frame)
    if signature is not None and not (word in ("by", "after", "before", "without") and preposition < clause.head):
        if clause.passive:
            controlled = arguments.surface if signature.controller == "object" else arguments.agent
            holder = arguments.agent
        elif signature.controller == "object" and patient is not None:
            controlled, holder = patient, arguments.actor
        else:
            controlled, holder = (
                (arguments.actor if signature.controller in ("subject", None) else None),
                arguments.actor,
            )
        context = embed(held, signature, subject=holder, lemma=label, ontology=reading.ontology)
        reading.clause(k, context, subject=controlled, fronted=inherit if not signature.stated else (None, None))
        if not signature.stated:
            reading.hold(clause.head, "sets the factuality of its complement")
        return signature.stated
    read_gerund(
        reading,
        preposition,
        k,
        held,
        arguments.actor if not clause.passive or arguments.agent is None else arguments.agent,
        arguments.surface if clause.passive else None,
    )
    return True
