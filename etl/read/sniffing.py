"""Detection of a format by the first bytes: word processors and websites often use the extension of another format."""

from __future__ import annotations

import re

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML = re.compile(rb"\s{0,200}(?:<!doctype html|<html|<\?xml[^>]{0,200}>\s{0,200}<html)", re.IGNORECASE)
MIME = re.compile(rb"\s{0,20}(?:mime-version|from|date|message-id|content-type)[ \t]{0,9}:", re.IGNORECASE)
ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"


def sniff(start: bytes) -> str:
    """Return ``ole`` (.doc, .wps, .xls), ``rtf``, ``odt``, ``zip`` (.docx), ``html``, ``mht``, ``pdf``, or an empty string."""
    body = start.removeprefix(b"\xef\xbb\xbf")
    if body.startswith(OLE):
        return "ole"
    if body.lstrip()[:5] == rb"{\rtf":
        return "rtf"
    if body.startswith(b"PK\x03\x04"):
        return "odt" if ODT in body[:200] else "zip"
    if body.startswith(b"%PDF"):
        return "pdf"
    if HTML.match(body):
        return "html"
    return "mht" if MIME.match(body) else ""
