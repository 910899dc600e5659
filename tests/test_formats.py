"""Files for other tools: whole files of a small graph, the same bytes in any order, and text that stays text."""

from __future__ import annotations

import csv
import io
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from statement_samples import participant, statement, statements, write_ontology

from kg.build import assemble
from kg.errors import InputError
from kg.formats import cypher, events, neo4j, tables
from kg.graph import FORMATS, WRITERS, Graph, find_writers
from kg.graph.writers import MORE_WRITERS, NEO4J_FILES
from kg.model import Act, DocumentRecord, Statement
from kg.ontology import DEFAULT_BASE, Ontology
from kg.output import read_output
from kg.rdf import statement_iri

NORWAY = participant("Norway", text="Oslo", begin=8, end=12, form="name")
CHILE = participant("Chile", text="Chile", begin=34, end=39, form="name")
RECORD = DocumentRecord("news", "A brief", "Ann Author", "The Press", "2006-12-05", "https://example.org/a")
FACT = Statement(
    document="news",
    begin=0,
    end=40,
    sentence="In 2006 Oslo imposed sanctions on Chile.",
    actor=NORWAY,
    action=Act("sanction", "Sanction", "imposed sanctions", 13, 30),
    target=CHILE,
    time="2006-10",
    confidence=0.86,
    rule="light",
)
SAID = replace(
    FACT, actor=CHILE, target=NORWAY, source=(participant("Peru"),), action=Act("call", None, "called", 13, 19)
)
HOSTILE = '=HYPERLINK("http://x")|cmd\' \\u0027 }) DETACH DELETE n; //\n"<script>\t]]>\x01\u2028\u202e😀'


@pytest.fixture(scope="module")
def domain(tmp_path_factory: pytest.TempPathFactory) -> Ontology:
    return write_ontology(tmp_path_factory.mktemp("ontology"))


def graph_of(domain: Ontology, *made: Statement) -> Graph:
    return assemble(made, [RECORD], domain, title="Test")


def write(graph: Graph, folder: Path, name: str) -> str:
    (path,) = graph.write(folder, only=[name])
    return path.read_text(encoding="utf-8")


# -- names -------------------------------------------------------------------------------------------------------------


def test_every_file_belongs_to_one_format() -> None:
    files = [file for names in FORMATS.values() for file in names]
    assert sorted(files) == sorted(WRITERS | MORE_WRITERS)
    assert FORMATS["neo4j"] == NEO4J_FILES


def test_an_unknown_format_is_answered_with_the_known_ones() -> None:
    with pytest.raises(
        InputError, match=r"^unknown format 'graphxml'; did you mean graphml\? known: turtle, ntriples, "
    ):
        find_writers(["trig", "graphxml"])


def test_formats_and_files_may_both_be_named(domain: Ontology, tmp_path: Path) -> None:
    paths = graph_of(domain, FACT).write(tmp_path, only=["gexf", "graph.nt", "neo4j"])
    assert [path.name for path in paths] == ["graph.gexf", "graph.nt", *NEO4J_FILES]


# -- the same bytes ----------------------------------------------------------------------------------------------------


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(statements(), max_size=6), seed=st.integers(0, 99))
def test_the_order_of_statements_does_not_matter(
    made: list[Statement], seed: int, domain: Ontology, tmp_path: Path
) -> None:
    shuffled = random.Random(seed).sample(made, len(made))
    names = [name for name in FORMATS if name not in ("html", "centrality")]
    one = graph_of(domain, *made).write(tmp_path / "one", only=names)
    other = graph_of(domain, *shuffled).write(tmp_path / "other", only=names)
    for a, b in zip(one, other, strict=True):
        assert a.read_bytes() == b.read_bytes(), a.name


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_graph_is_a_file_like_any_other(name: str, domain: Ontology, tmp_path: Path) -> None:
    paths = assemble([], [], domain).write(tmp_path, only=[name])
    assert [path.name for path in paths] == list(FORMATS[name])


# -- RDF ---------------------------------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(statements(), max_size=4))
def test_all_syntaxes_of_triples_say_the_same(made: list[Statement], domain: Ontology, tmp_path: Path) -> None:
    graph = graph_of(domain, *made)
    graph.write(tmp_path, only=["turtle", "ntriples", "jsonld"])
    found = [
        set(ox.parse(path=tmp_path / name, format=format_))
        for name, format_ in (
            ("graph.ttl", ox.RdfFormat.TURTLE),
            ("graph.nt", ox.RdfFormat.N_TRIPLES),
            ("graph.jsonld", ox.RdfFormat.JSON_LD),
        )
    ]
    assert found[0] == found[1] == found[2]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(statements(), max_size=3))
def test_rdflib_reads_the_json_ld_as_the_turtle(made: list[Statement], domain: Ontology, tmp_path: Path) -> None:
    graph_of(domain, *made).write(tmp_path, only=["ntriples", "jsonld"])
    turtle, jsonld = rdflib.Graph(), rdflib.Graph()
    turtle.parse(tmp_path / "graph.nt", format="nt")
    jsonld.parse(tmp_path / "graph.jsonld", format="json-ld")
    assert {tuple(map(str, t)) for t in jsonld} == {tuple(map(str, t)) for t in turtle}


def test_trig_and_nquads_are_the_same_quads(domain: Ontology, tmp_path: Path) -> None:
    graph_of(domain, FACT, SAID).write(tmp_path, only=["trig", "nquads"])
    trig = set(ox.parse(path=tmp_path / "graph.trig", format=ox.RdfFormat.TRIG))
    assert trig == set(ox.parse(path=tmp_path / "graph.nq", format=ox.RdfFormat.N_QUADS))


def test_json_ld_is_short_and_needs_nothing_else(domain: Ontology, tmp_path: Path) -> None:
    text = write(graph_of(domain, FACT), tmp_path, "jsonld")
    nodes = {node["@id"]: node for node in json.loads(text)["@graph"]}
    assert nodes["actor/norway"] == {
        "@id": "actor/norway",
        "@type": "State",
        "prefLabel": "Norway",
        "altLabel": ["Kingdom of Norway", "Oslo"],
        "sameAs": "wd:Q20",
        "verb:sanction": {"@id": "actor/chile"},
    }
    (made,) = (node for iri, node in nodes.items() if iri.startswith("statement/"))
    assert (made["actor"], made["action"], made["polarity"]) == ("actor/norway", "verb:sanction", "affirmed")
    assert (made["confidence"], made["actorBegin"], made["time"]) == ("0.86", 8, "2006-10")


def test_every_term_of_a_graph_has_a_short_name(domain: Ontology, tmp_path: Path) -> None:
    everything = replace(
        FACT, theme=replace(CHILE, of=NORWAY.iri, form="pronoun"), place=participant("Oslo", "Place", of=CHILE.iri),
        reciprocal=True, source=(participant("Peru"),), polarity="negated",
    )  # fmt: skip
    text = write(graph_of(domain, FACT, everything), tmp_path, "jsonld")
    keys = {key for node in json.loads(text)["@graph"] for key in node}
    assert {key for key in keys if ":" in key} == {"verb:sanction"}


def test_rdf_12_reifies_what_it_does_not_state(domain: Ontology, tmp_path: Path) -> None:
    denied = replace(FACT, polarity="negated")
    text = write(graph_of(domain, denied), tmp_path, "rdf12")
    assert "rdf:reifies <<( actor:norway action:sanction actor:chile )>>" in text
    asserted = {t.triple for t in ox.parse(text, ox.RdfFormat.TURTLE)}
    assert not any(t.predicate.value.endswith("/action/sanction") for t in asserted)


# -- the world according to a source -----------------------------------------------------------------------------------


def worlds(graph: Graph, folder: Path) -> dict[str, set[tuple[str, ...]]]:
    graph.write(folder, only=["nquads"])
    found: dict[str, set[tuple[str, ...]]] = {}
    for quad in ox.parse(path=folder / "graph.nq", format=ox.RdfFormat.N_QUADS):
        name = str(quad.graph_name)
        if "/world/" in name:
            triple = (quad.subject.value, quad.predicate.value, quad.object.value)
            found.setdefault(name, set()).add(tuple(part.rpartition("/id/")[2] for part in triple))
    return found


def test_a_source_has_a_graph_of_what_it_states(domain: Ontology, tmp_path: Path) -> None:
    claim = "https://w3id.org/kgwright/claim/call"
    assert worlds(graph_of(domain, FACT, SAID), tmp_path) == {
        f"<{DEFAULT_BASE}world/actor-peru>": {("actor/chile", claim, "actor/norway")}
    }


@pytest.mark.parametrize(
    "change",
    [
        {"polarity": "negated"},
        {"modality": "possible"},
        {"source": ()},
        {"source": (participant("Peru"), participant("Chile"))},
        {"target": None},
    ],
    ids=["denied", "hedged", "author", "hearsay", "no target"],
)
def test_what_the_source_does_not_state_is_not_in_its_world(
    change: dict[str, Any], domain: Ontology, tmp_path: Path
) -> None:
    assert worlds(graph_of(domain, replace(SAID, **change)), tmp_path) == {}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(statements(), max_size=5))
def test_no_union_of_graphs_states_more_than_the_author(
    made: list[Statement], domain: Ontology, tmp_path: Path
) -> None:
    graph_of(domain, *made).write(tmp_path, only=["turtle", "nquads"])
    acts = "SELECT ?a ?p ?b { ?a ?p ?b . ?p rdfs:subPropertyOf* kg:actsOn }"
    rows = []
    for name, format_ in (("graph.ttl", ox.RdfFormat.TURTLE), ("graph.nq", ox.RdfFormat.N_QUADS)):
        store = ox.Store()
        store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in ox.parse(path=tmp_path / name, format=format_))
        prefixes = {"rdfs": "http://www.w3.org/2000/01/rdf-schema#", "kg": "https://w3id.org/kgwright/ontology#"}
        found: Any = store.query(acts, prefixes=prefixes)
        rows.append(sorted(str(row) for row in found))
    assert rows[0] == rows[1]


# -- networks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_hold_facts_with_their_statements(name: str, read: Any, domain: Ontology, tmp_path: Path) -> None:
    graph = graph_of(domain, FACT, SAID, replace(FACT, polarity="negated"))
    write(graph, tmp_path, name)
    network = read(tmp_path / f"graph.{name}", **({"force_multigraph": True} if name == "graphml" else {}))
    assert {n: (told["label"], told["kind"]) for n, told in network.nodes(data=True)} == {
        NORWAY.iri: ("Norway", "State"),
        CHILE.iri: ("Chile", "State"),
    }
    ((actor, target, told),) = network.edges(data=True)
    assert (actor, target, told["label"], told["class"]) == (NORWAY.iri, CHILE.iri, "sanction", "Sanction")
    assert told["statements"].startswith(DEFAULT_BASE + "statement/")
    assert " " not in told["statements"]


def test_gexf_tells_no_date(domain: Ontology, tmp_path: Path) -> None:
    text = write(graph_of(domain, FACT), tmp_path, "gexf")
    assert text.startswith("<?xml version='1.0' encoding='utf-8'?>\n<gexf xmlns=\"http://www.gexf.net/1.2draft\"")
    assert "lastmodified" not in text


# -- property graphs ---------------------------------------------------------------------------------------------------


def test_facts_alone_are_relationships_between_participants(domain: Ontology) -> None:
    graph = graph_of(domain, FACT, SAID)
    ties = [
        (t.begin[1].rpartition("/id/")[2], t.type, t.end[1].rpartition("/id/")[2])
        for t in graph.property_graph.relationships
        if t.begin[0] == "Participant"
    ]
    assert ties == [("actor/norway", "SANCTION", "actor/chile")]
    assert [(n.labels, n.properties["label"]) for n in graph.property_graph.nodes if n.labels[0] == "Participant"] == [
        (("Participant", "Actor", "State"), "Chile"),
        (("Participant", "Actor", "State"), "Norway"),
        (("Participant", "Actor", "State"), "Peru"),
    ]
    roles = sorted(t.type for t in graph.property_graph.relationships if t.begin[0] == "Statement")
    assert roles == ["HAS_ACTOR", "HAS_ACTOR", "HAS_SOURCE", "HAS_TARGET", "HAS_TARGET", "IN_DOCUMENT", "IN_DOCUMENT"]


def test_neo4j_files_join(domain: Ontology, tmp_path: Path) -> None:
    graph_of(domain, FACT, SAID).write(tmp_path, only=["neo4j"])
    read = {
        name: list(csv.DictReader(io.StringIO((tmp_path / name).read_text(encoding="utf-8")))) for name in NEO4J_FILES
    }
    ids = {row["iri:ID"] for name in NEO4J_FILES[:3] for row in read[name]}
    ends = {row[end] for name in NEO4J_FILES[3:] for row in read[name] for end in (":START_ID", ":END_ID")}
    assert ends == ids
    (fact,) = read["neo4j-facts.csv"]
    assert (fact[":TYPE"], fact["weight:int"], fact["intensity:double"]) == ("SANCTION", "1", "-6.5")
    assert {row[":LABEL"] for row in read["neo4j-participants.csv"]} == {"Participant;Actor;State"}


def test_every_property_of_a_node_has_a_column(domain: Ontology) -> None:
    made = replace(FACT, source=(participant("Peru", text="Lima", begin=0, end=2),), place=participant("Oslo", "Place"))
    graph = graph_of(domain, FACT, made)
    for node in graph.property_graph.nodes:
        columns = next(types for sort, types in neo4j._NODES.values() if sort == node.labels[0])
        assert node.properties.keys() <= columns.keys()
    for tie in graph.property_graph.relationships:
        assert tie.properties.keys() <= (neo4j._FACTS if "weight" in tie.properties else neo4j._TIES).keys()


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("it's", r"'it\'s'"),
        ("a\\", r"'a\\'"),
        ("\\'", r"'\\\''"),
        ("\\u0027 OR 1", r"'\\' + 'u0027 OR 1'"),
        ("\\\\U1", r"'\\\\' + 'U1'"),
        ("a\nb\x01\u2028", r"'a\nb\u0001\u2028'"),
    ],
)
def test_text_cannot_leave_its_cypher_literal(text: str, literal: str) -> None:
    assert cypher.text(text) == literal


def test_a_cypher_script_is_a_query_a_line(domain: Ontology, tmp_path: Path) -> None:
    lines = write(graph_of(domain, replace(FACT, sentence=HOSTILE)), tmp_path, "cypher").split("\n")
    assert lines.pop() == ""
    assert all(line.startswith(("CREATE INDEX ", "UNWIND [{")) and line.endswith(";") for line in lines)
    assert lines[-1] == (
        "UNWIND [{begin: '"
        + NORWAY.iri
        + "', end: '"
        + CHILE.iri
        + "', key: 'https://w3id.org/kgwright/action/sanction', "
        "told: {`iri`: 'https://w3id.org/kgwright/action/sanction', `action`: 'sanction', `class`: 'Sanction', "
        "`quad`: 'MaterialConflict', `intensity`: -6.5, `weight`: 1, `documents`: 1, `statements`: ['"
        + statement_iri(FACT, DEFAULT_BASE)
        + "']}}] AS row MATCH (a:`Participant` {iri: row.begin}), (b:`Participant` {iri: row.end}) "
        "MERGE (a)-[r:`SANCTION` {key: row.key}]->(b) SET r += row.told;"
    )


# -- tables ------------------------------------------------------------------------------------------------------------


def test_a_table_has_a_row_a_statement(domain: Ontology, tmp_path: Path) -> None:
    text = write(graph_of(domain, FACT, SAID), tmp_path, "csv")
    first, second = csv.DictReader(io.StringIO(text))
    assert list(first) == list(tables.COLUMNS)
    assert {name: value for name, value in second.items() if value and "iri" not in name and name != "statement"} == {
        "document": "news", "begin": "0", "end": "40", "sentence": FACT.sentence,
        "actor": "Norway", "actor_kind": "State", "actor_text": "Oslo", "actor_begin": "8", "actor_end": "12",
        "action": "sanction", "class": "Sanction", "quad": "MaterialConflict", "intensity": "-6.5",
        "action_text": "imposed sanctions", "action_begin": "13", "action_end": "30",
        "target": "Chile", "target_kind": "State", "target_text": "Chile", "target_begin": "34", "target_end": "39",
        "polarity": "affirmed", "modality": "actual", "fact": "true", "time": "2006-10", "reciprocal": "false",
        "confidence": "0.86", "extractor": "dependency", "rule": "light",
    }  # fmt: skip
    assert (first["source"], first["fact"]) == ("Peru", "false")


def test_parquet_has_types(domain: Ontology, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    graph_of(domain, FACT, SAID).write(tmp_path, only=["parquet"])
    table = parquet.read_table(tmp_path / "statements.parquet")
    assert [(f.name, str(f.type)) for f in table.schema][:3] == [
        ("statement", "string"),
        ("document", "string"),
        ("begin", "int64"),
    ]
    assert table.column("source").to_pylist() == [["Peru"], []]
    assert table.column("fact").to_pylist() == [False, True]


@pytest.mark.parametrize("name", ["csv", "neo4j-statements.csv", "neo4j-participants.csv", "gdelt", "icews", "plover"])
def test_no_cell_is_a_formula(name: str, domain: Ontology, tmp_path: Path) -> None:
    bad = participant("Norway", text=HOSTILE, begin=0, end=40)
    made = replace(
        FACT, sentence=HOSTILE, document=HOSTILE, actor=replace(bad, label=HOSTILE, iri=DEFAULT_BASE + "actor/x")
    )
    text = write(assemble([made], [replace(RECORD, name=HOSTILE, publisher=HOSTILE)], domain), tmp_path, name)
    separator = "\t" if "\t" in text.partition("\n")[0] else ","
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "@", "\x01"))]


# -- event data --------------------------------------------------------------------------------------------------------


def events_of(graph: Graph, folder: Path, name: str) -> list[dict[str, str]]:
    text = write(graph, folder, name)
    return [{k: v for k, v in row.items() if v} for row in csv.DictReader(io.StringIO(text), delimiter="\t")]


def test_event_tables_have_the_columns_of_their_models() -> None:
    assert (len(events.GDELT), len(events.ICEWS), len(events.POLECAT)) == (61, 20, 40)


def test_gdelt(domain: Ontology, tmp_path: Path) -> None:
    dated = replace(FACT, time=None, place=participant("Oslo", "Place"))
    ((row),) = events_of(graph_of(domain, dated), tmp_path, "gdelt")
    assert row.pop("GLOBALEVENTID").isdigit()
    assert row == {
        "SQLDATE": "20061205", "MonthYear": "200612", "Year": "2006", "FractionDate": "2006.9178",
        "Actor1Name": "NORWAY", "Actor2Name": "CHILE", "EventCode": "160", "EventBaseCode": "160", "EventRootCode": "16",
        "QuadClass": "4", "GoldsteinScale": "-6.5", "NumMentions": "1", "NumSources": "1", "NumArticles": "1",
        "ActionGeo_FullName": "Oslo", "SOURCEURL": "https://example.org/a",
    }  # fmt: skip


def test_icews(domain: Ontology, tmp_path: Path) -> None:
    (row,) = events_of(graph_of(domain, FACT), tmp_path, "icews")
    assert len(row.pop("Event ID")) == 20
    assert row == {
        "Event Date": "2006-10", "Source Name": "Norway", "Source Country": "Norway", "Event Text": "Sanction",
        "CAMEO Code": "160", "Intensity": "-6.5", "Target Name": "Chile", "Story ID": "news", "Publisher": "The Press",
    }  # fmt: skip


def test_plover(domain: Ontology, tmp_path: Path) -> None:
    (row,) = events_of(graph_of(domain, FACT), tmp_path, "plover")
    assert len(row.pop("Event ID")) == 20
    assert row == {
        "Event Date": "2006-10", "Event Type": "SANCTION", "Intensity": "-6.5", "Quad Code": "MATERIAL CONFLICT",
        "Actor Name": "Norway", "Actor Name Raw": "Oslo", "Recipient Name": "Chile", "Recipient Name Raw": "Chile",
        "Source": "The Press", "Publication Date": "2006-12-05", "Language": "en",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["gdelt", "icews", "plover"])
def test_what_is_no_fact_is_no_event(name: str, domain: Ontology, tmp_path: Path) -> None:
    others = [replace(FACT, polarity="negated"), replace(FACT, modality="possible"), replace(FACT, source=(CHILE,)),
              statement("Norway", "paint", "Chile")]  # fmt: skip
    assert events_of(graph_of(domain, *others), tmp_path, name) == []


def test_the_shipped_ontology_knows_the_country_of_a_state(ontology: Ontology, tmp_path: Path) -> None:
    ((row),) = events_of(assemble([FACT], [RECORD], ontology), tmp_path, "gdelt")
    assert (row["Actor1CountryCode"], row["Actor2CountryCode"]) == ("NOR", "CHL")


# -- without text ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*FORMATS])
def test_without_text_no_file_quotes(name: str, domain: Ontology, tmp_path: Path) -> None:
    secret = "Zyxwvut imposed qponmlk on Srqponm at Fedcba said Lkjihg. And more."
    made = replace(
        FACT,
        sentence=secret,
        end=len(secret),
        actor=replace(NORWAY, text="Zyxwvut"),
        action=replace(FACT.action, text="imposed qponmlk"),
        target=replace(CHILE, text="Srqponm", form="nominal"),
        theme=participant("tariffs", "Concept", text="qponmlk", begin=16, end=23),
        place=participant("Oslo", "Place", text="Fedcba", begin=38, end=44),
    )
    said = replace(made, source=(participant("Peru", text="Lkjihg", begin=50, end=56),))
    graph = graph_of(domain, made, said).without_text()
    words = ("Zyxwvut", "qponmlk", "Srqponm", "Fedcba", "Lkjihg", "And more")
    for path in graph.write(tmp_path, only=[name]):
        assert not [word for word in words if word.encode() in path.read_bytes()], path.name


def test_without_text_offsets_stay_and_the_graph_conforms(domain: Ontology, tmp_path: Path) -> None:
    from kg.shapes import validate

    graph = graph_of(domain, FACT, SAID).without_text()
    graph.write(tmp_path, only=["turtle", "trig", "jsonl"])
    assert str(validate(tmp_path / "graph.trig")) == "conforms"
    assert read_output(tmp_path / "graph.ttl", ontology=domain.folder).statements == tuple(
        replace(s, source=tuple(replace(p, text=None, begin=None, end=None) for p in s.source))
        for s in graph.statements
    )
    (row, _) = map(json.loads, (tmp_path / "statements.jsonl").read_text().splitlines())
    assert (row["sentence"], row["begin"], row["end"]) == ("", 0, 40)
    assert (row["actor"]["text"], row["actor"]["begin"], row["actor"]["end"]) == ("", 34, 39)


# -- what a build wrote, read again ------------------------------------------------------------------------------------


def test_a_folder_is_read_as_it_was_written(domain: Ontology, tmp_path: Path) -> None:
    graph = replace(graph_of(domain, FACT, SAID), held_back={"no verb": 2}, pipeline="test 1")
    graph.write(tmp_path / "one")
    again = read_output(tmp_path / "one", ontology=domain.folder)
    again.write(tmp_path / "two")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_what_is_no_output_is_refused(domain: Ontology, tmp_path: Path) -> None:
    with pytest.raises(
        InputError,
        match=r"holds neither statements\.jsonl nor graph\.nq nor graph\.ttl; give a folder that a build has written",
    ):
        read_output(tmp_path)
    (tmp_path / "statements.jsonl").write_text("")
    (tmp_path / "report.json").write_text('{"documents": [1]}')
    with pytest.raises(InputError, match=r"report\.json: not a report of a build"):
        read_output(tmp_path)
    (tmp_path / "report.json").write_text("{")
    with pytest.raises(InputError, match=r"report\.json: cannot be read"):
        read_output(tmp_path)
