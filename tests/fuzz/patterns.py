"""``python -m tests.fuzz.patterns``: every pattern of the package against attacks made from its own parse tree.

Four times the text may cost less than six times the work. That is a ratio of one run, in time of the processor: only a
limit for what does not end counts by the clock.
"""

from __future__ import annotations

import importlib
import math
import pkgutil
import re
import sys
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import regex

import etl
from etl.notation.late_patterns import compile_late
from etl.read.characters import normalize_characters
from etl.time_limits import OutOfTime, run_within
from tests.fuzz.attacks import find_attacks

SMALL, LARGE, LARGEST = 8_000, 32_000, 250_000  # bytes
GROWTH = 6  # most for four times the text; linear is 4
SHORT = 0.003  # seconds of the processor; what takes less at the small size is not quadratic
LONG = 0.03  # what takes more at the large size is tried at the largest
LIMIT = 10.0  # seconds of the clock for one call
RUNS = 3
TIMES = 2  # that growth must be seen again
RAW = ("etl.read", "etl.prepare", "etl.publish", "etl.terminal", "etl.serve")  # what reads text before it is normalized
ROOT = Path(etl.__path__[0])
USE = re.compile(r"\b(\w+)\.(search|match|fullmatch|finditer|findall|sub|subn|split)\b")
# How patterns are used that stand in tables or are given on to functions, where their names are not seen beside the call.
GIVEN_ON = {
    "AFTER_SUBJECT": "fullmatch",
    "AFTER_SUBJECT_OF_SCENE": "fullmatch",
    "FIRST_DEED": "fullmatch",
    "_QUANTITY": "match",
    "_REFERENCE": "match",
    "_HAN_RUN": "match",
    "_DECIMAL_QUANTITY": "match",
    "PRINTED": "fullmatch",
    "ISSUED_LINE": "fullmatch",
    "ADOPTION": "fullmatch",
}
# Patterns that are given a few characters of a text at a time, and the number of their module that says how many.
REACHES = {
    "etl.notation.defined_names:_ENGLISH_FULL": "_LONGEST_ENGLISH",
    "etl.extract.validity.statements:_ADVERBS": "_REACH",
    "etl.extract.citations.following_brackets:_STANDARD_BEFORE": "_LONGEST_STANDARD",
}


def main() -> int:
    """Try all patterns; gives 1 where one grows."""
    warnings.simplefilter("ignore", FutureWarning)
    uses, patterns, grown = find_uses(), find_patterns(), 0
    for name, pattern in patterns.items():
        if growth := find_growth(name, pattern, uses):
            grown += 1
            print(f"{name}: {growth}", flush=True)
    print(f"{len(patterns)} patterns, {grown} that grow")
    return int(bool(grown))


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
        for name, value in list(vars(loaded).items()):
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
    elif type(value) is type(compile_late("")):
        yield value.compiled()
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
    return uses | {name: {method} for name, method in GIVEN_ON.items()}


def make_text(before: str, body: str, size: int, is_raw: bool) -> str:
    """An attack of so many bytes, as it reaches the pattern: readers see it raw, all others with single blanks."""
    before_bytes, bytes_of_body = (len(part.encode("utf-8", "surrogatepass")) for part in (before, body))
    text = before + body * ((size - before_bytes) // bytes_of_body) + "!"
    if is_raw:
        return text
    return "\n".join(line for line in map(str.strip, normalize_characters(text).split("\n")) if line)


def measure(pattern: re.Pattern[str], method: str, text: str, runs: int = RUNS) -> float:
    """Seconds of the processor that a call takes, the least of some; endless where it takes longer than the limit."""
    least = float("inf")
    for _ in range(runs):
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


def find_growth(
    name: str, pattern: re.Pattern[str], uses: dict[str, set[str]], sizes: Sequence[int] = (SMALL, LARGE, LARGEST)
) -> str:
    """The first attack for which the work of a pattern grows too fast from size to size; empty where none does."""
    is_raw = name.startswith(RAW)
    if name in REACHES:
        return find_slow_reach(name, pattern)
    attacks = {make_text(before, body, SMALL, is_raw): (before, body) for before, body in find_attacks(pattern)}
    for method in sorted(uses.get(name.split(":")[1].split("#")[0], {"finditer"})):
        for small, (before, body) in attacks.items():
            if len(small.encode()) < SMALL / 2 or measure(pattern, method, small, 1) < SHORT:
                continue  # no text that reaches the pattern repeats it, or its work is little
            taken_for = partial(_measure_attack, pattern, method, before, body, is_raw)
            taken = measure(pattern, method, small)
            for least, most in pairwise(sizes):
                if taken < (SHORT if least == SMALL else LONG):
                    break
                more = taken_for(most)
                limit = GROWTH ** math.log(most / least, 4)
                # Work that grows does so again, and at the next size too; a machine that was busy for a moment does not.
                if _grew(taken, more, limit) and _grows_again(taken_for, least, most, limit):
                    return f"{method} of {before!r} and then {body!r} again and again: {taken:.3f} s, then {more:.3f} s"
                taken = more
    return ""


def _grew(taken: float, more: float, limit: float) -> bool:
    return more > limit * taken or taken == more == float("inf")


def _measure_attack(pattern: re.Pattern[str], method: str, before: str, body: str, is_raw: bool, size: int) -> float:
    return measure(pattern, method, make_text(before, body, size, is_raw))


def _grows_again(taken_for: Callable[[int], float], least: int, most: int, limit: float) -> bool:
    return all(
        _grew(taken_for(least), more := taken_for(most), limit) and _grew(more, taken_for(4 * most), GROWTH)
        for _ in range(TIMES)
    )


def find_slow_reach(name: str, pattern: re.Pattern[str]) -> str:
    """The first attack that takes long though the pattern gets no more than its reach of characters; empty where none does."""
    reach = getattr(importlib.import_module(name.split(":")[0]), REACHES[name])
    for before, body in find_attacks(pattern):
        text = make_text(before, body, 4 * reach, False)[:reach]
        if (taken := measure(pattern, "finditer", text)) > SHORT:
            return f"{reach} characters of {before!r} and then {body!r} again and again: {taken:.3f} s"
    return ""


if __name__ == "__main__":
    sys.exit(main())
