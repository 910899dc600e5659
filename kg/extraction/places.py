"""Where a clause says that it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.arguments import Arguments
from kg.extraction.clauses import Clause
from kg.extraction.kinds import is_place, is_time
from kg.extraction.tree import NAME_TAGS
from kg.model import Mention

if TYPE_CHECKING:
    from kg.extraction.reading import Reading

_PLACE = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "off", "around", "throughout", "through", "along", "within", "on", "over",
     "beyond"}
)  # fmt: skip


_ABOUT = frozenset({"on", "about", "over", "for", "of"})
_MIND = frozenset({"Know", "Feel", "Accuse"})
_SPEECH = frozenset({"Say", "Agree", "Consult", "Cooperate", "Request"})


def _class(reading: Reading, clause: Clause) -> str | None:
    action = reading.ontology.actions.get(clause.label)
    return action.class_ if action else None


def _keeps_its_place(reading: Reading, clause: Clause, noun: int) -> bool:
    """Whether what stands beside a noun tells where that is, not where the deed was: "feared the war | in Mexico"."""
    if noun == clause.attribute:
        return reading.tree.child(noun, "poss") >= 0  # "was France's war in Mexico"
    if clause.lemma in reading.ontology.words.get("court-verb", ()):
        return False  # "sued the firm | in London"
    minded = clause.lemma in reading.ontology.words.get("attitude-verb", ()) or _class(reading, clause) in _MIND
    return minded and noun == clause.object


def find_place(reading: Reading, clause: Clause, found: Arguments) -> Mention | None:
    """Return where the clause says that it happens."""
    tree = reading.tree
    candidates: list[tuple[int, int]] = list(clause.prepositions)
    for k in (clause.object, clause.attribute, clause.subject):
        if k >= 0 and not _keeps_its_place(reading, clause, k):
            for n in tree.children[k]:
                if tree.deps[n] == "prep" and tree.lower[n] in ("in", "near", "at", "outside", "off"):
                    pobj = tree.child(n, "pobj")
                    if pobj >= 0:
                        candidates.append((n, pobj))
    for above, inner in clause.prepositions:
        if tree.lower[above] in _ABOUT and _class(reading, clause) in _SPEECH | _MIND:
            continue  # "agreed on a truce | in Sudan", "cooperate on the river | in Laos"
        candidates += [
            (n, pobj)
            for n in tree.children[inner]
            if tree.deps[n] == "prep"
            and tree.lower[n] in ("in", "near", "at", "outside", "off")
            and (pobj := tree.child(n, "pobj")) >= 0
        ]
    meeting = reading.ontology.words.get("meeting-noun", frozenset())
    for prep, pobj in candidates:
        if tree.lower[prep] not in _PLACE or is_time(reading, pobj) or (prep == clause.particle):
            continue
        k = pobj
        for _ in range(3):
            mention = reading.nominals.single(k, "place", clause.head)
            stranger = (
                mention.entity in ("PERSON", "ORG", "")
                and not mention.title
                and not reading.ontology.names.get(mention.name)
                and " " not in mention.name
            )
            if mention.form == "name" and (
                is_place(reading, mention)
                or (
                    stranger
                    and (
                        k != pobj or (tree.lower[prep] in ("in", "near", "off", "outside") and mention.entity != "ORG")
                    )
                )
            ):
                if found.target is mention or found.theme is mention or found.agent is mention:
                    break
                mention.locative = True
                return mention
            if tree.lemmas[k].lower() not in meeting or tree.tags[k] in NAME_TAGS:
                break
            inner = next(
                (
                    n
                    for n in tree.children[k]
                    if tree.deps[n] == "prep" and tree.lower[n] in ("of", "in", "at", "near", "on")
                ),
                -1,
            )
            if inner < 0:
                break
            deeper = tree.child(inner, "pobj")
            if deeper < 0:
                break
            k = deeper
    return None
