"""The same rows through kgwright's own processes, Spark, and Dask where it is installed: `python -m benchmarks.engines ROWS OUTPUT` is Dask's turn."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from pathlib import Path
from typing import Any

from benchmarks.measuring import KG, WORK, measure, say
from benchmarks.texts import count_words, cut, read_texts

PARTITIONS = 8


def measure_engines(folder: str, documents: int = 3000, rounds: int = 2) -> dict[str, Any]:
    """Seconds of each engine on two cores for rows of JSON, its start included; engines take turns, the best round counts."""
    rows, place = WORK / "engines.jsonl", WORK / "engines"
    words = _write_rows(rows, folder, documents)
    spark = (*KG, "cluster", rows, "--master", "local[2]", "--partitions", str(PARTITIONS))
    contenders: dict[str, tuple[Any, ...]] = {
        "kg extract --workers 2": (*KG, "extract", "--no-cache", "--workers", "2", rows),
        "kg cluster, Spark local[2]": (*spark, "-o", place),
    }
    if importlib.util.find_spec("distributed") is not None:
        contenders["Dask, two processes"] = (sys.executable, "-m", "benchmarks.engines", rows, place)
    best = dict.fromkeys(contenders, float("inf"))
    for number in range(rounds):
        for name in list(contenders)[:: -1 if number % 2 else 1]:
            shutil.rmtree(place, ignore_errors=True)
            seconds = measure(*contenders[name]).wall
            best[name] = min(best[name], seconds)
            say(f"  {name}: {seconds:.1f} s")
    shutil.rmtree(place, ignore_errors=True)
    rows.unlink()
    return {
        "documents": documents,
        "words": words,
        "seconds": {name: round(seconds, 1) for name, seconds in best.items()},
    }


def _write_rows(path: Path, folder: str, documents: int) -> int:
    texts = [part for _, part in zip(range(documents), cut(read_texts(folder), 60), strict=False)]
    lines = (json.dumps({"id": f"row-{number:05}", "text": text}) for number, text in enumerate(texts))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return count_words([[text] for text in texts])


# -- Dask's turn -------------------------------------------------------------------------------------------------------


def extract_rows(rows: list[str]) -> list[str]:
    """Return the statements of rows as lines of JSON."""
    from kg.cluster import make_lines

    return list(make_lines(_find_job().extract(rows)))


def _find_job() -> Any:
    from kg.cluster import make_job

    if "job" not in _jobs:
        _jobs["job"] = make_job()
    return _jobs["job"]


_jobs: dict[str, Any] = {}


def main() -> None:
    from distributed import Client, LocalCluster

    rows, output = Path(sys.argv[1]), Path(sys.argv[2])
    lines = rows.read_text(encoding="utf-8").splitlines()
    size = -(-len(lines) // PARTITIONS)
    parts = [lines[i : i + size] for i in range(0, len(lines), size)]
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        found = client.gather(client.map(extract_rows, parts))
    output.mkdir(parents=True, exist_ok=True)
    (output / "statements.jsonl").write_text("".join(f"{line}\n" for part in found for line in part), encoding="utf-8")


if __name__ == "__main__":
    main()
