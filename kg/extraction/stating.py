"""What a clause comes to: a claim for each actor and target, or the reason why it states nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.arguments import Arguments
from kg.extraction.clauses import COPULAS, Clause
from kg.extraction.factuality import Context
from kg.extraction.kinds import is_time
from kg.extraction.senses import find_class
from kg.model import Claim, Mention

if TYPE_CHECKING:
    from kg.extraction.reading import Reading


def state(
    reading: Reading, clause: Clause, held: Context, arguments: Arguments, time: str | None, place: Mention | None
) -> None:
    """Add the claim of a clause, or hold it back with the reason."""
    tree, head = reading.tree, clause.head
    actor, target, theme = arguments.actor, arguments.target, arguments.theme
    label = arguments.label or clause.label
    if clause.passive:
        actor = arguments.agent
    reason = _unstated(reading, clause, arguments, actor, label)
    if reason:
        reading.hold(head, reason)
        return
    class_ = _class(reading, label, clause, arguments)
    exchange = arguments.exchange
    begin, end = tree.begins[head], tree.ends[head]
    for k in clause.auxiliaries:
        if head - 4 <= k < head and tree.heads[k] == head:
            begin = min(begin, tree.begins[k])
    if clause.particle > head:
        end = max(end, tree.ends[clause.particle]) if clause.particle - head <= 2 else end
    for one_actor, one_target, one_theme, flip in _split(head, actor, target, theme, arguments):
        context = held if not flip else replace(held, affirmed=not held.affirmed)
        reading.claims.append(
            Claim(
                sentence=tree.number,
                action=label,
                class_=class_,
                act_begin=begin,
                act_end=end,
                actor=one_actor,
                target=one_target,
                theme=one_theme,
                polarity=context.polarity,
                modality=context.modality,
                source=context.sources,
                time=time,
                place=place,
                exchange=exchange,
                rule=" > ".join((*context.trail, arguments.rule)),
                predicate=head,
                doubt=arguments.doubt,
            )
        )


def _unstated(reading: Reading, clause: Clause, arguments: Arguments, actor: Mention | None, label: str) -> str:
    """Return why a clause with these arguments states nothing; empty where it does."""
    target = arguments.target
    if actor is None and target is None and arguments.theme is None:
        return "no participant"
    if actor is None and not clause.passive and clause.subject >= 0 and _is_prop(reading, clause.subject):
        return "says what something takes"
    if (
        actor is not None
        and not clause.passive
        and not actor.members
        and is_time(reading, actor.head)
        and target is None
    ):
        return "a time as its subject"
    if actor is None and clause.lemma in COPULAS and not clause.passive:
        return "copula without a subject"
    if clause.lemma == "do" and clause.particle < 0 and (target is None or target.form == "pronoun"):
        return "stands for another verb"
    if clause.lemma in COPULAS and label == clause.lemma and target is None:
        return "copula without a noun"
    return ""


def _is_prop(reading: Reading, k: int) -> bool:
    """Whether "it" at `k` stands for nobody: "it took two years to rebuild the port"."""
    return reading.tree.lower[k] == "it" and reading.nominals.single(k, "expletive", -1).role == "expletive"


def _class(reading: Reading, label: str, clause: Clause, arguments: Arguments) -> str | None:
    """Return the class of the claim: of "held talks" that of talks, though nobody is named beside, else that of the verb's sense."""
    for noun in (arguments.target, arguments.theme):
        light = (
            reading.ontology.lights.get((label, noun.lemma)) if noun is not None and noun.form == "nominal" else None
        )
        if light is not None and light in reading.ontology.actions:
            return reading.ontology.actions[light].class_
    sense = find_class(reading, clause, arguments, label) if not arguments.label else None
    return sense or reading.ontology.action_class(label)


def _split(
    head: int, actor: Mention | None, target: Mention | None, theme: Mention | None, arguments: Arguments
) -> list[tuple[Mention | None, Mention | None, Mention | None, bool]]:
    """Part off members that are negated on their own ("Norway, not Sweden") and what goes respectively."""
    if arguments.respectively and actor is not None and len(actor.members) > 1:
        targets = target.members if target is not None and len(target.members) == len(actor.members) else ()
        pairs = list(zip(actor.members, targets or [target] * len(actor.members), strict=True))
        if len(arguments.verbs) == len(pairs):
            pairs = [pairs[arguments.verbs.index(head)]]  # "Lima and Quito opened and closed the border"
        elif not targets:
            pairs = []
        if pairs:
            return [(a, t, theme, False) for a, t in pairs]
    if parted := _part_negated(actor):
        return [(m, target, theme, negative) for m, negative in parted]
    if parted := _part_negated(target):
        return [(actor, m, theme, negative) for m, negative in parted]
    return [(actor, target, theme, False)]


def _part_negated(mention: Mention | None) -> list[tuple[Mention, bool]]:
    """Return the members of a mention, first those that are not negated; empty where all are alike."""
    members = mention.members if mention is not None else ()
    if len({m.negative for m in members}) < 2:
        return []
    return [(m, m.negative) for m in sorted(members, key=lambda m: m.negative)]
