"""Statements → a networkx network of who does what to whom, its measures and rankings."""

from kg.network.assembly import Departure, build_network
from kg.network.measures import MEASURES, Measure, find_measures
from kg.network.ranking import find_communities, rank, write_centrality

__all__ = [
    "MEASURES",
    "Departure",
    "Measure",
    "build_network",
    "find_communities",
    "find_measures",
    "rank",
    "write_centrality",
]
