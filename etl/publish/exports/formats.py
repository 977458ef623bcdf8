"""The export formats by name, and the export to one of them."""

from __future__ import annotations

import importlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from etl.errors import InputError
from etl.publish.dataset import read_tables, require_columns
from etl.publish.descriptions import describe_tables

# format: the module that writes it, and the name of what it writes where no other is given
FORMATS: Mapping[str, tuple[str, str]] = {
    "sqlite": ("sqlite_file", "tiaokuan.sqlite"),
    "duckdb": ("duckdb_file", "tiaokuan.duckdb"),
    "xlsx": ("workbook", "tiaokuan.xlsx"),
    "jsonl": ("json_lines", "tiaokuan-jsonl"),
    "graphml": ("graphml_file", "tiaokuan.graphml"),
    "gexf": ("gexf_file", "tiaokuan.gexf"),
}

LANGUAGES = ("zh", "en", "both")  # of a workbook's headers


def export(
    output: Path, form: str, target: Path | None = None, force: bool = False, language: str | None = None
) -> tuple[Path, list[str]]:
    """Export a dataset to another format, completely or not at all.

    Args:
        output: Folder of the dataset.
        form: ``sqlite``, ``duckdb``, ``xlsx``, ``jsonl``, ``graphml`` or ``gexf``.
        target: Path to write to. Default: in the current folder.
        force: Overwrite a file, or a folder that holds only tables of an earlier export.
        language: Language of the headers of a workbook: ``zh``, ``en`` (default) or ``both``.

    Returns:
        The path written to, and notes for the user, one sentence each.

    Raises:
        InputError: There is no dataset, or ``target`` exists.
    """
    if form not in FORMATS:
        raise InputError(f"There is no format {form}: the formats are {', '.join(FORMATS)}.")
    if language is not None and (form != "xlsx" or language not in LANGUAGES):
        raise InputError(f"--language {language} is not possible: it is {', '.join(LANGUAGES)}, and for xlsx alone.")
    module, default = FORMATS[form]
    tables = read_tables(output)
    require_columns(tables, output)
    place = target or Path(default)
    if place.exists() and not force:
        raise InputError(
            f"{place} is there already: replace it with --force, take it away, or give another place with --to."
        )
    if place.exists() and not place.is_dir() and not _is_export(place):
        raise InputError(f"{place} is no file that an export wrote: take it away, or give another place with --to.")
    if place.is_dir() and not {path.name for path in place.iterdir()} <= {f"{name}.jsonl" for name in tables}:
        raise InputError(f"{place} is a folder that holds other files: give another place with --to.")
    half = place.parent / f".{place.name}.building"
    write = importlib.import_module(f"etl.publish.exports.{module}").write
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _take_away(half)
        notes = write(tables, describe_tables(), output, half, **({"language": language} if language else {}))
        if place.is_dir() or half.is_dir():
            _take_away(place)
        os.replace(half, place)
    except OSError as error:
        raise InputError(f"{place} cannot be written ({error.strerror}): give another place with --to.") from error
    finally:
        _take_away(half)
    return place, notes


def _is_export(place: Path) -> bool:
    """Whether a file is of one of the formats, and not a document that a slip of the hand would lose."""
    if not place.is_file():
        return False
    with place.open("rb") as opened:
        head = opened.read(16)
    return not head or head.startswith((b"SQLite format 3", b"PK\x03\x04", b"<?xml")) or head[8:12] == b"DUCK"


def _take_away(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    elif path.exists():
        path.unlink()
