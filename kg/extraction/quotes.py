"""Quotations: which words stand in quotation marks, and who says them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.tree import FINITE_TAGS, Tree
from kg.ontology import Ontology


@dataclass(slots=True)
class Quotation:
    """Words in quotation marks: from token `first` of sentence `opens` to token `last` of sentence `closes`."""

    opens: int
    first: int
    closes: int
    last: int
    speaker: tuple[int, int] | None = None  # (sentence, head token of the speaker's phrase)


def find_quotations(trees: list[Tree], ontology: Ontology) -> list[Quotation]:
    """Return the quoted speech of a document in text order, with its speakers where the text names them.

    Scare quotes (no clause inside) are left out. A quotation that is still open when a block ends goes on in the next block only
    where that block opens with a quotation mark, as newspapers do.
    """
    found: list[Quotation] = []
    start: tuple[int, int] | None = None
    block = -1
    carried: Quotation | None = None
    for number, tree in enumerate(trees):
        if tree.sentence.block != block:
            if start is not None:
                last = trees[number - 1]
                _close(found, trees, start, (number - 1, last.size - 1))
                carried = found[-1] if found else None
                start = None
            else:
                carried = None
            block = tree.sentence.block
        for i, word in enumerate(tree.words):
            if word in ('"', "``", "''"):
                if start is None and _closes(tree, i) and not any(q.opens <= number <= q.closes for q in found):
                    _close(found, trees, (number, 0), (number, i - 1))  # its opening mark stands elsewhere or nowhere
                elif start is None:
                    start = (number, i + 1)
                    if carried is not None and i == 0:
                        carried = None
                else:
                    _close(found, trees, start, (number, i - 1))
                    start = None
    if start is not None and trees:
        _close(found, trees, start, (len(trees) - 1, trees[-1].size - 1))
    speech = [q for q in found if _is_speech(q, trees)]
    for n, quotation in enumerate(speech):
        quotation.speaker = _speaker(quotation, trees, ontology) or _inherited(quotation, speech[:n], trees, ontology)
    # a quotation of several parts has one speaker: "…," she said. "…"
    for one, other in zip(reversed(speech[:-1]), reversed(speech[1:]), strict=True):
        if one.speaker is None and other.speaker is not None and other.opens - one.closes <= 1:
            same_block = trees[one.closes].sentence.block == trees[other.opens].sentence.block
            if same_block:
                one.speaker = other.speaker
    return speech


def _closes(tree: Tree, i: int) -> bool:
    """Whether a quotation mark is written close to the comma or stop before it and apart from what follows, as closing ones are."""
    if i == 0 or tree.ends[i - 1] != tree.begins[i] or tree.words[i - 1] not in (",", ".", "?", "!"):
        return False
    return i + 1 < tree.size and tree.begins[i + 1] > tree.ends[i] and tree.tags[i + 1] not in (".", ",", ":")


def _close(found: list[Quotation], trees: list[Tree], start: tuple[int, int], end: tuple[int, int]) -> None:
    opens, first = start
    closes, last = end
    if first >= trees[opens].size and opens < closes:
        opens, first = opens + 1, 0
    if (closes, last) >= (opens, first):
        found.append(Quotation(opens, first, closes, last))


def _is_speech(quotation: Quotation, trees: list[Tree]) -> bool:
    if quotation.closes > quotation.opens:
        return True
    tree = trees[quotation.opens]
    inside = range(quotation.first, quotation.last + 1)
    finite = [i for i in inside if tree.tags[i] in FINITE_TAGS or (tree.tags[i] == "VB" and i == quotation.first)]
    if not finite:
        return False
    subject = any(tree.deps[i] in ("nsubj", "nsubjpass", "expl") and tree.heads[i] in inside for i in inside)
    top = next((i for i in inside if tree.heads[i] not in inside or tree.heads[i] == i), -1)
    if (
        top >= 0
        and tree.is_verb(top)
        and any(k not in inside and tree.deps[k] in ("nsubj", "nsubjpass") for k in tree.children[top])
    ):
        return False  # the minister "condemned the raid": the author says so, in borrowed words
    opening = tree.words[quotation.first][:1].isupper() or (
        quotation.first >= 2 and tree.words[quotation.first - 2] in (",", ":")
    )
    return (subject and (opening or len(inside) >= 4)) or (opening and len(inside) >= 3)


def _speaker(quotation: Quotation, trees: list[Tree], ontology: Ontology) -> tuple[int, int] | None:
    signatures = ontology.signatures

    def speech_verb(number: int) -> tuple[int, int] | None:
        tree = trees[number]
        best: tuple[int, int, int] | None = None
        for i in range(tree.size):
            if not tree.is_verb(i) or inside(number, i):
                continue
            signature = signatures.get((tree.lemmas[i], "verb", "quote"))
            if signature is None:
                continue
            subject = tree.child(i, "nsubj")
            if subject < 0 and tree.deps[i] == "conj":
                subject = tree.child(tree.heads[i], "nsubj")
            if subject < 0 and tree.tags[i] in ("VBD", "VBZ") and i > 0 and tree.words[i - 1] in ('"', "''", ","):
                subject = tree.child(i, "dobj", "attr", "appos")
                if subject >= 0 and subject < i:
                    subject = -1
            if (
                subject >= 0
                and not inside(number, subject)
                and tree.lower[subject] not in ("who", "which", "that", "it")
            ):
                edge = quotation.last if number == quotation.closes else quotation.first
                distance = abs(i - edge) if number in (quotation.opens, quotation.closes) else i
                if best is None or distance < best[0]:
                    best = (distance, number, subject)
        return best[1:] if best else None

    def inside(number: int, i: int) -> bool:
        return (quotation.opens, quotation.first) <= (number, i) <= (quotation.closes, quotation.last)

    for number in dict.fromkeys((quotation.closes, quotation.opens)):
        found = speech_verb(number)
        if found:
            return found
    tree = trees[quotation.opens]
    # X was blunt: "…"
    before = quotation.first - 2
    colon = (before >= 0 and tree.words[before] == ":") or (
        quotation.first <= 1 and quotation.opens > 0 and trees[quotation.opens - 1].words[-1] == ":"
        and trees[quotation.opens - 1].sentence.block == tree.sentence.block
    )  # fmt: skip
    if colon:
        number = quotation.opens if before >= 0 else quotation.opens - 1
        other = trees[number]
        limit = before if before >= 0 else other.size
        for i in range(limit):
            if other.deps[i] in ("nsubj", "nsubjpass") and other.heads[i] < limit and _can_speak(other, i, ontology):
                return number, i
        for i in range(limit):
            if other.deps[i] == "pobj" and other.lower[other.heads[i]] == "for" and _can_speak(other, i, ontology):
                return number, i
    # "…" , she said. — where the parser made the tag a sentence of its own
    following = quotation.closes + 1
    if following < len(trees) and trees[following].sentence.block == trees[quotation.closes].sentence.block:
        tag = trees[following]
        ended = (
            trees[quotation.closes].words[quotation.last] in (",", "?", "!")
            or quotation.last < trees[quotation.closes].size - 2
        )
        if tag.size <= 14 and (ended or tag.words[0][:1].islower()) and '"' not in tag.words[:1]:
            found = speech_verb(following)
            if found:
                return found
    # He said this and no more. "…": the speech verb stands in the sentence before
    return None


def _can_speak(tree: Tree, i: int, ontology: Ontology) -> bool:
    lemma, words = tree.lemmas[i].lower(), ontology.words
    known = (
        lemma in words.get("person-noun", ())
        or lemma in words.get("group-noun", ())
        or lemma in words.get("organization-noun", ())
    )
    return known or tree.entities[i] in ("PERSON", "ORG", "GPE", "NORP") or tree.lower[i] in ("he", "she", "they")


def _inherited(
    quotation: Quotation, earlier: list[Quotation], trees: list[Tree], ontology: Ontology
) -> tuple[int, int] | None:
    """The same speaker goes on within a paragraph; else the subject of the sentence before, where it can speak."""
    block = trees[quotation.opens].sentence.block
    for other in reversed(earlier):
        if other.speaker is not None and trees[other.closes].sentence.block == block:
            return other.speaker
        break
    before = quotation.opens - 1
    if before >= 0 and trees[before].sentence.block == block:
        tree = trees[before]
        for i in range(tree.size):
            if tree.deps[i] in ("nsubj", "nsubjpass") and tree.deps[tree.heads[i]] == "ROOT":
                if _can_speak(tree, i, ontology):
                    return before, i
    if earlier and earlier[-1].speaker and trees[quotation.opens].words[0] == '"':
        last = earlier[-1]
        if trees[last.closes].sentence.block == block - 1 and last.last >= trees[last.closes].size - 2:
            return last.speaker
    return None
