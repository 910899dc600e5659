"""The same person across documents: a bare surname in one, the full name in another.

Documents are resolved one by one and know nothing of each other. Only here, where the statements of all of them meet, is "Ms Keller"
of one document found to be the Olga Keller of another: where one person alone, among all that the documents name in full and all that
the ontology knows, bears the surname, and no title speaks against it. Where two bear it, both stay apart, and the surname stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.model import Participant, Statement
from kg.ontology import Ontology

_BY_SURNAME = 0.9  # how sure it is that the one bearer of a surname is meant
_BY_TITLE = 0.95  # and where a title speaks for it, too
_BY_INITIAL = 0.97  # "Olga B. Keller" is the one Olga Keller
_LEAST = 0.05
_COMMON = ("organization-noun", "group-noun", "body-noun", "person-noun")  # lists of nouns that are no surnames
_GENDERS = ("female", "male")


@dataclass(slots=True)
class _Person:
    """A person as the statements show one: label, IRI, and the titles that stand before the name, in lower case."""

    label: str
    iri: str
    titles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Same:
    """Who somebody is found to be, and how sure that is."""

    label: str
    iri: str
    sure: float


class Persons:
    """The persons of statements, learnt from one statement at a time, in any order; parts may be learnt apart and put together."""

    def __init__(self) -> None:
        self._known: dict[str, _Person] = {}

    def add(self, statement: Statement) -> None:
        """Learn the persons of a statement."""
        for one in (statement.actor, statement.target, statement.theme, statement.place, *statement.source):
            if one is None or one.kind != "Person":
                continue
            person = self._known.get(one.iri)
            if person is None:
                person = self._known[one.iri] = _Person(one.label, one.iri)
            person.label = min(person.label, one.label)
            if one.form == "name" and one.text is not None:
                name = one.label.split()[-1]
                title = one.text.partition(name)[0] if one.label not in one.text else one.text.partition(one.label)[0]
                if title:
                    person.titles.update(word.lower().rstrip(".") for word in title.split())

    def update(self, other: Persons) -> None:
        """Learn what another has learnt."""
        for iri, person in other._known.items():
            mine = self._known.setdefault(iri, person)
            mine.label = min(mine.label, person.label)
            mine.titles.update(person.titles)

    def find(self, ontology: Ontology) -> Renaming:
        """Return who is found to be somebody that is named in full."""
        return Renaming(_find_full_names(self._known, ontology))


class Renaming:
    """Persons who are found to be somebody that is named in full; false where there is none."""

    def __init__(self, found: dict[str, _Same]) -> None:
        self._found = found

    def __bool__(self) -> bool:
        return bool(self._found)

    def rename(self, statement: Statement) -> Statement:
        """Return a statement with each person under the one name and IRI; its confidence is multiplied by how sure the finding is."""
        return _rename(statement, self._found)


def unite_persons(statements: Iterable[Statement], ontology: Ontology) -> list[Statement]:
    """Return the statements with each person under one name and IRI, in the order given.

    What is found depends on the statements as a whole, not on their order; to unite twice changes nothing.
    """
    kept = list(statements)
    persons = Persons()
    for statement in kept:
        persons.add(statement)
    found = persons.find(ontology)
    return [found.rename(statement) for statement in kept] if found else kept


def _find_full_names(persons: dict[str, _Person], ontology: Ontology) -> dict[str, _Same]:
    """Return by IRI the persons who are found to be somebody that is named in full."""
    full: defaultdict[str, list[_Person]] = defaultdict(list)
    for person in sorted(persons.values(), key=lambda one: one.iri):
        if " " in person.label and _is_named(person, ontology):
            entry = ontology.entries.get(person.iri)
            for surname in {person.label.split()[-1], *(entry.surname if entry else ())}:
                full[surname].append(person)
    found: dict[str, _Same] = {}
    for person in sorted(persons.values(), key=lambda one: one.iri):
        if person.iri in ontology.entries or not _is_named(person, ontology):
            continue
        if " " not in person.label:
            same = _find_bearer(person, full.get(person.label, []), ontology)
        else:
            same = _find_without_initials(person, full.get(person.label.split()[-1], []))
        if same is not None:
            found[person.iri] = same
    # a surname may lead to a name with an initial that leads to one without
    for iri, same in found.items():
        further = found.get(same.iri)
        if further is not None:
            found[iri] = replace(further, sure=same.sure * further.sure)
    return found


def _is_named(person: _Person, ontology: Ontology) -> bool:
    """Whether the label is a name: "the leader" is not the Hindu leader of another document, nor "the Army" its German Army."""
    first, last = person.label.split()[0], person.label.split()[-1]
    common = any(last.lower() in ontology.words.get(name, ()) for name in _COMMON)
    return first[0].isupper() and not last[0].islower() and not common


def _find_bearer(person: _Person, bearers: list[_Person], ontology: Ontology) -> _Same | None:
    alike = _merge_initials(bearers)
    others = {name.iri for name in ontology.names.get(person.label, ()) if name.role == "surname"} - {
        one.iri for one in bearers
    }
    if len(alike) != 1 or others:
        return None
    bearer = alike[0]
    address = _Address(ontology)
    genders = address.gender(person), address.gender(bearer)
    if all(genders) and genders[0] != genders[1]:
        return None  # "Mr Keller" is not Olga Keller
    offices = [titles - address.words for titles in (person.titles, bearer.titles)]
    if all(offices) and not offices[0] & offices[1]:
        return None  # General Keller need not be Senator Olga Keller
    return _Same(bearer.label, bearer.iri, _BY_TITLE if offices[0] & offices[1] else _BY_SURNAME)


def _merge_initials(bearers: list[_Person]) -> list[_Person]:
    """Return the bearers without those who are another of them with an initial."""
    return [one for one in bearers if _find_without_initials(one, bearers) is None]


def _find_without_initials(person: _Person, bearers: list[_Person]) -> _Same | None:
    """Return the one person of the same given and family name without the initials between them."""
    tokens = person.label.split()
    plain = [token for i, token in enumerate(tokens) if i == 0 or not _is_initial(token)]
    if len(plain) == len(tokens) or len(plain) < 2:
        return None
    rivals = {
        tuple(one.label.split())
        for one in bearers
        if [t for i, t in enumerate(one.label.split()) if i == 0 or not _is_initial(t)] == plain
    }
    if len(rivals - {tuple(plain)}) != 1 or tuple(plain) not in rivals:
        return None  # Olga B. Keller and Olga C. Keller: either may be Olga Keller
    label = " ".join(plain)
    same = next((one for one in bearers if one.label == label), None)
    return _Same(same.label, same.iri, _BY_INITIAL) if same is not None else None


def _is_initial(token: str) -> bool:
    return len(token.rstrip(".")) == 1 and token[0].isupper()


class _Address:
    """Forms of address, and the genders that they and given names tell."""

    def __init__(self, ontology: Ontology) -> None:
        lists = ontology.words
        self._titles = {
            gender: {word.lower().rstrip(".") for word in lists.get(f"{gender}-title", ())} for gender in _GENDERS
        }
        self._given = {gender: lists.get(f"{gender}-given-name", frozenset()) for gender in _GENDERS}
        self.words = {"the"}.union(*self._titles.values())

    def gender(self, person: _Person) -> str:
        """Return the gender that a person's titles, else the given name, tell; "" where they tell none or both."""
        told = [gender for gender, words in self._titles.items() if person.titles & words]
        if not told and " " in person.label:
            told = [gender for gender, names in self._given.items() if person.label.split()[0] in names]
        return told[0] if len(told) == 1 else ""


def _rename(statement: Statement, found: dict[str, _Same]) -> Statement:
    sure = 1.0
    changed: dict[str, Participant | tuple[Participant, ...] | None] = {}
    for role in ("actor", "target", "theme", "place"):
        one: Participant | None = getattr(statement, role)
        if one is None:
            continue
        renamed, how = _rename_one(one, found)
        if renamed is not one:
            changed[role] = renamed
            sure *= how
    sources = [_rename_one(one, found) for one in statement.source]
    if any(renamed is not one for (renamed, _), one in zip(sources, statement.source, strict=True)):
        changed["source"] = tuple(renamed for renamed, _ in sources)
        for _, how in sources:
            sure *= how
    if not changed:
        return statement
    confidence = round(max(_LEAST, statement.confidence * sure), 3)
    return replace(statement, confidence=confidence, **changed)  # type: ignore[arg-type]


def _rename_one(one: Participant, found: dict[str, _Same]) -> tuple[Participant, float]:
    """Return a participant under the name that was found, and its possessor too; with how sure that is."""
    sure = 1.0
    same = found.get(one.iri) if one.kind == "Person" else None
    owner = found.get(one.of) if one.of is not None else None
    if same is not None:
        one = replace(one, label=same.label, iri=same.iri)
        sure *= same.sure
    if owner is not None:
        one = replace(one, of=owner.iri)
    return one, sure
