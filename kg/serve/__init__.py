"""A built folder on loopback: pages for people and RDF for programs at the same addresses, and a SPARQL endpoint that only reads.

Every IRI under the graph's base answers at its own path, so https://w3id.org/kgwright/id/actor/x is http://127.0.0.1:8000/kgwright/id/actor/x:
HTML for a browser, Turtle, N-Triples, JSON-LD or RDF/XML for what asks for them. Nothing here writes; queries run in processes of
their own, each with a time limit.
"""

from kg.serve.application import Application
from kg.serve.server import serve

__all__ = ["Application", "serve"]
