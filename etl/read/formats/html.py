"""Web pages: the block that holds the document, its elements as paragraphs, and what the page says of the document."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from lxml import etree

from etl.read.characters import count_changes
from etl.read.decode import decode
from etl.read.formats.front_matter import split_front_matter
from etl.read.formats.html_content import (
    CELLS,
    HEADINGS,
    choose_count,
    find_bulk,
    find_content_block,
    find_surroundings,
    is_list_of_links,
    is_page_chrome,
    measure_text,
)
from etl.read.formats.html_long_tags import cut_long_tags
from etl.read.formats.html_marks import is_note_mark, show_exponent
from etl.read.formats.html_numbering import ListNumbers
from etl.read.formats.html_tables import PageTables
from etl.read.formats.html_text import Gathered, read_words, show, tell_left_out
from etl.read.formats.page_metadata import (
    find_declared,
    find_labelled_days,
    find_page_metadata,
    find_shown_title,
    lists_facts,
)
from etl.read.formats.page_scripts import find_script_text
from etl.read.reading import Finding, Line, Reading, UnreadableSource
from etl.records import CellPlace

ENDINGS = {".htm": "html", ".html": "html", ".shtml": "html", ".xhtml": "html"}
UNTOLD = frozenset("script style svg template iframe object embed canvas math map datalist title select option".split())
STRUCK = frozenset(("del", "s", "strike"))
BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr "
    "html li main ol p pre section summary table tbody td tfoot th thead tr ul caption".split()
)
BOLD_TAGS = frozenset(("b", "strong"))
STATED = HEADINGS | CELLS | BOLD_TAGS | {"pre", "dl"}
LISTED = frozenset(("ol", "li"))
UNCOUNTED = (0, 0, 0, 0)
BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
PREFORMATTED = re.compile(r"white-space\s*:\s*pre", re.IGNORECASE)
EARLY_END = re.compile(r"</(?:html|body)\s{0,20}>", re.IGNORECASE)


def read_html(content: bytes) -> Reading:
    """Paragraphs of the page's document. Navigation, scripts, hidden elements and other chrome are left out and told in
    one diagnostic per kind. A page whose own elements hold no text gives what its scripts hold."""
    text, told = decode(content)
    front, body = split_front_matter(text)
    root = parse(body)
    count = choose_count(root)
    sizes, silent = measure_text(root, count)
    declared = find_declared(root)
    shown_title = find_shown_title(root)
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
    elif is_list_of_links(root, sizes[root], count):
        raise UnreadableSource("the page is nothing but a list of links; give the pages that it links to")
    if shown_title:
        declared.setdefault("title", shown_title)
    block = find_content_block(root, sizes)
    tables = PageTables()
    left_out: dict[str, list[str]] = {}
    lines = walk(block, sizes, silent, tables=tables, left_out=left_out)
    outside = walk(root, sizes, silent, without=block, keep_chrome=True, left_out=left_out) if block is not root else []
    metadata, facts = find_page_metadata(front, outside, lines, declared)
    bulk = find_bulk(block, sizes)
    own = find_surroundings(lines, walk(bulk, sizes, silent)) if bulk is not None else set()
    for name, value in find_labelled_days([lines[i] for i in sorted(own)]).items():
        metadata.setdefault(name, value)
    marked = [
        Line(line.text, kind=line.kind, removed="page metadata" if i in facts else "page chrome")
        if i in facts or i in own
        else line
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


def parse(text: str) -> etree._Element:
    """Parse a page given as text, so that a declared charset cannot mislead the parser."""
    text = EARLY_END.sub("", text.replace("\x00", ""))  # the parser drops what stands behind; the file's end closes all
    opened = text.rfind("<!--")
    if opened >= 0 and text.find("-->", opened) < 0:
        text = text[:opened] + text[opened + 4 :]  # a comment that nothing closes hides the rest of the document
    if text.lstrip().startswith("<?xml"):
        text = text[text.find("?>") + 2 :] if "?>" in text else text
    text = cut_long_tags(text)
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


def walk(
    block: etree._Element,
    sizes: Mapping[etree._Element, int],
    silent: Collection[etree._Element],
    without: etree._Element | None = None,
    keep_chrome: bool = False,
    tables: PageTables | None = None,
    left_out: dict[str, list[str]] | None = None,
) -> list[Line]:
    """Return the lines of an element in reading order, without recursion, except those under ``without``.

    Tables are registered in ``tables``; words that are not text are added to ``left_out`` by reason."""
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
            told = None if element is without or tag in UNTOLD else left_out
            if told is not None and (words := read_words(element)):
                reason = "struck out" if tag in STRUCK else "note mark" if tag == "sup" else "hidden or page furniture"
                told.setdefault(reason, []).append(words)
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


def read_state(element: etree._Element, tag: str, sizes: Mapping[etree._Element, int]) -> tuple[int, int, int, int]:
    """Return whether an element makes its text a heading, a data cell, bold, preformatted (1 or 0 each)."""
    style = element.get("style")
    if style is None and tag not in STATED:
        return UNCOUNTED
    return (
        int(tag in HEADINGS),
        int(is_data_cell(element, sizes) if tag in CELLS else tag == "dl" and lists_facts(element)),
        int(tag in BOLD_TAGS or (style is not None and bool(BOLD.search(style)))),
        int(tag == "pre" or (style is not None and bool(PREFORMATTED.search(style)))),
    )


def is_data_cell(cell: etree._Element, sizes: Mapping[etree._Element, int]) -> bool:
    """True for a cell of a data table. In a table that only lays out a page, one cell holds most of the text."""
    table = next(cell.iterancestors("table"), None)
    if table is None or sizes.get(cell, 0) > 0.7 * max(sizes.get(table, 0), 1):
        return False
    row = cell.getparent()
    return row is not None and (has_siblings(cell) or has_siblings(row))


def has_siblings(element: etree._Element) -> bool:
    """True unless an element is the only child of its parent. Takes constant time, unlike counting the children."""
    return element.getnext() is not None or element.getprevious() is not None
