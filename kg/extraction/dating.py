"""When a clause takes place: each time expression hangs on the word that governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.clauses import Clause
from kg.extraction.tree import NOUN_TAGS
from kg.model import Mention

if TYPE_CHECKING:
    from kg.extraction.reading import Reading


def place_times(reading: Reading) -> None:
    """Hang each time expression on the word that governs it."""
    tree = reading.tree
    for time in reading.times:
        governor = -1
        for i in range(time.first, min(time.last, tree.size - 1) + 1):
            head = tree.heads[i]
            if (head < time.first or head > time.last) and tree.tags[i] != ",":
                governor = head
                break
        if governor < 0:
            continue
        seen = 0
        while tree.tags[governor] in ("IN", "TO") and tree.heads[governor] != governor and seen < 4:
            governor = tree.heads[governor]
            seen += 1
        reading.governed.setdefault(governor, []).append((time.first, time.edtf))
        day = len(time.edtf) == 10  # news tells the day of what the clause says, not of the thing it is about
        if not tree.is_verb(governor) and (day or not bears_time(reading, governor)):
            # "won the race in Oslo on Tuesday": a noun has no date of its own, its clause has
            verb = governor
            while not tree.is_verb(verb) and tree.heads[verb] != verb and (day or not bears_time(reading, verb)):
                verb = tree.heads[verb]
            if tree.is_verb(verb):
                reading.hinted.setdefault(verb, (time.first, time.edtf))


def time_of(reading: Reading, clause: Clause) -> str | None:
    """Return the EDTF time that the clause or one of its nouns bears, the earliest in text order first."""
    own = reading.governed.get(clause.head)
    if own:
        return own[0][1]
    for k in clause.auxiliaries:
        if k in reading.governed:
            return reading.governed[k][0][1]
    hinted = reading.hinted.get(clause.head)
    return hinted[1] if hinted else None


def bears_time(reading: Reading, k: int) -> bool:
    return (
        reading.tree.tags[k] in NOUN_TAGS
        and reading.tree.lemmas[k].lower() in reading.ontology.events
        and (
            reading.tree.child(k, "poss") >= 0
            or any(
                reading.tree.lower[n] in ("between", "of", "on", "against")
                and not reading.nominals.is_dated(reading.tree.child(n, "pobj"))
                for n in reading.tree.children[k]
            )
        )
    )


def fronted_time(reading: Reading, clause: Clause) -> bool:
    edge = clause.subject if clause.subject >= 0 else clause.head
    tokens = [t for t, _ in reading.governed.get(clause.head, ())]
    if not tokens and clause.head in reading.hinted:
        tokens = [reading.hinted[clause.head][0]]
    if tokens:
        return tokens[0] < edge
    first = min((t for rows in reading.governed.values() for t, _ in rows), default=reading.tree.size)
    return first < edge


def after_subject(clause: Clause, place: Mention) -> bool:
    return clause.subject >= 0 and place.head > clause.subject
