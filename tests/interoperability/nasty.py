"""A graph of everything that a store may choke on: escapes, controls, right-to-left and emoji labels, IRIs with odd characters."""

from __future__ import annotations

from dataclasses import replace

from kg.build import assemble
from kg.graph import Graph
from kg.model import Act, DocumentRecord, Participant, Statement
from kg.ontology import DEFAULT_BASE, Ontology

TEXTS = (
    "quote \" apostrophe ' backslash \\ end",
    "tab\tnewline\nreturn\rbackspace\bformfeed\f bell\x07 escape\x1b delete\x7f next\x85line",
    "ends in a backslash \\",
    '"""three""" and \'\'\'three\'\'\' and """"four',
    "\\u0041 \\n \\t \\\\ \\x \\U0001F600 are no escapes here",
    "ملك الأردن \u202eright to left\u202c עברית \u200f",
    "emoji 😀 👩‍👩‍👧‍👦 🇳🇴 flag",
    "e\u0301 é combining, \u00adsoft hyphen, \u200bzero width, \ufeffbyte order mark",
    "line\u2028paragraph\u2029separators",
    "not <characters> & &amp; ]]> <!-- --> <script>alert(1)</script>",
    "@prefix x: <y> . _:b <a> <b> .  # comment",
    "}} UNION {{ ?s ?p ?o }} ; DROP ALL ; SELECT * { } # '",
    "=cmd|' /C calc'!A0, +1 -1 @SUM",
    "nothing \x00, noncharacters \ufffe \uffff \ufdd0, and beyond 𐐷 \U0010ffff",
    "percent %41 %zz plus + and {brace} `back` ^^xsd:integer @en $1 ?v",
    "   spaces   ",
    "中国 日本語 한국어 ไทย हिन्दी Ελλάδα Россия",
)
IRIS = (
    "http://example.org/a(b)c'd,e;f=g&h+i*j!k~l$m@n:o",
    "http://example.org/path/?query=1&x=%20%E2%82%AC#fragment/with?signs",
    "http://example.org/ünïcödé/中国/é",
    "https://example.org:8080/.-_~/a%2Fb",
    "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    "tag:example.org,2026:odd/one",
    "mailto:someone@example.org",
    "http://example.org/",
    "http://example.org/#",
    "http://example.org/ends.in.dots...",
)


def make_nasty(ontology: Ontology) -> Graph:
    """A statement for each text and each IRI: facts, denials, claims of a source, and one of all that a statement can have."""
    made = [_statement(i, text, IRIS[i % len(IRIS)]) for i, text in enumerate(TEXTS)]
    for i, iri in enumerate(IRIS):
        bare = made[0]
        known = Participant(f"node {i}", iri, "Concept")
        made.append(replace(bare, begin=5000 + i, end=5000 + i + len(bare.sentence), target=known))
    record = DocumentRecord("nasty", TEXTS[0], TEXTS[5], TEXTS[6], "2006-12", "http://example.org/a|b c\\d")
    other = DocumentRecord("ünïcödé name / with: signs", TEXTS[9], url="http://example.org/é?a=b&c=(d)#e")
    return assemble(made, [record, other], ontology)


def _statement(number: int, text: str, iri: str) -> Statement:
    begin = number * 200
    actor = Participant(text, f"{DEFAULT_BASE}actor/nasty-{number}", "Person", text, begin, begin + len(text), "name")
    target = Participant(f"{text} {number}", iri, "Concept", of=actor.iri)
    sources = (), (actor,), (actor, replace(actor, label="second", iri=f"{DEFAULT_BASE}actor/second"))
    return Statement(
        document=("nasty", "ünïcödé name / with: signs")[number % 2],
        begin=begin,
        end=begin + len(text),
        sentence=text,
        actor=actor,
        action=Act(text if number % 3 == 0 else "give up", None, text, begin, begin + len(text)),
        target=target,
        theme=replace(target, label=f"theme {number}", iri=f"{DEFAULT_BASE}concept/theme-{number}"),
        polarity="negated" if number % 5 == 4 else "affirmed",
        source=sources[number % 3],
        time="2006-10/..",
        place=Participant(text[::-1] or "x", f"{DEFAULT_BASE}place/nasty-{number}", "Place"),
        reciprocal=number % 2 == 0,
        confidence=(0.5, 1.0, 0.0, 0.91)[number % 4],
        extractor="nasty",
        rule=text,
    )
