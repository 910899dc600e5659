"""kg explain: the life of a sentence, from tokens to triples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reading import Reader

from kg import cli, resolution
from kg.explanation import Explanation, explain, make_text_document, to_json, to_text

TEXT = "Turkey criticised Norway, which had refused to arm the rebels. It later banned fish."


def explained(read: Reader, text: str) -> list[Explanation]:
    return list(explain([make_text_document(text)], read.pipeline, read.ontology))


def test_every_sentence_is_told_with_its_place(read: Reader) -> None:
    found = explained(read, TEXT)
    assert [(one.number, TEXT[one.begin : one.end] == one.text) for one in found] == [(1, True), (2, True)]


def test_clauses_name_the_gates_and_the_rule(read: Reader) -> None:
    first = explained(read, TEXT)[0]
    assert [(c.text, c.gates, c.rule, c.held_back) for c in first.clauses] == [
        ("criticised", ("criticise",), "subject-verb-object", None),
        ("had refused", ("criticise", "relative", "refuse"), "subject-verb", None),
        ("to arm", ("criticise", "relative", "refuse", "refuse:refusal", "arm"), "subject-verb-object", None),
    ]


def test_a_clause_that_is_held_back_says_why(read: Reader) -> None:
    (one,) = explained(read, "Norway is poor.")
    assert [(c.text, c.held_back) for c in one.clauses] == [("is", "description by an adjective")]
    assert one.statements == ()


def test_a_pronoun_tells_who_was_weighed(read: Reader) -> None:
    it = explained(read, TEXT)[1].participants[0]
    assert (it.text, it.labels, it.ground) == ("It", ("Turkey",), "likeliest participant named nearby")
    assert [c.label for c in it.candidates] == ["Turkey", "Norway"]
    assert it.candidates[0].weight > it.candidates[1].weight


@pytest.mark.parametrize(
    ("text", "mention", "ground"),
    [
        ("Ankara fined Shell.", "Ankara", "a capital that stands for its government"),
        ("The Kremlin fined Shell.", "The Kremlin", "a seat that stands for its government"),
        ("The U.S. fined Shell.", "The U.S.", "alias in the ontology"),
        ("Emil Keller resigned. Keller sued Shell.", "Keller", "part of the name of a person named in the document"),
        ("Toyota sued Shell. The carmaker fined Nokia.", "The carmaker", "described by what the ontology knows of it"),
        ("Somebody who sued Shell fined Nokia.", "Somebody", "nobody can know who is meant"),
    ],
)
def test_a_choice_tells_its_ground(text: str, mention: str, ground: str, read: Reader) -> None:
    told = [c.ground for one in explained(read, text) for c in one.participants if c.text == mention]
    assert told[-1:] == [ground]


def test_a_repair_tells_its_purpose_and_what_it_changed(read: Reader) -> None:
    (one,) = explained(read, "Chile re-opened its consulate.")
    assert [(r.name, [(c.column, c.before, c.after) for c in r.changes]) for r in one.repairs] == [
        ("mend_lemmas", [("lemma", "re-opene", "reopen")])
    ]
    assert one.repairs[0].purpose.startswith("Give ")


def test_statements_come_with_the_triples_that_are_written(read: Reader) -> None:
    (one,) = explained(read, "Turkey fined Norway.")
    (said,) = one.statements
    assert said.fact
    assert "actor:turkey action:fine actor:norway ." in said.turtle
    assert "kg:modality kg:actual" in said.turtle


def test_what_is_no_fact_has_no_edge(read: Reader) -> None:
    (one,) = explained(read, "Turkey has not fined Norway.")
    (said,) = one.statements
    assert not said.fact
    assert "actor:turkey action:fine actor:norway" not in said.turtle


def test_tracing_changes_no_statement(read: Reader) -> None:
    parsed = read.parse(TEXT)
    found = read.extract(TEXT)
    assert resolution.resolve(parsed, found, read.ontology) == resolution.resolve(
        parsed, found, read.ontology, resolution.Trace()
    )
    told = [said.statement for one in explained(read, TEXT) for said in one.statements]
    assert sorted(map(repr, told)) == sorted(map(repr, read.statements(TEXT)))


def test_json_holds_all_that_the_text_tells(read: Reader) -> None:
    first = explained(read, TEXT)[0]
    told = to_json(first)
    assert json.loads(json.dumps(told)) == told
    assert sorted(told) == sorted(
        [
            "begin",
            "clauses",
            "dates",
            "document",
            "end",
            "number",
            "participants",
            "repairs",
            "statements",
            "text",
            "tokens",
        ]
    )
    assert [t["word"] for t in told["tokens"]][:3] == ["Turkey", "criticised", "Norway"]
    assert len(list(to_text(first))) > 30


# -- the command -------------------------------------------------------------------------------------------------------


def test_the_command_explains_one_sentence_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "fish.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert cli.main(["explain", str(path), "--sentence", "2"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("fish, sentence 2: It later banned fish.\n")
    assert "weighed: Turkey" in out


def test_the_command_finds_the_sentence_of_a_statement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "fish.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert cli.main(["explain", str(path), "--format", "json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    iri = rows[1]["statements"][0]["iri"]
    assert cli.main(["explain", str(path), "--format", "json", "--statement", iri.rpartition("/")[2][:8]]) == 0
    assert json.loads(capsys.readouterr().out) == rows[1]


def test_a_date_for_the_text_resolves_its_dates(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "Turkey fined Norway last year.", "--published", "2020-05-01"]) == 0
    assert "last year = 2019" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Norway fined Chile.", "--sentence", "7"], "has no sentence 7"),
        (["Norway fined Chile.", "--statement", "zzz"], "has no statement zzz"),
        (["Norway fined Chile.", "--published", "soon"], "'soon' is no date"),
        (["missing.txt"], "missing.txt"),
    ],
)
def test_what_cannot_be_explained_is_told(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["explain", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err


def test_nothing_that_a_text_says_reaches_the_terminal_raw(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "Norway fined \x1b[31mChile\x1b[0m."]) == 0
    assert "\x1b" not in capsys.readouterr().out
