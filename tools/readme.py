"""Run the commands of README.md and write what they print under them; with --check, only tell whether it is what stands there.

A block marked `console` holds commands after "$ " and their output; one marked `python` is run. All run in order in one empty folder
beside a copy of seeds/, with the `kg` of this Python's environment. A line "…" stands for output left out: what it stands for
changes freely.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*\n)((?:(?!\$ ).*\n)*)", re.MULTILINE)


def run(command: str, folder: Path) -> str:
    """Return what a shell command prints, both streams together."""
    scripts = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": scripts, "COLUMNS": "100"}
    found = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        check=False,
        stdout=-1,
        stderr=subprocess.STDOUT,
        text=True,
    )
    printed = "\n".join(line.rstrip() for line in found.stdout.splitlines()).strip("\n")
    return f"{printed}\n" if printed else ""


def shorten(output: str, old: str) -> str:
    """Return new output cut as the old one was: the same number of lines before and after its "…"."""
    before, dots, after = old.partition("…\n")
    if not dots:
        return output
    lines, first, last = output.splitlines(keepends=True), before.count("\n"), after.count("\n")
    return "".join([*lines[:first], dots, *(lines[-last:] if last else [])])


def renew(text: str) -> str:
    """Return the README with the output that its commands print now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "seeds", folder / "seeds")

        def run_block(block: re.Match[str]) -> str:
            kind, body = block.groups()
            if kind == "console":
                body = COMMAND.sub(lambda m: f"$ {m[1]}{shorten(run(m[1], folder), m[2])}", body)
            else:
                subprocess.run([sys.executable, "-c", body], cwd=folder, check=True, stdout=subprocess.DEVNULL)
            return f"```{kind}\n{body}```"

        return BLOCK.sub(run_block, text)


def main() -> None:
    """Renew the README, or check it."""
    old = README.read_text(encoding="utf-8")
    new = renew(old)
    if "--check" not in sys.argv:
        README.write_text(new, encoding="utf-8")
    elif new != old:
        sys.stdout.writelines(
            difflib.unified_diff(old.splitlines(True), new.splitlines(True), "README.md", "printed now")
        )
        sys.exit("README.md shows what the commands no longer print: run python tools/readme.py")


if __name__ == "__main__":
    main()
