"""发文字号: how a document number is printed (GB/T 9704-2012, 7.2.5) and the one form it is normalized to.

A number is an issuing body's short sign (``国办发``, ``新政办发``, ``甘发改价格``), a year in hexagonal brackets and a
running number (``〔2021〕12号``). Sources print the brackets in every shape, break pairs, and put spaces or soft
hyphens between. Announcements write ``总局公告2016年第120号``, orders ``中国人民银行令〔2016〕第3号``, ``国务院令第722号``.
"""

from __future__ import annotations

import regex

_OPEN = r"[〔\[［【（(﹝]"
_CLOSE = r"[〕\]］】）)﹞]"
_GAP = r"[\s\u00ad\u00a0]{0,2}"

# The sign: Han characters (and a few Latin letters or brackets as in 发改办高技) right before the year. The lazy body
# with a required tail keeps a sentence's words out where it can: see ``trim_sign``.
DOCUMENT_NUMBER = regex.compile(
    rf"""
    (?P<sign>[\p{{Han}}A-Z]{{1,16}}){_GAP}
    (?:
        {_OPEN}{_GAP}(?P<year>(?:19|20)\d\d){_GAP}{_CLOSE}?      # 〔2021〕 in any bracket, the closing one may be lost
      | (?P<bare_year>(?:19|20)\d\d)年                           # 总局公告2016年第120号
    )
    {_GAP}(?P<ordinal>第?){_GAP}(?P<number>\d{{1,5}}){_GAP}号
    """,
    regex.VERBOSE,
)
ORDER_NUMBER = regex.compile(rf"(?P<sign>[\p{{Han}}]{{1,12}}令){_GAP}第{_GAP}(?P<number>\d{{1,4}}){_GAP}号")
