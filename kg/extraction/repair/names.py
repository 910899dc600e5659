"""Names that the parser took apart, or for something else."""

from __future__ import annotations

from kg.extraction.repair.draft import Draft, under, unite
from kg.extraction.tree import NAME_TAGS, VERB_TAGS

_PARTICLES_OF_NAMES = frozenset(
    {
        "von",
        "van",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "ten",
        "ter",
    }
)

_COMMON = ("person-noun", "group-noun", "organization-noun", "place-noun", "quantity-noun", "meeting-noun", "pair-noun")


def unite_names(draft: Draft) -> None:
    """Make the last token of a known name, or of a name with a particle ("von der Leyen"), the head of all of it."""
    seen: set[tuple[int, int]] = set()
    for first, last, _ in draft.spans.values():
        if first < last and (first, last) not in seen:
            seen.add((first, last))
            unite(draft, first, last)
    words, tags = draft.words, draft.tags
    i = 1
    while i < len(words) - 1:
        named = words[i - 1][:1].isupper() and (tags[i - 1] in NAME_TAGS or words[i - 1] in draft.lexicon.given_names)
        if words[i] in _PARTICLES_OF_NAMES and named:
            last = i
            while last + 1 < len(words) and words[last] in _PARTICLES_OF_NAMES:
                last += 1
            if words[last][:1].isupper() and words[last].isalpha():
                first = i - 1
                while first > 0 and tags[first - 1] in NAME_TAGS and draft.heads[first - 1] in range(first, last + 1):
                    first -= 1
                for t in range(i, last + 1):
                    tags[t] = "NNP"
                    draft.entities[t] = draft.entities[i - 1] or "PERSON"
                    draft.entity_starts[t] = False
                unite(draft, first, last)
                i = last
        elif words[i] in ("-", "&") and _joins(draft, i):
            last = i + 1
            while last + 2 < len(words) and words[last + 1] == "-" and _joins(draft, last + 1):
                last += 2
            first = i - 1
            while first > 0 and tags[first - 1] in NAME_TAGS and draft.heads[first - 1] in range(first, last + 1):
                first -= 1
            for t in range(first, last + 1):
                draft.entities[t] = draft.entities[last] or draft.entities[i - 1]
                draft.spans.pop(t, None)
            unite(draft, first, last)
            i = last
        i += 1


def _joins(draft: Draft, i: int) -> bool:
    """Whether the hyphen or ampersand at `i` is part of one name: "Ramos-Horta", "Chan-o-cha", "Ernst & Young"."""
    words, tags = draft.words, draft.tags
    if (
        i + 1 >= len(words)
        or (i - 1 in draft.spans and draft.spans[i - 1][1] >= i)
        or (i + 1 in draft.spans and draft.spans[i + 1][0] <= i)
    ):
        return False
    if words[i] == "&":
        return words[i - 1][:1].isupper() and words[i + 1][:1].isupper()
    if draft.begins[i] != draft.ends[i - 1] or draft.begins[i + 1] != draft.ends[i]:
        return False
    if not (words[i - 1][:1].isupper() and tags[i - 1] in NAME_TAGS) and draft.entities[i - 1] != "PERSON":
        return False
    known = draft.lexicon.ontology.names
    if words[i - 1] in known and words[i + 1] in known:
        return False
    return words[i + 1][:1].isupper() or draft.entities[i - 1] == "PERSON" == draft.entities[i + 1]


def unite_given_and_family_name(draft: Draft) -> None:
    """A given name and the capitalised word after it are one name, whatever the tagger makes of it: "Stefan | Löfven"."""
    words, tags = draft.words, draft.tags
    for i in range(len(words) - 1):
        family = words[i + 1]
        if (
            words[i] not in draft.lexicon.given_names
            or i in draft.spans
            or i + 1 in draft.spans
            or not family[:1].isupper()
            or not family.isalpha()
        ):
            continue
        if tags[i + 1] in NAME_TAGS and (draft.heads[i] == i + 1 or draft.heads[i + 1] == i):
            continue
        if tags[i] in NAME_TAGS and not (draft.entities[i] and draft.entities[i + 1] and draft.entity_starts[i + 1]):
            tags[i + 1] = "NNP"
            draft.entities[i] = draft.entities[i + 1] = "PERSON"
            unite(draft, i, i + 1)


def read_name_tagged_as_noun(draft: Draft) -> None:
    """Tag "Gdansk" in "Gdansk and Kiel welcomed …" as the name that it is coordinated with."""
    if draft.kind == "heading":
        return
    words, tags, heads, entities = draft.words, draft.tags, draft.heads, draft.entities
    lexicon = draft.lexicon.ontology
    for k, dep in enumerate(draft.deps):
        i = heads[k]
        if dep != "conj" or tags[k] != "NNP" or tags[i] != "NN" or not words[i][:1].isupper() or words[i].isupper():
            continue
        low = words[i].lower()
        common = low in lexicon.events or any(low in lexicon.words.get(name, ()) for name in _COMMON)
        alone = not any(heads[t] == i and entities[t] not in ("DATE", "TIME") for t in range(i))
        described = any(heads[t] == k and tags[t] == "NN" and words[t].islower() for t in range(i, k))
        if alone and not common and not described:  # not "Sociologist and historian Jane Doe"
            tags[i] = "NNP"


def set_acronym_beside(draft: Draft) -> None:
    """Hang an acronym beside the name that it shortens: "the Gulf Shipping Authority (GSA)", "the Federation, or NSF,"."""
    words, heads, deps, tags = draft.words, draft.heads, draft.deps, draft.tags
    for i in range(len(words) - 3):
        opens = i + 2 if words[i + 1] == "(" else i + 3 if words[i + 1 : i + 3] == [",", "or"] else -1
        closes = opens + 1
        if opens < 0 or closes >= len(words) or words[closes] not in (")", ",") or tags[i] not in NAME_TAGS:
            continue
        if len(words[opens]) < 2 or not words[opens].isupper() or words[opens][0] not in _initials(draft, i):
            continue
        if not under(heads, opens, i):
            heads[i], deps[i] = (heads[opens], deps[opens]) if under(heads, i, opens) else (heads[i], deps[i])
            if heads[i] == opens:
                heads[i] = i
        for t in range(len(words)):
            if heads[t] == opens and t != opens:
                heads[t] = i
        heads[opens], deps[opens], tags[opens] = i, "appos", "NNP"
        for t in (*range(i + 1, opens), closes):
            heads[t], deps[t] = i, "punct"


def _initials(draft: Draft, last: int) -> str:
    """Return the capitals that open the words of the name that ends at `last`."""
    first = last
    while first > 0 and (
        draft.words[first - 1][:1].isupper() or draft.words[first - 1] in ("of", "for", "and", "the", "&")
    ):
        first -= 1
    return "".join(word[0] for word in draft.words[first : last + 1] if word[:1].isupper())


def join_title_and_name(draft: Draft) -> None:
    """A person's name right after a title that has no article belongs to it: "historian | Jane Doe"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    persons = draft.lexicon.ontology.words.get("person-noun", frozenset())
    for name in range(1, len(deps)):
        if deps[name] not in ("npadvmod", "dep", "dobj") or tags[name] != "NNP" or draft.entities[name] != "PERSON":
            continue
        first = name
        while first > 0 and tags[first - 1] == "NNP" and draft.entities[first - 1] == "PERSON":
            first -= 1
        title = first - 1
        if (
            title < 0
            or tags[title] != "NN"
            or (draft.lemmas[title] not in persons and not draft.words[title].endswith("ist"))
        ):
            continue
        if under(heads, title, name):
            continue
        heads[name], deps[name] = (name, "ROOT") if heads[title] == title else (heads[title], deps[title])
        for k in range(len(deps)):
            if heads[k] == title and k < title:
                heads[k] = name
        heads[title], deps[title] = name, "compound"


def attach_apposed_person(draft: Draft) -> None:
    """A person is set beside the office, not beside whose office it is: "the head of the bank, | Jane Doe"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    persons = draft.lexicon.ontology.words.get("person-noun", frozenset())
    for name in range(3, len(deps)):
        owner = heads[name]
        if (
            deps[name] != "appos"
            or tags[name] not in NAME_TAGS
            or deps[owner] != "pobj"
            or draft.entities[owner] == "PERSON"
        ):
            continue
        office = heads[heads[owner]]
        first = name
        while first > 0 and tags[first - 1] in NAME_TAGS and heads[first - 1] == name:
            first -= 1
        person = draft.entities[name] == "PERSON" or draft.words[first] in draft.lexicon.given_names
        if (
            person
            and draft.lemmas[office].lower() in persons
            and tags[office] == "NN"
            and draft.words[heads[owner]] == "of"
        ):
            heads[name] = office


def make_name_after_verb_its_object(draft: Draft) -> None:
    """A capitalised name right after a verb is no adverb, nor one beside a name a verb: "seized | Bakhmut"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for i in range(1, len(deps)):
        if (
            deps[i] == "conj"
            and tags[heads[i]] in NAME_TAGS
            and tags[i] not in NAME_TAGS
            and draft.words[i][:1].isupper()
        ):
            if (draft.entities[i] or i in draft.spans) and draft.child(i, "nsubj", "dobj", "aux") < 0:
                tags[i] = "NNP"
    for i in range(1, len(deps)):
        if (
            deps[i] == "npadvmod"
            and tags[i] in NAME_TAGS
            and draft.entities[i] in ("PERSON", "ORG", "GPE")
            and heads[i] == i - 1
            and tags[i - 1] in VERB_TAGS
        ):
            if draft.child(i - 1, "dobj", "auxpass") < 0:
                deps[i] = "dobj"
    for i in range(1, len(deps)):
        if deps[i] == "advmod" and tags[i] in ("RB", "JJ") and heads[i] == i - 1 and tags[i - 1] in VERB_TAGS:
            if draft.words[i][:1].isupper() and (draft.entities[i] or i in draft.spans):
                if draft.child(i - 1, "dobj") < 0:
                    deps[i], tags[i] = "dobj", "NNP"


def read_preposition_that_opens(draft: Draft) -> None:
    """A preposition with a capital letter before a name is no part of it: "| Near | Kharkiv, sappers defused a mine"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    name = heads[0]
    if (
        words[0] not in ("Near", "Outside", "Inside", "Off", "Around", "Across", "Along", "Beyond")
        or tags[0] not in NAME_TAGS
    ):
        return
    if deps[0] != "compound" or tags[name] not in NAME_TAGS or heads[name] == name or 0 in draft.spans:
        return
    heads[0], deps[0], tags[0] = heads[name], "prep", "IN"
    for k in range(1, name):
        if heads[k] == 0:
            heads[k] = name
    heads[name], deps[name] = 0, "pobj"
    draft.entities[0] = ""
    draft.entity_starts[1] = True
