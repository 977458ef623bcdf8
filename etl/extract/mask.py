"""The mask: text that is covered before the search for dates and quantities.

Document numbers, titles in 《》, ordinals, references to clauses, ranks, programmes named after their years and fixed
phrases contain numerals that are neither dates nor quantities. The mask covers them with a character that no pattern
matches, so that offsets stay the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from etl.lexicon import read_lexicon
from etl.lexicon.alternations import alternation, any_of, words_in
from etl.notation.document_numbers import find_document_numbers
from etl.notation.english_numbers import find_english_numbers
from etl.notation.english_titles import find_english_titles
from etl.notation.language import holds_latin
from etl.notation.late_patterns import compile_late
from etl.notation.title_marks import find_titles

MASKED = "\x00"

_NUMERAL = r"(?:[0-9０-９]{1,6}|[零〇一二三四五六七八九十百千万]{1,9})"
_SPACE = r"[^\S\n]{0,2}"
_ORDINAL = compile_late(
    rf"""
    第{_SPACE}
    (?! [一二三四1-4] {_SPACE} 季度 )                                # 2024年第一季度 is a date
    [（(]?{_SPACE} {_NUMERAL} {_SPACE}[)）]?
    (?: {_SPACE} [-—–~～、至到和及或] {_SPACE}[第（(]? {_NUMERAL} [)）]? ){{0,4}}   # 第二至三年, 第（二）、（三）项
    (?: {_SPACE} (?: 之[一二三四五六七八九十]{{1,2}} | 个?工作日 | 个?月 | 个? [会纳自]\S年度 | 学?年度? | 天 | 日 | 周
        | 条 | 款 | 项 | 章 | 节 | 编 | 号 | 次 | 批次? | 届 | 期 | 位 | 名 | 类 | 级 | 个 (?: [一二三四五六七八九十百]{{1,2}} 年 )? | 轮 | 部 | 阶段 | 人 | 家
        | 户 | 步 | 种 | 件 | 大 | 档 | 组 | 道 | 代 ) )?+
    """,
    re.VERBOSE,
)
_RANK = compile_late(
    rf"""
    [前排位列居]
    (?: (?<=前) (?:
            (?<! [目此之以提会年事当日月底末期届天时分向空跟身眼面] 前 ) {_SPACE} {_NUMERAL}
            (?: {_SPACE} [-—–~～至到、和] {_SPACE} {_NUMERAL} )?
            {_SPACE} (?: 名 | 位 | 强 | 列 | 大 | (?= [，。；、）)的] ) )          # 综合排名前三的地区
          | (?<! [^，。；：、（(\n的名列居位序对] 前 ) {_SPACE} {_NUMERAL} {_SPACE}     # but 上线前15项业务
            (?: 家 | 批次? | 类 | 项 | 款 | 条 | 所 | 户 | 次
                | 个 (?! {_SPACE} (?: 工作日|交易日|自然日|日历|月|小?时|星期|季度|年度|会计年度|学期|学年|百分点) ) ) )
      | (?: (?<=排) [名序位]? [在为列]? | (?<=位) 列 | (?<=[列居]) ) {_SPACE} 第?前? {_NUMERAL}
        (?: {_SPACE} [-—–~～至到、和] {_SPACE} {_NUMERAL} )? {_SPACE} [名位]     # 排四至十名
    )
    """,
    re.VERBOSE,
)
# Times of the clock: 晚8时40分, but not 8时间; 1:15 alone is a ratio where anything says so.
_CLOCK = compile_late(
    r"[0-9](?<![0-9][0-9])[0-9]?[^\S\n]?(?:时(?![间期段长限效空代候装尚速])(?:[^\S\n]?[0-9]{1,2}[^\S\n]?分(?!钟))?|(?<![比例为按][0-9])(?<![比例为按][0-9][0-9])(?<![^0-9]1)[:：][0-5][0-9](?![0-9:：]))"
)
_YEAR_AND_NUMBER = compile_late(rf"(?:19|20)[0-9]{{2}}{_SPACE}年{_SPACE}第{_SPACE}{_NUMERAL}{_SPACE}号")
# Addresses of the net hold no words: they end at a blank, a Han character or a bracket.
_ADDRESS = compile_late(
    r"(?:(?:https?|ftp)://|www\.)[!-~]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|(?:%[0-9A-Fa-f]{2}){2,}",
    re.ASCII,
)
# Years of other calendars, and days of the moon: 民国87年, 令和5年; 农历正月十五, 腊月二十三, 正月初五.
_ERA = compile_late(
    rf"""
    {any_of("eras")} {_SPACE} (?: 元 | {_NUMERAL} ) {_SPACE} 年
        (?: {_SPACE} {_NUMERAL} {_SPACE} 月 (?: {_SPACE} {_NUMERAL} {_SPACE} 日 )? )?
    """,
    re.VERBOSE,
)
_LUNAR_DAY = compile_late(
    rf"""
    (?: (?:19|20)[0-9]{{2}} {_SPACE} 年? {_SPACE} )? (?: {any_of("lunar_calendars")} (?: [甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥][一-鿿]?年 )?
        (?: {_SPACE} (?: [正闰冬腊] | {_NUMERAL} ) {_SPACE} 月? )? (?: 月 )? (?: {_SPACE} (?: 初[一二三四五六七八九十] | 廿[一二三四五六七八九] | {_NUMERAL} ) {_SPACE} 日? )?
      | [正冬腊] 月 (?! 份 ) (?: {_SPACE} (?: 初[一二三四五六七八九十] | 廿[一二三四五六七八九] | {_NUMERAL} ) {_SPACE} 日? )? )
    """,
    re.VERBOSE,
)
# A year of two digits is a year of no known century, and no length: 99年5月1日, 98年下半年.
_SHORT_YEAR = re.compile(
    rf"[0-9](?<![0-9][0-9])[0-9]{_SPACE}年{_SPACE}(?:[0-9]{{1,2}}{_SPACE}月(?:{_SPACE}[0-9]{{1,2}}{_SPACE}日)?|[上下]半年|第?[一二三四]季度|底)"
)
# What has no fixed days takes its year with it: 2024年春节前, 2024年秋季学期, 2023年度汛期.
_OPEN_SEASON = compile_late(
    rf"(?:(?:19|20)[0-9]{{2}}{_SPACE}年度?|[今明去]年|每年){_SPACE}(?:的)?{_SPACE}"
    rf"(?:{any_of('open_seasons')}|[春夏秋冬][季天耕播收种忙](?!度)|[春秋]季?学期|[主枯丰]?汛期|入[冬夏春秋汛])"
    rf"{any_of('behind_seasons')}?"
)
# 营商环境三年行动计划, 五年攻坚战: a programme named after its years; 一户一档, 一人一策: a frame of four characters.
_PROGRAMME = compile_late(
    rf"[一二三四五六七八九十两][一二三四五六七八九十两]?年(?:(?:[^\W\d年月日]{{2}})?{any_of('programme_words')}|大变样|上台阶)(?!期限)"
)
_FRAME = compile_late(r"一[人户家企亩日年天时元名](?:一|多)[一-鿿]")
# The patterns, each with groups of signs: a text that matches holds one of each. Looking for them is faster than a search.
_NEEDED: tuple[tuple[re.Pattern[str], tuple[Sequence[str], ...]], ...] = (
    (_CLOCK, ("时:：",)),
    (_YEAR_AND_NUMBER, ("年", "号")),
    (_ORDINAL, ("第",)),
    (_RANK, ("前排列居",)),
    (_PROGRAMME, ("年", "一二三四五六七八九十两")),
    (_FRAME, ("一",)),
    (_ADDRESS, ((":/", "ww", "@", "%"),)),
    (_SHORT_YEAR, ("年",)),
    (_ERA, ("年", words_in("eras"))),
    (_LUNAR_DAY, (("历", "正月", "冬月", "腊月"),)),
    (_OPEN_SEASON, ("年", "春秋冬夏汛暑寒中端清元重除古开入采供旱雨主枯丰三双")),
)
_QUOTED_NAME = re.compile(r"[“\"‘'「『]([^“”\"‘’'」』\n]{1,30})[”\"’'」』]")
_YEARS_OF_TITLE = compile_late(r" ?[(（](?:19|20)[0-9]{2} ?[-–—~] ?(?:19|20)[0-9]{2}[)）]")
_HAN_NUMERALS = compile_late(
    r"[零〇一二两三四五六七八九十百千万亿半]+(?!个?(?:工作日|月|小时)|分钟|公里|元|[零〇一二两三四五六七八九十百千万亿半])"
)


def mask_text(text: str) -> str:
    """Cover everything in ``text`` that is neither a date nor a quantity. Length and offsets stay the same."""
    spans = [(mention.start, mention.end) for mention in find_document_numbers(text)]
    spans += find_titles(text)
    if holds_latin(text):
        spans += [(start, _behind_years(text, end)) for start, end in find_english_titles(text)]
        spans += [(mention.start, mention.end) for mention in find_english_numbers(text)]
    for pattern, groups in _NEEDED:
        if _holds_one_of_each(text, groups):
            spans += [match.span() for match in pattern.finditer(text)]
    spans += [match.span() for match in _fixed_phrases().finditer(text)]
    return cover(text, spans)


def _behind_years(text: str, end: int) -> int:
    """End of a title that ends at ``end``, or of the years in brackets behind it: ``Outline (2021-2035)``."""
    years = _YEARS_OF_TITLE.match(text, end)
    return years.end() if years else end


def _holds_one_of_each(text: str, groups: Iterable[Iterable[str]]) -> bool:
    for signs in groups:
        for sign in signs:
            if sign in text:
                break
        else:
            return False
    return True


def mask_quoted_names(text: str) -> str:
    """Cover the Chinese numerals of quoted names (``“一件事一次办”``, ``“万人助万企”``), which are not quantities."""
    spans = []
    for name in _QUOTED_NAME.finditer(text):
        spans += [match.span() for match in _HAN_NUMERALS.finditer(text, name.start(1), name.end(1))]
    return cover(text, spans)


def cover(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """``text`` with the spans replaced by the mask character; line breaks stay."""
    if not spans:
        return text
    pieces, at = [], 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        start = max(start, at)
        pieces += [text[at:start], MASKED * (end - start)]
        at = end
    return "".join((*pieces, text[at:]))


@cache
def _fixed_phrases() -> re.Pattern[str]:
    return re.compile(alternation(row["phrase"] for row in read_lexicon("fixed_phrases")))
