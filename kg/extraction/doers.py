"""Who does what a clause without a subject says, where it hangs on a noun: "a chance to leave", "pressure on Oslo to pay".

A noun's own people come first: whose it is, by whom, for or on whom. Else whoever the governing verb gives it to; else the verb's
subject, where the verb tells that it is the subject's own ("has a chance", "made an attempt") and not another's ("opened chances",
"blocked attempts"). Where nobody of these is left, nobody can know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.clauses import Clause
from kg.extraction.kinds import is_party, is_time
from kg.model import Mention
from kg.ontology import Signature

if TYPE_CHECKING:
    from kg.extraction.reading import Reading

_AGENTS = ("or", "er", "ist", "ian", "eer", "man", "woman", "management")  # "the auditor", which no list may hold
_LONG = 6
_ALSO_THINGS = frozenset(
    {"have", "lack", "possess", "retain", "be", "lose", "gain", "get"}
)  # "the law has the power to"


def find_doer(
    reading: Reading,
    mention: Mention,
    own: Mention | None,
    frame: str,
    signature: Signature | None,
    subject: Mention | None,
    governing: Clause | None,
) -> Mention | None:
    """Return who does what hangs on the noun of `mention`; `own` is its possessor, `subject` that of the governing verb."""
    if own is not None:
        return own
    if signature is None:
        # "engaged in talks in seeking a truce" has the clause's subject; elsewhere nobody knows who
        return subject if frame in ("in-gerund", "by-gerund") and governing is not None else None
    if frame == "to" and (named := find_named(reading, mention)) is not None:
        return named
    if governing is None:
        return subject
    if frame == "to" and (given := _find_receiver(reading, mention, governing)) is not None:
        return given
    if subject is None or subject.head == mention.head:
        return None
    return subject if _is_own(reading, mention, frame, subject, governing) else None


def find_named(reading: Reading, mention: Mention) -> Mention | None:
    """Return the party that the noun itself names: "the readiness of Chad to", "pressure on the bank to", "a task for Oslo"."""
    whose = mention.complement
    if whose is not None and (
        is_party(reading, whose) or mention.lemma in reading.ontology.words.get("chance-noun", ())
    ):
        return whose  # "the right of vessels to fish"
    for pobj in reading.tree.objects_of(mention.head, "for", "on", "upon", "facing"):
        if is_time(reading, pobj):
            continue
        other = reading.participant(pobj, "oblique", -1)
        if is_party(reading, other):
            return other
    return None


def _find_receiver(reading: Reading, mention: Mention, governing: Clause) -> Mention | None:
    """Return who is given it: "gave Oslo a chance to leave", "Oslo was denied the right to leave"."""
    if governing.lemma not in reading.ontology.words.get("recipient-verb", ()):
        return None
    tree = reading.tree
    k = governing.dative
    if k >= 0 and tree.tags[k] in ("TO", "IN"):
        k = tree.child(k, "pobj")
    if k < 0 and governing.passive and governing.subject >= 0:
        k = governing.subject
    if k < 0 or k == mention.head:
        return None
    return reading.participant(k, "dative", governing.head)


def _is_own(reading: Reading, mention: Mention, frame: str, subject: Mention, governing: Clause) -> bool:
    """Whether the governing verb tells that what the noun names is the subject's own."""
    words = reading.ontology.words
    verbs = {governing.lemma, governing.label}
    noun = mention.lemma
    tree = reading.tree
    if tree.deps[mention.head] == "pobj" and tree.lower[tree.heads[mention.head]] == "in":
        return not is_thing(reading, subject)  # "in an effort to keep its ally"
    if is_thing(reading, subject) and not verbs & _ALSO_THINGS:
        return False
    if noun in words.get("request-noun", ()):
        return bool(verbs & words.get("addressed-verb", frozenset()))
    if frame == "to" and noun in words.get("chance-noun", ()):
        return bool(verbs & words.get("holding-verb", frozenset()))
    return not verbs & words.get("others-verb", frozenset())


def find_purposive(reading: Reading, clause: Clause, k: int, doer: Mention | None) -> Mention | None:
    """Return who does what the infinitive `k` beside a clause says: its subject, but no thing where people are named.

    "looked to Oslo to lead" has Oslo; "the ruling increases pressure on the bank to sell" has the bank; "the plan demands talks between
    Oslo and Riga to settle the border" has both.
    """
    leaned = _find_leaned_on(reading, clause, k)
    if leaned is not None:
        return leaned
    if doer is None or not is_thing(reading, doer) or clause.object < 0 or clause.passive:
        return doer
    thing = reading.nominals.phrase(clause.object, "object", clause.head)
    between = find_between(reading, thing)
    if between is not None:
        return between
    if (thing.lemma, "noun", "to") in reading.ontology.signatures:
        return thing.possessor or find_named(reading, thing)
    return doer


def is_thing(reading: Reading, mention: Mention) -> bool:
    """Whether a common noun names no party: "the ruling", "the start of talks"."""
    if mention.form != "nominal" or mention.members or is_party(reading, mention):
        return False
    return len(mention.lemma) < _LONG or not mention.lemma.endswith(_AGENTS)


def find_between(reading: Reading, mention: Mention) -> Mention | None:
    """Return the parties of an event, or of what the phrase is of: "the start of talks between Oslo and Riga"."""
    tree = reading.tree
    noun = mention.head
    while noun >= 0:
        pobj = tree.object_of(noun, "between", "among")
        if pobj >= 0:
            pair = reading.participant(pobj, "oblique", -1)
            return pair if is_party(reading, pair) else None
        noun = tree.object_of(noun, "of")
    return None


def _find_leaned_on(reading: Reading, clause: Clause, k: int) -> Mention | None:
    """Return who is to do it in "looked to Oslo to lead", "relied on the navy to guard the port"."""
    if clause.lemma not in reading.ontology.words.get("leaning-verb", ()):
        return None
    tree = reading.tree
    for prep, pobj in clause.prepositions:
        if clause.head < prep < k and tree.lower[prep] in ("to", "on", "upon", "for"):
            other = reading.participant(pobj, "oblique", clause.head)
            return other if other.form == "pronoun" or is_party(reading, other) else None
    return None
