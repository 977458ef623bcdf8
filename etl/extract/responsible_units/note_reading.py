"""What a responsibility note says: lists of bodies with their roles, shared words written out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.extract.passage_text import Compact, compact
from etl.extract.responsible_units.names import is_body, is_complete_body, is_generic
from etl.extract.responsible_units.role_labels import find_labels, role_words, verb_pattern
from etl.extract.responsible_units.shared_names import close_list, write_out
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
ROLE_SIGN = re.compile(r"[牵责负配协主承落实参指推支]")


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
    """The note that ``text[start:end]`` is, None if it is none."""
    if not is_line and not ROLE_SIGN.search(text, start, end):
        return None
    content = compact(text, start, end)
    parts = read_parts(content, is_line)
    return build_note(content, parts, start, end, convention) if parts else None


def read_parts(content: Compact, is_line: bool) -> list[tuple[str, list[ListItem]]]:
    """Lists of a note with their roles, in order; empty if neither label nor verb makes it a note.

    A label holds until the next one; a verb gives its role to the items since the last; what stands after a label that
    names no body (``完成时限：``, ``责任领导：``), or in a sentence on the note itself (``下同``), is passed over.
    """
    text = content.text
    labels = [m for m in find_labels(text) if is_label_start(content, m.start())]
    parts: list[tuple[str, list[ListItem]]] = []
    bounds = [m.start() for m in labels] + [len(text)]
    opening = text[: bounds[0]]
    if opening and not is_line:
        parts += read_stretch(content, 0, bounds[0], None)
    for label, bound in zip(labels, bounds[1:], strict=True):
        role = role_words("label")["".join((label["label"] or label["boxed"]).split())]
        stretch = read_stretch(content, label.end(), bound, role)
        first = stretch[0][1][0] if stretch and stretch[0][1] else None
        if is_line and first is not None and not (is_body(first.text + first.suffix) or is_generic(first.text)):
            continue  # 责任单位：负责归集… describes, it names nobody
        parts += stretch
    return parts


def is_label_start(content: Compact, start: int) -> bool:
    """Whether a label may begin here: after a separator, a bracket, a gap, or a body whose line break was lost."""
    if start == 0 or content.text[start - 1] in "、，,；;。：:）)〕］】—-*＊·" or start in content.gaps:
        return True
    return is_complete_body(re.split(r"[、，,；;。：:]", content.text[max(0, start - 45) : start])[-1])


def read_stretch(content: Compact, start: int, end: int, label_role: str | None) -> list[tuple[str, list[ListItem]]]:
    """Lists and roles between two labels; without a label (None) only what verbs close counts."""
    parts: list[tuple[str, list[ListItem]]] = []
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
        verb = None if is_name(item.text) else verb_pattern().search(item.text)
        if verb is None:
            open_items.append(item)
            continue
        body = item.text[: verb.start()]
        if body:
            open_items.append(item._replace(text=body, end=item.start + len(body)))
        role = role_words("verb")[verb["verb"]]
        if "牵头" in verb["phrase"]:
            role = "lead"
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
    """Whether an item that ends like a verb is a body's name all the same."""
    return is_complete_body(text) and not text.endswith(("协同", "指导", "负责", "牵头"))


def build_note(
    content: Compact, parts: Sequence[tuple[str, list[ListItem]]], start: int, end: int, convention: str | None
) -> Note | None:
    """A note from its lists: items that are no bodies dropped, shared words written out, the convention applied."""
    roles: list[str] = []
    items: list[ListItem] = []
    for role, raw in parts:
        listed = close_list(raw)
        items += listed
        roles += [role] * len(listed)
    if convention and "lead" not in roles:
        roles = lead_by_order(items, roles, convention)
    kept = [
        (item, role)
        for item, role in zip(items, roles, strict=True)
        if is_body(item.text) or (item.suffix and is_body(item.text + item.suffix))
    ]
    if not kept:
        return None
    names = write_out([item for item, _ in kept])
    units = tuple(
        NotedUnit(*content.span(item.start, item.end), name, role)
        for (item, role), name in zip(kept, names, strict=True)
    )
    return Note(start, end, units)


def lead_by_order(items: Sequence[ListItem], roles: list[str], convention: str) -> list[str]:
    """Roles where the document says that the first item, or the items before the first comma, lead."""
    responsible = [i for i, role in enumerate(roles) if role == "responsible"]
    named = [i for i in responsible if is_body(items[i].text + items[i].suffix)]
    if len(named) < 2 or named[0] != responsible[0]:
        return roles
    leads = {named[0]}
    if convention == "before_comma":
        comma = next((i for i in responsible[1:] if items[i].separator in "，,；;"), None)
        leads = set(responsible[: responsible.index(comma)]) if comma is not None else set()
    return ["lead" if i in leads else role for i, role in enumerate(roles)]
