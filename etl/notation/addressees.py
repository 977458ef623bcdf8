"""Addressees (主送机关, GB/T 9704-2012 7.3.2): the bodies a text is sent to, on a line that ends in a colon.

``各县（市、区）人民政府，市政府各部门、各直属机构：`` A sentence that leads in a list ends in a colon too (``禁止在下列区域内：``); so
the last name must end as bodies, places or groups of people do, and no word of a sentence may stand among the names.
"""

from __future__ import annotations

import re
from functools import cache

from etl.lexicon import read_lexicon
from etl.lexicon.alternations import alternation, any_of, words_in
from etl.notation import english_lines
from etl.notation.markers import find_marker

COLONS = ("：", ":")
LONGEST = 600  # characters
_GENERIC = words_in("generic_addressees")
_SENTENCE = re.compile(
    r"[。！？：:]|下列|以下|如下|上述|应当|不得|可以|情形|之一|包括|遵守|有关事项|规定|按照|依照|依据|违反|属于"
)
_LEADS_IN = re.compile(
    r"现|为|根据|按照|依据|经|请|如|附|注|来源|联系|网址|关于|《|主送|抄送|[（(][一二三四五六七八九十\d]"
)
# what opens a note of its own under a clause, 责任单位：, is the label of bodies and names none
_LABEL = re.compile(any_of("label_roles") + any_of("label_bodies"))


def names_addressees(text: str) -> bool:
    """True if the words end like the name of a body, a place or a group of people and hold no word of a sentence.

    >>> names_addressees("各区县人民政府，市政府各委、办、局"), names_addressees("禁止在下列区域"), names_addressees("责任单位")
    (True, False, False)
    """
    if _ending().search(text) is None or _SENTENCE.search(text) or _LABEL.fullmatch(text):
        return False
    return sum(map(text.count, "（(")) == sum(map(text.count, "）)"))  # no label that a bracket begins with


def is_addressees(line: str) -> bool:
    """True for a line that names the addressees and nothing else, in Chinese or English."""
    if not line.endswith((*COLONS, ",")) and not line.startswith(english_lines.TO):
        return False
    if line.endswith(COLONS) and 3 <= len(line) <= LONGEST and not _LEADS_IN.match(line):
        names = line[:-1].strip()
        if names_addressees(names) and find_marker(line) is None:
            return True
    return english_lines.addresses(line)


def find_addressees_end(text: str, start: int, end: int) -> int | None:
    """Return the end offset of the addressees at the start of ``text[start:end]``, colon included, or None if there are none.

    Their own line was lost: a title may stand before them, the first sentence behind them.
    """
    colon = min((at for mark in COLONS if (at := text.find(mark, start, min(end, start + LONGEST))) > 0), default=-1)
    return colon + 1 if colon > start and names_addressees(text[start:colon].strip()) else None


@cache
def _ending() -> re.Pattern[str]:
    """Return what addressees end in: the endings of bodies and places, groups of people; a bracket may follow."""
    endings = {
        row["ending"] for name in ("body_endings", "place_endings", "signature_endings") for row in read_lexicon(name)
    }
    words = alternation({*endings, *_GENERIC, "国务院"})
    return re.compile(rf"(?:{words})(?:[（(][^（()）]{{1,40}}[）)])?\Z")
