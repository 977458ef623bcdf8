"""Markdown: mark-up is not text. Headings, bold lines, lists, quotes and tables give their words; links keep theirs."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace

from etl.read.characters import count_changes, split_clean
from etl.read.decode import decode
from etl.read.formats import markdown_tables
from etl.read.formats.front_matter import split_front_matter
from etl.read.formats.markdown_tables import PipeTables
from etl.read.formats.page_metadata import BODY, KEPT, fields, rename_front_matter
from etl.read.reading import Finding, Line, Reading, read_line

ENDINGS = {".markdown": "md", ".md": "md"}
HEADING = re.compile(r" {0,3}#{1,6}[ \t\u3000]++(?P<text>.*)")
RULE = re.compile(r"[ \t]{0,3}(?:(?:-[ \t]*+){3,}|(?:\*[ \t]*+){3,}|(?:_[ \t]*+){3,}|={3,})")
FENCE = re.compile(r"[ \t]{0,3}(?:```+|~~~+)[\w-]*+[ \t]*+")
BULLET = re.compile(r"\A[ \t]{0,12}[-*+][ \t]++(?=\S)")
QUOTE = re.compile(r"\A[ \t]{0,3}(?:>[ \t]?)++")
BOLD_LINE = re.compile(r"[ \t\u3000]*+(?P<mark>\*\*|__)(?!\s)(?P<text>(?:(?!\*\*|__).){1,200})(?P=mark)[ \t\u3000]*+")
EMPHASIS = re.compile(
    r"(?<![\\*0-9A-Za-z])(?P<mark>\*{1,3})(?=[^\s*])(?P<text>[^*\n]{1,2000}?)(?<=[^\s*])(?P=mark)(?!\*)"
)
STRAY_BOLD = re.compile(r"\*{2,}")
UNDERLINED = re.compile(r"(?<![\w_])__(?=\S)(?P<text>[^_\n]{1,500})__(?![\w_])")
STRUCK = re.compile(  # text that a later version took away; not `~~~`, which opens a block of code
    r"(?<!~)~~(?=[^\s~])(?P<text>[^~\n]{1,500})(?<=\S)~~(?!~)|<(?P<tag>del|s|strike)>(?P<inner>[^<>\n]{1,500})</(?P=tag)>",
    re.IGNORECASE,
)
CODE = re.compile(r"`{1,2}(?P<text>[^`\n]{1,500})`{1,2}")
IMAGE = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\s]{0,500}(?: \"[^\"\n]{0,100}\")?\)")
LINK = re.compile(r"\[(?P<text>[^\[\]\n]{1,300})\]\((?:https?:|/|#|\.|mailto:)[^()\n]{0,500}(?: \"[^\"\n]{0,100}\")?\)")
AUTOLINK = re.compile(r"<(?P<text>https?://[^<>\s]{1,500})>")
TAG = re.compile(
    r"</?(?:a|b|big|center|code|dd|div|dl|dt|em|font|h[1-6]|i|img|li|ol|p|s|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)"
    r"(?:[ \t][^<>\n]{0,1000})?/?>",
    re.IGNORECASE,
)
TAG_BREAK = re.compile(r"<br[ \t]{0,3}/?>", re.IGNORECASE)
ESCAPE = re.compile(r"\\(?P<text>[\\`*_{}\[\]()#+\-.!|>~<])")
FACT = re.compile(r"[ \t]*+\*\*(?P<label>[^*：:\n]{2,8})(?:\*\*[：:]|[：:]\*\*)[ \t]*+(?P<value>.{0,500})")
MATH = re.compile(  # numbers alone: no letters, and no digit behind, as in "$5,$6"
    r"(?<![\\$])\$(?P<text>(?:[0-9.,+\-<>=≤≥~～ ]|\\(?:%|geq?(?![a-z])|leq?(?![a-z])|sim(?![a-z])|times(?![a-z])|pm(?![a-z]))){1,80})"
    r"\$(?![0-9$])"
)
MATH_SIGN = re.compile(r"\\(?P<name>%|[a-z]+)")
MATH_SIGNS = {"%": "%", "ge": "≥", "geq": "≥", "le": "≤", "leq": "≤", "sim": "～", "times": "×", "pm": "±"}
WORDS = r"\g<text>"
MOST_SHOWN = 500  # characters of what is struck out that a message quotes


def show_math(formula: re.Match[str]) -> str:
    """A formula of numbers as it is printed: `$90\\%$` is 90%."""
    return MATH_SIGN.sub(lambda sign: MATH_SIGNS[sign["name"]], formula["text"]).strip()


INLINE: tuple[
    tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...
] = (  # a character that the mark-up cannot do without, what it looks like, what stays of it
    ("$", MATH, show_math),
    ("[", IMAGE, ""),
    ("[", LINK, WORDS),
    ("<", AUTOLINK, WORDS),
    ("`", CODE, WORDS),
    ("_", UNDERLINED, WORDS),
    ("*", EMPHASIS, WORDS),
    ("*", EMPHASIS, WORDS),
    ("*", STRAY_BOLD, ""),
    ("<", TAG, ""),
    ("\\", ESCAPE, WORDS),
)
# What every pattern above needs: a line with neither is text as it stands.
MARK = re.compile(r"[$*_~`<\[\\&|#>]")
MARK_AT_START = re.compile(r"[ \t]*+[-+=]")


def read_markdown(content: bytes) -> Reading:
    """Lines of a markdown file without its mark-up. The facts that a crawler writes above or below a text
    (`**来源**: …`) feed the page's metadata, as does the first heading its title."""
    text, findings = decode(content)
    front, body = split_front_matter(text)
    facts = rename_front_matter(front)
    metadata = {name: facts[name] for name in KEPT if facts.get(name)}
    tables = PipeTables()
    body, struck = drop_struck(drop_comments(body))
    if struck:
        findings = (*findings, Finding("info", "left_out", f"struck out: {' / '.join(struck)[:MOST_SHOWN]}"))
    lines = [take_fact(line, metadata) if line.removed else line for line in split_markdown(body, tables)]
    if lines and lines[0].kind == "heading":
        metadata.setdefault("title", lines[0].text)
    return Reading(
        tuple(lines),
        page_metadata=metadata,
        characters_changed=count_changes(text),
        findings=findings,
        tables=tables.by_number,
    )


def drop_comments(text: str) -> str:
    """The text without `<!-- … -->`; an opening that never closes stays."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join(kept) + text[at:]


def drop_struck(text: str) -> tuple[str, list[str]]:
    """The text without what is struck out, and that."""
    if "~~" not in text and "</" not in text:
        return text, []
    struck = [match["text"] or match["inner"] for match in STRUCK.finditer(text)]
    return (STRUCK.sub("", text) if struck else text), struck


def take_fact(line: Line, metadata: dict[str, str]) -> Line:
    """A fact line as it is reported, its value put into the metadata."""
    label, _, value = line.text.partition("\t")
    field = fields()[label]
    if value and field in KEPT and (field != "issuer" or BODY.fullmatch(value)):
        metadata.setdefault(field, value)
    return replace(line, text=f"{label}: {value}".rstrip())


def split_markdown(text: str, tables: PipeTables | None = None) -> Iterator[Line]:
    """Every line with text, its kind read from its mark-up. A fact line has its label and value parted by a tab. ``tables``
    takes in the tables that the lines make."""
    tables = tables or PipeTables()
    after_blank = False
    raw_lines, clean_lines = split_clean(text)
    for i, (raw, clean) in enumerate(zip(raw_lines, clean_lines, strict=True)):
        if row := markdown_tables.ROW.fullmatch(raw) if "|" in raw else None:
            if not markdown_tables.RULE.fullmatch(raw):
                is_header = i + 1 < len(raw_lines) and bool(markdown_tables.RULE.fullmatch(raw_lines[i + 1]))
                yield from read_row(row["cells"], tables, is_header)
            continue
        tables.end()
        if not clean:
            after_blank = True
        elif MARK.search(raw) or (raw[0] in "-+= \t" and MARK_AT_START.match(raw)):
            for part in TAG_BREAK.split(raw):
                after_blank = yield from read_marked(part, after_blank)
        else:
            body = clean.strip(" ")
            if body:
                yield Line(body, None, "text", after_blank, clean[-1] == " ")
            after_blank = not body


def read_row(cells: str, tables: PipeTables, is_header: bool) -> Iterator[Line]:
    """The lines of the cells of one row of a table."""
    for cell, place in tables.add_row(cells, is_header):
        for part in TAG_BREAK.split(cell):
            line = read_line(strip_inline(part), "cell")
            if line.text:
                yield replace(line, cell=place)


def read_marked(raw: str, after_blank: bool) -> Generator[Line, None, bool]:
    """The lines of a raw line that has mark-up in it; returns whether the next one stands apart from it."""
    if FENCE.fullmatch(raw) or RULE.fullmatch(raw) or markdown_tables.RULE.fullmatch(raw):
        return True
    if (fact := FACT.fullmatch(raw)) and (label := "".join(fact["label"].split())) in fields():
        yield Line(f"{label}\t{fact['value'].strip()}", removed="page metadata")
        return True
    raw = QUOTE.sub("", raw)
    kind = "text"
    if heading := HEADING.fullmatch(raw):
        kind, raw = "heading", heading["text"].rstrip().rstrip("#")
    elif BOLD_LINE.fullmatch(raw):
        kind = "heading"
    else:
        raw = BULLET.sub("", raw)
    line = read_line(strip_inline(raw), kind, after_blank)
    if line.text:
        yield line
    return not line.text or kind == "heading"


def strip_inline(text: str) -> str:
    """The words of a line without emphasis, links, code marks, tags and escapes."""
    for mark, pattern, kept in INLINE:
        if mark in text:
            text = pattern.sub(kept, text)
    return html.unescape(text) if "&" in text else text
