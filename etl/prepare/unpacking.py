"""Archives and mails are unpacked before a build: each member becomes a document ``archive/inner-path``.

Members are kept under the hash of their archive and unpacked once.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from uuid import uuid4

from etl.hashes import file_sha256
from etl.prepare.kept import Kept
from etl.raw_folder import SourceFile, document_id_of
from etl.read.containers import DEEPEST, find_container, id_without_container, unpack
from etl.read.formats.records import CONTAINERS as RECORDS
from etl.read.formats.records import mapping_of
from etl.read.reading import UnreadableSource
from etl.records import Diagnostic

UNPACKED = "unpacked"
INDEX = "members.json"
Documents = Iterable[tuple[SourceFile, str | None]]


class Unpacked(NamedTuple):
    """The documents of a build, with members instead of archives, and diagnostics for what could not be unpacked."""

    documents: tuple[tuple[SourceFile, str | None], ...]
    left_out: tuple[Diagnostic, ...]


def unpack_all(files: Documents, kept: Kept) -> Unpacked:
    """Return the documents with their hashes, in the order of their ids. Raises OSError if nothing can be kept."""
    documents: dict[str, tuple[SourceFile, str | None]] = {}
    archives: list[tuple[SourceFile, str, str]] = []
    for file, digest in files:
        ending = find_container(file.source_file)
        if ending and digest:
            archives.append((file, digest, ending))
        if not ending or not digest or is_document_too(file.source_file):
            documents[file.document_id] = (file, digest)
    for file, _, _ in archives:  # an archive is no document and keeps no other file from its id
        free_id(document_id_of(file.source_file), documents)
    left_out: list[Diagnostic] = []
    needed: set[str] = set()
    for file, digest, ending in archives:
        owner = id_without_container(file.source_file)
        for name, path, member_digest, fault in unpack_kept(file.path, digest, ending, kept, needed, DEEPEST):
            if fault:
                left_out.append(refusal(owner, f"{file.source_file}{'/' if name else ''}{name}: {fault}", not name))
                continue
            member = f"{file.source_file}/{name}"
            inner = f"{owner}/{without_containers(name)}"
            ids = (str(PurePosixPath(inner).with_suffix("")), inner, member)
            document_id = next((document_id for document_id in ids if document_id not in documents), "")
            if document_id:
                documents[document_id] = (SourceFile(document_id, member, path), member_digest)
            else:
                left_out.append(refusal(owner, f"{member}: another file there has the same name; rename one", False))
    forget_archives(kept, needed)
    return Unpacked(tuple(documents[key] for key in sorted(documents)), tuple(left_out))


def free_id(document_id: str, documents: dict[str, tuple[SourceFile, str | None]]) -> None:
    """Give a free id to the first document that had to keep its full file name as id because the id was taken."""
    if document_id in documents:
        return
    for key in sorted(documents):
        file, digest = documents[key]
        if key == file.source_file and key != document_id and document_id_of(key) == document_id:
            del documents[key]
            documents[document_id] = (SourceFile(document_id, file.source_file, file.path), digest)
            return


def without_containers(name: str) -> str:
    """Return a path with archives named without their extensions: ``b.zip/c.txt`` → ``b/c.txt``."""
    *folders, last = name.split("/")
    return "/".join([*(id_without_container(part) if find_container(part) else part for part in folders), last])


def is_document_too(source_file: str) -> bool:
    """True for a mail, whose body is a document beside its attachments."""
    return source_file.lower().endswith(".eml")


def refusal(document_id: str, message: str, is_whole: bool) -> Diagnostic:
    if is_whole:
        return Diagnostic(document_id, None, "read", "error", "unreadable_source", message)
    return Diagnostic(document_id, None, "read", "warning", "member_left_out", message)


Found = tuple[str, Path, str, str]  # a member's path in the archive, where it lies, its hash, and why it was left out


def unpack_kept(path: Path, digest: str, ending: str, kept: Kept, needed: set[str], depth: int) -> Iterator[Found]:
    """Return the members of an archive, nested archives included, unpacked now or by an earlier build."""
    mapping = mapping_of(path)
    if mapping.is_file():  # of a crawler's records, which come out otherwise with another mapping
        digest = hashlib.sha256(f"{digest} {file_sha256(mapping)}".encode()).hexdigest()
    folder = kept.folder / UNPACKED / digest
    needed.add(digest)
    if not (folder / INDEX).is_file() or failed_whole(folder):  # what failed is tried again: a program may be here now
        write_members(path, ending, folder)
    for name, file_name, member_digest, fault in json.loads((folder / INDEX).read_bytes()):
        inner = find_container(name) if not fault and name else None
        if inner is None or is_document_too(name) or ending in RECORDS:
            yield name, folder / file_name, member_digest, fault
        if inner is None or ending in RECORDS:
            continue
        if depth <= 1:
            yield name, folder, "", "it lies too deep in archives; unpack it yourself"
        else:
            for deeper, place, deeper_digest, said in unpack_kept(
                folder / file_name, member_digest, inner, kept, needed, depth - 1
            ):
                yield f"{name}/{deeper}" if deeper else name, place, deeper_digest, said


def failed_whole(folder: Path) -> bool:
    return any(not name for name, *_ in json.loads((folder / INDEX).read_bytes()))


def write_members(path: Path, ending: str, folder: Path) -> None:
    """Unpack an archive into a folder, in full or not at all."""
    half = folder.with_name(f".{folder.name}.{uuid4().hex}")
    half.mkdir(parents=True)
    index: list[tuple[str, str, str, str]] = []
    try:
        try:
            for number, member in enumerate(unpack(path, ending)):
                inner = find_container(member.path)
                file_name = f"{number:05d}{inner or PurePosixPath(member.path).suffix.lower()[:12]}"
                if not member.fault:
                    (half / file_name).write_bytes(member.content)
                index.append((member.path, file_name, hashlib.sha256(member.content).hexdigest(), member.fault))
            if not index and not is_document_too(path.name):
                raise UnreadableSource("it holds no files that could be documents; pack them again")
        except UnreadableSource as reason:
            index = [("", "", "", str(reason))]  # nothing of a bomb is a document
        (half / INDEX).write_text(json.dumps(index, ensure_ascii=False), "utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        half.rename(folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def forget_archives(kept: Kept, needed: set[str]) -> None:
    """Delete the members of archives that are gone."""
    places = kept.folder / UNPACKED
    for folder in places.iterdir() if places.is_dir() else ():
        if folder.name not in needed:
            shutil.rmtree(folder, ignore_errors=True)
