"""Attacks on a pattern, made from its own parse tree: texts that repeat what it repeats, and then fail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

MANY = 8  # a repetition that may go on longer than this is attacked
MOST_BRANCHES = 3  # of an alternative that are tried
REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
AROUND = (code.ASSERT, code.ASSERT_NOT)
# Classes that overlap take the same character of such an order, so that a text can be divided among them in many ways.
ORDERS = (" 一1a、", "1a一 、", "一、1a ", "a1 、一")
REST = "二年月日第章（）()《》“”〈〉：:；;，,。.\n\t-—~0〔〕[]％%万元号#|*<>/\\=\"'"


def find_attacks(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Pairs of what an attack begins with, and what it goes on with again and again."""
    tree = parser.parse(readable(pattern.pattern), pattern.flags & ~re.DEBUG)
    found: dict[tuple[str, str], None] = {}
    for order in ORDERS:
        whole = _example(tree, order)
        for before, body in _repeats(tree, order, ""):
            found[before, body] = None
            found["", before + body] = None
            found["", before] = None
        found["", whole] = None
        found["", whole[:-1]] = None
        found["", whole[:1]] = None
    return [(before, body) for before, body in found if body]


def readable(pattern: str) -> str:
    """A pattern of the package regex as the standard library's parser reads it."""
    seen: set[str] = set()

    def name_once(group: re.Match[str]) -> str:
        """A second group of one name, as regex allows, without its name."""
        if group[1] in seen:
            return "("
        seen.add(group[1])
        return group[0]

    plain = re.sub(r"\\p\{(?:Han|script=Han)\}", "[一-鿿]", pattern, flags=re.IGNORECASE).replace("(?r)", "")
    return re.sub(r"\(\?P<(\w+)>", name_once, plain)


def _repeats(tree: Sequence[Any], order: str, before: str) -> Iterator[tuple[str, str]]:
    """What stands before each long repetition of a tree, and one round of it."""
    for operation, argument in tree:
        if operation in REPEATS:
            _, most, body = argument
            once = _example(body, order)
            if most > MANY:
                yield before, once
                for inner, part in _repeats(body, order, before):
                    yield inner, part
            else:
                yield from _repeats(body, order, before)
        for part in _parts(operation, argument):
            if operation not in REPEATS:
                yield from _repeats(part, order, before)
        before += _example([(operation, argument)], order)


def _parts(operation: Any, argument: Any) -> list[Sequence[Any]]:
    """The trees inside an operation."""
    if operation is code.SUBPATTERN:
        return [argument[3]]
    if operation is code.BRANCH:
        return list(argument[1])[:MOST_BRANCHES]
    if operation in AROUND:
        return [argument[1]]
    if operation is code.ATOMIC_GROUP:
        return [argument]
    if operation is code.GROUPREF_EXISTS:
        return [part for part in argument[1:] if part]
    return []


def _example(tree: Sequence[Any], order: str) -> str:
    """A text that the tree matches, as far as that can be told without its assertions."""
    return "".join(_example_of(operation, argument, order) for operation, argument in tree)


def _example_of(operation: Any, argument: Any, order: str) -> str:
    if operation is code.LITERAL:
        return chr(argument)
    if operation in (code.NOT_LITERAL, code.ANY, code.IN):
        return _character(operation, argument, order)
    if operation in REPEATS:
        least, most, body = argument
        return _example(body, order) * max(1 if most else 0, min(least, MANY))
    if operation in (*AROUND, code.AT, code.GROUPREF, code.GROUPREF_EXISTS):
        return ""
    parts = _parts(operation, argument)
    return _example(parts[0], order) if parts else ""


def _character(operation: Any, argument: Any, order: str) -> str:
    """The first character of an order that a class has."""
    for character in order + REST:
        if operation is code.ANY:
            return character
        if operation is code.NOT_LITERAL:
            if ord(character) != argument:
                return character
        elif _is_in(character, argument):
            return character
    for kind, value in argument if operation is code.IN else ():
        if kind is code.LITERAL:
            return chr(value)
        if kind is code.RANGE:
            return chr(value[0])
    return "x"


def _is_in(character: str, members: Sequence[Any]) -> bool:
    is_negated = members[0][0] is code.NEGATE
    categories = {
        code.CATEGORY_DIGIT: r"\d", code.CATEGORY_NOT_DIGIT: r"\D", code.CATEGORY_SPACE: r"\s",
        code.CATEGORY_NOT_SPACE: r"\S", code.CATEGORY_WORD: r"\w", code.CATEGORY_NOT_WORD: r"\W",
    }  # fmt: skip
    for kind, value in members:
        if (
            (kind is code.LITERAL and value == ord(character))
            or (kind is code.RANGE and value[0] <= ord(character) <= value[1])
            or (kind is code.CATEGORY and re.match(categories[value], character))
        ):
            return not is_negated
    return is_negated
