"""Openings: what begins a line of its own besides a numbering marker."""

from __future__ import annotations

import re

from etl.lexicon.alternations import any_of
from etl.notation.markers import find_marker
from etl.notation.numbering_styles import IDEOGRAPHS

ATTACHMENT = re.compile(r"附[ ]?(?:件|表|录|图)?[ ]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})?[ ]?(?:[:：]|$)")
LABEL = re.compile(  # what opens a note of its own under a clause
    rf"{any_of('note_roles')}{any_of('note_bodies')}[:：]|(?:完成|办理)(?:时限|时间|期限)[:：]|(?:施行|实施|执行)说明[:：]"
)
# Addressees (主送机关, GB/T 9704-2012 7.3.2) stand on a line of their own that ends in a colon
ADDRESSEES = re.compile(
    r"[^。；：:]{0,200}(?:政府|部门|单位|机构|委员会|管委会|公司|企业|院校|学校|行政公署|兵团|[委局厅署办处院行])[：:]"
)

LONGEST_MARKER = 30  # characters; 12.123.123.123.123 and twenty - seven . are among the longest
MARKER_CHARACTERS = re.compile(f"[\0-\u33ff\ua000-\U0010ffff{''.join(sorted(IDEOGRAPHS))}]+")  # no other ideograph


def is_bare_marker(text: str) -> bool:
    """True if the line is a marker and nothing else: what it numbers stands on the next line."""
    return len(text) <= LONGEST_MARKER and bool(MARKER_CHARACTERS.fullmatch(text)) and find_marker(text) == text
