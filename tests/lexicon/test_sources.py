"""Every row of the lexicon names a source that a reader can look up, and a document at hand prints the word it is cited for."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

import etl.lexicon
from etl.lexicon import read_lexicon

FOLDER = Path(etl.lexicon.__file__).parent
FILES = sorted(path.stem for path in FOLDER.glob("*.csv"))
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

SHAPES = {
    "title": r"《[^《》]+》",
    "document number": r"〔\d{4}〕第?\d+号|令第\d+号|\[\d{4}\] No\. \d+",
    "standard": r"\b(?:GB|GB/T|ISO|ISO/IEC|IEC|Unicode|NIST Special Publication) ?\d+",
    "standard of a committee": r"ISO/IEC JTC1/SC2/WG2 N4384|MAPPINGS/VENDORS/ADOBE/symbol\.txt|BIPM, The International System",
    "English title with its year or number": r"[A-Z][\w' ()-]+(?: |, |\()\(?(?:No\. \d+|\d{4}\b|Edition \d{4})",
    "book": r"Oxford English Dictionary \(3rd edition\)|Illustrated Glossary for Transport Statistics",
    "register": r"国家企业信用信息公示系统|国家法律法规数据库|北大法宝|全國法規資料庫|Lawinfochina|\bportal of\b",
    "package with its version": r"(?:npm|PyPI) [\w-]+ \d+\.\d+\.\d+",
    "software": r"^(?:Drupal|EasySite|GitHub|Hanweb JCMS|Jekyll|Mozilla Readability|Sudy WebPlus|TRS WCM|VSB 9|WeChat|WordPress)\b",
}
CITED = re.compile("|".join(SHAPES.values()))
NOT_A_SOURCE = (
    "policy texts of 1982-2026",
    "DATASET.md, parameters",
    "foot of government web pages",
    "http://a.cn/《x》",
)

# Lists whose sources say that the word is printed there; the others cite what gives a body its name or a word its value.
PRINTED = (
    "back_labels comparators document_types doer_words fixed_phrases measure_units pattern_words quantity_context "
    "signature_endings words_before_document_number"
).split()


def is_source(text: str) -> bool:
    """Whether a source names a document, a standard, a book or a register, and no address."""
    return CITED.search(text) is not None and not re.search(r"https?:|www\.", text)


@pytest.mark.parametrize("name", FILES)
def test_every_source_can_be_looked_up(name: str) -> None:
    assert [row for row in read_lexicon(name) if not is_source(row["source"])] == []


@pytest.mark.parametrize("text", NOT_A_SOURCE)
def test_a_source_without_a_title_a_number_or_a_standard_is_refused(text: str) -> None:
    assert not is_source(text)


def _letters(text: str) -> str:
    """Text without white space, brackets and quotation marks: what a title has in common with its print."""
    return re.sub(r"[\s《》〈〉“”\"'‘’()（）]", "", unicodedata.normalize("NFKC", text))


@cache
def _documents() -> tuple[tuple[str, str], ...]:
    """Letters and text, without white space, of every document at hand that is plain text or a page."""
    texts = []
    for path in sorted(CORPUS.rglob("*")):
        if path.suffix in {".txt", ".md", ".html"}:
            raw = path.read_bytes()
            try:
                text = raw.decode("utf-8")
            except UnicodeDecodeError:
                text = raw.decode("gb18030", "replace")
            if path.suffix == ".html":
                text = html.unescape(re.sub(r"(?is)<(script|style).*?</\1>|<[^>]+>", "", text))
            texts.append((_letters(text), re.sub(r"\s", "", text)))
    return tuple(texts)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not at hand")
@pytest.mark.parametrize("name", PRINTED)
def test_a_cited_document_at_hand_prints_the_word(name: str) -> None:
    """A source is ``《title》number`` alone: of the documents at hand that print the title, one prints the word."""
    words: dict[str, set[str]] = defaultdict(set)
    for row in read_lexicon(name):
        cited = re.match(r"《([^《》]+)》(?!.*第[一二三四五六七八九十百零]+条)", row["source"])
        if cited:
            words[_letters(cited[1])].add("".join(row["word" if "word" in row else next(iter(row))].split()))
    at_hand = {title: [text for letters, text in _documents() if title in letters[:1500]] for title in words}
    missing = {
        title: sorted(word for word in words[title] if not any(word in text for text in texts))
        for title, texts in at_hand.items()
        if texts
    }
    assert sum(map(bool, at_hand.values())) > 5
    assert {title: left for title, left in missing.items() if left} == {}
