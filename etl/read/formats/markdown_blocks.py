"""The blocks of a Markdown text as markdown-it parses them, read into lines without mark-up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it.token import Token

from etl.read.formats.html import parse, walk
from etl.read.formats.html_content import measure_text
from etl.read.formats.html_tables import PageTables
from etl.read.formats.html_text import tell_left_out
from etl.read.formats.markdown_facts import METADATA, find_fact
from etl.read.formats.markdown_lists import TypedNumbers
from etl.read.formats.markdown_notes import place_notes
from etl.read.formats.markdown_plain import RULE
from etl.read.formats.markdown_syntax import INLINE_MARK, make_parser
from etl.read.reading import Finding, Line, Reading, UnreadableSource, read_line

BLANKS = (" ", "\t", "\u3000", "\u00a0")
STRAY_BOLD = re.compile(r"\*{2,}")
LONGEST_BOLD = 200  # characters of a bold line that is a heading
MOST_BRACKETS = 1000  # of a paragraph that has links
MOST_SHOWN = 500  # characters of a message
IN_HTML = frozenset(("html_inline", "s_open"))  # mark-up that the reader of web pages understands


def read_blocks(text: str) -> Reading:
    """Read a text with any mark-up into lines; each note stands behind the paragraph that calls it."""
    blocks = MarkdownBlocks(text)
    lines, placed = place_notes(blocks.read())
    return Reading(tuple(lines), findings=(*blocks.tell_findings(), *placed), tables=blocks.tables.by_number)


class MarkdownBlocks:
    """The blocks of a text, and what the walk over them collects: tables, what was left out or counted."""

    def __init__(self, text: str) -> None:
        self.tables = PageTables()
        self._parser = make_parser()
        self._addresses: dict[str, Any] = {}  # of the links that are named
        self._tokens = self._parser.parse(text, self._addresses)
        self._source = text.split("\n")
        self._lists: list[TypedNumbers | None] = []  # of each list that is open; None for bullets
        self._marker = ""  # of the item that begins
        self._is_apart = False  # True if what comes next stands apart from what was before
        self._left_out: dict[str, list[str]] = {}
        self._counted: list[str] = []

    def tell_findings(self) -> Iterator[Finding]:
        """Yield what was left out or counted, one message each."""
        yield from (tell_left_out(reason, texts) for reason, texts in self._left_out.items())
        if self._counted:
            counted = ", ".join(self._counted)[:MOST_SHOWN]
            yield Finding(
                "info", "list_counted", f"list items that repeat a number are counted as a renderer does: {counted}"
            )

    def read(self) -> Iterator[Line]:
        """Yield the lines of the text in reading order; those that only state a fact are marked as removed."""
        kind = "text"
        for token in self._join_html():
            match token.type:
                case "ordered_list_open" | "bullet_list_open":
                    self._lists.append(TypedNumbers() if token.tag == "ol" else None)
                case "ordered_list_close" | "bullet_list_close":
                    self._lists.pop()
                case "list_item_open":
                    self._marker += self._count_item(token)
                case "list_item_close":
                    yield from self._end_item()
                case "heading_open":
                    kind = "heading"
                case "plain":
                    yield from self._read_plain(token)
                case "inline":
                    yield from self._read_paragraph(token, kind)
                    kind = "text"
                case "fence":
                    yield from self._end_item()
                    for line in token.content.split("\n"):
                        yield from self._read_line(line, 0, "text")
                    self._is_apart = True
                case "hr":
                    self._is_apart = True
                case "html_block":
                    yield from self._end_item()
                    yield from self._read_html(token.content, "text")

    def _join_html(self) -> Iterator[Token]:
        """Yield the tokens of the text. A table, and HTML with the blank lines inside it, is one block of HTML."""
        markup = ""
        table: list[Token] = []
        for token in (*self._tokens, Token("end", "", 0)):
            if table or token.type == "table_open":
                table.append(token)
                if token.type == "table_close":
                    markup += self._show(table)
                    table = []
            elif token.type == "html_block":
                markup += token.content
            else:
                if markup:
                    yield Token("html_block", "", 0, content=markup)
                    markup = ""
                yield token

    def _count_item(self, item: Token) -> str:
        """Return the marker of a list item; bullets are not text."""
        numbers = self._lists[-1]
        if numbers is None:
            return ""
        number = numbers.read(int(item.info))
        if int(item.info) != number:
            self._counted.append(f"{item.info}{item.markup} is {number}{item.markup}")
        return f"{number}{item.markup} "

    def _end_item(self) -> Iterator[Line]:
        """Yield the marker of an item that has no words on its line."""
        if self._marker:
            yield from self._read_line(self._marker, 0, "text")
            self._marker = ""

    def _read_paragraph(self, block: Token, kind: str) -> Iterator[Line]:
        """Yield the lines of a paragraph or of a heading."""
        first, end = block.map or (0, 0)
        text = block.content + (" " if end and self._source[end - 1][-1:].isspace() else "")
        marker, self._marker = self._marker, ""
        words = self._parse_words(text) if INLINE_MARK.search(text) else []
        if words and any(word.type in IN_HTML for word in words):
            yield from self._read_html(marker + self._show([Token("inline", "", 0, children=words)]), kind)
            return
        self._is_apart = self._is_apart or (first > 0 and not self._source[first - 1].strip())
        for line, bold in _part_lines(words) if words else [(line, 0) for line in text.split("\n")]:
            yield from self._read_line(marker + line, bold, kind)
            marker = ""

    def _read_plain(self, block: Token) -> Iterator[Line]:
        """The lines of paragraphs of one line each, which have no mark-up in them."""
        start, end = block.map or (0, 0)
        self._is_apart = self._is_apart or (start > 0 and not self._source[start - 1].strip())
        for line in self._source[start:end]:
            if text := line.strip(" \t"):
                yield from self._read_line(text + " " if line[-1].isspace() else text, 0, "text")
            else:
                self._is_apart = True

    def _read_line(self, text: str, bold: int, kind: str) -> Sequence[Line]:
        """Return a line whose first ``bold`` characters are bold; none if it is blank or a rule."""
        if bold and (fact := find_fact(text, bold)):
            self._is_apart = True
            return (Line(fact, removed=METADATA),)
        if 0 < len(text.rstrip()) == bold <= LONGEST_BOLD:
            kind = "heading"
        line = read_line(text, kind, self._is_apart)
        self._is_apart = not line.text or kind == "heading" or RULE.fullmatch(line.text) is not None
        return (line,) if line.text and (kind == "heading" or not self._is_apart) else ()

    def _read_html(self, markup: str, kind: str) -> Iterator[Line]:
        """Yield the lines of HTML that stands in the text."""
        self._is_apart = True
        try:
            root = parse(f"<div>{markup}")  # a tag that closes nothing holds no text for the parser
        except UnreadableSource:  # it nests too deep: text as it stands
            for text in markup.split("\n"):
                yield from self._read_line(text, 0, kind)
            return
        for line in walk(root, *measure_text(root), tables=self.tables, left_out=self._left_out):
            line.kind = "cell" if line.cell else "heading" if kind == "heading" else line.kind
            line.whole, line.after_blank = False, True  # the lines around them may go on
            yield line

    def _show(self, tokens: Sequence[Token]) -> str:
        """Return the HTML that a renderer makes of blocks."""
        for token in tokens:
            if token.type == "inline" and not token.children:
                token.children = self._parse_words(token.content)
        return str(self._parser.renderer.render(tokens, self._parser.options, {}))

    def _parse_words(self, text: str) -> list[Token]:
        """Return the words of a block and the mark-up between them; a blank at the end of a line makes a hard break."""
        *lines, last = text.split("\n")
        text = "\n".join([*(line.rstrip("".join(BLANKS)) + "  " * line.endswith(BLANKS) for line in lines), last])
        if text.count("[") > MOST_BRACKETS:  # the parser looks for the end of each in all that follows
            text = text.replace("[", "\\[")
        words = self._parser.inline.parse(text, self._parser, self._addresses, [])
        for word in words:
            if word.type == "text":
                word.content = STRAY_BOLD.sub("", word.content)
            elif word.type == "text_special":  # what an escape or an entity stands for
                word.type = "text"
        return words


def _part_lines(words: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """Each line of a paragraph, with a blank at its end where a hard break is, and the length of its bold beginning."""
    text = ""
    bold = 0
    is_bold = False
    for word in words:
        if word.type in ("softbreak", "hardbreak"):
            yield text + (" " if word.type == "hardbreak" else ""), bold
            text, bold = "", 0
        elif word.type in ("strong_open", "strong_close"):
            is_bold = word.type == "strong_open"
        elif word.type != "image":
            if is_bold and not text[bold:].strip():
                bold = len(text) + len(word.content)
            text += word.content
    yield text, bold
