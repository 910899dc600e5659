"""The graph of a build: statements with their documents, to be asked, ranked, looked at and written."""

from kg.graph.graph import Graph
from kg.graph.sameness import Written
from kg.graph.writers import ENTRY_POINTS, FORMATS, WRITERS, Writer, find_writers

__all__ = ["ENTRY_POINTS", "FORMATS", "WRITERS", "Graph", "Writer", "Written", "find_writers"]
