"""A clause: a predicate with its arguments and adjuncts, each found once."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.tree import Tree
from kg.ontology import Ontology, Signature

COPULAS = frozenset({"be", "become", "remain"})
_PARTICLE_TAGS = frozenset({"RP", "RB", "IN"})
_WAYS = frozenset({"back", "home", "away", "over", "up", "down", "abroad", "onward", "onwards", "straight", "directly"})
_GOALS = frozenset({"to", "into", "from", "toward", "towards"})
_PARTICLES = frozenset(
    {"up", "down", "out", "off", "back", "away", "over", "in", "on", "through", "along", "apart", "around", "forward", "ahead",
     "together", "aside", "about", "across", "by", "short", "behind", "round"}
)  # fmt: skip

_NEARNESS = frozenset({"close", "closer", "near", "nearer"})


@dataclass(slots=True)
class Clause:
    """The children of predicate `head`, sorted into slots (token indices, −1 for none)."""

    head: int
    lemma: str
    label: str
    subject: int = -1
    clausal_subject: int = -1
    expletive: int = -1
    passive: bool = False
    object: int = -1
    dative: int = -1
    attribute: int = -1
    adjective: int = -1
    agent: int = -1
    particle: int = -1
    prepositions: list[tuple[int, int]] = field(default_factory=list)  # (preposition, its object)
    clausal_prepositions: list[tuple[int, int]] = field(default_factory=list)  # (preposition, its verb)
    auxiliaries: list[int] = field(default_factory=list)
    adverbs: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    finite_complements: list[int] = field(default_factory=list)
    open_complements: list[int] = field(default_factory=list)
    adverbials: list[int] = field(default_factory=list)
    conjuncts: list[int] = field(default_factory=list)
    asides: list[int] = field(default_factory=list)
    nouns: list[int] = field(default_factory=list)

    @property
    def infinitive(self) -> bool:
        return bool(self.auxiliaries) and self._to

    _to: bool = False


def read_clause(tree: Tree, head: int, ontology: Ontology) -> Clause:
    """Sort the children of a predicate into the slots of a clause and name its action."""
    lemma = action_lemma(tree, head)
    clause = Clause(head, lemma, lemma)
    for k in tree.children[head]:
        dep = tree.deps[k]
        word = tree.lower[k]
        if dep in {"nsubj", "nsubjpass"}:
            # the subject proper stands last where the parser found two ("Tuesday China said")
            if clause.subject < 0 or (tree.entities[clause.subject] in ("DATE", "TIME") and k < head):
                clause.subject = k
            elif k > head and clause.object < 0:
                clause.object = k
            if dep == "nsubjpass":
                clause.passive = True
        elif dep in ("csubj", "csubjpass"):
            clause.clausal_subject = k
            clause.passive = clause.passive or dep == "csubjpass"
        elif dep == "expl":
            clause.expletive = k
        elif dep == "auxpass":
            clause.passive = True
            clause.auxiliaries.append(k)
        elif dep == "aux":
            clause.auxiliaries.append(k)
            if tree.tags[k] == "TO":
                clause._to = True
        elif dep in ("dobj", "obj"):
            if clause.object < 0:
                clause.object = k
            else:
                clause.nouns.append(k)
        elif dep in ("dative", "iobj"):
            if tree.tags[k] in ("IN", "TO"):
                pobj = tree.child(k, "pobj")
                if pobj >= 0:
                    clause.prepositions.append((k, pobj))
            else:
                clause.dative = k
        elif dep in ("attr", "oprd"):
            if tree.is_verb(k) and tree.child(k, "aux") >= 0 and tree.tags[k] == "VB":
                clause.open_complements.append(k)
            elif dep == "attr" or tree.tags[k] not in ("JJ", "JJR", "JJS", "VBN"):
                clause.attribute = k
            else:
                clause.adjective = k
        elif dep == "acomp":
            clause.adjective = k
        elif dep == "agent":
            pobj = tree.child(k, "pobj")
            pcomp = tree.child(k, "pcomp")
            if pobj >= 0:
                clause.agent = pobj
            elif pcomp >= 0:
                clause.clausal_prepositions.append((k, pcomp))
        elif dep == "prt" and tree.child(k, "pobj") >= 0 and f"{lemma} {word}" not in ontology.verbs:
            clause.prepositions.append((k, tree.child(k, "pobj")))
        elif dep == "prt":
            clause.particle = k
        elif dep == "prep":
            for n in tree.children[k]:
                # "without a deal and without having seen"
                if tree.deps[n] == "conj" and tree.tags[n] in ("IN", "TO"):
                    if (pobj := tree.child(n, "pobj")) >= 0:
                        clause.prepositions.append((n, pobj))
                    elif (verb := tree.child(n, "pcomp")) >= 0:
                        clause.clausal_prepositions.append((n, verb))
            pobj = tree.child(k, "pobj")
            pcomp = tree.child(k, "pcomp")
            inner = tree.child(k, "prep")
            if pobj >= 0:
                clause.prepositions.append((k, pobj))
            elif pcomp >= 0:
                clause.clausal_prepositions.append((k, pcomp))
            elif inner >= 0:
                deeper = tree.child(inner, "pobj")
                if deeper >= 0:
                    clause.prepositions.append((inner, deeper))
                elif (verb := tree.child(inner, "pcomp")) >= 0:
                    # "backed out of buying"
                    if (f"{lemma} {word}", "verb", f"{tree.lower[inner]}-gerund") in ontology.signatures:
                        clause.label = f"{lemma} {word}"
                    clause.clausal_prepositions.append((inner, verb))
            else:
                clause.adverbs.append(k)
        elif dep == "pcomp":
            pass
        elif dep == "mark":
            clause.marks.append(k)
        elif dep in ("advmod", "neg", "npadvmod", "intj", "dep", "preconj"):
            clause.adverbs.append(k)
            for inner in tree.children[k]:
                if word in _NEARNESS and tree.lower[inner] == "to" and (noun := tree.child(inner, "pobj")) >= 0:
                    clause.prepositions.append((inner, noun))  # "moved closer to Moscow"
                # "stopped short of suspending"
                if tree.deps[inner] == "prep" and (verb := tree.child(inner, "pcomp")) >= 0:
                    if (f"{lemma} {word}", "verb", f"{tree.lower[inner]}-gerund") in ontology.signatures:
                        clause.label = f"{lemma} {word}"
                    clause.clausal_prepositions.append((inner, verb))
                elif tree.deps[inner] == "prep" and word in _WAYS and tree.lower[inner] in _GOALS:
                    pobj = tree.child(inner, "pobj")
                    if pobj < 0:
                        continue
                    clause.prepositions.append((inner, pobj))  # "sent them back to Oslo"
        elif dep == "ccomp":
            clause.finite_complements.append(k)
        elif dep == "xcomp":
            clause.open_complements.append(k)
        elif dep == "advcl":
            clause.adverbials.append(k)
        elif dep == "conj" and tree.tags[k] in ("IN", "TO") and tree.child(k, "pcomp") > k:
            clause.clausal_prepositions.append((k, tree.child(k, "pcomp")))  # "dreamed of leaving and of returning"
        elif dep == "conj":
            clause.conjuncts.append(k)
        elif dep in ("parataxis", "acl", "relcl", "appos"):
            clause.asides.append(k)
    _name_action(tree, clause, ontology)
    if clause.object >= 0 and clause.nouns and clause.dative < 0 and lemma in ontology.words.get("recipient-verb", ()):
        clause.dative, clause.object = clause.object, clause.nouns[0]
    if clause.passive and clause.agent < 0:
        _share_agent(tree, clause)
    if (
        clause.object < 0
        and not clause.passive
        and not clause.prepositions
        and not clause.open_complements
        and not clause.finite_complements
        and clause.attribute < 0
    ):
        _share_object(tree, clause)
    return clause


def _share_agent(tree: Tree, clause: Clause) -> None:
    """Take the agent of the participle right after in "was boarded and searched by marines"."""
    for k in clause.conjuncts:
        between = range(clause.head + 1, k)
        if tree.tags[k] == "VBN" and len(between) <= 3 and all(tree.tags[t] in ("CC", "RB", ",") for t in between):
            agent = tree.child(k, "agent")
            clause.agent = tree.child(agent, "pobj") if agent >= 0 else -1
            return


def _share_object(tree: Tree, clause: Clause) -> None:
    """Take the object of the verb right after in "bought and restructured X"."""
    for k in clause.conjuncts:
        between = range(clause.head + 1, k)
        if not tree.is_verb(k) or len(between) > 4 or any(tree.tags[t] not in ("CC", "RB", ",", "MD") for t in between):
            continue
        inner = k
        shared = tree.child(inner, "dobj")
        while shared < 0 and (further := tree.child(inner, "conj")) >= 0 and tree.is_verb(further):
            inner = further  # "bought, closed and demolished the plant"
            shared = tree.child(inner, "dobj")
        if shared >= 0 and tree.child(k, "nsubj") < 0:
            clause.object = shared
        return


def action_lemma(tree: Tree, head: int) -> str:
    """Return the verb's lemma in lower case, without a prefix's hyphen ("re-open" is reopen)."""
    lemma = tree.lemmas[head].lower()
    return lemma.replace("-", "") if "-" in lemma else lemma


def _name_action(tree: Tree, clause: Clause, ontology: Ontology) -> None:
    lemma = clause.lemma
    if clause.particle >= 0:
        clause.label = f"{lemma} {tree.lower[clause.particle]}"
        return
    for k in clause.adverbs:
        word = tree.lower[k]
        if (
            word in _PARTICLES
            and tree.tags[k] in _PARTICLE_TAGS
            and k > clause.head
            and f"{lemma} {word}" in ontology.verbs
        ):
            clause.particle = k
            clause.label = f"{lemma} {word}"
            return
    for prep, _ in [*clause.prepositions, *clause.clausal_prepositions]:
        phrase = f"{lemma} {tree.lower[prep]}"
        if (
            phrase in ontology.verbs
            and (prep == clause.head + 1 or (prep == clause.head + 2 and tree.tags[prep - 1] == "RB"))
            and clause.object < 0
            and tree.lower[prep] in _PARTICLES | {"for", "upon"}
        ):
            clause.particle = prep
            clause.label = ontology.verbs[phrase]
            return
    for k in clause.adverbs + [tree.heads[prep] for prep, _ in clause.prepositions if tree.heads[prep] != clause.head]:
        # "walked out of the talks"
        word = tree.lower[k]
        if (
            tree.heads[k] == clause.head
            and tree.deps[k] == "prep"
            and word in _PARTICLES
            and f"{lemma} {word}" in ontology.verbs
            and clause.object < 0
        ):
            clause.particle, clause.label = k, f"{lemma} {word}"
            return
    label = ontology.verbs.get(lemma)
    if label is not None and label != lemma and label.replace("-", "") == lemma:
        clause.label = label


def find_signature(ontology: Ontology, lemma: str, label: str, sort: str, *frames: str) -> Signature | None:
    table = ontology.signatures
    for frame in frames:
        found = table.get((label, sort, frame)) or table.get((lemma, sort, frame))
        if found is not None:
            return found
    return None
