"""Which participants the picture shows at first and which on request, and where each stands then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.page.contents import Contents, clean_label
from kg.page.layout import place

STAGES = (120, 400, 1500, 5000)  # participants in the picture at first, and after each "show more"
LONGEST_LABEL = 30  # letters on the canvas; the panel shows all of it


def lay_out(contents: Contents, stages: Sequence[int]) -> list[dict[str, Any]]:
    """Place the strongest participants of each stage, for facts alone and for all claims.

    Each layout has `claims` ("facts" or "all"), `of`, how many could be drawn, `nodes` and their whole coordinates `x` and `y`.
    """
    leading = "pagerank" if "pagerank" in contents.measures else (contents.measures or ("",))[0]
    scores = [entry.measures.get(leading, 0.0) for entry in contents.entries]
    top = max(scores, default=0.0) or 1.0
    radii = [7 + 17 * (max(score, 0.0) / top) ** 0.5 for score in scores]
    letters = [len(clean_label(entry.label, LONGEST_LABEL)) for entry in contents.entries]
    layouts: list[dict[str, Any]] = []
    for claims in ("facts", "all"):
        bundles = [
            (min(bundle.actor, bundle.target), max(bundle.actor, bundle.target), len(bundle.statements))
            for bundle in contents.bundles
            if claims == "all" or bundle.standing == "fact"
        ]
        if claims == "all" and len(bundles) == sum(bundle.standing == "fact" for bundle in contents.bundles):
            # Where all are facts, the two are the same.
            return layouts + [{**layout, "claims": "all"} for layout in layouts]
        # Who is strong only through somebody weak has no relation to show before that one comes in.
        arrival: dict[int, int] = {}
        for one, other, _ in bundles:
            for end in (one, other):
                arrival[end] = min(other, arrival.get(end, other))
        ends = sorted(arrival, key=lambda end: (arrival[end], end))
        before: dict[int, tuple[int, int]] = {}
        for size in stages:
            stage = len(ends) if 3 * len(ends) <= 4 * size else size  # a rest of less than a third comes along
            chosen = set(ends[:stage])
            ties: dict[tuple[int, int], float] = {}
            for one, other, count in bundles:
                if one in chosen and other in chosen:
                    ties[one, other] = ties.get((one, other), 0.0) + count**0.5
            nodes = sorted({end for pair in ties for end in pair})
            position = {node: number for number, node in enumerate(nodes)}
            places = place(
                {(position[one], position[other]): weight for (one, other), weight in ties.items()},
                [radii[node] for node in nodes],
                [letters[node] for node in nodes],
                {position[node]: spot for node, spot in before.items()},
            )
            before = dict(zip(nodes, places, strict=True))
            layouts.append(
                {
                    "claims": claims,
                    "of": len(ends),
                    "nodes": nodes,
                    "x": [x for x, _ in places],
                    "y": [y for _, y in places],
                }
            )
            if stage >= len(ends):
                break
    return layouts
