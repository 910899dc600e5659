"""Which statements a network is made of, and when their dates say that they happened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statement_samples import participant, statement, write_ontology

from kg import network as networks
from kg.errors import InputError
from kg.model import Act, Statement
from kg.network import Evidence, build_network
from kg.network.periods import PERIODS, find_period, read_stretch, touches

INF = float("inf")


def actions(network: Any) -> list[str]:
    return sorted(key for *_, key in network.edges(keys=True))


def dated(action: str, time: str | None, **more: Any) -> Statement:
    return statement("Peru", action, "Chile", time=time, **more)


# -- dates -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2006", ((2006, 1, 1), (2006, 12, 31))),
        ("2006-10", ((2006, 10, 1), (2006, 10, 31))),
        ("2006-10-09", ((2006, 10, 9), (2006, 10, 9))),
        ("2006-10-09T12:00:00Z", ((2006, 10, 9), (2006, 10, 9))),
        ("2006-10?", ((2006, 10, 1), (2006, 10, 31))),
        ("?2006-~10", ((2006, 10, 1), (2006, 10, 31))),
        ("199X", ((1990, 1, 1), (1999, 12, 31))),
        ("2006-XX", ((2006, 1, 1), (2006, 12, 31))),
        ("2006-10-XX", ((2006, 10, 1), (2006, 10, 31))),
        ("2006-24", ((2006, 12, 1), (2007, 2, 31))),
        ("2006-36", ((2006, 10, 1), (2006, 12, 31))),
        ("2004/2006-03", ((2004, 1, 1), (2006, 3, 31))),
        ("2004/..", ((2004, 1, 1), (INF, 12, 31))),
        ("2004/", ((2004, 1, 1), (INF, 12, 31))),
        ("../2006", ((-INF, 1, 1), (2006, 12, 31))),
        ("-0044-03-15", ((-44, 3, 15), (-44, 3, 15))),
        ("Y-17000", ((-17000, 1, 1), (-17000, 12, 31))),
        ("2006/2004", None),
        ("2006-13", None),
        ("2006-00-01", None),
        ("2006-24-01", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_date_is_the_stretch_of_days_that_it_may_mean(edtf: str, expected: Any) -> None:
    assert read_stretch(edtf) == expected


@pytest.mark.parametrize(
    ("edtf", "year", "quarter", "month", "day"),
    [
        ("2006-10-09", "2006", "2006-Q4", "2006-10", "2006-10-09"),
        ("2006-10?", "2006", "2006-Q4", "2006-10", None),
        ("2006-33", "2006", "2006-Q1", None, None),
        ("2006-21", "2006", None, None, None),
        ("2006-24", "2006", None, None, None),
        ("2006", "2006", None, None, None),
        ("199X", None, None, None, None),
        ("2006-10-09/..", "2006", "2006-Q4", "2006-10", "2006-10-09"),
        ("2006/2009-03-01", "2006", None, None, None),
        ("../2006-10-09", None, None, None, None),
        ("-0044-03", "-0044", "-0044-Q1", "-0044-03", None),
        (None, None, None, None, None),
    ],
)
def test_a_statement_stands_in_the_period_in_which_it_is_known_to_begin(
    edtf: str | None, year: str | None, quarter: str | None, month: str | None, day: str | None
) -> None:
    assert [find_period(edtf, period) for period in PERIODS] == [year, quarter, month, day]


@given(st.text("0123456789X-/.?~YT", max_size=14))
def test_no_date_breaks_the_reader(edtf: str) -> None:
    found = read_stretch(edtf)
    assert found is None or found[0] <= found[1]
    assert found is None or touches(edtf, found, within=True)
    for period in PERIODS:
        find_period(edtf, period)


# -- selection ---------------------------------------------------------------------------------------------------------

TIMES = [
    dated("in 2005", "2005"),
    dated("in March 2006", "2006-03"),
    dated("in the nineties", "199X"),
    dated("since 2004", "2004/.."),
    dated("until 2006", "../2006"),
    dated("no date", None),
    dated("no date at all", None, document="undated"),
]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"since": "2006"}, ["in March 2006", "no date", "since 2004", "until 2006"]),
        ({"since": "2006-04"}, ["no date", "since 2004", "until 2006"]),
        ({"until": "2004"}, ["in the nineties", "since 2004", "until 2006"]),
        ({"since": "1995", "until": "1995"}, ["in the nineties", "until 2006"]),
        ({"since": "2005", "until": "2006", "within": True}, ["in 2005", "in March 2006"]),
        ({"since": "2005", "until": "2006", "within": True, "undated": "keep"}, ["in 2005", "in March 2006", "no date", "no date at all"]),
        ({"since": "2004-06", "undated": "drop"}, ["in 2005", "in March 2006", "since 2004", "until 2006"]),
        ({"since": "2010", "undated": "keep"}, ["no date", "no date at all", "since 2004"]),
        ({"since": "2007-02-03", "until": "2007-02-03", "undated": "document"}, ["no date", "since 2004"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_window_takes_what_may_lie_in_it(options: dict[str, Any], expected: list[str]) -> None:
    network = build_network(TIMES, published={"news": "2007-02-03", "undated": None}, **options)
    assert actions(network) == expected


def test_an_edge_tells_the_dates_of_its_statements_or_of_their_documents() -> None:
    made = [dated("meet", "2006"), dated("meet", None, begin=9), dated("meet", None, document="other")]
    network = build_network(made, published={"news": "2007-02-03"})
    (edge,) = (data for *_, data in network.edges(data=True))
    assert edge["evidence"] == (
        Evidence(0, "news", "2006"),
        Evidence(1, "news", "2007-02-03"),
        Evidence(2, "other", None),
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"since": "last year"}, "since: 'last year' is no EDTF date; write a year, a month or a day, such as 2006 or 2006-10-09"),
        ({"until": "2006/2007"}, "until: '2006/2007' is no EDTF date; write a year, a month or a day, such as 2006 or 2006-10-09"),
        ({"since": "2007", "until": "2006"}, "since 2007 until 2006: the window ends before it begins; exchange the two"),
        ({"kinds": ["Robot"]}, "kinds: unknown 'Robot'; known: State, Person, Organization, Group, Place, Occurrence, Concept"),
        ({"kinds": ["Persons"]}, "kinds: unknown 'Persons'; did you mean Person? known: State, Person, Organization, Group, Place, Occurrence, Concept"),
        ({"undated": "guess"}, "undated: unknown 'guess'; known: document, keep, drop"),
        ({"weight": "fame"}, "weight: unknown 'fame'; known: statements, documents, intensity"),
        ({"confidence": 50}, "confidence: 50 is no confidence; give a number from 0 to 1"),
    ],
    ids=str,
)  # fmt: skip
def test_an_option_that_is_none_is_an_error_that_helps(options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as error:
        build_network([], **options)
    assert str(error.value) == message


def test_an_unknown_class_is_an_error_where_the_ontology_has_classes(tmp_path: Path) -> None:
    ontology = write_ontology(tmp_path)
    with pytest.raises(
        InputError, match=r"^classes: unknown 'Sanctions'; did you mean Sanction\? known: Sanction, MaterialConflict$"
    ):
        build_network([], ontology, classes=["Sanctions"])


VIEWS = [
    statement("Peru", "author says", "Chile"),
    statement("Peru", "norway says", "Chile", source=(participant("Norway"),)),
    statement("Peru", "norway says, says agency", "Chile", source=(participant("Norway"), participant("Agency", "Organization"))),
    statement("Peru", "norway hopes", "Chile", source=(participant("Norway"),), modality="intended"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["author says"]),
        ({"view": ["Norway"]}, ["norway says", "norway says, says agency"]),
        ({"view": ["Kingdom of Norway"]}, ["norway says", "norway says, says agency"]),
        ({"view": "Norway", "include": ["hedged"]}, ["norway hopes [hedged]", "norway says", "norway says, says agency"]),
        ({"view": ["Agency"]}, []),
        ({"trusted": ["Kingdom of Norway"]}, ["author says", "norway says"]),
        ({"trusted": ["Norway", "Agency"]}, ["author says", "norway says", "norway says, says agency"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_sources_own_view_is_what_it_claims(options: dict[str, Any], expected: list[str], tmp_path: Path) -> None:
    assert actions(build_network(VIEWS, write_ontology(tmp_path), **options)) == expected


def test_a_source_of_nothing_is_an_error_with_near_names() -> None:
    with pytest.raises(InputError, match=r"^view: 'Norwy' is the source of nothing; did you mean Norway\?$"):
        build_network(VIEWS, view=["Norwy"])
    with pytest.raises(
        InputError, match=r"^trusted: 'Peru' is the source of nothing; the graph has 2 sources, none called so$"
    ):
        build_network(VIEWS, trusted=["Norway", "Peru"])


def test_kinds_classes_and_confidence_narrow_the_network(tmp_path: Path) -> None:
    ontology = write_ontology(tmp_path)
    made = [
        statement("Peru", "sanction", "Chile", confidence=0.4),
        replace(statement("Peru", "ban", "Chile"), action=Act("ban", "Sanction", "ban", 10, 13)),
        replace(statement("Peru", "build", None), target=participant("dam", "Concept")),
    ]
    assert actions(build_network(made, ontology, kinds=["State"])) == ["ban", "sanction"]
    assert actions(build_network(made, ontology, kinds=["State", "Concept"])) == ["ban", "build", "sanction"]
    assert actions(build_network(made, ontology, classes=["Sanction"])) == ["ban", "sanction"]
    assert actions(build_network(made, ontology, classes=["MaterialConflict"])) == ["ban", "sanction"]
    assert actions(build_network(made, ontology, confidence=0.5)) == ["ban", "build"]


def test_weights_count_statements_documents_or_intensity(tmp_path: Path) -> None:
    ontology = write_ontology(tmp_path)
    made = [
        *(statement("Peru", "sanction", "Chile", begin=n) for n in range(2)),
        statement("Peru", "sanction", "Chile", document="other"),
        statement("Chile", "sanction", "Peru", polarity="negated"),
        statement("Peru", "meet", "Chile"),
    ]
    found = {}
    for weight in networks.WEIGHTS:
        network = build_network(made, ontology, weight=weight, include=["negated"])
        found[network.graph["weight"]] = {key: edge["weight"] for *_, key, edge in network.edges(keys=True, data=True)}
    assert found == {
        "statements": {"sanction": 3, "meet": 1, "sanction [negated]": 1},
        "documents": {"sanction": 2, "meet": 1, "sanction [negated]": 1},
        "intensity": {"sanction": -19.5},
    }
    peru = participant("Peru").iri
    assert networks.MEASURES["strength"](network)[peru] == -19.5
    assert networks.MEASURES["eigenvector"](network)[peru] == pytest.approx(0.5**0.5)  # conflict ties as much as help


# -- pairs -------------------------------------------------------------------------------------------------------------


def test_pairs_have_a_row_a_period_of_cooperation_and_conflict(tmp_path: Path) -> None:
    made = [
        dated("sanction", "2006-10-09"),
        replace(dated("sanction", "2006-11", document="other"), actor=participant("Chile"), target=participant("Peru")),
        dated("sanction", "199X", begin=5),
        dated("meet", "2006", begin=6),
        dated("sanction", "2006", begin=7, polarity="negated"),
        replace(dated("sanction", "2007", begin=8), actor=participant("Chile")),
    ]
    network = build_network(made, write_ontology(tmp_path), include=["negated"])
    ends = {"a": participant("Chile").iri, "b": participant("Peru").iri, "a_label": "Chile", "b_label": "Peru"}
    none = {"VerbalCooperation": 0, "MaterialCooperation": 0, "VerbalConflict": 0}
    first = ends | none | {"period": "2006", "statements": 3, "documents": 2, "MaterialConflict": 2, "other": 1}
    later = ends | none | {"period": None, "statements": 1, "documents": 1, "MaterialConflict": 1, "other": 0}
    first |= {"cooperation": 0.0, "conflict": -13.0, "net": -13.0}
    later |= {"cooperation": 0.0, "conflict": -6.5, "net": -6.5}
    assert networks.find_dyads(network) == [first, later]
    both = networks.find_dyads(network, period="month", directed=True)
    assert [(row["a_label"], row["b_label"], row["period"], row["statements"]) for row in both] == [
        ("Chile", "Peru", "2006-11", 1),
        ("Peru", "Chile", "2006-10", 1),
        ("Peru", "Chile", None, 2),
    ]
    with pytest.raises(InputError, match=r"^period: unknown 'week'; known: year, quarter, month, day$"):
        networks.find_dyads(network, period="week")


def test_a_network_is_described_as_plain_data(tmp_path: Path) -> None:
    import json

    network = build_network([dated("sanction", "2006"), statement("Peru", "meet", "Norway")], write_ontology(tmp_path))
    found = networks.describe(network)
    assert json.loads(json.dumps(found)) == found
    assert found["nodes"] == networks.rank(network)
    assert found["weight"] == "statements"
    assert list(found["measures"]) == list(networks.MEASURES)
    assert found["measures"]["core"] == {
        "title": "core",
        "definition": "The largest k such that the node belongs to a part in which everybody has k neighbours or more, undirected; not normalised.",
        "note": "",
    }
    assert found["communities"] == {
        "louvain": {"key": "community", "count": 1, "modularity": 0.0},
        "leiden": {"key": "leiden", "count": 1, "modularity": 0.0},
    }
    assert [(pair["a_label"], pair["b_label"], pair["statements"]) for pair in found["pairs"]] == [
        ("Chile", "Peru", 1),
        ("Norway", "Peru", 1),
    ]
    assert [point["period"] for point in found["pairs"][0]["series"]] == ["2006"]
    assert found["bridges"] == [[participant(a).iri, participant("Peru").iri] for a in ("Chile", "Norway")]
