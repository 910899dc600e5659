"""python -m benchmarks.profiles [--texts FOLDER]: where the time and memory of extraction go, before and after each great gain.

Each gain has a switch (see profiled.py), so that before and after run one after the other, on the same texts. py-spy samples the stacks, those
of compiled code too; a sample counts for the innermost frame that tells a part, and shares are turned into seconds of the processor by what
the process says it used. Where py-spy may not look into processes, cProfile is taken, which makes Python slower than it is. memray tells the
most memory that was held. Neither is among the requirements: pip install py-spy memray. Writes docs/profiles.md.
"""

from __future__ import annotations

import argparse
import datetime
import json
import pstats
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from benchmarks.__main__ import TEXTS
from benchmarks.measuring import ROOT, WORK, describe_machine, say
from benchmarks.texts import count_words, read_texts, share_out
from kg.files import replace_text

PAGE = ROOT / "docs" / "profiles.md"
SCRIPT = Path(__file__).with_name("profiled.py")
WORDS = 12_000

GAINS = {
    "Kernels": (
        "kernels",
        "none",
        "Tok2Vec, and the features of parser and names, by NumPy's OpenBLAS on one thread; vectors of words that were met before looked up.",
    ),
    "Lemmas": ("lemmas", "none", "Attribute ruler and lemmatizer asked once a word, tag and label."),
    "Results kept": ("none", "again", "The same documents a second time: each is found in the cache."),
    "Parses kept": (
        "none",
        "ontology",
        "The same documents after the ontology has changed: parses are found in the cache.",
    ),
}
WHOLE = ("the second look", "kg/language/reparsing"), ("the second reading", "kg/language/rereading")
PARTS = (
    ("words looked up, Tok2Vec", r"kg/language/inference|thinc/layers/(expand|maxout|layernorm|hash|residual|ragged|list2ragged|with_array)|spacy/ml/(feat|stat)"),
    ("lemmas", r"kg/language/lemmas|attributeruler|spacy/pipeline/lemmatizer|spacy/lang/en/lemmatizer"),
    ("parser and names", r"transition_parser|parser_model|_parser_internals|spacy/pipeline/(ner|dep_parser)|tb_framework|precomputable"),
    ("dates", r"kg/language/(time|date|calendar)"),
    ("tokens, tags, columns", r"kg/language/|spacy/|tokenizer"),
    ("repairs", r"kg/extraction/repair"),
    ("claims", r"kg/extraction/"),
    ("statements", r"kg/resolution/|kg/ontology/"),
    ("cache", r"kg/cache|kg/memory|sqlite"),
    ("reading and writing", r"kg/(documents|jsonlines|build)"),
)  # fmt: skip


def find_part(stack: list[str]) -> str:
    """Return which part of the work a stack belongs to, outermost frame first."""
    for name, place in WHOLE:
        if any(place in frame for frame in stack):
            return name
    for frame in reversed(stack):
        for name, places in PARTS:
            if re.search(places, frame):
                return name
    return "else"


def profile(variant: str, shares: Path) -> tuple[float, dict[str, float]]:
    """Return the seconds of the processor that a variant used, and how many of them each part took."""
    folder, out = WORK / "profile-cache", WORK / f"profile-{variant}.raw"
    shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, str(SCRIPT), variant, str(shares), str(folder)]
    spy = shutil.which("py-spy", path=f"{Path(sys.executable).parent}:{shutil.os.environ['PATH']}")
    if spy:
        ran = subprocess.run(
            [spy, "record", "--native", "-r", "100", "-f", "raw", "-o", out, "--", *command],
            capture_output=True, text=True, check=False, cwd=ROOT,
        )  # fmt: skip
        if ran.returncode == 0 and out.is_file():
            seconds = float(next(line for line in ran.stdout.splitlines() if re.fullmatch(r"[\d.]+", line)))
            return seconds, _share_out(_read_stacks(out.read_text("utf-8")), seconds)
        say(f"  py-spy: {ran.stderr.strip().splitlines()[-1:]}; cProfile instead")
    ran = subprocess.run(
        [sys.executable, "-m", "cProfile", "-o", out, *command[1:]],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    seconds = float(ran.stdout.split()[-1])
    table = Counter[str]()
    for (path, _, _), (_, _, own, _, _) in pstats.Stats(str(out)).stats.items():  # type: ignore[attr-defined]
        table[find_part([path])] += own
    return seconds, _share_out(table, seconds)


def _read_stacks(raw: str) -> Counter[str]:
    table = Counter[str]()
    for line in raw.splitlines():
        stack, _, count = line.rpartition(" ")
        frames = stack.split(";")
        begin = next((n for n, frame in enumerate(frames) if frame.startswith("looked_at ")), None)
        if begin is not None:
            table[find_part(frames[begin:])] += int(count)
    return table


def _share_out(table: Counter[str], seconds: float) -> dict[str, float]:
    return {name: seconds * count / table.total() for name, count in table.most_common()}


def measure_memory(variant: str, shares: Path) -> str:
    """Return the most memory that was held, as memray tells it; "–" where it is not installed."""
    out = WORK / f"profile-{variant}.bin"
    shutil.rmtree(WORK / "profile-cache", ignore_errors=True)
    out.unlink(missing_ok=True)
    run = [sys.executable, "-m", "memray"]
    command = [str(SCRIPT), variant, str(shares), str(WORK / "profile-cache")]
    ran = subprocess.run([*run, "run", "-q", "-o", out, *command], capture_output=True, check=False, cwd=ROOT)
    if ran.returncode:
        return "–"
    told = subprocess.run([*run, "stats", out], capture_output=True, text=True, check=True)
    found = re.search(r"Peak memory usage:\s+([\d.]+\s*\w+)", told.stdout)
    return found[1] if found else "–"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profiles", description=__doc__.splitlines()[0])
    parser.add_argument("--texts", default=str(TEXTS), metavar="FOLDER", help="documents to extract from (%(default)s)")
    parser.add_argument("--date", default=datetime.date.today().isoformat(), help="the day to put on the page (today)")  # noqa: DTZ011
    options = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    rows = share_out(read_texts(options.texts), 4, WORDS * 4 // 3)
    words, machine = count_words([text for share in rows[1:] for text in share]), describe_machine()
    shares = WORK / "profile-shares.json"
    shares.write_text(json.dumps(rows), encoding="utf-8")
    found: dict[str, tuple[float, dict[str, float]]] = {}
    memory: dict[str, str] = {}
    for variant in dict.fromkeys(name for before, after, _ in GAINS.values() for name in (before, after)):
        found[variant], memory[variant] = profile(variant, shares), measure_memory(variant, shares)
        say(f"  {variant}: {found[variant][0]:.1f} s, {memory[variant]}")
    replace_text(PAGE, "\n\n".join(_write(found, memory, words, machine, options.date)) + "\n")
    say(f"wrote {PAGE.relative_to(ROOT)}")


def _write(found, memory, words, machine, date):  # type: ignore[no-untyped-def]
    versions = machine["versions"]
    yield "# Profiles"
    yield (
        "Written by `python -m benchmarks.profiles`, which says how it samples in [profiles.py](../benchmarks/profiles.py): where the time of "
        "extraction goes before and after its largest gains. Seconds are the processor's; before and after ran one after the other on the same "
        f"texts, {words} words after a share to warm up. Memory is the most that was allocated at once. "
        "On a busy machine the whole is reliable, and the parts are rough: many samples then see the same moment."
    )
    yield (
        f"Machine: {machine['processor']}, {machine['cores']} cores, Python {machine['python']}, spaCy {versions['spacy']}, thinc {versions['thinc']}, "
        f"NumPy {versions['numpy']}; {date} at {machine['commit']}, load {machine['load']} before."
    )
    for name, (before, after, told) in GAINS.items():
        (first, was), (second, now) = found[before], found[after]
        yield f"## {name}\n\n{told} {first:.1f} s became {second:.1f} s; {memory[before]} became {memory[after]}."
        parts = sorted({*was, *now}, key=lambda part: -was.get(part, 0))
        lines = [f"| {part} | {was.get(part, 0):.2f} | {now.get(part, 0):.2f} |" for part in parts]
        yield "\n".join(["| part | before, s | after, s |", "| --- | --- | --- |", *lines])


if __name__ == "__main__":
    main()
