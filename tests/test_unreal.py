"""More of what is hoped, stopped, imagined, drafted or asked, and must not become a fact; and what beside it must stay one."""

from __future__ import annotations

from typing import Any

import pytest
from reading import Reader, case, show

UNREAL = {
    "censure": ["The motion that the council censure Serbia was defeated."],
    "extradite": ["The recommendation that Spain extradite the general was ignored."],
    "expel": ["Demands that Qatar expel the envoys went unanswered."],
    "kill": [
        "Suspicions that Israel killed the scientist persist.",
        "The court acquitted the general of killing the bishop.",
        "The court cleared the general of killing the bishop.",
    ],
    "invade": [
        "A would-be invasion of Panama by Cuba ended on the beach.",
        "An abortive invasion of Panama by Cuba embarrassed it.",
        "Cuba's failed invasion of Panama embarrassed it.",
        "Short of invading Taiwan, China can do little.",
        "Cuba was nowhere near invading Panama.",
    ],
    "withdraw": ["The so-called Russian withdrawal from Kherson fooled nobody.", "Russia pretended to withdraw its troops."],
    "attack": [
        "An attack by Chad on Niger is unlikely.",
        "Mali suspects an attack by Chad on Niger.",
        "Mali lacks evidence of an attack by Chad on Niger.",
        "No Chadian attack on Niger took place.",
        "Nigeria lobbied against an attack on Niger by France.",
        "Nigeria braced for an attack on Lagos by Chad.",
        "Nigeria prefers talking to Niger to attacking it.",
        "Ghana shrank from attacking Togo.",
    ],
    "talk": ["Nigeria prefers talking to Niger to attacking it."],
    "arm": ["Ghana imagined Togo arming the rebels.", "Ghana would not say if it had armed the rebels."],
    "annex": ["Ghana dreams of annexing Togo."],
    "impeach": ["Parliament debated whether to impeach the president."],
    "buy": ["Ghana gave up on buying the port.", "Ghana backed out of buying the port.", "Ghana balked at buying the port."],
    "condemn": ["Nigeria vetoed a resolution condemning Niger."],
    "ban": ["Nigeria vetoed a bill banning the party.", "A bill banning the party was leaked.", "Peru drafted a law banning the party."],
    "bomb": [
        "Chad is one step away from bombing the port.",
        "Chad flirted with bombing the port.",
        "That Chad bombed the port is disputed.",
        "That Chad bombed the port has never been proved.",
        "Chad, had it bombed the port, would be richer.",
        "Chad called off its bombing of the port.",
        "The bombing of the port by Chad never took place.",
        "In the film, Chad bombs the port.",
        "Chad bombed the port, or so Mali claims.",
        "The militia, which Mali says bombed the port, fled.",
        "Oman bombed Yemen: envoy",
        "Oman 'bombed Yemen'",
    ],
    "sign": ["In case Peru signs the treaty, Chile will sue.", "Peru, some fear, signed the treaty."],
}  # fmt: skip


@pytest.mark.parametrize(("action", "text"), [(action, text) for action, texts in UNREAL.items() for text in texts])
def test_what_need_not_be_is_no_fact(action: str, text: str, read: Reader) -> None:
    assert [show(one) for one in read.statements(text) if one.is_fact and one.action.label == action] == []


REAL = {
    "invade": [
        "Nigeria opposed Russia's invasion of Ukraine.",
        "The council discussed the Russian invasion of Ukraine.",
        "The fact that Turkey invaded Cyprus haunts Athens.",
    ],
    "ban": ["Peru passed a law banning the party.", "The law banning the party helped Chile."],
    "outline": ["The delegates drafted a petition outlining their grievances."],
    "endorse": ["Ministers signed the Declaration of the United Nations endorsing the charter."],
    "arm": ["There is no doubt that Togo armed the rebels."],
    "protect": ["The rule that protects whales has saved thousands."],
}


@pytest.mark.parametrize(("action", "text"), [(action, text) for action, texts in REAL.items() for text in texts])
def test_what_stands_beside_it_stays_a_fact(action: str, text: str, read: Reader) -> None:
    assert {one.action.label for one in read.statements(text) if one.is_fact and one.action.label == action} == {action}


HOLDS = [
    case(
        "content-clause-subjunctive",
        "The proposal that Kenya ban the airline failed.",
        "proposal — fail — _",
        "Kenya — ban — airline [intended]",
    ),
    case(
        "content-clause-of-a-passive",
        "The motion that the council censure Serbia was defeated.",
        "_ — defeat — motion",
        "council — censure — Serbia [intended]",
    ),
    case("relative-clause-is-none", "The plan that Chile rejected pleased Peru.", "Chile — reject — plan", "plan — please — Peru"),
    case(
        "acquittal",
        "The court acquitted the general of killing the bishop.",
        "court — acquit — general",
        "general — kill — bishop [negated; source: court]",
    ),
    case(
        "whether-infinitive",
        "Parliament debated whether to impeach the president.",
        "Parliament — debate — _",
        "Parliament — impeach — president [questioned; source: Parliament]",
    ),
    case(
        "doubt-of-an-attribute",
        "Snipers killed a guard in an apparently unrelated attack.",
        "snipers — kill — guard",
    ),
    case("doubt-of-the-clause", "Snipers killed a guard, apparently by mistake.", "snipers — kill — guard [possible]"),
    case("told-before-it-is-asked", "Peru sent the ships; what will Chile do?", "Peru — send — ships"),
    case("asked-as-a-whole", "Has Peru, which sold the ships, sent men?", "Peru — sell — ships", "Peru — send — men [questioned]"),
    case("how-goes-without-saying", "Chile protested at how Peru had treated its sailors.", "Chile — protest — _", "Peru — treat — sailors"),
    case("whether-does-not", "Chile asked questions about whether Peru armed the rebels.", "Chile — ask — questions", "Peru — arm — rebels [questioned]"),
    case("imperative-after-please", "Peru has a port, so please sell the ships.", "Peru — have — port"),
    case("imperative-that-reminds", "Note that Peru sold the ships.", "Peru — sell — ships"),
    case("bare-infinitive-is-none", "Peru helped ban the party.", "Peru — ban — party"),
    case("participle-as-preposition", "Peru wrote to Chile regarding the port.", "Peru — write — Chile"),
    case("outcome", "Shell rose 2 percent to close at 31 dollars.", "Shell — rise — _", "Shell — close — 31 dollars"),
    case("purpose-is-no-outcome", "Peru raised rates to reach its target.", "Peru — raise — rates", "Peru — reach — target [intended]"),
    case("courage", "Chile did not have the courage to sign the treaty.", "Chile — have — courage [negated]", "Chile — sign — treaty [negated]"),
    case("opportunity-taken", "Chile took the opportunity to sign the treaty.", "Chile — take — opportunity", "Chile — sign — treaty"),
    case("opportunity-had", "Chile had an opportunity to sign the treaty.", "Chile — have — opportunity", "Chile — sign — treaty [possible]"),
    case("policy-pursued", "Russia resumed its policy of shelling ports.", "Russia — resume — policy", "Russia — shell — ports"),
    case("policy-wanted", "Russia proposed a policy of shelling ports.", "Russia — propose — policy", "Russia — shell — ports [intended]"),
    case("scheduled", "Peru signs the treaty next month.", "Peru — sign — treaty [predicted]"),
    case("expected-already", "Peru expects growth next year.", "Peru — expect — growth"),
    case("essential-that", "It is essential that Kenya comply with the treaty.", "Kenya — comply — treaty [obligatory]"),
    case("any-that-there-may-be", "Peru will veto any treaty that cut its tariffs.", "Peru — veto — treaty [predicted]", "treaty — cut — tariffs [possible]"),
    case("a-given-one", "Peru will veto a treaty that Chile had drafted.", "Peru — veto — treaty [predicted]", "Chile — draft — treaty"),
    case("perfect-under-would", "Peru would inherit a bank that has lost billions.", "Peru — inherit — bank [conditional]", "bank — lose — billions"),
    case("few-believe", "Few envoys believe that Peru will sign the treaty.", "few envoys — believe — _", "Peru — sign — treaty [negated, predicted; source: few envoys]"),
    case("a-few-believe", "A few envoys believe that Peru will sign the treaty.", "few envoys — believe — _", "Peru — sign — treaty [predicted; source: few envoys]"),
    case("condition-by-should", "Peru will sue Chile should the envoy be expelled.", "Peru — sue — Chile [predicted]", "_ — expel — envoy [conditional]"),
    case(
        "claim-summed-up",
        "Peru accused Chile of arming the rebels, an allegation that Bolivia rejected.",
        "Peru — accuse — Chile",
        "Chile — arm — rebels [source: Peru]",
        "Bolivia — reject — allegation",
    ),
    case("named-after-a-colon", "Oman bombed Yemen: envoy", "Oman — bomb — Yemen [source: envoy]"),
    case("quoted-in-a-headline", "Oman 'bombed Yemen'", "Oman — bomb — Yemen [possible]"),
    case("doubt-of-somebody", "Togo has no doubt that Chad armed the rebels.", "Togo — have — doubt [negated]", "Chad — arm — rebels [source: Togo]"),
    case("little-doubt", "There is little doubt that Togo armed the rebels.", "Togo — arm — rebels [possible]"),
    case("feint", "Russia pretended to withdraw its troops.", "Russia — withdraw — troops [negated]"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "options", "expected"), HOLDS)
def test_it_holds_so(text: str, options: dict[str, Any], expected: list[str], read: Reader) -> None:
    assert sorted(read(text, **options)) == sorted(expected)
