"""English names of bodies in their Chinese form, and several of them on one line."""

from __future__ import annotations

import pytest

from etl.notation.english_bodies import parse_body, split_names

BODIES = [
    ("the State Council", "国务院"),
    ("State Council of the People's Republic of China", "国务院"),
    ("Ministry of Commerce of the People’s Republic of China", "中华人民共和国商务部"),
    ("MOFCOM", "中华人民共和国商务部"),
    ("General Office of the State Council", "国务院办公厅"),
    ("Shanghai Municipal People's Government", "上海市人民政府"),
    ("People's Government of Guangdong Province", "广东省人民政府"),
    ("General Office of the People's Government of Xinjiang Uygur Autonomous Region", "新疆维吾尔自治区人民政府办公厅"),
    ("General Office of Shenzhen Municipal People's Government", "深圳市人民政府办公室"),
    ("Standing Committee of the 16th Shanghai People's Congress", "上海市人民代表大会常务委员会"),
    ("Fifth National People's Congress", "全国人民代表大会"),
    ("Standing Committee of the 13th National People's Congress", "全国人民代表大会常务委员会"),
    ("Yunnan Provincial Committee of the Communist Party of China", "中国共产党云南省委员会"),
    ("Acme Trading Company", None),
]


@pytest.mark.parametrize(("name", "official"), BODIES)
def test_body(name: str, official: str | None) -> None:
    assert parse_body(name) == official


def test_names_on_one_line_come_apart() -> None:
    assert split_names("Ministry of Finance Ministry of Commerce") == ["Ministry of Finance", "Ministry of Commerce"]
    assert len(split_names("General Administration of Quality Supervision, Inspection and Quarantine")) == 1
    assert (
        len(split_names("National Development and Reform Commission, Ministry of Commerce and Ministry of Finance"))
        == 3
    )
