"""Nominal events: "the Russian invasion of Ukraine", "Maduro's threat against Guyana", "talks between Serbia and Kosovo"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.clauses import find_signature
from kg.extraction.factuality import Context
from kg.extraction.kinds import is_named_party, is_party, is_place
from kg.extraction.noun_clauses import find_owner
from kg.extraction.senses import find_class_of_noun
from kg.extraction.tree import NOUN_TAGS
from kg.model import Claim, Mention
from kg.ontology import Action

if TYPE_CHECKING:
    from kg.extraction.reading import Reading

_DURING = ("in", "during", "amid")
_HELPING = ("Consult", "Support", "Aid", "Coerce", "Cooperate", "Agree", "Say", "Know")
_TARGET = ("on", "against", "to", "with", "of", "for", "into", "over", "at", "toward", "towards", "upon", "from")


def read_events(reading: Reading) -> None:
    """Add a claim for each event noun of the sentence whose actor and target the phrase names."""
    tree, ontology = reading.tree, reading.ontology
    for noun in range(tree.size):
        if tree.tags[noun] not in NOUN_TAGS or noun in reading.consumed:
            continue
        label = ontology.events.get(tree.lemmas[noun].lower())
        if label is None or tree.deps[noun] in ("compound", "nmod") or noun in reading.nominals.spans:
            continue
        _read_event(reading, noun, label)


def _read_event(reading: Reading, noun: int, label: str) -> None:
    tree = reading.tree
    between = next(
        (k for k in tree.children[noun] if tree.deps[k] == "prep" and tree.lower[k] in ("between", "among")), -1
    )
    mention = reading.nominals.single(noun, "", -1)
    if between < 0 and tree.deps[noun] in ("dobj", "nsubj", "nsubjpass"):
        # "hosted talks between A and B": the parser hangs the phrase on the verb
        above = tree.heads[noun]
        between = next(
            (k for k in tree.children[above] if tree.lower[k] == "between" and k == tree.edges(noun)[1] + 1), -1
        )
    words = reading.ontology.words
    if between >= 0:
        shared = tree.lemmas[noun].lower() in words.get("sharing-noun", ()) and tree.object_of(noun, "of") >= 0
        pobj = tree.child(between, "pobj")
        if pobj >= 0 and not shared:
            pair = _parties_of(reading, reading.participant(pobj, "actor", -1))
            if pair is not None and (pair.members or pair.plural) and is_party(reading, pair):
                _state(reading, noun, label, pair, None, exchange=True, rule="event between")
        return
    possessor = mention.possessor
    actor = possessor
    rule = "event of a possessor"
    if actor is None or not (is_party(reading, actor) or actor.form == "pronoun"):
        actor = _modifier_actor(reading, noun)
        rule = "event of an adjective"
    by = _complement(reading, noun, ("by",))
    if (
        by is None
        and (thing := tree.object_of(noun, "of")) >= 0
        and tree.lemmas[thing].lower() not in reading.ontology.events
    ):
        by = _complement(reading, thing, ("by",))  # "the adoption of the protocol | by the assembly"
        by = by if by is not None and is_party(reading, by) else None
    if by is not None:
        actor, rule = by, "event by"
    if (
        actor is None
        and (action := reading.ontology.actions.get(label)) is not None
        and action.class_ in ("Retreat", "Move")
    ):
        # "the withdrawal of Rwanda from Burundi": who leaves stands after "of"
        who = _complement(reading, noun, ("of",))
        if who is not None and all(is_party(reading, one) for one in who.members or (who,)):
            actor, rule = who, "event of its actor"
    if actor is None:
        actor, rule = _involved(reading, noun, label), "event that the subject is in"
    if actor is None:
        return
    spoken = label in words.get("spoken-deed", ())
    shielding = label in words.get("shielding-deed", ())
    found = [
        (word, _of_one_kind(reading, one))
        for word in _TARGET
        if (one := _complement(reading, noun, (word,))) is not None
        and one is not actor
        and one.lemma not in words.get("stock-noun", ())
        and not (shielding and word in ("against", "from"))
    ]
    parties = [
        (word, one)
        for word, one in found
        if ((is_party(reading, one) or is_place(reading, one)) and word not in ("for", "from", "over", "at", "with"))
        or word == "against"
    ]
    parties += [(word, one) for word, one in found if is_party(reading, one) or is_place(reading, one)]
    action = reading.ontology.actions.get(label)
    if action is None or action.class_ != "Retreat":
        parties = [row for row in parties if row[0] != "from"]
    things = [(word, one) for word, one in found if word in ("of", "on")]
    if mention.lemma in words.get("content-noun", ()):
        parties = [row for row in parties if row[0] != "of"]
        content = next((one for word, one in things if word == "of" and not is_party(reading, one)), None)
        things = [row for row in things if row[0] != "of"]
        if content is not None and spoken and not parties:
            _state(reading, noun, label, actor, None, theme=content, exchange=False, rule=rule)
            return
    if not parties and actor is possessor and _is_several(possessor) and _is_talk(action):
        # "postponed their meeting": those whose it is meet each other; "their war" may be one against somebody else
        _state(reading, noun, label, actor, None, exchange=True, rule="event of its parties", presumed=False)
        return
    if not parties and not things:
        if by is not None and possessor is not None:
            _state(reading, noun, label, by, possessor, exchange=False, rule="event of a possessor by")
        return
    target = (parties or things)[0][1]
    theme = next((one for word, one in things if word == "of" and one is not target and parties), None)
    _state(reading, noun, label, actor, target, theme=theme, exchange=False, rule=rule)


def _is_several(mention: Mention | None) -> bool:
    """Whether a possessor names its members, or stands for them: "Chad and Mali's war", "their war"."""
    return mention is not None and (bool(mention.members) or mention.lemma in ("their", "our"))


def _involved(reading: Reading, noun: int, label: str) -> Mention | None:
    """Return who fights "in the war with Ukraine": the subject of the clause, or whose that is; not who mediates or helps in it."""
    tree, ontology = reading.tree, reading.ontology
    action = ontology.actions.get(label)
    above = tree.heads[noun]
    if action is None or not action.reciprocal or tree.deps[noun] != "pobj" or tree.lower[above] not in _DURING:
        return None
    verb = tree.heads[above]
    subject = reading.subjects.get(verb)
    against = _complement(reading, noun, ("with", "against"))
    if subject is None or against is None or not is_named_party(reading, against) or verb not in reading.contexts:
        return None
    if ontology.action_class(tree.lemmas[verb].lower()) in _HELPING:
        return None
    owner = subject if is_named_party(reading, subject) else subject.possessor or find_owner(reading, subject)
    if owner is None or owner is against or not is_named_party(reading, owner) or not is_party(reading, owner):
        return None
    return owner


def _is_talk(action: Action | None) -> bool:
    return action is not None and action.reciprocal and action.class_ == "Consult"


def _parties_of(reading: Reading, pair: Mention) -> Mention | None:
    """Return a coordination without the members that are no party: "between the two Koreas and normalisation of ties"."""
    if not pair.members:
        return pair
    kept = tuple(one for one in pair.members if not _is_deed(reading, one))
    if len(kept) == len(pair.members) or not kept:
        return pair if kept else None
    return kept[0] if len(kept) == 1 else replace(pair, members=kept)


def _is_deed(reading: Reading, mention: Mention) -> bool:
    """Whether a common noun names a deed or a quality and no party: "normalisation", "unity"."""
    if mention.form != "nominal" or is_party(reading, mention):
        return False
    return mention.lemma in reading.ontology.events or mention.lemma.endswith(
        ("tion", "sion", "ment", "ity", "ism", "ness", "ance", "ence")
    )


def _of_one_kind(reading: Reading, mention: Mention) -> Mention:
    """Return the first of a coordination that begins with a name and goes on with things: "visits to Lima, politics and reform"."""
    members = mention.members
    if not members or members[0].form != "name":
        return mention
    alike = all(is_party(reading, one) or is_place(reading, one) or one.form != "nominal" for one in members)
    return mention if alike else members[0]


def _complement(reading: Reading, noun: int, words: tuple[str, ...]) -> Mention | None:
    for pobj in reading.tree.objects_of(noun, *words):
        if reading.tree.entities[pobj] not in ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY"):
            return reading.participant(pobj, "oblique", -1)
    return None


def _modifier_actor(reading: Reading, noun: int) -> Mention | None:
    """Return the participant named before the noun by an adjective or a name: "American sanctions", "the US ban"."""
    return find_owner(reading, reading.nominals.single(noun, "", -1))


def _governor(reading: Reading, noun: int) -> tuple[int, Context]:
    tree = reading.tree
    k = noun
    while tree.heads[k] != k:
        k = tree.heads[k]
        if k in reading.contexts:
            return k, reading.contexts[k]
    return k, reading.contexts.get(k, Context())


def _state(
    reading: Reading,
    noun: int,
    label: str,
    actor: Mention,
    target: Mention | None,
    *,
    exchange: bool,
    rule: str,
    theme: Mention | None = None,
    presumed: bool = True,
) -> None:
    """Add the claim of an event noun; one that is `presumed` to have happened did where the phrase is definite."""
    tree = reading.tree
    governor, outer = _governor(reading, noun)
    context = Context(sources=outer.sources, trail=(*outer.trail, f"event {label}"))
    subject = tree.child(governor, "nsubj", "nsubjpass", "csubj") if tree.is_verb(governor) else -1
    is_subject = (
        subject >= 0
        and tree.edges(subject)[0] <= noun <= tree.edges(subject)[1]
        and not tree.child(governor, "nsubjpass") >= 0
    )
    mention = reading.nominals.single(noun, "", -1)
    definite = presumed and (
        mention.possessor is not None or mention.determiner in ("the", "this", "that", "these", "those")
    )
    words = reading.ontology.words
    scoped = (
        not is_subject
        and tree.is_verb(governor)
        and _is_intensional(reading, governor, owned=definite and outer.modality == "actual")
    )
    fated = is_subject and _occurs(reading, governor)
    unreal = (
        scoped
        or ((outer.modality != "actual" or not outer.affirmed) and not definite)
        or outer.modality == "questioned"
    )
    unreal = unreal or any(_spelt(reading, k) in words.get("unreal-adjective", ()) for k in tree.children[noun])
    unreal = unreal or any(tree.lemmas[k].lower() in words.get("unreal-noun", ()) for k in _above(reading, noun))
    unreal = unreal or (subject >= 0 and (tree.lemmas[subject], tree.lemmas[governor]) == ("time", "come"))
    judged = tree.child(governor, "acomp") if is_subject else -1
    unreal = unreal or (judged >= 0 and tree.lemmas[judged].lower() in words.get("needing-adjective", ()))
    above = tree.heads[noun]
    without = tree.deps[noun] == "pobj" and tree.lower[above] == "without"
    if fated and not without:
        context = replace(context, affirmed=outer.affirmed, modality=outer.modality)
        if any(tree.lower[k] == "no" for k in tree.children[noun]):
            context = replace(context, affirmed=False)
    elif without or any(tree.lower[k] == "no" for k in tree.children[noun]):
        context = replace(context, affirmed=False)
    elif not presumed and (tree.lemmas[governor].lower(), tree.lemmas[noun].lower()) in reading.ontology.lights:
        context = replace(context, modality=outer.modality, affirmed=outer.affirmed)  # "will hold their talks"
    elif unreal:
        context = replace(context, modality="possible")
    elif is_subject:
        context = _fare(reading, governor, outer, context)
    times = reading.governed.get(noun)
    reading.claims.append(
        Claim(
            sentence=tree.number,
            action=label,
            class_=find_class_of_noun(reading, label, actor, mention.complement),
            act_begin=tree.begins[noun],
            act_end=tree.ends[noun],
            actor=actor,
            target=target,
            theme=theme,
            polarity=context.polarity,
            modality=context.modality,
            source=context.sources,
            time=times[0][1] if times else None,
            exchange=exchange,
            rule=" > ".join((*context.trail, rule)),
            predicate=noun,
            doubt=0.1,
        )
    )


def _occurs(reading: Reading, governor: int) -> bool:
    """Whether the verb says that its subject came about: "The invasion never took place"."""
    tree = reading.tree
    lemma = tree.lemmas[governor].lower()
    noun = tree.child(governor, "dobj")
    phrase = f"{lemma} {tree.lower[noun]}" if noun >= 0 else lemma
    return bool({lemma, phrase} & reading.ontology.words.get("occurrence-verb", frozenset()))


def _fare(reading: Reading, governor: int, outer: Context, context: Context) -> Context:
    """Return how an event holds that is said to be likely or impossible: "An invasion of Mali by Chad is unlikely"."""
    tree = reading.tree
    adjective = tree.child(governor, "acomp") if tree.lemmas[governor] == "be" else -1
    if adjective < 0:
        return context
    word = tree.lemmas[adjective].lower()
    signature = find_signature(reading.ontology, word, word, "adjective", "that", "to")
    if signature is None or signature.source is not None or signature.modality in (None, "obligatory"):
        return context
    affirmed = (signature.polarity == "affirmed") == outer.affirmed
    return replace(context, affirmed=affirmed, modality=signature.modality)


def _is_intensional(reading: Reading, governor: int, *, owned: bool) -> bool:
    """Whether what the verb governs need not exist; what is opposed or discussed does, where it has an owner."""
    tree, words = reading.tree, reading.ontology.words
    lemma = tree.lemmas[governor].lower()
    intensional = words.get("intensional-verb", frozenset())
    phrasal = {f"{lemma} {tree.lower[k]}" for k in tree.children[governor]} & intensional
    if phrasal:
        lemma = min(phrasal)
    return lemma in intensional and not (owned and lemma in words.get("presuming-verb", ()))


def _spelt(reading: Reading, k: int) -> str:
    """The word with all that hangs on it, as it is written: "would-be", "so-called"."""
    tree = reading.tree
    first, last = tree.edges(k)
    return "".join(tree.lower[first : last + 1]) if last - first <= 3 else tree.lower[k]


def _above(reading: Reading, noun: int) -> list[int]:
    tree = reading.tree
    found = []
    k = noun
    while tree.heads[k] != k and tree.deps[k] in ("pobj", "prep", "conj"):
        k = tree.heads[k]
        if tree.tags[k] in NOUN_TAGS:
            found.append(k)
    return found


def read_offices(reading: Reading) -> None:
    """Add who held what office where a phrase is set beside a name: "Moon Jae-in, South Korea's president"."""
    tree, ontology = reading.tree, reading.ontology
    for mention in reading.nominals.made():
        if mention.members:
            continue
        for other in mention.appositions:
            name, office = (mention, other) if mention.form == "name" else (other, mention)
            if (
                name.form != "name"
                or office.form != "nominal"
                or office.plural
                or other.negative
                or office.determiner == "no"
            ):
                continue
            # the office is named, not the person who holds it
            office = replace(office, appositions=(), role="attribute")
            if office.lemma not in ontology.words.get("person-noun", ()) or name.entity not in ("PERSON", ""):
                continue
            head = office.head
            outer = _governor(reading, head)[1]
            action = ontology.actions.get("be")
            times = reading.governed.get(head)
            reading.claims.append(
                Claim(
                    sentence=tree.number,
                    action="be",
                    class_=action.class_ if action else None,
                    act_begin=office.begin,
                    act_end=office.end,
                    actor=name,
                    target=office,
                    source=outer.sources,
                    time=times[0][1] if times else None,
                    rule="apposition",
                    predicate=head,
                    doubt=0.05,
                )
            )
