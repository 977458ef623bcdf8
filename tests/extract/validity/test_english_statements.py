"""When an English document says that it begins, and how long it holds."""

from __future__ import annotations

import pytest

from etl.extract.validity.english_statements import find_english_statements
from tests.calls import grows_with

VALIDITY = [
    ("These Measures shall come into force as of May 1, 2023.", "2023-05-01", None),
    ("This Circular shall take effect on 1 May 2023.", "2023-05-01", None),
    ("These Rules shall go into effect from the date of promulgation.", "公布", None),
    (
        "These Measures shall enter into force on May 1, 2023 and shall be valid until April 30, 2028.",
        "2023-05-01",
        "2028-04-30",
    ),
    ("The permit shall be valid for five years.", None, None),
    ("This Announcement shall be implemented until December 31, 2027.", None, "2027-12-31"),
    ("The Interim Measures shall be repealed.", None, None),
    ("This Notice is implemented from the date of its issuance for a period of three years.", "公布", "3 year"),
    ("These Measures are implemented on a trial basis for two years from July 1, 2023.", "2023-07-01", "2 year"),
    ("The policies and measures shall be effective for two years as of the date of issuance.", "公布", "2 year"),
    ("These Measures apply from January 1, 2024 to December 31, 2026.", "2024-01-01", "2026-12-31"),
    ("The permit is effective for two years as of May 1, 2023.", None, None),
    ("The plan takes effect on May 1, 2024 and is valid until December 31, 2024.", "2024-05-01", "2024-12-31"),
    ("The plan for rural roads takes effect on May 1, 2024.", None, None),
]


HOSTILE = ["valid until ", "shall take effect ", "for a period of ", "These Measures ", "Order No. 3 of the "]


@pytest.mark.parametrize(("text", "begins", "ends"), VALIDITY)
def test_validity(text: str, begins: str | None, ends: str | None) -> None:
    said = list(find_english_statements(text))
    assert next((str(s.effective or s.begins_with) for s in said if s.effective or s.begins_with), None) == begins
    lasts = next((f"{s.lasts.number:g} {s.lasts.unit}" for s in said if s.lasts), None)
    assert next((str(s.expiry) for s in said if s.expiry), lasts) == ends


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text(piece: str) -> None:
    assert grows_with(lambda text: list(find_english_statements(text)), piece, 5_000)
