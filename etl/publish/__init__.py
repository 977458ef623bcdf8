"""Publish: rows to tables to files, whole or not at all."""

from __future__ import annotations

from etl.publish.files import DatasetWriter, describe
from etl.publish.swap import open_staging, swap_in, writing
from etl.publish.tables import build_organizations, build_tables, order_diagnostics

__all__ = [
    "DatasetWriter",
    "build_organizations",
    "build_tables",
    "describe",
    "open_staging",
    "order_diagnostics",
    "swap_in",
    "writing",
]
