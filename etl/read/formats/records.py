"""Records of crawlers (.json, .jsonl): each one a document, its fields named by a small file beside it.

``pages.fields.json`` beside ``pages.jsonl`` says which field holds what, under the names of the table ``documents``, with
``text`` or ``html`` for the document itself and ``id`` for its name::

    {"id": "url", "html": "content", "title": "title", "published_date": "pubtime"}

Without such a file the fields must have these names themselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from etl.raw_folder import MAPPING
from etl.read.containers import Member
from etl.read.formats.text import read_text
from etl.read.reading import Reading, UnreadableSource

ENDINGS = {".json": "json"}
CONTAINERS = (".json", ".jsonl", ".ndjson")
FACTS = (
    "title", "document_number", "issuer", "signed_date", "published_date", "effective_date", "expiry_date", "source_url",
    "retrieved_date",
)  # fmt: skip
FIELDS = ("id", "text", "html", *FACTS)
NO_NAME = re.compile(r"[\\/:*?\"<>|\s\x00-\x1f]+")
LONGEST_NAME = 60


def unpack_records(path: Path) -> Iterator[Member]:
    """Yield the records of a file, each as one record of its own whose fields are named as columns."""
    fields = read_fields(path)
    width = 4
    for number, record in enumerate(read_all(path), 1):
        name = f"{number:0{width}d}"
        if not isinstance(record, dict):
            yield Member(f"{name}.json", b"", f"record {number} is no object")
            continue
        renamed = {ours: record[theirs] for ours, theirs in fields.items() if record.get(theirs) not in (None, "")}
        if given := NO_NAME.sub("_", str(renamed.pop("id", ""))).strip("_."):
            name = given[-LONGEST_NAME:].lstrip("_.")
        if not renamed.keys() & {"text", "html"}:
            asked = " or ".join(dict.fromkeys(fields[name] for name in ("text", "html") if name in fields)) or "text"
            yield Member(
                f"{name}.json",
                b"",
                f"record {number} has no field {asked}; name the field of the text in {mapping_of(path).name}",
            )
            continue
        yield Member(f"{name}.json", json.dumps(renamed, ensure_ascii=False).encode("utf-8", "replace"))


def read_all(path: Path) -> Iterator[Any]:
    """Yield the records of a JSON list, of one object, or of lines. Raises `UnreadableSource`."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        if path.suffix.lower() == ".json" or text.lstrip().startswith("["):
            whole = json.loads(text)
            yield from whole if isinstance(whole, list) else [whole]
        else:
            for line in text.split("\n"):
                if line.strip():
                    yield json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableSource(f"it is no JSON ({str(error)[:100]}); export the records again") from None


def read_fields(path: Path) -> Mapping[str, str]:
    """Return the fields of a file's records by column name. Raises `UnreadableSource` if the mapping cannot be used."""
    mapping = mapping_of(path)
    if not mapping.is_file():
        return {name: name for name in FIELDS}
    try:
        fields = json.loads(mapping.read_text("utf-8-sig"))
    except ValueError:
        raise UnreadableSource(f'{mapping.name} is no JSON; write it as {{"text": "content"}}') from None
    wrong = sorted(set(fields) - set(FIELDS)) if isinstance(fields, dict) else ["(no object)"]
    if wrong:
        raise UnreadableSource(f"{mapping.name} names {', '.join(wrong)}; it may name {', '.join(FIELDS)}")
    return {str(ours): str(theirs) for ours, theirs in fields.items()}


def mapping_of(path: Path) -> Path:
    return path.with_name(path.stem + MAPPING)


def read_records(content: bytes) -> Reading:
    """One record with fields named as columns. Raises `UnreadableSource` if it is none."""
    try:
        record = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UnreadableSource("it is no JSON; export the records again") from None
    body = record.get("html") or record.get("text") if isinstance(record, dict) else None
    if not isinstance(body, str):
        raise UnreadableSource("it is no record with a field text or html")
    read = read_text
    if record.get("html"):
        from etl.read.formats.html import read_html as read  # every build looks for records, few hold pages
    reading = read(body.encode("utf-8", "replace"))
    facts = {name: str(record[name]).strip() for name in FACTS if isinstance(record.get(name), (str, int))}
    return replace(reading, page_metadata={**reading.page_metadata, **facts})
