"""All programs against all files and queries, two at a time; what each found, beside what is right."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.graph import FORMATS, Graph
from kg.output import read_output

from .nasty import make_nasty
from .programs import PROGRAMS, Program, Rows

ROOT = Path(__file__).resolve().parent.parent.parent
QUERIES = {path.stem: path.read_text() for path in sorted((Path(__file__).parent / "queries").glob("*.rq"))}
SYNTAXES = ("turtle", "ntriples", "nquads", "trig", "jsonld", "rdf12")
DATA = ("seeds", "nasty", "empty")
_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf12": ox.RdfFormat.TURTLE,
}


@dataclass
class Matrix:
    """What is right, and what each program found: a number or sorted rows, or its complaint as text."""

    counts: dict[tuple[str, str], int] = field(default_factory=dict)  # (data, syntax) → triples or quads
    rows: dict[str, Rows] = field(default_factory=dict)  # query → rows
    loaded: dict[tuple[str, str], Future[dict[str, int]]] = field(default_factory=dict)  # (program, data)
    asked: dict[str, Future[dict[str, Rows]]] = field(default_factory=dict)  # program

    def complaint(self, program: Program, what: str) -> str:
        """Why a cell of the matrix is not right, "" where it is; `what` is a syntax or a query."""
        if what in QUERIES:
            return self._compare_rows(program, what)
        for data in DATA:
            try:
                found = self.loaded[program.name, data].result().get(what)
            except Exception as error:  # noqa: BLE001 - told in the matrix
                return f"{data}: {error}"
            if found != self.counts[data, what]:
                return f"{data}: {found} triples instead of {self.counts[data, what]}"
        return ""

    def _compare_rows(self, program: Program, query: str) -> str:
        try:
            found = self.asked[program.name].result()[query]
        except Exception as error:  # noqa: BLE001 - told in the matrix
            return str(error)
        wanted = {program.normalise(row) for row in self.rows[query]}
        answered = {program.normalise(row) for row in found}
        if answered == wanted:
            return ""
        lacking, beyond = sorted(wanted - answered)[:2], sorted(answered - wanted)[:2]
        return f"{len(answered)} rows instead of {len(wanted)}; lacking {lacking}; beyond {beyond}"

    def table(self, programs: tuple[Program, ...]) -> list[str]:
        """The matrix as lines: ok, FAILED, – where the program does not read or ask such a thing, and "absent"."""
        columns = (*SYNTAXES, *QUERIES)
        lines = [f"{'':16}" + "".join(f"{column:>10}" for column in columns)]
        for program in programs:
            cells = []
            for column in columns:
                if program.lacks():
                    cells.append("absent")
                elif not answers(program, column):
                    cells.append("–")
                else:
                    cells.append("FAILED" if self.complaint(program, column) else "ok")
            lines.append(f"{program.name:16}" + "".join(f"{cell:>10}" for cell in cells))
        return lines


def answers(program: Program, what: str) -> bool:
    """Whether a program reads a syntax, or can be asked a query."""
    if what not in QUERIES:
        return what in program.syntaxes
    return program.asked == "trig" or (program.asked == "turtle" and what != "worlds")


def start(folder: Path, ontology: Any, pool: ThreadPoolExecutor) -> Matrix:
    """Write all files and let the programs loose on them."""
    graphs = {
        "seeds": read_output(ROOT / "output" / "graph.ttl"),
        "nasty": make_nasty(ontology),
        "empty": Graph((), (), ontology),
    }
    matrix = Matrix()
    files: dict[str, dict[str, Path]] = {}
    for data, graph in graphs.items():
        paths = graph.write(folder / data, only=SYNTAXES)
        files[data] = {syntax: folder / data / FORMATS[syntax][0] for syntax in SYNTAXES}
        assert set(paths) == set(files[data].values())
        for syntax, path in files[data].items():
            quads = {str(quad) for quad in ox.parse(path=path, format=_FORMATS[syntax])}
            matrix.counts[data, syntax] = len(quads)
    both = {syntax: [files["seeds"][syntax], files["nasty"][syntax]] for syntax in ("turtle", "trig")}
    matrix.rows = {name: _ask(both["trig"], query) for name, query in QUERIES.items()}
    for program in PROGRAMS:
        if program.lacks():
            continue
        for data in DATA:
            place = folder / program.name / data
            matrix.loaded[program.name, data] = pool.submit(_in(place, program.count, files[data]))
        if program.asked:
            names = [name for name in QUERIES if answers(program, name)]
            place = folder / program.name / "asked"
            matrix.asked[program.name] = pool.submit(_in(place, _asker(program, names), both[program.asked]))
    return matrix


def _in(place: Path, function: Callable[[Any, Path], Any], argument: Any) -> Callable[[], Any]:
    def work() -> Any:
        place.mkdir(parents=True)
        return function(argument, place)

    return work


def _asker(program: Program, names: list[str]) -> Callable[[list[Path], Path], Mapping[str, Rows]]:
    def ask(files: list[Path], place: Path) -> Mapping[str, Rows]:
        found = program.ask(files, [QUERIES[name] for name in names], place)
        return dict(zip(names, found, strict=True))

    return ask


def _ask(files: list[Path], query: str) -> Rows:
    """The rows that are right, by Oxigraph in this process."""
    store = ox.Store()
    for file in files:
        for quad in ox.parse(path=file, format=ox.RdfFormat.TRIG):
            store.add(quad)
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    found: Any = store.query(query)
    return [tuple("" if cell is None else cell.value for cell in row) for row in found]


def workers() -> int:
    """How many programs run at a time."""
    return max(2, os.cpu_count() or 2)


__all__ = ["DATA", "PROGRAMS", "QUERIES", "SYNTAXES", "Matrix", "answers", "start", "workers"]
