"""Context of a quantity: what it is counted per, where a duration starts, what it measures."""

from __future__ import annotations

import re
from functools import cache

from etl.extract.parameters.context_words import context_words, ending_of
from etl.extract.parameters.measure_units import per_after, per_pattern, per_unit
from etl.lexicon.alternations import any_of
from etl.notation.late_patterns import compile_late

_S = r"[^\S\n]{0,3}"
_HAN = re.compile("[一-鿿]")
_TO_LAST_BREAK = re.compile(r".*[，。；：！？、（）()\n,;:\x00”“]", re.DOTALL)
_SENTENCE_BREAK = compile_late(r"[，。；：！？\n,;:]")
# 自印发之日起, 从收到申请之日起…至少保存
_NO_BREAK = r"[^，。；：！？,;:!?\n]"
_NO_LIST_BREAK = r"[^，。；：！？、,;:!?\n]"
_TO_LAST_STOP = compile_late(r".*[，。；：！？,;:!?\n]", re.DOTALL)
# What a duration counts from, in the order of preference. What closes the words is rare and opens with a literal, so it is
# looked for first: without it there are none.
_ANCHORS = tuple(
    (re.compile(last + tail), re.compile(words + tail))
    for last, words, tail in (
        (
            "日",
            rf"(?P<anchor>{_NO_BREAK}{{1,40}}?(?:之\s?日|当日|次日|日))",
            rf"\s{{0,2}}[起始](?:[,，]\s?(?=连续|\Z))?(?:算|计|计算)?{_NO_BREAK}{{0,12}}\Z",
        ),
        (
            "起",
            rf"(?:自(?!主|愿|行|然|有|筹)|从)(?P<anchor>{_NO_BREAK}{{2,24}}?)起",
            rf"(?:算|计|计算)?{_NO_BREAK}{{0,4}}\Z",
        ),
        (
            "后",
            rf"(?P<anchor>{_NO_LIST_BREAK}{{1,30}}?)(?:以后|之后|(?<![今此最先前随])后)",
            r"(?:的)?(?:第|最近|连续)?\s{0,2}\Z",
        ),
        (
            "前",
            rf"(?P<anchor>{_NO_LIST_BREAK}{{1,30}}?)(?:之前|以前|(?<!提)前)",
            rf"的?{any_of('before_a_length')}?\s{{0,2}}\Z",
        ),
    )
)
# What stands before the event in its sentence: 应当在受理举报之日起, 自收到申请之日起.
_INTO_EVENT = compile_late(
    r".*(?:应当?在|须在|应当?自|可以?[自在]|[自从于]|是指|(?<![存现所内潜实正])在(?!线|职|校|建|册|岗))(?=..|会\Z)",
    re.DOTALL,
)
_NO_EVENT = "按为的至以由和或"  # what no event ends in: 按前2年全额: the first two years
_AHEAD = compile_late(r"\s{0,2}(?:之前|以前|前)(?!款|述|提[^出交请])")
# up to the next comma or full stop, without the preposition
_ENGLISH_ANCHOR = compile_late(
    r"[ ](?:(?:starting|counting|calculated|commencing|beginning|as)[ ])?(?P<word>from|of|after|upon|following)[ ](?P<anchor>[A-Za-z](?:[^,.;:\n，。；：]|,(?=\s(?:19|20)[0-9]{2}\b)){1,160})"
)
_LEADING = re.compile(rf"(?:(?!{context_words('opens_subject')})(?:{context_words('before_subject')}))*+")
_GIVES = re.compile(rf"(?:{context_words('gives')})[^，。；]{{0,12}}\Z")
_GIVEN = compile_late(
    rf"\s{{0,2}}{any_of('behind_a_bound')}?\s{{0,2}}的?\s{{0,2}}(?P<what>(?:一次性)?[一-鿿]{{0,6}}(?:{context_words('given')}))"
)
_GIVING = compile_late(rf"(?:标准|比例)?{any_of('giving_verbs')}")


@cache
def _per_before() -> re.Pattern[str]:
    return re.compile(rf"(?:每{_S}(?:{per_pattern()}){_S}){{1,2}}\Z")


@cache
def _per_words() -> re.Pattern[str]:
    return re.compile(per_pattern())


@cache
def _each() -> re.Pattern[str]:
    return re.compile(rf"每{_S}({per_pattern()})")


@cache
def _per_apart() -> re.Pattern[str]:
    """每家企业每年最高…: the words between are one statement without numbers and without another time."""
    return re.compile(rf"(?:每{_S}(?:{per_pattern()})(?:(?!每)(?![前后内起])[一-鿿“”]){{0,12}}){{1,2}}\Z")


def per_of(
    text: str, floor: int, start: int, number: int, end: int, unit_end: int, is_duration: bool
) -> tuple[str | None, int, int]:
    """Return what one quantity is counted per, in canonical units, and the span that the words right beside it widen.

    Right before it or its number (``每人每年5万元``, ``不超过每人每年5万元``), right behind (``200元/平方米``), or, except for durations,
    further before in the same statement (``每年安排专项资金5000万元``), which leaves the span as it is. Words before ``floor``
    belong to the quantity before; ``number`` is where the number begins, ``unit_end`` where number and unit end, before words
    like 以上.
    """
    each = text.find("每", max(floor, start - 40), number) >= 0
    before = _per_before().search(text, max(floor, start - 16), start) if each else None
    inside = _per_before().search(text, start, number) if each and not before else None
    after = per_after().match(text, unit_end)
    said = before or inside
    words = _per_words().findall(said[0]) if said else []
    if before:
        start = before.start()
    if after:
        words += [after[name] for name in ("first", "second", "adverb") if after[name]]
        end = max(end, after.end())
    if (inside or not words) and each and not is_duration:  # 给予每家企业最高不超过每年100万元
        apart = _per_apart().search(text, max(floor, start - 40), start)
        words = [*(_each().findall(apart[0]) if apart else []), *words]
    units = filter(None, map(per_unit, words))
    return "/".join(dict.fromkeys(units)) or None, start, end


def anchor_of(text: str, start: int, end: int) -> str | None:
    """Return the printed words a duration counts from (``自印发之日起30日内`` → 印发之日, ``受理后5个工作日内`` → 受理), or None if none."""
    if found := _ENGLISH_ANCHOR.match(text, end):
        is_bound = found["word"] != "of" or text.startswith(("within", "Within", "no later", "not later"), start)
        return found["anchor"].rstrip() if is_bound else None
    window = text[max(0, start - 60) : start]
    window = window[window.rfind("内、", 0, len(window) - 1) + 1 :]  # what follows another duration has its own event
    for ending, pattern in _ANCHORS:
        last = ending.search(window)
        if last is None:
            continue
        # No words go over a stop, but 之 and 日 may stand on two lines.
        stop = _TO_LAST_STOP.match(window, 0, max(0, last.start() - 1))
        match = pattern.search(window, stop.end() if stop else 0)
        if match:
            words = _event("".join(match["anchor"].split()))
            return words if words and words[-1] not in _NO_EVENT else None
    ahead = _AHEAD.match(text, end)
    if ahead:
        words = _event(_SENTENCE_BREAK.split(window)[-1].removesuffix("的"))
        return words if 1 < len(words) <= 20 else None
    return None


def _event(words: str) -> str:
    """Return the event in the words before a duration, without what leads to it."""
    at = 0
    while into := _INTO_EVENT.match(words, at):
        at = into.end()
    return _clean(words[at:])


def subject_of(text: str, start: int, end: int) -> str | None:
    """The words a quantity measures (``外资股比不超过50%`` → 外资股比, ``给予50万元奖励`` → 奖励); best effort, or None if in doubt."""
    window_start = max(0, start - 40)
    last_break = _TO_LAST_BREAK.match(text, window_start, start)
    before = text[last_break.end() if last_break else window_start : start]
    given = _GIVES.search(before) and _GIVEN.match(text, end)
    if given and not _GIVING.match("".join(given["what"].split())):
        return "".join(given["what"].split())
    words = _clean(before)
    while (trailing := ending_of(words, "after_subject")) and not ending_of(words, "closes_subject"):
        words = words[: -len(trailing)]
    words = _without_leading(words.rsplit("的", 1)[-1])
    if ending_of(words, "no_subject"):  # the end of a verb phrase or of a time
        return None
    if not 1 < len(words) <= 16 or not _HAN.search(words):
        return None
    return words if words.isalpha() or not any(c.isdigit() for c in words) else None


def _clean(words: str) -> str:
    return _without_leading("".join(words.split()).lstrip("、"))


def _without_leading(words: str) -> str:
    """Return the words without those that lead to a subject (且, 享受, 从)."""
    leading = _LEADING.match(words)
    return words[leading.end() :] if leading else words
