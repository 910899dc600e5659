"""Confidence falls with what makes a reading doubtful, and is near certainty for a plain short sentence."""

from __future__ import annotations

import pytest
from reading import Reader

LESS_SURE = [
    pytest.param(
        "Kenya banned the airline.",
        "Kenya, which has long been wary of carriers that fly old jets to the lakes of its west, at last banned the airline.",
        id="a long sentence, and far apart",
    ),
    pytest.param("Kenya banned the airline.", "Kenya might ban the airline.", id="possible"),
    pytest.param("Kenya banned the airline.", "If Kenya bans the airline, Boeing will sue.", id="conditional"),
    pytest.param("Kenya sued Boeing. Kenya banned the airline.", "Kenya sued Boeing. It banned the airline.", id="a pronoun"),
]  # fmt: skip


@pytest.mark.parametrize(("surer", "less"), LESS_SURE)
def test_confidence_falls_with_doubt(surer: str, less: str, read: Reader) -> None:
    def confidence(text: str) -> float:
        return next(s.confidence for s in read.statements(text) if s.action.label == "ban")

    assert confidence(less) < confidence(surer)


def test_a_plain_sentence_is_nearly_certain(read: Reader) -> None:
    assert [s.confidence for s in read.statements("Kenya banned the airline.")] == [0.97]
