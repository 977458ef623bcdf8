"""What a responsibility note says: lists of bodies with their roles, shared words written out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.extract.passage_text import Compact, compact
from etl.extract.responsible_units.names import read_name
from etl.extract.responsible_units.role_labels import find_closing_verb, find_labels, role_words
from etl.extract.responsible_units.shared_names import Doer, close_list, write_out
from etl.extract.responsible_units.unit_lists import ListItem, split_list
from etl.notation.brackets import strip_trailing_brackets

GROUPED_LEVEL = re.compile(r"(?:省|市|县|区|州|国家|中央|市县|区县|乡镇)(?:级|直|层面)?[：:]")
MARKED_ROLE = re.compile(r"[（(〔［\[](?P<word>[\u4e00-\u9fff]{2,4})[）)〕］\]]$")
SCOPE_SENTENCE = re.compile(
    r"以[下上].*|.*(?:下同|不再(?:一一|逐一|单独|分别|另行)?(?:列出|列明|标注)).*"
    r"|(?>.*?(?:第一|首[位个家]))(?>.*?(?:为|是)).*(?:牵头|主办|主责).*"
)
SCOPE_SIGN = re.compile(r"以[下上]|第一|首[位个家]|下同|不再|简称|统称")
OTHER_LABEL = re.compile(r"[^（(〔]{2,10}[：:]")  # 完成时限：, 责任领导：, 适用范围：
BARE_LIST_KINDS = (
    "department",
    "government",
    "court",
    "field_office",
    "bank",
    "association",
    "collective",
    "enterprise",
)
LONGEST_BARE_LIST = 800
ROLE_SIGN = re.compile(r"[牵责负配协主承落实参指推支]")


Part = tuple[str, list[ListItem]]  # a role and the items of a list that have it, not closed yet


class NotedUnit(NamedTuple):
    """A body that a note names: offsets into the passage, its name written out, its role."""

    start: int
    end: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Note:
    """One responsibility note of a passage: its span there and its bodies in order."""

    start: int
    end: int
    units: tuple[NotedUnit, ...]


def read_note(text: str, start: int, end: int, convention: str | None, is_line: bool) -> Note | None:
    """The note that ``text[start:end]`` is, or None if it is not one."""
    if not is_line and not ROLE_SIGN.search(text, start, end):
        return None
    content = compact(text, start, end)
    parts = read_parts(content, is_line)
    return build_note(content, parts, start, end, convention) if parts else None


def read_parts(content: Compact, is_line: bool) -> list[Part]:
    """Lists of a note with their roles, in order; empty if neither label nor verb makes it a note.

    A label holds until the next one; a verb gives its role to the items since the last; what stands after a label that
    names no body (``完成时限：``, ``责任领导：``), or in a sentence on the note itself (``下同``), is passed over.
    """
    text = content.text
    labels = [label for label in find_labels(text) if is_label_start(content, label.start)]
    parts: list[Part] = []
    bounds = [label.start for label in labels] + [len(text)]
    opening = text[: bounds[0]]
    if opening and not is_line:
        parts += read_stretch(content, 0, bounds[0], None)
    for label, bound in zip(labels, bounds[1:], strict=True):
        stretch = read_stretch(content, label.end, bound, label.role)
        if is_line and stretch and stretch[0][1]:
            first = read_name(stretch[0][1][0].text)
            if not (first.is_body or first.is_generic):
                continue  # 责任单位：负责归集… describes, it names nobody
        parts += stretch
    return parts


def is_label_start(content: Compact, start: int) -> bool:
    """True if a label may begin here: after a separator, a bracket, a gap, or a body whose line break was lost."""
    if start == 0 or content.text[start - 1] in "、，,；;。：:）)〕］】—-*＊·" or start in content.gaps:
        return True
    return read_name(re.split(r"[、，,；;。：:]", content.text[max(0, start - 45) : start])[-1]).is_complete


def read_stretch(content: Compact, start: int, end: int, label_role: str | None) -> list[Part]:
    """Lists and roles between two labels; without a label (None) only what verbs close counts."""
    parts: list[Part] = []
    open_items: list[ListItem] = []
    gaps = frozenset(gap - start for gap in content.gaps.intersection(range(start + 1, end)))
    for item in split_list(content.text[start:end], gaps):
        item = without_scope(ListItem(item.text, item.start + start, item.end + start, item.separator))
        if SCOPE_SIGN.search(item.text) and SCOPE_SENTENCE.fullmatch(item.text):
            break
        if grouped := GROUPED_LEVEL.match(item.text):
            item = item._replace(text=item.text[grouped.end() :], start=item.start + grouped.end())
        elif OTHER_LABEL.match(item.text):
            break
        marked = MARKED_ROLE.search(item.text)
        if marked and marked["word"] in role_words("verb") | role_words("label"):
            bare = item._replace(text=item.text[: marked.start()], end=item.start + marked.start())
            words = role_words("label") | role_words("verb")
            parts += [(label_role or "responsible", open_items), (words[marked["word"]], [bare])]
            open_items = []
            label_role = label_role or "responsible"
            continue
        verb = None if is_name(item.text) else find_closing_verb(item.text)
        if verb is None:
            open_items.append(item)
            continue
        length, role = verb
        if length:
            open_items.append(item._replace(text=item.text[:length], end=item.start + length))
        parts.append((label_role if label_role and role == "responsible" else role, open_items))
        open_items = []
    if label_role or (parts and open_items):
        parts.append((label_role or "responsible", open_items))
    return parts


def without_scope(item: ListItem) -> ListItem:
    """An item without a bracket on the note itself: ``各县（区）人民政府落实（以下均需…落实，不再列出）``."""
    name = strip_trailing_brackets(item.text)
    if name != item.text and SCOPE_SIGN.search(item.text[len(name) :]):
        return item._replace(text=name, end=item.start + len(name))
    return item


def is_name(text: str) -> bool:
    """True if an item that ends like a verb is a body's name all the same."""
    return read_name(text).is_complete and not text.endswith(("协同", "指导", "负责", "牵头"))


def read_cells(bounds: Iterable[tuple[int, int, str]], content: Compact, convention: str | None) -> list[NotedUnit]:
    """The bodies of the cells of a row, read as one note.

    Args:
        bounds: Start and end of each cell in ``content``, and the role that its column gives; a label or a verb in the
            cell gives another.
        content: The text of all cells.
        convention: What the order of a list means in the document.
    """
    labels = [label for label in find_labels(content.text) if is_label_start(content, label.start)]
    parts: list[Part] = []
    for start, end, column_role in bounds:
        inside = [label for label in labels if start <= label.start < end]
        begin, role = start, column_role
        for label in inside:
            parts += read_stretch(content, begin, label.start, role)
            begin, role = label.end, label.role
        parts += read_stretch(content, begin, end, role)
    note = build_note(content, parts, 0, 0, convention)
    return list(note.units) if note else []


def read_line_of_bodies(text: str, start: int, end: int, role: str) -> Note | None:
    """The note that a line under a header of the role is, or None if it holds anything but bodies and generic doers."""
    content = compact(text, start, end)
    roles, doers = read_doers([(role, split_list(content.text, content.gaps))])
    bodies = [doer for doer in doers if doer.is_body]
    if not bodies or not all(doer.is_body or read_name(doer.item.text).is_generic for doer in doers):
        return None
    if all(doer.printed.jurisdiction.kind == "bare" for doer in bodies):
        return None
    return note_of(content, roles, doers, start, end)


def read_bare_list(text: str, start: int, end: int, convention: str | None) -> Note | None:
    """A bracket that holds only a list of bodies."""
    content = compact(text, start, end)
    if len(content.text) > LONGEST_BARE_LIST:
        return None
    roles, doers = read_doers([("responsible", split_list(content.text, content.gaps))])
    named = [doer for doer in doers if not read_name(doer.item.text).is_generic]
    if not named or not all(read_name(doer.item.text).is_body for doer in named):
        return None
    kinds = {doer.printed.kind for doer in named}
    if not kinds <= {*BARE_LIST_KINDS, "place"} or kinds == {"place"}:
        return None
    if len(named) == 1 and read_name(named[0].item.text).jurisdiction.kind not in ("shared", "field_office"):
        return None
    return note_of(content, by_convention(doers, roles, convention), doers, start, end)


def build_note(content: Compact, parts: Sequence[Part], start: int, end: int, convention: str | None) -> Note | None:
    """A note from its lists, or None if they name no body."""
    roles, doers = read_doers(parts)
    return note_of(content, by_convention(doers, roles, convention), doers, start, end)


def read_doers(parts: Sequence[Part]) -> tuple[list[str], list[Doer]]:
    """The roles and doers of a note's lists, each list closed by itself, names written out across them."""
    roles: list[str] = []
    items: list[ListItem] = []
    for role, raw in parts:
        listed = close_list(raw)
        items += listed
        roles += [role] * len(listed)
    return roles, write_out(items, bodies_alone=True)


def note_of(content: Compact, roles: Sequence[str], doers: Sequence[Doer], start: int, end: int) -> Note | None:
    """A note of those doers that are bodies, or None if there is none."""
    units = tuple(
        NotedUnit(*content.span(doer.item.start, doer.item.end), doer.name, role)
        for role, doer in zip(roles, doers, strict=True)
        if doer.is_body
    )
    return Note(start, end, units) if units else None


def by_convention(doers: Sequence[Doer], roles: list[str], convention: str | None) -> list[str]:
    """Roles where the document says that the first item, or the items before the first comma, lead."""
    if convention is None or "lead" in roles:
        return roles
    responsible = [i for i, role in enumerate(roles) if role == "responsible"]
    named = [i for i in responsible if doers[i].is_body]
    if len(named) < 2 or named[0] != responsible[0]:
        return roles
    leads = {named[0]}
    if convention == "before_comma":
        comma = next((i for i in responsible[1:] if doers[i].item.separator in "，,；;"), None)
        leads = set(responsible[: responsible.index(comma)]) if comma is not None else set()
    return ["lead" if i in leads else role for i, role in enumerate(roles)]
