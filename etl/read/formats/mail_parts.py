"""The parts of a MIME message: its body, decoded and as UTF-8, and its attachments."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from pathlib import PurePosixPath
from typing import Any

from etl.read.reading import UnreadableSource

META_CHARSET = re.compile(rb"(?i)charset\s{0,9}=\s{0,9}[\"']?[\w-]{1,40}")
CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030"}


def read_message(content: bytes) -> EmailMessage:
    """Parse a message. Raises `UnreadableSource` if it is not one."""
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
        if not isinstance(message, EmailMessage) or not message.keys():
            raise ValueError("no head")
    except Exception:  # the parser lets errors of all kinds escape on damaged files
        raise UnreadableSource("the file is no MIME message; save the page or mail again") from None
    return message


def find_body(message: EmailMessage) -> tuple[str, bytes]:
    """The kind (``html`` or ``text``) and the bytes, as UTF-8, of what a message says; twice nothing where it says nothing."""
    plain: tuple[str, bytes] = ("", b"")
    for part in walk(message):
        kind = part.get_content_type()
        if is_attachment(part) or kind not in ("text/html", "application/xhtml+xml", "text/plain"):
            continue
        body = decode_part(part)
        if not body.strip():
            continue
        if kind != "text/plain":
            return "html", body
        plain = plain if plain[0] else ("text", body)
    return plain


def find_attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Return names and bytes of the attachments; pictures inside the body are not attachments."""
    for part in walk(message):
        if is_attachment(part) and (content := part.get_payload(decode=True)):
            name = PurePosixPath(str(part.get_filename() or "attachment").replace("\\", "/")).name
            yield name, bytes(content)


def walk(message: EmailMessage) -> Iterator[Message[Any, Any]]:
    try:
        yield from (part for part in message.walk() if not part.is_multipart())
    except Exception:
        raise UnreadableSource("the parts of the message are damaged; save it again") from None


def is_attachment(part: Message[Any, Any]) -> bool:
    return part.get_content_disposition() == "attachment" or (
        bool(part.get_filename()) and not part.get_content_type().startswith(("text/", "image/"))
    )


def decode_part(part: Message[Any, Any]) -> bytes:
    """The text of a part as UTF-8; what its page says of its character set no longer holds and is overwritten."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_content_charset() or "").lower()
    try:
        codecs.lookup(CHINESE.get(charset, charset or "none"))
        text = content.decode(CHINESE.get(charset, charset))
    except (LookupError, UnicodeDecodeError):
        return content  # whoever reads it finds out
    return META_CHARSET.sub(b"charset=utf-8", text.encode("utf-8"))
