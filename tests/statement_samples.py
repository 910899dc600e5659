"""Small statements, an ontology folder in a few lines, and hypothesis strategies, for the tests of what handles statements."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from kg import ontology
from kg.model import ACTOR_KINDS, KINDS, MODALITIES, Act, Kind, Participant, Statement
from kg.ontology import DEFAULT_BASE, Ontology, slug

TURTLE = """
@prefix kg: <https://w3id.org/kgwright/ontology#> .
@prefix action: <https://w3id.org/kgwright/action/> .
@prefix actor: <https://w3id.org/kgwright/id/actor/> .
@prefix place: <https://w3id.org/kgwright/id/place/> .
@prefix plover: <https://w3id.org/kgwright/plover#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

kg:Sanction a kg:ActionClass ; rdfs:label "Sanction"@en ; rdfs:comment "Penalties."@en ;
    skos:exactMatch plover:SANCTION ; kg:quadClass kg:MaterialConflict ; kg:intensity -6.5 ;
    kg:ploverCode "SANCTION" ; kg:cameoCode "16" .
kg:MaterialConflict a kg:QuadClass ; rdfs:label "material conflict"@en ; skos:example "sanction"@en .
action:sanction a kg:Action ; skos:prefLabel "sanction"@en ; skos:broader kg:Sanction ; kg:verb "sanction" .
actor:norway a kg:State ; skos:prefLabel "Norway"@en ; skos:altLabel "Kingdom of Norway"@en ;
    owl:sameAs <http://www.wikidata.org/entity/Q20> .
actor:nordic-council a kg:Organization ; skos:prefLabel "Nordic Council"@en .
place:oslo a kg:Place ; skos:prefLabel "Oslo"@en ; kg:locatedIn actor:norway ; kg:capitalOf actor:norway .
"""


def write_ontology(folder: Path, *, base: str = DEFAULT_BASE) -> Ontology:
    """Write the ontology into a folder and load it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "domain.ttl").write_text(TURTLE, encoding="utf-8")
    return ontology.load(folder, base=base)


def participant(label: str, kind: Kind = "State", **more: object) -> Participant:
    """Build a participant whose IRI is made of its label."""
    folder = "actor" if kind in ACTOR_KINDS else kind.lower()
    return replace(Participant(label, f"{DEFAULT_BASE}{folder}/{slug(label)}", kind), **more)


def statement(actor: str | None, action: str, target: str | None, **more: object) -> Statement:
    """Build a statement between states, as a fact of the document "news"."""
    made = Statement(
        document="news",
        begin=0,
        end=40,
        sentence="A sentence of forty characters or so …..",
        actor=participant(actor) if actor else None,
        action=Act(action, None, action, 10, 10 + len(action)),
        target=participant(target) if target else None,
    )
    return replace(made, **more)


# -- strategies --------------------------------------------------------------------------------------------------------

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufffe\uffff"), max_size=12)
labels = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(lambda text: text.strip())
offsets = st.integers(0, 500).flatmap(lambda begin: st.tuples(st.just(begin), st.integers(begin, begin + 80)))
nobody = st.none()


@st.composite
def participants(draw: st.DrawFn) -> Participant:
    """Participants whose label and kind follow from their IRI, as resolution makes them."""
    kind = draw(st.sampled_from(KINDS))
    made = participant(
        f"{kind} {draw(st.integers(0, 5))}", kind, form=draw(st.sampled_from(("name", "nominal", "pronoun")))
    )
    if draw(st.booleans()):
        begin, end = draw(offsets)
        made = replace(made, text=draw(texts), begin=begin, end=end)
    if draw(st.booleans()):
        made = replace(made, of=DEFAULT_BASE + "actor/" + draw(st.sampled_from(["norway", "state-1", "unknown-owner"])))
    return made


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """Statements of every shape that the model allows."""
    begin, end = draw(offsets)
    act_begin, act_end = draw(offsets)
    label, class_ = draw(st.sampled_from([("sanction", "Sanction"), ("give up", "Concede"), ("paint", None)]))
    return Statement(
        document=draw(st.sampled_from(["news", "a/b c", "Ærø", "2019_brief-1"])),
        begin=begin,
        end=end,
        sentence=f"sentence {begin} to {end} “…”\n\\ \u202e\u2028 😀",
        actor=draw(nobody | participants()),
        action=Act(label, class_, draw(texts), act_begin, act_end),
        target=draw(nobody | participants()),
        theme=draw(nobody | participants()),
        polarity=draw(st.sampled_from(["affirmed", "negated"])),
        modality=draw(st.sampled_from(MODALITIES)),
        source=tuple(draw(st.lists(participants(), max_size=3))),
        time=draw(nobody | st.sampled_from(["2006-10", "2013-03/.."])),
        place=draw(nobody | participants()),
        reciprocal=draw(st.booleans()),
        confidence=draw(st.integers(0, 1000)) / 1000,
        extractor=draw(st.sampled_from(["dependency", "other"])),
        rule=draw(st.sampled_from(["", "verb"])),
    )
