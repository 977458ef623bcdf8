"""How calendar expressions are printed: the patterns of ``etl.extract.dates.expressions``, part by part.

Arabic digits in either width, Chinese numerals, spaces and line breaks anywhere between the parts.
"""

from __future__ import annotations

import re
from functools import cache

from etl.lexicon import read_lexicon

_S = r"\s{0,3}"
_YEAR = r"(?:(?:19|20|１９|２０)[0-9０-９]{2})"
_HAN_YEAR = r"(?:[一二][〇○零ＯOo0一二三四五六七八九]{3})"
_MONTH = r"(?:1[0-2]|0?[1-9]|１[０-２]|０?[１-９]|十[一二]?|[一二三四五六七八九])"
_DAY = (
    r"(?:3[01]|[12][0-9]|0?[1-9]|３[０１]|[１２][０-９]|０?[１-９]"
    r"|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
)
RANGE = rf"{_S}(?:[-—–－~～―‑‐−]{{1,2}}|起?至|起?到|to|through|until)(?:{_S}于)?{_S}"
AND = rf"{_S}(?:[-—–－~～―‑‐−]{{1,2}}|至|到|、|和|及|与|/|,|，){_S}"

MOMENT = re.compile(
    rf"""
    (?= [0-9０-９一二三四五六七八九十今明去来本年上下第“"‘'] )
    (?:
        (?<![0-9０-９.．/]) (?P<year> {_YEAR} | {_HAN_YEAR} ) {_S}
        (?: 年 (?! 代 | 版 | 级 | {_S}[XxＸ×＊*_]{{1,2}}{_S}月 ) | (?= (?: {AND} {_YEAR} {_S} 年? ){{1,6}}+ (?<=年) ) | (?= {AND}{_YEAR}{_S}[)）] )
          | (?<= (?:19|20)[0-9]{{2}}[-—–－~～―至到](?:19|20)[0-9]{{2}} ) (?= {_S}[)）] ) )
        (?: {_S} 度 (?!假|过|汛) )?
      | (?P<relative> 今年 | 明年 | 来年 | 去年 ) (?: {_S} 度 )?
    )?
    (?:
        {_S} (?<![0-9０-９.．个第/一二三四五六七八九十上下])(?<!最后) (?P<month> {_MONTH} | (?<![基成样版资])本(?=月[底末份0-9一二三十]) ) {_S}
        (?: 月份? (?! 度 | 均 | 薪 | 嫂 | 租 | 饼 | 球 ) | (?= {AND} {_MONTH} {_S} 月 ) )
        (?: {_S} (?P<day> {_DAY} ) {_S} (?: [日号] (?!线) | (?= {AND} {_DAY} {_S} [日号] ) )
          | {_S} (?P<ten_days> [上中下] ) 旬
          | {_S} (?P<month_edge> 底 | 末 | 初 (?![一二三四五六七八九十]) ) )?
      | {_S} (?<![上下每]) 第? {_S} (?P<quarter> [一二三四1-4] ) {_S} (?: 季度 | (?= {AND}[一二三四1-4]{_S}季度 ) )
        (?: {_S} (?P<quarter_edge> 底 | 末 ) )?
      | {_S} 前 {_S} (?P<quarters> [二两三23] ) {_S} 个? 季度
      | {_S} (?P<half> [上下] ) 半年 (?: {_S} (?P<half_edge> 底 | 末 ) )?
      | 年 (?P<bare_edge> 底 | 末 | (?<=[每次当]年年) 初 | 内 (?!容|部) )
      | {_S} 年? {_S} (?P<year_edge> 底 (?!线|部|数|层|色|蕴|稿|盘) | 末 (?!端|梢|位|尾) | 初 (?!步|级|期|始|次|创|心|审|试|选|中|衷)
          | 内 (?!容|部|外(?!出)|资(?!助|金)|地(?!方)|设[机部]|蒙|陆|存(?![在入])|控(?!制)|涵|需求|河|生动) )
    )?
    """,
    re.VERBOSE,
)
DAY_ONLY = re.compile(rf"(?P<day>{_DAY}){_S}[日号]")
# Every month, quarter or half: 每月15日, 每季度首月15日, 每季度末. 第一个月 stands here as the mask leaves it.
MONTHLY = re.compile(
    rf"(?:每个?月|次月|下个?月|当月|每季度?(?:末月|首月|末个月|首个月|最后一?个月|\x00{{4,5}})?|每半年度?)"
    rf"(?:的{_S})?(?:{_S}(?P<day>{_DAY}){_S}日|月?(?P<edge>[底末初])(?=[前，、之以]))"
)
NUMERIC = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?<![0-9./\-A-Za-z_][0-9]{4})(?P<mark>[-./．])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"(?![0-9/\-A-Za-z_]|\.[0-9])"
)
# Before 年内 or 年底: 5年内, 当年底 and 学年末 say no calendar year.
COUNTED = re.compile(r"[0-9０-９零一二三四五六七八九十百千两几数半多当本全整学度财任同某近头前后翌]\s{0,3}\Z")
JOINT = re.compile(AND)
_PLAN_TAIL_OPENING = rf"{_S}[”\"’'」规实期时末中后初]"
# What a text needs to hold an English date: a word or a day of the month before a year.
ENGLISH_SIGN = re.compile(r"[a-z][\s,]{1,3}(?:[0-9]{1,2}[a-z]{0,2}[\s,]{1,2})?(?:19|20)[0-9]{2}")
MONTHS = "January February March April May June July August September October November December".split()
_MONTH_NAME = "|".join(MONTHS)
_ENGLISH_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
# June 30, 2024; 30 June 2024; June 2024; (by) the end of 2025; (in) 2024. A year alone needs a preposition.
ENGLISH = re.compile(
    rf"""
    (?<![A-Za-z0-9])
    (?: (?P<edge> (?i:end) \s of ) \s (?: the \s year \s (?:of \s)? )? )?
    (?:
        (?P<month> {_MONTH_NAME} ) \s{{1,2}} (?: (?P<day> {_ENGLISH_DAY} ) (?:,\s?|\s) )?
      | (?P<day_first> {_ENGLISH_DAY} ) \s{{1,2}} (?P<month_behind> {_MONTH_NAME} ) ,? \s{{1,2}}
      | (?<= \s of \s )
      | (?<= [Bb]y \s ) | (?<= [Ii]n \s ) | (?<= [Tt]o \s ) | (?<= [Ff]rom \s ) | (?<= [Ss]ince \s ) | (?<= [Bb]efore \s )
      | (?<= [Uu]ntil \s ) | (?<= [Dd]uring \s ) | (?<= [Yy]ear \s )
    )
    (?P<year> (?:19|20)[0-9]{{2}} ) (?! [0-9A-Za-z%/\-] | \.[0-9] | \s{{0,2}} (?: yuan|people|[a-z]{{3,12}}s\b ) )
    """,
    re.VERBOSE,
)


@cache
def plan_years() -> dict[str, tuple[int, int]]:
    """First and last year of the five-year plans by name."""
    return {row["plan"]: (int(row["start_year"]), int(row["end_year"])) for row in read_lexicon("plan_periods")}


@cache
def plan_sign() -> re.Pattern[str]:
    """What a text needs to hold the name of a plan: the character that names end in, by a quotation mark or a tail."""
    return re.compile(rf"[{_ends_of_plans()}]{_PLAN_TAIL_OPENING}")


def _ends_of_plans() -> str:
    return "".join(sorted({name[-1] for name in plan_years()}))


@cache
def plan_pattern() -> re.Pattern[str]:
    """Five-year plans by name. Without quotation marks only the longer names count, and only with 期间, 时期, 末."""
    names = "|".join(sorted(plan_years(), key=len, reverse=True))
    longer = "|".join(name for name in plan_years() if len(name) == 3)
    tail = rf"{_S}(?:规划)?(?:实施)?(?:期间|时期|期末|期内|末期?|中后期|后期|中期|初期|期)"
    return re.compile(
        rf"""
        [“"‘'「] {_S} (?P<quoted> {names} ) {_S} [”"’'」] (?P<tail> {tail} | (?! [一-鿿]{{0,20}}? (?: 规划 | 计划 | 纲要 ) ) )
      | (?<![一二三四五六七八九十]) (?P<plain> {longer} ) (?= {tail} ) {tail}
        """,
        re.VERBOSE,
    )


@cache
def calendar_sign() -> re.Pattern[str]:
    """What a text needs to hold any moment: a part that each pattern of this module matches, without its context.

    It opens with one class of characters, so that a search is fast, and forbids nothing: a text without it is without it
    under a mask too.
    """
    ends_of_plans = _ends_of_plans()
    return re.compile(
        rf"""
        [0-9０-９〇○零ＯOo一二三四五六七八九十年月季半{ends_of_plans}]
        (?: (?<= [0-9０-９〇○零ＯOo一二三四五六七八九]{{4}} ) {_S} [年)）]                 # 2025年, (2021-2025)
          | (?<= [0-9０-９一二三四五六七八九十] ) {_S} 月 | (?<= [本每次下当] 月 ) | (?<= [每下]个月 )
          | (?<= [一二三四1-4] ) {_S} 季度 | (?<= 每季 )
          | (?<= [今明来去] 年 ) | (?<= [上下每] 半 ) 年 | (?<= 年 ) [底末初内]
          | (?<= [{ends_of_plans}] ) {_PLAN_TAIL_OPENING}
          | (?<= (?:19|20)[0-9]{{2}} ) [-./．] [0-9]                                   # NUMERIC
          | (?<= [\s,][12] ) [09][0-9]{{2}}                                            # ENGLISH
        )
        """,
        re.VERBOSE,
    )
