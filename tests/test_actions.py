"""The shipped actions: classes of PLOVER with their codes, and verbs, phrasal verbs, light verbs and nouns in the right ones."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kg import ontology
from kg.ontology import PLOVER, SKOS, Ontology

QUADS = {
    "VerbalCooperation": ["Agree", "Consult", "Support", "Concede"],
    "MaterialCooperation": ["Cooperate", "Aid", "Retreat"],
    "VerbalConflict": ["Request", "Accuse", "Reject", "Threaten"],
    "MaterialConflict": ["Protest", "Sanction", "Mobilize", "Coerce", "Assault"],
}


@pytest.fixture(scope="module")
def shipped() -> Ontology:
    return ontology.load()


def test_every_class_of_plover_is_in_its_quad_class(shipped: Ontology) -> None:
    found: dict[str, list[str]] = {}
    for class_ in shipped.classes.values():
        if class_.quad is not None:
            found.setdefault(class_.quad, []).append(class_.name)
    assert found == QUADS


def test_plover_classes_carry_code_intensity_and_cameo_roots(shipped: Ontology) -> None:
    told = {c.name: (c.plover, c.cameo) for c in shipped.classes.values() if c.quad}
    assert told == {
        "Agree": ("AGREE", ("03",)),
        "Consult": ("CONSULT", ("04",)),
        "Support": ("SUPPORT", ("05",)),
        "Concede": ("CONCEDE", ("08",)),
        "Cooperate": ("COOPERATE", ("06",)),
        "Aid": ("AID", ("07",)),
        "Retreat": ("RETREAT", ("08",)),
        "Request": ("REQUEST", ("02", "10")),
        "Accuse": ("ACCUSE", ("11", "09")),
        "Reject": ("REJECT", ("12",)),
        "Threaten": ("THREATEN", ("13",)),
        "Protest": ("PROTEST", ("14",)),
        "Sanction": ("SANCTION", ("16",)),
        "Mobilize": ("MOBILIZE", ("15",)),
        "Coerce": ("COERCE", ("17",)),
        "Assault": ("ASSAULT", ("18", "19", "20")),
    }
    matches = {t.object.value for t in shipped.triples if t.predicate.value == SKOS + "exactMatch"}
    assert matches == {PLOVER + str(code) for code, _ in told.values()}


def test_intensity_is_positive_for_cooperation_and_negative_for_conflict(shipped: Ontology) -> None:
    wrong = [
        (c.name, c.quad, c.intensity)
        for c in shipped.classes.values()
        if c.quad
        and (c.intensity is None or not -10 <= c.intensity <= 10 or (c.intensity > 0) != c.quad.endswith("Cooperation"))
    ]
    assert wrong == []


def test_every_class_explains_itself_with_an_example(shipped: Ontology) -> None:
    assert [c.name for c in shipped.classes.values() if not re.fullmatch(r".+: “.+”\.", c.comment)] == []


def test_general_classes_stand_outside_the_quad_classes(shipped: Ontology) -> None:
    general = sorted(c.name for c in shipped.classes.values() if c.quad is None)
    assert general == sorted(
        "Say Know Feel Intend Decide Make Change Possess Move Use Begin End Cause Compete Be Live".split()  # noqa: SIM905
    )
    assert {(c.intensity, c.plover) for c in shipped.classes.values() if c.quad is None} == {(None, None)}


def test_there_are_enough_patterns_of_every_sort(shipped: Ontology) -> None:
    phrasal = [pattern for pattern in shipped.verbs if " " in pattern]
    assert len(shipped.actions) >= 900
    assert len(shipped.verbs) + len(shipped.lights) + len(shipped.events) >= 1300
    assert len(phrasal) >= 100
    assert len(shipped.lights) >= 200
    assert len(shipped.events) >= 200


def test_every_action_has_a_class_and_a_lemma_for_a_label(shipped: Ontology) -> None:
    assert [a.label for a in shipped.actions.values() if a.class_ is None] == []
    assert [label for label in shipped.actions if not re.fullmatch(r"[a-z]+(-[a-z]+)?( [a-z]+)?", label)] == []


def test_every_class_is_used(shipped: Ontology) -> None:
    used = Counter(action.class_ for action in shipped.actions.values())
    assert set(used) == set(shipped.classes)
    assert min(used.values()) >= 15


def test_patterns_lead_to_actions_and_verbs_to_themselves_or_their_spelling(shipped: Ontology) -> None:
    led = {*shipped.verbs.values(), *shipped.lights.values(), *shipped.events.values()}
    assert led - set(shipped.actions) == set()
    other = {
        pattern: label for pattern, label in shipped.verbs.items() if pattern.replace("-", "") != label.replace("-", "")
    }
    assert other == {"call upon": "call on"}


@pytest.mark.parametrize(
    ("class_", "verbs"),
    [
        ("Agree", "agree promise pledge offer accept"),
        ("Consult", "meet visit negotiate talk mediate host discuss"),
        ("Support", "support praise endorse recognise recognize ratify sign apologise defend back"),
        ("Concede", "concede lift ease allow resign yield"),
        ("Cooperate", "cooperate trade ally collaborate barter extradite share join"),
        ("Aid", "aid help arm provide donate shelter train lend"),
        ("Retreat", "withdraw retreat release free return"),
        ("Request", "ask urge demand order appeal request press"),
        ("Accuse", "accuse criticise criticize condemn denounce investigate sue oppose indict"),
        ("Reject", "reject refuse deny veto defy block break postpone"),
        ("Threaten", "threaten warn intimidate deter"),
        ("Protest", "protest demonstrate march riot rebel"),
        ("Sanction", "sanction ban embargo expel recall freeze impose suspend"),
        ("Mobilize", "mobilise mobilize deploy patrol station"),
        ("Coerce", "arrest seize annex repress hack censor jail"),
        ("Assault", "attack invade bomb shell kill occupy blockade assassinate fight torture"),
        ("Say", "say tell announce report claim explain"),
        ("Know", "know think see believe study"),
        ("Feel", "want fear hope love worry"),
        ("Intend", "plan intend prepare pursue"),
        ("Decide", "elect appoint choose rule govern pass"),
        ("Make", "build make produce develop"),
        ("Change", "expand improve reform reduce rise"),
        ("Possess", "have own get pay lose receive"),
        ("Move", "go send flee arrive fly enter"),
        ("Begin", "begin start open launch"),
        ("End", "end stop collapse abolish"),
        ("Cause", "cause ensure spur"),
        ("Compete", "compete defeat outnumber"),
        ("Be", "be become remain belong"),
        ("Use", "use rely employ"),
        ("Live", "live die endure"),
    ],
)
def test_verbs_stand_in_their_class(shipped: Ontology, class_: str, verbs: str) -> None:
    assert {verb: shipped.action_class(verb) for verb in verbs.split()} == dict.fromkeys(verbs.split(), class_)


@pytest.mark.parametrize(
    ("phrase", "class_"),
    [
        ("give up", "Concede"),
        ("rule out", "Reject"),
        ("call on", "Request"),
        ("call for", "Request"),
        ("call off", "Reject"),
        ("back down", "Concede"),
        ("walk out", "Reject"),
        ("crack down", "Coerce"),
        ("pull back", "Retreat"),
        ("turn down", "Reject"),
        ("tear up", "Reject"),
        ("break off", "Sanction"),
        ("cut off", "Sanction"),
        ("hand over", "Aid"),
        ("step down", "Concede"),
        ("draw up", "Intend"),
        ("take over", "Decide"),
        ("break down", "End"),
    ],
)
def test_phrasal_verbs_are_actions_of_their_own(shipped: Ontology, phrase: str, class_: str) -> None:
    assert (shipped.verbs[phrase], shipped.action_class(phrase)) == (phrase, class_)


@pytest.mark.parametrize("phrase", ["sign on", "pass on", "sit in", "move on", "hold on", "send in"])
def test_particles_that_are_mostly_prepositions_claim_no_verb(shipped: Ontology, phrase: str) -> None:
    assert phrase not in shipped.verbs  # “signed on Monday” is to sign
    assert phrase in shipped.actions


@pytest.mark.parametrize(
    ("verb", "noun", "label"),
    [
        ("pay", "visit", "visit"),
        ("hold", "talk", "talk"),
        ("reach", "agreement", "agree"),
        ("strike", "deal", "agree"),
        ("launch", "attack", "attack"),
        ("carry out", "attack", "attack"),
        ("give", "backing", "back"),
        ("impose", "sanction", "sanction"),
        ("express", "support", "support"),
        ("provide", "support", "support"),
        ("issue", "warning", "warn"),
        ("make", "demand", "demand"),
        ("show", "respect", "respect"),
        ("put", "pressure", "pressure"),
        ("exert", "pressure", "pressure"),
        ("stage", "protest", "protest"),
        ("conduct", "raid", "raid"),
        ("open", "fire", "fire"),
        ("take", "part", "participate"),
    ],
)
def test_light_verbs_stand_for_their_noun(shipped: Ontology, verb: str, noun: str, label: str) -> None:
    assert shipped.lights[verb, noun] == label


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("sign", "treaty"),
        ("sign", "agreement"),
        ("impose", "tariff"),
        ("offer", "support"),
        ("take", "step"),
        ("provide", "guarantee"),
    ],
)
def test_verbs_that_carry_their_own_meaning_are_not_light(shipped: Ontology, verb: str, noun: str) -> None:
    assert (verb, noun) not in shipped.lights


def test_only_sanctions_imposed_remain_the_theme(shipped: Ontology) -> None:
    assert [a.label for a in shipped.actions.values() if a.keeps_theme] == ["sanction"]


@pytest.mark.parametrize(
    ("noun", "label"),
    [
        ("invasion", "invade"),
        ("ban", "ban"),
        ("threat", "threaten"),
        ("support", "support"),
        ("talk", "talk"),
        ("visit", "visit"),
        ("alliance", "ally"),
        ("cooperation", "cooperate"),
        ("sanction", "sanction"),
        ("attack", "attack"),
        ("withdrawal", "withdraw"),
        ("recognition", "recognise"),
        ("criticism", "criticise"),
        ("mobilisation", "mobilise"),
        ("mobilization", "mobilize"),
        ("war", "fight"),
    ],
)
def test_event_nouns_stand_for_their_verb(shipped: Ontology, noun: str, label: str) -> None:
    assert shipped.events[noun] == label


@pytest.mark.parametrize(
    "noun",
    [
        "refusal",
        "plan",
        "pledge",
        "reluctance",
        "promise",
        "decision",
        "administration",
        "organisation",
        "leadership",
        "government",
    ],
)
def test_nouns_that_embed_a_clause_or_name_a_body_are_no_events(shipped: Ontology, noun: str) -> None:
    assert noun not in shipped.events


def test_what_both_sides_do_is_reciprocal(shipped: Ontology) -> None:
    asked = "meet talk negotiate cooperate ally trade clash compete agree fight collaborate confer attack visit support"
    assert [verb for verb in asked.split() if not shipped.actions[verb].reciprocal] == ["attack", "visit", "support"]


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("criticise", "criticize"),
        ("recognise", "recognize"),
        ("mobilise", "mobilize"),
        ("favour", "favor"),
        ("apologise", "apologize"),
    ],
)
def test_both_spellings_are_labels_of_one_class(shipped: Ontology, british: str, american: str) -> None:
    assert shipped.verbs[british] == british
    assert shipped.verbs[american] == american
    assert shipped.action_class(british) == shipped.action_class(american)
