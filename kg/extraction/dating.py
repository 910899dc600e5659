"""When a clause takes place: each time expression hangs on the word that governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.clauses import Clause
from kg.extraction.kinds import is_time
from kg.extraction.tree import NOUN_TAGS, Tree
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
        governor = _climb(reading, governor, time.first)
        if governor < 0 or _is_new_date(reading, governor, time.first):
            continue
        reading.governed.setdefault(governor, []).append((time.first, time.edtf))
        day = len(time.edtf) == 10  # news tells the day of what the clause says, not of the thing it is about
        if not tree.is_verb(governor) and (day or not (bears_time(reading, governor) or _is_deed(reading, governor))):
            # "won the race in Oslo on Tuesday": a noun has no date of its own, its clause has
            verb = governor
            while not tree.is_verb(verb) and tree.heads[verb] != verb and (day or not bears_time(reading, verb)):
                verb = tree.heads[verb]
            if tree.is_verb(verb):
                reading.hinted.setdefault(verb, (time.first, time.edtf))


def _is_new_date(reading: Reading, verb: int, first: int) -> bool:
    """Whether something is put off to the date: "pushed back the debut | to 2026" was done before it."""
    tree, putting_off = reading.tree, reading.ontology.words.get("postponing-verb", ())
    if first == 0 or tree.lower[first - 1] != "to":
        return False
    while not tree.is_verb(verb) and tree.heads[verb] != verb:
        verb = tree.heads[verb]
    lemma = tree.lemmas[verb].lower()
    particles = [tree.lower[k] for k in tree.children[verb] if tree.deps[k] in ("prt", "advmod")]
    return lemma in putting_off or any(f"{lemma} {particle}" in putting_off for particle in particles)


def _climb(reading: Reading, governor: int, first: int) -> int:
    """Return the noun or verb above the prepositions of a time expression, -1 where it only tells which one the noun is."""
    tree = reading.tree
    outermost = governor
    dated = {k for time in reading.times for k in range(time.first, time.last + 1)}
    for _ in range(6):
        if (tree.tags[governor] not in ("IN", "TO") and governor not in dated) or tree.heads[governor] == governor:
            break
        outermost, governor = governor, tree.heads[governor]
    noun = tree.tags[governor] in NOUN_TAGS
    if noun and tree.lower[outermost] == "of" and not is_time(reading, governor) and not _is_occasion(tree, governor):
        return -1  # "provoked the war | of 1870"
    if "since" in (tree.lower[outermost], tree.lower[first]) and noun and tree.lower[governor] == "time":
        return -1  # "for the first time | since 1994"
    return _leave_bracket(reading, governor, first)


def _is_occasion(tree: Tree, noun: int) -> bool:
    """Whether the noun tells when the verb's deed was: "lost its seats in the elections | of 1910"."""
    above = tree.heads[noun]
    return tree.deps[noun] == "pobj" and tree.lower[above] in ("in", "at", "during") and tree.is_verb(tree.heads[above])


def _leave_bracket(reading: Reading, governor: int, first: int) -> int:
    """Return the word before a bracket that closed before the time: "seized a dhow (it carried rifles) | on Monday"."""
    tree = reading.tree
    closed = next((k for k in range(first - 1, governor, -1) if tree.words[k] == ")"), -1)
    if closed < 0:
        return governor
    opened = next((k for k in range(closed, -1, -1) if tree.words[k] == "("), governor)
    while opened < governor and tree.heads[governor] != governor:
        governor = tree.heads[governor]
    while not tree.is_verb(governor) and tree.heads[governor] != governor:
        governor = tree.heads[governor]
    return governor


def _is_deed(reading: Reading, noun: int) -> bool:
    """Whether the noun is a subject and names a deed with a date of its own: "the decision in 1979 | reassured Bonn"."""
    tree, ontology = reading.tree, reading.ontology
    if tree.deps[noun] not in ("nsubj", "nsubjpass") or tree.tags[noun] not in ("NN", "NNS"):
        return False
    lemma = tree.lemmas[noun].lower()
    return any((lemma, "noun", frame) in ontology.signatures for frame in ("to", "that"))


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


def date_of(reading: Reading, k: int) -> str | None:
    """Return the date that a token is part of: "in 2023, when …"; of an open interval, its end."""
    time = next((time for time in reading.times if time.first <= k <= time.last), None)
    return time.edtf.removeprefix("../").removesuffix("/..") if time is not None else None


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
