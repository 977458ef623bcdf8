"""Saved pages of browsers (.mht, .mhtml): the page in a MIME message, read as a web page."""

from __future__ import annotations

from etl.read.formats.html import read_html
from etl.read.formats.mail_parts import find_body, read_message
from etl.read.reading import Reading, UnreadableSource

ENDINGS = {".mht": "mht", ".mhtml": "mht"}


def read_mht(content: bytes) -> Reading:
    """The page that the message carries. Raises `UnreadableSource` if there is none."""
    kind, body = find_body(read_message(content))
    if kind != "html":
        raise UnreadableSource("the file holds no saved page; save it again in the browser, or as HTML")
    return read_html(body)
