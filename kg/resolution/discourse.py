"""The participants of one document as a reader keeps them in mind: who was named, how, where, and who "it" may be."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Kind, Mention


@dataclass(slots=True, eq=False)
class Entity:
    """A participant while a document is being read; compared by identity.

    `gender` is "male", "female" or "" (unknown); `plural` tells whether "they" fits it; `known` whether the ontology has it;
    `titles` and `descriptions` are lower-case common nouns it was called by; `seen` its mentions so far, in text order.
    """

    label: str
    kind: Kind
    iri: str
    gender: str = ""
    plural: bool = False
    known: bool = False
    of: str | None = None
    titles: set[str] = field(default_factory=set)
    descriptions: set[str] = field(default_factory=set)
    seen: list[Mention] = field(default_factory=list)


Chosen = tuple[tuple[Entity, ...], float]  # whom a mention stands for, and how sure that is
ACTORS = ("State", "Person", "Organization", "Group")

# How strongly a grammatical role attracts a later pronoun (after Lappin and Leass 1994, with fewer weights).
_ROLES = {
    "subject": 3.0,
    "agent": 2.0,
    "object": 2.0,
    "dative": 1.5,
    "source": 1.5,
    "attribute": 0.5,
    "oblique": 1.0,
    "possessor": 0.8,
    "place": 0.2,
    "complement": 0.4,
    "apposition": 0.5,
    "": 0.6,
}
_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_REACH = 4  # sentences back that a pronoun may look


def fits(pronoun: str, entity: Entity, mention: Mention) -> bool:
    """Whether number, kind and gender let the pronoun stand for the entity."""
    if pronoun in _MALE:
        return entity.kind == "Person" and entity.gender != "female" and not entity.plural
    if pronoun in _FEMALE:
        return entity.kind == "Person" and entity.gender != "male" and not entity.plural
    if pronoun in _NEUTER:
        return entity.kind != "Person" and not entity.plural
    if pronoun in _PLURAL:
        return entity.plural or (mention.plural and entity.kind != "Person") or entity.kind in ("Group", "Organization")
    return False


def score(pronoun: Mention, mention: Mention, entity: Entity) -> float:
    """Return how well `mention` of `entity` serves as the antecedent of `pronoun`; higher is better."""
    distance = pronoun.sentence - mention.sentence
    value = _ROLES.get(mention.role, 0.6) - 1.6 * distance
    if distance == 0:
        value -= 0.01 * max(0, pronoun.head - mention.head)
    else:
        value -= 0.005 * mention.head
    if pronoun.role == "subject" and mention.role == "subject":
        value += 0.6
    elif pronoun.role == "object" and mention.role == "object":
        value += 1.4
    elif pronoun.role == "oblique" and mention.role == "object" and pronoun.lemma in _NEUTER:
        value += 1.4 if distance == 0 else 0.0
    elif pronoun.role in ("object", "oblique") and distance == 0 and mention.role == "oblique":
        value += 0.8  # "I prepare for the feast and approach it with hope"
    if pronoun.lemma in _NEUTER:
        if entity.kind in ("State", "Organization"):
            value += 0.8 if pronoun.role in ("subject", "possessor") else 0.3
        elif entity.kind == "Place":
            value -= 1.0
    if (
        pronoun.lemma in _PLURAL
        and pronoun.role in ("subject", "possessor")
        and entity.kind in ("State", "Group", "Person")
    ):
        value += 1.0
    if pronoun.role == "dative" and entity.kind in ("State", "Group", "Person", "Organization"):
        value += 2.0
    if pronoun.lemma in _PLURAL and entity.kind == "Organization" and not entity.plural:
        value -= 1.2
    if entity.gender and pronoun.lemma in _MALE | _FEMALE:
        value += 0.7
    if mention.form == "pronoun":
        value += 0.2
    return value


def within_reach(pronoun: Mention, mention: Mention) -> bool:
    """Whether a mention stands before the pronoun and not too far away."""
    if mention.sentence > pronoun.sentence or pronoun.sentence - mention.sentence > _REACH:
        return False
    return mention.sentence < pronoun.sentence or mention.head < pronoun.first
