"""Oxigraph over a built graph: load it or keep it on disk, ask it in SPARQL, get tables and graphs.

Queries only read: updates are no queries to Oxigraph, and SERVICE, which would send parts of the graph to another machine, is
refused. Oxigraph cannot be interrupted, so a query with a time limit runs in a process of its own, which is killed (`limits`).
"""

from kg.store.asking import (
    FORMATS,
    Dataset,
    answer,
    answer_as,
    find_base,
    find_table,
    is_ready,
    make_ready,
    open_graph,
    query,
    write,
)
from kg.store.limits import within
from kg.store.loading import load, load_triples
from kg.store.results import Cell, Result, Value
from kg.store.table import open_table

__all__ = [
    "FORMATS",
    "Cell",
    "Dataset",
    "Result",
    "Value",
    "answer",
    "answer_as",
    "find_base",
    "find_table",
    "is_ready",
    "load",
    "load_triples",
    "make_ready",
    "open_graph",
    "open_table",
    "query",
    "within",
    "write",
]
