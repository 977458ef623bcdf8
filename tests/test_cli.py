"""The command line: what it prints, and its exit status."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from rich.cells import cell_len

from etl.build import build
from etl.cli import main
from schemas import TABLES

ROOT = Path(__file__).parent.parent
DOCUMENT = "xinjiang-2021-investment-promotion"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, as a user starts it."""
    return subprocess.run(
        [sys.executable, "-m", "etl", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


@pytest.fixture
def output(built_output: Path) -> Path:
    return built_output


def test_help_imports_nothing_heavy() -> None:
    script = "import sys; from etl.cli import main; main(['--help']); print(sorted(sys.modules), file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)
    for name in (b"'polars'", b"'pandera'", b"'pyarrow'", b"'rich'", b"'pdfplumber'", b"'lxml'", b"'schemas'"):
        assert name not in result.stderr


@pytest.mark.parametrize("command", ["build", "show", "check", "export"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert "--output" in capsys.readouterr().out


# wrong usage, and a word of what is said
WRONG_USAGE = [
    ([], "Missing command"),
    (["bild"], "No such command 'bild'"),
    (["build", "--row", "x"], "No such option: --row"),
    (["show"], "Missing argument"),
    (["build", "raw", "output"], "unexpected extra argument"),
    (["export"], "Missing option '--format'"),
    (
        ["export", "--format", "csv"],
        "There is no format csv: the formats are sqlite, duckdb, xlsx, jsonl, graphml, gexf.",
    ),
    (["diff", "output"], "Missing argument 'new'"),
]


@pytest.mark.parametrize(("arguments", "word"), WRONG_USAGE)
def test_wrong_usage_is_one_sentence(arguments: list[str], word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert word in printed.err and printed.err.count("\n") == 1
    assert printed.out == ""


def test_build_tells_what_was_written_and_what_needs_a_look(tmp_path: Path) -> None:
    result = run("build", "--output", str(tmp_path / "output"), COLUMNS="60", LC_ALL="C", PYTHONIOENCODING="ascii")
    out = result.stdout.decode("utf-8")
    assert result.returncode == 0
    for name in ("documents", "clauses", "responsible_units", "diagnostics"):
        rows = pl.read_parquet(tmp_path / "output" / f"{name}.parquet").height
        assert any(line.split() == [name, str(rows)] for line in out.splitlines()), name
    assert "What to look at" in out and "numbering_gap" in out
    assert "5 of 5 documents" in result.stderr.decode("utf-8")
    assert b"\x1b" not in result.stdout + result.stderr


def test_a_scheduler_is_told_what_was_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["build", "--raw", str(ROOT / "raw"), "--output", str(tmp_path / "output"), "--jobs", "0", "--quiet"]
    assert main([*command, "--fail-on", "warning"]) == 1  # there are warnings, and
    assert main([*command, "--fail-on", "error"]) == 0  # no errors
    assert main([*command, "--force", "--fail-on", "error"]) == 0
    assert capsys.readouterr() == ("", "")
    assert main([*command, "--json"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert summary["up_to_date"] is True and summary["failed"] == []
    assert summary["rows"]["documents"] == 5
    assert {"warning", "info"} == {row["severity"] for row in summary["diagnostics"]}


def test_a_document_that_failed_is_in_the_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "scan.pdf").write_bytes(b"%PDF-1.7")
    command = ["build", "--raw", str(tmp_path / "raw"), "--output", str(tmp_path / "output"), "--jobs", "0", "--json"]
    assert main([*command, "--fail-on", "error"]) == 1
    summary = json.loads(capsys.readouterr().out)
    assert [(failed["document_id"], failed["code"]) for failed in summary["failed"]] == [("scan", "unreadable_source")]
    assert summary["up_to_date"] is False and summary["seconds"] > 0


def test_show_marks_what_was_found(output: Path) -> None:
    result = run("show", DOCUMENT, "--output", str(output), COLUMNS="60", NO_COLOR="1", LC_ALL="C")
    out = result.stdout.decode("utf-8")
    assert result.returncode == 0
    assert "«responsible unit» ‹date› {parameter} <citation>" in out
    assert "«自治区商务厅»" in out and "«lead»" in out
    assert b"\x1b" not in result.stdout


def test_show_ends_quietly_when_its_reader_does(output: Path) -> None:
    command = f'"{sys.executable}" -m etl show {DOCUMENT} --output "{output}" | "{sys.executable}" -c "input()"'
    result = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, check=True)
    assert result.stderr == b""


# a command; what it prints goes to a full disk
PRINTING = [["--version"], ["--help"], ["formats"], ["check"], ["show", DOCUMENT]]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device here")
@pytest.mark.parametrize("command", PRINTING, ids=lambda words: words[0])
def test_what_cannot_be_printed_is_said(output: Path, command: list[str]) -> None:
    where = ["--output", str(output)] if command[0] in ("check", "show") else []
    with open("/dev/full", "w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "etl", *command, *where], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    sentence = "What this command prints cannot be written (No space left on device): send it elsewhere."
    assert (result.returncode, result.stderr.decode().strip()) == (2, sentence)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device here")
@pytest.mark.parametrize("streams", ["2>/dev/full", "2>&-", "<&- >&- 2>&-"])
def test_a_build_needs_nobody_to_read_its_progress(output: Path, tmp_path: Path, streams: str) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("一、总体要求\n（一）扩大开放。\n", "utf-8")
    command = f'"{sys.executable}" -m etl build --raw "{tmp_path}/raw" --output "{tmp_path}/output" --jobs 1 {streams}'
    assert subprocess.run(["sh", "-c", command], cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode == 0
    assert main(["check", "--output", str(tmp_path / "output")]) == 0


# the module during whose import an interrupt comes; "" stands for the end, when all is done
MOMENTS = ["etl.cli", "typer", "rich.console", "schemas", ""]
INTERRUPTED_AT = """
import atexit, os, signal, sys
class Interrupt:
    def find_spec(self, name, path, target=None):
        if name == sys.argv[0]:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupt())
import tiaokuan
if not sys.argv[0]:
    atexit.register(os.kill, os.getpid(), signal.SIGINT)
sys.exit(tiaokuan.main())
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal here")
@pytest.mark.parametrize("moment", MOMENTS)
def test_an_interrupt_ends_any_command_without_a_traceback(output: Path, moment: str) -> None:
    script = f"import sys; sys.argv[0] = {moment!r}{INTERRUPTED_AT}"
    command = [sys.executable, "-c", script, "check", "--output", str(output)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert result.returncode in ((130, -2) if moment else (0,))
    assert b"Traceback" not in result.stderr and b"KeyboardInterrupt" not in result.stderr


def test_show_names_the_nearest_document(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", DOCUMENT[:-2], "--output", str(output)]) == 2
    assert f"did you mean {DOCUMENT}?" in capsys.readouterr().err


def test_check_holds(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--output", str(output)]) == 0
    assert f"{len(TABLES)} tables" in capsys.readouterr().out


def test_check_tells_a_broken_rule(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(ROOT / "raw", tmp_path / "output")
    path = tmp_path / "output" / "clauses.parquet"
    pl.read_parquet(path).with_columns(end_char=pl.col("end_char") + 1).write_parquet(path)
    assert main(["check", "--output", str(tmp_path / "output")]) == 2
    err = capsys.readouterr().err
    assert "rules of the schemas are broken" in err and "clauses row 1, start_char" in err


def test_check_tells_a_changed_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(ROOT / "raw", tmp_path / "output")
    with (tmp_path / "output" / "clauses.csv").open("a") as file:
        file.write("one more\n")
    assert main(["check", "--output", str(tmp_path / "output")]) == 2
    assert "clauses.csv is not as the build wrote it" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["check"], ["show", "x"], ["export", "--format", "jsonl"]])
def test_no_dataset(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--output", str(tmp_path)]) == 2
    assert "holds no dataset" in capsys.readouterr().err


def test_a_table_that_is_no_parquet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(ROOT / "raw", tmp_path / "output")
    (tmp_path / "output" / "dates.parquet").write_bytes(b"PAR1 and no more")
    assert main(["check", "--output", str(tmp_path / "output")]) == 2
    assert "dates.parquet cannot be read as Parquet" in capsys.readouterr().err


def test_export_says_where_it_stands(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["export", "--format", "jsonl", "--output", str(output), "--to", str(tmp_path / "lines")]
    assert main(arguments) == 0
    assert f"{tmp_path / 'lines'} is written." in capsys.readouterr().out
    assert main(arguments) == 2
    assert "is there already" in capsys.readouterr().err


def test_diff_tells_rows_at_sixty_columns(output: Path, tmp_path: Path) -> None:
    shutil.copytree(output, tmp_path / "new")
    path = tmp_path / "new" / "clauses.parquet"
    clauses = pl.read_parquet(path).with_columns(
        heading=pl.when(pl.col("ordinal") == 5).then(pl.lit("另一个标题")).otherwise("heading")
    )
    clauses.write_parquet(path)
    assert run("diff", str(output), str(output)).returncode == 0
    result = run("diff", str(output), str(tmp_path / "new"), "--rows", "2", COLUMNS="60", NO_COLOR="1", LC_ALL="C")
    lines = result.stdout.decode("utf-8").splitlines()
    assert result.returncode == 1
    assert any(line.split() == ["clauses", "0", "0", "5"] for line in lines)
    assert any(line.endswith("→ 另一个标题") for line in lines)
    assert "  … 3 more; --rows 5 shows them all" in lines
    assert max(cell_len(line) for line in lines) <= 60


def test_diff_of_no_dataset(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(output), str(tmp_path)]) == 2
    assert "holds no dataset" in capsys.readouterr().err


def test_a_failure_of_the_program_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*arguments: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("etl.build.build", fail)
    assert main(["build", "--raw", str(ROOT / "raw"), "--output", str(tmp_path / "output")]) == 2
    err = capsys.readouterr().err
    assert "The program failed (KeyError in etl.cli.build.build): please report it" in err and "Traceback" not in err
