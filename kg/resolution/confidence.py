"""How likely a statement is right: a logistic estimate from what can be seen of how it was reached.

The weights were fitted (logistic regression, a little L2) to some 3,000 statements: those of the gold of this project, of the catalogue of
constructions, and 200 drawn from real articles and histories and judged by hand; then rounded. Right means triple, polarity and modality.
`kg eval` measures them anew on any gold file.
"""

from __future__ import annotations

from math import exp

from kg.model import Claim, Mention

_BASE = 3.0
_PRONOUN = -1.0  # an actor or target that had to be resolved
_CHOSEN = -0.6  # a name or description of which somebody had to be chosen
_GROUP = -0.35  # "both sides", "the two countries"
_UNKNOWN = -1.0  # nobody can know who is meant
_NOBODY = -1.7  # an active verb that nobody does
_DEFAULT = -1.7  # a word with no signature embeds the clause
_POSSIBLE = -0.9
_CONDITIONAL = -0.6
_DEEP = -0.2  # four gates or more between the sentence and the clause
_DEEPER = -0.3  # five or more
_RELATIVE = -0.4
_OBLIQUE = -1.2  # the target of "on", "for", "in" where there is no object
_CHAIN = -0.8  # a source's source
_LONG = -0.8  # in a long sentence
_PLAIN = 0.8
_GATES = 4
_TOKENS = 26
_WEAK = ("-on", "-for", "-in", "-about", "-over", "-of", "-into")


def estimate_confidence(claim: Claim, sure: float, tokens: int) -> float:
    """Return the probability, 0.05–0.97, that the claim is right.

    `sure` is how sure its participants are, 0–1; `tokens` the length of its sentence.
    """
    score = _BASE
    gates = claim.rule.split(" > ")
    rule = gates[-1]
    participants = [m for m in (claim.actor, claim.target) if m is not None]
    if sure <= 0.5:
        score += _UNKNOWN
    elif any(_is_resolved(m) for m in participants):
        score += _PRONOUN
    elif sure < _PLAIN:
        score += _CHOSEN
    if any(m.form == "nominal" and m.plural and m.determiner in ("both", "each", "either") for m in participants):
        score += _GROUP
    if claim.actor is None and "passive" not in rule:
        score += _NOBODY
    if any(gate.endswith(":default") for gate in gates):
        score += _DEFAULT
    if claim.modality == "possible":
        score += _POSSIBLE
    if claim.modality == "conditional":
        score += _CONDITIONAL
    if len(gates) > _GATES:
        score += _DEEP
    if len(gates) > _GATES + 1:
        score += _DEEPER
    if "relative" in gates:
        score += _RELATIVE
    if rule.endswith(_WEAK) and rule.startswith("subject-verb-") and "object" not in rule:
        score += _OBLIQUE
    if len(claim.source) > 1:
        score += _CHAIN
    if tokens > _TOKENS:
        score += _LONG
    score -= 2 * claim.doubt
    return round(min(0.97, max(0.05, 1 / (1 + exp(-score)))), 3)


def _is_resolved(mention: Mention) -> bool:
    return mention.form == "pronoun" and mention.antecedent is None
