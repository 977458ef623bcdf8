"""What the tests of the explorer ask of a page and of the dataset that it shows. Without Playwright they are skipped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl
import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="a browser is driven by nox -s explorer alone")
expect = playwright.expect
expect.set_options(timeout=30_000)  # for a busy machine; what is there is seen at once
PHONE = {"width": 390, "height": 844}

Open = Callable[..., Any]
Tables = Mapping[str, pl.DataFrame]


def at(page: Any, name: str) -> Any:
    """The choice of a view, or of a pane where there is room for one."""
    return page.locator(f"#views [data-view={name}]")


def rows_found(page: Any) -> int:
    """How many rows the open table has, once it has its answer."""
    place = page.locator("#rows .told [data-rows]")
    expect(place).to_be_visible()
    return int(place.get_attribute("data-rows"))


def look_for(page: Any, words: str) -> None:
    page.locator("#query").fill(words)
    page.locator("#query").press("Enter")
    expect(page.locator("body")).to_have_attribute("data-view", "tables")
