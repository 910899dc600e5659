"""Claims about mentions to statements about participants."""

from __future__ import annotations

from itertools import product

from kg.model import Act, Claim, Extraction, HeldBack, Mention, ParsedDocument, Participant, Statement
from kg.ontology import Ontology
from kg.resolution.confidence import estimate_confidence
from kg.resolution.discourse import FIRST, Entity
from kg.resolution.references import References
from kg.resolution.trace import Choice, Trace

__all__ = ["Choice", "Trace", "resolve"]

UNNAMED = "unnamed source"  # who "he said" means where nobody can know it
_PERSONAL = frozenset({"he", "she", "they", "it", "somebody"})
_MOST = 64  # statements that one clause may make; beyond that its coordination was misread


def resolve(
    parsed: ParsedDocument, extraction: Extraction, ontology: Ontology, trace: Trace | None = None
) -> list[Statement]:
    """Return the statements of one document in text order: each claim with its participants chosen, groups taken apart.

    A `trace` is told of every choice of a participant.
    """
    references = References(parsed, extraction, ontology, trace)
    statements: dict[tuple[object, ...], Statement] = {}
    for claim in extraction.claims:
        for statement in _statements(claim, parsed, extraction, references):
            key = (
                statement.begin, statement.actor and statement.actor.iri, statement.action.label, statement.action.begin,
                statement.target and statement.target.iri, statement.theme and statement.theme.iri, statement.polarity,
                statement.modality, tuple(s.iri for s in statement.source),
            )  # fmt: skip
            statements.setdefault(key, statement)
    return sorted(
        statements.values(),
        key=lambda s: (s.begin, s.action.begin, s.actor.label if s.actor else "", s.target.label if s.target else ""),
    )


def _statements(
    claim: Claim, parsed: ParsedDocument, extraction: Extraction, references: References
) -> list[Statement]:
    sentence = parsed.sentences[claim.sentence]
    document = parsed.document
    variables: list[Mention] = []
    for mention in (claim.actor, claim.target, claim.theme, *claim.source):
        root = _root(mention)
        if root is not None and root not in variables:
            variables.append(root)
    choices: dict[Mention, tuple[Entity | None, ...]] = {}
    sure = 1.0
    for mention in variables:
        entities, confidence = references.of(mention)
        # two mentions of one group ("A and B said they …") vary together
        choices[mention] = entities or (None,)
        if mention.form == "pronoun" or not entities:
            confidence = min(confidence, 0.8) if entities else 0.5
        sure = min(sure, confidence)
    bound = _bind(variables, choices)
    free = [mention for mention in variables if mention not in bound]
    rows = list(product(*(choices[mention] for mention in free)))
    if len(rows) > _MOST:
        held = HeldBack(
            document.name, claim.act_begin, claim.act_end, document.text[claim.act_begin : claim.act_end],
            "more participants than one clause can hold",
        )  # fmt: skip
        extraction.held_back.append(held)
        return []
    found = []
    for row in rows:
        assigned = dict(zip(free, row, strict=True))
        for mention, leader in bound.items():
            assigned[mention] = assigned[leader]
        found.extend(_assign(claim, parsed, references, assigned, sentence.begin, sentence.end, sure))
    return found


def _root(mention: Mention | None) -> Mention | None:
    """Return the mention whose choice decides: "each other" and relative pronouns follow their antecedent."""
    seen = 0
    while mention is not None and mention.antecedent is not None and seen < 5:
        mention = mention.antecedent
        seen += 1
    return mention


def _bind(variables: list[Mention], choices: dict[Mention, tuple[Entity | None, ...]]) -> dict[Mention, Mention]:
    bound: dict[Mention, Mention] = {}
    for i, mention in enumerate(variables):
        if len(choices[mention]) < 2:
            continue
        for earlier in variables[:i]:
            if earlier not in bound and set(choices[earlier]) == set(choices[mention]):
                bound[mention] = earlier
                break
    return bound


def _assign(
    claim: Claim,
    parsed: ParsedDocument,
    references: References,
    assigned: dict[Mention, Entity | None],
    begin: int,
    end: int,
    sure: float,
) -> list[Statement]:
    others = _others(claim, references, assigned)
    place: Participant | None = None
    if claim.place is not None:
        where, _ = references.of(claim.place)
        place = _participant(where[0], claim.place, references) if where else None

    def participants(mention: Mention | None) -> list[Participant | None]:
        if mention is None:
            return [None]
        root = _root(mention)
        assert root is not None
        if mention.lemma == "each other":
            return [_participant(entity, mention, references) for entity in others] or [None]
        return [_participant(assigned[root], mention, references)]

    rows: list[tuple[Participant | None, Participant | None, Participant | None]]
    if claim.exchange and claim.actor is not None:
        root = _root(claim.actor) or claim.actor
        group, _ = references.of(root)
        partners = [entity for entity in group if entity is not assigned[root]]
        actor, theme = participants(claim.actor)[0], participants(claim.theme)[0]
        rows = [
            (actor, _participant(entity, _mention_of(claim.actor, entity, references), references), theme)
            for entity in partners
        ] or [(actor, theme, None)]
        reciprocal = bool(partners)
    else:
        rows = [
            (actor, target, theme)
            for actor in participants(claim.actor)
            for target in participants(claim.target)
            for theme in participants(claim.theme)
        ]
        reciprocal = claim.target is not None and claim.target.lemma == "each other"
    sources = _sources(claim, references, assigned, others)
    return _build(claim, parsed, rows, sources, begin, end, sure, place, reciprocal=reciprocal)


def _others(claim: Claim, references: References, assigned: dict[Mention, Entity | None]) -> list[Entity]:
    """Return whom "each other" means beside the member of the group that the row is about."""
    for mention in (claim.actor, claim.target, claim.theme, *claim.source):
        if mention is not None and mention.lemma == "each other":
            root = _root(mention)
            if root is None:
                return []
            group, _ = references.of(root)
            return [entity for entity in group if entity is not assigned[root]]
    return []


def _mention_of(group: Mention, entity: Entity, references: References) -> Mention:
    for member in group.members:
        if entity in references.of(member)[0]:
            return member
    return group


def _participant(entity: Entity | None, mention: Mention, references: References) -> Participant | None:
    if entity is None:
        return None
    if mention.members:
        for member in mention.members:
            if entity.seen and member in entity.seen:
                mention = member
                break
    text = references.parsed.document.text
    return Participant(
        label=entity.label, iri=entity.iri, kind=entity.kind, text=text[mention.begin : mention.end], begin=mention.begin,
        end=mention.end, form=mention.form, of=references.owner_of(mention, entity),
    )  # fmt: skip


def _sources(
    claim: Claim, references: References, assigned: dict[Mention, Entity | None], others: list[Entity]
) -> tuple[Participant, ...] | None:
    """Return the chain of sources, each named once where it would follow itself; None where a source is unknown."""
    chain: list[Participant] = []
    for mention in claim.source:
        root = _root(mention)
        if root is None:
            continue
        if mention.form == "pronoun" and mention.lemma in FIRST and mention.speaker is None:
            continue  # the author's own voice
        entity = others[0] if mention.lemma == "each other" and others else assigned[root]
        participant = _participant(entity, mention, references)
        if participant is None and mention.form == "pronoun" and mention.lemma in _PERSONAL:
            participant = _unnamed(mention, references)
        if participant is None:
            return None
        if not chain or chain[-1].iri != participant.iri:
            chain.append(participant)
    return tuple(chain)


def _unnamed(mention: Mention, references: References) -> Participant:
    """Return who stands for a source that is only called "he", "they" or "it": somebody says it, and nobody can know who."""
    text = references.parsed.document.text
    return Participant(
        label=UNNAMED, iri=references.ontology.participant_iri("Person", UNNAMED), kind="Person",
        text=text[mention.begin : mention.end], begin=mention.begin, end=mention.end, form=mention.form,
    )  # fmt: skip


def _build(
    claim: Claim,
    parsed: ParsedDocument,
    rows: list[tuple[Participant | None, Participant | None, Participant | None]],
    sources: tuple[Participant, ...] | None,
    begin: int,
    end: int,
    sure: float,
    place: Participant | None,
    *,
    reciprocal: bool,
) -> list[Statement]:
    document = parsed.document
    modality = claim.modality
    confidence = estimate_confidence(claim, sure, len(parsed.sentences[claim.sentence].words))
    if sources is None:
        # somebody says it, and nobody can know who: then it is at most possible
        sources = ()
        modality = "possible" if modality == "actual" else modality
    found = []
    for actor, target, theme in rows:
        if (actor is None and target is None and theme is None) or (actor is None and claim.rule.endswith("copula")):
            continue
        if (
            actor is not None
            and target is not None
            and actor.iri == target.iri
            and not reciprocal
            and claim.action != "be"
        ):
            if claim.target is not None and claim.target.antecedent is None:
                continue
        same = theme is not None and target is not None and theme.iri == target.iri
        found.append(
            Statement(
                document=document.name,
                begin=begin,
                end=end,
                sentence=document.text[begin:end],
                actor=actor,
                action=Act(
                    claim.action,
                    claim.class_,
                    document.text[claim.act_begin : claim.act_end],
                    claim.act_begin,
                    claim.act_end,
                ),
                target=target,
                theme=None if same else theme,
                polarity=claim.polarity,
                modality=modality,
                source=sources,
                time=claim.time,
                place=place,
                reciprocal=reciprocal,
                confidence=confidence,
                rule=claim.rule,
            )
        )
    return found
