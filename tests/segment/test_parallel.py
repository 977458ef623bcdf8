"""The same document in Chinese, in English and interleaved has one tree (three real documents, shortened and translated)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from etl.records import Clause
from etl.segment import segment
from tests.segment.printed_trees import as_source

Pair = tuple[str, str]

# Guangdong 2023 on investment promotion: an opinion whose second series runs on under the first
OPINION: list[Pair] = [
    (
        "广东省人民政府关于进一步加大招商引资力度的若干措施",
        "Several Measures of the People's Government of Guangdong Province on Increasing Efforts to Attract Investment",
    ),
    (
        "各地级以上市人民政府，省政府各部门、各直属机构：",
        "The people's governments of all cities, and all departments and institutions directly under the provincial government:",
    ),
    (
        "为全面贯彻落实党的二十大精神，制定本措施。",
        "These Measures are formulated to implement the guiding principles of the 20th National Congress.",
    ),
    ("一、创新招商方式", "I. Innovating the ways of attracting investment"),
    (
        "（一）加强产业链招商。编制产业招商目录。",
        "(I) Attract investment along industrial chains. An industrial catalogue shall be compiled.",
    ),
    ("（二）探索平台招商。建设招商平台。", "(II) Explore platforms. Platforms shall be built."),
    ("二、强化要素保障", "II. Ensuring the supply of resources"),
    ("（三）优化用地供给。用地指标予以保障。", "(III) Optimize the supply of land. Quotas of land shall be ensured."),
    ("各地、各部门要切实加强组织领导。", "All localities and departments shall strengthen leadership."),
    ("广东省人民政府", "People's Government of Guangdong Province"),
    ("2023年3月1日", "March 1, 2023"),
]
# PBOC 2016 on suspicious transactions: chapters, articles with paragraphs, items
LAW: list[Pair] = [
    (
        "金融机构大额交易和可疑交易报告管理办法",
        "Administrative Measures for the Reporting of Large-value and Suspicious Transactions by Financial Institutions",
    ),
    ("第一章 总则", "Chapter I General Provisions"),
    (
        "第一条 为了规范报告行为，制定本办法。",
        "Article 1 These Measures are formulated to regulate the reporting of transactions.",
    ),
    ("第二条 本办法适用于下列金融机构：", "Article 2 These Measures apply to the following financial institutions:"),
    ("（一）政策性银行；", "(1) policy banks;"),
    ("（二）证券公司。", "(2) securities companies."),
    ("第二章 大额交易报告", "Chapter II Reports of Large-value Transactions"),
    (
        "第三条 金融机构应当报告下列大额交易。",
        "Article 3 Financial institutions shall report the following large-value transactions.",
    ),
    ("累计交易金额以客户为单位计算。", "The amount is accumulated for each client."),
    ("第四条 本办法自2017年7月1日起施行。", "Article 4 These Measures shall come into force as of July 1, 2017."),
]
# Luohu 2026: items numbered in Arabic under Chinese ones
MEASURES: list[Pair] = [
    ("罗湖区支持一人公司发展若干措施", "Measures of Luohu District for Supporting One-person Companies"),
    ("为支持一人公司发展，制定本措施。", "These Measures are formulated to support one-person companies."),
    ("一、支持范围", "1. Scope of support"),
    ("本措施适用于在罗湖区注册的企业。", "These Measures apply to enterprises registered in the district."),
    ("二、支持内容", "2. Contents of support"),
    ("（一）场地支持。给予租金补贴。", "(1) Support for premises. Rent is subsidized."),
    ("（二）算力支持。", "(2) Support for computing power."),
    ("对购买算力的企业给予补贴。", "Enterprises that buy computing power are subsidized."),
]
DOCUMENTS = {"opinion": OPINION, "law": LAW, "measures": MEASURES}


def rows_of(lines: Sequence[str]) -> tuple[Clause, ...]:
    return segment(as_source(lines))[0]


def tree_of(clauses: Sequence[Clause]) -> list[tuple[int | None, int | None, str | None, bool]]:
    """Level and number of every clause, its parent's number, and whether it has a heading."""
    number = {clause.clause_id: str(clause.number) for clause in clauses}
    return [
        (clause.level, clause.number, number.get(clause.parent_id or ""), clause.heading is not None)
        for clause in clauses
        if clause.marker
    ]


@pytest.mark.parametrize("pairs", DOCUMENTS.values(), ids=DOCUMENTS)
def test_one_tree_in_both_languages(pairs: list[Pair]) -> None:
    chinese, english = ([pair[side] for pair in pairs] for side in (0, 1))
    assert tree_of(rows_of(chinese)) == tree_of(rows_of(english))
    assert [c.kind for c in rows_of(chinese)] == [c.kind for c in rows_of(english)]


@pytest.mark.parametrize("pairs", DOCUMENTS.values(), ids=DOCUMENTS)
@pytest.mark.parametrize("first", [0, 1], ids=["Chinese first", "English first"])
def test_interleaved_each_clause_stands_beside_its_original(pairs: list[Pair], first: int) -> None:
    clauses = rows_of([line for pair in pairs for line in (pair[first], pair[1 - first])])
    originals = {clause.clause_id: clause for clause in clauses if clause.parallel_of is None}
    assert tree_of(list(originals.values())) == tree_of(rows_of([pair[first] for pair in pairs]))
    translations = [clause for clause in clauses if clause.parallel_of]
    marked = [clause for clause in translations if clause.marker]
    assert len(marked) == sum(clause.marker is not None for clause in originals.values())
    for clause in translations:
        original = originals[str(clause.parallel_of)]
        assert (clause.parent_id, clause.level, clause.number) == (original.parent_id, original.level, original.number)
        assert clause.kind == original.kind or {clause.kind, original.kind} == {"text", "clause"}
        assert (clause.heading is None) == (original.heading is None)
        assert clause.language != original.language


@pytest.mark.parametrize("pairs", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_second_text_keeps_its_own_tree(pairs: list[Pair]) -> None:
    chinese, english = ([pair[side] for pair in pairs] for side in (0, 1))
    clauses = rows_of([*chinese, *english])
    first, second = ([c for c in clauses if c.marker and (c.parallel_of is None) == own] for own in (True, False))
    assert tree_of(first) == tree_of(rows_of(chinese))
    assert [(c.level, c.number) for c in second] == [(c.level, c.number) for c in first]
    assert [c.parallel_of for c in second] == [c.clause_id for c in first]


def test_a_second_text_with_other_articles_is_none_of_the_first() -> None:
    chinese, english = ([pair[side] for pair in LAW] for side in (0, 1))
    clauses = rows_of([*chinese, *english[:-1]])
    assert not any(clause.parallel_of for clause in clauses)


def test_articles_and_their_paragraphs_in_blocks() -> None:
    """An article with its items in one language, then the same article in the other."""
    blocks = [[0], [1], [2], [3, 4, 5], [6], [7, 8], [9]]
    clauses = rows_of([LAW[i][side] for block in blocks for side in (0, 1) for i in block])
    originals = [clause for clause in clauses if clause.parallel_of is None]
    assert tree_of(originals) == tree_of(rows_of([pair[0] for pair in LAW]))
    assert sum(clause.parallel_of is not None for clause in clauses if clause.marker) == len(tree_of(originals))


def test_a_series_in_two_languages_is_no_parallel_text() -> None:
    lines = [
        "一、总体要求。到2025年增长。",
        "II. Support research. Set up a fund.",
        "三、支持企业。给予补助。",
        "IV. Support ports. Build more.",
    ]
    clauses = rows_of(lines)
    assert [clause.number for clause in clauses if clause.marker] == [1, 2, 3, 4]
    assert not any(clause.parallel_of for clause in clauses)
