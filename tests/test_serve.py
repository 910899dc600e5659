"""`kg serve`: pages and RDF at the same address, the SPARQL endpoint, and proof that nothing can be written or reached from elsewhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from query_sample import STATEMENTS, TEXTS, write_sample
from werkzeug.datastructures import MultiDict
from werkzeug.test import Client, TestResponse

from kg import rdf, store
from kg.errors import InputError
from kg.model import Statement
from kg.ontology import DEFAULT_BASE
from kg.serve import Application
from kg.serve.marking import Mention, Segment, mark
from kg.store import disk

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HOME = "http://localhost:8000"
NEWS = "/kgwright/id/document/news"
NORWAY = "/kgwright/id/actor/norway"


def statement_path(statement: Statement) -> str:
    return "/" + rdf.statement_iri(statement, DEFAULT_BASE).split("/", 3)[3]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("served")
    made = write_sample(place / "output", place / "ontology")
    (made / "report.json").write_text(json.dumps({"title": "News <of> 2021", "base": DEFAULT_BASE}))
    (made / "graph.html").write_text("<!doctype html><title>graph</title>")
    return made


def make_client(folder: Path, **options: Any) -> Client:
    application = Application(folder, **options)
    application.allow(8000)
    return Client(application)


@pytest.fixture(scope="module")
def client(folder: Path) -> Client:
    return make_client(folder, seconds=120)


def get(client: Client, path: str, accept: str | None = None, **more: Any) -> TestResponse:
    headers = {"Accept": accept} if accept else {}
    return client.get(path, base_url=HOME, headers=headers | more.pop("headers", {}), buffered=True, **more)


def text_of(response: TestResponse) -> str:
    """What a page says, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", response.text.partition("<main")[2]).split())


# -- one address, many formats -----------------------------------------------------------------------------------------


def test_every_iri_of_the_graph_answers_at_its_path_with_a_page_and_with_rdf(client: Client, folder: Path) -> None:
    graph = list(ox.parse(path=folder / "graph.ttl"))
    for iri in sorted({q.subject.value for q in graph if isinstance(q.subject, ox.NamedNode)}):
        path = "/" + iri.split("/", 3)[3]
        page = get(client, path, "text/html")
        assert (page.status_code, page.mimetype) == (200, "text/html"), iri
        if "#" in iri:
            continue  # a browser asks for the page of the vocabulary
        own = {q.triple for q in graph if q.subject == ox.NamedNode(iri)}
        for type_, format_ in (
            ("text/turtle", ox.RdfFormat.TURTLE),
            ("application/ld+json", ox.RdfFormat.JSON_LD),
            ("application/n-triples", ox.RdfFormat.N_TRIPLES),
            ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ):
            answer = get(client, path, type_)
            assert (answer.status_code, answer.mimetype, answer.headers["Vary"]) == (200, type_, "Accept"), iri
            assert own <= {q.triple for q in ox.parse(answer.data, format_)}, (iri, type_)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "text/html"),
        ("*/*", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/turtle;q=0.9, application/ld+json", "application/ld+json"),
        ("text/turtle, */*;q=0.1", "text/turtle"),
    ],
)
def test_what_is_accepted_best_is_given(client: Client, accept: str | None, expected: str) -> None:
    assert get(client, NORWAY, accept).mimetype == expected


def test_a_format_may_be_named_in_the_address_and_is_linked_to(client: Client) -> None:
    assert get(client, NORWAY + "?format=jsonld").mimetype == "application/ld+json"
    assert get(client, NORWAY, "image/png").status_code == 406
    assert get(client, NORWAY + "?format=gif").status_code == 400
    links = get(client, NORWAY).headers.getlist("Link")
    assert f'<{NORWAY}?format=turtle>; rel="alternate"; type="text/turtle"' in links
    assert f'href="{NORWAY}?format=jsonld"' in get(client, NORWAY).text


def test_the_rdf_of_a_document_holds_its_sentences_and_statements(client: Client) -> None:
    found = {q.subject.value for q in ox.parse(get(client, NEWS, "text/turtle").data, ox.RdfFormat.TURTLE)}
    own = [s for s in STATEMENTS if s.document == "news"]
    assert {rdf.statement_iri(s, DEFAULT_BASE) for s in own} <= found
    assert {rdf.sentence_iri(s, DEFAULT_BASE) for s in own} <= found


WORLD, CLAIM = "/kgwright/id/world/actor-norway", "/kgwright/claim/meet"


def test_worlds_and_their_properties_answer_like_the_rest_with_what_the_quads_say(client: Client, folder: Path) -> None:
    quads = list(ox.parse(path=folder / "graph.nq"))
    for path in (WORLD, CLAIM):
        iri = ox.NamedNode(f"https://w3id.org{path}")
        told = {q.triple for q in quads if iri in (q.subject, q.graph_name)}
        assert told
        for name, form in (("turtle", ox.RdfFormat.TURTLE), ("jsonld", ox.RdfFormat.JSON_LD)):
            found = get(client, f"{path}?format={name}")
            assert {q.triple for q in ox.parse(found.data, form)} == told, (path, name)
    assert "the world according to Norway" in text_of(get(client, WORLD, "text/html"))
    assert "1 statement Peru meet Chile" in text_of(get(client, WORLD, "text/html"))
    page = get(client, CLAIM, "text/html").text
    assert 'href="/kgwright/action/meet"' in page


@pytest.mark.parametrize("path", ["/kgwright/id/world/actor-peru", "/kgwright/id/world/x-0", "/kgwright/claim/recall"])
def test_worlds_in_which_nothing_is_a_fact_are_not_found(client: Client, path: str) -> None:
    assert get(client, path).status_code == 404


def test_json_ld_is_compact_as_in_an_export(client: Client, folder: Path) -> None:
    told = json.loads(get(client, NORWAY, "application/ld+json").data)
    assert told["@context"]["@base"] == DEFAULT_BASE
    norway = next(node for node in told["@graph"] if node["@id"] == "actor/norway")
    assert (norway["@type"], norway["prefLabel"]) == ("State", "Norway")


def test_what_the_graph_does_not_know_is_not_found(client: Client) -> None:
    for path in (
        "/kgwright/id/actor/nobody",
        "/x",
        "/about",
        "/about?iri=no iri",
        "/about?iri=urn:x",
        "/query/none",
        "/../etc/passwd",
    ):
        answer = get(client, path, "text/html")
        assert answer.status_code == 404, path
        assert "<h1>" in answer.text
    assert get(client, "/x", "text/turtle").mimetype == "text/plain"


# -- pages -------------------------------------------------------------------------------------------------------------


def test_the_home_page_leads_everywhere(client: Client) -> None:
    page = get(client, "/").text
    assert "<title>News &lt;of&gt; 2021</title>" in page
    assert "11 statements from 2 documents." in " ".join(page.split())
    for path in (NORWAY, NEWS, "/graph.html", "/query", "/graph.ttl"):
        assert f'href="{path}"' in page
        assert get(client, path).status_code == 200


def test_a_participants_page_shows_names_facts_and_statements(client: Client) -> None:
    shown = text_of(get(client, NORWAY))
    assert "State Norway Also Kingdom of Norway" in shown
    assert "Same as http://www.wikidata.org/entity/Q20" in shown
    assert "Acts on sanction Chile 2 urge Peru" in shown
    assert "6 statements" in shown
    assert "Norway urge Peru ( meeting )" in shown


def test_statements_come_in_pages(tmp_path: Path) -> None:
    import query_sample

    from kg import ontology
    from kg import rdf as writer

    write_sample(tmp_path / "o", tmp_path / "d")
    many = [
        query_sample.make(0, query_sample.NORWAY, "meet", query_sample.CHILE, document=f"d{n:03}") for n in range(90)
    ]
    writer.write_turtle(tmp_path / "o" / "graph.ttl", many, [], ontology.load(tmp_path / "d"))
    (tmp_path / "o" / "graph.nq").unlink()
    client = make_client(tmp_path / "o")
    first, last = get(client, NORWAY).text, get(client, NORWAY + "?from=80").text
    assert (first.count('<li class="statement">'), last.count('<li class="statement">')) == (40, 10)
    assert ("1–40 of 90" in first, "81–90 of 90" in last) == (True, True)
    assert ('href="?from=40#statements"' in first, 'href="?from=40#statements"' in last) == (True, True)


def test_a_statements_page_says_how_the_text_holds_it(client: Client) -> None:
    claimed, fact = STATEMENTS[6], STATEMENTS[0]
    shown = text_of(get(client, statement_path(claimed)))
    assert "standing a claim, and no fact of the graph polarity affirmed modality actual source Norway" in shown
    assert "standing a fact of the graph" in text_of(get(client, statement_path(fact)))


def test_a_document_shows_its_sentences_with_statements_marked_and_linked(client: Client) -> None:
    page = get(client, NEWS)
    assert "of the text, the sentences that make them" in page.text
    own = [s for s in STATEMENTS if s.document == "news"]
    for one in own:
        assert f'href="{statement_path(one)}"' in page.text
    assert re.findall(r'<a class="mention" href="([^"]*)"><mark class="action">(.*?)</mark>', page.text)[:2] == [
        (statement_path(STATEMENTS[0]), "sanc"),
        (statement_path(STATEMENTS[2]), "ust "),
    ]


def test_a_document_whose_file_is_at_hand_is_shown_whole(folder: Path, tmp_path: Path) -> None:
    text = ""
    for begin, sentence in TEXTS.items():
        text = (
            text.ljust(begin, " ")
            if begin == 100
            else text.ljust(begin - 20, " ") + "\n\nA word between.\n\n\n"[:20]
            if begin
            else text
        )
        text = text.ljust(begin)[:begin] + sentence
    (tmp_path / "news.txt").write_text(text + "\n\nThe end of it.\n")
    whole = get(make_client(folder, texts=[str(tmp_path)]), NEWS)
    assert "A word between." in whole.text
    assert "The end of it." in whole.text
    assert "of the text, the sentences that make them" not in whole.text
    (tmp_path / "news.txt").write_text("Another text. " * 100)
    other = get(make_client(folder, texts=[str(tmp_path)]), NEWS)
    assert "Another text" not in other.text
    assert "Peru did not meet Chile." in re.sub(r"<[^>]*>", "", other.text)


def test_marks_that_overlap_are_cut_and_lose_no_letter() -> None:
    mentions = [Mention("actor", 10, 20, "/a"), Mention("target", 15, 25, "/b"), Mention("action", 90, 99, "/far")]
    assert mark("0123456789abcdefghij", 10, mentions) == (
        Segment("01234", "actor", "/a"),
        Segment("56789", "actor target", "/a"),
        Segment("abcde", "target", "/b"),
        Segment("fghij"),
    )
    assert mark("", 0, mentions) == ()


def test_a_canned_query_is_asked_on_its_page_and_its_rows_link(client: Client) -> None:
    page = get(client, "/query/evidence?actor=Norway&target=Chile&ask=1")
    assert "2 rows" in page.text
    assert f'<a href="{statement_path(STATEMENTS[0])}">' in page.text
    wrong = get(client, "/query/evidence?actor=Norwey&target=Chile&ask=1")
    assert "did you mean Norway?" in wrong.text
    assert len(re.findall(r"<input [^>]* required ", get(client, "/query/evidence").text)) == 2


def test_a_query_that_is_wrong_shows_its_line(client: Client) -> None:
    page = get(client, "/query?query=SELECT+*%0A%7B+%3Fs+foo%3Ax+%3Fo+%7D")
    assert page.status_code == 200
    assert re.search(r"line 2, column \d+: undeclared prefix foo", page.text)
    assert "    2 | { ?s foo:x ?o }" in page.text


def test_search_finds_by_name_and_near_it(client: Client) -> None:
    assert f'href="{NORWAY}"' in get(client, "/search?q=kingdom+of+norway").text
    assert "fishing fleet" in get(client, "/search?q=fleet").text
    assert "none" in get(client, "/search?q=zzz").text


def test_whatever_a_text_says_is_only_shown(tmp_path: Path) -> None:
    import query_sample
    from statement_samples import participant

    from kg import ontology

    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    made = query_sample.make(0, participant(evil, "Concept"), "meet", query_sample.CHILE)
    from dataclasses import replace

    from kg.model import DocumentRecord

    made = replace(made, sentence=evil.ljust(32)[:32], document="evil")
    write_sample(tmp_path / "o", tmp_path / "d")
    known = ontology.load(tmp_path / "d")
    record = DocumentRecord("evil", evil, evil, None, None, "javascript:alert(1)")
    rdf.write_turtle(tmp_path / "o" / "graph.ttl", [made], [record], known)
    (tmp_path / "o" / "graph.nq").unlink()
    client = make_client(tmp_path / "o")
    concept = "/" + participant(evil, "Concept").iri.split("/", 3)[3]
    pages = [
        "/",
        concept,
        "/kgwright/id/document/evil",
        statement_path(made),
        f"/search?q={evil}",
        "/query/actions?ask=1",
        f"/query?query={evil}",
    ]
    for path in pages:
        page = get(client, path)
        assert page.status_code == 200, path
        assert "<script" not in page.text, path
        assert "<img" not in page.text, path
        assert 'href="javascript:' not in page.text, path
        assert page.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")


def test_pages_have_the_colours_of_the_graphs_page_light_and_dark(client: Client) -> None:
    style = get(client, "/style.css").text
    light, dark = style.split("@media (prefers-color-scheme: dark)")[:2]
    for name in ("--paper", "--ink", "--accent", "--mark-actor", "--quad-MaterialConflict"):
        (day,), (night,) = re.findall(rf"{name}: (#\w+)", light), re.findall(rf"{name}: (#\w+)", dark)
        assert day != night
    assert "--serif" in light


# -- the endpoint ------------------------------------------------------------------------------------------------------

NAMES = "SELECT ?n { ?s kg:actor/skos:prefLabel ?n ; kg:time ?t } ORDER BY ?n"


def ask(client: Client, sparql: str, accept: str = "*/*") -> TestResponse:
    return client.get("/sparql", base_url=HOME, query_string={"query": sparql}, headers={"Accept": accept})


def test_a_query_goes_by_get_by_form_and_by_body(client: Client) -> None:
    by_get = ask(client, NAMES)
    by_form = client.post("/sparql", base_url=HOME, data={"query": NAMES})
    by_body = client.post("/sparql", base_url=HOME, data=NAMES, content_type="application/sparql-query")
    assert by_get.mimetype == "application/sparql-results+json"
    assert [b["n"]["value"] for b in json.loads(by_get.data)["results"]["bindings"]] == ["Chile", "Norway"]
    assert by_get.data == by_form.data == by_body.data


@pytest.mark.parametrize(
    ("sparql", "accept", "type_", "begin"),
    [
        (NAMES, "text/csv", "text/csv", b"n\nChile\n"),
        (NAMES, "text/tab-separated-values", "text/tab-separated-values", b'?n\n"Chile"@en'),
        (NAMES, "application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        ("ASK {}", "application/sparql-results+json", "application/sparql-results+json", b'{"head":{},"boolean":true}'),
        ("CONSTRUCT WHERE { actor:norway skos:prefLabel ?o }", "*/*", "text/turtle", b"@prefix"),
        ("CONSTRUCT WHERE { actor:norway skos:prefLabel ?o }", "application/n-triples", "application/n-triples", b"<https:"),
        ("CONSTRUCT WHERE { actor:norway skos:prefLabel ?o }", "application/rdf+xml", "application/rdf+xml", b"<?xml"),
        ("DESCRIBE actor:norway", "application/ld+json", "application/ld+json", b'{"@context": {"@version": 1.1'),
        ("SELECT ?g { GRAPH ?g { ?a action:urge ?b } }", "text/csv", "text/csv", b"g\nhttps://w3id.org/kgwright/id/document/news\n"),
    ],
)  # fmt: skip
def test_answers_come_in_what_is_accepted(client: Client, sparql: str, accept: str, type_: str, begin: bytes) -> None:
    answer = ask(client, sparql, accept)
    assert (answer.status_code, answer.mimetype) == (200, type_)
    assert answer.data.startswith(begin)


DOCUMENTS = [("default-graph-uri", f"{DEFAULT_BASE}document/{name}") for name in ("news", "letter")]
SANCTIONS = "SELECT (COUNT(*) AS ?n) { ?a action:sanction ?b }"


@pytest.mark.parametrize(
    ("sparql", "graphs", "expected"),
    [
        ("SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }", DOCUMENTS[:1], "9"),
        ("SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }", DOCUMENTS[1:], "2"),
        ("SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }", DOCUMENTS, "11"),
        (SANCTIONS, DOCUMENTS, "1"),  # of both documents, and one triple
        (SANCTIONS, [("named-graph-uri", DOCUMENTS[0][1])], "0"),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a action:sanction ?b } }", DOCUMENTS, "0"),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a action:sanction ?b } }", [("named-graph-uri", DOCUMENTS[1][1])], "1"),
        (SANCTIONS.replace("{", f"FROM <{DOCUMENTS[1][1]}> {{"), [("default-graph-uri", "urn:none")], "0"),
    ],
)  # fmt: skip
def test_graphs_may_be_chosen_by_the_protocol(
    client: Client, sparql: str, graphs: list[tuple[str, str]], expected: str
) -> None:
    fields, accept = MultiDict([("query", sparql), *graphs]), {"Accept": "text/csv"}
    by_get = client.get("/sparql", base_url=HOME, query_string=fields, headers=accept)
    by_form = client.post("/sparql", base_url=HOME, data=fields, headers=accept)
    by_body = client.post(
        "/sparql", base_url=HOME, data=sparql, query_string=MultiDict(graphs), headers=accept, content_type="application/sparql-query"
    )  # fmt: skip
    assert [one.text.split() for one in (by_get, by_form, by_body)] == [["n", expected]] * 3


def test_a_graph_that_is_no_iri_is_refused(client: Client) -> None:
    answer = client.get("/sparql", base_url=HOME, query_string={"query": "ASK {}", "default-graph-uri": "news"})
    assert (answer.status_code, answer.text) == (400, "news is no absolute IRI of a graph.\n")


def test_a_canned_query_of_a_large_graph_comes_from_its_table(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "SMALL", 0)
    shutil.copytree(folder, tmp_path / "large")
    large = make_client(tmp_path / "large")
    monkeypatch.setattr(store, "within", lambda _, function, *arguments, method: function(*arguments))
    monkeypatch.setattr(store, "query", lambda *_: pytest.fail("asked in SPARQL"))
    page = text_of(get(large, "/query/dyads?ask=&actor=Norway"))
    assert "Norway Chile 2 2" in page


def test_without_a_query_it_describes_itself_to_programs_and_leads_people_to_the_page(client: Client) -> None:
    described = get(client, "/sparql", "text/turtle")
    assert described.mimetype == "text/turtle"
    assert any("SPARQL11Query" in str(q.object) for q in ox.parse(described.data, ox.RdfFormat.TURTLE))
    led = get(client, "/sparql", "text/html")
    assert (led.status_code, led.headers["Location"]) == (303, "/query")


def test_a_query_that_is_wrong_gets_400_with_its_place(client: Client) -> None:
    answer = ask(client, "SELECT * {\n ?s foo:x ?o }")
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert answer.text.startswith("line 2, column 10: undeclared prefix foo")


# -- read-only, and for this machine alone -----------------------------------------------------------------------------

UPDATES = [
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP ALL",
    "LOAD <http://127.0.0.1:1/x.ttl>",
    "CREATE GRAPH <urn:g>",
    "SELECT * { ?s ?p ?o } ; CLEAR ALL",
]


@pytest.mark.parametrize("update", UPDATES)
def test_updates_are_refused_by_every_way(client: Client, folder: Path, update: str) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert ask(client, update).status_code == 400
    assert client.get("/sparql", base_url=HOME, query_string={"update": update}).status_code == 403
    assert client.get("/sparql", base_url=HOME, query_string={"update": update, "query": "ASK {}"}).status_code == 403
    for data, type_, status in (
        ({"update": update}, None, 403),
        ({"query": update}, None, 400),
        (update, "application/sparql-update", 403),
        (update, "application/sparql-query", 400),
        (update, "text/turtle", 415),
    ):
        assert client.post("/sparql", base_url=HOME, data=data, content_type=type_).status_code == status, (data, type_)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert (
        json.loads(ask(client, "SELECT (COUNT(*) AS ?n) { ?s a kg:Statement }").data)["results"]["bindings"][0]["n"][
            "value"
        ]
        == "11"
    )


def test_service_reaches_nobody(client: Client) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(0.5)
        target = f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"
        for sparql in (
            f"SELECT * {{ SERVICE <{target}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ SERVICE SILENT <{target}> {{ ?s ?p ?o }} }}",
            f"PREFIX e: <{target}> SELECT * {{ service#x\n e:{{ ?s ?p ?o }} }}",
            f"SELECT * {{ BIND(<{target}> AS ?e) SERVICE ?e {{ ?s ?p ?o }} }}",
        ):
            assert ask(client, sparql).status_code == 400, sparql
        assert ask(client, f"SELECT * FROM <{target}> {{ ?s ?p ?o }}", "text/csv").data == b"o,p,s\n"
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/sparql", NORWAY, "/graph.ttl", "/store"])
def test_no_other_method_is_answered(client: Client, method: str, path: str) -> None:
    answer = client.open(path, base_url=HOME, method=method, data="x")
    assert answer.status_code == 405
    assert answer.headers["Allow"].startswith("GET, HEAD")


def test_pages_take_no_posts(client: Client) -> None:
    assert client.post(NORWAY, base_url=HOME, data="x").status_code == 405


def test_a_query_has_a_time_limit(folder: Path) -> None:
    hurried = make_client(folder, seconds=0.4)
    begin = time.monotonic()
    answer = ask(hurried, ENDLESS)
    assert answer.status_code == 400
    assert answer.text.startswith("no answer within 0.4 seconds, so the query was stopped")
    assert "no answer within 0.4 seconds" in get(hurried, "/query?query=" + ENDLESS.replace(" ", "+")).text
    assert time.monotonic() - begin < 60


def test_a_body_has_a_size_limit(client: Client) -> None:
    large = "SELECT * {} #" + "x" * 300_000
    assert client.post("/sparql", base_url=HOME, data=large, content_type="application/sparql-query").status_code == 413
    assert client.post("/sparql", base_url=HOME, data={"query": large}).status_code == 413


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1:9", "localhost", "127.0.0.1.evil.example:8000"]
)
def test_another_name_for_this_machine_is_refused(client: Client, host: str) -> None:
    for path in ("/", "/sparql?query=ASK%7B%7D", NORWAY):
        assert client.get(path, base_url=HOME, headers={"Host": host}).status_code == 403


def test_pages_from_elsewhere_cannot_send_queries(client: Client) -> None:
    for path in ("/sparql?query=ASK%7B%7D", "/query?query=ASK%7B%7D"):
        assert get(client, path, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
        assert get(client, path, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200
    assert "Access-Control-Allow-Origin" not in get(client, "/sparql?query=ASK%7B%7D").headers


def test_every_answer_has_its_guards(client: Client) -> None:
    for path in ("/", NORWAY, "/sparql?query=ASK%7B%7D", "/style.css", "/none", "/graph.ttl"):
        headers = get(client, path).headers
        assert headers["Content-Security-Policy"] == (
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "connect-src 'none'" in get(client, "/graph.html").headers["Content-Security-Policy"]


# -- the command -------------------------------------------------------------------------------------------------------


@pytest.fixture
def running(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line
        yield found[0]
        process.send_signal(2)
        assert process.wait(timeout=60) == 0


def test_the_command_serves_pages_and_queries(running: str) -> None:
    with urllib.request.urlopen(running + "kgwright/id/actor/norway", timeout=60) as answer:
        assert b"Kingdom of Norway" in answer.read()
    with urllib.request.urlopen(running + "sparql?query=ASK%7B%7D", timeout=60) as answer:
        assert json.load(answer) == {"head": {}, "boolean": True}


def test_a_folder_without_a_graph_and_a_port_that_is_taken_are_told(tmp_path: Path, folder: Path) -> None:
    from kg.serve import serve

    with pytest.raises(InputError, match="holds neither"):
        Application(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(InputError, match=r"is taken or forbidden \(.*\); give another with --port"):
            serve(folder, port=taken.getsockname()[1])
