"""Texts in the explorer: all of each, and every mark where its row says."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from etl.publish.dataset import read_tables
from tests.browser.pages import Open, Tables, at, expect


def first_clause(built: Tables, document_row: int) -> int:
    """The number of the first clause of a document among all."""
    clauses, document_id = built["clauses"], built["documents"]["document_id"][document_row]
    return int((clauses["document_id"] == document_id).arg_max() or 0)


@pytest.mark.parametrize("which", ["one_file", "sharded"])
def test_all_text_of_a_document_is_in_the_page(which: str, open_page: Open, sharded_page: Path, built: Tables) -> None:
    page = open_page(sharded_page if which == "sharded" else None)
    at(page, "document").click()
    for row, text in enumerate(built["documents"]["text"]):
        page.locator("[role=tree] > [role=treeitem] > .label").nth(row).click()
        expect(page.locator(".tree-pane [aria-selected=true]")).to_have_attribute("data-key", f"documents {row}")
        page.wait_for_selector(f".body .clause[data-row='{first_clause(built, row)}']", state="attached")
        shown = page.evaluate(
            "() => { const copy = document.querySelector('.body').cloneNode(true);"
            "copy.querySelectorAll('.letter, .path').forEach((node) => node.remove()); return copy.textContent; }"
        )
        assert "".join(shown.split()) == "".join(text.split())


def test_every_mark_is_the_mention_of_its_row(open_page: Open, built: Tables) -> None:
    page = open_page()
    at(page, "document").click()
    tables = {name: built[name] for name in ("responsible_units", "dates", "parameters", "citations")}
    for row, document_id in enumerate(built["documents"]["document_id"]):
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


def test_a_click_on_a_mark_opens_its_row(open_page: Open, built: Tables) -> None:
    page = open_page()
    at(page, "document").click()
    for name in ("responsible_units", "dates", "parameters", "citations"):
        table = built[name]
        documents = built["documents"]["document_id"].to_list()
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


def test_two_documents_stand_side_by_side(open_page: Open, built: Tables) -> None:
    ids = built["documents"]["document_id"]
    page = open_page(after=f"#/compare?one={ids[0]}&other={ids[1]}")
    expect(page.locator(".side .body")).to_have_count(2)
    assert "".join(page.locator(".side .body").nth(1).inner_text().split()) == "".join(
        built["documents"]["text"][1].split()
    )


def test_an_address_opens_its_clause(open_page: Open, built: Tables) -> None:
    clause = built["clauses"].filter(pl.col("level") == 2).row(5, named=True)
    page = open_page(after=f"#{clause['clause_id'].replace('#', '%23')}")
    expect(page.locator(".clause.current")).to_contain_text(clause["text"][:12])
    expect(page.locator(".clause.current")).to_be_in_viewport()


def test_a_citation_is_copied(open_page: Open, built: Tables) -> None:
    clause = (
        built["clauses"]
        .filter(pl.col("level") == 2, pl.col("document_id").str.starts_with("state-"))
        .row(0, named=True)
    )
    above = built["clauses"].filter(clause_id=clause["parent_id"])["marker"].item().rstrip("、")
    page = open_page(after=f"#/documents/{clause['document_id']}?at={clause['path']}&row=clauses.{clause['ordinal']}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#card .copy").click()
    expect(page.locator("#card .copy")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    title, number = (
        built["documents"].filter(document_id=clause["document_id"]).select("title", "document_number").row(0)
    )
    assert copied == f"《{title}》（{number}）{above}{clause['marker']}：“{clause['text']}”"
