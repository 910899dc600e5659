"""Write docs/scorecard.md: what kgwright makes of the gold sentences of tests/gold. Run it when rules, ontology or gold change."""

from __future__ import annotations

import re
from pathlib import Path

from kg import scorecard
from kg.evaluation import Evaluation, evaluate, read_gold

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "scorecard.md"
GOLD = sorted((ROOT / "tests" / "gold").glob("*.jsonl"))
HEAD = """# Scorecard

What kgwright, with the pipeline that it installs, makes of the sentences in [tests/gold](../tests/gold): sentences written for this
project, with all their clear claims. They are at hand whenever rules are written, so expect less on a text of your own, and
measure it: `kg eval GOLD.jsonl` takes any file of this form. `kg eval --help` and the [README](../README.md) tell more.

```sh
kg eval tests/gold/*.jsonl --format markdown    # prints what follows
python tools/scorecard.py                       # writes this file
```

A claim is found where actor, action and target match; *strict* asks for polarity and modality, too. A violation is a tempting wrong
reading stated as a fact. Calibration compares a statement's `confidence` with how often such statements are strictly right.
`tests/test_scorecard.py` fails where the figures in all, the details or the violations get worse than they stand here.

"""


def write_page(evaluation: Evaluation) -> str:
    """Return the text of docs/scorecard.md."""
    return HEAD + scorecard.to_markdown(evaluation) + "\n"


def read_page(text: str) -> dict[str, float]:
    """Return the figures in all that a scorecard page holds, by name."""
    figures: dict[str, float] = {}
    for name, prefix in ((scorecard.TRIPLE, ""), (scorecard.STRICT, "strict ")):
        cells = _find(rf"^\| {name} \| (\S+) \| (\S+) \| (\S+) \|$", text)
        figures |= {prefix + key: float(cell) for key, cell in zip(("recall", "precision", "F1"), cells, strict=True)}
    for name in ("source", "time", "dated", "theme", "place"):
        figures[name] = float(_find(rf"^\| {name} \| \S+ \| (\d+) \| \d+ \|$", text)[0])
    counted = _find(r"^(\d+) rows, (\d+) expected,.* must_not violations: (\d+)\.$", text)
    figures |= {key: float(cell) for key, cell in zip(("rows", "expected", "violations"), counted, strict=True)}
    figures["calibration error"] = float(_find(r"^Expected calibration error: (\S+)\.$", text)[0])
    return figures


def _find(pattern: str, text: str) -> tuple[str, ...]:
    found = re.search(pattern, text, re.MULTILINE)
    if found is None:
        raise ValueError(f"the scorecard has no line like {pattern}; run python tools/scorecard.py")
    return found.groups()


def main() -> None:
    """Read the gold sentences and write the page."""
    rows = read_gold(GOLD)
    statements, problems = scorecard.predict(rows)
    for problem in problems:
        print(problem)
    PAGE.write_text(write_page(evaluate(rows, statements)), encoding="utf-8")


if __name__ == "__main__":
    main()
