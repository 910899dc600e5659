"""Who does it, to whom, and what with: the arguments of a clause, from its slots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.clauses import Clause
from kg.extraction.expletives import is_expletive, stands_for_clause
from kg.extraction.kinds import is_party, is_time
from kg.extraction.parties import (
    each_other,
    find_parties,
    find_provision,
    framed_theme,
    gives_things,
    goes_somewhere,
    hands_over,
    hung_on_name,
    noun_party,
    noun_phrase_party,
    party_phrase,
    phrase_of_object,
    sends,
)
from kg.model import Mention

if TYPE_CHECKING:
    from kg.extraction.reading import Reading


@dataclass(slots=True)
class Arguments:
    """The participants of a clause as mentions.

    `actor` is the surface subject in the active (and the agent's stand-in while complements are read in the passive: see `agent`);
    `patient` the direct object of the active, `surface` the surface subject in either voice.
    """

    actor: Mention | None = None
    target: Mention | None = None
    theme: Mention | None = None
    agent: Mention | None = None
    patient: Mention | None = None
    surface: Mention | None = None
    exchange: bool = False
    respectively: bool = False
    verbs: tuple[int, ...] = ()  # where something goes respectively: the coordinated verbs, this one among them
    label: str = ""
    rule: str = ""
    doubt: float = 0.0


def find_arguments(
    reading: Reading,
    clause: Clause,
    subject: Mention | None,
    object_: Mention | None,
    antecedent: Mention | None,
) -> Arguments:
    """Return the arguments of a clause; `object_` is what a gap or a participle's noun stands for."""
    tree, head = reading.tree, clause.head
    found = Arguments(surface=subject if subject is not None else object_)
    if clause.expletive >= 0 and clause.attribute >= 0 and clause.subject < 0:
        subject = None
    if (
        subject is not None
        and subject.form == "pronoun"
        and subject.lemma in ("it", "there")
        and is_expletive(reading, clause)
    ):
        subject.role = "expletive"
        subject = None
    if clause.agent >= 0:
        found.agent = reading.participant(clause.agent, "agent", head, antecedent)
    elif clause.passive:
        by = next(
            (pobj for prep, pobj in clause.prepositions if tree.lower[prep] == "by" and not is_time(reading, pobj)), -1
        )
        if by >= 0:
            found.agent = reading.participant(by, "agent", head, antecedent)
    object_token = clause.object if clause.object >= 0 else -1
    direct: Mention | None = None
    if object_token >= 0:
        direct = reading.participant(object_token, "object", head, antecedent)
        if direct.lemma == "it" and stands_for_clause(reading, clause):
            direct.role = "expletive"
        direct = each_other(reading, object_token, direct, subject)
        if tree.lower[object_token] in ("itself", "himself", "herself", "themselves"):
            direct.antecedent = subject
    receiver = reading.participant(clause.dative, "dative", head, antecedent) if clause.dative >= 0 else None
    parties = find_parties(reading, clause, antecedent)
    if clause.passive:
        _passive(reading, clause, found, subject, object_, direct, parties)
        return found
    found.actor = subject
    if direct is None and object_ is not None:
        direct = object_
    found.patient = direct
    if clause.lemma in ("be", "become", "remain") and clause.particle < 0:
        _copula(reading, clause, found, direct, antecedent)
        return found
    if direct is None and clause.attribute >= 0:
        direct = found.patient = reading.participant(clause.attribute, "object", head, antecedent)
    if receiver is not None:
        found.target, found.theme, found.rule = receiver, direct, "double object"
        found.patient = receiver
        if direct is None:
            found.patient = receiver
    elif (
        direct is not None
        and object_ is not None
        and direct is not object_
        and clause.lemma in reading.ontology.words.get("recipient-verb", ())
    ):
        found.target, found.theme, found.rule = direct, object_, "double object"
    elif (
        direct is not None
        and direct.antecedent is subject
        and direct.lemma.endswith(("self", "selves"))
        and party_phrase(reading, clause, parties) is not None
    ):
        _active_without_object(reading, clause, found, parties)  # "distanced itself from the envoy"
    elif direct is not None:
        _active_with_object(reading, clause, found, direct, object_token, parties)
    else:
        _active_without_object(reading, clause, found, parties)
    _light_verb(reading, clause, found, object_token, parties)
    _reciprocal(reading, clause, found, parties)
    if "respectively" in tree.lower:
        found.respectively, found.verbs = _read_respectively(reading, clause)
    return found


def _read_respectively(reading: Reading, clause: Clause) -> tuple[bool, tuple[int, ...]]:
    """Return whether "respectively" belongs to the clause, and the coordinated verbs of which its own is one."""
    tree = reading.tree
    first = clause.head
    while tree.deps[first] == "conj" and tree.is_verb(tree.heads[first]):
        first = tree.heads[first]
    verbs = [first]
    for verb in verbs:  # grows: the second may be hung on the first, and the third on the second
        verbs += [k for k in tree.children[verb] if tree.deps[k] == "conj" and tree.is_verb(k)]
    low, high = tree.edges(first)
    return "respectively" in tree.lower[low : high + 1], tuple(sorted(verbs))


def _active_without_object(
    reading: Reading, clause: Clause, found: Arguments, parties: list[tuple[str, int, Mention]]
) -> None:
    found.rule = "subject-verb"
    party = party_phrase(reading, clause, parties)
    if clause.particle >= 0 and reading.tree.deps[clause.particle] == "prep":
        pobj = reading.tree.child(clause.particle, "pobj")
        if pobj >= 0:
            found.target = found.patient = reading.participant(pobj, "object", clause.head)
            found.rule = "phrasal verb"
            if party is not None and party[0] in ("for", "with") and is_party(reading, found.target):
                found.theme = party[1]
            return
    if party is not None:
        found.target = party[1]
        found.rule = f"subject-verb-{party[0]}"
        if party[0] in ("to", "with", "on", "upon"):
            found.patient = party[1] if party[0] in ("on", "upon", "to", "with") else None
        for word, _, mention in parties:
            if (
                mention is not party[1]
                and word in ("over", "about", "on", "for")
                and not is_party(reading, mention)
                and is_party(reading, party[1])
            ):
                found.theme = mention
                break


def _active_with_object(
    reading: Reading,
    clause: Clause,
    found: Arguments,
    direct: Mention,
    object_token: int,
    parties: list[tuple[str, int, Mention]],
) -> None:
    words = reading.ontology.words
    found.target, found.rule = direct, "subject-verb-object"
    framed = framed_theme(reading, clause, direct, object_token, parties)
    if framed is not None:
        found.theme, found.rule = framed[1], f"subject-verb-object-{framed[0]}"
        return
    party = phrase_of_object(reading, clause, parties)
    if party is not None and (hands_over(reading, clause, direct, *party) or sends(reading, clause, direct, *party)):
        pass  # "sent ground troops to the country": even people are sent
    elif (
        direct.form == "pronoun"
        and direct.lemma == "it"
        and any(word in ("to", "at", "on", "against") for word, _, _ in parties)
    ):
        pass
    elif direct.form == "pronoun" and party is not None and gives_things(reading, clause, object_token, party[0]):
        pass  # "handed them to a monk"
    elif clause.lemma in words.get("provision-verb", ()) and (thing := find_provision(reading, parties)) is not None:
        found.theme, found.rule = thing, "subject-verb-object-with"
        return
    elif is_party(reading, direct) or direct.form == "pronoun":
        # "threatened Brussels with tariffs", "asked the chancellor for tanks", "blamed Oslo for the leak"
        for word, _, mention in [*parties, *hung_on_name(reading, direct)]:
            if word in ("with", "for", "of", "over", "about") and not is_party(reading, mention):
                found.theme = mention
                found.rule = f"subject-verb-object-{word}"
                break
        return
    if party is not None:
        found.target, found.theme, found.rule = party[1], direct, f"subject-verb-object-{party[0]}"
        if object_token >= 0:
            reading.consumed.add(object_token)
        return
    if object_token >= 0:
        for n in (object_token, *[m.head for m in direct.members[1:]]):
            if goes_somewhere(reading, n):
                continue  # "suspended the deployment of troops to Haiti"
            inner = noun_party(reading, n, direct, clause)
            if inner is not None:
                found.target, found.theme, found.rule = inner[1], direct, f"subject-verb-object-noun-{inner[0]}"
                reading.consumed.add(n)
                return


def _passive(
    reading: Reading,
    clause: Clause,
    found: Arguments,
    subject: Mention | None,
    object_: Mention | None,
    direct: Mention | None,
    parties: list[tuple[str, int, Mention]],
) -> None:
    patient = subject if subject is not None else object_
    found.actor = None
    found.target = patient
    found.rule = "passive"
    found.surface = patient
    if direct is not None and direct is not patient:
        found.theme = direct
        found.rule = "passive double object"
        return
    found.patient = None
    if patient is None:
        return
    if is_party(reading, patient):
        for word, _, mention in parties:
            if word in ("with", "for", "of", "over") and not is_party(reading, mention):
                found.theme = mention
                break
        return
    party = phrase_of_object(reading, clause, parties)
    if party is None:
        return
    found.target, found.theme, found.rule = party[1], patient, f"passive-{party[0]}"
    label = reading.ontology.lights.get((clause.lemma, patient.lemma))
    action = reading.ontology.actions.get(label) if label else None
    if action is not None:
        found.label, found.rule = action.label, "passive light verb"
        if found.agent is None:
            found.agent = patient.possessor  # "the UN's sanctions imposed on Pyongyang"
        found.theme = patient if action.keeps_theme else None
        reading.consumed.add(patient.head)


def _copula(
    reading: Reading, clause: Clause, found: Arguments, direct: Mention | None, antecedent: Mention | None
) -> None:
    k = clause.attribute if clause.attribute >= 0 else -1
    found.rule = "copula"
    if k >= 0:
        attribute = reading.participant(k, "attribute", clause.head, antecedent)
        found.target = attribute
    elif direct is not None:
        found.target = direct
    found.patient = None


def _light_verb(
    reading: Reading, clause: Clause, found: Arguments, object_token: int, parties: list[tuple[str, int, Mention]]
) -> None:
    """Read "paid a visit to Poland" as visit: the event is the noun's, its party the target."""
    if object_token < 0:
        return
    tree = reading.tree
    ontology = reading.ontology
    noun = tree.lemmas[object_token].lower()
    label = ontology.lights.get((clause.lemma, noun)) or ontology.lights.get((clause.label, noun))
    if label is None:
        return
    direct = found.patient if found.target is None or found.rule != "double object" else found.theme
    if direct is None:
        return
    action = ontology.actions.get(label)
    party: Mention | None = found.target if found.target is not direct else None
    if party is None:
        inner = noun_phrase_party(reading, object_token, direct)
        content = noun in ontology.words.get("content-noun", ()) and inner is not None and inner is direct.complement
        party = None if content and inner is not None and not is_party(reading, inner) else inner
    if party is None:
        verb_party = party_phrase(reading, clause, parties)
        party = verb_party[1] if verb_party is not None else None
    if party is None and f"{clause.lemma} {noun}" in ontology.words.get("in-verb", ()):
        party = next((m for word, _, m in parties if word == "in"), None)  # "took part in the talks"
    if party is None:
        return
    reading.consumed.add(object_token)
    if label in reading.ontology.words.get("place-verb", ()):
        party.locative = True
    found.label = label
    found.target = party
    found.theme = direct if action is not None and action.keeps_theme else None
    found.rule = "light verb"


def _reciprocal(reading: Reading, clause: Clause, found: Arguments, parties: list[tuple[str, int, Mention]]) -> None:
    """Mark what holds both ways: "A and B met", "A and B accused each other"."""
    target = found.target
    if target is not None and target.lemma == "each other":
        found.exchange = False
        return
    actor = found.actor
    if actor is None:
        return
    words = reading.ontology.words
    if any(reading.tree.is_verb(k) for k in clause.open_complements):
        return  # "Japan and the Netherlands agreed to restrict": each for itself
    if clause.finite_complements and not (clause.lemma in words.get("concord-verb", ()) and is_party(reading, actor)):
        return
    action = reading.ontology.actions.get(found.label or clause.label)
    if action is None or not action.reciprocal:
        return
    joined = any(reading.tree.lower[k] in ("together", "alongside", "jointly") for k in clause.adverbs)
    if joined and action.class_ in ("Assault", "Accuse", "Compete"):
        return  # "fought together": against somebody else
    plural = (
        bool(actor.members) or (actor.form == "pronoun" and actor.plural) or (actor.form == "nominal" and actor.plural)
    )
    light = found.rule == "light verb"
    if plural and (clause.object < 0 or light) and (target is None or not is_party(reading, target)):
        if target is not None and any(word in ("to", "with", "against") and m is target for word, _, m in parties):
            return
        found.exchange = True
        found.theme = target if target is not None else found.theme
        found.target = None
        found.rule = "reciprocal"
