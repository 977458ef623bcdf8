"""``python -m tests.faults.session``: builds killed, starved and shut out at hundreds of moments; counts by kind.

Whatever happens, ``output`` is the old dataset or the new one, whole; the command ends, in a sentence where it fails; no
process is left; and the next build gives the new dataset.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.builds import (
    VICTIMS,
    Ended,
    Place,
    end,
    find_processes,
    find_victim,
    is_left,
    make_place,
    start,
)

BREACHES = ("not whole", "next wrong", "stopped", "traceback", "no sentence", "hangs", "orphans")
REDIRECTIONS = (">&-", "2>&-", "<&-", "<&- >&- 2>&-", ">/dev/full", "2>/dev/full", ">/dev/full 2>&1", "| head -c 1")
DESCRIPTORS = (8, 12, 16, 20, 24, 32, 48, 64, 96, 128)
POLL = 0.005  # seconds between two looks at the processes of a build
SIZES = range(200, 4000, 400)  # kilobytes of a disk


def main(arguments: list[str] | None = None) -> int:
    """Disturb builds in every way; gives 1 where a promise was broken."""
    parser = argparse.ArgumentParser(description="Disturb builds and look at what they leave.")
    parser.add_argument("--kills", type=int, default=200)
    asked = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        place = make_place(Path(folder))
        for name, disturb in FAULTS.items():
            before = Counter(counts)
            begun = time.monotonic()
            for words in disturb(place, asked.kills):
                verdict = words.split(":", 1)[0]
                counts[verdict] += 1
                if verdict in BREACHES:
                    print(f"  {name}: {words}")
            told = ", ".join(f"{kind} {number}" for kind, number in (counts - before).items())
            print(f"{name}: {told or 'skipped'} ({time.monotonic() - begun:.0f} s)", flush=True)
    print(f"builds {counts['builds']}", *(f"{kind} {counts[kind]}" for kind in BREACHES), sep=" · ")
    return int(any(counts[kind] for kind in BREACHES))


def judge(place: Place, ended: Ended, group: int, what: str) -> Iterator[str]:
    """What a disturbed build broke; the next build is tried too."""
    yield "builds"
    if is_left(group):
        yield f"orphans: {what}"
    if not place.is_whole():
        yield f"not whole: {what}"
    if ended.status is None:
        yield f"hangs: {what}"
    if "Traceback (most recent call last):" in ended.said:
        yield f"traceback: {what}: {ended.said[-300:]}"
    if ended.status in (1, 2) and not ended.said.strip():
        yield f"no sentence: {what}"
    if wrong := place.find_wrong_next():
        yield f"next wrong: {what}: {wrong}"


def kill(place: Place, kills: int) -> Iterator[str]:
    """SIGKILL to main process, workers, their server and the tracker in turn, at moments over the life of each."""
    yield from _signal(place, kills, VICTIMS, signal.SIGKILL)


def interrupt(place: Place, kills: int) -> Iterator[str]:
    """SIGINT to all processes, as a terminal sends it, and SIGTERM to the main one."""
    for sent in (signal.SIGINT, signal.SIGTERM):
        yield from _signal(place, max(2, kills // 10), ("main",), sent)


def _signal(place: Place, times: int, victims: tuple[str, ...], sent: signal.Signals) -> Iterator[str]:
    lives = _measure_lives(place)
    alive = [victim for victim in victims if victim in lives]
    for moment in range(times):
        place.reset()
        victim = alive[moment % len(alive)]
        delay = lives[victim] * (moment + 0.5) / times
        process = start(place.command())
        while find_victim(process.pid, victim) is None and process.poll() is None:
            time.sleep(POLL)
        time.sleep(delay)
        number = find_victim(process.pid, victim)
        what = f"{sent.name} to {victim} after {delay:.2f} of its {lives[victim]:.2f} s"
        try:
            if number and sent is signal.SIGINT:
                os.killpg(process.pid, sent)
            elif number:
                os.kill(number, sent)
                yield f"{victim} met"
        except ProcessLookupError:
            pass
        ended = end(process)
        # Python itself tells of a process that is killed while it is being born, or as it ends
        is_told = victim != "main" and ended.status == 0
        if victim != "main" and ended.status:
            yield f"stopped: {what}: {ended.said[-300:]}"
        yield from judge(place, Ended(ended.status, "" if is_told else ended.said or "killed"), process.pid, what)


def _measure_lives(place: Place) -> dict[str, float]:
    """How many seconds each kind of process lives in a build that nothing disturbs."""
    place.reset()
    process = start(place.command())
    seen: dict[str, list[float]] = {}
    while process.poll() is None:
        for kind in find_processes(process.pid):
            seen.setdefault(kind, []).append(time.monotonic())
        time.sleep(POLL)
    end(process)
    return {kind: moments[-1] - moments[0] for kind, moments in seen.items()}


def fill_disk(place: Place, kills: int) -> Iterator[str]:
    """Disks of many sizes, on which output and cache do not find room."""
    for size in SIZES:
        with mounted(f"size={size}k") as disk:
            if disk is None:
                return
            there = Place(place.folder, {}, place.new)
            small = _moved(there, disk)
            process = start(small.command())
            ended = end(process)
            yield "full" if ended.status == 2 else "fits"
            subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
            yield from judge(small, ended, process.pid, f"a disk of {size} KB")


def forbid(place: Place, kills: int) -> Iterator[str]:
    """A disk that may be read only, for output and cache, with a dataset on it and without."""
    for old in ({}, place.old):
        with mounted("size=64m") as disk:
            if disk is None:
                return
            there = _moved(Place(place.folder, old, place.new), disk)
            there.reset()
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            process = start(there.command())
            ended = end(process)
            subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
            yield from judge(there, ended, process.pid, "a disk that may be read only")


def close_streams(place: Place, kills: int) -> Iterator[str]:
    """stdin, stdout and stderr closed, on a full disk, or with a reader that goes."""
    for redirection in REDIRECTIONS:
        place.reset()
        command = " ".join(f"'{word}'" for word in place.command() if word != "--quiet")
        process = start(["sh", "-c", f"{command} {redirection}"])
        yield from judge(place, Ended(end(process).status, "not to be seen"), process.pid, redirection)


def starve_of_descriptors(place: Place, kills: int) -> Iterator[str]:
    """Few open files allowed."""
    for number in DESCRIPTORS:
        place.reset()
        command = " ".join(f"'{word}'" for word in place.command())
        process = start(["sh", "-c", f"ulimit -n {number}; exec {command}"])
        ended = end(process)
        yield f"status {ended.status}"
        yield from judge(place, ended, process.pid, f"{number} open files")


def build_twice(place: Place, kills: int) -> Iterator[str]:
    """Two builds of one output at once, a moment apart."""
    for delay in (0.0, 0.05, 0.2, 0.5, 1.0):
        place.reset()
        first = start(place.command())
        time.sleep(delay)
        second = start(place.command())
        both = [(process, end(process)) for process in (first, second)]  # the next build is tried when neither writes
        for process, ended in both:
            yield f"status {ended.status}"
            yield from judge(place, ended, process.pid, f"two builds, {delay} s apart")


FAULTS: dict[str, Callable[[Place, int], Iterator[str]]] = {
    "kills": kill,
    "interrupts": interrupt,
    "full disk": fill_disk,
    "read-only disk": forbid,
    "closed streams": close_streams,
    "few descriptors": starve_of_descriptors,
    "two builds": build_twice,
}


@contextmanager
def mounted(options: str) -> Iterator[Path | None]:
    """A small disk of memory; None where this user may not mount one."""
    with tempfile.TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder]
        try:
            done = subprocess.run(mount, check=False, capture_output=True).returncode == 0
        except FileNotFoundError:
            done = False
        try:
            yield Path(folder) if done else None
        finally:
            if done:
                subprocess.run(["umount", folder], check=True)


def _moved(place: Place, disk: Path) -> Place:
    """The same documents, built onto another disk."""
    there = Place(disk, place.old, place.new)
    (disk / "raw").symlink_to(place.raw)
    return there


if __name__ == "__main__":
    sys.exit(main())
