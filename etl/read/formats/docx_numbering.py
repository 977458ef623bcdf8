"""Automatic numbers of Word, which are in numbering.xml and not in the text (ECMA-376, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from etl.notation.numerals import format_han, format_roman
from etl.read.formats.docx_package import W

HAN_FORMATS = frozenset(
    "chineseCounting chineseCountingThousand japaneseCounting japaneseDigitalTenThousand taiwaneseCounting "
    "taiwaneseCountingThousand taiwaneseDigital ideographDigital koreanDigital2".split()
)
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
PLACE = re.compile(r"%([1-9])")
MOST_LEVELS = 9


@dataclass(slots=True)
class Level:
    """A level of a list: number format, pattern (``第%1条``), first number, whether it restarts, what follows the number."""

    number_format: str = "decimal"
    pattern: str = ""
    start: int = 1
    restarts: bool = True
    is_legal: bool = False
    suffix: str = "tab"


@dataclass(slots=True)
class Numbering:
    """The lists of a document, with their current numbers."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by numId
    counters: dict[str, str] = field(default_factory=dict)  # numId → whose counter it shares
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next_marker(self, number_id: str, level: int) -> str:
        """Return the marker of the next paragraph of a list at a level; empty for bullets and unknown lists."""
        levels = self.levels.get(number_id, {})
        setting = levels.get(level)
        if setting is None:
            return ""
        counts = self.counts.setdefault(self.counters[number_id], {})
        counts[level] = counts.get(level, setting.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            if levels.get(deeper, Level()).restarts:
                del counts[deeper]
        for upper in range(level):
            if upper not in counts and upper in levels:
                counts[upper] = levels[upper].start
        if setting.number_format in ("bullet", "none"):
            return "" if setting.number_format == "bullet" else PLACE.sub("", setting.pattern)

        def show(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            named = levels.get(place, Level())
            return format_number("decimal" if setting.is_legal else named.number_format, counts.get(place, named.start))

        marker = PLACE.sub(show, setting.pattern)
        if marker and setting.suffix != "nothing" and marker[-1] not in "、．.)）：":
            marker += " "
        return marker


def format_number(number_format: str, number: int) -> str:
    """Format a number in one of Word's number formats."""
    if number_format in HAN_FORMATS and 0 < number < 10_000:
        return format_han(number)
    if number_format == "chineseLegalSimplified" and 0 < number < 10_000:
        return format_han(number).translate(LEGAL)
    if number_format == "ideographTraditional" and 0 < number <= 10:
        return STEMS[number - 1]
    if number_format == "ideographZodiac" and 0 < number <= 12:
        return BRANCHES[number - 1]
    if number_format.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(ord("①") + number - 1)
    if number_format == "decimalEnclosedParen" and 0 < number <= 20:
        return chr(ord("⑴") + number - 1)
    if number_format == "decimalEnclosedFullstop" and 0 < number <= 20:
        return chr(ord("⒈") + number - 1)
    if number_format in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        return format_roman(number) if number_format == "upperRoman" else format_roman(number).lower()
    if number_format in ("upperLetter", "lowerLetter") and 0 < number <= 26:
        return chr(ord("A" if number_format == "upperLetter" else "a") + number - 1)
    if number_format == "decimalZero":
        return f"{number:02d}"
    return "" if number_format == "none" else str(number)


def read_numbering(root: etree._Element | None) -> Numbering:
    """Read the lists that numbering.xml defines."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = {item.get(f"{W}abstractNumId", ""): item for item in root.iter(f"{W}abstractNum")}
    by_style = {value_of(item, "styleLink"): key for key, item in abstract.items() if value_of(item, "styleLink")}
    for number in root.iter(f"{W}num"):
        number_id, key = number.get(f"{W}numId", ""), value_of(number, "abstractNumId")
        item = abstract.get(key)
        if item is not None and value_of(item, "numStyleLink"):
            key = by_style.get(value_of(item, "numStyleLink"), key)
            item = abstract.get(key)
        levels = read_levels(item) if item is not None else {}
        counter = f"abstract {key}"
        for override in number.iter(f"{W}lvlOverride"):
            at = to_int(override.get(f"{W}ilvl"), 0)
            levels |= read_levels(override)
            if (start := value_of(override, "startOverride")) and at in levels:
                levels[at].start = to_int(start, 1)
                counter = f"number {number_id}"
        numbering.levels[number_id] = levels
        numbering.counters[number_id] = counter
    return numbering


def read_levels(item: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for level in item.iter(f"{W}lvl"):
        at = to_int(level.get(f"{W}ilvl"), 0)
        if not 0 <= at < MOST_LEVELS:
            continue
        levels[at] = Level(
            value_of(level, "numFmt") or "decimal",
            value_of(level, "lvlText"),
            to_int(value_of(level, "start"), 1),
            value_of(level, "lvlRestart") != "0",
            level.find(f"{W}isLgl") is not None,
            value_of(level, "suff") or "tab",
        )
    return levels


def value_of(element: etree._Element, name: str) -> str:
    """Return ``w:val`` of a child, empty if there is none."""
    child = element.find(f"{W}{name}")
    return "" if child is None else str(child.get(f"{W}val", ""))


def to_int(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text) else otherwise
