"""A browser, and pages of the explorer for it: ``nox -s explorer`` drives Debian's chromium with Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from etl.build import build
from etl.publish.dataset import as_scanned, read_tables
from etl.publish.descriptions import describe_tables
from etl.publish.explorer import write_explorer
from tests.counts import counts_of

DESKTOP = {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # tests that need it are skipped without

    executable = shutil.which("chromium")
    assert executable, "there is no chromium on this machine"
    sandbox = [] if os.geteuid() else ["--no-sandbox"]  # chromium refuses a sandbox to root
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=executable, args=sandbox)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def built(built_output: Path) -> dict[str, pl.DataFrame]:
    """The tables of the dataset of raw/."""
    return read_tables(built_output)


@pytest.fixture
def open_page(browser: Any, built_output: Path) -> Iterator[Callable[..., Any]]:
    """Opens a page; when the test is over it must have asked for nothing outside its folder and said nothing to the console."""
    contexts, requests, complaints = [], [], []

    def opened(
        path: Path | None = None, viewport: dict[str, int] | None = None, locale: str = "zh-CN", after: str = ""
    ) -> Any:
        place = path or built_output / "explorer.html"
        context = browser.new_context(viewport=viewport or DESKTOP, locale=locale, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("request", lambda request: requests.append((request.url, place)))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(place.as_uri() + after)
        page.wait_for_selector("#overview > *", state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints
    for address, place in requests:
        beside = place.parent.as_uri()
        own = {place.as_uri(), *(path.as_uri() for path in (place.parent / "explorer").glob("*.js"))}
        assert address.split("#")[0] in own or address.startswith("blob:"), (address, beside)


@pytest.fixture(scope="session")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a document whose text tries what texts can try."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = [
        "关于</script><script>document.title='run'</script>的通知",
        "一、总体要求",
        "（一）<img src=x onerror=\"document.title='run'\">😀𠮷到2025年底前，引进企业30家以上。（省商务厅牵头，省财政厅配合）",
        "（二）从右向左，落实《外商投资法》，补助50万元。",
        "（三）<a href=\"javascript:document.title='run'\">点击</a>&lt;b&gt; {{7*7}} ${7*7} 👩‍👩‍👧。",
    ]
    (folder / "raw").mkdir()
    (folder / "raw" / "<b>'\"&.txt").write_text("\n".join(lines), "utf-8")
    build(folder / "raw", folder / "output")
    tables = read_tables(folder / "output")  # reading takes marks of direction out: here they come in again
    turned = pl.col("text").str.replace("从右", "\u202e\u200f", literal=True)
    tables |= {name: tables[name].with_columns(turned) for name in ("documents", "clauses")}
    write_explorer(as_scanned(tables), counts_of(tables), describe_tables(), folder / "output")
    return folder / "output" / "explorer.html"


@pytest.fixture(scope="session")
def sharded_page(tmp_path_factory: pytest.TempPathFactory, built: dict[str, pl.DataFrame]) -> Path:
    """The page of the dataset where its limit leaves no room for the texts: they stand beside it, a document a shard."""
    folder = tmp_path_factory.mktemp("sharded")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("etl.publish.explorer.shards.CHARACTERS_OF_SHARD", 1)
        write_explorer(as_scanned(built), counts_of(built), describe_tables(), folder, limit=1)
    return folder / "explorer.html"
