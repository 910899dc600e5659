"""Groups named before: "the two countries", "both sides", "the former"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Mention
from kg.resolution.descriptions import same_clause_subject
from kg.resolution.discourse import ACTORS, Chosen, Entity, within_reach

if TYPE_CHECKING:
    from kg.resolution.references import References

NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4}
_PEOPLE_PAIR = frozenset({"leader", "president", "man", "woman", "minister", "politician", "diplomat"})
STATE_PAIR = frozenset(
    {
        "country",
        "state",
        "nation",
        "government",
        "neighbour",
        "neighbor",
        "capital",
        "power",
        "republic",
        "kingdom",
        "superpower",
        "economy",
    }
)
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "either", "neither", "each"})
# Roles in which somebody is one of "the two countries": who only owns or holds something does not count.
_TAKING_PART = ("subject", "agent", "object", "dative", "oblique", "source")


def find_group(
    references: References, mention: Mention, number: int, *, coordinated: bool = False
) -> tuple[Entity, ...]:
    """Return the last `number` participants of the noun's kind that were named before, in text order."""
    kinds: tuple[str, ...] = ACTORS
    if mention.lemma in _PEOPLE_PAIR or mention.lemma in references.ontology.words.get("person-noun", ()):
        kinds = ("Person",)
    elif mention.lemma in STATE_PAIR:
        kinds = ("State",)
    elif mention.lemma in references.ontology.words.get("company-noun", ()):
        kinds = ("Organization",)
    for sentence, head, members in reversed(references.groups):
        if (
            (sentence, head) < (mention.sentence, mention.head)
            and mention.sentence - sentence <= 3
            and len(members) == number
            and all(m.kind in kinds for m in members)
        ):
            return members
    if coordinated:
        return ()
    if kinds is ACTORS:
        # sides and parties are mostly of one kind, states before all
        for kind in ("State", "Organization", "Person"):
            alike = _find_lately(references, mention, number, (kind,))
            if alike:
                return alike
    return _find_lately(references, mention, number, kinds)


def _find_lately(references: References, mention: Mention, number: int, kinds: tuple[str, ...]) -> tuple[Entity, ...]:
    found: list[Entity] = []
    for earlier, entity in sorted(references.history, key=lambda row: (-row[0].sentence, -row[0].head)):
        if (
            not within_reach(mention, earlier)
            or entity.kind not in kinds
            or entity.plural
            or earlier.role not in _TAKING_PART
            or same_clause_subject(mention, earlier)
        ):
            continue
        if entity not in found:
            found.append(entity)
    if len(found) != number:
        return ()  # fewer cannot be meant, and of more nobody can know which
    return tuple(sorted(found, key=lambda e: (e.seen[0].sentence, e.seen[0].head)))


def choose_former_or_latter(references: References, mention: Mention) -> Chosen:
    """Return which of the two that were named before is "the former" or "the latter"."""
    for sentence, head, members in reversed(references.groups):
        if (sentence, head) < (mention.sentence, mention.head) and len(members) == 2:
            return (members[0 if mention.lemma == "former" else 1],), 0.8
    group = find_group(references, mention, 2)
    if group:
        return (group[0 if mention.lemma == "former" else 1],), 0.6
    return (), 0.0


def count_meant(mention: Mention) -> int:
    """Return how many a phrase recalls ("both countries", "the three banks"), 0 where it does not say."""
    if mention.determiner in ("both", "either", "neither", "each"):
        return 2
    if mention.determiner not in DEFINITE:
        return 0
    for word in mention.modifiers:
        if word.lower() in NUMBERS:
            return NUMBERS[word.lower()]
    return 0
