"""The clauses beside a clause: adverbial, gerund, purpose, coordinated and gapped ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.adjectives import read_adjective
from kg.extraction.arguments import Arguments
from kg.extraction.clauses import COPULAS, Clause, find_signature, read_clause
from kg.extraction.doers import find_purposive
from kg.extraction.factuality import CONDITIONS, Context, embed
from kg.extraction.kinds import is_party
from kg.extraction.modifiers import read_modifier
from kg.extraction.mood import is_past, is_present_perfect, tells_outcome
from kg.extraction.stating import state
from kg.extraction.tree import NOUN_TAGS
from kg.model import Mention
from kg.ontology import Signature

if TYPE_CHECKING:
    from kg.extraction.reading import Reading

_TEMPORAL = frozenset({"when", "once", "until", "till", "before", "after", "whenever", "with"})


def read_adverbials(reading: Reading, clause: Clause, held: Context, arguments: Arguments) -> None:
    tree, head = reading.tree, clause.head
    doer = arguments.actor if not clause.passive else arguments.agent
    for k in clause.adverbials:
        if k in reading.seen or k in reading.consumed:
            if k in reading.consumed and k not in reading.seen:
                reading.clause(k, Context(sources=held.sources[1:]))
            continue
        inner = read_clause(tree, k, reading.ontology)
        marks = [tree.lower[m] for m in inner.marks] + [
            tree.lower[m]
            for m in inner.adverbs
            if tree.tags[m] == "WRB" or (tree.lower[m] == "once" and m < inner.subject)
        ]
        context = replace(
            held,
            affirmed=True,
            modality="actual",
            trail=(*held.trail, "adverbial"),
        )
        if contrasts_with_speaker(reading, clause, held, k, marks):
            context = replace(context, sources=held.sources[1:])
        elif concedes_after_source(reading, clause, k, marks):
            context = replace(context, sources=reading.unattributed[head].sources)
        if not tree.is_verb(k) and inner.subject < 0:
            # "uncertain about …, Oslo …"; "as president"; "with Oslo unable to …"
            read_adjective(reading, k, context, find_absolute(reading, k) or arguments.actor, (None, None))
            continue
        if inner.infinitive and inner.subject < 0 and not (set(marks) & CONDITIONS):
            signature = find_signature(
                reading.ontology,
                clause.lemma,
                clause.label,
                "verb",
                *(
                    ("passive-to", "object-to")
                    if clause.passive
                    else ("object-to", "to")
                    if arguments.patient is not None
                    else ("to",)
                ),
            )
            if signature is not None and k > head and not {"so", "order"} & set(tree.lower[head + 1 : k]):
                read_adverbial_complement(reading, k, clause, held, arguments, signature)
                continue
            if tells_outcome(reading, clause, k):
                reading.clause(k, replace(held, trail=context.trail), subject=doer)
                continue
            purpose = replace(
                context,
                modality="intended"
                if held.modality in ("actual", "obligatory", "predicted", "possible", "intended")
                else held.modality,
            )
            reading.clause(k, purpose, subject=find_purposive(reading, clause, k, doer))
            continue
        if ("so" in marks and "that" in marks) or "lest" in marks:
            reading.clause(k, replace(context, modality="intended", affirmed="lest" not in marks))
            continue
        if (
            any(word in _TEMPORAL for word in marks)
            and held.modality not in ("actual", "questioned")
            and (not is_past(reading, inner) or is_present_perfect(reading, inner) or awaits(clause, held, k, marks))
        ):
            context = replace(context, modality=held.modality if held.modality != "obligatory" else "predicted")
        if "than" in marks and (tree.tags[k] == "VB" or not any(tree.lower[n] == "sooner" for n in range(head))):
            context = replace(context, affirmed=False)
        if inner.subject < 0:
            absent = tree.tags[k] == "VBN" and not any(tree.lower[a] in ("having", "have") for a in inner.auxiliaries)
            with_passive = bool(inner.passive or absent)
            if (
                held.modality in ("predicted", "possible", "conditional", "intended", "obligatory")
                and tree.tags[k] == "VBG"
                and k > head
            ):
                context = replace(context, modality=held.modality)
            if not held.affirmed and tree.tags[k] == "VBG" and k > head and held.modality == "actual":
                context = replace(context, modality="actual")
            about_patient = clause.passive and (arguments.agent is None or k < head)
            topic = arguments.surface if about_patient or (clause.passive and doer is None) else doer
            if with_passive and not inner.passive:
                reading.clause(k, context, object_=topic, passive=True)
            elif with_passive:
                reading.clause(k, context, subject=topic)
            else:
                reading.clause(k, context, subject=topic)
        elif inner.infinitive and not set(marks) & CONDITIONS:
            signature = find_signature(reading.ontology, clause.lemma, clause.label, "verb", "object-to")
            reading.clause(
                k, embed(held, signature, subject=arguments.actor, lemma=clause.label, ontology=reading.ontology)
            )
        else:
            reading.clause(k, context)


def awaits(clause: Clause, held: Context, k: int, marks: list[str]) -> bool:
    """Whether a past tense is that of a promise or a plan told in the past: "promised to lift the ban once Oslo freed the crew"."""
    planned = held.modality in ("intended", "predicted", "obligatory") and "adverbial" not in held.trail
    return planned and k > clause.head and bool({"once", "until", "till"} & set(marks))


def find_absolute(reading: Reading, k: int) -> Mention | None:
    """Return whom an adjective is said of after "with": "with Oslo unwilling to pay"."""
    tree = reading.tree
    for preposition in tree.children[k]:
        if tree.lower[preposition] == "with" and preposition < k and (noun := tree.child(preposition, "pobj")) >= 0:
            return reading.participant(noun, "subject", k)
    return None


def contrasts_with_speaker(reading: Reading, clause: Clause, held: Context, k: int, marks: list[str]) -> bool:
    """Whether "while" sets another beside who says what it will do itself: "Oslo said it would wait, while Bergen left"."""
    tree = reading.tree
    told = held.sources and held.reported and clause.subject >= 0 and tree.tags[clause.subject] == "PRP"
    other = tree.child(k, "nsubj", "nsubjpass")
    opening = tree.edges(k)[0]
    return (
        bool(told)
        and bool({"while", "whereas", "whereupon"} & set(marks))
        and other > clause.head
        and tree.tags[other] in ("NNP", "NNPS", "NN", "NNS")
        and tree.words[opening - 1] == ","
    )


def concedes_after_source(reading: Reading, clause: Clause, k: int, marks: list[str]) -> bool:
    """Whether a concession follows after the source was named, and so is the author's: "will close, according to a memo, though …"."""
    tree = reading.tree
    opening = tree.edges(k)[0]
    return bool({"although", "though"} & set(marks)) and any(
        clause.head < n < opening and tree.lower[n] == "according" for n in tree.children[clause.head]
    )


def read_adverbial_complement(
    reading: Reading, k: int, clause: Clause, held: Context, arguments: Arguments, signature: Signature
) -> None:
    patient = arguments.patient
    able = patient is not None and (patient.form == "pronoun" or is_party(reading, patient))
    controlled = (
        patient
        if signature.controller == "object" and able
        else find_purposive(reading, clause, k, arguments.actor)  # "sent a letter to protest"
    )
    if clause.passive:
        controlled = arguments.surface
    context = embed(
        held,
        signature,
        subject=arguments.actor if not clause.passive else arguments.agent,
        lemma=clause.label,
        ontology=reading.ontology,
    )
    reading.clause(k, context, subject=controlled)


def read_conjuncts(
    reading: Reading,
    clause: Clause,
    held: Context,
    arguments: Arguments,
    antecedent: Mention | None,
    fronted: tuple[str | None, Mention | None],
) -> None:
    tree, head = reading.tree, clause.head
    # coordinated clauses share what surrounds the first, not what the first says of itself
    context = reading.started.get(head, held)
    for k in clause.conjuncts:
        if k in reading.seen:
            continue
        if not tree.is_verb(k) and tree.child(k, "nsubj", "nsubjpass", "aux", "auxpass", "dobj") < 0:
            if tree.tags[k] in ("JJ", "RB") and clause.lemma in COPULAS:
                read_adjective(reading, k, held, arguments.actor, (None, None))
            else:
                read_gapped(reading, k, clause, held, arguments)
            continue
        inner = read_clause(tree, k, reading.ontology)
        if inner.subject >= 0:
            joined = [c for c in tree.children[head] if tree.deps[c] == "cc" and head < c < k][-1:]
            nor = any(tree.lower[c] in ("nor", "neither") for c in joined)
            fresh = replace(context, affirmed=context.affirmed != nor)
            if (
                ";" in tree.words[head:k]
                and head in reading.unattributed
                and "that" not in (tree.lower[m] for m in inner.marks)
            ):
                fresh = replace(
                    fresh, sources=reading.unattributed[head].sources
                )  # what was said ends at the semicolon
            if antecedent is not None and _opens_relative(reading, k, inner):
                _fill_gap(reading, k, inner, antecedent)  # "that Oslo had demanded and that judges vowed to block"
            # coordinated under one conjunction ("asked whether A had … or how B would …") the mode is shared
            reading.clause(k, fresh, antecedent=antecedent, main=True)
            continue
        if antecedent is not None and clause.object >= 0 and tree.tags[clause.object] in ("WDT", "WP"):
            # "a step that Beijing condemned and vowed to counter": each of the two lacks the same object
            _fill_gap(reading, k, inner, antecedent)
        passive_shared = clause.passive
        conjunct_passive = inner.passive or (passive_shared and tree.tags[k] == "VBN" and not inner.auxiliaries)
        reading.clause(
            k,
            context,
            subject=arguments.surface,
            antecedent=antecedent,
            shared=clause,
            fronted=fronted,
            passive=conjunct_passive and tree.tags[k] == "VBN" and not inner.auxiliaries and passive_shared,
        )


def _opens_relative(reading: Reading, k: int, inner: Clause) -> bool:
    """Whether a coordinated clause opens with a relative pronoun that is not its subject."""
    tree = reading.tree
    opening = next((n for n in range(*tree.edges(k)) if tree.tags[n] != "CC"), k)
    return tree.lower[opening] in ("that", "which", "whom") and inner.subject > opening


def _fill_gap(reading: Reading, k: int, inner: Clause, antecedent: Mention) -> None:
    """Give the antecedent to the innermost verb of a relative clause whose object is missing."""
    tree = reading.tree
    deepest, last = inner, k
    while deepest.open_complements and tree.is_verb(deepest.open_complements[0]) and deepest.object < 0:
        last = deepest.open_complements[0]
        deepest = read_clause(tree, last, reading.ontology)
    lacks = deepest.object < 0 and not deepest.passive and not deepest.prepositions and not deepest.finite_complements
    if lacks:
        reading.gaps[last] = antecedent


def read_gapped(reading: Reading, k: int, clause: Clause, held: Context, arguments: Arguments) -> None:
    """Read "and Ghana its consul", "and Kuwait to Jordan": the verb of the first clause goes without saying."""
    tree = reading.tree
    if tree.tags[k] not in NOUN_TAGS or clause.subject < 0 or arguments.actor is None:
        return
    rest = [
        n for n in tree.children[k] if n > k and tree.deps[n] in ("appos", "dobj", "npadvmod", "prep", "dative", "nmod")
    ]
    actor = reading.participant(k, "subject", clause.head)
    if rest and tree.deps[rest[0]] in ("prep", "dative"):
        prep = tree.lower[rest[0]]
        pobj = tree.child(rest[0], "pobj")
        known = [p for p, _ in clause.prepositions] + (tree.children[clause.object] if clause.object >= 0 else [])
        if pobj < 0 or not any(tree.lower[p] == prep for p in known):
            return
        other = reading.participant(pobj, "oblique", clause.head)
        if _is_given_too(reading, clause, arguments, actor):
            actor.role = "object"
            if arguments.theme is not None:
                gapped = replace(arguments, theme=actor, target=other, rule="argument cluster")
            else:
                gapped = replace(arguments, target=actor, rule="argument cluster")
        else:
            gapped = replace(arguments, actor=actor, target=other, rule="gapping")
    elif rest and ("," not in tree.words[k + 1 : rest[0]] or tree.words[tree.edges(k)[0] - 1] == ";"):
        other = reading.participant(rest[0], "object", clause.head)
        if arguments.rule == "double object" and clause.dative >= 0:
            actor.role = "dative"  # "gave the talks a chance and the rebels a week"
            gapped = replace(arguments, target=actor, theme=other, rule="argument cluster")
        elif arguments.theme is not None and arguments.patient is arguments.theme:
            gapped = replace(arguments, actor=actor, theme=other, rule="gapping")
        else:
            gapped = replace(arguments, actor=actor, target=other, rule="gapping")
    else:
        return
    actor.appositions = tuple(m for m in actor.appositions if m.head != rest[0])
    state(reading, clause, held, gapped, None, None)


def _is_given_too(reading: Reading, clause: Clause, arguments: Arguments, noun: Mention) -> bool:
    """Whether a noun before a repeated preposition is a second object, not a second subject: "tanks to Kyiv and | rifles | to Warsaw"."""
    if clause.passive or clause.object < 0 or arguments.patient is None or noun.form != "nominal":
        return False
    return not is_party(reading, noun) or (noun.plural and noun.determiner == "" and noun.possessor is None)


def read_asides(reading: Reading, clause: Clause, held: Context) -> None:
    for k in clause.asides:
        if k in reading.seen or not reading.tree.is_verb(k):
            continue
        if reading.tree.deps[k] in ("relcl", "acl") and clause.attribute >= 0:
            read_modifier(reading, k, clause.attribute, held)
        else:
            reading.clause(k, Context(sources=held.sources))
