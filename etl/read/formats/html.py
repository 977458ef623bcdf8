"""Web pages: the block that holds the document, its elements as paragraphs, and what the page says of the document."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from etl.lexicon import read_lexicon
from etl.read.characters import count_changes, normalize_characters
from etl.read.decode import decode
from etl.read.formats.front_matter import split_front_matter
from etl.read.formats.html_marks import is_note_mark, show_exponent
from etl.read.formats.html_numbering import ListNumbers
from etl.read.formats.html_tables import PageTables, find_rows
from etl.read.formats.page_metadata import URL, find_page_metadata
from etl.read.formats.page_scripts import find_script_text
from etl.read.reading import Finding, Line, Reading, UnreadableSource
from etl.records import CellPlace

ENDINGS = {".htm": "html", ".html": "html", ".shtml": "html", ".xhtml": "html"}
SILENT = frozenset(
    "script style svg noscript template iframe object embed canvas select option textarea button input nav footer "
    "aside audio video map datalist math title del s strike".split()
)
UNTOLD = frozenset("script style svg template iframe object embed canvas math map datalist title select option".split())
STRUCK = frozenset(("del", "s", "strike"))
BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr "
    "html li main ol p pre section summary table tbody td tfoot th thead tr ul caption".split()
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
UNDIVIDED = HEADINGS | {"p", "span", "b", "strong", "ul", "ol"}
CELLS = frozenset(("td", "th"))
BOLD_TAGS = frozenset(("b", "strong"))
STATED = HEADINGS | CELLS | BOLD_TAGS | {"pre"}
LISTED = frozenset(("ol", "li"))
UNCOUNTED = (0, 0, 0, 0)
HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
PREFORMATTED = re.compile(r"white-space\s*:\s*pre", re.IGNORECASE)
CHROME_NAME = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|breadcrumb|crumbs?|share|bdshare\w*|social|footer|sidebar|menu|toolbar|pager|pagination|comments?|related|"
    r"recommend|qrcode|qr_container|print|copyright|back-to-\w+)(?:$|[-_ ])",
    re.IGNORECASE,
)
BLANK = re.compile(r"[ \t\r\n\f]+")
HAN = re.compile(r"[\u3400-\u9fff]")
HAN_BREAK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t\r\f]*+\n[ \t\r\n\f]*+(?=[\u3000-\u9fff\uff00-\uffef])")
EARLY_END = re.compile(r"</(?:html|body)\s{0,20}>", re.IGNORECASE)
LEAST_LINKS = 3
SHOWN = 500  # characters of what is left out that a message quotes
MOST_ELEMENTS = 2_000_000
LEAST_SHARE = 0.85


def read_html(content: bytes) -> Reading:
    """Paragraphs of the page's document. Navigation, scripts, hidden elements and other chrome are left out and told in
    one diagnostic per kind. A page whose own elements hold no text gives what its scripts hold."""
    text, told = decode(content)
    front, body = split_front_matter(text)
    root = parse(body)
    sizes, silent = measure_text(root)
    declared = declared_facts(root)
    findings = list(told)
    if scripted := find_script_text(root, sizes[root]):
        root = parse(scripted.markup)
        sizes, silent = measure_text(root)
        declared = {**scripted.facts, **declared}
        findings.append(
            Finding("info", "text_from_script", "the text stands in a script of the page, not in its elements")
        )
    elif not sizes[root] and (
        frames := [frame.get("src") for frame in root.iter("frame", "iframe") if frame.get("src")]
    ):
        raise UnreadableSource(
            f"the page is a set of frames and holds no text itself; save the page in the frame: {', '.join(frames[:3])[:200]}"
        )
    elif is_list_of_links(root, sizes[root]):
        raise UnreadableSource("the page is nothing but a list of links; give the pages that it links to")
    block = find_content_block(root, sizes)
    tables = PageTables()
    left_out: dict[str, list[str]] = {}
    lines = walk(block, sizes, silent, tables=tables, left_out=left_out)
    outside = walk(root, sizes, silent, without=block, keep_chrome=True)
    metadata, table_lines = find_page_metadata(front, outside, lines, declared)
    marked = [
        Line(line.text, kind=line.kind, removed="page metadata") if i in table_lines else line
        for i, line in enumerate(lines)
    ]
    left_out["outside the document's element"] = [line.text for line in outside]
    findings += [tell_left_out(reason, texts) for reason, texts in left_out.items() if texts]
    return Reading(
        tuple(marked),
        page_metadata=metadata,
        characters_changed=count_changes(text),
        findings=tuple(findings),
        tables=tables.by_number,
    )


def tell_left_out(reason: str, texts: Sequence[str]) -> Finding:
    """What of the page is no text, and why; a long one by its beginning and its length."""
    whole = " / ".join(texts)
    shown = whole if len(whole) <= SHOWN else f"{whole[:SHOWN]}… ({len(whole)} characters)"
    return Finding("info", "left_out", f"{reason}: {shown}")


def is_list_of_links(root: etree._Element, own: int) -> bool:
    """True if links hold the page's text and there is no sentence in them; ``own`` counts Han outside links."""
    links = [text for link in root.iter("a") if link.get("href") and (text := "".join(link.itertext()).strip())]
    linked = count_han("".join(links))
    return len(links) >= LEAST_LINKS and own * 20 <= linked and not any("。" in text for text in links)


def parse(text: str) -> etree._Element:
    """The tree of a page given as text, so that no declared charset can mislead the parser."""
    text = EARLY_END.sub("", text.replace("\x00", ""))  # the parser drops what stands behind; the file's end closes all
    opened = text.rfind("<!--")
    if opened >= 0 and text.find("-->", opened) < 0:
        text = text[:opened] + text[opened + 4 :]  # a comment that nothing closes hides the rest of the document
    if text.lstrip().startswith("<?xml"):
        text = text[text.find("?>") + 2 :] if "?>" in text else text
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any(entry.type == etree.ErrorTypes.ERR_NO_MEMORY for entry in parser.error_log):
        raise MemoryError  # lxml takes the page for a broken one, or for one that ends where the memory did
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise UnreadableSource("the page's elements nest so deep that text would be lost; save the page again as text")
    if root is None:
        raise UnreadableSource("the page has no element that holds text; save the page again")
    return root


def is_silent(element: etree._Element) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in SILENT or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and bool(HIDDEN.search(style))


def is_page_chrome(element: etree._Element) -> bool:
    return any(CHROME_NAME.search(name) for name in (element.get("class"), element.get("id")) if name)


def count_han(text: str | None) -> int:
    return len(HAN.findall(text)) if text and not text.isascii() else 0


def measure_text(root: etree._Element) -> tuple[dict[etree._Element, int], set[etree._Element]]:
    """Number of Han characters that each element shows, links left out; and the elements that show nothing, of which
    what is inside them is not measured."""
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
                shown.append(count_han(element.text))
            continue
        size = shown.pop()
        if element not in silent:
            sizes[element] = size = 0 if element.tag == "a" else size
            if len(sizes) > MOST_ELEMENTS:
                raise UnreadableSource(f"the page has more than {MOST_ELEMENTS} elements; save the document's own page")
        shown[-1] += size + count_han(element.tail)
    return sizes, silent


def find_content_block(root: etree._Element, sizes: Mapping[etree._Element, int]) -> etree._Element:
    """The element that holds the document: one that the lexicon names, else the smallest with nearly all the text."""
    total = max(sizes.get(root, 0), 1)
    named = {(row["attribute"], row["value"]) for row in read_lexicon("html_content_blocks")}
    best: etree._Element | None = None
    for element, size in sizes.items():
        names = {("id", element.get("id", ""))} | {("class", name) for name in element.get("class", "").split()}
        if size >= 0.3 * total and names & named and (best is None or size > sizes[best]):
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


@dataclass(slots=True)
class Gathered:
    """Text of the paragraph that is being read, and whether any of it is bold, and any not."""

    pieces: list[str] = field(default_factory=list)
    has_bold: bool = False
    has_plain: bool = False

    def add(self, text: str, bold: int) -> None:
        self.pieces.append(text)
        if text.isspace():
            return
        if bold:
            self.has_bold = True
        else:
            self.has_plain = True

    def close(self, is_cell: int, is_heading: int, place: CellPlace | None) -> Iterator[Line]:
        """The lines of the paragraph, which ends here; the next one is empty."""
        text = "".join(self.pieces)
        kind = "cell" if is_cell else "heading" if is_heading or (self.has_bold and not self.has_plain) else "text"
        self.pieces, self.has_bold, self.has_plain = [], False, False
        for part in text.split("\n"):
            if body := normalize_characters(part).strip(" "):
                yield Line(body, kind=kind, whole=True, cell=place)


def walk(
    block: etree._Element,
    sizes: Mapping[etree._Element, int],
    silent: Collection[etree._Element],
    without: etree._Element | None = None,
    keep_chrome: bool = False,
    tables: PageTables | None = None,
    left_out: dict[str, list[str]] | None = None,
) -> list[Line]:
    """Lines of an element's text in reading order, without what stands in ``without``; the walk never recurses. ``tables``
    takes in the tables that it meets, ``left_out`` the words that are no text, by the reason."""
    lines: list[Line] = []
    gathered = Gathered()
    heading = cell = bold = preformatted = 0
    numbers = ListNumbers()
    counted: list[tuple[int, int, int, int]] = []
    places: list[CellPlace | None] = [None]  # of the cells that are open
    walker = etree.iterwalk(block, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        is_block = tag in BLOCKS
        if is_block and gathered.pieces:
            lines += gathered.close(cell, heading, places[-1])
        if event == "end":
            state = counted.pop()
            if tag in CELLS and len(places) > 1:
                places.pop()
            if tag == "ol":
                numbers.close(element)
            if state is not UNCOUNTED:
                heading, cell, bold, preformatted = (
                    heading - state[0], cell - state[1], bold - state[2], preformatted - state[3],
                )  # fmt: skip
            if element is not block and (tail := element.tail):
                gathered.add(show(tail, preformatted), bold)
            continue
        if element is not block and (
            element in silent
            or element is without
            or (not keep_chrome and is_page_chrome(element))
            or (tag == "sup" and is_note_mark(element, gathered.pieces))
        ):
            if left_out is not None and tag not in UNTOLD and (words := read_words(element)):
                reason = "struck out" if tag in STRUCK else "note mark" if tag == "sup" else "hidden or page furniture"
                left_out.setdefault(reason, []).append(words)
            walker.skip_subtree()
            counted.append(UNCOUNTED)
            if tag in CELLS:
                places.append(None)
            if element is without:
                lines += gathered.close(cell, heading, places[-1])
            continue
        if tag == "sup" and (exponent := show_exponent(element, gathered.pieces)):
            gathered.add(exponent, bold)
            walker.skip_subtree()
            counted.append(UNCOUNTED)
            continue
        if tables and tag == "table":
            tables.open(element)
        if tag in CELLS:
            places.append(tables.place_of(element) if tables else None)
        state = read_state(element, tag, sizes)
        counted.append(state)
        if state is not UNCOUNTED:
            heading, cell, bold, preformatted = (
                heading + state[0], cell + state[1], bold + state[2], preformatted + state[3],
            )  # fmt: skip
        if tag in LISTED and (marker := numbers.open(element)):
            gathered.add(marker, bold)
        if tag == "br":
            gathered.pieces.append("\n")
        elif text := element.text:
            gathered.add(show(text, preformatted), bold)
    lines += gathered.close(cell, heading, places[-1])
    return lines


def read_words(element: etree._Element) -> str:
    """The words of an element on one line, scripts left out."""
    pieces = element.xpath(".//text()[not(ancestor::script or ancestor::style)]")
    return normalize_characters(" ".join("".join(map(str, pieces)).split()))


def read_state(element: etree._Element, tag: str, sizes: Mapping[etree._Element, int]) -> tuple[int, int, int, int]:
    """True if an element makes its text a heading, a cell of data, bold, preformatted."""
    style = element.get("style")
    if style is None and tag not in STATED:
        return UNCOUNTED
    return (
        int(tag in HEADINGS),
        int(tag in CELLS and is_data_cell(element, sizes)),
        int(tag in BOLD_TAGS or (style is not None and bool(BOLD.search(style)))),
        int(tag == "pre" or (style is not None and bool(PREFORMATTED.search(style)))),
    )


def show(text: str, preformatted: int) -> str:
    """White space as a browser shows it: source line breaks are blanks, and none between Han characters."""
    if preformatted:
        return text.replace("\r\n", "\n")
    return BLANK.sub(" ", HAN_BREAK.sub("", text) if "\n" in text else text)


def is_data_cell(cell: etree._Element, sizes: Mapping[etree._Element, int]) -> bool:
    """True for a cell of a table of data, not of one that only lays out a page: no cell of it holds most of its text."""
    table = next(cell.iterancestors("table"), None)
    if table is None or sizes.get(cell, 0) > 0.7 * max(sizes.get(table, 0), 1):
        return False
    row = cell.getparent()
    return row is not None and (has_siblings(cell) or has_siblings(row))


def has_siblings(element: etree._Element) -> bool:
    """True unless an element is the only one in its parent; unlike their number, that costs the same in a long list."""
    return element.getnext() is not None or element.getprevious() is not None


def declared_facts(root: etree._Element) -> dict[str, str]:
    """What <meta>, <title> and <h1> say: government sites declare ArticleTitle and PubDate."""
    facts: dict[str, str] = {}
    names = {"articletitle": "title", "pubdate": "published_date", "og:title": "title", "og:url": "source_url"}
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").lower()
        value = " ".join((element.get("content") or "").split())
        if name in names and value:
            facts.setdefault(names[name], value)
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and URL.fullmatch((element.get("href") or "").strip()):
            facts["source_url"] = element.get("href").strip()
    for tag in ("h1", "title"):
        for element in root.iter(tag):
            value = " ".join("".join(element.itertext()).split())
            if value and "title" not in facts:
                facts["title"] = re.split(r"[_|]| [-–—] ", value)[0].strip()
    return {name: value for name, value in facts.items() if value}
