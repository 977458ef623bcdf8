"""Text that a web page holds in its scripts (`window._CONFIG`, `__NEXT_DATA__`, JSON-LD) and a browser puts on show."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from typing import NamedTuple

from lxml import etree

STRING = r'"(?:[^"\\]|\\.)*+"'
SINGLE = r"'(?:[^'\\\n]|\\.)*+'"  # JavaScript's other string
PAIR = re.compile(
    rf"""(?P<key>"\w{{1,60}}+"|'\w{{1,60}}+'|(?<![\w.])[A-Za-z_]\w{{0,60}}+)\s{{0,20}}:\s{{0,20}}(?P<value>{STRING}|{SINGLE})""",
    re.DOTALL,
)
HAN = re.compile(r"[\u3400-\u9fff]")
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*+>")
FACT_NAMES = {
    "title": "title",
    "headline": "title",
    "document_number": "document_number",
    "documentNumber": "document_number",
    "docNo": "document_number",
    "fileNum": "document_number",
    "datePublished": "published_date",
    "display_publish_time": "published_date",
    "publishDate": "published_date",
    "publish_date": "published_date",
    "pubDate": "published_date",
    "effect_date": "effective_date",
    "effective_date": "effective_date",
    "effectiveDate": "effective_date",
    "abolish_date": "expiry_date",
    "expiry_date": "expiry_date",
}
QUOTES = re.compile(r"\\'|\\\\|\"|\\\"")
QUOTE_SIGNS = {"\\'": "'", "\\\\": "\\\\", '"': '\\"', '\\"': '\\"'}
LEAST_HAN = 10


class ScriptText(NamedTuple):
    """The longest text of a page's scripts as mark-up, and what the script says of it by column name."""

    markup: str
    facts: Mapping[str, str]


def find_script_text(root: etree._Element, own: int) -> ScriptText | None:
    """The document that a script holds, or None if it has no sentence, or the page shows a quarter as much itself.

    Args:
        root: The page.
        own: Number of Han characters that its elements show, links left out.
    """
    best, best_size, best_facts = "", max(LEAST_HAN - 1, own * 4), {}
    for script in root.iter("script"):
        facts: dict[str, str] = {}
        for pair in PAIR.finditer(script.text or ""):
            try:
                key, value = pair["key"].strip("\"'"), parse_string(pair["value"])
            except ValueError:
                continue  # a string of JavaScript that JSON does not know
            if key in FACT_NAMES and value.strip():
                facts.setdefault(FACT_NAMES[key], " ".join(value.split()))
            if "。" in value and (size := len(HAN.findall(MARKUP.sub("", value)))) > best_size:
                best, best_size, best_facts = value, size, facts
    if not best:
        return None
    if not MARKUP.search(best):
        best = "".join(f"<p>{escape(line)}</p>" for line in best.splitlines())
    return ScriptText(f"<html><body><div>{best}</div></body></html>", best_facts)


def parse_string(printed: str) -> str:
    """Return the text of a string as JSON or JavaScript prints it. Raises ValueError."""
    if printed.startswith("'"):
        printed = '"' + QUOTES.sub(lambda match: QUOTE_SIGNS[match[0]], printed[1:-1]) + '"'
    return str(json.loads(printed, strict=False))
