"""Regions by GB/T 2260: names at the start of a text, with and without a place that settles them."""

from __future__ import annotations

import pytest

from etl.notation.regions import find_region, full_region_name, lineage, match_region, region_at, region_of
from tests.calls import grows_with

# text, within, code
SAMPLED = [
    ("广东省人民政府", None, "440000"),
    ("新疆维吾尔自治区人民政府办公厅", None, "650000"),
    ("新疆税务局", None, "650000"),
    ("罗湖区科技和工业信息化局", None, "440303"),
    ("深圳市罗湖区人民政府", None, "440303"),
    ("上海市徐汇区人民政府", None, "310104"),
    ("喀什地区行政公署", None, "653100"),
    ("广州", None, "440100"),
    ("云浮海关", None, "445300"),
    ("云安区政府", "445300", "445303"),
    ("甘孜州", None, "513300"),
    ("红河哈尼族彝族自治州", None, "532500"),
    ("吉林省商务厅", None, "220000"),
    ("吉林市", None, "220200"),
    ("仙桃市人民政府", None, "429004"),
    ("苍南县关于加快打造人工智能OPC创业高地的若干举措", None, "330327"),
    ("广安区政府", "511600", "511602"),
    ("伊犁哈萨克自治州", None, "654000"),
    ("中共广州市委组织部", None, "440100"),
    ("中国共产党云南省委员会", None, "530000"),
]
SETTLED_BY_PLACE = [
    ("鼓楼区", "350100", "350102"),
    ("鼓楼区", "350103", "350102"),
    ("朝阳区", "110000", "110105"),
    ("桥西区财政局", "130100", "130104"),
    ("白云区", "440000", "440111"),
    ("城区", "140300", "140302"),
    ("福建省福州市鼓楼区", None, "350102"),
]
NO_REGION = [
    ("鼓楼区", None),
    ("桥西区财政局", None),
    ("朝阳区", None),
    ("城区", None),
    ("城区", "440000"),
    ("公安局", None),  # 公安县
    ("会同有关部门", None),  # 会同县
    ("新兴产业", "445300"),  # 新兴县
    ("资源配置", None),
    ("港口码头", None),
    ("新疆生产建设兵团", None),
    ("中国人民银行", None),
    ("川渝高竹新区管委会", None),
    ("", None),
]
FORMER = [("襄樊市", "420600"), ("吐鲁番地区", "652100"), ("增城市", "440183"), ("崇文区", "110103")]


@pytest.mark.parametrize(("text", "within", "code"), SAMPLED + SETTLED_BY_PLACE)
def test_finds_the_region(text: str, within: str | None, code: str) -> None:
    region = find_region(text, within)
    assert region is not None
    assert region.code == code


@pytest.mark.parametrize(("text", "within"), NO_REGION)
def test_finds_none(text: str, within: str | None) -> None:
    assert find_region(text, within) is None


@pytest.mark.parametrize(("name", "code"), FORMER)
def test_names_no_longer_issued_are_known(name: str, code: str) -> None:
    region = find_region(name)
    assert region is not None
    assert region.code == code


def test_match_gives_the_length_of_the_name() -> None:
    assert [found[1] for text in ("广东省深圳市罗湖区", "云浮海关", "甘孜州法院") if (found := match_region(text))] == [
        9,
        2,
        3,
    ]


def test_levels_and_lineage() -> None:
    assert [region.name for region in lineage("440303")] == ["罗湖区", "深圳市", "广东省"]
    city = region_at("440303", "city")
    assert city is not None and city.code == "440300"
    assert region_at("310104", "city") is None
    assert region_of("999999") is None
    assert region_of(None) is None


def test_a_district_is_written_with_its_city() -> None:
    assert full_region_name("440303") == "深圳市罗湖区"
    assert full_region_name("445381") == "罗定市"
    assert full_region_name("330327") == "苍南县"


@pytest.mark.parametrize("character", ["（", "一", "市", "区", "、"])
def test_hostile_text_costs_little(character: str) -> None:
    assert find_region(character * 10**6) is None
    assert grows_with(find_region, character, 20_000)
