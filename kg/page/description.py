"""What the page's script reads: participants, statements and layouts as columns of plain data, fit for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.model import KINDS, MODALITIES, POLARITIES, DocumentRecord, Statement
from kg.ontology import Ontology
from kg.page.contents import QUAD_CLASSES, Contents, clean_label, find_link, mark_sentence
from kg.page.days import read_days
from kg.page.profiles import Profile, read_profiles

STANDINGS = ("fact", "attributed", "hedged", "negated")
ROLES = ("actor", "action", "target")
COLUMNS = (
    "sentence", "document", "actor", "action", "class", "target", "theme", "quad", "standing", "polarity", "modality", "source",
    "time", "from", "to", "dated", "place", "reciprocal", "confidence", "marks",
)  # fmt: skip


class _Pool:
    """Texts, each held once; `number` gives the place of a text."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self.texts.setdefault(text, len(self.texts))


def describe(
    contents: Contents,
    layouts: Sequence[Mapping[str, Any]],
    documents: Iterable[DocumentRecord],
    ontology: Ontology | None = None,
    network: Mapping[str, Any] | None = None,
) -> tuple[dict[str, Any], list[str]]:
    """Return the page's data and its sentences, apart, for sentences are read only when one is shown.

    Statements are columns of equal length. Texts and words stand in `pools` and in the lists of `words`, and columns have their
    numbers, -1 for none. `network` is what `kg.network.describe` tells of measures and intervals. `marks` are begin, end and role of each stretch, in one row. `dated` tells whose the days `from` and `to` are: 2 the
    statement's own, 1 those of its document's publication, 0 nobody's.
    """
    records = _sort_documents(contents.statements, documents)
    columns, pools, sentences = _write_statements(contents, records)
    profiles = read_profiles(ontology, contents.statements, {entry.iri: entry.label for entry in contents.entries})
    classes = ontology.classes if ontology else {}
    blocs = (network or {}).get("balance", {}).get("blocs", {})
    return {
        "participants": _write_participants(contents, profiles),
        "measures": {name: [entry.measures.get(name) for entry in contents.entries] for name in contents.measures},
        "measure_names": contents.measures,
        "intervals": {
            name: [list(found[entry.iri]) if entry.iri in found else None for entry in contents.entries]
            for name, found in contents.intervals.items()
        },
        "about": _write_about(network or {}),
        "communities": {
            name: [entry.communities.get(name, -1) for entry in contents.entries] for name in contents.communities
        }
        | ({"bloc": [blocs.get(entry.iri, -1) for entry in contents.entries]} if blocs else {}),
        "documents": [_write_document(record) for record in records],
        "statements": columns,
        "pools": {name: list(pool.texts) for name, pool in pools.items()},
        "intensities": {name: classes[name].intensity for name in pools["class"].texts if name in classes},
        "layouts": layouts,
        "left_out": contents.left_out,
        "words": {
            "kind": list(KINDS),
            "modality": list(MODALITIES),
            "polarity": list(POLARITIES),
            "quad": list(QUAD_CLASSES),
            "standing": list(STANDINGS),
            "role": list(ROLES),
        },
    }, sentences


def _write_about(network: Mapping[str, Any]) -> dict[str, Any]:
    """What measures are, how far estimates and intervals carry, and how well communities part the network."""
    return {
        "measures": {
            name: " ".join(filter(None, (about.get("definition", ""), about.get("note", ""))))
            for name, about in network.get("measures", {}).items()
        },
        "intervals": network.get("intervals", {}).get("note", ""),
        "balance": {name: part for name, part in network.get("balance", {}).items() if name != "blocs"},
        "modularity": {about["key"]: about["modularity"] for about in network.get("communities", {}).values()},
    }


def _sort_documents(statements: Iterable[Statement], documents: Iterable[DocumentRecord]) -> list[DocumentRecord]:
    named = {record.name: record for record in documents}
    return [named.get(name, DocumentRecord(name)) for name in sorted({s.document for s in statements} | set(named))]


def _write_document(record: DocumentRecord) -> dict[str, str]:
    return {
        "name": clean_label(record.name),
        "title": clean_label(record.title or record.name),
        "author": clean_label(record.author) if record.author else "",
        "publisher": clean_label(record.publisher) if record.publisher else "",
        "published": clean_label(record.published) if record.published else "",
        "url": find_link(record.url) or "",
    }


def _find_base(iris: Sequence[str]) -> str:
    """Return what all IRIs begin with, up to a slash; the page holds it once."""
    first, last = min(iris, default=""), max(iris, default="")
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[: first.rfind("/", 0, same) + 1]


def _write_participants(contents: Contents, profiles: Mapping[str, Profile]) -> dict[str, Any]:
    entries = contents.entries
    base = _find_base([entry.iri for entry in entries])
    index = {entry.iri: number for number, entry in enumerate(entries)}
    about: dict[int, dict[str, Any]] = {}
    for iri, profile in profiles.items():
        links = [link for link in map(find_link, profile.same_as) if link]
        offices = [
            [clean_label(held.office), clean_label(held.label) if held.label else "", index.get(held.other, -1), held.time, int(held.holds)]
            for held in profile.offices
        ]  # fmt: skip
        parts = {
            "aliases": [clean_label(name) for name in profile.aliases],
            "mentions": [clean_label(name) for name in profile.mentions],
            "offices": offices,
            "links": links,
        }
        about[index[iri]] = {name: part for name, part in parts.items() if part}
    return {
        "base": base,
        "iri": [entry.iri.removeprefix(base) for entry in entries],
        "label": [clean_label(entry.label) for entry in entries],
        "kind": [KINDS.index(entry.kind) if entry.kind in KINDS else -1 for entry in entries],
        "about": {str(number): about[number] for number in sorted(about) if about[number]},
    }


def _write_statements(
    contents: Contents, records: Sequence[DocumentRecord]
) -> tuple[dict[str, list[Any]], dict[str, _Pool], list[str]]:
    index = {entry.iri: number for number, entry in enumerate(contents.entries)}
    numbers = {record.name: number for number, record in enumerate(records)}
    published = [read_days(record.published) for record in records]
    pools = {name: _Pool() for name in ("action", "class", "source", "text")}
    sentences: dict[tuple[str, int, str], int] = {}
    rows: list[dict[str, Any]] = []
    for statement, quad, standing in zip(contents.statements, contents.quads, contents.standings, strict=True):
        key = (statement.document, statement.begin, statement.sentence)
        own = read_days(statement.time)
        days = own or published[numbers[statement.document]]
        rows.append(
            {
                "sentence": sentences.setdefault(key, len(sentences)),
                "document": numbers[statement.document],
                "actor": index[statement.actor.iri] if statement.actor else -1,
                "action": pools["action"].number(clean_label(statement.action.label, 80)),
                "class": pools["class"].number(statement.action.class_) if statement.action.class_ else -1,
                "target": index[statement.target.iri] if statement.target else -1,
                "theme": _pooled(pools["text"], statement.theme.label if statement.theme else ""),
                "quad": QUAD_CLASSES.index(quad),
                "standing": STANDINGS.index(standing),
                "polarity": POLARITIES.index(statement.polarity),
                "modality": MODALITIES.index(statement.modality),
                "source": [pools["source"].number(clean_label(source.label)) for source in statement.source],
                "time": _pooled(pools["text"], statement.time or ""),
                "from": days[0] if days else None,
                "to": days[1] if days else None,
                "dated": 2 if own else 1 if days else 0,
                "place": _pooled(pools["text"], statement.place.label if statement.place else ""),
                "reciprocal": int(statement.reciprocal),
                "confidence": round(statement.confidence, 2),
                "marks": [part for begin, end, role in mark_sentence(statement) for part in (begin, end, ROLES.index(role))],
            }
        )  # fmt: skip
    return (
        {name: [row[name] for row in rows] for name in COLUMNS},
        pools,
        [text or f"[no quotation: from character {begin}]" for _, begin, text in sentences],
    )


def _pooled(pool: _Pool, text: str) -> int:
    return pool.number(clean_label(text)) if text else -1
