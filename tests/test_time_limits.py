"""The limit on time: it ends what runs on, leaves alone what does not, and takes itself away again."""

from __future__ import annotations

import contextlib
import re
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
import regex

from etl import pipeline
from etl.cli import main
from etl.pipeline import rows_of
from etl.records import Clause, Diagnostic, Source
from etl.time_limits import OutOfTime, run_within

SOON = 0.2  # seconds, for what never ends
AMPLE = 600.0  # for what must end before, on a busy machine too
CHOKING = "a" * 40
TEXT = "一、总体要求\n（一）扩大开放。到2025年，引进企业30家以上。（商务厅负责）\n"

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no alarms here")


def run_on() -> None:
    while True:
        time.sleep(0.01)


def forgive_exceptions() -> None:
    while True:
        with contextlib.suppress(Exception):
            run_on()


def forgive_once() -> None:
    with contextlib.suppress(BaseException):
        run_on()
    run_on()


# what never ends by itself
ENDLESS: dict[str, Callable[[], object]] = {
    "loop": run_on,
    "exceptions forgiven": forgive_exceptions,
    "the first one swallowed": forgive_once,
    "pattern of re": lambda: re.match(r"(a|aa)+$", CHOKING + "b"),
    "pattern of regex": lambda: regex.match(r"(a|a)+$", CHOKING + "b"),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_what_runs_on_is_ended(name: str) -> None:
    with pytest.raises(OutOfTime):
        run_within(SOON, ENDLESS[name])
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_what_ends_in_time_is_left_alone() -> None:
    before = signal.getsignal(signal.SIGALRM)
    assert run_within(AMPLE, lambda: 7) == 7
    with pytest.raises(KeyError):
        run_within(AMPLE, lambda: {}["x"])
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_no_limit() -> None:
    assert run_within(0, lambda: signal.getitimer(signal.ITIMER_REAL)) == (0.0, 0.0)


def test_another_thread_has_no_limit() -> None:
    given: list[int] = []
    thread = threading.Thread(target=lambda: given.append(run_within(SOON, lambda: 7)))
    thread.start()
    thread.join()
    assert given == [7]


def test_a_document_over_time_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run_on_with_one(source: Source) -> tuple[tuple[Clause, ...], tuple[Diagnostic, ...]]:
        if source.document_id == "endless":
            run_on()
        return segment(source)

    segment = pipeline.segment
    rows_of("warm.txt", TEXT.encode(), None)  # the first document pays for what all need
    monkeypatch.setattr(pipeline, "segment", run_on_with_one)
    raw, output = tmp_path / "raw", tmp_path / "output"
    raw.mkdir()
    for name in ("endless", "good", "zeal"):
        (raw / f"{name}.txt").write_text(TEXT, "utf-8")
    assert main(["build", "--raw", str(raw), "--output", str(output), "--time-limit", "3", "--jobs", "0"]) == 0
    tables = {name: pl.read_parquet(output / f"{name}.parquet") for name in ("documents", "diagnostics")}
    assert tables["documents"]["document_id"].to_list() == ["good", "zeal"]
    (error,) = tables["diagnostics"].filter(pl.col("severity") == "error").to_dicts()
    assert (error["document_id"], error["code"]) == ("endless", "unreadable_source")
    assert error["message"].startswith("endless.txt took longer than 3 seconds: ")


@pytest.mark.parametrize("limit", ["-1", "nan", "1e9", "99999999"])
def test_a_limit_that_will_not_do(limit: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--time-limit", limit]) == 2
    assert "--time-limit" in capsys.readouterr().err
