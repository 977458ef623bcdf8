"""``python -m tests.fuzz.patterns``: every pattern of the package against attacks made from its own parse tree.

Four times the text may cost less than six times the work. That is a ratio of one run, in time of the processor: only a
limit for what does not end counts by the clock.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import time
import warnings
from collections import deque
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import regex

import etl
from etl.read.characters import normalize_characters
from etl.time_limits import OutOfTime, run_within
from tests.fuzz.attacks import find_attacks

SMALL, LARGE, LARGEST = 8_000, 32_000, 250_000  # bytes
GROWTH = 6  # most for four times the text; linear is 4
SHORT = 0.003  # seconds of the processor; what takes less at the small size is not quadratic
LONG = 0.03  # what takes more at the large size is tried at the largest
LIMIT = 10.0  # seconds of the clock for one attack
RUNS = 3
RAW = ("etl.read", "etl.prepare", "etl.publish", "etl.terminal", "etl.serve")  # what reads text before it is normalized
ROOT = Path(etl.__path__[0])
USE = re.compile(r"\b(\w+)\.(search|match|fullmatch|finditer|findall|sub|subn|split)\(")
# Patterns that grow faster, found on their first run. Most are given no more than a title, a line or a reach of characters
# where they are used; each is to be mended or bounded by itself, and goes off this list.
KNOWN = frozenset(
    """
    etl.extract.citations.english_titles:_TRAILING etl.extract.citations.reader:_BRACKETED_END
    etl.extract.metadata.adoption:_BY_ORDER etl.extract.metadata.english_head:_ADOPTED_ON
    etl.extract.metadata.english_head:_PROMULGATED
    etl.extract.responsible_units.english_notes:_PREDICATES#1 etl.extract.responsible_units.english_notes:_PREDICATES#2
    etl.extract.responsible_units.obligations:AFTER_SUBJECT
    etl.extract.responsible_units.obligations:AFTER_SUBJECT_OF_SCENE etl.extract.responsible_units.obligations:FIRST_DEED
    etl.extract.responsible_units.obliged_lists:BANK_BRANCH etl.extract.responsible_units.obliged_lists:GENERIC_FUNCTION
    etl.extract.validity.statements:_ADVERBS etl.notation.defined_names:_CHINESE_FULL
    etl.notation.defined_names:_ENGLISH_FULL etl.notation.english_lines:_TRAILING etl.notation.markers:_QUANTITY
    etl.read.paragraphs.breaks:SENTENCE_INSIDE
    """.split()
)
UNPARSED = frozenset({"etl.segment.blocks:_AFTER_HEADING"})  # two groups of one name, which the standard parser refuses


def main() -> int:
    """Try all patterns; gives 1 where one grows that is not known to."""
    warnings.simplefilter("ignore", FutureWarning)
    uses, patterns, unknown = find_uses(), find_patterns(), 0
    for name, pattern in patterns.items():
        if name not in UNPARSED and (growth := find_growth(name, pattern, uses)):
            unknown += name not in KNOWN
            print(f"{name}{' (known)' if name in KNOWN else ''}: {growth}", flush=True)
    print(f"{len(patterns)} patterns, {unknown} that grow and are not known")
    return int(bool(unknown))


def find_patterns() -> dict[str, re.Pattern[str]]:
    """All patterns that modules of the package hold, by the names of module and variable."""
    found: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}
    for module in pkgutil.walk_packages([str(ROOT)], "etl."):
        if module.name.endswith("__main__"):
            continue
        try:
            loaded = importlib.import_module(module.name)
        except ModuleNotFoundError:  # of an extra that is not installed
            continue
        for name, value in vars(loaded).items():
            for pattern in _patterns_in(value):
                if isinstance(pattern.pattern, str):
                    found.setdefault((pattern.pattern, pattern.flags), (f"{module.name}:{name}", pattern))
    named: dict[str, re.Pattern[str]] = {}
    for name, pattern in found.values():
        same = sum(known.split("#")[0] == name for known in named)
        named[f"{name}#{same}" if same else name] = pattern
    return named


def _patterns_in(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, (re.Pattern, regex.Pattern)):
        yield value
    elif depth < 3 and not isinstance(value, (str, type)):
        if isinstance(value, dict):
            value = [*value.keys(), *value.values()]
        elif is_dataclass(value):
            value = [getattr(value, field.name, None) for field in fields(value)]
        if isinstance(value, (list, tuple, set, frozenset)):
            for each in value:
                yield from _patterns_in(each, depth + 1)


def find_uses() -> dict[str, set[str]]:
    """How patterns are called in the package, by the names of variables."""
    uses: dict[str, set[str]] = {}
    for path in ROOT.rglob("*.py"):
        for name, method in USE.findall(path.read_text("utf-8")):
            uses.setdefault(name, set()).add(method if method in ("match", "fullmatch") else "finditer")
    return uses


def make_text(before: str, body: str, size: int, is_raw: bool) -> str:
    """An attack of so many bytes, as it reaches the pattern: readers see it raw, all others with single blanks."""
    text = before + body * ((size - len(before.encode())) // len(body.encode())) + "!"
    if is_raw:
        return text
    return "\n".join(line for line in map(str.strip, normalize_characters(text).split("\n")) if line)


def measure(pattern: re.Pattern[str], method: str, text: str) -> float:
    """Seconds of the processor that a call takes, the least of some; endless where it takes longer than the limit."""
    least = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        try:
            run_within(
                LIMIT,
                lambda: deque(pattern.finditer(text), 0) if method == "finditer" else getattr(pattern, method)(text),
            )
        except OutOfTime:
            return float("inf")
        least = min(least, time.process_time() - start)
        if least < SHORT:
            break
    return least


def find_growth(name: str, pattern: re.Pattern[str], uses: dict[str, set[str]]) -> str:
    """The first attack for which the work of a pattern grows too fast; empty where none does."""
    is_raw = name.startswith(RAW)
    for method in sorted(uses.get(name.split(":")[1].split("#")[0], {"finditer"})):
        for before, body in find_attacks(pattern):
            if len(make_text(before, body, SMALL, is_raw).encode()) < SMALL / 2:
                continue  # no text that reaches the pattern repeats it
            sizes = [SMALL, LARGE, LARGEST]
            taken = measure(pattern, method, make_text(before, body, sizes[0], is_raw))
            if taken == float("inf"):
                return f"{method} of {before!r} and then {body!r} again and again: no end"
            for small, large in pairwise(sizes):
                if taken < (SHORT if small == SMALL else LONG):
                    break
                more = measure(pattern, method, make_text(before, body, large, is_raw))
                if more > GROWTH ** ((large / small) / 4 if large / small < 5 else 1.5) * taken:
                    return f"{method} of {before!r} and then {body!r} again and again: {taken:.3f} s, then {more:.3f} s"
                taken = more
    return ""


if __name__ == "__main__":
    sys.exit(main())
