"""Statements → a networkx network of who does what to whom, its measures, rankings, communities and pairs."""

from kg.network.assembly import WEIGHTS, Evidence, build_network, count_network
from kg.network.balance import Balance, find_balance
from kg.network.communities import find_communities, find_leiden_communities
from kg.network.description import describe
from kg.network.dyads import find_dyads
from kg.network.measures import MEASURES, Measure, find_measures
from kg.network.projection import View, view
from kg.network.ranking import rank, write_centrality
from kg.network.resampling import Interval, Resampling, resample
from kg.network.selection import DEPARTURES, Departure

__all__ = [
    "DEPARTURES",
    "MEASURES",
    "WEIGHTS",
    "Balance",
    "Departure",
    "Evidence",
    "Interval",
    "Measure",
    "Resampling",
    "View",
    "build_network",
    "count_network",
    "describe",
    "find_balance",
    "find_communities",
    "find_dyads",
    "find_leiden_communities",
    "find_measures",
    "rank",
    "resample",
    "view",
    "write_centrality",
]
