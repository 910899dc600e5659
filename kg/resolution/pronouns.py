"""Pronouns to participants: what fits in number, gender and kind, the best antecedent, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Mention
from kg.resolution.descriptions import same_clause_subject
from kg.resolution.discourse import ACTORS, FIRST, Chosen, Entity, fits, score, within_reach
from kg.resolution.groups import NUMBERS, find_group

if TYPE_CHECKING:
    from kg.resolution.references import References

_HOLDER = (
    0.9  # the same for the subject of the verb that embeds the pronoun's clause: "the navy said that it had fired"
)
_SAYER = 1.5  # how much less likely an object means who only said what the sentence before tells
_SAYS = 0.6  # the same for who said something before, where the pronoun says something
_SAME_WORD = 1.6  # the same for whom the same pronoun means earlier in the sentence (Grosz, Joshi and Weinstein 1995)
_FAMILIES = {
    **dict.fromkeys(("them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("him", "his", "himself"), "he"),
    **dict.fromkeys(("her", "hers", "herself"), "she"),
    **dict.fromkeys(("its", "itself"), "it"),
}
_EMBEDDED = 0.5  # how much less likely somebody is meant who was named in an embedded clause of an earlier sentence
_INNER = frozenset({"ccomp", "relcl", "acl", "advcl", "pcomp", "xcomp"})
_PEOPLE = ("ers", "ors", "ees", "ists", "ians", "ants", "men", "women")
_BACKWARD = frozenset({"although", "though", "while", "after", "before", "since", "as", "despite"})
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
    if _follows_idea(references, mention):
        return (), 0.0  # "this does not mean war, but it does mean talks"
    if (promised := _find_promiser(references, mention)) is not None:
        return promised
    context = _Context(references, mention)
    best: tuple[float, tuple[Entity, ...]] | None = None
    for earlier, entity in references.history:
        if not within_reach(mention, earlier) or entity in context.excluded or not fits(word, entity, earlier):
            continue
        if same_clause_subject(mention, earlier) and word not in _BOUND:
            continue
        if (
            mention.role == "possessor"
            and earlier.head == _head_of(references, mention)
            and earlier.sentence == mention.sentence
        ):
            continue
        value = score(mention, earlier, entity) + context.weigh(earlier, entity)
        references.weigh(mention, entity, value)
        if best is None or value > best[0]:
            best = (value, (entity,))
    if word in ("they", "them", "their", "theirs", "themselves"):
        for sentence, head, members in references.groups:
            if (sentence, head) >= (mention.sentence, mention.head) or mention.sentence - sentence > 3:
                continue
            if not all(m.kind in ACTORS for m in members) or any(m in context.excluded for m in members):
                continue
            stand_in = next((m for m, e in references.history if e is members[0] and m.sentence == sentence), None)
            if stand_in is None or (same_clause_subject(mention, stand_in) and word in ("they", "them")):
                continue
            value = score(mention, stand_in, members[0]) + 0.8
            if best is None or value > best[0]:
                best = (value, members)
    if best is None or context.forbids(best[1]):
        return (), 0.0
    return best[1], 0.8 if best[0] > 2.0 else 0.7


class _Context:
    """What the pronoun's own clause says of whom it may mean."""

    def __init__(self, references: References, mention: Mention) -> None:
        self.references = references
        self.mention = mention
        self.excluded = _excluded(references, mention)
        self.parallel = _parallel_subject(references, mention)
        self.holder = _embedding_subject(references, mention)
        self.people = _needs_people(references, mention)
        agentive = mention.role == "subject" and _is_agentive(references, mention.predicate, mention.sentence)
        self.agentive = agentive or (mention.role == "possessor" and _has_people(references, mention))
        sentence = references.parsed.sentences[mention.sentence]
        self.undergoes = sentence.deps[mention.head] == "nsubjpass"
        self.asked = sentence.heads[mention.predicate] if self.parallel is not None else -1
        self.answers = self.asked >= 0 and _answers(references, mention, self.asked)
        self.thing = _is_called_thing(references, mention) or _is_said_thing(references, mention)
        self.says = mention.role == "subject" and _says(references, mention)

    def weigh(self, earlier: Mention, entity: Entity) -> float:
        """Return what the clause adds to how well a mention of an entity serves as the antecedent."""
        value = -1.5 if earlier in self.references.joined else 0.0
        if earlier is self.parallel and not self.undergoes and not self.answers:
            value += _PARALLEL
        if (
            self.answers
            and earlier.role == "object"
            and earlier.predicate == self.asked
            and earlier.sentence == self.mention.sentence
        ):
            value += 2 * _PARALLEL
        if earlier.sentence < self.mention.sentence and _is_embedded(self.references, earlier):
            value -= _EMBEDDED
        plural = self.mention.plural and not (entity.plural or earlier.plural)  # "the council concluded that they …"
        if earlier is self.holder and not plural:
            value += _HOLDER
        actor = _may_act(entity)
        if self.people and not actor:
            value -= 2.2
        elif self.agentive and not actor:
            value -= 0.0 if self.says and _says(self.references, earlier) else 2.2
        if self.says and earlier.role == "subject" and _says(self.references, earlier):
            value += _SAYS
        if self.mention.role == "object" and earlier.sentence < self.mention.sentence and earlier.role == "subject":
            value -= _SAYER if _says(self.references, earlier) else 0.0
        if self.thing and actor:
            value -= 1.8
        # "Gabon said it had paid, but its navy said that it had not": the navy
        holds = self.holder is not None and self.holder.possessor is not None
        between = holds and self.holder is not None and earlier.head < self.holder.head and not plural
        if between and earlier.sentence == self.mention.sentence:
            value -= _HOLDER
        if not between and _goes_on(self.mention, earlier, undergoes=self.undergoes):
            value += _SAME_WORD + (_PARALLEL if self.undergoes and earlier.role == "object" else 0.0)
        return value

    def forbids(self, chosen: tuple[Entity, ...]) -> bool:
        """Whether the best that was found is still none whom the clause can be about."""
        actors = all(_may_act(one) for one in chosen)
        return (self.people and not actors) or (self.thing and actors)


def _goes_on(mention: Mention, earlier: Mention, *, undergoes: bool) -> bool:
    """Whether an earlier pronoun of the sentence is the same one in the same role: "they met, and they agreed on their aims"."""
    if earlier.form != "pronoun" or earlier.sentence != mention.sentence or _family(earlier) != _family(mention):
        return False
    roles = {earlier.role, mention.role}
    return len(roles) == 1 or "possessor" in roles or (undergoes and earlier.role == "object")


def _may_act(entity: Entity) -> bool:
    """Whether the entity is an actor, or its noun sounds like people that no list holds: "the plotters", "deportees"."""
    return entity.kind in ACTORS or (entity.plural and entity.label.lower().endswith(_PEOPLE))


def _family(mention: Mention) -> str:
    return _FAMILIES.get(mention.lemma, mention.lemma)


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
    concerns = mention.role == "subject" and any(
        sentence.heads[k] == clause and sentence.deps[k] == "mark" and sentence.words[k].lower() in _BACKWARD
        for k in range(clause)
    )
    before = any(
        fits(mention.lemma, entity, earlier) and within_reach(mention, earlier)
        for earlier, entity in references.history
    )
    chosen, sure = references.of(subject)
    if (before and not concerns) or not chosen or not all(fits(mention.lemma, one, subject) for one in chosen):
        return None
    if before and (subject.form != "name" or any(one.kind not in ACTORS for one in chosen)):
        return None
    return chosen, min(sure, 0.75)


def _follows_idea(references: References, mention: Mention) -> bool:
    """Whether "it" goes on with "this" or "that" of the clause that its own is joined to, which stand for no participant."""
    subject = _parallel_subject(references, mention)
    return (
        mention.lemma == "it"
        and subject is not None
        and subject.form == "pronoun"
        and subject.lemma in ("this", "that", "what", "which")
        and not references.of(subject)[0]
    )


def _find_promiser(references: References, mention: Mention) -> Chosen | None:
    """Return whom a noun's "from" or "by" names, in a clause of that noun: "a promise from the banks that they would pay"."""
    sentence = references.parsed.sentences[mention.sentence]
    clause = mention.predicate
    if mention.role != "subject" or clause < 0 or sentence.deps[clause] not in ("acl", "ccomp", "relcl"):
        return None
    mark = next((k for k in range(clause) if sentence.heads[k] == clause and sentence.deps[k] == "mark"), -1)
    if mark < 3:
        return None
    for earlier, entity in reversed(references.history):
        if earlier.sentence != mention.sentence or earlier.last != mark - 1 or not fits(mention.lemma, entity, earlier):
            continue
        prep = sentence.heads[earlier.head]
        if sentence.words[prep].lower() in ("from", "by") and sentence.tags[sentence.heads[prep]] in ("NN", "NNS"):
            return references.of(earlier)[0] or (entity,), 0.75
    return None


def _embedding_subject(references: References, mention: Mention) -> Mention | None:
    """Return the subject of the verb whose complement the pronoun's clause is."""
    sentence = references.parsed.sentences[mention.sentence]
    clause = mention.predicate
    if mention.role != "subject" or clause < 0 or sentence.deps[clause] != "ccomp" or sentence.heads[clause] > clause:
        return None
    return references.subjects.get((mention.sentence, sentence.heads[clause]))


def _answers(references: References, mention: Mention, asked: int) -> bool:
    """Whether the pronoun's clause answers a request of the one before: "asked the ministry to leave, but it refused"."""
    sentence, ontology = references.parsed.sentences[mention.sentence], references.ontology
    lemma = sentence.lemmas[mention.predicate].lower()
    request = ontology.signatures.get((sentence.lemmas[asked].lower(), "verb", "object-to"))
    return request is not None and request.source is not None and lemma in ontology.words.get("answering-verb", ())


def _is_embedded(references: References, mention: Mention) -> bool:
    """Whether a mention belongs to a clause inside another, which a later sentence seldom goes on with."""
    if mention.predicate < 0:
        return False
    return references.parsed.sentences[mention.sentence].deps[mention.predicate] in _INNER


def _needs_people(references: References, mention: Mention) -> bool:
    """Whether only somebody can be the object of the verb: "arrested them", "told it to wait"."""
    if mention.role not in ("object", "dative") or mention.predicate < 0:
        return False
    lemma = references.parsed.sentences[mention.sentence].lemmas[mention.predicate].lower()
    return lemma in references.ontology.words.get("person-object-verb", ())


def _is_called_thing(references: References, mention: Mention) -> bool:
    """Whether "it is" is followed by a noun that is said of no actor: "it is a leverage"."""
    if mention.lemma != "it" or mention.role != "subject" or mention.predicate < 0:
        return False
    sentence = references.parsed.sentences[mention.sentence]
    if sentence.lemmas[mention.predicate] != "be":
        return False
    for k, dep in enumerate(sentence.deps):
        if dep == "attr" and sentence.heads[k] == mention.predicate and sentence.tags[k] in ("NN", "NNS"):
            return sentence.lemmas[k].lower() in references.ontology.words.get("thing-noun", ())
    return False


def _is_said_thing(references: References, mention: Mention) -> bool:
    """Whether "it" is what somebody says or denies, which no actor is: "The army denied it"."""
    if mention.lemma != "it" or mention.role != "object" or mention.predicate < 0:
        return False
    sentence, ontology = references.parsed.sentences[mention.sentence], references.ontology
    lemma = sentence.lemmas[mention.predicate].lower()
    if lemma in ontology.words.get("person-object-verb", ()):
        return False
    deeper = any(
        sentence.heads[k] == mention.predicate
        for k in range(mention.head + 1, len(sentence.words))
        if sentence.deps[k] in ("ccomp", "xcomp", "oprd", "prep")
    )
    return not deeper and lemma in ontology.words.get("stating-verb", ())


def _says(references: References, mention: Mention) -> bool:
    """Whether the mention is the subject of a verb that tells what somebody says or finds."""
    if mention.predicate < 0:
        return False
    lemma = references.parsed.sentences[mention.sentence].lemmas[mention.predicate].lower()
    return (lemma, "verb", "quote") in references.ontology.signatures


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
