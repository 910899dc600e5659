"""What the page holds, as plain data: participants with their measures, drawn bundles, statements with marked sentences.

Nothing here knows of HTML or of pyvis; `assembly` puts it into the file.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal
from urllib.parse import urlsplit

import networkx as nx

from kg.model import Participant, Statement

Standing = Literal["fact", "attributed", "hedged", "negated"]
Role = Literal["actor", "action", "target"]

OTHER_QUAD = "Other"
QUAD_CLASSES = ("VerbalCooperation", "MaterialCooperation", "VerbalConflict", "MaterialConflict", OTHER_QUAD)

# Directional controls can make a label read as another one; on a canvas nothing isolates them, so labels lose them.
_DIRECTIONAL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\\s]+")
_NOT_MEASURES = {
    *("iri", "id", "node", "participant", "label", "name", "kind", "x", "y"),
    *("rank", "rank_low", "rank_high"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A participant on the page; `measures` are by name, `communities` by the name of the method that found them."""

    iri: str
    label: str
    kind: str
    measures: Mapping[str, float]
    communities: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Bundle:
    """All statements that one drawn edge stands for: same actor, target, quad class and standing.

    `actor` and `target` index the entries, `statements` the page's statements; `label` names the commonest actions.
    """

    actor: int
    target: int
    quad: str
    standing: Standing
    label: str
    statements: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that the page shows.

    The first `tied` entries, strongest first, take part in a relation and can be drawn; the others are found by search and table.
    `intervals` are by measure and IRI: bounds of the score and of the place, lower and upper.
    `quads` and `standings` go with `statements`, one each.
    `left_out` counts the statements that the page does not hold because there are too many.
    """

    entries: tuple[Entry, ...]
    tied: int
    measures: tuple[str, ...]
    communities: tuple[str, ...]
    intervals: Mapping[str, Mapping[str, tuple[float, ...]]]
    bundles: tuple[Bundle, ...]
    statements: tuple[Statement, ...]
    quads: tuple[str, ...]
    standings: tuple[Standing, ...]
    left_out: int


def clean_label(text: str, longest: int = 0) -> str:
    """Return a label on one line without control and directional characters, cut to `longest` characters (0: uncut)."""
    label = _UNPRINTABLE.sub(" ", _DIRECTIONAL.sub("", text)).strip() or "(unnamed)"
    return label if not longest or len(label) <= longest else label[: longest - 1].rstrip() + "…"


def find_standing(statement: Statement, trusted: Collection[str] = ()) -> Standing:
    """Return how the text holds a statement: denied, hedged, somebody's claim, or a fact; the first that applies.

    Sources whose IRI or label is in `trusted` speak as the author does.
    """
    if statement.polarity == "negated":
        return "negated"
    if statement.modality != "actual":
        return "hedged"
    return "attributed" if any({who.iri, who.label}.isdisjoint(trusted) for who in statement.source) else "fact"


def find_link(url: str | None) -> str | None:
    """Return an address that a reader may follow, or None: only http and https with a host, never script or data."""
    if not url or re.search(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def mark_sentence(statement: Statement) -> list[tuple[int, int, Role]]:
    """Return where actor, action and target stand in the statement's sentence.

    Offsets are UTF-16 units from the sentence's start, as a browser counts; the stretches are in order and do not overlap
    (where mentions do, the shorter one is marked). A mention whose offsets do not quote it is not marked.
    """
    text = statement.sentence
    mentions: list[tuple[int, int, Role]] = []

    def add(role: Role, quote: str | None, begin: int | None, end: int | None) -> None:
        if not quote or begin is None or end is None:
            return
        first, last = begin - statement.begin, end - statement.begin
        if 0 <= first < last and text[first:last] == quote:
            mentions.append((first, last, role))

    if statement.actor:
        add("actor", statement.actor.text, statement.actor.begin, statement.actor.end)
    add("action", statement.action.text, statement.action.begin, statement.action.end)
    if statement.target:
        add("target", statement.target.text, statement.target.begin, statement.target.end)

    cuts = sorted({cut for begin, end, _ in mentions for cut in (begin, end)})
    marks: list[tuple[int, int, Role]] = []
    for begin, end in pairwise(cuts):
        covering = [mention for mention in mentions if mention[0] <= begin and end <= mention[1]]
        if not covering:
            continue
        role = min(covering, key=lambda mention: mention[1] - mention[0])[2]
        if marks and marks[-1][1] == begin and marks[-1][2] == role:
            marks[-1] = (marks[-1][0], end, role)
        else:
            marks.append((begin, end, role))
    return [(_count_units(text[:begin]), _count_units(text[:end]), role) for begin, end, role in marks]


def _count_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def gather(
    network: nx.MultiDiGraph[Any],
    statements: Iterable[Statement],
    ranking: Sequence[Mapping[str, Any]],
    quad_classes: Mapping[str, str],
    *,
    trusted: Collection[str] = (),
    most_statements: int,
) -> Contents:
    """Choose and order what the page holds.

    Participants come strongest first: those with facts before those without, then by the ranking's PageRank (else its
    first measure), then by the number of their statements. Statements keep the order of documents and offsets; beyond
    `most_statements` facts stay before other claims and sure ones before unsure ones.
    """
    ordered = sorted(set(statements), key=_order)
    kept = ordered
    if len(ordered) > most_statements:
        strongest = sorted(ordered, key=lambda s: (find_standing(s, trusted) != "fact", -s.confidence))
        chosen = set(strongest[:most_statements])
        kept = [statement for statement in ordered if statement in chosen]

    rows = {str(row.get("iri", row.get("id", row.get("node", "")))): row for row in ranking}
    measures, values = _read_measures(network, rows)
    people = _name_participants(network, kept)
    tied: Counter[str] = Counter()
    factual: set[str] = set()
    for statement in kept:
        if statement.actor and statement.target:
            ends = {statement.actor.iri, statement.target.iri}
            tied.update(ends)
            if find_standing(statement, trusted) == "fact":
                factual |= ends
    leading = "pagerank" if "pagerank" in measures else (measures[0] if measures else "")

    def strength(iri: str) -> tuple[bool, bool, float, int, str, str]:
        score = values.get(iri, {}).get(leading, 0.0)
        return (iri not in tied, iri not in factual, -score, -tied[iri], people[iri][0].casefold(), iri)

    order = sorted(people, key=strength)
    communities = _read_communities(network, rows, people)
    entries = tuple(
        Entry(
            iri,
            *people[iri],
            values.get(iri, {}),
            {name: found[iri] for name, found in communities.items() if iri in found},
        )
        for iri in order
    )
    by_class, by_action = _read_quads(network, quad_classes)
    quads = tuple(
        by_class.get(statement.action.class_ or "") or by_action.get(statement.action.label, OTHER_QUAD)
        for statement in kept
    )
    standings = tuple(find_standing(statement, trusted) for statement in kept)
    bundles = _bundle(kept, {iri: index for index, iri in enumerate(order)}, quads, standings)
    return Contents(
        entries,
        sum(1 for iri in order if iri in tied),
        measures,
        tuple(communities),
        _read_intervals(measures, rows),
        bundles,
        tuple(kept),
        quads,
        standings,
        left_out=len(ordered) - len(kept),
    )


def _order(statement: Statement) -> tuple[Any, ...]:
    def key(participant: Participant | None) -> tuple[str, int, int]:
        if participant is None:
            return ("", -1, -1)
        return (participant.iri, -1 if participant.begin is None else participant.begin, participant.end or -1)

    return (
        statement.document,
        statement.begin,
        statement.end,
        statement.action.begin,
        statement.action.end,
        statement.action.label,
        key(statement.actor),
        key(statement.target),
        statement.polarity,
        statement.modality,
        repr(statement),
    )


def _name_participants(network: nx.MultiDiGraph[Any], statements: Sequence[Statement]) -> dict[str, tuple[str, str]]:
    people: dict[str, tuple[str, str]] = {}
    for statement in statements:
        for participant in (statement.actor, statement.target):
            if participant is not None and participant.iri not in people:
                known = network.nodes[participant.iri] if participant.iri in network else {}
                label = str(known.get("label") or participant.label)
                people[participant.iri] = (label, str(known.get("kind") or participant.kind))
    return people


def _read_measures(
    network: nx.MultiDiGraph[Any], rows: Mapping[str, Mapping[str, Any]]
) -> tuple[tuple[str, ...], dict[str, dict[str, float]]]:
    """Collect every numeric column of the ranking, else of the network's nodes, else the plain degrees."""
    sources: dict[str, Mapping[str, Any]] = dict(rows)
    if not sources:
        sources = {str(iri): attributes for iri, attributes in network.nodes(data=True)}
    names: dict[str, None] = {}
    values: dict[str, dict[str, float]] = {}
    for iri, row in sources.items():
        for name, value in row.items():
            number = _read_number(value) if _is_measure(str(name), row) else None
            if number is not None:
                names[str(name)] = None
                values.setdefault(iri, {})[str(name)] = number
    if not names and len(network):
        names = {"degree": None, "in_degree": None, "out_degree": None}
        for iri in network:
            values[str(iri)] = {
                "degree": float(network.degree(iri)),
                "in_degree": float(network.in_degree(iri)),
                "out_degree": float(network.out_degree(iri)),
            }
    return tuple(names), values


def _read_number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    return float(f"{number:.4g}") if math.isfinite(number) else None


def _is_measure(name: str, row: Mapping[str, Any]) -> bool:
    return not (name in _NOT_MEASURES or _is_community(name) or _is_bound(name, row))


def _is_community(name: str) -> bool:
    return name in ("community", "leiden") or name.startswith("community_")


def _is_bound(name: str, row: Mapping[str, Any]) -> bool:
    """Whether a column is an end of another one's interval, as `kg.network.rank` names them."""
    return any(name.endswith(end) and name.removesuffix(end) in row for end in ("_low", "_high"))


def _read_intervals(
    measures: Iterable[str], rows: Mapping[str, Mapping[str, Any]]
) -> dict[str, dict[str, tuple[float, ...]]]:
    """Return the bounds of the score and of the place by the measure that is ranked by, by measure and IRI."""
    found: dict[str, dict[str, tuple[float, ...]]] = {}
    for name in measures:
        for iri, row in rows.items():
            bounds = [_read_number(row.get(end)) for end in (f"{name}_low", f"{name}_high", "rank_low", "rank_high")]
            known = tuple(bound for bound in bounds if bound is not None)
            if len(known) == len(bounds):
                found.setdefault(name, {})[iri] = known
    return found


def _read_communities(
    network: nx.MultiDiGraph[Any], rows: Mapping[str, Mapping[str, Any]], people: Iterable[str]
) -> dict[str, dict[str, int]]:
    """Return the communities of the columns community and community_NAME, else of the network's nodes, by method and IRI."""
    found: dict[str, dict[str, int]] = {}
    for iri in sorted(people):
        for name, value in (rows.get(iri) or (network.nodes[iri] if iri in network else {})).items():
            number = _read_number(value) if _is_community(str(name)) else None
            if number is not None:
                found.setdefault(str(name), {})[iri] = int(number)
    return dict(sorted(found.items()))


def _read_quads(
    network: nx.MultiDiGraph[Any], quad_classes: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the quad classes of action classes and, for statements without a class, of action labels."""
    by_class: dict[str, str] = {}
    by_action: dict[str, str] = {}
    known = [(data.get("class"), data.get("quad"), data.get("action")) for _, _, data in network.edges(data=True)]
    for class_, quad, action in [*known, *((class_, quad, None) for class_, quad in quad_classes.items())]:
        local = re.split("[#/:]", str(quad or ""))[-1]
        if local not in QUAD_CLASSES:
            continue
        if class_:
            by_class[re.split("[#/:]", str(class_))[-1]] = local
        if action:
            by_action[str(action)] = local
    return by_class, by_action


def _bundle(
    statements: Sequence[Statement],
    index: Mapping[str, int],
    quads: Sequence[str],
    standings: Sequence[Standing],
) -> tuple[Bundle, ...]:
    groups: dict[tuple[int, int, str, Standing], list[int]] = {}
    for number, statement in enumerate(statements):
        if statement.actor is None or statement.target is None:
            continue
        key = (index[statement.actor.iri], index[statement.target.iri], quads[number], standings[number])
        groups.setdefault(key, []).append(number)
    bundles = []
    for (actor, target, quad, standing), numbers in sorted(groups.items()):
        actions = Counter(clean_label(statements[number].action.label, 32) for number in numbers)
        common = sorted(actions, key=lambda label: (-actions[label], label))
        label = ", ".join(common[:2]) + (f" +{len(common) - 2}" if len(common) > 2 else "")
        bundles.append(Bundle(actor, target, quad, standing, label, tuple(numbers)))
    return tuple(bundles)
