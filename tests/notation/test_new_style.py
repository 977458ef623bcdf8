"""Adding a numbering style is adding one row: done in a copy of the package, and read back from a document."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROW = '    _row("article", "paragraph_sign", 45, None, r"§[ ]?(?P<n>\\d{1,3})", _arabic, "§1"),\n'
TEXT = "某市管理办法\n§1 本办法适用于本市。\n有关单位应当遵守。\n§2 各级部门应当落实：\n（一）登记；\n（二）备案。\n§ 3\n本办法自发布之日起施行。\n"
PROGRAM = """
import sys
from etl.pipeline import rows_of
rows = rows_of("x.txt", sys.stdin.buffer.read(), None)
print(*[f"{c.level} {c.marker} {c.number} {c.path}" for c in rows.clauses if c.marker], sep="\\n")
"""


def test_a_new_style_is_one_row(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "etl", tmp_path / "etl", ignore=shutil.ignore_patterns("__pycache__"))
    table = tmp_path / "etl/notation/numbering_styles.py"
    code = table.read_text("utf-8")
    table.write_text(code.replace("STYLES = (\n", f"STYLES = (\n{ROW}", 1), "utf-8")
    done = subprocess.run(
        [sys.executable, "-B", "-c", PROGRAM], cwd=tmp_path, input=TEXT.encode(), capture_output=True, check=True
    )
    assert done.stdout.decode().split("\n")[:-1] == [
        "1 §1 1 1",
        "1 §2 2 2",
        "2 （一） 1 2.1",
        "2 （二） 2 2.2",
        "1 § 3 3 3",
    ]
