"""Kinds of calendar expressions that were read wrongly once, each with its sisters: what is found, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from etl.extract.dates import find_dates
from etl.records import ClauseText, Document

Row = tuple[str, str | None, str | None]
SIGNED = Document(signed_date=date(2024, 3, 5))

BEHIND_A_DAY: list[tuple[str, list[Row]]] = [
    ("2024年6月30日17:00前报送", [("deadline", None, "2024-06-30")]),
    ("2024年6月30日（星期日）前", [("deadline", None, "2024-06-30")]),
    ("2024年6月30日下班前", [("deadline", None, "2024-06-30")]),
    ("2024年6月30日（含）前", [("deadline", None, "2024-06-30")]),
    ("8月1日（星期一）至8月5日（星期五）", [("period", "2024-08-01", "2024-08-05")]),
]
NUMERIC: list[tuple[str, list[Row]]] = [
    ("2024.6.1-2024.6.30", [("period", "2024-06-01", "2024-06-30")]),
    ("2024/6/1-2024/6/30", [("period", "2024-06-01", "2024-06-30")]),
    ("1999.08—2002.02", [("period", "1999-08-01", "2002-02-28")]),
    ("2024.6前完成", [("deadline", None, "2024-06-30")]),
    ("6月30前报送", [("deadline", None, "2024-06-30")]),
    ("2008.03-2009。", [("period", "2008-03-01", "2009-12-31")]),
    ("2010.05—2012.11", [("period", "2010-05-01", "2012-11-30")]),
    ("1789-01-29", [("point", "1789-01-29", "1789-01-29")]),
    ("达到2015.3万元", []),
    ("（CJJ/T134—2019）", []),
]
SHORT_YEARS: list[tuple[str, list[Row]]] = [
    ("2015到18年", [("period", "2015-01-01", "2018-12-31")]),
    ("2024-26年", [("period", "2024-01-01", "2026-12-31")]),
    ("2021年与2025年之间", [("period", "2021-01-01", "2025-12-31")]),
    ("2018年前半年", [("point", "2018-01-01", "2018-06-30")]),
    ("99年5月1日前完成", []),
    ("98年下半年", []),
    ("2024年Q1完成", [("point", "2024-01-01", "2024-03-31")]),
    ("2024年H2", [("point", "2024-07-01", "2024-12-31")]),
    ("从2016-2018", [("period", "2016-01-01", "2018-12-31")]),
]
OTHER_CALENDARS: list[tuple[str, list[Row]]] = [
    ("民国87年6月1日", []),
    ("令和5年", []),
    ("农历正月十五前", []),
    ("2024年农历八月十五", []),
    ("2024年春节前完成", []),
    ("2024年秋季学期", []),
    ("2024年汛期前", []),
    ("2024年中秋节前", []),
    ("2024年国庆节前完成", [("deadline", None, "2024-10-01")]),
    ("国庆节前完成", [("deadline", None, "2024-10-01")]),
    ("2024年元旦", [("point", "2024-01-01", "2024-01-01")]),
    ("2024年教师节表彰", [("point", "2024-09-10", "2024-09-10")]),
    ("2025年国庆节至2025年10月8日", [("period", "2025-10-01", "2025-10-08")]),
    ("2024年春节期间", []),
    ("2024年清明节前", []),
    ("“八五”普法", [("period", "2021-01-01", "2025-12-31")]),
    ("“七五”普法", [("period", "2016-01-01", "2020-12-31")]),
]
RECURRING: list[tuple[str, list[Row]]] = [
    ("每逢双月5日前", [("recurring", None, None)]),
    ("每周一报送", [("recurring", None, None)]),
    ("每个工作日", [("recurring", None, None)]),
    ("每季度首月10日前", [("recurring", None, None)]),
    ("每季度末10日前组织排查", [("recurring", None, None)]),
    ("每半年首月15日前、次季度首月10日前、下季度15日前", [("recurring", None, None)] * 3),
    ("每季度首月10日前报送，每月5日前更新", [("recurring", None, None)] * 2),
    ("每月10日、20日、30日报送进度", [("recurring", None, None)] * 3),
    ("每年6月、12月的20日前", [("recurring", None, None)] * 2),
    ("每半年末10日内汇总", []),
    ("每周一次", []),
]
COUNTED: list[tuple[str, list[Row]]] = [
    (
        "由2015年的320亿元增长到2020年的815亿元",
        [("point", "2015-01-01", "2015-12-31"), ("point", "2020-01-01", "2020-12-31")],
    ),
    ("截至2020年底", [("point", "2020-12-31", "2020-12-31")]),
    ("截至2020年6月30日，全国", [("point", "2020-06-30", "2020-06-30")]),
    ("有效期截至2028年6月30日", [("deadline", None, "2028-06-30")]),
    ("As of June 30, 2023, there were 20 firms", [("point", "2023-06-30", "2023-06-30")]),
    ("It takes effect as of January 1, 2024", [("start", "2024-01-01", None)]),
]
ENGLISH: list[tuple[str, list[Row]]] = [
    ("filed by 5:00 p.m. on June 30, 2024", [("deadline", None, "2024-06-30")]),
    ("filed before 17:00 on 3 May 2024", [("deadline", None, "2024-05-03")]),
    ("on the 15th of every month", [("recurring", None, None)]),
    ("by the 10th day of each month", [("recurring", None, None)]),
    ("once every month", []),
    ("all of the regions shall implement the Action Plan for Carbon Peaking Before 2030", []),
    ("they shall implement the Notice on Work in 2023 by the end of June 2024", [("deadline", None, "2024-06-30")]),
    ("by the end of June 2025", [("deadline", None, "2025-06-30")]),
    ("prior to 31 March 2024", [("deadline", None, "2024-03-31")]),
    ("on or before Dec. 31, 2025", [("deadline", None, "2025-12-31")]),
    (
        "compared with 2020, and against 2019",
        [("point", "2020-01-01", "2020-12-31"), ("point", "2019-01-01", "2019-12-31")],
    ),
    ("fall by 13.5% from the 2020 level", [("point", "2020-01-01", "2020-12-31")]),
    ("relative to 2020 levels", [("point", "2020-01-01", "2020-12-31")]),
    ("grew by 5% over 2022.", [("point", "2022-01-01", "2022-12-31")]),
    ("over 2022 enterprises, with 2000 mu, around 2030 km", []),
    ("from 2020 onwards", [("start", "2020-01-01", None)]),
    ("finished in mid-2026", [("point", "2026-01-01", "2026-12-31")]),
    ("During the 14th Five-Year Plan period", [("period", "2021-01-01", "2025-12-31")]),
    ("Q3 2024", [("point", "2024-07-01", "2024-09-30")]),
    ("the third quarter of 2016", [("point", "2016-07-01", "2016-09-30")]),
    ("2019 H2", [("point", "2019-07-01", "2019-12-31")]),
    ("the first half of 2024", [("point", "2024-01-01", "2024-06-30")]),
    ("from September 1 to October 31, 2024", [("period", "2024-09-01", "2024-10-31")]),
    ("from September 1 to October 31", [("period", "2024-09-01", "2024-10-31")]),
    ("from September 1 to October 31 this year", [("period", "2024-09-01", "2024-10-31")]),
    ("between March 1 and May 31", [("period", "2024-03-01", "2024-05-31")]),
    ("between March 1 and May 31, 2023", [("period", "2023-03-01", "2023-05-31")]),
    ("from March 1 to May 31 each year", [("recurring", None, None)]),
    ("between March 1 and May 31 each year", [("recurring", None, None)]),
    ("annually from March 1 to May 31", [("recurring", None, None)]),
    ("Nov-Feb 2017", [("period", "2016-11-01", "2017-02-28")]),
    ("26 june to 28 june in 2020", [("period", "2020-06-26", "2020-06-28")]),
    ("from 4 to 22 January, 1995", [("period", "1995-01-04", "1995-01-22")]),
    ("during 2023 and 2024", [("point", "2023-01-01", "2023-12-31"), ("point", "2024-01-01", "2024-12-31")]),
    ("between 2014-2018.", [("period", "2014-01-01", "2018-12-31")]),
    ("before the end of March each year", [("recurring", None, None)]),
    ("annually before May 1", [("recurring", None, None)]),
    ("once a year", []),
    ("in the first quarter of each year", [("recurring", None, None)]),
    ("the second half of every year", [("recurring", None, None)]),
    ("each year", []),
    (
        "completed by the end of this year, the rest by June next year",
        [("deadline", None, "2024-12-31"), ("deadline", None, "2025-06-30")],
    ),
    ("before December 31 this year", [("deadline", None, "2024-12-31")]),
    ("in the second half of this year", [("point", "2024-07-01", "2024-12-31")]),
    ("in the last year of the term", []),
    ("By the end of June, all shall be done", [("deadline", None, "2024-06-30")]),
    ("By year-end, the target shall be met", [("deadline", None, "2024-12-31")]),
    ("It may be done in May or March", []),
    ("before the 10th day of the first month of each quarter", [("recurring", None, None)]),
    ("before the end of each month", [("recurring", None, None)]),
    ("before June 30 and December 31 each year", [("recurring", None, None), ("recurring", None, None)]),
    ("Within 2025, it shall be completed", [("deadline", None, "2025-12-31")]),
    ("The deadline for applications is 17:00 on March 15, 2025", [("deadline", None, "2025-03-15")]),
    ("The exemption is extended to December 31, 2027", [("deadline", None, "2027-12-31")]),
    ("prior to the year 2000", [("deadline", None, "2000-12-31")]),
    ("From October 1 to 7, 2025, the road is closed", [("period", "2025-10-01", "2025-10-07")]),
    ("from 5 to 7, 2025 items", []),
    (
        "For the years 2023, 2024 and 2025",
        [("point", f"{year}-01-01", f"{year}-12-31") for year in (2023, 2024, 2025)],
    ),
    ("may 10 percent", []),
    ("6,107.31 August", []),
]
KINDS = {
    "behind a day": BEHIND_A_DAY,
    "numeric": NUMERIC,
    "short years": SHORT_YEARS,
    "other calendars": OTHER_CALENDARS,
    "recurring": RECURRING,
    "counted": COUNTED,
    "English": ENGLISH,
}


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(*row, id=f"{kind}: {row[0]}") for kind, rows in KINDS.items() for row in rows]
)
def test_kind(text: str, expected: list[Row]) -> None:
    rows = find_dates([ClauseText("d#1", "clause", None, text, 0)], SIGNED)
    days = [tuple(day.isoformat() if day else None for day in (row.start_date, row.end_date)) for row in rows]
    assert [(row.kind, *span) for row, span in zip(rows, days, strict=True)] == expected


def test_english_law_means_any_year() -> None:
    law = Document(
        title="Budget Law of the People's Republic of China", document_type="法", signed_date=date(2024, 3, 5)
    )
    texts = ("before the end of the year", "before March 31", "by the end of June")
    assert [find_dates([ClauseText("d#1", "clause", None, text, 0)], law) for text in texts] == [(), (), ()]


def test_the_year_of_the_number_is_that_of_the_document() -> None:
    text = [ClauseText("d#1", "clause", None, "于4月30日前拨付到位", 0)]
    (row,) = find_dates(text, Document(document_number="某府〔2024〕15号"))
    assert (row.kind, row.end_date) == ("deadline", date(2024, 4, 30))
    assert find_dates(text, Document()) == ()
