"""The ontology folder: what is read, what is refused and where the error says it stands, and the vocabulary itself."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import ontology
from kg.errors import OntologyError
from kg.model import KINDS, MODALITIES, POLARITIES
from kg.ontology import ACTION, DEFAULT_BASE, KG, Action, ActionClass, Entry, Name, Office, Ontology, Signature, Tenure

PREFIXES = """\
@prefix kg: <https://w3id.org/kgwright/ontology#> .
@prefix action: <https://w3id.org/kgwright/action/> .
@prefix actor: <https://w3id.org/kgwright/id/actor/> .
@prefix place: <https://w3id.org/kgwright/id/place/> .
@prefix office: <https://w3id.org/kgwright/id/office/> .
@prefix tenure: <https://w3id.org/kgwright/id/tenure/> .
@prefix signature: <https://w3id.org/kgwright/signature/> .
@prefix word: <https://w3id.org/kgwright/word/> .
@prefix plover: <https://w3id.org/kgwright/plover#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
"""
CLASSES = """\
kg:Sanction a kg:ActionClass ; rdfs:label "Sanction"@en ; rdfs:comment "Penalties."@en ; skos:exactMatch plover:SANCTION ;
    kg:quadClass kg:MaterialConflict ; kg:intensity -4.0 ; kg:ploverCode "SANCTION" ; kg:cameoCode "16", "17" .
kg:Say a kg:ActionClass ; rdfs:label "Say"@en .
"""
ACTIONS = """\
action:sanction a kg:Action ; skos:prefLabel "sanction"@en ; skos:broader kg:Sanction ;
    kg:verb "sanction" ; kg:light "impose sanction", "put forward sanction" ; kg:keepsTheme true ; kg:noun "sanction" .
action:call-on a kg:Action ; skos:prefLabel "call on"@en ; kg:verb "call on", "call upon" ; kg:reciprocal true .
"""
BEFORE_ACTIONS = (PREFIXES + CLASSES).count("\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "domain"
    path.mkdir()
    return path


def load(folder: Path, text: str, **options: str) -> Ontology:
    (folder / "domain.ttl").write_text(PREFIXES + text, encoding="utf-8")
    return ontology.load(folder, **options)


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(OntologyError) as caught:
        load(folder, text)
    return str(caught.value).replace(f"{folder}/", "")


@pytest.fixture(scope="module")
def shipped() -> Ontology:
    return ontology.load()


# -- actions -----------------------------------------------------------------------------------------------------------


def test_classes_and_actions_are_read_with_all_they_say(folder: Path) -> None:
    domain = load(folder, CLASSES + ACTIONS)
    assert domain.classes == {
        "Sanction": ActionClass(
            "Sanction", KG + "Sanction", "Sanction", "Penalties.", "MaterialConflict", -4.0, "SANCTION", ("16", "17")
        ),
        "Say": ActionClass("Say", KG + "Say", "Say"),
    }
    assert domain.actions == {
        "sanction": Action("sanction", ACTION + "sanction", "Sanction", reciprocal=False, keeps_theme=True),
        "call on": Action("call on", ACTION + "call-on", None, reciprocal=True, keeps_theme=False),
    }


def test_patterns_lead_to_the_label_of_their_action(folder: Path) -> None:
    domain = load(folder, CLASSES + ACTIONS)
    assert domain.verbs == {"sanction": "sanction", "call on": "call on", "call upon": "call on"}
    assert domain.lights == {("impose", "sanction"): "sanction", ("put forward", "sanction"): "sanction"}
    assert domain.events == {"sanction": "sanction"}


def test_actions_outside_the_ontology_have_an_iri_and_no_class(folder: Path) -> None:
    domain = load(folder, CLASSES + ACTIONS)
    assert domain.action_iri("call on") == ACTION + "call-on"
    assert domain.action_iri("faxed off") == ACTION + "faxed-off"
    assert (domain.action_class("sanction"), domain.action_class("call on"), domain.action_class("fax")) == (
        "Sanction",
        None,
        None,
    )


def test_an_unknown_class_is_refused_with_file_and_line(folder: Path) -> None:
    text = CLASSES + 'action:ban a kg:Action ; skos:prefLabel "ban"@en ;\n    skos:broader kg:Snaction .\n'
    assert refusal(folder, text) == (
        f"domain.ttl, line {BEFORE_ACTIONS + 2}: action “ban” is in the unknown class Snaction; known: Sanction, Say"
    )


def test_a_pattern_claimed_twice_is_refused_with_file_and_line(folder: Path) -> None:
    text = CLASSES + ACTIONS + 'action:punish a kg:Action ; skos:prefLabel "punish"@en ;\n    kg:noun "sanction" .\n'
    assert refusal(folder, text) == (
        f"domain.ttl, line {BEFORE_ACTIONS + 5}: kg:noun “sanction” is claimed by “sanction” and by “punish”; "
        "leave one of the claims"
    )


def test_an_action_in_two_classes_is_refused(folder: Path) -> None:
    text = CLASSES + 'action:ban a kg:Action ; skos:prefLabel "ban"@en ; skos:broader kg:Sanction, kg:Say .\n'
    assert refusal(folder, text) == (
        f"domain.ttl, line {BEFORE_ACTIONS + 1}: action “ban” is claimed more than once (Sanction, Say); "
        "leave one of the claims"
    )


def test_a_light_pattern_of_one_word_is_refused(folder: Path) -> None:
    text = 'action:visit a kg:Action ; skos:prefLabel "visit"@en ; kg:light "pay" .\n'
    line = PREFIXES.count("\n") + 1
    assert refusal(folder, text) == f"domain.ttl, line {line}: kg:light “pay” needs a verb lemma and a noun lemma"


def test_an_intensity_that_is_no_number_is_refused(folder: Path) -> None:
    text = 'kg:Say a kg:ActionClass ; rdfs:label "Say"@en ;\n    kg:intensity "strong" .\n'
    line = PREFIXES.count("\n") + 2
    assert refusal(folder, text) == (
        f"domain.ttl, line {line}: kg:intensity “strong” is no number; write one such as -4.0"
    )


def test_an_action_without_a_label_is_refused(folder: Path) -> None:
    line = PREFIXES.count("\n") + 1
    assert refusal(folder, 'action:visit a kg:Action ; kg:verb "visit" .\n') == (
        f"domain.ttl, line {line}: visit has no skos:prefLabel; add one"
    )


# -- participants, offices, words --------------------------------------------------------------------------------------

GAZETTEER = """\
actor:norway a kg:State ; skos:prefLabel "Norvège"@fr, "Norway"@en ; skos:altLabel "Kingdom of Norway"@en ;
    kg:adjective "Norwegian" ; kg:demonym "Norwegian", "Norwegians" ; kg:description "kingdom" ; kg:isoCode "NO", "NOR" ;
    owl:sameAs <http://www.wikidata.org/entity/Q20> .
actor:nordic-council a kg:Organization ; skos:prefLabel "Nordic Council"@en ; kg:member actor:norway .
actor:einar-gerhardsen a kg:Person ; skos:prefLabel "Einar Gerhardsen"@en ; kg:gender "male" ; kg:surname "Gerhardsen" .
place:oslo a kg:Place ; skos:prefLabel "Oslo"@en ; skos:altLabel "Christiania"@en ;
    kg:locatedIn actor:norway ; kg:capitalOf actor:norway .
place:stortinget a kg:Place ; skos:prefLabel "Stortinget"@en ; kg:seatOf actor:norway .
office:prime-minister a kg:Office ; skos:prefLabel "prime minister"@en ; skos:altLabel "PM"@en ; kg:leads true .
tenure:gerhardsen a kg:Tenure ; kg:heldBy actor:einar-gerhardsen ; kg:office office:prime-minister ; kg:of actor:norway ;
    kg:time "1955-01/1963-08" .
"""
NORWAY, OSLO = DEFAULT_BASE + "actor/norway", DEFAULT_BASE + "place/oslo"


def test_entries_carry_what_the_file_says(folder: Path) -> None:
    domain = load(folder, GAZETTEER)
    assert domain.entries[NORWAY] == Entry(
        NORWAY,
        "Norway",
        "State",
        aliases=("Norvège", "Kingdom of Norway"),
        adjectives=("Norwegian",),
        demonyms=("Norwegian", "Norwegians"),
        descriptions=("kingdom",),
        same_as=("http://www.wikidata.org/entity/Q20",),
        iso=("NO", "NOR"),
    )
    person = DEFAULT_BASE + "actor/einar-gerhardsen"
    assert domain.entries[person] == Entry(person, "Einar Gerhardsen", "Person", gender="male", surname=("Gerhardsen",))
    assert domain.entries[DEFAULT_BASE + "actor/nordic-council"].members == (NORWAY,)
    assert domain.entries[OSLO] == Entry(
        OSLO, "Oslo", "Place", aliases=("Christiania",), capital_of=(NORWAY,), located_in=(NORWAY,)
    )


def test_names_say_what_a_text_may_mean_in_which_role(folder: Path) -> None:
    names = load(folder, GAZETTEER).names
    assert names["Norwegian"] == (Name("Norwegian", NORWAY, "adjective"), Name("Norwegian", NORWAY, "demonym"))
    assert names["Christiania"] == (Name("Christiania", OSLO, "alias"), Name("Christiania", NORWAY, "capital"))
    assert [n.role for n in names["Stortinget"]] == ["label", "seat"]
    assert [n.role for n in names["Gerhardsen"]] == ["surname"]
    assert "kingdom" not in names


def test_offices_are_found_by_label_and_alias_in_lower_case(folder: Path) -> None:
    domain = load(folder, GAZETTEER)
    office = Office(DEFAULT_BASE + "office/prime-minister", "prime minister", ("PM",), leads=True)
    assert domain.offices == {"prime minister": office, "pm": office}
    assert domain.tenures == (
        Tenure(
            DEFAULT_BASE + "tenure/gerhardsen",
            DEFAULT_BASE + "actor/einar-gerhardsen",
            office.iri,
            NORWAY,
            "1955-01/1963-08",
        ),
    )


def test_a_tenure_without_holder_is_refused(folder: Path) -> None:
    assert refusal(folder, "tenure:lost a kg:Tenure ; kg:office office:mayor ; kg:of actor:norway .\n").endswith(
        "tenure lost has no kg:heldBy; add one"
    )


def test_signatures_are_found_by_word_part_of_speech_and_frame(folder: Path) -> None:
    domain = load(
        folder,
        'signature:refusal a kg:Signature ; kg:verbWord "refuse" ; kg:nounWord "refusal" ; kg:frame "to", "gerund" ;\n'
        '    kg:polarity kg:negated ; kg:modality kg:intended ; kg:controller "subject" ; kg:attributedTo "object" ; kg:stated false .\n'
        'signature:know a kg:Signature ; kg:adjectiveWord "aware" ; kg:frame "that" .\n',
    )
    refusal_ = Signature("refusal", "negated", "intended", "subject", "object", stated=False)
    assert domain.signatures == {
        ("refuse", "verb", "to"): refusal_,
        ("refuse", "verb", "gerund"): refusal_,
        ("refusal", "noun", "to"): refusal_,
        ("refusal", "noun", "gerund"): refusal_,
        ("aware", "adjective", "that"): Signature("know", "affirmed", None, None, None, stated=True),
    }


def test_one_word_and_frame_in_two_signatures_is_refused(folder: Path) -> None:
    text = (
        'signature:a a kg:Signature ; kg:verbWord "vow" ; kg:frame "to" .\n'
        'signature:b a kg:Signature ; kg:verbWord "vow" ; kg:frame "to" .\n'
    )
    line = PREFIXES.count("\n") + 2
    assert refusal(folder, text) == (
        f"domain.ttl, line {line}: the verb “vow” with frame “to” stands in a and b; leave one of them"
    )


def test_word_lists_are_sets_by_local_name(folder: Path) -> None:
    domain = load(folder, 'word:title a kg:WordList ; kg:word "Mr", "Dr" .\n')
    assert domain.words == {"title": frozenset({"Mr", "Dr"})}


# -- the folder --------------------------------------------------------------------------------------------------------


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=re.escape("nowhere: no such ontology folder; give a folder")):
        ontology.load(tmp_path / "nowhere")


def test_a_folder_without_turtle_is_refused(folder: Path) -> None:
    (folder / "readme.txt").write_text("nothing")
    with pytest.raises(OntologyError, match=r"domain: no \.ttl file in this folder; docs/ontology\.md"):
        ontology.load(folder)


def test_broken_turtle_is_refused_with_file_and_line(folder: Path) -> None:
    line = PREFIXES.count("\n") + 1
    assert refusal(folder, "actor:norway a kg:State ;; nonsense\n").startswith(
        f"domain.ttl, line {line}: not valid Turtle: "
    )


def test_a_misspelt_property_is_refused_with_the_nearest_known_one(folder: Path) -> None:
    text = 'action:visit a kg:Action ; skos:prefLabel "visit"@en ;\n    kg:vreb "visit" .\n'
    line = PREFIXES.count("\n") + 2
    assert refusal(folder, text) == (
        f"domain.ttl, line {line}: unknown property kg:vreb; did you mean kg:verb? Otherwise declare it in kg.ttl"
    )


def test_a_property_of_ones_own_may_be_declared(folder: Path) -> None:
    domain = load(
        folder,
        'kg:motto a owl:DatatypeProperty .\nactor:norway a kg:State ; skos:prefLabel "Norway"@en ; kg:motto "x" .\n',
    )
    assert list(domain.entries) == [NORWAY]


def test_a_blank_node_is_refused(folder: Path) -> None:
    line = PREFIXES.count("\n") + 1
    assert refusal(folder, 'actor:norway kg:partOf [ skos:prefLabel "Norden"@en ] .\n') == (
        f"domain.ttl, line {line}: a blank node; give everything an IRI of its own"
    )


def test_every_turtle_file_of_the_folder_is_read_but_the_shapes(folder: Path) -> None:
    (folder / "shapes.ttl").write_text(PREFIXES + 'actor:norway kg:partOf [ skos:prefLabel "Norden"@en ] .\n')
    (folder / "more.ttl").write_text(PREFIXES + ACTIONS.replace("skos:broader kg:Sanction ;", ""))
    assert sorted(load(folder, GAZETTEER).actions) == ["call on", "sanction"]


def test_instances_move_to_the_users_base(folder: Path) -> None:
    domain = load(folder, GAZETTEER + ACTIONS.replace("skos:broader kg:Sanction ;", ""), base="https://example.org/g/")
    assert domain.names["Oslo"] == (
        Name("Oslo", "https://example.org/g/place/oslo", "label"),
        Name("Oslo", "https://example.org/g/actor/norway", "capital"),
    )
    assert not [t for t in domain.triples if DEFAULT_BASE in str(t)]
    assert domain.action_iri("sanction") == ACTION + "sanction"
    assert domain.participant_iri("Group", "Rebels") == "https://example.org/g/actor/rebels"
    assert ox.NamedNode("https://example.org/g/actor/norway") in {t.object for t in domain.triples}


def test_triples_are_sorted_and_found_by_subject(folder: Path) -> None:
    domain = load(folder, ACTIONS.replace("skos:broader kg:Sanction ;", ""))
    assert list(domain.triples) == sorted(domain.triples, key=str)
    assert len(domain.triples) == 12
    assert set(domain.about) == {ACTION + "sanction", ACTION + "call-on"}


def test_the_digest_depends_on_names_and_bytes_alone(folder: Path, tmp_path: Path) -> None:
    first = load(folder, GAZETTEER).digest
    other = tmp_path / "copy"
    other.mkdir()
    assert load(other, GAZETTEER).digest == first
    assert load(other, GAZETTEER + "\n").digest != first
    (other / "domain.ttl").rename(other / "renamed.ttl")
    (other / "renamed.ttl").write_bytes((folder / "domain.ttl").read_bytes())
    assert ontology.load(other).digest != first


def test_an_ontology_survives_pickling(folder: Path) -> None:
    domain = load(folder, CLASSES + ACTIONS + GAZETTEER)
    assert pickle.loads(pickle.dumps(domain)) == domain


# -- IRIs --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("United States", "united-states"),
        ("Côte d’Ivoire", "cote-d-ivoire"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Tromsø", "tromso"),
        ("Đà Nẵng", "da-nang"),
        ("Diyarbakır", "diyarbakir"),
        ("İzmir", "izmir"),
        ("Þingvellir", "thingvellir"),
        ("give up", "give-up"),
        ("F-16s & M1", "f-16s-m1"),
        ("中国", "x-f0e95216"),
        ("中国 2", "2-x-1c76c286"),
        ("—", "x-bda05058"),
    ],
)
def test_slugs_are_readable(label: str, expected: str) -> None:
    assert ontology.slug(label) == expected


def test_long_labels_that_differ_only_at_their_end_have_different_slugs() -> None:
    one, other = ontology.slug("very " * 40 + "long"), ontology.slug("very " * 40 + "tall")
    assert one != other
    assert len(one) <= 95


@given(st.text(min_size=1))
def test_every_label_has_a_slug_that_no_store_has_to_escape(label: str) -> None:
    slug = ontology.slug(label)
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert ontology.slug(label) == slug


@pytest.mark.parametrize(
    ("kind", "part"),
    list(zip(KINDS, ["actor", "actor", "actor", "actor", "place", "occurrence", "concept"], strict=True)),
)
def test_each_kind_of_participant_has_its_folder(shipped: Ontology, kind: str, part: str) -> None:
    assert shipped.participant_iri(kind, "Old Mill") == f"{DEFAULT_BASE}{part}/old-mill"


def test_an_unknown_kind_is_refused_with_the_known_ones(shipped: Ontology) -> None:
    with pytest.raises(ValueError, match="unknown participant kind 'Ship'; known: State, Person"):
        shipped.participant_iri("Ship", "Fram")


# -- the shipped folder ------------------------------------------------------------------------------------------------


def test_the_shipped_folder_is_found(shipped: Ontology) -> None:
    assert ontology.default_folder().is_dir()
    assert shipped.folder == ontology.default_folder()


def test_the_vocabulary_explains_every_term(shipped: Ontology) -> None:
    terms = {
        iri: told for iri, told in shipped.about.items() if iri.startswith(KG) and iri[len(KG) :] not in shipped.classes
    }
    wanted = {ontology.LABEL, ontology.COMMENT, ontology.SKOS + "example", ontology.RDFS + "isDefinedBy", ontology.TYPE}
    assert len(terms) > 90
    lacking = {iri: wanted - {t.predicate.value for t in told} for iri, told in terms.items()}
    assert {iri: lack for iri, lack in lacking.items() if lack} == {}


def test_the_vocabulary_has_the_terms_of_the_model(shipped: Ontology) -> None:
    about = shipped.about
    assert {name for name in (*KINDS, *POLARITIES, *MODALITIES) if KG + name not in about} == set()


def test_all_that_the_shipped_files_use_is_declared(shipped: Ontology) -> None:
    used = {t.predicate.value for t in shipped.triples} | {
        t.object.value
        for t in shipped.triples
        if t.predicate.value == ontology.TYPE and isinstance(t.object, ox.NamedNode)
    }
    assert {iri for iri in used if iri.startswith(KG) and iri not in shipped.about} == set()


def test_every_domain_and_range_is_a_term(shipped: Ontology) -> None:
    pointing = {"domain", "range", "subClassOf", "subPropertyOf"}
    targets = {t.object.value for t in shipped.triples if t.predicate.value.removeprefix(ontology.RDFS) in pointing}
    assert {iri for iri in targets if iri.startswith(KG) and iri not in shipped.about} == set()
