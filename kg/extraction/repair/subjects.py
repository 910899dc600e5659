"""Subjects that the parser gave to no verb, or two of them to one."""

from __future__ import annotations

from kg.extraction.repair.draft import FINITE, MARKED, Draft, under
from kg.extraction.tree import NAME_TAGS, NOUN_TAGS, VERB_TAGS


def free_subject_after_time(draft: Draft) -> None:
    """Part "In May 2023 Rishi Sunak | visited": the noun that the parser took into the date is the verb's subject."""
    deps, heads = draft.deps, draft.heads
    for time in draft.times:
        after = time.last + 1
        if after >= len(deps) or draft.words[after] == ",":
            continue
        # the phrase right after the date
        noun = after
        while (
            noun < len(deps)
            and draft.tags[noun] not in VERB_TAGS | {"MD", ",", "IN", "TO"}
            and not (
                draft.tags[noun] in NOUN_TAGS | {"PRP"} and heads[noun] not in range(noun + 1, min(noun + 6, len(deps)))
            )
        ):
            noun += 1
        if noun >= len(deps) or draft.tags[noun] not in NOUN_TAGS | {"PRP"}:
            continue
        joined = deps[noun] == "conj" and time.first <= heads[noun] <= time.last  # "between 1975 and 1990 militias"
        if deps[noun] not in ("pobj", "appos", "npadvmod", "dobj", "nmod") and not joined:
            continue
        verb = heads[noun]
        steps = 0
        while draft.tags[verb] not in VERB_TAGS and heads[verb] != verb and steps < 6:
            verb = heads[verb]
            steps += 1
        if draft.tags[verb] not in VERB_TAGS or verb < noun:
            continue
        if draft.child(verb, *MARKED) >= 0:
            continue
        inside = [t for t in range(time.first, time.last + 1) if heads[t] == noun]
        old_head, old_dep = heads[noun], deps[noun]
        heads[noun], deps[noun] = (
            verb,
            "nsubjpass" if draft.child(verb, "auxpass") >= 0 else "nsubj",
        )
        for n, t in enumerate(inside):
            if n == 0 and old_dep == "pobj":
                heads[t], deps[t] = old_head, "pobj"
            else:
                heads[t], deps[t] = verb, "npadvmod"


def free_leading_name(draft: Draft) -> None:
    """A known name right before a finite verb that has no subject is its subject, whatever the parser makes of it."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for first, last, _ in sorted(set(draft.spans.values())):
        nxt = last + 1
        if nxt >= len(deps) or deps[last] in (
            *MARKED,
            "conj",
            "poss",
            "pobj",
            "dobj",
            "appos",
            "agent",
            "dative",
            "attr",
        ):
            continue
        if first > 0 and draft.words[first - 1] not in (
            ",",
            '"',
            "and",
            "but",
            "that",
            "while",
            "as",
            "if",
            ";",
            "the",
            "The",
            ":",
        ):
            continue
        verb = (
            nxt
            if tags[nxt] in FINITE and deps[nxt] not in ("aux", "auxpass")
            else heads[nxt]
            if deps[nxt] in ("aux", "auxpass")
            else -1
        )
        if verb <= last or tags[verb] not in VERB_TAGS or draft.child(verb, *MARKED) >= 0:
            continue
        if under(heads, verb, last):
            heads[verb], deps[verb] = (verb, "ROOT") if heads[last] == last else (heads[last], deps[last])
        heads[last], tags[last] = verb, "NNP"
        deps[last] = "nsubjpass" if draft.child(verb, "auxpass") >= 0 else "nsubj"


def part_two_subjects(draft: Draft) -> None:
    """Two subjects before one verb are coordinated ("Oslo, Bergen agree"), unless a verb between them lacks one."""
    deps, heads = draft.deps, draft.heads
    dated = {t for time in draft.times for t in range(time.first, time.last + 1)}
    for verb in range(len(deps)):
        if draft.tags[verb] not in VERB_TAGS:
            continue
        subjects = [k for k in range(verb) if heads[k] == verb and deps[k] in ("nsubj", "nsubjpass")]
        if len(subjects) < 2:
            continue
        first, second = subjects[0], subjects[-1]
        between = [
            k
            for k in range(first + 1, second)
            if draft.tags[k] in VERB_TAGS and heads[k] == verb and deps[k] in ("ccomp", "advcl", "parataxis")
        ]
        if between:
            if draft.child(between[0], *MARKED) < 0:
                heads[first] = between[0]
            continue
        if first in dated or second in dated:
            continue
        if (
            {"and", "or", "as"} & set(draft.words[first:second])
            and draft.words[_before_phrase(heads, second)] in ("and", "or", "as", "the")
        ) or (draft.tags[first] in NAME_TAGS and draft.tags[second] in NAME_TAGS and "," in draft.words[first:second]):
            heads[second], deps[second] = first, "conj"
        elif draft.words[first + 1] == "," and _right_after(draft, first + 1, second) and second + 1 == verb:
            heads[second], deps[second] = first, "conj"  # "Zambia, creditors agree"
        elif (
            draft.tags[first] in ("NN", "NNS")
            and draft.tags[second] in NAME_TAGS
            and not {",", "and", "or"} & set(draft.words[first:second])
        ):
            heads[second], deps[second] = first, "appos"  # "the arms maker CSG"


def give_whose_noun_its_verb(draft: Draft) -> None:
    """In "the mine, whose owner, a tycoon, | has sold it" the owner is the subject, not set beside the mine."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for whose in range(1, len(deps)):
        noun = heads[whose]
        if tags[whose] != "WP$" or deps[noun] not in ("appos", "npadvmod", "dep") or tags[noun] not in NOUN_TAGS:
            continue
        antecedent = heads[noun]
        verb = next(
            (
                v
                for v in range(noun + 1, len(deps))
                if tags[v] in VERB_TAGS
                and deps[v] in ("conj", "ROOT", "ccomp", "advcl", "relcl", "acl", "appos", "parataxis")
                and not any(heads[n] == v and (deps[n] in MARKED or deps[n] == "mark") for n in range(len(deps)))
                and (tags[v] in FINITE or any(heads[n] == v and deps[n] in ("aux", "auxpass") for n in range(v)))
            ),
            -1,
        )
        if verb < 0 or under(heads, antecedent, verb):
            continue
        heads[verb], deps[verb] = antecedent, "relcl"
        passive = draft.child(verb, "auxpass") >= 0
        heads[noun], deps[noun] = verb, "nsubjpass" if passive else "nsubj"


def _before_phrase(heads: list[int], noun: int) -> int:
    """Return the token before all that stands left of a noun and depends on it."""
    first = noun
    while first > 1 and under(heads, first - 1, noun):
        first -= 1
    return first - 1


def give_object_conjunct_its_verb(draft: Draft) -> None:
    """A noun coordinated with an object, right before a finite verb without a subject, is its subject."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for verb in range(2, len(deps)):
        if deps[verb] != "conj" or tags[verb] not in VERB_TAGS or draft.child(verb, *MARKED) >= 0:
            continue
        first = draft.child(verb, "aux", "auxpass", end=verb)
        first = verb if first < 0 else first
        if tags[first] not in (*FINITE, "MD"):
            continue
        noun = _conjunct_that_ends(draft, first - 1)
        if noun < 0 or tags[heads[noun]] not in NOUN_TAGS or deps[heads[noun]] not in ("dobj", "pobj", "attr"):
            continue
        if any(heads[n] == heads[noun] and deps[n] == "conj" for n in range(noun)) or not under(
            heads, noun, heads[verb]
        ):
            continue  # "closed mines, plants and ports | were sold": which of them?
        heads[noun], deps[noun] = verb, "nsubjpass" if draft.child(verb, "auxpass") >= 0 else "nsubj"


def _conjunct_that_ends(draft: Draft, last: int) -> int:
    """Return the coordinated noun whose phrase ends with a token, or -1: "and | ties with Oslo |"."""
    k = last
    for _ in range(4):
        if draft.deps[k] == "conj" and draft.tags[k] in NOUN_TAGS:
            return k
        if draft.heads[k] > k or draft.deps[k] not in ("pobj", "prep"):
            return -1
        k = draft.heads[k]
    return -1


def give_conjunct_noun_its_verb(draft: Draft) -> None:
    """A noun coordinated with a verb, before a verb without a subject, is that verb's subject."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(len(deps)):
        if deps[k] != "conj" or tags[k] not in NOUN_TAGS or tags[heads[k]] not in VERB_TAGS:
            continue
        verb = heads[k]
        main = heads[verb]
        if deps[verb] == "ccomp" and main > k and tags[main] in VERB_TAGS:
            # "The miner wants …, but Vilnius, citing the law, | has refused"
            if draft.child(main, *MARKED) < 0:
                heads[k], deps[k] = main, "nsubj"
                continue
        for later in range(k + 1, len(deps)):
            if (
                heads[later] in (verb, k)
                and tags[later] in ("VBD", "VBN", "VBZ")
                and deps[later] in ("advcl", "acl", "conj", "relcl")
                and later > k + 1
            ):
                own = [n for n in range(len(deps)) if heads[n] == later]
                if any(deps[n] in MARKED or deps[n] in ("mark", "agent", "auxpass") for n in own):
                    break
                if heads[later] == k and deps[later] == "acl" and draft.words[later - 1] != ",":
                    break
                heads[later], deps[later] = verb, "conj"
                heads[k], deps[k] = later, "nsubj"
                if tags[later] == "VBN" and not any(deps[n] == "aux" for n in own):
                    tags[later] = "VBD"
                break


def _right_after(draft: Draft, comma: int, noun: int) -> bool:
    """Whether nothing but words of the noun's own phrase stands between the comma and the noun."""
    return all(draft.heads[t] == noun and draft.tags[t] in ("JJ", "CD", *NOUN_TAGS) for t in range(comma + 1, noun))


def give_subject_after_mark(draft: Draft) -> None:
    """A conjunction has no object: in "as army | retreats" the noun is the subject."""
    deps, heads = draft.deps, draft.heads
    for noun in range(1, len(deps) - 1):
        mark = heads[noun]
        verb = heads[mark]
        if deps[noun] != "pobj" or deps[mark] != "mark" or draft.tags[verb] not in FINITE or not mark < noun < verb:
            continue
        if draft.child(verb, *MARKED) < 0:
            heads[noun], deps[noun] = verb, "nsubj"


def make_whom_an_object(draft: Draft) -> None:
    """ "Whom" is never a subject: in "the mayor whom gangs | threatened" it is what is threatened."""
    deps, heads = draft.deps, draft.heads
    for i, word in enumerate(draft.words):
        if word.lower() != "whom" or deps[i] not in ("nsubj", "nsubjpass", "det", "dep"):
            continue
        verb = heads[i]
        if draft.tags[verb] in NOUN_TAGS and deps[verb] == "nsubj":
            verb = heads[verb]
        if draft.tags[verb] in VERB_TAGS and draft.child(verb, "dobj") < 0:
            heads[i], deps[i] = verb, "dobj"
