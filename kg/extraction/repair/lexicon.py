"""What the repairs know of an ontology: its verbs and their forms, its names."""

from __future__ import annotations

from kg.ontology import Ontology


class Lexicon:
    """The verbs and names of one ontology, with the forms of its verbs."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self.irregular = dict(row.split(" ", 1) for row in ontology.words.get("irregular-verb", ()) if " " in row)
        self.given_names = ontology.words.get("female-given-name", frozenset()) | ontology.words.get(
            "male-given-name", frozenset()
        )
        self.people = ontology.words.get("person-noun", frozenset()) | ontology.words.get("group-noun", frozenset())
        self.recipient_verbs = ontology.words.get("recipient-verb", frozenset())
        self._lemmas: dict[str, str | None] = {}

    def verb_lemma(self, word: str) -> str | None:
        """Return the lemma of a word that is a form of a verb the ontology knows, or None."""
        word = word.lower()
        if word not in self._lemmas:
            self._lemmas[word] = self._verb_lemma(word)
        return self._lemmas[word]

    def irregular_lemma(self, word: str) -> str | None:
        for prefix in ("", "mis", "over", "under", "re", "out", "fore", "un"):
            base = self.irregular.get(word[len(prefix) :]) if word.startswith(prefix) else None
            if base is not None:
                return prefix + base
        return None

    def _verb_lemma(self, word: str) -> str | None:
        if word in self.irregular:
            return self.irregular[word]
        stems: list[str] = []
        for ending in ("ed", "ing", "es", "s"):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                stem = word[: -len(ending)]
                stems += [stem + "e", stem] if ending in ("ed", "ing") else [stem]
                if ending == "ed" and stem.endswith("i"):
                    stems.append(stem[:-1] + "y")
                if ending == "es" and stem.endswith("i"):
                    stems.append(stem[:-1] + "y")
                if len(stem) > 3 and stem[-1] == stem[-2] and ending in ("ed", "ing"):
                    stems.insert(0, stem[:-1])
        return next((stem for stem in [word, *stems] if stem in self.ontology.verbs), None)

    def is_actor(self, iri: str) -> bool:
        entry = self.ontology.entries.get(iri)
        return entry is not None and entry.kind in ("State", "Organization", "Person", "Group")
