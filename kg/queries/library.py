"""Files of queries, read: headers, parameters, and what is wrong with them."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from kg.errors import InputError

TYPES = {
    "participant": "a label, an alias or an IRI",
    "action": "a label or an IRI",
    "class": "the name, the label or the IRI of an action class",
    "document": "a name, a title or an IRI",
    "text": "any text",
    "date": "a year, month or day: 2006, 2006-10 or 2006-10-03",
    "integer": "a whole number",
    "number": "a number",
}
"""The types of parameters, each with what a value may be; `a|b|c` is a type as well, whose values are a, b and c."""
NAMES = ("base", "format", "graph", "help", "limit", "list", "name", "queries", "show", "timeout")
"""The names that no parameter has: those of the options of `kg query` itself."""

_HEADER = re.compile(r"#[ \t]*(title|description|parameter)[ \t]*(.*?):[ \t]*(.*)")
_PARAMETER = re.compile(r"([a-z]+) ([a-z]+|[A-Za-z]+(?:\|[A-Za-z]+)+)( required)?")
_LIMIT = re.compile(r"\bLIMIT\s+(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a canned query: `type` is one of `TYPES` or the choices joined by |; `default` is RDF, "" for none."""

    name: str
    type: str
    description: str
    required: bool = False
    default: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """The values of a parameter that has but few, () for the others."""
        return tuple(self.type.split("|")) if "|" in self.type else ()


@dataclass(frozen=True, slots=True)
class CannedQuery:
    """A query of the library; `text` is the whole file, and `table` its other form for the table of statements, "" for none."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str
    table: str = ""

    @property
    def limit(self) -> int | None:
        """The number of rows that it gives at most, None where it has no LIMIT."""
        found = _LIMIT.search(self.text)
        return int(found[1]) if found else None


def values_clause(name: str) -> re.Pattern[str]:
    """The place of a parameter in a query."""
    return re.compile(rf"VALUES \?{name} \{{ *([^{{}}]*?) *\}}")


def read_library(folder: Path | None = None) -> dict[str, CannedQuery]:
    """All canned queries by name: those that ship, and those of a folder, which take the place of others of their name.

    Raises InputError with file and line where a header is not as it must be.
    """
    found = {}
    own = {path.name: path for path in files("kg.queries").iterdir()}
    for name, path in own.items():
        if name.endswith(".rq"):
            query = read_query(name, path.read_text("utf-8"))
            table = own.get(f"{query.name}.sql")
            found[query.name] = replace(query, table=table.read_text("utf-8")) if table else query
    if folder is not None:
        if not folder.is_dir():
            raise InputError(f"{folder}: no such folder; give one that holds .rq files")
        for path in folder.glob("*.rq"):
            try:
                found[path.stem] = read_query(str(path), path.read_text("utf-8-sig"))
            except (OSError, UnicodeDecodeError) as error:
                raise InputError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    return dict(sorted(found.items()))


def find(library: dict[str, CannedQuery], name: str) -> CannedQuery:
    """The query of this name. Raises InputError that names near ones."""
    if name in library:
        return library[name]
    near = difflib.get_close_matches(name, library, n=3, cutoff=0.5)
    meant = f"did you mean {' or '.join(near)}?" if near else "kg query --list names them all"
    raise InputError(f"no canned query is called {name!r}; {meant}")


def read_query(path: str, text: str) -> CannedQuery:
    """The canned query of a file. Raises InputError with file and line."""
    told = {"title": "", "description": ""}
    parameters: dict[str, Parameter] = {}
    going = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        header = _HEADER.match(line)
        if header is None:
            if going and re.match(r"#\s{2,}", line):
                told[going] += " " + line[1:].strip()
            continue
        kind, subject, value = header.groups()
        going = "" if kind == "parameter" else kind
        if kind == "parameter":
            made = _read_parameter(f"{path}, line {number}", subject, value, text)
            if made.name in parameters:
                raise InputError(f"{path}, line {number}: parameter {made.name} stands here a second time; remove one")
            parameters[made.name] = made
        else:
            told[kind] = value.strip()
    if not told["title"]:
        raise InputError(f'{path}, line 1: no title; begin the file with a line "# title: …"')
    return CannedQuery(Path(path).stem, told["title"], told["description"], tuple(parameters.values()), text)


def _read_parameter(place: str, subject: str, description: str, text: str) -> Parameter:
    found = _PARAMETER.fullmatch(subject.strip())
    if found is None:
        raise InputError(f'{place}: not a parameter; write "# parameter NAME TYPE: …" with a name in small letters')
    name, type_, required = found.groups()
    if "|" not in type_ and type_ not in TYPES:
        raise InputError(f"{place}: unknown type {type_}; use one of {', '.join(TYPES)}, or choices such as year|month")
    if name in NAMES:
        raise InputError(f"{place}: kg query has an option --{name} of its own; call the parameter otherwise")
    clause = values_clause(name).search(text)
    if clause is None:
        raise InputError(f"{place}: the query lacks VALUES ?{name} {{ UNDEF }}, where the value goes; add it")
    default = "" if clause[1] == "UNDEF" else clause[1]
    return Parameter(name, type_, description.strip(), bool(required), default)
