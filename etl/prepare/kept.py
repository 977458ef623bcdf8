"""Results of outside programs, kept in a folder under the hashes of the source files, so that each is made once."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import uuid4

from etl.prepare.tools import ADVICE
from etl.read.prepared import NOTHING, Prepared, RecognizedLine, RecognizedPage

FOLDER = "prepared"
TOOLS = "tools.json"
DOCX, FAULT, PAGES = ".docx", ".fault", ".pages.json"
KINDS = (DOCX, FAULT, PAGES)
PAGE = ".page.json"  # of one page, until all of its document are there


class Kept:
    """The folder ``prepared`` beside the parts, and the tools of the machine that fills it.

    That machine passes its ``tools``; workers that only read find them in the folder.
    """

    def __init__(self, parts: Path, tools: Iterable[str] | None = None) -> None:
        self.folder = parts / FOLDER
        if tools is None:
            content = read_if_there(self.folder / TOOLS)
            tools = json.loads(content) if content else ()
        self.tools = frozenset(tools)

    def tell_tools(self) -> None:
        """Write the list of installed tools. Raises OSError."""
        content = json.dumps(sorted(self.tools)).encode()
        if read_if_there(self.folder / TOOLS) != content:
            self.keep(TOOLS, content)

    def find_state(self, content_sha256: str, tool: str) -> str:
        """Return one word for what is kept of a file that needs a tool; the key of the file's rows contains it."""
        if not tool:
            return ""
        kinds = [kind for kind in KINDS if self.has(content_sha256, kind)]
        return " ".join([*kinds, *(self.tools & {tool})])

    def load(self, content_sha256: str, tool: str) -> Prepared:
        """Return what a tool made of a file, or why there is nothing."""
        if not tool:
            return NOTHING
        docx, fault, pages = (read_if_there(self.folder / f"{content_sha256}{kind}") for kind in KINDS)
        missing = fault.decode("utf-8") if fault is not None else ""
        if not missing and tool not in self.tools:
            missing = f"{ADVICE[tool]} and build again"
        return Prepared(docx, pages_from_json(pages) if pages is not None else {}, missing)

    def has(self, content_sha256: str, kind: str) -> bool:
        return (self.folder / f"{content_sha256}{kind}").exists()

    def keep(self, name: str, content: bytes) -> None:
        """Write a file of the folder, in full or not at all. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        half = self.folder / f".{name}.{uuid4().hex}"
        try:
            half.write_bytes(content)
            os.replace(half, self.folder / name)
        finally:
            half.unlink(missing_ok=True)

    def drop(self, content_sha256: str, kind: str) -> None:
        (self.folder / f"{content_sha256}{kind}").unlink(missing_ok=True)

    def forget_all_but(self, needed: Collection[str]) -> None:
        """Delete the results for files whose hashes are not in ``needed``, and half-written files of killed builds."""
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            name = path.name
            is_half = name.startswith(".") and name.rpartition(".")[0].endswith((*KINDS, PAGE, TOOLS))
            if is_half or (name.endswith((*KINDS, PAGE)) and name.partition(".")[0] not in needed):
                path.unlink(missing_ok=True)

    def read(self, content_sha256: str, kind: str) -> bytes:
        """Read a file of the folder. Raises OSError."""
        return (self.folder / f"{content_sha256}{kind}").read_bytes()


def read_if_there(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def pages_to_json(pages: Mapping[int, RecognizedPage]) -> bytes:
    return json.dumps({str(number): asdict(page) for number, page in pages.items()}, ensure_ascii=False).encode("utf-8")


def pages_from_json(content: bytes) -> dict[int, RecognizedPage]:
    return {int(number): _page_of(page) for number, page in json.loads(content).items()}


def page_to_json(page: RecognizedPage) -> bytes:
    return json.dumps(asdict(page), ensure_ascii=False).encode("utf-8")


def page_from_json(content: bytes) -> RecognizedPage:
    return _page_of(json.loads(content))


def _page_of(page: dict[str, Any]) -> RecognizedPage:
    lines = tuple(RecognizedLine(*line) for line in page["lines"])
    rules = tuple((x0, top, x1, bottom) for x0, top, x1, bottom in page["rules"])
    return RecognizedPage(page["width"], page["height"], lines, rules, page["fault"], tuple(page.get("unread", ())))
