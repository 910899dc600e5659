from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from statement_samples import labels, participant, statement, statements, texts, write_ontology

from kg import rdf
from kg.errors import InputError
from kg.model import Act, DocumentRecord, Participant, Statement
from kg.ontology import DEFAULT_BASE, KG, Ontology

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def domain(tmp_path_factory: pytest.TempPathFactory) -> Ontology:
    return write_ontology(tmp_path_factory.mktemp("ontology"))


def turtle(folder: Path, made: list[Statement], domain: Ontology, documents: tuple[DocumentRecord, ...] = ()) -> str:
    rdf.write_turtle(folder / "graph.ttl", made, documents, domain)
    return (folder / "graph.ttl").read_text(encoding="utf-8")


def body(text: str) -> str:
    """Turtle without its prefixes."""
    return "".join(line + "\n" for line in text.split("\n") if line and not line.startswith("@prefix"))


def without_source_mentions(made: Statement) -> Statement:
    """What RDF keeps of a statement: all but where its sources are mentioned."""
    return replace(made, source=tuple(Participant(p.label, p.iri, p.kind) for p in made.source))


# -- what is written ---------------------------------------------------------------------------------------------------


def test_a_fact_is_written_as_the_contract_has_it(tmp_path: Path, domain: Ontology) -> None:
    made = Statement(
        document="brief",
        begin=0,
        end=46,
        sentence="In 2006 Oslo imposed sanctions on Borduria.",
        actor=Participant("Norway", DEFAULT_BASE + "actor/norway", "State", "Oslo", 8, 12, "name"),
        action=Act("sanction", "Sanction", "imposed sanctions", 13, 30),
        target=Participant("Borduria", DEFAULT_BASE + "actor/borduria", "State", "Borduria", 34, 42, "name"),
        theme=Participant("sanctions", DEFAULT_BASE + "concept/sanctions", "Concept", of=DEFAULT_BASE + "actor/norway"),
        time="2006",
        confidence=0.86,
        rule="light",
    )
    record = DocumentRecord("brief", "A brief", "Ann Author", "The Press", "2006-12", "https://example.org/a?b=c&d#e")
    iri = rdf.statement_iri(made, DEFAULT_BASE).rpartition("/")[2]
    assert body(turtle(tmp_path, [made], domain, (record,))) == (
        """\
action:sanction a kg:Action , owl:ObjectProperty ;
	rdfs:subPropertyOf kg:actsOn ;
	skos:prefLabel "sanction"@en ;
	skos:broader kg:Sanction .
actor:borduria a kg:State ;
	skos:prefLabel "Borduria"@en .
actor:norway a kg:State ;
	skos:prefLabel "Norway"@en ;
	skos:altLabel "Kingdom of Norway"@en , "Oslo"@en ;
	owl:sameAs wd:Q20 ;
	action:sanction actor:borduria .
concept:sanctions a kg:Concept ;
	skos:prefLabel "sanctions"@en ;
	kg:ofParticipant actor:norway .
document:brief a kg:Document ;
	dcterms:identifier "brief" ;
	dcterms:title "A brief" ;
	dcterms:creator "Ann Author" ;
	dcterms:publisher "The Press" ;
	dcterms:date "2006-12" ;
	schema:url <https://example.org/a?b=c&d#e> .
sentence:brief-0-46 a kg:Sentence ;
	kg:text "In 2006 Oslo imposed sanctions on Borduria." ;
	kg:begin 0 ;
	kg:end 46 ;
	kg:inDocument document:brief .
"""
        f"statement:{iri} a kg:Statement ;\n"
        """\
	kg:actor actor:norway ;
	kg:action action:sanction ;
	kg:target actor:borduria ;
	kg:theme concept:sanctions ;
	kg:polarity kg:affirmed ;
	kg:modality kg:actual ;
	kg:time "2006" ;
	kg:confidence 0.86 ;
	kg:extractor "dependency" ;
	kg:rule "light" ;
	kg:actorText "Oslo" ;
	kg:actorBegin 8 ;
	kg:actorEnd 12 ;
	kg:actorForm "name" ;
	kg:actionText "imposed sanctions" ;
	kg:actionBegin 13 ;
	kg:actionEnd 30 ;
	kg:targetText "Borduria" ;
	kg:targetBegin 34 ;
	kg:targetEnd 42 ;
	kg:targetForm "name" ;
	kg:themePossessor actor:norway ;
	prov:wasDerivedFrom sentence:brief-0-46 .
kg:MaterialConflict a kg:QuadClass ;
	rdfs:label "material conflict"@en .
kg:Sanction a kg:ActionClass ;
	rdfs:label "Sanction"@en ;
	rdfs:comment "Penalties."@en ;
	skos:exactMatch plover:SANCTION ;
	kg:cameoCode "16" ;
	kg:intensity -6.5 ;
	kg:ploverCode "SANCTION" ;
	kg:quadClass kg:MaterialConflict .
"""
    )


@pytest.mark.parametrize(
    "change",
    [
        {"polarity": "negated"},
        {"modality": "possible"},
        {"source": (participant("Peru"),)},
        {"actor": None},
        {"target": None},
    ],
    ids=lambda change: next(iter(change)),
)
def test_only_facts_with_both_ends_become_direct_triples(change: dict[str, object], domain: Ontology) -> None:
    fact = statement("Norway", "sanction", "Chile")
    direct = ox.NamedNode("https://w3id.org/kgwright/action/sanction")
    assert sum(t.predicate == direct for t in rdf.triples([fact], [], domain)) == 1
    assert sum(t.predicate == direct for t in rdf.triples([replace(fact, **change)], [], domain)) == 0


def test_every_direct_triple_is_found_through_acts_on(domain: Ontology) -> None:
    made = [statement("Norway", "sanction", "Chile"), statement("Peru", "look out for", "Oslo")]
    store = ox.Store()
    store.extend(ox.Quad(*t) for t in rdf.triples(made, [], domain))
    found = store.query(
        "SELECT ?s ?p ?o { ?s ?p ?o . ?p rdfs:subPropertyOf* kg:actsOn }",
        prefixes={"kg": KG, "rdfs": "http://www.w3.org/2000/01/rdf-schema#"},
    )
    assert sorted(tuple(t.value.rpartition("/")[2] for t in row) for row in found) == [
        ("norway", "sanction", "chile"),
        ("peru", "look-out-for", "oslo"),
    ]


def test_what_the_ontology_says_of_a_place_is_described_with_what_it_points_to(domain: Ontology) -> None:
    made = [replace(statement("Peru", "visit", None), target=participant("Oslo", "Place"))]
    assert {str(t) for t in rdf.triples(made, [], domain) if t.subject.value.endswith(("oslo", "norway"))} == {
        str(ox.Triple(ox.NamedNode(DEFAULT_BASE + s), ox.NamedNode(p), o))
        for s, p, o in [
            ("place/oslo", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", ox.NamedNode(KG + "Place")),
            ("place/oslo", "http://www.w3.org/2004/02/skos/core#prefLabel", ox.Literal("Oslo", language="en")),
            ("place/oslo", KG + "locatedIn", ox.NamedNode(DEFAULT_BASE + "actor/norway")),
            ("place/oslo", KG + "capitalOf", ox.NamedNode(DEFAULT_BASE + "actor/norway")),
            ("actor/norway", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", ox.NamedNode(KG + "State")),
            ("actor/norway", "http://www.w3.org/2004/02/skos/core#prefLabel", ox.Literal("Norway", language="en")),
            (
                "actor/norway",
                "http://www.w3.org/2004/02/skos/core#altLabel",
                ox.Literal("Kingdom of Norway", language="en"),
            ),
            (
                "actor/norway",
                "http://www.w3.org/2002/07/owl#sameAs",
                ox.NamedNode("http://www.wikidata.org/entity/Q20"),
            ),
        ]
    }


def test_the_chain_of_sources_keeps_its_order_the_outermost_last(tmp_path: Path, domain: Ontology) -> None:
    chain = (participant("Peru"), participant("Agency", "Organization"), participant("Chile"))
    made = statement("Norway", "sanction", "Chile", source=chain)
    text = turtle(tmp_path, [made], domain)
    assert "\tkg:source actor:agency , actor:chile , actor:peru ;\n" in text
    base = DEFAULT_BASE + "actor/"
    assert f'\tkg:sourceChain "{base}peru {base}agency {base}chile" ;\n' in text
    assert rdf.read(text) == [replace(made, action=replace(made.action, class_="Sanction"))]


# -- identity ----------------------------------------------------------------------------------------------------------


def test_the_iri_of_a_statement_never_changes_by_accident() -> None:
    made = statement("Norway", "sanction", "Chile")
    assert rdf.statement_iri(made, "https://example.org/") == "https://example.org/statement/820732b1d666560bc2e7"


@pytest.mark.parametrize(
    "change",
    [
        {"document": "other"},
        {"begin": 1},
        {"end": 41},
        {"actor": participant("Peru")},
        {"actor": None},
        {"target": participant("Chile", of=DEFAULT_BASE + "actor/peru")},
        {"theme": participant("quota", "Concept")},
        {"place": participant("Oslo", "Place")},
        {"polarity": "negated"},
        {"modality": "intended"},
        {"source": (participant("Peru"),)},
        {"time": "2006"},
        {"reciprocal": True},
        {"action": Act("sanction", None, "sanction", 12, 20)},
        {"action": Act("fine", None, "sanction", 10, 18)},
    ],
    ids=str,
)
def test_whatever_makes_another_claim_makes_another_iri(change: dict[str, object]) -> None:
    made = statement("Norway", "sanction", "Chile")
    assert rdf.statement_iri(replace(made, **change), DEFAULT_BASE) != rdf.statement_iri(made, DEFAULT_BASE)


def test_equal_claims_collapse_to_the_surest(domain: Ontology) -> None:
    made = statement("Norway", "meet", "Chile", confidence=0.4, extractor="one")
    surer = replace(made, confidence=0.9, extractor="two", rule="r")
    for order in ([made, surer, made], [surer, made]):
        assert rdf.read(ox.serialize(rdf.triples(order, [], domain), format=ox.RdfFormat.N_TRIPLES)) == [surer]


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("brief", "brief"),
        ("2019_brief-1", "2019_brief-1"),
        ("folder/brief", "folder-brief-2702f96c"),
        ("-brief", "brief-70a91b3e"),
        ("Ærø", "aero-8fce13c4"),
    ],
)
def test_documents_have_readable_iris_that_keep_them_apart(name: str, local: str) -> None:
    assert rdf.document_iri(name, "https://example.org/") == f"https://example.org/document/{local}"


# -- the same bytes ----------------------------------------------------------------------------------------------------


@QUICK
@given(made=st.lists(statements(), max_size=6), random=st.randoms())
def test_order_changes_no_byte(made: list[Statement], random: object, tmp_path: Path, domain: Ontology) -> None:
    written = []
    documents = [DocumentRecord("news", "Title"), DocumentRecord("none")]
    for _ in range(2):
        rdf.write_turtle(tmp_path / "g.ttl", made, documents, domain)
        rdf.write_nquads(tmp_path / "g.nq", iter(made), iter(documents), domain)
        written.append(((tmp_path / "g.ttl").read_bytes(), (tmp_path / "g.nq").read_bytes()))
        random.shuffle(made)  # type: ignore[attr-defined]
        documents.reverse()
    assert written[0] == written[1]


@QUICK
@given(made=st.lists(statements(), max_size=6))
def test_each_triple_is_written_once_under_iris_with_plain_local_names(made: list[Statement], domain: Ontology) -> None:
    found = list(rdf.triples(made, [], domain))
    assert [t for t, count in Counter(map(str, found)).items() if count > 1] == []
    assert [str(t.subject) for t in found] == sorted(str(t.subject) for t in found)
    assert not any(isinstance(term, ox.BlankNode) for t in found for term in t)
    text = ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes={"i": DEFAULT_BASE + "document/", "kg": KG})
    assert b"i:\\" not in (text or b"")


def test_named_graphs_hold_what_comes_from_their_document_and_the_rest_is_shared(domain: Ontology) -> None:
    made = [statement("Norway", "sanction", "Chile"), statement("Norway", "sanction", "Chile", document="other")]
    by_graph = Counter(str(q.graph_name) for q in rdf.quads(made, [DocumentRecord("none")], domain))
    assert by_graph == {
        "DEFAULT": 5 + 4 + 2 + 8 + 2,  # action, two participants, class, quad class
        f"<{DEFAULT_BASE}document/news>": 2 + 5 + 12 + 1,  # document, sentence, statement, direct triple
        f"<{DEFAULT_BASE}document/other>": 2 + 5 + 12 + 1,
        f"<{DEFAULT_BASE}document/none>": 2,
    }
    union = {str(ox.Triple(q.subject, q.predicate, q.object)) for q in rdf.quads(made, [], domain)}
    assert union == {str(t) for t in rdf.triples(made, [], domain)}


# -- out and back ------------------------------------------------------------------------------------------------------


@QUICK
@given(made=st.lists(statements(), max_size=6))
def test_all_that_the_contract_names_comes_back(made: list[Statement], tmp_path: Path, domain: Ontology) -> None:
    surest: dict[str, Statement] = {}
    for one in made:
        iri = rdf.statement_iri(one, DEFAULT_BASE)
        surest[iri] = min(surest.get(iri, one), one, key=lambda s: (-s.confidence, repr(s)))
    expected = {repr(without_source_mentions(one)) for one in surest.values()}
    rdf.write_turtle(tmp_path / "g.ttl", made, [], domain)
    rdf.write_nquads(tmp_path / "g.nq", made, [], domain)
    # a participant that is known from its mentions alone has the sample's label and kind in each of them
    assert {repr(one) for one in rdf.read(tmp_path / "g.ttl")} == expected
    assert rdf.read(tmp_path / "g.nq") == rdf.read(tmp_path / "g.ttl")


def test_documents_come_back(tmp_path: Path, domain: Ontology) -> None:
    records = [
        DocumentRecord("a/b", "T “x”", "A", "P", "2017-11-21", "https://example.org/x"),
        DocumentRecord("c", url="no address, but <text>"),
        DocumentRecord("d", url="https://schema.org/a/b"),
    ]
    assert rdf.read_documents(turtle(tmp_path, [], domain, tuple(records))) == records


@QUICK
@given(label=labels, text=texts)
def test_pyoxigraph_and_rdflib_read_any_text_alike(label: str, text: str, tmp_path: Path, domain: Ontology) -> None:
    hostile = participant(label, "Concept", text=text, begin=0, end=1, form="name")
    made = [replace(statement("Norway", "sanction", None, sentence=text), target=hostile)]
    data = turtle(tmp_path, made, domain)
    ours = {(t.subject.value, t.predicate.value, t.object.value) for t in rdf.triples(made, [], domain)}
    theirs = {tuple(map(str, triple)) for triple in rdflib.Graph().parse(data=data, format="turtle")}
    assert {t for t in ours if "decimal" not in str(t)} - theirs == set()
    assert len(ours) == len(theirs)


def test_quotes_line_ends_direction_marks_and_emoji_come_back(tmp_path: Path, domain: Ontology) -> None:
    text = 'a "b" \'c\' """ \\ \n\r\t \u202eשלום\u202c 😀 @en . <x> ; ^^ \x01'
    made = [replace(statement("Norway", "sanction", None, sentence=text), target=participant(text, "Concept"))]
    found = rdf.read(turtle(tmp_path, made, domain))
    assert [(s.sentence, s.target) for s in found] == [(text, made[0].target)]


def test_lone_surrogates_become_replacement_characters(tmp_path: Path, domain: Ontology) -> None:
    made = statement("Norway", "sanction", None, sentence="a\ud800b")
    assert [s.sentence for s in rdf.read(turtle(tmp_path, [made], domain))] == ["a\ufffdb"]


def test_what_some_readers_cannot_hold_is_substituted(tmp_path: Path, domain: Ontology) -> None:
    made = statement("Norway", "sanction", None, sentence="a\x00b\ufffec\uffffd")
    assert [s.sentence for s in rdf.read(turtle(tmp_path, [made], domain))] == ["a␦b␦c␦d"]


# -- contradictions and errors -----------------------------------------------------------------------------------------


def test_of_contradicting_labels_and_kinds_the_ontologys_else_the_most_frequent_wins(
    tmp_path: Path, domain: Ontology
) -> None:
    iri = DEFAULT_BASE + "actor/front"
    norway = Participant("Noreg", DEFAULT_BASE + "actor/norway", "Group")
    ends = [Participant("Front", iri, "Group"), Participant("The Front", iri, "Organization")]
    meeting = replace(statement(None, "meet", None), actor=norway)
    made = [replace(meeting, target=end, begin=i) for i, end in enumerate([*ends, ends[1]])]
    text = turtle(tmp_path, made, domain)
    assert 'actor:front a kg:Organization ;\n\tskos:prefLabel "The Front"@en ;\n\tskos:altLabel "Front"@en .' in text
    assert 'actor:norway a kg:State ;\n\tskos:prefLabel "Norway"@en ;' in text
    tie = turtle(tmp_path, made[:2], domain)
    assert 'actor:front a kg:Organization ;\n\tskos:prefLabel "Front"@en ;' in tie


def test_a_base_of_the_users_own_moves_the_instances(tmp_path: Path) -> None:
    domain = write_ontology(tmp_path / "o", base="https://example.org/kg/")
    made = replace(
        statement("Norway", "sanction", None),
        actor=Participant("Norway", "https://example.org/kg/actor/norway", "State"),
    )
    text = turtle(tmp_path, [made], domain)
    assert "@prefix actor: <https://example.org/kg/actor/> ." in text
    assert 'actor:norway a kg:State ;\n\tskos:prefLabel "Norway"@en ;\n\tskos:altLabel "Kingdom of Norway"@en' in text
    assert DEFAULT_BASE not in text


@pytest.mark.parametrize(
    ("iri", "message"),
    [
        ("not absolute", r"^<not absolute> is no absolute IRI"),
        (
            DEFAULT_BASE + "actor/a/b",
            r"must end in letters, digits, - and _ alone after https://w3id\.org/kgwright/id/actor/",
        ),
    ],
)
def test_iris_that_tools_would_corrupt_are_refused(iri: str, message: str, tmp_path: Path, domain: Ontology) -> None:
    made = replace(statement(None, "meet", None), actor=Participant("x", iri, "State"))
    with pytest.raises(InputError, match=message):
        rdf.write_turtle(tmp_path / "g.ttl", [made], [], domain)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, domain: Ontology) -> None:
    (tmp_path / "g.ttl").write_text("old")
    bad = replace(statement(None, "meet", None), actor=Participant("x", "not absolute", "State"))
    with pytest.raises(InputError):
        rdf.write_turtle(tmp_path / "g.ttl", [bad], [], domain)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"g.ttl": "old"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<a> <b", r"^the graph, line 1: not valid RDF"),
        (
            "<x:s> a <https://w3id.org/kgwright/ontology#Statement> .",
            r"^<x:s> has no <http://www\.w3\.org/ns/prov#wasDe",
        ),
    ],
)
def test_reading_names_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        rdf.read(text)


def test_no_statements_make_a_graph_without_triples(tmp_path: Path, domain: Ontology) -> None:
    text = turtle(tmp_path, [], domain)
    assert body(text) == ""
    assert rdf.read(text) == []
