"""Files for other people's tools, beside RDF: networks, property graphs, tables, event data.

Each module is one family; a function takes plain inputs and a path, and writes the same bytes for the same inputs. `kg.graph.writers`
gives them their names.
"""

from kg.formats.cypher import write_cypher
from kg.formats.events import write_gdelt, write_icews, write_plover
from kg.formats.neo4j import write_neo4j
from kg.formats.networks import write_gexf, write_graphml
from kg.formats.property_graph import PropertyGraph, make_property_graph
from kg.formats.tables import write_csv, write_parquet

__all__ = [
    "PropertyGraph",
    "make_property_graph",
    "write_csv",
    "write_cypher",
    "write_gdelt",
    "write_gexf",
    "write_graphml",
    "write_icews",
    "write_neo4j",
    "write_parquet",
    "write_plover",
]
