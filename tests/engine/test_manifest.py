"""What travels to a cluster and back arrives as it left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from etl.engine.manifest import made_from_json, made_to_json, refusal_to_json, tasks_from_json, tasks_to_json
from etl.engine.tasks import Made, Task
from etl.errors import InputError, unreadable
from etl.raw_folder import find_source_files

ODD_NAMES = ("plain.txt", "关于 招商引资.txt", "a'b\"c\\d\n\t.txt", "\x7f\u2028😀.txt", os.fsdecode(b"latin-\xe9.txt"))
MADE = {
    "rows": Made("0f.part", {"甲": "key of 甲", 'b"\\': "key"}, ()),
    "rows and errors": Made(
        "0f.part", {"a": "key"}, (unreadable("b\\xff", "乙.txt took\nlonger"), unreadable("c", ""))
    ),
    "nothing": Made(None, {}, ()),
}


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.parametrize("catalog_row", [None, {}, {"title": "通知", "issuer": "", "note": "\udce9\r\n"}], ids=str)
def test_documents_arrive(tmp_path: Path, name: str, catalog_row: dict[str, str] | None) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / name).write_bytes(b"")
    tasks = [Task(file, catalog_row, "0f") for file in find_source_files(tmp_path)]
    line = tasks_to_json(tasks)
    assert line.isascii() and "\n" not in line
    assert tasks_from_json(line) == tasks
    assert tasks_from_json(line)[0].file.path.exists()


def test_paths_are_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    (task,) = tasks_from_json(tasks_to_json([Task(file, None, "0f") for file in find_source_files(Path("raw"))]))
    assert task.file.path == tmp_path / "raw" / "a.txt"
    assert task.file.source_file == "a.txt"


@pytest.mark.parametrize("name", MADE)
def test_what_was_made_arrives(name: str) -> None:
    line = made_to_json(MADE[name])
    assert line.isascii() and "\n" not in line
    assert made_from_json(line) == MADE[name]


def test_a_refusal_arrives_as_an_error() -> None:
    with pytest.raises(InputError, match=r"^no 磁盘\.$"):
        made_from_json(refusal_to_json("no 磁盘."))
