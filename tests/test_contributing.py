"""The recipes of CONTRIBUTING.md, done word for word in a copy of the package."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECIPES = dict(re.findall(r"<!-- recipe: (\w+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL))


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of what the package is made of."""
    for folder in ("etl", "schemas"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "tiaokuan.py", tmp_path)
    return tmp_path


def run(house: Path, script: str) -> str:
    """What a script prints that uses the copy."""
    command = [sys.executable, "-c", f"import etl\nfrom pathlib import Path\n{script}"]
    done = subprocess.run(command, cwd=house, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def add_line(path: Path, line: str) -> None:
    """Add a line to a sorted CSV, in its place."""
    header, *lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text(header + "".join(sorted([*lines, line])), "utf-8")


def test_a_document(house: Path) -> None:
    raw = house / "raw"
    raw.mkdir()
    (raw / "notice.txt").write_text("关于做好防汛工作的通知\n一、加强值守。\n", "utf-8")
    shutil.copy(ROOT / "raw" / "catalog.csv", raw)
    header = (raw / "catalog.csv").read_text("utf-8").splitlines(keepends=True)[0]
    (raw / "catalog.csv").write_text(header + RECIPES["document"], "utf-8")
    said = run(
        house, "t = etl.build()\nprint(*t['documents'].select('document_number', 'region_code').collect().row(0))"
    )
    assert said == "某政办发〔2024〕3号 130125"


def test_an_alias(house: Path) -> None:
    script = "t = etl.extract('一、加强管理。（兵团机关事务局负责）')\nprint(*t['organizations']['name'])"
    assert run(house, script) == "兵团机关事务局"
    add_line(house / "etl" / "lexicon" / "organization_aliases.csv", RECIPES["alias"])
    assert run(house, script) == "新疆生产建设兵团"


def test_a_numbering_style(house: Path) -> None:
    script = (
        "t = etl.extract('关于工作的意见\\n一、总体要求\\n〖一〗加强管理。\\n〖二〗优化服务。\\n〖三〗强化监督。\\n二、保障措施')\n"
        "print(*t['clauses'].filter(style='han_paren').select('marker', 'path').rows())"
    )
    assert run(house, script) == ""
    path = house / "etl" / "notation" / "numbering_styles.py"
    source = path.read_text("utf-8")
    path.write_text(source.replace("STYLES = (\n", f"STYLES = (\n{RECIPES['style']}", 1), "utf-8")
    assert run(house, script) == "('〖一〗', '1.1') ('〖二〗', '1.2') ('〖三〗', '1.3')"


def test_a_format(house: Path) -> None:
    (house / "etl" / "read" / "formats" / "gemtext.py").write_text(RECIPES["format"], "utf-8")
    (house / "policy.gmi").write_text("# 总则\n\n=> /a\n一、加强管理。\n", "utf-8")
    script = (
        "t = etl.extract(Path('policy.gmi'))\n"
        "print(*t['documents'].select('source_format').row(0), *t['clauses']['kind'])"
    )
    assert run(house, script).startswith("gmi ")


def test_a_kind_of_fact(house: Path) -> None:
    """One file of its model and one of its finder: it is a table, a part of every description, marked, and measured."""
    (house / "schemas" / "telephones.py").write_text(RECIPES["model"], "utf-8")
    (house / "etl" / "extract" / "telephones.py").write_text(RECIPES["fact"], "utf-8")
    for folder in ("raw", "gold"):
        (house / folder).mkdir()
    text = "关于做好防汛工作的通知\n一、加强值守。值班电话0431-88900000。\n二、报送信息。\n"
    (house / "raw" / "notice.txt").write_text(text, "utf-8")
    clauses = "C\t1\t\t1\t一、\t1\t加强值守。\nC\t2\t\t1\t二、\t2\t报送信息。\n"
    answers = clauses + "H\t1\t043188900000\t0431-88900000\n"
    (house / "gold" / "notice.tsv").write_text(answers, "utf-8")
    script = "t = etl.build()\nprint(*t['telephones'].select('clause_id', 'mention', 'number').collect().row(0))"
    assert run(house, script) == "notice#1 0431-88900000 043188900000"
    output = house / "output"
    assert (output / "telephones.csv").is_file() and (output / "telephones.parquet").is_file()
    for page in ("dictionary.md", "README.md", "datapackage.json", "croissant.json", "load.sql", "load_postgres.sql"):
        assert "telephones" in (output / page).read_text("utf-8"), page
    explorer = (output / "explorer.html").read_text("utf-8")
    assert '"mark_telephones":["T","电"]' in explorer and ".mark.telephones {" in explorer
    measured = "from etl.publish.agreement import MEASURES\nfrom etl.publish.gold import parse_gold\n"
    measured += (
        "print(MEASURES['telephones'], parse_gold(Path('gold/notice.tsv').read_text(), 'x').rows['H'][0]['number'])"
    )
    assert run(house, measured) == "('telephones', 'clause, number') 043188900000"
    command = [sys.executable, "-m", "etl", "show", "notice"]
    shown = subprocess.run(command, cwd=house, check=False, capture_output=True, encoding="utf-8")
    assert "[0431-88900000]" in shown.stdout, shown.stdout + shown.stderr
