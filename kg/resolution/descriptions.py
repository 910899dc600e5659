"""Definite descriptions to participants named before: "the bloc", "the German carrier", "the Seoul-based firm", "the Turkish leader".

A description fits by what the ontology knows of a participant (its common nouns, where it lies, the office it holds) or by what the
document has said of it. Where several fit equally, or a word says that another one is meant ("the new state"), it names nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Mention
from kg.ontology import Entry
from kg.resolution.discourse import Entity, score, within_reach

if TYPE_CHECKING:
    from kg.resolution.references import References

_THE = ("the", "this", "that")
_NEAR = 2  # sentences back that a stranger may be described by a bare noun
_LESSER = frozenset(
    {"vice", "deputy", "assistant", "former", "ex", "future"}
)  # before a title: another office, or none
_FAR = 12  # sentences back that an office may point to who holds it


def find_described(references: References, mention: Mention, state: Entity | None) -> Entity | None:
    """Return whom a definite description means, None where nobody named before is sure to be meant."""
    words = references.ontology.words
    if mention.plural:
        return None
    person = mention.lemma in words.get("person-noun", ()) or mention.lemma in words.get("leader-noun", ())
    if person and mention.determiner in _THE and mention.possessor is None:
        return _find_officer(references, mention, state) or _find_character(references, mention)
    if mention.determiner not in _THE or mention.possessor is not None or mention.complement is not None:
        return None
    if mention.modifiers:
        return _find_qualified(references, mention)
    best: tuple[float, Entity] | None = None
    for earlier, entity in references.history:
        if not within_reach(mention, earlier) or entity.kind not in ("State", "Organization"):
            continue
        if mention.lemma == "state":
            continue  # "the state" is mostly the idea, not a country named before
        fitting = mention.lemma in entity.descriptions or (
            entity.kind == "State" and mention.lemma in words.get("state-description", ())
        )
        if not fitting or same_clause_subject(mention, earlier):
            continue
        value = 0.4 * score(mention, earlier, entity) - (mention.sentence - earlier.sentence)
        references.weigh(mention, entity, value)
        if best is None or value >= best[0]:
            best = (value, entity)
    if best is None and mention.lemma in words.get("company-noun", ()):
        return _only(_organizations(references, mention, named=True))
    return best[1] if best else None


# -- states and organisations --------------------------------------------------------------------------------------------


def _find_qualified(references: References, mention: Mention) -> Entity | None:
    """Return whom "the German carrier", "the west African nation", "the isolated state" means."""
    words = references.ontology.words
    if any(word.lower() in words.get("restrictive-adjective", ()) for word in mention.modifiers):
        return None
    states, regions, rest = _read_modifiers(references, mention)
    if any(word[:1].isupper() for word in rest):
        return None  # a name of its own: "the Nikkei newspaper"
    phrase = " ".join([*(word.lower() for word in rest), mention.lemma])
    around = _before(references, mention, "State") if regions else _states(references, mention)
    of_state = mention.lemma in words.get("state-description", ()) or any(
        mention.lemma in e.descriptions for e in around
    )
    of_company = mention.lemma in words.get("company-noun", ())
    found: list[tuple[float, Entity]] = []
    for entity in _organizations(references, mention) if not of_state else []:
        entry = references.ontology.entries.get(entity.iri)
        called = {phrase, phrase.replace(" ", ""), mention.lemma} & entity.descriptions
        if entry is not None and entry.descriptions and not called and "company" not in entry.descriptions:
            continue
        if not called and not of_company:
            continue
        lies = _lies_in(references, entry, states) if states else 0
        if lies < 0 or (states and lies == 0 and entry is not None):
            continue  # "the Ghanaian bank" is not the World Bank, nor any other whose seat is elsewhere or nowhere
        if rest and not called and not states and entry is None:
            continue
        found.append((2.0 * lies + (1.0 if called else 0.0), entity))
    if of_state and not states:
        for entity in around:
            if mention.lemma not in entity.descriptions and mention.lemma not in words.get("state-description", ()):
                continue
            entry = references.ontology.entries.get(entity.iri)
            lies = _lies_in(references, entry, regions) if regions else 0
            if lies >= 0:
                found.append((2.0 * lies, entity))
    for value, entity in found:
        references.weigh(mention, entity, value)
    best = max((value for value, _ in found), default=0.0)
    return _only([entity for value, entity in found if value == best])


def _read_modifiers(references: References, mention: Mention) -> tuple[set[str], set[str], list[str]]:
    """Return the IRIs of the states and of the regions that the words before the noun name, and the other words."""
    names = references.names
    states: set[str] = set()
    regions: set[str] = set()
    rest: list[str] = []
    modifiers = list(mention.modifiers)
    i = 0
    while i < len(modifiers):
        for j in range(len(modifiers), i, -1):
            text = " ".join(modifiers[i:j])
            forms = (text, text[:1].upper() + text[1:], text.title())
            entries = [e for form in forms for e in names.entries(form, "adjective", "label", "alias")]
            capitals = [e for form in forms for e in names.entries(form, "capital")]
            based = modifiers[j : j + 1] == ["based"]  # "Seoul-based"
            if based:
                states.update(e.iri for e in capitals)
                states.update(iri for e in entries if e.kind == "Place" for iri in e.located_in)
            states.update(e.iri for e in entries if e.kind == "State")
            regions.update(e.iri for e in entries if e.kind == "Place" and not capitals)
            if entries or capitals:
                i = j + based
                break
        else:
            rest.append(modifiers[i])
            i += 1
    return states, regions, rest


def _lies_in(references: References, entry: Entry | None, where: set[str]) -> int:
    """Return 1 where the entry is known to lie in one of the places, −1 where it lies elsewhere, 0 where nobody knows."""
    if entry is None or not (entry.located_in or entry.part_of):
        return 0
    seen: set[str] = set()
    level = {*entry.located_in, *entry.part_of}
    while level:
        if level & where:
            return 1
        seen |= level
        entries = [references.ontology.entries[iri] for iri in sorted(level) if iri in references.ontology.entries]
        level = {iri for one in entries for iri in (*one.located_in, *one.part_of)} - seen
    return -1


def _organizations(references: References, mention: Mention, *, named: bool = False) -> list[Entity]:
    """Return the organisations named in the sentences right before, and earlier in this one outside the own clause."""
    return _before(references, mention, "Organization", named=named)


def _states(references: References, mention: Mention) -> list[Entity]:
    """Return the states that acted in the nearest sentence that names one."""
    found = _before(references, mention, "State")
    subjects = [e for e in found if any(m.role in ("subject", "agent", "source") for m in e.seen)]
    return subjects or found


def _before(references: References, mention: Mention, kind: str, *, named: bool = False) -> list[Entity]:
    found: list[Entity] = []
    for earlier, entity in references.history:
        distance = mention.sentence - earlier.sentence
        if (
            entity.kind == kind
            and within_reach(mention, earlier)
            and 0 <= distance <= _NEAR
            and (distance > 0 or not named or _goes_before(mention, earlier))
            and (earlier.form == "name" or (not named and entity.known))
            and entity not in found
            and not same_clause_subject(mention, earlier)
        ):
            found.append(entity)
    return found


def _goes_before(mention: Mention, earlier: Mention) -> bool:
    """Whether a name is the subject of an earlier clause of the sentence: "Nokia sacked a clerk, and the firm was fined"."""
    return earlier.role == "subject" and mention.role == "subject" and earlier.predicate < mention.first


def _only(found: list[Entity]) -> Entity | None:
    return found[0] if len(found) == 1 else None


# -- persons -----------------------------------------------------------------------------------------------------------


def _find_officer(references: References, mention: Mention, state: Entity | None) -> Entity | None:
    """Return the person named before who holds the office, by title, apposition or the ontology's tenures."""
    ontology = references.ontology
    noun = mention.lemma
    own = " ".join([*(m.lower() for m in mention.modifiers if m not in ontology.names), noun])
    phrase = own.replace(" - ", "-")
    leads = noun in ontology.words.get("leader-noun", ())
    best: tuple[float, Entity] | None = None
    for earlier, entity in references.history:
        if (
            entity.kind != "Person"
            or entity.plural
            or earlier.sentence > mention.sentence
            or (not within_reach(mention, earlier) and mention.sentence - earlier.sentence > _FAR)
        ):
            continue
        if earlier.sentence == mention.sentence and earlier.head >= mention.first:
            continue
        if entity.label.lower() == mention.label.lower():
            continue
        fitting = _holds(references, entity, phrase, noun, state, leads=leads)
        if not fitting or same_clause_subject(mention, earlier):
            continue
        value = fitting + score(mention, earlier, entity) * 0.1
        references.weigh(mention, entity, value)
        if best is None or value >= best[0]:
            best = (value, entity)
    return best[1] if best else None


def _find_character(references: References, mention: Mention) -> Entity | None:
    """Return the one person named lately whom a noun that is no office describes: "the billionaire", "the writer"."""
    if mention.modifiers or mention.lemma not in references.ontology.words.get("character-noun", ()):
        return None
    return _only(_before(references, mention, "Person", named=True))


def _holds(
    references: References, entity: Entity, phrase: str, noun: str, state: Entity | None, *, leads: bool
) -> float:
    ontology = references.ontology
    text = " | ".join(sorted(entity.titles)).replace(" - ", "-")
    called = _bears(entity, phrase, noun)
    if state is None and called:
        return 3.0
    if state is not None and called and _mentions_state(references, text, state):
        return 3.0
    for tenure in ontology.tenures:
        if tenure.holder != entity.iri or (state is not None and tenure.of != state.iri):
            continue
        office = next((o for o in ontology.offices.values() if o.iri == tenure.office), None)
        if office is None:
            continue
        labels = [office.label.lower(), *(alias.lower() for alias in office.aliases)]
        if phrase in labels or noun in labels:
            return 2.5
        if noun == "leader" and office.leads:
            return 2.0
        if state is not None and leads and office.leads:
            return 1.5
    return 0.0


def _bears(entity: Entity, phrase: str, noun: str) -> bool:
    """Whether a title of the person is the office: a "vice president" is no president, a "deputy premier" no premier."""
    lesser = any(word in _LESSER for word in phrase.replace("-", " ").split())
    for title in sorted(entity.titles):
        whole = title.replace(" - ", "-")
        for words in (whole.split(), whole.replace("-", " ").split()):
            for wanted in (phrase.split(), [noun]):
                for k in range(len(words) - len(wanted) + 1):
                    if words[k : k + len(wanted)] == wanted and (lesser or not k or words[k - 1] not in _LESSER):
                        return True
    return False


def _mentions_state(references: References, text: str, state: Entity) -> bool:
    entry: Entry | None = references.ontology.entries.get(state.iri)
    names = [state.label] if entry is None else [entry.label, *entry.aliases, *entry.adjectives]
    return any(name.lower() in text for name in names)


def same_clause_subject(mention: Mention, earlier: Mention) -> bool:
    """Whether both mentions are arguments of one verb, so that they cannot mean the same."""
    return (
        earlier.sentence == mention.sentence
        and earlier.predicate == mention.predicate
        and mention.predicate >= 0
        and mention.role != "possessor"
        and earlier.role != "possessor"
    )
