"""How a clause holds: polarity, modality, what embeds it, and that nothing unreal is ever a fact."""

from __future__ import annotations

from typing import Any

import pytest
from reading import Reader, case, show

HOLDS = [
    # modalities
    case("actual-past", "Kenya recalled its ambassador.", "Kenya — recall — ambassador"),
    case("actual-habitual", "Kenya exports tea to Pakistan.", "Kenya — export — Pakistan [theme: tea]"),
    case("predicted-will", "Kenya will recall its ambassador.", "Kenya — recall — ambassador [predicted]"),
    case(
        "predicted-shall-contraction",
        "Officials say they'll ban the drug.",
        "officials — say — _",
        "officials — ban — drug [predicted; source: officials]",
    ),
    case("predicted-is-set-to", "Kenya is set to recall its ambassador.", "Kenya — recall — ambassador [predicted]"),
    case("predicted-is-to", "Kenya is to recall its ambassador.", "Kenya — recall — ambassador [predicted]"),
    case("predicted-going-to", "Kenya is going to recall its ambassador.", "Kenya — recall — ambassador [predicted]"),
    case(
        "predicted-expected-to",
        "Kenya is expected to recall its ambassador.",
        "Kenya — recall — ambassador [predicted]",
    ),
    case("predicted-likely", "Kenya is likely to recall its ambassador.", "Kenya — recall — ambassador [predicted]"),
    case(
        "predicted-unlikely",
        "Kenya is unlikely to recall its ambassador.",
        "Kenya — recall — ambassador [negated, predicted]",
    ),
    case("predicted-about-to", "Kenya is about to recall its ambassador.", "Kenya — recall — ambassador [predicted]"),
    case("possible-may", "Kenya may recall its ambassador.", "Kenya — recall — ambassador [possible]"),
    case("possible-could", "Kenya could recall its ambassador.", "Kenya — recall — ambassador [possible]"),
    case("possible-can-passive", "The ambassador can be recalled by Kenya.", "Kenya — recall — ambassador [possible]"),
    case("possible-perhaps", "Perhaps Kenya recalled its ambassador.", "Kenya — recall — ambassador [possible]"),
    case("possible-reportedly", "Kenya reportedly recalled its ambassador.", "Kenya — recall — ambassador [possible]"),
    case(
        "possible-allegedly-passive",
        "The ambassador was allegedly recalled by Kenya.",
        "Kenya — recall — ambassador [possible]",
    ),
    case("possible-able", "Kenya is able to recall its ambassador.", "Kenya — recall — ambassador [possible]"),
    case(
        "possible-allowed",
        "Kenya allowed Uganda to dredge the harbour.",
        "Kenya — allow — Uganda",
        "Uganda — dredge — harbour [possible]",
    ),
    case(
        "possible-it-is-possible",
        "It is possible that Kenya recalled its ambassador.",
        "Kenya — recall — ambassador [possible]",
    ),
    case(
        "possible-chance-that",
        "There is a chance that Kenya recalled its ambassador.",
        "Kenya — recall — ambassador [possible]",
    ),
    case("obligatory-must", "Kenya must recall its ambassador.", "Kenya — recall — ambassador [obligatory]"),
    case("obligatory-should", "Kenya should recall its ambassador.", "Kenya — recall — ambassador [obligatory]"),
    case("obligatory-have-to", "Kenya has to recall its ambassador.", "Kenya — recall — ambassador [obligatory]"),
    case("obligatory-needs-to", "Kenya needs to recall its ambassador.", "Kenya — recall — ambassador [obligatory]"),
    case("obligatory-ought", "Kenya ought to recall its ambassador.", "Kenya — recall — ambassador [obligatory]"),
    case(
        "obligatory-required",
        "Kenya is required to recall its ambassador.",
        "Kenya — recall — ambassador [obligatory]",
    ),
    case(
        "obligatory-urged",
        "Uganda urged Kenya to recall its ambassador.",
        "Uganda — urge — Kenya",
        "Kenya — recall — ambassador [obligatory; source: Uganda]",
    ),
    case(
        "obligatory-called-on",
        "Uganda called on Kenya to recall its ambassador.",
        "Uganda — call on — Kenya",
        "Kenya — recall — ambassador [obligatory; source: Uganda]",
    ),
    case(
        "obligatory-demand-that",
        "Uganda demanded that Kenya recall its ambassador.",
        "Uganda — demand — _",
        "Kenya — recall — ambassador [obligatory; source: Uganda]",
    ),
    case("intended-plans", "Kenya plans to recall its ambassador.", "Kenya — recall — ambassador [intended]"),
    case(
        "intended-vowed",
        "Kenya vowed to recall its ambassador.",
        "Kenya — vow — _",
        "Kenya — recall — ambassador [intended]",
    ),
    case(
        "intended-offered",
        "Kenya offered to host the talks.",
        "Kenya — offer — _",
        "Kenya — host — talks [intended]",
    ),
    case(
        "intended-threatened",
        "Kenya threatened to expel the envoy.",
        "Kenya — threaten — _",
        "Kenya — expel — envoy [intended]",
    ),
    case(
        "intended-agreed",
        "Kenya agreed to reopen the border.",
        "Kenya — agree — _",
        "Kenya — reopen — border [intended]",
    ),
    case(
        "intended-noun",
        "Kenya's plan to ban coal angered miners.",
        "Kenya — ban — coal [intended]",
        "plan — anger — miners",
    ),
    case("intended-tried", "Kenya tried to recall its ambassador.", "Kenya — recall — ambassador [intended]"),
    case(
        "conditional-if",
        "If Kenya recalls its ambassador, Uganda will close the border.",
        "Kenya — recall — ambassador [conditional]",
        "Uganda — close — border [predicted]",
    ),
    case("conditional-would", "Kenya would recall its ambassador.", "Kenya — recall — ambassador [conditional]"),
    case(
        "conditional-would-if",
        "Uganda would close the border if Kenya recalled its ambassador.",
        "Uganda — close — border [conditional]",
        "Kenya — recall — ambassador [conditional]",
    ),
    case(
        "conditional-inversion",
        "Had Kenya recalled its ambassador, Uganda would have closed the border.",
        "Kenya — recall — ambassador [conditional]",
        "Uganda — close — border [conditional]",
    ),
    case(
        "conditional-unless",
        "Unless Kenya recalls its ambassador, Uganda will close the border.",
        "Kenya — recall — ambassador [negated, conditional]",
        "Uganda — close — border [predicted]",
    ),
    case(
        "conditional-provided",
        "Uganda will sign the pact provided Kenya withdraws its troops.",
        "Uganda — sign — pact [predicted]",
        "Kenya — withdraw — troops [conditional]",
    ),
    case(
        "conditional-even-if",
        "Uganda will close the border even if Kenya objects.",
        "Uganda — close — border [predicted]",
        "Kenya — object — _ [conditional]",
    ),
    case(
        "would-in-reported-speech-is-predicted",
        "Kenya said it would recall its ambassador.",
        "Kenya — say — _",
        "Kenya — recall — ambassador [predicted; source: Kenya]",
    ),
    case("questioned-yes-no", "Did Kenya recall its ambassador?", "Kenya — recall — ambassador [questioned]"),
    case("questioned-who", "Who recalled the ambassador?", "_ — recall — ambassador [questioned]"),
    case("questioned-why", "Why has Kenya recalled its ambassador?", "Kenya — recall — ambassador [questioned]"),
    case(
        "questioned-whether",
        "Uganda asked whether Kenya recalled its ambassador.",
        "Uganda — ask — _",
        "Kenya — recall — ambassador [questioned; source: Uganda]",
    ),
    case(
        "questioned-unclear",
        "It is unclear whether Kenya recalled its ambassador.",
        "Kenya — recall — ambassador [questioned]",
    ),
    case("questioned-relative-is-not", "Where is the envoy whom Kenya expelled?", "Kenya — expel — envoy"),
    # negation
    case("negated-not", "Kenya did not recall its ambassador.", "Kenya — recall — ambassador [negated]"),
    case("negated-contraction", "Kenya hasn't recalled its ambassador.", "Kenya — recall — ambassador [negated]"),
    case("negated-never", "Kenya never recalled its ambassador.", "Kenya — recall — ambassador [negated]"),
    case("negated-no-subject", "No state recalled its ambassador.", "state — recall — ambassador [negated]"),
    case("negated-no-object", "Kenya recalled no ambassador.", "Kenya — recall — ambassador [negated]"),
    case("negated-nobody", "Nobody condemned the coup.", "_ — condemn — coup [negated]"),
    case("negated-none-of", "None of the lawmakers condemned the coup.", "lawmakers — condemn — coup [negated]"),
    case("negated-neither", "Neither court condemned the coup.", "court — condemn — coup [negated]"),
    case(
        "negated-nor",
        "Kenya did not condemn the coup, nor did Uganda recall its envoy.",
        "Kenya — condemn — coup [negated]",
        "Uganda — recall — envoy [negated]",
    ),
    case(
        "negated-without",
        "Kenya left the talks without signing the accord.",
        "Kenya — leave — talks",
        "Kenya — sign — accord [negated]",
    ),
    case("negated-fail", "Kenya failed to recall its ambassador.", "Kenya — recall — ambassador [negated]"),
    case(
        "negated-refuse",
        "Kenya refused to recall its ambassador.",
        "Kenya — refuse — _",
        "Kenya — recall — ambassador [negated]",
    ),
    case(
        "negated-decline",
        "Kenya declined to sign the accord.",
        "Kenya — decline — _",
        "Kenya — sign — accord [negated]",
    ),
    case(
        "negated-deny-gerund",
        "Kenya denied arming the militia.",
        "Kenya — deny — _",
        "Kenya — arm — militia [negated; source: Kenya]",
    ),
    case(
        "negated-deny-that",
        "Kenya denied that it armed the militia.",
        "Kenya — deny — _",
        "Kenya — arm — militia [negated; source: Kenya]",
    ),
    case("negated-unwilling", "Kenya is unwilling to sign the accord.", "Kenya — sign — accord [negated, intended]"),
    case("negated-reluctant", "Kenya is reluctant to sign the accord.", "Kenya — sign — accord [negated, intended]"),
    case("negated-unable", "Kenya was unable to seize the port.", "Kenya — seize — port [negated, possible]"),
    case("negated-stop-short", "Kenya stopped short of banning the firm.", "Kenya — ban — firm [negated]"),
    case("negated-refrain", "Kenya refrained from banning the firm.", "Kenya — ban — firm [negated]"),
    case(
        "negated-reject-claim",
        "Kenya rejected a claim that it armed the militia.",
        "Kenya — reject — claim",
        "Kenya — arm — militia [negated; source: Kenya]",
    ),
    case("negated-avoid", "Kenya avoided criticising Huawei.", "Kenya — criticise — Huawei [negated]"),
    case(
        "negated-prevent",
        "Kenya prevented Uganda from dredging the harbour.",
        "Kenya — prevent — Uganda",
        "Uganda — dredge — harbour [negated]",
    ),
    case(
        "negated-warn-against",
        "Kenya warned Uganda against dredging the harbour.",
        "Kenya — warn — Uganda",
        "Uganda — dredge — harbour [negated, obligatory; source: Kenya]",
    ),
    case(
        "negated-warn-not-to",
        "Kenya warned Uganda not to dredge the harbour.",
        "Kenya — warn — Uganda",
        "Uganda — dredge — harbour [negated, obligatory; source: Kenya]",
    ),
    case(
        "negated-doubt",
        "Kenya doubts that Uganda dredged the harbour.",
        "Kenya — doubt — _",
        "Uganda — dredge — harbour [negated, possible; source: Kenya]",
    ),
    case("negated-hardly", "Kenya hardly noticed the tariff.", "Kenya — notice — tariff [negated]"),
    case("negated-no-longer", "Kenya no longer recognises Taiwan.", "Kenya — recognise — Taiwan [negated]"),
    case(
        "negated-refusal",
        "Kenya's refusal to sign the accord angered Uganda.",
        "Kenya — sign — accord [negated]",
        "refusal — anger — Uganda",
    ),
    case(
        "negated-instead-of",
        "Kenya fined the firm instead of banning it.",
        "Kenya — fine — firm",
        "Kenya — ban — firm [negated]",
    ),
    case(
        "negated-rather-than",
        "Kenya fined the firm rather than banning it.",
        "Kenya — fine — firm",
        "Kenya — ban — firm [negated]",
    ),
    case(
        "negated-lest",
        "Kenya guarded the dam lest rebels seize it.",
        "Kenya — guard — dam",
        "rebels — seize — dam [negated, conditional]",
        wrong="lest makes its main clause conditional",
    ),
    case(
        "negated-far-from",
        "Far from banning the firm, Kenya hired it.",
        "Kenya — ban — firm [negated]",
        "Kenya — hire — firm",
    ),
    case("negated-yet-to", "Kenya has yet to ratify the treaty.", "Kenya — ratify — treaty [negated]"),
    case(
        "negated-false",
        "It is false that Kenya armed the militia.",
        "Kenya — arm — militia [negated]",
    ),
    case("negated-passive-by-nobody", "The accord was signed by nobody.", "_ — sign — accord [negated]"),
    case(
        "negated-adverb-without-effect",
        "Not surprisingly, Kenya recalled its ambassador.",
        "Kenya — recall — ambassador",
    ),
    case(
        "negated-only-is-not",
        "Not only did Kenya recall its ambassador, it expelled the consul.",
        "Kenya — recall — ambassador",
        "Kenya — expel — consul",
    ),
    # composition
    case("did-not-fail", "Kenya did not fail to recall its ambassador.", "Kenya — recall — ambassador"),
    case(
        "did-not-refuse",
        "Kenya did not refuse to sign the accord.",
        "Kenya — refuse — _ [negated]",
        "Kenya — sign — accord [possible]",
    ),
    case("may-have-failed", "Kenya may have failed to secure the port.", "Kenya — secure — port [negated, possible]"),
    case(
        "promised-not",
        "Kenya promised not to ban the firm.",
        "Kenya — promise — _",
        "Kenya — ban — firm [negated, intended]",
    ),
    case(
        "unlikely-able",
        "Kenya is unlikely to be able to seize the port.",
        "Kenya — seize — port [negated, predicted]",
    ),
    case("must-not", "Kenya must not arm the militia.", "Kenya — arm — militia [negated, obligatory]"),
    case("need-not", "Kenya need not sign the accord.", "Kenya — sign — accord [negated, obligatory]"),
    case("cannot-afford", "Kenya cannot afford to ban the firm.", "Kenya — ban — firm [negated, possible]"),
    case(
        "would-refuse",
        "Kenya would refuse to sign the accord.",
        "Kenya — refuse — _ [conditional]",
        "Kenya — sign — accord [negated, conditional]",
    ),
    case("managed", "Kenya managed to seize the port.", "Kenya — seize — port"),
    case("did-not-manage", "Kenya did not manage to seize the port.", "Kenya — seize — port [negated]"),
    case(
        "failed-to-persuade",
        "Kenya failed to persuade Uganda to sign the accord.",
        "Kenya — persuade — Uganda [negated]",
        "Uganda — sign — accord [negated, intended]",
    ),
    case(
        "wants-not-forced",
        "Kenya was not forced to sign the accord.",
        "_ — force — Kenya [negated]",
        "Kenya — sign — accord [negated, possible]",
    ),
    case(
        "threatened-to-refuse",
        "Kenya threatened to refuse to sign the accord.",
        "Kenya — threaten — _",
        "Kenya — refuse — _ [intended]",
        "Kenya — sign — accord [negated, intended]",
    ),
    case(
        "forced-to-stop",
        "Uganda forced Kenya to stop dredging the harbour.",
        "Uganda — force — Kenya",
        "Kenya — dredge — harbour [negated]",
    ),
    case("double-negation", "Kenya never failed to condemn the coup.", "Kenya — condemn — coup"),
    case(
        "neg-raising-think",
        "Analysts do not think that Kenya armed the militia.",
        "analysts — think — _ [negated]",
        "Kenya — arm — militia [negated; source: analysts]",
    ),
    case(
        "neg-raising-expect",
        "Analysts do not expect Kenya to sign the accord.",
        "analysts — expect — Kenya [negated]",
        "Kenya — sign — accord [negated, predicted; source: analysts]",
    ),
    case(
        "say-negated",
        "Kenya did not say that Uganda armed the militia.",
        "Kenya — say — _ [negated]",
        "Uganda — arm — militia [possible; source: Kenya]",
    ),
    case(
        "know-factive",
        "Analysts know that Kenya armed the militia.",
        "analysts — know — _",
        "Kenya — arm — militia [source: analysts]",
    ),
    case(
        "regret-factive",
        "Kenya regretted that its troops shelled the port.",
        "Kenya — regret — _",
        "troops — shell — port [source: Kenya]",
    ),
    case("stopped", "Kenya stopped exporting tea.", "Kenya — export — tea [negated]"),
    case("began", "Kenya began exporting tea.", "Kenya — export — tea"),
    case("continue", "Kenya continues to export tea.", "Kenya — export — tea"),
    case("happen-it-seems", "It seems that Kenya armed the militia.", "Kenya — arm — militia [possible]"),
    case(
        "bare-verb-after-insist",
        "The envoy insisted that Hungary free the judges.",
        "envoy — insist — _",
        "Hungary — free — judges [obligatory; source: envoy]",
    ),
    case(
        "bare-verb-of-several-after-insist",
        "The envoy insisted that the banks free the judges.",
        "envoy — insist — _",
        "banks — free — judges [obligatory; source: envoy]",
    ),
    case(
        "no-bare-verb-after-insist",
        "The envoys insist that the banks free the judges.",
        "envoys — insist — _",
        "banks — free — judges [source: envoys]",
    ),
    case("wrongly", "Kenya was wrongly accused by Uganda.", "Uganda — accuse — Kenya"),
    case("too-to", "Kenya is too weak to seize the port.", "Kenya — seize — port [negated, possible]"),
    case("enough-to", "Kenya is strong enough to seize the port.", "Kenya — seize — port [possible]"),
]


@pytest.mark.parametrize(("text", "options", "expected"), HOLDS)
def test_a_clause_holds_so(text: str, options: dict[str, str], expected: list[str], read: Reader) -> None:
    assert read(text, **options) == expected


# -- what must never be a fact: an action, and sentences that tempt to state it ------------------------------------------

TEMPTING = {
    "ban": """
Kenya did not ban the airline.
Kenya never banned the airline.
Kenya will ban the airline.
Kenya may have banned the airline.
Kenya could ban the airline.
Kenya must ban the airline.
Kenya should have banned the airline.
Kenya would have banned the airline.
Kenya might well ban the airline.
Kenya threatened to ban the airline.
Kenya promised to ban the airline.
Kenya refused to ban the airline.
Kenya failed to ban the airline.
Kenya forgot to ban the airline.
Kenya neglected to ban the airline.
Kenya hesitated to ban the airline.
Kenya hoped to ban the airline.
Kenya considered banning the airline.
Kenya contemplated banning the airline.
Kenya ruled out banning the airline.
Kenya opposed banning the airline.
Kenya proposed banning the airline.
Kenya avoided banning the airline.
Kenya postponed banning the airline.
Kenya came close to banning the airline.
Kenya all but banned the airline.
Kenya almost banned the airline.
Kenya nearly banned the airline.
Far from banning the airline, Kenya praised it.
Instead of banning the airline, Kenya praised it.
Rather than ban the airline, Kenya praised it.
Kenya praised the airline without banning it.
Kenya is too timid to ban the airline.
Kenya is unlikely to ban the airline.
Kenya was in no position to ban the airline.
Kenya has the power to ban the airline.
Kenya has no plans to ban the airline.
Kenya's plan to ban the airline failed.
Kenya's refusal to ban the airline pleased Boeing.
Kenya's threat to ban the airline alarmed Boeing.
The proposal that Kenya ban the airline failed.
There is no evidence that Kenya banned the airline.
Rumours that Kenya banned the airline proved false.
It is false that Kenya banned the airline.
It is not true that Kenya banned the airline.
It is unclear whether Kenya banned the airline.
Nobody knows if Kenya banned the airline.
Did Kenya ban the airline?
Why would Kenya ban the airline?
If Kenya bans the airline, Boeing will sue.
Unless Kenya bans the airline, Boeing will sue.
Should Kenya ban the airline, Boeing will sue.
Boeing will sue provided that Kenya bans the airline.
Boeing will wait until Kenya bans the airline.
Boeing will sue once Kenya bans the airline.
Suppose Kenya banned the airline.
Boeing would sue as if Kenya had banned the airline.
Kenya behaves as though it had banned the airline.
Boeing feared that Kenya would ban the airline.
Boeing hopes that Kenya bans the airline.
Boeing wishes Kenya had banned the airline.
Boeing said that Kenya banned the airline.
Boeing denied that Kenya banned the airline.
Boeing doubts that Kenya banned the airline.
Boeing pretended that Kenya banned the airline.
Boeing dreamt that Kenya banned the airline.
Boeing accused Kenya of banning the airline.
Boeing suspected Kenya of banning the airline.
Boeing suspects that Kenya banned the airline.
Boeing urged Kenya to ban the airline.
Boeing begged Kenya not to ban the airline.
Boeing stopped Kenya from banning the airline.
Boeing dissuaded Kenya from banning the airline.
Boeing wants Kenya to ban the airline.
Boeing expects Kenya to ban the airline.
Boeing lobbied for Kenya to ban the airline.
Boeing allowed Kenya to ban the airline.
Kenya is accused of banning the airline.
Kenya reportedly banned the airline.
Kenya allegedly banned the airline.
Kenya apparently banned the airline.
Kenya probably banned the airline.
Kenya supposedly banned the airline.
According to Boeing, Kenya banned the airline.
In Boeing's view, Kenya banned the airline.
Kenya, Boeing said, banned the airline.
Kenya banned the airline, Boeing claimed.
"Kenya banned the airline," Boeing said.
"Kenya banned the airline."
Kenya has yet to ban the airline.
Kenya no longer bans the airline.
Kenya hardly ever banned airlines.
Neither Kenya nor Uganda banned the airline.
No country banned the airline.
Kenya banned no airline.
The airline was not banned by Kenya.
The airline was almost banned by Kenya.
Kenya aims at banning the airline.
Kenya is capable of banning the airline.
Kenya is poised to ban the airline.
Kenya seems to have banned the airline.
Kenya appears to have banned the airline.
Kenya is believed to have banned the airline.
Kenya wrongly claimed to have banned the airline.
Kenya claimed to have banned the airline.
Kenya boasted of banning the airline.
Kenya abandoned its attempt to ban the airline.
Calls for Kenya to ban the airline grew.
A court ordered Kenya to ban the airline.
The airline Kenya wants to ban sued.
A country that banned the airline would lose its hub.
Ban the airline.
Let Kenya ban the airline.
""",
    "invade": """
Fears of a Rwandan invasion of Burundi grew.
The threat of a Rwandan invasion of Burundi receded.
Plans for a Rwandan invasion of Burundi leaked.
There was no Rwandan invasion of Burundi.
Rwanda threatened an invasion of Burundi.
Tanzania averted a Rwandan invasion of Burundi.
Tanzania alleged a Rwandan invasion of Burundi.
A Rwandan invasion of Burundi would alarm Tanzania.
A hypothetical Rwandan invasion of Burundi was simulated.
Did the Rwandan invasion of Burundi happen?
Rwanda denied any invasion of Burundi.
Rumours of a Rwandan invasion of Burundi spread.
The year passed without a Rwandan invasion of Burundi.
""",
    "embargo": """
Tanzania called for an American embargo on Rwanda.
""",
    "sign": """
Peru agreed to sign the treaty only if Chile paid.
Peru was about to sign the treaty when the minister died.
Peru was going to sign the treaty.
Peru was to have signed the treaty.
Peru was supposed to sign the treaty.
Peru was expected to sign the treaty.
Peru came within an inch of signing the treaty.
Peru is considering signing the treaty.
Peru is weighing whether to sign the treaty.
Peru is debating signing the treaty.
Peru is keen to sign the treaty.
Peru is afraid to sign the treaty.
Peru is free to sign the treaty.
Peru is obliged to sign the treaty.
Peru is entitled to sign the treaty.
Peru is under pressure to sign the treaty.
Peru faces calls to sign the treaty.
Peru faces pressure to sign the treaty.
Peru has a duty to sign the treaty.
Peru had no choice but to sign the treaty.
Peru has little incentive to sign the treaty.
Peru has no intention of signing the treaty.
Peru missed a chance to sign the treaty.
Peru lost the vote to sign the treaty.
Peru can ill afford to sign the treaty.
Peru had better sign the treaty.
Peru would rather sign the treaty.
Peru would like to sign the treaty.
Peru might as well sign the treaty.
Peru dared not sign the treaty.
Peru used to refuse to sign the treaty.
Peru resisted signing the treaty.
Peru delayed signing the treaty.
Peru threatened not to sign the treaty.
Peru objected to signing the treaty.
Peru was accused of refusing to sign the treaty.
Peru was barred from signing the treaty.
Peru was asked to sign the treaty.
Peru was told to sign the treaty.
Peru was invited to sign the treaty.
Peru was tempted to sign the treaty.
Peru was too late to sign the treaty.
Peru was ready to sign the treaty.
Peru was close to signing the treaty.
Peru seemed unlikely to sign the treaty.
Peru insisted on not signing the treaty.
Peru left before signing the treaty.
Peru left to avoid signing the treaty.
Peru may or may not have signed the treaty.
Peru almost certainly signed the treaty.
Peru must have signed the treaty.
Peru can't have signed the treaty.
Peru should never have signed the treaty.
Peru needn't have signed the treaty.
Peru would not have signed the treaty without Chile.
But for Chile, Peru would have signed the treaty.
Without Chile, Peru could not have signed the treaty.
Were Peru to sign the treaty, Chile would sue.
In case Peru signs the treaty, Chile will sue.
As long as Peru signs the treaty, Chile is happy.
Assuming Peru signs the treaty, Chile will sue.
Whether or not Peru signs the treaty, Chile will sue.
Whoever signs the treaty will regret it.
By the time Peru signs the treaty, Chile will have sued.
After Peru signs the treaty, Chile will sue.
Chile will sue when Peru signs the treaty.
Chile insists that Peru sign the treaty.
Chile recommended that Peru sign the treaty.
Chile proposed that Peru sign the treaty.
Chile pressed Peru to sign the treaty.
Chile pressed for Peru to sign the treaty.
Chile waited for Peru to sign the treaty.
Chile arranged for Peru to sign the treaty.
Chile paid Peru to sign the treaty.
Chile tried to get Peru to sign the treaty.
Chile talked Peru out of signing the treaty.
Chile kept Peru from signing the treaty.
Chile blocked Peru from signing the treaty.
Chile was wrong to claim that Peru signed the treaty.
Chile assumed that Peru had signed the treaty.
Chile thought that Peru had signed the treaty.
Chile imagined that Peru had signed the treaty.
Chile had hoped that Peru signed the treaty.
Chile bet that Peru had signed the treaty.
Chile is unsure if Peru signed the treaty.
Chile is convinced that Peru signed the treaty.
Chile is afraid that Peru signed the treaty.
Chile rejects the idea that Peru signed the treaty.
Chile spread the lie that Peru signed the treaty.
It is a myth that Peru signed the treaty.
It is unlikely that Peru signed the treaty.
It is likely that Peru signed the treaty.
It is not clear that Peru signed the treaty.
It is vital that Peru sign the treaty.
It is time for Peru to sign the treaty.
It would be wrong for Peru to sign the treaty.
It is up to Peru to sign the treaty.
It appears that Peru signed the treaty.
It was rumoured that Peru signed the treaty.
It was not Peru that signed the treaty.
There is talk that Peru signed the treaty.
There is a risk that Peru signs the treaty.
There was no need for Peru to sign the treaty.
There is no question of Peru signing the treaty.
The idea of Peru signing the treaty is absurd.
The prospect of Peru signing the treaty alarmed Chile.
Hopes that Peru would sign the treaty faded.
Nothing suggests that Peru signed the treaty.
Few believe that Peru signed the treaty.
Who says that Peru signed the treaty?
Isn't Peru signing the treaty?
Peru signing the treaty would be a mistake.
Signing the treaty would be a mistake for Peru.
To sign the treaty would be a mistake.
Peru, some fear, signed the treaty.
Peru signed the treaty, if reports are right.
Peru signed the treaty, sources claim.
Peru, as Chile sees it, signed the treaty.
Peru said to have signed treaty
The treaty signed by no state failed.
The treaty that Peru refused to sign failed.
The treaty that Chile claims Peru signed failed.
The treaty Peru was to sign failed.
The treaty to be signed by Peru failed.
A treaty that Peru might sign failed.
Peru, which did not sign the treaty, sued Chile.
Peru sued Chile for not signing the treaty.
Peru thanked Chile for not signing the treaty.
Peru played down the chances of signing the treaty.
Peru gave up trying to sign the treaty.
Peru cancelled plans to sign the treaty.
Peru's failure to sign the treaty angered Chile.
Peru's inability to sign the treaty angered Chile.
Peru's reluctance to sign the treaty angered Chile.
Peru's promise to sign the treaty pleased Chile.
Peru's offer to sign the treaty pleased Chile.
Pressure on Peru to sign the treaty grew.
"We signed the treaty," Peru said.
Peru: we signed the treaty
Peru "signed the treaty", Chile said.
""",
}
NOT_YET = """
Peru left before signing the treaty.
"""


def _tempting() -> list[Any]:
    wrong = pytest.mark.xfail(strict=True, reason="what the text does not assert is stated as a fact")
    return [
        pytest.param(action, text, id=text, marks=[wrong] if text in NOT_YET.splitlines() else [])
        for action, texts in TEMPTING.items()
        for text in texts.splitlines()
        if text
    ]


@pytest.mark.parametrize(("action", "text"), _tempting())
def test_what_the_text_does_not_assert_is_never_a_fact(action: str, text: str, read: Reader) -> None:
    assert [show(one) for one in read.statements(text) if one.is_fact and one.action.label == action] == []


ASSERTED = [
    pytest.param("ban", "Kenya managed to ban the airline.", id="managed to"),
    pytest.param("ban", "Kenya was forced to ban the airline.", id="was forced to"),
    pytest.param("ban", "Kenya did not fail to ban the airline.", id="did not fail to"),
    pytest.param("ban", "Kenya not only banned the airline but sued it.", id="not only"),
    pytest.param("ban", "Boeing, which Kenya banned, will sue.", id="relative clause beside a prediction"),
    pytest.param("ban", "Boeing would not sue Kenya, which banned the airline.", id="relative clause under a negation"),
    pytest.param("ban", "Although Boeing objected, Kenya banned the airline.", id="although"),
    pytest.param("ban", "Kenya banned the airline because Boeing may have lied.", id="beside a because-clause"),
    pytest.param("invade", "Rwanda's invasion of Burundi may fail.", id="the event under a possibility"),
]


@pytest.mark.parametrize(("action", "text"), ASSERTED)
def test_what_the_text_asserts_is_a_fact(action: str, text: str, read: Reader) -> None:
    assert [one.action.label for one in read.statements(text) if one.is_fact and one.action.label == action] == [action]
