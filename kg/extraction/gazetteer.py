"""The names that the ontology knows, found in a row of words."""

from __future__ import annotations

from kg.ontology import Ontology


class Gazetteer:
    """Finds the ontology's names in a row of words: the longest match first, exact in case."""

    def __init__(self, ontology: Ontology) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for text, names in ontology.names.items():
            if all(name.role in ("adjective", "demonym", "surname") for name in names):
                continue
            parts = tuple(split_name(text))
            if parts:
                self._rows.setdefault(parts[0], []).append((parts, text))
        for rows in self._rows.values():
            rows.sort(key=lambda row: (-len(row[0]), row[1]))

    def spans(self, words: list[str]) -> dict[int, tuple[int, int, str]]:
        """Return for every token inside a known name the first and last token of that name and its text."""
        found: dict[int, tuple[int, int, str]] = {}
        rows, size, i = self._rows, len(words), 0
        while i < size:
            for parts, text in rows.get(words[i], ()):
                n = len(parts)
                if n == 1 or tuple(words[i : i + n]) == parts:
                    for t in range(i, i + n):
                        found[t] = (i, i + n - 1, text)
                    i += n - 1
                    break
            i += 1
        return found


def split_name(text: str) -> list[str]:
    """Split a name as the tokenizer would: at spaces, and around hyphens and a possessive."""
    words: list[str] = []
    for word in text.replace("\u2019", "'").split():
        if "-" in word and not word.startswith("-"):
            pieces = word.split("-")
            for n, piece in enumerate(pieces):
                if n:
                    words.append("-")
                if piece:
                    words.append(piece)
        elif word.endswith("'s"):
            words.extend([word[:-2], "'s"])
        else:
            words.append(word)
    return words
