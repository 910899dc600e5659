"""Is this clause asked, supposed, denied, in the past? The small questions about one clause's mood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.clauses import Clause, find_signature, read_clause
from kg.extraction.factuality import CONDITIONS, SUPPOSITIONS
from kg.extraction.repair.unreal import SUPPOSING
from kg.extraction.tree import NOUN_TAGS
from kg.model import Mention

if TYPE_CHECKING:
    from kg.extraction.reading import Reading

_WH = frozenset(
    {"who", "whom", "what", "which", "whose", "why", "how", "where", "when", "whether", "whatever", "whoever"}
)


def is_question(reading: Reading, clause: Clause) -> bool:
    tree = reading.tree
    if _asks_later(reading, clause) or _is_told_before(reading, clause):
        return False
    _, last = tree.edges(clause.head)
    for k in range(last, max(last - 4, -1), -1):
        if tree.words[k] == "?":
            # what stands before a colon is not asked: "One question is left: who will pay?"
            return ":" not in tree.words[clause.head : k] or '"' in tree.words[clause.head : k]
        if tree.words[k] not in ('"', "'", ")", "''"):
            break
    return any(tree.words[k] == "?" for k in tree.children[clause.head])


def _asks_later(reading: Reading, clause: Clause) -> bool:
    """Whether the clause only leads to the question: "They bought the port, so why did Oslo object?"."""
    tree = reading.tree
    if clause.subject < 0 or clause.subject > clause.head or any(a < clause.subject for a in clause.auxiliaries):
        return False
    first, _ = tree.edges(clause.head)
    if any(tree.lower[t] in _WH for t in range(first, clause.subject + 1)):
        return False
    for k in clause.conjuncts:
        subject = tree.child(k, "nsubj", "nsubjpass")
        opening = range(clause.head + 1, subject if subject >= 0 else k)
        if any(tree.lower[t] in ("why", "how", "who", "what", "when", "where") and tree.heads[t] == k for t in opening):
            return True
        if subject >= 0 and any(tree.deps[a] == "aux" and clause.head < a < subject for a in tree.children[k]):
            return True
    return False


def _is_told_before(reading: Reading, clause: Clause) -> bool:
    """Whether the clause tells something in a statement's word order before the sentence asks: "It failed the test, what should I do?"."""
    tree, head = reading.tree, clause.head
    if clause.subject < 0 or clause.subject > head or any(a < clause.subject for a in clause.auxiliaries):
        return False
    if any(tree.lower[t] in _WH for t in range(min(clause.subject, *tree.edges(head)), clause.subject + 1)):
        return False
    mark = max((t for t in range(tree.size) if tree.words[t] == "?"), default=-1)
    return any(_inverts(reading, a, head) for a in range(head + 1, mark))


def _inverts(reading: Reading, auxiliary: int, head: int) -> bool:
    """Whether an auxiliary stands before the subject of a verb of its own, after a question word or at the opening of its clause."""
    tree = reading.tree
    verb = tree.heads[auxiliary]
    if tree.deps[auxiliary] != "aux" or verb <= auxiliary or verb == head:
        return False
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if not auxiliary < subject < verb:
        return False
    before = auxiliary - 1
    return tree.lower[before] in _WH or tree.tags[before] in (":", ",", "CC", ".") or tree.tags[before].startswith("NN")


_LONG = (["as", "long", "as"], ["so", "long", "as"], ["on", "condition", "that"], ["in", "case", "of"])


def find_condition(reading: Reading, clause: Clause) -> str:
    """Return the conjunction that makes this clause a condition, "inversion" for "Had Oslo known", or ""."""
    tree = reading.tree
    for k in clause.marks:
        word = tree.lower[k]
        if word in ("if", "though") and k > 0 and tree.lower[k - 1] == "as":
            return "as if"
        if word in CONDITIONS:
            return word
        if k == 0 and word in SUPPOSING:
            return "if"  # "Say Oslo sank the ferry"
        if word == "in" and k + 1 < tree.size and tree.lower[k + 1] == "case":
            return "if"
    for k in clause.adverbs:
        if tree.lower[k] in ("if", "unless") and k < clause.head:
            return tree.lower[k]
    before = tree.lower[max(0, clause.subject - 5) : clause.subject] if clause.subject > 0 else []
    if any(before[n] in SUPPOSITIONS and before[n + 1] == "that" for n in range(len(before) - 1)):
        return "if"  # "provided that Oslo agrees"
    if any(before[n : n + 2] == ["in", "case"] for n in range(len(before) - 1)):
        return "if"
    if before[:3] in _LONG or any(before[n : n + 3] in _LONG for n in range(len(before))):
        return "if"
    if _compares(reading, clause):
        return "if"
    if any(
        tree.lower[k] == "otherwise" and 1 < k < clause.subject and tree.words[k - 1] in (",", ";")
        for k in clause.adverbs
    ):
        return "if"  # "Oslo must sign, otherwise Bergen leaves"
    if tree.deps[clause.head] == "advcl" and any(tree.lower[k] == "whether" for k in clause.marks):
        return "whether"  # "whether or not Oslo signs"
    if clause.subject > 0 and "?" not in tree.words:
        opener = min([*clause.auxiliaries, clause.head])
        if (
            tree.lower[opener] in ("had", "were", "should")
            and opener < clause.subject
            and (
                opener == 0
                or (tree.deps[clause.head] == "advcl" and tree.words[opener - 1] in (",", '"', "and", "but", "that"))
                or (tree.words[opener - 1] == "," and tree.lower[opener] == "had" and tree.tags[clause.head] == "VBN")
                or (  # "will sue should Oslo withdraw"
                    tree.deps[clause.head] in ("advcl", "ccomp")
                    and tree.heads[clause.head] < opener
                    and tree.lower[opener] != "had"
                    and (tree.tags[opener - 1] in NOUN_TAGS or tree.is_verb(opener - 1))
                )
            )
        ):
            return "inversion"
    return ""


def _compares(reading: Reading, clause: Clause) -> bool:
    """Whether the clause is the first half of "the sooner Oslo leaves, the better"."""
    tree = reading.tree

    def opens(t: int) -> bool:
        return tree.lower[t] == "the" and t + 1 < tree.size and tree.tags[t + 1] in ("RBR", "JJR")

    if not any(tree.tags[t] in ("RBR", "JJR") for t in range(1, clause.head)):
        return False
    first, _ = tree.edges(clause.head)
    return opens(first) and any(tree.words[t - 1] == "," and opens(t) for t in range(clause.head + 1, tree.size))


def has_condition(reading: Reading, clause: Clause) -> bool:
    signature = find_signature(reading.ontology, clause.lemma, clause.label, "verb", "to", "that")
    embedded = [*clause.open_complements, *clause.finite_complements] if signature and signature.stated else []
    for k in clause.adverbials:
        if any(clause.head < c < k for c in embedded):
            continue  # "threatened to strike unless …": it is the strike that depends on it
        inner = read_clause(reading.tree, k, reading.ontology)
        word = find_condition(reading, inner)
        if (
            word
            and word not in ("lest", "as if", "whether")
            and not any(reading.tree.lower[m - 1] == "even" for m in inner.marks if m > 0)
        ):
            return True
    return False


def is_imperative(reading: Reading, clause: Clause, auxiliaries: list[int]) -> bool:
    """Whether the clause tells somebody to do something: a bare verb form without a subject, or after "please" or "lets"."""
    tree = reading.tree
    if clause.subject >= 0 and clause.head == clause.subject + 1 and tree.words[clause.subject] == "Lets":
        return tree.tags[clause.head] == "VB"  # "Lets meet soon"
    bare = tree.tags[clause.head] == "VB" or (tree.tags[clause.head] == "VBP" and is_pleaded(reading, clause))
    above = tree.heads[clause.head]
    embedded = tree.deps[clause.head] in ("xcomp", "ccomp") and tree.is_verb(above)
    if above < clause.head and (tree.lemmas[above] == "be" or embedded):
        return False  # "all Oslo did was ban it", "will help lift the ban"
    return bare and clause.subject < 0 and not auxiliaries and not any(tree.tags[m] == "IN" for m in clause.marks)


def is_pleaded(reading: Reading, clause: Clause) -> bool:
    """Whether "please" stands before the verb."""
    tree, head = reading.tree, clause.head
    return tree.lower[head - 1] == "please" or any(tree.lower[k] == "please" and k < head for k in tree.children[head])


def is_headline_passive(reading: Reading, clause: Clause) -> bool:
    """Whether a headline's past form is a participle: "Whistleblower arrested in Malta"."""
    tree, head = reading.tree, clause.head
    if tree.tags[head] not in ("VBD", "VBN") or clause.auxiliaries or clause.subject < 0 or not is_headline(reading):
        return False
    return (
        clause.object < 0
        and clause.dative < 0
        and not clause.open_complements
        and not clause.finite_complements
        and clause.lemma in reading.ontology.words.get("headline-passive-verb", ())
    )


def is_headline(reading: Reading) -> bool:
    tree = reading.tree
    return tree.sentence.kind == "heading" or tree.words[-1] not in (".", "!", '"')


def is_past(reading: Reading, clause: Clause) -> bool:
    """Whether the clause tells of the past: its finite verb stands in a past tense, or it is a perfect."""
    tree = reading.tree
    finite = clause.auxiliaries[0] if clause.auxiliaries else clause.head
    if tree.tags[finite] == "MD":
        return False
    return tree.tags[finite] == "VBD" or tree.lower[finite] in ("was", "were", "had", "did", "has", "have", "'ve")


def is_scheduled(reading: Reading, clause: Clause) -> bool:
    """Whether a present tense tells what is to come: "flies to Moscow tomorrow", "is meeting Oslo next week"."""
    tree, head = reading.tree, clause.head
    finite = clause.auxiliaries[0] if clause.auxiliaries else head
    if tree.tags[finite] not in ("VBZ", "VBP") or tree.lemmas[finite] in ("have", "do") or tree.tags[head] == "VBN":
        return False
    if clause.lemma in reading.ontology.words.get("intensional-verb", ()) or find_signature(
        reading.ontology, clause.lemma, clause.label, "verb", "that"
    ):
        return False  # "expects growth next year" already does
    return any(_is_to_come(reading, k) for k in tree.children[head] if tree.deps[k] in ("npadvmod", "advmod", "prep"))


def _is_to_come(reading: Reading, k: int) -> bool:
    """Whether an adverbial names a time that is still to come: "tomorrow", "next week", "in the coming months"."""
    tree = reading.tree
    first, last = tree.edges(k)
    if tree.lower[k] == "tomorrow":
        return True
    dated = any(tree.entities[t] in ("DATE", "TIME") for t in range(first, last + 1))
    return dated and any(
        tree.lower[t] in ("next", "coming", "tomorrow") for t in range(first, min(last, first + 3) + 1)
    )


def is_yes_no(reading: Reading, clause: Clause) -> bool:
    """Whether "whether" or "if" opens the clause."""
    return any(reading.tree.lower[m] in ("whether", "if") for m in (*clause.marks, *clause.adverbs))


def is_present_perfect(reading: Reading, clause: Clause) -> bool:
    """Whether the clause stands in the present perfect: "until they have agreed"."""
    return bool(clause.auxiliaries) and reading.tree.lower[clause.auxiliaries[0]] in ("has", "have", "'ve")


def tells_outcome(reading: Reading, clause: Clause, k: int) -> bool:
    """Whether an infinitive tells what came of it, not what it was for: "rose to close at 66 dollars", "arrived only to find"."""
    tree, words = reading.tree, reading.ontology.words
    first, _ = tree.edges(k)
    if first > 0 and "only" in (tree.lower[first], tree.lower[first - 1]) and first > clause.head:
        return True
    return (
        k > clause.head
        and not clause.passive
        and clause.lemma in words.get("arriving-verb", ())
        and tree.lemmas[k].lower() in words.get("outcome-verb", ())
    )


def is_wh_clause(reading: Reading, k: int, inner: Clause) -> bool:
    tree = reading.tree
    if k in reading.fillers:
        return False  # "which residents said had crossed": a relative clause
    for m in inner.marks:
        if tree.lower[m] in ("whether", "if"):
            return True
    first, _ = tree.edges(k)
    for t in range(first, min(first + 3, k + 1)):
        if tree.lower[t] in _WH and tree.tags[t] in ("WP", "WDT", "WRB", "WP$", "IN"):
            return True
        if tree.tags[t] not in ("CC", "RB", "IN", '"', "``", "''", ","):
            break
    return False


def after_nor(reading: Reading, clause: Clause) -> bool:
    """Whether "nor" or "let alone" coordinates this predicate with the one before."""
    tree = reading.tree
    first = min([*clause.auxiliaries, *(k for k in clause.adverbs if k < clause.head), clause.head])
    if tree.lower[max(0, first - 2) : first] == ["let", "alone"]:
        return True
    return any(tree.lower[t] == "nor" for t in range(max(0, first - 2), clause.head))


def shared_negation(reading: Reading, shared: Clause) -> bool:
    """Whether the first of coordinated clauses has a negation that the others share."""
    tree = reading.tree
    if shared.head in reading.denied:
        return True
    for k in tree.children[shared.head]:
        if (tree.deps[k] == "neg" or tree.lower[k] in ("neither", "never")) and k < shared.head:
            return not (
                tree.lower[k] == "not" and k + 1 < tree.size and tree.lower[k + 1] in ("only", "just", "merely")
            )
    return False


def shares_auxiliary(reading: Reading, first: Clause, other: Clause) -> bool:
    tree = reading.tree
    if other.subject >= 0 or not first.auxiliaries:
        return False
    if other.auxiliaries and not other.infinitive:
        return False
    one, two = tree.tags[first.head], tree.tags[other.head]
    if one == two:
        return one in ("VB", "VBN", "VBG")
    return {one, two} in ({"VBN", "VBD"}, {"VB", "VBP"}) and two in ("VBN", "VBD", "VB", "VBP") and one in ("VBN", "VB")


def object_negates(reading: Reading, k: int) -> bool:
    tree = reading.tree
    for n in tree.children[k]:
        if n < k and tree.deps[n] in ("det", "preconj", "cc", "neg") and tree.lower[n] in ("no", "neither"):
            return True
    return tree.lower[k] in ("nobody", "nothing", "none", "neither")


def is_negative(mention: Mention, k: int) -> bool:
    if k < 0:
        return False
    return mention.negative or bool(mention.members and all(m.negative for m in mention.members))


def is_mandated(reading: Reading, clause: Clause, k: int, inner: Clause) -> bool:
    """Whether a reported clause has the bare verb of what ought to be: "insisted that Oslo free the nuns", "that they leave".

    After a singular subject the bare form tells (with a tag of the present only under a verb that asks for something, since "Oslo
    say" occurs). After a plural one nothing does but the past of the verb that asks, and a deed that is no stance.
    """
    tree = reading.tree
    if inner.auxiliaries or inner.subject < 0 or tree.tags[k] not in ("VB", "VBP") or k in reading.quoted:
        return False
    words = reading.ontology.words
    asks = clause.lemma in words.get("mandative-verb", ())
    subject = inner.subject
    several = tree.tags[subject] in ("NNS", "NNPS") or tree.child(subject, "conj") >= 0
    several = several or tree.lower[subject] in (
        "they",
        "we",
        "you",
        "i",
        "these",
        "those",
        "both",
        "all",
        "who",
        "which",
    )
    several = several or tree.lemmas[subject].lower() in words.get("collective-noun", ())
    if not several:
        return tree.tags[k] == "VB" or asks
    name = reading.ontology.action_class(inner.lemma)
    quad = reading.ontology.classes[name].quad if name is not None else None
    return asks and tree.tags[clause.head] in ("VBD", "VBN") and quad is not None and quad.startswith("Material")


def is_alternative(reading: Reading, clause: Clause) -> bool:
    """Whether the clause tells one of two things of which only one need be: "either Oslo or Bergen paid", "Oslo pays or Bergen sues"."""
    tree, head = reading.tree, clause.head
    if any(tree.lower[k] == "either" and tree.deps[k] in ("preconj", "cc") for k in tree.children[head] if k < head):
        return True
    subject = clause.subject
    if subject >= 0 and any(tree.lower[k] == "either" for k in tree.children[subject]):
        other = tree.child(subject, "conj")
        return any(tree.lower[t] == "or" for t in range(subject + 1, other))
    return _pays_or_else(reading, head) or (
        tree.deps[head] == "conj" and tree.heads[head] < head and _pays_or_else(reading, tree.heads[head])
    )


def _pays_or_else(reading: Reading, head: int) -> bool:
    """Whether "or" joins a clause with another that has a subject of its own, a name or a noun."""
    tree = reading.tree
    for k in tree.children[head]:
        if tree.deps[k] == "conj" and k > head and tree.is_verb(k) and tree.is_verb(head):
            subject = tree.child(k, "nsubj", "nsubjpass")
            first, _ = tree.edges(k)
            if subject > head and tree.tags[subject] in NOUN_TAGS:
                opening = tree.lower[max(head, first - 1) : subject]
                return "or" in opening and "so" not in opening
    return False
