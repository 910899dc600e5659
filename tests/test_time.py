"""Dates in sentences: what is found, where, and what it resolves to."""

from __future__ import annotations

import re

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.language.calendar_terms import MONTHS, SYMBOLS, row
from kg.language.dates import bounds, read_reference, recur, recur_weekday, shift, write_date, write_interval
from kg.language.time import find_times
from kg.model import TimeExpression

TOKENIZER = spacy.blank("en")


def times(sentence: str, published: str | None, **options: object) -> list[tuple[str, str]]:
    words = [token.text for token in TOKENIZER(sentence)]
    found = find_times(words, published=published, **options)  # type: ignore[arg-type]
    return [(" ".join(words[one.first : one.last + 1]), one.edtf) for one in found]


# sentence | published | expression = value ; …   (tokens are joined by spaces)
ABSOLUTE = """
The parliament of Samoa was dissolved in July 2023. | | July 2023 = 2023-07
Paraguay recalled its envoy on 13 July 2016. | | 13 July 2016 = 2016-07-13
On July 13, 2016 Paraguay recalled its envoy. | | July 13 , 2016 = 2016-07-13
On July 13, 2016, Paraguay recalled its envoy. | | July 13 , 2016 = 2016-07-13
The treaty was signed on the 13th of July 2016. | | the 13th of July 2016 = 2016-07-13
The treaty was signed on the 13th of July, 2016. | | the 13th of July , 2016 = 2016-07-13
The treaty was signed on the thirteenth of July 2016. | | the thirteenth of July 2016 = 2016-07-13
The log entry is dated 2016-07-13. | | 2016 - 07 - 13 = 2016-07-13
The ferry sank on 13/07/2016. | | 13/07/2016 = 2016-07-13
The ferry sank on 07/13/2016. | | 07/13/2016 = 2016-07-13
The ferry sank on 06/07/2016. | |
The ferry sank on 06/06/2016. | | 06/06/2016 = 2016-06-06
The ferry sank on 13.07.2016. | | 13.07.2016 = 2016-07-13
On Sunday, 14 May 2023 the Thais voted. | | Sunday , 14 May 2023 = 2023-05-14
On Sunday evening, May 14, 2023, the Thais voted. | | Sunday evening , May 14 , 2023 = 2023-05-14
On Sunday, May 14, 2023, the Thais voted. | | Sunday , May 14 , 2023 = 2023-05-14
Ghana joined in 1957. | | 1957 = 1957
In 1957 Ghana joined. | | 1957 = 1957
In 1957 merchants left the coast. | | 1957 = 1957
The drought of 1957 emptied the villages. | |
The drought of 1957, which emptied the villages, ended. | | 1957 = 1957
By 1957, the crown had sold the mines. | | By 1957 = ../1957
By 2030 Fiji will close the mine. | | By 2030 = ../2030
The envoys met (1957) and parted. | | 1957 = 1957
The envoys met in the year 1957. | | 1957 = 1957
They met as early as 1957. | | 1957 = 1957
In early 2019 Samoa raised its tariffs. | | early 2019 = 2019
In mid-2019 Samoa raised its tariffs. | | mid-2019 = 2019
In late July 2019 Samoa raised its tariffs. | | late July 2019 = 2019-07
Samoa raised its tariffs in mid-May 2019. | | mid - May 2019 = 2019-05
Jan. 6, 2021 was a Wednesday. | | Jan. 6 , 2021 = 2021-01-06
The pact of Sept. 1978 failed. | | Sept. 1978 = 1978-09
War ended in May 1945. | | May 1945 = 1945-05
The fleet sailed in March 1854. | | March 1854 = 1854-03
In October of 1941 the mission left. | | October of 1941 = 1941-10
The king fled in August, 1792. | | August , 1792 = 1792-08
Wool prices fell in the 1990s. | | the 1990s = 199X
Wool prices fell in the early 1990s. | | the early 1990s = 199X
Wool prices fell in the mid-1990s. | | the mid-1990s = 199X
Wool prices fell in the 1990's. | | the 1990 's = 199X
Wool prices fell in the late 1800s and the 2000s. | | the late 1800s = 18XX ; the 2000s = 200X
Wool prices fell in the '80s. | | the ' 80s = 198X
Wool prices fell during the 1970s and 1980s. | | the 1970s = 197X ; 1980s = 198X
In the 19th century Nepal closed its passes. | | the 19th century = 18XX
In the nineteenth century Nepal closed its passes. | | the nineteenth century = 18XX
Nepal closed its passes in the late 18th and early 19th centuries. | | the late 18th = 17XX ; early 19th centuries = 18XX
The twenty-first century opened with a crash. | |
Trade grew in the twenty-first century. | | the twenty - first century = 20XX
In the first quarter of 2020 Malta raised wages. | | the first quarter of 2020 = 2020-33
Malta raised wages in Q1 2020. | | Q1 2020 = 2020-33
Malta raised wages in the last quarter of 2020. | | the last quarter of 2020 = 2020-36
Malta raised wages in the second half of 2020. | | the second half of 2020 = 2020-07/2020-12
The barons revolted in summer 1994. | | summer 1994 = 1994-22
The barons revolted in the spring of 1994. | | the spring of 1994 = 1994-21
The barons revolted in the fall of 1994. | | the fall of 1994 = 1994-23
The army starved in the winter of 1777-78. | | the winter of 1777 - 78 = 1777-24
Tariffs rose in May and June 2019. | | May = 2019-05 ; June 2019 = 2019-06
Tariffs rose in May, June and July 2019. | | May = 2019-05 ; June = 2019-06 ; July 2019 = 2019-07
Tariffs rose in October and November of 1943. | | October = 1943-10 ; November of 1943 = 1943-11
Tariffs rose on 3 and 5 May 2020. | | 3 = 2020-05-03 ; 5 May 2020 = 2020-05-05
Tariffs rose on 3 May and 5 June 2020. | | 3 May = 2020-05-03 ; 5 June 2020 = 2020-06-05
Peru protested in 1992, 1995 and 1998. | | 1992 = 1992 ; 1995 = 1995 ; 1998 = 1998
The abbey was founded circa 1150. | | circa 1150 = 1150~
On 30 June 1960 the colony became a state. | | 30 June 1960 = 1960-06-30
On 29 February 2020 the truce began. | | 29 February 2020 = 2020-02-29
"""

INTERVALS = """
From 1912 to 1915 Oman closed the port. | | From 1912 to 1915 = 1912/1915
Oman closed the port between 2003 and 2009. | | between 2003 and 2009 = 2003/2009
Oman closed the port between the years 1912 and 1914. | | between the years 1912 and 1914 = 1912/1914
Oman closed the port from 2012 until 2019. | | from 2012 until 2019 = 2012/2019
She ran the bank (2005–2021). | | 2005–2021 = 2005/2021
She ran the bank (2005-2021). | | 2005 - 2021 = 2005/2021
She ran the bank in 1939-45. | | 1939 - 45 = 1939/1945
The siege lasted from March to May 2020. | | from March to May 2020 = 2020-03/2020-05
The siege lasted from November to March 2020. | | from November to March 2020 = 2019-11/2020-03
The siege lasted from February to November of 1899. | | from February to November of 1899 = 1899-02/1899-11
The siege lasted from May 2019 to July. | | from May 2019 to July = 2019-05/2019-07
The siege lasted from May 2019 to July 2020. | | from May 2019 to July 2020 = 2019-05/2020-07
The siege lasted from 3 to 7 May 2020. | | from 3 to 7 May 2020 = 2020-05-03/2020-05-07
The siege lasted from 3 May to 7 June 2020. | | from 3 May to 7 June 2020 = 2020-05-03/2020-06-07
The siege lasted from May 3 to 7, 2020. | | from May 3 to 7 , 2020 = 2020-05-03/2020-05-07
The siege lasted between May 3 and 7, 2020. | | between May 3 and 7 , 2020 = 2020-05-03/2020-05-07
The siege lasted from May 3 to June 7, 2020. | | from May 3 to June 7 , 2020 = 2020-05-03/2020-06-07
The envoys met on May 3-7, 2020. | | May 3 - 7 , 2020 = 2020-05-03/2020-05-07
The envoys met on 3-7 May 2020. | | 3 - 7 May 2020 = 2020-05-03/2020-05-07
Prices fell from the 1970s to the 1990s. | | from the 1970s to the 1990s = 1970/1999
Prices fell from 1992 until the mid-1990s. | | from 1992 until the mid-1990s = 1992/1999
The siege lasted from 1995 to 1992. | |
Since 2004 the league has kept a garrison. | | Since 2004 = 2004/..
The league has kept a garrison since May 2004. | | since May 2004 = 2004-05/..
The league has kept a garrison since 3 May 2004. | | since 3 May 2004 = 2004-05-03/..
The league has kept a garrison since the 1990s. | | since the 1990s = 1990/..
The league has kept a garrison since the summer of 2008. | | since the summer of 2008 = 2008-06/..
The garrison stayed until 2019. | | until 2019 = ../2019
It was not until 2019 that the garrison left. | | 2019 = 2019
The garrison stayed up to 2019. | | up to 2019 = ../2019
The garrison left before 2010. | | before 2010 = ../2010
The garrison left prior to 2010. | | prior to 2010 = ../2010
The garrison came before the 1990s. | | before the 1990s = ../1990
After 1991 Cuba bought less sugar. | | After 1991 = 1991/..
Cuba bought less sugar after the 1980s. | | after the 1980s = 1989/..
Cuba has bought less sugar from 1991 onwards. | | from 1991 onwards = 1991/..
Cuba has bought less sugar from 1991 to the present. | | from 1991 to the present = 1991/..
The league has kept a garrison since last October. | 2023-02-06 | since last October = 2022-10/..
The league has kept a garrison since last week. | 2023-03-22 | since last week = 2023-03-13/..
The talks ran from Monday to Wednesday. | 2023-03-24 | from Monday to Wednesday = 2023-03-20/2023-03-22
The talks must end before Sunday. | 2023-03-22 | before Sunday = ../2023-03-19
"""

RELATIVE = """
Last October Chad closed the border. | 2006-12-13 | Last October = 2006-10
Last October Chad closed the border. | 2023-02-06 | Last October = 2022-10
Last April Chad, Niger and Mali met. | 2024-02-11 | Last April = 2023-04
Last December Chad closed the border. | 2006-12-13 | Last December = 2005-12
In October Chad closed the border. | 2006-12-13 | October = 2006-10
In December Chad closed the border. | 2006-12-13 | December = 2006-12
In December Chad closed the border. | 2006-11-13 | December = 2005-12
By the end of March Chad had closed the border. | 2006-12-13 | March = 2006-03
In late March Chad closed the border. | 2006-12-13 | late March = 2006-03
Next May Chad is to vote. | 2006-12-13 | Next May = 2007-05
Chad votes this May. | 2006-03-13 | this May = 2006-05
On Sunday bakers marched in Lyon. | 2023-03-22 | Sunday = 2023-03-19
On Monday bakers marched in Lyon. | 2023-03-20 | Monday = 2023-03-20
The bakers said Sunday that they were tired. | 2023-03-22 | Sunday = 2023-03-19
The bakers march next Sunday. | 2023-03-22 | next Sunday = 2023-03-26
The bakers march this coming Sunday. | 2023-03-22 | this coming Sunday = 2023-03-26
The bakers marched last Sunday night. | 2023-03-22 | last Sunday night = 2023-03-19
The bakers marched last Wednesday. | 2023-03-22 | last Wednesday = 2023-03-15
Yesterday the senate adjourned. | 2021-05-01 | Yesterday = 2021-04-30
The senate adjourned today. | 2021-05-01 | today = 2021-05-01
The senate meets tomorrow morning. | 2021-12-31 | tomorrow morning = 2022-01-01
The senate meets tonight. | 2021-12-31 | tonight = 2021-12-31
The senate met last night. | 2021-05-01 | last night = 2021-04-30
The senate met this morning. | 2021-05-01 | this morning = 2021-05-01
The senate met the day before yesterday. | 2021-05-01 | the day before yesterday = 2021-04-29
Last month Laos devalued the kip. | 2024-01-09 | Last month = 2023-12
Laos devalued the kip last year. | 2024-01-09 | last year = 2023
Laos devalued the kip last quarter. | 2024-01-09 | last quarter = 2023-36
Laos devalued the kip last week. | 2023-03-22 | last week = 2023-03-13/2023-03-19
Laos devalued the kip this week. | 2023-03-22 | this week = 2023-03-20/2023-03-26
Laos devalued the kip last weekend. | 2023-03-22 | last weekend = 2023-03-18/2023-03-19
Laos may devalue the kip next year. | 2020-12-31 | next year = 2021
Laos may devalue the kip this year. | 2020-03-10 | this year = 2020
Laos devalued the kip earlier this year. | 2020-03-10 | earlier this year = 2020
Laos devalued the kip late last year. | 2020-03-10 | late last year = 2019
Laos will devalue the kip next month. | 2020-12-31 | next month = 2021-01
Last autumn Laos devalued the kip. | 2022-03-15 | Last autumn = 2021-23
Laos devalued the kip last winter. | 2022-03-15 | last winter = 2021-24
Laos devalued the kip last summer. | 2022-08-15 | last summer = 2021-22
Laos devalued the kip this summer. | 2022-08-15 | this summer = 2022-22
Laos devalued the kip in the spring. | 2022-08-15 | the spring = 2022-21
Laos devalued the kip last decade. | 2022-08-15 | last decade = 201X
Laos devalued the kip last century. | 2022-08-15 | last century = 19XX
Laos devalued the kip two years ago. | 2022-08-15 | two years ago = 2020
Laos devalued the kip about two years ago. | 2022-08-15 | about two years ago = 2020~
Laos devalued the kip three days ago. | 2022-08-01 | three days ago = 2022-07-29
Laos devalued the kip six months ago. | 2022-03-15 | six months ago = 2021-09
Laos devalued the kip a decade ago. | 2022-03-15 | a decade ago = 2012
Laos devalued the kip two weeks ago. | 2023-03-22 | two weeks ago = 2023-03-06/2023-03-12
Laos devalued the kip on 4 July. | 2023-03-22 | 4 July = 2022-07-04
Laos devalued the kip on 4 April. | 2023-03-22 | 4 April = 2023-04-04
Laos devalued the kip on 2 January. | 2023-12-22 | 2 January = 2024-01-02
Laos devalued the kip in January of last year. | 2023-03-22 | January of last year = 2022-01
Laos has devalued the kip since the spring of last year. | 2023-03-22 | since the spring of last year = 2022-03/..
Laos devalued the kip on March 4. | 2023-03-22 | March 4 = 2023-03-04
Laos devalued the kip last year. | 2024 | last year = 2023
Laos devalued the kip last month. | 2024-01 | last month = 2023-12
In 1961 Laos devalued the kip, and two years later it printed more. | | 1961 = 1961 ; two years later = 1963
In 1961 Laos devalued the kip and the following year it printed more. | 2001-01-01 | 1961 = 1961 ; the following year = 1962
It printed more in June 1961, having devalued the kip the previous year. | | June 1961 = 1961-06 ; the previous year = 1960
On 3 June 1961 Laos devalued the kip, and five days later it printed more. | | 3 June 1961 = 1961-06-03 ; five days later = 1961-06-08
Laos devalued the kip in November 1961 and printed more the following March. | | November 1961 = 1961-11 ; the following March = 1962-03
On 13 July 2016 Laos devalued the kip, and in September it printed more. | | 13 July 2016 = 2016-07-13 ; September = 2016-09
The pact of 12 May 2011 was torn up in October. | 2018-12-01 | 12 May 2011 = 2011-05-12
"""

NOTHING = """
Japan may march on. | 2023-03-22 |
May resigned over the pact. | 2023-03-22 |
Theresa May resigned over the pact. | 2023-03-22 |
March with us to the palace! | 2023-03-22 |
The Sun printed a second leaflet. | 2023-03-22 |
Prices will fall and wages spring up. | 2023-03-22 |
They have mourned the fall of the republic since the spring of hope. | 2023-03-22 |
After the fall the duke fled. | 2023-03-22 |
1,200 soldiers crossed the river. | |
2000 troops crossed the river. | |
A force of 2000 troops crossed the river. | |
The town was held by 1500 men. | |
The herd grew from 1500 to 2000 sheep. | |
They ran in 1500 metres of smoke. | |
Article 50 and Resolution 1874 were invoked. | |
The 2018 Oslo Winter Carnival was cancelled. | |
The 2003 invasion divided the council. | |
Critics of the October 1973 war spoke. | |
The May 4 protests shook the capital. | 2023-03-22 |
The protesters of the May 4, 1970, shootings spoke. | |
The failed May 2019 coup and the failed August 1991 coup shook the capital. | |
Our third century will be long, and its fifth century was too. | |
Sunday's vote shook the capital. | 2023-03-22 |
Last year's vote shook the capital. | 2023-03-22 |
The shop is closed on Sundays. | 2023-03-22 |
A Bloody Sunday followed a Black Friday. | 2023-03-22 |
They read the Sunday papers every Monday. | 2023-03-22 |
For more than a decade the mine was shut. | 2023-03-22 |
After decades of peace the mine was shut. | 2023-03-22 |
Within days of the flood the mine was shut. | 2023-03-22 |
The mine was shut at 3 pm. | 2023-03-22 |
The mine was shut more than two years ago. | 2023-03-22 |
The mine was shut over the last year. | 2023-03-22 |
The mine was shut in recent years, and now, recently, again. | 2023-03-22 |
The mine was shut in World War II. | 2023-03-22 |
The mine was shut since 9/11 and September 11. | 2023-03-22 |
Two years later the mine was shut. | 2023-03-22 |
The following year the mine was shut. | |
The mine was shut two years before 1991. | |
The city fell in 1200 BC. | |
The city fell in the third century B.C. | |
The city fell on 31 February 2020. | |
The city fell on 31 April. | 2020-06-01 |
The city fell in year 0000. | |
The city fell on 2020-13-45. | |
Nineteenth-century poets praised the city. | |
At the turn of the 20th century the city grew. | |
A 1990-style crash and a post-2001 boom followed. | |
The Treaty of Paris of 1763 is a name, and so is the War of 1812. | |
Last October Chad closed the border. | |
On Sunday bakers marched. | |
In October bakers marched yesterday, two years ago, last week and this summer. | |
On Sunday and yesterday bakers marched last month. | 2023 |
On Sunday bakers marched. | 2023-03 |
On Sunday bakers marched. | soon |
On Sunday bakers marched. | 2023-02-30 |
"""


def rows(table: str) -> list[tuple[str, str | None, list[tuple[str, str]]]]:
    result = []
    for line in table.strip().splitlines():
        sentence, published, expected = (part.strip() for part in f"{line} ".split(" |"))
        pairs = [tuple(pair.strip().rsplit(" = ", 1)) for pair in expected.split(" ; ")] if expected else []
        result.append((sentence, published or None, pairs))
    return result


@pytest.mark.parametrize(("sentence", "published", "expected"), rows(ABSOLUTE))
def test_dates_that_name_their_year(sentence: str, published: str | None, expected: list[tuple[str, str]]) -> None:
    assert times(sentence, published) == expected


@pytest.mark.parametrize(("sentence", "published", "expected"), rows(INTERVALS))
def test_intervals_closed_and_open(sentence: str, published: str | None, expected: list[tuple[str, str]]) -> None:
    assert times(sentence, published) == expected


@pytest.mark.parametrize(("sentence", "published", "expected"), rows(RELATIVE))
def test_dates_counted_from_another(sentence: str, published: str | None, expected: list[tuple[str, str]]) -> None:
    assert times(sentence, published) == expected


@pytest.mark.parametrize(("sentence", "published", "expected"), rows(NOTHING))
def test_what_is_no_time_of_a_clause(sentence: str, published: str | None, expected: list[tuple[str, str]]) -> None:
    assert times(sentence, published) == expected == []


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("Malta will vote in October.", "2006-12-13", [("October", "2007-10")]),
        ("In October Malta will vote.", "2006-12-13", [("October", "2007-10")]),
        ("Malta will vote on Sunday.", "2023-03-22", [("Sunday", "2023-03-26")]),
        ("Malta will vote on 4 July.", "2023-07-05", [("4 July", "2024-07-04")]),
        ("Malta will be admitted in May.", "2023-03-22", [("May", "2023-05")]),
        ("The premier said on Sunday that Malta will vote.", "2023-03-22", [("Sunday", "2023-03-19")]),
        ("Malta will vote, the premier said on Sunday.", "2023-03-22", [("Sunday", "2023-03-19")]),
        ("Malta is to vote in October.", "2006-12-13", [("October", "2007-10")]),
    ],
)
def test_future_sentences_look_ahead(sentence: str, published: str, expected: list[tuple[str, str]]) -> None:
    assert times(sentence, published, future=True) == expected


def test_sentences_before_give_the_year_where_the_document_has_no_date() -> None:
    sentence = "On July 26 the fleet left, and the following year it returned."
    assert times(sentence, None, anchor="1898-04-12") == [("July 26", "1898-07-26"), ("the following year", "1899")]
    assert times(sentence, None) == []
    assert times("That March the fleet left.", "2020-01-01", anchor="1898") == [("That March", "1898-03")]


def test_expressions_are_token_spans() -> None:
    words = row("They met on 3 May 2020 and since 2021 not at all .")
    assert find_times(words, published=None) == (TimeExpression(3, 5, "2020-05-03"), TimeExpression(7, 8, "2021/.."))


def test_a_sentence_without_words_has_no_times() -> None:
    assert find_times([], published="2020-01-01") == ()


_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
EDTF = re.compile(
    rf"{_DATE}|\d{{4}}~|\d{{4}}-(?:2[1-4]|3[3-6])|\d{{3}}X|\d\dXX|(?:{_DATE})/(?:{_DATE}|\.\.)|\.\./(?:{_DATE})",
    re.ASCII,
)

VOCABULARY = sorted(
    {*SYMBOLS, *MONTHS}
    | set(
        row(
            "the of in on since until from to between and or , . - ( ) 's ' ago later earlier last next this that following"
        )
    )
    | set(row("early late mid before after will said yesterday today tonight tomorrow a an 1 2 3 07 13 29 30 31 99 45"))
    | set(
        row(
            "1492 1812 1990 1999 2020 2021 2099 1990s 2005-2021 2005\u20132021 13/07/2016 0000 9999 999 B.C. circa mid-May 31-12"
        )
    )
)
WORDS = st.lists(st.one_of(st.sampled_from(VOCABULARY), st.text(max_size=6)), max_size=14)
PUBLISHED = st.sampled_from(
    [None, "2020-02-29", "2020-02", "2020", "0001-01-01", "9999-12-31", "0000", "", "199X", "2020/2021"]
)


@given(words=WORDS, published=PUBLISHED, future=st.booleans(), anchor=PUBLISHED)
def test_any_words_give_ordered_disjoint_valid_expressions(
    words: list[str], published: str | None, future: bool, anchor: str | None
) -> None:
    last = -1
    for one in find_times(words, published=published, future=future, anchor=anchor):
        assert last < one.first <= one.last < len(words)
        assert EDTF.fullmatch(one.edtf), one
        last = one.last


def test_bounds_of_coarse_values() -> None:
    values = ["1999", "199X", "18XX", "2020-33", "2021-24", "2004/..", "1150~"]
    assert [bounds(value) for value in values] == [
        ("1999", "1999"), ("1990", "1999"), ("1800", "1899"), ("2020-01", "2020-03"), ("2021-12", "2022-02"), ("2004", ".."),
        ("1150", "1150"),
    ]  # fmt: skip


def test_calendar_arithmetic_stops_at_its_ends() -> None:
    first, last = read_reference("0001-01-01"), read_reference("9999-12-31")
    assert first is not None
    assert last is not None
    assert [shift(unit, -1, first) for unit in ("year", "month", "week", "day", "quarter", "century")] == [None] * 6
    assert [shift(unit, 1, last) for unit in ("year", "month", "week", "day", "quarter", "century")] == [None] * 6
    assert (recur(12, first, "past"), recur_weekday(6, first, "past")) == (None, None)
    assert (write_date(2020, 13), write_date(2020, 2, 30), write_date(0)) == (None, None, None)
    assert (write_interval("2020", "2020-05"), write_interval("2021", "2020")) == (None, None)
