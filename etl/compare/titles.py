"""Titles in the form in which they are compared: without edition, region and kind."""

from __future__ import annotations

import re

from etl.notation.regions import match_region
from etl.notation.title_words import document_type, fold_title

LEAST_SUBJECT = 4  # letters
_STATE = "中华人民共和国"
_POINTS = re.compile("[、，,·]+")
# 关于修改…的决定（草案二次审议稿）, 条例（2018年修订）, 意见(征求意见稿)
_EDITION = re.compile(
    r"[（(][^（()）]{0,20}(?:稿|草案|修订|修正|修改|试行|暂行|[12][0-9]{3}年?)[^（()）]{0,12}[）)]\s*\Z"
)
_ISSUER = re.compile(r"\A.{0,60}?关于(?:进一步)?")


def parse_name(title: str | None) -> str | None:
    """Parse the name that all editions of a document share: its title without white space, quotation marks and edition."""
    if not title:
        return None
    while (shorter := _EDITION.sub("", title)) != title:
        title = shorter
    return _POINTS.sub("", fold_title(title)) or None


def parse_subject(title: str | None) -> str | None:
    """Parse the subject of a document: its title without issuer, region and kind.

    ``吉林省人民政府关于进一步优化外商投资环境的若干措施（征求意见稿）`` and ``国务院关于进一步优化外商投资环境的意见`` both have the
    subject ``优化外商投资环境``, ``上海市职业教育条例`` has ``职业教育``. None if fewer than `LEAST_SUBJECT` letters are left.
    """
    name = parse_name(title)
    if name is None:
        return None
    name = _ISSUER.sub("", name).removeprefix(_STATE)
    if region := match_region(name):
        name = name[region[1] :]
    name = name.removesuffix(document_type(name) or "")
    name = name.removesuffix("若干").removesuffix("的")
    return name if len(name) >= LEAST_SUBJECT else None
