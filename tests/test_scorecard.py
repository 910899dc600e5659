"""The figures of docs/scorecard.md hold, and a scorecard shows what was scored."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg import cli, language, scorecard
from kg.errors import InputError
from kg.evaluation import Evaluation, GoldRow, evaluate, read_gold
from kg.ontology import Ontology

ROOT = Path(__file__).resolve().parent.parent
TOLERANCE = 0.002
REMEDY = "mend it, or, where the change is meant, run python tools/scorecard.py and commit docs/scorecard.md"


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorecard_tool", ROOT / "tools" / "scorecard.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = load_tool()


@pytest.fixture(scope="session")
def evaluation(pipeline: Any, ontology: Ontology) -> Evaluation:
    """What kgwright makes of tests/gold, found out once a run."""
    rows = read_gold(TOOL.GOLD)
    statements, problems = scorecard.predict(rows, ontology=ontology, pipeline=pipeline)
    assert problems == []
    return evaluate(rows, statements)


@pytest.fixture(scope="session")
def now(evaluation: Evaluation) -> dict[str, float]:
    """The figures of today, rounded as the page rounds them."""
    return TOOL.read_page(TOOL.write_page(evaluation))


PAGE = TOOL.read_page(TOOL.PAGE.read_text(encoding="utf-8"))


# -- the project's own figures -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["rows", "expected"])
def test_the_page_is_about_the_gold_of_today(now: dict[str, float], name: str) -> None:
    assert now[name] == PAGE[name], "the gold has changed: run python tools/scorecard.py"


@pytest.mark.parametrize("name", ["recall", "precision", "F1", "strict recall", "strict precision", "strict F1"])
def test_no_figure_is_lower_than_on_the_page(now: dict[str, float], name: str) -> None:
    assert now[name] >= PAGE[name] - TOLERANCE, f"{name} has dropped: {REMEDY}"


@pytest.mark.parametrize("name", ["source", "time", "dated", "theme", "place"])
def test_no_fewer_claims_agree_in_a_detail_than_on_the_page(now: dict[str, float], name: str) -> None:
    # a number and not a share: a claim found anew, with a wrong detail, is no step back
    assert now[name] >= PAGE[name] - TOLERANCE * PAGE["expected"], f"{name} has dropped: {REMEDY}"


def test_no_more_wrong_readings_are_stated_as_facts_than_on_the_page(
    now: dict[str, float], evaluation: Evaluation
) -> None:
    wrong = [f"{row.row.id}: {scorecard.show(one)}" for row in evaluation.rows for one in row.wrong]
    assert now["violations"] <= PAGE["violations"], f"{wrong}: {REMEDY}"


def test_confidence_is_no_less_calibrated_than_on_the_page_where_it_misses_its_target(now: dict[str, float]) -> None:
    assert now["calibration error"] <= max(PAGE["calibration error"], 0.05) + 5 * TOLERANCE, REMEDY


# -- reading gold texts ------------------------------------------------------------------------------------------------


def test_a_gold_text_is_a_document_with_the_date_of_its_row() -> None:
    document = scorecard.read_document(GoldRow("a", "time", "Norway met Chile.", published="2017-11-21", where="g:1"))
    assert (document.name, document.text, document.published, document.path) == (
        "a",
        "Norway met Chile.",
        "2017-11-21",
        "g:1",
    )
    assert [document.text[block.begin : block.end] for block in document.blocks] == ["Norway met Chile."]


def test_a_row_whose_date_is_none_is_told_with_its_line() -> None:
    with pytest.raises(InputError, match=r"^g\.jsonl:4: published: 'soon' is no date; write it as YYYY-MM-DD"):
        scorecard.read_document(GoldRow("a", "time", "Norway met Chile.", published="soon", where="g.jsonl:4"))


def test_a_text_that_breaks_the_rules_is_a_problem_and_leaves_the_others(
    pipeline: Any, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = scorecard.extract_document

    def break_on_bad(parsed: Any, *arguments: Any) -> Any:
        if parsed.document.name == "bad":
            raise IndexError("list index\nout of range")
        return extract(parsed, *arguments)

    monkeypatch.setattr(scorecard, "extract_document", break_on_bad)
    rows = [GoldRow(name, "plain", "Norway sanctioned Chile.", where=f"g:{name}") for name in ("bad", "good")]
    statements, problems = scorecard.predict(rows, ontology=ontology, pipeline=pipeline)
    assert [s.document for s in statements] == ["good"]
    assert [str(problem) for problem in problems] == [
        "g:bad: cannot be understood (IndexError: list index out of range); report it with this text"
    ]


# -- the command -------------------------------------------------------------------------------------------------------

ROWS = [
    {
        "id": "one",
        "construction": "plain",
        "text": "Norway sanctioned | Chile.",
        "expect": [
            {"actor": "Norway", "action": "sanction", "target": "Chile", "time": "2011-05"},
            {"actor": "Peru", "action": "meet", "target": None, "source": ["Chile"]},
        ],
        "must_not": [{"actor": "Chile", "action": "sanction", "target": "Norway"}],
    },
    {"id": "two", "construction": "silent", "text": "Nothing happened.", "expect": []},
]
PREDICTIONS = [
    {"document": "one", "actor": "Norway", "action": "sanction", "target": "Chile", "confidence": 0.9},
    {"document": "one", "actor": "Chile", "action": "sanction", "target": "Norway", "confidence": 0.3},
    {"document": "none", "actor": "Chile", "action": "sanction", "target": "Norway"},
]
TABLE = """\
2 rows, 2 expected, 2 predicted, 1 matched

                            recall  precision     F1
actor, action, target        0.500      0.500  0.500
with polarity and modality   0.500      0.500  0.500

among the matched  agree  good  of
source             1.000     1   1
time               0.000     0   1
dated              0.000     0   1
theme                  -     0   0
place                  -     0   0

construction  rows  expected  predicted  recall  precision     F1  strict F1  violations
plain            1         2          2   0.500      0.500  0.500      0.500           1
silent           1         0          0       -          -      -          -           0

confidence  statements  mean confidence  share right
0.0–0.1              0                -            -
0.1–0.2              0                -            -
0.2–0.3              0                -            -
0.3–0.4              1            0.300        0.000
0.4–0.5              0                -            -
0.5–0.6              0                -            -
0.6–0.7              0                -            -
0.7–0.8              0                -            -
0.8–0.9              0                -            -
0.9–1.0              1            0.900        1.000

must_not violations: 1
expected calibration error: 0.200
"""
MISSES = """
one: Norway sanctioned | Chile.
  miss     Peru — meet — _ [source: Chile]
  extra    Chile — sanction — Norway
  differs  time: Norway — sanction — Chile, wanted: Norway — sanction — Chile [time: 2011-05]
  wrong    Chile — sanction — Norway
"""


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a gold file and a file of predictions, to work in."""
    monkeypatch.chdir(tmp_path)
    for name, rows in (("gold.jsonl", ROWS), ("found.jsonl", PREDICTIONS)):
        Path(name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_eval_prints_a_table_and_with_misses_what_is_not_as_wanted(
    gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left_out = "statements on documents that are no row, left out: 1\n"
    assert cli.main(["eval", "gold.jsonl", "--predictions", "found.jsonl"]) == 0
    assert capsys.readouterr() == (TABLE, left_out)
    assert cli.main(["eval", "gold.jsonl", "--predictions", "found.jsonl", "--misses"]) == 0
    assert capsys.readouterr() == (TABLE + MISSES, left_out)


def test_eval_prints_json(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["eval", "gold.jsonl", "--predictions", "found.jsonl", "--misses", "--format", "json"]) == 0
    card = json.loads(capsys.readouterr().out)
    empty = {"good": 0, "of": 0, "share": None}
    late = {"good": 0, "of": 1, "share": 0.0}
    half = {"recall": 0.5, "precision": 0.5, "f1": 0.5}
    plain = {
        "rows": 1,
        "expected": 2,
        "predicted": 2,
        "matched": 1,
        **half,
        "strict": {"matched": 1, **half},
        "details": {
            "source": {"good": 1, "of": 1, "share": 1.0},
            "time": late,
            "dated": late,
            "theme": empty,
            "place": empty,
        },
        "violations": 1,
    }
    assert list(card) == ["all", "constructions", "calibration", "rows"]
    assert card["all"] == plain | {"rows": 2}
    assert card["constructions"]["plain"] == plain
    assert card["calibration"]["error"] == 0.2
    assert card["calibration"]["bins"][9] == {"low": 0.9, "high": 1.0, "number": 1, "confidence": 0.9, "right": 1.0}
    assert card["rows"] == [
        {
            "id": "one",
            "construction": "plain",
            "text": "Norway sanctioned | Chile.",
            "misses": ["Peru — meet — _ [source: Chile]"],
            "extras": ["Chile — sanction — Norway"],
            "differs": [
                {
                    "in": ["time"],
                    "wanted": "Norway — sanction — Chile [time: 2011-05]",
                    "found": "Norway — sanction — Chile",
                }
            ],
            "wrong": ["Chile — sanction — Norway"],
        }
    ]


def test_eval_prints_markdown_in_which_a_text_is_no_markup(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = ROWS[0] | {"text": "Norway <b>[x](y)</b> | Chile.\n# Head\x1b[31m", "construction": "a|b"}
    Path("gold.jsonl").write_text(json.dumps(hostile), encoding="utf-8")
    assert cli.main(["eval", "gold.jsonl", "--predictions", "found.jsonl", "--misses", "--format", "markdown"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "one: Norway &lt;b>\\[x\\](y)&lt;/b> \\| Chile. # Head \\[31m" in lines
    assert "| a\\|b | 1 | 2 | 2 | 0.500 | 0.500 | 0.500 | 0.500 | 1 |" in lines
    assert [line for line in lines if line.startswith("#")] == [
        "## In all",
        "## Details",
        "## By construction",
        "## Calibration",
        "## What is not as wanted",
    ]


def test_eval_reads_the_gold_texts_where_no_predictions_are_given(
    gold: Path, pipeline: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "load_pipeline", lambda name=None: pipeline)
    row = {
        "id": "one",
        "construction": "plain",
        "text": "Norway sanctioned Iceland in May 2011.",
        "expect": [{"actor": "Norway", "action": "sanction", "target": "Iceland", "time": "2011-05"}],
    }
    Path("gold.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert cli.main(["eval", "gold.jsonl", "--format", "json", "--misses"]) == 0
    card = json.loads(capsys.readouterr().out)
    assert (card["all"]["f1"], card["all"]["strict"]["f1"], card["all"]["details"]["dated"], card["rows"]) == (
        1.0,
        1.0,
        {"good": 1, "of": 1, "share": 1.0},
        [],
    )


def test_eval_tells_bad_gold_in_one_line(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("gold.jsonl").write_text('\n{"id": "a", "construction": "plain"}\n', encoding="utf-8")
    assert cli.main(["eval", "gold.jsonl"]) == 2
    assert capsys.readouterr() == ("", "kg: gold.jsonl:2: text is missing or empty; give a text\n")
