"""Comparators of a quantity, from the words around it (Civil Code, art. 1259): at least, at most, more than, less than, about.

以上, 以下, 以内 and 届满 include the number; 不满, 超过 and 以外 do not. A word before the number may stand off from it
(``最高可按照投资金额的50%``, ``不低于所在地标准的70%``): how far is its reach, a column of the lexicon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from operator import methodcaller

from etl.extract.parameters.context_words import context_words
from etl.extract.parameters.english_comparisons import english_forms
from etl.extract.parameters.measure_units import per_after, per_pattern
from etl.lexicon import read_lexicon
from etl.lexicon.alternations import alternation, any_of
from etl.notation.language import holds_latin
from etl.notation.late_patterns import compile_late

_INTERVAL = re.compile(r"每\s{0,2}\Z")  # 至少每六个月核验一次: the bound is on the times, not on the months
_STRICT = {"ge": "gt", "le": "lt"}
_HELD = {"gt": "ge", "lt": "le"}
_WINDOW = 70
_TERM = re.compile(r"[^\S\n]{0,2}期(?![限间内满])")  # 一年期贷款市场报价利率
_TO_LAST_BREAK = re.compile(r".*[，。；：！？,;:!?\n](?!\s*《)", re.DOTALL)
_S = r"[^\S\n]{0,3}"
# What a bracket says of the bound itself: （含）, （不含5万元）, （含本数）; but （含税）, （不含土地费用） say what is counted.
_INCLUDES = r"不?包?[含括](?=\s{0,2}[）)]|本数|\s{0,2}[0-9０-９一二两三四五六七八九十百千万])"
_BRACKET = rf"(?:{_S}[（(]{_S}(?P<NAME>{_INCLUDES}|inclusive|exclusive|including|excluding)[^（）()，。；\n]{{0,18}}[）)])?"  # （含5万元）, （不含）
# 内 that opens a word (内容, 内河) and is no bound; 三个月内设置, 30日内审查, 一年内生产, 2年内销售 are bounds.
_OPENS_A_WORD = (
    r"(?!容|部|外(?!出|来)|河|蒙|陆|环|涵|循|卷|资(?!助|金)|地(?!方)|设机|设部|存(?!在|入|放|续)|控(?!制)"
    r"|生动|需求|科(?!学|技|研)|销(?!售|毁|号))"
)
_NO_NEXT_NUMBER = r"(?![ ](?:RMB|CNY|US)?[ ]?[$¥€£]?\d)"  # more than 3,000 companies and over 20,000 people
# Between a bound and the number it stands off from: verbs that begin another statement (超过部分按5%给予奖励).
_ANOTHER_STATEMENT = (
    r"(?!部分|给|予|奖|补(?![偿充缴])|罚|按|并|且|即|享|获|由|承担|收取|征收|[减加]征|增长|增加|提高|下降)"
)


@dataclass(slots=True)  # not frozen: that makes making one three times as slow
class Bound:
    """The comparator of a quantity, and the span of the mention that includes its words."""

    comparator: str | None
    approximate: bool
    start: int
    end: int
    from_before: bool = False
    from_after: bool = False


@cache
def _words_before() -> dict[str, tuple[str, str]]:
    """Return comparator and reach of the words before a number: those of the lexicon, and what English makes of them."""
    words = {}
    for row in read_lexicon("comparators"):
        if row["place"] == "before":
            words[row["phrase"]] = (row["comparator"], row["reach"])
            words.update((form, (said, row["reach"])) for form, said in english_forms(row["phrase"], row["comparator"]))
    return words


@cache
def english_bounds() -> str:
    """Return an alternation of the English words before a number that bound it: ``more than``, ``up to``, ``about``."""
    return alternation(filter(_is_english, _words_before()))


@cache
def english_upper_bounds() -> str:
    """Return an alternation of the English words before a number that bound it from above: ``not more than``, ``below``."""
    words = _words_before()
    return alternation(word for word in words if _is_english(word) and words[word][0] in ("le", "lt"))


@cache
def _words_after() -> dict[str, str]:
    return {r["phrase"]: r["comparator"] for r in read_lexicon("comparators") if r["place"] == "after"}


_DIFFERENCE = re.compile(r"百分点\s{0,2}\Z")


def _find_words_before(statement: str) -> list[re.Match[str]]:
    """Find the words of a statement that may bound a number behind them, in order."""
    found = list(_chinese_before().finditer(statement))
    if holds_latin(statement):
        found = sorted([*found, *_english_before().finditer(statement)], key=methodcaller("start"))
    return found


@cache
def _chinese_before() -> re.Pattern[str]:
    """Return the Chinese words and the signs before a number, longest first."""
    return re.compile(alternation(word for word in _words_before() if not _is_english(word)))


@cache
def _english_before() -> re.Pattern[str]:
    """Return the English words before a number, longest first; the lookahead tells at once where none opens."""
    words = list(filter(_is_english, _words_before()))
    openings = "".join(sorted({word[0] for word in words}))
    return re.compile(
        rf"(?=[{openings}])(?<![a-z])(?:{alternation(words)})(?![a-z])",
        re.IGNORECASE | re.ASCII,  # without the latter ſ would be an s that no word list knows
    )


def _is_english(word: str) -> bool:
    return word.isascii() and word[0].isalpha()


@cache
def _near() -> re.Pattern[str]:
    """Return what may stand between any word and its number."""
    return re.compile(
        rf"(?:{_S}(?:{context_words('near')}|每(?:{per_pattern()})|[(（][^（）()]{{0,20}}[)）])){{0,4}}+{_S}"
    )


@cache
def _gaps() -> dict[str, re.Pattern[str]]:
    """Return what else may stand between a word and its number, by the word's reach; ``direct`` allows nothing.

    ``share`` is not a reach of the lexicon: it is how far ``bound`` and ``compare`` go for a percentage or a multiple,
    which are always of something (``不足首期筹集金额百分之三十``).
    """
    inside = r"[^，。；：！？\n]"  # 、 and brackets may stand in what a share is taken of
    same = rf"(?:{_ANOTHER_STATEMENT}{inside})"
    measures = any_of("measured_things")
    shares = rf"{inside}{{1,60}}(?:{context_words('measured_by')})之?{_S}"
    return {
        "compare": compile_late(rf"{same}{{1,40}}(?:的|(?<![均限]){measures}){_S}"),
        "bound": compile_late(
            rf"{shares}|(?:{_ANOTHER_STATEMENT}[一-鿿]){{1,16}}{_S}|(?:按|给予|奖励|补助|每)[^，。；：、\n]{{0,12}}"
        ),
        "share": compile_late(rf"{same}{{1,40}}"),
        "top": compile_late(rf"{_S}(?:{context_words('led_by')})[^，。；：、！？,;:!?\n0-9０-９]{{0,30}}"),
        "floor": compile_late(r"(?:(?!工资|生活|价)[^，。；：、！？\n]){0,10}"),  # 最低工资, 最低生活保障: names
    }


@cache
def _after_pattern() -> re.Pattern[str]:
    words = "|".join(
        re.escape(word) + (_OPENS_A_WORD if word == "内" else _NO_NEXT_NUMBER if word.startswith("and ") else "")
        for word in sorted(_words_after(), key=len, reverse=True)
    )
    inner, outer = _BRACKET.replace("NAME", "inner"), _BRACKET.replace("NAME", "outer")
    aside = rf"{_S}[（(](?!\s{{0,2}}{_INCLUDES})[^（）()。；\n]{{1,20}}[）)](?={_S}(?:{words}))"  # 1000万元（人民币，下同）以上
    return re.compile(rf"(?:{aside}|{inner})(?:{_S}(?:的)?(?P<word>{words}){outer})?")


def bound_of(text: str, floor: int, start: int, end: int, quantity: str) -> Bound:
    """Return the bound of the quantity ``text[start:end]``; words before ``floor`` belong to the quantity before.

    ``quantity`` is what its unit measures. After a count, a sum or a share a bare 内 is no bound (5个内设机构).
    """
    counts = quantity in ("count", "money", "percent", "ratio")
    interval = not counts and _INTERVAL.search(text, max(floor, start - 3), start)
    before = None if interval else _before(text, max(floor, start - _WINDOW), start, end, quantity)
    per = per_after().match(text, end)
    after = _after_pattern().match(text, per.end() if per else end)
    said_after, inner, outer = after.group("word", "inner", "outer") if after else (None, None, None)
    word = None if said_after == "内" and counts else said_after
    approximate = False
    comparator, at, until = None, start, end
    if before:
        comparator, at = before
        if comparator == "approx":
            comparator, approximate = None, True
    if after and (word or inner or outer):
        until = after.end() if word or not said_after else end
    from_before, from_after = comparator is not None, False
    if word:
        said = _words_after()[word]
        if said == "approx":
            approximate = True
        elif comparator in (None, "gt", "eq") or (comparator, said) == ("ge", "ge"):
            from_before = from_before and comparator == said
            if comparator == "gt" and said not in (
                "ge",
                "gt",
            ):  # 高于低保标准3倍以内: the word behind bounds the number
                at = start
            comparator, from_after = said, True
    if comparator and (inner or outer):
        excludes = any(bracket.startswith(("不", "ex")) for bracket in (inner, outer) if bracket)
        comparator = _STRICT.get(comparator, comparator) if excludes else _HELD.get(comparator, comparator)
    return Bound(comparator, approximate, at, until, from_before, from_after)


def _before(text: str, floor: int, start: int, end: int, quantity: str) -> tuple[str, int] | None:
    """Return the comparator of the last word before ``start`` whose reach goes that far, and where the word begins."""
    breaks = _TO_LAST_BREAK.match(text, floor, start)
    statement = text[breaks.end() if breaks else floor : start]
    for word in reversed(_find_words_before(statement)):
        comparator, reach = _words_before()[word[0].lower()]
        in_steps = comparator == "gt" and statement.endswith("每", 0, word.start())
        if in_steps or statement.startswith("部分", word.end()):
            continue  # 每超过1天, 超过部分的5%: a step and a share of what exceeds
        if comparator in ("gt", "lt") and _DIFFERENCE.search(text, start, end) and statement[word.end() :].strip():
            continue  # 高于全省平均水平3.1个百分点: the difference itself
        if _reaches(statement, word.end(), reach, quantity, names_a_term=bool(_TERM.match(text, end))):
            if word[0] in ("近", "超", "满", "逾") and _ends_a_word(statement, word.start()):
                continue
            return comparator, start - len(statement) + word.start()
    return None


def _reaches(statement: str, at: int, reach: str, quantity: str, names_a_term: bool) -> bool:
    """True if a word that ends at ``at`` bounds the number behind ``statement``.

    ``names_a_term`` says that the number is part of a name (一年期贷款), which only a word right before it can bound.
    """
    if _near().fullmatch(statement, at):
        return True
    if names_a_term or reach == "direct":
        return False
    is_share = quantity in ("percent", "ratio") and reach in ("bound", "compare")
    return any(_gaps()[name].fullmatch(statement, at) for name in ((reach, "share") if is_share else (reach,)))


def _ends_a_word(statement: str, start: int) -> bool:
    """True if a one-character word is the end of a longer one: 最近, 附近, 充满, 赶超."""
    return start > 0 and statement[start - 1] in "最附邻临靠亲接圆充期届赶反充丰美饱"
