"""Write constraints.txt: every package that kgwright needs to run and to be tested, pinned, with the hashes of all its files.

Needs uv on the path (pip install uv). The two parts are told apart by a marker line, so that tools/run.py can install the first alone.
"""

from __future__ import annotations

import subprocess
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARKER = "# -- only to test --"
HEAD = """\
# Every package that kgwright needs, pinned, with the SHA-256 of each of its files. Written by tools/lock.py.
# All of it: pip install --require-hashes -r constraints.txt; then kgwright itself: pip install --no-deps .
# The part above the marker line is enough to build and run kgwright.
"""


def compile_pins(requirements: list[str], constraints: str = "") -> str:
    """Return the pins of a list of requirements on all platforms, Python 3.11 and later."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, held = Path(folder, "in.txt"), Path(folder, "held.txt")
        wanted.write_text("\n".join(requirements) + "\n")
        held.write_text(constraints)
        options = "--universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url"
        command = ["uv", "pip", "compile", str(wanted), "-c", str(held), *options.split(), "--no-emit-find-links", "-q"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def split_pins(text: str) -> list[str]:
    """Return the pins of a lock one by one, each with its hashes."""
    pins: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.startswith(" "):
            pins[-1] += line
        elif line.strip() and not line.startswith("#"):
            pins.append(line)
    return pins


def name(pin: str) -> str:
    """Return the name of the package that is pinned."""
    return pin.partition("==")[0]


def without_hashes(pins: list[str]) -> str:
    """Return the first line of each pin, fit to hold a second compilation to the same versions."""
    return "\n".join(pin.splitlines()[0].rstrip("\\ ") for pin in pins) + "\n"


def main() -> None:
    """Compile both parts and write the file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    extras = project["project"]["optional-dependencies"]
    needed = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    tests = [one for one in (*extras["test"], *extras["dev"]) if not one.startswith("kgwright")]
    everything = split_pins(compile_pins(needed + tests))
    to_run = {name(pin) for pin in split_pins(compile_pins(needed, without_hashes(everything)))}
    parts = [[pin for pin in everything if (name(pin) in to_run) is wanted] for wanted in (True, False)]
    (ROOT / "constraints.txt").write_text(f"{HEAD}{''.join(parts[0])}{MARKER}\n{''.join(parts[1])}")


if __name__ == "__main__":
    main()
