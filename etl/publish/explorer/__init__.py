"""The page to look at the dataset with: ``explorer.html``, one file that asks nothing of any server."""

from __future__ import annotations

from etl.publish.explorer.pages import write_explorer

__all__ = ["write_explorer"]
