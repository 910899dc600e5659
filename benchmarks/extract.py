"""What extraction costs beside the parser under it: `python benchmarks/extract.py FOLDER [--documents N] [--rounds N]`.

Prints, for each round, the words a second of the bare spaCy pipeline over the same paragraphs, in the same batches and the same process, and
of reading, parsing, extracting and resolving them, and the ratio of the two. The rounds alternate, for machines are noisy.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable

from kg import documents, extraction, language, ontology, resolution
from kg.model import Document

BATCH = 96


def measure(work: Callable[[], Iterable[object]]) -> float:
    """Run through what `work` yields and return the seconds it took."""
    begin = time.perf_counter()
    for _ in work():
        pass
    return time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description="Extraction against the bare spaCy pipeline, on the same texts.")
    parser.add_argument("folder", help="a folder of documents")
    parser.add_argument("--documents", type=int, default=60, help="how many of them to read (60)")
    parser.add_argument("--rounds", type=int, default=3, help="how often to measure each (3)")
    options = parser.parse_args()

    texts = [found for found in documents.read([options.folder]) if isinstance(found, Document)][: options.documents]
    words = sum(len(one.text.split()) for one in texts)
    pipeline = language.load_pipeline()
    known = ontology.load()
    paragraphs = [one.text[block.begin : block.end] for one in texts for block in one.blocks]

    def bare() -> Iterable[object]:
        return pipeline.pipe(paragraphs, batch_size=BATCH)

    def whole() -> Iterable[object]:
        for parsed in language.parse(texts, pipeline, batch_size=BATCH):
            yield resolution.resolve(parsed, extraction.extract(parsed, known), known)

    print(f"{len(texts)} documents, {words} words; {language.describe_pipeline(pipeline)}")
    for number in range(1, options.rounds + 1):
        one, other = measure(bare), measure(whole)
        print(
            f"round {number}: bare {words / one:6.0f} words/s, kgwright {words / other:6.0f} words/s, ratio {one / other:.2f}"
        )


if __name__ == "__main__":
    main()
