"""Predictions of one row to what was found, missed, too much and wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluation.gold import GoldRow, Pattern, Reading
from kg.evaluation.labels import is_same_action, is_same_actor, is_same_source, is_same_thing, is_same_time

_SAME: dict[str, Callable[[Any, Any], bool]] = {
    "actor": is_same_actor,
    "action": is_same_action,
    "target": is_same_thing,
    "theme": is_same_thing,
    "polarity": str.__eq__,
    "modality": str.__eq__,
    "source": is_same_source,
    "time": is_same_time,
    "place": is_same_thing,
}


def fits(pattern: Pattern, found: Reading) -> bool:
    """Whether a prediction has all that a pattern names."""
    return all(_agrees(key, pattern.reading, found) for key in pattern.named)


def _agrees(key: str, wanted: Reading, found: Reading) -> bool:
    return _SAME[key](getattr(wanted, key), getattr(found, key))


def _is_found_by(wanted: Reading, found: Reading) -> bool:
    """Whether actor, action and target match; a target may be the wanted theme."""
    return (
        is_same_actor(wanted.actor, found.actor)
        and is_same_action(wanted.action, found.action)
        and (
            is_same_thing(wanted.target, found.target)
            or (wanted.theme is not None and is_same_thing(wanted.theme, found.target))
        )
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """A wanted claim and the prediction that finds it."""

    wanted: Pattern
    found: Reading

    @property
    def agreement(self) -> dict[str, bool]:
        """Whether the two agree in each detail that is scored: a theme where one is wanted, a place where gold names the key."""
        keys = ["polarity", "modality", "source", "time"]
        keys += ["theme"] if self.wanted.reading.theme is not None else []
        keys += ["place"] if "place" in self.wanted.named else []
        return {key: _agrees(key, self.wanted.reading, self.found) for key in keys}

    @property
    def is_strict(self) -> bool:
        """Whether polarity and modality agree, too."""
        return all(_agrees(key, self.wanted.reading, self.found) for key in ("polarity", "modality"))


@dataclass(frozen=True, slots=True)
class RowScore:
    """What became of one row: found claims, missed ones, predictions beyond them, and those that it must not have."""

    row: GoldRow
    pairs: tuple[Pair, ...]
    misses: tuple[Pattern, ...]
    extras: tuple[Reading, ...]
    wrong: tuple[Reading, ...]

    @property
    def differs(self) -> tuple[Pair, ...]:
        """The found claims that have other details than wanted."""
        return tuple(pair for pair in self.pairs if not all(pair.agreement.values()))

    @property
    def is_perfect(self) -> bool:
        """Whether nothing is missed, too much, different or wrong."""
        return not (self.misses or self.extras or self.wrong or self.differs)


def match(row: GoldRow, predictions: Sequence[Reading]) -> RowScore:
    """Return how predictions compare with one row.

    Neither right nor wrong, and so in none of the lists, are predictions that an `allow` pattern fits and descriptions ("be") where the
    row wants none. A `must_not` pattern is violated by whatever it fits, found claim or not.
    """
    ranked = []
    for i, wanted in enumerate(row.expect):
        for j, found in enumerate(predictions):
            if _is_found_by(wanted.reading, found):
                pair = Pair(wanted, found)
                details = sum(pair.agreement.values()) + 2 * pair.is_strict
                ranked.append((-details - (wanted.reading.target == found.target), i, j, pair))
    by_wanted: dict[int, Pair] = {}
    used: set[int] = set()
    for _, i, j, pair in sorted(ranked, key=lambda one: one[:3]):
        if i not in by_wanted and j not in used:
            by_wanted[i] = pair
            used.add(j)
    describes = any(is_same_action(wanted.reading.action, "be") for wanted in row.expect)
    return RowScore(
        row,
        tuple(by_wanted[i] for i in sorted(by_wanted)),
        tuple(wanted for i, wanted in enumerate(row.expect) if i not in by_wanted),
        tuple(
            found
            for j, found in enumerate(predictions)
            if j not in used
            and (describes or not is_same_action(found.action, "be"))
            and not any(fits(pattern, found) for pattern in row.allow)
        ),
        tuple(found for found in predictions if any(fits(pattern, found) for pattern in row.must_not)),
    )
