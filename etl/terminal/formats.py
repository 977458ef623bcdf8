"""``tiaokuan formats``: what can be read here and now, and what is missing for the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from rich.console import Console
from rich.table import Table

from etl.read.registry import Format
from etl.terminal.console import plain

TOOLS = {"libreoffice": "LibreOffice", "ocr": "OCR"}
# formats that are read without their tool too, and what is lost then
WITHOUT = {
    "libreoffice": "read without LibreOffice: automatic numbers may be missing",
    "ocr": "pages that are pictures are not read",
}
PICTURES = ("jpg", "png", "tif")  # nothing of them is read without OCR


def print_formats(
    console: Console,
    formats: Iterable[Format],
    tools: Collection[str],
    advice: Mapping[str, str],
    containers: Mapping[str, str],
) -> None:
    """Print a table of all formats: extensions, whether each can be read here, and what to install if not.

    ``containers`` are the endings of files that hold documents, and what is missing for each.
    """
    table = Table("format", "endings", "read here", "to do", box=None, header_style="bold", pad_edge=False)
    for row in rows_of(formats, tools, advice):
        table.add_row(*(plain(cell) for cell in row))
    for missing in sorted(set(containers.values())):
        endings = " ".join(ending for ending in sorted(containers) if containers[ending] == missing)
        table.add_row("with files in it", plain(endings), "no" if missing else "yes", plain(missing))
    console.print(table)


def rows_of(
    formats: Iterable[Format], tools: Collection[str], advice: Mapping[str, str]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield the cells of the table's rows, sorted by format."""
    by_name: dict[str, list[Format]] = {}
    for found in formats:
        by_name.setdefault(found.name, []).append(found)
    for name, group in sorted(by_name.items()):
        tool = group[0].tool
        endings = " ".join(sorted(found.ending for found in group))
        if not tool or tool in tools:
            yield name, endings, f"yes, with {TOOLS[tool]}" if tool else "yes", ""
        elif name in PICTURES:
            yield name, endings, "no", advice[tool]
        else:
            yield name, endings, "yes", f"{WITHOUT[tool]}; {advice[tool]}"
