"""Pronouns that stand for nobody: the "it" of "it is possible that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.clauses import Clause

if TYPE_CHECKING:
    from kg.extraction.reading import Reading


def is_expletive(reading: Reading, clause: Clause) -> bool:
    """Whether "it" only holds the place of a clause: "it is possible that", "it remains unclear whether", "it was Oslo that"."""
    if clause.passive and clause.finite_complements:
        return True
    if clause.finite_complements and clause.lemma in (
        "seem",
        "appear",
        "happen",
        "follow",
        "emerge",
        "transpire",
        "turn",
    ):
        return True
    if (
        clause.object >= 0
        and clause.lemma in ("make", "take")
        and reading.tree.lower[clause.object] in ("sense", "time", "courage")
    ):
        return True  # "it made sense to leave"
    if clause.attribute >= 0 and clause.lemma == "be":
        # "it is wishful thinking to expect", "it was Oslo that"
        tree = reading.tree
        if clause.open_complements or clause.finite_complements or clause.clausal_subject >= 0:
            return True
        if any(tree.child(k, "mark", "aux") >= 0 and tree.tags[k] == "VB" for k in clause.adverbials):
            return True
        return any(
            tree.deps[k] == "relcl" and tree.lower[tree.edges(k)[0]] in ("that", "who", "which")
            for k in tree.children[clause.attribute]
        )
    if clause.adjective >= 0:
        tree = reading.tree
        lemma = tree.lemmas[clause.adjective].lower()
        if any(tree.deps[k] == "xcomp" for k in tree.children[clause.adjective]):
            signature = reading.ontology.signatures.get((lemma, "adjective", "to"))
            return signature is None or signature.controller != "subject"
        return any(tree.deps[k] in ("ccomp", "xcomp", "advcl") for k in tree.children[clause.adjective]) or bool(
            clause.open_complements or clause.finite_complements or clause.clausal_subject >= 0
        )
    return False
