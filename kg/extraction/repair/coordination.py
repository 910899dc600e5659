"""What is coordinated with what: finite verbs, infinitives, possessors, and the two objects of one verb."""

from __future__ import annotations

from kg.extraction.repair.draft import FINITE, MARKED, Draft, move_conjunct, under
from kg.extraction.tree import NAME_TAGS, NOUN_TAGS, VERB_TAGS


def attach_finite_conjunct(draft: Draft) -> None:
    """A finite verb is coordinated with a finite verb: "ordered them to dismiss women and | forced"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(len(deps)):
        if deps[k] == "conj" and tags[k] == "VBN" and tags[heads[k]] == "VB" and heads[k] < k:
            helped = any(
                heads[n] in (k, heads[k]) and deps[n] in ("aux", "auxpass") and tags[n] != "TO" for n in range(k)
            )
            if not helped:
                tags[k] = (
                    "VBD"  # "refused to dredge the river and | omitted | to warn": a participle follows no infinitive
                )
        if deps[k] != "conj" or tags[k] not in FINITE:
            continue
        head = heads[k]
        if tags[head] == "VB" and draft.words[k].lower() == draft.lemmas[k]:
            tags[k] = "VB"  # "promised to open the port and cut the fees": one form for all tenses
            continue
        if tags[head] not in ("VB", "VBG") or any(
            heads[n] == k
            and (deps[n] in MARKED or (deps[n] in ("aux", "auxpass") and tags[n] != "MD" and tags[k] == "VBN"))
            for n in range(len(deps))
        ):
            continue
        if any(
            heads[n] == head and deps[n] == "aux" and tags[n] in ("MD", "VBD", "VBZ", "VBP") for n in range(len(deps))
        ):
            continue
        relative = next(
            (
                r
                for r in range(k - 1, head, -1)
                if deps[r] == "relcl"
                and tags[r] == tags[k]
                and any(heads[n] == r and tags[n] in ("WDT", "WP") for n in range(r))
            ),
            -1,
        )
        if relative >= 0:
            heads[k] = relative  # "refused a peace that left the troops and | legitimised the council"
            continue
        up, steps = head, 0
        while heads[up] != up and steps < 8:
            up = heads[up]
            steps += 1
            if tags[up] == tags[k] or (
                tags[up] in FINITE and tags[k] in FINITE and {tags[up], tags[k]} != {"VBD", "VBP"}
            ):
                heads[k] = up
                break


def raise_speech_conjunct(draft: Draft) -> None:
    """A report coordinated with what another report says is a report of its own: "A said that …, but B insisted that …"."""
    deps, heads = draft.deps, draft.heads
    speech = draft.lexicon.ontology.signatures
    for k in range(len(deps)):
        if deps[k] != "conj" or (draft.lemmas[k], "verb", "quote") not in speech or draft.tags[k] not in FINITE:
            continue
        head = heads[k]
        if deps[head] != "ccomp" or (draft.lemmas[heads[head]], "verb", "quote") not in speech:
            continue
        own = [n for n in range(len(deps)) if heads[n] == k]
        subject = next((n for n in own if deps[n] in ("nsubj", "nsubjpass")), -1)
        if subject < 0 or not any(deps[n] == "ccomp" for n in own):
            continue
        before = [
            draft.words[t]
            for t in range(max(0, min([subject, *(n for n in range(subject) if heads[n] == subject)]) - 2), subject)
        ]
        if "," in before or ";" in before or "but" in before:
            heads[k] = heads[head]


def raise_progressive_conjunct(draft: Draft) -> None:
    """A finite auxiliary makes no conjunct of an infinitive: "wants to close the port and | is inviting bids"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(4, len(deps)):
        head = heads[k]
        if deps[k] != "conj" or tags[k] not in ("VBG", "VBN") or tags[head] != "VB" or head > k:
            continue
        own = [n for n in range(len(deps)) if heads[n] == k]
        if any(deps[n] in MARKED for n in own) or not any(
            deps[n] in ("aux", "auxpass") and (tags[n] in FINITE or tags[n] == "MD") and n > head for n in own
        ):
            continue
        if any(heads[n] == head and tags[n] == "MD" for n in range(head)):
            continue
        up, steps = heads[head], 0
        while tags[up] not in FINITE and heads[up] != up and steps < 6:
            up, steps = heads[up], steps + 1
        if tags[up] in FINITE and up < k:
            move_conjunct(draft, k, up)


def raise_present_conjunct(draft: Draft) -> None:
    """A present is no conjunct of a past: "court the students who toppled her and | are lobbying Brussels"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(4, len(deps)):
        head = heads[k]
        if deps[k] != "conj" or deps[head] != "relcl" or tags[head] != "VBD" or head > k:
            continue
        own = [n for n in range(len(deps)) if heads[n] == k]
        present = tags[k] in ("VBZ", "VBP") or any(deps[n] == "aux" and tags[n] in ("VBZ", "VBP") for n in own)
        if not present or any(deps[n] in MARKED or deps[n] == "advmod" for n in own if n < k):
            continue
        up, steps = heads[head], 0
        while heads[up] != up and steps < 6 and tags[up] not in ("VBZ", "VBP", "VB"):
            up, steps = heads[up], steps + 1
        if (
            tags[up] in ("VBZ", "VBP", "VB")
            and up < k
            and not any(heads[n] == up and tags[n] == "TO" for n in range(up))
        ):
            move_conjunct(draft, k, up)


def give_gapped_subject_its_object(draft: Draft) -> None:
    """A name right before an article is a subject whose verb is left out: "expelled an envoy, | Latvia | two clerks"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    dated = {t for time in draft.times for t in range(time.first, time.last + 1)}
    lists = draft.lexicon.ontology.words
    persons = lists.get("group-noun", frozenset()) | lists.get("organization-noun", frozenset())
    for name in range(4, len(deps) - 2):
        after = name + 1
        if words[after] == "," and tags[after + 1] in NAME_TAGS:
            after += 1  # "…; Nokia, Apple."
            if after + 1 >= len(deps) or words[after + 1] not in (".", ";"):
                continue
        elif tags[after] not in ("DT", "CD", "PRP$") or after in dated:
            continue
        if tags[name] in ("NN", "NNS"):
            if draft.lemmas[name].lower() not in persons or deps[name] != "conj" or after != name + 1:
                continue
        elif tags[name] not in NAME_TAGS or (
            name not in draft.spans and draft.entities[name] not in ("GPE", "ORG", "PERSON")
        ):
            continue
        first = draft.spans[name][0] if name in draft.spans else name
        while name not in draft.spans and first > 1 and tags[first - 1] in NAME_TAGS and draft.entities[first - 1]:
            first -= 1
        while tags[name] in ("NN", "NNS") and first > 1 and heads[first - 1] == name:
            first -= 1
        if words[first - 1] not in ((",", "and", "while", "but", ";") if after == name + 1 else (";",)):
            continue
        thing = next((n for n in range(after, min(name + 7, len(deps))) if tags[n] in NOUN_TAGS), -1)
        while 0 <= thing < len(deps) - 1 and tags[thing + 1] in NOUN_TAGS:
            thing += 1
        if thing < 0 or any(tags[t] not in ("DT", "CD", "PRP$", "JJ", "HYPH", *NOUN_TAGS) for t in range(after, thing)):
            continue
        if thing + 1 < len(deps) and tags[thing + 1] in (*VERB_TAGS, "MD"):
            continue
        verb = next(
            (v for v in range(first - 1, 0, -1) if tags[v] in VERB_TAGS and deps[v] not in ("amod", "aux", "auxpass")),
            -1,
        )
        own = [deps[n] for n in range(len(deps)) if heads[n] == verb]
        if verb < 0 or not {"nsubj", "dobj"} <= set(own) or "dative" in own or tags[verb] not in FINITE | {"VBN"}:
            continue
        if under(heads, verb, name) or under(heads, verb, thing):
            continue
        for t in range(len(deps)):
            if first <= t < name and heads[t] not in range(first, name + 1):
                heads[t], deps[t] = name, "compound"
            elif (name < t < thing and heads[t] not in range(name + 1, thing + 1)) or (
                t > thing and heads[t] == name and deps[t] in ("prep", "acl", "relcl")
            ):
                heads[t] = thing
        heads[name], deps[name] = verb, "conj"
        heads[thing], deps[thing] = name, "appos"


def raise_conjunct_after_comma(draft: Draft) -> None:
    """A past tense after a comma is no conjunct of a perfect or a modal: "denied that it had paid, and | accused Oslo"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(4, len(deps)):
        head = heads[k]
        if deps[k] != "conj" or tags[k] not in FINITE or deps[head] != "ccomp" or not heads[head] < head < k:
            continue
        main = heads[head]
        own = [n for n in range(len(deps)) if heads[n] == k]
        if tags[main] != tags[k] or any(deps[n] in (*MARKED, "aux", "auxpass") for n in own):
            continue
        helped = any(heads[n] == head and deps[n] == "aux" and tags[n] != "TO" for n in range(head))
        if helped and draft.words[k - 1] in ("and", "but") and draft.words[k - 2] == ",":
            move_conjunct(draft, k, main)


def raise_deed_conjunct(draft: Draft) -> None:
    """What only a person or a state does is not done by the thing reported on: "denied that the antennas served … and | threatened"."""
    deps, heads, words = draft.deps, draft.heads, draft.lexicon.ontology.words
    signatures = draft.lexicon.ontology.signatures
    for k in range(len(deps)):
        head = heads[k]
        if (
            deps[k] != "conj"
            or draft.tags[k] not in FINITE
            or deps[head] != "ccomp"
            or head > k
            or draft.tags[heads[head]] != draft.tags[k]
        ):
            continue
        if draft.child(k, *MARKED, "aux", "auxpass") >= 0:
            continue
        deed = any((draft.lemmas[k], "verb", frame) in signatures for frame in ("to", "that", "quote"))
        subject = draft.child(head, "nsubj", end=head)
        if not deed or subject < 0 or draft.tags[subject] not in ("NN", "NNS"):
            continue
        lemma = draft.lemmas[subject].lower()
        if any(lemma in words.get(key, ()) for key in ("group-noun", "organization-noun", "person-noun", "pair-noun")):
            continue
        heads[k] = heads[head]


def attach_infinitive_conjunct(draft: Draft) -> None:
    """A bare infinitive is coordinated with an infinitive: "vowed to close the base and | expel the envoy"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(len(deps)):
        head = heads[k]
        if deps[k] != "conj" or tags[head] not in ("VBD", "VBZ", "VBN") or draft.child(k, "aux", *MARKED) >= 0:
            continue
        if tags[k] != "VB" and not (tags[k] == "VBP" and tags[head] == "VBD"):
            continue
        if any(heads[n] == head and deps[n] == "aux" and tags[n] == "MD" for n in range(len(deps))):
            continue
        inner = [
            n
            for n in range(head + 1, k)
            if heads[n] == head and deps[n] in ("xcomp", "advcl", "ccomp") and tags[n] == "VB"
        ]
        found = inner[-1] if inner else _infinitive_before(draft, head, k)
        if found >= 0:
            heads[k] = found
            tags[k] = "VB"


def _infinitive_before(draft: Draft, head: int, k: int) -> int:
    """Return the last infinitive with "to" below a verb, the outermost of a chain, or -1: "a plan to | close the base and expel"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for n in range(k - 1, head, -1):
        if tags[n] != "VB" or not under(heads, n, head) or draft.child(n, "aux", end=n) < 0:
            continue
        above = heads[n]
        if tags[above] in ("VBN", "VBG") and deps[above] == "acl" and above > head:
            continue  # "evaluate actions designed | to improve": what modifies goes on less often
        return n
    return -1


def attach_to_infinitive_conjunct(draft: Draft) -> None:
    """An infinitive with "to" is coordinated with one: "to defend the reform that she inherited and | to resist a strike"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags

    def has_to(i: int) -> bool:
        return tags[i] == "VB" and any(heads[n] == i and tags[n] == "TO" for n in range(i))

    for k in range(3, len(deps)):
        if deps[k] != "conj" or not has_to(k) or tags[heads[k]] not in FINITE:
            continue
        up, steps = heads[k], 0
        while heads[up] != up and steps < 6 and not (has_to(up) and up < k):
            up, steps = heads[up], steps + 1
        if has_to(up) and up < k:
            move_conjunct(draft, k, up)


def attach_relative_conjunct(draft: Draft) -> None:
    """A relative pronoun after "and" or "but" opens a second relative clause: "an island that Oslo rules but | that lies off Fiji"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for that in range(4, len(deps) - 1):
        if words[that] not in ("that", "which", "who", "whom", "whose") or words[that - 1] not in ("and", "but"):
            continue
        verb = heads[that]
        if deps[verb] != "conj" or deps[that] == "mark" or tags[verb] not in VERB_TAGS or verb < that:
            continue
        first = next(
            (
                r
                for r in range(that - 2, 0, -1)
                if deps[r] == "relcl"
                and not under(heads, r, verb)
                and any(heads[n] == r and words[n] == words[that] for n in range(r))
            ),
            -1,
        )
        if first >= 0 and heads[verb] != first:
            move_conjunct(draft, verb, first)


def unite_repeated_preposition(draft: Draft) -> None:
    """What the same preposition governs twice is coordinated: "helped by orders and | by lower prices"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for prep in range(3, len(deps)):
        first = heads[prep]
        if deps[prep] != "conj" or tags[prep] not in ("IN", "TO") or words[first] != words[prep] or first > prep:
            continue
        one = draft.child(first, "pobj", start=first, end=prep)
        two = next((n for n in range(prep, len(deps)) if heads[n] == prep and deps[n] == "pobj"), -1)
        if one >= 0 and two >= 0:
            heads[two], deps[two] = one, "conj"
            heads[prep], deps[prep] = two, "dep"


def attach_possessed_conjunct(draft: Draft) -> None:
    """What has a possessor is coordinated with what has one: "China's ban on Micron and | Maduro's threat"."""
    deps, heads = draft.deps, draft.heads

    def possessed(i: int) -> bool:
        return draft.child(i, "poss") >= 0

    for k in range(len(deps)):
        if deps[k] != "conj" or draft.tags[k] not in NOUN_TAGS or not possessed(k) or possessed(heads[k]):
            continue
        up, steps = heads[k], 0
        while heads[up] != up and steps < 8:
            up = heads[up]
            steps += 1
            if draft.tags[up] in NOUN_TAGS and possessed(up) and up < k:
                move_conjunct(draft, k, up)
                break


def part_coordinated_possessors(draft: Draft) -> None:
    """Part "China's ban on Micron | and Maduro's threat", which the parser reads as a threat of Micron and Maduro."""
    deps, heads = draft.deps, draft.heads
    for first in range(len(deps)):
        noun = heads[first]
        if deps[first] != "poss" or deps[noun] != "pobj" or first > noun:
            continue
        second = draft.child(first, "conj", start=first + 1, end=noun)
        prep = heads[noun]
        above = heads[prep]
        if second < 0 or draft.words[first + 1] == "'s" or draft.child(above, "poss") < 0:
            continue
        heads[first], deps[first] = prep, "pobj"
        heads[second], deps[second] = noun, "poss"
        heads[noun], deps[noun] = above, "conj"
        for k in range(first + 1, second):
            if deps[k] == "cc" and heads[k] == first:
                heads[k] = above


def read_neither_before_verbs(draft: Draft) -> None:
    """Before a verb that another follows, "neither" is no subject: "raised wages but | neither | capped rents nor taxed land"."""
    deps, heads = draft.deps, draft.heads
    for i, word in enumerate(draft.words):
        if word.lower() not in ("neither", "either", "both") or deps[i] not in ("nsubj", "det", "dep", "preconj"):
            continue
        verb = heads[i]
        if deps[i] == "preconj" and verb < i < len(deps) - 1 and draft.tags[i + 1] in FINITE and heads[verb] == i + 1:
            heads[i] = verb = i + 1  # "Kenya | neither | praised Chad nor fined it": the parser hangs it on Kenya
        if draft.tags[verb] not in VERB_TAGS or not i < verb <= i + 2 or i == 0:
            continue
        if any(heads[k] == verb and deps[k] == "conj" and draft.tags[k] in VERB_TAGS for k in range(verb, len(deps))):
            deps[i] = "preconj"
