"""Noun phrases to mentions: where a phrase begins, what it is called, what stands before, beside and after its head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.labels import NEGATIVE, Labels
from kg.extraction.tree import NAME_TAGS, NOUN_TAGS, Tree
from kg.model import Mention, TimeExpression
from kg.ontology import Ontology

_EMPTY = frozenset(
    {
        "anyone", "anybody", "anything", "someone", "somebody", "something", "everyone", "everybody", "everything", "one", "nobody",
        "nothing", "none", "who", "whom", "what", "which", "whoever", "whatever", "how", "why", "where", "when", "there", "you", "that",
        "this", "these", "those", "such", "more", "most", "all", "some", "many", "few", "much", "others", "another", "other", "either",
        "neither",
    }
)  # fmt: skip
_LARGE = frozenset({"million", "billion", "trillion"})
# "thousands of villagers" are villagers; how many is no part of who
_VAGUE = frozenset({"thousand", "hundred", "dozen", "score", "million", "handful"})
_PARTITIVE = frozenset(
    {"none", "neither", "all", "both", "most", "much", "many", "some", "each", "few", "several", "whole", "either"}
)
_PRONOUN_TAGS = frozenset({"PRP", "WP", "EX"})
_NUMERIC = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})


class Nominals:
    """The mentions of one sentence, each made once."""

    def __init__(
        self,
        tree: Tree,
        ontology: Ontology,
        spans: dict[int, tuple[int, int, str]],
        times: Sequence[TimeExpression] = (),
    ) -> None:
        self.tree = tree
        self.ontology = ontology
        self.spans = spans
        self._dated = {t for time in times for t in range(time.first, time.last + 1)}
        self._labels = Labels(tree, ontology, spans, self._dated)
        self._known: dict[int, Mention] = {}
        self._groups: dict[int, Mention] = {}

    def is_dated(self, i: int) -> bool:
        """Whether token `i` belongs to a time expression."""
        return i in self._dated

    def made(self) -> list[Mention]:
        """Return every mention made so far in text order, each coordination after its parts."""
        groups = [(max(m.head for m in g.members), 1, g) for g in self._groups.values() if g.members]
        rows = [(i, 0, mention) for i, mention in self._known.items()]
        return [mention for _, _, mention in sorted([*rows, *groups], key=lambda row: row[:2])]

    def phrase(self, i: int, role: str, predicate: int) -> Mention:
        """Return the mention headed by token `i`: one with members where phrases are coordinated."""
        group = self._groups.get(i)
        if group is not None:
            return group
        if (self.tree.lower[i] in _PARTITIVE or self.tree.lemmas[i].lower() in _VAGUE) and (
            of := self.tree.object_of(i, "of")
        ) >= 0:
            # "none of them", "most of the cocoa": the phrase is about what follows "of"
            whole = self.phrase(of, role, predicate)
            if self.tree.lower[i] in NEGATIVE or self.tree.lower[i] == "few":
                for one in (whole, *whole.members):
                    one.negative = True
            self._groups[i] = whole
            return whole
        single = self.single(i, role, predicate)
        members = [single]
        tree = self.tree
        for k in tree.conjuncts(i)[1:] if any(tree.deps[k] == "conj" for k in tree.children[i]) else []:
            if (
                tree.tags[k] in NOUN_TAGS
                or tree.tags[k] in _PRONOUN_TAGS
                or k in self.spans
                or tree.tags[k] in ("CD", "DT", "JJ", "FW")
            ):
                if tree.is_verb(k) or tree.child(k, "nsubj", "aux") >= 0:
                    continue
                members.append(self.single(k, role, predicate))
        for one in members[1:]:
            if any(tree.lower[t] == "not" for t in range(max(one.first - 1, 0), one.head)) or self._is_passed_over(one):
                one.negative = True
        corrected = len(members) > 1 and self._is_corrected(i)
        # "Norway, not Sweden": the negated apposition is a participant of its own
        members += [apposition for apposition in single.appositions if apposition.negative]
        # "two monarchies, Saudi Arabia and Qatar": the apposition names the members
        described = single.form == "nominal" or tree.words[i].islower()  # "three Baltic states" are a name, too
        if len(members) == 1 and (single.plural or tree.lemmas[i] != tree.lower[i]) and described:
            named = [m for m in single.appositions if m.form == "name" and not m.negative]
            if len(named) > (single.form == "name"):
                members = named
        if (
            len(members) > 1
            and members[-1].form == "name"
            and all(
                m.form == "nominal" and m.tag == "NN" and not m.determiner and m.possessor is None for m in members[:-1]
            )
        ):
            members = members[-1:]  # "sociologist and historian Jane Doe" is one person
        if len(members) == 1:
            self._groups[i] = members[0]
            return members[0]
        if "neither" in self._before(i) or "nor" in self._before(i):
            for member in members:
                member.negative = True
        whole = replace(single, members=tuple(members), plural=True, end=max(m.end for m in members))
        if corrected:
            single.negative = True  # "it was not the governor but his wife"
        self._groups[i] = whole
        return whole

    def _is_passed_over(self, one: Mention) -> bool:
        """Whether "rather than" or "instead of" stands before a member: "Oslo, rather than Bergen, sued"."""
        return self.tree.lower[max(one.first - 2, 0) : one.first] in (["rather", "than"], ["instead", "of"])

    def _is_corrected(self, i: int) -> bool:
        """Whether a noun after "was not" has "but" after it: what is so stands after "but"."""
        tree = self.tree
        above = tree.heads[i]
        denied = tree.deps[i] == "attr" and any(
            tree.deps[k] == "neg" and above < k < i and tree.lower[k + 1] not in ("only", "merely", "just", "simply")
            for k in tree.children[above]
        )
        return denied and any(tree.deps[k] == "cc" and tree.lower[k] == "but" for k in tree.children[i])

    def _before(self, i: int) -> list[str]:
        tree = self.tree
        first, _ = tree.edges(i)
        return tree.lower[max(0, first - 1) : i + 1]

    def single(self, i: int, role: str, predicate: int) -> Mention:
        """Return the mention headed by token `i` alone."""
        found = self._known.get(i)
        if found is not None:
            if not found.role or found.predicate < 0:
                found.role, found.predicate = role, predicate
            return found
        tree = self.tree
        if (
            tree.tags[i] in _PRONOUN_TAGS
            or (tree.lower[i] in _EMPTY and not self._has_premodifier(i) and not self._is_one_of(i))
            or self._stands_for_several(i)
        ):
            mention = self._pronoun(i, role, predicate)
        else:
            mention = self._nominal(i, role, predicate)
        self._known[i] = mention
        # what stands beside the head is read after the mention is known, so that nothing recurs without end
        self._attach(i, mention, predicate)
        return mention

    def _stands_for_several(self, i: int) -> bool:
        """Whether a number or "both" stands alone for participants named before: "the two agreed", "both left"."""
        tree = self.tree
        if tree.lower[i] in ("both", "each"):
            return tree.deps[i] in ("nsubj", "nsubjpass", "dobj", "pobj") and not tree.children[i]
        return tree.lower[i] in ("two", "three") and all(
            tree.lower[k] in ("the", "all") and k < i for k in tree.children[i]
        )

    def _is_one_of(self, i: int) -> bool:
        """Whether a number picks one of several things: "one of the oldest banks"."""
        of = self.tree.object_of(i, "of")
        return self.tree.lower[i] == "one" and of >= 0 and self.tree.tags[of] == "NNS"

    def _has_premodifier(self, i: int) -> bool:
        return any(k < i and self.tree.deps[k] in ("amod", "compound", "nummod", "poss") for k in self.tree.children[i])

    def _pronoun(self, i: int, role: str, predicate: int) -> Mention:
        tree = self.tree
        word = tree.lower[i]
        first = i
        for k in tree.children[i]:
            if k < i and tree.deps[k] in ("det", "predet") and k == first - 1:
                first = k
        return Mention(
            sentence=tree.number, head=i, first=first, last=i, begin=tree.begins[first], end=tree.ends[i],
            text="", lemma=word, tag=tree.tags[i], form="pronoun", label=word, role=role, predicate=predicate,
            plural=word in ("they", "them", "we", "us", "these", "those", "their", "our", "themselves", "ourselves", "both", "all", "two", "three"),
            negative=word in NEGATIVE,
        )  # fmt: skip

    def _nominal(self, i: int, role: str, predicate: int) -> Mention:
        tree = self.tree
        span = self.spans.get(i)
        last = i
        if span is not None and span[1] > i:
            last = span[1]
        elif (
            i + 1 < tree.size
            and tree.deps[i] != "poss"
            and tree.heads[i + 1] == i
            and tree.words[i + 1] == "'s"
            and tree.tags[i] in NAME_TAGS
            and not (i + 2 < tree.size and tree.tags[i + 2] in ("NN", "NNS", "NNP", "NNPS", "JJ", "CD"))
        ):
            last = i + 1  # "Moody's will", "accused Lloyd's of"
        first, kept, determiner, modifiers, negative = self._labels.walk_before(i, span)
        if first > 0 and tree.lower[first - 1] == "not" and role in ("subject", "agent"):
            negative = True
        if determiner == "" and kept and tree.lower[first] in ("all", "both"):
            determiner = tree.lower[first]
        label = self._labels.join([*kept, *range(i, last + 1)])
        lemma = tree.lemmas[i].lower()
        tag = tree.tags[i]
        name, title, _name_first = self._labels.name(i, last, kept, span)
        if name == tree.words[i] and last == i and self._labels.is_bare(i, kept, determiner):
            name, title, label, lemma = "", "", label.lower(), lemma.removesuffix("s") if tag == "NNPS" else lemma
        of = tree.object_of(i, "of")
        if of >= 0 and tag == "CD" and not name:
            label, lemma, tag = self._count(kept, i, of)
        elif of >= 0 and not name and last == i:
            tail = self._labels.of_tail(i, of)
            if tail is not None:
                label = f"{label} {tail}"
        opens = kept[0] if kept else i
        if not name and (
            (opens == 0 and tag not in NAME_TAGS and (not kept or not self._labels.is_name_token(opens)))
            or (not kept and self._labels.is_common(i, kept))
        ):
            # a capital that only opens the sentence
            label = label[:1].lower() + label[1:]
        entity = tree.entities[i] if tree.entities[i] not in _NUMERIC else ""
        return Mention(
            sentence=tree.number, head=i, first=first, last=last, begin=tree.begins[first], end=tree.ends[last],
            text="", lemma=lemma, tag=tag, form="name" if name else "nominal", label=name or label, name=name,
            entity=entity, title=title, determiner=determiner, plural=tag in ("NNS", "NNPS"), role=role,
            predicate=predicate, modifiers=tuple(modifiers), negative=negative,
        )  # fmt: skip

    def _count(self, kept: list[int], i: int, of: int) -> tuple[str, str, str]:
        """Return label, lemma and tag of "three | of its dams", "$2 billion | of aid", "one | of the oldest banks"."""
        counted = self.single(of, "", -1)
        number = self._labels.join([*kept, i])
        if self._is_one_of(i):
            before, _, after = counted.label.partition(self.tree.words[of])
            return before + counted.lemma + after, counted.lemma, "NN"
        if counted.tag == "NN" and self.tree.lower[i] in _LARGE:
            return f"{number} of {counted.label}", counted.lemma, counted.tag
        return f"{number} {counted.label}", counted.lemma, counted.tag

    def _attach(self, i: int, mention: Mention, predicate: int) -> None:
        tree = self.tree
        for k in tree.children[i]:
            dep = tree.deps[k]
            if dep == "poss" and tree.tags[k] != "WP$":
                mention.possessor = (
                    self.phrase(k, "possessor", predicate) if tree.tags[k] != "PRP$" else self._possessive(k, predicate)
                )
            elif dep == "appos" and k > i and (tree.tags[k] in NOUN_TAGS or k in self.spans):
                for part in tree.conjuncts(k):
                    if tree.tags[part] not in NOUN_TAGS and part not in self.spans:
                        continue
                    apposition = self.single(part, "apposition", predicate)
                    low, _ = tree.edges(part)
                    if (
                        tree.has(part, frozenset({"not"}))
                        or (low > 0 and "not" in tree.lower[max(i + 1, low - 1) : part] and part == k)
                        or any(tree.deps[n] == "neg" and n > i for n in tree.children[i])
                    ):
                        apposition.negative = True
                    mention.appositions = (*mention.appositions, apposition)
            elif dep == "prep" and k > i and tree.lower[k] == "from" and mention.origin is None:
                pobj = tree.child(k, "pobj")
                if pobj >= 0 and (tree.tags[pobj] in NAME_TAGS or pobj in self.spans):
                    mention.origin = self.phrase(pobj, "complement", predicate)
            elif dep == "prep" and k > i and tree.lower[k] == "of" and mention.complement is None:
                pobj = tree.child(k, "pobj")
                if pobj >= 0 and tree.tags[pobj] != "CD":
                    mention.complement = self.phrase(pobj, "complement", predicate)

    def _possessive(self, k: int, predicate: int) -> Mention:
        tree = self.tree
        found = self._known.get(k)
        if found is None:
            found = self._known[k] = Mention(
                sentence=tree.number, head=k, first=k, last=k, begin=tree.begins[k], end=tree.ends[k], text="",
                lemma=tree.lower[k], tag=tree.tags[k], form="pronoun", label=tree.lower[k], role="possessor",
                predicate=predicate, plural=tree.lower[k] in ("their", "our"),
            )  # fmt: skip
        return found
