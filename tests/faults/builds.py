"""Builds to be disturbed: documents in two editions, what their datasets are, and the processes that a build consists of."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.build import build
from etl.places import beside
from etl.publish.sums import files_in
from tests.read.document_files import make_docx, set_paragraphs

ROOT = Path(__file__).parents[2]
VICTIMS = (
    "main",
    "worker",
    "server",
    "tracker",
    "reader",
)  # the reader looks for pages to recognize, before all others
Content = dict[str, bytes]


def text_of(number: int, edition: int = 1) -> str:
    """The text of a document; the edition is its year and its money."""
    return (
        f"关于第{number}批招商引资工作的意见\n一、总体要求\n（一）到{2020 + edition}年，引进企业{number}家以上。（市商务局、市财政局负责）\n"
        f"（二）落实《外商投资法》，补助{edition}万元。\n" + "（三）加强组织领导，完善工作机制。\n" * 20
    )


def content_of(folder: Path) -> Content:
    """Every file of a dataset; none where there is no folder."""
    return {name: (folder / name).read_bytes() for name in files_in(folder)} if folder.exists() else {}


def write_content(content: Content, folder: Path) -> None:
    """Put a dataset and nothing else into a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in content.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def make_raw(raw: Path, edition: int, pdf: bool = True) -> None:
    """Eight documents that processes are started for: seven Word files and a PDF, or the Word files alone."""
    raw.mkdir(exist_ok=True)
    for number in range(1, 9 if pdf else 8):
        paragraphs = text_of(number, edition).splitlines()
        ending, content = ("docx", make_docx(paragraphs)) if number < 8 else ("pdf", set_paragraphs(paragraphs))
        (raw / f"d{number}.{ending}").write_bytes(content)


@dataclass(frozen=True, slots=True)
class Ended:
    """What a disturbed build came to: its status (None where it had to be killed) and what it said on both streams."""

    status: int | None
    said: str


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with documents of the second edition, where the dataset of the first stands or none; what each is, whole."""

    folder: Path
    old: Content
    new: Content

    @property
    def raw(self) -> Path:
        """Its documents."""
        return self.folder / "raw"

    @property
    def output(self) -> Path:
        """Its dataset."""
        return self.folder / "output"

    def command(self, *options: str) -> list[str]:
        """The build of its documents."""
        words = [sys.executable, "-m", "etl", "build", "--jobs", "2", "--quiet"]
        return [*words, "--raw", str(self.raw), "--output", str(self.output), *options]

    def reset(self) -> None:
        """Put the old dataset there, and nothing of what builds keep."""
        shutil.rmtree(beside(self.output, "parts"), ignore_errors=True)
        write_content(self.old, self.output)

    def is_whole(self) -> bool:
        """Whether the dataset there is the old one or the new one, to the last byte."""
        return content_of(self.output) in (self.old, self.new)

    def find_wrong_next(self) -> str:
        """What is wrong with the dataset that a build leaves which nothing disturbs; empty where it is the new one."""
        command = self.command()
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        if done.returncode:
            return f"status {done.returncode}: {done.stderr[-2000:]}"
        left = content_of(self.output)
        others = sorted(name for name in left.keys() | self.new.keys() if left.get(name) != self.new.get(name))
        told = left.get("diagnostics.csv", b"").decode("utf-8") if others else ""
        return f"{', '.join(others)} are others; {told}" if others else ""


def make_place(folder: Path) -> Place:
    """A place whose two datasets were built in peace."""
    raw, output = folder / "raw", folder / "output"
    made = []
    for edition in (1, 2):
        make_raw(raw, edition)
        build(raw, output)
        made.append(content_of(output))
    place = Place(folder, *made)
    place.reset()
    return place


def start(command: Sequence[str], **options: object) -> subprocess.Popen[str]:
    """Start a build in a group of its own."""
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT} | options
    return subprocess.Popen(command, cwd=ROOT, text=True, start_new_session=True, **streams)  # type: ignore[call-overload]


def end(process: subprocess.Popen[str], patience: float = 120.0) -> Ended:
    """Wait for a build; one that outlasts the patience hangs, and is killed with all that belongs to it."""
    try:
        said, _ = process.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        said, _ = process.communicate()
        return Ended(None, said or "")
    return Ended(process.returncode, said or "")


def find_victim(group: int, kind: str) -> int | None:
    """The number of a process of a build by what it does, None where it is not there (yet)."""
    return find_processes(group).get(kind)


def find_processes(group: int) -> dict[str, int]:
    """The numbers of the processes of a build by what they do; of several that do the same, the youngest."""
    found: dict[str, int] = {"main": group}
    server = None
    for entry in sorted(
        (entry for entry in Path("/proc").iterdir() if entry.name.isdigit()), key=lambda e: int(e.name)
    ):
        try:
            parent, of_group = map(int, (entry / "stat").read_text().rsplit(")", 1)[1].split()[1:3])
            words = (entry / "cmdline").read_bytes()
        except (OSError, ValueError):
            continue
        if of_group != group:
            continue
        if b"multiprocessing.resource_tracker" in words:
            found["tracker"] = int(entry.name)
        elif b"multiprocessing.spawn" in words:
            found["reader"] = int(entry.name)
        elif b"multiprocessing.forkserver" in words:
            if parent == group:
                server = found["server"] = int(entry.name)
            elif parent == server:
                found["worker"] = int(entry.name)
    return found


def is_left(group: int, patience: float = 60.0) -> bool:
    """Whether processes of a group are left; what serves the others goes a moment after them."""
    last = time.monotonic() + patience
    while time.monotonic() < last:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.01)
    return True
