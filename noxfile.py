"""The sessions of the project: build, tests, wheel, lint, typecheck, score, and one for each tool that must open output/.

Every one installs the versions of constraints.txt, the tools those of a file of their own in constraints/: some of them
ask for other versions than the project.
"""

import os
import shutil
from pathlib import Path

import nox

CONSTRAINTS = ("-c", "constraints.txt")
OUTPUT = "output"
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
    compiled = {
        "UV_COMPILE_BYTECODE": "1"
    }  # as pip does: else the first run does it, or every run where none may write
    session.install(*CONSTRAINTS, "hatchling", env=compiled)
    session.install(*CONSTRAINTS, "--no-build-isolation", "-e", ".", *packages, env=compiled)


@nox.session
def build(session: nox.Session) -> None:
    """Build the dataset of raw/ into output/ (arguments go on to the command)."""
    install_project(session)
    session.run("python", "-m", "etl", "build", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests."""
    install_project(session, "pytest", "pytest-xdist", "hypothesis")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def formats(session: nox.Session) -> None:
    """Read what asks for outside programs: run the tests of reading with LibreOffice and OCR."""
    if not shutil.which("soffice"):
        session.error("there is no LibreOffice on this machine: apt-get install libreoffice-writer")
    install_project(session, "pytest", "pytest-xdist", "hypothesis", "rapidocr", "onnxruntime")
    session.run("python", "-m", "pytest", "tests/prepare", "tests/read", *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build the wheel, install it as a user would, and try every command in another folder."""
    session.install(*CONSTRAINTS, "hatchling")
    folder = Path(session.create_tmp()).resolve()
    shutil.rmtree(folder / "dist", ignore_errors=True)
    session.run("python", "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist"))
    session.run("python", "-m", "venv", "--clear", str(folder / "empty"))
    python = folder / "empty" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    (built,) = (folder / "dist").glob("*.whl")
    session.run(str(python), "-m", "pip", "install", "--quiet", str(built), external=True)
    session.run("python", ".ci/check_wheel.py", str(python))


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
    session.run("mypy", "--strict", "etl", "schemas", "benchmarks", "tiaokuan.py")


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
def fuzz(session: nox.Session) -> None:
    """Build ten thousand damaged files of every kind through the real command, and attack every pattern of the package."""
    install_project(session, "pytest", "hypothesis")
    session.run("python", "-W", "ignore:Duplicate name", "-m", "tests.fuzz.session", *session.posargs)
    session.run("python", "-m", "tests.fuzz.patterns")


@nox.session
def faults(session: nox.Session) -> None:
    """Kill, starve and shut out builds at hundreds of moments, and look at what they leave."""
    if not hasattr(os, "killpg"):
        session.skip("processes are not killed so here")
    install_project(session, "pytest", "hypothesis")
    session.run("python", "-m", "tests.faults.session", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure what builds and stages cost beside a floor and others; adds a line to benchmarks/history.csv."""
    install_project(session, "-c", "constraints/bench.txt", "jionlp")
    session.run("python", "-m", "benchmarks", *(session.posargs or ["--keep"]))


@nox.session
def explorer(session: nox.Session) -> None:
    """Try the explorer in Debian's chromium: no request, no complaint, every mark and table, keyboard, phone, paper."""
    if not shutil.which("chromium"):
        session.error("there is no chromium on this machine: apt-get install chromium")
    install_project(session, "-c", "constraints/explorer.txt", "pytest", "hypothesis", "playwright")
    session.run("python", "-m", "pytest", "tests/browser", *session.posargs)


@nox.session
def spark(session: nox.Session) -> None:
    """Build on a Spark of two slots on this machine: the same bytes as without, and a document that dies costs itself only."""
    if not shutil.which("java") and "JAVA_HOME" not in os.environ:
        session.skip("there is no Java on this machine: apt-get install openjdk-17-jre-headless")
    install_project(session, "pytest", "hypothesis")
    session.install(*CONSTRAINTS, "pandas", "pyspark")  # PySpark is built, with tools of its own
    master = {"PYSPARK_SUBMIT_ARGS": "--master local[2] pyspark-shell"}
    session.run("python", "-m", "pytest", "tests/cluster", *session.posargs, env=master)


def install_tool(session: nox.Session, *packages: str) -> None:
    """Install a tool in the versions of its own file; the project is not needed to open what it wrote."""
    session.install("-c", f"constraints/{session.name}.txt", *packages)


@nox.session
def frictionless(session: nox.Session) -> None:
    """Validate output/datapackage.json: hashes, types, constraints, keys."""
    install_tool(session, "frictionless")
    session.run("frictionless", "validate", f"{OUTPUT}/datapackage.json")


@nox.session
def croissant(session: nox.Session) -> None:
    """Validate output/croissant.json without a warning, and load all its records."""
    install_tool(session, "mlcroissant[parquet]")
    said = session.run("mlcroissant", "validate", "--jsonld", f"{OUTPUT}/croissant.json", silent=True)
    if "warning" in str(said).lower():
        session.error(str(said))
    session.run("python", ".ci/check_croissant.py", OUTPUT)


@nox.session
def huggingface(session: nox.Session) -> None:
    """Load every configuration of output/ with Hugging Face's datasets, without a network."""
    install_tool(session, "datasets")
    offline = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HOME": session.create_tmp()}
    session.run("python", ".ci/check_huggingface.py", OUTPUT, env=offline)


@nox.session
def duckdb(session: nox.Session) -> None:
    """Open everything in output/ with DuckDB, and run the queries of the recipes."""
    session.install(*CONSTRAINTS, "duckdb")
    session.run("python", ".ci/check_duckdb.py", OUTPUT)


@nox.session
def postgres(session: nox.Session) -> None:
    """Load output/ into a PostgreSQL of its own, and compare every table with its Parquet file."""
    if not shutil.which("psql"):
        session.error("there is no PostgreSQL on this machine: apt-get install postgresql")
    session.install(*CONSTRAINTS, "duckdb")
    session.run("python", ".ci/check_postgres.py", OUTPUT)
