"""The clauses that a noun governs: "its plan to buy", "claims that …", "the charge of rigging"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.antecedents import can_do, is_relative, is_unique, lacks_object
from kg.extraction.arguments import Arguments
from kg.extraction.attribution import is_speech
from kg.extraction.clauses import Clause, find_signature, read_clause
from kg.extraction.doers import find_doer
from kg.extraction.factuality import Context, embed, own_modality
from kg.extraction.kinds import is_time
from kg.extraction.mood import is_wh_clause, is_yes_no
from kg.extraction.tree import NOUN_TAGS
from kg.model import Mention
from kg.ontology import Signature

if TYPE_CHECKING:
    from kg.extraction.reading import Reading


def read_noun_complement(reading: Reading, clause: Clause, noun: int, held: Context, arguments: Arguments) -> None:
    """Read "a plan to send", "claims that …", "its refusal to …", under what the governing verb does to it."""
    for k in reading.tree.conjuncts(noun):
        verb_effect = find_signature(reading.ontology, clause.lemma, clause.label, "verb", "noun")
        read_clauses_of_noun(reading, k, held, arguments.actor, verb_effect, clause.label, governing=clause)


def read_clauses_of_noun(
    reading: Reading,
    noun: int,
    held: Context,
    subject: Mention | None,
    effect: Signature | None,
    label: str,
    governing: Clause | None,
) -> None:
    tree = reading.tree
    lemma = tree.lemmas[noun].lower()
    mention: Mention | None = None
    for k in tree.children[noun]:
        if k in reading.seen:
            continue
        dep = tree.deps[k]
        frame, verb, inner = "", -1, None
        if dep in ("acl", "relcl", "advcl", "xcomp", "ccomp") and tree.is_verb(k):
            inner = read_clause(tree, k, reading.ontology)
            if (inner.infinitive and inner.subject < 0 and not is_relative(reading, k)) or (
                inner.infinitive and inner.subject >= 0
            ):
                frame, verb = "to", k
            elif any(tree.lower[m] == "that" for m in inner.marks) and (
                dep in ("acl", "ccomp")
                or (
                    find_signature(reading.ontology, lemma, lemma, "noun", "that") is not None
                    # "a campaign that lawyers had waged": what lacks an object is a relative clause
                    and (
                        inner.object >= 0
                        or inner.passive
                        or inner.attribute >= 0
                        or inner.adjective >= 0
                        or any(not is_time(reading, pobj) for _, pobj in inner.prepositions)
                    )
                )
            ):
                if (
                    tree.tags[noun] in NOUN_TAGS
                    and lacks_object(reading, inner)
                    and find_signature(reading.ontology, lemma, lemma, "noun", "that") is None
                ):
                    # "demanded collateral that it could not provide"
                    gap = reading.nominals.single(noun, "", -1)
                    reading.clause(k, replace(held, affirmed=True), object_=gap, antecedent=gap)
                    continue
                frame, verb = "that", k
            elif (
                dep == "relcl"
                and reading.tree.lower[reading.tree.edges(k)[0]] == "that"
                and find_signature(reading.ontology, lemma, lemma, "noun", "that") is not None
                and inner.subject >= 0
                and tree.lower[inner.subject] != "that"
                and (inner.nouns or (inner.object >= 0 and tree.lower[inner.object] != "that"))
            ):
                frame, verb = "that", k  # "the proposal that Oslo ban the airline"
            elif dep in ("acl", "ccomp") and is_wh_clause(reading, k, inner):
                frame, verb = "whether", k
        elif dep == "prep":
            verb = tree.child(k, "pcomp")
            if verb >= 0:
                frame = f"{tree.lower[k]}-gerund"
                if is_wh_clause(reading, verb, read_clause(tree, verb, reading.ontology)):
                    frame = "whether"
        if not frame or verb < 0 or verb in reading.seen:
            continue
        signature = find_signature(reading.ontology, lemma, lemma, "noun", frame)
        if (
            frame == "to"
            and signature is None
            and inner is not None
            and inner.subject < 0
            and is_unique(reading, noun)
            and can_do(reading, noun, inner)
        ):
            # "was the only member not to sign", "the first state to recognise Kosovo": who it is, does so
            named = (
                subject if tree.deps[noun] == "attr" and subject is not None else reading.nominals.single(noun, "", -1)
            )
            reading.clause(verb, replace(held, affirmed=True), subject=named)
            continue
        if signature is None and frame == "to" and governing is None:
            continue
        if mention is None:
            mention = reading.nominals.single(noun, "", -1)
        possessor = mention.possessor
        if possessor is None:
            possessor = find_owner(reading, mention) or _by(reading, noun)
        owner = find_doer(reading, mention, possessor, frame, signature, subject, governing)
        base = held
        if effect is not None and (signature is not None):
            base = embed(held, effect, subject=subject, lemma=label, ontology=reading.ontology)
            if effect.source is not None and signature.source is not None:
                # "rejected claims that it had …": the denial is the rejecter's own claim
                context = replace(base, weak=False, reported=True)
                if frame in {"of-gerund", "to"}:
                    reading.clause(verb, context, subject=possessor or subject)
                else:
                    reading.clause(verb, context)
                continue
        elif base.affirmed is False or base.modality != "actual":
            # what the noun embeds does not stand or fall with the verb that governs the noun
            base = replace(base, affirmed=True) if signature is not None and signature.polarity == "negated" else base
            base = replace(base, affirmed=True)
        source = (
            possessor
            if possessor is not None
            else (
                subject
                if signature is not None
                and signature.source
                and governing is not None
                and is_speech(reading, governing)
                else None
            )
        )
        context = embed(base, signature, subject=source, lemma=lemma, ontology=reading.ontology)
        if governing is not None and frame in ("to", "of-gerund") and is_implicative(reading, governing, noun):
            # "had the courage to sign", "did not take the time to read": as the verb goes, so goes the clause
            context, owner = replace(held, trail=context.trail), subject
        elif frame == "of-gerund" and context.modality == "intended" and is_habit(reading, governing, mention):
            context = replace(context, modality=base.modality)  # "resumed its policy of targeting leaders"
        elif signature is None and context.modality == "actual":
            context = replace(
                context, modality="questioned" if frame == "whether" else "intended" if frame == "to" else "possible"
            )
        if frame == "whether" and signature is None and _is_given(reading, verb):
            # "in protest at how the trial is conducted": that it is goes without saying
            context = replace(held, affirmed=True)
        elif frame == "whether":
            context = replace(context, modality="questioned", affirmed=True)
        elif frame == "that" and lemma in reading.ontology.words.get("doubt-noun", ()) and _scarce(reading, noun):
            # "there is no doubt that Oslo sank it" says that it did; with little doubt it probably did
            holder = subject if governing is not None and governing.lemma == "have" else source
            context = replace(base, affirmed=True, sources=(holder, *base.sources) if holder else base.sources)
            if mention.determiner != "no" and context.modality == "actual":
                context = replace(context, modality="possible")
        elif mention.determiner == "no":
            # "no plans to enter" denies that they would; "no evidence that Oslo sent ships" only leaves it open
            report = signature is not None and signature.source is not None
            context = (
                replace(context, modality="possible") if report else replace(context, affirmed=not context.affirmed)
            )
        own = tree.child(verb, "nsubj", "nsubjpass")
        reading.clause(verb, context, subject=None if own >= 0 else owner)


def is_implicative(reading: Reading, governing: Clause, noun: int) -> bool:
    """Whether verb and noun together say that what was to be done was done: "took the opportunity to", "made the mistake of"."""
    words, lemma = reading.ontology.words, reading.tree.lemmas[noun].lower()
    if reading.tree.heads[noun] != governing.head:
        return False
    if lemma in words.get("resolve-noun", ()):
        return governing.lemma in ("have", "make", "take")
    return lemma in words.get("occasion-noun", ()) and governing.lemma in words.get("seizing-verb", ())


def is_habit(reading: Reading, governing: Clause | None, mention: Mention) -> bool:
    """Whether a noun names what somebody does again and again, where it is given and not only wanted: "its policy of targeting"."""
    words = reading.ontology.words
    given = mention.possessor is not None or mention.determiner in ("the", "this", "that")
    wanted = governing is not None and governing.lemma in words.get("intensional-verb", ())
    return given and not wanted and mention.lemma in words.get("habit-noun", ())


def _scarce(reading: Reading, noun: int) -> bool:
    """Whether there is none or little of what the noun names."""
    tree = reading.tree
    return any(tree.lower[k] in ("no", "little", "scant") and k < noun for k in tree.children[noun])


def _is_given(reading: Reading, verb: int) -> bool:
    """Whether an embedded question asks nothing that could be false: it has a subject and a finite verb, no "whether" and no modal."""
    inner = read_clause(reading.tree, verb, reading.ontology)
    plain = own_modality(reading.tree, inner.auxiliaries, [], reported=False) == "actual"
    return inner.subject >= 0 and not inner.infinitive and plain and not is_yes_no(reading, inner)


def _by(reading: Reading, noun: int) -> Mention | None:
    """Return who stands after "by": "claims by Kenya that …"."""
    by = reading.tree.object_of(noun, "by")
    return reading.participant(by, "source", -1) if by >= 0 else None


def find_owner(reading: Reading, mention: Mention) -> Mention | None:
    tree = reading.tree
    for k in tree.children[mention.head]:
        if k < mention.head and tree.deps[k] in ("amod", "compound", "nmod") and names_actor(reading, k):
            return reading.nominals.single(k, "possessor", mention.predicate)
    return None


def names_actor(reading: Reading, k: int) -> bool:
    text = reading.nominals.spans[k][2] if k in reading.nominals.spans else reading.tree.words[k]
    names = reading.ontology.names.get(text, ())
    return any(
        name.role in ("label", "alias", "adjective", "demonym", "capital", "seat")
        and reading.ontology.entries[name.iri].kind in ("State", "Organization", "Person", "Group")
        for name in names
        if name.iri in reading.ontology.entries
    )
