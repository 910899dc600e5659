"""Which statements count: facts alone, or also what departs from them, from one source, in one time, of some kinds and classes."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kg.errors import InputError
from kg.model import KINDS, Participant, Statement
from kg.network.periods import Stretch, read_window, touches
from kg.ontology import Ontology

Departure = Literal["negated", "hedged", "attributed"]
DEPARTURES: tuple[Departure, ...] = ("negated", "hedged", "attributed")
Undated = Literal["document", "keep", "drop"]
UNDATED: tuple[Undated, ...] = ("document", "keep", "drop")


class Chosen(NamedTuple):
    """A statement that counts: its place among all statements, how it departs from a fact, and its date (EDTF) if it has one."""

    number: int
    statement: Statement
    departures: tuple[Departure, ...]
    date: str | None


@dataclass(frozen=True, slots=True)
class Selection:
    """What `build_network` takes into a network; its docstring tells what each field means."""

    include: frozenset[str]
    trusted: frozenset[str]
    view: frozenset[str]
    window: Stretch | None
    within: bool
    undated: Undated
    kinds: frozenset[str]
    classes: frozenset[str]
    confidence: float
    published: Mapping[str, str]

    def choose(self, statements: Iterable[Statement], ontology: Ontology | None) -> Iterator[Chosen]:
        """Statements with an actor and a target that count, in the order given."""
        for number, s in enumerate(statements):
            if s.actor is None or s.target is None or s.confidence < self.confidence:
                continue
            departures = self._departures(s)
            if departures is None or not self.include.issuperset(departures):
                continue
            date = s.time if s.time is not None or self.undated != "document" else self.published.get(s.document)
            if self._has_kinds(s, ontology) and self._has_class(s, ontology) and self._is_in_time(date):
                yield Chosen(number, s, departures, date)

    def _departures(self, s: Statement) -> tuple[Departure, ...] | None:
        """How a statement departs from a fact; None where a view is asked for and this is not it."""
        found: list[Departure] = []
        if s.polarity != "affirmed":
            found.append("negated")
        if s.modality != "actual":
            found.append("hedged")
        if self.view:
            return tuple(found) if s.source and _is_one_of(s.source[0], self.view) else None
        if not all(_is_one_of(p, self.trusted) for p in s.source):
            found.append("attributed")
        return tuple(found)

    def _has_kinds(self, s: Statement, ontology: Ontology | None) -> bool:
        if not self.kinds:
            return True
        known = ontology.entries if ontology is not None else {}
        return all(
            (known[p.iri].kind if p.iri in known else p.kind) in self.kinds
            for p in (s.actor, s.target)
            if p is not None
        )

    def _has_class(self, s: Statement, ontology: Ontology | None) -> bool:
        if not self.classes:
            return True
        class_ = find_class(s, ontology)
        known = ontology.classes.get(class_) if ontology is not None and class_ is not None else None
        return class_ in self.classes or (known is not None and known.quad in self.classes)

    def _is_in_time(self, date: str | None) -> bool:
        if self.window is None or (date is None and self.undated == "keep"):
            return True
        return touches(date, self.window, within=self.within)


def select(
    ontology: Ontology | None = None,
    *,
    include: Collection[str] = (),
    trusted: Collection[str] = (),
    view: Collection[str] = (),
    since: str | None = None,
    until: str | None = None,
    within: bool = False,
    undated: str = "document",
    kinds: Collection[str] = (),
    classes: Collection[str] = (),
    confidence: float = 0.0,
    published: Mapping[str, str | None] | None = None,
) -> Selection:
    """A selection of these options, checked. Raises InputError for an unknown name, with the known ones, and for a bad date."""
    _check("include", include, DEPARTURES)
    _check("kinds", kinds, KINDS)
    _check("undated", [undated], UNDATED)
    if ontology is not None and ontology.classes:
        quads = {c.quad for c in ontology.classes.values() if c.quad}
        _check("classes", classes, (*sorted(ontology.classes), *sorted(quads)))
    if not 0 <= confidence <= 1:
        raise InputError(f"confidence: {confidence} is no confidence; give a number from 0 to 1")
    return Selection(
        include=frozenset(include),
        trusted=_widen(trusted, ontology),
        view=_widen(view, ontology),
        window=read_window(since, until),
        within=within,
        undated=next(one for one in UNDATED if one == undated),
        kinds=frozenset(kinds),
        classes=frozenset(classes),
        confidence=confidence,
        published={name: date for name, date in (published or {}).items() if date is not None},
    )


def check_sources(
    option: str, given: Collection[str], statements: Iterable[Statement], ontology: Ontology | None
) -> None:
    """Raise InputError, with near names, for a name that is no source of any statement."""
    if not given:
        return
    sources = {p for s in statements for p in s.source}
    for name in [given] if isinstance(given, str) else given:
        wanted = _widen([name], ontology)
        if not any(_is_one_of(p, wanted) for p in sources):
            labels = sorted({p.label for p in sources})
            near = difflib.get_close_matches(name, labels, 3, 0.6)
            remedy = (
                f"did you mean {', '.join(near)}?" if near else f"the graph has {len(labels)} sources, none called so"
            )
            raise InputError(f"{option}: {name!r} is the source of nothing; {remedy}")


def find_class(s: Statement, ontology: Ontology | None) -> str | None:
    """The class of a statement's action: the ontology's for the sense that the statement gives, else the statement's own."""
    return ontology.action_class(s.action.label, s.action.class_) if ontology is not None else s.action.class_


def _check(option: str, given: Collection[str], known: Collection[str]) -> None:
    if isinstance(given, str):
        given = [given]
    for name in given:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1, 0.7)
            hint = f"did you mean {near[0]}? " if near else ""
            raise InputError(f"{option}: unknown {name!r}; {hint}known: {', '.join(known)}")


def _is_one_of(p: Participant, names: frozenset[str]) -> bool:
    return p.iri in names or p.label in names


def _widen(names: Collection[str], ontology: Ontology | None) -> frozenset[str]:
    """The names, with the IRIs of those that the ontology knows by them."""
    found = set([names] if isinstance(names, str) else names)
    for name in list(found):
        known = ontology.names.get(name, ()) if ontology is not None else ()
        found.update(one.iri for one in known if one.role in ("label", "alias"))
    return frozenset(found)
