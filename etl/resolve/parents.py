"""A notice and its annexes: a file whose name or title another document of its folder lists under 附件： belongs to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

import polars as pl

from etl.records import DocumentRows

# 附件：1.任务清单 / 附件1：任务清单 / 附件 任务清单; the lines of a list go on with 2.… 3.…
HEAD = re.compile(r"附件(?:[ ]?[:：]|(?=[ ]?[0-9]{1,2}[ ]?[:：.．、 ])|$)[ ]?(?P<rest>.*)$")
ITEM = re.compile(
    r"(?:^|(?<=[。；; ]))(?P<number>[0-9]{1,2})[ ]?[:：.．、 ](?![0-9]{1,2}(?![0-9]))[ ]?"
    r"(?P<name>(?:(?![。；; ][0-9]{1,2}[.．、]).){2,100})"
)
NO_NAME = re.compile(r"^(?:附件|附表|附录)[ ]?[0-9一二三四五六七八九十]{0,3}[ :：.．、_-]*|^[0-9]{1,2}[ .．、_-]+")
ENDING = re.compile(
    r"[（(](?:点击|下载|略)[^（）()]{0,10}[)）]$|\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar|rtf|odt|txt)$", re.IGNORECASE
)
NUMBERED = re.compile(r"附件[ ]?(?P<number>[0-9]{1,2})")
NO_LETTERS = re.compile(r"[\W_]+")
LONGEST = 120  # characters of a name
LEAST = 4  # letters of a name that can be told from others
MOST = 200  # names of a document
SCHEMA = {"document_id": pl.String, "number": pl.Int64, "name": pl.String}


def list_attachments(documents: Sequence[DocumentRows]) -> pl.DataFrame:
    """What every document lists under 附件：, a row a name: ``document_id``, ``number``, ``name`` (its letters)."""
    rows = [
        (rows.source.document_id, number, name)
        for rows in documents
        if "附件" in rows.source.text
        for number, name in find_listed(rows.source.text)
    ]
    return pl.DataFrame(rows, SCHEMA, orient="row")


def find_listed(text: str) -> list[tuple[int, str]]:
    """The numbers and names (letters alone) of a text's list of attachments.

    >>> find_listed("附件：1.重点任务清单\\n2.责任分工表\\n某某市人民政府")
    [(1, '重点任务清单'), (2, '责任分工表')]
    >>> find_listed("附件：重点任务清单.docx")
    [(1, '重点任务清单')]
    """
    found: dict[int, str] = {}
    expected = 0  # the number of the next name, while lines belong to the list
    for line in text.split("\n"):
        items: list[tuple[int, str]] = []
        if len(line) > 4 * LONGEST:
            expected = 0
            continue
        if head := HEAD.match(line):
            items = [(int(item["number"]), item["name"]) for item in ITEM.finditer(head["rest"])]
            if head["rest"] and not items:
                items = [(1, head["rest"])]
        elif expected and (item := ITEM.match(line)) and int(item["number"]) == expected:
            items = [(int(item["number"]), item["name"]) for item in ITEM.finditer(line)]
        else:
            expected = 0
            continue
        for number, name in ((number, letters_of(name)) for number, name in items):
            if len(name) >= LEAST and len(found) < MOST:
                found.setdefault(number, name)
        expected = items[-1][0] + 1 if items else 1
    return sorted(found.items())


def letters_of(name: str) -> str:
    """The letters of a title or file name, without 附件1, running number and ending."""
    return NO_LETTERS.sub("", NO_NAME.sub("", ENDING.sub("", name.strip().rstrip("。；;"))))


def find_parents(documents: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    """The documents that one other document of their folder lists: ``document_id``, ``parent_document_id``.

    ``documents`` has ``document_id``, ``source_file``, ``title``; ``listed`` is as `list_attachments` gives it.
    """
    names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # by folder and name, who lists it
    folders = {
        name: str(PurePosixPath(file).parent)
        for name, file in documents.select("document_id", "source_file").iter_rows()
    }
    listers: dict[str, set[str]] = defaultdict(set)
    for document_id, number, name in listed.iter_rows():
        if folder := folders.get(document_id):
            listers[folder].add(document_id)
            names[folder][name].add(document_id)
            names[folder][f"附件{number}"].add(document_id)
    parents: dict[str, str] = {}
    for document_id, source_file, title in documents.select("document_id", "source_file", "title").iter_rows():
        known = names.get(folders[document_id])
        if not known:
            continue
        stem = PurePosixPath(source_file).stem
        own = {letters_of(stem), letters_of(title or "")}
        if (numbered := NUMBERED.match(stem)) and len(listers[folders[document_id]] - {document_id}) == 1:
            own.add(numbered[0].replace(" ", ""))
        found = set(_listing(known, own)) - {document_id}
        if len(found) == 1:
            parents[document_id] = found.pop()
    certain = {child: parent for child, parent in parents.items() if parents.get(parent) != child}
    schema = {"document_id": pl.String, "parent_document_id": pl.String}
    return pl.DataFrame(sorted(certain.items()), schema, orient="row")


def _listing(known: dict[str, set[str]], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from known.get(name, ()) if name else ()


def link_parents(documents: pl.DataFrame, parents: pl.DataFrame) -> pl.DataFrame:
    """The same rows of ``documents`` with ``parent_document_id`` where another document lists them."""
    found = documents.select("document_id").join(parents, on="document_id", how="left", maintain_order="left")
    return documents.with_columns(found["parent_document_id"])
