"""The page as a file: what it holds, that it asks for nothing, and that no text in it can run."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.model import DocumentRecord, Participant, Statement
from kg.ontology import ActionClass, Entry, Office, Ontology, Tenure
from kg.page import render
from kg.page.contents import Bundle, clean_label, find_link, find_standing, gather, mark_sentence
from kg.page.days import read_days
from kg.page.layout import place

sys.path.append(str(Path(__file__).resolve().parent))
from page_sample import (
    QUADS,
    make_network,
    make_participant,
    make_ranking,
    make_sample,
    make_statement,
)

BELMARK, CORVIA = make_participant("Belmark"), make_participant("Corvia")
TREATY = make_participant("border treaty", "Concept")
NASTY = [
    "</script><script>alert(1)</script>",
    "\"quoted\" & 'single'",
    "&lt;b&gt;entity&lt;/b&gt;",
    "right \u202eto left\u202c",
    "emoji 🕊️ peace",
    "very " * 60 + "long",
    "two\nlines\u2028and\u2029more",
    "<!--<script>",
    "{{ 7 * 7 }}{% raw %}",
]


class Reader(HTMLParser):
    """Collects a page's elements and the text of its scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self._open = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag in ("script", "style", "title")
        if self._open:
            self.texts.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            tag, attributes, text = self.texts[-1]
            self.texts[-1] = (tag, attributes, text + data)

    def read_json(self, name: str) -> Any:
        (text,) = [text for _, attributes, text in self.texts if attributes.get("id") == name]
        return json.loads(text)


def draw(statements: list[Statement], documents: list[DocumentRecord] | None = None, **options: Any) -> Reader:
    network = make_network(statements)
    return Reader(render(network, statements, documents or [], make_ranking(network), title="Sample", **options))


@pytest.fixture(scope="module")
def sample() -> tuple[list[Statement], list[DocumentRecord]]:
    return make_sample()


@pytest.fixture(scope="module")
def html(sample: tuple[list[Statement], list[DocumentRecord]]) -> str:
    network = make_network(sample[0])
    return render(network, *sample, make_ranking(network), title="Sample")


def test_the_same_statements_in_any_order_give_the_same_bytes(
    sample: tuple[list[Statement], list[DocumentRecord]], html: str
) -> None:
    statements, documents = sample
    mixed = statements[:]
    random.Random(3).shuffle(mixed)
    network = make_network(statements)
    assert render(network, mixed, documents[::-1], make_ranking(network), title="Sample") == html


def test_the_page_names_nothing_to_fetch(html: str) -> None:
    reader = Reader(html)
    links = [(tag, attributes) for tag, attributes in reader.tags if "src" in attributes or "href" in attributes]
    assert links == [
        ("link", {"rel": "icon", "href": "data:,"}),
        ("a", {"class": "skip", "href": "#table-view"}),
    ]
    styles = "".join(text for tag, _, text in reader.texts if tag == "style")
    assert re.findall(r"url\(|@import|@font-face", styles) == []


def test_only_the_three_scripts_and_the_style_of_the_page_are_admitted(html: str) -> None:
    reader = Reader(html)
    (policy,) = [
        a["content"] for tag, a in reader.tags if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    ]

    def name(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    scripts = [name(text) for tag, attributes, text in reader.texts if tag == "script" and "type" not in attributes]
    (style,) = [name(text) for tag, _, text in reader.texts if tag == "style"]
    assert len(scripts) == 3
    assert policy == (
        f"default-src 'none'; script-src {' '.join(scripts)}; style-src {style}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert "\r" not in html


@pytest.mark.parametrize("label", NASTY)
def test_hostile_text_stays_text(label: str) -> None:
    actor = Participant(label, "https://example.org/id/state/x", "State", label, 0, len(label), "name")
    statement = make_statement(actor, "meet", CORVIA, class_="Consult", tail=f" {label}")
    record = DocumentRecord("dispatch", title=label, author=label, url="javascript:alert(1)")
    network = make_network([statement])
    html = render(network, [statement], [record], make_ranking(network), title=label)
    reader = Reader(html)
    assert [tag for tag, _ in reader.tags].count("script") == 8
    contents = reader.read_json("contents")
    assert reader.read_json("sentences") == [statement.sentence]
    assert sorted(contents["participants"]["label"]) == sorted([clean_label(label), "Corvia"])
    assert contents["documents"] == [
        {
            "name": "dispatch",
            "title": clean_label(label),
            "author": clean_label(label),
            "publisher": "",
            "published": "",
            "url": "",
        }
    ]
    assert {node["label"] for node in reader.read_json("nodes")} == {clean_label(label, 30), "Corvia"}
    assert [text for tag, _, text in reader.texts if tag == "title"] == [clean_label(label)]
    for _, attributes, text in reader.texts:
        if attributes.get("type") == "application/json":
            assert not set("<>&\u2028\u2029") & set(text)


def test_lone_surrogates_and_control_characters_do_not_break_the_file() -> None:
    statement = make_statement(make_participant("Bel\ud800mark\x00"), "meet", CORVIA, class_="Consult")
    network = make_network([statement])
    html = render(network, [statement], [], make_ranking(network), title="a\ud800b\x07c")
    assert "<title>a b c</title>" in html.encode("utf-8").decode("utf-8")


def test_an_empty_graph_is_a_page_too() -> None:
    reader = draw([])
    assert reader.read_json("nodes") == []
    assert reader.read_json("edges") == []
    assert reader.read_json("sentences") == []
    assert set(map(tuple, reader.read_json("contents")["statements"].values())) == {()}


def test_a_statement_row_has_every_field_of_the_statement() -> None:
    source = make_participant("Dornia")
    statement = make_statement(
        BELMARK, "warn", CORVIA, class_="Threaten", modality="possible", source=(source,), time="2031-02", at=40
    )
    record = DocumentRecord("dispatch", "A title", "An author", "A publisher", "2031-03-01", "https://example.org/a")
    reader = draw([statement], [record], quad_classes={"Threaten": "https://example.org/o#VerbalConflict"})
    contents = reader.read_json("contents")
    words, pools = contents["words"], contents["pools"]
    row = {name: column[0] for name, column in contents["statements"].items()}
    assert reader.read_json("sentences") == ["Belmark warn Corvia."]
    assert row == {
        "sentence": 0,
        "document": 0,
        "actor": 0,
        "action": pools["action"].index("warn"),
        "class": pools["class"].index("Threaten"),
        "target": 1,
        "theme": -1,
        "quad": words["quad"].index("VerbalConflict"),
        "standing": words["standing"].index("hedged"),
        "polarity": words["polarity"].index("affirmed"),
        "modality": words["modality"].index("possible"),
        "source": [pools["source"].index("Dornia")],
        "time": pools["text"].index("2031-02"),
        "from": 22311,
        "to": 22338,
        "dated": 2,
        "place": -1,
        "reciprocal": 0,
        "confidence": 0.8,
        "marks": [0, 7, 0, 8, 12, 1, 13, 19, 2],
    }
    assert words["role"] == ["actor", "action", "target"]
    assert contents["documents"] == [
        {
            "name": "dispatch",
            "title": "A title",
            "author": "An author",
            "publisher": "A publisher",
            "published": "2031-03-01",
            "url": "https://example.org/a",
        }
    ]


def test_statements_are_bundled_by_ends_quad_class_and_standing() -> None:
    statements = [
        make_statement(BELMARK, "meet", CORVIA, class_="Consult", at=0),
        make_statement(BELMARK, "agree with", CORVIA, class_="Agree", at=100),
        make_statement(BELMARK, "meet", CORVIA, class_="Consult", at=200),
        make_statement(BELMARK, "meet", CORVIA, class_="Consult", at=300, polarity="negated"),
        make_statement(CORVIA, "describe", TREATY, at=400),
        make_statement(BELMARK, "rest", None, at=500),
    ]
    contents = gather(make_network(statements), statements, [], QUADS, most_statements=9)
    assert [entry.label for entry in contents.entries] == ["Corvia", "Belmark", "border treaty"]
    assert contents.bundles == (
        Bundle(0, 2, "Other", "fact", "describe", (4,)),
        Bundle(1, 0, "VerbalCooperation", "fact", "meet, agree with", (0, 1, 2)),
        Bundle(1, 0, "VerbalCooperation", "negated", "meet", (3,)),
    )
    assert contents.quads == ("VerbalCooperation",) * 4 + ("Other", "Other")


def test_an_action_without_a_class_takes_the_quad_class_that_the_network_gives_it() -> None:
    statement = make_statement(BELMARK, "shell", CORVIA)
    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    network.add_edge(BELMARK.iri, CORVIA.iri, action="shell", **{"class": "Assault", "quad": "MaterialConflict"})
    contents = gather(network, [statement], [], {}, most_statements=9)
    assert contents.quads == ("MaterialConflict",)


def test_what_is_too_much_is_left_out_weakest_first_and_counted() -> None:
    others = [make_participant(f"Isle {number}") for number in range(4)]
    statements = [
        make_statement(BELMARK, "meet", other, at=100 * number, confidence=0.5 + number / 10)
        for number, other in enumerate(others)
    ]
    statements.append(make_statement(BELMARK, "meet", CORVIA, at=900, polarity="negated", confidence=0.99))
    contents = gather(make_network(statements), statements, [], {}, most_statements=3)
    assert [statement.target.label for statement in contents.statements if statement.target] == [
        "Isle 1",
        "Isle 2",
        "Isle 3",
    ]
    assert (contents.left_out, contents.tied) == (2, 4)


def test_large_networks_come_in_stages_strongest_first() -> None:
    statements, documents = make_sample(60, 200)
    layouts = draw(statements, documents, stages=(10, 30, 50)).read_json("contents")["layouts"]
    assert [layout["claims"] for layout in layouts] == ["facts"] * 3 + ["all"] * 3
    # A stage is full but for one, whose only partner may be the first of the next stage; a rest of less than a third comes along.
    sizes = [len(layout["nodes"]) for layout in layouts]
    assert all(size in (9, 10) for size in sizes[::3])
    assert all(size in (29, 30) for size in sizes[1::3])
    assert sizes[2::3] == [layout["of"] for layout in layouts[2::3]]
    assert set(layouts[0]["nodes"]) > set(range(5))


def test_measures_are_the_numeric_columns_of_the_ranking() -> None:
    statement = make_statement(BELMARK, "meet", CORVIA)
    rows = [
        {"rank": 1, "iri": CORVIA.iri, "label": "Corvia", "kind": "State", "community": 2, "betweenness": 0.25, "core": "1"},
        {"rank": 2, "iri": BELMARK.iri, "label": "Belmark", "kind": "State", "community": "2", "betweenness": float("nan")},
    ]  # fmt: skip
    contents = Reader(render(make_network([statement]), [statement], [], rows, title="x")).read_json("contents")
    assert contents["measure_names"] == ["betweenness", "core"]
    assert contents["measures"] == {"betweenness": [0.25, None], "core": [1.0, None]}
    assert contents["communities"] == {"community": [2, 2]}


@pytest.mark.parametrize(
    ("fields", "trusted", "standing"),
    [
        ({}, (), "fact"),
        ({"source": (BELMARK,)}, (), "attributed"),
        ({"source": (BELMARK,)}, ("Belmark",), "fact"),
        ({"source": (BELMARK, CORVIA)}, (BELMARK.iri,), "attributed"),
        ({"modality": "predicted", "source": (BELMARK,)}, (), "hedged"),
        ({"polarity": "negated", "modality": "possible"}, (), "negated"),
    ],
)
def test_a_statement_stands_as_the_text_holds_it(
    fields: dict[str, Any], trusted: tuple[str, ...], standing: str
) -> None:
    assert find_standing(make_statement(BELMARK, "meet", CORVIA, **fields), trusted) == standing


def test_offices_and_other_names_come_from_the_ontology_and_the_documents() -> None:
    ada, premier = make_participant("Ada Lirov", "Person"), BELMARK.iri.replace("state/belmark", "office/premier")
    ontology = Ontology(
        Path(),
        "https://example.org/id/",
        "",
        classes={"Consult": ActionClass("Consult", "https://example.org/o#Consult", "Consult", quad="VerbalCooperation", intensity=1.0)},
        entries={
            BELMARK.iri: Entry(BELMARK.iri, "Belmark", "State", aliases=("Belmark", "Kingdom of Belmark"), same_as=("https://example.org/q1", "javascript:x")),
            ada.iri: Entry(ada.iri, "Ada Lirov", "Person"),
        },
        offices={"premier": Office(premier, "premier")},
        tenures=(Tenure("https://example.org/t", ada.iri, premier, BELMARK.iri, "2030/.."),),
    )  # fmt: skip
    named = Participant("Belmark", BELMARK.iri, "State", "the Kingdom", 40, 51, "name")
    statements = [
        make_statement(BELMARK, "meet", ada, class_="Consult"),
        make_statement(named, "meet", ada, class_="Consult", at=40),
    ]
    contents = draw(statements, ontology=ontology).read_json("contents")
    people = contents["participants"]
    number = people["label"].index
    assert people["about"] == {
        str(number("Belmark")): {
            "aliases": ["Kingdom of Belmark"],
            "links": ["https://example.org/q1"],
            "offices": [["premier", "Ada Lirov", number("Ada Lirov"), "2030/..", 0]],
        },
        str(number("Ada Lirov")): {"offices": [["premier", "Belmark", number("Belmark"), "2030/..", 1]]},
    }
    assert contents["intensities"] == {"Consult": 1.0}
    assert contents["words"]["quad"][contents["statements"]["quad"][0]] == "VerbalCooperation"


def test_intervals_and_communities_of_a_ranking_are_no_measures() -> None:
    statement = make_statement(BELMARK, "meet", CORVIA)
    rows = [
        {"iri": CORVIA.iri, "rank": 1, "rank_low": 1, "rank_high": 2, "pagerank": 0.6, "pagerank_low": 0.5, "pagerank_high": 0.7, "community": 0, "leiden": 1},
        {"iri": BELMARK.iri, "rank": 2, "rank_low": None, "rank_high": None, "pagerank": 0.4, "pagerank_low": None, "pagerank_high": None, "community": 0, "leiden": 2},
    ]  # fmt: skip
    contents = Reader(render(make_network([statement]), [statement], [], rows, title="x")).read_json("contents")
    assert contents["measure_names"] == ["pagerank"]
    assert contents["intervals"] == {"pagerank": [[0.5, 0.7, 1.0, 2.0], None]}
    assert contents["communities"] == {"community": [0, 0], "leiden": [1, 2]}


def test_what_the_network_tells_of_itself_stands_beside_the_ranking() -> None:
    statement = make_statement(BELMARK, "meet", CORVIA)
    about = {
        "measures": {"degree": {"definition": "Number of edges.", "note": ""}, "betweenness": {"definition": "Paths.", "note": "estimated"}},
        "intervals": {"measure": "pagerank", "documents": 1, "note": "too few documents"},
        "communities": {"louvain": {"key": "community", "count": 1, "modularity": 0.25}},
        "balance": {"balanced_triads": 2, "unbalanced_triads": 1, "blocs": {BELMARK.iri: 4}},
    }  # fmt: skip
    contents = draw([statement], about=about).read_json("contents")
    assert contents["about"] == {
        "measures": {"degree": "Number of edges.", "betweenness": "Paths. estimated"},
        "intervals": "too few documents",
        "modularity": {"community": 0.25},
        "balance": {"balanced_triads": 2, "unbalanced_triads": 1},
    }
    number = contents["participants"]["label"].index("Belmark")
    assert contents["communities"]["bloc"] == [4 if n == number else -1 for n in range(2)]


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("1970-01-02", (1, 1)),
        ("1970-02", (31, 58)),
        ("1970", (0, 364)),
        ("1972-02~", (761, 789)),
        ("1970-21", (59, 150)),
        ("1970-24", (334, 423)),
        ("1970-34", (90, 180)),
        ("197X", (0, 3651)),
        ("1970-01-02/1970-01-05", (1, 4)),
        ("1970/..", (0, None)),
        ("/1970", (None, 364)),
        ("1970-02-30", (58, 58)),
        ("1970-13", None),
        ("0000", None),
        ("-0044", None),
        ("../..", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_become_days(edtf: str | None, days: tuple[int | None, int | None] | None) -> None:
    assert read_days(edtf) == days


def test_marks_count_as_a_browser_does() -> None:
    dove = make_participant("🕊 League", "Organization")
    assert mark_sentence(make_statement(dove, "meet", CORVIA, at=7)) == [
        (0, 9, "actor"),
        (10, 14, "action"),
        (15, 21, "target"),
    ]


def test_where_mentions_overlap_the_shorter_one_is_marked() -> None:
    text = "Belmark gave up its arms."
    statement = make_statement(BELMARK, "gave up", make_participant("its arms", "Concept"), at=0)
    actor = Participant("Belmark", BELMARK.iri, "State", "its", 16, 19, "pronoun")
    nested = Statement("d", 0, len(text), text, actor, statement.action, statement.target)
    assert mark_sentence(nested) == [(8, 15, "action"), (16, 19, "actor"), (19, 24, "target")]


def test_a_mention_that_is_not_in_the_sentence_is_not_marked() -> None:
    elsewhere = Participant("Belmark", BELMARK.iri, "State", "Belmark", 3, 10, "name")
    statement = make_statement(None, "met", CORVIA, at=50)
    moved = Statement("d", 50, statement.end, statement.sentence, elsewhere, statement.action, statement.target)
    assert mark_sentence(moved) == [(9, 12, "action"), (13, 19, "target")]


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a?b=c&d", "https://example.org/a?b=c&d"),
        ("http://example.org", "http://example.org"),
        ("HTTPS://example.org/x", "HTTPS://example.org/x"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        (" https://example.org", None),
        ("data:text/html,<script>", None),
        ("//example.org/x", None),
        ("https:", None),
        ("http://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url: str | None, link: str | None) -> None:
    assert find_link(url) == link


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Belmark", "Belmark"),
        ("a\u202eb\u2066c", "abc"),
        ("two\n lines\u2028x", "two lines x"),
        ("twenty letters or so, more", "twenty letters or s…"),
        ("\u200f", "(unnamed)"),
    ],
)
def test_labels_are_one_short_line(text: str, label: str) -> None:
    assert clean_label(text, 20) == label


def test_no_two_labels_of_the_layout_overlap() -> None:
    dice = random.Random(5)
    ties = {(min(pair), max(pair)): 1.0 for pair in (dice.sample(range(50), 2) for _ in range(70))}
    letters = [dice.randrange(4, 28) for _ in range(60)]
    places = place(ties, [10.0] * 60, letters)
    assert places == place(dict(sorted(ties.items())), [10.0] * 60, letters)
    clashes = [
        (one, other)
        for one in range(60)
        for other in range(one)
        if abs(places[one][0] - places[other][0]) < (letters[one] + letters[other]) * 3
        and abs(places[one][1] - places[other][1]) < 30
    ]
    assert clashes == []


def test_layouts_of_nothing_and_of_little() -> None:
    assert place({}, [], []) == []
    assert place({}, [9.0], [5]) == [(0, 0)]
    assert place({(0, 0): 1.0}, [9.0], [5]) == [(0, 0)]
    assert place({(0, 1): 1.0}, [9.0, 9.0], [5, 5]) == [(-75, -12), (75, 12)]


def test_five_hundred_participants_make_less_than_three_megabytes() -> None:
    statements, documents = make_sample(500, 2000)
    network = make_network(statements)
    html = render(network, statements, documents, make_ranking(network), title="Large")
    assert len(html.encode()) < 3_000_000
