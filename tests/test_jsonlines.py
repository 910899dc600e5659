from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statement_samples import labels, participant, statement, statements, texts, write_ontology

from kg import jsonlines
from kg.errors import InputError
from kg.model import Act, Participant, Statement

BASE = "https://w3id.org/kgwright/id/"


def read_one(row: object, **more: object) -> Statement:
    (found,) = jsonlines.read([row if isinstance(row, str) else json.dumps(row)], **more)
    return found


def test_a_statement_is_written_as_the_contract_has_it() -> None:
    made = Statement(
        document="speech",
        begin=120,
        end=260,
        sentence="Oslo must give up its plan.",
        actor=Participant("Norway", BASE + "actor/norway", "State", "Oslo", 120, 124, "name"),
        action=Act("give up", "Concede", "must give up", 125, 137),
        target=Participant("plan", BASE + "concept/plan", "Concept", "its plan", 138, 146, of=BASE + "actor/norway"),
        modality="obligatory",
        source=(Participant("Peru", BASE + "actor/peru", "State"),),
        confidence=0.86049,
        rule="verb",
    )
    assert jsonlines.dumps(made) == (
        '{"document": "speech", "begin": 120, "end": 260, "sentence": "Oslo must give up its plan.", '
        '"actor": {"label": "Norway", "iri": "https://w3id.org/kgwright/id/actor/norway", "kind": "State", '
        '"text": "Oslo", "begin": 120, "end": 124, "form": "name"}, '
        '"action": {"label": "give up", "class": "Concede", "text": "must give up", "begin": 125, "end": 137}, '
        '"target": {"label": "plan", "iri": "https://w3id.org/kgwright/id/concept/plan", "kind": "Concept", '
        '"text": "its plan", "begin": 138, "end": 146, "of": "https://w3id.org/kgwright/id/actor/norway"}, '
        '"theme": null, "polarity": "affirmed", "modality": "obligatory", "source": ["Peru"], '
        '"time": null, "place": null, "reciprocal": false, "confidence": 0.86, '
        '"extractor": "dependency", "rule": "verb", '
        '"attribution": [{"label": "Peru", "iri": "https://w3id.org/kgwright/id/actor/peru", "kind": "State", '
        '"text": null, "begin": null, "end": null}]}'
    )


@given(statements())
def test_nothing_is_lost_on_the_way_out_and_back(made: Statement) -> None:
    assert read_one(jsonlines.dumps(made)) == made


@given(label=labels, text=st.text(max_size=20))
def test_any_label_and_any_text_stay_on_one_line_that_utf8_can_hold(label: str, text: str) -> None:
    made = replace(statement("Peru", "say", None, sentence=text), target=participant(label, "Concept"))
    line = jsonlines.dumps(made)
    assert line.splitlines() == [line]
    assert line.encode().decode() == line
    assert read_one(line).target == made.target


def test_line_separators_and_lone_surrogates_come_back() -> None:
    made = statement("Peru", "say", None, sentence="a\u2028b\u2029c\x85d\x7fe\ud800f")
    assert read_one(jsonlines.dumps(made)) == made


def test_a_file_is_read_as_it_was_written_whatever_form_the_lines_have(tmp_path: Path) -> None:
    made = [statement("Peru", "say", None, sentence="a\u2028b é"), statement(None, "meet", "Chile")]
    path = tmp_path / "statements.jsonl"
    jsonlines.write(path, made)
    assert list(jsonlines.read_file(path)) == made
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n\r\n"))
    assert list(jsonlines.read_file(path)) == made


# -- written by hand ---------------------------------------------------------------------------------------------------


def test_document_and_action_suffice() -> None:
    assert read_one({"document": "notes", "action": "meet"}) == Statement(
        "notes", 0, 0, "", None, Act("meet", None, "", 0, 0), None, extractor="given"
    )


def test_labels_alone_become_participants_of_the_default_kinds() -> None:
    row = {
        "document": "notes",
        "sentence": "They met.",
        "begin": 5,
        "actor": "Rotary Club",
        "action": {"label": "meet"},
    }
    found = read_one(row | {"target": "border quota", "place": "Lima", "source": "Daily News"})
    assert found == Statement(
        "notes",
        5,
        14,
        "They met.",
        Participant("Rotary Club", BASE + "actor/rotary-club", "Organization"),
        Act("meet", None, "They met.", 5, 14),
        Participant("border quota", BASE + "concept/border-quota", "Concept"),
        source=(Participant("Daily News", BASE + "actor/daily-news", "Organization"),),
        place=Participant("Lima", BASE + "place/lima", "Place"),
        extractor="given",
    )


def test_what_the_ontology_knows_by_label_or_alias_gets_its_iri_kind_and_class(tmp_path: Path) -> None:
    row = {"document": "notes", "actor": "Kingdom of Norway", "action": "sanction", "target": {"label": "Oslo"}}
    found = read_one(row, ontology=write_ontology(tmp_path, base="https://example.org/"))
    assert found.actor == Participant("Norway", "https://example.org/actor/norway", "State")
    assert found.target == Participant("Oslo", "https://example.org/place/oslo", "Place")
    assert found.action.class_ == "Sanction"


def test_a_kind_that_is_given_outweighs_the_ontology(tmp_path: Path) -> None:
    row = {"document": "notes", "actor": {"label": "Norway", "kind": "Group"}, "action": "meet"}
    found = read_one(row, ontology=write_ontology(tmp_path))
    assert found.actor == Participant("Norway", BASE + "actor/norway", "Group")


def test_a_callback_makes_the_iris_that_are_missing() -> None:
    row = {"document": "notes", "actor": "Peru", "action": "meet"}
    found = read_one(row, iri=lambda kind, label: f"urn:{kind}:{label}")
    assert found.actor == Participant("Peru", "urn:Organization:Peru", "Organization")


def test_keys_of_the_writers_own_are_passed_over() -> None:
    assert read_one({"document": "n", "action": "meet", "_score": [1]}) == read_one({"document": "n", "action": "meet"})


GOOD = {"document": "notes", "action": "meet"}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('{"document": ', "s.jsonl, line 2, column 13: not JSON: Expecting value; write one object a line"),
        ("[1]", "s.jsonl, line 2: not a JSON object; write one object a line"),
        ('{"confidence": NaN}', "s.jsonl, line 2: not JSON: NaN is not JSON; write one object a line"),
        ({"action": "meet"}, "s.jsonl, line 2: document: is missing; name the document that the statement comes from"),
        ({"document": "x"}, "s.jsonl, line 2: action: is missing; give its label"),
        (GOOD | {"action": {"label": " "}}, "s.jsonl, line 2: action.label: is missing or empty; give a label"),
        (GOOD | {"polarty": "negated"}, "s.jsonl, line 2: polarty: unknown key; did you mean polarity?"),
        (GOOD | {"polarity": "no"}, "s.jsonl, line 2: polarity: 'no' is none of affirmed, negated"),
        (GOOD | {"actor": 3}, "s.jsonl, line 2: actor: 3 is neither a label nor an object"),
        (
            GOOD | {"actor": {"label": "a", "kind": "Land"}},
            "s.jsonl, line 2: actor.kind: 'Land' is none of State, Person, Organization, Group, Place, Occurrence, Concept",
        ),
        (
            GOOD | {"target": {"label": "a", "iri": "http://x/> . <y"}},
            "s.jsonl, line 2: target.iri: 'http://x/> . <y' is no absolute IRI; leave it out to have one made",
        ),
        (GOOD | {"actor": {"label": "a", "text": "b"}}, "s.jsonl, line 2: actor.begin: None is no character offset"),
        (GOOD | {"begin": 9, "end": 3}, "s.jsonl, line 2: end: 3 lies before begin (9)"),
        (GOOD | {"begin": True}, "s.jsonl, line 2: begin: True is no character offset"),
        (GOOD | {"confidence": 2}, "s.jsonl, line 2: confidence: 2 is no number from 0 to 1"),
        (GOOD | {"reciprocal": 1}, "s.jsonl, line 2: reciprocal: 1 is neither true nor false"),
        (GOOD | {"source": [None]}, "s.jsonl, line 2: source[0]: null is no participant"),
        (
            GOOD | {"source": ["a"], "attribution": ["b"]},
            "s.jsonl, line 2: attribution: names other participants than source; leave one of the two out",
        ),
    ],
)
def test_errors_name_line_and_key(row: object, message: str) -> None:
    lines = [json.dumps(GOOD), row if isinstance(row, str) else json.dumps(row)]
    with pytest.raises(InputError) as caught:
        list(jsonlines.read(lines, name="s.jsonl"))
    assert str(caught.value) == message


def test_bytes_that_are_no_utf8_name_their_line() -> None:
    with pytest.raises(InputError, match=r"^x, line 1: not UTF-8; save the file as UTF-8$"):
        list(jsonlines.read([b'{"document": "\xff"}'], name="x"))


def test_nesting_without_end_is_an_error_like_any_other() -> None:
    with pytest.raises(InputError, match=r"^x, line 1: not JSON"):
        list(jsonlines.read(["[" * 100_000], name="x"))


def test_a_missing_file_is_named() -> None:
    with pytest.raises(InputError, match=r"^no/such\.jsonl: cannot be read: No such file"):
        list(jsonlines.read_file("no/such.jsonl"))


@given(text=texts)
def test_statements_with_equal_content_are_written_alike(text: str) -> None:
    made = statement("Peru", "say", "Chile", sentence=text)
    assert jsonlines.dumps(made) == jsonlines.dumps(replace(made))
