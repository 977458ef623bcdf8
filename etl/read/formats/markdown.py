"""Markdown: mark-up is not text. Headings, bold lines, lists, quotes and tables give their words; links keep theirs."""

from __future__ import annotations

from dataclasses import replace

from etl.read.characters import count_changes, unify_breaks
from etl.read.decode import decode
from etl.read.formats.front_matter import split_front_matter
from etl.read.formats.markdown_facts import take_fact
from etl.read.formats.markdown_plain import is_plain, read_plain
from etl.read.formats.page_metadata import KEPT, rename_front_matter
from etl.read.reading import Reading

ENDINGS = {".markdown": "md", ".md": "md"}


def read_markdown(content: bytes) -> Reading:
    """Read a Markdown file into lines without mark-up.

    The facts that a crawler writes above or below a text (`**来源**: …`) become metadata; a first heading is the title.
    """
    text, findings = decode(content)
    front, body = split_front_matter(text)
    facts = rename_front_matter(front)
    metadata = {name: facts[name] for name in KEPT if facts.get(name)}
    body = drop_comments(unify_breaks(body))
    if is_plain(body):
        reading = Reading(tuple(read_plain(body)))
    else:
        from etl.read.formats.markdown_blocks import read_blocks  # the parser, which other texts need not load

        reading = read_blocks(body)
        for line in reading.lines:
            take_fact(line, metadata)
    if reading.lines and reading.lines[0].kind == "heading":
        metadata.setdefault("title", reading.lines[0].text)
    changed = count_changes(text)
    return replace(reading, page_metadata=metadata, characters_changed=changed, findings=(*findings, *reading.findings))


def drop_comments(text: str) -> str:
    """Return the text without `<!-- … -->`; an opening that never closes stays."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join(kept) + text[at:]
