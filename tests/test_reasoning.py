"""The vocabulary under the rules of OWL 2 RL: ontology and graph together are consistent, and what is inconsistent would be found."""

from __future__ import annotations

from pathlib import Path

import owlrl
import pytest
import rdflib

from kg.ontology import KG, default_folder

ROOT = Path(__file__).resolve().parent.parent
ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


def errors(graph: rdflib.Graph) -> list[str]:
    """What contradicts itself in the closure of a graph and the vocabulary."""
    graph.parse(default_folder() / "kg.ttl")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return sorted(str(told) for told in graph.objects(None, ERROR))


def test_the_graph_of_the_seeds_does_not_contradict_the_vocabulary() -> None:
    closed = rdflib.Graph().parse(ROOT / "output" / "graph.ttl")
    assert errors(closed) == []
    # the closure is one: a fact is a kg:actsOn, and whoever acts is a participant
    kg = rdflib.Namespace(KG)
    assert set(closed.subjects(kg.actsOn)) <= set(closed.subjects(rdflib.RDF.type, kg.Participant))
    assert len(set(closed.subject_objects(kg.actsOn))) > 50


@pytest.mark.parametrize(
    "turtle",
    [
        "actor:oslo a kg:Person, kg:Place .",
        "statement:1 a kg:Statement ; kg:source statement:2 . statement:2 a kg:Statement .",
        "world:1 kg:accordingTo world:1 .",
        "actor:a kg:capitalOf actor:b ; kg:surname 'X' .",
    ],
)
def test_a_contradiction_is_found(turtle: str) -> None:
    prefixes = f"@prefix kg: <{KG}> ." + "".join(
        f"@prefix {name}: <https://w3id.org/kgwright/id/{name}/> ." for name in ("actor", "statement", "world")
    )
    found = errors(rdflib.Graph().parse(data=prefixes + turtle))
    assert found
    assert all("Disjoint" in told or "disjoint" in told for told in found)


def test_claims_never_become_facts_by_reasoning() -> None:
    data = f"""@prefix kg: <{KG}> . @prefix claim: <https://w3id.org/kgwright/claim/> .
        @prefix rdfs: <{rdflib.RDFS}> . @prefix owl: <{rdflib.OWL}> . @prefix action: <https://w3id.org/kgwright/action/> .
        claim:arm a owl:ObjectProperty ; rdfs:subPropertyOf kg:claimedToActOn ; kg:claimOf action:arm .
        action:arm a kg:Action, owl:ObjectProperty ; rdfs:subPropertyOf kg:actsOn .
        <urn:a> claim:arm <urn:b> ."""
    graph = rdflib.Graph().parse(data=data)
    assert errors(graph) == []
    kg = rdflib.Namespace(KG)
    assert list(graph.subject_objects(kg.actsOn)) == []
    assert list(graph.subject_objects(kg.claimedToActOn)) == [(rdflib.URIRef("urn:a"), rdflib.URIRef("urn:b"))]
