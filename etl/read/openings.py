"""Openings: what begins a line of its own besides a numbering marker."""

from __future__ import annotations

import re

from etl.markers import find_marker

ATTACHMENT = re.compile(r"附[ ]?(?:件|表|录|图)?[ ]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})?[ ]?(?:[:：]|$)")
LABEL = re.compile(  # what opens a note of its own under a clause
    r"(?:牵头|责任|配合|主办|协办|承办|参与|参加|实施|落实|支持|联系|负责)(?:单位|部门|处室|领导|科室|市领导)[:：]|(?:完成|办理)(?:时限|时间|期限)[:：]"
)


def is_bare_marker(text: str) -> bool:
    """True if the line is a marker and nothing else: what it numbers stands on the next line."""
    return find_marker(text) == text
