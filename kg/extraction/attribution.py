"""Who says so: quotations, "according to", "in the view of", speech verbs set between commas."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.clauses import Clause, find_signature
from kg.extraction.factuality import Context
from kg.extraction.kinds import is_time
from kg.extraction.mood import is_headline
from kg.model import Mention

if TYPE_CHECKING:
    from kg.extraction.reading import Reading


def in_quotation(reading: Reading, head: int, context: Context) -> Context:
    if head not in reading.quoted:
        return context
    speaker = reading.quoted[head]
    if speaker is None or speaker in context.sources or (speaker.lemma == "somebody" and context.sources):
        return context
    if any(one.head == speaker.head and one.sentence == speaker.sentence for one in context.sources):
        return context
    return replace(context, sources=(speaker, *context.sources), reported=False, trail=(*context.trail, "quotation"))


def in_headline_quotes(reading: Reading, head: int) -> bool:
    """Whether a headline says the verb in somebody's words: "Oslo 'sank the ferry'"."""
    tree = reading.tree
    if not is_headline(reading) and any(mark in reading.tree.words for mark in (".", "!", "?")):
        return False
    marks = [
        k
        for k, word in enumerate(tree.words)
        if word in ("'", '"', "''", "``") and (tree.tags[k] != "POS" or tree.begins[k] > tree.ends[k - 1])
    ]
    return any(k < head for k in marks) and any(k > head for k in marks) and sum(k < head for k in marks) % 2 == 1


def according_to(reading: Reading, head: int) -> Mention | None:
    tree = reading.tree
    for k in tree.children[head]:
        if tree.lower[k] == "according":
            to = tree.child(k, "prep")
            pobj = tree.child(to, "pobj") if to >= 0 else tree.child(k, "pobj")
            if pobj >= 0:
                reading.consumed.add(k)
                return reading.participant(pobj, "source", head)
    return None


def in_view_of(reading: Reading, clause: Clause) -> Mention | None:
    """Return whose view it is: "in the view of economists", "in Oslo's eyes"."""
    tree = reading.tree
    for prep, pobj in clause.prepositions:
        if tree.lower[prep] in ("in", "from", "to") and tree.lemmas[pobj].lower() in reading.ontology.words.get(
            "view-noun", ()
        ):
            mention = reading.nominals.single(pobj, "", -1)
            holder = mention.possessor or mention.complement
            if holder is not None:
                reading.consumed.add(prep)
                return holder
    return None


def attribute(reading: Reading, clause: Clause, context: Context) -> Context:
    """Take in "according to X", "as X said", "X said" between commas."""
    tree, head = reading.tree, clause.head
    source = according_to(reading, head) or in_view_of(reading, clause)
    if source is not None and source not in context.sources:
        context = replace(context, sources=(source, *context.sources), trail=(*context.trail, "according to"))
    for k in clause.adverbials:
        if not tree.is_verb(k) or reading.ontology.signatures.get((tree.lemmas[k].lower(), "verb", "quote")) is None:
            continue
        marks = [m for m in tree.children[k] if tree.deps[m] in ("mark", "advmod") and tree.lower[m] == "as"]
        said = tree.child(k, "nsubj")
        if marks and not _vouches(reading, k):
            continue
        if marks and said >= 0 and (tree.child(k, "dobj", "ccomp") < 0 or tree.lower[tree.child(k, "dobj")] == "it"):
            speaker = reading.participant(said, "source", k)
            if speaker.lemma in ("it", "they") and speaker.form == "pronoun":
                pass
            reading.consumed.add(k)
            context = replace(context, sources=(speaker, *context.sources), trail=(*context.trail, "as said"))
    for k in clause.conjuncts:
        # "Oslo bombed the port, or so Bergen claims"
        said = tree.child(k, "nsubj")
        so = tree.lower[tree.edges(k)[0]] == "so" or any(tree.lower[n] == "so" for n in tree.children[k])
        known = (tree.lemmas[k].lower(), "verb", "that") in reading.ontology.signatures
        if known and so and said >= 0 and any(tree.lower[n] == "or" for n in tree.children[head] if n < k):
            speaker = reading.participant(said, "source", k)
            reading.consumed.add(k)
            context = replace(context, sources=(speaker, *context.sources), trail=(*context.trail, "or so said"))
    if context.modality == "actual" and not context.sources and _in_fiction(reading, clause):
        context = replace(context, modality="possible", trail=(*context.trail, "fiction"))
    for k in [*clause.asides, *clause.finite_complements]:
        # "Oslo, officials said, had sent ships": the parser hangs the speech verb inside what was said
        if not tree.is_verb(k) or tree.deps[k] not in ("parataxis", "ccomp"):
            continue
        said = tree.child(k, "nsubj")
        signature = reading.ontology.signatures.get((tree.lemmas[k].lower(), "verb", "quote"))
        if signature is None or said < 0 or tree.child(k, "ccomp", "dobj", "xcomp") >= 0:
            continue
        low, _high = tree.edges(k)
        commas = low == 0 or tree.words[low] == "," or tree.words[low - 1] in (",", '"', "''", "-")
        if (
            tree.deps[k] == "ccomp"
            and reading.ontology.signatures.get((clause.lemma, "verb", "that")) is not None
            and k > head
        ):
            continue
        if commas:
            speaker = reading.participant(said, "source", k)
            if not any(speaker.head == s.head and speaker.sentence == s.sentence for s in context.sources):
                context = replace(
                    context, sources=(speaker, *context.sources), reported=True, trail=(*context.trail, "said aside")
                )
            reading.clause(k, replace(context, sources=tuple(s for s in context.sources if s is not speaker)))
            that = find_signature(reading.ontology, tree.lemmas[k].lower(), tree.lemmas[k].lower(), "verb", "that")
            aside = tree.deps[k] == "parataxis" and k not in reading.quoted
            if aside and that is not None and that.modality is not None and context.modality == "actual":
                context = replace(context, modality=that.modality)  # "Oslo, some fear, has left"
    return context


def _in_fiction(reading: Reading, clause: Clause) -> bool:
    """Whether the clause tells what happens in a story: "In the film, Oslo bombs the port"."""
    tree, stories = reading.tree, reading.ontology.words.get("fiction-noun", ())
    return any(tree.lower[p] == "in" and tree.lemmas[n].lower() in stories for p, n in clause.prepositions)


def _vouches(reading: Reading, k: int) -> bool:
    """Whether "as X said" gives the clause beside it to X: not what X had foretold, promised or proposed, which the author tells."""
    tree = reading.tree
    lemma = tree.lemmas[k].lower()
    if lemma in reading.ontology.words.get("foretelling-verb", ()):
        return False
    told = tree.child(k, "nsubj")
    if told >= 0 and (tree.lower[told] in ("you", "we", "i", "one") or is_time(reading, told)):
        return False  # "as you know", "as the century began"
    that = find_signature(reading.ontology, lemma, lemma, "verb", "that")
    promise = find_signature(reading.ontology, lemma, lemma, "verb", "to")
    return (
        that is not None
        and that.source is not None
        and that.modality is None
        and that.polarity != "negated"
        and (promise is None or promise.modality is None)
    )


def invert_speech(reading: Reading, clause: Clause) -> None:
    """Read "…," asserted the historian: the noun after a speech verb is its subject."""
    tree, head = reading.tree, clause.head
    if (
        clause.subject >= 0
        or clause.object < head
        or (clause.lemma, "verb", "quote") not in reading.ontology.signatures
    ):
        return
    if clause.auxiliaries or tree.tags[head] not in ("VBD", "VBZ") or head == 0:
        return
    before = tree.words[max(0, head - 2) : head]
    if '"' in before or (clause.finite_complements and clause.finite_complements[0] < head and "," in before):
        clause.subject, clause.object = clause.object, -1


def is_speech(reading: Reading, clause: Clause) -> bool:
    return find_signature(
        reading.ontology, clause.lemma, clause.label, "verb", "that", "quote"
    ) is not None or clause.lemma in (
        "make",
        "have",
        "issue",
    )
