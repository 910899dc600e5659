"""The clauses that an adjective embeds: "unwilling to send", "likely that", "possible for Oslo to send"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.arguments import Arguments
from kg.extraction.clauses import find_signature, read_clause
from kg.extraction.factuality import Context, embed
from kg.extraction.mood import is_wh_clause
from kg.extraction.tree import VERB_TAGS, Tree
from kg.model import Mention

if TYPE_CHECKING:
    from kg.extraction.reading import Reading


def read_small_clause(reading: Reading, k: int, held: Context, arguments: Arguments) -> None:
    tree = reading.tree
    for inner in tree.children[k]:
        if tree.deps[inner] == "xcomp" and tree.is_verb(inner):
            read_adjective(reading, k, held, arguments.patient or arguments.actor, (None, None))


def read_adjective(
    reading: Reading, k: int, held: Context, subject: Mention | None, inherit: tuple[str | None, Mention | None]
) -> None:
    """Read what an adjective embeds: "unwilling to send", "likely that", "possible for Oslo to send"."""
    tree = reading.tree
    lemma = tree.lemmas[k].lower()
    word = tree.lower[k]
    expletive = subject is None
    negated = any(
        tree.lower[n] in ("not", "never", "no") or (tree.lower[n] == "longer" and tree.lower[n - 1] == "no")
        for n in tree.children[k]
    )
    excess = any(tree.lower[n] == "too" for n in tree.children[k])  # "too weak to seize"
    # "eager to host … and reluctant to isolate": the parser hangs the second adjective on the first infinitive
    for n in tree.children[k]:
        if dep_is_verb(tree, n):
            for deeper in tree.children[n]:
                if tree.deps[deeper] == "conj" and tree.tags[deeper] == "JJ" and deeper not in reading.seen:
                    reading.seen.add(deeper)
                    read_adjective(reading, deeper, held, subject, inherit)
    if negated:
        held = replace(held, affirmed=not held.affirmed)
    for n in tree.children[k]:
        dep = tree.deps[n]
        if n in reading.seen:
            continue
        if (dep == "xcomp" and tree.is_verb(n)) or (
            dep in ("ccomp", "advcl", "acl") and tree.is_verb(n) and tree.child(n, "mark") < 0 and tree.tags[n] == "VB"
        ):
            frames = ("to",) if tree.tags[n] != "VBG" else ("gerund", "to")
            signature = find_signature(reading.ontology, lemma, word, "adjective", *frames) or find_signature(
                reading.ontology, word, word, "verb", "passive-to"
            )
            context = embed(held, signature, subject=subject, lemma=word, ontology=reading.ontology)
            plain = (
                tree.lower[k - 1] not in ("less", "hardly", "barely", "scarcely") and tree.lemmas[tree.heads[k]] == "be"
            )
            if (
                word == "able"
                and plain
                and held.affirmed
                and held.modality == "actual"
                and tree.tags[tree.heads[k]] == "VBD"
            ):
                context = replace(context, modality="actual")  # "was able to obtain" tells that it did (Karttunen 1971)
            if signature is None and context.modality == "actual":
                context = replace(context, modality="possible")
            if excess and (
                signature is None or lemma not in ("quick", "eager", "ready", "willing", "keen", "swift", "slow")
            ):
                context = replace(context, affirmed=not context.affirmed)
            own = tree.child(n, "nsubj")
            controlled = None if own >= 0 else (None if expletive else subject)
            for_phrase = tree.child(k, "prep")
            if (
                expletive
                and for_phrase >= 0
                and tree.lower[for_phrase] == "for"
                and (pobj := tree.child(for_phrase, "pobj")) >= 0
            ):
                controlled = reading.participant(pobj, "subject", n)
            reading.clause(n, context, subject=controlled, fronted=inherit)
        elif dep in ("ccomp", "advcl") and tree.is_verb(n):
            inner = read_clause(tree, n, reading.ontology)
            frame = "whether" if is_wh_clause(reading, n, inner) else "that"
            signature = find_signature(reading.ontology, lemma, word, "adjective", frame)
            context = embed(
                held, signature, subject=None if expletive else subject, lemma=word, ontology=reading.ontology
            )
            if frame == "whether":
                context = replace(context, modality="questioned", affirmed=True)
            elif frame == "that" and any(tree.lower[m] == "so" for m in tree.children[k]):
                context = held  # "so clumsy that he had to flee": a result, nobody's claim
            elif signature is None and inner.marks and tree.lower[inner.marks[0]] == "that":
                context = embed(
                    held,
                    None,
                    subject=None if expletive else subject,
                    lemma=word,
                    ontology=reading.ontology,
                    default_source=not expletive,
                )
            reading.clause(n, context)
        elif dep == "prep":
            verb = tree.child(n, "pcomp")
            if verb >= 0 and verb not in reading.seen:
                signature = find_signature(reading.ontology, lemma, word, "adjective", f"{tree.lower[n]}-gerund")
                context = embed(held, signature, subject=subject, lemma=word, ontology=reading.ontology)
                if tree.child(verb, "nsubj") >= 0 or is_wh_clause(
                    reading, verb, read_clause(tree, verb, reading.ontology)
                ):
                    context = replace(context, modality="questioned", affirmed=True)
                reading.clause(verb, context, subject=subject, fronted=inherit)
        elif dep == "conj" and (tree.tags[n] in ("JJ", "VBN") or not tree.is_verb(n)):
            read_adjective(
                reading, n, held if not negated else replace(held, affirmed=not held.affirmed), subject, inherit
            )
        elif dep == "conj" and tree.is_verb(n):
            reading.clause(n, replace(held, trail=(*held.trail, "conj")), subject=subject)


def dep_is_verb(tree: Tree, n: int) -> bool:
    """Whether `n` is a verb in an open complement."""
    return tree.deps[n] == "xcomp" and tree.tags[n] in VERB_TAGS
