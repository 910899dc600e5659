from __future__ import annotations

import csv
import math
import os
import subprocess
import sys
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statement_samples import participant, statement, statements, write_ontology

from kg import network as networks
from kg.errors import InputError
from kg.model import Participant, Statement
from kg.network import MEASURES, Evidence, build_network, cohesion, distances, measures, projection
from kg.ontology import DEFAULT_BASE, Ontology

Triples = list[tuple[str, str, str]]
HEAD = "rank,iri,label,kind,community,degree,in_degree,out_degree,strength,betweenness,closeness,harmonic,eigenvector,pagerank,hubs,authorities,core,katz,clustering,reciprocity,bridges,leiden,rank_low,rank_high,pagerank_low,pagerank_high"


def iri(label: str) -> str:
    return participant(label).iri


def made_of(*triples: tuple[str, str, str]) -> nx.MultiDiGraph[Any]:
    return build_network([statement(*triple, begin=i, end=i + 40) for i, triple in enumerate(triples)])


def scores(name: str, network: nx.MultiDiGraph[Any]) -> dict[str, float]:
    """Score every node, by label, to six decimals."""
    return {network.nodes[node]["label"]: round(score, 6) for node, score in MEASURES[name](network).items()}


def counted(documents: int, *found: tuple[int, str]) -> dict[str, Any]:
    """What an edge says of the statements, by number and document, that it rests on."""
    return {
        "weight": len(found),
        "documents": documents,
        "statements": tuple(index for index, _ in found),
        "evidence": tuple(Evidence(index, document, None) for index, document in found),
    }


# -- building ----------------------------------------------------------------------------------------------------------


def test_facts_with_the_same_ends_and_action_share_an_edge(tmp_path: Path) -> None:
    made = [
        statement("Peru", "sanction", "Chile"),
        statement("Norway", "sanction", "Chile", begin=5),
        statement("Norway", "sanction", "Chile", document="other"),
        statement("Norway", "sanction", "Chile", document="other", confidence=0.9),
        statement("Norway", "meet", "Chile"),
    ]
    network = build_network(made, write_ontology(tmp_path))
    shared = {"departures": (), "quad": None, "class": None, "intensity": None}
    sanction = shared | {
        "action": "sanction",
        "iri": "https://w3id.org/kgwright/action/sanction",
        "class": "Sanction",
        "quad": "MaterialConflict",
        "intensity": -6.5,
    }
    meet = shared | {"action": "meet", "iri": "https://w3id.org/kgwright/action/meet"}
    assert list(network.nodes(data=True)) == [
        (iri("Chile"), {"label": "Chile", "kind": "State"}),
        (iri("Norway"), {"label": "Norway", "kind": "State"}),
        (iri("Peru"), {"label": "Peru", "kind": "State"}),
    ]
    assert list(network.edges(keys=True, data=True)) == [
        (iri("Norway"), iri("Chile"), "meet", meet | counted(1, (4, "news"))),
        (iri("Norway"), iri("Chile"), "sanction", sanction | counted(2, (1, "news"), (2, "other"))),
        (iri("Peru"), iri("Chile"), "sanction", sanction | counted(1, (0, "news"))),
    ]


OTHERS = [
    statement("Peru", "meet", "Chile", polarity="negated"),
    statement("Peru", "meet", "Chile", modality="possible"),
    statement("Peru", "meet", "Chile", source=(participant("Agency", "Organization"), participant("Norway"))),
    statement("Peru", "meet", "Chile", polarity="negated", modality="predicted"),
    statement("Peru", "meet", None),
    statement(None, "meet", "Chile"),
]


@pytest.mark.parametrize(
    ("options", "keys"),
    [
        ({}, []),
        ({"include": ["negated"]}, ["meet [negated]"]),
        ({"include": ["hedged"]}, ["meet [hedged]"]),
        ({"include": ["attributed"]}, ["meet [attributed]"]),
        ({"include": ["hedged", "negated"]}, ["meet [hedged]", "meet [negated]", "meet [negated] [hedged]"]),
        ({"trusted": ["Agency"]}, []),
        ({"trusted": ["Agency", iri("Norway")]}, ["meet"]),
    ],
    ids=str,
)
def test_what_departs_from_a_fact_is_left_out_unless_asked_for(options: dict[str, Any], keys: list[str]) -> None:
    assert sorted(key for *_, key in build_network(OTHERS, **options).edges(keys=True)) == keys


def test_an_unknown_departure_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(InputError, match=r"^include: unknown 'denied'; known: negated, hedged, attributed$"):
        build_network([], include=["denied"])


def test_labels_and_kinds_are_the_ontologys_else_the_most_frequent(tmp_path: Path) -> None:
    front = [Participant(label, iri("Front"), kind) for label, kind in (("Front", "Group"), ("A Front", "State"))]
    noreg = replace(participant("Norway"), label="Noreg", kind="Group")
    made = [
        replace(statement("Peru", "meet", None), target=front[0]),
        replace(statement("Peru", "meet", None, begin=1), target=front[1]),
        replace(statement("Peru", "say", None), theme=front[1]),
        replace(statement("Peru", "visit", None), target=noreg),
    ]
    network = build_network(made, write_ontology(tmp_path))
    assert network.nodes[iri("Front")] == {"label": "A Front", "kind": "State"}
    assert network.nodes[iri("Norway")] == {"label": "Norway", "kind": "State"}


# -- measures ----------------------------------------------------------------------------------------------------------

STAR = made_of(("A", "meet", "B"), ("A", "meet", "C"), ("A", "visit", "C"), ("D", "meet", "A"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("degree", {"A": 4, "B": 1, "C": 2, "D": 1}),
        ("in_degree", {"A": 1, "B": 1, "C": 2, "D": 0}),
        ("out_degree", {"A": 3, "B": 0, "C": 0, "D": 1}),
        ("strength", {"A": 4, "B": 1, "C": 2, "D": 1}),
        ("betweenness", {"A": 1, "B": 0, "C": 0, "D": 0}),
        ("closeness", {"A": 1, "B": 0.6, "C": 0.6, "D": 0.6}),
        ("harmonic", {"A": 1, "B": 0.666667, "C": 0.666667, "D": 0.666667}),
        # leading eigenvalue √6: A 1/√2, the others in proportion to their weights 1, 2, 1
        ("eigenvector", {"A": 0.707107, "B": 0.288675, "C": 0.57735, "D": 0.288675}),
        ("core", {"A": 1, "B": 1, "C": 1, "D": 1}),
        ("clustering", {"A": 0, "B": 0, "C": 0, "D": 0}),
        ("reciprocity", {"A": 0, "B": 0, "C": 0, "D": 0}),
        ("bridges", {"A": 3, "B": 1, "C": 1, "D": 1}),
    ],
)
def test_measures_of_a_star_are_as_reckoned_by_hand(name: str, expected: dict[str, float]) -> None:
    assert scores(name, STAR) == expected


def test_katz_counts_the_walks_that_lead_to_a_node() -> None:
    # the undirected eigenvalue is √6, so α = 0.85 · 2 / √6; D has none but the empty walk, A that and D's, B and C those of A
    alpha = 1.7 / math.sqrt(6)
    walks = {"D": 1.0, "A": 1 + alpha}
    walks |= {"B": 1 + alpha * walks["A"], "C": 1 + 2 * alpha * walks["A"]}
    length = math.sqrt(sum(x * x for x in walks.values()))
    assert scores("katz", STAR) == {name: round(walks[name] / length, 6) for name in "ABCD"}


def test_neighbours_who_are_tied_and_ties_that_are_returned_are_counted() -> None:
    # a triangle A, B, C with D at A's side; only A and B act on each other
    network = made_of(
        ("A", "meet", "B"), ("B", "meet", "A"), ("B", "meet", "C"), ("C", "meet", "A"), ("A", "meet", "D")
    )
    assert scores("clustering", network) == {"A": 0.333333, "B": 1, "C": 1, "D": 0}
    assert scores("reciprocity", network) == {"A": 0.5, "B": 0.666667, "C": 0, "D": 0}
    assert scores("bridges", network) == {"A": 1, "B": 0, "C": 0, "D": 1}
    assert cohesion.find_bridges(network) == [(iri("A"), iri("D"))]


def test_pagerank_follows_the_weights_and_sums_to_one() -> None:
    # d = 0.15/4 + 0.85·(b + c)/4; a = d + 0.85·d; b = d + 0.85·a/3; c = d + 0.85·2a/3, where b and c lead anywhere
    found = MEASURES["pagerank"](STAR)
    d = found[iri("D")]
    a = d + 0.85 * d
    assert found[iri("A")] == pytest.approx(a)
    assert found[iri("B")] == pytest.approx(d + 0.85 * a / 3)
    assert found[iri("C")] == pytest.approx(d + 0.85 * 2 * a / 3)
    assert sum(found.values()) == pytest.approx(1)


def test_hubs_act_and_authorities_are_acted_on() -> None:
    assert scores("hubs", STAR) == {"A": 1, "B": 0, "C": 0, "D": 0}
    assert scores("authorities", STAR) == {"A": 0, "B": 0.333333, "C": 0.666667, "D": 0}


def test_distances_in_separate_parts_are_comparable() -> None:
    network = made_of(("A", "meet", "B"), ("C", "meet", "D"), ("D", "meet", "E"))
    assert scores("closeness", network) == {"A": 0.25, "B": 0.25, "C": 0.333333, "D": 0.5, "E": 0.333333}
    assert scores("harmonic", network) == {"A": 0.25, "B": 0.25, "C": 0.375, "D": 0.5, "E": 0.375}
    assert scores("eigenvector", network) == {"A": 0, "B": 0, "C": 0.5, "D": 0.707107, "E": 0.5}


def test_an_edge_from_a_node_to_itself_counts_for_degrees_alone() -> None:
    plain, looped = made_of(("A", "meet", "B")), made_of(("A", "meet", "B"), ("A", "praise", "A"))
    assert scores("degree", looped) == {"A": 3, "B": 1}
    for name in MEASURES.keys() - {"degree", "in_degree", "out_degree", "strength"}:
        assert scores(name, looped) == scores(name, plain), name


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_takes_the_empty_network_and_a_node_alone(name: str) -> None:
    assert MEASURES[name](build_network([])) == {}
    alone = made_of(("A", "praise", "A"))
    expected = {"degree": 2, "in_degree": 1, "out_degree": 1, "strength": 2, "pagerank": 1, "katz": 1}
    assert MEASURES[name](alone) == {iri("A"): expected.get(name, 0)}


def test_rivals_of_equal_weight_share_hubs_and_authorities() -> None:
    network = made_of(("A", "meet", "B"), ("C", "meet", "D"))
    assert scores("hubs", network) == {"A": 0.5, "B": 0, "C": 0.5, "D": 0}
    assert scores("authorities", network) == {"A": 0, "B": 0.5, "C": 0, "D": 0.5}


def test_distances_and_betweenness_are_those_of_networkx() -> None:
    graph = nx.gnm_random_graph(60, 70, seed=4)
    network = made_of(*((f"N{a:02}", "meet", f"N{b:02}") for a, b in graph.edges))
    simple = projection.undirected(network)
    assert MEASURES["closeness"](network) == pytest.approx(nx.closeness_centrality(simple))
    assert MEASURES["betweenness"](network) == pytest.approx(nx.betweenness_centrality(simple))
    inverse = nx.harmonic_centrality(simple)
    assert MEASURES["harmonic"](network) == pytest.approx({n: x / (len(simple) - 1) for n, x in inverse.items()})


def test_in_large_networks_samples_come_close(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.barabasi_albert_graph(300, 2, seed=4)
    network = made_of(*((f"N{a:03}", "meet", f"N{b:03}") for a, b in graph.edges))
    exact = {name: MEASURES[name](network) for name in ("closeness", "harmonic", "betweenness")}
    monkeypatch.setattr(distances, "EXACT_DISTANCES", 100)
    monkeypatch.setattr(distances, "SAMPLED_DISTANCES", 60)
    monkeypatch.setattr(distances, "EXACT_BETWEENNESS", 100)
    monkeypatch.setattr(distances, "SAMPLED_BETWEENNESS", 60)
    for name in ("closeness", "harmonic"):
        assert MEASURES[name](network) == pytest.approx(exact[name], rel=0.1)
    top = {name: max(exact[name], key=exact[name].__getitem__) for name in exact}
    for name, best in top.items():
        sampled = MEASURES[name](network)
        assert max(sampled, key=sampled.__getitem__) == best


def test_rivals_within_one_component_share_hubs_and_authorities_too() -> None:
    # who acts on two others, though nobody acts on both: each has a part of his own in the matrix of HITS
    network = made_of(
        ("A", "meet", "B"), ("A", "meet", "C"), ("B", "meet", "D"), ("B", "meet", "A"), ("C", "meet", "E")
    )
    assert scores("hubs", network) == {"A": 0.5, "B": 0.5, "C": 0, "D": 0, "E": 0}
    assert scores("authorities", network) == {"A": 0.25, "B": 0.25, "C": 0.25, "D": 0.25, "E": 0}


def test_a_star_of_any_size_has_the_eigenvector_reckoned_by_hand() -> None:
    spokes = made_of(*(("A", "meet", f"N{i:03}") for i in range(600)))
    found = MEASURES["eigenvector"](spokes)
    assert found.pop(iri("A")) == pytest.approx(math.sqrt(0.5))
    assert found == pytest.approx(dict.fromkeys(found, math.sqrt(0.5 / 600)))


edges = st.lists(
    st.tuples(st.sampled_from("ABCDEFG"), st.sampled_from(["meet", "praise"]), st.sampled_from("ABCDEFG")), max_size=14
)


@settings(max_examples=60, deadline=None)
@given(triples=edges, random=st.randoms())
def test_rankings_are_finite_and_do_not_depend_on_the_order_of_statements(triples: Triples, random: Any) -> None:
    made = [statement(*triple, begin=i) for i, triple in enumerate(triples)]
    rows = networks.rank(build_network(made))
    assert all(math.isfinite(row[name]) and row[name] >= 0 for row in rows for name in MEASURES)
    random.shuffle(made)
    assert networks.rank(build_network(made)) == rows


@settings(max_examples=40, deadline=None)
@given(made=st.lists(statements(), max_size=8))
def test_a_network_holds_the_facts_with_both_ends_and_nothing_else(made: list[Statement]) -> None:
    network = build_network(made)
    facts = {(s.actor.iri, s.action.label, s.target.iri) for s in made if s.is_fact and s.actor and s.target}
    assert {(a, d["action"], b) for a, b, d in network.edges(data=True)} == facts
    assert set(network) == {end for a, _, b in facts for end in (a, b)}


# -- rankings ----------------------------------------------------------------------------------------------------------

TWO_CIRCLES = made_of(
    *(("A", "meet", "B"), ("B", "meet", "C"), ("C", "meet", "A"), ("A", "meet", "D")),
    *(("X", "meet", "Y"), ("Y", "meet", "Z"), ("Z", "meet", "X")),
)


@pytest.mark.parametrize("find", [networks.find_communities, networks.find_leiden_communities])
def test_communities_are_numbered_by_size_then_label(find: Any) -> None:
    found = find(TWO_CIRCLES)
    assert {node.rpartition("/")[2]: number for node, number in found.items()} == {
        **dict.fromkeys("abcd", 0),
        **dict.fromkeys("xyz", 1),
    }
    assert find(build_network([])) == {}
    assert find(made_of(("A", "praise", "A"), ("B", "meet", "C"))) == {iri("B"): 0, iri("C"): 0, iri("A"): 1}


def test_rows_come_by_pagerank_then_label() -> None:
    rows = networks.rank(made_of(("B", "meet", "C"), ("A", "meet", "C")), ["in_degree", "pagerank"])
    assert rows == [
        {
            "rank": rank,
            "iri": iri(label),
            "label": label,
            "kind": "State",
            "community": 0,
            "in_degree": degree,
            "pagerank": score,
            "leiden": 0,
            **dict.fromkeys(("rank_low", "rank_high", "pagerank_low", "pagerank_high")),
        }
        for rank, label, degree, score in [(1, "C", 2, 0.574468), (2, "A", 0, 0.212766), (3, "B", 0, 0.212766)]
    ]


def test_the_table_is_plain_csv_that_starts_no_formula(tmp_path: Path) -> None:
    network = made_of(("=1+1", "meet", 'B "b", c'))
    networks.write_centrality(tmp_path / "c.csv", networks.rank(network))
    text = (tmp_path / "c.csv").read_text(encoding="utf-8")
    assert text == (
        HEAD + "\n"
        f'1,{DEFAULT_BASE}actor/b-b-c,"B ""b"", c",State,0,1,1,0,1,0,1,1,0.707107,0.649123,0,1,1,0.937749,0,0,1,0,,,,\n'
        f'2,{DEFAULT_BASE}actor/1-1,"\'=1+1",State,0,1,0,1,1,0,1,1,0.707107,0.350877,1,0,1,0.347314,0,0,1,0,,,,\n'
    )
    assert [row[2] for row in csv.reader(text.splitlines())] == ["label", 'B "b", c', "'=1+1"]


def test_without_rows_the_table_is_its_head(tmp_path: Path) -> None:
    networks.write_centrality(tmp_path / "c.csv", [])
    assert (tmp_path / "c.csv").read_text() == HEAD + "\n"


def test_a_measure_of_another_package_is_found_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("size", "builtins:len", "kgwright.measures")
    monkeypatch.setattr(measures, "entry_points", lambda group: [point] if group == "kgwright.measures" else [])
    assert networks.find_measures(["size", "core"]) == {"size": len, "core": MEASURES["core"]}
    with pytest.raises(
        InputError, match=r"^unknown measure 'fame'; known: authorities, .*, pagerank, reciprocity, size, strength$"
    ):
        networks.find_measures(["fame"])


PROGRAM = """
import random, sys
from pathlib import Path
from kg import jsonlines, network
made = list(jsonlines.read_file(sys.argv[1]))
random.Random(sys.argv[2]).shuffle(made)
network.write_centrality(sys.argv[3], network.rank(network.build_network(made)))
"""


def test_the_table_has_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    from kg import jsonlines

    graph = nx.gnm_random_graph(40, 90, seed=1)
    made = [statement(f"N {a}", "meet", f"N {b}", begin=i, end=i + 40) for i, (a, b) in enumerate(graph.edges)]
    jsonlines.write(tmp_path / "s.jsonl", made)
    written = []
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        path = tmp_path / f"{seed}.csv"
        arguments = [sys.executable, "-c", PROGRAM, str(tmp_path / "s.jsonl"), seed, str(path)]
        subprocess.run(arguments, check=True, env=environment)
        written.append(path.read_bytes())
    assert written[0] == written[1]
    assert len(written[0].splitlines()) == 1 + 40


def test_authority_is_found_where_the_iteration_converges_too_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """networkx 3.7 gives up on parts that 3.6 could do; the eigenvector is the same."""
    network = nx.MultiDiGraph()
    for a, b, weight in (("a", "c", 2), ("a", "d", 1), ("b", "d", 3), ("b", "c", 1)):
        network.add_edge(a, b, weight=weight)
    expected = measures.authorities(network)

    def fail(*_: object, **__: object) -> None:
        raise nx.PowerIterationFailedConvergence(1)

    monkeypatch.setattr(nx, "hits", fail)
    assert measures.authorities(network) == pytest.approx(expected, abs=1e-9)


def test_a_network_is_counted_without_being_made(ontology: Ontology) -> None:
    label, class_ = next(
        (label, sense.class_)
        for label, senses in sorted(ontology.senses.items())
        for sense in senses
        if ontology.sense_class(label, sense.class_)
    )
    plain = statement("Norway", label, "Iceland")
    in_sense = replace(plain, begin=50, action=replace(plain.action, class_=class_))
    found = [
        plain,
        in_sense,
        replace(in_sense, begin=90),
        statement("Norway", "meet", None),
        statement("Norway", "meet", "Iceland"),
    ]
    network = build_network(found, ontology)
    assert networks.count_network(found, ontology) == (len(network), network.number_of_edges()) == (2, 3)
    assert networks.count_network([]) == (0, 0)
