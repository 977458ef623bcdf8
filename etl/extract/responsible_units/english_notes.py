"""What an English note says in words: ``Led by X, with the participation of Y``, ``X shall take the lead, and Y shall cooperate``."""

from __future__ import annotations

import re

from etl.extract.responsible_units.english_lists import split_english_list
from etl.extract.responsible_units.lists import Item
from etl.notation.late_patterns import compile_late

ENGLISH_ROLE_SIGN = compile_late(
    r"\b(?:led|headed|lead|leading|responsible|responsibilit|charge|dut(?:y|ies)|cooperat|co-operat|coordinat|support|assist|participa)",
    re.IGNORECASE,
)
# A list behind a lead, and what makes it one: with the participation of, in cooperation with, supported by.
_WITH = compile_late(
    r"[,;]?\s*(?:\b(?:and\s+)?(?:with\s+(?:the\s+)?(?:participation|support|assistance|cooperation|co-operation|involvement)\s+(?:of|from)"
    r"|in\s+(?:cooperation|coordination|collaboration|co-operation)\s+with|together\s+with|jointly\s+with|in\s+conjunction\s+with"
    r"|(?:supported|assisted|joined|participated\s+in)\s+by|with)\b)\s*",
    re.IGNORECASE,
)
_HEADING = compile_late(
    r"\s*[A-Z][a-z]+(?: [a-z]+){0,4}:\s+"
)  # Division of responsibilities: the Department of Commerce …
_LED_BY = compile_late(r"\s*(?:to\s+be\s+)?(?:jointly\s+)?led\s+by:?\s+|\s*headed\s+by\s+", re.IGNORECASE)
_DUTIES = r"(?:\s+(?:for|according|in\s+accordance|based|within|as|on|in|under)\b[^.;]*)?"
_SHALL = r"(?:(?:shall|will|should|must|is|are|to|be|jointly|respectively|separately|also|each)\s+){0,8}"
# What closes a list of bodies in a note, and the role that it gives.
_PREDICATES = (
    (rf"(?:take|takes|taking|as|in)\s+the\s+lead(?:{_DUTIES})?(?=[.;,]|\s+with\b|\s*$)", "lead"),
    (r"as\s+(?:the\s+)?lead(?:ing)?\s+(?:departments?|units?|agenc(?:y|ies)|bod(?:y|ies)|organizations?)", "lead"),
    (r"as\s+(?:the\s+)?(?:cooperating|supporting|participating|assisting)\s+(?:departments?|units?|agenc(?:y|ies)|bod(?:y|ies)|organizations?)", "support"),
    (r"as\s+(?:the\s+)?responsible\s+(?:departments?|units?|agenc(?:y|ies)|bod(?:y|ies)|organizations?)", "responsible"),
    (rf"(?:cooperate|coordinate|co-operate|participate|assist|support|cooperates|assists|participates)\b{_DUTIES}", "support"),
    (rf"(?:responsible|in\s+charge)\b{_DUTIES}", "responsible"),
    (rf"take\s+(?:their|its|the)\s+(?:\w+\s+)?(?:responsibilit(?:y|ies)|duties){_DUTIES}", "responsible"),
    (
        r"(?:according\s+to|in\s+accordance\s+with|in\s+line\s+with|as\s+per|by|based\s+on|within|pursuant\s+to)\s+(?:the\s+)?(?:scope\s+of\s+)?(?:(?:their|its)\s+)?"
        r"(?:own\s+|respective\s+)?(?:\w+\s+)?(?:duties|responsibilities|functions|division\s+of\s+(?:duties|responsibilities|labou?r|work))[^.;]*",
        "responsible",
    ),
)  # fmt: skip
_PREDICATE = tuple((compile_late(rf",?\s*{_SHALL}{words}", re.IGNORECASE), role) for words, role in _PREDICATES)
# Where the list behind a label ends: at the next label, of any kind, or at the sentence's end.
_LIST_END = compile_late(r"[.;]?(?<!\s)\s*(?<![A-Za-z])(?:[A-Z][a-z]{1,30}\s{1,4}){0,2}[A-Z]?[a-z]{1,30}\s?:|\.\s")


def read_english_stretch(text: str, start: int, end: int, label_role: str | None) -> list[tuple[str, list[Item]]]:
    """Roles and lists between two labels of an English note; without a label (None) only what its words give a role counts.

    Behind a semicolon a list whose own words give it a role has that one: ``Led by X; Y and Z shall cooperate``.
    """
    if label_role:
        stop = _LIST_END.search(text, start, end)
        end = stop.start() if stop else end
    elif led := _LED_BY.match(text, start, end):
        label_role, start = "lead", led.end()
    if not label_role:
        heading = _HEADING.match(text, start, end)
        return _read_predicates(text, heading.end() if heading else start, end)
    parts: list[tuple[str, list[Item]]] = []
    while (mark := text.rfind(";", start, end)) >= 0 and not _WITH.match(text, mark, end):
        if not (own := _read_predicates(text, mark + 1, end)):
            break
        parts[:0], end = own, mark
    behind = _WITH.search(text, start, end)
    listed = split_english_list(text, start, behind.start() if behind else end)
    return [(label_role, listed), ("support", split_english_list(text, behind.end(), end) if behind else []), *parts]


def _read_predicates(text: str, start: int, end: int) -> list[tuple[str, list[Item]]]:
    """Lists of bodies and the roles that the words behind them give: ``X shall take the lead, and Y shall cooperate``."""
    parts: list[tuple[str, list[Item]]] = []
    while start < end:
        found = [(verb, role) for pattern, role in _PREDICATE if (verb := pattern.search(text, start, end))]
        if not found:
            break
        verb, role = min(found, key=lambda pair: (pair[0].start(), -pair[0].end()))
        if verb.start() == start or verb.end() == start:
            break
        parts.append((role, split_english_list(text, start, verb.start())))
        start = verb.end()
        if role == "lead" and (behind := _WITH.match(text, start, end)):
            parts.append(("support", split_english_list(text, behind.end(), end)))
            break
    return parts
