"""Compares a dataset with hand-made answers, measure by measure.

A finding is a tuple of the clause and the values that the measure compares. Texts are compared without width, white space,
quotation marks and asterisks. Clauses are equal if the marker and the first characters agree, so that answers do not depend on
ids or offsets. Rows of front and back are not compared.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from etl.publish.dataset import Tables
from etl.publish.gold import ANSWERED, Gold
from schemas import MENTION_TABLES, mark_of
from schemas.registry import numeric_columns_of

OPENING = 12  # characters that tell clauses apart
FACTS = ("title", "document_number", "issuer", "signed_date", "printed_date", "status", "addressees")
NOT_COMPARED = str.maketrans("[]【】［］", "〔〕〔〕〔〕", "“”\"‘’'「」『』*")
# Kinds of fact that are measured column by column, as their models say
COMPARED = {
    table: tuple(name for name in columns if name not in mark_of(table).not_compared)
    for table, (_, *columns) in ANSWERED.items()
}
NUMBERS = {table: numeric_columns_of(table) for table in COMPARED}
# measure: its table, and what two findings must have in common
MEASURES = {
    "documents": ("documents", "field and value"),
    "clauses": ("clauses", "marker and opening words"),
    "clause_tree": ("clauses", "clause, parent, level, number"),
    "headings": ("clauses", "clause and heading"),
    "unnumbered": ("clauses", "kind and opening words of preamble and closing"),
    "responsible_units": ("responsible_units", "clause, name, role; evidence annotation"),
    "responsible_units_in_text": ("responsible_units", "clause, name, role; evidence sentence"),
    "official_names": ("organizations", "clause, name, official name; where the answers give one"),
} | {table: (table, f"clause, {', '.join(columns)}") for table, columns in COMPARED.items()}
EVIDENCE = {"responsible_units": "annotation", "responsible_units_in_text": "sentence"}
Findings = dict[str, Counter[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The number of correct findings, of findings in the dataset (found) and in the answers (gold)."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else None


def measure_agreement(tables: Tables, golds: Mapping[str, Gold]) -> dict[str, Agreement]:
    """Measure the agreement over all documents with answers, by measure."""
    agreements = dict.fromkeys(MEASURES, Agreement())
    official_names = {}
    if golds:
        official_names = dict(tables["organizations"].select("organization_id", "name").collect().iter_rows())
    for document_id, gold in golds.items():
        rows = {
            name: frame.filter(pl.col("document_id") == document_id).collect().to_dicts()
            for name, frame in tables.items()
            if name != "organizations"
        }
        asked, found = _asked(gold), _found(rows, official_names, gold)
        for measure, before in agreements.items():
            right = (asked[measure] & found[measure]).total()
            agreements[measure] = Agreement(
                before.right + right, before.found + found[measure].total(), before.gold + asked[measure].total()
            )
    return agreements


def _asked(gold: Gold) -> Findings:
    """Return the findings of the answers."""
    clauses = gold.rows["C"]
    keys = {row["clause"]: _clause_key(row["marker"], row["begins"]) for row in clauses}
    for kind in ("preamble", "closing", *(row["clause"] for row in gold.rows["N"])):
        keys[kind] = f"<{str(kind).rstrip('0123456789')}>"
    units = [(row, keys[row["clause"]]) for row in gold.rows["U"]]
    findings: dict[str, list[tuple[str, ...]]] = {
        "documents": [(name, _plain(gold.facts[name][0])) for name in FACTS if name in gold.facts],
        "clauses": [(keys[row["clause"]],) for row in clauses],
        "clause_tree": [
            (keys[row["clause"]], keys.get(row["parent"], ""), str(row["level"]), str(row["number"])) for row in clauses
        ],
        "headings": [(keys[row["clause"]], _plain(row["heading"])) for row in clauses if row["heading"]],
        "unnumbered": [(keys[row["clause"]], _plain(row["begins"])[:OPENING]) for row in gold.rows["N"]],
        "official_names": [
            (key, _plain(row["name"]), _plain(row["official_name"])) for row, key in units if row["official_name"]
        ],
    }
    for table, (letter, *_) in ANSWERED.items():
        findings[table] = [(keys[row["clause"]], *_compared(table, row)) for row in gold.rows[letter]]
    for measure, evidence in EVIDENCE.items():
        findings[measure] = [
            (key, _plain(row["name"]), str(row["role"])) for row, key in units if row["evidence"] == evidence
        ]
    return {measure: Counter(findings[measure]) for measure in MEASURES}


def _found(rows: Mapping[str, list[dict[str, Any]]], official_names: Mapping[str, str], gold: Gold) -> Findings:
    """Return the findings of a document's rows in the dataset."""
    keys: dict[str, str] = {}  # of the rows that are compared
    numbered: list[tuple[dict[str, Any], str]] = []
    for row in rows["clauses"]:
        if row["kind"] in ("front", "back"):
            continue
        is_numbered = row["kind"] == "clause" or (row["kind"] == "attachment" and row["marker"])
        keys[row["clause_id"]] = _clause_key(row["marker"], row["text"]) if is_numbered else f"<{row['kind']}>"
        if row["marker"] and is_numbered:
            numbered.append((row, keys[row["clause_id"]]))
    numbered_keys = {row["clause_id"]: key for row, key in numbered}
    document = rows["documents"][0]
    mentions = {
        name: [(row, keys[row["clause_id"]]) for row in rows[name] if row["clause_id"] in keys]
        for name in MENTION_TABLES
    }
    units = mentions["responsible_units"]
    asked_names = {(key, name) for key, name, _ in _asked(gold)["official_names"]}
    findings: dict[str, list[tuple[str, ...]]] = {
        # what the answers do not speak of is not wrong
        "documents": [
            (name, _accepted(document[name], gold.facts[name]))
            for name in FACTS
            if name in gold.facts and document[name]
        ],
        "clauses": [(key,) for _, key in numbered],
        "clause_tree": [
            (key, numbered_keys.get(row["parent_id"], ""), str(row["level"]), str(row["number"]))
            for row, key in numbered
        ],
        "headings": [(key, _plain(row["heading"])) for row, key in numbered if row["heading"]],
        "unnumbered": [
            (keys[row["clause_id"]], _plain(row["text"])[:OPENING])
            for row in rows["clauses"]
            if row["kind"] in ("preamble", "closing")
        ],
        "official_names": [
            (key, _plain(row["name"]), _plain(official_names.get(row["organization_id"])))
            for row, key in units
            if (key, _plain(row["name"])) in asked_names
        ],
    }
    for table in ANSWERED:
        findings[table] = [(key, *_compared(table, row)) for row, key in mentions[table]]
    for measure, evidence in EVIDENCE.items():
        findings[measure] = [
            (key, _plain(row["name"]), row["role"]) for row, key in units if row["evidence"] == evidence
        ]
    return {measure: Counter(findings[measure]) for measure in MEASURES}


def _clause_key(marker: object, text: object) -> str:
    return f"{_plain(marker)}|{_plain(text)[:OPENING]}"


def _compared(table: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    """The values of a row, of the dataset or of the answers, by which two findings are the same."""
    return tuple(_number(row[name]) if name in NUMBERS[table] else _plain(row[name]) for name in COMPARED[table])


def _accepted(value: object, answers: list[str]) -> str:
    """Return the first correct answer if the value is one of several, else the value."""
    return _plain(answers[0]) if _plain(value) in map(_plain, answers) else _plain(value)


def _plain(value: object) -> str:
    """Normalize a text for comparison."""
    text = "" if value is None else unicodedata.normalize("NFKC", str(value))
    return "".join(text.translate(NOT_COMPARED).split())


def _number(value: object) -> str:
    """Normalize a number for comparison: two decimals, or four significant digits below 1."""
    if value is None:
        return ""
    number = float(str(value))
    return f"{number:.4g}" if abs(number) < 1 else f"{round(number, 2):.10g}"
