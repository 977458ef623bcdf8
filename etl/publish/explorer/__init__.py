"""The page to look at the dataset with: ``explorer.html``, one file that asks nothing of any server."""

from __future__ import annotations

from etl.publish.explorer.kept import KeptShards
from etl.publish.explorer.pages import NOTHING_KEPT, write_explorer

__all__ = ["NOTHING_KEPT", "KeptShards", "write_explorer"]
