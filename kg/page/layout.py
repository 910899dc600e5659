"""Where participants stand in the picture: computed once, when the page is built, so that opening it needs no physics."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SEED = 20
_LINE = 26.0  # height of a label with its air, in canvas units
_LETTER = 7.2  # mean advance of a label's letter
_WIDE = 1.3  # pictures are wider than high
_AIR = (7.0, 5.0)  # at least, between one part and another, beside and above
_STEP = 40.0  # from one trial place of a part to the next
_CELL = 16.0  # of the grid in which room is sought
_LARGE = 2000  # nodes of a part: from here on each turn of springs takes about a second
_BLOCK = 16_000  # comparisons at once: arrays beyond the cache take several times as long


def place(
    ties: Mapping[tuple[int, int], float],
    radii: Sequence[float],
    letters: Sequence[int],
    start: Mapping[int, tuple[int, int]] | None = None,
) -> list[tuple[int, int]]:
    """Return whole canvas coordinates for nodes 0 … n-1, no two nodes or labels on one another.

    `ties` weighs unordered pairs of nodes, `radii` are node radii in canvas units, `letters` the label lengths. Each connected
    part is laid out by itself, by the springs of Fruchterman and Reingold (1991) from networkx, and the parts are packed around
    the largest. A part of 2,000 or more takes the places of `start`, which knows some of its nodes, and few turns of the springs, for each
    takes a second there. The same input gives the same places.
    """
    count = len(radii)
    if not count:
        return []
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    for (one, other), weight in sorted(ties.items()):
        if one != other:
            graph.add_edge(one, other, weight=weight)
    half = np.array(
        [
            (max(radius, length * _LETTER / 2) + 5, radius + _LINE / 2 + 3)
            for radius, length in zip(radii, letters, strict=True)
        ]
    )
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part[0]))
    placed = np.zeros((count, 2))
    done: list[int] = []
    for part in parts:
        inner = _spread(_draw(graph, part, start or {}), half[part])
        inner -= (inner.max(axis=0) + inner.min(axis=0)) / 2
        placed[part] = inner + (_find_room(inner, half[part], placed[done], half[done]) if done else 0)
        done.extend(part)
    placed -= (placed.max(axis=0) + placed.min(axis=0)) / 2
    return [(round(float(x)), round(float(y))) for x, y in placed]


def _draw(graph: nx.Graph[int], part: list[int], start: Mapping[int, tuple[int, int]]) -> Floats:
    """Lay out one connected part, its longer axis lying flat, before labels are given room."""
    size = len(part)
    if size == 1:
        return np.zeros((1, 2))
    inner = graph.subgraph(part)
    if size == 2:
        return np.array([[-75.0, -12.0], [75.0, 12.0]])
    turns = 200 if size <= 150 else 60 if size < 500 else 15 if size < _LARGE else 4
    begin = _begin(inner, start) if size >= _LARGE else None
    places = nx.spring_layout(
        inner, pos=begin, seed=SEED, iterations=turns, k=2.6 / size**0.5, weight="weight", method="force"
    )
    drawn = np.array([places[node] for node in part], dtype=np.float64)
    drawn -= drawn.mean(axis=0)
    _, _, axes = np.linalg.svd(drawn, full_matrices=False)
    # The sign of a principal axis is arbitrary: its largest part shall be positive.
    signs = np.array([1.0 if axis[int(np.argmax(np.abs(axis)))] > 0 else -1.0 for axis in axes])
    drawn = np.asarray(drawn @ (axes * signs[:, None]).T, dtype=np.float64)
    # Springs crowd the middle and fling out the ends of chains; a root of the distance from the middle evens it.
    reach = np.hypot(drawn[:, 0], drawn[:, 1])
    drawn *= np.maximum(reach, 1e-9)[:, None] ** -0.4
    spread = float(np.sqrt((drawn**2).sum(axis=1).mean())) or 1.0
    drawn *= 62.0 * size**0.5 / spread
    return drawn


def _begin(graph: nx.Graph[int], start: Mapping[int, tuple[int, int]]) -> dict[int, Floats] | None:
    """Return where the springs of a large part begin: at the places known, within a unit square, the others beside their partners."""
    known = [node for node in sorted(graph) if node in start]
    if not known:
        return None
    there = np.array([start[node] for node in known], dtype=np.float64)
    there = (there - there.mean(axis=0)) / (4 * max(float(there.std()), 1e-9))
    found = dict(zip(known, there, strict=True))
    dice = np.random.RandomState(SEED)
    rim = known
    while rim:
        # Breadth first: who has several partners is drawn to the first, and the springs do the rest.
        fresh = sorted({other for node in rim for other in graph[node]} - found.keys())
        for node in fresh:
            near = [found[other] for other in sorted(graph[node]) if other in found]
            found[node] = np.mean(near, axis=0) + dice.normal(0, 0.05, 2)
        rim = fresh
    return found


def _spread(places: Floats, half: Floats) -> Floats:
    """Push boxes apart until none overlaps (or the turns run out), each pair along its axis of least overlap."""
    places = places.copy()
    count = len(places)
    turns = 80 if count <= 400 else 25 if count < _LARGE else 10
    chunk = max(1, _BLOCK // count)
    for _ in range(turns):
        moves = np.zeros_like(places)
        clash = False
        for begin in range(0, count, chunk):
            rows = slice(begin, min(count, begin + chunk))
            gap_x = places[rows, None, 0] - places[None, :, 0]
            gap_y = places[rows, None, 1] - places[None, :, 1]
            over_x = half[rows, None, 0] + half[None, :, 0] - np.abs(gap_x)
            over_y = half[rows, None, 1] + half[None, :, 1] - np.abs(gap_y)
            bad = (over_x > 0) & (over_y > 0)
            bad[np.arange(rows.stop - begin), np.arange(begin, rows.stop)] = False
            if not bad.any():
                continue
            clash = True
            one, other = np.nonzero(bad)
            # A tie in position is broken by index, so that equal places come apart the same way each time.
            before = np.where(begin + one < other, -1.0, 1.0)
            sign_x = np.where(gap_x[bad] == 0, before, np.sign(gap_x[bad]))
            sign_y = np.where(gap_y[bad] == 0, before, np.sign(gap_y[bad]))
            flat = over_x[bad] < over_y[bad]
            np.add.at(moves[:, 0], begin + one, np.where(flat, sign_x * over_x[bad] * 0.3, 0.0))
            np.add.at(moves[:, 1], begin + one, np.where(flat, 0.0, sign_y * over_y[bad] * 0.3))
        if not clash:
            break
        places += np.clip(moves, -60, 60)
    return places


def _find_room(inner: Floats, half: Floats, taken: Floats, taken_half: Floats) -> Floats:
    """Return the shift, nearest the middle on a spiral, at which the box around a part touches nothing placed before.

    What is placed is counted in a grid of cells, summed from its corner, so that four looks tell whether the box is free.
    """
    corner = (taken - taken_half).min(axis=0) - _AIR
    first = ((taken - taken_half - _AIR - corner) // _CELL).astype(np.intp)
    last = ((taken + taken_half + _AIR - corner) // _CELL).astype(np.intp) + 1
    edge = last.max(axis=0)
    cover = np.zeros(edge + 1, dtype=np.int32)
    for columns, rows, change in ((first, first, 1), (last, last, 1), (first, last, -1), (last, first, -1)):
        np.add.at(cover, (columns[:, 0], rows[:, 1]), change)
    filled = np.zeros(edge + 1, dtype=np.int32)
    filled[1:, 1:] = (cover.cumsum(axis=0).cumsum(axis=1) > 0)[:-1, :-1]
    filled = filled.cumsum(axis=0).cumsum(axis=1)
    middle = (taken.max(axis=0) + taken.min(axis=0)) / 2
    low, high = (inner - half).min(axis=0), (inner + half).max(axis=0)
    begin = 0
    while True:
        shifts = middle + _walk_spiral(begin, 400)
        left, top = np.clip((shifts + low - corner) // _CELL, 0, edge).astype(np.intp).T
        right, bottom = np.clip((shifts + high - corner) // _CELL + 1, 0, edge).astype(np.intp).T
        met = filled[right, bottom] - filled[left, bottom] - filled[right, top] + filled[left, top]
        if not met.all():
            return np.asarray(shifts[int(np.argmin(met))], dtype=np.float64)
        begin += len(shifts)


_spiral: list[tuple[float, float, float, float]] = [(0.0, 0.0, 0.0, 0.0)]  # x, y, angle, distance


def _walk_spiral(begin: int, count: int) -> Floats:
    """Return points of one endless spiral, a step apart from each other and from the next turn."""
    while len(_spiral) < begin + count:
        _, _, angle, distance = _spiral[-1]
        angle += _STEP / max(distance, _STEP)
        distance += _STEP * _STEP / (2 * np.pi * max(distance, _STEP))
        _spiral.append((math.cos(angle) * _WIDE * distance, math.sin(angle) * distance, angle, distance))
    return np.array(_spiral[begin : begin + count])[:, :2]
