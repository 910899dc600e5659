"""The signed graph: triads, frustration, blocs."""

from __future__ import annotations

from itertools import combinations, product
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statement_samples import participant, statement, write_ontology

from kg.network import balance, build_network, find_balance
from kg.ontology import Ontology

MORE = """
@prefix kg: <https://w3id.org/kgwright/ontology#> .
@prefix action: <https://w3id.org/kgwright/action/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
kg:Aid a kg:ActionClass ; rdfs:label "Aid"@en ; kg:intensity 6.5 .
action:aid a kg:Action ; skos:prefLabel "aid"@en ; skos:broader kg:Aid .
"""


@pytest.fixture(scope="module")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Ontology:
    folder: Path = tmp_path_factory.mktemp("ontology")
    (folder / "more.ttl").write_text(MORE, encoding="utf-8")
    return write_ontology(folder)


def signed(ontology: Ontology, ties: dict[tuple[str, str], int]) -> nx.MultiDiGraph[Any]:
    return build_network(
        (statement(a, "aid" if s > 0 else "sanction", b, begin=n) for n, ((a, b), s) in enumerate(ties.items())),
        ontology,
    )


def named(found: dict[str, int]) -> dict[str, int]:
    return {iri.rpartition("/")[2].upper(): number for iri, number in found.items()}


def test_two_camps_at_odds_are_in_balance(ontology: Ontology) -> None:
    ties = {("A", "B"): 1, ("C", "D"): 1, ("A", "C"): -1, ("A", "D"): -1, ("B", "C"): -1, ("B", "D"): -1}
    found = find_balance(signed(ontology, ties))
    assert found.to_plain() == {
        "good_ties": 2,
        "bad_ties": 4,
        "triads": {"+++": 0, "++-": 0, "+--": 4, "---": 0},
        "balanced_triads": 4,
        "unbalanced_triads": 0,
        "balanced_share": 1.0,
        "frustration": {"at_least": 0, "at_most": 0, "exact": True},
        "blocs": {participant(name).iri: number for name, number in zip("ABCD", (0, 0, 1, 1), strict=True)},
        "against_blocs": 0,
    }


def test_three_enemies_frustrate_two_camps_but_make_three_blocs(ontology: Ontology) -> None:
    found = find_balance(signed(ontology, {("A", "B"): -1, ("B", "C"): -1, ("C", "A"): -1}))
    assert (found.triads["---"], found.balanced, found.unbalanced) == (1, 0, 1)
    assert found.frustration == balance.Frustration(1, 1)
    assert (named(found.blocs), found.against) == ({"A": 0, "B": 1, "C": 2}, 0)


def test_signs_are_of_what_is_done_both_ways_and_denials_have_none(ontology: Ontology) -> None:
    made = [
        statement("A", "aid", "B"),
        statement("A", "aid", "B", begin=1),
        statement("B", "sanction", "A"),
        statement("C", "aid", "D"),
        statement("D", "sanction", "C"),
        statement("E", "sanction", "F", polarity="negated"),
        statement("E", "meet", "G"),
        statement("H", "sanction", "H"),
    ]
    found = find_balance(build_network(made, ontology, include=["negated"]))
    assert found.signs == {(participant("A").iri, participant("B").iri): 1}
    assert named(found.blocs) == {"A": 0, "B": 0}


def test_the_empty_network_is_in_balance(ontology: Ontology) -> None:
    found = find_balance(build_network([], ontology))
    assert (found.frustration, found.blocs, found.against) == (balance.Frustration(0, 0), {}, 0)
    assert found.to_plain()["balanced_share"] is None


NAMES = "ABCDEFG"
graphs = st.lists(st.sampled_from([-1, 0, 1]), min_size=21, max_size=21).map(
    lambda signs: {pair: sign for pair, sign in zip(combinations(NAMES, 2), signs, strict=True) if sign}
)


def contradicting(ties: dict[tuple[str, str], int], division: dict[str, int]) -> int:
    return sum((sign > 0) != (division[a] == division[b]) for (a, b), sign in ties.items())


@settings(max_examples=25, deadline=None)
@given(ties=graphs)
def test_frustration_is_the_least_of_all_divisions_in_two(ontology: Ontology, ties: dict[tuple[str, str], int]) -> None:
    found = find_balance(signed(ontology, ties))
    least = min(contradicting(ties, dict(zip(NAMES, camps, strict=True))) for camps in product((0, 1), repeat=7))
    assert found.frustration == balance.Frustration(least, least)
    blocs = named(found.blocs)
    assert contradicting(ties, blocs) == found.against
    assert sum(found.triads.values()) == sum(nx.triangles(nx.Graph(list(ties))).values()) // 3


def test_a_part_that_is_too_large_to_be_solved_has_bounds(ontology: Ontology, monkeypatch: pytest.MonkeyPatch) -> None:
    ties = dict.fromkeys(
        combinations("ABCDE", 2), -1
    )  # five enemies: two camps of two and three leave 4 at odds within
    exact = find_balance(signed(ontology, ties)).frustration
    monkeypatch.setattr(balance, "MOST_SOLVED", 5)
    bounds = find_balance(signed(ontology, ties)).frustration
    assert exact == balance.Frustration(4, 4)
    assert (bounds.low, bounds.high, bounds.is_exact) == (2, 4, False)
