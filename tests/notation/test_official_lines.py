"""Signatures on one line, and behind the last sentence."""

from __future__ import annotations

import pytest

from etl.notation.official_lines import find_signed_end, is_signed_line

SIGNED = [
    "吉林市人民政府一九九九年五月一日",
    "吉林市人民政府二〇〇九年五月一日",
    "某市人民政府办公室 2023年5月1日",
    "国务院2019年1月3日",
    "某省财政厅 某省水利厅2023年5月1日",
]
UNSIGNED = ["2023年5月1日", "本办法自2023年5月1日", "某市人民政府", "各部门要在2023年5月1日", "某市人民政府2023年5月"]


@pytest.mark.parametrize("line", SIGNED)
def test_a_signature_and_its_day_on_one_line(line: str) -> None:
    assert is_signed_line(line)
    text = "各地要认真贯彻执行。" + line
    assert find_signed_end(text, 0, len(text)) == len("各地要认真贯彻执行。")


@pytest.mark.parametrize("line", UNSIGNED)
def test_no_signature(line: str) -> None:
    assert not is_signed_line(line)
    assert find_signed_end("各地要认真贯彻执行。" + line, 0, 10 + len(line)) is None
