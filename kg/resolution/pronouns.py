"""Pronouns to participants: what fits in number, gender and kind, the best antecedent, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Mention
from kg.resolution.descriptions import same_clause_subject
from kg.resolution.discourse import ACTORS, FIRST, Chosen, Entity, fits, score, within_reach
from kg.resolution.groups import NUMBERS, find_group

if TYPE_CHECKING:
    from kg.resolution.references import References

_PARALLEL = 1.5  # how much more likely the subject of the clause that the pronoun's is joined to is meant

# What may stand for the subject of its own clause.
_BOUND = frozenset({"its", "his", "her", "their", "itself", "himself", "herself", "themselves"})


def choose_for_pronoun(references: References, mention: Mention) -> Chosen:
    """Return whom a pronoun stands for, nobody where nobody fits, and how sure that is."""
    word = mention.lemma
    if mention.role == "expletive":
        return (), 0.0
    if word in FIRST:
        if mention.speaker is not None:
            chosen, sure = references.of(mention.speaker)
            return chosen, min(sure, 0.85)
        author = references.parsed.document.author
        if author and word in ("i", "me", "my", "mine", "myself") and "," not in author and " and " not in author:
            return (references.names.stranger(author, "Person"),), 0.8
        return (), 0.0
    if word in ("both", "two", "neither", "either", "each", "three"):
        group = find_group(references, mention, NUMBERS.get(word, 2))
        return (group, 0.6) if group else ((), 0.0)
    if (ahead := _main_subject(references, mention)) is not None:
        return ahead
    parallel = _parallel_subject(references, mention)
    excluded = _excluded(references, mention)
    agentive = mention.role == "subject" and _is_agentive(references, mention.predicate, mention.sentence)
    agentive = agentive or (mention.role == "possessor" and _has_people(references, mention))
    best: tuple[float, tuple[Entity, ...]] | None = None
    for earlier, entity in references.history:
        if not within_reach(mention, earlier) or entity in excluded or not fits(word, entity, earlier):
            continue
        if same_clause_subject(mention, earlier) and word not in _BOUND:
            continue
        if (
            mention.role == "possessor"
            and earlier.head == _head_of(references, mention)
            and earlier.sentence == mention.sentence
        ):
            continue
        value = score(mention, earlier, entity) - (1.5 if earlier in references.joined else 0.0)
        if earlier is parallel:
            value += _PARALLEL
        if agentive and entity.kind not in ACTORS:
            value -= 2.2
        references.weigh(mention, entity, value)
        if best is None or value > best[0]:
            best = (value, (entity,))
    if word in ("they", "them", "their", "theirs", "themselves"):
        for sentence, head, members in references.groups:
            if (sentence, head) >= (mention.sentence, mention.head) or mention.sentence - sentence > 3:
                continue
            if not all(m.kind in ACTORS for m in members) or any(m in excluded for m in members):
                continue
            stand_in = next((m for m, e in references.history if e is members[0] and m.sentence == sentence), None)
            if stand_in is None or (same_clause_subject(mention, stand_in) and word in ("they", "them")):
                continue
            value = score(mention, stand_in, members[0]) + 0.8
            if best is None or value > best[0]:
                best = (value, members)
    if best is None:
        return (), 0.0
    return best[1], 0.8 if best[0] > 2.0 else 0.7


def _main_subject(references: References, mention: Mention) -> Chosen | None:
    """Return whom the pronoun of a clause before its main clause means: "Although they feared the fine, the banks …"."""
    sentence = references.parsed.sentences[mention.sentence]
    clause = mention.predicate
    if mention.role not in ("subject", "possessor") or clause < 0 or sentence.deps[clause] != "advcl":
        return None
    above = sentence.heads[clause]
    subject = references.subjects.get((mention.sentence, above))
    if above < clause or subject is None or subject.sentence != mention.sentence or subject.head < clause:
        return None
    if subject.form == "pronoun":
        return None
    before = any(
        fits(mention.lemma, entity, earlier) and within_reach(mention, earlier)
        for earlier, entity in references.history
    )
    chosen, sure = references.of(subject)
    if before or not chosen or not all(fits(mention.lemma, entity, subject) for entity in chosen):
        return None
    return chosen, min(sure, 0.75)


def _parallel_subject(references: References, mention: Mention) -> Mention | None:
    """Return the subject of the clause that the pronoun's own is joined to: "The pipes leaked, but they were kept"."""
    sentence = references.parsed.sentences[mention.sentence]
    clause = mention.predicate
    if mention.role != "subject" or clause < 0 or sentence.deps[clause] != "conj":
        return None
    return references.subjects.get((mention.sentence, sentence.heads[clause]))


def _is_agentive(references: References, predicate: int, sentence: int) -> bool:
    """Whether the verb is one of the political action classes, whose subjects are actors."""
    if predicate < 0:
        return False
    name = references.ontology.action_class(references.parsed.sentences[sentence].lemmas[predicate].lower())
    return name is not None and references.ontology.classes[name].quad is not None


def _has_people(references: References, mention: Mention) -> bool:
    """Whether what a possessive belongs to is people, whom an actor has: "its soldiers", "their minister"."""
    lemma = references.parsed.sentences[mention.sentence].lemmas[_head_of(references, mention)].lower()
    return any(lemma in references.ontology.words.get(name, ()) for name in ("group-noun", "person-noun"))


def _head_of(references: References, mention: Mention) -> int:
    return references.parsed.sentences[mention.sentence].heads[mention.head]


def _excluded(references: References, mention: Mention) -> tuple[Entity, ...]:
    """Return whom a third-person pronoun cannot mean: who speaks the quotation it stands in, and its own clause's subject."""
    excluded: tuple[Entity, ...] = ()
    if mention.speaker is not None:
        excluded = references.of(mention.speaker)[0]
    subject = references.subjects.get((mention.sentence, mention.predicate))
    if (
        subject is not None
        and subject is not mention
        and mention.role in ("object", "dative", "oblique")
        and not mention.lemma.endswith(("self", "selves"))
    ):
        excluded += references.of(subject)[0]
    return excluded
