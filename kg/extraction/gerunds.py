"""An -ing clause after a preposition, by what the preposition says of it: "by expelling", "without consulting"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.factuality import Context
from kg.model import Mention

if TYPE_CHECKING:
    from kg.extraction.reading import Reading


def read_gerund(
    reading: Reading, preposition: int, k: int, held: Context, subject: Mention | None, patient: Mention | None
) -> None:
    """Read an adverbial -ing clause after a preposition by what the preposition says of it."""
    tree = reading.tree
    word = tree.lower[preposition]
    previous = tree.lower[preposition - 1] if preposition else ""
    context = replace(held, trail=(*held.trail, f"{word}-gerund"))
    if (
        word == "without"
        or (word == "of" and previous in ("instead", "short"))
        or (word == "from" and previous in ("far", "away"))
        or (word == "than" and previous == "rather")
        or word == "instead"
    ):
        context = replace(context, affirmed=not held.affirmed if word == "without" and not held.affirmed else False)
    elif word in ("for", "to"):
        context = replace(context, affirmed=True, modality="intended" if held.modality == "actual" else held.modality)
    elif word in ("about", "of", "toward", "towards"):
        # "thought about selling": what it is about need not be
        context = replace(context, affirmed=True, modality="possible" if held.modality == "actual" else held.modality)
    elif word == "near":
        # "nowhere near attacking", "came near attacking": it did not
        context = replace(context, modality="possible")
    elif word == "against":
        context = replace(context, affirmed=False, modality="obligatory")
    else:
        context = replace(context, affirmed=True)
    if held.modality == "questioned":
        context = replace(context, modality="questioned")
    reading.clause(k, context, subject=subject if subject is not None else patient)
