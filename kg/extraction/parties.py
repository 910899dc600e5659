"""The parties of a clause: which preposition, of the verb or of its object, names whom the action is directed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.clauses import Clause
from kg.extraction.kinds import (
    is_named_after_place,
    is_named_party,
    is_party,
    is_place,
    is_stranger,
    is_time,
    speaks_for_party,
)
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
_OBJECT_PARTY = ("to", "against", "with", "at", "on", "upon", "from", "toward", "towards", "for", "into")
_NOUN_PARTY = ("on", "to", "with", "against", "from", "at", "for", "toward", "towards", "upon")
# "for its part", "in return": the noun takes no part
_THINGS = frozenset({"them", "these", "those", "this", "that", "both", "all", "some"})
_LEVELS = frozenset({"to", "from", "at", "by"})
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
    {"reason", "purpose", "basis", "ground", "term", "light", "view", "wake", "midst", "name", "spite", "line", "part", "example",
     "instance", "fact", "sake", "return", "turn", "response", "addition", "public", "private", "vain", "course", "least", "last",
     "all", "first", "once", "present", "large", "home", "abroad", "result", "way", "order", "contrast", "exchange", "effect",
     "surprise", "fear", "behalf", "expense", "mind"}
)  # fmt: skip


def find_parties(reading: Reading, clause: Clause, antecedent: Mention | None) -> list[tuple[str, int, Mention]]:
    """Return (preposition, its token, mention) of the verb's prepositional phrases that are neither times nor stock phrases."""
    tree = reading.tree
    found = []
    for prep, pobj in clause.prepositions:
        word = tree.lower[prep]
        level = tree.tags[pobj] == "CD" and word in _LEVELS and (clause.object >= 0 or clause.passive)
        if tree.entities[pobj] == "PERCENT" or level:
            continue  # "cut the share to 5%", "by 178 votes to 172"
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
        mention = each_other(reading, pobj, mention, reading.subjects.get(clause.head))
        found.append((word, prep, mention))
    return found


def party_phrase(
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


def noun_party(reading: Reading, noun: int, phrase: Mention, clause: Clause) -> tuple[str, Mention] | None:
    """Return the party that hangs on an object noun: "severed ties with Qatar", "fired rockets at Haifa"."""
    tree, words = reading.tree, reading.ontology.words
    transfer, imposing = is_transfer(reading, clause), clause.lemma in words.get("imposing-verb", ())
    for k in tree.children[noun]:
        word = tree.lower[k]
        framed, aimed = (f"{clause.lemma} {word}" in words.get(name, ()) for name in ("party-frame", "goal-frame"))
        if tree.deps[k] != "prep" or k < noun or not (aimed or framed or (transfer and word in _NOUN_PARTY)):
            continue
        pobj = tree.child(k, "pobj")
        if pobj < 0 or is_time(reading, pobj):
            continue
        mention = reading.participant(pobj, "oblique", phrase.predicate)
        mention = each_other(reading, pobj, mention, reading.subjects.get(tree.heads[noun]))
        if is_party(reading, mention) or (imposing and word == "on" and is_place(reading, mention)):
            return word, mention
        if (aimed and can_receive(reading, mention)) or (framed and is_named_party(reading, mention)):
            return word, mention
    return None


def noun_phrase_party(reading: Reading, noun: int, phrase: Mention) -> Mention | None:
    tree = reading.tree
    for k in tree.children[noun]:
        if tree.deps[k] == "prep" and k > noun and tree.lower[k] in (*_NOUN_PARTY, "of", "into", "over", "about"):
            pobj = tree.child(k, "pobj")
            if pobj >= 0 and not is_time(reading, pobj):
                return reading.participant(pobj, "oblique", phrase.predicate)
    return None


def hung_on_name(reading: Reading, direct: Mention) -> list[tuple[str, int, Mention]]:
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


def find_provision(reading: Reading, parties: list[tuple[str, int, Mention]]) -> Mention | None:
    """Return what somebody is supplied with, for verbs that supply."""
    return next((m for word, _, m in parties if word == "with" and not is_party(reading, m)), None)


def can_receive(reading: Reading, mention: Mention) -> bool:
    """Whether what stands after "to" can be given something: "leased the ferry to pilgrims", not "sent shares to a record low"."""
    return mention.form == "nominal" and mention.lemma not in reading.ontology.words.get("level-noun", ())


def is_transfer(reading: Reading, clause: Clause) -> bool:
    """Whether the verb hands its object to, or takes it from, the party of a preposition."""
    verbs = reading.ontology.words.get("transfer-verb", ())
    return clause.lemma in verbs or clause.label in verbs


def phrase_of_object(
    reading: Reading, clause: Clause, parties: list[tuple[str, int, Mention]]
) -> tuple[str, Mention] | None:
    """Return the verb's phrase that names who is acted upon by way of a thing: "sent tanks | to Kyiv", "a fine was imposed | on Shell"."""
    words = reading.ontology.words
    if clause.lemma in words.get("attitude-verb", ()):
        return None
    transfer = is_transfer(reading, clause)
    place_verb = clause.lemma in words.get("place-verb", ())
    for word, prep, mention in sorted(
        parties, key=lambda row: (_PARTY.index(row[0]) if row[0] in _PARTY else 99, not is_party(reading, row[2]))
    ):  # of two alike, the party: "ceded its claims to the land to Spain"
        frame = f"{clause.lemma} {word}"
        aimed = frame in words.get("goal-frame", ())
        if not aimed and (word not in _OBJECT_PARTY or (clause.passive and word == "for")):
            continue
        if clause.lemma in words.get("imposing-verb", ()) and (
            word == "with" or (word == "from" and any(w in ("on", "upon") and k < prep for w, k, _ in parties))
        ):
            continue  # "imposed duties on cars | from China"
        if clause.passive and word == "with" and not (transfer and is_named_party(reading, mention)):
            continue
        frame = f"{clause.lemma} {word}"
        if frame in words.get("goal-frame", ()) and (can_receive(reading, mention) or is_place(reading, mention)):
            return word, mention
        place = is_place(reading, mention) or (
            mention.form == "nominal" and mention.lemma in words.get("place-noun", ())
        )
        # "the rest was moved to Dubai" tells what became of the rest
        if word == "to" and not (transfer or place_verb) and _comes_from(reading, clause, prep, parties):
            continue  # "shortened the voyage from Bombay | to London"
        goal = place and not clause.passive and (transfer or place_verb)
        party = is_party(reading, mention)
        if frame in words.get("party-frame", ()) and (party or is_named_party(reading, mention)):
            return word, mention
        if word == "into":
            if goal or (party and transfer):
                return word, mention
            continue
        party = party or (word == "to" and (goal or (transfer and can_receive(reading, mention))))
        party = party or (
            word in ("on", "upon") and is_place(reading, mention) and clause.lemma in words.get("imposing-verb", ())
        )
        along = reading.tree.lower[prep - 1] in ("along", "together") if prep else False
        together = (
            word == "with"
            and not along
            and (is_named_party(reading, mention) or speaks_for_party(reading, mention))
            and clause.lemma not in words.get("provision-verb", ())
        )
        if not party or (word in ("for", "with", "from", "on") and not transfer and not together):
            continue
        where = (is_place(reading, mention) and not is_party(reading, mention)) or is_stranger(reading, mention)
        if word == "at" and (where or is_named_after_place(reading, mention)):
            continue  # "held talks | at Sochi"; not "fired rockets | at Israel"
        return word, mention
    return None


def _comes_from(reading: Reading, clause: Clause, to: int, parties: list[tuple[str, int, Mention]]) -> bool:
    """Whether a "from" before a "to" makes it a stretch of something: "the voyage from Bombay | to London"."""
    of_object = reading.tree.children[clause.object] if clause.object >= 0 else []
    return any(w == "from" and k < to for w, k, _ in parties) or any(
        reading.tree.lower[k] == "from" and k < to for k in of_object
    )


def framed_theme(
    reading: Reading, clause: Clause, direct: Mention, object_token: int, parties: list[tuple[str, int, Mention]]
) -> tuple[str, Mention] | None:
    """Return what is done to the object by way of, where the verb's frame says so: "deprived them | of food", "begged Oslo | for money"."""
    tree, frames = reading.tree, reading.ontology.words.get("theme-frame", ())
    if not any(frame.startswith(f"{clause.lemma} ") for frame in frames):
        return None
    for word, _, mention in parties:
        if f"{clause.lemma} {word}" in frames and mention is not direct and not is_named_party(reading, mention):
            return word, mention
    if not (is_party(reading, direct) or direct.form == "pronoun"):
        return None
    heads = [object_token, *(k for k in tree.children[clause.head] if tree.deps[k] == "oprd")]
    for k in (n for head in heads if head >= 0 for n in tree.children[head] if n > head):
        pobj = tree.child(k, "pobj")
        if (
            tree.deps[k] == "prep"
            and pobj >= 0
            and f"{clause.lemma} {tree.lower[k]}" in frames
            and not is_time(reading, pobj)
        ):
            mention = reading.participant(pobj, "oblique", clause.head)
            if not is_named_party(reading, mention):
                return tree.lower[k], mention
    return None


def hands_over(reading: Reading, clause: Clause, direct: Mention, word: str, party: Mention) -> bool:
    """Whether a place goes to or comes from a party: "ceded Heligoland | to Germany", "acquired Cyprus | from the sultan"."""
    land = direct.form == "name" and (is_place(reading, direct) or is_stranger(reading, direct))
    frame = f"{clause.lemma} {word}" in reading.ontology.words.get("party-frame", ())
    people = direct.form == "nominal" and word == "from" and frame  # "poached pilots | from its rival"
    given = land and ((word == "to" and is_transfer(reading, clause)) or frame)
    return (given or people) and is_party(reading, party)


def gives_things(reading: Reading, clause: Clause, pronoun: int, word: str) -> bool:
    """Whether a pronoun stands for what is given to somebody: "handed them | to a monk", "sold these | to a rival"."""
    given = word == "to" and (is_transfer(reading, clause) or clause.lemma in _frames_with_to(reading))
    return given and pronoun >= 0 and reading.tree.lower[pronoun] in _THINGS


def _frames_with_to(reading: Reading) -> frozenset[str]:
    """Return the verbs whose frame names whom something is brought to."""
    words = reading.ontology.words
    frames = (*words.get("party-frame", ()), *words.get("goal-frame", ()))
    return frozenset(frame.removesuffix(" to") for frame in frames if frame.endswith(" to"))


def sends(reading: Reading, clause: Clause, direct: Mention, word: str, goal: Mention) -> bool:
    """Whether the verb brings its object to a party or a place, so that even people are the theme: "sent troops | to the border"."""
    if word not in ("to", "into") or direct.form != "nominal":
        return False
    if is_transfer(reading, clause):
        return is_party(reading, goal) or _names_place(reading, goal)
    if clause.lemma in _frames_with_to(reading) and word == "to":
        return is_party(reading, goal) or _names_place(reading, goal)  # "dispatched nurses to the island"
    return clause.lemma in reading.ontology.words.get("place-verb", ()) and is_party(reading, goal)


def _names_place(reading: Reading, mention: Mention) -> bool:
    """Whether a place is named, or told of by a noun for places."""
    noun = mention.form == "nominal" and mention.lemma in reading.ontology.words.get("place-noun", ())
    return noun or is_place(reading, mention)


def goes_somewhere(reading: Reading, noun: int) -> bool:
    """Whether an event noun has both what it is of and where it goes."""
    tree = reading.tree
    words = {tree.lower[k] for k in tree.children[noun] if tree.deps[k] == "prep" and k > noun}
    return {"of", "to"} <= words and tree.words[noun].endswith(("ment", "tion", "sion", "al", "ing", "ance", "ure"))


def each_other(reading: Reading, k: int, mention: Mention, subject: Mention | None) -> Mention:
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
