"""What choosing participants leaves behind for `kg explain`: who was weighed for a mention, who was chosen, and on what ground."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Mention
from kg.resolution.discourse import Entity

if TYPE_CHECKING:
    from kg.resolution.names import Names


@dataclass(slots=True)
class Choice:
    """One choice: the candidates with how well they served (higher is better), those chosen, how sure that is, and the ground."""

    mention: Mention
    chosen: tuple[Entity, ...] = ()
    sure: float = 0.0
    ground: str = ""
    candidates: list[tuple[Entity, float]] = field(default_factory=list)


@dataclass(slots=True)
class Trace:
    """The choices of one document, by mention, in the order in which they were made."""

    choices: dict[Mention, Choice] = field(default_factory=dict)

    def of(self, mention: Mention) -> Choice:
        """Return the choice for a mention, a new one where there is none yet."""
        return self.choices.setdefault(mention, Choice(mention))

    def weigh(self, mention: Mention, entity: Entity, value: float) -> None:
        """Note a candidate; of several weights of one candidate the best counts."""
        candidates = self.of(mention).candidates
        for i, (known, before) in enumerate(candidates):
            if known is entity:
                candidates[i] = (entity, max(before, value))
                return
        candidates.append((entity, value))

    def choose(self, mention: Mention, chosen: tuple[Entity, ...], sure: float, names: Names) -> None:
        """Note who was chosen, and on what ground."""
        choice = self.of(mention)
        choice.chosen, choice.sure = chosen, sure
        choice.ground = _tell_ground(mention, chosen, names)


def _tell_ground(mention: Mention, chosen: tuple[Entity, ...], names: Names) -> str:
    if mention.members:
        return "each member of the group"
    if mention.antecedent is not None:
        return "bound by grammar to its antecedent"
    if not chosen:
        return "nobody can know who is meant"
    first = chosen[0]
    if mention.form == "pronoun":
        return "speaker of the quotation" if mention.speaker is not None else "likeliest participant named nearby"
    if len(chosen) > 1:
        return "the group named before"
    if mention.form == "name":
        return _tell_name(mention.name, first, names)
    if first.known and first.label.lower() != mention.label.lower():
        return "described by what the ontology knows of it"
    if len(first.seen) > 1 and first.label.lower() != mention.label.lower():
        return "described as one named before"
    return "a description that keeps its own words"


def _tell_name(name: str, entity: Entity, names: Names) -> str:
    short = name.removeprefix("The ")
    roles = [n.role for text in (name, short) for n in names.ontology.names.get(text, ()) if n.iri == entity.iri]
    if roles:
        return {
            "label": "the ontology's own label",
            "capital": "a capital that stands for its government",
            "seat": "a seat that stands for its government",
        }.get(roles[0], f"{roles[0]} in the ontology")
    if entity.label == name:
        return "a name that the ontology does not know"
    if entity.kind == "Person":
        return "part of the name of a person named in the document"
    return "short form or acronym of a name in the document"
