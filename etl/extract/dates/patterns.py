"""Patterns of calendar expressions, used by ``etl.extract.dates.expressions``.

Arabic digits in either width, Chinese numerals, spaces and line breaks anywhere between the parts.
"""

from __future__ import annotations

import re
from functools import cache

from etl.extract.clause_texts import ClauseTexts
from etl.lexicon import read_lexicon
from etl.lexicon.alternations import alternation, any_of
from etl.notation.language import holds_latin
from etl.notation.late_patterns import compile_late
from etl.records import ClauseText

_S = r"\s{0,3}"
_YEAR = r"(?:(?:19|20|１９|２０)[0-9０-９]{2})"
_HAN_YEAR = r"(?:[一二][〇○零ＯOo0一二三四五六七八九]{3})"
_MONTH = r"(?:1[0-2]|0?[1-9]|１[０-２]|０?[１-９]|十[一二]?|[一二三四五六七八九])"
_DAY = (
    r"(?:3[01]|[12][0-9]|0?[1-9]|３[０１]|[１２][０-９]|０?[１-９]"
    r"|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
)
# What may stand behind a day and changes nothing: （星期一）, 17:00, 下班, （含）; the mask covers times of the clock.
AFTER_DAY = (
    r"(?:\s{0,2}(?:[（(](?:周|星期|礼拜)[一二三四五六日天][）)]|(?:周|星期|礼拜)[一二三四五六日天]|[（(]不?含[^（）()]{0,6}[）)]"
    r"|上午|下午|中午|晚上?|凌晨|早上|(?:正常)?下班(?:时间)?|上班|当[日天]|\x00{2,9}|[0-2]?[0-9](?:[时点](?:[0-5]?[0-9]分|整|半)?)|二十四时|十[二四六七八]时|零[时点]|24:00|:[0-9]{2})){0,3}"
)
RANGE = rf"{_S}(?:[-—–－~～―‑‐−]{{1,2}}|起?至|起?到|to|through|until)(?:{_S}于)?{_S}"
AND = rf"{_S}(?:[-—–－~～―‑‐−]{{1,2}}|至|到|、|和|及|与|/|,|，){_S}"

MOMENT = re.compile(
    rf"""
    (?= [0-9０-９一二三四五六七八九十今明去来本年上下第“"‘'] )
    (?:
        (?<![0-9０-９.．/]) (?P<year> {_YEAR} | {_HAN_YEAR} ) {_S}
        (?: 年 (?! 代 | 版 | 级 | {_S}[XxＸ×＊*_]{{1,2}}{_S}月 ) | (?= (?: {AND} {_YEAR} {_S} 年? ){{1,6}}+ (?<=年) ) | (?= {AND}{_YEAR}{_S}[)）] )
          | (?<= (?:19|20)[0-9]{{2}}[-—–－~～―至到](?:19|20)[0-9]{{2}} ) (?= {_S}[)）] )
          | (?<= [.．][01][0-9][-—–－~～至到](?:19|20)[0-9]{{2}} ) (?! [0-9A-Za-z.．/年-] ) )                 # 2008.03-2009
        (?: {_S} 度 (?!假|过|汛) )?
      | (?P<relative> 今年 | 明年 | 来年 | 去年 ) (?: {_S} 度 )?
    )?
    (?:
        {_S} (?<![0-9０-９.．个第/一二三四五六七八九十上下])(?<!最后) (?P<month> {_MONTH} | (?<![基成样版资])本(?=月[底末份0-9一二三十]) ) {_S}
        (?: 月份? (?! 度 | 均 | 薪 | 嫂 | 租 | 饼 | 球 ) | (?= {AND} {_MONTH} {_S} 月 ) )
        (?: 的? {_S} (?P<day> {_DAY} ) {_S} (?: [日号] (?!线) | (?= {AND} {_DAY} {_S} [日号] ) | (?<=[0-9０-９]) (?= {_S} (?:之前|以前|前(?![0-9０-９一二三四五六七八九十]))) )
          | {_S} (?P<ten_days> [上中下] ) 旬
          | {_S} (?P<month_edge> 底 | 末 | 初 (?![一二三四五六七八九十]) ) )?
      | {_S} (?<![上下每]) 第? {_S} (?P<quarter> [一二三四1-4] ) {_S} (?: 季度 | (?= {AND}[一二三四1-4]{_S}季度 ) )
        (?: {_S} (?P<quarter_edge> 底 | 末 ) )?
      | {_S} (?<=年) {_S} [Qq] (?P<quarter_letter> [1-4] ) (?! [0-9A-Za-z] ) | {_S} (?<=年) {_S} [Hh] (?P<half_letter> [12] ) (?! [0-9A-Za-z] )
      | {_S} 前 {_S} (?P<quarters> [二两三23] ) {_S} 个? 季度
      | {_S} (?P<half> [上下] | (?<=年)[前后](?=半年(?!度?内)) ) 半年 (?: {_S} (?P<half_edge> 底 | 末 ) )?
      | 年 (?P<bare_edge> 底 | 末 | (?<=[每次当]年年) 初 | 内 (?!容|部) )
      | {_S} 年? {_S} (?P<year_edge> 底 (?!线|部|数|层|色|蕴|稿|盘) | 末 (?!端|梢|位|尾) | 初 (?!步|级|期|始|次|创|心|审|试|选|中|衷)
          | 内 (?!容|部|外(?!出)|资(?!助|金)|地(?!方)|设[机部]|蒙|陆|存(?![在入])|控(?!制)|涵|需求|河|生动) )
    )?
    """,
    re.VERBOSE,
)
DAY_ONLY = compile_late(rf"(?P<day>{_DAY}){_S}[日号]")
# Every month, quarter or half: 每月15日, 每季度首月15日, 每季度末. 第一个月 stands here as the mask leaves it.
MONTHLY = compile_late(
    rf"(?:每逢?[单双]月(?:份的?)?|每个?月|次月|下个?月|当月|(?:每个?季度?|[次下]一?个?季度?|每半年度?)(?:[末首]个?月|最后一?个月|\x00{{4,5}}|[末初](?=[0-9０-９]{{1,2}}日(?!以?内)))?)"
    rf"(?:的{_S})?(?:{_S}(?P<day>{_DAY}){_S}日|月?(?P<edge>[底末初])(?=[前，、之以。；\n]|\Z|{any_of('reporting_verbs')}))"
    r"|(?P<weekday>每(?:逢|个)?(?:周|星期)(?:[一二三四五六日天末](?:[至到、和][一二三四五六日天])?)(?!次|期|内|刊)|每个?工作日(?!内))"
)
MONTHLY_OPENING = re.compile("[每次下当]")
NUMERIC = re.compile(
    r"(?P<year>(?:1[6-9]|20|１９|２０)[0-9０-９]{2})(?<![0-9./A-Za-z][0-9]{4})(?:"
    r"(?P<mark>[-./．／－])(?P<month>[0-9０-９]{1,2})[-./．／－](?P<day>[0-9０-９]{1,2})(?![0-9０-９/A-Za-z]|\.[0-9])(?!-[0-9]{1,3}(?![0-9]))"
    # 1999.08, 2024.6前: a month in two digits, or what follows says that it is one
    r"|[./．](?:(?=[01０１][0-9０-９](?:[^0-9０-９%％.A-Za-z个万亿元名人家项倍吨千百]|\Z))|(?=[1-9][0-2]?(?:\s{0,2}(?:[-—–~～至到]\s{0,2}(?:19|20)[0-9]{2}|之?前|以前|底|起|以来)|[。；，,;）)\n]|\Z)))"
    r"(?P<month_alone>[0-9０-９]{1,2})(?![0-9０-９]))"
)
# Before 年内 or 年底: 5年内, 当年底 and 学年末 say no calendar year.
COUNTED = re.compile(r"[0-9０-９零一二三四五六七八九十百千两几数半多当本全整学度财任同某近头前后翌]\s{0,3}\Z")
JOINT = re.compile(AND)
_PLAN_TAIL_OPENING = rf"{_S}[”\"’'」规实期时末中后初]"
# Every year or month, in English, with or without a year anywhere else in the text.
EVERY = r"(?i:(?:the\s[a-z]{4,9}\smonth\sof\s)?(?:each|every)\s(?:calendar\s)?(?:year|month|quarter)|annually|yearly)"
ENGLISH_EVERY = re.compile(EVERY)
BEFORE_MONTH = "(?:by|fore|een|than|of|til|on|to) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_ENGLISH_HINT = re.compile(
    "year|nnually|-Year|ach month|very month|ach quarter|very quarter"
    rf"|{BEFORE_MONTH}"
)
# 2021-2025, 从2016-2018: two years without 年, in no code, number or rate
YEARS = re.compile(
    r"(?P<first>(?:19|20)(?<![0-9A-Za-z.．/\-－–—~～:：%＋+]..)[0-9]{2})(?:[-－–—~～]|至|到)(?:(?P<last>(?:19|20)[0-9]{2})"
    r"(?![0-9A-Za-z/\-%:：]|[.．][0-9]|\s{0,2}(?:年|学年|赛季|个|元|万|亿|名|人|家|号|－|—|人民币))|(?P<short>[0-9]{2})年(?!级|代|版|制|期))"
)


@cache
def holidays() -> dict[str, tuple[int, int]]:
    """Month and day of the holidays that have a fixed one, by name (全国年节及纪念日放假办法)."""
    return {row["name"]: (int(row["month"]), int(row["day"])) for row in read_lexicon("holidays")}


def _holiday_pattern() -> str:
    names = alternation(row["name"] for row in read_lexicon("holidays"))
    year = rf"(?:(?P<year>{_YEAR}|{_HAN_YEAR}){_S}年度?|(?P<relative>今年|明年|来年|去年))?"
    return rf"{year}{_S}[“\"]?(?P<name>{names})[”\"]?(?:(?={_S}(?:之前|以前|前(?!后|夕)|之后|以后|后|起|至|到))|(?(year)(?!劳动奖|路|村|口|大|广场|[一二三四五六七八九十\d])|(?!)))"


HOLIDAY = compile_late(_holiday_pattern())
# National Day 2025, the 2025 National Day; without a year of its own it is none.
_ENGLISH_NAMES = alternation(row["name"] for row in read_lexicon("holidays") if row["name"].isascii()).replace(
    "'", "['’]"
)
ENGLISH_HOLIDAY = compile_late(
    rf"(?:(?P<year>20[0-9]{{2}})\s)?(?P<name>{_ENGLISH_NAMES})(?(year)|,?\s(?:of\s|in\s)?(?P<year_behind>20[0-9]{{2}})\b)"
)
HOLIDAY_NAME = re.compile(alternation(row["name"] for row in read_lexicon("holidays")))


@cache
def plan_years() -> dict[str, tuple[int, int]]:
    """First and last year of the five-year plans by name."""
    return {row["plan"]: (int(row["start_year"]), int(row["end_year"])) for row in read_lexicon("plan_periods")}


@cache
def plan_hint() -> re.Pattern[str]:
    """Return a cheap pattern that every text with the name of a plan matches."""
    return re.compile(rf"[{_ends_of_plans()}]{_PLAN_TAIL_OPENING}")


def _ends_of_plans() -> str:
    return "".join(sorted({name[-1] for name in plan_years() if not name.endswith("普法")}))


@cache
def plan_pattern() -> re.Pattern[str]:
    """Five-year plans by name. Without quotation marks only the longer names count, and only with 期间, 时期, 末."""
    plans = [name for name in plan_years() if not name.endswith("普法")]
    names = alternation(plans)
    longer = alternation(name for name in plans if len(name) == 3)
    tail = rf"{_S}(?:规划)?(?:实施)?(?:期间|时期|期末|期内|末期?|中后期|后期|中期|初期|期)"
    return re.compile(
        rf"""
        [“"‘'「] {_S} (?P<quoted> {names} ) {_S} [”"’'」] (?P<tail> {tail} | (?! [一-鿿]{{0,20}}? {any_of("plan_kinds")} ) )
      | (?<![一二三四五六七八九十]) (?P<plain> {longer} ) (?= {tail} ) {tail}
        """,
        re.VERBOSE,
    )


@cache
def calendar_hint() -> re.Pattern[str]:
    """What a text needs to hold any moment: a part that each pattern of this module matches, without its context.

    It opens with one class of characters, so that a search is fast, and forbids nothing: a text without it is without it
    under a mask too.
    """
    ends_of_plans = _ends_of_plans()
    return re.compile(
        rf"""
        [0-9０-９〇○零ＯOo一二三四五六七八九十年月季半节庆旦周逢工星{ends_of_plans}]
        (?: (?<= [0-9０-９〇○零ＯOo一二三四五六七八九]{{4}} ) {_S} [年)）]                 # 2025年, (2021-2025)
          | (?<= [0-9０-９一二三四五六七八九十] ) {_S} 月 | (?<= [本每次下当] 月 ) | (?<= [每下]个月 )
          | (?<= [一二三四1-4] ) {_S} 季度 | (?<= 每季 )
          | (?<= [今明来去] 年 ) | (?<= [上下每] 半 ) 年 | (?<= 年 ) [底末初内]
          | (?<= [{ends_of_plans}] ) {_PLAN_TAIL_OPENING}
          | (?<= [01２][0-9０-９６-９]{{2}} ) [-./．／－—–~～至到] [0-9０-９] | (?<= 1[6-9][0-9]{{2}} ) [-./] [0-9] # NUMERIC, YEARS
          | (?<= [12] ) (?<! [0-9A-Za-z_/][12] ) [06-9][0-9]{{2}}                                  # ENGLISH
          | (?<= [节庆旦一] ) {_S} [之以]?[前后起至到] | (?<= 每[周逢] ) | (?<= 每个[周工星] ) | (?<= 每星 ) | (?<= 农历 )
        )
        """,
        re.VERBOSE,
    )


def may_hold_dates(text: str) -> bool:
    """False for a text that holds no calendar expression of either language."""
    if calendar_hint().search(text) is not None:
        return True
    return holds_latin(text) and _ENGLISH_HINT.search(text) is not None


def texts_with_dates(clause_texts: ClauseTexts) -> list[ClauseText]:
    """Return the clause texts that may hold calendar expressions, in order."""
    places = set(clause_texts.places_with(calendar_hint()))
    if clause_texts.hold_latin:
        places.update(clause_texts.places_with(_ENGLISH_HINT))
    return [clause_texts[place] for place in sorted(places)]
