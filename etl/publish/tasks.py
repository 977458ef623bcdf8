"""The table ``tasks``: one row per clause that makes a body responsible, made from the other tables alone."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from schemas import TABLES
from schemas.tasks import JOINED, UNDER

ROLES = ("lead", "support", "responsible", "subject")
OF_DOCUMENT = ("title", "document_number", "issuer", "region_name", "signed_date")


def build_tasks(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Build the tasks of some documents.

    Args:
        tables: Documents, clauses, responsible units, dates, parameters and citations of these documents, by name, mentions in
            printed order.

    Returns:
        One row per clause with a responsible unit, in the order of ``clauses``; of a clause in two languages only the original.
    """
    originals = tables["clauses"].filter(pl.col("parallel_of").is_null())
    tasks = originals.join(tables["responsible_units"], on="clause_id", how="semi", maintain_order="left")
    headings = _headings(tables["clauses"], tasks)
    documents = tables["documents"].select("document_id", *OF_DOCUMENT)
    tasks = tasks.join(documents, on="document_id", how="left", maintain_order="left")
    for found in (headings, *_facts(tables)):
        tasks = tasks.join(found, on="clause_id", how="left", maintain_order="left")
    return tasks.select(TABLES["tasks"].to_schema().columns.keys())


def _headings(clauses: pl.DataFrame, tasks: pl.DataFrame) -> pl.DataFrame:
    """Join the headings above some clauses and their own, outermost first; climbs one generation at a time."""
    of_parents = clauses.select(pl.col("clause_id").alias("above"), pl.col("parent_id").alias("next"), "heading")
    found = tasks.select("clause_id", pl.col("parent_id").alias("above"), pl.col("heading").alias("headings"))
    while found["above"].null_count() < found.height:
        found = found.join(of_parents, on="above", how="left", maintain_order="left").select(
            "clause_id",
            pl.col("next").alias("above"),
            pl.concat_str("heading", "headings", separator=UNDER, ignore_nulls=True)
            .replace("", None)
            .alias("headings"),
        )
    return found.drop("above")


def _facts(tables: Mapping[str, pl.DataFrame]) -> tuple[pl.DataFrame, ...]:
    """Return what the tables state about each clause."""
    role, name = pl.col("role"), pl.col("name")
    units = tables["responsible_units"].group_by("clause_id")
    kind, mention = pl.col("kind"), pl.col("mention")
    dates = tables["dates"].group_by("clause_id")
    quantity, in_yuan = pl.col("quantity"), pl.max_horizontal("low", "high").filter(pl.col("unit") == "CNY")
    is_time, is_money = quantity == "duration", quantity == "money"
    from_what = pl.concat_str(mention, pl.lit("（") + pl.col("anchor") + pl.lit("）"), ignore_nulls=True)
    parameters = tables["parameters"].group_by("clause_id")
    cited = pl.coalesce("title", "document_number")
    return (
        units.agg(_joined(name.filter(role == each)).alias(each) for each in ROLES),
        dates.agg(
            due_date=pl.col("end_date").filter(kind == "deadline").min(),
            due=_joined(mention.filter(kind.is_in(["deadline", "recurring"]))),
        ),
        parameters.agg(
            time_limits=_joined(from_what.filter(is_time)),
            amounts=_joined(mention.filter(is_money)),
            amount_high=in_yuan.max(),
            targets=_joined(mention.filter(~is_time & ~is_money)),
        ),
        tables["citations"].group_by("clause_id").agg(cites=_joined(cited)),
    )


def _joined(values: pl.Expr) -> pl.Expr:
    """Join the texts of a group into one cell; null if there are none."""
    return pl.when(values.count() > 0).then(values.str.join(JOINED))
