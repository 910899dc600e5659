"""Names to participants: what the ontology knows, persons by surname, acronyms, and the kinds of strangers."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Kind, Mention, Sentence
from kg.ontology import Entry, Ontology
from kg.resolution.discourse import Entity

_KINDS: dict[str, Kind] = {
    "PERSON": "Person", "ORG": "Organization", "NORP": "Group", "FAC": "Place", "LOC": "Place", "EVENT": "Occurrence",
    "LAW": "Concept", "WORK_OF_ART": "Concept", "PRODUCT": "Concept", "LANGUAGE": "Concept",
}  # fmt: skip


_LATE = 30  # years after the last office within which a bare surname still means who held it
_NEAR = 3  # sentences back within which one of two namesakes is still spoken of
# Endings of demonyms that name a whole people: "the French", "the Swiss", "the Japanese"
_COLLECTIVE = ("sh", "ch", "ese", "iss")


class Names:
    """The named participants of one document, found by what they are called."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._by_iri: dict[str, Entity] = {}
        self._persons: list[Entity] = []
        self._organizations: list[Entity] = []
        self._titled: set[str] = set()  # names that bear a person's title somewhere in the document
        self._lands: dict[str, list[Entry]] = {}  # places whose longer names begin with an organisation's
        self._namesakes: dict[str, list[Mention]] = {}  # full names of persons by surname
        self._acronyms: dict[str, Entity] = {}
        self._roles: dict[str, set[str]] = {}
        words = ontology.words
        self._female, self._male = (
            words.get("female-given-name", frozenset()),
            words.get("male-given-name", frozenset()),
        )
        self._female_titles, self._male_titles = (
            words.get("female-title", frozenset()),
            words.get("male-title", frozenset()),
        )

    def prepare(self, mentions: list[Mention], sentences: Sequence[Sentence], published: str | None) -> None:
        """Read all names of the document once: full names of persons, the roles of each name."""
        self._published = published
        self._sentences = sentences
        for mention in mentions:
            if mention.form == "name" and mention.title and self._is_title(mention.title):
                self._titled.add(mention.name)
            if mention.form == "name":
                self._roles.setdefault(mention.name, set()).add("place" if mention.locative else mention.role)
        for mention in mentions:
            if mention.form == "name" and " " in mention.name and self._is_person(mention):
                self.person(mention)
                self._namesakes.setdefault(mention.name.split()[-1], []).append(mention)

    def _is_person(self, mention: Mention) -> bool:
        entries = self.entries(mention.name)
        if entries:
            return any(entry.kind == "Person" for entry in entries)
        if mention.entity == "PERSON" or mention.name in self._titled:
            return True
        first, _, rest = mention.name.partition(" ")
        return (
            bool(rest)
            and self._given(first)
            and rest.split()[-1].lower() not in self.ontology.words.get("organization-noun", ())
        )

    def _is_title(self, title: str) -> bool:
        words = title.replace("-", " ").split()
        known = self.ontology.words.get("title", frozenset())
        return any(word in known for word in words) or any(
            word.lower() in self.ontology.words.get("person-noun", ()) for word in words
        )

    def entries(self, text: str, *roles: str) -> list[Entry]:
        """Return the ontology's participants that bear this name as a label or alias."""
        wanted = roles or ("label", "alias")
        names = self.ontology.names.get(text, ())
        return [self.ontology.entries[n.iri] for n in names if n.role in wanted and n.iri in self.ontology.entries]

    def known(self, entry: Entry) -> Entity:
        """Return the one entity of an ontology entry."""
        found = self._by_iri.get(entry.iri)
        if found is None:
            found = Entity(
                entry.label, entry.kind, entry.iri, gender=entry.gender or "", known=True, plural=entry.kind == "Group"
            )
            found.descriptions.update(entry.descriptions)
            self._by_iri[entry.iri] = found
            self._remember(found)
        return found

    def _remember(self, entity: Entity) -> None:
        if entity.kind == "Person":
            self._persons.append(entity)
        elif entity.kind == "Organization" and " " in entity.label:
            self._organizations.append(entity)

    def stranger(self, label: str, kind: Kind, *, plural: bool = False) -> Entity:
        """Return the one entity that a kind and label make."""
        iri = self.ontology.participant_iri(kind, label)
        found = self._by_iri.get(iri)
        if found is None:
            found = self._by_iri[iri] = Entity(label, kind, iri, plural=plural)
            self._remember(found)
        return found

    def person(self, mention: Mention) -> Entity:
        """Return the person of a full name or of a surname: the ontology's, the document's, or a stranger."""
        entries = [entry for entry in self.entries(mention.name) if entry.kind == "Person"]
        if entries:
            found = self.known(self._current(entries))
        else:
            earlier = self._same_person(mention)
            if earlier is not None:
                found = earlier
            else:
                surnamed = [e for e in self.entries(mention.name, "surname") if e.kind == "Person"]
                if len(surnamed) > 1:
                    surnamed = self._in_office(surnamed)
                surnamed = [e for e in surnamed if self._may_act_then(e, mention)]
                if len(surnamed) == 1 and " " not in mention.name and not self.is_ambiguous(mention):
                    found = self.known(surnamed[0])
                else:
                    found = self.stranger(mention.name, "Person")
        if not found.gender:
            found.gender = self._gender(mention)
        self._describe(found, mention)
        return found

    def _current(self, entries: list[Entry]) -> Entry:
        return entries[0] if len(entries) == 1 else (self._in_office(entries) or entries)[0]

    def _in_office(self, entries: list[Entry]) -> list[Entry]:
        """Keep the persons whose tenure holds at the document's date; none where that is unknown."""
        if not self._published:
            return []
        year = self._published[:4]
        kept = []
        for entry in entries:
            for tenure in self.ontology.tenures:
                if tenure.holder == entry.iri and _covers(tenure.time, year):
                    kept.append(entry)
                    break
        return kept

    def _same_person(self, mention: Mention) -> Entity | None:
        """Return the person of this document whom a shorter name means: the surname, else any part of the full name.

        Where several bear the surname, gender, title and nearness decide; where they do not, the answer is None.
        """
        name, title = mention.name, mention.title
        parts = name.split()
        whole = [p for p in self._persons if p.label == name]
        if whole:
            return whole[0]
        tokens = {person.iri: person.label.split() for person in self._persons}
        if (other := self._called_before(mention)) is not None:
            return other
        ending = [p for p in self._persons if len(parts) < len(tokens[p.iri]) and tokens[p.iri][-len(parts) :] == parts]
        if ending:
            return self._likeliest(ending, mention)
        if len(parts) == 1:
            surnamed = {e.iri for e in self.entries(name, "surname")}
            known = [p for p in self._persons if p.iri in surnamed]
            if known:
                return self._likeliest(known, mention)
            for person in reversed(self._persons):
                words = tokens[person.iri]
                if (
                    name in words
                    and len(words) > 1
                    and (name != words[0] or title or len(words[-1].split("-")) > 1 or not self._given(words[0]))
                ):
                    return person
            return None
        for person in reversed(self._persons):
            words = tokens[person.iri]
            if len(words) > 1 and set(words) < set(parts) and words[-1] == parts[-1]:
                return person
        return None

    def _called_before(self, mention: Mention) -> Entity | None:
        """Return the person known for a surname that stands alone right before a namesake: "Mr Trump's son, Eric Trump"."""
        later = [
            m for m in self._namesakes.get(mention.name, ()) if m.sentence == mention.sentence and m.head > mention.head
        ]
        if not later or any(p.seen for p in self._persons if p.label in {m.name for m in later}):
            return None
        namesake = self._by_iri.get(self.ontology.participant_iri("Person", mention.name))
        if namesake is not None and namesake.seen:
            return namesake
        office = any(word.lower() in self.ontology.words.get("person-noun", ()) for word in mention.title.split())
        if office and not any(m.title for m in later):
            return self.stranger(mention.name, "Person")  # "Senator Hill met Ann Hill"
        known = [e for e in self.entries(mention.name, "surname") if e.kind == "Person"]
        if len(known) > 1:
            known = self._in_office(known)
        alone = len(known) == 1 and all(known[0] not in self.entries(m.name) for m in later)
        return self.known(known[0]) if alone else None

    def _may_act_then(self, entry: Entry, mention: Mention) -> bool:
        """Whether the years that the sentence names do not lie long after the last tenure of the known person."""
        ends = [t.time.partition("/")[2] for t in self.ontology.tenures if t.holder == entry.iri]
        if not ends or any(not end[:4].isdigit() for end in ends) or mention.role not in ("subject", "agent"):
            return True
        years = [int(word) for word in self._sentences[mention.sentence].words if len(word) == 4 and word.isdigit()]
        return not years or min(years) <= max(int(end[:4]) for end in ends) + _LATE

    def _likeliest(self, persons: list[Entity], mention: Mention) -> Entity | None:
        """Return whom of several bearers of one name a mention means: by gender and title, else the one spoken of last."""
        gender = self._gender(mention)
        fitting = [p for p in persons if not (gender and p.gender and p.gender != gender)] or persons
        seen = [p for p in fitting if p.seen] or fitting
        if len(seen) > 1 and not mention.title:
            seen = [
                p for p in seen if p.known and any(m.name == mention.name for m in p.seen)
            ] or seen  # named so before
        if len(seen) > 1 and gender:
            seen = [p for p in seen if p.gender == gender] or seen
        if len(seen) > 1 and mention.title:
            seen = [p for p in seen if any(mention.title.lower() in title for title in p.titles)] or seen
        if len(seen) > 1:
            near = [p for p in seen if p.seen and mention.sentence - p.seen[-1].sentence <= _NEAR]
            seen = near or seen
        return seen[-1] if len(seen) == 1 else None

    def is_ambiguous(self, mention: Mention) -> bool:
        """Whether several persons of the document bear this bare name, so that nobody can know which is meant."""
        parts = mention.name.split()
        bearers = [
            p for p in self._persons if len(parts) < len(words := p.label.split()) and words[-len(parts) :] == parts
        ]
        return len(bearers) > 1 and self._same_person(mention) is None

    def introduced(self, surname: str) -> Entity | None:
        """Return the person of this document whose surname this is."""
        return next((p for p in reversed(self._persons) if " " in p.label and p.label.split()[-1] == surname), None)

    def _given(self, token: str) -> bool:
        return token in self._female or token in self._male

    def _gender(self, mention: Mention) -> str:
        for word in mention.title.split():
            if word in self._female_titles:
                return "female"
            if word in self._male_titles:
                return "male"
        first = mention.name.split()[0] if " " in mention.name else ""
        if first in self._female and first not in self._male:
            return "female"
        if first in self._male and first not in self._female:
            return "male"
        return ""

    def _describe(self, entity: Entity, mention: Mention) -> None:
        if mention.title:
            entity.titles.add(mention.title.lower())
        for apposition in mention.appositions:
            if apposition.form == "nominal":
                entity.titles.add(apposition.label.lower())
                entity.titles.add(apposition.lemma)

    def resolve(self, mention: Mention, *, as_place: bool) -> tuple[Entity, float]:
        """Return the entity of a name and how sure that is; `as_place` tells that the sentence speaks of a place."""
        name = mention.name
        text = name.removeprefix("The ")
        for candidate in (name, text):
            found = self._of_ontology(candidate, mention, as_place=as_place)
            if found is not None:
                return found
        if name in self._acronyms:
            return self._acronyms[name], 0.9
        short = self._short_form(mention)
        if short is not None:
            return short, 0.85
        if self._is_person(mention) or (
            mention.entity in ("", "PERSON", "ORG", "GPE", "NORP", "WORK_OF_ART", "PRODUCT")
            and self._same_person(mention) is not None
            and " " not in name
        ):
            if self.is_ambiguous(mention):
                return self.stranger(name, "Person"), 0.5  # two bear the surname, and nothing tells which is meant
            return self.person(mention), 0.9 if " " in name else 0.85
        surnames = [e for e in self.entries(name, "surname") if e.kind == "Person"]
        if surnames and mention.entity in ("PERSON", "ORG", "GPE", "") and " " not in name and not as_place:
            person = self.person(mention)
            if person.known:
                return person, 0.75
        return self.stranger(
            name, self._kind(mention, as_place=as_place), plural=mention.tag == "NNPS" and mention.entity == "NORP"
        ), 0.8

    def _short_form(self, mention: Mention) -> Entity | None:
        """Return the one organisation of this document whose longer name begins so: "Acme" for "Acme Holdings Corp."."""
        parts = mention.name.split()
        lists = self.ontology.words
        if (
            mention.title
            or parts[0] in self.ontology.names
            or parts[-1].lower() in lists.get("organization-noun", ())
            or parts[0].lower() in lists.get("restrictive-adjective", ())
            or (len(parts) == 1 and (self._given(parts[0]) or not parts[0][:1].isupper() or len(parts[0]) < 3))
        ):
            return None
        found = [e for e in self._organizations if e.label.split()[: len(parts)] == parts and e.label != mention.name]
        persons = any(parts[-1] == person.label.split()[-1] for person in self._persons)
        return found[0] if len(found) == 1 and not persons else None

    def _of_ontology(self, text: str, mention: Mention, *, as_place: bool) -> tuple[Entity, float] | None:
        names = self.ontology.names.get(text, ())
        if not names:
            return None
        entries = self.ontology.entries
        own = [entries[n.iri] for n in names if n.role in ("label", "alias")]
        stands = [entries[n.iri] for n in names if n.role in ("capital", "seat")]
        seat = any(n.role == "seat" for n in names)
        if stands:
            if as_place and own:
                return self.known(own[0]), 0.85
            chosen = next((entries[n.iri] for n in names if n.role == "seat"), stands[0])
            return self.known(chosen), 0.9 if seat else 0.85
        if own:
            persons = [e for e in own if e.kind == "Person"]
            if persons:
                return self.known(self._current(persons)), 0.95
            if as_place:
                places = [e for e in own if e.kind in ("Place", "State")]
                if places:
                    return self.known(places[0]), 0.95
            if mention.determiner == "the" and not mention.modifiers and own[0].kind == "Organization":
                if text not in self._lands:
                    self._lands[text] = [
                        e for e in entries.values() if e.kind == "Place" and e.label.startswith(f"{text} ")
                    ]
                if len(self._lands[text]) == 1:
                    return self.known(self._lands[text][0]), 0.8  # "the Amazon burned": no company has an article
            ranked = sorted(
                own,
                key=lambda e: ("State", "Organization", "Group", "Person", "Place", "Occurrence", "Concept").index(
                    e.kind
                ),
            )
            return self.known(ranked[0]), 0.95
        people = [entries[n.iri] for n in names if n.role == "demonym"] or [
            entries[n.iri] for n in names if n.role == "adjective"
        ]
        if (
            people
            and mention.tag == "NNPS"
            and people[0].kind == "State"
            and (mention.determiner != "the" or mention.modifiers)
        ):
            # "South Koreans built": people of a state; with an article they act as the state
            words = [word for word in mention.modifiers if word not in text.split()]
            if words and mention.first == 0 and words[0] not in self.ontology.names:
                words[0] = words[0].lower() if words[0].istitle() else words[0]  # a capital that opens the sentence
            return self.stranger(" ".join([*words, text]), "Group", plural=True), 0.8
        if (
            people
            and people[0].kind == "State"
            and mention.tag in ("NNP", "NN")
            and mention.role != "possessor"
            and not text.endswith(_COLLECTIVE)
        ):
            return self.stranger(text, "Person"), 0.7  # "an American": one citizen is not the state
        if people:
            return self.known(people[0]), 0.85
        return None

    def _kind(self, mention: Mention, *, as_place: bool) -> Kind:
        words = self.ontology.words
        whole = mention.name.partition(" of ")[0].split()
        last = whole[-1] if whole else ""
        if last in words.get("event-noun", ()):
            return "Occurrence"
        lower = last.lower()
        if mention.entity == "PERSON":
            return "Person"
        if lower in words.get("organization-noun", ()) or mention.entity == "ORG":
            return "Organization"
        if lower in words.get("place-noun", ()) and mention.entity != "GPE":
            return "Place"
        if mention.entity == "GPE":
            acts = self._roles.get(mention.name, set()) & {"subject", "agent", "source", "possessor", "dative"}
            return "State" if acts and not as_place else "Place"
        if mention.entity in _KINDS:
            return _KINDS[mention.entity]
        if mention.title and self._is_title(mention.title):
            return "Person"
        if lower in words.get("group-noun", ()) or mention.tag == "NNPS":
            return "Group"
        if mention.role in ("subject", "agent", "source") and mention.name[:1].isupper() and not as_place:
            return "Organization"
        return "Concept"

    def acronym(self, entity: Entity, short: str) -> None:
        """Remember that the document calls the entity by an acronym."""
        self._acronyms.setdefault(short, entity)


def _covers(time: str, year: str) -> bool:
    """Whether an EDTF interval covers a year."""
    begin, _, end = time.partition("/")
    if begin[:4] and begin[:4] != ".." and begin[:4] > year:
        return False
    return not end or end in ("..", "") or end[:4] >= year
