"""The page of figures, docs/performance.md, from what the parts have kept in build/benchmarks/."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.measuring import ROOT, WORK
from kg.files import replace_text

PAGE = ROOT / "docs" / "performance.md"
HEAD = """\
# Performance

Written by `python -m benchmarks --all`, which says what it measures in [benchmarks/](../benchmarks). Contenders take turns share by share on the
same texts, so a figure is to be read as a ratio. Each part names the day and the load of the machine when it began: on a busy
machine trust the processor's seconds. [scale.md](scale.md) reckons with these figures.
"""

Rows = Iterable[Iterable[object]]


def write_report(place: Path = WORK, page: Path = PAGE) -> None:
    """Write the page of all figures that are in a folder."""
    parts = {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted(place.glob("*.json")) if path.stem != "shares"
    }
    parts = {name: part for name, part in parts.items() if isinstance(part, dict) and "figures" in part}
    blocks = [HEAD, *_machine(parts)]
    for name, write in (
        ("extract", _extract),
        ("workers", _workers),
        ("cache", _cache),
        ("memory", _memory),
        ("engines", _engines),
    ):
        blocks += _part(parts.get(name), write)
    graphs = [part for name, part in parts.items() if name.startswith("statements-")]
    blocks += _graphs(sorted(graphs, key=lambda part: part["figures"].get("statements", 0)))
    for name, write in (("rankings", _rankings), ("starts", _starts), ("installation", _installation)):
        blocks += _part(parts.get(name), write)
    replace_text(page, "\n".join(block.rstrip("\n") + "\n" for block in blocks))


def _part(part: dict[str, Any] | None, write: Any) -> Iterator[str]:
    if part is None:
        return
    figures = part["figures"]
    if "error" in figures:
        yield f"## {part['part']}\n\nNot measured: {figures['error']}"
    else:
        yield from write(figures)
    yield f"Measured {part['date']} at {part['machine']['commit']}, load {part['machine']['load']} before, in {part['took']} s."


def _table(head: Iterable[object], rows: Rows) -> str:
    lines = [list(map(str, row)) for row in (head, *rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines)


def _judge(value: float, bound: float, *, least: bool) -> str:
    met = value >= bound if least else value <= bound
    return f"{'≥' if least else '≤'} {bound:g}{'' if met else ', missed'}"


def _machine(parts: dict[str, Any]) -> Iterator[str]:
    if not parts:
        return
    machine = max(parts.values(), key=lambda part: part["date"])["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    yield (
        f"Machine: {machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB; {machine['system']}; "
        f"Python {machine['python']}; {versions}."
    )


def _extract(figures: dict[str, Any]) -> Iterator[str]:
    yield f"## Extraction\n\n{figures['words']} words. kg extract reads documents, parses, extracts, resolves and writes JSON; the others as told."
    bounds = {"bare spaCy": 0.85, "newest spaCy": 1.2}
    rows = []
    for row in figures["contenders"]:
        wanted = _judge(row["ratio"], bounds[row["name"]], least=True) if row["name"] in bounds else ""
        rows.append((row["name"], row["about"], row["words_per_second"], row["ratio"], row["processor_ratio"], wanted))
    yield _table(("contender", "what", "words/s", "kg extract against it", "by processor time", "wanted"), rows)
    for name, reason in figures["left_out"].items():
        yield f"Left out: {name} ({reason})."


def _workers(figures: dict[str, Any]) -> Iterator[str]:
    yield "## Two workers"
    yield _table(
        ("documents", "words", "one worker, s", "two, s", "ratio", "wanted"),
        [
            (
                figures["documents"],
                figures["words"],
                figures["one"],
                figures["two"],
                figures["ratio"],
                _judge(figures["ratio"], 1.7, least=True),
            )
        ],
    )
    yield f"Without the {figures['start_seconds']} s that starting takes."


def _cache(figures: dict[str, Any]) -> Iterator[str]:
    yield f"## A second time\n\n{figures['documents']} documents of {figures['words']} words in all; the cache takes {figures['cache_megabytes']} MB."
    yield _table(
        ("kg extract", "s", "of the first", "wanted"),
        [
            ("without a cache", figures["without_cache_seconds"], "", ""),
            ("first", figures["first_seconds"], "1", ""),
            (
                "second, nothing changed",
                figures["second_seconds"],
                figures["second_share"],
                _judge(figures["second_share"], 0.03, least=False),
            ),
            (
                "one document changed",
                figures["changed_seconds"],
                figures["changed_share"],
                _judge(figures["changed_share"], 0.05, least=False),
            ),
        ],
    )


def _memory(figures: dict[str, Any]) -> Iterator[str]:
    yield "## Memory of extraction"
    rows = zip(figures["documents"], figures["megabytes"], strict=True)
    yield _table(("documents", "MB at most"), rows)
    yield f"Ratio {figures['ratio']} (wanted: {_judge(figures['ratio'], 1.1, least=False)})."


def _engines(figures: dict[str, Any]) -> Iterator[str]:
    yield f"## Engines\n\n{figures['documents']} rows of {figures['words']} words on two cores, the start included."
    own = figures["seconds"]["kg extract --workers 2"]
    rows = [(name, seconds, f"{seconds / own:.2f}") for name, seconds in figures["seconds"].items()]
    yield _table(("engine", "s", "of kg extract's"), rows)


def _graphs(parts: list[dict[str, Any]]) -> Iterator[str]:
    if not parts:
        return
    yield (
        "## Graphs\n\nMade-up statements ([statements.py](../benchmarks/statements.py)), each step in a process of its own; megabytes are the "
        "most that it held, with the statements."
    )
    good = [part for part in parts if "error" not in part["figures"]]
    sizes = [part["figures"]["statements"] for part in good]
    steps = (
        ("read", "statements read and sorted"),
        ("turtle", "graph.ttl, sorted"),
        ("nquads", "graph.nq, sorted"),
        ("ranking", "rankings"),
        ("page", "page"),
    )
    rows = [(told, *(_cell(part["figures"].get(step)) for part in good)) for step, told in steps]
    names = list(dict.fromkeys(name for part in good for name in part["figures"]["queries"]))
    rows += [(f"kg query: {name}", *(_cell(part["figures"]["queries"].get(name)) for part in good)) for name in names]
    files = list(dict.fromkeys(name for part in good for name in part["figures"]["files_megabytes"]))
    rows += [(name, *(f"{part['figures']['files_megabytes'].get(name, '–')} MB" for part in good)) for name in files]
    yield _table(("statements", *sizes), rows)
    yield from _judge_graphs(good)
    for part in parts:
        error = part["figures"].get("error")
        told = f": {error}" if error else ""
        yield f"{part['part']}: {part['date']} at {part['machine']['commit']}, load {part['machine']['load']} before, in {part['took']} s{told}."


def _bound(value: float, most: float, unit: str) -> str:
    return f"≤ {most:g} {unit}{'' if value <= most else ', missed'}"


def _judge_graphs(parts: list[dict[str, Any]]) -> Iterator[str]:
    """Say of each bound whether it is kept."""
    rows: list[tuple[str, str, str]] = []
    for figures in (part["figures"] for part in parts):
        count = figures["statements"]
        steps = {name: figures.get(name, {}) for name in ("turtle", "nquads")}
        if count == 100_000:
            for name, step in steps.items():
                if "seconds" in step:
                    told = f"{_bound(step['seconds'], 60, 's')}; {_bound(step['megabytes'], 1500, 'MB')}"
                    rows.append((f"{count} to {name}", _cell(step), told))
        if count == 1_000_000:
            asked = figures["queries"]
            for name, step in (*steps.items(), ("a store", asked.get("first, with loading", {}))):
                if "megabytes" in step:
                    rows.append((f"{count} to {name}", _cell(step), _bound(step["megabytes"], 3000, "MB")))
            canned = {
                name: step["seconds"]
                for name, step in asked.items()
                if "seconds" in step and not name.startswith("first")
            }
            if canned:
                slowest = max(canned, key=lambda name: canned[name])
                told = f"slowest of five queries of {count}: {slowest}"
                rows.append((told, f"{canned[slowest]} s", _bound(canned[slowest], 2, "s")))
    if rows:
        yield _table(("what", "measured", "wanted"), rows)


def _cell(figure: dict[str, Any] | None) -> str:
    if figure is None:
        return "–"
    return "failed" if "error" in figure else f"{figure['seconds']} s, {figure['megabytes']} MB"


def _rankings(figures: dict[str, Any]) -> Iterator[str]:
    yield f"## Rankings\n\nAll measures and communities of {figures['actors']} actors and {figures['edges']} edges."
    told = {"igraph": "with igraph (`kgwright[fast]`)", "networkx": "with networkx, as a base install has it"}
    for backend, what in told.items():
        found = figures[backend]
        if "error" in found:
            yield f"Not measured {what}: {found['error']}"
            continue
        wanted = f" (wanted: {_judge(found['seconds'], 60, least=False)})" if backend == "igraph" else ""
        yield f"{what[0].upper()}{what[1:]}: {found['seconds']} s{wanted}, {found['megabytes']} MB. Seconds of each:"
        yield f"```\n{found['output'].strip()}\n```"


def _starts(figures: dict[str, Any]) -> Iterator[str]:
    yield "## What people wait for"
    yield _table(("command", "s", "MB"), [(name, row["seconds"], row["megabytes"]) for name, row in figures.items()])


def _installation(figures: dict[str, Any]) -> Iterator[str]:
    packages, wanted_by = figures["packages"], figures["wanted_by"]
    yield (
        f"## Installation\n\n{len(packages)} packages, {figures['megabytes']} MB, installed in {figures['seconds']} s with all hashes "
        "checked. What kgwright asks for, and why; then what these bring along that takes a megabyte or more:"
    )
    reasons = _read_reasons()
    rows, brought = [], []
    for name, size in packages.items():
        key = name.lower().replace("_", "-")
        if key in reasons:
            rows.append((name, size, reasons[key]))
        elif wanted_by[name]:
            brought.append((name, size, ", ".join(wanted_by[name])))
    large = [row for row in brought if row[1] >= 1]
    yield _table(("package", "MB", "why"), rows)
    yield _table(("brought along", "MB", "by"), large)
    rest = len(brought) - len(large)
    yield f"{rest} more that are brought along take {sum(row[1] for row in brought) - sum(row[1] for row in large):.1f} MB together."


def _read_reasons() -> dict[str, str]:
    """Return the comment of each dependency in pyproject.toml."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    wanted = tomllib.loads(text)["project"]["dependencies"]
    reasons = {}
    for one in wanted:
        name = re.split(r"[^\w.-]", one, maxsplit=1)[0]
        line = next(line for line in text.splitlines() if f'"{one}"' in line)
        reasons[name.lower().replace("_", "-")] = line.partition("#")[2].strip()
    return reasons
