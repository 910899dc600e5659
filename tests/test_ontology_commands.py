"""kg ontology: what is listed, what a check of one's own folder finds and where, what is copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from statement_samples import TURTLE

from kg import cli, ontology
from kg.errors import OntologyError
from kg.ontology import checking

PREFIXES = TURTLE.split("\n\n")[0] + "\n"
LINES = PREFIXES.count("\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "domain.ttl").write_text(TURTLE, encoding="utf-8")
    return tmp_path


def test_the_shipped_ontology_has_nothing_wrong() -> None:
    assert ontology.check(ontology.default_folder()) == []


def test_a_good_folder_has_nothing_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ontology", "check", str(folder)]) == 0
    assert capsys.readouterr() == (f"{folder}: 1 classes, 1 actions, 1 patterns, 3 participants; nothing wrong\n", "")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            'action:veto a kg:Action ; skos:prefLabel "veto"@en ; skos:broader kg:Rejct ; kg:verb "veto" .',
            "action “veto” is in the unknown class Rejct; known: Sanction",
        ),
        (
            'action:punish a kg:Action ; skos:prefLabel "punish"@en ; kg:verb "sanction" .',
            "kg:verb “sanction” is claimed by “sanction” and by “punish”; leave one of the claims",
        ),
        (
            'action:pay a kg:Action ; skos:prefLabel "pay"@en ; kg:light "pay" .',
            "kg:light “pay” needs a verb lemma and a noun lemma",
        ),
        (
            'action:pay a kg:Action ; skos:prefLabel "pay"@en ; kg:verb "pay  back " .',
            "kg:verb “pay  back ” is broken: words, with one space between them and none around",
        ),
        (
            'action:pay a kg:Action ; skos:prefLabel "pay"@en ; kg:noun "Payment" .',
            "kg:noun “Payment” is never met, for lemmas are in lower case; write “payment”",
        ),
        (
            'action:pay a kg:Action ; skos:prefLabel "pay"@en .',
            "action pay has neither a class nor a kg:verb, kg:light or kg:noun",
        ),
        ('actor:peru a kg:State .', "peru has no skos:prefLabel; add one"),
        (
            'actor:peru a kg:Stat ; skos:prefLabel "Peru"@en .',
            "peru is of the unknown class kg:Stat; known: " + ", ".join(checking._TYPES),
        ),
        (
            'actor:peru a kg:State ; skos:prefLabel "Peru"@en ; kg:capitalof actor:norway .',
            "unknown property kg:capitalof; did you mean kg:capitalOf? Otherwise declare it in kg.ttl",
        ),
        (
            'place:lima a kg:Place ; skos:prefLabel "Lima"@en ; kg:capitalOf actor:peru .',
            "kg:capitalOf leads to peru, which no file describes",
        ),
        (
            'kg:Trade a kg:ActionClass ; rdfs:label "Trade"@en ; kg:quadClass kg:Trading .',
            "Trade is in the unknown quad class Trading; known: MaterialConflict",
        ),
        (
            'kg:Trade a kg:ActionClass ; rdfs:label "Trade"@en ; kg:intensity "much" .',
            "kg:intensity “much” is no number; write one such as -4.0",
        ),
        ("actor:per\\+u a kg:State ; skos:prefLabel \"Peru\"@en .",
         "per+u has a local name with other signs than letters, digits, - and _"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_file_and_line(line: str, told: str, folder: Path) -> None:
    (folder / "mine.ttl").write_text(f"{PREFIXES}\n{line}\n", encoding="utf-8")
    place = f"{folder / 'mine.ttl'}, line {LINES + 2}"
    if "per\\+u" in line:
        place = str(folder)  # an escaped name is not found by its plain one
    assert ontology.check(folder) == [f"{place}: {told}"]


def test_all_that_is_wrong_is_told_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.ttl").write_text(
        PREFIXES + "actor:peru a kg:State ;\n  kg:capitalof actor:norway .\n_:b a kg:State .\n"
    )
    (folder / "b.ttl").write_text(PREFIXES + "actor:chile a\n")
    (folder / "shapes.ttl").write_text("broken")
    assert cli.main(["ontology", "check", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert [line.removeprefix(f"{folder}/").partition(":")[0] for line in out.splitlines()] == [
        f"a.ttl, line {LINES + 1}",
        f"a.ttl, line {LINES + 2}",
        f"a.ttl, line {LINES + 3}",
        f"b.ttl, line {LINES + 2}",
        "shapes.ttl, line 1",
    ]
    assert err == "5 problems\n"


def test_a_folder_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(OntologyError, match="no such ontology folder"):
        ontology.check(tmp_path / "none")
    assert cli.main(["ontology", "check", str(tmp_path)]) == 2
    assert "no .ttl file in this folder" in capsys.readouterr().err


def test_a_copy_is_the_same_ontology_and_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ontology", "copy", str(tmp_path / "mine")]) == 0
    assert ontology.load(tmp_path / "mine").digest == ontology.load().digest
    assert (tmp_path / "mine" / "context.jsonld").is_file()
    capsys.readouterr()
    assert cli.main(["ontology", "copy", str(tmp_path / "mine")]) == 2
    assert "holds actions.ttl, actors.ttl, " in capsys.readouterr().err


def test_what_the_ontology_knows_is_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def rows(*arguments: str) -> list[list[str]]:
        assert cli.main(["ontology", *arguments, "--ontology", str(folder)]) == 0
        return [line.split() for line in capsys.readouterr().out.splitlines()[2:] if line.split()]

    assert rows("classes")[1:] == [["Sanction", "MaterialConflict", "SANCTION", "16", "-6.5", "1", "Penalties."]]
    assert rows("verbs")[1:] == [["sanction", "verb", "sanction", "Sanction"]]
    assert rows("verbs", "--like", "give*")[1:] == []
    assert [row[0] for row in rows("participants", "--like", "nor")[1:]] == ["Nordic", "Norway"]


def test_every_subcommand_has_help_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("classes", "verbs", "participants", "check", "copy"):
        assert cli.main(["ontology", name, "--help"]) == 0
        out = capsys.readouterr().out
        assert f"kg ontology {name}" in out.partition("Example:")[2]
        assert "Exit status:\n    0 " in out
