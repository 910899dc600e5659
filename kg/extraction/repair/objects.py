"""Objects that the parser ran together, parted into who receives and what: "gave the Houthis | missiles"."""

from __future__ import annotations

from kg.extraction.repair.draft import Draft, under
from kg.extraction.tree import NAME_TAGS, NOUN_TAGS


def part_receiver_from_thing(draft: Draft) -> None:
    """Part the receiver from the thing where both are common nouns: "gave the group | control of ports"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    words = draft.lexicon.ontology.words
    persons = words.get("group-noun", frozenset()) | words.get("organization-noun", frozenset())
    for thing in range(3, len(deps)):
        verb, receiver = heads[thing], thing - 1
        if (
            deps[thing] != "dobj"
            or draft.lemmas[verb] not in draft.lexicon.recipient_verbs
            or deps[receiver] != "compound"
            or heads[receiver] != thing
            or draft.lemmas[receiver].lower() not in persons
            or draft.lemmas[thing].lower() in persons | words.get("person-noun", frozenset())
            or tags[thing] not in ("NN", "NNS")
            or draft.child(verb, "dative") >= 0
        ):
            continue
        before = [n for n in range(verb + 1, receiver) if heads[n] == thing]
        if not any(tags[n] in ("DT", "PRP$") for n in before):
            continue
        for n in before:
            heads[n] = receiver
        heads[receiver], deps[receiver] = verb, "dative"


def part_double_object(draft: Draft) -> None:
    """Part the receiver from the thing: "gave the Houthis | ballistic missiles", "sold Kyiv | ammunition"."""
    deps, heads = draft.deps, draft.heads
    for noun in range(len(deps)):
        verb = heads[noun]
        if deps[noun] != "dobj" or draft.lemmas[verb] not in draft.lexicon.recipient_verbs or noun in draft.spans:
            continue
        if draft.child(verb, "dative") >= 0:
            continue
        pronoun = next(
            (n for n in range(verb + 1, noun) if heads[n] == noun and draft.tags[n] == "PRP" and n == verb + 1),
            -1,
        )
        if pronoun >= 0:
            heads[pronoun], deps[pronoun] = verb, "dative"
            continue
        receiver = noun - 1
        if (
            receiver > verb + 1
            and draft.tags[receiver] == "NNS"
            and deps[receiver] == "compound"
            and draft.lemmas[receiver].lower() in draft.lexicon.people
        ):
            # "sent their parents | blankets"
            heads[receiver], deps[receiver] = verb, "dative"
            for n in range(verb + 1, receiver):
                if heads[n] == noun and deps[n] in ("det", "poss", "amod", "nummod"):
                    heads[n] = receiver
            continue
        for first, last, text in sorted(set(draft.spans.values())):
            if not verb < first <= last < noun or heads[last] != noun:
                continue
            known = draft.lexicon.ontology.names.get(text, ())
            if not any(
                name.role in ("label", "alias", "capital", "seat") and draft.lexicon.is_actor(name.iri)
                for name in known
            ):
                continue
            if any(name.role == "adjective" for name in known) or (
                last + 1 < noun and draft.words[last + 1] in ("'s", "'")
            ):
                continue
            if deps[last] not in ("amod", "compound", "nmod"):
                continue
            before = range(verb + 1, first)
            if any(draft.tags[t] not in ("DT", "RB") for t in before):
                continue
            heads[last], deps[last] = verb, "dative"
            draft.tags[last] = "NNP"
            for t in before:
                if heads[t] == noun and deps[t] == "det":
                    heads[t] = last
            break


def find_thing_after_receiver(draft: Draft) -> None:
    """A noun right after who receives is what is given: "sent the minister | a map", "dealt the party | its worst defeat"."""
    deps, heads = draft.deps, draft.heads
    for receiver in range(1, len(deps)):
        verb = heads[receiver]
        if (
            deps[receiver] not in ("dative", "dobj")
            or verb > receiver
            or draft.lemmas[verb] not in draft.lexicon.recipient_verbs
            or not _can_receive(draft, receiver)
            or any(heads[n] == verb and deps[n] == "dobj" and n > receiver for n in range(len(deps)))
        ):
            continue
        for thing in range(receiver + 1, min(receiver + 7, len(deps))):
            if not _is_thing_beside(draft, thing, receiver):
                continue
            first = min([thing, *(n for n in range(thing) if under(heads, n, thing))])
            if first == receiver + 1:
                heads[thing], deps[thing], deps[receiver] = verb, "dobj", "dative"
                break


def _can_receive(draft: Draft, k: int) -> bool:
    """Whether the parser took the noun for a receiver, or it names or means people."""
    if draft.deps[k] == "dative" and draft.tags[k] not in ("IN", "TO"):
        return True
    lemma = draft.lemmas[k].lower()
    people = lemma in draft.lexicon.people or lemma in draft.lexicon.ontology.words.get("organization-noun", ())
    return people or draft.tags[k] == "PRP" or k in draft.spans


def _is_thing_beside(draft: Draft, k: int, receiver: int) -> bool:
    """Whether a noun hangs beside the receiver as something other than an object: measure, predicate, apposition without a comma."""
    if draft.tags[k] not in NOUN_TAGS or draft.entities[k] in ("DATE", "TIME", "PERSON"):
        return False
    if draft.heads[k] == draft.heads[receiver]:
        return draft.deps[k] in ("npadvmod", "oprd", "advmod")
    return draft.heads[k] == receiver and draft.deps[k] == "appos" and draft.tags[k] not in NAME_TAGS


def part_receiver_with_acronym(draft: Draft) -> None:
    """A bracket closes the name of who receives: "gave the Southern League (SL) | time"."""
    deps, heads = draft.deps, draft.heads
    for thing in range(5, len(deps)):
        verb, name = heads[thing], thing - 4
        if draft.words[thing - 1] != ")" or draft.words[thing - 3] != "(" or deps[thing] != "dobj":
            continue
        if draft.lemmas[verb] not in draft.lexicon.recipient_verbs or draft.child(verb, "dative") >= 0:
            continue
        if heads[name] != thing or deps[name] not in ("nmod", "compound") or heads[thing - 2] != name:
            continue
        heads[name], deps[name] = verb, "dative"
        for n in range(verb + 1, name):
            if heads[n] == thing:
                heads[n] = name


def part_predicate_from_name(draft: Draft) -> None:
    """Part the name from what its bearer becomes: "named Ruth Bell | head of the bank", "elected Bell | leader"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    words = draft.lexicon.ontology.words
    for office in range(2, len(deps)):
        verb, name = heads[office], office - 1
        if (
            deps[office] not in ("dobj", "oprd")
            or tags[office] != "NN"
            or draft.lemmas[office].lower() not in words.get("person-noun", ())
            or draft.lemmas[verb] not in words.get("naming-verb", ())
            or draft.child(verb, "dobj", "dative", end=office) >= 0
        ):
            continue
        parts = range(verb + 1, office)
        if not parts or any(tags[t] != "NNP" or heads[t] not in (office, name) for t in parts):
            continue
        if not _names_person(draft, name) or (office + 1 < len(deps) and tags[office + 1] in NOUN_TAGS):
            continue
        for t in parts:
            heads[t] = name
        heads[name], deps[name] = verb, "dobj"
        deps[office] = "oprd"


def _names_person(draft: Draft, name: int) -> bool:
    """Whether a name is that of a person, or of nobody known and no company or place: not "elected Labour leader"."""
    if draft.entities[name] == "PERSON":
        return True
    return draft.entities[name] == "" and name not in draft.spans and draft.tags[name - 1] in NAME_TAGS


def part_receiver_named_before(draft: Draft) -> None:
    """A name before a bare plural is who receives it: "sent the Spanish Republic | tanks", not "sent the Patriot missiles"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for thing in range(2, len(deps)):
        verb, name = heads[thing], thing - 1
        if deps[thing] != "dobj" or tags[thing] != "NNS" or draft.lemmas[verb] not in draft.lexicon.recipient_verbs:
            continue
        if heads[name] != thing or tags[name] not in NAME_TAGS or deps[name] not in ("compound", "nmod"):
            continue
        if draft.entities[name] != "GPE" or draft.child(verb, "dative") >= 0:
            continue
        if draft.lemmas[thing].lower() in draft.lexicon.people or draft.words[verb + 1].lower() != "the":
            continue
        heads[name], deps[name] = verb, "dative"
        for n in range(verb + 1, name):
            if heads[n] == thing:
                heads[n] = name


def free_duration_from_object(draft: Draft) -> None:
    """How long somebody waits is no object: "waited | eleven years | for compensation"."""
    deps, heads = draft.deps, draft.heads
    waiting = draft.lexicon.ontology.words.get("waiting-verb", frozenset())
    for k in range(1, len(deps)):
        if deps[k] == "dobj" and draft.entities[k] in ("DATE", "TIME") and draft.lemmas[heads[k]] in waiting:
            deps[k] = "npadvmod"
