"""Labels and verbs of responsibility notes, and the role that each gives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from etl.lexicon import read_lexicon
from etl.lexicon.alternations import alternation, any_of, words_in
from etl.notation.late_patterns import compile_late

LEVEL_OF_LABEL = rf"{any_of('label_level')}?"
# What may stand before the verb that closes a list of bodies, and behind it: 按各自职责分工负责, 分别牵头组织实施.
ADVERB = rf"""(?: {any_of("duty_basis")}? {any_of("duty_owner")}*
    {any_of("noted_duty")}+ (?:范围|权限)? 内? (?:分工)?
    | {any_of("note_adverb")} )"""
# A verb in place of the colon, behind a label that is a noun: 责任单位为市财政局.
COPULA = f"[{''.join(words_in('copula'))}]"
IS = rf"{COPULA}(?<={any_of('label_noun_ending')}.)"
MARKED_ROLE = compile_late(r"[（(〔［\[](?P<word>[\u4e00-\u9fff]{2,4})[）)〕］\]]$")
ENGLISH_SIGN = re.compile(r"[A-Za-z)] ?[:：]")
ENGLISH_HEAD = (
    r"(?:(?:\s+|-)(?:units?|departments?|bod(?:y|ies)|agenc(?:y|ies)|organi[sz]ations?|organs?|authorit(?:y|ies)"
    r"|institutions?|parties|entit(?:y|ies))(?:\s?\(s\)|\(ies\))?)?"
)
TAIL = rf"(?:{any_of('verb_behind_verb')}|，抓落实)"


@cache
def role_words(kind: str) -> dict[str, str]:
    """Labels (``kind`` label) or verbs (verb) of notes, and the role each gives.

    A label is a phrase of the lexicon, or one of its openings and one of its heads: 牵头 + 单位, 配合 + 责任部门.
    """
    words = phrases(kind)
    if kind == "label":
        openings = phrases("opening").items()
        words |= {opening + head: role for opening, role in openings for head in phrases("head")}
    return words


def phrases(kind: str) -> dict[str, str]:
    """Phrases of one kind in the lexicon, and their roles."""
    return {row["phrase"]: row["role"] for row in read_lexicon("responsibility_labels") if row["kind"] == kind}


def spaced(words: Iterable[str]) -> str:
    """The longest of the words that fits, as a pattern that allows a line break anywhere inside (``责任⏎单位``)."""
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[0], set()).add(word[1:])
    branches = []
    for first, rest in sorted(tails.items()):
        longer = rest - {""}
        tail = rf"\s{{0,3}}{spaced(longer)}" if longer else ""
        branches.append(re.escape(first) + (f"(?:{tail})?" if longer and "" in rest else tail))
    return f"(?:{'|'.join(branches)})"


@cache
def label_pattern() -> re.Pattern[str]:
    """A label with its colon, white space allowed inside: ``牵头单位：``, ``责任 单位:``, ``责任单位为``, ``【责任部门】``."""
    openings, heads = spaced(phrases("opening")), spaced(phrases("head"))
    labels = rf"(?:{spaced(phrases('label'))}|{openings}\s{{0,3}}{heads})"
    return re.compile(
        rf"(?:{LEVEL_OF_LABEL}(?P<label>{labels})(?:[和及、]{labels})?(?:[（(][^（()）]{{1,6}}[）)])?\s{{0,3}}"
        rf"(?:[：:]|{IS}[：:]?)"
        rf"|[【\[［〔](?P<boxed>{labels})[】\]］〕]\s{{0,3}}[：:]?)"
    )


@cache
def label_sign() -> re.Pattern[str]:
    """What every label holds: its last character or a bracket right before its colon or verb, or the box it stands in."""
    lasts = "".join(sorted({label[-1] for label in role_words("label")}))
    return re.compile(rf"[{lasts}）)【\[［〔](?:(?<=[【\[［〔])|\s{{0,3}}[：:]|{IS})")


@cache
def longest_label() -> int:
    """Length that no label exceeds: two with three spaces at every place, and level, joint, bracket, and colon."""
    return 8 * max(map(len, role_words("label"))) + 16


class Label(NamedTuple):
    """A label: offsets with its colon, the role it gives, and whether it stands in a box of its own."""

    start: int
    end: int
    role: str
    is_boxed: bool = False


def find_labels(text: str) -> list[Label]:
    """Labels of a text in order, none inside another; read only around what may be one, since most text holds none."""
    reach = longest_label()
    regions: list[tuple[int, int]] = []
    for sign in label_sign().finditer(text):
        start, end = max(sign.start() - reach, 0), sign.end()
        if end == sign.start() + 1:  # a box opens
            start, end = sign.start(), end + reach
        while regions and regions[-1][1] >= start:
            before = regions.pop()
            start, end = min(start, before[0]), max(end, before[1])
        regions.append((start, end))
    labels: list[Label] = []
    for start, end in regions:
        for label in label_pattern().finditer(text, start, end):
            words = "".join((label["label"] or label["boxed"]).split())
            labels.append(Label(*label.span(), role_words("label")[words], label["boxed"] is not None))
    if ENGLISH_SIGN.search(text):
        for label in english_label_pattern().finditer(text):
            labels.append(Label(*label.span(), english_roles()[" ".join(label["label"].lower().split())]))
        labels.sort()
    return labels


@cache
def english_roles() -> dict[str, str]:
    """Labels of English notes and the role each gives."""
    return {row["label"]: row["role"] for row in read_lexicon("english_responsibility_labels")}


@cache
def english_label_pattern() -> re.Pattern[str]:
    """An English label with its colon: ``Lead:``, ``Responsible unit(s):``, ``Supporting departments:``."""
    words = alternation(english_roles()).replace(r"\ ", r"\s+")
    return re.compile(rf"\b(?P<label>{words}){ENGLISH_HEAD}\s?[:：]\s*", re.IGNORECASE)


def find_english_label(text: str) -> str | None:
    """The role that an English label without its colon gives, as the header of a column prints it, or None."""
    found = english_label_pattern().fullmatch(f"{text.strip()}:")
    return english_roles()[" ".join(found["label"].lower().split())] if found else None


class Closing(NamedTuple):
    """What gives an item of a list its role: where it begins, the role, and whether it is this item's alone."""

    start: int
    role: str
    is_own: bool


@lru_cache(maxsize=4096)
def find_closing(text: str, is_name: bool) -> Closing | None:
    """The verb phrase that an item ends in, or the role in a bracket behind it; None without either.

    ``is_name``: the item is a body's name, whose last words are no verb (``市就业指导中心``).
    """
    marked = MARKED_ROLE.search(text)
    if marked and (role := (role_words("label") | role_words("verb")).get(marked["word"])):
        return Closing(marked.start(), role, True)
    if is_name:
        return None
    found = [verb for verb in (verb_pattern().search(text), deed_pattern().search(text)) if verb]
    if not found:
        return None
    verb = min(found, key=lambda verb: verb.start())
    return Closing(verb.start(), "lead" if "牵头" in verb["phrase"] else role_words("verb")[verb["verb"]], False)


@cache
def deed_pattern() -> re.Pattern[str]:
    """The verb behind a body's name that has an object of its own: ``各市人民政府负责属地推进``."""
    return re.compile(rf"(?P<phrase>(?<=[府厅局委办会部署院行关区])(?P<verb>{any_of('deed')}))(?=.)")


@cache
def verb_pattern() -> regex.Pattern[str]:
    """The verb phrase that an item ends in: ``负责``, ``分别牵头``, ``按职责分工负责``, ``配合组织落实``."""
    verbs = alternation(role_words("verb"))
    return regex.compile(rf"(?P<phrase> (?:{ADVERB})*+ (?P<verb>{verbs}) (?:{TAIL})*+ ) (?:为主)?$", regex.VERBOSE)
