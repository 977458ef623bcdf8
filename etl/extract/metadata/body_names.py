"""Names of bodies in signatures and heads: recognize them, and separate several of them."""

from __future__ import annotations

import re
from functools import cache

from etl.lexicon import read_lexicon
from etl.lexicon.alternations import alternation, any_of
from etl.notation.late_patterns import compile_late
from etl.notation.regions import find_region

_NOT_IN_A_NAME = compile_late(
    r"[。；：:？！《》“”\d]|会议(?:通过|批准|修[订正])|[施执试]\s?行\Z"
)  # 银行 ends a name, 施行 none
_QUOTED = compile_late(r"“[^“”]{1,20}”")  # 推进政府职能转变和“放管服”改革协调小组办公室
_SEAL = compile_late(rf"[（(]{any_of('seal_marks')}[）)]\Z")
_BRACKETED_TAIL = compile_late(r"[（(][^（()）]{2,30}[）)]\Z")
_LETTERSPACED_INSIDE = compile_late(r"(?<![㐀-鿿])[㐀-鿿](?:\s{1,4}[㐀-鿿](?![㐀-鿿])){1,24}")
_NEXT_NAME = compile_late(r"(?<=[㐀-鿿]{2}[部局会院署厅委行])(?=[㐀-鿿]{2})(?![员会议政]|办公)")
# A central body and its office on the spot, broken over two lines: 中国银行保险监督管理委员会⏎吉林监管局.
_CENTRAL = compile_late(rf"(?:中国|国家)[㐀-鿿]{{2,14}}{any_of('central_endings')}\Z")
_ON_THE_SPOT = compile_late(rf"(?!中国|国家)[㐀-鿿]{{2,14}}(?:{any_of('field_offices')}|监察局)\Z")
# 中华人民共和国国务院 signs as 国务院; a city's name is no opening of that kind.
_STATE = re.compile(r"\A中华人民共和国(?=[㐀-鿿]{2,})(?!主席|最高)")
_SESSION = re.compile(r"第[一二三四五六七八九十百\d]{1,5}届(?=人民代表大会|全国人民代表大会)")


def is_body_name(line: str) -> bool:
    """True if the line is the name of a body, or of several with nothing between them but white space and 、."""
    name = _QUOTED.sub("", _BRACKETED_TAIL.sub("", _SEAL.sub("", line.strip())))
    if not 2 <= len(name) <= 120 or _NOT_IN_A_NAME.search(name) or "，" in name:
        return False
    return bool(_ending().search(_squeeze(name)))


def split_bodies(lines: list[str]) -> tuple[str, ...]:
    """Return the bodies that sign on ``lines``, with glued names split and broken or spaced names joined."""
    bodies: list[str] = []
    for line in lines:
        for name in _names_of_line(_SEAL.sub("", line.strip())):
            if bodies and _goes_on(bodies[-1], name):
                bodies[-1] += name
            else:
                bodies.append(name)
    return tuple(dict.fromkeys(bodies))


def plain_body(name: str) -> str:
    """Return a body's name without the state's and the session's: 中华人民共和国国务院 → 国务院, 省第十三届人民代表大会 → 省人民代表大会."""
    return _SESSION.sub("", _STATE.sub("", _squeeze(name)))


def is_short_form(short: str, full: str) -> bool:
    """True if ``short`` is ``full`` with letters left out: 省政府办公厅 of 广东省人民政府办公厅."""
    letters = iter(full)
    return len(short) < len(full) and all(letter in letters for letter in short)


def _goes_on(name: str, more: str) -> bool:
    """True if ``more`` is the rest of ``name``: a bracket, an office on the spot, what a line break cut off."""
    if _CENTRAL.search(name) and _ON_THE_SPOT.match(more):
        return True
    return bool(_BRACKETED_TAIL.fullmatch(more)) or not _ending().search(_BRACKETED_TAIL.sub("", name))


def _names_of_line(line: str) -> list[str]:
    parts = [part for part in re.split(r"[、\s]+", _LETTERSPACED_INSIDE.sub(_close_up, line)) if part]
    if not all(_ending().search(_BRACKETED_TAIL.sub("", part)) or _BRACKETED_TAIL.fullmatch(part) for part in parts):
        parts = [_squeeze(line)]
    return [name for part in parts for name in _unglue(part)]


def _close_up(spaced: re.Match[str]) -> str:
    """Letterspaced names beside others on a line: 教 育 部, and 统 计 局 版 权 局, which are two."""
    return _NEXT_NAME.sub(" ", _squeeze(spaced[0]))


def _unglue(name: str) -> list[str]:
    """Glued names: a new one begins behind an ending with the region of the first (吉林省财政厅|吉林省水利厅), or 国家, 中国."""
    region = find_region(name)
    openings = {"国家", "中国", "国务院"} | ({region.short_name} if region else set())
    if not any(opening in name[1:] for opening in openings):
        return [name] if name else []
    return [
        part
        for part in re.split(rf"(?<=[局会厅部办行院署委室府])(?=(?:{alternation(openings)})[㐀-鿿]{{2,}})", name)
        if part
    ]


@cache
def _ending() -> re.Pattern[str]:
    endings = alternation(row["ending"] for row in read_lexicon("signature_endings"))
    return re.compile(rf"[㐀-鿿](?:{endings})\Z|\A(?:国务院|财政部)\Z")


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)
