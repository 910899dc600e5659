"""Write ontology/actors.ttl and ontology/names.ttl from the tables in ontology/sources/.

The tables are written by hand. What packages gave (versions pinned in sources/requirements.txt):

- pycountry (ISO 3166 as kept by Debian's iso-codes): the alpha-3 code and the formal name of each state;
- rigour 2.6.1 (MIT): once, the Wikidata identifiers in sources/states.csv, but for Denmark and the Netherlands, which it gives
  as the kingdoms with their overseas parts.

Runs offline; the same tables give the same bytes. In a cell of a table `;` parts several values, and in a list of
capitals `/` parts the label of a place from its other spellings.

    python ontology/generate_actors.py            # writes both files beside this script
    python ontology/generate_actors.py --check    # exits 1 where a committed file differs
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pycountry
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"

ID = "https://w3id.org/kgwright/id/"
PREFIXES = {
    "kg": "https://w3id.org/kgwright/ontology#",
    "actor": ID + "actor/",
    "place": ID + "place/",
    "occurrence": ID + "occurrence/",
    "office": ID + "office/",
    "tenure": ID + "tenure/",
    "word": "https://w3id.org/kgwright/word/",
    "wikidata": "http://www.wikidata.org/entity/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}

ORGANISATION_TABLES = (
    "organisations.csv",
    "departments.csv",
    "movements.csv",
    "civil_society.csv",
    "media.csv",
    "companies.csv",
)
STATE_NOUNS = ("country", "nation", "state")
# A newspaper has no use for these formal names, or they name somebody else.
NO_FORMAL_NAME = {"IR", "VA", "TW", "PS"}


class TableError(Exception):
    """A source table says something that cannot be written, with the file, the row and the remedy."""


def iri(prefix: str, local: str) -> NamedNode:
    """Give the IRI of a local name under one of PREFIXES."""
    return NamedNode(PREFIXES[prefix] + local)


def slug(label: str) -> str:
    """Give the local name of a label: lower-case words joined by `-`, accents dropped."""
    plain = to_ascii(label).lower().replace("'", "").replace(".", "").replace("+", " plus")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def to_ascii(text: str) -> str:
    """Drop accents: "Élysée" → "Elysee", "Erdoğan" → "Erdogan"."""
    for letter, plain in (
        ("ø", "o"),
        ("Ø", "O"),
        ("ł", "l"),
        ("Ł", "L"),
        ("ı", "i"),
        ("ʻ", "'"),
        ("’", "'"),
        ("–", "-"),
        ("đ", "d"),
        ("Đ", "D"),
        ("ß", "ss"),
        ("æ", "ae"),
        ("ð", "d"),
        ("þ", "th"),
        ("ə", "a"),
    ):
        text = text.replace(letter, plain)
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def split(cell: str) -> list[str]:
    """Give the values of a cell that holds several."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def read_table(name: str) -> list[dict[str, str]]:
    """Read sources/`name`; every row has every column. Raises TableError with the line where one has not."""
    path = SOURCES / name
    rows: list[dict[str, str]] = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            if None in row or None in row.values():
                raise TableError(f"{path}:{reader.line_num}: not as many cells as columns; quote cells with commas")
            rows.append(row)
    return rows


class Graph:
    """The triples of one file, with the participants that tables may refer to by label."""

    def __init__(self) -> None:
        self.triples: set[tuple[NamedNode, NamedNode, NamedNode | Literal]] = set()
        self.by_label: dict[str, NamedNode] = {}
        self.labels: dict[NamedNode, str] = {}

    def add(self, subject: NamedNode, name: str, value: NamedNode | Literal | str) -> None:
        """Add one triple; `name` is a prefixed property, a plain string becomes a literal without language."""
        prefix, local = name.split(":")
        self.triples.add((subject, iri(prefix, local), Literal(value) if isinstance(value, str) else value))

    def name(self, subject: NamedNode, kind: str, label: str, also: list[str]) -> None:
        """State the class, the preferred label and the alternative labels (with ASCII forms) of a participant."""
        if self.by_label.setdefault(label, subject) != subject:
            raise TableError(f"{label!r} labels both {self.by_label[label].value} and {subject.value}: rename one")
        if self.labels.setdefault(subject, label) != label:
            raise TableError(f"{subject.value} would be both {label!r} and {self.labels[subject]!r}: rename one")
        self.add(subject, "rdf:type", iri("kg", kind))
        self.add(subject, "skos:prefLabel", Literal(label, language="en"))
        for other in also:
            if other != label:
                self.add(subject, "skos:altLabel", Literal(other, language="en"))

    def each(self, subject: NamedNode, name: str, values: list[str]) -> None:
        """State a property once for each plain value."""
        for value in values:
            self.add(subject, name, value)

    def find(self, label: str, where: str) -> NamedNode:
        """Give the participant with a preferred label. Raises TableError where no table read so far has it."""
        if label not in self.by_label:
            raise TableError(f"{where}: nothing is labelled {label!r}; add it to a table or correct the label")
        return self.by_label[label]

    def to_turtle(self, comment: str) -> bytes:
        """Serialise: subjects, properties and values sorted, so that a change of one row is a change of few lines."""
        triples = sorted((Triple(*triple) for triple in self.triples), key=str)
        used = {key: base for key, base in PREFIXES.items() if any(base in str(triple) for triple in triples)}
        return comment.encode() + (serialize(triples, format=RdfFormat.TURTLE, prefixes=used) or b"")


def accented(labels: list[str]) -> list[str]:
    """Add the ASCII form of each label that has accents; a form that is an English word stays out."""
    plain = [to_ascii(label) for label in labels]
    return sorted({*labels, *(form for form in plain if form != "Male")})


def demonyms(row: dict[str, str]) -> list[str]:
    """Give the demonyms of a row; an empty cell means the regular ones ("Cuban", "Cubans"), `-` none."""
    if row["demonyms"]:
        return [form for form in split(row["demonyms"]) if form != "-"]
    return [form for adjective in split(row["adjectives"]) for form in (adjective, adjective + "s")]


def add_capitals(graph: Graph, state: NamedNode, cell: str, within: NamedNode) -> None:
    """Add the places of a cell of capitals: capital of `state`, located in `within`."""
    for entry in split(cell):
        label, *also = entry.split("/")
        place = iri("place", slug(label))
        graph.name(place, "Place", label, accented([label, *also]))
        graph.add(place, "kg:locatedIn", within)
        graph.add(place, "kg:capitalOf", state)


def add_states(graph: Graph) -> None:
    """Add the states of today with their ISO codes, then those of the past and those few recognise."""
    for row in read_table("states.csv"):
        state = iri("actor", slug(row["label"]))
        also = split(row["also"])
        codes = [row["iso2"]]
        country = pycountry.countries.get(alpha_2=row["iso2"])
        if country is not None:
            codes.append(country.alpha_3)
            formal = getattr(country, "official_name", "")
            if formal and row["iso2"] not in NO_FORMAL_NAME:
                also.append(formal.removeprefix("the "))
        else:
            codes.append(row["iso3"])
        add_state(graph, state, row, also, codes)
    for row in read_table("other_states.csv"):
        add_state(graph, iri("actor", slug(row["label"])), row, split(row["also"]), [])
    for name in ("states.csv", "other_states.csv"):
        for row in read_table(name):
            state = graph.find(row["label"], name)
            within = graph.find(row["within"], name) if row.get("within") else state
            add_capitals(graph, state, row["capitals"], within)


def add_state(graph: Graph, state: NamedNode, row: dict[str, str], also: list[str], codes: list[str]) -> None:
    """Add one state without its capitals."""
    graph.name(state, "State", row["label"], accented([row["label"], *also]))
    graph.each(state, "kg:adjective", split(row["adjectives"]))
    graph.each(state, "kg:demonym", demonyms(row))
    graph.each(state, "kg:isoCode", codes)
    graph.each(state, "kg:description", [*STATE_NOUNS, *split(row["nouns"])])
    add_wikidata(graph, state, row)


def add_wikidata(graph: Graph, subject: NamedNode, row: dict[str, str]) -> None:
    """State the Wikidata item of a participant where its table gives one."""
    if row.get("wikidata"):
        graph.add(subject, "owl:sameAs", iri("wikidata", row["wikidata"]))


def add_organisations(graph: Graph, name: str) -> None:
    """Add the organisations of one table; parents may stand in the same table."""
    rows = read_table(name)
    for row in rows:
        organisation = iri("actor", slug(row["label"]))
        graph.name(organisation, "Organization", row["label"], accented([row["label"], *split(row["also"])]))
        graph.each(organisation, "kg:description", split(row["nouns"]))
        add_wikidata(graph, organisation, row)
    for row in rows:
        organisation = graph.find(row["label"], name)
        for column, link in (("partOf", "kg:partOf"), ("locatedIn", "kg:locatedIn"), ("members", "kg:member")):
            for other in split(row.get(column, "")):
                graph.add(organisation, link, graph.find(other, name))


def add_peoples(graph: Graph) -> None:
    """Add the peoples and creeds that texts speak of as one."""
    for row in read_table("peoples.csv"):
        people = iri("actor", slug(row["label"]))
        graph.name(people, "Group", row["label"], accented([row["label"], *split(row["also"])]))
        graph.each(people, "kg:adjective", split(row["adjectives"]))
        graph.each(people, "kg:demonym", split(row["demonyms"]))
        if row["locatedIn"]:
            graph.add(people, "kg:locatedIn", graph.find(row["locatedIn"], "peoples.csv"))


def add_places(graph: Graph) -> None:
    """Add regions, seas and the like, then cities, then the seats that stand for a government or an organisation."""
    rows = read_table("places.csv")
    for row in rows:
        place = iri("place", slug(row["label"]))
        graph.name(place, "Place", row["label"], accented([row["label"], *split(row["also"])]))
        graph.each(place, "kg:adjective", split(row["adjectives"]))
        graph.each(place, "kg:description", split(row["nouns"]))
    for row in read_table("cities.csv"):
        for entry in split(row["cities"]):
            label, *also = entry.split("/")
            place = iri("place", slug(label))
            graph.name(place, "Place", label, accented([label, *also]))
            graph.each(place, "kg:description", ["city"])
            graph.add(place, "kg:locatedIn", graph.find(row["locatedIn"], "cities.csv"))
    for row in rows:
        if row["locatedIn"]:
            graph.add(
                graph.find(row["label"], "places.csv"), "kg:locatedIn", graph.find(row["locatedIn"], "places.csv")
            )


def add_regions(graph: Graph) -> None:
    """Say in which regions the states of today lie; a state may lie in several."""
    for row in read_table("regions.csv"):
        region = graph.find(row["region"], "regions.csv")
        for state in split(row["states"]):
            graph.add(graph.find(state, "regions.csv"), "kg:locatedIn", region)


def add_seats(graph: Graph) -> None:
    """Add the buildings, streets and quarters that stand for a government or an organisation."""
    for row in read_table("seats.csv"):
        place = graph.by_label.get(row["label"], iri("place", slug(row["label"])))
        graph.name(place, "Place", row["label"], accented([row["label"], *split(row["also"])]))
        graph.add(place, "kg:locatedIn", graph.find(row["locatedIn"], "seats.csv"))
        if row["seatOf"]:
            graph.add(place, "kg:seatOf", graph.find(row["seatOf"], "seats.csv"))


def add_occurrences(graph: Graph) -> None:
    """Add the named wars, crises and conferences with when they were."""
    for row in read_table("occurrences.csv"):
        occurrence = iri("occurrence", slug(row["label"]))
        graph.name(occurrence, "Occurrence", row["label"], accented([row["label"], *split(row["also"])]))
        graph.each(occurrence, "kg:description", split(row["nouns"]))
        graph.each(occurrence, "kg:time", split(row["time"]))


def add_offices(graph: Graph) -> dict[str, NamedNode]:
    """Add the offices; give them by label, since a label such as "general" may name other things too."""
    offices: dict[str, NamedNode] = {}
    for row in read_table("offices.csv"):
        office = offices[row["label"]] = iri("office", slug(row["label"]))
        graph.add(office, "rdf:type", iri("kg", "Office"))
        graph.add(office, "skos:prefLabel", Literal(row["label"], language="en"))
        for other in split(row["also"]) + [title for title in split(row["titles"]) if title.endswith(".")]:
            graph.add(office, "skos:altLabel", Literal(other, language="en"))
        graph.each(office, "kg:title", split(row["titles"]))
        if row["leads"]:
            graph.add(office, "kg:leads", Literal(True))
    return offices


def surnames(row: dict[str, str]) -> list[str]:
    """Give the surnames of a row; an empty cell means the last words of the person's names, in all their spellings."""
    names = [row["person"], *(name for name in split(row["also"]) if " " in name)]
    found = split(row["surname"]) or [name.split()[-1] for name in names]
    article = re.search(r" ((?:al|el)-\S+)$", row["person"])
    if article and article[1][3:] in found + [form[3:] for form in found]:
        found += [article[1], article[1][3:]]
    return accented(found)


def add_tenures(graph: Graph, offices: dict[str, NamedNode]) -> None:
    """Add the persons and what they were when.

    Several rows may have the same person: the first tells surname, gender and other names. An empty gender is male.
    """
    several = Counter((row["person"], row["office"], row["of"]) for row in read_table("tenures.csv"))
    for row in read_table("tenures.csv"):
        where = "tenures.csv"
        person = iri("actor", slug(row["person"]))
        if row["person"] not in graph.by_label:
            graph.name(person, "Person", row["person"], accented([row["person"], *split(row["also"])]))
            graph.add(person, "kg:gender", row["gender"] or "male")
            graph.each(person, "kg:surname", surnames(row))
        if row["office"] not in offices:
            raise TableError(f"{where}: no office is labelled {row['office']!r}; add it to offices.csv")
        of = graph.find(row["of"], where)
        local = slug(f"{row['person']} {row['office']} of {row['of']}")
        if several[row["person"], row["office"], row["of"]] > 1:
            local += "-" + row["time"][:4]
        tenure = iri("tenure", local)
        graph.add(tenure, "rdf:type", iri("kg", "Tenure"))
        graph.add(tenure, "kg:heldBy", person)
        graph.add(tenure, "kg:office", offices[row["office"]])
        graph.add(tenure, "kg:of", of)
        graph.add(tenure, "kg:time", row["time"])


ACTORS_COMMENT = """\
# States, organisations, places, persons and offices: what a name in a text refers to.
# Generated by generate_actors.py from sources/; edit those, or add a Turtle file of your own beside this one.
"""


def build_actors() -> bytes:
    """Give the bytes of actors.ttl."""
    graph = Graph()
    add_states(graph)
    add_places(graph)
    add_regions(graph)
    for name in ORGANISATION_TABLES:
        add_organisations(graph, name)
    add_peoples(graph)
    add_seats(graph)
    add_occurrences(graph)
    add_tenures(graph, add_offices(graph))
    return graph.to_turtle(ACTORS_COMMENT)


NAMES_COMMENT = """\
# Given names that tell the gender of a person, for pronouns; names borne by both stay out.
# Generated by generate_actors.py from sources/given_names_female.txt and given_names_male.txt.
"""


def build_names() -> bytes:
    """Give the bytes of names.ttl. Raises TableError where a name stands in both lists."""
    graph = Graph()
    lists = {gender: (SOURCES / f"given_names_{gender}.txt").read_text(encoding="utf-8").split() for gender in GENDERS}
    both = set.intersection(*(set(names) for names in lists.values()))
    if both:
        raise TableError(f"{SOURCES}: in both lists of given names, take them out: {' '.join(sorted(both))}")
    for gender, names in lists.items():
        words = iri("word", f"{gender}-given-name")
        graph.add(words, "rdf:type", iri("kg", "WordList"))
        graph.add(words, "rdfs:comment", Literal(f"given names of {GENDERS[gender]}", language="en"))
        graph.each(words, "kg:word", accented(names))
    return graph.to_turtle(NAMES_COMMENT)


GENDERS = {"female": "women", "male": "men"}


def build() -> dict[Path, bytes]:
    """Give each file that this script writes with its bytes."""
    return {HERE / "actors.ttl": build_actors(), HERE / "names.ttl": build_names()}


def main(arguments: list[str]) -> int:
    """Write the files, or with --check tell whether they are as the tables say."""
    stale = []
    for path, content in build().items():
        if arguments == ["--check"]:
            if not path.exists() or path.read_bytes() != content:
                stale.append(path.name)
        else:
            path.write_bytes(content)
    for name in stale:
        print(f"{name} differs from what sources/ yields: run generate_actors.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
