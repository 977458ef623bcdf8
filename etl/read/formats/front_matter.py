"""YAML front matter of pages: `---`, lines of `key: value`, `---`. Only flat facts are read; nothing is executed."""

from __future__ import annotations

import re

from etl.notation.late_patterns import compile_late

FRONT_MATTER = re.compile(
    r"\A\ufeff?\s{0,20}---[ \t]*\r?\n(?P<facts>(?:(?!---).{0,2000}+\r?+\n){0,60}?)---[ \t]*(?:\r?\n|\Z)"
)
FACT = compile_late(r"(?P<name>[A-Za-z_\u4e00-\u9fff][\w-]{0,40})[ \t]*:[ \t]*(?P<value>[^\r\n]{1,1000})")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the facts of the front matter (keys in lower case, quotation marks taken off) and the text after it."""
    match = FRONT_MATTER.match(text)
    if not match or ":" not in match["facts"]:
        return {}, text
    facts = {
        m["name"].lower(): m["value"].strip().strip("\"'") for m in map(FACT.match, match["facts"].splitlines()) if m
    }
    return facts, text[match.end() :]
