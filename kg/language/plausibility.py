"""How odd a dependency parse looks: signs that a parser has gone astray, which a reader of English sees at once.

Each sign is a matter of agreement or of what a clause cannot be without, and is told from tags and arcs alone. The weights are in units
of log probability: a parse with a sign more must be e to that power more probable to be preferred (Collins and Koo 2005, "Discriminative
reranking for natural language parsing", with signs set by hand in place of learnt features).
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.doubts import VERBS

FINITE = frozenset({"VBD", "VBZ", "VBP"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})
PLURALS = frozenset({"NNS", "NNPS"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
CLAUSES = frozenset({"ROOT", "relcl", "ccomp", "advcl", "parataxis", "csubj", "pcomp"})
NOMINAL = frozenset({"acl", "amod", "appos", "nmod", "compound", "dobj", "pobj", "dep"})
SINGULAR_DETERMINERS = frozenset({"a", "an", "each", "every", "another", "this", "that"})
ENDS = frozenset({".", ",", "CC", "IN"})
PLAIN = frozenset(
    {"punct", "pobj", "compound", "poss", "case", "aux", "auxpass", "dobj", "advmod", "nummod", "mark", "prt"}
)

ROOT_WITHOUT_VERB = 1.0  # the sentence has a finite verb, and its root is none
NO_SUBJECT = 1.0  # a finite clause has no subject of its own, nor shares one
UNLIKE_CONJUNCTS = 1.0  # a noun is coordinated with a verb
UNLIKE_FORMS = (
    0.5  # verbs with one subject and one auxiliary are coordinated in different forms ("had paid … but insisted")
)
PARTICIPLE_AFTER_AND = 0.7  # "condemned the coup and evacuated diplomats"
DISAGREEMENT = 1.0  # "a … unions"; "teachers … knows"
IDLE_CONJUNCTION = 0.7  # "and" joins nothing
IDLE_PREPOSITION = 0.5  # a preposition with no object, though something follows
TWO_OBJECTS = 1.0  # a verb has two objects that no "and" joins, and neither is a dative
UNLIKE_PREPOSITIONS = 0.4  # "by X … from Y and by Z" joins "from" with "by"
MODIFYING_MODAL = 1.0  # a modal verb is neither an auxiliary nor the verb of a clause
NO_RELATION = 0.3  # the label says that the parser had no idea


def implausibility(words: Sequence[str], tags: Sequence[str], deps: Sequence[str], heads: Sequence[int]) -> float:
    """Return the weight of the signs in a sentence, 0 for none; `heads` are positions in it, a root is its own head."""
    subjects, helped, finite, passive, joined, parents, objects = set(), set(), set(), set(), set(), set(), set()
    weight = 0.0
    for dep, tag, head, i in zip(deps, tags, heads, range(len(deps)), strict=True):
        if head == i:
            continue
        parents.add(head)
        if dep in SUBJECTS:
            subjects.add(head)
        elif dep in ("aux", "auxpass"):
            helped.add(head)
            if tag in FINITE or tag == "MD":
                finite.add(head)
            if dep == "auxpass":
                passive.add(head)
        elif dep == "conj":
            joined.add(head)
        elif dep == "dobj":
            if head in objects:
                weight += TWO_OBJECTS
            objects.add(head)

    for i, dep in enumerate(deps):
        tag = tags[i]
        if dep in PLAIN and tag not in VERBS and tag != "MD":
            continue
        head = heads[i]
        if tag in VERBS:
            if i not in subjects and dep not in ("aux", "auxpass") and (tag in FINITE or i in finite):
                through = dep == "ccomp" and deps[head] == "relcl"  # "which villagers said had crossed"
                if (
                    (dep in CLAUSES and not through)
                    or (dep == "conj" and tags[head] not in VERBS)
                    or (dep in NOMINAL and tag != "VBD")
                ):
                    weight += NO_SUBJECT
        elif tag == "MD":
            if dep in NOMINAL or dep in ("advmod", "nsubj", "nsubjpass"):
                weight += MODIFYING_MODAL
        elif head == i and tag not in ("MD", "UH") and not FINITE.isdisjoint(tags):
            weight += ROOT_WITHOUT_VERB
        if dep == "conj":
            if tag == tags[head] == "IN" and words[i] != words[head] and words[i] in words[:head]:
                weight += UNLIKE_PREPOSITIONS
            weight += _weigh_conjuncts(tag, tags[head], i in subjects, i in helped, head in passive)
        elif dep == "amod":
            if i and tags[i - 1] == "CC" and (tag in ("VBN", "VBD") or words[i].endswith("ed")):
                weight += PARTICIPLE_AFTER_AND
        elif dep == "det":
            if tags[head] in PLURALS and words[i].lower() in SINGULAR_DETERMINERS:
                weight += DISAGREEMENT
        elif dep == "nsubj":
            if i not in joined and head not in helped and (tag, tags[head]) in (("NNS", "VBZ"), ("NN", "VBP")):
                weight += DISAGREEMENT
        elif dep == "cc":
            if i and head not in joined:
                weight += IDLE_CONJUNCTION
        elif dep == "prep":
            if i not in parents and i + 1 < len(deps) and tags[i + 1] not in ENDS:
                weight += IDLE_PREPOSITION
        elif dep in ("dep", "meta", "intj"):
            weight += NO_RELATION
    return weight


def _weigh_conjuncts(tag: str, first: str, own_subject: bool, own_auxiliary: bool, passive: bool) -> float:
    verb, verb_first = tag in VERBS, first in VERBS
    if verb != verb_first:
        return UNLIKE_CONJUNCTS if (tag in NOUNS or first in NOUNS) and "VBG" not in (tag, first) else 0.0
    if not verb or own_subject or own_auxiliary or tag == first or {tag, first} == {"VBZ", "VBP"}:
        return 0.0
    return 0.0 if passive and tag == "VBD" else UNLIKE_FORMS  # "was arrested and died"
