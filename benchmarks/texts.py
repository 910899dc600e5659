"""A folder of texts as documents of paragraphs, whole or cut into short ones."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from kg import documents
from kg.model import Document

Text = list[str]  # paragraphs


def read_texts(folder: str | Path) -> list[Text]:
    """Return the paragraphs of each document of a folder, in an order that mixes its parts."""
    texts = [
        [one.text[block.begin : block.end] for block in one.blocks]
        for one in documents.read([folder])
        if isinstance(one, Document)
    ]
    if not texts:
        raise SystemExit(f"{folder}: holds no documents; give a folder of texts with --texts")
    random.Random(7).shuffle(texts)
    return texts


def count_words(texts: list[Text]) -> int:
    return sum(len(paragraph.split()) for text in texts for paragraph in text)


def share_out(texts: list[Text], shares: int, words: int) -> list[list[Text]]:
    """Return shares of about the same number of words, `words` in all; long documents are cut between paragraphs."""
    each, rows, row, size = words / shares, [], [], 0
    for text in texts:
        document: Text = []
        for paragraph in text:
            document.append(paragraph)
            size += len(paragraph.split())
            if size >= each:
                rows.append([*row, document])
                row, document, size = [], [], 0
                if len(rows) == shares:
                    return rows
        if document:
            row.append(document)
    return [*rows, row] if row else rows


def cut(texts: list[Text], words: int) -> Iterator[str]:
    """Yield short documents of at least so many words, sentence by sentence."""
    for text in texts:
        for paragraph in text:
            part: list[str] = []
            for sentence in re.split(r"(?<=[.?!]) +(?=[A-Z])", paragraph):
                part.append(sentence)
                if sum(len(one.split()) for one in part) >= words:
                    yield " ".join(part)
                    part = []


def write_documents(folder: Path, texts: list[Text], count: int, words: int) -> int:
    """Write `count` short documents into a folder, and return how many words they have; texts that do not suffice return."""
    folder.mkdir(parents=True, exist_ok=True)
    made = total = turn = 0
    while made < count:
        for part in cut(texts, words):
            body = part if not turn else f"{part} ({turn})"  # one that returns is a document of its own
            (folder / f"{made:05}.txt").write_text(body + "\n", encoding="utf-8")
            made, total = made + 1, total + len(part.split())
            if made == count:
                return total
        turn += 1
    return total
