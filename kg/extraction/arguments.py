"""Who does it, to whom, and what with: the arguments of a clause, from its slots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.clauses import Clause
from kg.extraction.tree import NAME_TAGS
from kg.model import Mention

if TYPE_CHECKING:
    from kg.extraction.reading import Reading

# Prepositions whose object may be the party an action is directed at, best first.
_PARTY = (
    "to",
    "against",
    "with",
    "at",
    "on",
    "upon",
    "from",
    "toward",
    "towards",
    "for",
    "into",
    "of",
    "about",
    "over",
    "after",
    "onto",
    "alongside",
)
_NOUN_PARTY = ("on", "to", "with", "against", "from", "at", "for", "toward", "towards", "upon")
_PLACE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "across",
        "off",
        "around",
        "throughout",
        "through",
        "along",
        "within",
        "on",
        "over",
        "beyond",
    }
)
_PARTY_KINDS = frozenset({"State", "Organization", "Person", "Group"})
_PARTY_ENTITIES = frozenset({"GPE", "ORG", "PERSON", "NORP"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_DURATIONS = frozenset(
    {"year", "month", "week", "day", "hour", "minute", "decade", "century", "time", "moment", "while", "season", "period", "term", "age", "era",
     "morning", "evening", "night", "afternoon", "weekend", "summer", "winter", "spring", "autumn", "end", "beginning", "start", "fact", "quarter", "generation", "midnight", "noon", "dawn"}
)  # fmt: skip
# "for its part", "in return": the noun takes no part
_COMPOUND = frozenset(
    {
        "due",
        "because",
        "thanks",
        "owing",
        "prior",
        "according",
        "instead",
        "ahead",
        "regardless",
        "apart",
        "contrary",
        "next",
        "irrespective",
        "outside",
    }
)
_STOCK = frozenset(
    {
        "reason",
        "purpose",
        "basis",
        "ground",
        "term",
        "light",
        "view",
        "wake",
        "midst",
        "name",
        "spite",
        "line",
        "part",
        "example",
        "instance",
        "fact",
        "sake",
        "return",
        "turn",
        "response",
        "addition",
        "public",
        "private",
        "vain",
        "course",
        "least",
        "last",
        "all",
        "first",
        "once",
        "present",
        "large",
        "home",
        "abroad",
        "result",
        "way",
        "order",
        "contrast",
        "exchange",
        "effect",
        "surprise",
        "fear",
        "behalf",
        "expense",
        "mind",
    }
)


@dataclass(slots=True)
class Arguments:
    """The participants of a clause as mentions.

    `actor` is the surface subject in the active (and the agent's stand-in while complements are read in the passive: see `agent`);
    `patient` the direct object of the active, `surface` the surface subject in either voice.
    """

    actor: Mention | None = None
    target: Mention | None = None
    theme: Mention | None = None
    agent: Mention | None = None
    patient: Mention | None = None
    surface: Mention | None = None
    exchange: bool = False
    respectively: bool = False
    verbs: tuple[int, ...] = ()  # where something goes respectively: the coordinated verbs, this one among them
    label: str = ""
    rule: str = ""
    doubt: float = 0.0


def find_arguments(
    reading: Reading,
    clause: Clause,
    subject: Mention | None,
    object_: Mention | None,
    antecedent: Mention | None,
) -> Arguments:
    """Return the arguments of a clause; `object_` is what a gap or a participle's noun stands for."""
    tree, head = reading.tree, clause.head
    found = Arguments(surface=subject if subject is not None else object_)
    if clause.expletive >= 0 and clause.attribute >= 0 and clause.subject < 0:
        subject = None
    if (
        subject is not None
        and subject.form == "pronoun"
        and subject.lemma in ("it", "there")
        and _is_expletive(reading, clause)
    ):
        subject = None
    if clause.agent >= 0:
        found.agent = reading.participant(clause.agent, "agent", head, antecedent)
    elif clause.passive:
        by = next(
            (pobj for prep, pobj in clause.prepositions if tree.lower[prep] == "by" and not is_time(reading, pobj)), -1
        )
        if by >= 0:
            found.agent = reading.participant(by, "agent", head, antecedent)
    object_token = clause.object if clause.object >= 0 else -1
    direct: Mention | None = None
    if object_token >= 0:
        direct = reading.participant(object_token, "object", head, antecedent)
        direct = _each_other(reading, object_token, direct, subject)
        if tree.lower[object_token] in ("itself", "himself", "herself", "themselves"):
            direct.antecedent = subject
    receiver = reading.participant(clause.dative, "dative", head, antecedent) if clause.dative >= 0 else None
    parties = _parties(reading, clause, antecedent)
    if clause.passive:
        _passive(reading, clause, found, subject, object_, direct, parties)
        return found
    found.actor = subject
    if direct is None and object_ is not None:
        direct = object_
    found.patient = direct
    if clause.lemma in ("be", "become", "remain") and clause.particle < 0:
        _copula(reading, clause, found, direct, antecedent)
        return found
    if direct is None and clause.attribute >= 0:
        direct = found.patient = reading.participant(clause.attribute, "object", head, antecedent)
    if receiver is not None:
        found.target, found.theme, found.rule = receiver, direct, "double object"
        found.patient = receiver
        if direct is None:
            found.patient = receiver
    elif (
        direct is not None
        and object_ is not None
        and direct is not object_
        and clause.lemma in reading.ontology.words.get("recipient-verb", ())
    ):
        found.target, found.theme, found.rule = direct, object_, "double object"
    elif (
        direct is not None
        and direct.antecedent is subject
        and direct.lemma.endswith(("self", "selves"))
        and _party_phrase(reading, clause, parties) is not None
    ):
        _active_without_object(reading, clause, found, parties)  # "distanced itself from the envoy"
    elif direct is not None:
        _active_with_object(reading, clause, found, direct, object_token, parties)
    else:
        _active_without_object(reading, clause, found, parties)
    _light_verb(reading, clause, found, object_token, parties)
    _reciprocal(reading, clause, found, parties)
    if "respectively" in tree.lower:
        found.respectively, found.verbs = _read_respectively(reading, clause)
    return found


def _read_respectively(reading: Reading, clause: Clause) -> tuple[bool, tuple[int, ...]]:
    """Return whether "respectively" belongs to the clause, and the coordinated verbs of which its own is one."""
    tree = reading.tree
    first = clause.head
    while tree.deps[first] == "conj" and tree.is_verb(tree.heads[first]):
        first = tree.heads[first]
    verbs = [first]
    for verb in verbs:  # grows: the second may be hung on the first, and the third on the second
        verbs += [k for k in tree.children[verb] if tree.deps[k] == "conj" and tree.is_verb(k)]
    low, high = tree.edges(first)
    return "respectively" in tree.lower[low : high + 1], tuple(sorted(verbs))


def _is_expletive(reading: Reading, clause: Clause) -> bool:
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


def _each_other(reading: Reading, k: int, mention: Mention, subject: Mention | None) -> Mention:
    tree = reading.tree
    distributed = (
        k > 0
        and tree.lower[k] == "other"
        and tree.lower[k - 1] == "the"
        and subject is not None
        and "each" in (subject.lemma, subject.determiner)
    )
    each = distributed or (
        k > 0
        and (
            (tree.lower[k] == "other" and tree.lower[k - 1] == "each")
            or (tree.lower[k] == "another" and tree.lower[k - 1] == "one")
            or tree.lower[k : k + 2] == ["one", "another"]
        )
    )
    if each:
        mention.form, mention.lemma, mention.antecedent = "pronoun", "each other", subject
        mention.label = "each other"
    return mention


def is_party(reading: Reading, mention: Mention) -> bool:
    """Whether a mention can be the party of an action: a state, an organisation, a person, a group."""
    if mention.members:
        return any(is_party(reading, m) for m in mention.members)
    words = reading.ontology.words
    if mention.form == "pronoun":
        return mention.lemma not in ("it", "this", "that", "which", "what") or mention.antecedent is not None
    if mention.form == "name":
        names = reading.ontology.names.get(mention.name, ())
        if names:
            kinds = {reading.ontology.entries[name.iri].kind for name in names if name.iri in reading.ontology.entries}
            return bool(kinds & _PARTY_KINDS)
        if mention.entity in ("", "WORK_OF_ART", "PRODUCT") or mention.title:
            # a stranger's name is a party unless its last word says otherwise
            last = mention.name.split()[-1]
            return not (last in words.get("event-noun", ()) or last.lower() in words.get("place-noun", ()))
        return mention.entity in _PARTY_ENTITIES
    if (
        mention.lemma in words.get("group-noun", ())
        or mention.lemma in words.get("organization-noun", ())
        or mention.lemma in words.get("person-noun", ())
        or mention.lemma in ("state", "nation", "country", "power")
    ):
        return True
    if mention.complement is not None and mention.lemma in words.get("quantity-noun", ()):
        return is_party(reading, mention.complement)
    if mention.lemma in words.get("state-description", ()) or mention.lemma in (
        "neighbour",
        "neighbor",
        "side",
        "kingdom",
        "emirate",
        "bloc",
    ):
        return True
    if mention.entity == "NORP" or reading.ontology.names.get(reading.tree.words[mention.head]):
        return True
    return any(m.form == "name" and is_party(reading, m) for m in mention.appositions)


def is_place(reading: Reading, mention: Mention) -> bool:
    """Whether a mention can be where something happens."""
    names = reading.ontology.names.get(mention.name, ()) if mention.name else ()
    for name in names:
        if name.role in ("capital", "seat"):
            return True
        entry = reading.ontology.entries.get(name.iri)
        if entry is not None and entry.kind in ("Place", "State"):
            return True
    if names:
        return False
    if mention.form == "name":
        return mention.entity in _PLACE_ENTITIES or is_named_after_place(reading, mention)
    return False


def is_named_after_place(reading: Reading, mention: Mention) -> bool:
    """Whether a name opens or ends with what it is: "Port Klang", "Lake Chad", "Kerch Strait"."""
    parts = mention.name.lower().split()
    nouns = reading.ontology.words.get("place-noun", frozenset())
    return len(parts) > 1 and (parts[0] in nouns or parts[-1] in nouns)


def is_time(reading: Reading, k: int) -> bool:
    tree = reading.tree
    if tree.entities[k] in ("DATE", "TIME") and not tree.is_verb(k):
        return True
    for n in tree.children[k]:
        if (
            tree.lower[n] == "of"
            and tree.lower[k] in ("most", "much", "part", "half", "all")
            and (inner := tree.child(n, "pobj")) >= 0
        ):
            return is_time(reading, inner)  # "for most of that time"
    if tree.lemmas[k].lower() in _DURATIONS:
        return True
    return any(time.first <= k <= time.last for time in reading.times)


def _parties(reading: Reading, clause: Clause, antecedent: Mention | None) -> list[tuple[str, int, Mention]]:
    """Return (preposition, its token, mention) of the verb's prepositional phrases that are neither times nor stock phrases."""
    tree = reading.tree
    found = []
    for prep, pobj in clause.prepositions:
        word = tree.lower[prep]
        if tree.entities[pobj] == "PERCENT":
            continue
        if is_time(reading, pobj) or tree.lower[prep] in ("according", "due"):
            continue
        if (
            prep in reading.consumed
            or tree.heads[prep] in reading.consumed
            or tree.lower[tree.heads[prep]] in _COMPOUND
        ):
            continue
        fronted = (
            prep < clause.head
            and (clause.subject < 0 or prep < clause.subject)
            and tree.tags[pobj] not in ("WDT", "WP")
            and antecedent is None
        )
        if fronted and word != "to":
            continue
        if prep == clause.particle or tree.lemmas[pobj].lower() in _STOCK:
            continue
        mention = reading.participant(pobj, "oblique", clause.head, antecedent)
        mention = _each_other(reading, pobj, mention, reading.subjects.get(clause.head))
        found.append((word, prep, mention))
    # a stranded preposition, or one whose relative pronoun opened the clause ("to which Israel sells gas")
    if antecedent is not None:
        _first, _ = tree.edges(clause.head)
        for k in tree.children[clause.head]:
            if tree.deps[k] == "prep" and k < clause.head and tree.child(k, "pobj") < 0:
                continue
    return found


def _party_phrase(
    reading: Reading, clause: Clause, parties: list[tuple[str, int, Mention]]
) -> tuple[str, Mention] | None:
    """Return the verb's phrase that names whom the action is directed at, where there is no object."""
    words = reading.ontology.words
    lemma = clause.lemma
    label = clause.label
    best: tuple[int, int, str, Mention] | None = None
    for order, (word, _prep, mention) in enumerate(parties):
        if word in ("in", "into") and word == "in":
            if lemma not in words.get("in-verb", ()) and label not in words.get("in-verb", ()):
                continue
            rank = 1
        elif word in ("on", "upon"):
            if is_place(reading, mention) and not (
                lemma in words.get("on-verb", ()) or label in words.get("on-verb", ())
            ):
                continue
            rank = 1 if is_party(reading, mention) else 4
        elif word in _PARTY:
            rank = _PARTY.index(word) if word != "for" else 8
            if word not in ("to", "against") and not is_party(reading, mention):
                rank += 10  # whom it is directed at, before what it is about
            if word == "at" and is_place(reading, mention) and not is_party(reading, mention):
                continue
            if word == "at" and mention.lemma in words.get("meeting-noun", ()):
                continue
            if word == "after":
                continue
        else:
            continue
        if best is None or (rank, order) < best[:2]:
            best = (rank, order, word, mention)
    return (best[2], best[3]) if best else None


def _active_without_object(
    reading: Reading, clause: Clause, found: Arguments, parties: list[tuple[str, int, Mention]]
) -> None:
    found.rule = "subject-verb"
    party = _party_phrase(reading, clause, parties)
    if clause.particle >= 0 and reading.tree.deps[clause.particle] == "prep":
        pobj = reading.tree.child(clause.particle, "pobj")
        if pobj >= 0:
            found.target = found.patient = reading.participant(pobj, "object", clause.head)
            found.rule = "phrasal verb"
            if party is not None and party[0] in ("for", "with") and is_party(reading, found.target):
                found.theme = party[1]
            return
    if party is not None:
        found.target = party[1]
        found.rule = f"subject-verb-{party[0]}"
        if party[0] in ("to", "with", "on", "upon"):
            found.patient = party[1] if party[0] in ("on", "upon", "to", "with") else None
        for word, _, mention in parties:
            if (
                mention is not party[1]
                and word in ("over", "about", "on", "for")
                and not is_party(reading, mention)
                and is_party(reading, party[1])
            ):
                found.theme = mention
                break


def _active_with_object(
    reading: Reading,
    clause: Clause,
    found: Arguments,
    direct: Mention,
    object_token: int,
    parties: list[tuple[str, int, Mention]],
) -> None:
    words = reading.ontology.words
    found.target, found.rule = direct, "subject-verb-object"
    transferred = clause.lemma in words.get("transfer-verb", ()) and direct.form == "nominal"
    if transferred and any(word == "to" and (is_party(reading, m) or is_place(reading, m)) for word, _, m in parties):
        pass  # "sent ground troops to the country": even people are sent
    elif (
        direct.form == "pronoun"
        and direct.lemma == "it"
        and any(word in ("to", "at", "on", "against") for word, _, _ in parties)
    ):
        pass
    elif clause.lemma in words.get("provision-verb", ()) and (thing := _find_provision(reading, parties)) is not None:
        found.theme, found.rule = thing, "subject-verb-object-with"
        return
    elif is_party(reading, direct) or direct.form == "pronoun":
        # "threatened Brussels with tariffs", "asked the chancellor for tanks", "blamed Oslo for the leak"
        for word, _, mention in [*parties, *_hung_on_name(reading, direct)]:
            if word in ("with", "for", "of", "over", "about") and not is_party(reading, mention):
                found.theme = mention
                found.rule = f"subject-verb-object-{word}"
                break
        return
    attitude = clause.lemma in words.get("attitude-verb", ())
    transfer = clause.lemma in words.get("transfer-verb", ()) or clause.label in words.get("transfer-verb", ())
    for word, prep, mention in sorted(parties, key=lambda row: _PARTY.index(row[0]) if row[0] in _PARTY else 99):
        if word not in ("to", "against", "with", "at", "on", "upon", "from", "toward", "towards", "for") or attitude:
            continue
        goal = (is_place(reading, mention) or mention.lemma in words.get("place-noun", ())) and (
            transfer or clause.lemma in words.get("place-verb", ())
        )
        party = is_party(reading, mention)
        party = party or (word == "to" and (goal or (transfer and _can_receive(reading, mention))))
        party = party or (
            word in ("on", "upon") and is_place(reading, mention) and clause.lemma in words.get("imposing-verb", ())
        )
        along = reading.tree.lower[prep - 1] in ("along", "together") if prep else False
        together = word == "with" and not along and _is_named_party(reading, mention)
        if not party or (word in ("for", "with", "from", "on") and not transfer and not together):
            continue
        where = (is_place(reading, mention) and not is_party(reading, mention)) or _is_stranger(reading, mention)
        if word == "at" and (where or is_named_after_place(reading, mention)):
            continue  # "held talks | at Sochi"; not "fired rockets | at Israel"
        found.target, found.theme, found.rule = mention, direct, f"subject-verb-object-{word}"
        if object_token >= 0:
            reading.consumed.add(object_token)
        return
    if object_token >= 0 and transfer:
        for n in (object_token, *[m.head for m in direct.members[1:]]):
            if _goes_somewhere(reading, n):
                continue  # "suspended the deployment of troops to Haiti"
            inner = _noun_party(reading, n, direct, imposing=clause.lemma in words.get("imposing-verb", ()))
            if inner is not None:
                found.target, found.theme, found.rule = inner[1], direct, f"subject-verb-object-noun-{inner[0]}"
                reading.consumed.add(n)
                return


def _goes_somewhere(reading: Reading, noun: int) -> bool:
    """Whether an event noun has both what it is of and where it goes."""
    tree = reading.tree
    words = {tree.lower[k] for k in tree.children[noun] if tree.deps[k] == "prep" and k > noun}
    return {"of", "to"} <= words and tree.words[noun].endswith(("ment", "tion", "sion", "al", "ing", "ance", "ure"))


def _is_named_party(reading: Reading, mention: Mention) -> bool:
    """Whether a state or an organisation is named, with which something is done: "celebrated the holiday with Chad"."""
    names = reading.ontology.names.get(mention.name, ()) if mention.name else ()
    kinds = {reading.ontology.entries[n.iri].kind for n in names if n.iri in reading.ontology.entries}
    stranger = mention.form == "name" and not kinds and not mention.title and mention.entity in ("GPE", "ORG", "")
    return bool(kinds & {"State", "Organization"}) or stranger


def _can_receive(reading: Reading, mention: Mention) -> bool:
    """Whether what stands after "to" can be given something: "leased the ferry to pilgrims", not "sent shares to a record low"."""
    return mention.form == "nominal" and mention.lemma not in reading.ontology.words.get("level-noun", ())


def _is_stranger(reading: Reading, mention: Mention) -> bool:
    """Whether a name is neither known nor that of a person or an organisation."""
    return (
        mention.form == "name"
        and not mention.members
        and not reading.ontology.names.get(mention.name)
        and mention.entity not in ("PERSON", "ORG", "NORP")
    )


def _hung_on_name(reading: Reading, direct: Mention) -> list[tuple[str, int, Mention]]:
    """Return the phrases that the parser hung on a name, which hardly ever has any: "accused Oslo | of fraud"."""
    if direct.form == "nominal" and not direct.members and not direct.appositions:
        return []
    tree = reading.tree
    last = direct.members[-1].head if direct.members else direct.head
    return [
        (tree.lower[k], k, reading.participant(pobj, "oblique", direct.predicate))
        for k in tree.children[last]
        if tree.deps[k] == "prep" and k > last and (pobj := tree.child(k, "pobj")) >= 0 and not is_time(reading, pobj)
    ]


def _find_provision(reading: Reading, parties: list[tuple[str, int, Mention]]) -> Mention | None:
    """Return what somebody is supplied with, for verbs that supply."""
    return next((m for word, _, m in parties if word == "with" and not is_party(reading, m)), None)


def _noun_party(reading: Reading, noun: int, phrase: Mention, *, imposing: bool = False) -> tuple[str, Mention] | None:
    """Return the party that hangs on an object noun: "ties with Qatar", "sanctions on Belarus"."""
    tree = reading.tree
    for k in tree.children[noun]:
        if tree.deps[k] == "prep" and k > noun and tree.lower[k] in _NOUN_PARTY:
            pobj = tree.child(k, "pobj")
            if pobj < 0 or is_time(reading, pobj):
                continue
            mention = reading.participant(pobj, "oblique", phrase.predicate)
            mention = _each_other(reading, pobj, mention, reading.subjects.get(tree.heads[noun]))
            if is_party(reading, mention) or (imposing and tree.lower[k] == "on" and is_place(reading, mention)):
                return tree.lower[k], mention
    return None


def _passive(
    reading: Reading,
    clause: Clause,
    found: Arguments,
    subject: Mention | None,
    object_: Mention | None,
    direct: Mention | None,
    parties: list[tuple[str, int, Mention]],
) -> None:
    patient = subject if subject is not None else object_
    found.actor = None
    found.target = patient
    found.rule = "passive"
    found.surface = patient
    words = reading.ontology.words
    if direct is not None and direct is not patient:
        found.theme = direct
        found.rule = "passive double object"
        return
    found.patient = None
    if patient is None:
        return
    if is_party(reading, patient):
        for word, _, mention in parties:
            if word in ("with", "for", "of", "over") and not is_party(reading, mention):
                found.theme = mention
                break
        return
    transfer = clause.lemma in words.get("transfer-verb", ())
    for word, _, mention in parties:
        imposed = (
            word in ("on", "upon") and is_place(reading, mention) and clause.lemma in words.get("imposing-verb", ())
        )
        receives = word == "to" and transfer and _can_receive(reading, mention)
        if word in ("to", "on", "upon", "against", "at", "from") and (
            is_party(reading, mention) or imposed or receives
        ):
            if word in ("from", "on", "at") and not transfer:
                continue
            found.target, found.theme, found.rule = mention, patient, f"passive-{word}"
            label = reading.ontology.lights.get((clause.lemma, patient.lemma))
            action = reading.ontology.actions.get(label) if label else None
            if action is not None:
                found.label, found.rule = action.label, "passive light verb"
                if found.agent is None:
                    found.agent = patient.possessor  # "the UN's sanctions imposed on Pyongyang"
                found.theme = patient if action.keeps_theme else None
                reading.consumed.add(patient.head)
            return


def _copula(
    reading: Reading, clause: Clause, found: Arguments, direct: Mention | None, antecedent: Mention | None
) -> None:
    k = clause.attribute if clause.attribute >= 0 else -1
    found.rule = "copula"
    if k >= 0:
        attribute = reading.participant(k, "attribute", clause.head, antecedent)
        found.target = attribute
    elif direct is not None:
        found.target = direct
    found.patient = None


def _light_verb(
    reading: Reading, clause: Clause, found: Arguments, object_token: int, parties: list[tuple[str, int, Mention]]
) -> None:
    """Read "paid a visit to Poland" as visit: the event is the noun's, its party the target."""
    if object_token < 0:
        return
    tree = reading.tree
    ontology = reading.ontology
    noun = tree.lemmas[object_token].lower()
    label = ontology.lights.get((clause.lemma, noun)) or ontology.lights.get((clause.label, noun))
    if label is None:
        return
    direct = found.patient if found.target is None or found.rule != "double object" else found.theme
    if direct is None:
        return
    action = ontology.actions.get(label)
    party: Mention | None = found.target if found.target is not direct else None
    if party is None:
        inner = _noun_phrase_party(reading, object_token, direct)
        party = inner if inner is not None else None
    if party is None:
        verb_party = _party_phrase(reading, clause, parties)
        party = verb_party[1] if verb_party is not None else None
    if party is None:
        return
    reading.consumed.add(object_token)
    if label in reading.ontology.words.get("place-verb", ()):
        party.locative = True
    found.label = label
    found.target = party
    found.theme = direct if action is not None and action.keeps_theme else None
    found.rule = "light verb"


def _noun_phrase_party(reading: Reading, noun: int, phrase: Mention) -> Mention | None:
    tree = reading.tree
    for k in tree.children[noun]:
        if tree.deps[k] == "prep" and k > noun and tree.lower[k] in (*_NOUN_PARTY, "of", "into", "over", "about"):
            pobj = tree.child(k, "pobj")
            if pobj >= 0 and not is_time(reading, pobj):
                return reading.participant(pobj, "oblique", phrase.predicate)
    return None


def _reciprocal(reading: Reading, clause: Clause, found: Arguments, parties: list[tuple[str, int, Mention]]) -> None:
    """Mark what holds both ways: "A and B met", "A and B accused each other"."""
    target = found.target
    if target is not None and target.lemma == "each other":
        found.exchange = False
        return
    actor = found.actor
    if actor is None:
        return
    words = reading.ontology.words
    if any(reading.tree.is_verb(k) for k in clause.open_complements):
        return  # "Japan and the Netherlands agreed to restrict": each for itself
    if clause.finite_complements and not (clause.lemma in words.get("concord-verb", ()) and is_party(reading, actor)):
        return
    action = reading.ontology.actions.get(found.label or clause.label)
    if action is None or not action.reciprocal:
        return
    plural = (
        bool(actor.members) or (actor.form == "pronoun" and actor.plural) or (actor.form == "nominal" and actor.plural)
    )
    light = found.rule == "light verb"
    if plural and (clause.object < 0 or light) and (target is None or not is_party(reading, target)):
        if target is not None and any(word in ("to", "with", "against") and m is target for word, _, m in parties):
            return
        found.exchange = True
        found.theme = target if target is not None else found.theme
        found.target = None
        found.rule = "reciprocal"


def find_place(reading: Reading, clause: Clause, found: Arguments) -> Mention | None:
    """Return where the clause says that it happens."""
    tree = reading.tree
    candidates: list[tuple[int, int]] = list(clause.prepositions)
    for k in (clause.object, clause.attribute, clause.subject):
        if k >= 0:
            for n in tree.children[k]:
                if tree.deps[n] == "prep" and tree.lower[n] in ("in", "near", "at", "outside", "off"):
                    pobj = tree.child(n, "pobj")
                    if pobj >= 0:
                        candidates.append((n, pobj))
    for _, inner in clause.prepositions:
        candidates += [
            (n, pobj)
            for n in tree.children[inner]
            if tree.deps[n] == "prep"
            and tree.lower[n] in ("in", "near", "at", "outside", "off")
            and (pobj := tree.child(n, "pobj")) >= 0
        ]
    meeting = reading.ontology.words.get("meeting-noun", frozenset())
    for prep, pobj in candidates:
        if tree.lower[prep] not in _PLACE or is_time(reading, pobj) or (prep == clause.particle):
            continue
        k = pobj
        for _ in range(3):
            mention = reading.nominals.single(k, "place", clause.head)
            stranger = (
                mention.entity in ("PERSON", "ORG", "")
                and not mention.title
                and not reading.ontology.names.get(mention.name)
                and " " not in mention.name
            )
            if mention.form == "name" and (
                is_place(reading, mention)
                or (
                    stranger
                    and (
                        k != pobj or (tree.lower[prep] in ("in", "near", "off", "outside") and mention.entity != "ORG")
                    )
                )
            ):
                if found.target is mention or found.theme is mention or found.agent is mention:
                    break
                mention.locative = True
                return mention
            if tree.lemmas[k].lower() not in meeting or tree.tags[k] in NAME_TAGS:
                break
            inner = next(
                (
                    n
                    for n in tree.children[k]
                    if tree.deps[n] == "prep" and tree.lower[n] in ("of", "in", "at", "near", "on")
                ),
                -1,
            )
            if inner < 0:
                break
            deeper = tree.child(inner, "pobj")
            if deeper < 0:
                break
            k = deeper
    return None
