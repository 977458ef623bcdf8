"""Nothing lost, everything located: clauses tile their document's text, and mentions are the text at their offsets."""

from collections.abc import Iterable, Iterator, Mapping

import polars as pl

from schemas.faults import Fault

OF_OTHER_FILES = ("file_skipped",)  # diagnostics of files that are no documents


def find_span_faults(frames: Mapping[str, pl.DataFrame], mention_tables: Iterable[str]) -> list[Fault]:
    """Return the clauses that leave gaps or overlap, and the mentions that are not the text at their offsets."""
    texts = dict(frames["documents"].select("document_id", "text").iter_rows())
    spans = {
        clause_id: (document_id, start, end)
        for clause_id, document_id, start, end in frames["clauses"]
        .select("clause_id", "document_id", "start_char", "end_char")
        .iter_rows()
    }
    merged = _merged_cells(frames["cells"]) if "cells" in frames else {}
    faults = [*_tiling_faults(frames["clauses"], texts), *_clause_text_faults(frames["clauses"], texts)]
    for table in mention_tables:
        faults += _mention_faults(table, frames[table], texts, spans, merged)
    if "cells" in frames:
        faults += _cell_faults(frames["cells"], texts, spans)
    faults += _diagnostic_faults(frames["diagnostics"], texts)
    return faults


def _tiling_faults(clauses: pl.DataFrame, texts: Mapping[str, str]) -> Iterator[Fault]:
    """Clauses of a document, in order, go from 0 to the end of its text without gap or overlap."""
    ends: dict[str, int] = {}
    counts: dict[str, int] = {}
    columns = clauses.select("document_id", "ordinal", "start_char", "end_char")
    for row, (document_id, ordinal, start, end) in enumerate(columns.iter_rows()):
        expected = ends.get(document_id, 0)
        if start != expected:
            yield Fault("clauses", "start_char", row, start, f"the clause before ends at {expected}")
        counts[document_id] = counts.get(document_id, 0) + 1
        if ordinal != counts[document_id]:
            yield Fault("clauses", "ordinal", row, ordinal, f"expected {counts[document_id]}")
        ends[document_id] = end
    for document_id, text in texts.items():
        if ends.get(document_id, 0) != len(text):
            rule = f"the clauses of {document_id} end at {ends.get(document_id, 0)}, its text at {len(text)}"
            yield Fault("clauses", "end_char", None, ends.get(document_id), rule)


def _clause_text_faults(clauses: pl.DataFrame, texts: Mapping[str, str]) -> Iterator[Fault]:
    """A clause's span is its marker and its text, but for white space around the text. The cell that numbers a row may
    stand behind others."""
    columns = clauses.select("document_id", "kind", "marker", "text", "start_char", "end_char")
    for row, (document_id, kind, marker, text, start, end) in enumerate(columns.iter_rows()):
        span = texts.get(document_id, "")[start:end]
        is_first = span.startswith(marker or "") and span[len(marker or "") :].strip() == text.strip()
        lines = span.strip().split("\n") if kind == "row" and marker and not is_first else [marker]
        if lines[0] != marker:
            if marker not in lines:
                yield Fault("clauses", "marker", row, marker, "no cell of the row")
            elif text not in (
                "\n".join(lines[:at] + lines[at + 1 :]) for at, line in enumerate(lines) if line == marker
            ):
                yield Fault("clauses", "text", row, text, "not the text of the row's other cells")
        elif not span.startswith(marker or ""):
            yield Fault("clauses", "marker", row, marker, "not the text at start_char")
        elif not is_first:
            yield Fault("clauses", "text", row, text, "not the text between marker and end_char")


def _mention_faults(
    table: str,
    mentions: pl.DataFrame,
    texts: Mapping[str, str],
    spans: Mapping[str, tuple[str, int, int]],
    merged: Mapping[str, list[tuple[int, int]]],
) -> Iterator[Fault]:
    """A mention is the text at its offsets, in its clause's document, inside the span of its clause or in a merged cell."""
    columns = mentions.select("document_id", "clause_id", "mention", "start_char", "end_char")
    for row, (document_id, clause_id, mention, start, end) in enumerate(columns.iter_rows()):
        if texts.get(document_id, "")[start:end] != mention:
            yield Fault(table, "mention", row, mention, f"not the text at {start}:{end}")
        clause_document, clause_start, clause_end = spans.get(clause_id, (document_id, start, end))
        if clause_document != document_id:
            yield Fault(table, "document_id", row, document_id, f"its clause stands in {clause_document}")
        elif not clause_start <= start <= end <= clause_end and not any(
            cell_start <= start <= end <= cell_end <= clause_start
            for cell_start, cell_end in merged.get(document_id, ())
        ):
            yield Fault(table, "start_char", row, start, f"outside its clause, {clause_start}:{clause_end}")


def _merged_cells(cells: pl.DataFrame) -> dict[str, list[tuple[int, int]]]:
    """The spans of the cells that cover several rows, by document: what they say is said in each of these rows."""
    merged: dict[str, list[tuple[int, int]]] = {}
    columns = cells.filter(pl.col("row_span") > 1).select("document_id", "start_char", "end_char")
    for document_id, start, end in columns.iter_rows():
        merged.setdefault(document_id, []).append((start, end))
    return merged


def _cell_faults(
    cells: pl.DataFrame, texts: Mapping[str, str], spans: Mapping[str, tuple[str, int, int]]
) -> Iterator[Fault]:
    """A cell's text is the text at its offsets, inside the span of the clause that it names."""
    columns = cells.select("document_id", "clause_id", "text", "start_char", "end_char")
    for row, (document_id, clause_id, text, start, end) in enumerate(columns.iter_rows()):
        if texts.get(document_id, "")[start:end] != text:
            yield Fault("cells", "text", row, text, f"not the text at {start}:{end}")
        clause_document, clause_start, clause_end = spans.get(clause_id, (document_id, start, end))
        if clause_document != document_id or not clause_start <= start <= end <= clause_end:
            yield Fault("cells", "start_char", row, start, f"outside its clause, {clause_start}:{clause_end}")


def _diagnostic_faults(diagnostics: pl.DataFrame, texts: Mapping[str, str]) -> Iterator[Fault]:
    """A diagnostic's place is a place of the text, and a document that is not there has a reason."""
    columns = diagnostics.select("document_id", "severity", "code", "end_char")
    for row, (document_id, severity, code, end) in enumerate(columns.iter_rows()):
        if document_id not in texts and severity == "info" and code not in OF_OTHER_FILES:
            yield Fault("diagnostics", "document_id", row, document_id, "not in documents, and only an info says so")
        elif end is not None and end > len(texts.get(document_id, "")):
            yield Fault("diagnostics", "end_char", row, end, f"behind the end of the text ({code})")
