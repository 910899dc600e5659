"""The same person across documents, and two of one surname kept apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reading import Reader
from statement_samples import participant, statement

from kg.build import assemble
from kg.model import Participant, Statement
from kg.resolution.corpus import unite_persons


def says(read: Reader, *texts: str) -> list[tuple[str, str, float]]:
    """Return (document, actor, confidence) of the statements of texts, united."""
    found: list[Statement] = []
    for number, text in enumerate(texts):
        found += read.statements(text, name=f"d{number}")
    return [(s.document, s.actor.label if s.actor else "", s.confidence) for s in unite_persons(found, read.ontology)]


ACROSS = [
    ("bare-surname-that-may-be-a-firm", ["Emil Bergkvist sued Shell.", "Bergkvist has fined Nokia."], "Bergkvist"),
    ("surname-with-mr", ["Emil Bergkvist sued Shell.", "Mr Bergkvist has fined Nokia."], "Emil Bergkvist"),
    ("the-order-does-not-matter", ["Mr Bergkvist has fined Nokia.", "Emil Bergkvist sued Shell."], "Emil Bergkvist"),
    ("same-title", ["Senator Emil Bergkvist sued Shell.", "Senator Bergkvist has fined Nokia."], "Emil Bergkvist"),
    ("other-gender", ["Emil Bergkvist sued Shell.", "Mrs Bergkvist has fined Nokia."], "Bergkvist"),
    ("other-title", ["Senator Emil Bergkvist sued Shell.", "General Bergkvist has fined Nokia."], "Bergkvist"),
    ("two-bearers", ["Emil Bergkvist sued Anna Bergkvist.", "Bergkvist has fined Nokia."], "Bergkvist"),
    ("other-surname", ["Emil Bergkvist sued Shell.", "Mr Lindqvist fined Nokia."], "Lindqvist"),
    ("initial", ["Emil Bergkvist sued Shell.", "Emil B. Bergkvist fined Nokia."], "Emil Bergkvist"),
]


@pytest.mark.parametrize(("texts", "expected"), [row[1:] for row in ACROSS], ids=[row[0] for row in ACROSS])
def test_a_person_of_another_document(texts: list[str], expected: str, read: Reader) -> None:
    fined = next(number for number, text in enumerate(texts) if " fined " in text)
    assert [actor for name, actor, _ in says(read, *texts) if name == f"d{fined}"] == [expected]


def test_what_is_found_is_less_sure_than_what_is_read(read: Reader) -> None:
    first = "Senator Emil Bergkvist sued Shell."
    (_, _, full), (_, _, by_name) = says(read, first, "Mr Bergkvist has fined Nokia.")
    (_, _, by_title) = says(read, first, "Yesterday Senator Bergkvist has fined Nokia.")[1]
    assert (round(by_name / full, 2), round(by_title / full, 2)) == (0.9, 0.95)


def person(label: str, text: str = "") -> Participant:
    return replace(participant(label, "Person"), text=text or label, begin=0, end=len(text or label), form="name")


def one(document: str, who: Participant, **more: object) -> Statement:
    return replace(statement("Norway", "fine", "Iceland", document=document, confidence=0.8, **more), actor=who)


def test_possessors_and_sources_are_united_too(read: Reader) -> None:
    full, short = person("Emil Bergkvist"), person("Bergkvist")
    thing = replace(participant("plan", "Concept"), of=short.iri)
    rows = [one("a", full), replace(one("b", participant("Norway")), target=thing, source=(short,))]
    second = unite_persons(rows, read.ontology)[1]
    assert second.target is not None
    assert (second.target.of, second.source[0].iri, second.source[0].text) == (full.iri, full.iri, "Bergkvist")
    assert second.confidence == 0.72


def test_a_company_that_bears_the_surname_is_no_person(read: Reader) -> None:
    company = replace(participant("Bergkvist", "Organization"), form="name", text="Bergkvist", begin=0, end=9)
    rows = [one("a", person("Emil Bergkvist")), one("b", company)]
    assert unite_persons(rows, read.ontology) == rows


def test_descriptions_are_no_surnames(read: Reader) -> None:
    pairs = (("leader", "Hindu leader"), ("Army", "German Army"), ("source", "unnamed source"))
    for short, full in pairs:
        rows = [one("a", person(full)), one("b", person(short))]
        assert unite_persons(rows, read.ontology) == rows


def test_a_surname_that_the_ontology_knows_of_somebody_else_stays(read: Reader) -> None:
    rows = [one("a", person("Emil Macron")), one("b", person("Macron"))]
    assert unite_persons(rows, read.ontology) == rows


def test_uniting_twice_changes_no_more_and_order_does_not_matter(read: Reader) -> None:
    rows = [one("a", person("Emil Bergkvist")), one("b", person("Bergkvist")), one("c", person("Emil B. Bergkvist"))]
    united = unite_persons(rows, read.ontology)
    assert {s.actor.label for s in united if s.actor} == {"Emil Bergkvist"}
    assert unite_persons(united, read.ontology) == united
    assert unite_persons(rows[::-1], read.ontology) == united[::-1]


def test_statements_of_several_extracts_are_united_when_they_are_assembled(read: Reader) -> None:
    rows = [one("a", person("Emil Bergkvist")), one("b", person("Bergkvist", "Mr Bergkvist"))]
    graph = assemble(rows, ontology=read.ontology)
    assert [s.actor.label for s in graph.statements if s.actor] == ["Emil Bergkvist", "Emil Bergkvist"]
