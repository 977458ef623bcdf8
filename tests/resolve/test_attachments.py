"""A notice and its annexes: what a text lists under 附件：, and which files of its folder that is."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from etl.build import build
from etl.notation.attachments import find_listed
from etl.resolve.attachments import find_parents

# a text's end, and what it lists
LISTED = [
    ("附件：1.重点任务清单\n2.责任分工表\n某某市人民政府\n2024年5月7日", [(1, "重点任务清单"), (2, "责任分工表")]),
    ("附件：重点任务清单", [(1, "重点任务清单")]),
    ("附件1：重点任务清单.docx\n附件2：责任分工表.xlsx", [(1, "重点任务清单"), (2, "责任分工表")]),
    ("附件 1. 重点任务清单 2. 责任分工表", [(1, "重点任务清单"), (2, "责任分工表")]),
    ("附件：\n1.重点任务清单（点击下载）\n2．责任分工表。", [(1, "重点任务清单"), (2, "责任分工表")]),
    ("附件:1.2024年工作要点;2.示范项目名单", [(1, "2024年工作要点"), (2, "示范项目名单")]),
    ("附件的内容由有关部门另行制定。", []),
    ("申请人应当提交附件：身份证明、合同。", []),
    ("见附件。\n2.责任分工表", []),
    ("附件：略", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_listed(text: str, expected: list[tuple[int, str]]) -> None:
    assert find_listed(f"关于印发工作方案的通知\n各县人民政府：\n{text}") == expected


# files with their titles and lists, and the parents that they have
FAMILIES = [
    ({"a/通知.docx": ("通知", "重点任务清单"), "a/附件1：重点任务清单.xlsx": ("", "")}, {"a/附件1：重点任务清单": "a/通知"}),
    ({"a/通知.docx": ("通知", "重点任务清单"), "a/1.pdf": ("重点任务清单", "")}, {"a/1": "a/通知"}),
    ({"a/通知.docx": ("通知", "重点任务清单"), "a/附件1.pdf": ("", "")}, {"a/附件1": "a/通知"}),
    # another folder, another name, two notices that list the same
    ({"a/通知.docx": ("通知", "重点任务清单"), "b/重点任务清单.pdf": ("", "")}, {}),
    ({"a/通知.docx": ("通知", "重点任务清单"), "a/责任分工表.pdf": ("", "")}, {}),
    ({"通知.txt": ("", "重点任务清单"), "函.txt": ("", "重点任务清单"), "重点任务清单.txt": ("", "")}, {}),
    ({"重点任务清单.txt": ("", "责任分工方案"), "责任分工方案.txt": ("", "重点任务清单")}, {}),
    ({"z.zip/通知.doc": ("", "重点任务清单"), "z.zip/重点任务清单.et": ("", "")}, {"z/重点任务清单": "z/通知"}),
]  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), FAMILIES)
def test_find_parents(files: dict[str, tuple[str, str]], expected: dict[str, str]) -> None:
    ids = {name: name.replace(".zip", "").rpartition(".")[0] for name in files}
    documents = pl.DataFrame(
        [(ids[name], name, title or None) for name, (title, _) in files.items()],
        {"document_id": pl.String, "source_file": pl.String, "title": pl.String},
        orient="row",
    )
    rows = [(ids[name], 1, listed) for name, (_, listed) in files.items() if listed]
    listed = pl.DataFrame(rows, {"document_id": pl.String, "number": pl.Int64, "name": pl.String}, orient="row")
    assert dict(find_parents(documents, listed).iter_rows()) == expected


def test_a_notice_and_its_annex_in_a_build(tmp_path: Path) -> None:
    folder = tmp_path / "raw" / "2024"
    folder.mkdir(parents=True)
    notice = "关于印发工作方案的通知\n各县人民政府：\n现将工作方案印发给你们。\n附件：1.重点任务清单\n某某市人民政府\n2024年5月7日"
    (folder / "通知.txt").write_text(notice, "utf-8")
    (folder / "附件1：重点任务清单.txt").write_text("重点任务清单\n一、优化服务。", "utf-8")
    documents = build(tmp_path / "raw", tmp_path / "output")["documents"].collect()
    assert dict(documents.select("document_id", "parent_document_id").iter_rows()) == {
        "2024/通知": None,
        "2024/附件1：重点任务清单": "2024/通知",
    }
