"""Facts in labelled lines that a page prints around its document: 发文机关：…, 成文日期：…, in one line or over two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from etl.lexicon import read_lexicon
from etl.notation.late_patterns import compile_late

_LONGEST = 200  # characters of a value
_REACH = 1000  # … and behind a label, with the spaces and table marks around its value
_ANY_LABEL = compile_late(r"[\s|]{1,8}(?=[㐀-鿿 ]{2,8}[：:])")


def find_page_facts(lines: Sequence[str]) -> dict[str, str]:
    """Labelled facts of ``lines`` by column name, values as printed; the first of a kind counts."""
    facts: dict[str, str] = {}
    for i, line in enumerate(lines):
        for label in _label().finditer(line) if "：" in line or ":" in line else ():
            value = line[label.end() : label.end() + _REACH].strip()
            if not value and i + 1 < len(lines) and not _label().match(lines[i + 1].strip()):
                value = lines[i + 1].strip()
            value = _ANY_LABEL.split(value, 1)[0].strip(" *_|")
            if value and len(value) <= _LONGEST:
                facts.setdefault(_fields()[re.sub(r"\s+", "", label["label"])], value)
    return facts


def is_labelled(line: str) -> bool:
    """True if the line opens with a label of the page."""
    return bool(_label().match(line.strip()))


@cache
def _fields() -> dict[str, str]:
    return {row["label"]: row["field"] for row in read_lexicon("page_labels")}


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(r"[\s\u3000]{0,3}".join(label) for label in sorted(_fields(), key=len, reverse=True))
    return re.compile(rf"(?:\A|(?<=[\s|*]))[*_]{{0,2}}(?P<label>{labels})[*_]{{0,2}}\s?[：:]")
