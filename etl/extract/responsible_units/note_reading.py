"""What a responsibility note says: lists of bodies with their roles, shared words written out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from etl.extract.compact_text import Compact
from etl.extract.responsible_units.english_lists import split_english_list
from etl.extract.responsible_units.english_notes import read_english_stretch
from etl.extract.responsible_units.lists import Item, split_list
from etl.extract.responsible_units.role_labels import Label, find_closing
from etl.extract.responsible_units.shared_names import Doer, UnitMention, write_out
from etl.notation.brackets import strip_trailing_brackets
from etl.notation.language import opens_english
from etl.notation.late_patterns import compile_late

GROUPED_LEVEL = re.compile(r"(?:省|市|县|区|州|国家|中央|市县|区县|乡镇)(?:级|直|层面)?[：:]")
SCOPE_SENTENCE = compile_late(
    r"以[下上].*|.*(?:下同|不再(?:一一|逐一|单独|分别|另行)?(?:列出|列明|标注)).*"
    r"|(?>.*?(?:第一|首[位个家]))(?>.*?(?:为|是)).*(?:牵头|主办|主责).*"
)
SCOPE_SIGN = compile_late(r"以[下上]|第一|首[位个家]|下同|不再|简称|统称")
OTHER_LABEL = re.compile(r"[^（(〔]{2,10}[：:]")  # 完成时限：, 责任领导：, 适用范围：

Part = tuple[str, list[Item]]  # a role and the items of a list that have it, not closed yet


class Note(NamedTuple):
    """A responsibility note: its span in the passage, its text, and its doers in order, each with its role."""

    start: int
    end: int
    content: Compact
    doers: list[tuple[str, Doer]]

    def units(self) -> Iterator[UnitMention]:
        """The bodies that it names."""
        for role, doer in self.doers:
            if doer.item.is_body:
                yield UnitMention(*self.content.span(doer.item.start, doer.item.end), doer.name, role)


class Stretch(NamedTuple):
    """What one label, column or bracket says: offsets into a note's text, and the role that it gives, or None."""

    start: int
    end: int
    role: str | None


def read_note(
    content: Compact,
    stretches: Iterable[Stretch],
    labels: Sequence[Label] = (),
    convention: str | None = None,
    *,
    is_line: bool = False,
    is_plain: bool = False,
) -> Note | None:
    """The note that a text is, or None if it names no body.

    Args:
        content: The text, without white space where it is Chinese.
        stretches: What it consists of: a line, the inside of a bracket, the cells of a row.
        labels: Labels in it; each opens a stretch of its own, up to the next one or the end of that around it.
        convention: What the order of a list means in the document (see ``find_lead_convention``).
        is_line: It opens with a label, and what a label only describes (责任单位：负责归集…) is no list.
        is_plain: It is nothing but a list: no verb closes it.
    """
    parts: list[Part] = []
    for stretch in cut_at_labels(content, stretches, labels):
        read = read_plain(content, stretch) if is_plain else read_stretch(content, stretch)
        if not (is_line and read and read[0][1] and not _names_doer(read[0][1][0])):
            parts += read
    lists = write_out([items for _, items in parts], in_note=True)
    doers = [(role, doer) for (role, _), listed in zip(parts, lists, strict=True) for doer in listed]
    if not any(doer.item.is_body for _, doer in doers):
        return None
    return Note(content.offsets[0], content.offsets[-1] + 1, content, by_convention(doers, convention))


def _names_doer(item: Item) -> bool:
    return item.name.is_body or item.name.is_generic


def cut_at_labels(content: Compact, stretches: Iterable[Stretch], labels: Sequence[Label]) -> Iterator[Stretch]:
    """The stretches, cut where a label begins."""
    labels = [label for label in labels if is_label_start(content, label.start)]
    for start, end, role in stretches:
        for label in labels:
            if start <= label.start < end:
                yield Stretch(start, label.start, role)
                start, role = label.end, label.role
        yield Stretch(start, end, role)


def is_label_start(content: Compact, start: int) -> bool:
    """True if a label may begin here: after a separator, a bracket, a gap, or a body whose line break was lost."""
    text = content.text
    if (
        start == 0
        or text[start - 1] in "、，,；;。：:）)〕］】—-*＊· "
        or start in content.gaps
        or text[start].isascii()
    ):
        return True
    before = split_list(re.split(r"[，；。：:]", text[max(0, start - 45) : start])[-1])
    return bool(before) and before[-1].name.is_complete


def read_plain(content: Compact, stretch: Stretch) -> list[Part]:
    """One list that is the whole stretch."""
    text = content.text[stretch.start : stretch.end]
    items = split_english_list(text, 0, len(text)) if opens_english(text) else [*split_list(text, content.gaps)]
    return [(stretch.role or "responsible", [item.shifted(stretch.start) for item in items])]


def read_stretch(content: Compact, stretch: Stretch) -> list[Part]:
    """Lists and roles between two labels; without a label (None) only what verbs close counts.

    A verb gives its role to the items since the last one; what stands after a label that names no body (``完成时限：``,
    ``责任领导：``), or in a sentence on the note itself (``下同``), is passed over.
    """
    start, end, label_role = stretch
    text = content.text[start:end]
    if opens_english(text):
        return read_english_stretch(content.text, start, end, label_role)
    parts: list[Part] = []
    open_items: list[Item] = []
    led = False  # X牵头，Y按职责负责: the label says no more of Y
    gaps = frozenset(gap - start for gap in content.gaps.intersection(range(start + 1, end)))
    for item in split_list(text, gaps):
        item = without_scope(item.shifted(start))
        if SCOPE_SIGN.search(item.text) and SCOPE_SENTENCE.fullmatch(item.text):
            break
        if grouped := GROUPED_LEVEL.match(item.text):
            item = item.behind(grouped.end())
        elif OTHER_LABEL.match(item.text):
            gap = next(
                (at for at in content.gaps if OTHER_LABEL.match(item.text, at - item.start) and at > item.start), 0
            )
            open_items += [item.before(gap - item.start)] if item.start < gap < item.end else []
            break
        closing = find_closing(item.text, is_name(item))
        if closing is None:
            open_items.append(item)
            continue
        closed = item.before(closing.start)
        if closing.is_own:  # 市商务局（牵头）: the role of this item alone
            label_role = label_role or "responsible"
            is_shared = led and closing.role == "support"  # 市商务局（牵头），市财政局、市税务局（配合）
            parts += [(closing.role if is_shared else label_role, open_items), (closing.role, [closed])]
            led = led or closing.role == "lead"
        else:
            open_items += [closed] if closed.text else []
            role = label_role if label_role and closing.role == "responsible" and not led else closing.role
            parts.append((role, open_items))
            led = led or closing.role == "lead"
        open_items = []
    if label_role or (parts and open_items):
        parts.append((label_role or "responsible", open_items))
    return parts


def without_scope(item: Item) -> Item:
    """An item without a bracket on the note itself: ``各县（区）人民政府落实（以下均需…落实，不再列出）``."""
    name = strip_trailing_brackets(item.text)
    if name != item.text and SCOPE_SIGN.search(item.text[len(name) :]):
        return item._replace(text=name, end=item.start + len(name))
    return item


def is_name(item: Item) -> bool:
    """True if an item that ends like a verb is a body's name all the same."""
    return item.name.is_complete and not item.text.endswith(("协同", "指导", "负责", "牵头"))


def by_convention(doers: list[tuple[str, Doer]], convention: str | None) -> list[tuple[str, Doer]]:
    """The doers with the role of those that lead, as the document says: the first, or all before the first comma."""
    if convention is None or any(role == "lead" for role, _ in doers):
        return doers
    responsible = [i for i, (role, _) in enumerate(doers) if role == "responsible"]
    named = [i for i in responsible if doers[i][1].item.is_body]
    if len(named) < 2 or named[0] != responsible[0]:
        return doers
    leads = {named[0]}
    if convention == "before_comma":
        comma = next((i for i in responsible[1:] if doers[i][1].item.separator in "，,；;"), None)
        leads = set(responsible[: responsible.index(comma)]) if comma is not None else set()
    return [("lead" if i in leads else role, doer) for i, (role, doer) in enumerate(doers)]
