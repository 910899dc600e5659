"""Statements ↔ RDF: the graph of the contract, the same bytes for the same statements in any order.

A statement is one block of triples under an IRI that is a hash of its content; what is affirmed, actual and in the author's own
voice is a direct triple `actor action target` besides. `ontology/kg.ttl` describes every property. Sources form no list:
`kg:source` names each, and `kg:sourceChain` holds their IRIs in order, the outermost last.

What RDF does not keep: the mentions of sources; characters that UTF-8 or other readers cannot hold (lone surrogates, U+0000, U+FFFE, U+FFFF);
and, where statements contradict each other on the label or kind of one IRI, all but the ontology's or the most frequent.
"""

from kg.rdf.identifiers import claim_iri, document_iri, sentence_iri, statement_iri, world_iri
from kg.rdf.jsonld import compact_jsonld, read_context, write_jsonld
from kg.rdf.reader import read, read_documents
from kg.rdf.scores import write_scores
from kg.rdf.writer import (
    annotated,
    quads,
    triples,
    write_annotated,
    write_nquads,
    write_ntriples,
    write_trig,
    write_turtle,
)

__all__ = [
    "annotated",
    "claim_iri",
    "compact_jsonld",
    "document_iri",
    "quads",
    "read",
    "read_context",
    "read_documents",
    "sentence_iri",
    "statement_iri",
    "triples",
    "world_iri",
    "write_annotated",
    "write_jsonld",
    "write_nquads",
    "write_ntriples",
    "write_scores",
    "write_trig",
    "write_turtle",
]
