"""The clauses that a verb embeds: "said that", "asked whether", "refused to", "accused of"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.adjectives import read_adjective, read_small_clause
from kg.extraction.arguments import Arguments
from kg.extraction.attribution import according_to
from kg.extraction.clauses import COPULAS, Clause, find_signature, read_clause
from kg.extraction.control import read_open_complement, read_prepositional_clause
from kg.extraction.factuality import Context, embed
from kg.extraction.mood import find_condition, is_mandated, is_wh_clause, is_yes_no
from kg.extraction.noun_clauses import read_noun_complement
from kg.extraction.tree import NOUN_TAGS, Tree
from kg.model import Mention

if TYPE_CHECKING:
    from kg.extraction.reading import Reading


def read_complements(
    reading: Reading, clause: Clause, held: Context, arguments: Arguments, time: str | None, place: Mention | None
) -> bool:
    """Read the clauses that the predicate embeds; return whether the predicate is a statement of its own."""
    tree, head = reading.tree, clause.head
    lemma, label = clause.lemma, clause.label
    stated = True
    subject, patient = arguments.actor, arguments.patient
    passive = clause.passive
    inherit = (time, place)

    if clause.adjective >= 0 and (
        lemma in COPULAS
        or lemma in ("seem", "appear", "look", "prove", "sound", "feel", "stay", "get", "grow", "keep", "stand")
    ):
        read_adjective(reading, clause.adjective, held, subject, inherit)
        stated = False
        reading.hold(head, "description by an adjective")
    if lemma == "go" and any(tree.lower[k] == "to" for k in clause.adverbs):
        pass

    if clause.object >= 0 and not passive:
        for k in clause.adverbials:
            # "imagined Togo arming the rebels": the parser takes what is imagined for a circumstance
            if (
                tree.tags[k] == "VBG"
                and k > clause.object
                and k not in reading.seen
                and k == tree.edges(clause.object)[1] + 1
                and tree.child(k, "nsubj", "mark", "aux") < 0
            ):
                imagined = find_signature(reading.ontology, lemma, label, "verb", "object-gerund")
                if imagined is not None and (
                    imagined.modality is not None or lemma in ("catch", "see", "watch", "hear")
                ):
                    clause.open_complements.append(k)
    for k in clause.adverbials:
        # "tried for months to free": the parser takes the complement for a purpose
        if k in reading.seen or not tree.is_verb(k) or passive or arguments.patient is not None or k < head:
            continue
        inner = read_clause(tree, k, reading.ontology)
        if (
            inner.infinitive
            and inner.subject < 0
            and not inner.marks
            and tree.lower[tree.edges(k)[0] - 1] not in ("order", "as")
        ):
            signature = find_signature(reading.ontology, lemma, label, "verb", "to")
            if signature is not None and not signature.stated and signature.modality is not None:
                clause.open_complements.append(k)
    for k in clause.finite_complements:
        if k in reading.seen:
            continue
        inner = read_clause(tree, k, reading.ontology)
        if k > head and find_condition(reading, inner) == "inversion":
            reading.clause(k, replace(held, affirmed=True, modality="actual"))  # "will sue Oslo should it leave"
            continue
        wh = is_wh_clause(reading, k, inner)
        if tree.tags[k] == "VBG" and inner.subject < 0 and not inner.auxiliaries:
            clause.open_complements.append(k)
            continue
        if (
            lemma == "be"
            and clause.attribute >= 0
            and clause.subject >= 0
            and tree.lower[clause.subject] == "it"
            and k > clause.attribute
        ):
            # "It was Angola that brokered the truce": what stands after "be" fills the gap
            filler = reading.participant(clause.attribute, "subject", k)
            that = inner.subject >= 0 and tree.lower[inner.subject] in ("that", "who", "which")
            if inner.subject < 0 or that:
                reading.clause(k, held, subject=filler, antecedent=filler)
                stated = False
                continue
            if inner.object < 0 and any(tree.lower[m] == "that" for m in inner.marks):
                reading.clause(k, held, object_=filler)
                stated = False
                continue
        if is_parataxis(reading, clause, k, inner):
            reading.clause(
                k, replace(Context(), sources=held.sources if according_to(reading, head) else ()), main=True
            )
            continue
        if not wh and inner.subject >= 0 and tree.tags[k] == "VB" and inner.infinitive:
            # "expects Oslo to send": parsed as a clause with a subject of its own
            signature = find_signature(reading.ontology, lemma, label, "verb", "object-to")
            reading.clause(
                k,
                embed(held, signature, subject=subject, lemma=label, ontology=reading.ontology),
                fronted=inherit if signature and not signature.stated else (None, None),
            )
            if signature is None or signature.stated:
                arguments.patient = arguments.patient or reading.nominals.phrase(inner.subject, "object", head)
                if arguments.target is None:
                    arguments.target = reading.nominals.phrase(inner.subject, "object", head)
            else:
                stated = False
                reading.hold(head, "sets the factuality of its complement")
            continue
        if (
            not wh
            and inner.subject >= 0
            and tree.tags[k] in ("VB", "VBN", "VBG")
            and not inner.auxiliaries
            and not inner.marks
        ):
            frame = "bare" if tree.tags[k] == "VB" else "object-gerund"
            signature = find_signature(reading.ontology, lemma, label, "verb", frame)
            if signature is not None and find_signature(reading.ontology, lemma, label, "verb", "that") is None:
                patient = reading.nominals.phrase(inner.subject, "object", head)
                reading.clause(k, embed(held, signature, subject=subject, lemma=label, ontology=reading.ontology))
                arguments.target = arguments.target or patient
                continue
        if wh:
            signature = find_signature(reading.ontology, lemma, label, "verb", "whether")
            if lemma in COPULAS and 0 <= clause.adjective < k:
                # "it is unclear how Oslo paid": the parser hangs it on the verb
                word = tree.lemmas[clause.adjective].lower()
                unclear = find_signature(reading.ontology, word, word, "adjective", "whether")
                open_ = unclear is not None and (word != "clear" or not held.affirmed)
                if open_ and find_signature(reading.ontology, word, word, "adjective", "that") is None:
                    reading.clause(k, embed(held, unclear, subject=None, lemma=word, ontology=reading.ontology))
                    continue
            source = subject if not passive else arguments.agent
            inner_context = embed(
                held, signature, subject=source, lemma=label, ontology=reading.ontology, default_source=True
            )
            inner_context = replace(inner_context, modality="questioned", affirmed=True)
            # "released what they call proof", "that is why they left": no verb of asking, so nothing is asked
            factive = (signature is None or lemma in reading.ontology.words.get("factive-verb", ())) and not is_yes_no(
                reading, inner
            )
            if factive and (held.affirmed or lemma == "be") and held.modality not in ("questioned", "conditional"):
                # "one understands why the Kenyans oppose it": that they oppose it goes without saying
                inner_context = replace(held, affirmed=True, modality="actual", trail=(*held.trail, f"{label}:factive"))
                if source is not None and source.lemma in reading.ontology.words.get("fiction-noun", ()):
                    reading.clause(
                        k, replace(inner_context, sources=(source, *held.sources))
                    )  # "the novel tells how …"
                    continue
            if signature is None or signature.source is None:
                inner_context = replace(inner_context, sources=held.sources)
            reading.clause(k, inner_context)
            continue
        signature = find_signature(reading.ontology, lemma, label, "verb", "that")
        known = find_signature(reading.ontology, lemma, label, "verb", "known-that")
        if known is not None and (signature is None or not held.affirmed):
            # "failed to spot that a branch had moved money": that it had goes without saying
            stands = held.modality not in ("questioned", "conditional")
            reading.clause(k, replace(held, affirmed=True, modality="actual" if stands else held.modality, weak=False))
            continue
        if lemma == "be" and not passive and read_identity(reading, clause, k, held, subject):
            stated = False
            continue
        source = subject if not passive else arguments.agent
        if clause.expletive >= 0 or (arguments.actor is not None and arguments.actor.lemma == "it" and passive):
            source = arguments.agent
        stance = replace(held, affirmed=not held.affirmed) if is_scanty(tree, clause.subject) else held
        inner_context = embed(
            stance, signature, subject=source, lemma=label, ontology=reading.ontology, default_source=True
        )
        if is_mandated(reading, clause, k, inner):
            inner_context = replace(inner_context, modality="obligatory", weak=False)
        reading.clause(k, inner_context)
        if signature is not None and not signature.stated:
            stated = False

    for k in clause.open_complements:
        if k in reading.seen:
            continue
        if not tree.is_verb(k):
            read_small_clause(reading, k, held, arguments)
            if tree.deps[k] == "xcomp" and lemma in COPULAS:
                stated = False
            continue
        stated = read_open_complement(reading, k, clause, held, arguments, inherit) and stated

    for preposition, k in clause.clausal_prepositions:
        if k not in reading.seen:
            stated = read_prepositional_clause(reading, preposition, k, clause, held, arguments, inherit) and stated

    if clause.object >= 0:
        for k in tree.children[clause.object]:
            # "accused the emirate of backing": the parser hangs the clause on the object
            verb = tree.child(k, "pcomp") if tree.deps[k] == "prep" else -1
            if (
                verb >= 0
                and verb not in reading.seen
                and find_signature(reading.ontology, lemma, label, "verb", f"object-{tree.lower[k]}-gerund") is not None
            ):
                stated = read_prepositional_clause(reading, k, verb, clause, held, arguments, inherit) and stated
        read_noun_complement(reading, clause, clause.object, held, arguments)
    for _, pobj in clause.prepositions:
        if tree.lemmas[pobj] == "order" and tree.lower[_] == "in":
            for k in tree.children[pobj]:
                if tree.is_verb(k) and k not in reading.seen:
                    purpose = replace(held, affirmed=True, modality="intended")
                    reading.clause(k, purpose, subject=arguments.actor if not passive else arguments.agent)
        read_noun_complement(reading, clause, pobj, held, arguments)
    return stated


def is_scanty(tree: Tree, subject: int) -> bool:
    """Whether there are hardly any of the subject, so that what they think is what most do not: "Few believe that Oslo left"."""
    if subject < 0:
        return False
    few = next((n for n in (*tree.children[subject], subject) if n <= subject and tree.lower[n] == "few"), -1)
    return few >= 0 and (few == 0 or tree.lower[few - 1] not in ("a", "the", "some", "quite"))


def read_identity(reading: Reading, clause: Clause, k: int, held: Context, subject: Mention | None) -> bool:
    """Read "the problem is that …", "its claim was that …", "what he said was that …": the subject tells how the clause holds."""
    tree = reading.tree
    if not any(tree.deps[m] == "mark" and tree.lower[m] == "that" for m in tree.children[k]) or k < clause.head:
        return False
    if clause.subject >= 0 and tree.tags[clause.subject] in NOUN_TAGS:
        lemma = tree.lemmas[clause.subject].lower()
        signature = find_signature(reading.ontology, lemma, lemma, "noun", "that")
        holder = subject.possessor if subject is not None else None
        context = (
            held
            if signature is None
            else embed(held, signature, subject=holder, lemma=lemma, ontology=reading.ontology)
        )
        reading.clause(k, replace(context, reported=True))
        reading.hold(clause.head, "says what something is")
        return True
    inner = clause.clausal_subject
    if inner < 0 or not any(tree.lower[t] == "what" for t in tree.children[inner]):
        return False
    lemma = tree.lemmas[inner].lower()
    known = find_signature(reading.ontology, lemma, lemma, "verb", "known-that")
    signature = find_signature(reading.ontology, lemma, lemma, "verb", "that")
    told = tree.child(inner, "nsubj")
    context = replace(held, affirmed=True)
    if signature is not None and known is None and told >= 0 and tree.lower[told] != "what":
        holder = reading.participant(told, "subject", inner)
        context = embed(context, signature, subject=holder, lemma=lemma, ontology=reading.ontology)
    reading.clause(k, replace(context, reported=True))
    reading.hold(clause.head, "says what something is")
    return True


def is_parataxis(reading: Reading, clause: Clause, k: int, inner: Clause) -> bool:
    """Whether a "complement" before its verb is a sentence of its own, joined by a semicolon, a colon or a comma."""
    tree, head = reading.tree, clause.head
    if inner.marks:
        return False
    if k > head:
        # "taught London a lesson: Britain never …": a colon or semicolon parts sentences where nobody speaks
        between = tree.words[head + 1 : tree.edges(k)[0] + 1]
        parted = ":" in between or ";" in between
        if ";" in between and any(other < head for other in clause.finite_complements):
            return True  # "prices fell, officials said; farmers left"
        return parted and find_signature(reading.ontology, clause.lemma, clause.label, "verb", "that", "quote") is None
    between = tree.words[k + 1 : head]
    if (
        '"' in between
        and find_signature(reading.ontology, clause.lemma, clause.label, "verb", "quote", "whether") is not None
    ):
        return False
    if ";" in between or (":" in between and '"' not in between):
        return True
    told = [n for n in clause.finite_complements if n > head and any(tree.lower[m] == "that" for m in tree.children[n])]
    if told and "," in between and '"' not in tree.words:
        return True  # "its owner blames a wave, survivors say that …"
    if any(tree.tags[t] == ":" for t in range(k + 1, head)) and any(k < a < clause.subject for a in clause.auxiliaries):
        return True  # "access was cut off --- do you know why?"
    return find_signature(reading.ontology, clause.lemma, clause.label, "verb", "that", "quote") is None
