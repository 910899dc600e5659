"""Statements made up by rule for the page's tests: invented states, people and bodies; the same seed, the same statements."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx

from kg.model import Act, DocumentRecord, Kind, Modality, Participant, Polarity, Statement

BASE = "https://example.org/id/"
QUADS = {
    "Consult": "VerbalCooperation",
    "Agree": "VerbalCooperation",
    "Aid": "MaterialCooperation",
    "Accuse": "VerbalConflict",
    "Threaten": "VerbalConflict",
    "Sanction": "MaterialConflict",
    "Assault": "MaterialConflict",
}
ACTIONS = [
    ("meet", "Consult"),
    ("agree with", "Agree"),
    ("support", "Aid"),
    ("arm", "Aid"),
    ("accuse", "Accuse"),
    ("warn", "Threaten"),
    ("sanction", "Sanction"),
    ("attack", "Assault"),
    ("describe", None),
]
_KINDS: list[Kind] = ["State", "State", "Person", "Organization", "Group", "Place", "Occurrence", "Concept", "Concept"]
_ENDS: dict[str, list[str]] = {
    "State": ["land", "ia", "stan"],
    "Person": ["ov", "sen", "ez"],
    "Organization": [" Council", " League", " Bank"],
    "Group": [" rebels", " farmers", " Guard"],
    "Place": [" Bay", " Pass", "burg"],
    "Occurrence": [" Summit", " War", " Talks"],
    "Concept": [" treaty", " grain exports", " missile programme"],
}
_MODALITIES: list[Modality] = ["predicted", "possible", "obligatory", "intended", "conditional"]


def make_participant(label: str, kind: Kind = "State") -> Participant:
    slug = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in label.lower())
    return Participant(label, f"{BASE}{kind.lower()}/{slug[:60]}", kind)


def make_statement(
    actor: Participant | None,
    action: str,
    target: Participant | None,
    *,
    class_: str | None = None,
    document: str = "dispatch",
    at: int = 0,
    tail: str = ".",
    polarity: Polarity = "affirmed",
    modality: Modality = "actual",
    source: tuple[Participant, ...] = (),
    time: str | None = None,
    confidence: float = 0.8,
) -> Statement:
    """Build a statement whose sentence is its parts in order, with true offsets."""
    sentence = ""
    spans: list[tuple[int, int]] = []
    for part in (actor.label if actor else "Somebody", action, target.label if target else ""):
        sentence += " " if sentence and part else ""
        spans.append((at + len(sentence), at + len(sentence) + len(part)))
        sentence += part
    sentence += tail

    def mention(participant: Participant | None, span: tuple[int, int]) -> Participant | None:
        if participant is None:
            return None
        return Participant(
            participant.label, participant.iri, participant.kind, participant.label, span[0], span[1], "name"
        )

    return Statement(
        document,
        at,
        at + len(sentence),
        sentence,
        mention(actor, spans[0]),
        Act(action, class_, action, *spans[1]),
        mention(target, spans[2]),
        polarity=polarity,
        modality=modality,
        source=source,
        time=time,
        confidence=confidence,
        rule="sample",
    )


def make_sample(
    participants: int = 60, statements: int = 200, seed: int = 7
) -> tuple[list[Statement], list[DocumentRecord]]:
    """Make a corpus in which few take part in much, as in news: participants by a power law, three statements in five facts."""
    dice = random.Random(seed)
    stems = ["Bel", "Kor", "Var", "Tam", "Osk", "Lir", "Mon", "Sul", "Dra", "Est", "Fen", "Gol", "Hax", "Ind", "Jor"]
    people: list[Participant] = []
    names: set[str] = set()
    while len(people) < participants:
        kind = _KINDS[len(people) % len(_KINDS)]
        label = dice.choice(stems) + dice.choice(stems).lower() * (len(people) > 12) + dice.choice(_ENDS[kind])
        if label in names:
            label += f" {len(people)}"
        names.add(label)
        people.append(make_participant(label, kind))
    weights = [1 / (rank + 1) ** 0.85 for rank in range(participants)]
    documents = [
        DocumentRecord(
            f"dispatch-{number:02}",
            title=f"Dispatch {number}: the week on the Straits",
            author="A. Writer",
            publisher="The Example Gazette",
            published=f"2031-{number % 12 + 1:02}-14",
            url=f"https://example.org/dispatch/{number}" if number % 3 else None,
        )
        for number in range(max(1, statements // 40))
    ]
    made: list[Statement] = []
    for number in range(statements):
        actor = people[number % participants] if number < participants else dice.choices(people, weights)[0]
        target = dice.choices(people, weights)[0]
        if target == actor:
            target = people[(people.index(actor) + 1) % participants]
        action, class_ = dice.choice(ACTIONS)
        fate = dice.random()
        polarity: Polarity = "negated" if fate < 0.07 else "affirmed"
        modality: Modality = dice.choice(_MODALITIES) if 0.07 <= fate < 0.25 else "actual"
        source = (dice.choice(people[:9]),) if fate >= 0.82 else ()
        made.append(
            make_statement(
                actor,
                action,
                target,
                class_=class_,
                document=documents[number % len(documents)].name,
                at=number * 150,
                tail=", a spokesman said after a long night of talks in which little else was settled between the sides.",
                polarity=polarity,
                modality=modality,
                source=source,
                time=f"2031-{number % 12 + 1:02}" if number % 2 else None,
                confidence=round(0.5 + dice.random() * 0.49, 2),
            )
        )
    return made, documents


def make_network(statements: list[Statement]) -> nx.MultiDiGraph[Any]:
    """Build the network of the facts as kg.network does, by hand."""
    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for statement in statements:
        if statement.is_fact and statement.actor and statement.target:
            for end in (statement.actor, statement.target):
                network.add_node(end.iri, label=end.label, kind=end.kind)
            class_ = statement.action.class_
            network.add_edge(
                statement.actor.iri,
                statement.target.iri,
                action=statement.action.label,
                **{"class": class_, "quad": QUADS.get(class_ or "")},
            )
    return network


def make_ranking(network: nx.MultiDiGraph[Any]) -> list[dict[str, Any]]:
    """Rank by degree and PageRank, with communities, as the rows of centrality.csv."""
    if not len(network):
        return []
    simple = nx.DiGraph(network)
    scores = nx.pagerank(simple)
    groups = nx.community.louvain_communities(simple.to_undirected(), seed=1)
    community = {iri: number for number, group in enumerate(sorted(groups, key=min)) for iri in group}
    return [
        {
            "iri": iri,
            "label": network.nodes[iri]["label"],
            "kind": network.nodes[iri]["kind"],
            "degree": network.degree(iri),
            "in_degree": network.in_degree(iri),
            "out_degree": network.out_degree(iri),
            "pagerank": scores[iri],
            "community": community[iri],
        }
        for iri in sorted(network, key=lambda iri: -scores[iri])
    ]
