"""How likely a statement is right: a logistic estimate from what can be seen of how it was reached.

The weights were fitted (logistic regression, a little L2, the sets weighted by the root of their size) to some 3,900 statements: those of
the gold of this project, of the catalogue of constructions, and 181 from real articles and histories, judged by hand; then rounded.
Fitted without one of the sets, they foretell it nearly as well. Right means triple, polarity and modality. `kg eval` measures them anew on
any gold file.
"""

from __future__ import annotations

from math import exp

from kg.model import Claim, Mention

_BASE = 3.9
_PRONOUN = -1.2  # an actor or target that had to be resolved
_CHOSEN = -0.9  # a name or description of which somebody had to be chosen
_GROUP = -0.7  # "both sides", "the two countries"
_UNKNOWN = -1.0  # nobody can know who is meant
_NOBODY = -1.3  # an active verb that nobody does
_DEFAULT = -1.2  # a word with no signature embeds the clause
_POSSIBLE = -0.5
_CONDITIONAL = -1.2
_DEEP = -0.6  # more gates than _GATES between the sentence and the clause
_RELATIVE = -0.7
_OBLIQUE = -0.7  # the target of "on", "for", "in" where there is no object
_CHAIN = -0.4  # a source's source
_EVENT = -0.5  # a noun that is an event
_ALONE = -0.7  # nothing that it is done to, and no theme
_LENGTH = -0.038  # for each token of the sentence beyond _SHORT, up to _LONGEST
_DISTANCE = -0.044  # for each token between the verb and the farther of actor and target, up to _FARTHEST
_PLAIN = 0.8
_GATES = 5
_SHORT, _LONGEST, _FARTHEST = 12, 50, 20
_WEAK = ("-on", "-for", "-in", "-about", "-over", "-of", "-into")


def estimate_confidence(claim: Claim, sure: float, tokens: int) -> float:
    """Return the probability, 0.05–0.97, that the claim is right.

    `sure` is how sure its participants are, 0–1; `tokens` the length of its sentence.
    """
    gates = claim.rule.split(" > ")
    rule = gates[-1]
    participants = [m for m in (claim.actor, claim.target) if m is not None]
    score = _BASE - claim.doubt + _weigh_participants(participants, sure)
    if claim.actor is None and "passive" not in rule:
        score += _NOBODY
    if claim.target is None and claim.theme is None:
        score += _ALONE
    if any(gate.endswith(":default") for gate in gates):
        score += _DEFAULT
    if claim.modality == "possible":
        score += _POSSIBLE
    if claim.modality == "conditional":
        score += _CONDITIONAL
    if len(gates) > _GATES:
        score += _DEEP
    if "relative" in gates:
        score += _RELATIVE
    if rule.endswith(_WEAK) and rule.startswith("subject-verb-") and "object" not in rule:
        score += _OBLIQUE
    if rule.startswith("event"):
        score += _EVENT
    if len(claim.source) > 1:
        score += _CHAIN
    score += _LENGTH * max(0, min(tokens, _LONGEST) - _SHORT)
    score += _DISTANCE * min(_distance(claim, participants), _FARTHEST)
    return round(min(0.97, max(0.05, 1 / (1 + exp(-score)))), 3)


def _weigh_participants(participants: list[Mention], sure: float) -> float:
    score = 0.0
    if sure <= 0.5:
        score += _UNKNOWN
    elif any(_is_resolved(m) for m in participants):
        score += _PRONOUN
    elif sure < _PLAIN:
        score += _CHOSEN
    if any(m.form == "nominal" and m.plural and m.determiner in ("both", "each", "either") for m in participants):
        score += _GROUP
    return score


def _distance(claim: Claim, participants: list[Mention]) -> int:
    """Return how many tokens the farther participant stands from the predicate, in the sentence of the claim."""
    return max((abs(m.head - claim.predicate) for m in participants if m.sentence == claim.sentence), default=0)


def _is_resolved(mention: Mention) -> bool:
    return mention.form == "pronoun" and mention.antecedent is None
