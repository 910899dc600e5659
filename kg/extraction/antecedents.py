"""What a relative clause says of its noun: whether the noun fills its gap, and whether there is such a thing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.clauses import Clause
from kg.extraction.factuality import Context
from kg.extraction.kinds import is_party, is_time
from kg.extraction.mood import is_present_perfect
from kg.extraction.tree import SUPERLATIVES, Tree
from kg.model import Mention

if TYPE_CHECKING:
    from kg.extraction.reading import Reading


def is_relative(reading: Reading, k: int) -> bool:
    tree = reading.tree
    first, _ = tree.edges(k)
    return tree.tags[first] in ("WDT", "WP", "WP$", "WRB")


def was_done(reading: Reading, inner: Clause, mention: Mention) -> bool:
    """Whether a participle tells who did it to something given: "citizens held by Oslo", not "any law passed by parliament"."""
    participle = reading.tree.tags[inner.head] == "VBN" and not inner.auxiliaries
    return (
        participle and inner.agent >= 0 and mention.determiner not in ("a", "an", "any", "every", "no", "each", "some")
    )


def is_arbitrary(reading: Reading, noun: int) -> bool:
    """Whether the noun stands for whatever there may be of its kind: "any bill that cut spending", "cannot recall one who resigned"."""
    tree = reading.tree
    return tree.lower[noun] == "one" or any(
        k < noun and tree.lower[k] in ("any", "whatever", "whichever") for k in tree.children[noun]
    )


def is_given(reading: Reading, inner: Clause, noun: int) -> bool:
    """Whether what a relative clause says has come about, though "would" governs its noun: "would inherit a bank that has lost money".

    So has what somebody named did to what a phrase before the subject is about: "Under a plan drafted by Oslo, Lima would pay".
    """
    tree = reading.tree
    if is_present_perfect(reading, inner):
        return True
    above = tree.heads[noun]
    verb = tree.heads[above]
    subject = tree.child(verb, "nsubj", "nsubjpass")
    named = inner.agent >= 0 and tree.tags[inner.agent] in ("NNP", "NNPS")
    return named and tree.deps[noun] == "pobj" and tree.deps[above] == "prep" and noun < subject


def is_claim_apposed(reading: Reading, noun: int, mention: Mention) -> bool:
    """Whether the noun sums up what was said before it: "accused Oslo of spying, an allegation that …"."""
    tree = reading.tree
    said = reading.ontology.signatures.get((tree.lemmas[noun].lower(), "noun", "that"))
    return (
        said is not None
        and said.source is not None
        and (tree.deps[noun] in ("appos", "npadvmod") or (tree.deps[noun] == "attr" and _is_added(tree, noun)))
        and mention.determiner in ("a", "an")
    )


def _is_added(tree: Tree, noun: int) -> bool:
    """Whether a predicate noun follows a comma: "that the drone was French, | a claim | that …"."""
    first, _ = tree.edges(noun)
    return first > 0 and tree.words[first - 1] == ","


def is_draft(reading: Reading, noun: int, k: int) -> bool:
    """Whether the noun is the draft of a law, or a law that is only wanted, put forward or stopped, and the clause tells what is in it.

    "a bill banning the party", "vetoed a resolution that condemns Oslo"; a bill that was passed is none.
    """
    tree, words = reading.tree, reading.ontology.words
    if tree.tags[k] not in ("VBG", "VBZ", "VBP") or tree.deps[k] not in ("acl", "relcl"):
        return False
    lemma = tree.lemmas[noun].lower()
    if _tells_content(reading, k):
        return False
    governor = tree.heads[noun]
    verb = tree.lemmas[governor].lower() if tree.is_verb(governor) else ""
    if lemma in words.get("draft-noun", ()):
        return verb not in words.get("passing-verb", ())
    if lemma not in words.get("law-noun", ()) or tree.deps[noun] not in ("dobj", "nsubjpass"):
        return False
    return (
        verb in words.get("intensional-verb", ())
        or verb in words.get("drafting-verb", ())
        or (verb, "verb", "noun") in reading.ontology.signatures
    )


def _tells_content(reading: Reading, k: int) -> bool:
    """Whether the verb tells what a text says, which it does before it is passed: "drafted a petition outlining grievances"."""
    lemma = reading.tree.lemmas[k].lower()
    urging = reading.ontology.signatures.get((lemma, "verb", "object-to"))
    return (
        lemma in reading.ontology.words.get("content-verb", ())
        or (lemma, "verb", "that") in reading.ontology.signatures
        or (urging is not None and urging.source is not None and urging.polarity == "affirmed")
    )


def lacks_subject(reading: Reading, k: int) -> bool:
    """Whether a finite clause has neither subject nor conjunction: in "those he believed | had lost" it is the noun."""
    tree = reading.tree
    finite = tree.tags[k] in ("VBD", "VBZ", "VBP") or any(
        tree.deps[n] in ("aux", "auxpass") and tree.tags[n] in ("VBD", "VBZ", "VBP", "MD") for n in tree.children[k]
    )
    return finite and tree.child(k, "nsubj", "nsubjpass", "mark", "expl") < 0


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
