"""What holds of every dataset that a build leaves, whatever files it was given. One function tells all that does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from schemas import TABLES, find_faults

MENTIONS = ("responsible_units", "dates", "parameters", "citations")
KEPT_BACK = {"documents": ["text"]}  # in Parquet alone


def find_breaches(names: Iterable[str], output: Path) -> list[tuple[str, str]]:
    """Kind and words of each promise that a dataset in ``output`` breaks; ``names`` are the files that lie in raw/."""
    tables = {name: pl.read_parquet(output / f"{name}.parquet") for name in TABLES}
    return [
        *(("lost", name) for name in find_lost(names, tables)),
        *(("untiled", document) for document in find_untiled(tables)),
        *(("misplaced", mention) for mention in find_misplaced(tables)),
        *(("crooked", clause) for clause in find_crooked(tables)),
        *(("broken rule", str(fault)) for fault in find_faults(tables)),
        *(("internal error", message) for message in find_internal_errors(tables)),
        *(("texts differ", document) for document in find_other_texts(tables, output)),
        *(("csv differs", words) for name in TABLES for words in find_disagreements(output, name)),
    ]


def find_lost(names: Iterable[str], tables: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    """Files that neither are a document, or hold one, nor have a word in the diagnostics."""
    sources = tables["documents"]["source_file"].to_list()
    held = {source.split("/")[0] for source in sources}
    told = set(tables["diagnostics"]["document_id"].drop_nulls())
    told |= {document.split("/")[0] for document in told}
    for name in names:
        if name not in held and name not in told and not {name.rsplit(".", 1)[0], name.split(".")[0]} & told:
            yield name


def find_untiled(tables: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    """Documents whose clauses, laid end to end in their order, are not their text."""
    spans = {
        document: (starts, ends)
        for document, starts, ends in tables["clauses"]
        .sort("document_id", "ordinal")
        .group_by("document_id", maintain_order=True)
        .agg("start_char", "end_char")
        .iter_rows()
    }
    for document, text in tables["documents"].select("document_id", "text").iter_rows():
        starts, ends = spans.get(document, ([], []))
        if not starts or starts[0] != 0 or ends[-1] != len(text) or starts[1:] != ends[:-1]:
            yield document


def find_misplaced(tables: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    """Rows whose words do not stand where the row says, or outside of the clause it names."""
    texts = dict(tables["documents"].select("document_id", "text").iter_rows())
    for name in (*MENTIONS, "cells"):
        words = "text" if name == "cells" else "mention"
        rows = tables[name].select("document_id", words, "start_char", "end_char")
        for document, mention, start, end in rows.iter_rows():
            if texts.get(document, "")[start:end] != mention:
                yield f"{name} of {document}, {start}–{end}: {mention}"


def find_crooked(tables: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    """Clauses that stand before their parent or beside it, or whose text is not what stands behind their marker."""
    texts = dict(tables["documents"].select("document_id", "text").iter_rows())
    rows = tables["clauses"].select(
        "document_id", "clause_id", "parent_id", "ordinal", "kind", "level", "marker", "text", "start_char", "end_char"
    )
    known: dict[str, tuple[str, int, int | None]] = {}
    for document, clause, parent, ordinal, kind, level, marker, text, start, end in rows.sort(
        "document_id", "ordinal"
    ).iter_rows():
        known[clause] = (document, ordinal, level)
        own = texts.get(document, "")[start:end]
        # the number of a row may stand in any of its cells
        if kind != "row" and not (own.startswith(marker or "") and own.strip().endswith(text.strip())):
            yield f"{clause}: {own[:40]!r} is not its marker {marker!r} and then its text {text[:40]!r}"
        if parent is None:
            continue
        above = known.get(parent)
        if above is None or above[0] != document or above[1] >= ordinal:
            yield f"{clause}: its parent {parent} does not stand before it"
        elif level is not None and above[2] is not None and above[2] >= level:
            yield f"{clause} of level {level} is a child of {parent} of level {above[2]}"


def find_internal_errors(tables: Mapping[str, pl.DataFrame]) -> list[str]:
    """What the diagnostics tell of failures of the program itself, and of documents that took too long."""
    mine = (pl.col("code") == "internal_error") | pl.col("message").str.contains(
        r"took longer|ended the process|takes more"
    )
    return tables["diagnostics"].filter(mine)["message"].to_list()


def find_other_texts(tables: Mapping[str, pl.DataFrame], output: Path) -> Iterator[str]:
    """Documents whose text file is not their text."""
    for document, text in tables["documents"].select("document_id", "text").iter_rows():
        if (output / "texts" / f"{document}.txt").read_bytes() != text.encode():
            yield document


def find_disagreements(output: Path, name: str) -> Iterator[str]:
    """Where the CSV of a table is not its Parquet, or three libraries do not read the same in either."""
    parquet, csv = output / f"{name}.parquet", output / f"{name}.csv"
    frame = pl.read_parquet(parquet)
    quoted = str(parquet).replace("'", "''"), str(csv).replace("'", "''")
    others = {
        "pyarrow": pl.from_arrow(pa.parquet.read_table(parquet)),
        "duckdb": duckdb.sql(f"SELECT * FROM read_parquet('{quoted[0]}')").pl(),
    }
    for library, other in others.items():
        if not as_words(frame).equals(as_words(other)):
            yield f"{name}.parquet: {library} reads other rows than polars"
    columns = [column for column in frame.columns if column not in KEPT_BACK.get(name, [])]
    as_text = pa.csv.ConvertOptions(
        column_types=dict.fromkeys(columns, pa.string()), strings_can_be_null=True, null_values=[""]
    )
    whole = pa.csv.ReadOptions(block_size=1 << 28)
    read = {
        "polars": pl.read_csv(csv, infer_schema=False, empty_as_null=True)
        if False
        else pl.read_csv(csv, infer_schema=False),
        "pyarrow": pl.from_arrow(pa.csv.read_csv(csv, whole, pa.csv.ParseOptions(newlines_in_values=True), as_text)),
        "duckdb": duckdb.sql(
            f"""SELECT * FROM read_csv('{quoted[1]}', all_varchar=true, header=true, quote='"', escape='"', max_line_size=268435456, parallel=false)"""
        ).pl(),
    }
    for library, rows in read.items():
        if rows.columns != columns:
            yield f"{name}.csv: {library} reads the columns {rows.columns}"
        elif not same_values(rows, frame.select(columns)):
            yield f"{name}.csv: {library} reads other values than stand in {name}.parquet"


def as_words(frame: pl.DataFrame) -> pl.DataFrame:
    """A frame with every value as text, so that libraries with other types of the same meaning compare."""
    return frame.select(pl.all().cast(pl.String))


def same_values(words: pl.DataFrame, typed: pl.DataFrame) -> bool:
    """Whether the words of a CSV say the values of a table: empty is null, numbers by their value, days in ISO."""
    words = words.select(
        pl.when(pl.col(column) == "").then(None).otherwise(pl.col(column)).alias(column) for column in words.columns
    )
    for column, kind in typed.schema.items():
        found, expected = words[column], typed[column]
        if kind.is_float():
            found = found.cast(pl.Float64)
        elif kind.is_integer():
            found = found.cast(kind)
        elif kind == pl.Boolean:
            expected = expected.cast(pl.String)
            found = found.str.to_lowercase()
        else:
            found = found.str.replace("^'", "")  # stands before what spreadsheets take for a formula
            expected = expected.cast(pl.String)
            expected = pl.select(pl.when(expected == "").then(None).otherwise(expected)).to_series()
        if not found.rename("x").equals(expected.rename("x"), null_equal=True):
            return False
    return words.height == typed.height
