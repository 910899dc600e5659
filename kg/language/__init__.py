"""Documents to parses: character normalisation, the spaCy pipeline, dates."""

from kg.language.pipeline import describe_pipeline, load_pipeline, parse

__all__ = ["describe_pipeline", "load_pipeline", "parse"]
