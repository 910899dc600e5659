"""Every verb that is seen is stated, or held back with a reason that can be counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import Reader, document

from kg import extraction
from kg.evaluation import read_gold
from kg.extraction.tree import VERB_TAGS
from kg.language import parse
from kg.model import ParsedDocument

GOLD = sorted((Path(__file__).parent / "gold").glob("*.jsonl"))
# what these labels hang is no clause of its own
_NO_CLAUSE = ("aux", "auxpass", "amod", "compound", "nmod", "case", "prep", "mark", "punct", "cc")


def _lost(parsed: ParsedDocument, read: Reader) -> list[str]:
    """Return the verbs of a document of which nothing is said."""
    found = extraction.extract(parsed, read.ontology)
    stated = {(claim.sentence, claim.predicate) for claim in found.claims}
    held = [(one.begin, one.end) for one in found.held_back]
    return [
        f"{word} in “{' '.join(sentence.words)}”"
        for number, sentence in enumerate(parsed.sentences)
        for k, word in enumerate(sentence.words)
        if sentence.tags[k] in VERB_TAGS
        and sentence.deps[k] not in _NO_CLAUSE
        and (number, k) not in stated
        and not any(begin <= sentence.begins[k] < end for begin, end in held)
    ]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_no_verb_of_the_gold_is_lost(path: Path, read: Reader) -> None:
    documents = [document(row.text, published=row.published, name=row.id) for row in read_gold([path])]
    assert [row for parsed in parse(documents, read.pipeline) for row in _lost(parsed, read)] == []
