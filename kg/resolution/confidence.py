"""How likely a statement is right: a logistic estimate from what can be seen of how it was reached.

The weights were fitted to 200 statements drawn from real articles and histories and judged by hand (triple, polarity and modality all
right), then rounded. They are measured anew by `kg eval` on any gold file.
"""

from __future__ import annotations

from math import exp

from kg.model import Claim, Mention

_BASE = 2.0
_PRONOUN = -0.8  # an actor or target that had to be resolved
_GROUP = -0.35  # "both sides", "the two countries"
_UNKNOWN = -1.2  # nobody can know who is meant
_DEFAULT = -1.0  # a word with no signature embeds the clause
_QUESTION = -0.4
_INTENDED = -0.3
_DEEP = -0.6  # four gates or more between the sentence and the clause
_RELATIVE = -0.4
_OBLIQUE = -0.4  # the target of "on", "for", "in"
_LONG = 4


def estimate_confidence(claim: Claim, sure: float) -> float:
    """Return the probability, 0.05–0.97, that the claim is right; `sure` is how sure its participants are, 0–1."""
    score = _BASE
    gates = claim.rule.split(" > ")
    participants = [m for m in (claim.actor, claim.target) if m is not None]
    if sure <= 0.5:
        score += _UNKNOWN
    elif any(_is_resolved(m) for m in participants):
        score += _PRONOUN
    if any(m.form == "nominal" and m.plural and m.determiner in ("both", "each", "either") for m in participants):
        score += _GROUP
    if any(gate.endswith(":default") for gate in gates):
        score += _DEFAULT
    if claim.modality == "questioned":
        score += _QUESTION
    if claim.modality == "intended":
        score += _INTENDED
    if len(gates) > _LONG:
        score += _DEEP
    if "relative" in gates:
        score += _RELATIVE
    if claim.rule.endswith(("-on", "-for", "-in", "-about", "-over")):
        score += _OBLIQUE
    score -= 2 * claim.doubt
    return round(min(0.97, max(0.05, 1 / (1 + exp(-score)))), 3)


def _is_resolved(mention: Mention) -> bool:
    return mention.form == "pronoun" and mention.antecedent is None
