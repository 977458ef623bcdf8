"""Footnotes of a Markdown text (`words[^1]`, `[^1]: note`): the note stands behind the paragraph that calls it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from etl.read.reading import Finding, Line

CALL = re.compile(r"\[\^(?P<label>[^\s\[\]^]{1,50})\]")
NOTE = re.compile(rf"{CALL.pattern}:[ ]?(?P<text>.*)")
SHOWN = 200  # characters of a note that a message quotes


def place_notes(lines: Iterable[Line]) -> tuple[list[Line], list[Finding]]:
    """Move each note behind the paragraph (or table) that calls it first, and take the marks away.

    A note that nothing calls, and a mark without a note, stay as they are printed.

    Returns:
        The lines in their new order, and one finding for each note that was moved.
    """
    body = list(lines)
    if not any("[^" in line.text for line in body):
        return body, []
    body, notes = _part_notes(body)
    if not notes:
        return body, []
    placed: list[Line] = []
    findings: list[Finding] = []
    called: list[str] = []
    for i, line in enumerate(body):
        labels = [mark["label"] for mark in CALL.finditer(line.text) if mark["label"] in notes]
        called += [label for label in labels if label not in called]
        if labels:
            text = CALL.sub(lambda mark: "" if mark["label"] in notes else mark[0], line.text)
            line = replace(line, text=text.strip(" "))
        placed.append(line)
        following = body[i + 1] if i + 1 < len(body) else None
        if called and (following is None or _stands_apart(following, line)):
            for label in called:
                note = notes.pop(label)
                placed += note
                shown = "".join(line.text for line in note)[:SHOWN]
                findings.append(
                    Finding("info", "note_placed", f"a note stands behind the paragraph that calls it: {shown}")
                )
            called = []
    return placed, findings


def _part_notes(lines: list[Line]) -> tuple[list[Line], dict[str, list[Line]]]:
    """Return the lines of the text, and the lines of each note that the text calls."""
    calls = {mark["label"] for line in lines if not NOTE.match(line.text) for mark in CALL.finditer(line.text)}
    body: list[Line] = []
    notes: dict[str, list[Line]] = {}
    note: list[Line] | None = None
    for line in lines:
        opened = NOTE.fullmatch(line.text)
        if opened and opened["label"] in calls and opened["label"] not in notes:
            note = notes[opened["label"]] = [replace(line, text=opened["text"], after_blank=True)]
        elif note and line.kind == "text" and not line.after_blank and not opened and not line.whole:
            note.append(line)
        else:
            note = None
            body.append(line)
    return body, notes


def _stands_apart(line: Line, before: Line) -> bool:
    """True if a line begins another paragraph than the line before it, and is not of the same table."""
    if line.cell and before.cell:
        return line.cell.table != before.cell.table
    return line.after_blank or line.whole or before.whole or line.kind != before.kind
