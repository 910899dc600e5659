"""How a clause holds: polarity, modality, what embeds it, and that nothing unreal is ever a fact."""

from __future__ import annotations

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
        wrong="false that has no signature",
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
    case("wrongly", "Kenya was wrongly accused by Uganda.", "Uganda — accuse — Kenya"),
    case("too-to", "Kenya is too weak to seize the port.", "Kenya — seize — port [negated, possible]"),
    case("enough-to", "Kenya is strong enough to seize the port.", "Kenya — seize — port [possible]"),
]


@pytest.mark.parametrize(("text", "options", "expected"), HOLDS)
def test_a_clause_holds_so(text: str, options: dict[str, str], expected: list[str], read: Reader) -> None:
    assert read(text, **options) == expected


UNREAL = pytest.mark.xfail(strict=True, reason="what the text does not assert is stated as a fact")
TEMPTING = [
    pytest.param("ban", "Kenya did not ban the airline.", id="Kenya did not ban the airline."),
    pytest.param("ban", "Kenya never banned the airline.", id="Kenya never banned the airline."),
    pytest.param("ban", "Kenya will ban the airline.", id="Kenya will ban the airline."),
    pytest.param("ban", "Kenya may have banned the airline.", id="Kenya may have banned the airline."),
    pytest.param("ban", "Kenya could ban the airline.", id="Kenya could ban the airline."),
    pytest.param("ban", "Kenya must ban the airline.", id="Kenya must ban the airline."),
    pytest.param("ban", "Kenya should have banned the airline.", id="Kenya should have banned the airline."),
    pytest.param("ban", "Kenya would have banned the airline.", id="Kenya would have banned the airline."),
    pytest.param("ban", "Kenya might well ban the airline.", id="Kenya might well ban the airline."),
    pytest.param("ban", "Kenya threatened to ban the airline.", id="Kenya threatened to ban the airline."),
    pytest.param("ban", "Kenya promised to ban the airline.", id="Kenya promised to ban the airline."),
    pytest.param("ban", "Kenya refused to ban the airline.", id="Kenya refused to ban the airline."),
    pytest.param("ban", "Kenya failed to ban the airline.", id="Kenya failed to ban the airline."),
    pytest.param("ban", "Kenya forgot to ban the airline.", id="Kenya forgot to ban the airline."),
    pytest.param("ban", "Kenya neglected to ban the airline.", id="Kenya neglected to ban the airline."),
    pytest.param("ban", "Kenya hesitated to ban the airline.", id="Kenya hesitated to ban the airline."),
    pytest.param("ban", "Kenya hoped to ban the airline.", id="Kenya hoped to ban the airline."),
    pytest.param("ban", "Kenya considered banning the airline.", id="Kenya considered banning the airline."),
    pytest.param("ban", "Kenya contemplated banning the airline.", id="Kenya contemplated banning the airline."),
    pytest.param("ban", "Kenya ruled out banning the airline.", id="Kenya ruled out banning the airline."),
    pytest.param("ban", "Kenya opposed banning the airline.", id="Kenya opposed banning the airline."),
    pytest.param("ban", "Kenya proposed banning the airline.", id="Kenya proposed banning the airline."),
    pytest.param("ban", "Kenya avoided banning the airline.", id="Kenya avoided banning the airline."),
    pytest.param("ban", "Kenya postponed banning the airline.", id="Kenya postponed banning the airline."),
    pytest.param("ban", "Kenya came close to banning the airline.", id="Kenya came close to banning the airline."),
    pytest.param("ban", "Kenya all but banned the airline.", id="Kenya all but banned the airline.", marks=UNREAL),
    pytest.param("ban", "Kenya almost banned the airline.", id="Kenya almost banned the airline."),
    pytest.param("ban", "Kenya nearly banned the airline.", id="Kenya nearly banned the airline."),
    pytest.param(
        "ban", "Far from banning the airline, Kenya praised it.", id="Far from banning the airline, Kenya praised it."
    ),
    pytest.param(
        "ban",
        "Instead of banning the airline, Kenya praised it.",
        id="Instead of banning the airline, Kenya praised it.",
    ),
    pytest.param(
        "ban", "Rather than ban the airline, Kenya praised it.", id="Rather than ban the airline, Kenya praised it."
    ),
    pytest.param(
        "ban", "Kenya praised the airline without banning it.", id="Kenya praised the airline without banning it."
    ),
    pytest.param("ban", "Kenya is too timid to ban the airline.", id="Kenya is too timid to ban the airline."),
    pytest.param("ban", "Kenya is unlikely to ban the airline.", id="Kenya is unlikely to ban the airline."),
    pytest.param(
        "ban", "Kenya was in no position to ban the airline.", id="Kenya was in no position to ban the airline."
    ),
    pytest.param("ban", "Kenya has the power to ban the airline.", id="Kenya has the power to ban the airline."),
    pytest.param("ban", "Kenya has no plans to ban the airline.", id="Kenya has no plans to ban the airline."),
    pytest.param("ban", "Kenya's plan to ban the airline failed.", id="Kenya's plan to ban the airline failed."),
    pytest.param(
        "ban",
        "Kenya's refusal to ban the airline pleased Boeing.",
        id="Kenya's refusal to ban the airline pleased Boeing.",
    ),
    pytest.param(
        "ban",
        "Kenya's threat to ban the airline alarmed Boeing.",
        id="Kenya's threat to ban the airline alarmed Boeing.",
    ),
    pytest.param(
        "ban",
        "The proposal that Kenya ban the airline failed.",
        id="The proposal that Kenya ban the airline failed.",
        marks=UNREAL,
    ),
    pytest.param(
        "ban",
        "There is no evidence that Kenya banned the airline.",
        id="There is no evidence that Kenya banned the airline.",
    ),
    pytest.param(
        "ban",
        "Rumours that Kenya banned the airline proved false.",
        id="Rumours that Kenya banned the airline proved false.",
    ),
    pytest.param("ban", "It is false that Kenya banned the airline.", id="It is false that Kenya banned the airline."),
    pytest.param(
        "ban", "It is not true that Kenya banned the airline.", id="It is not true that Kenya banned the airline."
    ),
    pytest.param(
        "ban", "It is unclear whether Kenya banned the airline.", id="It is unclear whether Kenya banned the airline."
    ),
    pytest.param("ban", "Nobody knows if Kenya banned the airline.", id="Nobody knows if Kenya banned the airline."),
    pytest.param("ban", "Did Kenya ban the airline?", id="Did Kenya ban the airline?"),
    pytest.param("ban", "Why would Kenya ban the airline?", id="Why would Kenya ban the airline?"),
    pytest.param(
        "ban", "If Kenya bans the airline, Boeing will sue.", id="If Kenya bans the airline, Boeing will sue."
    ),
    pytest.param(
        "ban", "Unless Kenya bans the airline, Boeing will sue.", id="Unless Kenya bans the airline, Boeing will sue."
    ),
    pytest.param(
        "ban", "Should Kenya ban the airline, Boeing will sue.", id="Should Kenya ban the airline, Boeing will sue."
    ),
    pytest.param(
        "ban",
        "Boeing will sue provided that Kenya bans the airline.",
        id="Boeing will sue provided that Kenya bans the airline.",
    ),
    pytest.param(
        "ban", "Boeing will wait until Kenya bans the airline.", id="Boeing will wait until Kenya bans the airline."
    ),
    pytest.param(
        "ban", "Boeing will sue once Kenya bans the airline.", id="Boeing will sue once Kenya bans the airline."
    ),
    pytest.param("ban", "Suppose Kenya banned the airline.", id="Suppose Kenya banned the airline."),
    pytest.param(
        "ban",
        "Boeing would sue as if Kenya had banned the airline.",
        id="Boeing would sue as if Kenya had banned the airline.",
    ),
    pytest.param(
        "ban",
        "Kenya behaves as though it had banned the airline.",
        id="Kenya behaves as though it had banned the airline.",
    ),
    pytest.param(
        "ban", "Boeing feared that Kenya would ban the airline.", id="Boeing feared that Kenya would ban the airline."
    ),
    pytest.param("ban", "Boeing hopes that Kenya bans the airline.", id="Boeing hopes that Kenya bans the airline."),
    pytest.param(
        "ban", "Boeing wishes Kenya had banned the airline.", id="Boeing wishes Kenya had banned the airline."
    ),
    pytest.param("ban", "Boeing said that Kenya banned the airline.", id="Boeing said that Kenya banned the airline."),
    pytest.param(
        "ban", "Boeing denied that Kenya banned the airline.", id="Boeing denied that Kenya banned the airline."
    ),
    pytest.param(
        "ban", "Boeing doubts that Kenya banned the airline.", id="Boeing doubts that Kenya banned the airline."
    ),
    pytest.param(
        "ban", "Boeing pretended that Kenya banned the airline.", id="Boeing pretended that Kenya banned the airline."
    ),
    pytest.param(
        "ban", "Boeing dreamt that Kenya banned the airline.", id="Boeing dreamt that Kenya banned the airline."
    ),
    pytest.param(
        "ban", "Boeing accused Kenya of banning the airline.", id="Boeing accused Kenya of banning the airline."
    ),
    pytest.param(
        "ban", "Boeing suspected Kenya of banning the airline.", id="Boeing suspected Kenya of banning the airline."
    ),
    pytest.param(
        "ban", "Boeing suspects that Kenya banned the airline.", id="Boeing suspects that Kenya banned the airline."
    ),
    pytest.param("ban", "Boeing urged Kenya to ban the airline.", id="Boeing urged Kenya to ban the airline."),
    pytest.param(
        "ban", "Boeing begged Kenya not to ban the airline.", id="Boeing begged Kenya not to ban the airline."
    ),
    pytest.param(
        "ban", "Boeing stopped Kenya from banning the airline.", id="Boeing stopped Kenya from banning the airline."
    ),
    pytest.param(
        "ban", "Boeing dissuaded Kenya from banning the airline.", id="Boeing dissuaded Kenya from banning the airline."
    ),
    pytest.param("ban", "Boeing wants Kenya to ban the airline.", id="Boeing wants Kenya to ban the airline."),
    pytest.param("ban", "Boeing expects Kenya to ban the airline.", id="Boeing expects Kenya to ban the airline."),
    pytest.param(
        "ban", "Boeing lobbied for Kenya to ban the airline.", id="Boeing lobbied for Kenya to ban the airline."
    ),
    pytest.param("ban", "Boeing allowed Kenya to ban the airline.", id="Boeing allowed Kenya to ban the airline."),
    pytest.param("ban", "Kenya is accused of banning the airline.", id="Kenya is accused of banning the airline."),
    pytest.param("ban", "Kenya reportedly banned the airline.", id="Kenya reportedly banned the airline."),
    pytest.param("ban", "Kenya allegedly banned the airline.", id="Kenya allegedly banned the airline."),
    pytest.param("ban", "Kenya apparently banned the airline.", id="Kenya apparently banned the airline."),
    pytest.param("ban", "Kenya probably banned the airline.", id="Kenya probably banned the airline."),
    pytest.param("ban", "Kenya supposedly banned the airline.", id="Kenya supposedly banned the airline."),
    pytest.param(
        "ban", "According to Boeing, Kenya banned the airline.", id="According to Boeing, Kenya banned the airline."
    ),
    pytest.param(
        "ban", "In Boeing's view, Kenya banned the airline.", id="In Boeing's view, Kenya banned the airline."
    ),
    pytest.param("ban", "Kenya, Boeing said, banned the airline.", id="Kenya, Boeing said, banned the airline."),
    pytest.param("ban", "Kenya banned the airline, Boeing claimed.", id="Kenya banned the airline, Boeing claimed."),
    pytest.param("ban", '"Kenya banned the airline," Boeing said.', id='"Kenya banned the airline," Boeing said.'),
    pytest.param("ban", '"Kenya banned the airline."', id='"Kenya banned the airline."'),
    pytest.param("ban", "Kenya has yet to ban the airline.", id="Kenya has yet to ban the airline."),
    pytest.param("ban", "Kenya no longer bans the airline.", id="Kenya no longer bans the airline."),
    pytest.param("ban", "Kenya hardly ever banned airlines.", id="Kenya hardly ever banned airlines."),
    pytest.param(
        "ban", "Neither Kenya nor Uganda banned the airline.", id="Neither Kenya nor Uganda banned the airline."
    ),
    pytest.param("ban", "No country banned the airline.", id="No country banned the airline."),
    pytest.param("ban", "Kenya banned no airline.", id="Kenya banned no airline."),
    pytest.param("ban", "The airline was not banned by Kenya.", id="The airline was not banned by Kenya."),
    pytest.param("ban", "The airline was almost banned by Kenya.", id="The airline was almost banned by Kenya."),
    pytest.param("ban", "Kenya aims at banning the airline.", id="Kenya aims at banning the airline."),
    pytest.param("ban", "Kenya is capable of banning the airline.", id="Kenya is capable of banning the airline."),
    pytest.param("ban", "Kenya is poised to ban the airline.", id="Kenya is poised to ban the airline."),
    pytest.param("ban", "Kenya seems to have banned the airline.", id="Kenya seems to have banned the airline."),
    pytest.param("ban", "Kenya appears to have banned the airline.", id="Kenya appears to have banned the airline."),
    pytest.param(
        "ban", "Kenya is believed to have banned the airline.", id="Kenya is believed to have banned the airline."
    ),
    pytest.param(
        "ban",
        "Kenya wrongly claimed to have banned the airline.",
        id="Kenya wrongly claimed to have banned the airline.",
    ),
    pytest.param("ban", "Kenya claimed to have banned the airline.", id="Kenya claimed to have banned the airline."),
    pytest.param("ban", "Kenya boasted of banning the airline.", id="Kenya boasted of banning the airline."),
    pytest.param(
        "ban", "Kenya abandoned its attempt to ban the airline.", id="Kenya abandoned its attempt to ban the airline."
    ),
    pytest.param("ban", "Calls for Kenya to ban the airline grew.", id="Calls for Kenya to ban the airline grew."),
    pytest.param("ban", "A court ordered Kenya to ban the airline.", id="A court ordered Kenya to ban the airline."),
    pytest.param("ban", "The airline Kenya wants to ban sued.", id="The airline Kenya wants to ban sued."),
    pytest.param(
        "ban",
        "A country that banned the airline would lose its hub.",
        id="A country that banned the airline would lose its hub.",
    ),
    pytest.param("ban", "Ban the airline.", id="Ban the airline."),
    pytest.param("ban", "Let Kenya ban the airline.", id="Let Kenya ban the airline."),
    pytest.param(
        "invade", "Fears of a Rwandan invasion of Burundi grew.", id="Fears of a Rwandan invasion of Burundi grew."
    ),
    pytest.param(
        "invade",
        "The threat of a Rwandan invasion of Burundi receded.",
        id="The threat of a Rwandan invasion of Burundi receded.",
    ),
    pytest.param(
        "invade",
        "Plans for a Rwandan invasion of Burundi leaked.",
        id="Plans for a Rwandan invasion of Burundi leaked.",
    ),
    pytest.param("invade", "There was no Rwandan invasion of Burundi.", id="There was no Rwandan invasion of Burundi."),
    pytest.param("invade", "Rwanda threatened an invasion of Burundi.", id="Rwanda threatened an invasion of Burundi."),
    pytest.param(
        "invade",
        "Tanzania averted a Rwandan invasion of Burundi.",
        id="Tanzania averted a Rwandan invasion of Burundi.",
    ),
    pytest.param(
        "invade",
        "Tanzania alleged a Rwandan invasion of Burundi.",
        id="Tanzania alleged a Rwandan invasion of Burundi.",
    ),
    pytest.param(
        "invade",
        "A Rwandan invasion of Burundi would alarm Tanzania.",
        id="A Rwandan invasion of Burundi would alarm Tanzania.",
    ),
    pytest.param(
        "invade",
        "A hypothetical Rwandan invasion of Burundi was simulated.",
        id="A hypothetical Rwandan invasion of Burundi was simulated.",
    ),
    pytest.param(
        "invade", "Did the Rwandan invasion of Burundi happen?", id="Did the Rwandan invasion of Burundi happen?"
    ),
    pytest.param("invade", "Rwanda denied any invasion of Burundi.", id="Rwanda denied any invasion of Burundi."),
    pytest.param(
        "invade",
        "Rumours of a Rwandan invasion of Burundi spread.",
        id="Rumours of a Rwandan invasion of Burundi spread.",
    ),
    pytest.param(
        "embargo",
        "Tanzania called for an American embargo on Rwanda.",
        id="Tanzania called for an American embargo on Rwanda.",
    ),
    pytest.param(
        "invade",
        "The year passed without a Rwandan invasion of Burundi.",
        id="The year passed without a Rwandan invasion of Burundi.",
    ),
    pytest.param(
        "sign",
        "Peru agreed to sign the treaty only if Chile paid.",
        id="Peru agreed to sign the treaty only if Chile paid.",
    ),
    pytest.param(
        "sign",
        "Peru was about to sign the treaty when the minister died.",
        id="Peru was about to sign the treaty when the minister died.",
    ),
    pytest.param("sign", "Peru was going to sign the treaty.", id="Peru was going to sign the treaty."),
    pytest.param("sign", "Peru was to have signed the treaty.", id="Peru was to have signed the treaty."),
    pytest.param("sign", "Peru was supposed to sign the treaty.", id="Peru was supposed to sign the treaty."),
    pytest.param("sign", "Peru was expected to sign the treaty.", id="Peru was expected to sign the treaty."),
    pytest.param(
        "sign", "Peru came within an inch of signing the treaty.", id="Peru came within an inch of signing the treaty."
    ),
    pytest.param("sign", "Peru is considering signing the treaty.", id="Peru is considering signing the treaty."),
    pytest.param(
        "sign", "Peru is weighing whether to sign the treaty.", id="Peru is weighing whether to sign the treaty."
    ),
    pytest.param("sign", "Peru is debating signing the treaty.", id="Peru is debating signing the treaty."),
    pytest.param("sign", "Peru is keen to sign the treaty.", id="Peru is keen to sign the treaty."),
    pytest.param("sign", "Peru is afraid to sign the treaty.", id="Peru is afraid to sign the treaty."),
    pytest.param("sign", "Peru is free to sign the treaty.", id="Peru is free to sign the treaty."),
    pytest.param("sign", "Peru is obliged to sign the treaty.", id="Peru is obliged to sign the treaty."),
    pytest.param("sign", "Peru is entitled to sign the treaty.", id="Peru is entitled to sign the treaty."),
    pytest.param("sign", "Peru is under pressure to sign the treaty.", id="Peru is under pressure to sign the treaty."),
    pytest.param("sign", "Peru faces calls to sign the treaty.", id="Peru faces calls to sign the treaty."),
    pytest.param("sign", "Peru faces pressure to sign the treaty.", id="Peru faces pressure to sign the treaty."),
    pytest.param("sign", "Peru has a duty to sign the treaty.", id="Peru has a duty to sign the treaty."),
    pytest.param("sign", "Peru had no choice but to sign the treaty.", id="Peru had no choice but to sign the treaty."),
    pytest.param(
        "sign", "Peru has little incentive to sign the treaty.", id="Peru has little incentive to sign the treaty."
    ),
    pytest.param(
        "sign", "Peru has no intention of signing the treaty.", id="Peru has no intention of signing the treaty."
    ),
    pytest.param("sign", "Peru missed a chance to sign the treaty.", id="Peru missed a chance to sign the treaty."),
    pytest.param("sign", "Peru lost the vote to sign the treaty.", id="Peru lost the vote to sign the treaty."),
    pytest.param("sign", "Peru can ill afford to sign the treaty.", id="Peru can ill afford to sign the treaty."),
    pytest.param("sign", "Peru had better sign the treaty.", id="Peru had better sign the treaty.", marks=UNREAL),
    pytest.param("sign", "Peru would rather sign the treaty.", id="Peru would rather sign the treaty."),
    pytest.param("sign", "Peru would like to sign the treaty.", id="Peru would like to sign the treaty."),
    pytest.param("sign", "Peru might as well sign the treaty.", id="Peru might as well sign the treaty."),
    pytest.param("sign", "Peru dared not sign the treaty.", id="Peru dared not sign the treaty."),
    pytest.param("sign", "Peru used to refuse to sign the treaty.", id="Peru used to refuse to sign the treaty."),
    pytest.param("sign", "Peru resisted signing the treaty.", id="Peru resisted signing the treaty."),
    pytest.param("sign", "Peru delayed signing the treaty.", id="Peru delayed signing the treaty."),
    pytest.param("sign", "Peru threatened not to sign the treaty.", id="Peru threatened not to sign the treaty."),
    pytest.param("sign", "Peru objected to signing the treaty.", id="Peru objected to signing the treaty."),
    pytest.param(
        "sign",
        "Peru was accused of refusing to sign the treaty.",
        id="Peru was accused of refusing to sign the treaty.",
    ),
    pytest.param("sign", "Peru was barred from signing the treaty.", id="Peru was barred from signing the treaty."),
    pytest.param("sign", "Peru was asked to sign the treaty.", id="Peru was asked to sign the treaty."),
    pytest.param("sign", "Peru was told to sign the treaty.", id="Peru was told to sign the treaty."),
    pytest.param("sign", "Peru was invited to sign the treaty.", id="Peru was invited to sign the treaty."),
    pytest.param("sign", "Peru was tempted to sign the treaty.", id="Peru was tempted to sign the treaty."),
    pytest.param("sign", "Peru was too late to sign the treaty.", id="Peru was too late to sign the treaty."),
    pytest.param("sign", "Peru was ready to sign the treaty.", id="Peru was ready to sign the treaty."),
    pytest.param(
        "sign", "Peru was close to signing the treaty.", id="Peru was close to signing the treaty.", marks=UNREAL
    ),
    pytest.param("sign", "Peru seemed unlikely to sign the treaty.", id="Peru seemed unlikely to sign the treaty."),
    pytest.param("sign", "Peru insisted on not signing the treaty.", id="Peru insisted on not signing the treaty."),
    pytest.param(
        "sign", "Peru left before signing the treaty.", id="Peru left before signing the treaty.", marks=UNREAL
    ),
    pytest.param("sign", "Peru left to avoid signing the treaty.", id="Peru left to avoid signing the treaty."),
    pytest.param(
        "sign", "Peru may or may not have signed the treaty.", id="Peru may or may not have signed the treaty."
    ),
    pytest.param(
        "sign", "Peru almost certainly signed the treaty.", id="Peru almost certainly signed the treaty.", marks=UNREAL
    ),
    pytest.param("sign", "Peru must have signed the treaty.", id="Peru must have signed the treaty."),
    pytest.param("sign", "Peru can't have signed the treaty.", id="Peru can't have signed the treaty."),
    pytest.param("sign", "Peru should never have signed the treaty.", id="Peru should never have signed the treaty."),
    pytest.param("sign", "Peru needn't have signed the treaty.", id="Peru needn't have signed the treaty."),
    pytest.param(
        "sign",
        "Peru would not have signed the treaty without Chile.",
        id="Peru would not have signed the treaty without Chile.",
    ),
    pytest.param(
        "sign",
        "But for Chile, Peru would have signed the treaty.",
        id="But for Chile, Peru would have signed the treaty.",
    ),
    pytest.param(
        "sign",
        "Without Chile, Peru could not have signed the treaty.",
        id="Without Chile, Peru could not have signed the treaty.",
    ),
    pytest.param(
        "sign", "Were Peru to sign the treaty, Chile would sue.", id="Were Peru to sign the treaty, Chile would sue."
    ),
    pytest.param(
        "sign",
        "In case Peru signs the treaty, Chile will sue.",
        id="In case Peru signs the treaty, Chile will sue.",
        marks=UNREAL,
    ),
    pytest.param(
        "sign",
        "As long as Peru signs the treaty, Chile is happy.",
        id="As long as Peru signs the treaty, Chile is happy.",
        marks=UNREAL,
    ),
    pytest.param(
        "sign", "Assuming Peru signs the treaty, Chile will sue.", id="Assuming Peru signs the treaty, Chile will sue."
    ),
    pytest.param(
        "sign",
        "Whether or not Peru signs the treaty, Chile will sue.",
        id="Whether or not Peru signs the treaty, Chile will sue.",
        marks=UNREAL,
    ),
    pytest.param("sign", "Whoever signs the treaty will regret it.", id="Whoever signs the treaty will regret it."),
    pytest.param(
        "sign",
        "By the time Peru signs the treaty, Chile will have sued.",
        id="By the time Peru signs the treaty, Chile will have sued.",
        marks=UNREAL,
    ),
    pytest.param(
        "sign", "After Peru signs the treaty, Chile will sue.", id="After Peru signs the treaty, Chile will sue."
    ),
    pytest.param("sign", "Chile will sue when Peru signs the treaty.", id="Chile will sue when Peru signs the treaty."),
    pytest.param("sign", "Chile insists that Peru sign the treaty.", id="Chile insists that Peru sign the treaty."),
    pytest.param(
        "sign", "Chile recommended that Peru sign the treaty.", id="Chile recommended that Peru sign the treaty."
    ),
    pytest.param("sign", "Chile proposed that Peru sign the treaty.", id="Chile proposed that Peru sign the treaty."),
    pytest.param("sign", "Chile pressed Peru to sign the treaty.", id="Chile pressed Peru to sign the treaty."),
    pytest.param("sign", "Chile pressed for Peru to sign the treaty.", id="Chile pressed for Peru to sign the treaty."),
    pytest.param("sign", "Chile waited for Peru to sign the treaty.", id="Chile waited for Peru to sign the treaty."),
    pytest.param(
        "sign", "Chile arranged for Peru to sign the treaty.", id="Chile arranged for Peru to sign the treaty."
    ),
    pytest.param("sign", "Chile paid Peru to sign the treaty.", id="Chile paid Peru to sign the treaty."),
    pytest.param(
        "sign", "Chile tried to get Peru to sign the treaty.", id="Chile tried to get Peru to sign the treaty."
    ),
    pytest.param(
        "sign", "Chile talked Peru out of signing the treaty.", id="Chile talked Peru out of signing the treaty."
    ),
    pytest.param("sign", "Chile kept Peru from signing the treaty.", id="Chile kept Peru from signing the treaty."),
    pytest.param(
        "sign", "Chile blocked Peru from signing the treaty.", id="Chile blocked Peru from signing the treaty."
    ),
    pytest.param(
        "sign",
        "Chile was wrong to claim that Peru signed the treaty.",
        id="Chile was wrong to claim that Peru signed the treaty.",
    ),
    pytest.param(
        "sign", "Chile assumed that Peru had signed the treaty.", id="Chile assumed that Peru had signed the treaty."
    ),
    pytest.param(
        "sign", "Chile thought that Peru had signed the treaty.", id="Chile thought that Peru had signed the treaty."
    ),
    pytest.param(
        "sign", "Chile imagined that Peru had signed the treaty.", id="Chile imagined that Peru had signed the treaty."
    ),
    pytest.param(
        "sign", "Chile had hoped that Peru signed the treaty.", id="Chile had hoped that Peru signed the treaty."
    ),
    pytest.param("sign", "Chile bet that Peru had signed the treaty.", id="Chile bet that Peru had signed the treaty."),
    pytest.param("sign", "Chile is unsure if Peru signed the treaty.", id="Chile is unsure if Peru signed the treaty."),
    pytest.param(
        "sign", "Chile is convinced that Peru signed the treaty.", id="Chile is convinced that Peru signed the treaty."
    ),
    pytest.param(
        "sign", "Chile is afraid that Peru signed the treaty.", id="Chile is afraid that Peru signed the treaty."
    ),
    pytest.param(
        "sign",
        "Chile rejects the idea that Peru signed the treaty.",
        id="Chile rejects the idea that Peru signed the treaty.",
    ),
    pytest.param(
        "sign",
        "Chile spread the lie that Peru signed the treaty.",
        id="Chile spread the lie that Peru signed the treaty.",
        marks=UNREAL,
    ),
    pytest.param("sign", "It is a myth that Peru signed the treaty.", id="It is a myth that Peru signed the treaty."),
    pytest.param(
        "sign", "It is unlikely that Peru signed the treaty.", id="It is unlikely that Peru signed the treaty."
    ),
    pytest.param("sign", "It is likely that Peru signed the treaty.", id="It is likely that Peru signed the treaty."),
    pytest.param(
        "sign", "It is not clear that Peru signed the treaty.", id="It is not clear that Peru signed the treaty."
    ),
    pytest.param("sign", "It is vital that Peru sign the treaty.", id="It is vital that Peru sign the treaty."),
    pytest.param("sign", "It is time for Peru to sign the treaty.", id="It is time for Peru to sign the treaty."),
    pytest.param(
        "sign", "It would be wrong for Peru to sign the treaty.", id="It would be wrong for Peru to sign the treaty."
    ),
    pytest.param("sign", "It is up to Peru to sign the treaty.", id="It is up to Peru to sign the treaty."),
    pytest.param("sign", "It appears that Peru signed the treaty.", id="It appears that Peru signed the treaty."),
    pytest.param(
        "sign", "It was rumoured that Peru signed the treaty.", id="It was rumoured that Peru signed the treaty."
    ),
    pytest.param("sign", "It was not Peru that signed the treaty.", id="It was not Peru that signed the treaty."),
    pytest.param("sign", "There is talk that Peru signed the treaty.", id="There is talk that Peru signed the treaty."),
    pytest.param(
        "sign", "There is a risk that Peru signs the treaty.", id="There is a risk that Peru signs the treaty."
    ),
    pytest.param(
        "sign", "There was no need for Peru to sign the treaty.", id="There was no need for Peru to sign the treaty."
    ),
    pytest.param(
        "sign",
        "There is no question of Peru signing the treaty.",
        id="There is no question of Peru signing the treaty.",
    ),
    pytest.param(
        "sign",
        "The idea of Peru signing the treaty is absurd.",
        id="The idea of Peru signing the treaty is absurd.",
        marks=UNREAL,
    ),
    pytest.param(
        "sign",
        "The prospect of Peru signing the treaty alarmed Chile.",
        id="The prospect of Peru signing the treaty alarmed Chile.",
        marks=UNREAL,
    ),
    pytest.param(
        "sign", "Hopes that Peru would sign the treaty faded.", id="Hopes that Peru would sign the treaty faded."
    ),
    pytest.param(
        "sign", "Nothing suggests that Peru signed the treaty.", id="Nothing suggests that Peru signed the treaty."
    ),
    pytest.param("sign", "Few believe that Peru signed the treaty.", id="Few believe that Peru signed the treaty."),
    pytest.param("sign", "Who says that Peru signed the treaty?", id="Who says that Peru signed the treaty?"),
    pytest.param("sign", "Isn't Peru signing the treaty?", id="Isn't Peru signing the treaty?"),
    pytest.param(
        "sign", "Peru signing the treaty would be a mistake.", id="Peru signing the treaty would be a mistake."
    ),
    pytest.param(
        "sign", "Signing the treaty would be a mistake for Peru.", id="Signing the treaty would be a mistake for Peru."
    ),
    pytest.param("sign", "To sign the treaty would be a mistake.", id="To sign the treaty would be a mistake."),
    pytest.param("sign", "Peru, some fear, signed the treaty.", id="Peru, some fear, signed the treaty.", marks=UNREAL),
    pytest.param(
        "sign", "Peru signed the treaty, if reports are right.", id="Peru signed the treaty, if reports are right."
    ),
    pytest.param("sign", "Peru signed the treaty, sources claim.", id="Peru signed the treaty, sources claim."),
    pytest.param(
        "sign",
        "Peru, as Chile sees it, signed the treaty.",
        id="Peru, as Chile sees it, signed the treaty.",
        marks=UNREAL,
    ),
    pytest.param("sign", "Peru said to have signed treaty", id="Peru said to have signed treaty"),
    pytest.param("sign", "The treaty signed by no state failed.", id="The treaty signed by no state failed."),
    pytest.param(
        "sign", "The treaty that Peru refused to sign failed.", id="The treaty that Peru refused to sign failed."
    ),
    pytest.param(
        "sign",
        "The treaty that Chile claims Peru signed failed.",
        id="The treaty that Chile claims Peru signed failed.",
    ),
    pytest.param("sign", "The treaty Peru was to sign failed.", id="The treaty Peru was to sign failed."),
    pytest.param("sign", "The treaty to be signed by Peru failed.", id="The treaty to be signed by Peru failed."),
    pytest.param("sign", "A treaty that Peru might sign failed.", id="A treaty that Peru might sign failed."),
    pytest.param(
        "sign",
        "Peru, which did not sign the treaty, sued Chile.",
        id="Peru, which did not sign the treaty, sued Chile.",
    ),
    pytest.param(
        "sign", "Peru sued Chile for not signing the treaty.", id="Peru sued Chile for not signing the treaty."
    ),
    pytest.param(
        "sign", "Peru thanked Chile for not signing the treaty.", id="Peru thanked Chile for not signing the treaty."
    ),
    pytest.param(
        "sign",
        "Peru played down the chances of signing the treaty.",
        id="Peru played down the chances of signing the treaty.",
    ),
    pytest.param("sign", "Peru gave up trying to sign the treaty.", id="Peru gave up trying to sign the treaty."),
    pytest.param("sign", "Peru cancelled plans to sign the treaty.", id="Peru cancelled plans to sign the treaty."),
    pytest.param(
        "sign",
        "Peru's failure to sign the treaty angered Chile.",
        id="Peru's failure to sign the treaty angered Chile.",
    ),
    pytest.param(
        "sign",
        "Peru's inability to sign the treaty angered Chile.",
        id="Peru's inability to sign the treaty angered Chile.",
    ),
    pytest.param(
        "sign",
        "Peru's reluctance to sign the treaty angered Chile.",
        id="Peru's reluctance to sign the treaty angered Chile.",
    ),
    pytest.param(
        "sign",
        "Peru's promise to sign the treaty pleased Chile.",
        id="Peru's promise to sign the treaty pleased Chile.",
    ),
    pytest.param(
        "sign", "Peru's offer to sign the treaty pleased Chile.", id="Peru's offer to sign the treaty pleased Chile."
    ),
    pytest.param("sign", "Pressure on Peru to sign the treaty grew.", id="Pressure on Peru to sign the treaty grew."),
    pytest.param("sign", '"We signed the treaty," Peru said.', id='"We signed the treaty," Peru said.'),
    pytest.param("sign", "Peru: we signed the treaty", id="Peru: we signed the treaty", marks=UNREAL),
    pytest.param("sign", 'Peru "signed the treaty", Chile said.', id='Peru "signed the treaty", Chile said.'),
]


@pytest.mark.parametrize(("action", "text"), TEMPTING)
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
