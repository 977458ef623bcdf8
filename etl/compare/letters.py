"""Finds the letters of clauses, which documents are compared by.

Letters are Han characters, Latin letters and digits. White space, punctuation, the marker of a clause, the width of
characters, citations and responsibility notes do not count.

The texts of a batch of documents are concatenated and treated a column at a time; places count in the whole concatenation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby

import polars as pl

from etl.notation.brackets import find_bracket_pairs

_LETTERS = (
    "09", "AZ", "az", "ÀÖ", "Øö", "øɏ", "０９", "ＡＺ", "ａｚ", "〇〇", "㐀䶿", "一鿿", "豈\ufaff", "\U00020000\U0003ffff",
)  # fmt: skip
_WIDE = re.compile("[０-ｚ]")
_TO_NARROW = ord("０") - ord("0")

Span = tuple[int, int]


def find_letters(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Find the letters of every clause of some documents.

    Args:
        tables: ``documents``, ``clauses``, ``citations`` and ``responsible_units`` of these documents.

    Returns:
        A row per clause, in order: ``document`` (the row number of its document), ``clause_id``, ``letters``, and its runs of letters as
        ``starts`` (code points in the document's text) and ``lengths``. Without letters these are empty.
    """
    text = "".join(tables["documents"]["text"])
    clauses = _place_clauses(tables)
    code = pl.col("code")
    is_letter = pl.any_horizontal(_is_between(code, pair) for pair in _LETTERS)
    codes = code_points(text).to_frame("code").with_columns(counts=is_letter)
    uncounted = _find_uncounted(tables, clauses, text).select(
        pl.int_ranges("start", "end").explode(empty_as_null=False)
    )
    codes = codes.with_columns(codes["counts"].scatter(uncounted.to_series(), False))
    runs = _find_runs(codes["counts"], clauses["start"])
    runs = runs.with_columns(clause=clauses["start"].search_sorted(runs["start"], side="right") - 1)
    of_clauses = runs.group_by("clause", maintain_order=True).agg(
        starts="start", lengths="length", size=pl.col("length").sum()
    )
    found = clauses.join(of_clauses, on="clause", how="left", maintain_order="left").with_columns(
        pl.col("starts", "lengths").fill_null([]), pl.col("size").fill_null(0)
    )
    ends = found["size"].cum_sum()
    spans = zip(runs["start"].to_list(), (runs["start"] + runs["length"]).to_list(), strict=True)
    letters = _WIDE.sub(lambda wide: chr(ord(wide[0]) - _TO_NARROW), "".join([text[start:end] for start, end in spans]))
    words = [letters[end - size : end] for end, size in zip(ends, found["size"], strict=True)]
    in_document = (pl.col("starts") - pl.col("offset")).cast(pl.List(pl.UInt32))
    return found.select(
        "document",
        "clause_id",
        pl.Series("letters", words, dtype=pl.String),
        in_document,
        pl.col("lengths").cast(pl.List(pl.UInt32)),
    )


def _is_between(code: pl.Expr, pair: str) -> pl.Expr:
    return code.is_between(ord(pair[0]), ord(pair[1]))


def code_points(text: str) -> pl.Series:
    """Return the code points of a text as UInt32."""
    dtype = pl.Array(pl.UInt32, len(text))
    return pl.Series([text.encode("utf-32-le")]).bin.reinterpret(dtype=dtype).explode(empty_as_null=False)


def locate(starts: Sequence[int], lengths: Sequence[int], first: int, last: int) -> Span:
    """Locate letters of a clause in its document's text.

    Args:
        starts: Where the clause's runs of letters begin in the text.
        lengths: The number of letters of each run.
        first: Index of the first letter, from 0.
        last: Index of the last letter.

    Returns:
        The span ``[start_char, end_char)`` from the first letter to the last.
    """
    ends = list(accumulate(lengths))
    place = []
    for index in (first, last):
        run = next(i for i, end in enumerate(ends) if index < end)
        place.append(starts[run] + index - (ends[run] - lengths[run]))
    return place[0], place[1] + 1


def _place_clauses(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Number the clauses: ``clause``, ``clause_id``, ``document``, ``offset`` of its text, ``start``, ``end`` and ``marker``."""
    size = pl.col("text").str.len_chars().cast(pl.Int64)
    documents = tables["documents"].select("document_id", offset=size.cum_sum() - size).with_row_index("document")
    clauses = tables["clauses"].select("document_id", "clause_id", "marker", start="start_char", end="end_char")
    placed = clauses.join(documents, on="document_id", maintain_order="left").with_row_index("clause")
    return placed.with_columns(pl.col("start", "end") + pl.col("offset"))


def _find_uncounted(tables: Mapping[str, pl.DataFrame], clauses: pl.DataFrame, text: str) -> pl.DataFrame:
    """Find the spans of clauses whose letters do not count: markers, citations and responsibility notes."""
    markers = clauses.drop_nulls("marker").select("start", end=pl.col("start") + pl.col("marker").str.len_chars())
    noted = tables["responsible_units"].filter(pl.col("evidence") == "annotation")
    citations, units = (
        mentions.select("clause_id", "start_char", "end_char")
        .join(clauses, on="clause_id", maintain_order="left")
        .with_columns(pl.col("start_char", "end_char") + pl.col("offset"))
        for mentions in (tables["citations"], noted)
    )
    own = citations.select(pl.max_horizontal("start_char", "start"), pl.min_horizontal("end_char", "end"))
    notes = [
        note
        for clause, mentions in groupby(
            units.select("start", "end", "start_char", "end_char").iter_rows(), lambda row: row[:2]
        )
        for note in _find_notes(text, clause, (mention[2:] for mention in mentions))
    ]
    spans = [
        markers,
        own.rename({"start_char": "start", "end_char": "end"}),
        pl.DataFrame(notes, ["start", "end"], orient="row"),
    ]
    return pl.concat(each.cast(pl.Int64) for each in spans).filter(pl.col("start") < pl.col("end"))


def _find_notes(text: str, clause: Span, mentions: Iterable[Span]) -> Iterator[Span]:
    """Find the responsibility notes that hold some mentions: the brackets around a mention, or else its line."""
    brackets = [(start + clause[0], end + clause[0]) for start, end in find_bracket_pairs(text[slice(*clause)])]
    for start, end in mentions:
        around = next((pair for pair in brackets if pair[0] < start and end < pair[1]), None)
        yield around or (
            max(text.rfind("\n", 0, start) + 1, clause[0]),
            min(text.find("\n", end) % (len(text) + 1), clause[1]),
        )


def _find_runs(counts: pl.Series, starts_of_clauses: pl.Series) -> pl.DataFrame:
    """Find the runs of consecutive letters within clauses: ``start`` and ``length``."""
    opens = pl.repeat(False, counts.len(), eager=True).scatter(
        starts_of_clauses.filter(starts_of_clauses < counts.len()), True
    )
    begins = counts & (~counts.shift(1, fill_value=False) | opens)
    ends = counts & (~counts.shift(-1, fill_value=False) | opens.shift(-1, fill_value=False))
    start = begins.arg_true().cast(pl.Int64)
    return pl.DataFrame({"start": start, "length": ends.arg_true().cast(pl.Int64) - start + 1})
