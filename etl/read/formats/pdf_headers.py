"""Lines of a page that label the columns of an unruled table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.notation.column_labels import find_label_kind, may_be_label
from etl.read.formats.pdf_cells import LevelRule
from etl.read.formats.pdf_lines import TextLine, Word, part_line

APART = 0.9  # of the type size between two labels
LEAST_LABELS, MOST_LABELS = 2, 40
MOST_LINES = 3  # of labels that are broken in narrow columns
RULED = 1.5  # of the type size from a header to the rules around it
NEAREST = 0.7  # of the type size between the lines of one label


@dataclass(frozen=True, slots=True)
class ColumnLabel:
    """What names a column, where it begins and ends, and the kind of column it makes."""

    text: str
    x0: float
    x1: float
    kind: str | None


def find_labels(lines: Sequence[TextLine], at: int) -> tuple[list[ColumnLabel], int] | None:
    """Return the labels that stand at a line and the number of lines that they fill; None if it is no header."""
    if at >= len(lines) or " " not in lines[at].text or len(part_line(lines[at], APART)) < LEAST_LABELS:
        return None
    window = [lines[at]]
    labels, depth = read_labels(window), 1
    for line in lines[at + 1 : at + MOST_LINES]:
        if line.top - window[-1].bottom > NEAREST * line.size or line.size != window[0].size:
            break
        if labels is not None and len(part_line(line, APART)) < 2:
            break  # the rest of a row on the page before
        window.append(line)
        more = read_labels(window)
        least = max([len(some) for some in (labels, read_labels([line])) if some is not None], default=0)
        if more is not None and len(more) > least and all(label.kind for label in more):
            labels, depth = more, len(window)
    return (labels, depth) if labels is not None else None


def read_labels(lines: Sequence[TextLine]) -> list[ColumnLabel] | None:
    """Return the labels in some lines, those below each other as one."""
    if sum(line.text.count(" ") for line in lines) < LEAST_LABELS - 1:
        return None
    found: list[ColumnLabel] = []
    for word in sorted((word for line in lines for word in part_line(line, APART)), key=lambda word: word.x0):
        last = found[-1] if found else None
        if last is not None and word.x0 < last.x1:
            if len(lines) == 1:
                return None
            found[-1] = ColumnLabel("", last.x0, max(last.x1, word.x1), None)
        else:
            found.append(ColumnLabel(word.text, word.x0, word.x1, None))
    if len(lines) > 1:
        found = [join_words(label, lines) for label in found]
    labels = [ColumnLabel(label.text, label.x0, label.x1, find_label_kind(label.text)) for label in join_letters(found)]
    if not LEAST_LABELS <= len(labels) <= MOST_LABELS or not all(may_be_label(label.text) for label in labels):
        return None
    known = sum(label.kind is not None for label in labels)
    return labels if known * 2 >= len(labels) and known >= 2 else None


def is_between_rules(header: Sequence[TextLine], rules: Sequence[LevelRule]) -> bool:
    """True if a rule stands right above the lines of a header and another right below them."""
    top, bottom = min(line.top for line in header), max(line.bottom for line in header)
    room = RULED * header[0].size
    near = [(rule.y - top, rule.y - bottom) for rule in rules]
    return any(-room <= above <= 1 for above, _ in near) and any(-1 <= below <= room for _, below in near)


def join_words(label: ColumnLabel, lines: Sequence[TextLine]) -> ColumnLabel:
    """Return a label with the words that stand in its column, from top to bottom."""
    words: list[Word] = [
        word for line in lines for word in part_line(line, APART) if word.x0 < label.x1 and word.x1 > label.x0
    ]
    return ColumnLabel("".join(word.text for word in words), label.x0, label.x1, None)


def join_letters(labels: Sequence[ColumnLabel]) -> list[ColumnLabel]:
    """Join what is one label set apart letter by letter: 序　号."""
    joined: list[ColumnLabel] = []
    for label in labels:
        last = joined[-1] if joined else None
        if (
            last is not None
            and len(last.text) == len(label.text) == 1
            and find_label_kind(last.text + label.text)
            and not (find_label_kind(last.text) and find_label_kind(label.text))
        ):
            joined[-1] = ColumnLabel(last.text + label.text, last.x0, label.x1, None)
        else:
            joined.append(label)
    return joined
