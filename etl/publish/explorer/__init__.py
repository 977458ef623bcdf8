"""The explorer: ``explorer.html``, a page to browse the dataset, in one file that needs no server."""

from __future__ import annotations

from etl.publish.explorer.kept import KeptShards
from etl.publish.explorer.pages import NOTHING_KEPT, write_explorer

__all__ = ["NOTHING_KEPT", "KeptShards", "write_explorer"]
