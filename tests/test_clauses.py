"""Who does what to whom: clauses, arguments, coordination, relative clauses, control, headlines."""

from __future__ import annotations

import pytest
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
        wrong="the small model misparses it and no repair mends it",
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
        wrong="the small model misparses it and no repair mends it",
    ),
    case(
        "relative-where",
        "Malta, where the tanker sank, detained the captain.",
        "tanker — sink — _",
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
        wrong="a common noun that opens a headline keeps its capital",
    ),
    case(
        "headline-passive-by",
        "Bank hacked by North Korea",
        "North Korea — hack — bank",
        headline=True,
        wrong="a common noun that opens a headline keeps its capital",
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
    case(
        "reciprocal-verb",
        "Serbia and Croatia cooperated.",
        "Croatia — cooperate — Serbia [both ways]",
        "Serbia — cooperate — Croatia [both ways]",
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


@pytest.mark.parametrize(("text", "options", "expected"), CLAUSES)
def test_a_clause_makes_these_statements(text: str, options: dict[str, str], expected: list[str], read: Reader) -> None:
    assert read(text, **options) == expected


@pytest.mark.xfail(strict=True, reason="a verb that embeds a clause with a subject of its own is not held back")
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


def test_what_is_held_back_tells_its_reason(read: Reader) -> None:
    held = read.extract("Call the embassy. Botswana is prosperous. Kenya plans to sue.").held_back
    assert [(one.text, one.reason) for one in held] == [
        ("Call", "imperative"),
        ("is", "description by an adjective"),
        ("plans", "sets the factuality of its complement"),
    ]
