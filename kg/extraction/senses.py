"""In which sense a verb is used: "held talks" is consulting, "held the fort" is having."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extraction.clauses import Clause
from kg.extraction.tree import NOUN_TAGS, Tree
from kg.model import Mention
from kg.ontology import Nouns, Sense

if TYPE_CHECKING:
    from kg.extraction.arguments import Arguments
    from kg.extraction.reading import Reading

_KINDS_OF_ENTITIES = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "State", "NORP": "Group", "LOC": "Place", "FAC": "Place", "EVENT": "Occurrence",
}  # fmt: skip
_KINDS_OF_LISTS = {
    "group-noun": "Group", "organization-noun": "Organization", "person-noun": "Person", "place-noun": "Place",
    "state-description": "State", "people-noun": "Group",
}  # fmt: skip
_KINDS_OF_PRONOUNS = dict.fromkeys(
    ("he", "she", "him", "her", "i", "me", "you", "who", "whom"), "Person"
) | dict.fromkeys(("we", "us", "they", "them", "themselves", "each other"), "Group")
_STATES = frozenset({"state", "nation", "country"})


def find_class(reading: Reading, clause: Clause, arguments: Arguments, label: str) -> str | None:
    """The class of the first sense of an action whose conditions its clause meets; None where none does."""
    senses = reading.ontology.senses.get(label)
    if senses is None:
        return None
    frames: frozenset[str] | None = None
    for sense in senses:
        if sense.frames:
            if frames is None:
                frames = frozenset(_frames(reading.tree, clause, arguments))
            if not sense.frames & frames:
                continue
        if _meets(reading, clause, arguments, sense):
            class_ = sense.class_ or _class_of_event(reading, find_object(clause, arguments))
            if class_ is not None:
                return class_
    return None


def find_class_of_noun(reading: Reading, label: str, actor: Mention | None, thing: Mention | None) -> str | None:
    """The class of an event noun's action by who does it and what it is of: the resumption of raids, of talks."""
    for sense in reading.ontology.senses.get(label, ()):
        if sense.frames or sense.oblique is not None:
            continue
        if sense.object is not None and (thing is None or not _is_among(reading, thing, sense.object)):
            continue
        if sense.subject is not None and (actor is None or not _is_among(reading, actor, sense.subject)):
            continue
        class_ = sense.class_ or _class_of_event(reading, thing)
        if class_ is not None:
            return class_
    return reading.ontology.action_class(label)


def _class_of_event(reading: Reading, event: Mention | None) -> str | None:
    """The class of the action that an event noun stands for; None for other nouns, and for names."""
    ontology = reading.ontology
    label = ontology.events.get(event.lemma) if event is not None and event.form == "nominal" else None
    return ontology.action_class(label) if label is not None else None


def _meets(reading: Reading, clause: Clause, arguments: Arguments, sense: Sense) -> bool:
    """Whether subject, object and what follows prepositions are what the sense asks for."""
    if sense.object is not None:
        thing = find_object(clause, arguments)
        if thing is None or not _is_among(reading, thing, sense.object):
            return False
    if sense.subject is not None:
        doer = arguments.agent if clause.passive else arguments.actor
        if doer is None or not all(_is_among(reading, one, sense.subject) for one in doer.members or (doer,)):
            return False
    if sense.oblique is None:
        return True
    tree = reading.tree
    told = {frame.removeprefix("object-").removeprefix("passive-") for frame in sense.frames}
    asked = [noun for prep, noun in clause.prepositions if not told or tree.lower[prep] in told]
    return any(_is_noun_among(reading, noun, sense.oblique) for noun in asked)


def find_object(clause: Clause, arguments: Arguments) -> Mention | None:
    """What is held, given or broken: the object of the active, the subject of the passive."""
    if arguments.rule.endswith("double object"):
        return arguments.theme
    if clause.passive:
        return arguments.surface
    thing = arguments.patient
    if thing is None or (clause.object < 0 and any(noun == thing.head for _, noun in clause.prepositions)):
        return None  # "led to war": what follows a preposition is no object
    return thing


def _frames(tree: Tree, clause: Clause, arguments: Arguments) -> Iterator[str]:
    """What follows the verb, in the terms of `kg:inFrame`: "that", "to", "object", "object-with", "passive-to" …"""
    before = "passive" if clause.passive else "object" if find_object(clause, arguments) is not None else ""
    if before:
        yield before
    verbal = False
    for k in (*clause.finite_complements, *clause.open_complements):
        verbal = True
        form = _form_of(tree, k)
        shared = form != "that" and tree.child(k, "nsubj", "nsubjpass") >= 0  # "allowed Oslo to leave": Oslo is told
        yield f"{before or 'object'}-{form}" if before or shared else form
    for prep, _ in clause.prepositions:
        yield tree.lower[prep]
        if before:
            yield f"{before}-{tree.lower[prep]}"
    for prep, _ in clause.clausal_prepositions:
        yield f"{tree.lower[prep]}-gerund"
    if not before and not verbal and clause.attribute < 0:
        yield "alone"


def _form_of(tree: Tree, verb: int) -> str:
    if any(tree.tags[k] == "TO" and tree.deps[k] == "aux" for k in tree.children[verb]):
        return "to"
    finite = tree.child(verb, "aux", "auxpass") >= 0 or tree.tags[verb] in ("VBD", "VBP", "VBZ", "MD")
    return "that" if finite else "gerund" if tree.tags[verb] == "VBG" else "bare"


def _is_among(reading: Reading, mention: Mention, nouns: Nouns) -> bool:
    seen = 0
    while mention.antecedent is not None and seen < 5:
        mention = mention.antecedent
        seen += 1
    return mention.sentence == reading.tree.number and any(
        _is_noun_among(reading, one.head, nouns) for one in mention.members or (mention,)
    )


def _is_noun_among(reading: Reading, noun: int, nouns: Nouns) -> bool:
    """Whether a noun, the last or first word of its name, or what it is a number of, is among the nouns."""
    tree = reading.tree
    if nouns.words and not nouns.words.isdisjoint(_heads(reading, noun)):
        return True
    if not nouns.kinds:
        return False
    return not nouns.kinds.isdisjoint(_kinds(reading, noun)) or (
        tree.lemmas[noun].lower() in reading.ontology.words.get("quantity-noun", ())
        and (of := _of(tree, noun)) >= 0
        and not nouns.kinds.isdisjoint(_kinds(reading, of))
    )


def _heads(reading: Reading, noun: int) -> Iterator[str]:
    """The lemmas that a phrase may be known by: "treaty" of "Treaty of Ghent", "talks" of "a round of talks"."""
    tree = reading.tree
    lemma = tree.lemmas[noun].lower()
    yield lemma
    span = reading.nominals.spans.get(noun)
    if span is not None:
        heads = [i for i in range(*span[:2]) if tree.lower[i + 1] == "of"]
        yield from (tree.lemmas[i].lower() for i in (span[1], *heads))
    if lemma in reading.ontology.words.get("quantity-noun", ()) and (of := _of(tree, noun)) >= 0:
        yield tree.lemmas[of].lower()


def _of(tree: Tree, noun: int) -> int:
    for k in tree.children[noun]:
        if tree.deps[k] == "prep" and k > noun and tree.lower[k] == "of":
            return tree.child(k, "pobj")
    return -1


def _kinds(reading: Reading, noun: int) -> set[str]:
    """The kinds of participants that a noun or pronoun may mean, as far as its sentence tells."""
    tree, ontology = reading.tree, reading.ontology
    word, lemma = tree.lower[noun], tree.lemmas[noun].lower()
    if tree.tags[noun] not in NOUN_TAGS and word in _KINDS_OF_PRONOUNS:
        return {_KINDS_OF_PRONOUNS[word]}
    span = reading.nominals.spans.get(noun)
    if span is not None:
        names = ontology.names.get(span[2], ())
        return {str(ontology.entries[name.iri].kind) for name in names if name.iri in ontology.entries}
    found = {kind for name, kind in _KINDS_OF_LISTS.items() if lemma in ontology.words.get(name, ())}
    if lemma in _STATES:
        found.add("State")
    if found:
        return found
    if (kind := _KINDS_OF_ENTITIES.get(tree.entities[noun])) is not None:
        return {kind}
    if names := ontology.names.get(tree.words[noun], ()):
        return {"Group"} | {str(ontology.entries[name.iri].kind) for name in names if name.iri in ontology.entries}
    return {"Concept"} if tree.tags[noun] in ("NN", "NNS") else set()
