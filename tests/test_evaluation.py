"""Matching of statements with gold, and the figures that come of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.evaluation import (
    GoldRow,
    Measure,
    Pattern,
    Reading,
    Scores,
    Share,
    calibrate,
    evaluate,
    judge,
    match,
    read_gold,
    read_statement,
    tally,
)
from kg.evaluation.labels import is_same_time, span_days
from kg.model import Act, Participant, Statement

FACT = ("polarity", "modality", "source")


def claim(actor: str | None, action: str | None, target: str | None, **more: Any) -> Reading:
    return Reading(actor, action, target, **more)


def want(actor: str | None, action: str | None, target: str | None, **more: Any) -> Pattern:
    named = ("actor", "action", "target", "theme", *FACT, "time", *(["place"] if "place" in more else []))
    return Pattern(claim(actor, action, target, **more), named)


def pattern(**keys: Any) -> Pattern:
    return Pattern(Reading(**({"actor": None, "action": None, "target": None} | keys)), tuple(keys))


def row(*expect: Pattern, must_not: tuple[Pattern, ...] = (), allow: tuple[Pattern, ...] = ()) -> GoldRow:
    return GoldRow("a", "plain", "A text.", expect, must_not, allow)


def is_match(wanted: Pattern, found: Reading) -> bool:
    """Whether the one is found by the other; what is not is both missed and too much."""
    result = match(row(wanted), [found])
    assert result.misses == (() if result.pairs else (wanted,))
    assert result.extras == (() if result.pairs else (found,))
    return bool(result.pairs)


# -- the triple --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "found", "matches"),
    [
        pytest.param(("Kenya", "visit", "Peru"), ("Kenya", "visit", "Peru"), True, id="equal"),
        pytest.param(("the Red Cross", "visit", "Peru"), ("Red Cross", "visit", "A Peru"), True, id="article"),
        pytest.param(("Theresa May", "visit", "Peru"), ("May", "visit", "Peru"), False, id="no containment of actors"),
        pytest.param(("Theresa May", "visit", "Peru"), ("resa May", "visit", "Peru"), False, id="the, but no article"),
        pytest.param(("the", "visit", "Peru"), ("the", "visit", "Peru"), True, id="article alone is a name"),
        pytest.param(("Bélize", "visit", "PERU"), ("belize", "Visit", "peru"), True, id="accents and case"),
        pytest.param(("Côte d’Ivoire", "visit", "Peru"), ("Cote  d'Ivoire ", "visit", "Peru"), True, id="apostrophe, space"),
        pytest.param(("Kenya", "co-operate", "Peru"), ("Kenya", "cooperate", "Peru"), True, id="hyphen in action"),
        pytest.param(("Kenya-Peru", "visit", None), ("KenyaPeru", "visit", None), False, id="hyphen in actor"),
        pytest.param(("Kenya", "rule out", "deal"), ("Kenya", "rule", "deal"), False, id="no containment of actions"),
        pytest.param(("Kenya", "sign", "trade deal"), ("Kenya", "sign", "new trade deal"), True, id="target contained"),
        pytest.param(("Kenya", "sign", "new trade deal"), ("Kenya", "sign", "the deal"), True, id="target containing"),
        pytest.param(("Kenya", "sign", "deal"), ("Kenya", "sign", "dealers"), False, id="whole words alone"),
        pytest.param(("Kenya", "sign", "trade deal"), ("Kenya", "sign", "deal trade"), False, id="words in order"),
        pytest.param(("Kenya", "sign", "cross-border deal"), ("Kenya", "sign", "border deal"), True, id="hyphen parts words"),
        pytest.param(("Kenya", "sign", "?"), ("Kenya", "sign", "deal?"), False, id="no word is in nothing"),
        pytest.param((None, "free", "Ann"), (None, "free", "Ann"), True, id="nobody is nobody"),
        pytest.param((None, "free", "Ann"), ("Kenya", "free", "Ann"), False, id="nobody is not somebody"),
        pytest.param(("Kenya", "free", "Ann"), (None, "free", "Ann"), False, id="somebody is not nobody"),
        pytest.param(("Kenya", "sleep", None), ("Kenya", "sleep", None), True, id="nothing is nothing"),
        pytest.param(("Kenya", "sleep", None), ("Kenya", "sleep", "bed"), False, id="nothing is not something"),
    ],
)  # fmt: skip
def test_triples_match(wanted: tuple[Any, ...], found: tuple[Any, ...], matches: bool) -> None:
    assert is_match(want(*wanted), claim(*found)) is matches


def test_a_target_may_be_the_wanted_theme_but_not_the_other_way_round() -> None:
    given = want("Kenya", "give", "Peru", theme="financial aid")
    assert is_match(given, claim("Kenya", "give", "aid"))
    assert not is_match(given, claim("Kenya", "give", "Chile", theme="Peru"))
    assert not is_match(given, claim("Kenya", "give", None))
    assert not is_match(want("Kenya", "give", "aid"), claim("Kenya", "give", "Peru", theme="aid"))


def test_each_prediction_is_matched_once() -> None:
    wanted, found = want("Kenya", "visit", "Peru"), claim("Kenya", "visit", "Peru")
    twice = match(row(wanted, wanted), [found])
    assert ([(p.wanted, p.found) for p in twice.pairs], twice.misses, twice.extras) == (
        [(wanted, found)],
        (wanted,),
        (),
    )
    again = match(row(wanted), [found, found])
    assert ([(p.wanted, p.found) for p in again.pairs], again.misses, again.extras) == ([(wanted, found)], (), (found,))


def test_the_pair_that_agrees_in_most_is_taken_first() -> None:
    plain, denied = want("Kenya", "sign", "deal"), want("Kenya", "sign", "deal", polarity="negated", source=("Ann",))
    wrong = claim("Kenya", "sign", "deal", time="2011")
    best = claim("Kenya", "sign", "deal", polarity="negated", source=("Ann",))
    result = match(row(plain, denied), [wrong, best])
    assert [(p.wanted, p.found) for p in result.pairs] == [(plain, wrong), (denied, best)]
    assert [(p.wanted, p.found) for p in match(row(denied), [wrong, best]).pairs] == [(denied, best)]


def test_polarity_and_modality_weigh_more_than_other_details_and_the_same_label_tips_the_scale() -> None:
    wanted = want("Kenya", "sign", "deal", time="2011", source=("Ann",), polarity="negated")
    strict, detailed = (
        claim("Kenya", "sign", "deal", polarity="negated"),
        claim("Kenya", "sign", "deal", time="2011", source=("Ann",)),
    )
    assert match(row(wanted), [detailed, strict]).pairs[0].found == strict
    longer, same = claim("Kenya", "sign", "trade deal"), claim("Kenya", "sign", "deal")
    assert match(row(want("Kenya", "sign", "deal")), [longer, same]).pairs[0].found == same


# -- details -----------------------------------------------------------------------------------------------------------


def agreement(wanted: Pattern, found: Reading) -> dict[str, bool]:
    (pair,) = match(row(wanted), [found]).pairs
    return pair.agreement


def test_details_are_compared_where_gold_lets_them_be() -> None:
    base = {"polarity": True, "modality": True, "source": True, "time": True}
    found = claim("Kenya", "give", "Peru", theme="new aid", place="the port of Lima")
    assert agreement(want("Kenya", "give", "Peru"), found) == base
    assert agreement(want("Kenya", "give", "Peru", theme="aid", place="Lima"), found) == base | {
        "theme": True,
        "place": True,
    }
    assert agreement(want("Kenya", "give", "Peru", theme="arms", place=None), found) == base | {
        "theme": False,
        "place": False,
    }


def test_polarity_modality_and_time_that_differ_are_told() -> None:
    wanted = want("Kenya", "give", "Peru", polarity="negated", modality="possible", time="2011")
    assert agreement(wanted, claim("Kenya", "give", "Peru")) == {
        "polarity": False,
        "modality": False,
        "source": True,
        "time": False,
    }


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ((), (), True),
        (("the Ministry", "Ann"), ("ministry", "Ann"), True),
        (("Ann", "Ministry"), ("Ministry", "Ann"), False),
        (("Ann",), ("Ann", "Ministry"), False),
        (("Ann",), ("Ann Lee",), False),
        ((None,), (None,), True),
        ((None,), (), False),
    ],
)
def test_sources_are_the_same_actors_in_the_same_order(
    wanted: tuple[str | None, ...], found: tuple[str | None, ...], same: bool
) -> None:
    pair = want("Kenya", "visit", "Peru", source=wanted), claim("Kenya", "visit", "Peru", source=found)
    assert agreement(*pair)["source"] is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (None, None, True),
        (None, "2020", False),
        ("2020-33", "2020-01/2020-03", True),
        ("2020-36", "2020-10-01/2020-12-31", True),
        ("2020-02", "2020-02-01/2020-02-29", True),
        ("2020", "2020-01/2020-12", True),
        ("2020~", "2020", True),
        ("2020-05-04T10:00", "2020-05-04", True),
        ("202X", "2020/2029", True),
        ("19XX", "1900/1999", True),
        ("2020/..", "2020-01/", True),
        ("../2020", "/2020-12", True),
        ("2020/..", "2020", False),
        ("2020", "2020-01", False),
        ("2020-21", "2020-21", True),
        ("2020-21", "2020-03/2020-05", False),
        ("2020-21?", "2020-21", False),
        ("soon", "soon", True),
        ("2020-13", "2020", False),
    ],
)
def test_times_are_the_same_days_or_the_same_text(one: str | None, other: str | None, same: bool) -> None:
    assert is_same_time(one, other) is same
    assert is_same_time(other, one) is same


def test_a_date_spans_its_days() -> None:
    assert span_days("2019-02") == ("2019-02-01", "2019-02-28")
    assert span_days("2019/..") == ("2019-01-01", "..")
    assert span_days("2019-22") is None


# -- what counts beside the wanted -------------------------------------------------------------------------------------


def test_must_not_is_violated_by_a_fact_alone_unless_it_names_more() -> None:
    def wrong(forbidden: dict[str, Any], *found: Reading) -> tuple[Reading, ...]:
        return match(row(must_not=(pattern(**_FACT | forbidden),)), found).wrong

    triple = {"actor": "Peru", "action": "visit", "target": "Kenya"}
    fact, denied, reported = (
        claim("the Peru", "visit", "Kenya", time="2011"),
        claim("Peru", "visit", "Kenya", polarity="negated"),
        claim("Peru", "visit", "Kenya", source=("Ann",)),
    )
    planned = claim("Peru", "visit", "Kenya", modality="intended")
    found = (fact, denied, reported, planned)
    assert wrong(triple, *found) == (fact,)
    assert wrong(triple | {"polarity": "negated"}, *found) == (denied,)
    assert wrong(triple | {"source": ("Ann",)}, *found) == (reported,)
    assert wrong(triple | {"modality": "intended"}, *found) == (planned,)
    assert wrong({"actor": "Peru"}, *found) == (fact,)
    assert wrong(triple | {"time": None}, *found) == ()
    assert wrong(triple | {"target": None}, *found) == ()
    assert wrong({"actor": "Peru", "target": "new Kenya"}, *found) == (fact,)


_FACT: dict[str, Any] = {"polarity": "affirmed", "modality": "actual", "source": ()}


def test_a_wanted_claim_may_violate_too() -> None:
    wanted, found = want("Peru", "visit", "Kenya"), claim("Peru", "visit", "Kenya")
    result = match(row(wanted, must_not=(pattern(actor="Peru", **_FACT),)), [found])
    assert ([p.found for p in result.pairs], result.extras, result.wrong) == ([found], (), (found,))


def test_must_not_does_not_take_a_theme_for_a_target() -> None:
    forbidden = pattern(actor="Peru", action="give", target="Kenya", theme="aid", **_FACT)
    assert match(row(must_not=(forbidden,)), [claim("Peru", "give", "aid", theme="aid")]).wrong == ()


def test_what_is_allowed_is_neither_right_nor_wrong() -> None:
    found = [
        claim("Peru", "meet", "Ann"),
        claim("Peru", "meet", None),
        claim("Ann", "meet", "Peru", modality="possible"),
    ]
    assert match(row(allow=(pattern(action="meet"),)), found).extras == ()
    assert match(row(allow=(pattern(actor="Peru", target="Ann"),)), found).extras == tuple(found[1:])
    assert match(row(allow=(pattern(target=None),)), found).extras == (found[0], found[2])
    assert match(row(allow=(pattern(modality="possible"),)), found).extras == tuple(found[:2])


def test_descriptions_count_only_where_one_is_wanted() -> None:
    described, other = claim("Peru", "be", "state"), claim("Ann", "be", "envoy")
    ignored = match(row(want("Kenya", "visit", "Peru")), [described])
    assert (ignored.extras, len(ignored.misses)) == ((), 1)
    counted = match(row(want("Peru", "be", "state")), [described, other])
    assert ([p.found for p in counted.pairs], counted.extras) == ([described], (other,))


# -- figures -----------------------------------------------------------------------------------------------------------


def test_scores_count_rows_matches_details_and_violations() -> None:
    first = match(
        row(
            want("Kenya", "give", "Peru", theme="aid", time="2011", place="Lima"),
            want("Kenya", "visit", "Peru"),
            want("Peru", "leave", None),
        ),
        [
            claim("Kenya", "give", "Peru", theme="aid", time="2012", place="Lima"),
            claim("Kenya", "visit", "Peru", polarity="negated", source=("Ann",)),
            claim("Kenya", "leave", None),
        ],
    )
    second = match(row(must_not=(pattern(action="leave", **_FACT),)), [claim("Kenya", "leave", "Peru")])
    found = tally([first, second])
    assert found == Scores(
        rows=2,
        expected=3,
        predicted=4,
        matched=2,
        matched_strictly=1,
        violations=1,
        details={
            "source": Share(1, 2),
            "time": Share(1, 2),
            "dated": Share(0, 1),
            "theme": Share(1, 1),
            "place": Share(1, 1),
        },
    )
    assert found.triple == Measure(2 / 3, 0.5, 4 / 7)
    assert found.strict == Measure(1 / 3, 0.25, 2 / 7)


def test_nothing_to_divide_by_is_none() -> None:
    nothing = tally([match(row(), [])])
    assert (nothing.rows, nothing.triple, Share(0, 0).value) == (1, Measure(None, None, None), None)
    assert tally([match(row(want("Ann", "leave", None)), [])]).triple == Measure(0.0, None, 0.0)


def statement(document: str, actor: str, action: str, target: str | None = None, **more: Any) -> Statement:
    def person(label: str | None) -> Participant | None:
        return Participant(label, f"http://example.org/{label}", "Person") if label else None

    more = {key: person(value) if key in ("theme", "place") else value for key, value in more.items()}
    more["source"] = tuple(Participant(one, "http://example.org/x", "Person") for one in more.get("source", ()))
    return Statement(document, 0, 5, "Text.", person(actor), Act(action, None, action, 0, 1), person(target), **more)


def test_a_statement_is_read_for_what_is_scored() -> None:
    found = read_statement(
        statement(
            "a",
            "Ann",
            "give",
            "Bo",
            theme="aid",
            place="Lima",
            time="2011",
            source=("Cy", "Di"),
            polarity="negated",
            modality="possible",
            confidence=0.70049,
        )
    )
    assert found == Reading("Ann", "give", "Bo", "aid", "negated", "possible", ("Cy", "Di"), "2011", "Lima", 0.7)
    assert read_statement(statement("a", "Ann", "leave")) == Reading("Ann", "leave", None)


def test_statements_go_to_the_row_that_their_document_names() -> None:
    rows = [
        GoldRow("a", "plain", "A.", (want("Ann", "meet", "Bo"),)),
        GoldRow("b", "other", "B.", (want("Ann", "meet", "Bo"),)),
        GoldRow("c", "plain", "C.", (want("Ann", "meet", "Bo"),)),
    ]
    found = evaluate(
        rows, [statement("c", "Ann", "meet", "Bo"), statement("x", "Ann", "meet"), statement("b", "Ann", "go")]
    )
    assert [(len(one.pairs), len(one.misses), len(one.extras)) for one in found.rows] == [
        (0, 1, 0),
        (0, 1, 1),
        (1, 0, 0),
    ]
    assert (list(found.constructions), found.strangers) == (["plain", "other"], 1)
    assert (found.constructions["plain"].matched, found.constructions["other"].matched, found.scores.matched) == (
        1,
        0,
        1,
    )
    assert [one.is_perfect for one in found.rows] == [False, False, True]


def test_confidence_is_right_for_a_match_with_polarity_and_modality() -> None:
    result = match(
        row(want("Ann", "meet", "Bo"), want("Ann", "leave", None), allow=(pattern(action="sing"),)),
        [
            claim("Ann", "meet", "Bo", confidence=0.9),
            claim("Ann", "leave", None, polarity="negated", confidence=0.8),
            claim("Bo", "leave", None, confidence=0.4),
            claim("Bo", "sing", None, confidence=0.1),
        ],
    )
    assert judge([result]) == [(0.9, True), (0.8, False), (0.4, False)]


def test_calibration_compares_mean_confidence_with_the_share_right_in_ten_bins() -> None:
    found = calibrate(
        [(0.0, False), (0.3, False), (0.7, True), (0.7, False), (0.75, True), (0.75, True), (0.9, True), (1.0, True)]
    )
    table = {one.low: (one.high, one.number, one.confidence, one.right) for one in found.bins if one.number}
    assert table == {
        0.0: (0.1, 1, 0.0, 0.0),
        0.3: (0.4, 1, 0.3, 0.0),
        0.7: (0.8, 4, pytest.approx(0.725), 0.75),
        0.9: (1.0, 2, 0.95, 1.0),
    }
    assert [one.number for one in found.bins] == [1, 0, 0, 1, 0, 0, 0, 4, 0, 2]
    assert found.error == pytest.approx((0 + 0.3 + 4 * 0.025 + 2 * 0.05) / 8)
    assert calibrate([]).error is None


# -- gold files --------------------------------------------------------------------------------------------------------


def write(path: Path, *rows: Any) -> Path:
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in rows), encoding="utf-8")
    return path


BASE: dict[str, Any] = {"id": "a", "construction": "plain", "text": "Ann met Bo."}


def test_gold_is_read_with_its_defaults(tmp_path: Path) -> None:
    path = write(
        tmp_path / "g.jsonl",
        "",
        BASE
        | {
            "published": "2011-05-04",
            "expect": [
                {
                    "actor": {"label": "Ann"},
                    "action": "meet",
                    "target": "Bo",
                    "theme": "",
                    "source": "Cy",
                    "polarity": None,
                },
                {"action": "rain", "place": None},
            ],
            "must_not": [{"actor": "Bo", "target": None}],
            "allow": [{"modality": "possible", "source": None}],
            "note": "why",
        },
        {"id": "b", "construction": "silent", "text": "Nothing."},
    )
    first, second = read_gold([path])
    unplaced = ("actor", "action", "target", "theme", "polarity", "modality", "source", "time")
    assert first == GoldRow(
        "a",
        "plain",
        "Ann met Bo.",
        (
            Pattern(Reading("Ann", "meet", "Bo", source=("Cy",)), unplaced),
            Pattern(Reading(None, "rain", None), (*unplaced, "place")),
        ),
        (Pattern(Reading("Bo", None, None), ("actor", "target", *FACT)),),
        (Pattern(Reading(None, None, None, modality="possible"), ("modality", "source")),),
        "2011-05-04",
        f"{path}:2",
    )
    assert second == GoldRow("b", "silent", "Nothing.", where=f"{path}:3")


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("{", "2: not JSON: Expecting property name"),
        ("[]", "2: not a JSON object; write one object a line"),
        ({"id": "b", "text": "B."}, "2: construction is missing or empty; give a text"),
        (BASE, "2: the id 'a' stands in {path}:1 already; give each row its own"),
        (BASE | {"id": "b", "expect": {}}, "2: expect is not a list of objects"),
        (BASE | {"id": "b", "allow": ["x"]}, "2: allow is not a list of objects"),
        (BASE | {"id": "b", "published": 2011}, "2: published: 2011 is no date in quotes"),
        (BASE | {"id": "b", "expect": [{"actor": "Ann"}]}, "2: expect[0]: action is missing; give its label"),
        (
            BASE | {"id": "b", "expect": [{"action": "go", "polarty": "negated"}]},
            "2: expect[0]: polarty: unknown key; did you mean polarity?",
        ),
        (
            BASE | {"id": "b", "must_not": [{}, {"polarity": "no"}]},
            "2: must_not[1]: polarity: 'no' is none of affirmed, negated",
        ),
        (BASE | {"id": "b", "allow": [{"actor": ["Ann"]}]}, "2: allow[0]: actor: ['Ann'] is no label; give a text"),
    ],
)
def test_bad_gold_is_told_with_file_and_line(tmp_path: Path, bad: Any, message: str) -> None:
    path = write(tmp_path / "g.jsonl", BASE, bad)
    with pytest.raises(InputError) as told:
        read_gold([path])
    assert str(told.value).startswith(f"{path}:{message.format(path=path)}")


def test_gold_that_is_missing_empty_or_no_text_is_told(tmp_path: Path) -> None:
    missing, empty, binary = (tmp_path / name for name in ("missing.jsonl", "empty.jsonl", "binary.jsonl"))
    empty.write_text("\n")
    binary.write_bytes(b"\xff\xfe")
    for path, message in (
        (missing, "cannot be read: No such file or directory; give a gold file"),
        (empty, "no row; give JSON Lines with id, construction, text and expect"),
        (binary, "not UTF-8 (byte 0); save the file as UTF-8"),
    ):
        with pytest.raises(InputError) as told:
            read_gold([path])
        assert str(told.value) == f"{path}: {message}"
