"""Write the parts of the documentation that the code says already: ``python docs/write.py`` (``--check`` compares only).

Between ``<!-- written: NAME -->`` and ``<!-- end -->`` a page holds what `PARTS` gives for NAME; the rest is written by
hand. Whoever adds a column, a table or a function of the interface runs this once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from etl.publish.descriptions import TableDescription, describe_tables  # noqa: E402

PAGES = ("README.md", "README.zh.md")


def tables() -> str:
    """The tables with their grain and columns, as the schemas describe them."""
    return _table_of_tables(
        ("table", "one row per", "columns"), lambda table: first_sentence(table.grain, ".").removeprefix("One row per ")
    )


def tables_zh() -> str:
    """The same in Chinese."""
    return _table_of_tables(
        ("表", "每行是什么", "列"), lambda table: f"{table.title_zh}：{first_sentence(table.grain_zh, '。')}"
    )


PARTS: Mapping[str, Callable[[], str]] = {"tables": tables, "tables_zh": tables_zh}


def first_sentence(text: str, stop: str) -> str:
    """A text up to its first full stop, which is left out.

    >>> first_sentence("One row per clause. Spans tile the text.", ".")
    'One row per clause'
    """
    return re.split(rf"{re.escape(stop)}(?:\s|$)" if stop == "." else re.escape(stop), text, maxsplit=1)[0]


def written(page: str) -> str:
    """A page with its parts as the code says them now."""

    def part(match: re.Match[str]) -> str:
        return f"{match[1]}\n{PARTS[match[2]]()}{match[3]}"

    return re.sub(r"(<!-- written: (\w+) -->)\n.*?(<!-- end -->)", part, page, flags=re.DOTALL)


def main(arguments: list[str]) -> int:
    """Write the pages; with ``--check`` return 1 where one is not as the code says."""
    stale = []
    for name in PAGES:
        path = ROOT / name
        before = path.read_text("utf-8")
        after = written(before)
        if after != before:
            stale.append(name)
            if "--check" not in arguments:
                path.write_bytes(after.encode("utf-8"))
    for name in stale:
        print(f"{name} is {'not as the code says: run python docs/write.py' if '--check' in arguments else 'written'}.")
    return 1 if stale and "--check" in arguments else 0


def _table_of_tables(header: tuple[str, ...], grain_of: Callable[[TableDescription], str]) -> str:
    lines = [f"| {' | '.join(header)} |", "| --- | --- | --- |"]
    for table in describe_tables():
        columns = " ".join(f"`{column.name}`" for column in table.columns)
        lines.append(f"| `{table.name}` | {grain_of(table)} | {columns} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
