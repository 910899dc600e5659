"""Statements against gold: how many of the wanted claims were found, how many found ones are wrong, how honest confidence is.

A gold file is JSON Lines, a short text a row: `id`, `construction`, `text`; `published` where a relative date needs it; `expect`, all clear
claims of the text; `must_not`, tempting wrong readings; `allow`, readings that are neither wanted nor wrong; `note`, for people.
Claims have the contract's keys; a participant may be a label or an object with one.

Two labels are the same without case, accents, kind of apostrophe and surplus space, and

- actors and sources without a leading article; nobody is the same as nobody alone;
- actions without hyphens;
- targets, themes and places also where one holds the other as whole words; a target that is the wanted theme counts, too;
- times where they span the same days, ?, ~ and % aside, or are written alike.

A wanted claim is found by at most one statement and the other way round; the pair that agrees in most goes first.
"""

from kg.evaluation.gold import GoldRow, Pattern, Reading, read_gold, read_statement
from kg.evaluation.matching import Pair, RowScore, match
from kg.evaluation.scores import (
    DETAILS,
    Bin,
    Calibration,
    Evaluation,
    Measure,
    Scores,
    Share,
    calibrate,
    evaluate,
    judge,
    tally,
)

__all__ = [
    "DETAILS",
    "Bin",
    "Calibration",
    "Evaluation",
    "GoldRow",
    "Measure",
    "Pair",
    "Pattern",
    "Reading",
    "RowScore",
    "Scores",
    "Share",
    "calibrate",
    "evaluate",
    "judge",
    "match",
    "read_gold",
    "read_statement",
    "tally",
]
