"""What hangs on what: participles and concessions after a report, conjuncts, relative clauses, gaps, parties."""

from __future__ import annotations

from typing import Any

import pytest
from reading import Reader, case

FRAMES = [
    case("given-pronoun", "The garrison handed them to a monk.", "garrison — hand — monk"),
    case(
        "given-pronoun-known",
        "The king took the maps, and the garrison handed them to a monk.",
        "king — take — maps",
        "garrison — hand — monk [theme: maps]",
    ),
    case("moved-person-left", "Peru sent him to Chile.", "Peru — send — _"),
    case("driven-people-left", "Peru drove them to Chile.", "Peru — drive — _"),
    case("people-dispatched", "Ghana dispatched nurses to Liberia.", "Ghana — dispatch — Liberia [theme: nurses]"),
    case(
        "people-dispatched-in-left",
        "Ghana dispatched nurses in May.",
        "Ghana — dispatch — nurses [2024-05]",
        published="2024-05-31",
    ),
    case("devoted-to", "The duke devoted a tenth to the abbey.", "duke — devote — abbey [theme: tenth]"),
    case("object-and-predicate", "The board named Ruth Bell head of the bank.", "board — name — Ruth Bell"),
    case(
        "object-and-predicate-read-as-such",
        "The king appointed John Smith ambassador to Peru.",
        "king — appoint — John Smith",
    ),
    case("title-before-name-left", "Members elected Labour leader Keir Starmer.", "members — elect — Keir Starmer"),
    case("party-before-office-left", "Voters elected Labour leader.", "voters — elect — Labour leader"),
    case(
        "each-of-which",
        "The talks angered four firms, each of which sued the state.",
        "talks — anger — four firms",
        "four firms — sue — state",
    ),
    case(
        "all-of-whom-object",
        "The state freed six monks, all of whom Chad had jailed.",
        "state — free — six monks",
        "Chad — jail — six monks",
    ),
    case(
        "all-of-which-of-a-list",
        "Peru and Chile, all of which signed the treaty, banned whaling.",
        "Chile — sign — treaty",
        "Peru — sign — treaty",
        "Chile — ban — whaling",
        "Peru — ban — whaling",
    ),
    case(
        "some-of-which-left",
        "The talks angered four firms, some of which sued the state.",
        "talks — anger — four firms",
        "_ — sue — state",
    ),
]

SILENT = [
    case("no-verb-seen", "The firm added cobalt to its list.", "firm — add — cobalt"),
    case(
        "no-verb-left",
        "The newly added cobalt.",
    ),
    case("court-and-place", "Villagers sued Shell in London.", "villagers — sue — Shell [at London]"),
    case("fear-and-place-left", "Chad feared the war in Mexico.", "Chad — fear — war"),
]

CLUSTERS = [
    case(
        "two-things-to-two",
        "The court awarded the island to Qatar and damages to Bahrain.",
        "court — award — Bahrain [theme: damages]",
        "court — award — Qatar [theme: island]",
    ),
    case(
        "two-things-to-two-people",
        "Russia moved missiles to Belarus and troops to Syria.",
        "Russia — move — Belarus [theme: missiles]",
        "Russia — move — Syria [theme: troops]",
    ),
    case(
        "two-givers-left",
        "The army sent tanks to Gao and the navy to Oran.",
        "army — send — Gao [theme: tanks]",
        "navy — send — Oran [theme: tanks]",
    ),
    case(
        "two-receivers-and-two-things",
        "Egypt gave the talks a chance and the rebels a week.",
        "Egypt — give — rebels [theme: week]",
        "Egypt — give — talks [theme: chance]",
    ),
    case(
        "names-and-things-without-verb",
        "Spain sells olives to Japan, Italy wine, and Greece cheese.",
        "Greece — sell — Japan [theme: cheese]",
        "Italy — sell — Japan [theme: wine]",
        "Spain — sell — Japan [theme: olives]",
    ),
    case(
        "receivers-and-things-left",
        "Peru sells Japan copper, China tin and Korea zinc.",
        "Peru — sell — China [theme: tin]",
        "Peru — sell — Japan [theme: copper]",
        "Peru — sell — Korean Peninsula [theme: zinc]",
    ),
    case(
        "two-adjectives-with-infinitives",
        "The rebels were happy to meet the envoy but hesitant to name him.",
        "rebels — meet — envoy [intended]",
        "rebels — name — envoy [negated, intended]",
    ),
    case(
        "two-objects-left",
        "The king was eager to tax the monks and nuns.",
        "king — tax — monks [intended]",
        "king — tax — nuns [intended]",
    ),
    case(
        "acronym-before-thing",
        "The delay gave the Southern Liberation Army (SLA) time.",
        "delay — give — Southern Liberation Army [theme: time]",
    ),
    case(
        "acronym-before-office-left",
        "The king met the Free Lesotho Army (FLA) leader.",
        "king — meet — Free Lesotho Army (FLA) leader",
    ),
    case(
        "insisted-for-a-fortnight",
        "The charity insisted for a fortnight that Mali had freed the nurse.",
        "charity — insist — _",
        "Mali — free — nurse [source: charity]",
    ),
]

DATES = [
    case(
        "expected-to",
        "The Fed is expected to hold rates in June.",
        "Federal Reserve — hold — rates [predicted; 2024-06]",
        published="2024-05-16",
    ),
    case(
        "was-expected-to",
        "The Fed was expected to hold rates in June.",
        "Federal Reserve — hold — rates [predicted; 2023-06]",
        published="2024-05-16",
    ),
    case("put-off-to-a-date", "Boeing pushed back the debut to 2026.", "Boeing — push back — debut"),
    case("put-off-at-a-date", "The court delayed the trial in 2021.", "court — delay — trial [2021]"),
    case(
        "weekday-of-the-telling",
        "Lesotho will close the mine, its premier told the BBC on Monday.",
        "Lesotho — close — mine [predicted; source: premier]",
        "premier — tell — BBC [2024-05-13]",
        published="2024-05-16",
    ),
    case(
        "weekday-of-the-closing",
        "Lesotho will close the mine on Monday, its premier told the BBC.",
        "Lesotho — close — mine [predicted; source: premier; 2024-05-20]",
        "premier — tell — BBC",
        published="2024-05-16",
    ),
    case(
        "weekday-before-semicolon",
        "On Tuesday the court sentenced the spy; it will free him in 2030.",
        "court — sentence — spy [2024-05-14]",
        "court — free — spy [predicted; 2030]",
        published="2024-05-16",
    ),
]

REPORTS = [
    case(
        "participle-after-order",
        "The court ordered Shell to pay the villagers, rejecting its appeal.",
        "court — order — Shell",
        "Shell — pay — villagers [obligatory; source: court]",
        "court — reject — appeal",
    ),
    case(
        "participle-of-speech-after-report",
        "Nokia said it would close the plant, blaming Estonia.",
        "Nokia — say — _",
        "Nokia — close — plant [predicted; source: Nokia]",
        "Nokia — blame — Estonia",
    ),
    case(
        "participle-of-effect-left",
        "Nokia said it would close the plant, angering Estonia.",
        "Nokia — say — _",
        "Nokia — close — plant [predicted; source: Nokia]",
        "Nokia — anger — Estonia [predicted; source: Nokia]",
    ),
    case(
        "participle-of-effect-after-report",
        "The plant will close, Nokia said on Monday, raising fears of layoffs.",
        "plant — close — _ [predicted; source: Nokia]",
        "Nokia — say — _ [2024-06-10]",
        "plant — raise — fears of layoffs [predicted; source: Nokia]",
        published="2024-06-15",
    ),
    case(
        "participle-of-speech-after-dated-report",
        "The plant will close, Nokia said on Monday, blaming Estonia.",
        "plant — close — _ [predicted; source: Nokia]",
        "Nokia — say — _ [2024-06-10]",
        "Nokia — blame — Estonia",
        published="2024-06-15",
    ),
    case(
        "concession-of-speech",
        "Kenya will send ships, its minister said, although he stressed that Chad had refused.",
        "Kenya — send — ships [predicted; source: minister]",
        "minister — say — _",
        "minister — stress — _",
        "Chad — refuse — _ [source: minister]",
    ),
    case(
        "concession-of-fact-left",
        "Kenya will send ships, its minister said, although Chad has refused.",
        "Kenya — send — ships [predicted; source: minister]",
        "minister — say — _",
        "Chad — refuse — _ [source: minister]",
    ),
    case(
        "past-after-denied-perfect",
        "The ministry denied that it had paid the rebels, and accused Chad of lying.",
        "ministry — deny — _",
        "ministry — pay — rebels [negated; source: ministry]",
        "ministry — accuse — Chad",
        "Chad — lie — _ [source: ministry]",
    ),
    case(
        "past-after-reported-future",
        "The ministry said it would pay the rebels, and accused Chad of lying.",
        "ministry — say — _",
        "ministry — pay — rebels [predicted; source: ministry]",
        "ministry — accuse — Chad",
        "Chad — lie — _ [source: ministry]",
    ),
    case(
        "past-without-comma-left",
        "The ministry said that it had paid the rebels and accused Chad of lying.",
        "ministry — say — _",
        "ministry — pay — rebels [source: ministry]",
        "ministry — accuse — Chad [source: ministry]",
        "Chad — lie — _ [source: ministry]",
    ),
    case(
        "as-proposed",
        "As Ghana had proposed, the council withdrew the troops.",
        "Ghana — propose — _",
        "council — withdraw — troops",
    ),
    case("as-promised", "As Ghana promised, its army left the port.", "Ghana — promise — _", "army — leave — port"),
    case(
        "as-reported-left",
        "As Ghana reported, rebels seized the port.",
        "Ghana — report — _",
        "rebels — seize — port [source: Ghana]",
    ),
]

RELATIVES = [
    case(
        "second-relative",
        "Fiji seized an island that Tonga claims but that lies near Samoa.",
        "Fiji — seize — island",
        "Tonga — claim — island",
        "island — lie — _ [at Samoa]",
    ),
    case(
        "whose-noun-with-apposition",
        "Norway fined the mine, whose owner, a Dutch tycoon, has sued Shell.",
        "Norway — fine — mine",
        "owner — sue — Shell",
    ),
    case(
        "whose-noun-with-apposition-passive",
        "Norway fined the mine, whose owner, a Dutch tycoon, was sued by Shell.",
        "Norway — fine — mine",
        "Shell — sue — owner",
    ),
    case(
        "report-inside-relative",
        "Kenya shot down a drone, which villagers said had crossed from Somalia and circled the camp twice.",
        "Kenya — shoot down — drone",
        "villagers — say — _",
        "drone — cross — Somalia [source: villagers]",
        "drone — circle — camp [source: villagers]",
    ),
    case(
        "gap-in-ordered-infinitive",
        "Kenya closed a mine that inspectors had ordered Shell to close.",
        "Kenya — close — mine",
        "inspectors — order — Shell",
        "Shell — close — mine [obligatory; source: inspectors]",
    ),
    case(
        "particle-before-place",
        "Shell closed the wells that it drilled off Uruguay.",
        "Shell — close — wells",
        "Shell — drill — wells [at Uruguay]",
    ),
    case("phrasal-verb-left", "Shell called off the strike.", "Shell — call off — strike"),
    case(
        "infinitive-after-relative",
        "Peru promised to defend the treaty that Chile signed and to resist Bolivia.",
        "Peru — promise — _",
        "Peru — defend — treaty [intended]",
        "Chile — sign — treaty",
        "Peru — resist — Bolivia [intended]",
    ),
    case(
        "only-member-not-to",
        "Hungary was the only member not to sign the declaration.",
        "Hungary — be — only member",
        "Hungary — sign — declaration [negated]",
    ),
    case(
        "first-state-to",
        "Peru became the first state to recognise Kosovo.",
        "Peru — become — first state",
        "Peru — recognise — Kosovo",
    ),
    case(
        "not-the-first-to",
        "Peru was not the first state to recognise Kosovo.",
        "Peru — be — first state [negated]",
        "Peru — recognise — Kosovo",
    ),
    case("first-step-to-take-left", "The first step to take is a truce.", "first step — be — truce"),
]

PARTIES = [
    case("may-not-have", "Egypt may not have armed Chad.", "Egypt — arm — Chad [negated, possible]"),
    case("might-not-have", "Chad might not have been armed by Egypt.", "Egypt — arm — Chad [negated, possible]"),
    case("had-not-left", "Egypt had not armed Chad.", "Egypt — arm — Chad [negated]"),
    case("leased-to", "Oslo leased the ferry to pilgrims.", "Norway — lease — pilgrims [theme: ferry]"),
    case("sold-to-passive", "The ferry was sold to pilgrims by Oslo.", "Norway — sell — pilgrims [theme: ferry]"),
    case(
        "sold-to-negated",
        "Oslo did not sell the ferry to smugglers.",
        "Norway — sell — smugglers [negated; theme: ferry]",
    ),
    case("leaked-to", "The ministry leaked the plan to a tabloid.", "ministry — leak — tabloid [theme: plan]"),
    case("raised-to-left", "Oslo raised rates to a record high.", "Norway — raise — rates"),
    case("receiver-and-thing", "The deal gave the group control of the port.", "deal — give — group [theme: control]"),
    case(
        "compound-receiver-left",
        "The deal gave the group leader a salary.",
        "deal — give — group leader [theme: salary]",
    ),
    case(
        "hired-to",
        "Serbia hired Nokia to build the network.",
        "Serbia — hire — Nokia",
        "Nokia — build — network [intended]",
    ),
    case(
        "sent-to-left",
        "Serbia sent engineers to build the network.",
        "Serbia — send — engineers",
        "Serbia — build — network [intended]",
    ),
    case(
        "date-on-talks",
        "Nissan broke off the talks on Thursday because Honda wavered.",
        "Nissan — break off — talks [2024-06-13]",
        "Honda — waver — _",
        published="2024-06-15",
    ),
    case(
        "headline-verb",
        "Bulgaria arrests banker wanted by Serbia",
        "Bulgaria — arrest — banker",
        "Serbia — want — banker",
        headline=True,
    ),
    case(
        "headline-subjects",
        "Zambia, creditors agree on a loan",
        "Zambia — agree — creditors [theme: loan; both ways]",
        "creditors — agree — Zambia [theme: loan; both ways]",
        headline=True,
    ),
]

HELD = [
    case(
        "failed-to-notice",
        "The bank failed to notice that a branch had moved money.",
        "bank — notice — _ [negated]",
        "branch — move — money",
    ),
    case(
        "did-not-believe-left",
        "The bank does not believe that Chad has paid the rebels.",
        "bank — believe — _ [negated]",
        "Chad — pay — rebels [negated; source: bank]",
    ),
    case("problem-is-that", "The problem is that Chad armed the rebels.", "Chad — arm — rebels"),
    case("hope-is-that", "The hope is that Chad will disarm the rebels.", "Chad — disarm — rebels [predicted]"),
    case("claim-was-that", "Its claim was that Chad had armed the rebels.", "Chad — arm — rebels [possible]"),
    case(
        "what-was-said",
        "What the minister said was that Chad had armed the rebels.",
        "minister — say — _",
        "Chad — arm — rebels [source: minister]",
    ),
    case(
        "what-was-not-grasped",
        "What the minister never grasped was that Chad had armed the rebels.",
        "minister — grasp — _ [negated]",
        "Chad — arm — rebels",
    ),
    case(
        "no-plans",
        "The army has no plans to enter Chad.",
        "army — have — plans [negated]",
        "army — enter — Chad [negated, intended]",
    ),
    case("no-evidence", "There is no evidence that Chad armed the rebels.", "Chad — arm — rebels [possible]"),
    case(
        "blocked-plan",
        "The court blocked a plan to close the port.",
        "court — block — plan",
        "_ — close — port [negated, intended]",
    ),
]


MORE = [
    case(
        "clause-before-report",
        "Six migrants drowned and more than 20 were missing after a fishing boat capsized off the port of Sfax, "
        "the coastguard said in a statement.",
        "six migrants — drown — _ [source: coastguard]",
        "more than 20 — miss — _ [source: coastguard]",
        "fishing boat — capsize — _ [source: coastguard; at Sfax]",
        "coastguard — say — _",
    ),
    case(
        "leads-to-a-question",
        "Shell bought the port, so why did Oslo object?",
        "Shell — buy — port",
        "Norway — object — _ [questioned]",
    ),
    case(
        "two-questions-left",
        "Did Shell buy the port, and did Oslo object?",
        "Shell — buy — port [questioned]",
        "Norway — object — _ [questioned]",
    ),
    case("was-able-to", "Kenya was able to obtain a loan.", "Kenya — obtain — loan"),
    case("is-able-to-left", "Kenya is able to obtain a loan.", "Kenya — obtain — loan [possible]"),
    case("was-not-able-to", "Kenya was not able to obtain a loan.", "Kenya — obtain — loan [negated, possible]"),
    case(
        "powerless-to",
        "The bank tamed inflation, though it is powerless to stop the strikes.",
        "bank — tame — inflation",
        "bank — stop — strikes [negated, possible]",
    ),
    case("happy-to", "Mexico is happy to share the files.", "Mexico — share — files [intended]"),
    case(
        "threat-that-depends",
        "The unions threatened to strike unless wages rise.",
        "unions — threaten — _",
        "unions — strike — _ [intended]",
        "wages — rise — _ [negated, conditional]",
    ),
    case(
        "deed-that-depends-left",
        "The unions will strike unless wages rise.",
        "unions — strike — _ [predicted]",
        "wages — rise — _ [negated, conditional]",
    ),
    case(
        "provided-that",
        "Provided that creditors accept the plan, Zambia will resume payments.",
        "creditors — accept — plan [conditional]",
        "Zambia — resume — payments [predicted]",
    ),
    case(
        "report-after-comma",
        "Prices fell, local media reported on Sunday, hurting farmers.",
        "prices — fall — _ [source: local media]",
        "local media — report — _ [2024-06-09]",
        "prices — hurt — farmers [source: local media]",
        published="2024-06-15",
    ),
    case(
        "clause-after-comma-left",
        "Prices fell, and local media reported on Sunday that farmers had left.",
        "prices — fall — _",
        "local media — report — _ [2024-06-09]",
        "farmers — leave — _ [source: local media]",
        published="2024-06-15",
    ),
    case(
        "doubt-before-a-semicolon",
        "Perhaps the archive has embarrassed Lisbon; Luanda was silent.",
        "archive — embarrass — Portugal [possible]",
    ),
    case(
        "the-sooner-the-faster",
        "The sooner Tunisia devalues the dinar, the faster its hotels will recover.",
        "Tunisia — devalue — dinar [conditional]",
        "hotels — recover — _ [predicted]",
    ),
    case("sooner-left", "Tunisia devalued the dinar sooner.", "Tunisia — devalue — dinar"),
    case(
        "progressive-after-infinitive",
        "Iran wants to turn the tables and is inviting cartoonists.",
        "Iran — turn — tables [intended]",
        "Iran — invite — cartoonists",
    ),
    case("as-you-know", "As you know, Kenya closed the port.", "Kenya — close — port"),
    case(
        "complained-about-how",
        "Chad complained about how the trial was conducted.",
        "Chad — complain — _",
        "_ — conduct — trial",
    ),
    case(
        "argued-about-how-should",
        "Chad argued about how the lake should be filled.",
        "Chad — argue — _",
        "_ — fill — lake [questioned; source: Chad]",
    ),
    case("this-is-where", "This is where Shell built the port.", "Shell — build — port"),
    case(
        "thought-about", "Kenya thought about selling the port.", "Kenya — think — _", "Kenya — sell — port [possible]"
    ),
    case("sorry-to", "Nokia was sorry to leave Finland.", "Nokia — leave — Finland"),
    case("too-weak-to", "Kenya was too weak to seize the port.", "Kenya — seize — port [negated, possible]"),
    case(
        "until-they-have",
        "The troops will stay until the parties have signed the treaty.",
        "troops — stay — _ [predicted]",
        "parties — sign — treaty [predicted]",
    ),
    case(
        "until-they-had-left",
        "The troops stayed until the parties had signed the treaty.",
        "troops — stay — _",
        "parties — sign — treaty",
    ),
    case(
        "quoted-words-of-the-author",
        'The minister "condemned the raid and promised revenge".',
        "minister — condemn — raid",
        "minister — promise — revenge",
    ),
    case(
        "quoted-speech-left",
        '"We condemned the raid," the minister said.',
        "minister — condemn — raid [source: minister]",
        "minister — say — _",
    ),
    case("I-said", "I said that Chad had sunk the ferry.", "Chad — sink — ferry"),
    case(
        "the-first-who-finds",
        "Peru will reward the first fisherman who finds the wreck.",
        "Peru — reward — first fisherman [predicted]",
        "first fisherman — find — wreck [possible]",
    ),
    case(
        "the-first-who-found-left",
        "Peru rewarded the first fisherman who found the wreck.",
        "Peru — reward — first fisherman",
        "first fisherman — find — wreck",
    ),
    case(
        "gapping",
        "Estonia expelled a Russian attaché, Latvia two clerks and Lithuania an entire consulate.",
        "Estonia — expel — Russian attaché",
        "Latvia — expel — two clerks",
        "Lithuania — expel — entire consulate",
    ),
    case(
        "gapping-of-groups",
        "The army seized the airport and the rebels the radio station.",
        "army — seize — airport",
        "rebels — seize — radio station",
    ),
    case(
        "gapping-after-semicolon", "Apple sued Samsung; Nokia, Apple.", "Apple — sue — Samsung", "Nokia — sue — Apple"
    ),
    case(
        "list-is-no-gap",
        "The army seized the airport and the radio station.",
        "army — seize — airport",
        "army — seize — radio station",
    ),
    case(
        "participle-between-commas",
        "The plan, leaked to a daily and disowned by the minister, called for arrests.",
        "_ — leak — plan",
        "minister — disown — plan",
        "plan — call for — arrests",
    ),
    case(
        "participle-without-comma",
        "Miners armed with dynamite occupied the ministry on Monday.",
        "_ — arm — miners [theme: dynamite]",
        "miners — occupy — ministry [2024-06-10]",
        published="2024-06-15",
    ),
    case(
        "two-verbs-left",
        "Miners armed themselves and occupied the ministry.",
        "miners — arm — miners",
        "miners — occupy — ministry",
        wrong="",
    ),
    case(
        "semicolon-after-report",
        "Rebels freed a sergeant on Tuesday, the Red Cross said; his comrades have not returned.",
        "rebels — free — sergeant [source: International Committee of the Red Cross; 2024-06-11]",
        "International Committee of the Red Cross — say — _",
        "comrades — return — _ [negated]",
        published="2024-06-15",
    ),
    case(
        "told-clause",
        "The cardinal told pilgrims in Rome that peace cannot wait.",
        "cardinal — tell — pilgrims [at Rome]",
        "peace — wait — _ [negated, possible; source: cardinal]",
    ),
    case(
        "relative-of-demanded",
        "Lenders demanded collateral that Ghana could not provide.",
        "lenders — demand — collateral",
        "Ghana — provide — collateral [negated, possible]",
    ),
    case(
        "second-gap",
        "This was a step that Beijing condemned and vowed to counter.",
        "China — condemn — step",
        "China — vow — _",
        "China — counter — step [intended]",
    ),
    case(
        "where-he-lived",
        "Ibrahim Sesay returned from Nigeria, where he had lived since 2012.",
        "Ibrahim Sesay — return — Nigeria",
        "Ibrahim Sesay — live — _ [2012/..; at Nigeria]",
    ),
    case(
        "according-to-who",
        "Gunmen stormed a church, according to a priest who survived the attack.",
        "gunmen — storm — church [source: priest]",
        "priest — survive — attack",
    ),
    case(
        "day-of-the-deed",
        "Truckers lifted their blockade of the crossing on Tuesday.",
        "truckers — lift — blockade [2024-06-11]",
        "truckers — blockade — crossing",
        published="2024-06-15",
    ),
    case(
        "hopes-that",
        "The fall raised hopes that the bank would cut rates.",
        "fall — raise — hopes",
        "bank — cut — rates [predicted]",
    ),
    case(
        "as-the-century-began",
        "As the 19th century began, Americans poured into Florida.",
        "Americans — pour — Florida",
    ),
    case(
        "gerund-before-the-verb",
        "Alliance leaders meeting at the Rome Summit in November 1991 approved a new plan.",
        "Alliance leaders — meet — _ [1991-11; at Rome Summit]",
        "Alliance leaders — approve — new plan",
    ),
    case(
        "after-news-reached",
        "After news of the passage of the Stamp Act reached the colonies, the envoy resigned.",
        "news — reach — colonies",
        "envoy — resign — _",
    ),
    case("after-the-news-left", "After the news of the act, the envoy resigned.", "envoy — resign — _"),
    case(
        "no-auxiliary",
        "The resolution of these claims seven years after the war ended set a precedent.",
        "war — end — _",
        "resolution — set — precedent",
    ),
    case(
        "bracket",
        "Winston Churchill (replaced on July 26 by Clement Attlee) met Harry Truman.",
        "Clement Attlee — replace — Winston Churchill [2023-07-26]",
        "Winston Churchill — meet — Harry S. Truman",
        published="2024-06-15",
    ),
    case(
        "signed-at-a-strange-place",
        "Cushing signed the treaty at Wangxia in 1844.",
        "Cushing — sign — treaty [1844; at Wangxia]",
    ),
    case("commitments-to-a-place", "Norway bolstered its commitments to Europe.", "Norway — bolster — commitments"),
    case("sent-to-a-place-left", "Norway sent troops to Europe.", "Norway — send — Europe [theme: troops]"),
    case("called-only-for", "The treaty called only for consultation.", "treaty — call for — consultation"),
    case(
        "secretary-of-state",
        "Nixon allowed Secretary of State William Rogers to speak.",
        "Richard Nixon — allow — William P. Rogers",
        "William P. Rogers — speak — _ [possible]",
    ),
    case("apposition-is-no-gap", "Peru fined Shell, the oil company.", "Peru — fine — Shell"),
    case(
        "gapping-negated",
        "Peru did not sue Shell, nor Chile its rival.",
        "Chile — sue — rival [negated]",
        "Peru — sue — Shell [negated]",
    ),
]


@pytest.mark.parametrize(
    ("text", "options", "expected"), [*FRAMES, *SILENT, *CLUSTERS, *DATES, *REPORTS, *RELATIVES, *PARTIES, *HELD, *MORE]
)
def test_a_sentence_is_read_as_its_grammar_says(
    text: str, options: dict[str, Any], expected: list[str], read: Reader
) -> None:
    assert read(text, **options) == expected
