"""Check a graph against the SHACL shapes of an ontology folder, and tell what is wrong so that a person can mend it.

Beside the shapes, two things are checked that SHACL's core cannot say: direct triples and the statements behind them agree, and
mentions are quotes of their sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import InputError, KgError, OntologyError
from kg.ontology import KG, PROV, SHACL, SHAPES_FILE, VOCABULARIES, default_folder, local_name

if TYPE_CHECKING:
    import rdflib

_RESULT_LIMIT = 120  # characters of a value shown to a person


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that does not conform: the node, the property and value at fault ("" for none), why, and where in the text."""

    focus: str
    path: str
    value: str
    message: str
    where: str = ""

    def __str__(self) -> str:
        at = f" at {_short(self.path)}" if self.path else ""
        value = f" = {_shown(self.value)}" if self.value and self.value != self.focus else ""
        place = f" ({self.where})" if self.where else ""
        return f"{_short(self.focus)}{at}{value}: {self.message}{place}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found; `violations` are sorted, and none where the graph conforms."""

    conforms: bool
    violations: tuple[Violation, ...] = ()

    def __str__(self) -> str:
        if self.conforms:
            return "conforms"
        return "\n".join(map(str, self.violations))


def validate(data: str | Path | bytes, shapes: str | Path | None = None, *, format: str | None = None) -> Report:
    """Validate an RDF file, or the bytes of one, against the shapes of an ontology folder (default: the shipped one).

    `shapes` is a folder that holds shapes.ttl, or a Turtle file of shapes. `format` is a file ending ("ttl", "nt", "nq", "trig" …), by
    default that of the file, Turtle for bytes; named graphs are taken together. Raises InputError for data and
    OntologyError for shapes that cannot be read, KgError where pySHACL is not installed.
    """
    quads = _read_data(data, format)
    shape_quads = _read_shapes(Path(shapes) if shapes is not None else default_folder())
    store = ox.Store()
    store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    found = {
        *_validate_shapes(store, shape_quads),
        *_compare_facts(store),
        *_compare_worlds(store, quads),
        *_find_misquotations(store),
    }
    violations = tuple(sorted(_place(violation, store) for violation in found))
    return Report(not violations, violations)


# -- reading -----------------------------------------------------------------------------------------------------------


def _read_data(data: str | Path | bytes, format_: str | None) -> list[ox.Quad]:
    name = "the data" if isinstance(data, bytes) else str(data)
    if not isinstance(data, bytes):
        format_ = format_ or Path(data).suffix.lstrip(".")
        try:
            data = Path(data).read_bytes()
        except OSError as error:
            raise InputError(f"{name}: cannot be read ({error.strerror}); give an RDF file") from error
    rdf_format = ox.RdfFormat.from_extension((format_ or "ttl").lower())
    if rdf_format is None:
        raise InputError(f"{name}: unknown kind of RDF “{format_}”; known endings: ttl, nt, nq, trig, jsonld, rdf")
    try:
        return list(ox.parse(data, rdf_format))
    except SyntaxError as error:
        raise InputError(
            f"{name}, line {error.lineno or 1}: not valid {rdf_format.name}: {error.msg}; correct it"
        ) from error


def _read_shapes(path: Path) -> list[ox.Quad]:
    path = path / SHAPES_FILE if path.is_dir() else path
    try:
        return list(ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE))
    except OSError as error:
        raise OntologyError(
            f"{path}: no shapes to validate against ({error.strerror}); add a shapes.ttl to the folder"
        ) from error
    except SyntaxError as error:
        raise OntologyError(
            f"{path}, line {error.lineno or 1}: not valid Turtle: {error.msg}; correct the file"
        ) from error


# -- SHACL -------------------------------------------------------------------------------------------------------------


def _validate_shapes(store: ox.Store, shapes: list[ox.Quad]) -> Iterator[Violation]:
    try:
        import pyshacl
        from rdflib.namespace import RDF
        from rdflib.term import URIRef
    except ImportError as error:
        raise KgError(
            f"validation needs pySHACL and RDFLib ({error}); install them with pip install pyshacl"
        ) from error
    conforms, results, _ = pyshacl.validate(_to_rdflib(store), shacl_graph=_to_rdflib(shapes), inplace=True)
    if conforms or not hasattr(results, "subjects"):
        return
    for result in results.subjects(RDF.type, URIRef(SHACL + "ValidationResult")):
        told = {
            name: results.value(result, URIRef(SHACL + name))
            for name in ("focusNode", "resultPath", "value", "resultMessage")
        }
        focus, path, value, message = ("" if term is None else str(term) for term in told.values())
        if not path.startswith("http"):
            path = ""  # a path of several properties has no name; the message tells
        yield Violation(focus, path, value, message)


def _to_rdflib(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """The same triples for pySHACL; parsing is left to pyoxigraph, which is twenty times as fast as RDFLib."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    iris: dict[str, rdflib.URIRef] = {}

    def term(node: Any) -> rdflib.term.Node:
        if isinstance(node, ox.NamedNode):
            return iris.get(node.value) or iris.setdefault(node.value, rdflib.URIRef(node.value))
        if isinstance(node, ox.BlankNode):
            return rdflib.BNode(node.value)
        return rdflib.Literal(node.value, lang=node.language, datatype=None if node.language else node.datatype.value)

    for quad in quads:
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


# -- what SHACL's core cannot say --------------------------------------------------------------------------------------

_PREFIXES = {prefix: VOCABULARIES[prefix] for prefix in ("kg", "rdfs", "prov")}


def _select(store: ox.Store, query: str) -> Iterator[ox.QuerySolution]:
    solutions = store.query(query, prefixes=_PREFIXES)
    assert isinstance(solutions, ox.QuerySolutions)
    return iter(solutions)


def _compare_facts(store: ox.Store) -> Iterator[Violation]:
    """Direct triples that no affirmed, actual statement in the author's own voice implies, and such statements without theirs."""
    direct = """SELECT ?actor ?action ?target WHERE { ?action rdfs:subPropertyOf kg:actsOn . ?actor ?action ?target }"""
    facts = """SELECT ?statement ?actor ?action ?target WHERE {
        ?statement kg:actor ?actor ; kg:action ?action ; kg:target ?target ; kg:polarity kg:affirmed ; kg:modality kg:actual .
        OPTIONAL { ?statement kg:source ?source } FILTER(!BOUND(?source)) }"""
    written = {(row["actor"].value, row["action"].value, row["target"].value) for row in _select(store, direct)}
    stated: set[tuple[str, str, str]] = set()
    for row in _select(store, facts):
        triple = (row["actor"].value, row["action"].value, row["target"].value)
        stated.add(triple)
        if triple not in written:
            yield Violation(row["statement"].value, triple[1], "", "a fact without its direct triple")
    message = "a direct triple without an affirmed, actual statement in the author's own voice behind it"
    for actor, action, target in written - stated:
        yield Violation(actor, action, target, message)


def _compare_worlds(store: ox.Store, quads: Iterable[ox.Quad]) -> Iterator[Violation]:
    """Claims that no statement of the source alone is behind, and claims outside the world of any source."""
    claims = {
        row["claim"]: row["action"] for row in _select(store, "SELECT ?claim ?action { ?claim kg:claimOf ?action }")
    }
    if not claims:
        return
    worlds = {
        row["world"]: row["source"] for row in _select(store, "SELECT ?world ?source { ?world kg:accordingTo ?source }")
    }
    said = """SELECT ?actor ?action ?target ?source WHERE {
        ?statement kg:actor ?actor ; kg:action ?action ; kg:target ?target ; kg:polarity kg:affirmed ; kg:modality kg:actual ;
            kg:source ?source ; kg:sourceChain ?chain . FILTER(STR(?source) = ?chain) }"""
    known = {tuple(row) for row in _select(store, said)}
    for quad in quads:
        action = claims.get(quad.predicate)
        if action is None:
            continue
        source = worlds.get(quad.graph_name)
        if source is None:
            message = "a claim outside the world of a source; move it to a named graph with a kg:accordingTo"
        elif (quad.subject, action, quad.object, source) not in known:
            message = f"a claim in the world of {_short(source.value)} that no statement of that source alone makes"
        else:
            continue
        yield Violation(_text_of(quad.subject), quad.predicate.value, _text_of(quad.object), message)


def _text_of(term: Any) -> str:
    return str(getattr(term, "value", term))


def _find_misquotations(store: ox.Store) -> Iterator[Violation]:
    """Sentences and mentions whose offsets and text do not agree."""
    lengths = """SELECT ?sentence ?text WHERE { ?sentence kg:text ?text ; kg:begin ?begin ; kg:end ?end .
        FILTER(STRLEN(?text) != ?end - ?begin) }"""
    for row in _select(store, lengths):
        message = "the text is not as long as its offsets say"
        yield Violation(row["sentence"].value, KG + "text", row["text"].value, message)
    texts = """SELECT ?sentence ?document ?text WHERE { ?sentence kg:inDocument ?document ; kg:begin ?begin ; kg:end ?end .
        OPTIONAL { ?sentence kg:text ?text } FILTER(?end > ?begin) }"""
    rows = [(row["sentence"], row["document"], row["text"]) for row in _select(store, texts)]
    quoted = {document for _, document, text in rows if text is not None}
    for sentence, document, text in rows:
        if text is None and document in quoted:
            message = "a sentence without its text, beside others of its document that have theirs"
            yield Violation(sentence.value, KG + "text", "", message)
    unquoted = """SELECT ?statement WHERE { ?statement kg:actionBegin ?b ; kg:actionEnd ?e ; prov:wasDerivedFrom ?sentence .
        ?sentence kg:text ?whole . FILTER(?e > ?b) FILTER NOT EXISTS { ?statement kg:actionText ?any } }"""
    for row in _select(store, unquoted):
        message = "a statement does not quote its action, and its sentence has its text"
        yield Violation(row["statement"].value, KG + "actionText", "", message)
    for role in ("actor", "action", "target", "theme", "place"):
        quotes = f"""SELECT ?statement ?text WHERE {{
            ?statement kg:{role}Text ?text ; kg:{role}Begin ?b ; kg:{role}End ?e ; prov:wasDerivedFrom ?sentence .
            ?sentence kg:text ?whole ; kg:begin ?begin ; kg:end ?end .
            FILTER(?b >= ?begin && ?e <= ?end && SUBSTR(?whole, ?b - ?begin + 1, ?e - ?b) != ?text) }}"""
        for row in _select(store, quotes):
            message = "the mention is not what the sentence has at these offsets"
            yield Violation(row["statement"].value, f"{KG}{role}Text", row["text"].value, message)


# -- telling people ----------------------------------------------------------------------------------------------------


def _place(violation: Violation, store: ox.Store) -> Violation:
    """The violation with the document, offsets and sentence that its node comes from, where it comes from one."""
    try:
        node = ox.NamedNode(violation.focus)
    except ValueError:
        return violation
    sentence = _value(store, node, PROV + "wasDerivedFrom") or node
    if not isinstance(sentence, ox.NamedNode) or (text := _value(store, sentence, KG + "text")) is None:
        return violation
    told = [_value(store, sentence, KG + name) for name in ("inDocument", "begin", "end")]
    document, begin, end = ("?" if term is None else local_name(term.value) for term in told)
    where = f"{document}, {begin}–{end}: “{_shown(text.value)}”"
    return Violation(violation.focus, violation.path, violation.value, violation.message, where)


def _value(store: ox.Store, subject: ox.NamedNode, predicate: str) -> Any:
    values = sorted((q.object for q in store.quads_for_pattern(subject, ox.NamedNode(predicate), None)), key=str)
    return values[0] if values else None


def _short(iri: str) -> str:
    """An IRI as people read it: with the prefix of its vocabulary, or its last two steps."""
    for prefix, namespace in VOCABULARIES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return "/".join(re.split("[/#]", iri)[-2:])


def _shown(value: str) -> str:
    """A value or a quote on one line, without control characters and not too long: documents are not to be trusted."""
    if re.match(r"https?://\S+$", value):
        return _short(value)
    line = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    return line if len(line) <= _RESULT_LIMIT else line[: _RESULT_LIMIT - 1] + "…"
