"""Statements made up by rule, in any number, the same for the same seed: `python -m benchmarks.statements 100000 > statements.jsonl`.

They are like those of news: the shares of polarity, modality, reports, dates, kinds and empty roles are those of the graph of seeds/, few
participants act in much (a power law), new ones keep turning up (about 6 n^0.7 of them among n statements), two statements stand in a sentence
and 24 in a document, and every offset fits its sentence. States and organisations are those of the ontology; all others are invented.
"""

from __future__ import annotations

import argparse
import random
import sys
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate, product
from typing import Generic, TypeVar

from kg import ontology as ontologies
from kg.jsonlines import dumps
from kg.model import ACTOR_KINDS, Act, DocumentRecord, Form, Kind, Modality, Participant, Statement
from kg.ontology import Ontology

T = TypeVar("T")
_Act = tuple[str, str | None]

PER_DOCUMENT = 24
PER_SENTENCE = 2

# Shares among the statements of seeds/, in parts of a thousand.
_MODALITIES: dict[Modality, int] = {
    "actual": 652, "obligatory": 92, "intended": 68, "possible": 66, "conditional": 50, "predicted": 50, "questioned": 22,
}  # fmt: skip
_NEGATED, _REPORTED, _REPORTED_TWICE, _DATED, _RECIPROCAL, _PLACED, _WITH_THEME = 164, 143, 3, 111, 13, 50, 82
_ACTORS: dict[Kind | None, int] = {
    "State": 468, "Concept": 154, "Group": 108, None: 92, "Organization": 88, "Person": 71, "Place": 19,
}  # fmt: skip
_TARGETS: dict[Kind | None, int] = {
    "Concept": 445, None: 201, "State": 148, "Group": 101, "Organization": 56, "Place": 31, "Person": 16, "Occurrence": 2,
}  # fmt: skip
_FORMS: dict[Form, int] = {"name": 520, "nominal": 350, "pronoun": 130}
_PARTS: dict[Kind, float] = {
    "Person": 0.16, "Organization": 0.1, "Group": 0.08, "Place": 0.05, "Occurrence": 0.01, "Concept": 0.6,
}  # fmt: skip
_TAIL = ", as those who followed the talks of that week recalled"

_SYLLABLES = "bal dor fen gar hol ist jor kam lin mar nov ost pel quin ras sol tam ulv ver wes yar zel".split()
_QUALITIES = (
    "annual armed bilateral border civil coastal costly customs draft early emergency energy federal fiscal foreign free grain "
    "hidden joint late local lasting military naval new nuclear old open partial peaceful planned private public quiet regional "
    "rural secret shared social steady strategic sudden technical temporary urban western"
).split()
_MATTERS = (
    "air aid arms cargo cable coal copper cotton data debt diamond export ferry fish fuel gas gold harvest health import land loan "
    "market medicine mine oil patent pipeline port rail reactor rice river road salt satellite school steel tariff tax timber trade "
    "transit treaty vaccine visa water wheat wool"
).split()
_THINGS = (
    "accord ban board budget cap census charter claim code crisis deal delivery demand directive dispute embargo fund guarantee "
    "inquiry law limit line mission offer office pact permit plan policy price programme project proposal quota rate reform report "
    "request reserve review route rule sale scheme sector shortage standard station strike subsidy supply survey talk target term test"
).split()


def make_statements(count: int, *, seed: int = 7, ontology: Ontology | None = None) -> Iterator[Statement]:
    """Yield `count` made-up statements, document by document; nothing is kept, so any number may be asked for.

    A longer run has more participants: the first statements of one are not those of a shorter run.
    """
    ontology = ontology or ontologies.load()
    dice = random.Random(seed)
    cast = _Cast(round(6 * count**0.7), dice, ontology)
    acts = [(label, action.class_) for label, action in sorted(ontology.actions.items())]
    dice.shuffle(acts)
    verbs = _Dice(acts, 0.9)
    width = _width(count)
    for first in range(0, count, PER_DOCUMENT):
        name = f"dispatch-{first // PER_DOCUMENT:0{width}}"
        begin = 0
        for number in range(first, min(first + PER_DOCUMENT, count), PER_SENTENCE):
            made = _make_sentence(min(PER_SENTENCE, count - number), name, begin, dice, cast, verbs)
            yield from made
            begin = made[0].end + 1


def make_documents(count: int) -> Iterator[DocumentRecord]:
    """Yield the records of the documents of `count` statements."""
    width = _width(count)
    for number in range(-(-count // PER_DOCUMENT)):
        yield DocumentRecord(
            f"dispatch-{number:0{width}}",
            title=f"Dispatch {number}",
            author="A. Writer",
            publisher="The Example Gazette",
            published=f"20{number // 336 % 30:02}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}",
            url=f"https://example.org/dispatch/{number}",
        )


def _width(count: int) -> int:
    """Return how many digits number the documents, so that names sort as they come."""
    return max(len(str(count // PER_DOCUMENT)), 5)


class _Dice(Generic[T]):
    """Draws from things by a power law of their ranks; the sums of weights are made once."""

    def __init__(self, things: list[T], exponent: float) -> None:
        self.things = things
        self.sums = list(accumulate(1 / (rank + 3) ** exponent for rank in range(len(things))))

    def draw(self, dice: random.Random) -> T:
        return self.things[bisect(self.sums, dice.random() * self.sums[-1], hi=len(self.things) - 1)]


class _Cast:
    """All who may take part, by kind, the most frequent first."""

    def __init__(self, size: int, dice: random.Random, ontology: Ontology) -> None:
        self._kinds: dict[Kind, _Dice[Participant]] = {}
        known: dict[str, list[Participant]] = {}
        for iri, entry in sorted(ontology.entries.items()):
            known.setdefault(entry.kind, []).append(Participant(entry.label, iri, entry.kind))
        seen = {one.label for group in known.values() for one in group}
        for group in known.values():
            dice.shuffle(group)
        for kind in ("State", *_PARTS):
            made = known.get(kind, [])[: max(20, size // 4)] if kind in ("State", "Organization", "Place") else []
            for label in _invent(kind, round(size * _PARTS.get(kind, 0)) + 20, dice) if kind in _PARTS else ():
                if label not in seen:
                    seen.add(label)
                    made.append(Participant(label, ontology.participant_iri(kind, label), kind))
            self._kinds[kind] = _Dice(made, 1.0 if kind in ACTOR_KINDS else 0.75)

    def draw(self, kind: Kind, dice: random.Random) -> Participant:
        return self._kinds[kind].draw(dice)


def _invent(kind: Kind, count: int, dice: random.Random) -> Iterator[str]:
    """Yield labels for a kind; some may return."""
    names = ["".join(parts).capitalize() for parts in product(_SYLLABLES, _SYLLABLES)]
    things = [" ".join(parts) for parts in product(_MATTERS, _THINGS)]
    for _ in range(count):
        name = dice.choice(names)
        match kind:
            case "Person":
                yield f"{dice.choice(names)} {name}{dice.choice(('', 'ov', 'sen', 'ez', 'ini'))}"
            case "Organization":
                yield f"{name} {dice.choice(_MATTERS).capitalize()} {dice.choice(('Council', 'Bank', 'League', 'Agency'))}"
            case "Group":
                yield f"{name} {dice.choice(('rebels', 'farmers', 'militia', 'miners', 'settlers', 'sailors'))}"
            case "Place":
                yield f"{name}{dice.choice((' Bay', ' Pass', 'burg', ' Valley', ' Island'))}"
            case "Occurrence":
                yield f"{name} {dice.choice(('Summit', 'War', 'Conference', 'Uprising'))}"
            case _:
                # short phrases are frequent, long ones rare, as in news
                yield dice.choice((dice.choice(things), f"{dice.choice(_QUALITIES)} {dice.choice(things)}"))


def _pick(shares: dict[Kind | None, int], dice: random.Random) -> Kind | None:
    return dice.choices(list(shares), list(shares.values()))[0]


def _make_sentence(
    count: int, document: str, begin: int, dice: random.Random, cast: _Cast, verbs: _Dice[_Act]
) -> list[Statement]:
    """Make the statements of one sentence, which are its clauses in order."""
    text, clauses = "", []
    for number in range(count):
        text += " and " if number else ""
        clause: dict[str, tuple[Participant | None, int, int]] = {}
        for role, shares in (("actor", _ACTORS), ("action", None), ("target", _TARGETS)):
            kind = _pick(shares, dice) if shares else None
            who = cast.draw(kind, dice) if kind else None
            label = who.label if who else ""
            if shares is None:
                act = verbs.draw(dice)
                label = act[0]
            text += " " if label and text and not text.endswith(" ") else ""
            clause[role] = (who, begin + len(text), begin + len(text) + len(label))
            text += label
        clauses.append((clause, act))
    text += _TAIL[: dice.randrange(10, len(_TAIL))] + "."
    return [_make_statement(document, begin, text, *clause, dice, cast) for clause in clauses]


def _make_statement(
    document: str,
    begin: int,
    text: str,
    clause: dict[str, tuple[Participant | None, int, int]],
    act: _Act,
    dice: random.Random,
    cast: _Cast,
) -> Statement:
    def chance(share: int) -> bool:
        return dice.random() * 1000 < share

    def mention(who: Participant | None, first: int, last: int) -> Participant | None:
        if who is None:
            return None
        form: Form = dice.choices(list(_FORMS), list(_FORMS.values()))[0] if who.kind != "Concept" else "nominal"
        return Participant(who.label, who.iri, who.kind, text[first - begin : last - begin], first, last, form)

    (_, first, last), dated = clause["action"], chance(_DATED)
    sources = 1 + chance(_REPORTED_TWICE * 7) if chance(_REPORTED) else 0
    return Statement(
        document,
        begin,
        begin + len(text),
        text,
        mention(*clause["actor"]),
        Act(*act, text[first - begin : last - begin], first, last),
        mention(*clause["target"]),
        cast.draw("Concept", dice) if chance(_WITH_THEME) else None,
        "negated" if chance(_NEGATED) else "affirmed",
        dice.choices(list(_MODALITIES), list(_MODALITIES.values()))[0],
        tuple(cast.draw(dice.choice(("State", "Person", "Organization")), dice) for _ in range(sources)),
        f"{dice.randrange(1990, 2025)}-{dice.randrange(1, 13):02}" if dated else None,
        cast.draw("Place", dice) if chance(_PLACED) else None,
        chance(_RECIPROCAL),
        round(0.45 + dice.random() * 0.53, 2),
        "dependency",
        f"{act[0]} > subject-verb-object",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Made-up statements as JSON Lines, the same for the same seed.")
    parser.add_argument("count", type=int, help="how many")
    parser.add_argument("--seed", type=int, default=7, help="of the random numbers (7)")
    options = parser.parse_args()
    for statement in make_statements(options.count, seed=options.seed):
        sys.stdout.write(dumps(statement) + "\n")


if __name__ == "__main__":
    main()
