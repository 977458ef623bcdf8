"""Issuer (发文机关; GB/T 9704-2012 7.2.4): from signature, banner, order, title or adoption note; its level and region."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.metadata.adoption import find_adopting_body
from etl.extract.metadata.body_names import is_body_name, is_short_form, plain_body, split_bodies
from etl.lexicon.alternations import any_of
from etl.notation.english_bodies import find_place
from etl.notation.language import holds_latin
from etl.notation.late_patterns import compile_late
from etl.notation.regions import PARTY, Region, find_region, region_of

_BANNER = compile_late(r"(?P<body>[㐀-鿿\s、]{4,80}?)\s*(?:文\s{0,4}件|公\s{0,4}报)\s*")
_LONE_BANNER = re.compile(r"\s*文\s{0,4}件\s*")
_TITLE_PREFIX = re.compile(
    r"(?P<bodies>[㐀-鿿、，\s（）()“”]{2,160}?)(?:等[一二三四五六七八九十\d]{0,3}(?:个)?"
    rf"{any_of('titled_bodies_in_number')})?\s*(?={any_of('behind_an_issuer')}|《)"
)
_TITLE_OPENING = compile_late(r"[㐀-鿿]{2,16}?人民政府(?:办公[厅室])?(?=\d|令|公告|通告)")
_ORDER = compile_late(rf"(?P<body>[㐀-鿿、\s]{{2,120}}?){any_of('order_kinds')}(?:〔|第|\d)")
_ORDER_BEHIND = compile_late(r"(?P<body>[㐀-鿿、\s]{2,60})〔\d{4}〕第?\d{1,5}号令")
_LONGEST_SIGN = 2  # characters of what stands for an issuer in a number (渝府令); 财政部 is a name
_MINISTRY = compile_late(
    rf"\A(?!{PARTY})(?:[㐀-鿿]{{2,10}}部(?!队)|国家[㐀-鿿]{{2,12}}{any_of('issuing_bodies')}|中国(?:"
    + any_of("central_bodies")
    + r"|[㐀-鿿]{2,6}监督管理委员会|[㐀-鿿]{2,4}局)"
    r"|[㐀-鿿]{2,8}(?:总局|总署)|金融监管总局|审计署|海关总署|国资委)"
)
_HEAD_OF_BRANCH = compile_late(r"(?:部|局|署|会|行)(?=[㐀-鿿]{3})")
_NATIONAL = re.compile(
    r"\A(?:国务院|中共中央|中央|全国人民代表大会|全国人大|中华人民共和国(?!.{2,14}(?:部|委员会|总局|银行))|最高人民|中央军委)"
)
_TOWNSHIP = re.compile(r"(?:[镇乡]人民政府|街道(?:办事处|办|党工委))|(?:镇|街道)(?=支持|关于|促进)")
_LEVELS = {"province": "province", "city": "city", "county": "county"}


def find_issuer(
    signed: Sequence[str],
    title: str | None,
    front: Sequence[str],
    document_number: str | None,
    ordering: Sequence[str] = (),
) -> str | None:
    """Return the issuer, several joined by ``、``, from the bodies of the signature and of an order's head.

    Where signature and title name the same body, the fuller form counts (省政府办公厅 / 广东省人民政府办公厅); where they
    name different ones, the signature does.
    """
    titled = titled_bodies(title or "")
    if signed:
        if len(signed) > 1 or not titled:
            return "、".join(signed)
        title_name, signed_name = "、".join(titled), signed[0]
        return title_name if len(titled) == 1 and is_short_form(signed_name, title_name) else signed_name
    bodies = _of_banner(front) or _of_order(document_number, ordering) or titled
    issuer, adopting = "、".join(bodies), find_adopting_body(front)
    return adopting if adopting and is_short_form(issuer, adopting) else issuer or None


def issuer_level(issuer: str | None, title: str | None, region: Region | None) -> str | None:
    """national | ministry | province | city | county | township, or None if nothing says."""
    name = plain_body(issuer or "")
    if _NATIONAL.match(name):
        return "national"
    if _TOWNSHIP.search(name) or (not name and _TOWNSHIP.search(title or "")):
        return "township"
    if region is None or (_is_central(name) and _find_branch_region(name) is None):
        return "ministry" if _MINISTRY.match(name) else None
    return _LEVELS[region.level]


def issuer_region(issuer: str | None, title: str | None, forwarded_title: str | None) -> Region | None:
    """Return the issuer's region, by its name or by how the titles begin; None for central bodies."""
    name = plain_body(issuer or "")
    if _NATIONAL.match(name) or _is_central(name):
        return _find_branch_region(name)
    texts = (name, title or "", forwarded_title or "", re.sub(r"\A.*?(?:印发|转发)《?", "", title or ""))
    return next((region for text in texts if (region := find_region(text))), None)


def _is_central(name: str) -> bool:
    return bool(_MINISTRY.match(name)) and find_region(name) is None


def _find_branch_region(name: str) -> Region | None:
    """Return the region that a central body's branch names behind it: ``国家税务总局广东省税务局`` → 广东省."""
    places = (name[head.end() :] for head in _HEAD_OF_BRANCH.finditer(name))
    return next((region for place in places if (region := find_region(place))), None)


def english_region(issuer: str | None, title: str | None) -> Region | None:
    """Return the place that an issuer with an English name rules, or, where none is named, whose text the English title says it is."""
    name = (issuer or title or "").split("、")[0]
    return region_of(find_place(name, is_title=not issuer)) if holds_latin(name) else None


def titled_bodies(title: str) -> tuple[str, ...]:
    """Return the bodies that a title opens with: ``财政部 税务总局关于…的公告`` → 财政部, 税务总局."""
    prefix = _TITLE_PREFIX.match(title)
    if prefix and is_body_name(prefix["bodies"].replace("，", "、")):
        return split_bodies([prefix["bodies"].replace("，", "、")])
    opening = _TITLE_OPENING.match(title)
    return (opening[0],) if opening else ()


def _of_banner(front: Sequence[str]) -> tuple[str, ...]:
    for i, line in enumerate(front):
        banner = _BANNER.fullmatch(line)
        if banner and is_body_name(banner["body"]):
            return split_bodies([banner["body"]])
        if _LONE_BANNER.fullmatch(line):
            above: list[str] = []
            for name in reversed(front[:i]):
                if not is_body_name(name):
                    break
                above.insert(0, name)
            if above:
                return split_bodies(above)
    return ()


def _of_order(document_number: str | None, ordering: Sequence[str]) -> tuple[str, ...]:
    order = _ORDER.match(document_number or "") or _ORDER_BEHIND.fullmatch(document_number or "")
    if order is None or order["body"].endswith("主席"):
        return ()
    bodies = tuple(ordering) or tuple(plain_body(body) for body in split_bodies([order["body"]]))
    return bodies if min(map(len, bodies)) > _LONGEST_SIGN else ()
