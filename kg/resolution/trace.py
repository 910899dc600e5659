"""What choosing participants leaves behind for `kg explain`: for each mention who was weighed, who was chosen, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Mention
from kg.resolution.discourse import Entity


@dataclass(slots=True)
class Choice:
    """One choice: the candidates with how well they served (higher is better), those chosen, how sure that is, and the rule."""

    mention: Mention
    chosen: tuple[Entity, ...] = ()
    sure: float = 0.0
    rule: str = ""
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
