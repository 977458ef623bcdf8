"""Which element of a web page holds the document, and which of the lines around its text are the site's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from lxml import etree

from etl.lexicon import read_lexicon
from etl.lexicon.alternations import any_of
from etl.notation.addressees import is_addressees
from etl.notation.attachments import opens_attachment
from etl.notation.document_numbers import is_number_line
from etl.notation.markers import find_marker
from etl.notation.official_lines import BODY_ENDING, is_date_line, is_public_note
from etl.read.formats.html_tables import find_rows
from etl.read.formats.page_metadata import opens_with_label
from etl.read.reading import Line, UnreadableSource

SILENT = frozenset(
    "script style svg noscript template iframe object embed canvas select option textarea button input nav footer "
    "aside audio video map datalist math title del s strike".split()
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
UNDIVIDED = HEADINGS | {"p", "span", "b", "strong", "ul", "ol"}
CELLS = frozenset(("td", "th"))
HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
CHROME_NAME = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|breadcrumb|crumbs?|share|bdshare\w*|social|footer|sidebar|menu|toolbar|pager|pagination|comments?|related|"
    r"recommend|qrcode|qr_container|print|copyright|back-to-\w+)(?:$|[-_ ])",
    re.IGNORECASE,
)
HAN = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"[A-Za-z]{2,}")
SENTENCE = re.compile(r"[。；]|[a-z][.;](?: |$)")
BODY = re.compile(rf"[\u3400-\u9fff、（） ]{{1,60}}(?:{BODY_ENDING})")
CONTACT = re.compile(any_of("contact_labels"))
LEAST_LINES = 3  # of the bulk of a document
LEAST_LINKS = 3
LEAST_SHARE = 0.85
LEAST_BULK = 0.5  # of the document's element, in one inside it: what stands around that may be the site's own
LATIN_WORDS = 3  # to a Han character: a page with more is Latin, and its words are counted
MOST_ELEMENTS = 2_000_000

Count = Callable[[str | None], int]


def choose_count(root: etree._Element) -> Count:
    """How to measure the text of a page: in Han characters, or in Latin words where it has hardly any of these."""
    text = "".join(root.itertext("body", "div", "p", "td", "span", "li", "a"))
    return count_words if len(WORD.findall(text)) > LATIN_WORDS * len(HAN.findall(text)) else count_han


def count_words(text: str | None) -> int:
    return len(WORD.findall(text)) if text else 0


def count_han(text: str | None) -> int:
    return len(HAN.findall(text)) if text and not text.isascii() else 0


def is_list_of_links(root: etree._Element, own: int, count: Count) -> bool:
    """True if links hold the page's text and there is no sentence in them; ``own`` measures what stands outside links."""
    links = [text for link in root.iter("a") if link.get("href") and (text := "".join(link.itertext()).strip())]
    linked = count(" ".join(links))
    return len(links) >= LEAST_LINKS and own * 20 <= linked > 0 and not any(SENTENCE.search(text) for text in links)


def is_silent(element: etree._Element) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in SILENT or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and bool(HIDDEN.search(style)) and not is_named(element)  # a script shows these later


def is_named(element: etree._Element) -> bool:
    """True for an element whose id or class the lexicon knows to hold the document."""
    names = {("id", element.get("id", ""))} | {("class", name) for name in element.get("class", "").split()}
    return not names.isdisjoint(named_blocks())


@cache
def named_blocks() -> frozenset[tuple[str, str]]:
    return frozenset((row["attribute"], row["value"]) for row in read_lexicon("html_content_blocks"))


def is_page_chrome(element: etree._Element) -> bool:
    return any(CHROME_NAME.search(name) for name in (element.get("class"), element.get("id")) if name)


def measure_text(
    root: etree._Element, count: Count = count_han
) -> tuple[dict[etree._Element, int], set[etree._Element]]:
    """Measure the text that each element shows, links left out, and find those that show nothing; what is inside these
    is not measured."""
    sizes: dict[etree._Element, int] = {}
    silent: set[etree._Element] = set()
    shown = [0]  # characters of the elements that are open, the root's parent first
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if is_silent(element):
                walker.skip_subtree()
                silent.add(element)
                sizes[element] = 0
                shown.append(0)
            else:
                shown.append(count(element.text))
            continue
        size = shown.pop()
        if element not in silent:
            sizes[element] = size = 0 if element.tag == "a" else size
            if len(sizes) > MOST_ELEMENTS:
                raise UnreadableSource(f"the page has more than {MOST_ELEMENTS} elements; save the document's own page")
        shown[-1] += size + count(element.tail)
    return sizes, silent


def find_content_block(root: etree._Element, sizes: Mapping[etree._Element, int]) -> etree._Element:
    """The element that holds the document: one that the lexicon names, else the smallest with nearly all the text."""
    total = max(sizes.get(root, 0), 1)
    best: etree._Element | None = None
    for element, size in sizes.items():
        if size >= 0.3 * total and is_named(element) and (best is None or size > sizes[best]):
            best = element
    if best is not None:
        return best
    articles = [element for element in sizes if element.tag == "article" and sizes[element] >= 0.5 * total]
    block = max(articles, key=lambda element: sizes[element], default=root)
    while True:
        inner = max(
            (child for child in block if isinstance(child.tag, str) and not is_page_chrome(child)),
            key=lambda child: sizes.get(child, 0),
            default=None,
        )
        if inner is None or inner.tag in UNDIVIDED or (inner.tag == "table" and is_grid(inner, sizes)):
            return block
        if sizes.get(inner, 0) < LEAST_SHARE * max(sizes.get(block, 0), 1):
            return block
        block = inner


def is_grid(table: etree._Element, sizes: Mapping[etree._Element, int]) -> bool:
    """True for a table of several rows and columns of which no cell holds nearly all the text: it is part of a document, whose
    title stands beside it."""
    rows = [[cell for cell in row if cell.tag in CELLS] for row in find_rows(table)]
    if sum(len(row) > 1 for row in rows) < 2 or any(inner is not table for inner in table.iter("table")):
        return False
    most = LEAST_SHARE * max(sizes.get(table, 0), 1)
    return all(sizes.get(cell, 0) < most for row in rows for cell in row)


def find_bulk(block: etree._Element, sizes: Mapping[etree._Element, int]) -> etree._Element | None:
    """The element inside the document's that holds most of the text, though not nearly all; None if there is none."""
    inner = max(
        (child for child in block if isinstance(child.tag, str)), key=lambda child: sizes.get(child, 0), default=None
    )
    if inner is None or inner.tag in UNDIVIDED or inner.tag in {"table", "tbody", "tr"}:
        return None
    return inner if sizes.get(inner, 0) >= LEAST_BULK * max(sizes.get(block, 0), 1) else None


def find_surroundings(lines: Sequence[Line], bulk: Sequence[Line]) -> set[int]:
    """Find the lines around the bulk of a document that are the site's own: who read it aloud, related pages, votes.

    Args:
        lines: The lines of the document's element.
        bulk: Those of the element in it that holds most of the text.

    Returns:
        The positions of lines before the bulk that state facts of the page, and of those behind the last line that a
        document may end with.
    """
    texts, inner = [line.text for line in lines], [line.text for line in bulk]
    start = next((i for i in range(len(lines) - len(inner) + 1) if texts[i : i + len(inner)] == inner), None)
    if len(inner) < LEAST_LINES or start is None:
        return set()
    end = start + len(inner)
    last = max((i for i in range(end, len(lines)) if belongs(lines[i])), default=end - 1)
    if any(opens_attachment(text) for text in texts[end:]):
        last = len(lines)  # what is listed there belongs to the document
    return {i for i in range(start) if states_fact(lines[i])} | set(range(last + 1, len(lines)))


def states_fact(line: Line) -> bool:
    """True for a line that opens with what a site says of its page: 来源：, 发布时间：."""
    return "：" in line.text and opens_with_label(line.text)


def belongs(line: Line) -> bool:
    """True for a sentence and for a line that official documents set by itself (GB/T 9704-2012, 7.2–7.4)."""
    text = line.text
    return (
        line.cell is not None
        or SENTENCE.search(text) is not None
        or find_marker(text) is not None
        or is_number_line(text)
        or is_date_line(text)
        or is_public_note(text)
        or is_addressees(text)
        or BODY.fullmatch(text) is not None
        or CONTACT.search(text) is not None
    )
