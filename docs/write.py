"""Write the parts of the documentation that the code says already: ``python docs/write.py`` (``--check`` compares only).

Between ``<!-- written: NAME -->`` and ``<!-- end -->`` a page holds what `PARTS` gives for NAME; the rest is written by
hand. Whoever adds a column, a table or a function of the interface runs this once.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SECTIONS = ("Args", "Returns", "Raises")
sys.path.insert(0, str(ROOT))

import etl  # noqa: E402
from etl.publish.descriptions import TableDescription, describe_tables  # noqa: E402

PAGES = ("README.md", "README.zh.md", "docs/reference.md")


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


def reference() -> str:
    """The functions of the interface, as their docstrings describe them."""
    return "\n".join(_function(getattr(etl, name)) for name in ("extract", "build", "load"))


PARTS: Mapping[str, Callable[[], str]] = {"tables": tables, "tables_zh": tables_zh, "reference": reference}


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


def _function(function: Callable[..., object]) -> str:
    """A function as Markdown: its signature, its docstring's sections as lists, its examples as code."""
    signature = inspect.signature(function)
    arguments = ",\n    ".join(map(_argument, signature.parameters.values()))
    if any(each.kind is each.KEYWORD_ONLY for each in signature.parameters.values()):
        first = next(each for each in signature.parameters.values() if each.kind is each.KEYWORD_ONLY)
        arguments = arguments.replace(f"    {_argument(first)}", f"    *,\n    {_argument(first)}", 1)
    head = f"etl.{function.__name__}(\n    {arguments},\n) -> {signature.return_annotation}"
    lines = [f"## `etl.{function.__name__}`", "", "```python", head, "```", ""]
    for block in (inspect.getdoc(function) or "").split("\n\n"):
        title, _, rest = block.partition(":\n")
        if title in SECTIONS:
            lines += [f"**{title}**", "", *_items(inspect.cleandoc(rest), is_list=title != "Returns"), ""]
        elif block.startswith(">>>"):
            lines += ["```python", block, "```", ""]
        else:
            lines += [" ".join(block.replace("``", "`").split()), ""]
    return "\n".join(lines)


def _argument(parameter: inspect.Parameter) -> str:
    """An argument as it is written in the code, its type without quotation marks."""
    return re.sub(r": '([^']*)'", r": \1", str(parameter))


def _items(section: str, is_list: bool) -> list[str]:
    """The items of a section (``name: words``, further lines indented) as a list; what is returned as a paragraph."""
    section = section.replace("``", "`")
    if not is_list:
        return [" ".join(section.split())]
    items = re.split(r"\n(?=\S)", section)
    return [re.sub(r"^([\w.]+): ", r"- `\1`: ", " ".join(item.split())) for item in items]


def _table_of_tables(header: tuple[str, ...], grain_of: Callable[[TableDescription], str]) -> str:
    lines = [f"| {' | '.join(header)} |", "| --- | --- | --- |"]
    for table in describe_tables():
        columns = " ".join(f"`{column.name}`" for column in table.columns)
        lines.append(f"| `{table.name}` | {grain_of(table)} | {columns} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
