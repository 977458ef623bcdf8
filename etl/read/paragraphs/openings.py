"""Openings: what begins a line of its own besides a numbering marker."""

from __future__ import annotations

import re

from etl.lexicon.alternations import any_of
from etl.notation.late_patterns import compile_late
from etl.notation.markers import find_marker
from etl.notation.numbering_styles import IDEOGRAPHS

LABEL = compile_late(  # what opens a note of its own under a clause
    rf"{any_of('note_roles')}{any_of('note_bodies')}[:：]|(?:完成|办理){any_of('time_limit_heads')}[:：]|{any_of('executing_verbs')}说明[:：]"
)
LONGEST_MARKER = 30  # characters; 12.123.123.123.123 and twenty - seven . are among the longest
MARKER_CHARACTERS = re.compile(f"[\0-\u33ff\ua000-\U0010ffff{''.join(sorted(IDEOGRAPHS))}]+")  # no other ideograph


def is_bare_marker(text: str) -> bool:
    """True if the line is only a marker, and the text that it numbers is on the next line."""
    return len(text) <= LONGEST_MARKER and bool(MARKER_CHARACTERS.fullmatch(text)) and find_marker(text) == text
