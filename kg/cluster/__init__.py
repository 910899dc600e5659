"""The same extraction on a cluster: one function, mapped by Apache Spark over partitions of documents."""

from kg.cluster.job import Job, Made, make_job
from kg.cluster.spark import FORMATS, Done, make_lines, run

__all__ = ["FORMATS", "Done", "Job", "Made", "make_job", "make_lines", "run"]
