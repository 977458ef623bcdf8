"""The house itself: imports run one way, nothing heavy or far is pulled in, no document is known by name, the docs are whole."""

from __future__ import annotations

import ast
import csv
import itertools
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from etl import project
from etl.cli import app
from etl.engine.local import PRELOADED
from etl.engine.tasks import Made
from schemas import TABLES

ROOT = Path(__file__).parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for package in ("etl", "schemas")
    for path in sorted((ROOT / package).rglob("*.py"))
}
GROUND = (
    "etl.mentions",
    "etl.records",
    "etl.notation",
    "etl.lexicon",
    "etl.errors",
    "etl.project",
    "etl.dataset_facts",
    "etl.changes",
    "etl.processes",
    "etl.worker_process",
    "etl.time_limits",
    "etl.raw_folder",
    "etl.hashes",
    "etl.places",
    "schemas",
)
STAGES = ("etl.read", "etl.segment", "etl.extract", "etl.resolve", "etl.compare", "etl.publish")
# who may import whom, beside the ground and oneself
DOORS = {
    "etl.pipeline": STAGES,
    "etl.prepare": ("etl.read",),
    "etl.engine": (*STAGES, "etl.pipeline", "etl.prepare"),
    "etl.build": (*STAGES, "etl.engine", "etl.prepare"),
    "etl.interface": (*STAGES, "etl.engine", "etl.pipeline", "etl.build", "etl.prepare"),
    "etl.cli": (
        "etl.build",
        "etl.compare",
        "etl.engine",
        "etl.prepare",
        "etl.publish",
        "etl.read",
        "etl.serve",
        "etl.terminal",
    ),
    "etl.serve": ("etl.publish",),
    "etl.terminal": ("etl.publish", "etl.compare", "etl.read"),
    "schemas": (),
}
LEXICON = sorted((ROOT / "etl" / "lexicon").glob("*.csv"))
FORBIDDEN_NAMES = ("utils", "helpers", "common", "manager", "base")


def imports_of(module: str) -> Iterator[str]:
    """The modules of this project that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            name = node.module or ""
            names = [f"{name}.{alias.name}" if f"{name}.{alias.name}" in MODULES else name for alias in node.names]
        else:
            continue
        yield from (name for name in names if name in MODULES)


def is_in(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def room_of(module: str) -> str:
    """The stage or part that a module belongs to."""
    return next(
        (
            room
            for room in (*STAGES, *GROUND, "etl.cli", "etl.terminal", "etl.serve", "etl.engine", "etl.prepare")
            if is_in(module, (room,))
        ),
        module,
    )


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_one_way(module: str) -> None:
    room = room_of(module)
    allowed = (*DOORS.get(room, ()), *GROUND, room)
    if room in GROUND:
        allowed = GROUND
    wrong = {name for name in imports_of(module) if not is_in(name, allowed) and name != "etl"}
    assert not wrong, f"{module} imports {wrong}"


def test_imports_make_no_circle() -> None:
    graph = {module: {name for name in imports_of(module) if name != module} for module in MODULES}
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " → ".join([*way[way.index(module) :], module])
        if module not in done:
            for name in sorted(graph[module]):
                visit(name, (*way, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def loaded_by(statement: str) -> set[str]:
    script = f"{statement}\nimport sys\nprint(*sys.modules)"
    return set(
        subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)
        .stdout.decode()
        .split()
    )


def test_import_etl_is_light() -> None:
    loaded = loaded_by("import etl")
    assert not loaded & {"pandas", "polars", "pandera", "pyarrow", "rich", "typer", "schemas"}
    assert not loaded & {"socket", "ssl", "http.client", "urllib.request"}


def test_what_processes_are_forked_from_has_no_polars() -> None:
    assert not loaded_by(f"import {', '.join(PRELOADED)}") & {"polars", "pyarrow", "pandera"}


def test_what_asks_processes_to_read_loads_no_readers() -> None:
    loaded = loaded_by(f"import etl.build, etl.engine.local, etl.engine.merge, {Made.__module__}")
    assert not loaded & {"etl.pipeline", "etl.read.source", "etl.segment", "etl.extract", "etl.resolve.organizations"}


def test_a_build_without_broken_rules_needs_no_pandera() -> None:
    assert "pandera" not in loaded_by("import etl.build, etl.engine.merge, etl.engine.batch")


def test_the_whole_run_needs_no_pandas_and_opens_no_connection() -> None:
    statement = """
import sys
def refuse(event, arguments):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        raise SystemExit(event)
sys.addaudithook(refuse)
from pathlib import Path
from etl.pipeline import rows_of
from etl.records import DocumentRows
for path in sorted(Path("raw").glob("*.txt")):
    assert isinstance(rows_of(path.name, path.read_bytes(), None), DocumentRows)
"""
    assert "pandas" not in loaded_by(statement)


def document_ids() -> list[str]:
    return [path.stem for path in sorted((ROOT / "raw").glob("*.txt"))]


def test_no_code_and_no_word_list_knows_a_document() -> None:
    assert document_ids()
    places = [*MODULES.values(), *LEXICON]
    for path in places:
        text = path.read_text("utf-8")
        assert not [document_id for document_id in document_ids() if document_id in text], path
        if path.suffix == ".py":
            assert not re.search(r"document_id\s*(==|!=|in)\s*[\"'(\[{]", text), path


def test_a_file_is_one_thought() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in MODULES.values()
    }
    assert {place: length for place, length in lengths.items() if length > 250} == {}


def test_a_class_name_has_one_meaning() -> None:
    names = [
        node.name
        for path in MODULES.values()
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]
    assert {name for name in names if names.count(name) > 1} == set()


def test_the_init_of_a_package_only_names_what_it_offers() -> None:
    for path in MODULES.values():
        if path.name == "__init__.py":
            assert len(path.read_text("utf-8").splitlines()) <= 10, path


def test_files_are_named_in_the_words_of_the_field() -> None:
    assert not [module for module in MODULES if module.split(".")[-1] in FORBIDDEN_NAMES]


def test_the_engine_is_handed_the_function_and_knows_no_stage() -> None:
    known = {name for module in MODULES if room_of(module) == "etl.engine" for name in imports_of(module)}
    assert not {name for name in known if is_in(name, ("etl.read", "etl.segment", "etl.extract"))}


SPELLED_ONCE = {  # what official texts print, and the rooms that may spell it in a pattern
    "a day": (
        r"年[^|]{0,14}[}\]+?][^|]{0,8}月[^|]{0,24}[}\]+?][^|]{0,8}日",
        ("etl/notation/days.py", "etl/extract/dates/"),
    ),
    "an addressee line": (r"政府\|部门\|单位\|机构\|", ("etl/notation/addressees.py",)),
    "a document number's line": (
        r"[〔﹝].{0,60}\\d.{0,40}\]\S{0,20}(?:第\S{0,20})?号",
        ("etl/notation/document_numbers.py",),
    ),
    "a note on publication": (r"此件|此文|有删减", ("etl/notation/official_lines.py",)),
    "an attachment's head": (r"附(?:\[ \]\?|\\s\S?)*\[件|附件(?:\\s|\[ )|附表", ("etl/notation/attachments.py",)),
    "a title in its marks": (r"《.{0,30}\[\^《》", ("etl/notation/title_marks.py",)),
    "what titles end in": (
        r"(?:意见|方案|办法|细则)\|(?:意见|方案|办法|措施).*(?:\\Z|\$)$",
        ("etl/notation/title_words.py",),
    ),
    "a month's English name": (r"Jan(?:uary)?.{1,16}Feb", ("etl/notation/days.py", "etl/extract/dates/")),
}


@pytest.mark.parametrize("name", SPELLED_ONCE)
def test_notation_is_spelled_in_one_room(name: str) -> None:
    spelling, rooms = SPELLED_ONCE[name]
    for path in sorted((ROOT / "etl").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        if not place.startswith(rooms):
            patterns = [
                node.value
                for node in ast.walk(ast.parse(path.read_text("utf-8")))
                if isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and re.search(r"\\[sdp]|\[|\(\?", node.value)
            ]
            assert not [pattern for pattern in patterns if re.search(spelling, pattern)], f"{place} spells {name}"


# Words are data: a pattern names a list of etl/lexicon/pattern_words.csv. These may fall and not rise: who adds a word to a
# pattern moves as many out of it.
MOST_WORDS_IN_CODE = {"etl/extract/responsible_units/": 380, "": 1452}  # Han words in strings, by room
MOST_WORDS_IN_ONE_PATTERN = 34


def han_words() -> list[tuple[str, int, int]]:
    """File, line and number of Han words (two characters or more) of every string in the code that is no docstring."""
    found = []
    for path in sorted((ROOT / "etl").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                words = len(re.findall(r"[\u4e00-\u9fff]{2,}", node.value))
                found.append((path.relative_to(ROOT).as_posix(), node.lineno, words))
    return found


def test_words_move_out_of_the_code_and_not_in() -> None:
    counted = dict.fromkeys(MOST_WORDS_IN_CODE, 0)
    for place, _, words in han_words():
        counted[next(room for room in MOST_WORDS_IN_CODE if place.startswith(room))] += words
    assert {room: n for room, n in counted.items() if n > MOST_WORDS_IN_CODE[room]} == {}


def test_no_pattern_is_a_wall_of_words() -> None:
    assert [row for row in han_words() if row[2] > MOST_WORDS_IN_ONE_PATTERN] == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_every_command_and_table_is_in_the_docs(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    for command in app.registered_commands:
        assert command.callback is not None
        assert f"tiaokuan {command.callback.__name__}" in text
    for table in TABLES:
        assert f"\n| `{table}` |" in text


CODE = re.compile(r'"(?:info|warning|error)",\s*"(?P<code>[a-z]+(?:_[a-z]+)+)"')


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_every_code_of_a_diagnostic_is_in_the_docs(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    codes = {match["code"] for path in MODULES.values() for match in CODE.finditer(path.read_text("utf-8"))}
    assert len(codes) > 20
    assert {code for code in codes if f"`{code}`" not in text} == set()


def test_the_docs_are_as_the_code_says() -> None:
    command = [sys.executable, "docs/write.py", "--check"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
    assert said.returncode == 0, said.stdout + said.stderr


def pins_of(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("path", [ROOT / "constraints.txt", *sorted((ROOT / "constraints").glob("*.txt"))], ids=str)
def test_constraints_are_pins_alone(path: Path) -> None:
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]*==[0-9][0-9A-Za-z.]*", pin) for pin in pins_of(path))


def test_what_the_project_needs_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *itertools.chain(*project["optional-dependencies"].values())]
    pinned = {pin.split("==")[0] for pin in pins_of(ROOT / "constraints.txt")}
    assert {re.match("[a-z0-9-]+", name)[0] for name in needed} <= pinned


def test_every_tool_has_its_session_and_its_versions() -> None:
    sessions = set(re.findall(r"^def (\w+)\(session", (ROOT / "noxfile.py").read_text("utf-8"), re.MULTILINE))
    assert {path.stem for path in (ROOT / "constraints").glob("*.txt")} <= sessions
    run = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "nox -s frictionless croissant huggingface duckdb postgres" in run


def test_readmes_give_the_same_commands() -> None:
    english, chinese = (
        re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
        for name in ("README.md", "README.zh.md")
    )
    assert english and english == chinese


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_rows_that_the_readme_shows_are_real(readme: str, built_output: Path) -> None:
    shown = (ROOT / readme).read_text("utf-8").split("<!-- rows of responsible_units -->\n")[1].split("\n\n")[0]
    header, _, *lines = ([cell.strip() for cell in line.strip("|").split("|")] for line in shown.splitlines())
    with (built_output / "responsible_units.csv").open(encoding="utf-8-sig", newline="") as rows:
        real = [[row[name] for name in header] for row in csv.DictReader(rows)]
    assert len(lines) == 10
    assert all(line in real for line in lines)


CHANGES = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")


def test_the_changelog_is_kept_as_the_standard_asks() -> None:
    """Keep a Changelog 1.1.0: the newest version first, each with its day, changes in the groups of the standard."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    first, *versions = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert first == "[Unreleased]"
    found = [re.fullmatch(r"\[(\d+)\.(\d+)\.(\d+)\] - (\d{4}-\d\d-\d\d)", version) for version in versions]
    assert all(found)
    order = [(*map(int, each.groups()[:3]), each[4]) for each in found if each]
    assert order == sorted(order, reverse=True)
    for section in re.split(r"^## .*$", text, flags=re.MULTILINE)[1:]:
        before, *groups = re.split(r"^### (.*)$", section, flags=re.MULTILINE)
        assert not before.strip() and set(groups[::2]) <= set(CHANGES) and len(groups[::2]) == len(set(groups[::2]))
        for group in groups[1::2]:
            assert group.strip() and all(re.match(r"- |  \S|$", line) for line in group.splitlines()), group


def test_every_option_is_in_the_docs() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for command in typer.main.get_command(app).commands.values():
        line = next(
            line
            for line in text.splitlines()
            if line.startswith((f"| `tiaokuan {command.name} ", f"| `tiaokuan {command.name}`"))
        )
        options = {name for option in command.params for name in option.opts if name.startswith("--")}
        assert all(f"[{name}" in line or f" {name} " in line for name in options), (command.name, options)


def test_one_version_is_told_everywhere(built_output: Path) -> None:
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\nversion: {project.VERSION}\ndate-released: {project.RELEASED}\n" in citation
    assert f"\n## [{project.VERSION}] - {project.RELEASED}\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert json.loads((built_output / "datapackage.json").read_text("utf-8"))["version"] == project.VERSION
