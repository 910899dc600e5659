"""Senses of verbs: which class an action has by what stands beside its verb, and how that class travels into graph and network."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from reading import Reader

from kg import network, ontology, queries, rdf
from kg.errors import OntologyError
from kg.ontology import ACTION, BROADER, KG, Nouns, Ontology, Sense, prefixes

PREFIXES = """\
@prefix kg: <https://w3id.org/kgwright/ontology#> .
@prefix action: <https://w3id.org/kgwright/action/> .
@prefix sense: <https://w3id.org/kgwright/sense/> .
@prefix word: <https://w3id.org/kgwright/word/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
DOMAIN = """\
kg:Consult a kg:ActionClass ; rdfs:label "Consult"@en .
kg:Possess a kg:ActionClass ; rdfs:label "Possess"@en .
kg:Assault a kg:ActionClass ; rdfs:label "Assault"@en .
word:talks a kg:WordList ; kg:word "talk", "summit" .
action:hold a kg:Action ; skos:prefLabel "hold"@en ; skos:broader kg:Possess ; kg:verb "hold" .
action:raid a kg:Action ; skos:prefLabel "raid"@en ; skos:broader kg:Assault ; kg:noun "raid" .
"""


def load(folder: Path, text: str) -> Ontology:
    (folder / "domain.ttl").write_text(PREFIXES + DOMAIN + text, encoding="utf-8")
    return ontology.load(folder)


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(OntologyError) as caught:
        load(folder, text)
    return str(caught.value).replace(f"{folder}/", "")


LINE = (PREFIXES + DOMAIN).count("\n") + 1


# -- the folder --------------------------------------------------------------------------------------------------------


def test_a_sense_is_read_with_all_its_conditions(tmp_path: Path) -> None:
    domain = load(
        tmp_path,
        'sense:talk a kg:Sense ; kg:ofVerb "hold", "host" ; kg:objectIs word:talks, kg:Occurrence ; kg:subjectIs kg:Actor ;\n'
        '    kg:obliqueIs kg:Place ; kg:inFrame "in", "at" ; skos:broader kg:Consult .\n'
        'sense:event a kg:Sense ; kg:ofVerb "hold" ; kg:classOfObject true .\n',
    )
    talk = Sense(
        "talk",
        "Consult",
        Nouns(frozenset({"talk", "summit"}), frozenset({"Occurrence"})),
        Nouns(frozenset(), frozenset({"State", "Person", "Organization", "Group"})),
        Nouns(frozenset(), frozenset({"Place"})),
        frozenset({"in", "at"}),
    )
    assert domain.senses == {"hold": (talk, Sense("event", None)), "host": (talk,)}


def test_a_sense_on_nouns_goes_before_one_on_frames_and_more_conditions_before_fewer(tmp_path: Path) -> None:
    domain = load(
        tmp_path,
        'sense:a a kg:Sense ; kg:ofVerb "hold" ; kg:inFrame "object" ; skos:broader kg:Consult .\n'
        'sense:b a kg:Sense ; kg:ofVerb "hold" ; kg:objectIs word:talks ; skos:broader kg:Assault .\n'
        'sense:c a kg:Sense ; kg:ofVerb "hold" ; kg:objectIs word:talks ; kg:inFrame "object-on" ; skos:broader kg:Consult .\n',
    )
    assert [sense.name for sense in domain.senses["hold"]] == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'sense:a a kg:Sense ; kg:ofVerb "hold" ; kg:objectIs word:talks ; skos:broader kg:Tlak .\n',
            "sense a is in the unknown class Tlak; known: Assault, Consult, Possess",
        ),
        (
            'sense:a a kg:Sense ; kg:ofVerb "hold" ; kg:objectIs word:talks .\n',
            "sense a is in no class; give it one with skos:broader; known: Assault, Consult, Possess",
        ),
        (
            'sense:a a kg:Sense ; kg:ofVerb "hold" ; kg:objectIs word:taks ; skos:broader kg:Consult .\n',
            "kg:objectIs taks is neither a word list nor one of Actor, State, Person, Organization, Group, Place, Occurrence, Concept",
        ),
        (
            'sense:a a kg:Sense ; kg:ofVerb "hold" ; skos:broader kg:Consult .\n',
            "sense a has no condition; give it a kg:objectIs, subjectIs, obliqueIs or inFrame",
        ),
        (
            "sense:a a kg:Sense ; kg:objectIs word:talks ; skos:broader kg:Consult .\n",
            "sense a has no kg:ofVerb; name the actions that have it",
        ),
    ],
)  # fmt: skip
def test_a_sense_that_cannot_hold_is_refused_with_file_and_line(tmp_path: Path, text: str, told: str) -> None:
    assert refusal(tmp_path, text) == f"domain.ttl, line {LINE}: {told}"


def test_two_senses_of_a_verb_under_the_same_conditions_are_refused(tmp_path: Path) -> None:
    text = (
        'sense:a a kg:Sense ; kg:ofVerb "hold" ; kg:objectIs word:talks ; skos:broader kg:Consult .\n'
        'sense:b a kg:Sense ; kg:ofVerb "hold" ; kg:objectIs word:talks ; skos:broader kg:Assault .\n'
    )
    assert refusal(tmp_path, text) == (
        f"domain.ttl, line {LINE + 1}: “hold” has the senses a and b under the same conditions; leave one of them"
    )


def test_the_class_that_a_statement_gives_holds_only_where_the_action_has_a_sense_in_it(tmp_path: Path) -> None:
    domain = load(
        tmp_path, 'sense:a a kg:Sense ; kg:ofVerb "hold" ; kg:objectIs word:talks ; skos:broader kg:Consult .\n'
    )
    assert domain.action_class("hold", "Consult") == "Consult"
    assert domain.action_class("hold", "Assault") == "Possess"
    assert domain.action_class("hold") == "Possess"
    assert domain.action_class("fax", "Assault") == "Assault"
    assert domain.action_iri("hold", "Consult") == ACTION + "hold_consult"
    assert domain.action_iri("hold", "Possess") == domain.action_iri("hold", "Assault") == ACTION + "hold"


# -- sentences ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # by the object
        ("Norway and Peru held talks in Geneva.", "hold Consult"),
        ("Norway held the fort.", "hold Possess"),
        ("Peru held elections.", "hold Decide"),
        ("Peru held a series of meetings.", "hold Consult"),
        ("The visit broke the deadlock.", "break End"),
        ("Norway broke its promise.", "break Reject"),
        ("Norway broke diplomatic relations.", "break Sanction"),
        ("Norway concluded the Treaty of Lima.", "conclude Agree"),
        ("Norway concluded the talks.", "conclude End"),
        ("Norway concluded that Peru had cheated.", "conclude Say"),
        ("The general occupied the chair.", "occupy Possess"),
        ("The general occupied Peru.", "occupy Assault"),
        ("The rebels took the city.", "take Coerce"),
        ("The rebels took the bus.", "take Possess"),
        ("The policy will invite more sanctions.", "invite Cause"),
        ("The bloc invited new members.", "invite Consult"),
        ("Norway tested a missile.", "test Mobilize"),
        ("The crisis tested its resolve.", "test Know"),
        ("The envoy addressed parliament.", "address Say"),
        ("The envoy addressed the problem.", "address Decide"),
        ("Norway granted a loan.", "grant Aid"),
        ("Norway granted independence.", "grant Concede"),
        # by the passive's subject, a relative pronoun's noun, one of several objects
        ("Elections were held in Peru.", "hold Decide"),
        ("The elections that Peru held were free.", "hold Decide"),
        ("Peru seeks troops and permission.", "seek Request"),
        ("The sanctions hit exports.", "hit Change"),
        ("The missile hit the port.", "hit Assault"),
        ("The bank cut interest rates.", "cut Change"),
        ("Norway cut its aid to Peru.", "cut Sanction"),
        ("Norway closed the border.", "close Sanction"),
        ("Norway released the report.", "release Say"),
        ("Norway released the prisoners.", "release Retreat"),
        ("Norway restored ties.", "restore Cooperate"),
        # by the subject
        ("The drought forced the minister to resign.", "force Cause"),
        ("Norway forced the minister to resign.", "force Coerce"),
        ("Exports declined.", "decline Change"),
        ("Norway declined the offer.", "decline Reject"),
        ("The crisis and Norway forced the minister to resign.", "force Coerce"),
        ("Tensions escalated.", "escalate Change"),
        ("Norway improved its ties with Peru.", "improve Cooperate"),
        ("The visit improved its ties with Peru.", "improve Change"),
        # by a preposition and what follows it
        ("The coup led to a war.", "lead Cause"),
        ("The minister led the delegation.", "lead Decide"),
        ("Norway came to an agreement.", "come Agree"),
        ("The prince ascended to the throne.", "ascend Possess"),
        ("Norway worked with Peru.", "work Cooperate"),
        ("Norway worked on a plan.", "work Make"),
        ("The port served as a base.", "serve Be"),
        ("The envoy returned to Lima.", "return Move"),
        ("Norway returned the prisoners.", "return Retreat"),
        # by the event that the object names
        ("Norway resumed raids.", "resume Assault"),
        ("Norway continued discussions.", "continue Consult"),
        ("Norway resumed work.", "resume Begin"),
        # of an event noun, by what it is of
        ("Norway's resumption of raids on Peru angered Chile.", "resume Assault"),
        ("Norway's resumption of ties with Peru angered Chile.", "resume Cooperate"),
    ],
)  # fmt: skip
def test_the_class_is_that_of_the_sense(read: Reader, text: str, expected: str) -> None:
    label = expected.split(maxsplit=1)[0]
    found = {f"{s.action.label} {s.action.class_}" for s in read.statements(text) if s.action.label == label}
    assert found == {expected}


# -- graph and network -------------------------------------------------------------------------------------------------


def test_a_sense_is_an_action_of_its_own_in_the_graph_and_comes_back_from_it(read: Reader, tmp_path: Path) -> None:
    statements = [*read.statements("Norway broke its promise."), *read.statements("Norway broke the deadlock.")]
    triples = list(rdf.triples(statements, (), read.ontology))
    told = {(t.subject.value, t.predicate.value): str(t.object) for t in triples}
    assert told[ACTION + "break", BROADER] == f"<{KG}Reject>"
    assert told[ACTION + "break_end", BROADER] == f"<{KG}End>"
    assert told[ACTION + "break_end", KG + "senseOf"] == f"<{ACTION}break>"
    assert (ACTION + "break", KG + "senseOf") not in told


def test_what_an_action_is_a_sense_of_is_described_though_no_statement_has_it(read: Reader) -> None:
    triples = list(rdf.triples(read.statements("Norway broke the deadlock."), (), read.ontology))
    told = {(t.subject.value, t.predicate.value): str(t.object) for t in triples}
    assert told[ACTION + "break", BROADER] == f"<{KG}Reject>"


def test_two_senses_are_two_edges(read: Reader) -> None:
    statements = read.statements("Norway attacked Peru. Norway left Peru. Norway fought Peru.")
    one = read.statements("Norway broke Peru.")[0]
    assert one.action.class_ == "Reject"
    other = replace(one, action=replace(one.action, class_="End"))
    edges = network.build_network([*statements, one, other], read.ontology).edges(keys=True, data=True)
    found = {key: (data["iri"], data["class"]) for _, _, key, data in edges if data["action"] == "break"}
    assert found == {"break": (ACTION + "break", "Reject"), "break (End)": (ACTION + "break_end", "End")}


def test_a_query_for_an_action_finds_all_its_senses(read: Reader) -> None:
    texts = ("Norway broke its promise.", "Norway broke the deadlock.", "Norway held talks.")
    triples = rdf.triples([s for text in texts for s in read.statements(text)], (), read.ontology)
    graph = ox.Store()
    graph.extend(ox.Quad(*triple) for triple in triples)
    canned = queries.find(queries.read_library(), "evidence")
    sparql = queries.bind(canned, {"actor": "Norway", "action": "break"}, graph, prefixes(), lenient=True)
    found = graph.query(sparql, prefixes=prefixes())
    assert isinstance(found, ox.QuerySolutions)
    assert sorted((row["does"].value, row["sentence"].value) for row in found) == [
        ("break", "Norway broke its promise."),
        ("break", "Norway broke the deadlock."),
    ]
