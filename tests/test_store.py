from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from statement_samples import participant, statement, write_ontology

from kg import rdf, store
from kg.errors import InputError, QueryError
from kg.ontology import DEFAULT_BASE

EVIL = '=HYPERLINK("http://x";"y")'
FACTS = "SELECT ?a ?p ?b { ?a ?p ?b . ?p rdfs:subPropertyOf kg:actsOn } ORDER BY ?a ?p ?b"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an output folder of two documents."""
    folder = tmp_path_factory.mktemp("output")
    domain = write_ontology(tmp_path_factory.mktemp("ontology"))
    made = [
        statement("Norway", "sanction", "Chile", confidence=0.75),
        statement("Peru", "meet", "Chile", document="other", time="2006-10"),
        statement("Norway", "sanction", "Chile", document="other", confidence=0.25),
        replace(statement("Peru", "deny", None, polarity="negated"), target=participant(EVIL, "Concept")),
    ]
    rdf.write_turtle(folder / "graph.ttl", made, [], domain)
    rdf.write_nquads(folder / "graph.nq", made, [], domain)
    return folder


def test_a_built_folder_is_asked_across_all_its_documents(output: Path) -> None:
    found = store.query(output, FACTS)
    assert (found.kind, found.variables) == ("select", ("a", "p", "b"))
    assert found.to_table() == (
        ("a", "p", "b"),
        [("actor:norway", "action:sanction", "actor:chile"), ("actor:peru", "action:meet", "actor:chile")],
    )


def test_without_union_only_graph_reaches_into_documents(output: Path) -> None:
    assert store.query(output, "SELECT ?s { ?s a kg:Statement }", union=False).rows == []
    for union in (True, False):
        found = store.query(output, "SELECT ?g { GRAPH ?g { ?a action:meet ?b } }", union=union)
        assert found.rows == [(DEFAULT_BASE + "document/other",)]


def test_a_triple_of_several_documents_is_one_triple_outside_graph(output: Path) -> None:
    asked = "SELECT (COUNT(*) AS ?n) { actor:norway action:sanction ?b }"
    assert store.query(output, asked).rows == [(1,)]
    assert store.query(store.load_triples(ox.parse(path=output / "graph.nq")), asked).rows == [(1,)]
    assert store.query(output, asked.replace("{", "{ GRAPH ?g {") + "}").rows == [(2,)]


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nq"])
def test_a_single_file_and_a_store_are_asked_alike(output: Path, name: str) -> None:
    loaded = store.load(output / name)
    assert store.query(loaded, FACTS) == store.query(output, FACTS) == store.query(output / name, FACTS)


def test_a_folder_with_turtle_alone_is_asked_too(output: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes((output / "graph.ttl").read_bytes())
    assert store.query(tmp_path, FACTS) == store.query(output, FACTS)


def test_values_are_plain_numbers_truths_texts_and_none(output: Path) -> None:
    found = store.query(
        output,
        "SELECT ?c ?begin ?negated ?when ?t { ?s kg:confidence ?c ; kg:actionBegin ?begin ; kg:target ?t ; kg:polarity ?p ."
        " OPTIONAL { ?s kg:time ?when } BIND(?p = kg:negated AS ?negated) } ORDER BY DESC(?c) ?negated",
    )
    chile, evil = DEFAULT_BASE + "actor/chile", DEFAULT_BASE + "concept/hyperlink-http-x-y"
    assert found.rows == [
        (0.75, 10, False, None, chile),
        (0.5, 10, False, "2006-10", chile),
        (0.5, 10, True, None, evil),
        (0.25, 10, False, None, chile),
    ]


def test_an_answer_is_true_or_false(output: Path) -> None:
    found = store.query(output, "ASK { actor:norway action:sanction ?x }")
    assert (found.kind, found.answer, found.rows, found.to_csv()) == ("ask", True, [(True,)], "answer\ntrue\n")
    assert json.loads(found.to_json()) == {"head": {}, "boolean": True}
    assert store.query(output, "ASK { actor:norway action:sanction actor:norway }").rows == [(False,)]


def test_a_constructed_graph_is_sorted_and_written_as_turtle(output: Path) -> None:
    found = store.query(output, "CONSTRUCT { ?b kg:metBy ?a } { ?s kg:actor ?a ; kg:target ?b }")
    assert found.kind == "construct"
    assert found.to_table()[1] == [
        ("actor:chile", "kg:metBy", "actor:norway"),
        ("actor:chile", "kg:metBy", "actor:peru"),
        ("concept:hyperlink-http-x-y", "kg:metBy", "actor:peru"),
    ]
    assert [line for line in found.to_turtle().splitlines() if "@prefix" not in line] == [
        "actor:chile kg:metBy actor:norway , actor:peru .",
        "concept:hyperlink-http-x-y kg:metBy actor:peru .",
    ]


def test_only_a_constructed_graph_is_written_as_turtle(output: Path) -> None:
    with pytest.raises(QueryError, match=r"^a SELECT query makes no graph; use CONSTRUCT, or another format$"):
        store.query(output, FACTS).to_turtle()


def test_csv_never_starts_a_formula_and_leaves_numbers_alone(output: Path) -> None:
    cells = " ".join(
        f'("{text}")' for text in ("+1", "-1", "@a", "\\ta", " =a", "a;=b", "a,b", 'q\\"', "l\\nm", "plain")
    )
    found = store.query(output, f"SELECT ?x ?n {{ VALUES (?x) {{ {cells} }} BIND(-6.5 AS ?n) }}")
    assert list(csv.reader(found.to_csv().splitlines(keepends=True))) == [
        ["x", "n"],
        *([text, "-6.5"] for text in ("'+1", "'-1", "'@a", "'\ta", "' =a", "a;=b", "a,b", 'q"', "l\nm", "plain")),
    ]
    assert '"a;=b",-6.5\n' in found.to_csv()
    labels = store.query(output, "SELECT ?l { ?x a kg:Concept ; skos:prefLabel ?l }")
    assert labels.to_csv() == 'l\n"\'=HYPERLINK(""http://x"";""y"")"\n'
    assert labels.rows == [(EVIL,)]


def test_json_is_that_of_the_sparql_recommendation(output: Path) -> None:
    asked = (
        'SELECT ?l ?c ?x ?u { VALUES (?l ?c ?x) { ("a"@en 0.5 "b") } BIND(actor:peru AS ?u) OPTIONAL { ?none a ?u } }'
    )
    native = ox.Store().query(asked, prefixes={"actor": DEFAULT_BASE + "actor/"})
    assert isinstance(native, ox.QuerySolutions)
    expected = native.serialize(format=ox.QueryResultsFormat.JSON)
    assert json.loads(store.query(output, asked).to_json()) == json.loads(expected or b"")


# -- refusals ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        (
            "SELECT *\nWHERE { ?s ?p ?o",
            "line 2, column 17: the query ends too early; is a }, a ) or a quotation mark missing?",
        ),
        (
            "SELECT ?a {\n ?a <urn:x> ?b ?c }\n",
            "line 2, column 20: not SPARQL before this place; is a . or a ; missing between two patterns?",
        ),
        ("SELECT * { ?s <a b> ?o }", "line 1, column 20: not SPARQL before “?o }”; correct it and try again"),
        (
            "SELECT (COUNT(*) AS ?c) ?s { ?s ?p ?o }",
            "line 1, column 40: SELECT names a variable that is not grouped by; add it to GROUP BY, or aggregate it",
        ),
        (
            "PREFIX a: <urn:a>\nINSERT DATA { <a:b> <a:c> <a:d> }",
            "line 2, column 1: updates are refused; write SELECT, ASK, CONSTRUCT or DESCRIBE",
        ),
        ("LOAD <http://x.example/>", "line 1, column 1: updates are refused; write SELECT, ASK, CONSTRUCT or DESCRIBE"),
        (
            "SELECT * { BIND(<urn:f>(1) AS ?x) }",
            "the query cannot be run: The custom function <urn:f> is not supported; leave that part out",
        ),
    ],
)
def test_errors_name_line_column_and_remedy(output: Path, sparql: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.query(output, sparql)
    assert str(caught.value) == message


def test_an_undeclared_prefix_is_named_beside_the_known_ones(output: Path) -> None:
    with pytest.raises(
        QueryError, match=r"^line 1, column 22: undeclared prefix foo; declare .* of action, actor, claim, concept"
    ):
        store.query(output, "SELECT * { ?s foo:bar ?o }")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://localhost:1/> {} }",
        "SELECT * { SERVICE#a\n<http://localhost:1/>#b\n{} }",
        "SELECT * { SERVICE ?x {} }",
        "PREFIX e: <http://localhost:1/> SELECT * { SERVICESILENTe:{} }",
        "PREFIX e: <http://localhost:1/> SELECT * { SERVICE e:#a b\n{} }",
        'SELECT * { FILTER(?a<#>"""\n?b) SERVICE <http://localhost:1/> {} #"""\n}',
        "CONSTRUCT { ?s ?p ?o } WHERE { { SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } } } }",
    ],
)
def test_no_query_reaches_another_machine_however_it_is_spelled(sparql: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        store.query(ox.Store(), sparql)


def test_the_word_service_is_no_offence(output: Path) -> None:
    asked = 'SELECT ?service { ?service skos:prefLabel "Service"@en . # no SERVICE here\n }'
    assert store.query(output, asked).rows == []


def test_what_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("<a:b> <a:c>\n<a:d> <a:e> .\n")
    (tmp_path / "bad.docx").write_text("x")
    for path, message in {
        tmp_path / "none": "no such file or folder",
        tmp_path: "holds neither graph.nq nor graph.ttl",
        tmp_path / "bad.docx": "not an RDF file by its ending",
        tmp_path / "bad.ttl": "bad.ttl, line 2: not valid RDF",
    }.items():
        with pytest.raises(InputError, match=message):
            store.load(path)
