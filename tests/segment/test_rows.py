"""Rows: front, preamble, closing, back, attachments and headings of real documents, shortened."""

from __future__ import annotations

import pytest

from etl.segment import segment
from tests.segment.printed_trees import as_source

ITEM = "加强组织领导。支持各地在法定权限范围内制定优惠政策。"

# Document lines with the kind that each line's row must have
DOCUMENTS = {
    "an opinion with addressees, signature and print line": [
        ("front", "新疆维吾尔自治区人民政府办公厅"),
        ("front", "文 件"),
        ("front", "新政办发〔2021〕12号"),
        ("front", "关于加强自治区招商引资工作的意见"),
        ("front", "伊犁哈萨克自治州，各州、市人民政府，各行政公署，自治区人民政府各部门、各直属机构："),
        ("preamble", "为持续推进丝绸之路经济带核心区建设，结合实际，制定本意见。"),
        ("clause", "一、总体要求"),
        ("clause", f"（一）{ITEM}"),
        ("clause", "牵头单位：自治区商务厅、工业和信息化厅。配合单位：各地(州、市)人民政府(行政公署)。"),
        ("back", "(此件公开发布)"),
        ("back", "抄送：自治区纪委监委，自治区党委办公厅、宣传部、政法委。"),
        ("back", "新疆维吾尔自治区人民政府办公厅"),
        ("back", "2021年2月22日印发"),
    ],
    "a forwarding notice and the document it forwards": [
        ("front", "12.白银市人民政府关于印发《白银市招商引资优惠政策三十条》的通知（2023年3月31日）"),
        ("front", "各县、区人民政府，白银高新区管委会，市政府各部门："),
        ("front", "《白银市招商引资优惠政策三十条》已经市政府第31次常务会议审议通过，现印发给你们，请认真贯彻落实。"),
        ("front", "白银市人民政府"),
        ("front", "2023年3月31日"),
        ("front", "（此件公开发布）"),
        ("front", "白银市招商引资优惠政策三十条"),
        ("clause", "第一章 总则"),
        ("clause", "第一条 为进一步加大招商引资力度，制定本政策。"),
        ("back", "附件：白银市招商引资项目奖补细则"),
        ("attachment", "附件"),
        ("attachment", "白银市招商引资项目奖补细则"),
        ("attachment", "第一条 申请"),
        ("attachment", "1.投资合同（原、复印件）；"),
    ],
    "an order that promulgates": [
        ("front", "中国人民银行令〔2016〕第3号"),
        (
            "front",
            "中国人民银行对《金融机构大额交易和可疑交易报告管理办法》进行了修订，现予发布，自2017年7月1日起施行。",
        ),
        ("front", "行 长 周小川"),
        ("front", "2016年12月28日"),
        ("front", "金融机构大额交易和可疑交易报告管理办法"),
        ("clause", "第一章 总 则"),
        ("clause", "第一条 为了规范报告行为，制定本办法。"),
    ],
    "a law with its table of contents": [
        ("front", "中华人民共和国反洗钱法"),
        ("front", "（2006年10月31日第十届全国人民代表大会常务委员会第二十四次会议通过 2024年11月8日修订）"),
        ("front", "目 录"),
        ("front", "第一章 总 则"),
        ("front", "第二章 附 则"),
        ("clause", "第一章 总 则"),
        ("clause", "第一条 为了预防洗钱活动，制定本法。"),
        ("clause", "第二章 附 则"),
        ("clause", "第二条 本法自2025年1月1日起施行。"),
    ],
    "a paragraph that addresses everybody closes": [
        ("front", "各州、市、县（市）人民政府："),
        ("preamble", "积极利用外资是重要抓手，制定以下实施意见。"),
        ("clause", "一、加强政策支撑，加大吸引外资力度"),
        ("clause", f"（一）{ITEM}（自治区工商局、乌鲁木齐海关负责）"),
        ("closing", "各地、各有关部门和单位要充分认识新形势下做好利用外资工作的重要意义，确保各项政策落到实处。"),
    ],
    "what stands under a title line belongs to it": [
        ("front", "各省、自治区、直辖市人民政府："),
        ("preamble", "积极吸引外商投资，现提出如下意见。"),
        ("clause", "一、加强组织实施"),
        ("clause", "各地区、各部门和有关单位要坚决落实党中央、国务院决策部署。"),
    ],
    "no numbering at all": [
        ("preamble", "近日，有关部门开展了专项检查，取得了积极成效。"),
        ("preamble", "下一步将继续加强监管。"),
    ],
}


@pytest.mark.parametrize("lines", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_every_line_stands_in_a_row_of_its_kind(lines: list[tuple[str, str]]) -> None:
    source = as_source([line for _, line in lines])
    clauses, _ = segment(source)
    found = []
    for paragraph in source.paragraphs:
        row = next(c for c in clauses if c.start_char <= paragraph.start_char < c.end_char)
        found.append((row.kind, source.text[paragraph.start_char : paragraph.end_char]))
    assert found == lines


@pytest.mark.parametrize("lines", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_the_rows_tile_the_text(lines: list[tuple[str, str]]) -> None:
    source = as_source([line for _, line in lines])
    clauses, _ = segment(source)
    assert "".join(source.text[c.start_char : c.end_char] for c in clauses) == source.text
    assert len({c.clause_id for c in clauses}) == len(clauses)
    for clause in clauses:
        assert source.text.startswith(clause.marker or "", clause.start_char)


def test_a_text_without_breaks_is_cut_where_print_would_begin_a_line() -> None:
    text = (
        "各县（市、区）人民政府，市直各部门：现将《广安市激发市场活力的若干政策措施》印发给你们，请抓好贯彻落实。"
        "一、加大政策宣传。各地要充分利用各类宣传载体，做到应晓尽晓。二、强化政策落实。各地要按照职能职责，推动落实。"
        "广安市人民政府办公室2023年11月13日（本文有删减）广安市激发市场活力的若干政策措施为落实工作部署，制定以下政策措施。"
        "一、足额落实市县投入。对投资1.5亿元以上的项目给予奖补。（牵头单位：市财政局）"
        "二、落实税收优惠政策。一是减免；二是缓缴。包括：（1）车辆；（2）房屋。（牵头单位：市税务局）"
        "本文件自2023年11月13日起施行，有效期两年。相关附件：通知.pdf"
    ) + "支持企业稳定生产经营。" * 20
    clauses, _ = segment(as_source([text]))
    assert [(c.kind, c.marker) for c in clauses][:9] == [
        ("front", None),
        ("clause", "一、"),
        ("clause", "二、"),
        ("front", None),
        ("preamble", None),
        ("clause", "一、"),
        ("clause", "二、"),
        ("closing", None),
        ("back", None),
    ]


HEADINGS = [
    (["一、总体要求", "坚持稳中求进。", "二、任务", "（一）甲。支持。"], ["总体要求", "任务", "甲"]),
    (["1.申请表；", "2.身份证明；"], [None, None]),
    (["（一）落实政策。", "1.支持各地。", "2.支持企业。"], ["落实政策", None, None]),
    (["一、实施要点：", "（一）甲。支持各地。"], [None, "甲"]),
    (["第一条 【适用范围】本办法适用于本市。", "第二条 【定义】本办法所称。"], ["适用范围", "定义"]),
    ([f"（一）{'按照内外资企业统一标准审核业务牌照和资质申请并督导检查相关地方性法规' * 2}。支持。"], [None]),
]


@pytest.mark.parametrize(("lines", "expected"), HEADINGS)
def test_headings_are_what_the_source_sets_as_titles(lines: list[str], expected: list[str | None]) -> None:
    clauses, _ = segment(as_source(lines))
    assert [c.heading for c in clauses if c.marker] == expected
