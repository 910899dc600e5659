"""Documents to parses: character normalisation, the spaCy pipeline, dates."""

from kg.language.packing import pack, unpack
from kg.language.parser import Parser
from kg.language.pipeline import describe_pipeline, load_pipeline, parse

__all__ = ["Parser", "describe_pipeline", "load_pipeline", "pack", "parse", "unpack"]
