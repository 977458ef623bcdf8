"""The explorer in a real browser: ``nox -s explorer`` drives Debian's chromium with Playwright."""

from __future__ import annotations

import os
import re
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
from etl.publish.explorer.labels import page_words
from tests.counts import counts_of

playwright = pytest.importorskip("playwright.sync_api", reason="a browser is driven by nox -s explorer alone")
expect = playwright.expect
ROOT = Path(__file__).parent.parent.parent
BUILT = TemporaryDirectory()  # gone when the tests are over
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

Open = Callable[..., Any]
# titles of tables and columns and words of the page, as they would stand there in English
LABELS = [
    *((table.title, *(column.title for column in table.columns)) for table in describe_tables()),
    tuple(english for english, chinese in page_words().values() if english != chinese and len(english) > 3),
]


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
    """Opens a page; when the test is over it must have asked for nothing outside its folder and said nothing to the console."""
    contexts, requests, complaints = [], [], []

    def opened(
        path: Path | None = None, viewport: dict[str, int] = DESKTOP, locale: str = "zh-CN", after: str = ""
    ) -> Any:
        place = path or output() / "explorer.html"
        context = browser.new_context(viewport=viewport, locale=locale, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
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
def sharded_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the dataset where its limit leaves no room for the texts: they stand beside it, a document a shard."""
    folder = tmp_path_factory.mktemp("sharded")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("etl.publish.explorer.shards.CHARACTERS_OF_SHARD", 1)
        tables = read_tables(output())
        write_explorer(as_scanned(tables), counts_of(tables), describe_tables(), folder, limit=1)
    return folder / "explorer.html"


def table_of(name: str) -> pl.DataFrame:
    return read_tables(output())[name]


def test_it_loads_and_shows_the_dataset(open_page: Open) -> None:
    page = open_page()
    expect(page.locator("body")).to_have_attribute("data-view", "overview")
    for name in ("tasks", "documents", "clauses"):
        expect(page.locator(f".tiles [data-table={name}] b")).to_have_text(str(table_of(name).height))
    assert page.locator(".latest li").count() == table_of("documents").height
    assert 1 < page.locator(".picture").count() <= 4
    assert all(box["height"] > 60 for box in (each.bounding_box() for each in page.locator(".drawing").all()))
    at(page, "document").click()
    assert page.locator("[role=tree] > [role=treeitem]").count() == table_of("documents").height


def first_clause(document_row: int) -> int:
    """The number of the first clause of a document among all."""
    clauses, document_id = table_of("clauses"), table_of("documents")["document_id"][document_row]
    return int((clauses["document_id"] == document_id).arg_max() or 0)


@pytest.mark.parametrize("which", ["one_file", "sharded"])
def test_all_text_of_a_document_is_in_the_page(which: str, open_page: Open, sharded_page: Path) -> None:
    page = open_page(sharded_page if which == "sharded" else None)
    at(page, "document").click()
    for row, text in enumerate(table_of("documents")["text"]):
        page.locator("[role=tree] > [role=treeitem] > .label").nth(row).click()
        expect(page.locator(".tree-pane [aria-selected=true]")).to_have_attribute("data-key", f"documents {row}")
        page.wait_for_selector(f".body .clause[data-row='{first_clause(row)}']", state="attached")
        shown = page.evaluate(
            "() => { const copy = document.querySelector('.body').cloneNode(true);"
            "copy.querySelectorAll('.letter, .path').forEach((node) => node.remove()); return copy.textContent; }"
        )
        assert "".join(shown.split()) == "".join(text.split())


def test_every_mark_is_the_mention_of_its_row(open_page: Open) -> None:
    page = open_page()
    at(page, "document").click()
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
    at(page, "document").click()
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
    at(page, "document").click()
    documents = page.locator("[role=tree] > [role=treeitem] > .label")
    for row in range(documents.count()):
        documents.nth(row).click()
        if page.locator(".body .mark.organizations").count():
            break
    page.locator(".body .mark.organizations").first.click()
    expect(page.locator("#tab-organizations")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#card dd[data-column=organization_id]")).to_contain_text("-")


def test_the_card_leads_to_the_organization_and_back_to_its_rows(open_page: Open) -> None:
    page = open_page(after="#/tables/responsible_units")
    page.locator("tbody tr th button").first.click()
    page.locator("#card dd[data-column=organization_id] button").click()
    organization = page.locator("#card h3 bdi").inner_text()
    page.locator(".card-actions button", has_text="责任单位").click()
    table = table_of("responsible_units").join(table_of("organizations"), on="organization_id", suffix="_official")
    assert rows_found(page) == table.filter(pl.col("name_official") == organization).height


def test_tables_are_filtered_and_sorted(open_page: Open) -> None:
    page = open_page(after="#/tables/responsible_units")
    units = table_of("responsible_units")
    assert rows_found(page) == units.height
    page.locator("[data-facet=role]").select_option("lead")
    lead = units.filter(pl.col("role") == "lead")
    assert rows_found(page) == lead.height
    assert "role=lead" in page.url
    page.locator("#tab-clauses").click()
    assert rows_found(page) == lead["clause_id"].n_unique()
    page.locator(".clear").click()
    page.locator("#all-columns").check()
    page.locator("th[data-column=start_char] button").click()
    page.locator("th[data-column=start_char] button").click()
    expect(page.locator("th[data-column=start_char]")).to_have_attribute("aria-sort", "descending")
    values = [int(text.replace(",", "")) for text in page.locator("td[data-column=start_char]").all_inner_texts()]
    assert values == sorted(values, reverse=True) and values[0] == table_of("clauses")["start_char"].max()


def test_tasks_are_held_to_days_money_and_place(open_page: Open) -> None:
    tasks = table_of("tasks").join(table_of("documents").select("document_id", "issuer_level"), on="document_id")
    for address, expected in (
        ("low=10万", tasks["amount_high"] >= 100_000),
        ("high=1", tasks["amount_high"] <= 1),
        ("from=2000&to=2030", tasks["due_date"].is_not_null()),
        ("level=national", tasks["issuer_level"] == "national"),
        (
            "region=新疆维吾尔自治区&role=support",
            (tasks["region_name"] == "新疆维吾尔自治区") & tasks["support"].is_not_null(),
        ),
    ):
        assert rows_found(open_page(after=f"#/tables/tasks?{address}")) == expected.sum(), address


WORDS = ["外商", "商务厅", "外商 投资", "没有这个词", "12345", "China", "2021", "。", "）", "国发〔2023〕11号"]


def found_in(table: str, words: str) -> int:
    """How many rows have all words in their texts, asked of polars."""
    frame = table_of(table)
    texts = {
        "clauses": ["marker", "heading", "text"],
        "tasks": "headings text lead support responsible subject due time_limits amounts targets cites title document_number "
        "issuer region_name".split(),
    }[table]
    rows = frame.select(pl.concat_str(pl.col(texts).fill_null(""), separator="\n").str.to_lowercase().alias("all"))
    held = pl.all_horizontal(pl.col("all").str.contains(word.lower(), literal=True) for word in words.split())
    return rows.filter(held).height


@pytest.mark.parametrize("which", ["one_file", "sharded"])
def test_a_search_finds_all_that_polars_finds(which: str, open_page: Open, sharded_page: Path) -> None:
    page = open_page(sharded_page if which == "sharded" else None)
    for words in WORDS:
        look_for(page, words)
        for table in ("tasks", "clauses"):
            page.locator(f"#tab-{table}").click()
            assert rows_found(page) == found_in(table, words), (words, table)


def test_found_rows_are_downloaded(open_page: Open, tmp_path: Path) -> None:
    page = open_page(after="#/tables/tasks?role=lead")
    with page.expect_download() as download:
        page.locator(".download").click()
    download.value.save_as(tmp_path / "tasks.csv")
    downloaded = pl.read_csv(tmp_path / "tasks.csv", infer_schema=False)
    dataset = pl.read_csv(output() / "tasks.csv", infer_schema=False)
    expected = dataset.filter(pl.col("lead").is_not_null())
    numbers = pl.col("amount_high").cast(pl.Float64)
    assert downloaded.with_columns(numbers).equals(expected.with_columns(numbers))
    assert (tmp_path / "tasks.csv").read_bytes().startswith(b"\xef\xbb\xbfclause_id,")


def test_a_citation_is_copied(open_page: Open) -> None:
    clause = (
        table_of("clauses")
        .filter(pl.col("level") == 2, pl.col("document_id").str.starts_with("state-"))
        .row(0, named=True)
    )
    above = table_of("clauses").filter(clause_id=clause["parent_id"])["marker"].item().rstrip("、")
    page = open_page(after=f"#/documents/{clause['document_id']}?at={clause['path']}&row=clauses.{clause['ordinal']}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#card .copy").click()
    expect(page.locator("#card .copy")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    title, number = (
        table_of("documents").filter(document_id=clause["document_id"]).select("title", "document_number").row(0)
    )
    assert copied == f"《{title}》（{number}）{above}{clause['marker']}：“{clause['text']}”"


def test_every_view_has_an_address(open_page: Open) -> None:
    page = open_page()
    look_for(page, "外商")
    page.locator("[data-facet=role]").select_option("responsible")
    page.locator("tbody tr th button").first.click()
    expect(page.locator("#card")).to_be_visible()
    address = page.url
    again = open_page(after="#" + address.split("#")[1])
    for selector in ("#card h3 bdi", ".text-head h2"):
        expect(again.locator(selector)).to_have_text(page.locator(selector).inner_text())
    page.go_back()
    expect(page.locator("body")).to_have_attribute("data-view", "tables")
    expect(page.locator("#query")).to_have_value("外商")
    expect(page.locator("[data-facet=role]")).to_have_value("responsible")


def test_a_document_without_rows_says_how_many_there_are(open_page: Open) -> None:
    dates = table_of("dates")
    ids = table_of("documents")["document_id"]
    without = next(document_id for document_id in ids if document_id not in set(dates["document_id"]))
    page = open_page(after=f"#/documents/{without}")
    page.locator("#tab-dates").click()
    expect(page.locator("#rows .told")).to_contain_text(f"全部文件共 {dates.height} 行")
    page.locator("#rows .told button").click()
    assert rows_found(page) == dates.height


def test_two_documents_stand_side_by_side(open_page: Open) -> None:
    ids = table_of("documents")["document_id"]
    page = open_page(after=f"#/compare?one={ids[0]}&other={ids[1]}")
    expect(page.locator(".side .body")).to_have_count(2)
    assert "".join(page.locator(".side .body").nth(1).inner_text().split()) == "".join(
        table_of("documents")["text"][1].split()
    )


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


def test_the_tree_is_searched(open_page: Open) -> None:
    page = open_page()
    at(page, "document").click()
    page.locator("#tree input").fill("投诉专线")
    found = page.locator("[role=treeitem]")
    assert 1 < found.count() < 6
    page.locator("#tree input").fill("没有这个词")
    assert found.count() == 0
    page.locator("#tree input").fill("")
    assert found.count() >= table_of("documents").height


def test_the_tree_goes_by_the_arrow_keys(open_page: Open) -> None:
    page = open_page()
    at(page, "document").click()
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
    page = open_page(after=f"#/documents/{table_of('documents')['document_id'][3]}")
    expect(page.locator(".body")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".skips a").first).to_be_focused()
    expect(page.locator(".skips a").first).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_be_focused()
    page.locator(".body .mark.responsible_units").first.focus()
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


def test_pictures_lead_to_rows_and_grow(open_page: Open) -> None:
    page = open_page()
    names = [each.get_attribute("data-picture") for each in page.locator(".picture").all()]
    for name in names:
        page.locator(f"[data-picture={name}] .size").click()
        assert page.locator(".picture").count() == 1
        page.locator(".picture .size").click()
        assert page.locator(".picture").count() == len(names)
    page.locator("[data-picture=organizations] .bars button").first.click()
    expect(page.locator("body")).to_have_attribute("data-view", "tables")
    assert "organization=" in page.url
    page.go_back()
    page.locator("[data-picture=parameters] .dot").first.click()
    expect(page.locator("#tab-parameters")).to_have_attribute("aria-selected", "true")


def test_an_address_opens_its_clause(open_page: Open) -> None:
    clause = table_of("clauses").filter(pl.col("level") == 2).row(5, named=True)
    page = open_page(after=f"#{clause['clause_id'].replace('#', '%23')}")
    expect(page.locator(".clause.current")).to_contain_text(clause["text"][:12])
    expect(page.locator(".clause.current")).to_be_in_viewport()


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


def test_offsets_behind_surrogate_pairs_hit_their_words(open_page: Open, hostile_page: Path) -> None:
    page = open_page(hostile_page)
    at(page, "document").click()
    tables = read_tables(hostile_page.parent)
    for name in ("dates", "parameters", "responsible_units", "citations"):
        assert tables[name].height
        for row, mention in enumerate(tables[name]["mention"]):
            page.locator(f".body .mark[data-rows='{name} {row}']").click()
            expect(page.locator("#card h3 bdi")).to_have_text(mention)
            words = page.locator(f".body .mark[data-rows='{name} {row}'] .words").all_inner_texts()
            assert "".join(words) == mention


def test_a_shard_that_is_missing_is_told(browser: Any, sharded_page: Path, tmp_path: Path) -> None:
    (tmp_path / "explorer.html").write_bytes(sharded_page.read_bytes())
    page = browser.new_page(locale="zh-CN")
    page.goto((tmp_path / "explorer.html").as_uri())
    at(page, "document").click()
    expect(page.locator("#text")).to_contain_text("无法读取 explorer/0.js")
    at(page, "tables").click()
    expect(page.locator("#rows")).to_contain_text("无法读取 explorer/")
    page.close()


def test_a_dataset_that_no_browser_holds_says_what_does(open_page: Open, tmp_path: Path) -> None:
    write_explorer(scan_tables(output()), counts_of(read_tables(output())), describe_tables(), tmp_path, most_text=1)
    page = open_page(tmp_path / "explorer.html")
    expect(page.locator("#overview")).to_contain_text("tiaokuan serve")
    expect(page.locator("#overview")).to_contain_text(f"{table_of('clauses').height}")


def test_a_phone_shows_one_pane_at_a_time(open_page: Open) -> None:
    page = open_page(viewport=PHONE, after=f"#/documents/{table_of('tasks')['document_id'][-1]}")
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


def test_paper_has_the_text_and_the_table_and_no_buttons(open_page: Open) -> None:
    page = open_page(after=f"#/documents/{table_of('tasks')['document_id'][-1]}")
    expect(page.locator(".body")).to_be_visible()
    page.emulate_media(media="print")
    for name in (".body", "#rows table"):
        expect(page.locator(name).first).to_be_visible()
    for name in ("#language", "#tree", ".controls", ".tabs"):
        expect(page.locator(name)).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")


def test_marks_differ_without_colour(open_page: Open) -> None:
    page = open_page()
    at(page, "document").click()
    tables = ("responsible_units", "dates", "parameters", "citations", "organizations")
    lines = {
        page.evaluate(f"getComputedStyle(document.querySelector('.legend .{name} .words')).textDecorationStyle")
        for name in tables
    }
    letters = {page.locator(f".legend .{name} .letter").inner_text() for name in tables}
    assert len(lines) == len(letters) == len(tables)
