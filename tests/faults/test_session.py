"""A few of the faults of the session, and that each breach of a promise is seen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults import session
from tests.faults.builds import VICTIMS, Ended, Place, make_place, write_content

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="processes are not killed so here")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return make_place(tmp_path_factory.mktemp("place"))


def breaches(told: list[str]) -> list[str]:
    return [words for words in told if words.split(":")[0] in session.BREACHES]


def test_each_kind_of_process_is_killed(place: Place) -> None:
    assert breaches(list(session.kill(place, len(VICTIMS)))) == []


def test_few_descriptors(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "DESCRIPTORS", (16, 32))
    assert breaches(list(session.starve_of_descriptors(place, 0))) == []


SERVER = f"""Traceback (most recent call last):
  File "<string>", line 1, in <module>
  File "{session.SERVER_FOLDER}/forkserver.py", line 258, in main
    fds = reduction.recvfds(s, MAXFDS_TO_SEND + 1)
OSError: [Errno 24] Too many open files
"""
# what a build says, and whether that is a traceback of the project's
TRACES = [
    ("", False),
    ("raw/a.txt cannot be read", False),
    (SERVER, False),
    (SERVER + SERVER, False),
    (SERVER.replace("OSError: [Errno 24] Too many open files", "AssertionError: Len is 6 but msg[0] is 8"), False),
    (SERVER.replace("OSError: [Errno 24] Too many open files", "AssertionError: x"), True),
    (SERVER.replace("[Errno 24] Too many open files", "[Errno 9] Bad file descriptor"), True),
    (SERVER.replace(f"{session.SERVER_FOLDER}/forkserver.py", "/project/etl/multiprocessing/forkserver.py"), True),
    (SERVER.replace("<string>", "/project/etl/cli.py"), True),
    (SERVER + SERVER.replace("OSError: [Errno 24] Too many open files", "ValueError: x"), True),
    ("Traceback (most recent call last)", False),
    ("Traceback (most recent call last):\nValueError", True),
]


@pytest.mark.parametrize(("said", "expected"), TRACES)
def test_only_the_server_of_python_may_show_a_traceback(said: str, expected: bool) -> None:
    assert session.shows_a_traceback(said) == expected


# what a disturbed build came to, what it left, and the breach
SEEN = [
    (Ended(None, "killed"), "new", "hangs"),
    (Ended(1, ""), "new", "no sentence"),
    (Ended(2, "Traceback (most recent call last):\nValueError"), "new", "traceback"),
    (Ended(2, "stopped"), "part", "not whole"),
]


@pytest.mark.parametrize(("ended", "left", "breach"), SEEN, ids=[breach for *_, breach in SEEN])
def test_a_breach_is_seen(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ended: Ended, left: str, breach: str
) -> None:
    monkeypatch.setattr(Place, "find_wrong_next", lambda self: "")
    write_content(place.new if left == "new" else dict(list(place.new.items())[:3]), place.output)
    assert [told.split(":")[0] for told in session.judge(place, ended, 2**22, "x")] == ["builds", breach]
