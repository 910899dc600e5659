"""Validation: what conforms, and each way not to, told with what, where in the text, and why."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from statement_samples import write_ontology

from kg import ontology, rdf, shapes
from kg.errors import InputError, OntologyError
from kg.model import Act, DocumentRecord, Participant, Statement
from kg.ontology import DEFAULT_BASE, KG
from kg.shapes import Report, Violation

GRAPH = """\
@prefix kg: <https://w3id.org/kgwright/ontology#> .
@prefix action: <https://w3id.org/kgwright/action/> .
@prefix actor: <https://w3id.org/kgwright/id/actor/> .
@prefix concept: <https://w3id.org/kgwright/id/concept/> .
@prefix statement: <https://w3id.org/kgwright/id/statement/> .
@prefix sentence: <https://w3id.org/kgwright/id/sentence/> .
@prefix document: <https://w3id.org/kgwright/id/document/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .

statement:1 a kg:Statement ;
    kg:actor actor:chile ;
    kg:action action:arm ;
    kg:target actor:peru ;
    kg:polarity kg:affirmed ;
    kg:modality kg:actual ;
    kg:confidence 0.8 ;
    kg:extractor "dependency" ;
    kg:time "1879-04/.." ;
    kg:actorText "Chile" ; kg:actorBegin 10 ; kg:actorEnd 15 ;
    kg:actionText "armed" ; kg:actionBegin 16 ; kg:actionEnd 21 ;
    prov:wasDerivedFrom sentence:1 .
sentence:1 a kg:Sentence ; kg:text "Chile armed Peru." ; kg:begin 10 ; kg:end 27 ; kg:inDocument document:war .
document:war a kg:Document ; dcterms:identifier "war" .
actor:chile a kg:State ; skos:prefLabel "Chile"@en ;
    action:arm actor:peru .
actor:peru a kg:State ; skos:prefLabel "Peru"@en .
action:arm a kg:Action ; rdfs:subPropertyOf kg:actsOn ; skos:prefLabel "arm"@en ; skos:broader kg:Aid .
kg:Aid a kg:ActionClass .
"""
WHERE = "war, 10–27: “Chile armed Peru.”"
ONE = DEFAULT_BASE + "statement/1"


def check(*changes: tuple[str, str]) -> list[str]:
    """What is wrong with the graph after replacing, each change exactly once."""
    text = GRAPH
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return [str(violation) for violation in shapes.validate(text.encode()).violations]


def test_a_good_graph_conforms() -> None:
    assert shapes.validate(GRAPH.encode()) == Report(conforms=True, violations=())
    assert str(shapes.validate(GRAPH.encode())) == "conforms"


def test_what_the_writer_writes_conforms(tmp_path: Path) -> None:
    domain = write_ontology(tmp_path / "ontology")
    norway = Participant("Norway", DEFAULT_BASE + "actor/norway", "State", "Oslo", 8, 12, "name")
    fact = Statement(
        document="brief",
        begin=0,
        end=43,
        sentence="In 2006 Oslo imposed sanctions on Borduria.",
        actor=norway,
        action=Act("sanction", "Sanction", "imposed sanctions", 13, 30),
        target=Participant("Borduria", DEFAULT_BASE + "actor/borduria", "State", "Borduria", 34, 42, "name"),
        theme=Participant("sanctions", DEFAULT_BASE + "concept/sanctions", "Concept", of=norway.iri),
        time="2006",
        confidence=1.0,
    )
    others = [
        replace(fact, polarity="negated", source=(norway,)),
        replace(fact, actor=None, modality="possible", time=None),
        replace(fact, target=None, theme=None, reciprocal=True),
    ]
    record = DocumentRecord("brief", "A brief", "Ann Author", "The Press", "2006-12", "https://example.org/a")
    for name, write in (("graph.ttl", rdf.write_turtle), ("graph.nq", rdf.write_nquads)):
        write(tmp_path / name, [fact, *others], [record], domain)
        assert str(shapes.validate(tmp_path / name)) == "conforms"


def test_a_violation_says_what_where_and_why() -> None:
    report = shapes.validate(GRAPH.replace("kg:confidence 0.8 ;", "kg:confidence 1.8 ;").encode())
    message = "a statement has exactly one confidence, a decimal from 0 to 1"
    assert report == Report(False, (Violation(ONE, KG + "confidence", "1.8", message, WHERE),))
    assert str(report) == f"statement/1 at kg:confidence = 1.8: {message} ({WHERE})"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "kg:polarity kg:affirmed ;",
            "kg:polarity kg:maybe ;",
            "kg:polarity = kg:maybe: a statement has exactly one polarity",
        ),
        ("kg:confidence 0.8 ;", "", "kg:confidence: a statement has exactly one confidence, a decimal from 0 to 1"),
        ('kg:extractor "dependency" ;', "", "kg:extractor: a statement names exactly one extractor"),
        ('kg:time "1879-04/.."', 'kg:time "last April"', "kg:time = last April: a statement has at most one time"),
        ("kg:actionEnd 21 ;", "", "kg:actionEnd: the mention of the action ends at exactly one offset"),
    ],
)
def test_a_statement_must_be_complete(old: str, new: str, told: str) -> None:
    found = check((old, new))
    assert any(line.startswith(f"statement/1 at {told}") and line.endswith(f"({WHERE})") for line in found), found


def test_a_statement_has_one_actor_at_most() -> None:
    assert check(("kg:actor actor:chile ;", "kg:actor actor:chile, actor:peru ;")) == [
        f"statement/1 at action:arm: a fact without its direct triple ({WHERE})",
        f"statement/1 at kg:actor: a statement has at most one actor ({WHERE})",
    ]


def test_a_statement_needs_a_participant() -> None:
    found = check(
        ("kg:actor actor:chile ;", ""),
        ("kg:target actor:peru ;", ""),
        ("    action:arm actor:peru .", "    kg:locatedIn actor:peru ."),
    )
    assert found == [f"statement/1: a statement has at least an actor or a target ({WHERE})"]


def test_participants_are_typed_and_labelled() -> None:
    assert check(('actor:peru a kg:State ; skos:prefLabel "Peru"@en .', "actor:peru skos:notation 1 .")) == [
        "actor/peru at rdf:type: a participant has exactly one kind: kg:State, Person, Organization, Group, Place, Occurrence or Concept",
        "actor/peru at skos:prefLabel: a participant has a preferred label, one a language",
    ]


def test_a_participant_has_one_label_a_language() -> None:
    assert check(('skos:prefLabel "Peru"@en', 'skos:prefLabel "Peru"@en, "Perú"@es')) == []
    assert check(('skos:prefLabel "Peru"@en', 'skos:prefLabel "Peru"@en, "Perou"@en')) == [
        "actor/peru at skos:prefLabel: a participant has a preferred label, one a language"
    ]


def test_a_local_name_that_stores_corrupt_is_refused() -> None:
    found = check(
        ("actor:peru a kg:State ;", 'actor:per%C3%BA a kg:State ; skos:prefLabel "Perú"@en . actor:peru a kg:State ;')
    )
    assert found == ["actor/per%C3%BA: a participant's IRI must end in letters, digits, - and _ alone"]


def test_a_direct_triple_needs_a_fact_behind_it() -> None:
    told = (
        "actor/chile at action:arm = actor/peru: a direct triple without an affirmed, actual statement in the author's own "
        "voice behind it"
    )
    assert check(("kg:polarity kg:affirmed ;", "kg:polarity kg:negated ;")) == [told]
    assert check(("kg:modality kg:actual ;", "kg:modality kg:predicted ;")) == [told]
    assert check(("kg:extractor", "kg:source actor:peru ; kg:extractor")) == [told]


def test_a_fact_needs_its_direct_triple() -> None:
    assert check(("    action:arm actor:peru .", '    skos:altLabel "Republic of Chile"@en .')) == [
        f"statement/1 at action:arm: a fact without its direct triple ({WHERE})"
    ]


def test_a_mention_is_a_quote_of_its_sentence() -> None:
    assert check(('kg:actorText "Chile"', 'kg:actorText "China"')) == [
        f"statement/1 at kg:actorText = China: the mention is not what the sentence has at these offsets ({WHERE})"
    ]
    assert check(("kg:begin 10 ; kg:end 27", "kg:begin 10 ; kg:end 28")) == [
        "sentence/1 at kg:text = Chile armed Peru.: the text is not as long as its offsets say (war, 10–28: “Chile armed Peru.”)"
    ]


def test_an_actions_class_must_be_one() -> None:
    assert check(("kg:Aid a kg:ActionClass .", "kg:Aid a kg:QuadClass .")) == [
        "action:arm at skos:broader = kg:Aid: an action is in at most one class, and that is a kg:ActionClass"
    ]


def test_violations_are_sorted_whatever_the_order_of_the_data() -> None:
    broken = GRAPH.replace("kg:confidence 0.8 ;", "").replace('kg:extractor "dependency" ;', "")
    triples = list(ox.parse(broken.encode(), ox.RdfFormat.TURTLE))
    reports = {
        shapes.validate(ox.serialize(order, format=ox.RdfFormat.N_TRIPLES), format="nt")
        for order in (triples, triples[::-1])
    }
    assert [[v.path for v in report.violations] for report in reports] == [[KG + "confidence", KG + "extractor"]]


def test_hostile_text_stays_on_its_line() -> None:
    text = GRAPH.replace('kg:time "1879-04/.."', 'kg:time "x\\nconforms\\u001b[31m' + "y" * 300 + '"')
    (violation,) = shapes.validate(text.encode()).violations
    assert str(violation).isprintable()
    assert len(str(violation)) < 300


# -- what cannot be validated ------------------------------------------------------------------------------------------


def test_broken_data_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text(GRAPH + "statement:2 a ;\n")
    with pytest.raises(
        InputError, match=rf"bad\.ttl, line {GRAPH.count(chr(10)) + 1}: not valid Turtle: .*; correct it"
    ):
        shapes.validate(tmp_path / "bad.ttl")


def test_a_missing_file_and_an_unknown_kind_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.ttl: cannot be read \(No such file or directory\); give an RDF file"):
        shapes.validate(tmp_path / "none.ttl")
    (tmp_path / "graph.png").write_bytes(b"")
    with pytest.raises(InputError, match=r"graph\.png: unknown kind of RDF “png”; known endings: ttl, nt, nq"):
        shapes.validate(tmp_path / "graph.png")


def test_a_folder_without_shapes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"shapes\.ttl: no shapes to validate against .*; add a shapes\.ttl"):
        shapes.validate(GRAPH.encode(), tmp_path)


def test_ones_own_shapes_may_be_given(tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text(
        "@prefix kg: <https://w3id.org/kgwright/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "kg:time-shape a sh:PropertyShape ; sh:targetClass kg:Statement ; sh:path kg:place ; sh:minCount 1 ; sh:message 'where?' ."
    )
    told = [f"statement/1 at kg:place: where? ({WHERE})"]
    for given in (tmp_path, str(tmp_path / "shapes.ttl")):
        assert list(map(str, shapes.validate(GRAPH.encode(), given).violations)) == told


def test_every_shape_of_the_shipped_file_says_why() -> None:
    quads = list(ox.parse((ontology.default_folder() / "shapes.ttl").read_bytes(), ox.RdfFormat.TURTLE))
    named = {q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)}
    told = {q.subject.value for q in quads if q.predicate.value == ontology.SHACL + "message"}
    assert len(named) > 25
    assert {iri.rpartition("/")[2] for iri in named - told} == {"action"}


def test_importing_the_module_loads_neither_pyshacl_nor_rdflib() -> None:
    code = "import sys, kg.shapes; print({'pyshacl', 'rdflib'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


# -- worlds ------------------------------------------------------------------------------------------------------------

WORLD = """\
@prefix kg: <https://w3id.org/kgwright/ontology#> .
@prefix action: <https://w3id.org/kgwright/action/> .
@prefix claim: <https://w3id.org/kgwright/claim/> .
@prefix actor: <https://w3id.org/kgwright/id/actor/> .
@prefix world: <https://w3id.org/kgwright/id/world/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
CLAIM = "claim:arm kg:claimOf action:arm ; rdfs:subPropertyOf kg:claimedToActOn .\n"
OF_PERU = "world:actor-peru a kg:World ; kg:accordingTo actor:peru .\n"
SAID = GRAPH.replace(
    "kg:extractor", f'kg:source actor:peru ; kg:sourceChain "{DEFAULT_BASE}actor/peru" ; kg:extractor'
).replace("    action:arm actor:peru .", "    kg:partOf actor:peru .")


def check_world(*parts: str) -> list[str]:
    """What is wrong with a graph in which Peru says that Chile armed Peru, and these named graphs."""
    text = SAID + WORLD + "".join(parts)
    return [str(violation) for violation in shapes.validate(text.encode(), format="trig").violations]


def test_a_world_of_what_its_source_states_conforms() -> None:
    assert check_world(CLAIM, OF_PERU, "world:actor-peru { actor:chile claim:arm actor:peru }") == []


def test_a_world_holds_only_what_its_source_states() -> None:
    told = "actor/peru at claim:arm = actor/chile: a claim in the world of actor/peru that no statement of that source alone makes"
    assert check_world(CLAIM, OF_PERU, "world:actor-peru { actor:peru claim:arm actor:chile }") == [told]


def test_a_claim_outside_a_world_is_refused() -> None:
    told = "a claim outside the world of a source; move it to a named graph with a kg:accordingTo"
    assert check_world(CLAIM, "actor:chile claim:arm actor:peru .") == [
        f"actor/chile at claim:arm = actor/peru: {told}"
    ]


def test_a_world_has_one_source_and_its_properties_are_no_actions() -> None:
    assert check_world(CLAIM, "world:actor-peru a kg:World .") == [
        "world/actor-peru at kg:accordingTo: a world is according to exactly one source"
    ]
    told = "a property of worlds is a sub-property of kg:claimedToActOn alone, or what is claimed would pass for a fact"
    assert check_world(CLAIM, "claim:arm rdfs:subPropertyOf kg:actsOn .") == [
        f"claim:arm at rdfs:subPropertyOf = kg:actsOn: {told}"
    ]


# -- without quotations ------------------------------------------------------------------------------------------------


def test_a_graph_without_any_quotation_conforms_and_one_without_some_does_not() -> None:
    mentions = 'kg:actorText "Chile" ; ', 'kg:actionText "armed" ; '
    sentence = 'kg:text "Chile armed Peru." ; '
    assert check(*((text, "") for text in (*mentions, sentence))) == []
    assert check((mentions[1], "")) == [
        f"statement/1 at kg:actionText: a statement does not quote its action, and its sentence has its text ({WHERE})"
    ]
    other = (
        "sentence:2 a kg:Sentence ; kg:begin 30 ; kg:end 40 ; kg:inDocument document:war .\nsentence:1 a kg:Sentence ;"
    )
    assert check(("sentence:1 a kg:Sentence ;", other)) == [
        "sentence/2 at kg:text: a sentence without its text, beside others of its document that have theirs"
    ]
