"""Mentions to participants: pronouns, definite descriptions, groups named before; each choice with how sure it is."""

from __future__ import annotations

from kg.model import Extraction, Kind, Mention, ParsedDocument
from kg.ontology import Ontology
from kg.resolution.acronyms import find_long_form
from kg.resolution.descriptions import find_described
from kg.resolution.discourse import Chosen, Entity
from kg.resolution.groups import DEFINITE, NUMBERS, STATE_PAIR, choose_former_or_latter, count_meant, find_group
from kg.resolution.kinds import kind_of
from kg.resolution.names import Names
from kg.resolution.pronouns import choose_for_pronoun
from kg.resolution.trace import Trace

_PAIRED = ("pair-noun", "person-noun", "company-noun", "state-description")


class References:
    """Chooses the participants of every mention of one document, in text order."""

    def __init__(
        self, parsed: ParsedDocument, extraction: Extraction, ontology: Ontology, trace: Trace | None = None
    ) -> None:
        mentions = extraction.mentions
        self.trace = trace
        self.subjects = extraction.subjects
        self.parsed = parsed
        self.ontology = ontology
        self.names = Names(ontology)
        self.names.prepare(mentions, parsed.sentences, parsed.document.published)
        self._chosen: dict[Mention, Chosen] = {}
        self.history: list[tuple[Mention, Entity]] = []
        self.groups: list[tuple[int, int, tuple[Entity, ...]]] = []  # (sentence, head, members) of coordinations
        self._busy: set[Mention] = set()
        self._owners: dict[Mention, str] = {}
        self.joined = {member for mention in mentions for member in mention.members}  # parts of a coordination
        for mention in mentions:
            self.of(mention)

    def weigh(self, mention: Mention, entity: Entity, value: float) -> None:
        """Note how well a candidate serves a mention, where somebody follows the choices."""
        if self.trace is not None:
            self.trace.weigh(mention, entity, value)

    # -- the answer ----------------------------------------------------------------------------------------------------

    def of(self, mention: Mention) -> Chosen:
        """Return the entities that a mention stands for (none where nobody can know) and how sure that is, 0–1."""
        found = self._chosen.get(mention)
        if found is not None:
            return found
        if mention in self._busy:
            return (), 0.0
        self._busy.add(mention)
        if mention.members:
            entities: list[Entity] = []
            sure = 1.0
            for member in mention.members:
                chosen, confidence = self.of(member)
                sure = min(sure, confidence)
                entities.extend(one for one in chosen if one not in entities)
            found = tuple(entities), sure
            if len(entities) > 1:
                self.joined.add(mention)
                self.groups.append((mention.sentence, mention.head, found[0]))
        else:
            found = self._choose(mention)
            if len(found[0]) > 1:
                self.joined.add(mention)
                self.groups.append((mention.sentence, mention.head, found[0]))
            for entity in found[0]:
                entity.seen.append(mention)
                self.history.append((mention, entity))
        self._busy.discard(mention)
        self._chosen[mention] = found
        if self.trace is not None:
            self.trace.choose(mention, found[0], found[1], self.names)
        return found

    def _choose(self, mention: Mention) -> Chosen:
        if mention.antecedent is not None:
            return self.of(mention.antecedent)
        if mention.form == "pronoun":
            return choose_for_pronoun(self, mention)
        if mention.form == "name" and (government := self._government(mention)) is not None:
            return (government,), 0.9
        if mention.form == "name":
            entity, sure = self.names.resolve(mention, as_place=self._as_place(mention))
            entity = self._learn_acronym(mention, entity)
            return (entity,), sure
        return self._nominal(mention)

    def _government(self, mention: Mention) -> Entity | None:
        """Return the state of "the British Government", "the U.S. Government"."""
        before, _, last = mention.name.rpartition(" ")
        if last.lower() not in self.ontology.words.get("government-noun", ()) or not before:
            return None
        entries = [e for e in self.names.entries(before, "adjective", "label", "alias") if e.kind == "State"]
        return self.names.known(entries[0]) if entries else None

    # -- names -----------------------------------------------------------------------------------------------------------

    def _as_place(self, mention: Mention) -> bool:
        if mention.locative or mention.role == "place":
            return True
        sentence = self.parsed.sentences[mention.sentence]
        if sentence.deps[mention.head] == "nsubjpass" and mention.predicate >= 0:
            return sentence.lemmas[mention.predicate].lower() in self.ontology.words.get("building-verb", ())
        if mention.role in ("subject", "agent", "source", "possessor"):
            return False
        if mention.predicate >= 0:
            verb = sentence.lemmas[mention.predicate].lower()
            if any(verb in self.ontology.words.get(name, ()) for name in ("place-verb", "building-verb")):
                return True
        head = sentence.heads[mention.head]
        word = sentence.words[head].lower()
        if word in (
            "in",
            "near",
            "at",
            "outside",
            "inside",
            "around",
            "across",
            "through",
            "throughout",
            "into",
            "off",
        ):
            return True
        if word == "of" and sentence.lemmas[sentence.heads[head]].lower() in self.ontology.words.get("place-noun", ()):
            return True
        if word == "to" and mention.role in ("oblique", "dative") and mention.predicate >= 0:
            # "sent engineers to Beirut": people are sent to a city, goods to a government
            for i, dep in enumerate(sentence.deps):
                if dep == "dobj" and sentence.heads[i] == mention.predicate:
                    lemma = sentence.lemmas[i].lower()
                    return lemma in self.ontology.words.get("group-noun", ()) or sentence.entities[i] == "PERSON"
        return False

    def _learn_acronym(self, mention: Mention, entity: Entity) -> Entity:
        """Remember "the Baltic Grain Board (BGB)"; return who the mention is, under all the words that the letters stand for."""
        words = self.parsed.sentences[mention.sentence].words
        i = mention.last + 1
        if words[i : i + 1] == ["("]:
            short, closes = words[i + 1 : i + 2], words[i + 2 : i + 3] == [")"]
        else:
            short, closes = words[i + 2 : i + 3], words[i : i + 2] == [",", "or"]
        if not (closes and short and short[0].isupper() and len(short[0]) > 1):
            return entity
        first = find_long_form(words[:i], short[0])
        spelt = self._spell(mention.sentence, first, mention.last) if first >= 0 else ""
        if len(spelt) <= len(entity.label) or (entity.known and entity.kind == "Organization"):
            if spelt or not entity.known or entity.kind == "Organization":
                self.names.acronym(entity, short[0])
            return entity
        whole = self.names.stranger(spelt, "Organization")
        self.names.acronym(whole, short[0])
        sentence = self.parsed.sentences[mention.sentence]
        inside = sentence.deps[mention.head] == "pobj" and sentence.heads[mention.head] >= first
        return entity if inside or entity.kind in ("State", "Place", "Person") else whole

    def _spell(self, sentence: int, first: int, last: int) -> str:
        """Return the words from one token to another as the document spells them."""
        columns = self.parsed.sentences[sentence]
        return " ".join(self.parsed.document.text[columns.begins[first] : columns.ends[last]].split())

    # -- common nouns ----------------------------------------------------------------------------------------------------

    def _nominal(self, mention: Mention) -> Chosen:
        words = self.ontology.words
        named = [m for m in mention.appositions if m.form == "name" and not m.negative]
        if named and not mention.plural:
            return self.of(named[0])
        word = self.parsed.sentences[mention.sentence].words[mention.head]
        if (
            word[:1].isupper()
            and not mention.modifiers
            and not mention.determiner
            and (known := self.names.introduced(word))
        ):
            return (known,), 0.85  # a surname that the tagger takes for a common noun
        if (document := self._find_title(mention, word)) is not None:
            return (document,), 0.8
        state = self._state_of(mention)
        if mention.lemma in words.get("government-noun", ()) and state is not None and state.kind == "State":
            return (state,), 0.9
        people = self._demonym(mention)
        if people is not None:
            return (people,), 0.85
        if mention.lemma in ("former", "latter") and not mention.modifiers:
            return choose_former_or_latter(self, mention)
        number = count_meant(mention)
        if (
            mention.lemma in ("side", "neighbour", "neighbor", "rival", "foe", "pair", "duo")
            and mention.plural
            and mention.determiner == "the"
            and not mention.modifiers
            and not number
        ):
            group = find_group(self, mention, 2, coordinated=mention.lemma not in STATE_PAIR)
            if group:
                return group, 0.7
        if mention.lemma in NUMBERS and not mention.modifiers and mention.determiner in ("all", "the", "both"):
            group = find_group(self, mention, NUMBERS[mention.lemma])
            if group:
                return group, 0.75
        if number and any(mention.lemma in words.get(name, ()) for name in _PAIRED):
            group = find_group(self, mention, number)
            if group:
                return group, 0.75
        described = find_described(self, mention, state) if mention.role != "attribute" else None
        if described is not None:
            return (described,), 0.75
        kind = kind_of(self, mention)
        label = mention.label
        entity = self.names.stranger(label, kind, plural=mention.plural)
        owner = self._owner(mention, kind, state)
        if owner is not None:
            self._owners[mention] = owner
            entity.of = entity.of or owner
        if kind == "Person":
            entity.titles.add(mention.lemma)
            if mention.lemma in words.get("female-noun", ()):
                entity.gender = "female"
            elif mention.lemma in words.get("male-noun", ()):
                entity.gender = "male"
        return (entity,), 0.85 if kind == "Concept" else 0.8

    def _find_title(self, mention: Mention, word: str) -> Entity | None:
        """Return the one thing of this document whose name begins so: "the Treaty" after "the Treaty of Paris"."""
        if mention.determiner != "the" or mention.modifiers or not word[:1].isupper() or mention.complement is not None:
            return None
        if mention.lemma not in self.ontology.words.get("thing-noun", ()):
            return None
        found = [entity for earlier, entity in self.history if earlier.name.startswith(f"{word} of ")]
        return found[0] if found and all(one is found[0] for one in found) else None

    def _owner(self, mention: Mention, kind: Kind, state: Entity | None) -> str | None:
        """Return the IRI of whose the phrase is: its possessor, or for people where they come from ("soldiers from Togo")."""
        people = kind in ("Group", "Person", "Organization")
        for other in (mention.possessor, mention.origin if people else None):
            if other is not None:
                owners, _ = self.of(other)
                return owners[0].iri if len(owners) == 1 else None
        return state.iri if people and state is not None and state.kind == "State" else None

    def owner_of(self, mention: Mention, entity: Entity) -> str | None:
        """Return the IRI of whose the participant is, as this mention of it says, or recalls ("the soldiers")."""
        own = self._owners.get(mention)
        recalls = mention.form == "pronoun" or mention.determiner in DEFINITE
        return own if own is not None or not recalls else entity.of

    def _state_of(self, mention: Mention) -> Entity | None:
        """Return the one state (or organisation) that an adjective, a name, a possessor or "of" gives to a phrase."""
        for word in self._modifier_names(mention):
            entries = self.names.entries(word, "adjective", "label", "alias", "demonym")
            ranked = [e for e in entries if e.kind in ("State", "Organization")] or [
                e for e in entries if e.kind == "Group"
            ]
            if ranked:
                return self.names.known(ranked[0])
        for other in (mention.possessor, mention.complement):
            if other is not None and not other.members:
                chosen, _ = self.of(other)
                if len(chosen) == 1 and chosen[0].kind in ("State", "Organization"):
                    return chosen[0]
        return None

    def _modifier_names(self, mention: Mention) -> list[str]:
        words = list(mention.modifiers)
        joined = [" ".join(words[i : j + 1]) for i in range(len(words)) for j in range(len(words) - 1, i - 1, -1)]
        return [text for text in joined if text in self.ontology.names]

    def _demonym(self, mention: Mention) -> Entity | None:
        """Return the state of "the Americans", "the French"; a people with a modifier ("many Poles") stays a group."""
        if mention.determiner not in ("the", "") or mention.modifiers or mention.determiner == "":
            return None
        sentence = self.parsed.sentences[mention.sentence]
        word = sentence.words[mention.head]
        entries = self.names.entries(word, "demonym", "adjective")
        if not entries or (
            sentence.tags[mention.head] == "JJ" and mention.plural is False and not self.names.entries(word, "demonym")
        ):
            return None
        states = [e for e in entries if e.kind == "State"]
        return self.names.known((states or entries)[0])
