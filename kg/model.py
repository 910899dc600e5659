"""The things that pass from room to room: documents, parses, mentions, claims, participants, statements.

Everything here is a plain, frozen, slotted dataclass that can be pickled, compared and written by hand in a test.
Offsets are character offsets into `Document.text`, half-open: `document.text[begin:end]` is the quote.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from kg.errors import Problem

Kind = Literal["State", "Person", "Organization", "Group", "Place", "Occurrence", "Concept"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["actual", "predicted", "possible", "obligatory", "intended", "conditional", "questioned"]
Form = Literal["name", "nominal", "pronoun"]

KINDS: tuple[Kind, ...] = ("State", "Person", "Organization", "Group", "Place", "Occurrence", "Concept")
ACTOR_KINDS: tuple[Kind, ...] = ("State", "Person", "Organization", "Group")
POLARITIES: tuple[Polarity, ...] = ("affirmed", "negated")
MODALITIES: tuple[Modality, ...] = (
    "actual",
    "predicted",
    "possible",
    "obligatory",
    "intended",
    "conditional",
    "questioned",
)


# -- documents ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document that is read on its own: sentences never cross its ends.

    `kind` is "paragraph", "heading" or "item". What is left out (menus, captions that repeat, bylines,
    "related stories") belongs to no block.
    """

    begin: int
    end: int
    kind: Literal["paragraph", "heading", "item"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known about it.

    `name` identifies it in statements (file name without its ending); `path` is where it came from, as the user gave it;
    `text` is the user's own text, never changed; `blocks` are the stretches of it to read, in text order;
    `published` is an EDTF date ("2017-11-21") or None.
    """

    name: str
    text: str
    blocks: tuple[Block, ...]
    path: str = ""
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document without its text: what the graph keeps about where statements come from."""

    name: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


# -- parses ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Sentence:
    """A parsed sentence as parallel columns, one entry a token; no spaCy object survives here.

    `tags` are Penn Treebank tags, `deps` ClearNLP dependency labels, `heads` indices into the same columns (the root is its
    own head), `begins`/`ends` document offsets, `entities` entity types ("" outside one), `entity_starts` whether
    a token opens an entity. `begin`/`end` are the document offsets of the sentence; `block` is its block's index.
    """

    begin: int
    end: int
    block: int
    words: list[str]
    lemmas: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    begins: list[int]
    ends: list[int]
    entities: list[str]
    entity_starts: list[bool]
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date or interval that a sentence mentions: tokens [first, last] inclusive, and its EDTF value."""

    first: int
    last: int
    edtf: str


@dataclass(slots=True)
class ParsedDocument:
    """A document with its sentences in text order; `times[i]` are the time expressions of `sentences[i]`."""

    document: Document
    sentences: list[Sentence] = field(default_factory=list)
    times: list[tuple[TimeExpression, ...]] = field(default_factory=list)


# -- claims ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class Mention:
    """A noun phrase or pronoun in its sentence, with all that choosing its participant needs; compared by identity.

    `head`, `first`, `last` are token indices of sentence number `sentence`; `name` is the proper name inside ("" if none),
    without titles and articles; `label` the phrase without articles, possessors and clauses. `modifiers` are the words before the
    head that are neither determiner nor possessor. `members` are the coordinated parts of "A, B and C" (then the rest describes
    the whole); `antecedent` is what grammar alone binds a pronoun to (relative pronouns, "each other", "itself").
    `appositions` are the phrases set beside it; `complement` is the phrase after "of", `origin` that after "from".
    """

    sentence: int
    head: int
    first: int
    last: int
    begin: int
    end: int
    text: str
    lemma: str
    tag: str
    form: Form
    label: str
    name: str = ""
    entity: str = ""
    title: str = ""
    determiner: str = ""
    plural: bool = False
    role: str = ""
    predicate: int = -1
    modifiers: tuple[str, ...] = ()
    possessor: Mention | None = None
    complement: Mention | None = None
    origin: Mention | None = None
    members: tuple[Mention, ...] = ()
    appositions: tuple[Mention, ...] = ()
    antecedent: Mention | None = None
    locative: bool = False
    negative: bool = False
    speaker: Mention | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """What one clause says about its mentions, before anybody knows which participants they are.

    `act` spans the verb group or the event noun; `source` is innermost first. `exchange` marks an action that holds both ways
    between the members of `actor` (and `target`). `trail` names the rules and gates passed, for `kg explain`.
    """

    sentence: int
    action: str
    class_: str | None
    act_begin: int
    act_end: int
    actor: Mention | None
    target: Mention | None
    theme: Mention | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    source: tuple[Mention, ...] = ()
    time: str | None = None
    place: Mention | None = None
    exchange: bool = False
    rule: str = ""
    predicate: int = -1
    doubt: float = 0.0


@dataclass(slots=True)
class Extraction:
    """All that extraction found in one document: claims, every mention in text order, and what was held back.

    `subjects` leads from (sentence, predicate) to the predicate's subject, own or understood.
    """

    claims: list[Claim] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    held_back: list[HeldBack] = field(default_factory=list)
    subjects: dict[tuple[int, int], Mention] = field(default_factory=dict)


# -- statements --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in a statement, with the mention that says so.

    `label` is the preferred label and `iri` the one IRI of the participant; `text`, `begin`, `end` are the mention (None where the
    participant is understood from elsewhere). `form` tells how it was mentioned; `of` is the IRI of the possessor
    ("its nuclear programme" → of North Korea), None where there is none.
    """

    label: str
    iri: str
    kind: Kind
    text: str | None = None
    begin: int | None = None
    end: int | None = None
    form: Form = "nominal"
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """The action of a statement: its label (lemma with particle), its class in the ontology or None, its mention."""

    label: str
    class_: str | None
    text: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim made by one sentence; the fields are those of the JSON Lines contract.

    `source` is the chain of who makes the claim, outermost last; empty means the author's own voice. `time` is EDTF.
    `confidence` lies in 0–1.
    """

    document: str
    begin: int
    end: int
    sentence: str
    actor: Participant | None
    action: Act
    target: Participant | None
    theme: Participant | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    source: tuple[Participant, ...] = ()
    time: str | None = None
    place: Participant | None = None
    reciprocal: bool = False
    confidence: float = 0.5
    extractor: str = "dependency"
    rule: str = ""

    @property
    def is_fact(self) -> bool:
        """Whether the author states it as a fact: affirmed, actual, in the author's own voice."""
        return self.polarity == "affirmed" and self.modality == "actual" and not self.source

    @property
    def is_claim(self) -> bool:
        """Whether one source states it as a fact, by the author's own word and not by hearsay of a third."""
        return self.polarity == "affirmed" and self.modality == "actual" and len(self.source) == 1

    def without_text(self) -> Statement:
        """The same statement without quotations: the texts of the sentence and of all mentions are empty, their offsets stay."""

        def quiet(p: Participant | None) -> Participant | None:
            return p if p is None or p.text is None else replace(p, text="")

        return replace(
            self,
            sentence="",
            actor=quiet(self.actor),
            action=replace(self.action, text=""),
            target=quiet(self.target),
            theme=quiet(self.theme),
            place=quiet(self.place),
            source=tuple(p if p.text is None else replace(p, text="") for p in self.source),
        )


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A clause that was seen and not stated, with the reason, so that every clause is accounted for."""

    document: str
    begin: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """What became of one document, or of an input that is none: its statements, what was held back, or the problem."""

    name: str
    record: DocumentRecord | None = None
    statements: tuple[Statement, ...] = ()
    held_back: tuple[HeldBack, ...] = ()
    problem: Problem | None = None
