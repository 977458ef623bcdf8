"""Ways through the explorer: tree, keyboard, addresses, pictures."""

from __future__ import annotations

from tests.browser.pages import Open, Tables, at, expect, look_for


def test_the_tree_is_searched(open_page: Open, built: Tables) -> None:
    page = open_page()
    at(page, "document").click()
    page.locator("#tree input").fill("投诉专线")
    found = page.locator("[role=treeitem]")
    assert 1 < found.count() < 6
    page.locator("#tree input").fill("没有这个词")
    assert found.count() == 0
    page.locator("#tree input").fill("")
    assert found.count() >= built["documents"].height


def test_the_tree_goes_by_the_arrow_keys(open_page: Open, built: Tables) -> None:
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
    last = built["documents"]["title"][-1]
    expect(page.locator(".text-head h2")).to_have_text(last)
    expect(focused).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    expect(focused).to_have_attribute("aria-level", "1")
    assert page.locator("[role=treeitem][tabindex='0']").count() == 1


def test_the_keyboard_gets_everywhere(open_page: Open, built: Tables) -> None:
    page = open_page(after=f"#/documents/{built['documents']['document_id'][3]}")
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
