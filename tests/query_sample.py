"""A small graph made by hand, on which every canned query has something to find."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from statement_samples import TURTLE, participant

from kg import ontology, rdf
from kg.model import Act, DocumentRecord, Participant, Statement

MORE = """
kg:Consult a kg:ActionClass ; rdfs:label "Consult"@en ; kg:quadClass kg:VerbalCooperation ; kg:intensity 1.0 .
kg:VerbalCooperation a kg:QuadClass ; rdfs:label "verbal cooperation"@en .
kg:Request a kg:ActionClass ; rdfs:label "Request"@en ; kg:quadClass kg:VerbalCooperation ; kg:intensity 0.5 .
action:meet a kg:Action ; skos:prefLabel "meet"@en ; skos:broader kg:Consult ; kg:verb "meet" .
action:urge a kg:Action ; skos:prefLabel "urge"@en ; skos:broader kg:Request ; kg:verb "urge" .
"""
NORWAY, CHILE, PERU = participant("Norway"), participant("Chile"), participant("Peru")
FLEET = participant("fishing fleet", "Concept")
DOCUMENTS = [
    DocumentRecord("letter", "A letter", "L. Pen", "Courier", "2020-05-04", "https://example.org/letter"),
    DocumentRecord("news", "The news", "N. Quill", "Gazette", "2021-02-03"),
]
TEXTS = {
    0: "Norway sanctioned Chile in 2019.",
    100: "Chile must not recall its fishing fleet, Peru said.",
    200: "Norway urged Peru to meet Chile.",
    300: "Peru did not meet Chile.",
    400: "Peru met Chile, Norway claims.",
    500: "Peru will perhaps meet Norway.",
    600: "Chile plans to recall the fishing fleet in 2022.",
    700: "Peru was not sanctioned.",
    800: "Peru withdrew.",
}


def make(begin: int, actor: Participant | None, action: str, target: Participant | None, **more: object) -> Statement:
    """Build a statement of the sentence that begins there."""
    sentence = TEXTS[begin]
    made = Statement(
        document="news",
        begin=begin,
        end=begin + len(sentence),
        sentence=sentence,
        actor=actor,
        action=Act(action, None, action, begin + 7, begin + 11),
        target=target,
        confidence=0.8,
        rule="verb",
    )
    return replace(made, **more)


STATEMENTS = [
    make(0, NORWAY, "sanction", CHILE, time="2019", confidence=0.9),
    make(0, NORWAY, "sanction", CHILE, document="letter", confidence=0.5),
    make(100, CHILE, "recall", FLEET, polarity="negated", modality="obligatory", source=(PERU,)),
    make(200, NORWAY, "urge", PERU, theme=participant("meeting", "Occurrence")),
    make(200, PERU, "meet", CHILE, modality="obligatory", source=(NORWAY,)),
    make(300, PERU, "meet", CHILE, polarity="negated"),
    make(400, PERU, "meet", CHILE, source=(NORWAY,), document="letter"),
    make(500, PERU, "meet", NORWAY, modality="predicted"),
    make(600, CHILE, "recall", FLEET, modality="intended", time="2022"),
    make(700, None, "sanction", PERU, polarity="negated"),
    make(800, PERU, "withdraw", None),
]


def write_sample(folder: Path, domain: Path) -> Path:
    """Write the graph of the sample into a folder, as a build does, and return the folder."""
    domain.mkdir(parents=True, exist_ok=True)
    (domain / "domain.ttl").write_text(TURTLE + MORE, encoding="utf-8")
    known = ontology.load(domain)
    folder.mkdir(parents=True, exist_ok=True)
    rdf.write_turtle(folder / "graph.ttl", STATEMENTS, DOCUMENTS, known)
    rdf.write_nquads(folder / "graph.nq", STATEMENTS, DOCUMENTS, known)
    return folder
