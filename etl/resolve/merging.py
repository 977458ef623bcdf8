"""The organizations of many documents as one table. Merging loads nothing that names bodies; naming them loads no polars."""

from __future__ import annotations

import polars as pl

from etl.mentions import ALIAS_SEPARATOR


def merge_organizations(organizations: pl.DataFrame) -> pl.DataFrame:
    """Merge the organizations of many documents into one row per body, in order of id.

    Aliases are combined and mention counts summed; other columns come from the last document that names the body.

    Args:
        organizations: Rows of ``organizations`` of all documents, in the order of the documents.
    """
    key = pl.col("organization_id")
    facts = (
        organizations.sort(
            pl.col("mention_count") > 0, maintain_order=True
        )  # after those that know it as a successor only
        .group_by(key)
        .agg(pl.col("mention_count").sum(), pl.exclude("mention_count", "aliases").last())
    )
    aliases = (
        organizations.select(key, pl.col("aliases").str.split(ALIAS_SEPARATOR))
        .explode("aliases")
        .join(facts.select(key, aliases="name"), on=["organization_id", "aliases"], how="anti")
        .drop_nulls()
        .group_by(key)
        .agg(pl.col("aliases").unique().sort())
        .with_columns(pl.col("aliases").list.join(ALIAS_SEPARATOR))
    )
    return facts.join(aliases, on="organization_id", how="left").select(organizations.columns).sort(key)
