"""The canned queries: a library of .rq files, each with its title, description and typed parameters in its header.

A file is a whole SPARQL query that any store answers. Its header is comments:

    # title: Who acts on whom
    # description: Pairs of actor and target, those with most statements first.
    #   A description may go on in lines that are set in.
    # parameter actor participant: who acts
    # parameter target participant required: who is acted on

and each parameter stands in the query as inline data, `VALUES ?actor { UNDEF }`, where what stands in the braces is the default and
UNDEF is none. A value takes the place of the braces' contents as an RDF term that Oxigraph writes, so nothing that a
value holds is ever read as SPARQL. The number of rows is that of the query's one LIMIT.
"""

from kg.queries.binding import bind
from kg.queries.library import NAMES, TYPES, CannedQuery, Parameter, find, read_library
from kg.queries.participants import find_near, find_participant
from kg.queries.tabled import answer_from_table

__all__ = [
    "NAMES",
    "TYPES",
    "CannedQuery",
    "Parameter",
    "answer_from_table",
    "bind",
    "find",
    "find_near",
    "find_participant",
    "read_library",
]
