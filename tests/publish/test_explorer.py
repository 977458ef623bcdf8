"""The explorer as a file: what is in it, what may never be in it, how large it gets. Its behaviour: tests/browser."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from etl.mentions import Organization
from etl.publish.dataset import as_scanned
from etl.publish.descriptions import describe_tables
from etl.publish.explorer import KeptShards, shards, write_explorer
from etl.publish.explorer.labels import HERE, described_value, page_words, read_words, value_labels
from etl.publish.explorer.pages import PAGE_LIMIT, joined
from etl.publish.explorer.payload import safe_json
from etl.publish.tables import build_tables
from etl.records import DocumentRows
from schemas import TABLES
from tests.counts import counts_of

Tables = dict[str, pl.DataFrame]
ROOT = Path(__file__).parent.parent.parent
HAN = re.compile("[\u4e00-\u9fff]")

# a text that must stand in the page as data and nothing else
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    "]]>&amp;&lt;",
    "\u2028\u2029\ufeff\u202e\u200f",
    "\x00\x1b\r\n\t\\\"'",
    "𠮷😀👩‍👩‍👧",
    "$data ${data} $script",
]


def page_of(tables: Tables, folder: Path, **limits: int) -> str:
    folder.mkdir(exist_ok=True)
    write_explorer(as_scanned(tables), counts_of(tables), describe_tables(), folder, **limits)
    return (folder / "explorer.html").read_text("utf-8")


def data_of(page: str) -> dict[str, Any]:
    found = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert len(found) == 1
    return json.loads(found[0])


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_ends_its_script(text: str) -> None:
    written = safe_json({"text": text})
    assert json.loads(written) == {"text": text}
    assert not re.search("[<>&\u2028\u2029\ufeff]", written)
    assert not re.search("[\x00-\x1f]", written)


def test_a_lone_surrogate_can_be_written() -> None:
    assert json.loads(safe_json("\ud800").encode("utf-8")) == "\ud800"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_leave_the_page_as_it_is(tables: Tables, tmp_path: Path, text: str) -> None:
    harmless = page_of(tables, tmp_path / "harmless")
    hostile = tables | {"documents": tables["documents"].with_columns(title=pl.lit(text), text=pl.lit(text))}
    page = page_of(hostile, tmp_path / "hostile")
    assert data_of(page)["rows"]["documents"]["title"] == [text]
    without_data = re.compile(r"(?<=id=\"data\">).*?(?=</script>)", re.DOTALL)
    assert without_data.sub("", page, count=1) == without_data.sub("", harmless, count=1)


def test_the_policy_allows_the_script_and_the_style_inside_and_nothing_else(tables: Tables, tmp_path: Path) -> None:
    page = page_of(tables, tmp_path)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert rules == {
        "default-src": "'none'",
        "script-src": f"'{hash_of(script)}'",
        "style-src": f"'{hash_of(style)}'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    assert page.index("Content-Security-Policy") < page.index("<style>") < page.index("<script")


def hash_of(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def test_the_page_names_no_place_outside(tables: Tables, tmp_path: Path) -> None:
    page = page_of(tables, tmp_path)
    addresses = set(re.findall(r"(?:https?:)?//[a-z][^\s\"'<>)]*\.[a-z]{2,}[^\s\"'<>)]*", page))
    assert addresses == {"http://www.w3.org/2000/svg"}  # the name of a namespace: nothing is fetched
    assert not re.search(r"<(link|img|iframe|object|embed|base)\b|\bsrc=|@import|url\(", page)


FORBIDDEN = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setAttribute\(\"style|fetch\(|XMLHttp|import\("


def test_the_script_puts_texts_in_as_texts() -> None:
    assert not re.findall(FORBIDDEN, joined("script", "js"))


def test_the_same_tables_give_the_same_bytes(tables: Tables, tmp_path: Path) -> None:
    assert page_of(tables, tmp_path / "one") == page_of(tables, tmp_path / "two")


def test_the_page_of_the_dataset_is_small() -> None:
    assert (ROOT / "output" / "explorer.html").stat().st_size < PAGE_LIMIT
    assert not (ROOT / "output" / "explorer").exists()


def test_labels_are_those_of_the_models(tables: Tables, tmp_path: Path) -> None:
    labels = data_of(page_of(tables, tmp_path))["tables"]
    assert list(labels) == list(TABLES)
    for table in describe_tables():
        assert labels[table.name]["title"] == [table.title, table.title_zh]
        for column in table.columns:
            label = labels[table.name]["columns"][column.name]
            assert label["title"] == [column.title, column.title_zh]
            assert label["description"] == [column.description, column.description_zh]


def test_a_changed_title_of_a_column_changes_the_page(tables: Tables, tmp_path: Path) -> None:
    first, *rest = describe_tables()
    changed = replace(first, columns=(replace(first.columns[0], title_zh="另一个名字"), *first.columns[1:]))
    write_explorer(as_scanned(tables), counts_of(tables), [changed, *rest], tmp_path)
    labels = data_of((tmp_path / "explorer.html").read_text("utf-8"))["tables"]
    assert labels[first.name]["columns"][first.columns[0].name]["title"][1] == "另一个名字"


def test_every_coded_value_has_a_chinese_label(tables: Tables, tmp_path: Path) -> None:
    labels = data_of(page_of(tables, tmp_path))["tables"]
    for table in describe_tables():
        for column in table.columns:
            for value in column.values:
                if column.name != "style":  # a style is shown by its sign
                    assert HAN.search(labels[table.name]["columns"][column.name]["values"][value][1]), (column, value)


def test_no_value_is_named_twice() -> None:
    """What a description says already stands in no list."""
    rows = read_words("values.csv")
    assert list(rows) == sorted(rows, key=lambda row: (row["column"], row["value"]))
    assert len({(row["column"], row["value"]) for row in rows}) == len(rows)
    for table in describe_tables():
        for column in table.columns:
            named = {row["value"] for row in rows if row["column"] == column.name}
            assert not {value for value in named & set(column.values) if described_value(value, column.description_zh)}


def test_labels_of_roles_come_from_the_description() -> None:
    role = next(column for table in describe_tables() for column in table.columns if column.name == "role")
    assert value_labels(role)["lead"] == ["lead", "牵头"]
    assert described_value("lead", "misleading 误导") is None


def test_every_word_of_the_page_is_used_and_known() -> None:
    sources = joined("script", "js") + (HERE / "page.html").read_text("utf-8")
    words = page_words()
    named = {
        name for names in re.findall(r'word\("(\w+)"|data-(?:word|label)="(\w+)"', sources) for name in names if name
    }
    assert named <= set(words)
    made = ("mark_", "picture_", "facet_", "part_", "role_", "view_", "pane_")  # names put together from another's
    assert not {name for name in words if f'"{name}"' not in sources and not name.startswith(made)}
    assert all(english and chinese for english, chinese in words.values())
    assert all(set(row) == {"name", "en", "zh"} for row in read_words("words.csv"))
    assert list(words) == sorted(words)


def two_documents(make_document: Callable[..., DocumentRows], organization: Organization) -> Tables:
    return build_tables([make_document("first"), make_document("folder/第二 #2")], [organization], [])


def rows_of_shard(path: Path) -> tuple[int, dict[str, Any]]:
    """What a shard hands to the page."""
    script = path.read_text("ascii")
    number, packed = re.fullmatch(r'tiaokuan\((\d+),"([A-Za-z0-9+/=]*)"\);\n', script).groups()
    return int(number), json.loads(zlib.decompress(base64.b64decode(packed), wbits=-15))


def test_beyond_the_limit_the_texts_stand_beside_the_page(
    make_document: Callable[..., DocumentRows],
    organization: Organization,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tables = two_documents(make_document, organization)
    whole = data_of(page_of(tables, tmp_path / "whole"))
    monkeypatch.setattr("etl.publish.explorer.shards.CHARACTERS_OF_SHARD", 1)
    page = page_of(tables, tmp_path / "split", limit=1)
    main = data_of(page)
    assert set(main["rows"]) == {"documents", "organizations"}
    assert "text" not in main["rows"]["documents"]
    found = [rows_of_shard(tmp_path / "split" / "explorer" / f"{number}.js") for number in range(2)]

    def placed(values: list[Any], column: str, shard: int) -> list[Any]:
        """The values as the page holds them: a shard counts clauses from its first one."""
        is_clause = column in ("clause_id", "parent_id", "parallel_of", "source_clause_id")
        first = main["starts"]["clauses"][shard] if is_clause else 0
        return [first + value if is_clause and isinstance(value, int) else value for value in values]

    assert [number for number, _ in found] == [0, 1]
    for table, starts in main["starts"].items():
        assert starts[-1] == main["counts"][table]
        for column, values in whole["rows"][table].items():
            is_here = table != "documents" or column == "text"
            parts = [placed(rows[table][column], column, number) for number, rows in found] if is_here else []
            assert list(itertools.chain(*parts)) == (values if parts else []), (table, column)
        assert [len(rows[table]["document_id" if table != "documents" else "text"]) for _, rows in found] == [
            end - start for start, end in itertools.pairwise(starts)
        ]
    assert "script-src 'sha256-" in page and " 'self'; style-src" in page and "trusted-types shards" in page


def test_shards_that_did_not_change_are_not_packed_again(
    make_document: Callable[..., DocumentRows],
    organization: Organization,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tables = two_documents(make_document, organization)
    monkeypatch.setattr("etl.publish.explorer.shards.CHARACTERS_OF_SHARD", 1)
    packed = []
    pack = shards._pack
    monkeypatch.setattr(shards, "_pack", lambda rows, within: packed.append(len(packed)) or pack(rows, within))

    def written(tables: Tables, folder: str, program: str = "1") -> list[bytes]:
        (tmp_path / folder).mkdir()
        kept = KeptShards(tmp_path / "kept", program)
        write_explorer(as_scanned(tables), counts_of(tables), describe_tables(), tmp_path / folder, limit=1, kept=kept)
        return [path.read_bytes() for path in sorted((tmp_path / folder / "explorer").iterdir())]

    first = written(tables, "first")
    assert written(tables, "again") == first
    assert len(packed) == 2
    is_second = pl.col("document_id") != "first"
    longer = pl.when(is_second).then(pl.col("text") + "甲").otherwise("text")
    changed = written(tables | {"documents": tables["documents"].with_columns(text=longer)}, "changed")
    assert changed[0] == first[0]
    assert changed[1] != first[1]
    assert len(packed) == 3
    assert len(list((tmp_path / "kept").iterdir())) == 2  # what is not used any more is deleted
    for path in (tmp_path / "kept").iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert written(tables, "damaged") == first
    assert len(packed) == 5
    assert written(tables, "other program", "2") == first
    assert len(packed) == 7


def test_what_no_browser_holds_is_counted(
    make_document: Callable[..., DocumentRows], organization: Organization, tmp_path: Path
) -> None:
    main = data_of(page_of(two_documents(make_document, organization), tmp_path, most_text=1))
    assert (main["rows"], main["counts"]["clauses"]) == ({}, 8)
    assert not (tmp_path / "explorer").exists()


def test_an_empty_dataset_has_a_page(tmp_path: Path) -> None:
    assert data_of(page_of(build_tables([], [], []), tmp_path))["counts"] == dict.fromkeys(TABLES, 0)
