"""Characters that normalization changes, and those it must leave."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from etl.lexicon import read_lexicon
from etl.notation.title_words import fold_title
from etl.read.characters import (
    SURELY_WIDE,
    UNSETTLED,
    count_changes,
    is_dropped,
    measure_width,
    normalize_characters,
    replacements,
)
from etl.read.source import read_source

CHANGED = [
    ("\ufeff关于", "关于"),
    ("成本\u200b管理", "成本管理"),
    ("国务院\u00a0\u3000办公厅", "国务院 办公厅"),
    ("２０２３年ＲＣＥＰ", "2023年RCEP"),
    ("2014\u00ad2020年", "2014-2020年"),
    ("高质\u00ad量", "高质量"),
    ("⼈⺠政府关于印发⻓江经济带⽅案的通知", "人民政府关于印发长江经济带方案的通知"),
    ("个体⼯商⼾的⻔⼾⽹站、⻋辆和⾞站", "个体工商户的门户网站、车辆和车站"),
    ("\uf06c支持企业", "支持企业"),
    ("总    则", "总 则"),
    ("行\u0007长", "行长"),
    ("\uf9b5外", "例外"),
]

# Radicals by the script of the document that they stand in
SCRIPTS = [
    ("國務院辦公廳關於發展⾞站、⾨⼾的通知", "國務院辦公廳關於發展車站、門戶的通知"),
    ("国务院办公厅关于发展⾞站、⾨⼾的通知", "国务院办公厅关于发展车站、门户的通知"),
    ("應當為個人⾺匹投保", "應當為個人馬匹投保"),
]


@pytest.mark.parametrize(("raw", "text"), SCRIPTS)
def test_radicals_take_the_script_of_the_document(raw: str, text: str) -> None:
    assert read_source("script.txt", raw.encode()).text == text


UNCHANGED = [
    "（一）《方案》（试行）：“一件事”；①不超过50％，〔2021〕12号！",
    "2023 年3 月19 日",
    "二Ｏ二三年三月",
    "二〇二一年二月二十二日 二○○七年",
    "12．白银市 1．粮食 ㎡ ℃ ½ ‰ — – … · ■ □ √",
    "R&D（PPP）50%—80%",
]


@pytest.mark.parametrize(("raw", "clean"), CHANGED)
def test_changed(raw: str, clean: str) -> None:
    assert normalize_characters(raw) == clean


@pytest.mark.parametrize("text", UNCHANGED)
def test_unchanged(text: str) -> None:
    assert normalize_characters(text) == text


def test_changes_are_counted() -> None:
    counts = count_changes("⼈⺠\uf06c\u200b２０２３")
    assert counts == {
        "radicals and compatibility ideographs replaced": 2,
        "private-use characters removed": 1,
        "invisible or control characters removed": 1,
        "full-width letters and digits replaced": 4,
    }


def test_width_counts_chinese_marks_as_full() -> None:
    assert measure_width("“苏岗贷”") == 10
    assert measure_width("50 万") == 5


def test_radicals_are_sorted_and_single() -> None:
    rows = read_lexicon("cjk_radicals")
    radicals = [row["radical"] for row in rows]
    assert radicals == sorted(set(radicals))
    assert all(0x2E80 <= ord(radical) <= 0x2FDF for radical in radicals)
    assert all(len(row["ideograph"]) == 1 and row["source"] for row in rows)


def test_settled_characters_are_neither_replaced_nor_dropped() -> None:
    settled = [c for c in map(chr, range(sys.maxunicode + 1)) if c not in "\n " and not UNSETTLED.match(c)]
    assert not [c for c in settled if ord(c) in replacements() or is_dropped(c)]


def test_surely_wide_characters_are_wide() -> None:
    wide = [c for c in map(chr, range(sys.maxunicode + 1)) if SURELY_WIDE.match(c)]
    assert not [c for c in wide if unicodedata.east_asian_width(c) not in "WFA"]


def test_titles_are_compared_without_the_white_space_that_normalization_leaves() -> None:
    assert not fold_title(
        normalize_characters("".join(filter(str.isspace, map(chr, range(sys.maxunicode + 1)))))
    ).strip("\n")
