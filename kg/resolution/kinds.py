"""What kind of participant a common noun stands for, by the ontology's lists of nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Kind, Mention

if TYPE_CHECKING:
    from kg.resolution.references import References


def kind_of(references: References, mention: Mention) -> Kind:
    """Return the kind of a common noun; what no list knows is a Concept."""
    words = references.ontology.words
    lemma = mention.lemma
    if mention.role == "attribute":
        return "Concept"  # what somebody is: an office, a role, a description
    if mention.complement is not None and lemma in words.get("quantity-noun", ()):
        inner = mention.complement
        return kind_of(references, inner) if inner.form == "nominal" else "Group"
    if lemma in words.get("organization-noun", ()) and not (mention.plural and lemma in words.get("group-noun", ())):
        return "Organization" if not mention.plural else "Group"
    if lemma in words.get("person-noun", ()) and not mention.plural:
        return "Person"
    if lemma in words.get("group-noun", ()):
        return "Group" if mention.plural or lemma in words.get("collective-noun", ()) else "Person"
    if mention.plural and (
        lemma in words.get("person-noun", ())
        or lemma in words.get("state-description", ())
        or lemma in ("government", "country", "monarchy", "ally")
    ):
        return "Group"
    if mention.plural and len(lemma) > 5 and lemma.endswith(("ist", "ian", "crat", "man", "woman")):
        return "Group"
    sentence = references.parsed.sentences[mention.sentence]
    if mention.plural and references.names.entries(sentence.words[mention.head], "demonym"):
        return "Group"
    if lemma in words.get("place-noun", ()) and mention.role in ("place", "oblique", "complement"):
        return "Place"
    return "Concept"
