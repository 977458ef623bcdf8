"""Other processes: all that a command starts is waited for and counted, and a failure is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.processes import run, run_python

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")


def test_a_failure_is_told() -> None:
    with pytest.raises(RuntimeError, match=r"ended with 3: no such thing$"):
        run(run_python("-c", "import sys; print('no such thing', file=sys.stderr); sys.exit(3)"))


@linux
def test_what_a_command_leaves_behind_is_waited_for(tmp_path: Path) -> None:
    late = f"import time, pathlib; time.sleep(0.3); pathlib.Path({str(tmp_path / 'late')!r}).touch()"
    run(run_python("-c", f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {late!r}])"))
    assert (tmp_path / "late").exists()


@linux
def test_memory_is_that_of_all_processes_together() -> None:
    held = "held = bytearray(b'x' * 50_000_000)"
    child = f"{held}; print(flush=True); input()"  # says that it holds it, and does until its input ends
    both = (
        f"import subprocess, sys, time; {held}; pipes = dict.fromkeys(('stdin', 'stdout'), subprocess.PIPE); "
        f"child = subprocess.Popen([sys.executable, '-c', {child!r}], **pipes); child.stdout.readline(); "
        "time.sleep(1.5); child.communicate(b'\\n')"
    )
    found = run(run_python("-c", both), watch_memory=True).peak_megabytes
    assert found is not None and found > 100
