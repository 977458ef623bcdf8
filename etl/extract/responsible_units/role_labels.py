"""Labels and verbs of responsibility notes, and the role that each gives."""

from __future__ import annotations

from functools import cache

import regex

from etl.lexicon import read_lexicon

LEVEL_OF_LABEL = r"(?:省级|市级|县级|区级|州级|市直|省直|区直|县直|国家|主要|第一|共同|具体|各?相关|有关)?"
ADVERB = (
    r"(?:(?:按照?|依照?|依据|根据|结合)?(?:各自|部门|单位|工作|有关|相关|本部门|法定)*(?:职责|职能|职权|权限|任务|分工)+(?:范围|权限)?内?(?:分工)?"
    r"|分别|共同|联合|具体|统一|协同|各自|密切|全力|按规定|依法|主要|为主|全程|做好|抓好|组织|统筹|认真|积极|共)"
)
TAIL = r"(?:负责|牵头|配合|组织|协调|统筹|具体|落实|实施|推进|推动|抓好|做好|制定|执行|开展|完成|解释|督促|指导|工作|办理|分工|到位|并|和|及|、|，?抓落实)"


@cache
def role_words(kind: str) -> dict[str, str]:
    """Labels (``kind`` label) or verbs (verb) of notes, and the role each gives.

    A label is a phrase of the lexicon, or one of its openings and one of its heads: 牵头 + 单位, 配合 + 责任部门.
    """
    rows = read_lexicon("responsibility_labels")
    words = {row["phrase"]: row["role"] for row in rows if row["kind"] == kind}
    if kind == "label":
        heads = [row["phrase"] for row in rows if row["kind"] == "head"]
        openings = {row["phrase"]: row["role"] for row in rows if row["kind"] == "opening"}
        words |= {opening + head: role for opening, role in openings.items() for head in heads}
    return words


def spaced(phrase: str) -> str:
    """A phrase as a pattern that allows a line break anywhere inside (``责任⏎单位``)."""
    return r"\s{0,3}".join(map(regex.escape, phrase))


@cache
def label_pattern() -> regex.Pattern[str]:
    """A label with its colon, white space allowed inside: ``牵头单位：``, ``责任 单位:``, ``【责任部门】``."""
    labels = "|".join(spaced(p) for p in sorted(role_words("label"), key=len, reverse=True))
    return regex.compile(
        rf"(?:{LEVEL_OF_LABEL}(?P<label>{labels})(?:[和及、](?:{labels}))?(?:[（(][^（()）]{{1,6}}[）)])?\s{{0,3}}[：:]"
        rf"|[【\[［〔](?P<boxed>{labels})[】\]］〕]\s{{0,3}}[：:]?)"
    )


@cache
def verb_pattern() -> regex.Pattern[str]:
    """The verb phrase that an item ends in: ``负责``, ``分别牵头``, ``按职责分工负责``, ``配合组织落实``."""
    verbs = "|".join(sorted(role_words("verb"), key=len, reverse=True))
    return regex.compile(rf"(?P<phrase>(?:{ADVERB})*+(?P<verb>{verbs})(?:{TAIL})*+)(?:为主)?$")
