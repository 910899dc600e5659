"""Set up and run kgwright on a fresh machine that has Python 3.11 and nothing else.

    python3 tools/run.py build [INPUT …]    build the graph of seeds/ (or of INPUT) into output/
    python3 tools/run.py test [TEST …]      build a wheel, install it in a new environment, run every gate and test on it

Uses the standard library alone. Every package installed is checked against the hashes in constraints.txt.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARKER = "# -- only to test --"
WORK = ROOT / "build"
TEST_ENVIRONMENT = WORK / "test-venv"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def call(*command: str | Path, **options: object) -> None:
    """Run a command; end with its exit status if it fails."""
    words = [str(word) for word in command]
    shown = [word.removeprefix(f"{ROOT}{os.sep}") for word in words]
    print("+ " + " ".join(shown), flush=True)
    status = subprocess.run(words, cwd=ROOT, check=False, **options).returncode  # type: ignore[call-overload]
    if status:
        print(f"tools/run.py: {shown[0]} ended with exit status {status}", file=sys.stderr)
        sys.exit(status if status > 0 else 1)


def make_environment(folder: Path, *, clear: bool) -> Path:
    """Create a virtual environment, and return the folder of its programs."""
    if clear or not (folder / SCRIPTS).is_dir():
        print(f"+ new virtual environment {folder.relative_to(ROOT)}", flush=True)
        try:
            venv.create(folder, clear=True, with_pip=True)
        except (subprocess.CalledProcessError, OSError) as error:
            shutil.rmtree(folder, ignore_errors=True)
            sys.exit(f"tools/run.py: no virtual environment ({error}); on Debian: apt-get install python3-venv")
    return folder / SCRIPTS


def install_pins(scripts: Path, pins: str) -> None:
    """Install exactly the pinned packages, unless the environment has them already."""
    digest = hashlib.sha256(pins.encode()).hexdigest()
    stamp = scripts.parent / "constraints.sha256"
    if stamp.is_file() and stamp.read_text() == digest:
        return
    print("installing pinned packages, this takes about a minute", flush=True)
    listed = scripts.parent / "constraints.txt"
    listed.write_text(pins)
    call(scripts / "python", "-m", "pip", "install", "-q", "--require-hashes", "-r", listed)
    stamp.write_text(digest)


def build(inputs: list[str]) -> None:
    """Install kgwright in .venv and build a graph into output/."""
    scripts = make_environment(ROOT / ".venv", clear=False)
    install_pins(scripts, (ROOT / "constraints.txt").read_text().partition(MARKER)[0])
    pip = (scripts / "python", "-m", "pip", "install", "-q")
    call(*pip, "--no-deps", "--no-build-isolation", "--force-reinstall", ROOT)
    call(scripts / "kg", "build", *(inputs or ["seeds/"]), "-o", "output/")


def install_browser() -> None:
    """Install Chromium for the tests that look at the page, where that takes no more than Debian's package manager."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not root or shutil.which("chromium") or not shutil.which("apt-get") or not (ROOT / "tests/browser").is_dir():
        return
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdin": subprocess.DEVNULL}
    call("apt-get", "update", "-q", **quiet, stdout=subprocess.DEVNULL)
    call("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium", **quiet, stdout=subprocess.DEVNULL)


def install_java() -> None:
    """Install Java for the test on Spark, where that takes no more than Debian's package manager."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not root or shutil.which("java") or not shutil.which("apt-get"):
        return
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdin": subprocess.DEVNULL}
    call("apt-get", "update", "-q", **quiet, stdout=subprocess.DEVNULL)
    java = "openjdk-17-jre-headless"
    call("apt-get", "install", "-q", "-y", "--no-install-recommends", java, **quiet, stdout=subprocess.DEVNULL)


def test(arguments: list[str]) -> None:
    """Run every gate, then the tests on the wheel in a new environment; pytest speaks last."""
    install_browser()
    install_java()
    scripts = make_environment(TEST_ENVIRONMENT, clear=True)
    install_pins(scripts, (ROOT / "constraints.txt").read_text())
    wheels = WORK / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    call(scripts / "python", "-m", "build", "--no-isolation", "-o", wheels, stdout=subprocess.DEVNULL)
    (wheel,) = wheels.glob("*.whl")
    call(scripts / "python", "-m", "pip", "install", "-q", "--no-deps", wheel)
    call(scripts / "python", "-m", "pip", "check")
    call(scripts / "ruff", "check")
    call(scripts / "ruff", "format", "--check")
    call(scripts / "mypy")
    call(scripts / "lint-imports")
    # PYTHONSAFEPATH keeps the kg/ of this folder off the path; tests/conftest.py makes sure.
    environment = {**os.environ, "PYTHONSAFEPATH": "1", "KGWRIGHT_TEST_INSTALLED": "1"}
    call(scripts / "pytest", *arguments, env=environment)


def main() -> None:
    """Do what the first argument says."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this very script may be started by an older Python
        sys.exit(f"tools/run.py: kgwright needs Python 3.11 or later; this is {sys.version.split()[0]}")
    match sys.argv[1:]:
        case ["build", *inputs] if not any(one.startswith("-") for one in inputs):
            build([str(Path(one).resolve()) if Path(one).exists() else one for one in inputs])
        case ["test", *arguments]:
            test(arguments)
        case _:
            sys.exit((__doc__ or "").strip())


if __name__ == "__main__":
    main()
