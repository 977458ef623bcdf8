"""The page of the explorer: what it shows at first, in whose language, on what, and of which datasets."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from etl.publish.dataset import read_tables, scan_tables
from etl.publish.descriptions import describe_tables
from etl.publish.explorer import write_explorer
from etl.publish.explorer.labels import page_words
from tests.browser.pages import PHONE, Open, Tables, at, expect
from tests.counts import counts_of

# titles of tables and columns and words of the page, as they would stand there in English
LABELS = [
    *((table.title, *(column.title for column in table.columns)) for table in describe_tables()),
    tuple(english for english, chinese in page_words().values() if english != chinese and len(english) > 3),
]


def test_it_loads_and_shows_the_dataset(open_page: Open, built: Tables) -> None:
    page = open_page()
    expect(page.locator("body")).to_have_attribute("data-view", "overview")
    for name in ("tasks", "documents", "clauses"):
        expect(page.locator(f".tiles [data-table={name}] b")).to_have_text(str(built[name].height))
    assert page.locator(".latest li").count() == built["documents"].height
    assert 1 < page.locator(".picture").count() <= 4
    assert all(box["height"] > 60 for box in (each.bounding_box() for each in page.locator(".drawing").all()))
    at(page, "document").click()
    assert page.locator("[role=tree] > [role=treeitem]").count() == built["documents"].height


def test_no_english_stands_in_the_chinese_page(open_page: Open) -> None:
    page = open_page()
    for view in ("overview", "tables", "document"):
        at(page, view).click()
        expect(page.locator("body")).to_have_attribute("data-view", view)
        own = page.locator(
            "button:not(.link, .cell, .latest button), label, select, thead, h1, h2, dt, .told, .note, .tiles"
        )
        shown = "\n".join(own.all_inner_texts())
        assert not [label for labels in LABELS for label in labels if re.search(rf"\b{re.escape(label)}\b", shown)], (
            view
        )


def test_the_language_is_that_of_the_reader_and_can_be_changed(open_page: Open) -> None:
    page = open_page(locale="en-US", after="#/tables/responsible_units")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#tab-responsible_units")).to_contain_text("Responsible units")
    page.locator("#language").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator("#tab-responsible_units")).to_contain_text("责任单位")
    expect(page.locator("td[data-column=role]").first).to_have_text("正文义务的主语")


def test_light_and_dark(open_page: Open) -> None:
    page = open_page()
    grounds = set()
    for _ in range(2):
        page.locator("#theme").click()
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(grounds) == 2


def test_hostile_texts_are_shown_and_do_nothing(open_page: Open, hostile_page: Path) -> None:
    page = open_page(hostile_page)
    at(page, "document").click()
    body = page.locator(".body")
    for text in (
        "</script><script>document.title='run'</script>",
        "<img src=x onerror=",
        "😀𠮷",
        "javascript:",
        "${7*7}",
    ):
        expect(body).to_contain_text(text)
    assert page.locator(".body img, .body a, .body b, .body script").count() == 0
    assert page.locator("script").count() == 2
    assert page.title() != "run"
    expect(page.locator(".control").first).to_have_text("U+202E")
    expect(body).to_contain_text("U+202EU+200F向左")
    assert not set("\u202e\u200f") & set(page.locator("body").inner_text())
    (document_id,) = read_tables(hostile_page.parent)["documents"]["document_id"]
    page.locator("#tab-documents").click()
    page.locator("#all-columns").check()
    expect(page.locator("td[data-column=document_id]")).to_have_text(document_id)


def test_a_shard_that_is_missing_is_told(browser: Any, sharded_page: Path, tmp_path: Path) -> None:
    (tmp_path / "explorer.html").write_bytes(sharded_page.read_bytes())
    page = browser.new_page(locale="zh-CN")
    page.goto((tmp_path / "explorer.html").as_uri())
    at(page, "document").click()
    expect(page.locator("#text")).to_contain_text("无法读取 explorer/0.js")
    at(page, "tables").click()
    expect(page.locator("#rows")).to_contain_text("无法读取 explorer/")
    page.close()


def test_a_dataset_that_no_browser_holds_says_what_does(
    open_page: Open, tmp_path: Path, built: Tables, built_output: Path
) -> None:
    write_explorer(
        scan_tables(built_output), counts_of(read_tables(built_output)), describe_tables(), tmp_path, most_text=1
    )
    page = open_page(tmp_path / "explorer.html")
    expect(page.locator("#overview")).to_contain_text("tiaokuan serve")
    expect(page.locator("#overview")).to_contain_text(f"{built['clauses'].height}")


def test_a_phone_shows_one_pane_at_a_time(open_page: Open, built: Tables) -> None:
    page = open_page(viewport=PHONE, after=f"#/documents/{built['tasks']['document_id'][-1]}")
    panes = {"overview": "overview", "tree": "tree", "text": "text", "tables": "tables"}
    for pane, section in panes.items():
        page.locator(f"#panes [data-pane={pane}]").click()
        expect(page.locator(f"#{section}")).to_be_visible()
        visible = [name for name in panes.values() if page.locator(f"#{name}").is_visible()]
        assert visible == [section]
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator("#panes [data-pane=text]").click()
    page.locator(".body .mark").last.click()
    expect(page.locator("#card h3")).to_be_in_viewport()
    page.locator("#card .card-actions button").first.click()
    expect(page.locator(".body .mark").last).to_be_in_viewport()


def test_paper_has_the_text_and_the_table_and_no_buttons(open_page: Open, built: Tables) -> None:
    page = open_page(after=f"#/documents/{built['tasks']['document_id'][-1]}")
    expect(page.locator(".body")).to_be_visible()
    page.emulate_media(media="print")
    for name in (".body", "#rows table"):
        expect(page.locator(name).first).to_be_visible()
    for name in ("#language", "#tree", ".controls", ".tabs"):
        expect(page.locator(name)).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")
