"""Headlines: who is named before or after a colon, and sentences without a finite main verb."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.clauses import read_clause
from kg.extraction.factuality import Context
from kg.extraction.kinds import is_party
from kg.extraction.modifiers import read_modifier
from kg.extraction.mood import is_headline
from kg.extraction.noun_clauses import read_clauses_of_noun
from kg.extraction.tree import NOUN_TAGS
from kg.model import Mention

if TYPE_CHECKING:
    from kg.extraction.reading import Reading


def find_herald(reading: Reading) -> Mention | None:
    """Return who is named before a colon that opens the sentence: "Minister: we will sue Chile"."""
    tree = reading.tree
    colon = next((i for i in range(1, min(6, tree.size)) if tree.words[i] == ":"), -1)
    if colon < 1 or any(tree.tags[i] not in (*NOUN_TAGS, "JJ", "DT", "HYPH", "POS") for i in range(colon)):
        return None
    if not any(tree.is_verb(i) for i in range(colon + 1, tree.size)):
        return None
    mention = reading.nominals.single(colon - 1, "source", -1)
    report = colon <= 2 and mention.lemma in ("report", "poll", "study", "survey")
    return mention if mention.form != "pronoun" and (report or is_party(reading, mention)) else None


def find_trailer(reading: Reading) -> Mention | None:
    """Return who is named after the colon that ends a headline: "Oslo sank the ferry: minister"."""
    tree = reading.tree
    colon = next((i for i in range(tree.size - 2, max(tree.size - 6, 1), -1) if tree.words[i] == ":"), -1)
    if colon < 2 or not is_headline(reading) or not any(tree.is_verb(i) for i in range(colon)):
        return None
    if any(tree.tags[i] not in (*NOUN_TAGS, "JJ", "DT", "HYPH", "POS") for i in range(colon + 1, tree.size)):
        return None
    mention = reading.nominals.single(tree.size - 1, "source", -1)
    return mention if is_party(reading, mention) else None


def read_fragment(reading: Reading, root: int, context: Context) -> None:
    """Read a sentence without a finite main verb: "Turkey to sell drones", "Opposition leader jailed in Minsk"."""
    tree = reading.tree
    mention = (
        reading.nominals.phrase(root, "subject", root)
        if tree.tags[root] in NOUN_TAGS or root in reading.nominals.spans
        else None
    )
    for k in tree.children[root]:
        if k in reading.seen:
            continue
        dep = tree.deps[k]
        if tree.is_verb(k) and dep in ("acl", "relcl", "xcomp", "advcl", "ccomp") and mention is not None:
            inner = read_clause(tree, k, reading.ontology)
            short = is_headline(reading)
            if (
                inner.infinitive
                and inner.subject < 0
                and short
                and k == root + 2 + (1 if tree.lower[root + 1 : root + 2] == ["not"] else 0)
            ):
                reading.clause(k, replace(context, modality="predicted"), subject=mention)
            elif tree.tags[k] == "VBN" and not inner.auxiliaries and inner.subject < 0:
                reading.clause(k, context, object_=mention, passive=True)
            elif inner.subject >= 0:
                read_modifier(reading, k, root, context) if dep in ("relcl", "acl") else reading.clause(k, context)
            elif not inner.infinitive:
                reading.clause(k, context, subject=mention)
            else:
                read_clauses_of_noun(reading, root, context, None, None, "", None)
        elif tree.is_verb(k) and dep in ("conj", "parataxis", "ccomp", "dep", "appos"):
            reading.clause(k, context, main=True)
    reading.contexts.setdefault(root, context)
