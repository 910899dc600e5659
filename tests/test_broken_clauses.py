"""Gapped clauses, broken lists, and infinitives and gerunds that the parser took for something else."""

from __future__ import annotations

import pytest

from tests.reading import Reader

CASES = [
    # gapping
    ("The army seized the port and the rebels the mine.", ["army — seize — port", "rebels — seize — mine"]),
    ("The army did not seize the port and the mine.", ["army — seize — port [negated]", "army — seize — mine [negated]"]),
    ("Siemens sued Alstom; Hitachi, Siemens.", ["Hitachi — sue — Siemens", "Siemens — sue — Alstom"]),
    ("Denmark expelled nine envoys, Malta two and Cyprus three.", [
        "Cyprus — expel — _", "Denmark — expel — nine envoys", "Malta — expel — _",
    ]),
    ("Norway shipped rice to Yemen, and Finland to Nepal.", [
        "Finland — ship — Nepal [theme: rice]", "Norway — ship — Yemen [theme: rice]",
    ]),
    ("Norway shipped rice to Yemen and Nepal.", ["Norway — ship — Nepal [theme: rice]", "Norway — ship — Yemen [theme: rice]"]),
    # two clauses, not one clause as an object
    ("Rioters looted shops and troops fired at the crowd.", ["rioters — loot — shops", "troops — fire — crowd"]),
    ("Rioters looted shops and banks.", ["rioters — loot — banks", "rioters — loot — shops"]),
    # infinitives
    ("The premier is sure to court unions.", ["premier — court — unions [predicted]"]),
    ("The premier is not sure to court unions.", ["premier — court — unions [negated, predicted]"]),
    ("Chile seemed willing to house deportees.", ["Chile — house — deportees [intended]"]),
    ("The school is close to court buildings.", []),
    ("Peru postponed the vote to calm investors.", ["Peru — postpone — vote", "Peru — calm — investors [intended]"]),
    ("Peru announced a plan to calm investors.", ["Peru — announce — plan", "Peru — calm — investors [intended]"]),
    ("The court held that it is powerless to stop the strikes.", [
        "court — hold — _", "court — stop — strikes [negated, possible; source: court]",
    ]),
    ("Gabon refused to dredge the river and omitted to warn crews.", [
        "Gabon — dredge — river [negated]", "Gabon — refuse — _", "Gabon — warn — crews [negated]",
    ]),
    ("The bishop seems to have sheltered deserters.", ["bishop — shelter — deserters [possible]"]),
    # whom
    ("The mayor whom gangs threatened fled.", ["gangs — threaten — mayor", "mayor — flee — _"]),
    # lemmas
    ("The court readmitted the lawyer.", ["court — readmit — lawyer"]),
    ("Voters never forgave Chad.", ["voters — forgive — Chad [negated]"]),
    # gerunds
    ("Norway accused recruiters of cheating workers.", ["Norway — accuse — recruiters", "recruiters — cheat — workers [source: Norway]"]),
    # suppositions
    ("Provided that lenders accept the plan, Zambia will resume payments.", [
        "lenders — accept — plan [conditional]", "Zambia — resume — payments [predicted]",
    ]),
    # lists
    ("Norway, together with Denmark, fined Shell.", ["Denmark — fine — Shell", "Norway — fine — Shell"]),
    ("Three Baltic states, Estonia, Latvia and Lithuania, fined Shell.", [
        "Estonia — fine — Shell", "Latvia — fine — Shell", "Lithuania — fine — Shell",
    ]),
    ("Peru raised the wage but neither capped rents nor taxed land.", [
        "Peru — raise — wage", "Peru — cap — rents [negated]", "Peru — tax — land [negated]",
    ]),
    # denials of a claim
    ("Kenya accused Chad of theft, a claim that Chad rejected as baseless.", [
        "Kenya — accuse — Chad [theme: theft]", "Chad — reject — claim",
    ]),
    # few, if any
    ("Hardly any minister defended the budget.", ["minister — defend — budget [negated]"]),
    ("No sooner had Chad signed the truce than rebels broke it.", ["Chad — sign — truce", "rebels — break — truce"]),
    # a clause of its own before "and"
    ("Oman blocked the text, and Chad, to nobody's surprise, applauded.", ["Chad — applaud — _", "Oman — block — text"]),
    # what somebody is supplied with
    ("Oman supplies the town with water.", ["Oman — supply — town [theme: water]"]),
    ("The town is supplied with water by Oman.", ["Oman — supply — town"]),
    # places
    ("Police seized ivory at Port Klang.", ["police — seize — ivory [at Port Klang]"]),
    ("Near Kharkiv, sappers defused a mine.", ["sappers — defuse — mine [at Kharkiv]"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), CASES)
def test_a_broken_clause_is_read_whole(text: str, said: list[str], read: Reader) -> None:
    assert sorted(read(text)) == sorted(said)


HEADLINES = [
    ("Strike cripples ports as union rejects offer", ["strike — cripple — ports", "union — reject — offer"]),
    ("Bolivia, Chile to reopen talks", ["Bolivia — reopen — talks [predicted]", "Chile — reopen — talks [predicted]"]),
    ("Rebels seize town as army retreats", ["army — retreat — _", "rebels — seize — town"]),
]


@pytest.mark.parametrize(("text", "said"), HEADLINES)
def test_a_headline_is_read_whole(text: str, said: list[str], read: Reader) -> None:
    assert sorted(read(text, headline=True)) == sorted(said)
