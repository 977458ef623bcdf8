"""Numbering markers at the start of a line, as far as joining lines must know them (segment reads what they mean)."""

from __future__ import annotations

import re

HAN_NUMBER = "[一二三四五六七八九十百零〇]{1,5}"

MARKER = re.compile(
    rf"""
    (?: {HAN_NUMBER} [ ]? [、．.]                                  # 一、
      | [（(] [ ]? (?: {HAN_NUMBER} | [0-9]{{1,3}} | [a-zA-Z] | [ivxIVX]{{2,5}} ) [ ]? [)）]   # （一） (1)
      | [0-9]{{1,3}} [ ]? (?: 、 | [.．。] (?![0-9]) )             # 1. 1、 12．
      | [0-9]{{1,2}} (?: [.．][0-9]{{1,2}} ){{1,3}} (?= [ ] | [一-鿿“《] ) (?! [%％万亿元倍个件年月日以家人平公米吨亩多分次万左] )   # 1.1
      | [0-9]{{1,2}} [)）]                                         # 1）
      | 第 [ ]? (?: {HAN_NUMBER} | [0-9]{{1,4}} ) [ ]? [编章节条] (?! [例款件] )   # 第一章
      | [①-⑳㈠-㈩⑴-⒇⒈-⒛]
    )
    """,
    re.VERBOSE,
)
ATTACHMENT = re.compile(r"附[ ]?(?:件|表|录|图)?[ ]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})?[ ]?(?:[:：]|$)")
LABEL = re.compile(  # what opens a note of its own under a clause
    r"(?:牵头|责任|配合|主办|协办|承办|参与|参加|实施|落实|支持|联系|负责)(?:单位|部门|处室|领导|科室|市领导)[:：]|(?:完成|办理)(?:时限|时间|期限)[:：]"
)


def find_marker(text: str) -> re.Match[str] | None:
    """The marker that the line opens with, None if it opens with none."""
    return MARKER.match(text)


def is_bare_marker(text: str) -> bool:
    """True if the line is a marker and nothing else: what it numbers stands on the next line."""
    return bool(MARKER.fullmatch(text))
