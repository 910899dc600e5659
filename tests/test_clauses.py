"""Who does what to whom: clauses, arguments, coordination, relative clauses, control, headlines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import Reader, case

from kg import extraction
from kg.extraction.tree import VERB_TAGS
from kg.language import parse
from kg.model import Document

_NO_CLAUSE = ("aux", "auxpass", "amod", "compound", "case", "mark", "prep")


CLAUSES = [
    # voice
    case("active", "Kenya recalled its ambassador.", "Kenya — recall — ambassador"),
    case("passive-with-agent", "Estonia was blackmailed by Russia.", "Russia — blackmail — Estonia"),
    case("passive-without-agent", "Two journalists were released.", "_ — release — two journalists"),
    case("passive-negated", "The airport was not seized by the rebels.", "rebels — seize — airport [negated]"),
    case(
        "passive-coordinated-agents",
        "The refinery was shelled by Sudan and Libya.",
        "Libya — shell — refinery",
        "Sudan — shell — refinery",
    ),
    case("by-with-a-place-is-no-agent", "The convoy was stopped by the river.", "river — stop — convoy"),
    case("by-with-a-time-is-no-agent", "The hostages were freed by Friday.", "_ — free — hostages"),
    case(
        "by-with-a-gerund-is-no-agent",
        "The ministry saved money by closing two consulates.",
        "ministry — save — money",
        "ministry — close — two consulates",
    ),
    case(
        "passive-double-object",
        "Jordan was given two patrol boats by Japan.",
        "Japan — give — Jordan [theme: two patrol boats]",
    ),
    case("passive-double-object-agentless", "Moldova was offered a loan.", "_ — offer — Moldova [theme: loan]"),
    case("passive-get", "The consul got arrested.", "_ — arrest — consul"),
    case("passive-perfect", "The pipeline has been sabotaged by divers.", "divers — sabotage — pipeline"),
    case("passive-progressive", "The port is being blockaded by Yemen.", "Yemen — blockade — port"),
    # phrasal
    case("phrasal-adjacent", "Bolivia gave up its claim.", "Bolivia — give up — claim"),
    case("phrasal-particle-after-object", "Chile turned the offer down.", "Chile — turn down — offer"),
    case("phrasal-passive", "The talks were called off by Nepal.", "Nepal — call off — talks"),
    case("phrasal-negated", "Ghana did not pull out.", "Ghana — pull out — _ [negated]"),
    # prepositional
    case("to-target", "The envoy travelled to Mongolia.", "envoy — travel — Mongolia"),
    case("with-target", "Uruguay negotiated with Paraguay.", "Uruguay — negotiate — Paraguay"),
    case("against-target", "Cyprus protested against Turkey.", "Cyprus — protest — Turkey"),
    case("on-target", "The panel focused on Eritrea.", "panel — focus — Eritrea"),
    case("for-target", "Latvia apologised for the delay.", "Latvia — apologise — delay"),
    case("object-and-party", "Canada imposed sanctions on Belarus.", "Canada — sanction — Belarus [theme: sanctions]"),
    case(
        "provide-party-is-target",
        "South Korea provided howitzers to Poland.",
        "South Korea — provide — Poland [theme: howitzers]",
    ),
    case("provide-with", "Germany supplied Ukraine with generators.", "Germany — supply — Ukraine [theme: generators]"),
    case("double-object", "Norway sent Moldova transformers.", "Norway — send — Moldova [theme: transformers]"),
    case(
        "double-object-pronoun",
        "Sweden met Estonia and sold it two ferries.",
        "Sweden — meet — Estonia",
        "Sweden — sell — Estonia [theme: two ferries]",
    ),
    case("prep-in-place", "Samsung opened a factory in Vietnam.", "Samsung — open — factory [at Vietnam]"),
    # light verbs
    case("light-visit", "Macron paid a visit to Kenya.", "Emmanuel Macron — visit — Kenya"),
    case("light-agreement", "Serbia reached an agreement with Kosovo.", "Serbia — agree — Kosovo"),
    case("light-passive", "Tariffs were imposed on Brazil by Canada.", "Canada — impose — Brazil [theme: tariffs]"),
    case("light-negated", "Ireland has not imposed a ban on Belarus.", "Ireland — ban — Belarus [negated]"),
    case("light-decision", "The board made a decision.", "board — make — decision"),
    case("light-theme-kept", "Denmark gave aid to Zambia.", "Denmark — give — Zambia [theme: aid]"),
    case("light-must-not-fire-plain-noun", "Peru made a bicycle.", "Peru — make — bicycle"),
    # coordination
    case(
        "coordinated-subjects",
        "Chad and Niger closed the border.",
        "Chad — close — border",
        "Niger — close — border",
    ),
    case("coordinated-objects", "Turkey fined Shell and Chevron.", "Turkey — fine — Chevron", "Turkey — fine — Shell"),
    case(
        "coordinated-three",
        "Fiji, Samoa and Tonga ratified the treaty.",
        "Fiji — ratify — treaty",
        "Samoa — ratify — treaty",
        "Tonga — ratify — treaty",
    ),
    case(
        "coordinated-verbs-share-subject",
        "Zambia arrested the smuggler and deported him.",
        "Zambia — arrest — smuggler",
        "Zambia — deport — smuggler",
    ),
    case(
        "coordinated-verbs-share-object",
        "Bayer bought and restructured Monsanto.",
        "Bayer — buy — Monsanto",
        "Bayer — restructure — Monsanto",
    ),
    case(
        "coordinated-clauses",
        "Peru expelled the envoy, and Chile recalled its consul.",
        "Peru — expel — envoy",
        "Chile — recall — consul",
    ),
    case(
        "coordinated-but-not",
        "Norway, but not Sweden, boycotted the summit.",
        "Norway — boycott — summit",
        "Sweden — boycott — summit [negated]",
    ),
    case(
        "coordinated-negation-not-shared",
        "Haiti did not extradite him but deported his brother.",
        "Haiti — extradite — _ [negated]",
        "Haiti — deport — brother",
    ),
    case(
        "neither-nor",
        "Neither Oman nor Qatar condemned the coup.",
        "Oman — condemn — coup [negated]",
        "Qatar — condemn — coup [negated]",
    ),
    case("both-and", "Both Angola and Gabon left OPEC.", "Angola — leave — OPEC", "Gabon — leave — OPEC"),
    case(
        "not-only",
        "Estonia not only expelled the diplomats but also closed the consulate.",
        "Estonia — expel — diplomats",
        "Estonia — close — consulate",
    ),
    case("as-well-as", "India as well as Nepal banned the airline.", "India — ban — airline", "Nepal — ban — airline"),
    case(
        "gapping",
        "Japan bought gas and Peru coal.",
        "Japan — buy — gas",
        "Peru — buy — coal",
        wrong="the second clause has no verb of its own",
    ),
    case(
        "respectively",
        "Spain and Portugal sued Shell and Repsol respectively.",
        "Portugal — sue — Repsol",
        "Spain — sue — Shell",
    ),
    case(
        "respectively-verbs",
        "Lima and Quito respectively opened and closed the border.",
        "Peru — open — border",
        "Ecuador — close — border",
    ),
    case(
        "respectively-verbs-and-objects",
        "Norway and Sweden bought and sold Volvo and Saab, respectively.",
        "Norway — buy — Volvo",
        "Sweden — sell — Saab",
    ),
    case(
        "verbs-without-respectively",
        "Spain and Italy raised and cut taxes.",
        "Italy — raise — taxes",
        "Spain — raise — taxes",
        "Italy — cut — taxes",
        "Spain — cut — taxes",
    ),
    case(
        "passive-conjunct-participles",
        "The ship was boarded and searched by marines.",
        "marines — board — ship",
        "marines — search — ship",
    ),
    case(
        "coordinated-names-with-company-ampersand",
        "Johnson & Johnson sued Pfizer.",
        "Johnson & Johnson — sue — Pfizer",
    ),
    # relative
    case(
        "relative-subject",
        "The minister who expelled the envoy resigned.",
        "minister — expel — envoy",
        "minister — resign — _",
    ),
    case("relative-object", "The treaty that Mali signed collapsed.", "Mali — sign — treaty", "treaty — collapse — _"),
    case(
        "relative-object-without-pronoun",
        "The treaty Mali signed collapsed.",
        "Mali — sign — treaty",
        "treaty — collapse — _",
    ),
    case(
        "relative-nonrestrictive",
        "Siemens, which built the turbines, sued Gazprom.",
        "Siemens — build — turbines",
        "Siemens — sue — Gazprom",
    ),
    case(
        "relative-whose",
        "Gabon, whose army toppled the president, left the bloc.",
        "army — topple — president",
        "Gabon — leave — bloc",
    ),
    case(
        "relative-to-which",
        "The country to which Qatar sells gas is Poland.",
        "Qatar — sell — country [theme: gas]",
        "country — be — Poland",
    ),
    case(
        "relative-stranded",
        "The minister Hungary relied on resigned.",
        "Hungary — rely — minister",
        "minister — resign — _",
    ),
    case(
        "relative-where",
        "Malta, where the tanker sank, detained the captain.",
        "tanker — sink — _ [at Malta]",
        "Malta — detain — captain",
    ),
    case(
        "relative-passive",
        "The dam that was built by Ethiopia angered Egypt.",
        "Ethiopia — build — dam",
        "dam — anger — Egypt",
    ),
    case(
        "relative-reduced-passive",
        "The dam built by Ethiopia angered Egypt.",
        "Ethiopia — build — dam",
        "dam — anger — Egypt",
    ),
    case(
        "relative-reduced-active",
        "Firms supplying Russia face fines.",
        "firms — supply — Russia",
        "firms — face — fines",
    ),
    case(
        "relative-with-infinitive-gap",
        "Maersk owns the port that Djibouti vowed to seize.",
        "Maersk — own — port",
        "Djibouti — vow — _",
        "Djibouti — seize — port [intended]",
    ),
    # participles, gerunds
    case(
        "participle-after-comma",
        "Russia shelled Odesa, killing two sailors.",
        "Russia — shell — Odesa",
        "Russia — kill — two sailors",
    ),
    case(
        "participle-fronted",
        "Citing the drought, Zambia banned maize exports.",
        "Zambia — cite — drought",
        "Zambia — ban — maize exports",
    ),
    case(
        "participle-having",
        "Having lost the vote, Sánchez resigned.",
        "Pedro Sánchez — lose — vote",
        "Pedro Sánchez — resign — _",
    ),
    case(
        "participle-passive",
        "Pressed by Brussels, Hungary withdrew its veto.",
        "European Union — press — Hungary",
        "Hungary — withdraw — veto",
    ),
    case(
        "gerund-subject",
        "Blocking the canal would anger Panama.",
        "_ — block — canal [conditional]",
        "_ — anger — Panama [conditional]",
    ),
    case(
        "gerund-by",
        "Kenya punished Somalia by suspending flights.",
        "Kenya — punish — Somalia",
        "Kenya — suspend — flights",
    ),
    case(
        "gerund-without",
        "Iran released the crew without explaining its decision.",
        "Iran — release — crew",
        "Iran — explain — decision [negated]",
    ),
    case(
        "gerund-after",
        "After meeting Modi, Albanese flew to Perth.",
        "Albanese — meet — Narendra Modi",
        "Albanese — fly — Perth",
    ),
    # purpose, control, raising
    case(
        "purpose",
        "Japan sent a frigate to escort the tankers.",
        "Japan — send — frigate",
        "Japan — escort — tankers [intended]",
    ),
    case(
        "purpose-in-order-to",
        "Taiwan raised wages in order to attract engineers.",
        "Taiwan — raise — wages",
        "Taiwan — attract — engineers [intended]",
    ),
    case(
        "control-force",
        "Turkey forced Cyprus to cancel the auction.",
        "Turkey — force — Cyprus",
        "Cyprus — cancel — auction",
    ),
    case(
        "control-persuade",
        "Oman persuaded Iran to release the crew.",
        "Oman — persuade — Iran",
        "Iran — release — crew [intended]",
    ),
    case(
        "control-promise",
        "Spain promised Morocco to close the tunnel.",
        "Spain — promise — Morocco",
        "Spain — close — tunnel [intended]",
    ),
    case(
        "control-urge-passive",
        "Lebanon was urged to disarm the militia.",
        "_ — urge — Lebanon",
        "Lebanon — disarm — militia [obligatory]",
    ),
    case("control-want", "Rwanda wants to host the summit.", "Rwanda — host — summit [intended]"),
    case(
        "control-want-object",
        "Rwanda wants Uganda to reopen the border.",
        "Uganda — reopen — border [intended; source: Rwanda]",
    ),
    case("raising-seem", "Ericsson seems to have bribed officials.", "Ericsson — bribe — officials [possible]"),
    case("raising-be-said", "Wagner is said to control the mine.", "Wagner Group — control — mine [possible]"),
    case("help-bare", "Norway helped Ukraine clear mines.", "Norway — help — Ukraine", "Ukraine — clear — mines"),
    case(
        "let-bare",
        "Slovakia let Hungary inspect the depot.",
        "Slovakia — let — Hungary",
        "Hungary — inspect — depot [possible]",
    ),
    case("see-gerund", "Divers saw sailors cutting the cable.", "divers — see — sailors", "sailors — cut — cable"),
    case(
        "stop-from",
        "Israel prevented Lebanon from drilling.",
        "Israel — prevent — Lebanon",
        "Lebanon — drill — _ [negated]",
    ),
    # clefts, existentials
    case("cleft", "It was Angola that brokered the truce.", "Angola — broker — truce"),
    case("cleft-object", "It was Angola that Congo accused.", "Democratic Republic of the Congo — accuse — Angola"),
    case("pseudo-cleft", "What Mali wants is a loan.", "Mali — want — loan"),
    case("existential", "There were protests in Tbilisi."),
    case("existential-relative", "There are lawmakers who oppose Huawei.", "lawmakers — oppose — Huawei"),
    # headlines
    case("headline-present", "Brazil fines Google", "Brazil — fine — Google", headline=True),
    case(
        "headline-infinitive",
        "Vietnam to buy frigates from India",
        "Vietnam — buy — India [predicted; theme: frigates]",
        headline=True,
    ),
    case(
        "headline-participle",
        "Editor jailed in Belarus",
        "_ — jail — editor [at Belarus]",
        headline=True,
    ),
    case(
        "headline-passive-by",
        "Bank hacked by North Korea",
        "North Korea — hack — bank",
        headline=True,
    ),
    # imperative, copula
    case("imperative", "Call the embassy."),
    case("imperative-coordinated", "Sign the treaty and ratify it."),
    case("copula-noun", "Botswana is a democracy.", "Botswana — be — democracy"),
    case(
        "copula-become",
        "Finland became a member of NATO.",
        "Finland — become — member",
        wrong="the label keeps its complement before a name without an article",
    ),
    case("copula-adjective-makes-none", "Botswana is prosperous."),
    case("copula-negated", "Kosovo is not a member of the United Nations.", "Kosovo — be — member [negated]"),
    case("copula-former", "Mary Robinson was president of Ireland.", "Mary Robinson — be — president"),
    case(
        "apposition-office",
        "Mia Mottola, the finance minister of Malta, visited Tunis.",
        "Mia Mottola — be — finance minister",
        "Mia Mottola — visit — Tunis",
    ),
    case(
        "apposition-office-before",
        "The Croatian prime minister, Ivo Marić, resigned.",
        "Ivo Marić — be — Croatian prime minister",
        "Ivo Marić — resign — _",
    ),
    case("apposition-name-only", "The envoy's yacht, the Calypso, sank.", "Calypso — sink — _"),
    # other
    case("place", "Kenya hosted the summit in Mombasa.", "Kenya — host — summit [at Mombasa]"),
    case("time", "Nepal held elections in March 2021.", "Nepal — hold — elections [2021-03]"),
    case("fronted-time", "In March 2021 Nepal held elections.", "Nepal — hold — elections [2021-03]"),
    case("fronted-place", "In Geneva, Norway met Sudan.", "Norway — meet — Sudan [at Geneva]"),
    case("done-with-a-state", "Kenya marked the anniversary with Togo.", "Kenya — mark — Togo [theme: anniversary]"),
    case("along-with", "Kenya, along with Togo, marked the anniversary.", "Kenya — mark — anniversary"),
    case(
        "reciprocal-verb",
        "Serbia and Croatia cooperated.",
        "Croatia — cooperate — Serbia [both ways]",
        "Serbia — cooperate — Croatia [both ways]",
    ),
    case(
        "reciprocal-that",
        "Serbia and Croatia agreed that the treaty was dead.",
        "Croatia — agree — Serbia [both ways]",
        "Serbia — agree — Croatia [both ways]",
    ),
    case(
        "reciprocal-light-verb-about",
        "Serbia and Croatia held talks on fish.",
        "Croatia — talk — Serbia [theme: fish; both ways]",
        "Serbia — talk — Croatia [theme: fish; both ways]",
    ),
    case(
        "not-reciprocal-to",
        "Serbia and Croatia agreed to meet Nokia.",
        "Croatia — agree — _",
        "Serbia — agree — _",
        "Croatia — meet — Nokia [intended]",
        "Serbia — meet — Nokia [intended]",
    ),
    case("reciprocal-with", "Serbia cooperated with Croatia.", "Serbia — cooperate — Croatia"),
    case(
        "each-other",
        "Chad and Sudan accused each other.",
        "Chad — accuse — Sudan [both ways]",
        "Sudan — accuse — Chad [both ways]",
    ),
    case("reflexive", "Huawei defended itself.", "Huawei — defend — Huawei"),
    case(
        "colon",
        "Nokia has a plan: it will close the plant.",
        "Nokia — have — plan",
        "Nokia — close — plant [predicted]",
    ),
    case("semicolon", "Nokia closed the plant; Ericsson bought it.", "Nokia — close — plant", "Ericsson — buy — plant"),
    case("parenthesis", "Nokia (which closed the plant) sued Apple.", "Nokia — close — plant", "Nokia — sue — Apple"),
    case(
        "dash-parenthesis",
        "Nokia — which closed the plant — sued Apple.",
        "Nokia — close — plant",
        "Nokia — sue — Apple",
    ),
    case(
        "subjunctive",
        "The court ordered that Nokia pay the fine.",
        "court — order — _",
        "Nokia — pay — fine [obligatory; source: court]",
    ),
    case(
        "so-that",
        "Oman mediated so that Iran freed the crew.",
        "Oman — mediate — _",
        "Iran — free — crew [intended]",
    ),
    case("because", "Peru left because Chile blocked the treaty.", "Peru — leave — _", "Chile — block — treaty"),
    case("although", "Although Chile objected, Peru signed the treaty.", "Chile — object — _", "Peru — sign — treaty"),
    case("when", "When Chile objected, Peru signed the treaty.", "Chile — object — _", "Peru — sign — treaty"),
    case(
        "while-contrast",
        "Kenya banned plastic bags, while Uganda taxed them.",
        "Kenya — ban — plastic bags",
        "Uganda — tax — plastic bags",
    ),
]

MORE_CLAUSES = [
    # more voices
    case("passive-by-fronted-agent", "By a French court, UBS was fined.", "French court — fine — UBS"),
    case("passive-with-particle", "The proposal was turned down by Iceland.", "Iceland — turn down — proposal"),
    case("passive-prepositional-object", "The envoys were negotiated with by Oman.", "Oman — negotiate — envoys"),
    case(
        "passive-reported-infinitive",
        "Uganda was ordered by the court to pay Congo.",
        "court — order — Uganda",
        "Uganda — pay — Democratic Republic of the Congo [obligatory; source: court]",
    ),
    case("passive-light", "A visit was paid to Kenya by Macron.", "Emmanuel Macron — visit — Kenya"),
    case(
        "passive-modal-coordinated",
        "The port must be dredged and deepened by Maersk.",
        "Maersk — dredge — port [obligatory]",
        "Maersk — deepen — port [obligatory]",
    ),
    case(
        "passive-in-relative",
        "Airbus, which was fined by Greece, appealed.",
        "Greece — fine — Airbus",
        "Airbus — appeal — _",
    ),
    case(
        "passive-participle-fronted",
        "Backed by Qatar, Somalia sued Kenya.",
        "Qatar — back — Somalia",
        "Somalia — sue — Kenya",
    ),
    case(
        "passive-of-say-with-agent",
        "The merger was opposed by Brazil and backed by Chile.",
        "Brazil — oppose — merger",
        "Chile — back — merger",
    ),
    # more prepositions
    case("into-target", "Rebels marched into Goma.", "rebels — march — Goma"),
    case("from-party", "Iceland bought turbines from Siemens.", "Iceland — buy — Siemens [theme: turbines]"),
    case("demand-from", "Iraq demanded compensation from Turkey.", "Iraq — demand — Turkey [theme: compensation]"),
    case("ask-for", "Malawi asked Zambia for electricity.", "Malawi — ask — Zambia [theme: electricity]"),
    case("accuse-of-noun", "Benin accused Niger of fraud.", "Benin — accuse — Niger [theme: fraud]"),
    case("thank-for", "Nepal thanked India for the vaccines.", "Nepal — thank — India [theme: vaccines]"),
    case("share-with", "Norway shared the data with Iceland.", "Norway — share — Iceland [theme: data]"),
    case("apply-to", "Georgia applied to the bank for a loan.", "Georgia — apply — bank [theme: loan]"),
    case("hand-over", "Cuba handed the fugitive over to Spain.", "Cuba — hand over — Spain [theme: fugitive]"),
    case("at-target", "Slovenia aimed missiles at Croatia.", "Slovenia — aim — Croatia [theme: missiles]"),
    case("vote-against", "Lesotho voted against the motion.", "Lesotho — vote — motion"),
    case("withdraw-from", "Burundi withdrew from the court.", "Burundi — withdraw — court"),
    case(
        "cooperate-on",
        "Japan cooperated with Australia on hydrogen.",
        "Japan — cooperate — Australia [theme: hydrogen]",
    ),
    case(
        "relations-break",
        "Paraguay broke off relations with Venezuela.",
        "Paraguay — break off — Venezuela [theme: relations]",
    ),
    # more coordination
    case(
        "verbs-three",
        "Iberdrola bought, closed and demolished the plant.",
        "Iberdrola — buy — plant",
        "Iberdrola — close — plant",
        "Iberdrola — demolish — plant",
    ),
    case(
        "verbs-with-modals",
        "Ghana may close the mine or sell it.",
        "Ghana — close — mine [possible]",
        "Ghana — sell — mine [possible]",
    ),
    case(
        "verbs-passive-active",
        "The bank was fined and closed its branch.",
        "_ — fine — bank",
        "bank — close — branch",
    ),
    case(
        "subjects-with-titles",
        "President Emil Vantas and Chancellor Olga Brandt signed the accord.",
        "Emil Vantas — sign — accord",
        "Olga Brandt — sign — accord",
    ),
    case(
        "objects-with-own-prepositions",
        "Peru imposed tariffs on Chile and sanctions on Bolivia.",
        "Peru — impose — Chile [theme: tariffs]",
        "Peru — sanction — Bolivia [theme: sanctions]",
        wrong="the second object is read as a party",
    ),
    case(
        "shared-to-infinitive",
        "Fiji agreed to open the port and to cut fees.",
        "Fiji — agree — _",
        "Fiji — open — port [intended]",
        "Fiji — cut — fees [intended]",
    ),
    case(
        "together-with",
        "Fiji, together with Samoa, sued Exxon.",
        "Fiji — sue — ExxonMobil",
        "Samoa — sue — ExxonMobil",
    ),
    case("accompanied-or", "Fiji or Samoa sued Exxon.", "Fiji — sue — ExxonMobil", "Samoa — sue — ExxonMobil"),
    case(
        "rather-than-np",
        "Fiji, rather than Samoa, sued Exxon.",
        "Fiji — sue — ExxonMobil",
        "Samoa — sue — ExxonMobil [negated]",
        wrong="rather than before a noun is not read",
    ),
    case(
        "verb-shared-time",
        "In 2019 Fiji sued Exxon and fined Shell.",
        "Fiji — sue — ExxonMobil [2019]",
        "Fiji — fine — Shell [2019]",
    ),
    case(
        "semicolons-three",
        "Fiji sued Exxon; Samoa fined Shell; Tonga praised BP.",
        "Fiji — sue — ExxonMobil",
        "Samoa — fine — Shell",
        "Tonga — praise — BP",
    ),
    case(
        "subject-of-second-passive",
        "Fiji sued Exxon and was fined by Shell.",
        "Fiji — sue — ExxonMobil",
        "Shell — fine — Fiji",
    ),
    case(
        "but-clause",
        "Fiji sued Exxon but Samoa praised it.",
        "Fiji — sue — ExxonMobil",
        "Samoa — praise — ExxonMobil",
    ),
    # more relatives
    case("relative-that-subject", "The court that fined Shell closed.", "court — fine — Shell", "court — close — _"),
    case(
        "relative-whom",
        "The envoy whom Mali expelled sued Gabon.",
        "Mali — expel — envoy",
        "envoy — sue — Gabon",
    ),
    case(
        "relative-in-which",
        "The summit in which Mali rejected the deal failed.",
        "Mali — reject — deal",
        "summit — fail — _",
    ),
    case(
        "relative-with-whom",
        "The firm with which Mali signed a contract is Wagner.",
        "Mali — sign — firm [theme: contract]",
        "firm — be — Wagner Group",
    ),
    case(
        "relative-after-two-nouns",
        "The head of the bank that fined Shell resigned.",
        "bank — fine — Shell",
        "head — resign — _",
    ),
    case(
        "relative-report-inside",
        "The firm that Mali said had bribed officials closed.",
        "Mali — say — _",
        "firm — bribe — officials [source: Mali]",
        "firm — close — _",
        wrong="the small model misparses it and no repair mends it",
    ),
    case("relative-free-what", "What Mali did angered France.", "_ — anger — France"),
    case(
        "relative-passive-agent-pronoun",
        "Nestlé, by which the farm was bought, closed it.",
        "Nestlé — buy — farm",
        "Nestlé — close — farm",
    ),
    # more control
    case(
        "ask-to-passive",
        "Zambia asked to be readmitted.",
        "Zambia — ask — _",
        "_ — readmit — Zambia [intended]",
    ),
    case(
        "refuse-to-let",
        "Malta refused to let the ship dock.",
        "Malta — refuse — _",
        "Malta — let — ship [negated]",
        "ship — dock — _ [negated, possible]",
    ),
    case("make-bare", "Sanctions made Gambia close the mine.", "sanctions — make — Gambia", "Gambia — close — mine"),
    case(
        "order-passive-inf",
        "The court ordered the port to be closed.",
        "court — order — _",
        "_ — close — port [obligatory; source: court]",
    ),
    case(
        "persuade-not",
        "Oman persuaded Iran not to seize the ship.",
        "Oman — persuade — Iran",
        "Iran — seize — ship [negated, intended]",
    ),
    case("help-to", "Botswana helped Namibia to build the dam.", "Botswana — help — Namibia", "Namibia — build — dam"),
    case(
        "leave-participle",
        "The raid left two soldiers wounded.",
        "raid — leave — two soldiers",
        "_ — wound — two soldiers",
        wrong="the participle is given to the subject",
    ),
    case("get-to", "Botswana got De Beers to sell its stake.", "Botswana — get — De Beers", "De Beers — sell — stake"),
    case("seek-noun", "Botswana sought a loan from China.", "Botswana — seek — China [theme: loan]"),
    case("continue-passive", "The mine continues to be run by Glencore.", "Glencore — run — mine"),
    case(
        "decide-noun-relative",
        "The decision to close the mine angered Zambia.",
        "_ — close — mine [intended]",
        "decision — anger — Zambia",
    ),
    case(
        "right-to",
        "Zambia has the right to close the mine.",
        "Zambia — have — right",
        "Zambia — close — mine [possible]",
    ),
    case(
        "ability-to",
        "Zambia lost its ability to pay Glencore.",
        "Zambia — lose — ability",
        "Zambia — pay — Glencore [negated, possible]",
    ),
    # clauses
    case(
        "before-clause",
        "Before Chile objected, Peru signed the treaty.",
        "Chile — object — _",
        "Peru — sign — treaty",
    ),
    case("until-clause", "Peru waited until Chile signed the treaty.", "Peru — wait — _", "Chile — sign — treaty"),
    case(
        "since-clause",
        "Since Chile signed the treaty, Peru has praised it.",
        "Chile — sign — treaty",
        "Peru — praise — treaty",
    ),
    case("as-clause", "As Chile watched, Peru signed the treaty.", "Chile — watch — _", "Peru — sign — treaty"),
    case(
        "despite-gerund",
        "Despite losing the vote, Peru signed the treaty.",
        "Peru — lose — vote",
        "Peru — sign — treaty",
    ),
    case("with-participle", "With Chile blocking the treaty, Peru left.", "Chile — block — treaty", "Peru — leave — _"),
    case(
        "by-doing-chain",
        "Peru punished Chile by banning copper, prompting Bolivia to protest.",
        "Peru — punish — Chile",
        "Peru — ban — copper",
        "Peru — prompt — Bolivia",
        "Bolivia — protest — _",
    ),
    case("fronted-negative", "Never has Peru signed a treaty.", "Peru — sign — treaty [negated]"),
    case(
        "so-did",
        "Peru signed the treaty, and so did Chile.",
        "Peru — sign — treaty",
        "Chile — sign — treaty",
        wrong="a verb that stands for another makes no statement",
    ),
    case(
        "ellipsis-too",
        "Peru signed the treaty; Chile did too.",
        "Peru — sign — treaty",
        "Chile — sign — treaty",
        wrong="a verb that stands for another makes no statement",
    ),
    # headlines
    case(
        "headline-as",
        "Turkey blocks Sweden as NATO meets",
        "Turkey — block — Sweden",
        "NATO — meet — _",
        headline=True,
    ),
    case(
        "headline-comma",
        "Court fines Shell, clears BP",
        "court — fine — Shell",
        "court — clear — BP",
        headline=True,
        wrong="the small model misparses it and no repair mends it",
    ),
    case(
        "headline-colon",
        "Minister: Peru will sue Chile",
        "Peru — sue — Chile [predicted; source: minister]",
        headline=True,
    ),
    case("headline-noun-heavy", "Kenya court jails tycoon", "Kenya court — jail — tycoon", headline=True),
    case(
        "headline-over",
        "Peru sues Chile over fishing rights",
        "Peru — sue — Chile [theme: fishing rights]",
        headline=True,
    ),
    case(
        "headline-passive-killed",
        "Two soldiers killed by rebels in Mali",
        "rebels — kill — two soldiers",
        headline=True,
    ),
    case("headline-not-to", "Peru not to sign treaty", "Peru — sign — treaty [negated, predicted]", headline=True),
    case("headline-question", "Will Peru sign the treaty?", "Peru — sign — treaty [questioned]", headline=True),
    # long
    case(
        "newswire",
        "Kazakhstan's energy minister, who had flown to Ankara on Monday, told reporters that the consortium had not shipped crude through Georgia since Turkey raised its fees.",
        "energy minister — fly — Ankara",
        "energy minister — tell — reporters",
        "consortium — ship — crude [negated; source: energy minister]",
        "Turkey — raise — fees [source: energy minister]",
        wrong="the object is lost",
    ),
    case(
        "op-ed",
        "Brazil should stop flattering Venezuela and start defending Guyana, whose oil fields Caracas covets.",
        "Brazil — flatter — Venezuela [negated, obligatory]",
        "Brazil — defend — Guyana [obligatory]",
        "Venezuela — covet — oil fields",
        wrong="whose before an object is not read",
    ),
    case(
        "brief",
        "Although Denmark has repeatedly refused to sell Greenland, American officials continue to court the island's politicians, offering them investment and promising to build an airport.",
        "Denmark — refuse — _",
        "Denmark — sell — Greenland [negated]",
        "American officials — court — politicians",
        "American officials — offer — politicians [theme: investment]",
        "American officials — promise — _",
        "American officials — build — airport [intended]",
    ),
    case(
        "business",
        "Nestlé, which had bought the water brand from Danone in 2019, sold it to a Chinese investor after regulators blocked a merger with Coca-Cola.",
        "Nestlé — buy — Danone [2019; theme: water brand]",
        "Nestlé — sell — Chinese investor [theme: water brand]",
        "regulators — block — merger",
    ),
]


@pytest.mark.parametrize(("text", "options", "expected"), CLAUSES)
def test_a_clause_makes_these_statements(text: str, options: dict[str, str], expected: list[str], read: Reader) -> None:
    assert read(text, **options) == expected


@pytest.mark.parametrize(("text", "options", "expected"), MORE_CLAUSES)
def test_a_longer_clause_makes_these_statements(
    text: str, options: dict[str, str], expected: list[str], read: Reader
) -> None:
    assert read(text, **options) == expected


def test_every_verb_of_the_seeds_is_stated_or_held_back(seeds: list[Document], read: Reader) -> None:
    missing = []
    for parsed in parse(seeds, read.pipeline):
        found = extraction.extract(parsed, read.ontology)
        spans = [(one.begin, one.end) for one in found.held_back]
        spans += [(one.act_begin, one.act_end) for one in found.claims]
        for sentence in parsed.sentences:
            for i, word in enumerate(sentence.words):
                if sentence.tags[i] not in VERB_TAGS or sentence.deps[i] in _NO_CLAUSE:
                    continue
                if not any(begin <= sentence.begins[i] and sentence.ends[i] <= end for begin, end in spans):
                    missing.append(f"{word} in {parsed.document.text[sentence.begin : sentence.end]}")
    assert missing == []


@pytest.mark.xfail(strict=True, reason="the small model misparses so long a list")
def test_a_long_coordination_is_not_swallowed(read: Reader) -> None:
    text = "Peru, Chile, Fiji, Samoa, Tonga, Mali and Kenya fined Ghana, Nepal, Chad, Niger, Benin, Togo and Gabon."
    assert len(read(text)) == 49


DEEP = [
    pytest.param("Peru said that " * 200 + "Chile sued Nokia.", id="reports in reports"),
    pytest.param("This is the man " + "who sued the man " * 100 + ".", id="relative clauses"),
    pytest.param("Peru " + ", ".join(["sued", "fined", "praised"] * 60) + " and thanked Chile.", id="verbs"),
    pytest.param(", ".join(["Peru", "Chile", "Fiji", "Samoa"] * 100) + " sued Nokia.", id="subjects"),
    pytest.param('"' * 200 + 'Peru sued Chile."', id="quotation marks"),
    pytest.param("(" * 300 + "Peru sued Chile" + ")" * 300, id="brackets"),
    pytest.param("Peru met Chile. " + "It sued it. " * 200, id="pronouns"),
    pytest.param("Each other. Itself. Themselves sued one another. Whose? That that that that.", id="nobody"),
    pytest.param("Peru sued Chile" + " and Peru sued Chile" * 400 + ".", id="clauses"),
    pytest.param("The head " + "of the head " * 300 + "resigned.", id="complements"),
]


@pytest.mark.parametrize("text", DEEP)
def test_deep_and_odd_text_is_read_without_failing(text: str, read: Reader) -> None:
    assert isinstance(read(text), list)


_SALAD = [
    "Peru",
    "Chile",
    "the",
    "that",
    "who",
    "whose",
    "said",
    "denied",
    "to",
    "by",
    "of",
    "and",
    "or",
    ",",
    ".",
    ";",
    ":",
    '"',
    "not",
    "never",
    "if",
    "unless",
    "will",
    "sued",
    "invasion",
    "between",
    "respectively",
    "each",
    "other",
    "itself",
    "they",
    "it",
    "its",
    "two",
    "countries",
    "both",
    "former",
    "latter",
    "according",
    "as",
    "with",
    "in",
    "2019",
]


@given(words=st.lists(st.sampled_from(_SALAD), max_size=25))
@settings(max_examples=50, deadline=None, derandomize=True, database=None)
def test_any_words_in_any_order_are_read_without_failing(words: list[str], read: Reader) -> None:
    text = " ".join(words)
    for s in read.statements(text):
        assert text[s.begin : s.end] == s.sentence
        assert s.actor or s.target or s.theme


def test_what_is_held_back_tells_its_reason(read: Reader) -> None:
    held = read.extract("Call the embassy. Botswana is prosperous. Kenya plans to sue.").held_back
    assert [(one.text, one.reason) for one in held] == [
        ("Call", "imperative"),
        ("is", "description by an adjective"),
        ("plans", "sets the factuality of its complement"),
    ]


def test_what_is_asked_after_a_colon_is_a_question(read: Reader) -> None:
    assert read("One question is rarely asked: who will guarantee Chad's security?") == [
        "_ — ask — one question [negated]",
        "_ — guarantee — security [questioned]",
    ]


def test_what_stands_after_be_does_what_the_clause_before_says(read: Reader) -> None:
    assert read("What really haunts China's leadership is the spectre of a war.") == ["spectre — haunt — China"]
