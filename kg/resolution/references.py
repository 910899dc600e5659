"""Mentions to participants: pronouns, definite descriptions, groups named before; each choice with how sure it is."""

from __future__ import annotations

from kg.model import Extraction, Kind, Mention, ParsedDocument
from kg.ontology import Ontology
from kg.resolution.descriptions import find_described, same_clause_subject
from kg.resolution.discourse import FIRST, Entity, fits, score, within_reach
from kg.resolution.names import Names
from kg.resolution.trace import Trace

_ACTORS = ("State", "Person", "Organization", "Group")
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4}
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "either", "neither", "each"})
_PEOPLE_PAIR = frozenset({"leader", "president", "man", "woman", "minister", "politician", "diplomat"})
_STATE_PAIR = frozenset(
    {
        "country",
        "state",
        "nation",
        "government",
        "neighbour",
        "neighbor",
        "capital",
        "power",
        "republic",
        "kingdom",
        "superpower",
        "economy",
    }
)

# Roles in which somebody is one of "the two countries": who only owns or holds something does not count.
_TAKING_PART = ("subject", "agent", "object", "dative", "oblique", "source")
_PARALLEL = 1.5  # how much more likely the subject of the clause that the pronoun's is joined to is meant
_PAIRED = ("pair-noun", "person-noun", "company-noun", "state-description")

Chosen = tuple[tuple[Entity, ...], float]


class References:
    """Chooses the participants of every mention of one document, in text order."""

    def __init__(
        self, parsed: ParsedDocument, extraction: Extraction, ontology: Ontology, trace: Trace | None = None
    ) -> None:
        mentions = extraction.mentions
        self.trace = trace
        self._subjects = extraction.subjects
        self.parsed = parsed
        self.ontology = ontology
        self.names = Names(ontology)
        self.names.prepare(mentions, parsed.document.published)
        self._chosen: dict[Mention, Chosen] = {}
        self.history: list[tuple[Mention, Entity]] = []
        self._groups: list[tuple[int, int, tuple[Entity, ...]]] = []  # (sentence, head, members) of coordinations
        self._busy: set[Mention] = set()
        self._owners: dict[Mention, str] = {}
        self._joined = {member for mention in mentions for member in mention.members}  # parts of a coordination
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
                self._joined.add(mention)
                self._groups.append((mention.sentence, mention.head, found[0]))
        else:
            found = self._choose(mention)
            if len(found[0]) > 1:
                self._joined.add(mention)
                self._groups.append((mention.sentence, mention.head, found[0]))
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
            return self._pronoun(mention)
        if mention.form == "name" and (government := self._government(mention)) is not None:
            return (government,), 0.9
        if mention.form == "name":
            entity, sure = self.names.resolve(mention, as_place=self._as_place(mention))
            self._learn_acronym(mention, entity)
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
        if mention.role in ("subject", "agent", "source", "possessor"):
            return False
        sentence = self.parsed.sentences[mention.sentence]
        if mention.predicate >= 0:
            verb = sentence.lemmas[mention.predicate].lower()
            if verb in self.ontology.words.get("place-verb", ()):
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

    def _learn_acronym(self, mention: Mention, entity: Entity) -> None:
        """Remember "the Baltic Grain Board (BGB)"."""
        words = self.parsed.sentences[mention.sentence].words
        i = mention.last + 1
        if words[i : i + 1] == ["("]:
            short, closes = words[i + 1 : i + 2], words[i + 2 : i + 3] == [")"]
        else:
            short, closes = words[i + 2 : i + 3], words[i : i + 2] == [",", "or"]
        if closes and short and short[0].isupper() and len(short[0]) > 1:
            self.names.acronym(entity, short[0])

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
        state = self._state_of(mention)
        if mention.lemma in words.get("government-noun", ()) and state is not None and state.kind == "State":
            return (state,), 0.9
        people = self._demonym(mention)
        if people is not None:
            return (people,), 0.85
        if mention.lemma in ("former", "latter") and not mention.modifiers:
            return self._former_latter(mention)
        number = self._number(mention)
        if (
            mention.lemma in ("side", "neighbour", "neighbor", "rival", "foe", "pair", "duo")
            and mention.plural
            and mention.determiner == "the"
            and not mention.modifiers
            and not number
        ):
            group = self._named_before(mention, 2, coordinated=mention.lemma not in _STATE_PAIR)
            if group:
                return group, 0.7
        if mention.lemma in _NUMBERS and not mention.modifiers and mention.determiner in ("all", "the", "both"):
            group = self._named_before(mention, _NUMBERS[mention.lemma])
            if group:
                return group, 0.75
        if number and any(mention.lemma in words.get(name, ()) for name in _PAIRED):
            group = self._named_before(mention, number)
            if group:
                return group, 0.75
        described = find_described(self, mention, state) if mention.role != "attribute" else None
        if described is not None:
            return (described,), 0.75
        kind = self._kind(mention)
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
        recalls = mention.form == "pronoun" or mention.determiner in _DEFINITE
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

    def _number(self, mention: Mention) -> int:
        if mention.determiner in ("both", "either", "neither", "each"):
            return 2
        if mention.determiner not in _DEFINITE:
            return 0
        for word in mention.modifiers:
            if word.lower() in _NUMBERS:
                return _NUMBERS[word.lower()]
        return 0

    def _named_before(self, mention: Mention, number: int, *, coordinated: bool = False) -> tuple[Entity, ...]:
        """Return the last `number` participants of the noun's kind that were named before, in text order."""
        kinds: tuple[str, ...] = _ACTORS
        if mention.lemma in _PEOPLE_PAIR or mention.lemma in self.ontology.words.get("person-noun", ()):
            kinds = ("Person",)
        elif mention.lemma in _STATE_PAIR:
            kinds = ("State",)
        elif mention.lemma in self.ontology.words.get("company-noun", ()):
            kinds = ("Organization",)
        for sentence, head, members in reversed(self._groups):
            if (
                (sentence, head) < (mention.sentence, mention.head)
                and mention.sentence - sentence <= 3
                and len(members) == number
                and all(m.kind in kinds for m in members)
            ):
                return members
        if coordinated:
            return ()
        if kinds is _ACTORS:
            # sides and parties are mostly of one kind, states before all
            for kind in ("State", "Organization", "Person"):
                alike = self._lately(mention, number, (kind,))
                if alike:
                    return alike
        return self._lately(mention, number, kinds)

    def _lately(self, mention: Mention, number: int, kinds: tuple[str, ...]) -> tuple[Entity, ...]:
        found: list[Entity] = []
        for earlier, entity in sorted(self.history, key=lambda row: (-row[0].sentence, -row[0].head)):
            if (
                not within_reach(mention, earlier)
                or entity.kind not in kinds
                or entity.plural
                or earlier.role not in _TAKING_PART
                or same_clause_subject(mention, earlier)
            ):
                continue
            if entity not in found:
                found.append(entity)
        if len(found) != number:
            return ()  # fewer cannot be meant, and of more nobody can know which
        return tuple(sorted(found, key=lambda e: (e.seen[0].sentence, e.seen[0].head)))

    def _former_latter(self, mention: Mention) -> Chosen:
        for sentence, head, members in reversed(self._groups):
            if (sentence, head) < (mention.sentence, mention.head) and len(members) == 2:
                return (members[0 if mention.lemma == "former" else 1],), 0.8
        group = self._named_before(mention, 2)
        if group:
            return (group[0 if mention.lemma == "former" else 1],), 0.6
        return (), 0.0

    def _kind(self, mention: Mention) -> Kind:
        words = self.ontology.words
        lemma = mention.lemma
        if mention.role == "attribute":
            return "Concept"  # what somebody is: an office, a role, a description
        if mention.complement is not None and lemma in words.get("quantity-noun", ()):
            inner = mention.complement
            return self._kind(inner) if inner.form == "nominal" else "Group"
        if lemma in words.get("organization-noun", ()) and not (
            mention.plural and lemma in words.get("group-noun", ())
        ):
            return "Organization" if not mention.plural else "Group"
        if lemma in words.get("person-noun", ()) and not mention.plural:
            return "Person"
        if lemma in words.get("group-noun", ()):
            return "Group" if mention.plural or lemma in words.get("collective-noun", ()) else "Person"
        if mention.plural and (
            lemma in words.get("person-noun", ())
            or lemma in words.get("state-description", ())
            or lemma in ("government", "country", "monarchy", "ally")
        ):
            return "Group"
        if mention.plural and len(lemma) > 5 and lemma.endswith(("ist", "ian", "crat", "man", "woman")):
            return "Group"
        sentence = self.parsed.sentences[mention.sentence]
        if mention.plural and self.names.entries(sentence.words[mention.head], "demonym"):
            return "Group"
        if lemma in words.get("place-noun", ()) and mention.role in ("place", "oblique", "complement"):
            return "Place"
        return "Concept"

    # -- pronouns ----------------------------------------------------------------------------------------------------------

    def _pronoun(self, mention: Mention) -> Chosen:
        word = mention.lemma
        if word in FIRST:
            if mention.speaker is not None:
                chosen, sure = self.of(mention.speaker)
                return chosen, min(sure, 0.85)
            author = self.parsed.document.author
            if author and word in ("i", "me", "my", "mine", "myself") and "," not in author and " and " not in author:
                return (self.names.stranger(author, "Person"),), 0.8
            return (), 0.0
        if word in ("both", "two", "neither", "either", "each", "three"):
            group = self._named_before(mention, _NUMBERS.get(word, 2))
            return (group, 0.6) if group else ((), 0.0)
        if (ahead := self._main_subject(mention)) is not None:
            return ahead
        parallel = self._parallel_subject(mention)
        excluded = self._excluded(mention)
        agentive = mention.role == "subject" and self._is_agentive(mention.predicate, mention.sentence)
        agentive = agentive or (mention.role == "possessor" and self._has_people(mention))
        best: tuple[float, tuple[Entity, ...]] | None = None
        for earlier, entity in self.history:
            if not within_reach(mention, earlier) or entity in excluded or not fits(word, entity, earlier):
                continue
            if same_clause_subject(mention, earlier) and word not in (
                "its",
                "his",
                "her",
                "their",
                "itself",
                "himself",
                "herself",
                "themselves",
            ):
                continue
            if (
                mention.role == "possessor"
                and earlier.head == self._head_of(mention)
                and earlier.sentence == mention.sentence
            ):
                continue
            value = score(mention, earlier, entity) - (1.5 if earlier in self._joined else 0.0)
            if earlier is parallel:
                value += _PARALLEL
            if agentive and entity.kind not in _ACTORS:
                value -= 2.2
            self.weigh(mention, entity, value)
            if best is None or value > best[0]:
                best = (value, (entity,))
        if word in ("they", "them", "their", "theirs", "themselves"):
            for sentence, head, members in self._groups:
                if (sentence, head) >= (mention.sentence, mention.head) or mention.sentence - sentence > 3:
                    continue
                if not all(m.kind in _ACTORS for m in members) or any(m in excluded for m in members):
                    continue
                stand_in = next((m for m, e in self.history if e is members[0] and m.sentence == sentence), None)
                if stand_in is None or (same_clause_subject(mention, stand_in) and word in ("they", "them")):
                    continue
                value = score(mention, stand_in, members[0]) + 0.8
                if best is None or value > best[0]:
                    best = (value, members)
        if best is None:
            return (), 0.0
        return best[1], 0.8 if best[0] > 2.0 else 0.7

    def _main_subject(self, mention: Mention) -> Chosen | None:
        """Return whom the pronoun of a clause before its main clause means: "Although they feared the fine, the banks …"."""
        sentence = self.parsed.sentences[mention.sentence]
        clause = mention.predicate
        if mention.role not in ("subject", "possessor") or clause < 0 or sentence.deps[clause] != "advcl":
            return None
        above = sentence.heads[clause]
        subject = self._subjects.get((mention.sentence, above))
        if above < clause or subject is None or subject.sentence != mention.sentence or subject.head < clause:
            return None
        if subject.form == "pronoun":
            return None
        before = any(
            fits(mention.lemma, entity, earlier) and within_reach(mention, earlier) for earlier, entity in self.history
        )
        chosen, sure = self.of(subject)
        if before or not chosen or not all(fits(mention.lemma, entity, subject) for entity in chosen):
            return None
        return chosen, min(sure, 0.75)

    def _parallel_subject(self, mention: Mention) -> Mention | None:
        """Return the subject of the clause that the pronoun's own is joined to: "The pipes leaked, but they were kept"."""
        sentence = self.parsed.sentences[mention.sentence]
        clause = mention.predicate
        if mention.role != "subject" or clause < 0 or sentence.deps[clause] != "conj":
            return None
        return self._subjects.get((mention.sentence, sentence.heads[clause]))

    def _is_agentive(self, predicate: int, sentence: int) -> bool:
        """Whether the verb is one of the political action classes, whose subjects are actors."""
        if predicate < 0:
            return False
        name = self.ontology.action_class(self.parsed.sentences[sentence].lemmas[predicate].lower())
        return name is not None and self.ontology.classes[name].quad is not None

    def _has_people(self, mention: Mention) -> bool:
        """Whether what a possessive belongs to is people, whom an actor has: "its soldiers", "their minister"."""
        lemma = self.parsed.sentences[mention.sentence].lemmas[self._head_of(mention)].lower()
        return any(lemma in self.ontology.words.get(name, ()) for name in ("group-noun", "person-noun"))

    def _head_of(self, mention: Mention) -> int:
        return self.parsed.sentences[mention.sentence].heads[mention.head]

    def _excluded(self, mention: Mention) -> tuple[Entity, ...]:
        """Return whom a third-person pronoun cannot mean: who speaks the quotation it stands in, and its own clause's subject."""
        excluded: tuple[Entity, ...] = ()
        if mention.speaker is not None:
            excluded = self.of(mention.speaker)[0]
        subject = self._subjects.get((mention.sentence, mention.predicate))
        if (
            subject is not None
            and subject is not mention
            and mention.role in ("object", "dative", "oblique")
            and not mention.lemma.endswith(("self", "selves"))
        ):
            excluded += self.of(subject)[0]
        return excluded
