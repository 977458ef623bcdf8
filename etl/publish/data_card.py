"""``README.md`` of the dataset: contents, quality, limits, how to load and cite it.

Its front matter is read by Hugging Face's ``datasets``, with one configuration per table.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from etl.dataset_facts import BUILT_WITH, DatasetFacts
from etl.publish.dataset import Tables
from etl.publish.descriptions import TableDescription

FIRST_SHOWN = "clauses"  # the configuration that load_dataset takes where none is named
MOST_DOCUMENTS = 100
SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
NO_SELECTION = "The folder of the documents does not say (`chosen` in its `dataset.toml` would be shown here)."
FILES = {
    "explorer.html": "the dataset to look at, in a browser, without a network; a large one keeps its rows in `explorer`, which belongs to it",
    "dictionary.md": "every column in English and Chinese; `dictionary.csv` the same as a table",
    "quality.json": "rows, shares of nulls, diagnostics, precision and recall",
    "datapackage.json": "Data Package v2: types, constraints, keys, hashes",
    "croissant.json": "Croissant 1.0",
    "load.sql": "loads the tables into DuckDB with keys, checks, views and comments",
    "load_postgres.sql": "the same for PostgreSQL, with indexes: `psql -d NAME -f load_postgres.sql`",
    "texts": "`<document_id>.txt`, the text that the offsets count in",
    "SHA256SUMS": "hashes of all files: `sha256sum --check SHA256SUMS`",
}
WEAKNESSES = """\
- Read by rules, not by people: what no rule knows is missing, and the figures above say how far the rules go.
- `responsible_units` with evidence `sentence`, `parameters.subject`, `citations.kind` and `organizations.successor_id` are best effort.
- A body that no registry entry answers to keeps the name it is printed with; `diagnostics` (unresolved_organization) says so, and
  the same body may then stand under two ids.
- A document that could not be read is in `diagnostics` and nowhere else.
- `documents.status` does not say whether a document was repealed later.
- Counts over documents say what these texts say, not how policy is made: see how they were chosen.
"""
VALUES = """\
- Null: the source does not say it. Nothing is guessed.
- `start_char` and `end_char` are offsets into `documents.text` in Unicode code points, from 0, end excluded (Python slices; JavaScript
  counts UTF-16 units, SQL `substr` from 1).
- CSV: UTF-8 with BOM, lines end in CR LF. A cell that a spreadsheet would take for a formula, or that starts with `'`, has one `'` in front.
  `documents.text` is in Parquet and `texts/` alone. Excel cuts cells of more than 32,767 characters (counted in `quality.json`) and
  makes numbers of texts such as the path `2.10` or a region code: import them as text, or make a workbook with
  `python -m etl export --format xlsx`.
"""


def write_data_card(
    tables: Tables,
    described: Sequence[TableDescription],
    quality: Mapping[str, Any],
    facts: DatasetFacts,
    folder: Path,
) -> None:
    """Write the data card into ``folder``."""
    parts = [
        _front_matter(tables, described, facts, quality),
        _head(facts),
        f"## Tables\n\n{_tables(described, quality)}\n{VALUES}",
        f"## Coverage\n\n{_coverage(tables['documents'], quality['documents'])}",
        f"## How the documents were chosen\n\n{_demoted(facts.chosen) if facts.chosen else NO_SELECTION}\n",
        f"## How right it is\n\n{_agreement(quality)}",
        f"## Known weaknesses\n\n{WEAKNESSES}\n{_diagnostics(quality)}",
        f"## How to load it\n\n{_loading()}",
        f"## Files\n\n{_files(folder)}",
        *([f"## Licence\n\n{_licence(facts)}\n"] if _licence(facts) else []),
        f"## How to cite\n\n{facts.citation + ' ' if facts.citation else ''}Give the first digits of `sha256sum SHA256SUMS`: "
        f"two datasets with the same sums are the same to the last byte.\n\nBuilt with {BUILT_WITH}.\n",
    ]
    (folder / "README.md").write_bytes("\n".join(parts).encode("utf-8"))


def _head(facts: DatasetFacts) -> str:
    """Return titles and descriptions in both languages, if known."""
    title = facts.title or facts.title_zh or "Dataset"
    title_zh = f"**{facts.title_zh}**" if facts.title and facts.title_zh else None
    parts = (f"# {title}", title_zh, facts.description, facts.description_zh)
    return "\n\n".join(part for part in parts if part) + "\n"


def _licence(facts: DatasetFacts) -> str:
    name = facts.licence_title or facts.licence
    address = f" ({facts.licence_url})" if facts.licence_url else ""
    return " ".join(part for part in (name and f"{name}{address}.", facts.rights) if part)


def _front_matter(
    tables: Tables, described: Sequence[TableDescription], facts: DatasetFacts, quality: Mapping[str, Any]
) -> str:
    """Return the YAML for Hugging Face; strings are quoted as in JSON, which YAML accepts.

    Tables without rows get no configuration, because ``datasets`` cannot load them.
    """
    rows = {name: table["rows"] for name, table in quality["tables"].items()}
    size = next((name for most, name in SIZES if sum(rows.values()) < most), "1M<n<10M")
    found = tables["documents"].select(pl.col("language").unique()).collect()["language"]
    languages = sorted({"en" if language == "en" else "zh" for language in found}) or ["zh"]
    lines = [
        "---",
        *([f"license: {facts.licence.lower()}"] if facts.licence else []),
        f"language: {json.dumps(languages)}",
        *([f"pretty_name: {json.dumps(facts.title, ensure_ascii=False)}"] if facts.title else []),
        f"size_categories: [{json.dumps(size)}]",
        *([f"tags: {json.dumps(list(facts.keywords), ensure_ascii=False)}"] if facts.keywords else []),
    ]
    filled = [table for table in described if rows[table.name]]
    if filled:
        lines.append("configs:")
    for table in filled:
        lines += [f"- config_name: {table.name}", f"  data_files: {table.name}.parquet"]
        if table.name == FIRST_SHOWN:
            lines.append("  default: true")
    return "\n".join([*lines, "---", ""])


def _tables(described: Sequence[TableDescription], quality: Mapping[str, Any]) -> str:
    rows = [
        (
            f"`{table.name}` {table.title_zh}",
            f"{table.grain} {table.grain_zh}",
            ", ".join(f"`{name}`" for name in table.key) or "none",
            f"{quality['tables'][table.name]['rows']:,}",
            " ".join(f"`{column.name}`" for column in table.columns),
        )
        for table in described
    ]
    return _markdown(("table", "grain", "key", "rows", "columns"), rows)


def _coverage(documents: pl.LazyFrame, number_of_documents: int) -> str:
    """Describe how many documents there are, of which kinds and dates, and list them."""
    kinds = ("issuer_level", "region_name", "document_type", "status", "language", "source_format")
    facts = documents.select("char_count", "signed_date", *kinds).collect()
    dates = pl.col("signed_date")
    sums = facts.select(pl.col("char_count").sum(), first=dates.min(), last=dates.max(), dated=dates.count())
    characters, first, last, dated = sums.row(0)
    lines = [f"{number_of_documents:,} documents, {characters:,} characters.\n"]
    for name in kinds:
        counts: Counter[str] = Counter("null" if value is None else value for value in facts[name].to_list())
        most = sorted(counts.items(), key=lambda count: (-count[1], count[0]))[:20]
        lines.append(f"- {name}: " + ", ".join(f"{value} {count:,}" for value, count in most))
    span = f"{first} to {last}, known of {dated:,}" if dated else "null"
    lines.append(f"- signed_date: {span}\n")
    shown = documents.select("document_id", pl.coalesce("title", "forwarded_title"), "document_number", "signed_date")
    lines.append(_markdown(("document", "title", "number", "signed"), shown.head(MOST_DOCUMENTS).collect().rows()))
    if number_of_documents > MOST_DOCUMENTS:
        lines.append(f"… and {number_of_documents - MOST_DOCUMENTS:,} more, in the table `documents`.\n")
    return "\n".join(lines)


def _agreement(quality: Mapping[str, Any]) -> str:
    agreement = quality["agreement"]
    rows = [
        (name, measure["compared"], f"{measure['n']:,}", *(_share(measure[f]) for f in ("precision", "recall", "f1")))
        for name, measure in agreement["measures"].items()
    ]
    return f"{agreement['note']}\n\n{_markdown(('measure', 'compared', 'n', 'precision', 'recall', 'F1'), rows)}"


def _diagnostics(quality: Mapping[str, Any]) -> str:
    rows = [(d["severity"], d["code"], f"{d['rows']:,}", f"{d['documents']:,}") for d in quality["diagnostics"]]
    if not rows:
        return "The build found nothing to look at.\n"
    return f"What the build itself found:\n\n{_markdown(('severity', 'code', 'rows', 'documents'), rows)}"


def _loading() -> str:
    return (
        "```python\n"
        f'datasets.load_dataset("path/of/this/folder", "{FIRST_SHOWN}")  # Hugging Face\n'
        f'etl.load("{FIRST_SHOWN}", output="path/of/this/folder")  # polars, with this project installed\n'
        f'pl.read_parquet("{FIRST_SHOWN}.parquet")  # polars\n'
        f"duckdb.sql(\"FROM '{FIRST_SHOWN}.parquet'\")  # DuckDB\n"
        "```\n"
    )


def _files(folder: Path) -> str:
    lines = [f"- `{name}`: {what}" for name, what in FILES.items() if (folder / name).exists() or name == "SHA256SUMS"]
    return "\n".join(
        ["- `<table>.parquet`: the typed original of a table; `<table>.csv`: the same for spreadsheets", *lines, ""]
    )


def _demoted(selection: str) -> str:
    """Return a page of Markdown without its title, with headings two levels lower."""
    text = re.sub(r"\A\s*# [^\n]*\n", "", selection.lstrip("\ufeff"))
    return re.sub(r"^(#+ )", r"##\1", text, flags=re.MULTILINE).strip()


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"


def _markdown(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a table in Markdown; null is an empty cell."""
    lines = [header, ["---"] * len(header), *rows]
    return "".join("| " + " | ".join(_cell(value) for value in line) + " |\n" for line in lines)


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).replace("|", "\\|").replace("<", "&lt;").split())
