"""Inputs to documents: files of many formats, what to read in them, and what is known about them.

A reader a format turns bytes into `kg.model.Document`s whose blocks leave out menus, captions, bylines and "related
stories"; nothing heavy is imported before a file of its format is met.
"""

from kg.documents.inputs import find_inputs, list_inputs, read, read_rows
from kg.documents.readers import READERS, Reader

__all__ = ["READERS", "Reader", "find_inputs", "list_inputs", "read", "read_rows"]
