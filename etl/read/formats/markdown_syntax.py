"""The Markdown of official texts: CommonMark and tables (GitHub Flavored Markdown), parsed by markdown-it.

Where a renderer would hide words of the text or mistake print for mark-up, this parser has rules of its own:

- Indented text is text, not code.
- A line of ``---`` or ``===`` under a paragraph is more often a rule that a page printed than an underline. It makes a heading
  only of a single line that ends no sentence, if it is shorter than a printed line; and ``---`` only in a text without ``#``
  headings, whose author means a rule by it.
- Brackets behind ``[…]`` hold the address of a link only if they look like one: 国发[2023](试行) is no link.
- Only names of HTML elements are tags: ``<GDP>`` is text.
- A table row keeps the cells that it has beyond those of its header.
- ``$90\\%$`` is mathematics and shown as 90%; a formula with letters stays as it is written. ``2*3*4`` is a product.
- Chinese punctuation beside ``**`` does not keep it from opening or closing bold text.
- Blocks nested too deep are read as one paragraph, so that nothing is dropped and nothing recurses without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, html_block, lheading, reference, table
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline, html_inline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

from etl.notation.punctuation import SENTENCE_END

OPENINGS = frozenset("#>+-*_`~<[0123456789")  # of all blocks but paragraphs, setext headings and tables
INLINE_MARK = re.compile(r"[$*_~`<\[\\&!]")  # a paragraph without any of these has no mark-up inside it
DEEPEST = 40  # levels; a list takes two
PRINTED_LINE = 40  # columns
UNCOUNTED = "，。；：、！？（）《》〈〉「」『』【】〔〕［］“”‘’…—－·～％"
LETTERS = str.maketrans(UNCOUNTED, "字" * len(UNCOUNTED))
NUMBER_SIGN = re.compile(r"[0-9A-Za-z]")
ADDRESS = re.compile(r"|(?:https?|ftp|file|data|mailto):.*|[/#.?].*|.*\.[A-Za-z]{2,5}(?:[?#].*)?", re.DOTALL)
HEADING = re.compile(r"^ {0,3}#{1,6} ", re.MULTILINE)
TAG = re.compile(
    r"</?(?:a|address|article|b|big|blockquote|br|caption|center|code|col|colgroup|dd|del|details|div|dl|dt|em|figcaption|figure|font"
    r"|footer|h[1-6]|header|hr|i|img|ins|li|main|mark|ol|p|pre|s|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot"
    r"|th|thead|tr|u|ul)(?=[\s/>])",
    re.IGNORECASE,
)
MATH = re.compile(  # numbers alone: no letters, and no digit behind, as in "$5,$6"
    r"\$(?P<text>(?:[0-9.,+\-<>=≤≥~～ ]|\\(?:%|geq?(?![a-z])|leq?(?![a-z])|sim(?![a-z])|times(?![a-z])|pm(?![a-z]))){1,80})"
    r"\$(?![0-9$])"
)
MATH_SIGN = re.compile(r"\\(?P<name>%|[a-z]+)")
MATH_SIGNS = {"%": "%", "ge": "≥", "geq": "≥", "le": "≤", "leq": "≤", "sim": "～", "times": "×", "pm": "±"}


@cache
def make_parser() -> MarkdownIt:
    """The parser of a Markdown text. It keeps no state; the inline tokens of a block are made by ``parser.inline``."""
    parser = MarkdownIt("commonmark", {"maxNesting": 2 * DEEPEST})
    parser.enable(["table", "strikethrough"]).disable(["code", "inline", "text_join"])
    parser.inline.__class__ = _OfficialInline
    parser.validateLink = lambda url: ADDRESS.fullmatch(url) is not None  # type: ignore[method-assign]
    block = parser.block.ruler
    block.before("table", "plain", _take_plain)
    block.before("table", "too_deep", _take_too_deep)
    block.at("table", _take_whole_rows, {"alt": ["paragraph", "reference"]})
    block.at("lheading", _take_underlined)
    block.at("reference", _take_reference)
    block.at("html_block", _take_html, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.inline.ruler.at("html_inline", _take_tag)
    parser.inline.ruler.before("escape", "numbers", _take_numbers)
    return parser


class _OfficialState(StateInline):
    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self._as_letters = src.translate(LETTERS)

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 (names of the parser)
        """Whether the run of ``*`` or ``_`` that starts here may open or close emphasis."""
        whole = self.src
        self.src = self._as_letters
        scanned = super().scanDelims(start, canSplitWord)
        self.src = whole
        between = whole[max(start - 1, 0) : start] + whole[start + scanned.length : start + scanned.length + 1]
        if scanned.length == 1 and len(between) == 2 and all(map(NUMBER_SIGN.match, between)):
            return Scanned(False, False, 1)
        return scanned


class _OfficialInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _OfficialState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _take_plain(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Paragraphs of one line each, outside lists and quotes, without mark-up in them: most of a text, as one block.

    They open as no other block does, so that they are paragraphs by all other rules too; but to ask those is slow.
    """
    if silent or state.level:
        return False
    line = stop = start
    while line < end:
        if not state.isEmpty(line):
            at, line_end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
            is_one_line = line + 1 == end or state.isEmpty(line + 1)
            if not is_one_line or state.src[at] in OPENINGS or INLINE_MARK.search(state.src, at, line_end):
                break
            stop = line + 1
        line += 1
    if stop > start:
        state.push("plain", "", 0).map = [start, stop]
        state.line = stop
    return stop > start


def _take_too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rest of a block that is nested too deep, as one paragraph."""
    if state.level < DEEPEST or silent:
        return False
    state.line = end
    state.push("paragraph_open", "p", 1).map = [start, end]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, end, state.blkIndent, False).strip()
    inline.map = [start, end]
    state.push("paragraph_close", "p", -1)
    return True


def _take_whole_rows(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table; a row that has more cells than the header keeps them."""
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    rows, state.tokens[first:] = state.tokens[first:], []
    cells: Iterator[str] = iter(())
    for token in rows:
        if token.type == "tr_open" and token.map:
            line = token.map[0]
            printed = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip(" \t")
            parts = escapedSplit(printed)
            cells = iter(parts[not parts[0] : len(parts) - (not parts[-1])])
        elif token.type == "inline":
            next(cells, None)
        elif token.type == "tr_close":
            for cell in cells:
                state.push("td_open", "td", 1)
                state.push("inline", "", 0).content = cell.strip()
                state.push("td_close", "td", -1)
        state.tokens.append(token)
    return True


def _take_underlined(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A heading with an underline, or a paragraph above a printed rule."""
    if not lheading(state, start, end, silent):
        return False
    opened, words, closed = state.tokens[-3:]
    underline = state.src[state.bMarks[state.line - 1] : state.eMarks[state.line - 1]].strip()
    if (
        "\n" in words.content
        or words.content.endswith(tuple(SENTENCE_END))
        or len(underline) >= PRINTED_LINE
        or (opened.markup == "-" and _has_marked_headings(state))
    ):
        opened.type, closed.type = "paragraph_open", "paragraph_close"
        state.push("hr", "hr", 0).map = [state.line - 1, state.line]
    return True


def _has_marked_headings(state: StateBlock) -> bool:
    if "has_marked_headings" not in state.env:
        state.env["has_marked_headings"] = HEADING.search(state.src) is not None
    return bool(state.env["has_marked_headings"])


def _take_reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The address that a reference link stands for; a note (``[^1]: …``) is text."""
    at = state.bMarks[start] + state.tShift[start]
    return not state.src.startswith("[^", at) and reference(state, start, end, silent)


def _take_html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    return bool(TAG.match(state.src, at)) and html_block(state, start, end, silent)


def _take_tag(state: StateInline, silent: bool) -> bool:
    return bool(TAG.match(state.src, state.pos)) and html_inline(state, silent)


def _take_numbers(state: StateInline, silent: bool) -> bool:
    """A formula of numbers, as it is printed: `$90\\%$` is 90%."""
    formula = MATH.match(state.src, state.pos)
    if not formula or state.src[max(state.pos - 1, 0) : state.pos] in ("$", "\\"):
        return False
    if not silent:
        shown = MATH_SIGN.sub(lambda sign: MATH_SIGNS[sign["name"]], formula["text"]).strip()
        state.push("text_special", "", 0).content = shown
    state.pos = formula.end()
    return True
