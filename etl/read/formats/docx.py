"""Word files: paragraphs and tables in body order, with the numbers, notes and text boxes that Word keeps elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from lxml import etree

from etl.read.characters import count_changes
from etl.read.formats.docx_numbering import Numbering, read_numbering, to_int, value_of
from etl.read.formats.docx_package import Package, W
from etl.read.formats.docx_styles import Styles, is_on
from etl.read.formats.docx_tables import WordTables
from etl.read.formats.markdown_blocks import MarkdownBlocks
from etl.read.formats.markdown_facts import take_fact
from etl.read.formats.symbol_fonts import read_symbol, replace_own_codes
from etl.read.reading import Finding, Line, Reading, UnreadableSource, read_line
from etl.records import CellPlace

ENDINGS = {".docx": "docx"}
DROPPED = frozenset(
    f"{W}{name}"
    for name in (
        "del moveFrom instrText delText delInstrText pPr rPr sectPr tblPr trPr tcPr tblGrid rt object pict "
        "footnotePr endnotePr bookmarkStart bookmarkEnd proofErr commentRangeStart commentRangeEnd"
    ).split()
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
TEXT_BOX = f"{W}txbxContent"
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad"}
DEEPEST = 30  # text boxes inside text boxes
MARKS = ("**", "#", "---", "***", "](")


@dataclass(slots=True)
class Pending:
    """A paragraph that is being read."""

    element: etree._Element
    pieces: list[str] = field(default_factory=list)
    bold: int = 0
    plain: int = 0


@dataclass(slots=True)
class WordBody:
    """State of the walk: styles, lists, notes in the order of their references."""

    styles: Styles
    numbering: Numbering
    notes: Mapping[tuple[str, str], etree._Element] = field(default_factory=dict)  # by kind and id
    called: list[tuple[str, str]] = field(default_factory=list)  # since the last paragraph that stands in no cell
    placed: list[str] = field(default_factory=list)
    struck_out: list[str] = field(default_factory=list)
    carried: str = ""
    tables: WordTables = field(default_factory=WordTables)


def read_docx(content: bytes) -> Reading:
    """Read the paragraphs in body order, tables cell by cell, notes after the paragraph (or table) that refers to them.

    Tracked insertions are text; tracked deletions and struck-out text are not. Headers and footers are not read."""
    package = Package(content)
    main = package.main_part()
    root = package.read_part(main)
    if root is None:
        raise UnreadableSource("the file has no text part, so it is no Word document; save it again in Word")
    folder = main.rpartition("/")[0]
    body = WordBody(
        Styles(package.read_part(f"{folder}/styles.xml")),
        read_numbering(package.read_part(f"{folder}/numbering.xml")),
    )
    body.notes = find_notes(package, folder)
    lines = (*walk(root, body), *place_notes(body))
    metadata: dict[str, str] = {}
    for line in lines:
        take_fact(line, metadata)
    changes = count_changes("".join(root.itertext(f"{W}t")))
    return Reading(
        lines,
        page_metadata=metadata,
        characters_changed=changes,
        findings=tuple(tell(body)),
        tables=body.tables.by_number,
    )


def tell(body: WordBody) -> Iterator[Finding]:
    """Report what was moved or left out."""
    for note in body.placed:
        yield Finding("info", "note_placed", f"a note stands behind the paragraph that calls it: {note[:200]}")
    if body.struck_out:
        shown = "; ".join(body.struck_out)[:200]
        yield Finding("info", "struck_out", f"{len(body.struck_out)} struck-out passages are no current text: {shown}")


def find_notes(package: Package, folder: str) -> dict[tuple[str, str], etree._Element]:
    """Return the footnotes and endnotes of a file by kind and id."""
    found: dict[tuple[str, str], etree._Element] = {}
    for kind in ("footnote", "endnote"):
        part = package.read_part(f"{folder}/{kind}s.xml")
        for note in part.iter(f"{W}{kind}") if part is not None else ():
            found[kind, note.get(f"{W}id", "")] = note
    return found


def place_notes(body: WordBody) -> Iterator[Line]:
    """Yield the lines of the notes referred to so far. Notes that other notes refer to are not moved."""
    called, body.called = body.called, []
    for key in called:
        note = body.notes.get(key)
        lines = list(walk(note, body, is_note=True)) if note is not None else []
        if lines:
            body.placed.append(" ".join(line.text for line in lines))
        yield from lines


def walk(root: etree._Element, body: WordBody, is_note: bool = False) -> Iterator[Line]:
    """Yield the lines under an element in reading order, without recursion. A text box follows the paragraph it is anchored in."""
    open_paragraphs: list[Pending] = []
    boxed: list[list[Line]] = []
    cells: list[bool] = []
    places: list[CellPlace | None] = [None]  # of the cells that are open
    finished: list[Line] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if tag in DROPPED and element is not root:
                if not (tag.endswith(("}pict", "}object")) and element.find(f".//{TEXT_BOX}") is not None):
                    walker.skip_subtree()
            elif tag == f"{W}p":
                open_paragraphs.append(Pending(element))
                if len(open_paragraphs) > DEEPEST:
                    raise UnreadableSource("text boxes nest without end; open the file in Word and save it again")
                boxed.append([])
            elif tag == f"{W}tbl":
                body.tables.open(element)
            elif tag == f"{W}tc":
                cells.append(is_data_cell(element))
                places.append(body.tables.place_of(element))
            elif open_paragraphs:
                gather(element, open_paragraphs[-1], body)
            continue
        if tag == f"{W}tc" and cells:
            cells.pop()
            places.pop()
        elif tag == f"{W}tbl" and not cells and not boxed and not is_note:
            yield from place_notes(body)
        elif tag == f"{W}p" and open_paragraphs and open_paragraphs[-1].element is element:
            inner = boxed.pop()
            own = close_paragraph(open_paragraphs.pop(), body, bool(cells and cells[-1]), places[-1])
            finished = [*own, *inner]
            if boxed:
                boxed[-1] += finished
            else:
                yield from finished
                if body.called and not cells and not is_note:
                    yield from place_notes(body)


def gather(element: etree._Element, paragraph: Pending, body: WordBody) -> None:
    """Add the text of one element of a run to its paragraph."""
    tag = element.tag
    run = element.getparent()
    if tag in BREAKS and run is not None and run.tag == f"{W}r":
        paragraph.pieces.append(BREAKS[tag])
    elif tag == f"{W}t" or (isinstance(tag, str) and tag.endswith("/math}t")):
        properties = run.find(f"{W}rPr") if run is not None else None
        if properties is not None and is_on(properties, "vanish"):
            return
        text = replace_own_codes(element.text or "", font_of(properties))
        if properties is not None and (is_on(properties, "strike") or is_on(properties, "dstrike")):
            body.struck_out += [text.strip()] if text.strip() else []
            return
        paragraph.pieces.append(text)
        size = len("".join(text.split()))
        if properties is not None and is_on(properties, "b"):
            paragraph.bold += size
        else:
            paragraph.plain += size
    elif tag == f"{W}sym":
        paragraph.pieces.append(read_symbol(element.get(f"{W}font", ""), element.get(f"{W}char", "")))
    elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
        body.called.append((tag.removeprefix(W).removesuffix("Reference"), element.get(f"{W}id", "")))


def font_of(properties: etree._Element | None) -> str:
    """Return the font of a run's symbols; empty if it names none."""
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    return "" if fonts is None else str(fonts.get(f"{W}ascii", ""))


def close_paragraph(paragraph: Pending, body: WordBody, is_cell: bool, place: CellPlace | None) -> list[Line]:
    """Return the lines of a finished paragraph, with its automatic number. In a table the number may be all the text."""
    properties = paragraph.element.find(f"{W}pPr")
    style = body.styles.of(value_of(properties, "pStyle") if properties is not None else "")
    text = body.carried + "".join(paragraph.pieces)
    body.carried = ""
    mark = properties.find(f"{W}rPr") if properties is not None else None
    if mark is not None and mark.find(f"{W}del") is not None:  # the paragraph's end was deleted: it runs on
        body.carried = text
        return []
    number_id, level = style.number_id, style.level
    listed = properties.find(f"{W}numPr") if properties is not None else None
    if listed is not None:
        number_id = value_of(listed, "numId") or number_id
        level = to_int(value_of(listed, "ilvl"), level)
    if number_id and number_id != "0" and (text.strip() or place):
        text = body.numbering.next_marker(number_id, level) + text.lstrip()
    outline = value_of(properties, "outlineLvl") if properties is not None else ""
    is_bold = (paragraph.bold > 0 and not paragraph.plain) or (style.is_bold and not paragraph.bold)
    is_heading = style.is_heading or (outline.isdigit() and int(outline) < 9) or is_bold
    kind = "cell" if is_cell else "heading" if is_heading else "text"
    lines = [line for part in text.split("\n") for line in read_part(part, kind)]
    return [replace(line, cell=place) for line in lines] if place else lines


def read_part(text: str, kind: str) -> list[Line]:
    """Return the lines of one printed line, without Markdown marks that a crawler left in it."""
    if any(mark in text for mark in MARKS):
        return [
            Line(line.text, kind=kind if kind != "text" else line.kind, whole=True, removed=line.removed)
            for line in MarkdownBlocks(text).read()
        ]
    line = read_line(text, kind=kind, whole=True)
    return [line] if line.text else []


def is_data_cell(cell: etree._Element) -> bool:
    """True unless the cell is the only one of its table, which is then a frame around text."""
    table = next(cell.iterancestors(f"{W}tbl"), None)
    if table is None:
        return False
    rows = list(islice(table.iterchildren(f"{W}tr"), 2))
    return len(rows) > 1 or (bool(rows) and len(list(islice(rows[0].iterchildren(f"{W}tc"), 2))) > 1)
