"""The participants that come with the builder: complete, without contradictions, and as their tables say."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

ONTOLOGY = Path(__file__).parent.parent / "ontology"
KG = "https://w3id.org/kgwright/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SAME_AS = "http://www.w3.org/2002/07/owl#sameAs"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ID = "https://w3id.org/kgwright/id/"

# A word that is an adjective of one participant and a demonym or a name of another, with both.
SHARED_WORDS = {
    "African": {"actor/africans", "place/africa"},
    "Amhara": {"actor/amhara-people", "place/amhara"},
    "Asian": {"actor/asians", "place/asia"},
    "European": {"actor/europeans", "place/europe"},
    "Latin American": {"actor/latin-americans", "place/latin-america"},
    "Palestinian": {"actor/palestinians", "actor/palestine"},
    "Persian": {"actor/persians", "actor/iran"},
}
# Their people are called as another, larger state's are; the larger state keeps the word.
WITHOUT_ADJECTIVE = {"actor/dominica", "actor/republic-of-the-congo"}
OFFICE_KINDS = {"Office", "Tenure"}

Facts = dict[str, dict[str, set[str]]]


def load(path: Path) -> Facts:
    """Read a Turtle file as subject → property → values; known names are cut to `kg:` and `skos:` local ones."""
    facts: Facts = defaultdict(lambda: defaultdict(set))
    for quad in parse(path=str(path), format=RdfFormat.TURTLE):
        assert isinstance(quad.subject, NamedNode), f"{path}: a blank node"
        assert isinstance(quad.object, NamedNode | Literal)
        subject = quad.subject.value.removeprefix(ID)
        predicate = quad.predicate.value.removeprefix(KG).removeprefix(SKOS)
        facts[subject][predicate].add(quad.object.value.removeprefix(ID).removeprefix(KG))
    return facts


@pytest.fixture(scope="module")
def actors() -> Facts:
    return load(ONTOLOGY / "actors.ttl")


def of_kind(facts: Facts, kind: str) -> dict[str, dict[str, set[str]]]:
    return {subject: values for subject, values in facts.items() if kind in values[TYPE]}


def claims(facts: Facts, *properties: str) -> dict[str, set[str]]:
    """Give each word with the participants that claim it by one of some properties."""
    found: dict[str, set[str]] = defaultdict(set)
    for subject, values in facts.items():
        if not OFFICE_KINDS & values[TYPE]:
            for name in properties:
                for word in values.get(name, ()):
                    found[word].add(subject)
    return found


def test_committed_files_are_what_the_tables_yield() -> None:
    pytest.importorskip("pycountry", reason="the generator reads ISO 3166 from pycountry")
    done = subprocess.run(
        [sys.executable, str(ONTOLOGY / "generate_actors.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_there_are_enough_of_each_kind(actors: Facts) -> None:
    organisations = of_kind(actors, "Organization")
    fighters = {
        "militia",
        "militants",
        "rebels",
        "guerrillas",
        "insurgents",
        "separatists",
        "jihadists",
        "paramilitaries",
    }
    counted = {
        "states with codes": len([1 for values in of_kind(actors, "State").values() if values["isoCode"]]),
        "organisations": len(organisations),
        "armed groups": len([1 for values in organisations.values() if fighters & values["description"]]),
        "seats": len([1 for values in actors.values() if values["seatOf"]]),
        "persons": len(of_kind(actors, "Person")),
        "peoples": len(of_kind(actors, "Group")),
        "offices": len(of_kind(actors, "Office")),
        "occurrences": len(of_kind(actors, "Occurrence")),
    }
    wanted = {
        "states with codes": 197,
        "organisations": 400,
        "armed groups": 50,
        "seats": 35,
        "persons": 700,
        "peoples": 60,
        "offices": 60,
        "occurrences": 60,
    }
    assert {kind: number for kind, number in counted.items() if number < wanted[kind]} == {}


def test_every_state_has_names_codes_capital_and_identifier(actors: Facts) -> None:
    capitals = defaultdict(set)
    for subject, values in actors.items():
        for state in values["capitalOf"]:
            capitals[state].add(subject)
    lacking = []
    for state, values in of_kind(actors, "State").items():
        if not values["isoCode"]:  # of the past, or recognised by few
            continue
        codes = sorted(values["isoCode"], key=len)
        if [len(code) for code in codes] != [2, 3]:
            lacking.append((state, "codes", codes))
        if not capitals[state]:
            lacking.append((state, "capital", []))
        if not values["adjective"] | values["demonym"] and state not in WITHOUT_ADJECTIVE:
            lacking.append((state, "adjective", []))
        if not re.fullmatch(r"http://www\.wikidata\.org/entity/Q[1-9][0-9]*", "".join(values[SAME_AS])):
            lacking.append((state, "identifier", sorted(values[SAME_AS])))
    assert lacking == []


def test_identifiers_and_codes_are_claimed_once(actors: Facts) -> None:
    for name in (SAME_AS, "isoCode"):
        assert {value: who for value, who in claims(actors, name).items() if len(who) > 1} == {}


def test_no_word_is_claimed_by_two_participants_but_those_known_to_be_shared(actors: Facts) -> None:
    words = claims(actors, "prefLabel", "altLabel", "adjective", "demonym")
    assert {word: who for word, who in words.items() if len(who) > 1} == SHARED_WORDS


def test_every_participant_has_one_kind_and_one_preferred_label(actors: Facts) -> None:
    odd = {
        subject: (values[TYPE], values["prefLabel"])
        for subject, values in actors.items()
        if len(values[TYPE]) != 1 or len(values["prefLabel"]) != (0 if "Tenure" in values[TYPE] else 1)
    }
    assert odd == {}


def test_every_local_name_is_plain(actors: Facts) -> None:
    assert [
        subject
        for subject in actors
        if not re.fullmatch(r"(actor|place|occurrence|office|tenure)/[A-Za-z0-9_-]+", subject)
    ] == []


def test_everything_referred_to_exists(actors: Facts) -> None:
    links = ("capitalOf", "seatOf", "locatedIn", "partOf", "member", "heldBy", "office", "of")
    missing = [
        (subject, link, other)
        for subject, values in actors.items()
        for link in links
        for other in values.get(link, ())
        if other not in actors
    ]
    assert missing == []


def test_every_tenure_says_who_was_what_of_whom_and_when(actors: Facts) -> None:
    interval = re.compile(r"\d{4}(-\d\d){0,2}/(\d{4}(-\d\d){0,2}|\.\.)")
    tenures = of_kind(actors, "Tenure")
    assert len(tenures) > 700
    for tenure, values in tenures.items():
        shape = {name: len(values[name]) for name in ("heldBy", "office", "of", "time")}
        assert (tenure, shape) == (tenure, {"heldBy": 1, "office": 1, "of": 1, "time": 1})
        (time,) = values["time"]
        assert interval.fullmatch(time), (tenure, time)
        begin, end = time.split("/")
        assert end == ".." or begin <= end, (tenure, time)
        assert actors[next(iter(values["heldBy"]))][TYPE] == {"Person"}


def test_a_state_has_one_president_and_one_prime_minister_at_a_time(actors: Facts) -> None:
    contested = {"actor/ivory-coast"}  # two claimed to have won in 2010
    held = defaultdict(list)
    for values in of_kind(actors, "Tenure").values():
        (office,), (of,), (time,) = values["office"], values["of"], values["time"]
        if office in {"office/president", "office/prime-minister"} and of not in contested:
            begin, end = time.split("/")
            held[office, of].append((begin, "9999" if end == ".." else end))
    overlaps = [
        (key, earlier, later)
        for key, spans in held.items()
        for earlier, later in zip(sorted(spans), sorted(spans)[1:], strict=False)
        if earlier[1] > later[0]
    ]
    assert overlaps == []


def test_every_person_has_a_gender_and_a_surname_out_of_the_name(actors: Facts) -> None:
    odd = []
    for person, values in of_kind(actors, "Person").items():
        names = values["prefLabel"] | values["altLabel"]
        if not values["gender"] <= {"female", "male"} or len(values["gender"]) != 1:
            odd.append((person, "gender"))
        if not any(surname in name for surname in values["surname"] for name in names):
            odd.append((person, "surname"))
    assert odd == []


def test_accented_names_have_an_ascii_form(actors: Facts) -> None:
    assert actors["actor/recep-tayyip-erdogan"]["prefLabel"] == {"Recep Tayyip Erdoğan"}
    assert "Recep Tayyip Erdogan" in actors["actor/recep-tayyip-erdogan"]["altLabel"]
    assert actors["actor/recep-tayyip-erdogan"]["surname"] == {"Erdoğan", "Erdogan"}
    assert "Elysee" in actors["place/elysee-palace"]["altLabel"]


def test_one_state_is_described_in_full(actors: Facts) -> None:
    assert {name: values for name, values in actors["actor/denmark"].items() if values} == {
        TYPE: {"State"},
        "prefLabel": {"Denmark"},
        "altLabel": {"Kingdom of Denmark"},
        "adjective": {"Danish"},
        "locatedIn": {"place/northern-europe", "place/scandinavia"},
        "demonym": {"Dane", "Danes"},
        "description": {"country", "nation", "state", "kingdom"},
        "isoCode": {"DK", "DNK"},
        SAME_AS: {"http://www.wikidata.org/entity/Q35"},
    }


def test_a_city_may_be_capital_of_a_state_and_seat_of_an_organisation(actors: Facts) -> None:
    brussels = actors["place/brussels"]
    assert (brussels["capitalOf"], brussels["seatOf"]) == ({"actor/belgium"}, {"actor/european-union"})


def test_names_are_not_common_nouns(actors: Facts) -> None:
    """A name in lower case would be found in running text; only parts of proper names may begin so."""
    lower = {word for word in claims(actors, "prefLabel", "altLabel") if word[0].islower()}
    allowed = re.compile(
        r"(al|an|sub|anti)[ -]|peshmerga$|six.party talks$|hostage crisis in Iran$|(east|eastern|southern|northern|western|mainland|occupied|global) "
    )
    assert {word for word in lower if not allowed.match(word)} == set()


def test_given_names_tell_one_gender() -> None:
    names = load(ONTOLOGY / "names.ttl")
    lists = {subject.rpartition("/")[2]: values["word"] for subject, values in names.items()}
    assert sorted(lists) == ["female-given-name", "male-given-name"]
    assert lists["female-given-name"] & lists["male-given-name"] == set()
    assert {"Angela", "Fatima", "Sanae"} <= lists["female-given-name"]
    assert {"Vladimir", "Mohammed", "Shinzo"} <= lists["male-given-name"]
    assert min(len(words) for words in lists.values()) >= 500
