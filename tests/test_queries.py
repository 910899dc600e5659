"""The canned queries on a small graph made by hand: whole rows; what people may type for a parameter; what no value can do."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from query_sample import STATEMENTS, write_sample

from kg import queries, rdf, store
from kg.errors import InputError
from kg.ontology import DEFAULT_BASE, prefixes
from kg.queries.library import read_query

KNOWN = prefixes()
NUMBERS = {f"statement:{rdf.statement_iri(s, DEFAULT_BASE)[-20:]}": f"#{n}" for n, s in enumerate(STATEMENTS)}
# query, values, head, and rows with " | " between cells and the numbers of the sample's statements instead of their IRIs
ANSWERS = [
    (
        "actions",
        {},
        "does | of | statements | facts",
        [
            "meet | Consult | 4 | 0",
            "sanction | Sanction | 3 | 2",
            "recall |  | 2 | 0",
            "urge | Request | 1 | 1",
            "withdraw |  | 1 | 1",
        ],
    ),
    (
        "balance",
        {},
        "who | whom | facts | verbalCooperation | materialCooperation | verbalConflict | materialConflict | intensity",
        ["Norway | Chile | 2 | 0 | 0 | 0 | 2 | -6.5", "Norway | Peru | 1 | 1 | 0 | 0 | 0 | 0.5"],
    ),
    (
        "contradictions",
        {},
        "who | action | whom | affirmedBy | affirmedIn | deniedBy | deniedIn | affirmation | denial",
        ["Peru | meet | Chile | Norway | letter | (author) | news | #6 | #5"],
    ),
    ("corroborated", {}, "who | action | whom | documents | statements", ["Norway | sanction | Chile | 2 | 2"]),
    (
        "demands",
        {},
        "who | of | not | action | what | sentence | document | statement",
        [
            "Peru | Chile | not | recall | fishing fleet | Chile must not recall its fishing fleet, Peru said. | news | #2",
            "Norway | Peru |  | meet | Chile | Norway urged Peru to meet Chile. | news | #4",
            "Norway | Peru |  | urge | meeting | Norway urged Peru to meet Chile. | news | #3",
        ],
    ),
    (
        "denied",
        {},
        "by | who | action | whom | modality | sentence | document | statement",
        [
            "(author) | Peru | meet | Chile | actual | Peru did not meet Chile. | news | #5",
            "(author) |  | sanction | Peru | actual | Peru was not sanctioned. | news | #9",
            "Peru | Chile | recall | fishing fleet | obligatory | Chile must not recall its fishing fleet, Peru said. | news | #2",
        ],
    ),
    (
        "documents",
        {},
        "name | title | author | published | statements | facts | document",
        [
            "letter | A letter | L. Pen | 2020-05-04 | 2 | 1 | document:letter",
            "news | The news | N. Quill | 2021-02-03 | 9 | 3 | document:news",
        ],
    ),
    (
        "doubtful",
        {},
        "confidence | who | action | whom | rule | sentence | document | statement",
        [
            "0.5 | Norway | sanction | Chile | verb | Norway sanctioned Chile in 2019. | letter | #1",
            "0.8 | Norway | urge | Peru | verb | Norway urged Peru to meet Chile. | news | #3",
            "0.9 | Norway | sanction | Chile | verb | Norway sanctioned Chile in 2019. | news | #0",
        ],
    ),
    (
        "dyad-over-time",
        {"actor": "Norway", "target": "Chile"},
        "period | verbalCooperation | materialCooperation | verbalConflict | materialConflict | other | statements",
        ["2019 | 0 | 0 | 0 | 1 | 0 | 1", "2020 | 0 | 0 | 0 | 1 | 0 | 1"],
    ),
    (
        "dyads",
        {},
        "who | whom | statements | facts",
        [
            "Peru | Chile | 3 | 0",
            "Norway | Chile | 2 | 2",
            "Chile | fishing fleet | 2 | 0",
            "Norway | Peru | 1 | 1",
            "Peru | Norway | 1 | 0",
        ],
    ),
    (
        "evidence",
        {"actor": "Peru", "target": "Chile"},
        "does | polarity | modality | source | time | confidence | sentence | document | statement",
        [
            "meet | affirmed | actual | Norway |  | 0.8 | Peru met Chile, Norway claims. | letter | #6",
            "meet | affirmed | obligatory | Norway |  | 0.8 | Norway urged Peru to meet Chile. | news | #4",
            "meet | negated | actual |  |  | 0.8 | Peru did not meet Chile. | news | #5",
        ],
    ),
    (
        "facts",
        {"about": "Norway"},
        "who | action | whom | statements | documents",
        ["Norway | sanction | Chile | 2 | 2", "Norway | urge | Peru | 1 | 1"],
    ),
    (
        "forecasts",
        {},
        "who | modality | polarity | action | whom | accordingTo | time | sentence | document | statement",
        ["Peru | predicted | affirmed | meet | Norway | (author) |  | Peru will perhaps meet Norway. | news | #7"],
    ),
    (
        "names",
        {"of": "Kingdom of Norway"},
        "what | value",
        ["same as | wd:Q20", "also called | Kingdom of Norway", "name | Norway"],
    ),
    (
        "neighbours",
        {"of": "Norway"},
        "who | kind | actsOn | actedOnBy",
        ["Chile | State | 2 | 0", "Peru | State | 1 | 0"],
    ),
    (
        "participants",
        {},
        "who | type | acts | isActedOn | says | together",
        [
            "Peru | State | 5 | 2 | 1 | 8",
            "Chile | State | 2 | 5 | 0 | 7",
            "Norway | State | 3 | 1 | 2 | 6",
            "fishing fleet | Concept | 0 | 2 | 0 | 2",
        ],
    ),
    (
        "plans",
        {},
        "who | polarity | action | whom | source | time | sentence | document | statement",
        [
            "Chile | affirmed | recall | fishing fleet |  | 2022 | Chile plans to recall the fishing fleet in 2022. | news | #8"
        ],
    ),
    (
        "reported",
        {"actor": "Peru"},
        "by | polarity | action | whom | time | sentence | document | statement",
        ["Norway | affirmed | meet | Chile |  | Peru met Chile, Norway claims. | letter | #6"],
    ),
    (
        "said-most",
        {},
        "who | polarity | modality | action | whom | statements | sources | documents",
        [
            "Chile | negated | obligatory | recall | fishing fleet | 1 | 1 | 1",
            "Peru | affirmed | actual | meet | Chile | 1 | 1 | 1",
            "Peru | affirmed | obligatory | meet | Chile | 1 | 1 | 1",
        ],
    ),
    (
        "search",
        {"text": "PERU said"},
        "sentence | who | polarity | modality | action | whom | document | statement",
        [
            "Chile must not recall its fishing fleet, Peru said. | Chile | negated | obligatory | recall | fishing fleet | news | #2"
        ],
    ),
    (
        "should",
        {},
        "who | not | action | whom | accordingTo | sentence | document | statement",
        [
            "Chile | not | recall | fishing fleet | Peru | Chile must not recall its fishing fleet, Peru said. | news | #2",
            "Peru |  | meet | Chile | Norway | Norway urged Peru to meet Chile. | news | #4",
        ],
    ),
    (
        "sources",
        {},
        "by | statements | documents | negated | actual | predicted | possible | obligatory | intended",
        ["Norway | 2 | 2 | 0 | 1 | 0 | 0 | 1 | 0", "Peru | 1 | 1 | 1 | 0 | 0 | 0 | 1 | 0"],
    ),
    (
        "timeline",
        {"about": "Chile"},
        "time | who | action | whom | source | document | statement",
        ["2019 | Norway | sanction | Chile |  | news | #0"],
    ),
    ("dyads", {"actor": "Peru"}, "who | whom | statements | facts", ["Peru | Chile | 3 | 0", "Peru | Norway | 1 | 0"]),
    ("dyads", {"class": "Sanction"}, "who | whom | statements | facts", ["Norway | Chile | 2 | 2"]),
    (
        "dyad-over-time",
        {"actor": "Norway", "target": "Chile", "unit": "month"},
        "period | verbalCooperation | materialCooperation | verbalConflict | materialConflict | other | statements",
        ["2019 | 0 | 0 | 0 | 1 | 0 | 1", "2020-05 | 0 | 0 | 0 | 1 | 0 | 1"],
    ),
    (
        "evidence",
        {"actor": "Peru", "target": "Chile", "action": "sanction"},
        "does | polarity | modality | source | time | confidence | sentence | document | statement",
        [],
    ),
    ("timeline", {"about": "Chile", "from": "2020"}, "time | who | action | whom | source | document | statement", []),
    (
        "denied",
        {"source": "Peru"},
        "by | who | action | whom | modality | sentence | document | statement",
        [
            "Peru | Chile | recall | fishing fleet | obligatory | Chile must not recall its fishing fleet, Peru said. | news | #2"
        ],
    ),
    (
        "should",
        {"actor": "Peru", "source": "Norway"},
        "who | not | action | whom | accordingTo | sentence | document | statement",
        ["Peru |  | meet | Chile | Norway | Norway urged Peru to meet Chile. | news | #4"],
    ),
    (
        "demands",
        {"actor": "Norway"},
        "who | of | not | action | what | sentence | document | statement",
        [
            "Norway | Peru |  | meet | Chile | Norway urged Peru to meet Chile. | news | #4",
            "Norway | Peru |  | urge | meeting | Norway urged Peru to meet Chile. | news | #3",
        ],
    ),
    ("corroborated", {"target": "Chile", "least": "3"}, "who | action | whom | documents | statements", []),
    (
        "sources",
        {"document": "A letter"},
        "by | statements | documents | negated | actual | predicted | possible | obligatory | intended",
        ["Norway | 1 | 1 | 0 | 1 | 0 | 0 | 0 | 0"],
    ),
    (
        "documents",
        {"publisher": "gazette"},
        "name | title | author | published | statements | facts | document",
        ["news | The news | N. Quill | 2021-02-03 | 9 | 3 | document:news"],
    ),
    (
        "participants",
        {"kind": "Concept"},
        "who | type | acts | isActedOn | says | together",
        ["fishing fleet | Concept | 0 | 2 | 0 | 2"],
    ),
    (
        "doubtful",
        {"below": "0.6"},
        "confidence | who | action | whom | rule | sentence | document | statement",
        ["0.5 | Norway | sanction | Chile | verb | Norway sanctioned Chile in 2019. | letter | #1"],
    ),
    (
        "contradictions",
        {"actor": "Chile"},
        "who | action | whom | affirmedBy | affirmedIn | deniedBy | deniedIn | affirmation | denial",
        [],
    ),
    (
        "facts",
        {"about": "Peru"},
        "who | action | whom | statements | documents",
        ["Norway | urge | Peru | 1 | 1", "Peru | withdraw |  | 1 | 1"],
    ),
    (
        "balance",
        {"least": "2"},
        "who | whom | facts | verbalCooperation | materialCooperation | verbalConflict | materialConflict | intensity",
        ["Norway | Chile | 2 | 0 | 0 | 0 | 2 | -6.5"],
    ),
    (
        "forecasts",
        {"actor": "Chile"},
        "who | modality | polarity | action | whom | accordingTo | time | sentence | document | statement",
        [],
    ),
    (
        "said-most",
        {"source": "Peru"},
        "who | polarity | modality | action | whom | statements | sources | documents",
        ["Chile | negated | obligatory | recall | fishing fleet | 1 | 1 | 1"],
    ),
    ("actions", {"class": "Sanction"}, "does | of | statements | facts", ["sanction | Sanction | 3 | 2"]),
]


@pytest.fixture(scope="module")
def library() -> dict[str, queries.CannedQuery]:
    return queries.read_library()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    folder = tmp_path_factory.mktemp("sample")
    return store.load(write_sample(folder / "output", folder / "ontology"))


@pytest.mark.parametrize(("name", "values", "head", "rows"), ANSWERS, ids=[f"{a[0]} {' '.join(a[1])}" for a in ANSWERS])
def test_a_canned_query_answers_with_these_rows(
    library: dict[str, queries.CannedQuery],
    sample: ox.Store,
    name: str,
    values: dict[str, str],
    head: str,
    rows: list[str],
) -> None:
    found_head, found = store.query(sample, queries.bind(library[name], values, sample, KNOWN)).to_table()
    assert " | ".join(found_head) == head
    assert [" | ".join(NUMBERS.get(cell, cell) for cell in row) for row in found] == rows


def test_every_canned_query_is_tested_and_each_of_its_parameters(library: dict[str, queries.CannedQuery]) -> None:
    tested = {(name, key) for name, values, *_ in ANSWERS for key in values}
    declared = {(name, parameter.name) for name, canned in library.items() for parameter in canned.parameters}
    assert {name for name, *_ in ANSWERS} == set(library)
    # each of these is bound by the same lines as its sister of the same query
    assert declared - tested == {
        ("balance", "actor"), ("balance", "target"), ("contradictions", "target"), ("corroborated", "actor"), ("demands", "target"), ("denied", "actor"),
        ("dyads", "target"), ("forecasts", "source"), ("plans", "actor"), ("reported", "source"), ("timeline", "until"),
    }  # fmt: skip


def test_every_canned_query_runs_as_it_stands_in_its_file(
    library: dict[str, queries.CannedQuery], sample: ox.Store
) -> None:
    for canned in library.values():
        assert store.query(sample, canned.text).kind == "select", canned.name
        assert canned.title
        assert canned.description
        assert canned.limit


def test_the_limit_is_that_which_is_asked_for(library: dict[str, queries.CannedQuery], sample: ox.Store) -> None:
    for limit, rows in ((1, 1), (3, 3), (0, 5), (None, 5)):
        sparql = queries.bind(library["dyads"], {}, sample, KNOWN, limit)
        assert len(store.query(sample, sparql).rows) == rows, limit
    assert "LIMIT" not in queries.bind(library["dyads"], {}, sample, KNOWN, 0)


# -- values ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Norway", "actor/norway"),
        ("Kingdom of Norway", "actor/norway"),
        ("  kingdom of NORWAY ", "actor/norway"),
        ("actor:norway", "actor/norway"),
        ("norway", "actor/norway"),
        ("fishing-fleet", "concept/fishing-fleet"),
        (DEFAULT_BASE + "actor/norway", "actor/norway"),
        (f"<{DEFAULT_BASE}concept/fishing-fleet>", "concept/fishing-fleet"),
    ],
)
def test_a_participant_goes_by_label_alias_or_iri(sample: ox.Store, typed: str, meant: str) -> None:
    assert queries.find_participant(sample, typed, KNOWN).value == DEFAULT_BASE + meant


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("Norwey", "the graph has no participant 'Norwey'; did you mean Norway?"),
        ("fleet", "the graph has no participant 'fleet'; did you mean fishing fleet?"),
        (
            "Zzyzx",
            "the graph has no participant 'Zzyzx'; kg query --list names queries that show what there is; a participant goes by its label, an alias or its IRI",
        ),
        (
            "sanction",
            "the graph has no participant 'sanction'; kg query --list names queries that show what there is; a participant goes by its label, an alias or its IRI",
        ),
    ],
)
def test_an_unknown_participant_is_answered_with_near_ones(sample: ox.Store, typed: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        queries.find_participant(sample, typed, KNOWN)
    assert str(caught.value) == message


def test_a_name_of_several_is_answered_with_their_iris() -> None:
    turtle = """@prefix kg: <https://w3id.org/kgwright/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    <https://w3id.org/kgwright/id/actor/a> a kg:State ; skos:prefLabel "Twin"@en .
    <https://w3id.org/kgwright/id/place/a> a kg:Place ; skos:prefLabel "Twin"@en ."""
    twins = store.load_triples(ox.parse(turtle, ox.RdfFormat.TURTLE))
    with pytest.raises(InputError) as caught:
        queries.find_participant(twins, "Twin", KNOWN)
    assert str(caught.value) == "'Twin' is the name of more than one participant: actor:a, place:a; give one of these"


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("dyads", {"who": "Norway"}, "dyads has no parameter who; it has actor, class, target"),
        ("evidence", {"actor": "Norway"}, "evidence needs --target (who is acted on); give it"),
        ("corroborated", {"least": "two"}, "--least 'two': give a whole number"),
        ("doubtful", {"below": "half"}, "--below 'half': give a number"),
        ("timeline", {"about": "Peru", "from": "May"}, "--from 'May': give a year, month or day: 2006, 2006-10 or 2006-10-03"),
        ("participants", {"kind": "Cat"}, "--kind 'Cat': give one of State, Person, Organization, Group, Place, Occurrence, Concept"),
        ("dyads", {"class": "Sanctoin"}, "the graph has no class 'Sanctoin'; did you mean Sanction?"),
        ("sources", {"document": "new"}, "the graph has no document 'new'; did you mean news, The news?"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_told_with_what_does(
    library: dict[str, queries.CannedQuery], sample: ox.Store, name: str, values: dict[str, str], message: str
) -> None:
    with pytest.raises(InputError) as caught:
        queries.bind(library[name], values, sample, KNOWN)
    assert str(caught.value) == message


HOSTILE = [
    '" } } INSERT',
    '"@en } SERVICE <http://localhost/> { ?a ?b ?c } #',
    "\\",
    '\\" }',
    "}\n}\n",
    "\r\u2028\x00",
    "\ud800",
    "UNDEF }",
    "\\u0022 }",
    "\\g<0>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_only_looked_for(
    library: dict[str, queries.CannedQuery], sample: ox.Store, text: str
) -> None:
    if "\ud800" in text:
        with pytest.raises(InputError, match=r"^--text .* give any text$"):
            queries.bind(library["search"], {"text": text}, sample, KNOWN)
        return
    assert store.query(sample, queries.bind(library["search"], {"text": text}, sample, KNOWN)).rows == []
    with pytest.raises(InputError, match="the graph has no participant"):
        queries.bind(library["dyads"], {"actor": text}, sample, KNOWN)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_arrives_as_it_is(text: str) -> None:
    canned = read_query("x.rq", "# title: x\n# parameter text text: any\nSELECT ?text { VALUES ?text { UNDEF } }")
    empty = ox.Store()
    assert store.query(empty, queries.bind(canned, {"text": text}, empty, KNOWN)).rows == [(text,)]


# -- files -------------------------------------------------------------------------------------------------------------


def test_a_folder_of_ones_own_adds_queries_and_replaces_others(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("# title: Mine\nSELECT * { ?s ?p ?o } LIMIT 1")
    (tmp_path / "dyads.rq").write_text("# title: Other dyads\n# description: One\n#   and two.\n#and no more\nASK {}")
    found = queries.read_library(tmp_path)
    assert (found["mine"].title, found["mine"].parameters, found["mine"].limit) == ("Mine", (), 1)
    assert (found["dyads"].title, found["dyads"].description) == ("Other dyads", "One and two.")
    assert set(queries.read_library()) - set(found) == set()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {}", 'line 1: no title; begin the file with a line "# title: …"'),
        (
            "# title: x\n# parameter a thing: x\n",
            "line 2: unknown type thing; use one of participant, action, class, document, text, date, integer, number, or choices such as year|month",
        ),
        ("# title: x\n# parameter A b c d: x\n", 'line 2: not a parameter; write "# parameter NAME TYPE: …" with a name in small letters'),
        ("# title: x\n# parameter graph text: x\n", "line 2: kg query has an option --graph of its own; call the parameter otherwise"),
        ("# title: x\n# parameter a text: x\nASK {}", "line 2: the query lacks VALUES ?a { UNDEF }, where the value goes; add it"),
        (
            "# title: x\n# parameter a text: x\n# parameter a text: x\nASK {VALUES ?a { UNDEF }}",
            "line 3: parameter a stands here a second time; remove one",
        ),
    ],
)  # fmt: skip
def test_a_header_that_is_wrong_is_told_with_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "mine.rq").write_text(text)
    with pytest.raises(InputError) as caught:
        queries.read_library(tmp_path)
    assert str(caught.value) == f"{tmp_path / 'mine.rq'}, {message}"


def test_an_unknown_name_or_folder_is_told(library: dict[str, queries.CannedQuery], tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^no canned query is called 'dyad'; did you mean dyads or demands\?$"):
        queries.find(library, "dyad")
    with pytest.raises(InputError, match=r"^no canned query is called 'qqqq'; kg query --list names them all$"):
        queries.find(library, "qqqq")
    with pytest.raises(InputError, match="no such folder"):
        queries.read_library(tmp_path / "none")
