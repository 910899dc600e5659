"""Facts as event data, in the columns that users of GDELT, ICEWS and PLOVER (POLECAT) know.

An event is a fact with an actor and a target whose class has a code of the table's ontology: CAMEO for GDELT and ICEWS, PLOVER for
POLECAT. What is denied, hedged or quoted is no event. Columns that nothing is known for are empty; docs/formats.md says what each
of the others holds. The layouts follow the GDELT 2.0 event codebook, the header of the ICEWS coded event data and that of the POLECAT files.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.files import csv_line, replace_text
from kg.model import DocumentRecord, Participant, Statement
from kg.ontology import ActionClass, Entry, Ontology
from kg.rdf import statement_iri

_ACTOR = [
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
]
_GEO = ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"]
GDELT = (
    *["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"],
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    *["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"],
    *["NumMentions", "NumSources", "NumArticles", "AvgTone"],
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in _GEO),
    *["DATEADDED", "SOURCEURL"],
)
ICEWS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District",
    "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
_QUADS = ("VerbalCooperation", "MaterialCooperation", "VerbalConflict", "MaterialConflict")  # as GDELT numbers them
_DATE = re.compile(r"(?<![\d-])(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?![\dX])")

_Path = str | os.PathLike[str]
_Cells = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Event:
    """A fact with what its columns need: `code` is the four-digit-or-less CAMEO code, `day` as much of a date as is known."""

    id: str
    statement: Statement
    actor: Participant
    target: Participant
    class_: ActionClass
    code: str
    day: tuple[str, ...]
    record: DocumentRecord


def write_gdelt(
    path: _Path, statements: Iterable[Statement], documents: Iterable[DocumentRecord], ontology: Ontology
) -> None:
    """Write the facts with a CAMEO code in the 61 columns of GDELT 2.0, with their names as head. Raises InputError."""
    places = _Places(ontology)

    def cells(event: _Event) -> _Cells:
        year, month, day = (*event.day, "", "", "")[:3]
        place = event.statement.place
        quad = event.class_.quad or ""
        made: _Cells = {
            "GLOBALEVENTID": int(event.id[:15], 16),
            "SQLDATE": year + month + day if day else None,
            "MonthYear": year + month if month else None,
            "Year": year or None,
            "FractionDate": f"{int(year) + ((int(month) - 1) * 30 + int(day)) / 365:.4f}" if day else None,
            "EventCode": f"{event.code}0" if len(event.code) == 2 else event.code,
            "EventBaseCode": f"{event.code}0"[:3],
            "EventRootCode": event.code[:2],
            "QuadClass": _QUADS.index(quad) + 1 if quad in _QUADS else None,
            "GoldsteinScale": event.class_.intensity,
            "NumMentions": 1,
            "NumSources": 1,
            "NumArticles": 1,
            "ActionGeo_FullName": place.label if place else None,
            "SOURCEURL": event.record.url or event.record.name,
        }
        for number, p in ((1, event.actor), (2, event.target)):
            country = places.code(p)
            made |= {f"Actor{number}Code": country, f"Actor{number}CountryCode": country}
            made[f"Actor{number}Name"] = p.label.upper()
        return made

    _write(path, GDELT, map(cells, _events(statements, documents, ontology, lambda c: bool(c.cameo))))


def write_icews(
    path: _Path, statements: Iterable[Statement], documents: Iterable[DocumentRecord], ontology: Ontology
) -> None:
    """Write the facts with a CAMEO code in the 20 columns of ICEWS. Raises InputError."""
    places = _Places(ontology)

    def cells(event: _Event) -> _Cells:
        place = event.statement.place
        return {
            "Event ID": event.id,
            "Event Date": "-".join(event.day),
            "Source Name": event.actor.label,
            "Source Country": places.country(event.actor),
            "Event Text": event.class_.label,
            "CAMEO Code": f"{event.code}0" if len(event.code) == 2 else event.code,
            "Intensity": event.class_.intensity,
            "Target Name": event.target.label,
            "Target Country": places.country(event.target),
            "Story ID": event.record.name,
            "Publisher": event.record.publisher,
            "City": place.label if place and places.country(place) not in (place.label, "") else None,
            "Country": places.country(place) if place else None,
        }

    _write(path, ICEWS, map(cells, _events(statements, documents, ontology, lambda c: bool(c.cameo))))


def write_plover(
    path: _Path, statements: Iterable[Statement], documents: Iterable[DocumentRecord], ontology: Ontology
) -> None:
    """Write the facts with a PLOVER code in the 40 columns of POLECAT. Raises InputError."""
    places = _Places(ontology)

    def cells(event: _Event) -> _Cells:
        place = event.statement.place
        return {
            "Event ID": event.id,
            "Event Date": "-".join(event.day),
            "Event Type": event.class_.plover,
            "Intensity": event.class_.intensity,
            "Quad Code": re.sub("(?<=[a-z])(?=[A-Z])", " ", event.class_.quad or "").upper() or None,
            "Actor Name": event.actor.label,
            "Actor Country": places.code(event.actor),
            "Actor Name Raw": event.actor.text,
            "Recipient Name": event.target.label,
            "Recipient Country": places.code(event.target),
            "Recipient Name Raw": event.target.text,
            "Placename": place.label if place else None,
            "Country": places.code(place) if place else None,
            "Raw Placename": place.text if place else None,
            "Source": event.record.publisher or event.record.name,
            "Publication Date": event.record.published,
            "Language": "en",
        }

    _write(path, POLECAT, map(cells, _events(statements, documents, ontology, lambda c: bool(c.plover))))


def _events(
    statements: Iterable[Statement],
    documents: Iterable[DocumentRecord],
    ontology: Ontology,
    coded: Callable[[ActionClass], bool],
) -> Iterator[_Event]:
    records = {record.name: record for record in documents}
    for s in statements:
        class_ = ontology.classes.get(s.action.class_ or "")
        if not s.is_fact or s.actor is None or s.target is None or class_ is None or not coded(class_):
            continue
        own = ontology.actions.get(s.action.label)
        code = next(iter((*(own.cameo if own else ()), *class_.cameo)), "")
        record = records.get(s.document, DocumentRecord(s.document))
        day = find_day(s.time) or find_day(record.published)
        id_ = statement_iri(s, ontology.base).rpartition("/")[2]
        yield _Event(id_, s, s.actor, s.target, class_, code, day, record)


def find_day(edtf: str | None) -> tuple[str, ...]:
    """Year, month and day, as many of them as are known, of an EDTF date, or of an interval's first; () where there is none.

    >>> find_day("2006-10"), find_day("2013-03-01/.."), find_day("199X"), find_day("2001-21")
    (('2006', '10'), ('2013', '03', '01'), (), ('2001',))
    """
    match = _DATE.search(edtf or "")
    return tuple(part for part in match.groups() if part) if match else ()


class _Places:
    """To which state a participant belongs, by the ontology."""

    def __init__(self, ontology: Ontology) -> None:
        self.entries = ontology.entries

    def state(self, p: Participant) -> Entry | None:
        """The state that a participant is, is part of or lies in."""
        seen: set[str] = set()
        waiting = [p.iri]
        while waiting:
            iri = waiting.pop(0)
            entry = self.entries.get(iri)
            if entry is None or iri in seen:
                continue
            if entry.kind == "State":
                return entry
            seen.add(iri)
            waiting += [*entry.part_of, *entry.located_in]
        return None

    def code(self, p: Participant) -> str | None:
        """The ISO 3166 code of three letters of the participant's state."""
        state = self.state(p)
        return next((code for code in state.iso if len(code) == 3), None) if state else None

    def country(self, p: Participant) -> str:
        """The label of the participant's state, "" where it has none."""
        state = self.state(p)
        return state.label if state else ""


def _write(path: _Path, columns: tuple[str, ...], found: Iterable[_Cells]) -> None:
    lines = [csv_line(columns, "\t")]
    lines += [csv_line((row.get(column) for column in columns), "\t") for row in found]
    replace_text(path, "".join(lines))
