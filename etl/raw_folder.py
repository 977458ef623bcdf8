"""The raw folder: which files are documents, and what they are called.

Of several files whose ids would be one, ``policy.docx`` beside ``policy.md``, the first by name has it; each of the
others has its whole name as its id, ``policy.md``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from errno import ENAMETOOLONG
from pathlib import Path, PurePosixPath

from etl.errors import InputError
from etl.records import Diagnostic

CATALOG = "catalog.csv"
FACTS = "dataset.toml"
OFFICE_LOCK = "~$"  # Word and Excel write such a file beside one that is open
MAPPING = ".fields.json"  # behind the stem of a crawler's records: which of their fields hold what
LONGEST_SHOWN = 200  # characters of a path in a sentence
SYSTEM_FILES = ("desktop.ini", "thumbs.db")
NO_BYTE = re.compile(
    "[\ud800-\udc7f\udd00-\udfff]"
)  # surrogates that stand for no byte of a file's name; JSON may hold them
WRITTEN = (".txt", ".html")  # endings of the files that a dataset has for every document, beside those of its folders


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A document's file: its id, its path under raw/ with ``/`` between folders, and where it is on the disk."""

    document_id: str
    source_file: str
    path: Path


def document_id_of(source_file: str) -> str:
    """Return the id of the document in a file that shares it with no other: its path under raw/ without its ending."""
    return str(PurePosixPath(source_file).with_suffix(""))


def find_source_files(raw: Path) -> tuple[SourceFile, ...]:
    """Return all documents under ``raw``, in all its folders, in the order of their ids.

    The catalog, ``dataset.toml``, hidden files, ``README*`` and what other programs leave in a folder (see `find_skipped_files`) are no
    documents. Raises ``InputError`` if ``raw`` is no directory or holds none, and where a folder is called as a file
    that is written for a document.
    """
    if not _is_folder(raw):
        raise InputError(f"{raw} is not a directory: give the folder of the source documents with --raw.")
    files: dict[str, SourceFile] = {}
    for path in _paths(raw):
        if _is_left_by_a_program(path.name):
            continue
        source_file = printable_name(path.relative_to(raw).as_posix())
        document_id = document_id_of(source_file)
        if document_id in files:
            document_id = source_file
        files[document_id] = SourceFile(document_id, source_file, path)
    if not files:
        raise InputError(f"{raw} holds no documents: put some there, or give their folder with --raw.")
    for folder in sorted({parent for document_id in files for parent in PurePosixPath(document_id).parents}):
        owner = files.get(document_id_of(str(folder))) if folder.suffix in WRITTEN else None
        if owner:
            raise InputError(
                f"The folder {folder} in {raw} has the name of a file that is written for {owner.source_file}: "
                "rename one of them."
            )
    return tuple(files[document_id] for document_id in sorted(files))


def find_skipped_files(raw: Path) -> list[str]:
    """Paths under ``raw`` of files that other programs left there: lock files of Office, ``Thumbs.db``, ``desktop.ini``."""
    return [
        printable_name(path.relative_to(raw).as_posix()) for path in _paths(raw) if _is_left_by_a_program(path.name)
    ]


def read_kept_by_hand(raw: Path, name: str) -> bytes | None:
    """The bytes of a file in ``raw`` that is about the documents and none of them, such as the catalog; None without one.

    Raises ``InputError`` if it is no regular file, a named pipe for one, or cannot be read.
    """
    path = raw / name
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"{path} is no regular file: take it away.")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(_unreadable(str(path), error)) from error


def find_mappings(raw: Path) -> list[Path]:
    """The files under ``raw`` that say what the fields of crawlers' records hold (see `etl.read.formats.records`)."""
    return sorted(path for path in raw.rglob(f"*{MAPPING}") if path.is_file())


def tell_odd_files(raw: Path, files: Iterable[SourceFile]) -> list[Diagnostic]:
    """A warning for every document whose id is the whole name of its file, and a word on every file that was skipped."""
    told = [
        Diagnostic(
            file.document_id,
            None,
            "read",
            "warning",
            "shared_name",
            f"another file is the document {document_id_of(file.source_file)}: {file.source_file} keeps its ending in its id",
        )
        for file in files
        if file.document_id != document_id_of(file.source_file)
    ]
    message = "left there by another program, and no document"
    return told + [
        Diagnostic(name, None, "read", "info", "file_skipped", f"{name}: {message}") for name in find_skipped_files(raw)
    ]


def _paths(raw: Path) -> Iterator[Path]:
    """Paths of the documents, sorted; folders behind symbolic links are not entered."""
    for folder, folders, names in os.walk(raw, onerror=_raise):
        if not os.access(folder, os.X_OK):  # its names can be listed, and nothing behind them
            raise InputError(f"{folder} cannot be searched (Permission denied): give yourself the right to search it.")
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith((".", "README")) or (name in (CATALOG, FACTS) and Path(folder) == raw):
                continue
            if name.endswith(MAPPING):
                continue
            yield Path(folder, name)


def _is_left_by_a_program(name: str) -> bool:
    return name.startswith(OFFICE_LOCK) or name.lower() in SYSTEM_FILES


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name longer than any
        return False


def _raise(error: OSError) -> None:
    raise InputError(_unreadable(str(error.filename), error)) from error


def _unreadable(name: str, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return f"{name} cannot be read ({error.strerror}): give yourself the right to read it."
    if error.errno == ENAMETOOLONG and len(name) > LONGEST_SHOWN:
        name = f"The folder …{name[-LONGEST_SHOWN:]}"
    return f"{name} cannot be read ({error.strerror}): move it elsewhere, or take it away."


def printable_name(name: str) -> str:
    """Return a file's name as tables can hold it: bytes that are no UTF-8, lone surrogates and control characters are escaped."""
    whole = NO_BYTE.sub(lambda m: f"\\u{ord(m[0]):04x}", name)
    readable = whole.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if ord(c) >= 0x20 and c != "\x7f" else f"\\x{ord(c):02x}" for c in readable)
