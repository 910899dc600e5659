"""What a mention can be: a party to an action, a place, a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Mention

if TYPE_CHECKING:
    from kg.extraction.reading import Reading

_PARTY_KINDS = frozenset({"State", "Organization", "Person", "Group"})
_PARTY_ENTITIES = frozenset({"GPE", "ORG", "PERSON", "NORP"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_DURATIONS = frozenset(
    {"year", "month", "week", "day", "hour", "minute", "decade", "century", "time", "moment", "while", "season", "period", "term", "age", "era",
     "morning", "evening", "night", "afternoon", "weekend", "summer", "winter", "spring", "autumn", "end", "beginning", "start", "fact", "quarter", "generation", "fortnight", "midnight", "noon", "dawn"}
)  # fmt: skip


def is_party(reading: Reading, mention: Mention) -> bool:
    """Whether a mention can be the party of an action: a state, an organisation, a person, a group."""
    if mention.members:
        return any(is_party(reading, m) for m in mention.members)
    words = reading.ontology.words
    if mention.form == "pronoun":
        return mention.lemma not in ("it", "this", "that", "which", "what") or mention.antecedent is not None
    if mention.form == "name":
        names = reading.ontology.names.get(mention.name, ())
        if names:
            kinds = {reading.ontology.entries[name.iri].kind for name in names if name.iri in reading.ontology.entries}
            return bool(kinds & _PARTY_KINDS)
        if mention.name.split()[-1] in words.get("festival-name", ()):
            return False
        if mention.entity in ("", "WORK_OF_ART", "PRODUCT") or mention.title:
            # a stranger's name is a party unless its last word says otherwise
            last = mention.name.split()[-1]
            return not (last in words.get("event-noun", ()) or last.lower() in words.get("place-noun", ()))
        return mention.entity in _PARTY_ENTITIES
    if (
        mention.lemma in words.get("group-noun", ())
        or mention.lemma in words.get("organization-noun", ())
        or mention.lemma in words.get("person-noun", ())
        or mention.lemma in ("state", "nation", "country")
        or (mention.lemma == "power" and (mention.plural or mention.determiner != ""))  # not "shared power"
    ):
        return True
    if mention.complement is not None and mention.lemma in words.get("quantity-noun", ()):
        return is_party(reading, mention.complement)
    if mention.lemma in words.get("state-description", ()) or mention.lemma in (
        "neighbour",
        "neighbor",
        "side",
        "kingdom",
        "emirate",
        "bloc",
    ):
        return True
    if mention.entity == "NORP" or reading.ontology.names.get(reading.tree.words[mention.head]):
        return True
    return any(m.form == "name" and is_party(reading, m) for m in mention.appositions)


def is_named_party(reading: Reading, mention: Mention) -> bool:
    """Whether a state or an organisation is named, with which something is done: "celebrated the holiday with Chad"."""
    names = reading.ontology.names.get(mention.name, ()) if mention.name else ()
    kinds = {reading.ontology.entries[n.iri].kind for n in names if n.iri in reading.ontology.entries}
    stranger = mention.form == "name" and not kinds and not mention.title and mention.entity in ("GPE", "ORG", "")
    return bool(kinds & {"State", "Organization"}) or stranger


def speaks_for_party(reading: Reading, mention: Mention) -> bool:
    """Whether people or a ruling body of a named party are meant: "the leaders of Chad", "Chad's parliament"."""
    words = reading.ontology.words
    owners = [one for one in (mention.complement, mention.possessor) if one is not None]
    lists = ("person-noun", "group-noun", "government-noun", "body-noun")
    speaks = mention.form == "nominal" and any(mention.lemma in words.get(name, ()) for name in lists)
    return speaks and any(is_named_party(reading, owner) for owner in owners)


def is_place(reading: Reading, mention: Mention) -> bool:
    """Whether a mention can be where something happens."""
    names = reading.ontology.names.get(mention.name, ()) if mention.name else ()
    for name in names:
        if name.role in ("capital", "seat"):
            return True
        entry = reading.ontology.entries.get(name.iri)
        if entry is not None and entry.kind in ("Place", "State"):
            return True
    if names:
        return False
    if mention.form == "name":
        return mention.entity in _PLACE_ENTITIES or is_named_after_place(reading, mention)
    return False


def is_named_after_place(reading: Reading, mention: Mention) -> bool:
    """Whether a name opens or ends with what it is: "Port Klang", "Lake Chad", "Kerch Strait"."""
    parts = mention.name.lower().split()
    nouns = reading.ontology.words.get("place-noun", frozenset())
    return len(parts) > 1 and (parts[0] in nouns or parts[-1] in nouns)


def is_stranger(reading: Reading, mention: Mention) -> bool:
    """Whether a name is neither known nor that of a person or an organisation."""
    return (
        mention.form == "name"
        and not mention.members
        and not reading.ontology.names.get(mention.name)
        and mention.entity not in ("PERSON", "ORG", "NORP")
    )


def is_time(reading: Reading, k: int) -> bool:
    tree = reading.tree
    if tree.entities[k] in ("DATE", "TIME") and not tree.is_verb(k):
        return True
    for n in tree.children[k]:
        if (
            tree.lower[n] == "of"
            and tree.lower[k] in ("most", "much", "part", "half", "all")
            and (inner := tree.child(n, "pobj")) >= 0
        ):
            return is_time(reading, inner)  # "for most of that time"
    if tree.lemmas[k].lower() in _DURATIONS:
        return True
    return any(time.first <= k <= time.last for time in reading.times)
