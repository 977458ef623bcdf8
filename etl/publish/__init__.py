"""Publish: rows to tables to files, whole or not at all."""

from __future__ import annotations

from etl.publish.swap import open_staging, swap_in, write_staging
from etl.publish.tables import build_tables

__all__ = ["build_tables", "open_staging", "swap_in", "write_staging"]
