"""What extraction leaves behind for `kg explain`: the repairs of each sentence. Nobody pays for it who does not ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.model import Sentence

Columns = tuple[list[int], list[str], list[str], list[str]]  # heads, deps, tags, lemmas
COLUMNS = ("head", "dependency", "tag", "lemma")


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that a repair changed; a head is told as the word that a token hangs on."""

    token: int
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair that changed a sentence: its name, what it is for, and the cells."""

    name: str
    purpose: str
    changes: tuple[Change, ...]


@dataclass(slots=True)
class Trace:
    """The repairs of one document, by the number of the sentence."""

    repairs: dict[int, list[Repair]] = field(default_factory=dict)

    def of(self, number: int, sentence: Sentence) -> Callable[[str, str, Columns], None]:
        """Return what the mender tells of each repair that changed sentence `number`: name, purpose, columns before."""

        def note(name: str, purpose: str, before: Columns) -> None:
            words = sentence.words
            rows = zip(
                COLUMNS,
                ([words[k] for k in before[0]], *before[1:]),
                ([words[k] for k in sentence.heads], sentence.deps, sentence.tags, sentence.lemmas),
                strict=True,
            )
            changes = [
                Change(t, column, old[t], new[t])
                for column, old, new in rows
                for t in range(len(words))
                if old[t] != new[t]
            ]
            self.repairs.setdefault(number, []).append(Repair(name, purpose, tuple(changes)))

        return note
