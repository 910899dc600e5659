"""Write docs/vocabulary.md, the page for people of ontology/kg.ttl, or tell (--check) that it is not up to date.

A library such as pyLODE makes a page of HTML, which a code host shows as its source; this makes Markdown of the same things.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

ROOT = Path(__file__).resolve().parent.parent
SOURCE, PAGE = ROOT / "ontology" / "kg.ttl", ROOT / "docs" / "vocabulary.md"
KG = "https://w3id.org/kgwright/ontology#"
RDFS, OWL = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2002/07/owl#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
EXAMPLE = "http://www.w3.org/2004/02/skos/core#example"
SECTION = re.compile(r"^# -- (.*?) -+$")
ROWS = (
    ("of", RDFS + "domain"),
    ("value", RDFS + "range"),
    ("kind of", RDFS + "subClassOf"),
    ("kind of", RDFS + "subPropertyOf"),
    ("never", OWL + "disjointWith"),
    ("see", RDFS + "seeAlso"),
)
HEAD = """\
# The vocabulary

Every term of the graph and of the ontology folder that kgwright defines, made from [ontology/kg.ttl](../ontology/kg.ttl) by
`python tools/vocabulary.py`. The prefix `kg:` is `{kg}`. [ontology.md](ontology.md) tells how to write a folder of your own, and
[formats.md](formats.md) how the named graphs are to be asked.

Where another vocabulary says the same, a term is a kind of its term: SKOS (concepts, labels), PROV-O (`prov:Entity`, `prov:wasDerivedFrom`,
agents), SEM (actors, places, events), schema.org (persons, organisations, works), Dublin Core (titles, dates). Times are EDTF texts, which
say more than the dates of OWL-Time: uncertain, open, by season. The whole is consistent under OWL 2 RL; the tests close graph and vocabulary.
"""


def read() -> tuple[dict[str, dict[str, list[object]]], dict[str, str]]:
    """What the file says by subject and predicate, and the prefixes that it declares."""
    told: defaultdict[str, defaultdict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    parser = ox.parse(path=SOURCE, format=ox.RdfFormat.TURTLE)
    for quad in parser:
        told[quad.subject.value][quad.predicate.value].append(quad.object)
    return {subject: dict(rows) for subject, rows in told.items()}, parser.prefixes


def make() -> str:
    """The page."""
    told, prefixes = read()
    spaces = sorted(((space, name) for name, space in prefixes.items()), key=lambda pair: -len(pair[0]))

    def short(term: object) -> str:
        if not isinstance(term, ox.NamedNode):
            return str(getattr(term, "value", term))
        for space, name in spaces:
            if term.value.startswith(space):
                text = f"`{name}:{term.value[len(space) :]}`"
                return f"[{text}](#{anchor(term.value)})" if term.value in told and name == "kg" else text
        return f"<{term.value}>"

    lines = [HEAD.format(kg=KG)]
    for title, terms in sections().items():
        lines += [f"## {title}", ""]
        for term in terms:
            lines += describe(term, told[term], short)
    return "\n".join(lines).rstrip() + "\n"


def sections() -> dict[str, list[str]]:
    """The terms of each section of the file, in its order."""
    found: dict[str, list[str]] = {}
    title = ""
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        if match := SECTION.match(line):
            title = match[1]
        elif match := re.match(r"kg:([A-Za-z]+) a ", line):
            found.setdefault(title, []).append(KG + match[1])
    return found


def anchor(iri: str) -> str:
    """What a code host calls the heading of a term: classes and properties that differ by case alone keep apart by their sort."""
    name = iri.removeprefix(KG)
    return f"kg{name.lower()}" + ("-class" if name[0].isupper() else "")


def describe(term: str, rows: dict[str, list[object]], short: object) -> list[str]:
    """The lines about one term."""
    name = term.removeprefix(KG)
    assert callable(short)
    sort = ", ".join(short(type_) for type_ in rows[TYPE])
    told = [f"{label} {', '.join(short(value) for value in rows[iri])}" for label, iri in ROWS if iri in rows]
    heading = f"### kg:{name}" + (" (class)" if name[0].isupper() else "")
    example = "; ".join(f"{value.value}" for value in rows.get(EXAMPLE, ()) if isinstance(value, ox.Literal))
    lines = [heading, "", " ".join(str(getattr(v, "value", v)) for v in rows[RDFS + "comment"]), ""]
    lines += [f"- {sort}" + (f"; {'; '.join(told)}" if told else ""), f"- for example: `{example}`", ""]
    return lines


def main() -> None:
    """Write the page, or check it."""
    page = make()
    if sys.argv[1:] == ["--check"]:
        if PAGE.read_text(encoding="utf-8") != page:
            sys.exit("docs/vocabulary.md is not what ontology/kg.ttl says: run python tools/vocabulary.py")
        return
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
