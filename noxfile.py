"""The sessions of the project. Every one installs the versions of constraints.txt."""

from pathlib import Path

import nox

CONSTRAINTS = ("-c", "constraints.txt")
SCORE = Path("../shared/score/score.py")
GOLD = Path("../shared/gold")
PROPERTIES = ("tests/segment/test_printed_trees.py", "tests/read/test_hostile_files.py")

nox.needs_version = ">=2024.4.15"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.error_on_external_run = True
nox.options.sessions = ["lint", "typecheck", "tests", "build"]


def install_project(session: nox.Session, *packages: str) -> None:
    """Install the project in place with what it needs, and the packages of the session."""
    session.install(*CONSTRAINTS, "hatchling")
    session.install(*CONSTRAINTS, "--no-build-isolation", "-e", ".", *packages)


@nox.session
def build(session: nox.Session) -> None:
    """Build the dataset of raw/ into output/ (arguments go on to the command)."""
    install_project(session)
    session.run("python", "-m", "etl", "build", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests."""
    install_project(session, "pytest", "hypothesis")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Look for faults in the code, and at its format."""
    session.install(*CONSTRAINTS, "ruff")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def typecheck(session: nox.Session) -> None:
    """Check the types."""
    install_project(session, "mypy")
    session.run("mypy", "--strict", "etl", "schemas")


@nox.session
def score(session: nox.Session) -> None:
    """Hold output/ against hand-made answers, where they are at hand."""
    if not SCORE.is_file():
        session.log(f"{SCORE} is not here: nothing was scored.")
        return
    session.install(*CONSTRAINTS, "polars")
    arguments = session.posargs or ["--gold", str(GOLD), "--output", "output", "--show", "5"]
    session.run("python", str(SCORE), *arguments)


@nox.session
def properties(session: nox.Session) -> None:
    """Print over a thousand random trees and damage over a thousand files of each kind: minutes, not seconds."""
    install_project(session, "pytest", "hypothesis")
    session.run("python", "-m", "pytest", "--hypothesis-profile=thorough", *PROPERTIES, *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure the stages: tables here, and the figures as JSON (arguments go on to the command)."""
    install_project(session)
    session.run("python", "-m", "benchmarks", *(session.posargs or ["--json", ".benchmarks/figures.json"]))
