"""Senses of verbs: what must hold of a clause for its action to be in another class than the verb's usual one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.model import ACTOR_KINDS, KINDS
from kg.ontology.contents import ActionClass, Nouns, Sense
from kg.ontology.folder import Folder
from kg.ontology.vocabulary import BROADER, KG, WORD, local_name

_ACTOR = "Actor"


def read_senses(
    folder: Folder,
    classes: Mapping[str, ActionClass],
    words: Mapping[str, frozenset[str]],
) -> dict[str, tuple[Sense, ...]]:
    """The senses of each action by its label: those with most conditions first (on nouns before others), then by name."""
    found: defaultdict[str, list[Sense]] = defaultdict(list)
    for subject in folder.subjects("Sense"):
        sense = _read_sense(folder, subject, classes, words)
        verbs = folder.all(subject, KG + "ofVerb")
        if sense is None:
            continue
        if not verbs:
            folder.object(f"sense {sense.name} has no kg:ofVerb; name the actions that have it", subject)
        for verb in verbs:
            for other in found[verb]:
                if other.conditions == sense.conditions:
                    folder.object(
                        f"“{verb}” has the senses {other.name} and {sense.name} under the same conditions; leave one of them",
                        subject,
                        f'"{verb}"',
                    )
            found[verb].append(sense)
    return {
        verb: tuple(sorted(senses, key=lambda sense: (-_weigh(sense), sense.name))) for verb, senses in found.items()
    }


def _weigh(sense: Sense) -> int:
    """How special a sense is: what a noun must be tells more than which words stand there."""
    return sum(2 for nouns in (sense.object, sense.subject, sense.oblique) if nouns is not None) + bool(sense.frames)


def _read_sense(
    folder: Folder, subject: str, classes: Mapping[str, ActionClass], words: Mapping[str, frozenset[str]]
) -> Sense | None:
    name = local_name(subject)
    class_ = local_name(folder.one(subject, BROADER) or "")
    event = folder.true(subject, KG + "classOfObject")
    if class_ not in classes and (class_ or not event):
        what = f"is in the unknown class {class_}" if class_ else "is in no class; give it one with skos:broader"
        folder.object(f"sense {name} {what}; known: {', '.join(sorted(classes))}", subject, class_ or name)
        return None
    sense = Sense(
        name,
        class_ or None,
        object=_read_nouns(folder, subject, "objectIs", words),
        subject=_read_nouns(folder, subject, "subjectIs", words),
        oblique=_read_nouns(folder, subject, "obliqueIs", words),
        frames=frozenset(folder.all(subject, KG + "inFrame")),
    )
    if not event and not any(sense.conditions):
        folder.object(f"sense {name} has no condition; give it a kg:objectIs, subjectIs, obliqueIs or inFrame", subject)
        return None
    return sense


def _read_nouns(folder: Folder, subject: str, property_: str, words: Mapping[str, frozenset[str]]) -> Nouns | None:
    """The words of all lists and the kinds that a property names; None where the sense does not have it."""
    values = folder.all(subject, KG + property_)
    if not values:
        return None
    lemmas: set[str] = set()
    kinds: set[str] = set()
    for value in values:
        name = local_name(value)
        if value == KG + _ACTOR:
            kinds.update(ACTOR_KINDS)
        elif value.startswith(KG) and name in KINDS:
            kinds.add(name)
        elif value.startswith(WORD) and name in words:
            lemmas |= words[name]
        else:
            folder.object(
                f"kg:{property_} {name} is neither a word list nor one of {_ACTOR}, {', '.join(KINDS)}", subject, name
            )
    return Nouns(frozenset(lemmas), frozenset(kinds))
