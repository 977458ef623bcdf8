"""Tables in the explorer: filters, searches and downloads give the rows that polars gives."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.browser.pages import Open, Tables, expect, look_for, rows_found


def test_the_card_leads_to_the_organization_and_back_to_its_rows(open_page: Open, built: Tables) -> None:
    page = open_page(after="#/tables/responsible_units")
    page.locator("tbody tr th button").first.click()
    page.locator("#card dd[data-column=organization_id] button").click()
    organization = page.locator("#card h3 bdi").inner_text()
    page.locator(".card-actions button", has_text="责任单位").click()
    table = built["responsible_units"].join(built["organizations"], on="organization_id", suffix="_official")
    assert rows_found(page) == table.filter(pl.col("name_official") == organization).height


def test_tables_are_filtered_and_sorted(open_page: Open, built: Tables) -> None:
    page = open_page(after="#/tables/responsible_units")
    units = built["responsible_units"]
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
    assert values == sorted(values, reverse=True) and values[0] == built["clauses"]["start_char"].max()


def test_tasks_are_held_to_days_money_and_place(open_page: Open, built: Tables) -> None:
    tasks = built["tasks"].join(built["documents"].select("document_id", "issuer_level"), on="document_id")
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


def found_in(built: Tables, table: str, words: str) -> int:
    """How many rows have all words in their texts, asked of polars."""
    frame = built[table]
    texts = {
        "clauses": ["marker", "heading", "text"],
        "tasks": "headings text lead support responsible subject due time_limits amounts targets cites title document_number "
        "issuer region_name".split(),
    }[table]
    rows = frame.select(pl.concat_str(pl.col(texts).fill_null(""), separator="\n").str.to_lowercase().alias("all"))
    held = pl.all_horizontal(pl.col("all").str.contains(word.lower(), literal=True) for word in words.split())
    return rows.filter(held).height


@pytest.mark.parametrize("which", ["one_file", "sharded"])
def test_a_search_finds_all_that_polars_finds(which: str, open_page: Open, sharded_page: Path, built: Tables) -> None:
    page = open_page(sharded_page if which == "sharded" else None)
    for words in WORDS:
        look_for(page, words)
        for table in ("tasks", "clauses"):
            page.locator(f"#tab-{table}").click()
            assert rows_found(page) == found_in(built, table, words), (words, table)


def test_found_rows_are_downloaded(open_page: Open, tmp_path: Path, built_output: Path) -> None:
    page = open_page(after="#/tables/tasks?role=lead")
    with page.expect_download() as download:
        page.locator(".download").click()
    download.value.save_as(tmp_path / "tasks.csv")
    downloaded = pl.read_csv(tmp_path / "tasks.csv", infer_schema=False)
    dataset = pl.read_csv(built_output / "tasks.csv", infer_schema=False)
    expected = dataset.filter(pl.col("lead").is_not_null())
    numbers = pl.col("amount_high").cast(pl.Float64)
    assert downloaded.with_columns(numbers).equals(expected.with_columns(numbers))
    assert (tmp_path / "tasks.csv").read_bytes().startswith(b"\xef\xbb\xbfclause_id,")


def test_a_document_without_rows_says_how_many_there_are(open_page: Open, built: Tables) -> None:
    dates = built["dates"]
    ids = built["documents"]["document_id"]
    without = next(document_id for document_id in ids if document_id not in set(dates["document_id"]))
    page = open_page(after=f"#/documents/{without}")
    page.locator("#tab-dates").click()
    expect(page.locator("#rows .told")).to_contain_text(f"全部文件共 {dates.height} 行")
    page.locator("#rows .told button").click()
    assert rows_found(page) == dates.height
