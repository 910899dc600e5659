"""Pronouns that stand for nobody: the "it" of "it is possible that", "it is time to", "it took years to", "when it comes to".

After Quirk et al. 1985, § 6.17 (prop "it": time, weather) and § 18.33 (extraposition of a clause).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.clauses import Clause
from kg.extraction.kinds import is_time

if TYPE_CHECKING:
    from kg.extraction.reading import Reading

_RAISING = ("seem", "appear", "happen", "follow", "emerge", "transpire", "turn", "dawn", "matter")
_WHEN = frozenset({"when"})
_ARTICLES = frozenset({"a", "an", "only", "just"})
_RELATIVES = ("that", "who", "which")


def is_expletive(reading: Reading, clause: Clause) -> bool:
    """Whether "it" as the subject only holds the place of a clause, or tells the time or the weather."""
    if clause.lemma in reading.ontology.words.get("weather-verb", ()) and clause.object < 0:
        return True
    if clause.passive:
        return bool(clause.finite_complements) or _decided(reading, clause)
    if clause.finite_complements and clause.lemma in _RAISING:
        return True
    if clause.lemma == "come" and reading.tree.has(clause.head, _WHEN):
        return any(reading.tree.lower[prep] == "to" for prep, _ in (*clause.prepositions, *clause.clausal_prepositions))
    if clause.object >= 0 and clause.lemma in ("make", "take", "cost", "require"):
        return _takes_effort(reading, clause)
    if clause.lemma == "be" and clause.attribute >= 0:
        return _is_extraposed(reading, clause)
    if clause.adjective >= 0:
        return _is_judged(reading, clause)
    if clause.lemma == "be":
        # "it was to help them that Oslo paid", "it is up to Congress to decide"
        up = any(reading.tree.lower[k] == "up" for k in reading.tree.children[clause.head])
        return bool(clause.open_complements and clause.finite_complements) or (up and _has_infinitive(reading, clause))
    return False


def stands_for_clause(reading: Reading, clause: Clause) -> bool:
    """Whether "it" as the object only holds the place of a clause: "made it clear that", "took it upon themselves to speak"."""
    tree, k = reading.tree, clause.object
    upon = any(
        tree.lower[prep] in ("upon", "on") and tree.lower[pobj].endswith(("self", "selves"))
        for prep, pobj in clause.prepositions
    )
    return upon and k == clause.head + 1 and _has_infinitive(reading, clause)


def _decided(reading: Reading, clause: Clause) -> bool:
    """Whether an infinitive is what was decided ("it was agreed to wait"), not what "it" was told ("it was asked to wait")."""
    signatures = reading.ontology.signatures
    return (
        any(reading.tree.tags[k] == "VB" for k in clause.open_complements)
        and (clause.lemma, "verb", "that") in signatures
        and not any((clause.lemma, "verb", frame) in signatures for frame in ("object-to", "passive-to"))
    )


def _takes_effort(reading: Reading, clause: Clause) -> bool:
    """Whether a clause follows what it takes: "it makes sense to leave", "it took two years to rebuild the port"."""
    tree, noun = reading.tree, clause.object
    effort = tree.lemmas[noun].lower() in reading.ontology.words.get("effort-noun", ()) or is_time(reading, noun)
    if not effort:
        return False
    return _has_infinitive(reading, clause) or _embeds(reading, noun) or bool(clause.finite_complements)


def _is_extraposed(reading: Reading, clause: Clause) -> bool:
    """Whether a clause follows what it is: "it is wishful thinking to expect", "it is our aim to sign", "it was Oslo that"."""
    tree, noun = reading.tree, clause.attribute
    if clause.open_complements or clause.finite_complements or clause.clausal_subject >= 0:
        return True
    if any(tree.child(k, "mark", "aux") >= 0 and tree.tags[k] == "VB" for k in clause.adverbials):
        return True
    if _tells_time(reading, noun):
        return True
    stance = tree.lemmas[noun].lower() in reading.ontology.words.get("stance-noun", ())
    if stance and _embeds(reading, noun):
        return True
    return any(tree.deps[k] == "relcl" and tree.lower[tree.edges(k)[0]] in _RELATIVES for k in tree.children[noun])


def _tells_time(reading: Reading, noun: int) -> bool:
    """Whether a phrase says when it was or how long: "it was Friday", "it is years since"; not "it is a time of hope"."""
    tree = reading.tree
    plain = tree.child(noun, "poss", "relcl", "acl") < 0 and tree.object_of(noun, "of", "in", "for", "to") < 0
    return plain and is_time(reading, noun) and not tree.has(noun, _ARTICLES)


def _is_judged(reading: Reading, clause: Clause) -> bool:
    """Whether a clause follows how it is: "it remains unclear whether", "it is hard to say"; not "it is eager to sign"."""
    tree = reading.tree
    lemma = tree.lemmas[clause.adjective].lower()
    if any(tree.deps[k] == "xcomp" for k in tree.children[clause.adjective]):
        signature = reading.ontology.signatures.get((lemma, "adjective", "to"))
        judging = lemma in reading.ontology.words.get("judging-adjective", ())
        return judging or signature is None or signature.controller != "subject"
    return any(tree.deps[k] in ("ccomp", "xcomp", "advcl") for k in tree.children[clause.adjective]) or bool(
        clause.open_complements or clause.finite_complements or clause.clausal_subject >= 0
    )


def _has_infinitive(reading: Reading, clause: Clause) -> bool:
    """Whether an infinitive hangs on the verb."""
    below = reading.tree.children[clause.head]
    return any(reading.tree.tags[k] == "VB" and reading.tree.deps[k] in ("xcomp", "advcl", "ccomp") for k in below)


def _embeds(reading: Reading, noun: int) -> bool:
    """Whether an infinitive or a that-clause hangs on a noun, or on what stands after its "of" or "for"."""
    tree = reading.tree
    for k in tree.children[noun]:
        if tree.deps[k] in ("acl", "relcl", "ccomp", "advcl") and (tree.tags[k] == "VB" or tree.child(k, "mark") >= 0):
            return True
        if tree.lower[k] == "of" and tree.child(k, "pcomp") >= 0:
            return True  # "of | the bank to expand"
    return any(_embeds(reading, inner) for inner in tree.objects_of(noun, "of", "for"))
