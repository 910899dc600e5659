"""A process to be profiled: python profiled.py VARIANT SHARES.json CACHE. Extracts from the shares with something switched off.

The first share is for warming up, the rest is what is looked at; prints the seconds of the processor that the rest took.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import kg
from kg import jsonlines, ontology
from kg.cache import Cache
from kg.language import inference, pipeline

OFF = {
    "none": lambda: None,
    "kernels": lambda: setattr(inference, "quicken", lambda _: None),
    "features": lambda: setattr(inference, "_quick_features", lambda vectors, affine: [vectors, affine]),
    "lemmas": lambda: setattr(pipeline, "can_remember", lambda _: False),
}


def extract(shares, **options):
    """Extract from documents of paragraphs, and write statements as JSON."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for number, document in enumerate(document for share in shares for document in share):
            file.write(json.dumps({"id": f"d{number}", "text": "\n\n".join(document)}) + "\n")
        file.flush()
        for result in kg.extract(file.name, **options):
            for statement in result.statements:
                jsonlines.dumps(statement)


def main():
    variant, path, folder = sys.argv[1:]
    shares = json.loads(Path(path).read_text("utf-8"))
    known = ontology.load()
    if variant in OFF:
        OFF[variant]()
        options = {"ontology": known, "pipeline": pipeline.load_pipeline()}
        extract(shares[:1], **options)
    else:  # what a cache knows already
        options = {"ontology": known, "cache": Cache(folder)}
        extract(shares[1:], **options)
        if variant == "ontology":
            options["ontology"] = ontology.load(base="https://example.org/another/")
    used = time.process_time()
    looked_at(shares[1:], options)
    print(time.process_time() - used)


def looked_at(shares, options):
    """Do what is measured; profilers find it by this name."""
    extract(shares, **options)


if __name__ == "__main__":
    main()
