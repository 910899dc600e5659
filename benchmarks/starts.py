"""What people wait for: help, a first query, a second build; and what an installation takes."""

from __future__ import annotations

import re
import shutil
import sys
import time
from importlib import metadata
from pathlib import Path
from typing import Any

from benchmarks.measuring import KG, ROOT, WORK, Ran, measure, run, say


def measure_starts() -> dict[str, Any]:
    """Seconds and megabytes of commands on the graph of seeds/."""
    output, cache = WORK / "seeds-output", WORK / "seeds-cache"
    for folder in (output, cache):
        shutil.rmtree(folder, ignore_errors=True)
    build = (*KG, "build", ROOT / "seeds", "-o", output, "--cache", str(cache))
    ask = (*KG, "query", "SELECT ?who ?whom { ?who action:buy ?whom }", "--graph", output)
    found: dict[str, Ran] = {"kg --help": _best(*KG, "--help"), "kg build seeds/, first": measure(*build)}
    found["kg build seeds/, second"] = _best(*build)
    found["kg query, first"] = measure(*ask)
    found["kg query, again"] = _best(*ask)
    for name, ran in found.items():
        say(f"  {name}: {ran.wall:.2f} s, {ran.memory:.0f} MB")
    return {name: {"seconds": round(ran.wall, 2), "megabytes": round(ran.memory)} for name, ran in found.items()}


def _best(*command: str | Path) -> Ran:
    return min((measure(*command) for _ in range(3)), key=lambda ran: ran.wall)


def measure_installation() -> dict[str, Any]:
    """Seconds to install the locked packages into a new environment, and the megabytes of each."""
    folder = WORK / "venv-installed"
    shutil.rmtree(folder, ignore_errors=True)
    pins = (ROOT / "constraints.txt").read_text().partition("# -- only to test --")[0]
    WORK.mkdir(parents=True, exist_ok=True)
    (WORK / "pins.txt").write_text(pins)
    run(sys.executable, "-m", "venv", folder)
    begin = time.perf_counter()
    run(folder / "bin" / "python", "-m", "pip", "install", "-q", "--require-hashes", "-r", WORK / "pins.txt")
    seconds = time.perf_counter() - begin
    site = next(folder.glob("lib/python*/site-packages"))
    sizes: dict[str, float] = {}
    wanted_by: dict[str, set[str]] = {}
    for distribution in metadata.distributions(path=[str(site)]):
        files = [Path(str(distribution.locate_file(file))) for file in distribution.files or ()]
        sizes[distribution.name] = sum(path.stat().st_size for path in files if path.is_file()) / 1e6
        for one in distribution.requires or ():
            if "extra ==" not in one:
                wanted_by.setdefault(_name(one), set()).add(distribution.name)
    total = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6
    say(f"  {len(sizes)} packages, {total:.0f} MB, {seconds:.0f} s")
    shutil.rmtree(folder)
    return {
        "seconds": round(seconds),
        "megabytes": round(total),
        "packages": {name: round(size, 1) for name, size in sorted(sizes.items(), key=lambda pair: -pair[1])},
        "wanted_by": {name: sorted(wanted_by.get(_name(name), ())) for name in sorted(sizes)},
    }


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")
