"""Files that hold other files, to damage: archives, mails, saved pages, crawlers' records; and damage that keeps their form."""

from __future__ import annotations

import base64
import io
import json
import quopri
import random
import tarfile
import zipfile
from collections.abc import Mapping
from typing import Any

ODD_NAMES = (
    "../x.txt", "/etc/x.txt", "a\\b.txt", "x" * 200 + ".txt", "..", ".", "", "CON.txt", "a/b/c/x.txt", "x.txt", "d/",
    "\u202etxt.exe", "a\x1b[31m\n.txt", "意见\u200b.txt", "a.zip", "a.tar.gz", "a.eml", "a.jsonl", "很" * 80 + ".md",
)  # fmt: skip
ODD_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1.5e308, 10**40, "", " ", "\x00", "\ud800", [], {}, ["一、总体要求"], {"text": "二、"}, "9999-99-99",
    "<table><tr><td>", "2023年2月30日", "x" * 5000, "\u202e一、", "=1+1",
)  # fmt: skip
CHARSETS = ("utf-8", "gb2312", "gbk", "big5", "utf-16", "latin-1", "no-such", "", "utf-7", "base64", "idna")
ENCODINGS = ("7bit", "8bit", "quoted-printable", "base64", "x-uuencode", "binary", "none")


def zip_of(members: Mapping[str, bytes]) -> bytes:
    """A zip of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def tar_of(members: Mapping[str, bytes], mode: str = "w:gz") -> bytes:
    """A tar of these members, packed as ``mode`` says."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return target.getvalue()


def make_mail(lines: list[str], charset: str = "utf-8", transfer: str = "base64") -> bytes:
    """A mail with a body of text and one of HTML, a page and an archive attached."""
    text = "\n".join(lines)
    page = (
        f"<html><head><meta charset='gb2312'></head><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>"
    )
    body = "\r\n".join(
        (
            "Subject: =?utf-8?B?5YWz5LqO5oSP6KeB?=", "From: office@example.org", "MIME-Version: 1.0",
            'Content-Type: multipart/mixed; boundary="b"', "", "--b",
            f"Content-Type: text/plain; charset={charset}", f"Content-Transfer-Encoding: {transfer}", "",
        )
    )  # fmt: skip
    parts = [f"{body}\r\n".encode(), encode_body(text, charset, transfer)]
    for name, content in (("附件1.html", page.encode("gb18030")), ("a.zip", zip_of({"表.txt": text.encode()}))):
        head = f'\r\n--b\r\nContent-Disposition: attachment; filename="{name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        parts += [head.encode(), base64.encodebytes(content)]
    return b"".join([*parts, b"\r\n--b--\r\n"])


def encode_body(text: str, charset: str, transfer: str) -> bytes:
    """A text as the two words say, as far as they can be followed."""
    try:
        content = text.encode(charset, "replace")
    except (LookupError, UnicodeError):
        content = text.encode("gb18030")
    if transfer == "base64":
        return base64.encodebytes(content)
    return quopri.encodestring(content) if transfer == "quoted-printable" else content


def make_saved_page(lines: list[str]) -> bytes:
    """A page as browsers save it in one file."""
    page = f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>"
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    kind = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return f"{head}{kind}".encode() + quopri.encodestring(page.encode()) + b"\r\n--b--\r\n"


def make_records(lines: list[str]) -> bytes:
    """Records of a crawler, a line each."""
    page = "".join(f"<p>{line}</p>" for line in lines)
    records = [
        {
            "id": "a1",
            "title": "意见",
            "html": page,
            "source_url": "http://example.org/1",
            "published_date": "2024-05-07",
        },
        {"id": "a/2", "title": "通知", "text": "\n".join(lines), "document_number": "某政发〔2023〕12号"},
        {"title": "空"},
    ]
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def change_records(content: bytes, chance: random.Random) -> bytes:
    """Records with odd values, doubled, missing or nested fields, as one list or as lines."""
    records = [json.loads(line) for line in content.decode().split("\n")]
    for _ in range(chance.randint(1, 5)):
        record = chance.choice(records)
        if not isinstance(record, dict) or not record:
            continue
        name, way = chance.choice(list(record)), chance.random()
        if way < 0.5:
            record[name] = chance.choice(ODD_VALUES)
        elif way < 0.65:
            del record[name]
        elif way < 0.8:
            record[chance.choice(("id", "text", "html", "题", ""))] = record[name]
        elif way < 0.9:
            records.append(chance.choice(ODD_VALUES))
        else:
            records.append(dict(record))
    if chance.random() < 0.3:
        return json.dumps(records, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    lines = [json.dumps(record, ensure_ascii="\\ud800" in json.dumps(record)) for record in records]
    return (
        chance.choice(("\n", "\r\n", "\n\n", ",\n", " "))
        .join(lines)
        .encode("utf-8", chance.choice(("replace", "surrogatepass")))
    )


def change_mail(content: bytes, chance: random.Random) -> bytes:
    """A mail whose heads say other charsets, encodings, kinds or boundaries than its parts have."""
    for _ in range(chance.randint(1, 3)):
        old, new = chance.choice(
            (
                (b"charset=utf-8", f"charset={chance.choice(CHARSETS)}".encode()),
                (b"base64", chance.choice(ENCODINGS).encode()),
                (b'boundary="b"', chance.choice((b"", b'boundary=""', b'boundary="--b"', b"boundary=b; boundary=c"))),
                (
                    b"text/plain",
                    chance.choice((b"text/html", b"message/rfc822", b"multipart/mixed", b"image/png", b"/")),
                ),
                (b"filename=", chance.choice((b"filename*=gbk''", b"name=", b"filename*0=", b"filename="))),
                ("附件1.html".encode(), chance.choice(ODD_NAMES).encode()),
                (b"=?utf-8?B?", chance.choice((b"=?gb2312?Q?", b"=?x?B?", b"=?utf-8?B?" * 50))),
                (b"\r\n", b"\n"),
                (b"--b--", b""),
                (b"\r\n--b\r\n", b"\r\n--b\r\n" * chance.choice((2, 200))),
            )
        )
        content = content.replace(old, new, chance.choice((1, -1)))
    return content


def change_tar(content: bytes, chance: random.Random) -> bytes:
    """A tar with a member under an odd name, as a link or a device, twice, of a wrong size, or damaged inside."""
    target = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(content)) as old,
        tarfile.open(fileobj=target, mode=chance.choice(("w", "w:gz", "w:bz2", "w:xz"))) as new,  # type: ignore[call-overload]
    ):
        members = old.getmembers()
        chosen = chance.choice(members)
        for info in members:
            data = old.extractfile(info)
            inside = data.read() if data else b""
            if info is chosen:
                way = chance.random()
                if way < 0.3:
                    info.name = chance.choice(ODD_NAMES)
                elif way < 0.5:
                    info.type = chance.choice(
                        (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE)
                    )
                    info.linkname, info.size, inside = chance.choice(ODD_NAMES), 0, b""
                elif way < 0.7:
                    inside = inside[: len(inside) // 2]
                    info.size = len(inside)
                elif way < 0.8:
                    new.addfile(info, io.BytesIO(inside))
                else:
                    inside = bytes(chance.choice((byte, byte ^ 1, 0)) for byte in inside)
            new.addfile(info, io.BytesIO(inside))
    made = target.getvalue()
    if chance.random() < 0.3:  # a wrong size or sum in a head
        at = chance.choice((124, 136, 148, 156)) % max(len(made), 1)
        made = made[:at] + chance.choice((b"7777777", b"-1", b"\x80\xff\xff", b"L")) + made[at + 1 :]
    return made


def nest(content: bytes, name: str, chance: random.Random) -> bytes:
    """A file in archives of both kinds, one in the other, each cut off or whole."""
    for _ in range(chance.randint(1, 5)):
        content = zip_of({name: content, "x.txt": b"x"}) if chance.random() < 0.5 else tar_of({name: content}, "w:gz")
        name = "in.zip" if content[:2] == b"PK" else "in.tar.gz"
        if chance.random() < 0.2:
            content = content[: int(len(content) * chance.random())]
    return content
