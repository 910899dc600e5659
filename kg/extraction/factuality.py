"""How a clause holds: polarity and modality of its own, and composed with those of everything around it.

Embedding words act by their signature (Karttunen 1971; Nairn, Condoravdi and Karttunen 2006): each maps the polarity and modality
of its own clause to those of the clause it embeds. Composition runs from the outermost clause inwards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extraction.tree import Tree
from kg.model import Mention, Modality, Polarity
from kg.ontology import Ontology, Signature

_MODALS: dict[str, Modality] = {
    "will": "predicted", "shall": "predicted", "'ll": "predicted", "wo": "predicted", "would": "conditional", "'d": "conditional",
    "may": "possible", "might": "possible", "can": "possible", "could": "possible", "ca": "possible",
    "must": "obligatory", "should": "obligatory", "need": "obligatory", "dare": "possible", "ought": "obligatory",
}  # fmt: skip
NEGATIONS = frozenset(
    {"not", "n't", "never", "neither", "nor", "hardly", "scarcely", "barely", "rarely", "seldom", "nowhere"}
)
UNCERTAIN = frozenset(
    {
        "perhaps",
        "maybe",
        "possibly",
        "probably",
        "allegedly",
        "reportedly",
        "supposedly",
        "presumably",
        "apparently",
        "conceivably",
        "seemingly",
        "purportedly",
        "ostensibly",
        "arguably",
        "potentially",
        "likely",
    }
)
_UNTRUE = frozenset({"falsely", "wrongly", "mistakenly", "erroneously"})
SUPPOSITIONS = frozenset({"provided", "providing", "supposing", "assuming", "granted"})
CONDITIONS = frozenset({"if", "provided", "providing", "supposing", "assuming", "unless", "lest"})


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a clause: whether it holds, in which mode, by whose word.

    `weak` marks a modality that gives way to the clause's own (a reported clause under an unreal report is at best possible).
    `reported` tells that "would" is a future seen from the past. `trail` names the gates passed, outermost first.
    """

    affirmed: bool = True
    modality: Modality = "actual"
    sources: tuple[Mention, ...] = ()
    weak: bool = False
    reported: bool = False
    unsourced: bool = False  # somebody unnamed says it
    trail: tuple[str, ...] = ()

    @property
    def polarity(self) -> Polarity:
        return "affirmed" if self.affirmed else "negated"


def own_modality(tree: Tree, auxiliaries: list[int], adverbs: list[int], *, reported: bool) -> Modality:
    """Return the modality that a clause's own auxiliaries and adverbs give it."""
    modality: Modality = "actual"
    for k in auxiliaries:
        word = tree.lower[k]
        found = _MODALS.get(word)
        if word == "'d" and tree.tags[k] != "MD":
            found = None
        if found == "conditional" and reported:
            found = "predicted"
        if found:
            modality = found
            break
    if modality == "actual" and any(tree.lower[k] == "better" and tree.lower[k - 1] in ("had", "'d") for k in adverbs):
        modality = "obligatory"  # "had better sign"
    almost = any(k and tree.lower[k - 1] in ("almost", "all but") and tree.lower[k].endswith("ly") for k in adverbs)
    if modality == "actual" and (almost or any(tree.lower[k] in UNCERTAIN for k in adverbs)):
        modality = "possible"
    return modality


def find_uncertain(tree: Tree) -> set[int]:
    """Return the predicates in the scope of an adverb of doubt: not that of "an | apparently | unrelated incident"."""
    found = set()
    for i, word in enumerate(tree.lower):
        if word not in UNCERTAIN or tree.deps[i] != "advmod":
            continue
        k = tree.heads[i]
        while not tree.is_verb(k) and tree.heads[k] != k:
            if tree.deps[k] in ("amod", "nummod", "compound", "nmod"):
                k = -1  # what is in doubt is an attribute of the noun
                break
            k = tree.heads[k]
        if k >= 0:
            found.add(k)
    return found


def is_negated(tree: Tree, children: list[int], *, speech: bool = False) -> bool:
    """Whether an odd number of negations stands among a clause's own words.

    `speech` tells that the verb is one of saying: "wrongly accused" denies what was said, not that it was.
    """
    count = 0
    for k in children:
        word = tree.lower[k]
        if tree.deps[k] == "neg" or (word in NEGATIONS and tree.deps[k] in ("advmod", "preconj", "cc", "dep", "det")):
            if word == "nor" and tree.deps[k] == "cc":
                continue
            if word == "not" and k + 1 < tree.size and tree.lower[k + 1] in ("only", "just", "merely", "simply"):
                continue
            count += 1
        elif (
            (word in ("almost", "nearly") and tree.deps[k] == "advmod" and tree.tags[k] == "RB")
            or (word in _UNTRUE and not speech)
            or (word == "longer" and k > 0 and tree.lower[k - 1] == "no")
            or (word == "little" and tree.deps[k] == "advmod")
        ):
            count += 1
        elif tree.deps[k] == "advmod" and any(tree.lower[n] in NEGATIONS for n in tree.children[k]):
            if word.endswith("ly") and k + 1 < tree.size and tree.words[k + 1] == ",":
                continue  # "Not surprisingly, …" denies nothing
            if not any(
                tree.lower[n] == "not" and tree.lower[k] in ("only", "just", "merely", "simply")
                for n in tree.children[k]
            ):
                count += 1
    return count % 2 == 1


def settle(context: Context, own: Modality, *, negated: bool, gate: str = "") -> Context:
    """Return how the clause itself holds, from what surrounds it and what it says of itself."""
    modality = context.modality
    if modality == "actual" or (context.weak and own != "actual"):
        modality = own if own != "actual" else modality
    trail = (*context.trail, gate) if gate else context.trail
    return replace(context, affirmed=context.affirmed != negated, modality=modality, weak=False, trail=trail)


def embed(
    held: Context,
    signature: Signature | None,
    *,
    subject: Mention | None,
    lemma: str,
    ontology: Ontology,
    default_source: bool = False,
) -> Context:
    """Return the context of a clause embedded under a word with `signature`, whose own clause holds as `held`."""
    gate = f"{lemma}:{signature.name if signature else 'default'}"
    attributed = (signature.source is not None) if signature else default_source
    flips = signature is not None and signature.polarity == "negated"
    modality: Modality = (signature.modality or "actual") if signature else "actual"
    if attributed:
        sources = (subject, *held.sources) if subject is not None else held.sources
        affirmed, weak = not flips, False
        if subject is None and not held.sources and modality == "actual":
            modality, weak = "possible", True
        if not held.affirmed:
            if lemma in ontology.words.get("neg-raising-verb", ()):
                affirmed = not affirmed
            elif modality == "actual":
                modality, weak = "possible", False
        if held.modality != "actual" and modality in ("actual", "possible") and not flips:
            if held.modality in ("questioned", "conditional"):
                modality, weak = held.modality, False
            elif modality == "actual":
                modality, weak = "possible", True
        unsourced = held.unsourced or (subject is None and not held.sources)
        return Context(affirmed, modality, sources, weak, reported=True, unsourced=unsourced, trail=(*held.trail, gate))
    affirmed = held.affirmed != flips
    outer = held.modality
    if outer == "conditional" and modality == "intended" and "if" not in held.trail:
        outer = "actual"
    if modality == "questioned" or (modality == "obligatory" and outer == "predicted"):
        outer = "actual"  # "will need to double": an obligation
    if not held.affirmed and flips and signature is not None and signature.stated and modality == "actual":
        modality = "possible"  # "did not prevent Oslo from sending": perhaps Oslo sent
    if not held.affirmed and not flips and signature is not None and signature.stated and modality == "actual":
        affirmed, modality = True, "possible"  # "did not force Oslo to send": Oslo may have
        affirmed = False
    return replace(
        held,
        affirmed=affirmed,
        modality=outer if outer != "actual" else modality,
        weak=False,
        reported=held.reported,
        trail=(*held.trail, gate),
    )
