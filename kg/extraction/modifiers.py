"""The clauses that hang on a noun: "its plan to buy", "claims that", relative and reduced relative clauses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.arguments import Arguments, is_party, is_place, is_time
from kg.extraction.attribution import is_speech
from kg.extraction.clauses import Clause, find_signature, read_clause
from kg.extraction.factuality import Context, embed
from kg.extraction.gerunds import read_gerund
from kg.extraction.mood import is_past, is_wh_clause
from kg.extraction.tree import NOUN_TAGS, SUPERLATIVES
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
        owner = (
            possessor
            or (
                mention.complement
                if frame == "to" and mention.complement is not None and is_party(reading, mention.complement)
                else None
            )
            or (subject if subject is None or subject.head != noun else None)
        )
        if signature is None and possessor is None:
            # "engaged in talks in seeking a truce" has the clause's subject; elsewhere nobody knows who
            owner = subject if frame in ("in-gerund", "by-gerund") and governing is not None else None
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
        if signature is None and context.modality == "actual":
            context = replace(
                context, modality="questioned" if frame == "whether" else "intended" if frame == "to" else "possible"
            )
        if frame == "whether":
            context = replace(context, modality="questioned", affirmed=True)
        elif mention.determiner == "no":
            # "no plans to enter" denies that they would; "no evidence that Oslo sent ships" only leaves it open
            report = signature is not None and signature.source is not None
            context = (
                replace(context, modality="possible") if report else replace(context, affirmed=not context.affirmed)
            )
        own = tree.child(verb, "nsubj", "nsubjpass")
        reading.clause(verb, context, subject=None if own >= 0 else owner)


def is_relative(reading: Reading, k: int) -> bool:
    tree = reading.tree
    first, _ = tree.edges(k)
    return tree.tags[first] in ("WDT", "WP", "WP$", "WRB")


def _by(reading: Reading, noun: int) -> Mention | None:
    """Return who stands after "by": "claims by Kenya that …"."""
    tree = reading.tree
    for k in tree.children[noun]:
        if tree.lower[k] == "by" and k > noun and (pobj := tree.child(k, "pobj")) >= 0:
            return reading.participant(pobj, "source", -1)
    return None


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


def read_modifiers(reading: Reading, clause: Clause, held: Context, arguments: Arguments) -> None:
    """Read the relative and reduced relative clauses of every noun of this clause."""
    tree = reading.tree
    stack = [
        k
        for k in tree.children[clause.head]
        if k not in reading.seen
        and not (
            tree.is_verb(k) and tree.deps[k] in ("conj", "ccomp", "xcomp", "advcl", "parataxis", "csubj", "csubjpass")
        )
    ]
    if clause.clausal_subject >= 0 and clause.clausal_subject not in reading.seen:
        read_clausal_subject(reading, clause, held)
    while stack:
        k = stack.pop(0)
        for n in tree.children[k]:
            if n in reading.seen:
                continue
            if tree.deps[n] in ("relcl", "acl") and (tree.is_verb(n) or tree.child(n, "nsubj") >= 0):
                read_clauses_of_noun(
                    reading, k, replace(held, affirmed=True), arguments.actor, None, clause.label, clause
                )
                if n not in reading.seen:
                    read_modifier(reading, n, k, held, arguments.actor if k != clause.subject else None)
            elif tree.deps[n] == "prep" and tree.child(n, "pcomp") >= 0:
                read_clauses_of_noun(
                    reading, k, replace(held, affirmed=True), arguments.actor, None, clause.label, clause
                )
                verb = tree.child(n, "pcomp")
                if verb not in reading.seen:
                    read_gerund(reading, n, verb, replace(held, modality="possible"), None, None)
            elif (
                tree.is_verb(n)
                and tree.deps[n] in ("ccomp", "xcomp", "advcl", "conj", "pcomp")
                and tree.child(n, "nsubj", "dobj", "mark", "aux") >= 0
            ):
                read_clauses_of_noun(
                    reading, k, replace(held, affirmed=True), arguments.actor, None, clause.label, clause
                )
                if n not in reading.seen:
                    reading.clause(n, replace(held, affirmed=True))
            elif not (tree.is_verb(n) and tree.deps[n] == "amod"):
                stack.append(n)


def read_clausal_subject(reading: Reading, clause: Clause, held: Context) -> None:
    tree, k = reading.tree, clause.clausal_subject
    inner = read_clause(tree, k, reading.ontology)
    modality = held.modality
    what = next((k for k in (inner.object, inner.subject) if k >= 0 and tree.lower[k] == "what"), -1)
    if clause.lemma == "be" and clause.attribute >= 0 and what >= 0 and tree.lower[what] == "what":
        # "What the rebels fear is starvation"
        inner_object = reading.participant(clause.attribute, "object", k)
        reading.clause(k, replace(held, affirmed=True), antecedent=inner_object)
        return
    if is_wh_clause(reading, k, inner) and any(tree.lower[t] == "whether" for t in range(*tree.edges(k))):
        reading.clause(k, replace(held, affirmed=True, modality="questioned"))
    elif inner.subject < 0 and (inner.infinitive or tree.tags[k] == "VBG") and modality == "actual":
        reading.clause(
            k,
            replace(
                held,
                affirmed=True,
                modality="actual"
                if tree.tags[k] == "VBG" and not inner.infinitive and tree.tags[clause.head] == "VBD"
                else "possible",
            ),
        )
    else:
        reading.clause(k, replace(held, affirmed=True))


def read_modifier(reading: Reading, k: int, noun: int, held: Context, doer: Mention | None = None) -> None:
    """Read a relative or reduced relative clause of a noun: its gap is the noun."""
    tree = reading.tree
    if k in reading.seen:
        return
    head = noun
    if (
        tree.deps[noun] == "appos"
        and tree.tags[tree.heads[noun]] in ("NNP", "NNPS")
        and tree.tags[noun] not in ("NNP", "NNPS")
        and (
            can_be_who(reading, noun)
            or (tree.entities[tree.heads[noun]] == "PERSON" and any(tree.lower[n] == "who" for n in tree.children[k]))
        )
    ):
        head = tree.heads[noun]  # "Bae, a Korean-American who was released"
    if (
        any(tree.lower[n] == "who" for n in tree.children[k])
        and tree.deps[noun] == "pobj"
        and not can_be_who(reading, noun)
    ):
        # "negotiators from Mercosur, who had drafted"
        above = tree.heads[tree.heads[noun]]
        if tree.tags[above] == "JJ" and tree.deps[above] == "amod":
            above = tree.heads[above]  # "two people familiar with the matter, who asked"
        if tree.tags[above] in NOUN_TAGS and can_be_who(reading, above):
            head = above
    mention = (
        reading.nominals.phrase(head, "", -1)
        if modifies_all(reading, k, noun)
        else reading.nominals.single(head, "", -1)
    )
    if mention.form == "nominal" and not mention.members:
        named = [m for m in mention.appositions if m.form == "name" and not m.negative]
        del named
    context = replace(
        held,
        affirmed=True,
        modality="actual",
        trail=(*held.trail, "relative"),
    )
    for n, source in enumerate(held.sources):
        if source.head == noun and source.sentence == tree.number:
            # "according to a priest who survived": what tells who the source is, is not the source's
            context = replace(context, sources=held.sources[n + 1 :])
            break
    inner = read_clause(tree, k, reading.ontology)
    opening = tree.edges(k)[0]
    if opening > 0 and tree.words[opening - 1] == ":" and "?" in tree.words:
        # "One question is left: who will pay?": no relative clause, though the parser hangs it on the question
        reading.clause(k, replace(context, modality="questioned"))
        return
    lemma = tree.lemmas[noun].lower()
    past = is_past(reading, inner) or was_done(reading, inner, mention)
    if lemma in ("case", "event") and noun > 0 and tree.lower[noun - 1] in ("in", "the"):
        context = replace(context, modality="conditional")  # "in case Oslo signs", "in the event that"
    elif (
        lemma in ("time", "moment", "day")
        and held.modality not in ("actual", "questioned")
        and not past
        and mention.determiner not in ("a", "an")  # "at a time when troops are leaving"
    ):
        context = replace(context, modality=held.modality)  # "by the time Oslo signs"
    elif held.unsourced or ((not past or held.modality == "conditional") and hypothetical(reading, noun, held)):
        # "a deal that Paris had vowed to oppose" is past, and so there is such a deal, whatever governs it
        context = replace(context, modality="possible")
    if tree.deps[k] == "acl" or (inner.subject < 0 and not is_relative(reading, k)):
        if inner.infinitive:
            intended = replace(context, modality="intended" if context.modality == "actual" else context.modality)
            if inner.object < 0 and not inner.passive and not inner.prepositions and not inner.open_complements:
                reading.clause(k, intended, subject=doer, object_=mention)
            elif is_party(reading, mention) or doer is None or inner.passive:
                reading.clause(k, intended, subject=mention if is_party(reading, mention) or inner.passive else None)
            else:
                reading.clause(k, intended, subject=doer)
            return
        if tree.tags[k] in ("VBN", "VBD") and not inner.auxiliaries and inner.subject < 0:
            if inner.lemma in reading.ontology.words.get("intransitive-verb", ()) and inner.agent < 0:
                reading.clause(k, context, subject=mention)  # "six migrants drowned and …"
                return
            reading.clause(k, context, object_=mention, passive=True)
            return
        reading.clause(k, context, subject=mention)
        return
    first, last_token = reading.tree.edges(k)
    for t in range(first, last_token + 1):
        # "the port that it vowed to seize": the relative pronoun belongs to the infinitive
        above = reading.tree.heads[t]
        if (
            reading.tree.tags[t] in ("WDT", "WP")
            and reading.tree.deps[t] in ("nsubj", "nsubjpass")
            and reading.tree.heads[above] == k
            and reading.tree.deps[above] == "ccomp"
            and inner.subject > t
        ):
            # "a drone, which residents said had crossed": what they said is said of the drone
            reading.fillers[above] = mention
            for n in list(reading.tree.children[k]):
                if reading.tree.deps[n] == "conj" and reading.tree.child(n, "nsubj", "nsubjpass") < 0:
                    reading.tree.move(n, above)
            reading.clause(k, context)
            return
        if (
            reading.tree.tags[t] in ("WDT", "WP")
            and reading.tree.deps[t] == "dobj"
            and above != k
            and t < inner.subject
            and reading.tree.is_verb(above)
        ):
            reading.gaps[above] = mention
            reading.tree.deps[t] = "mark"
            reading.clause(k, context, antecedent=mention)
            return
    gap_object = object_gap(reading, inner, k)
    if not gap_object and opens_with_that(reading, inner, k) and inner.object >= 0 and inner.open_complements:
        # "a shaft that inspectors had ordered the owner to close"
        last = inner.open_complements[0]
        deepest = read_clause(reading.tree, last, reading.ontology)
        if deepest.infinitive and deepest.object < 0 and not deepest.passive and deepest.attribute < 0:
            reading.gaps[last] = mention
    if gap_object:
        # "a lever they cannot afford to cede": the gap lies in the innermost infinitive
        deepest, last = inner, k
        while deepest.open_complements and reading.tree.is_verb(deepest.open_complements[0]):
            last = deepest.open_complements[0]
            deepest = read_clause(tree, last, reading.ontology)
            if deepest.object >= 0:
                last = k
                break
        if last != k:
            if inner.object >= 0:
                reading.tree.deps[inner.object] = "mark"  # the relative pronoun is the infinitive's object
            reading.gaps[last] = mention
            gap_object = False
    where = mention if tree.lower[opening] == "where" and is_place(reading, mention) else None
    reading.clause(k, context, antecedent=mention, object_=mention if gap_object else None, fronted=(None, where))


def was_done(reading: Reading, inner: Clause, mention: Mention) -> bool:
    """Whether a participle tells who did it to something given: "citizens held by Oslo", not "any law passed by parliament"."""
    participle = reading.tree.tags[inner.head] == "VBN" and not inner.auxiliaries
    return (
        participle and inner.agent >= 0 and mention.determiner not in ("a", "an", "any", "every", "no", "each", "some")
    )


def lacks_object(reading: Reading, inner: Clause) -> bool:
    """Whether nothing fills the object or the complement of a clause with a subject."""
    return (
        inner.subject >= 0
        and inner.object < 0
        and not inner.passive
        and inner.attribute < 0
        and inner.adjective < 0
        and not inner.finite_complements
        and not inner.open_complements
        and not any(not is_time(reading, pobj) for _, pobj in inner.prepositions)
        and inner.lemma not in reading.ontology.words.get("intransitive-verb", ())
    )


def opens_with_that(reading: Reading, inner: Clause, k: int) -> bool:
    """Whether a relative clause opens with a pronoun that is not its subject."""
    tree = reading.tree
    first, _ = tree.edges(k)
    return tree.lower[first] in ("that", "which", "whom") and inner.subject > first


def can_be_who(reading: Reading, noun: int) -> bool:
    words = reading.ontology.words
    lemma = reading.tree.lemmas[noun].lower()
    return (
        reading.tree.entities[noun] in ("PERSON", "NORP")
        or lemma in words.get("group-noun", ())
        or lemma in words.get("person-noun", ())
    )


def is_unique(reading: Reading, noun: int) -> bool:
    """Whether the noun stands with "the only", "the first", "the latest"."""
    tree = reading.tree
    return any(k < noun and tree.lower[k] in SUPERLATIVES and tree.deps[k] == "amod" for k in tree.children[noun])


def can_do(reading: Reading, noun: int, inner: Clause) -> bool:
    """Whether the noun, rather than another, does what its infinitive says: "the first state to sign", not "the first step to take"."""
    return is_party(reading, reading.nominals.single(noun, "", -1)) or inner.object >= 0


def modifies_all(reading: Reading, k: int, noun: int) -> bool:
    tree = reading.tree
    if any(m.negative for m in reading.nominals.single(noun, "", -1).appositions):
        return True
    later = [n for n in tree.children[noun] if tree.deps[n] == "conj" and n < k]
    return bool(later)


def hypothetical(reading: Reading, noun: int, held: Context) -> bool:
    """Whether an indefinite noun under an unreal clause need not exist, so that its modifiers state nothing."""
    if held.modality == "actual" and held.affirmed:
        return False
    tree = reading.tree
    determiners = [tree.lower[k] for k in tree.children[noun] if tree.deps[k] in ("det", "poss")]
    if tree.lower[noun] in ("those", "anyone", "anybody", "everyone", "everybody", "whoever") or is_unique(
        reading, noun
    ):
        return True  # "will reward the first who finds it"
    if tree.tags[noun] in ("NNP", "NNPS") or noun in reading.nominals.spans:
        return False
    return (
        not any(word in ("the", "this", "that", "these", "those") for word in determiners)
        and not any(tree.tags[k] == "CD" and tree.lower[k] != "one" for k in tree.children[noun])
        and tree.child(noun, "poss") < 0
    )


def object_gap(reading: Reading, inner: Clause, k: int) -> bool:
    """Whether the relative clause lacks an object that its antecedent fills."""
    tree = reading.tree
    if inner.subject < 0 or reading.tree.lemmas[reading.tree.heads[k]].lower() in (
        "time",
        "day",
        "year",
        "moment",
        "way",
        "reason",
        "place",
        "extent",
        "degree",
        "period",
        "month",
        "week",
        "point",
    ):
        return False
    if inner.object >= 0 and tree.tags[inner.object] not in ("WDT", "WP"):
        receives = inner.lemma in reading.ontology.words.get("recipient-verb", ()) and inner.dative < 0
        return (
            receives
            and is_party(reading, reading.nominals.phrase(inner.object, "object", k))
            and tree.tags[inner.subject] not in ("WDT", "WP")
            and tree.lower[inner.subject] != "that"
        )
    if tree.tags[inner.subject] in ("WDT", "WP") or tree.lower[inner.subject] == "that":
        return False
    if inner.object >= 0:
        return True
    first, _ = tree.edges(k)
    if tree.tags[first] in ("WRB", "WP$", "IN") and tree.lower[first] != "that":
        return False
    if any(tree.tags[t] == "WP$" for t in range(first, inner.subject)):
        return False
    return not inner.passive and not inner.finite_complements
