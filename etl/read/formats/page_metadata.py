"""What a web page says of its document outside the text: gov.cn's table (索引号, 发文机关, 成文日期 …) and its kin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from lxml import etree

from etl.lexicon import read_lexicon
from etl.notation.days import DAY, PLAIN_DAY
from etl.notation.late_patterns import compile_late
from etl.notation.title_words import ends_as_title
from etl.read.reading import Line

LABELLED = re.compile(r"(?P<label>[^：:\s]{2,8})[：:][ ]?(?P<value>.{0,200})")
DATE = compile_late(rf"(?:{DAY}|{PLAIN_DAY})(?: [0-9:]{{4,8}})?")
LABELLED_DAY = compile_late(rf"(?P<label>[\u3400-\u9fff]{{2,8}})：[ ]?(?P<day>{DAY}|{PLAIN_DAY})")
BODY = compile_late(r"[一-鿿、（）]{2,38}(?:政府|办公[室厅]|委员会|局|厅|委|部|署|院|管委会|总局|中心|集团)")
WORD = re.compile(r"\w")
KEPT = (
    "title",
    "document_number",
    "issuer",
    "signed_date",
    "published_date",
    "effective_date",
    "expiry_date",
    "source_url",
    "retrieved_date",
)
URL = re.compile(r"https?://[!-~]{4,2000}")
# What crawlers call the same facts in front matter.
FRONT_NAMES = {
    "source_url": ("url", "source_url", "link", "original_url", "来源", "来源网址", "原文链接", "source"),
    "retrieved_date": (
        "retrieved_date",
        "retrieved",
        "retrieved_at",
        "accessed",
        "crawled_at",
        "fetched_at",
        "抓取时间",
        "检索时间",
    ),
}
LEAST_LABELS = 3
META_NAMES = {"articletitle": "title", "pubdate": "published_date", "og:title": "title", "og:url": "source_url"}
# What a site prints behind a title: …的通知_某市人民政府, …的通知-某区政府门户网站
SITE_NAME = compile_late(r"[_|]|\s[-–—]\s|-{2,}|[-–—](?=[\u3400-\u9fff]{2,20}(?:网|网站|政府|委|局|厅)$)")
LANGUAGE_LINK = compile_late(r"(?<=[\u3400-\u9fff])\s?(?:EN|ENG|English)$")
LEAST_TITLE = 10


@cache
def fields() -> Mapping[str, str]:
    return {row["label"]: row["field"] for row in read_lexicon("page_labels")}


def find_page_metadata(
    front: Mapping[str, str], outside: Sequence[Line], inside: Sequence[Line], declared: Mapping[str, str]
) -> tuple[dict[str, str], set[int]]:
    """Facts by column name, and the positions of those lines of the content that only state them.

    The page's own table goes before front matter, that before what <meta> and headings declare.
    """
    facts: dict[str, str] = {}
    inner, labels, positions = read_labels(inside)
    if len(labels) < LEAST_LABELS:
        inner, positions = {}, set()
    for found in (inner, read_labels(outside)[0], rename_front_matter(front), find_unlabelled(outside), declared):
        for name in KEPT:
            if found.get(name):
                facts.setdefault(name, found[name])
    return facts, positions


def rename_front_matter(front: Mapping[str, str]) -> dict[str, str]:
    """Facts of front matter by column name: ``url: https://…`` is the source_url."""
    facts = dict(front)
    for name, printed in FRONT_NAMES.items():
        values = [front[other] for other in printed if other in front]
        values = [value for value in values if name != "source_url" or URL.fullmatch(value)]
        if values:
            facts[name] = values[0]
        else:
            facts.pop(name, None)
    return facts


def read_labels(lines: Sequence[Line]) -> tuple[dict[str, str], set[str], set[int]]:
    """Return what labels say, in one line (文号：国发〔2019〕3号) or in two cells; the labels met; the lines that hold them."""
    found: dict[str, str] = {}
    labels: set[str] = set()
    positions: set[int] = set()
    known = fields()
    for i, line in enumerate(lines):
        plain = line.text.replace(" ", "")
        label = plain.rstrip("：:")
        following = lines[i + 1].text if i + 1 < len(lines) else ""
        if label in known and (plain != label or line.kind == "cell"):
            value = following if 0 < len(following) <= 200 and not opens_with_label(following) else ""
            if value and lines[i + 1].kind == line.kind:
                positions.add(i + 1)
        elif len(plain) <= 220 and (match := LABELLED.fullmatch(plain)) and match["label"] in known:
            label, value = match["label"], match["value"]
            is_cut = known[label] == "title" and not ends_as_title(value)
            if is_cut and len(following) <= 30 and ends_as_title(following) and not opens_with_label(following):
                value += following
                positions.add(i + 1)
        else:
            continue
        labels.add(label)
        positions.add(i)
        if known[label] == "title":
            value = LANGUAGE_LINK.sub("", value)
        if WORD.search(value):
            found.setdefault(known[label], value)
    return found, labels, positions


def opens_with_label(text: str) -> bool:
    return re.split("[：:]", text.replace(" ", ""), maxsplit=1)[0] in fields()


def find_labelled_days(lines: Sequence[Line]) -> dict[str, str]:
    """Return the days in lines that state several facts with nothing between: 来源：区民政局发布时间：2023-10-11 15:30阅读：521."""
    facts: dict[str, str] = {}
    for line in lines:
        for found in LABELLED_DAY.finditer(line.text) if "：" in line.text else ():
            label = next((found["label"][i:] for i in range(len(found["label"])) if found["label"][i:] in fields()), "")
            if fields().get(label, "").endswith("_date"):
                facts.setdefault(fields()[label], found["day"])
    return facts


def find_unlabelled(outside: Sequence[Line]) -> dict[str, str]:
    """Return the date and the body that a page's head prints without a label."""
    facts: dict[str, str] = {}
    for line in outside:
        if DATE.fullmatch(line.text):
            facts.setdefault("published_date", line.text)
        elif BODY.fullmatch(line.text):
            facts.setdefault("issuer", line.text)
    return facts


def lists_facts(element: etree._Element) -> bool:
    """True for a ``<dl>`` most of whose terms are labels of facts: 文号, 发布机构."""
    terms = ["".join("".join(term.itertext()).split()).rstrip("：:") for term in element.iter("dt")]
    return sum(term in fields() for term in terms) > len(terms) / 2


def find_declared(root: etree._Element) -> dict[str, str]:
    """Return what a page's ``<meta>`` and ``<link>`` say: government sites declare ArticleTitle and PubDate."""
    facts: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").lower()
        value = " ".join((element.get("content") or "").split())
        if name in META_NAMES and value:
            facts.setdefault(META_NAMES[name], value)
    for element in root.iter("link"):
        address = (element.get("href") or "").strip()
        if (element.get("rel") or "").lower() == "canonical" and URL.fullmatch(address):
            facts["source_url"] = address
    return facts


def find_shown_title(root: etree._Element) -> str:
    """The title in the page's first ``<h1>``, else its only ``<h2>``, else ``<title>``, without the site's name behind it."""
    for tag in ("h1", "h2", "title"):
        shown = [" ".join("".join(element.itertext()).split()) for element in root.iter(tag)]
        shown = [text for text in shown if text]
        if tag == "h2" and (len(shown) != 1 or len(shown[0]) < LEAST_TITLE):
            continue
        if shown and (title := SITE_NAME.split(shown[0])[0].strip()):
            return title
    return ""
