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
