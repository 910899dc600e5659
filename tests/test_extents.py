"""How far the mention of a participant reaches: the whole phrase, without clauses, asides and dates."""

from __future__ import annotations

import pytest
from reading import Reader

CASES = [
    ("Soldiers from Togo raided the camp.", "Soldiers from Togo", "the camp"),
    ("Peru welcomed a resumption of ties with Chile.", "Peru", "a resumption of ties with Chile"),
    ("Lawmakers in Oslo and Lima rejected the treaty.", "Lawmakers in Oslo and Lima", "the treaty"),
    ("The camp was raided by soldiers from Togo.", "soldiers from Togo", "The camp"),
    ("Peru cancelled the visit of the king of Spain on Monday.", "Peru", "the visit of the king of Spain"),
    ("Peru praised memos sent by Chile, which Ghana had leaked.", "Peru", "memos sent by Chile"),
    ("Peru welcomed secret memos from Chile.", "Peru", "secret memos from Chile"),
    ("Peru imposed sanctions on Chile.", "Peru", "Chile"),
    ("The company that Nokia bought sued Shell.", "The company", "Shell"),
    ("Peru accused Chile of fraud.", "Peru", "Chile"),
]


@pytest.mark.parametrize(("text", "actor", "target"), CASES)
def test_a_mention_is_quoted_with_the_phrases_that_hang_on_its_head(
    text: str, actor: str, target: str, read: Reader
) -> None:
    statement = next(s for s in read.statements(text) if s.actor and s.target and s.target.text == target)
    assert statement.actor is not None
    assert statement.actor.text == actor


def test_labels_stay_those_of_the_head(read: Reader) -> None:
    (statement,) = read.statements("Soldiers from Togo raided the camp.")
    assert (statement.actor and statement.actor.label) == "soldiers"


def test_every_mention_quotes_the_text(read: Reader) -> None:
    text = "Envoys of Peru, Chile and Togo rejected an offer by Shell of gas from Oman in May."
    for statement in read.statements(text):
        for one in (statement.actor, statement.target, statement.theme):
            if one is not None and one.begin is not None:
                assert text[one.begin : one.end] == one.text
