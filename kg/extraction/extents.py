"""How far a mention reaches: from its first word over the phrases and participles that hang on its head.

"Soldiers from Gondor" and "a resumption of ties with Norway" are quoted whole, as annotators of coreference mark them (the maximal
noun phrase of OntoNotes and ACE), without relative clauses, asides and dates. The label stays that of the head.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.tree import NOUN_TAGS, Tree
from kg.model import Claim, Mention, TimeExpression

_OF_NOUNS = ("of", "from", "about", "between", "against", "toward", "towards")


def widen(claims: Iterable[Claim], tree: Tree, times: Iterable[TimeExpression]) -> None:
    """Set the end of every common-noun mention of the claims, and of "the Duke of York", to the end of its whole phrase."""
    dated = {t for time in times for t in range(time.first, time.last + 1)}
    for claim in claims:
        for mention in (claim.actor, claim.target, claim.theme, claim.place, *claim.source):
            if mention is None:
                continue
            for one in (mention, *mention.members):
                named_of = (
                    one.form == "name" and one.head == one.last and tree.lower[one.last + 1 : one.last + 2] == ["of"]
                )
                if one.sentence == tree.number and (one.form == "nominal" or named_of) and not one.members:
                    last = _last(tree, one, dated)
                    if one is claim.target and claim.theme is None and one.role == "object":
                        last = _beside(tree, one.head, last, dated)
                    one.end = max(one.end, tree.ends[last])


def _last(tree: Tree, mention: Mention, dated: set[int]) -> int:
    """Return the last token of the phrase around a mention's head."""
    inner, outer = tree.edges(mention.head)
    last = mention.last
    for k in tree.children[mention.head]:
        if k <= last or not inner <= k <= outer:
            continue
        if k != last + 1 or tree.deps[k] not in ("prep", "acl"):
            break
        reach = _phrase(tree, k, dated) if tree.deps[k] == "prep" else _participle(tree, k, dated)
        if reach < 0:
            break
        last = reach
    return _shared(tree, mention.head, last, dated)


def _shared(tree: Tree, head: int, last: int, dated: set[int]) -> int:
    """Return the last token of the phrase right after a conjunct, which the parser hung on the first: "sheep and goats | of Peru"."""
    k = last + 1
    if (
        tree.deps[head] == "conj"
        and k < tree.size
        and tree.lower[k] in ("of", "in", "from")
        and tree.heads[k] == tree.heads[head]
    ):
        return max(last, _phrase(tree, k, dated))
    return last


def _beside(tree: Tree, head: int, last: int, dated: set[int]) -> int:
    """Return the last token of a phrase right after an object that the parser hung on the verb: "praised memos | from Chile"."""
    beside = [k for k in tree.children[tree.heads[head]] if k > last and tree.deps[k] == "prep"]
    while beside and beside[0] == last + 1:
        reach = _phrase(tree, beside[0], dated)
        # "memos | on trade | from Chile": what the memos are about goes with whom they are from
        about = tree.lower[beside[0]] == "on" and len(beside) > 1 and beside[1] == reach + 1
        if reach < 0 or not (tree.lower[beside[0]] in _OF_NOUNS or (about and tree.lower[beside[1]] in _OF_NOUNS)):
            break
        last = reach
        beside.pop(0)
    return last


def _phrase(tree: Tree, preposition: int, dated: set[int]) -> int:
    """Return the last token of a prepositional phrase, −1 where it is a date or holds no noun."""
    noun = tree.child(preposition, "pobj")
    if noun < 0 or noun in dated or tree.entities[noun] in ("DATE", "TIME"):
        return -1
    return max(
        _phrases(tree, part, dated) for part in tree.conjuncts(noun) if tree.tags[part] in NOUN_TAGS or part == noun
    )


def _phrases(tree: Tree, noun: int, dated: set[int]) -> int:
    last = noun
    for k in tree.children[noun]:
        if k == last + 1 and tree.deps[k] == "case":
            last = k
        elif k == last + 1 and tree.deps[k] == "prep" and (reach := _phrase(tree, k, dated)) >= 0:
            last = reach
        elif k == last + 1 and tree.tags[k] == "VBN" and tree.deps[k] == "acl":
            last = _participle(tree, k, dated)
        elif k > noun:
            break
    return last


def _participle(tree: Tree, verb: int, dated: set[int]) -> int:
    """Return the last token of "sent by Norway", "supporting the rebels": up to a comma or a date; −1 for an infinitive."""
    if tree.tags[verb] not in ("VBN", "VBG"):
        return -1
    last = verb
    for t in range(verb, tree.edges(verb)[1] + 1):
        if tree.words[t] in (",", ";", ":", "(", '"') or t in dated:
            break
        last = t
    if last < tree.edges(verb)[1] and tree.tags[last] in ("IN", "DT", "TO"):
        last -= 1
    return last
