"""The explorer in a real browser: ``nox -s explorer`` drives Debian's chromium with Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest

from etl.build import build
from etl.publish.dataset import as_scanned, read_tables, scan_tables
from etl.publish.descriptions import describe_tables
from etl.publish.explorer import write_explorer

playwright = pytest.importorskip("playwright.sync_api", reason="a browser is driven by nox -s explorer alone")
expect = playwright.expect
ROOT = Path(__file__).parent.parent.parent
BUILT = TemporaryDirectory()  # gone when the tests are over
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

Open = Callable[..., Any]


@cache
def output() -> Path:
    """The dataset of raw/, built for these tests."""
    folder = Path(BUILT.name) / "output"
    build(ROOT / "raw", folder)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    executable = shutil.which("chromium")
    assert executable, "there is no chromium on this machine"
    sandbox = [] if os.geteuid() else ["--no-sandbox"]  # chromium refuses a sandbox to root
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=executable, args=sandbox)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Open]:
    """Opens a page; when the test is over it must have asked for nothing and said nothing to the console."""
    contexts, requests, complaints = [], [], []

    def opened(
        path: Path | None = None, viewport: dict[str, int] = DESKTOP, locale: str = "zh-CN", after: str = ""
    ) -> Any:
        context = browser.new_context(viewport=viewport, locale=locale, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto((path or output() / "explorer.html").as_uri() + after)
        page.wait_for_selector("#rows > *", state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints
    assert len(requests) == len(contexts), requests  # each its own file alone


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
    write_explorer(as_scanned(tables), describe_tables(), folder / "output")
    return folder / "output" / "explorer.html"


@pytest.fixture(scope="session")
def split_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the dataset where its limit leaves no room for the texts and the clauses."""
    folder = tmp_path_factory.mktemp("split")
    tables = read_tables(output())
    limit = (output() / "explorer.html").stat().st_size - 100_000
    write_explorer(as_scanned(tables), describe_tables(), folder, limit=limit)
    return folder / "explorer.html"


def table_of(name: str) -> pl.DataFrame:
    return read_tables(output())[name]


def test_it_loads_and_shows_the_dataset(open_page: Open) -> None:
    page = open_page()
    assert page.locator("[role=tree] > [role=treeitem]").count() == table_of("documents").height
    expect(page.locator("#tab-clauses .count")).to_have_text(str(table_of("clauses").height))
    assert page.locator(".picture").count() == 4
    assert all(box["height"] > 100 for box in (each.bounding_box() for each in page.locator(".drawing").all()))


def test_all_text_of_a_document_is_in_the_page(open_page: Open) -> None:
    page = open_page()
    for row, text in enumerate(table_of("documents")["text"]):
        page.locator("[role=tree] > [role=treeitem] > .label").nth(row).click()
        shown = page.evaluate(
            "() => { const copy = document.querySelector('.body').cloneNode(true);"
            "copy.querySelectorAll('.letter, .path').forEach((node) => node.remove()); return copy.textContent; }"
        )
        assert "".join(shown.split()) == "".join(text.split())


def test_every_mark_is_the_mention_of_its_row(open_page: Open) -> None:
    page = open_page()
    tables = {name: table_of(name) for name in ("responsible_units", "dates", "parameters", "citations")}
    for row, document_id in enumerate(table_of("documents")["document_id"]):
        page.locator("[role=tree] > [role=treeitem] > .label").nth(row).click()
        shown: dict[str, str] = page.evaluate(
            "() => { const found = {}; for (const node of document.querySelectorAll('.body .mark[data-rows]')) {"
            "const words = [...node.querySelectorAll('.words .words, .words')].map((each) => each.textContent).join('');"
            "for (const row of node.dataset.rows.split(',')) found[row] = (found[row] || '') + words; } return found; }"
        )
        for name, table in tables.items():
            for place, mention in enumerate(table["mention"]):
                if table["document_id"][place] == document_id:
                    assert shown[f"{name} {place}"] == mention


def test_a_click_on_a_mark_opens_its_row(open_page: Open) -> None:
    page = open_page()
    for name in ("responsible_units", "dates", "parameters", "citations"):
        table = table_of(name)
        documents = table_of("documents")["document_id"].to_list()
        page.locator("[role=tree] > [role=treeitem] > .label").nth(documents.index(table["document_id"][0])).click()
        page.locator(f".body .mark[data-rows~='{name} 0'], .body .mark[data-rows='{name} 0']").first.click()
        expect(page.locator("#card h3 bdi")).to_have_text(table["mention"][0][:60])
        expect(page.locator("#card dd[data-column=start_char]")).to_have_text(f"{table['start_char'][0]:,}")
        expect(page.locator(f"#tab-{name}")).to_have_attribute("aria-selected", "true")
        expect(page.locator("tr[aria-current=true] th")).to_have_text(table["mention"][0])


def test_a_name_in_the_text_opens_its_organization(open_page: Open) -> None:
    page = open_page()
    documents = page.locator("[role=tree] > [role=treeitem] > .label")
    for row in range(documents.count()):
        documents.nth(row).click()
        if page.locator(".body .mark.organizations").count():
            break
    page.locator(".body .mark.organizations").first.click()
    expect(page.locator("#tab-organizations")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#card dd[data-column=organization_id]")).to_contain_text("-")


def test_the_card_leads_to_the_organization_and_back_to_its_rows(open_page: Open) -> None:
    page = open_page()
    page.locator("tbody tr th button").first.click()
    page.locator("#card dd[data-column=organization_id] button").click()
    organization = page.locator("#card h3 bdi").inner_text()
    page.locator(".card-actions button").first.click()
    table = table_of("responsible_units").join(table_of("organizations"), on="organization_id", suffix="_official")
    rows = table.filter(pl.col("name_official") == organization).height
    expect(page.locator(".told")).to_contain_text(f"共 {rows} 行")


def test_tables_are_searched_filtered_and_sorted(open_page: Open) -> None:
    page = open_page()
    units = table_of("responsible_units")
    page.locator(".search-line select").select_option("all")
    expect(page.locator(".told")).to_contain_text(f"共 {units.height} 行")
    page.locator("[data-filter=role]").select_option("lead")
    lead = units.filter(pl.col("role") == "lead")
    expect(page.locator(".told")).to_contain_text(f"共 {lead.height} 行")
    page.locator(".controls input[type=search]").fill("商务 牵头")
    expect(page.locator(".told")).not_to_contain_text(f"共 {lead.height} 行")
    assert all("商务" in text for text in page.locator("tbody tr").all_inner_texts())
    page.locator(".controls input[type=search]").fill("没有这个词")
    assert page.locator("tbody tr").count() == 0
    page.locator("#tab-clauses").click()
    page.locator("#all-columns").check()
    page.locator("th[data-column=start_char] button").click()
    page.locator("th[data-column=start_char] button").click()
    expect(page.locator("th[data-column=start_char]")).to_have_attribute("aria-sort", "descending")
    shown = page.locator("td[data-column=start_char]").all_inner_texts()
    values = [int(text.replace(",", "")) for text in shown]
    assert values == sorted(values, reverse=True) and values[0] == table_of("clauses")["start_char"].max()


def test_the_tree_is_searched(open_page: Open) -> None:
    page = open_page()
    page.locator("#tree input").fill("投诉专线")
    found = page.locator("[role=treeitem]")
    assert 1 < found.count() < 6
    page.locator("#tree input").fill("没有这个词")
    assert found.count() == 0
    page.locator("#tree input").fill("")
    assert found.count() >= table_of("documents").height


def test_the_tree_goes_by_the_arrow_keys(open_page: Open) -> None:
    page = open_page()
    page.locator("#tree input").focus()
    page.keyboard.press("ArrowDown")
    focused = page.locator("[role=treeitem]:focus")
    expect(focused).to_have_attribute("aria-level", "1")
    page.keyboard.press("ArrowLeft")
    expect(focused).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowRight")
    expect(focused).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowRight")
    expect(focused).to_have_attribute("aria-level", "2")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    last = table_of("documents")["title"][-1]
    expect(page.locator(".text-head h2")).to_have_text(last)
    expect(focused).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    expect(focused).to_have_attribute("aria-level", "1")
    assert page.locator("[role=treeitem][tabindex='0']").count() == 1


def test_the_keyboard_gets_everywhere(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.locator(".skips a").first).to_be_focused()
    expect(page.locator(".skips a").first).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_be_focused()
    page.locator(".body .mark").first.focus()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#card")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_have_count(0)
    expect(page.locator("tbody th button:focus")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(page.locator("tbody tr:nth-child(2) th button")).to_be_focused()


def test_the_language_is_that_of_the_reader_and_can_be_changed(open_page: Open) -> None:
    page = open_page(locale="en-US")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#tab-responsible_units")).to_contain_text("Responsible units")
    page.locator("#language").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator("#tab-responsible_units")).to_contain_text("责任单位")
    expect(page.locator("td[data-column=role]").first).to_have_text("正文义务的主语")
    assert "%" not in page.locator("body").inner_text().replace("50%", "").split("参数按量的种类")[0]


def test_pictures_lead_to_rows_and_grow(open_page: Open) -> None:
    page = open_page()
    page.locator("[data-picture=organizations] .bars button").first.click()
    total = page.locator("[data-picture=organizations] .total").first.inner_text()
    expect(page.locator(".told")).to_contain_text(f"共 {total} 行")
    page.locator("[data-picture=parameters] .dot").first.click()
    expect(page.locator("#tab-parameters")).to_have_attribute("aria-selected", "true")
    page.locator("[data-picture=dates] [role=group] .sign").first.click()
    expect(page.locator("#tab-dates")).to_have_attribute("aria-selected", "true")
    page.locator("[data-picture=citations] .name[lang]").last.click()
    expect(page.locator("#tab-citations")).to_have_attribute("aria-selected", "true")
    for name in ("organizations", "dates", "parameters", "citations"):
        page.locator(f"[data-picture={name}] .size").click()
        assert page.locator(".picture").count() == 1
        page.locator(".size").click()
        assert page.locator(".picture").count() == 4
    page.locator("#toggle-pictures").click()
    expect(page.locator("#pictures")).to_be_hidden()


def test_an_address_opens_its_clause(open_page: Open) -> None:
    clause = table_of("clauses").filter(pl.col("level") == 2).row(5, named=True)
    page = open_page(after=f"#{clause['clause_id'].replace('#', '%23')}")
    expect(page.locator(".clause.current")).to_contain_text(clause["text"][:12])
    expect(page.locator(".clause.current")).to_be_in_viewport()


def test_hostile_texts_are_shown_and_do_nothing(open_page: Open, hostile_page: Path) -> None:
    page = open_page(hostile_page)
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


def test_offsets_behind_surrogate_pairs_hit_their_words(open_page: Open, hostile_page: Path) -> None:
    page = open_page(hostile_page)
    tables = read_tables(hostile_page.parent)
    for name in ("dates", "parameters", "responsible_units", "citations"):
        assert tables[name].height
        for row, mention in enumerate(tables[name]["mention"]):
            page.locator(f".body .mark[data-rows='{name} {row}']").click()
            expect(page.locator("#card h3 bdi")).to_have_text(mention)
            words = page.locator(f".body .mark[data-rows='{name} {row}'] .words").all_inner_texts()
            assert "".join(words) == mention


def test_a_page_without_texts_says_so_and_leads_to_them(open_page: Open, split_page: Path, browser: Any) -> None:
    page = open_page(split_page)
    expect(page.locator(".absence").first).to_contain_text("本页未收录该文件正文")
    address = page.locator(".absence a").first.get_attribute("href")
    own = open_page(split_page.parent / address)
    expect(own.locator(".body")).to_be_visible()
    assert own.locator("[role=tree] > [role=treeitem]").count() == 1
    assert (split_page.parent / "explorer" / own.locator("#home").get_attribute("href")).resolve() == split_page


def test_a_table_left_out_says_so(open_page: Open, tmp_path: Path) -> None:
    write_explorer(scan_tables(output()), describe_tables(), tmp_path, limit=1)
    page = open_page(tmp_path / "explorer.html")
    for name in ("clauses", "responsible_units", "dates"):
        page.locator(f"#tab-{name}").click()
        expect(page.locator("#rows")).to_contain_text(f"{name}.parquet")


def test_a_phone_shows_one_pane_at_a_time(open_page: Open) -> None:
    page = open_page(viewport=PHONE)
    for pane in ("pictures", "tree", "text", "tables"):
        page.locator(f"#panes [data-pane={pane}]").click()
        visible = [name for name in ("pictures", "tree", "text", "tables") if page.locator(f"#{name}").is_visible()]
        assert visible == [pane]
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator("#panes [data-pane=text]").click()
    page.locator(".body .mark").last.click()
    expect(page.locator("#card h3")).to_be_in_viewport()
    page.locator("#card .card-actions button").first.click()
    expect(page.locator(".body .mark").last).to_be_in_viewport()


def test_paper_has_the_text_and_the_table_and_no_buttons(open_page: Open) -> None:
    page = open_page()
    page.emulate_media(media="print")
    for name in (".picture", ".body", "#rows table"):
        expect(page.locator(name).first).to_be_visible()
    for name in ("#language", "#tree", ".controls", ".tabs"):
        expect(page.locator(name)).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")


def test_marks_differ_without_colour(open_page: Open) -> None:
    page = open_page()
    tables = ("responsible_units", "dates", "parameters", "citations", "organizations")
    lines = {
        page.evaluate(f"getComputedStyle(document.querySelector('.legend .{name} .words')).textDecorationStyle")
        for name in tables
    }
    letters = {page.locator(f".legend .{name} .letter").inner_text() for name in tables}
    assert len(lines) == len(letters) == len(tables)
