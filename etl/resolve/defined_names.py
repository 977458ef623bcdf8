"""Short names that a document defines: ``Department of Commerce (hereinafter referred to as "DOC")``, ``市公共资源交易中心（以下简称市交易中心）``.

A definition holds for its document alone.
"""

from __future__ import annotations

import re

_ENGLISH = re.compile(
    r"(?P<full>(?:[A-Z][\w'’&.-]*|of|for|and|the|,)(?: (?:[A-Z][\w'’&.-]*|of|for|and|the|&)){1,14}) ?"
    r"[（(](?:(?:hereinafter|hereafter|herein)(?: (?:referred to|called|abbreviated))?(?: as)?,? ?)?(?:the )?"
    r"[\"“”'‘’]?(?P<short>[A-Z][A-Za-z]{1,9}|[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,3})[\"“”'‘’]?[）)]"
)
_CHINESE = re.compile(
    r"(?P<full>[㐀-鿿]{4,30})[（(](?:以下)?(?:统称|简称|下称)为?[：:]?[“\"‘]?(?P<short>[㐀-鿿]{2,14})[”\"’]?[）)]"
)
_SIGNS = re.compile(r"[（(](?:here|the |[\"“'‘A-Z])|[简统下]称")


def find_defined_names(text: str) -> dict[str, str]:
    """The full names by the short ones that a text defines in brackets behind them; the first definition holds.

    >>> find_defined_names("The Shanghai Municipal Commission of Commerce (SMCC) shall report.")
    {'SMCC': 'Shanghai Municipal Commission of Commerce'}
    >>> find_defined_names("由市公共资源交易中心（以下简称“市交易中心”）负责")
    {'市交易中心': '由市公共资源交易中心'}
    """
    found: dict[str, str] = {}
    if _SIGNS.search(text):
        for pattern in (_ENGLISH, _CHINESE):
            for match in pattern.finditer(text):
                full = re.sub(r"^(?:(?:The|the|of|for|and|In|By) )+", "", match["full"])
                found.setdefault(match["short"], full)
    return found
