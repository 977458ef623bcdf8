"""Responsibility notes: where a clause names who must do it, in brackets or on a line of its own, and in which role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from etl.extract.passage_text import Compact, compact
from etl.extract.responsible_names import ending_kind, find_jurisdiction, is_body, is_complete_body, is_generic
from etl.extract.brackets import find_bracket_pairs, strip_trailing_brackets
from etl.extract.unit_lists import ListItem, close_list, split_list, write_out
from etl.lexicon import read_lexicon

SENTENCE_END = "。；;！!？?：:”\""
LEVEL_OF_LABEL = r"(?:省级|市级|县级|区级|州级|市直|省直|区直|县直|国家|主要|第一|共同|具体|各?相关|有关)?"
ADVERB = (
    r"(?:(?:按照?|依照?|依据|根据|结合)?(?:各自|部门|单位|工作|有关|相关|本部门|法定)*(?:职责|职能|职权|权限|任务|分工)+(?:范围|权限)?内?(?:分工)?"
    r"|分别|共同|联合|具体|统一|协同|各自|密切|全力|按规定|依法|主要|为主|全程|做好|抓好|组织|统筹|认真|积极|共)"
)
TAIL = (
    r"(?:负责|牵头|配合|组织|协调|统筹|具体|落实|实施|推进|推动|抓好|做好|制定|执行|开展|完成|解释|督促|指导|工作|办理|分工|到位|并|和|及|、|，?抓落实)"
)
GROUPED_LEVEL = regex.compile(r"(?:省|市|县|区|州|国家|中央|市县|区县|乡镇)(?:级|直|层面)?[：:]")
MARKED_ROLE = regex.compile(r"[（(〔［\[](?P<word>[\u4e00-\u9fff]{2,4})[）)〕］\]]$")
SCOPE_SENTENCE = regex.compile(r"以[下上].*|.*(?:下同|不再(?:一一|逐一|单独|分别|另行)?(?:列出|列明|标注)).*|.*第一.*(?:为|是).*(?:牵头|主办|主责).*")
LINE_END = regex.compile(r"[。\n]")
SCOPE_BRACKET = regex.compile(r"以[下上]|下同|不再|简称|统称")
BARE_LIST_KINDS = ("department", "government", "court", "field_office", "bank", "association", "collective", "enterprise")


@dataclass(frozen=True, slots=True)
class NotedUnit:
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


def spaced(phrase: str) -> str:
    """A phrase as a pattern that allows a line break anywhere inside (``责任⏎单位``)."""
    return r"\s{0,3}".join(map(regex.escape, phrase))


@cache
def role_words(kind: str) -> dict[str, str]:
    """Labels (``kind`` label) or verbs (verb) of notes, and the role each gives."""
    return {row["phrase"]: row["role"] for row in read_lexicon("responsibility_labels") if row["kind"] == kind}


@cache
def label_pattern() -> regex.Pattern[str]:
    """A label with its colon, white space allowed inside: ``牵头单位：``, ``责任 单位:``, ``【责任部门】``."""
    labels = "|".join(spaced(p) for p in sorted(role_words("label"), key=len, reverse=True))
    return regex.compile(
        rf"(?:{LEVEL_OF_LABEL}(?P<label>{labels})(?:[和及、](?:{labels}))?(?:[（(][^（()）]{{1,6}}[）)])?\s{{0,3}}[：:]"
        rf"|[【\[［〔](?P<boxed>{labels})[】\]］〕]\s{{0,3}}[：:]?)"
    )


@cache
def verb_pattern() -> regex.Pattern[str]:
    """The verb phrase that an item ends in: ``负责``, ``分别牵头``, ``按职责分工负责``, ``配合组织落实``."""
    verbs = "|".join(sorted(role_words("verb"), key=len, reverse=True))
    return regex.compile(rf"(?P<phrase>(?:{ADVERB})*+(?P<verb>{verbs})(?:{TAIL})*+)(?:为主)?$")


def find_notes(text: str, convention: str | None = None) -> list[Note]:
    """Responsibility notes of a passage, in order, none inside another.

    ``convention`` is the document's own reading of a list's order (see ``find_lead_convention``).
    """
    pairs = find_bracket_pairs(text)
    covered = [False] * (len(text) + 1)
    for start, end in pairs:
        covered[start:end] = [True] * (end - start)
    lines = [read_note(text, start, end, convention, is_line=True) for start, end in find_label_lines(text, covered)]
    notes = [note for note in lines if note is not None]
    for note in notes:
        covered[note.start : note.end] = [False] * (note.end - note.start)
    brackets = [read_bracket(text, start, end, convention) for start, end in pairs if covered[start]]
    return sorted([*notes, *(note for note in brackets if note is not None)], key=lambda note: note.start)


def read_bracket(text: str, start: int, end: int, convention: str | None) -> Note | None:
    """The note in one pair of brackets, None where the bracket says something else."""
    note = read_note(text, start + 1, end - 1, convention, is_line=False)
    if note is None and closes_sentence(text, start, end):
        note = read_bare_list(text, start + 1, end - 1, convention)
        if note is not None and len(note.units) == 1 and not follows_sentence(text, start):
            return None
    return replace(note, start=start, end=end) if note else None


def closes_sentence(text: str, start: int, end: int) -> bool:
    """Whether a bracket follows a sentence's end, or stands at one."""
    after = text[end : end + 40].lstrip(" \t\u3000")[:1]
    return follows_sentence(text, start) or after in ("", "\n", "。", "；", ";")


def follows_sentence(text: str, start: int) -> bool:
    """Whether what stands before ``start`` is the end of a sentence or of another note."""
    return text[max(0, start - 40) : start].rstrip()[-1:] in ("。", *"；;！!？?”）)〕］")


def read_bare_list(text: str, start: int, end: int, convention: str | None) -> Note | None:
    """A bracket that holds nothing but a list of bodies."""
    content = compact(text, start, end)
    items = close_list(split_list(content.text, content.gaps))
    if not items or len(content.text) > 800:
        return None
    bodies = [item for item in items if not is_generic(item.text)]
    if not bodies or not all(is_body(item.text) for item in bodies):
        return None
    kinds = {ending_kind(item.text + item.suffix) for item in bodies}
    if not kinds <= {*BARE_LIST_KINDS, "place"} or kinds == {"place"}:
        return None
    if len(bodies) == 1 and find_jurisdiction(bodies[0].text).kind not in ("shared", "field_office"):
        return None
    return build_note(content, [("responsible", items)], start, end, convention)


def find_label_lines(text: str, covered: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Spans of notes outside brackets: from a label at the start of a line or sentence to the last label's line end.

    Labels that follow one another are one note (``牵头单位：…`` and, on the next line, ``配合单位：…``).
    """
    begun: int | None = None
    ended = 0
    for label in label_pattern().finditer(text):
        start = label.start()
        before = text[max(0, start - 3) : start].rstrip(" \t\u3000—-·•*＊")[-1:]
        follows = begun is not None and not text[ended:start].strip(" \t\u3000\n。；;，,")
        if covered[start] or not (follows or (before in ("", "\n") or before in "。；;！？）)〕］】”")):
            continue
        if begun is not None and not follows:
            yield begun, ended
            begun = None
        begun = start if begun is None else begun
        ended = ended if label.end() < ended else end_of_line(text, label.end())
    if begun is not None:
        yield begun, ended


def end_of_line(text: str, start: int) -> int:
    """Where the list after a label ends: its sentence's or line's end, but not right behind the label."""
    while start < len(text) and text[start].isspace():
        start += 1
    found = LINE_END.search(text, start)
    return found.start() if found else len(text)


def read_note(text: str, start: int, end: int, convention: str | None, is_line: bool) -> Note | None:
    """The note that ``text[start:end]`` is, None if it is none."""
    content = compact(text, start, end)
    if not is_line and not regex.search(r"[牵责负配协主承落实参指推支]", content.text):
        return None
    parts = read_parts(content, is_line)
    return build_note(content, parts, start, end, convention) if parts else None


def read_parts(content: Compact, is_line: bool) -> list[tuple[str, list[ListItem]]]:
    """Lists of a note with their roles, in order; empty if neither label nor verb makes it a note.

    A label holds until the next one; a verb gives its role to the items since the last; what stands after a label that
    names no body (``完成时限：``, ``责任领导：``), or in a sentence on the note itself (``下同``), is passed over.
    """
    text = content.text
    labels = [m for m in label_pattern().finditer(text) if is_label_start(content, m.start())]
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
    return is_complete_body(regex.split(r"[、，,；;。：:]", content.text[max(0, start - 45) : start])[-1])


def read_stretch(content: Compact, start: int, end: int, label_role: str | None) -> list[tuple[str, list[ListItem]]]:
    """Lists and roles between two labels; without a label (None) only what verbs close counts."""
    parts: list[tuple[str, list[ListItem]]] = []
    open_items: list[ListItem] = []
    gaps = frozenset(gap - start for gap in content.gaps if start < gap < end)
    for item in split_list(content.text[start:end], gaps):
        item = without_scope(replace(item, start=item.start + start, end=item.end + start))
        if SCOPE_SENTENCE.fullmatch(item.text):
            break
        if GROUPED_LEVEL.match(item.text):
            cut = GROUPED_LEVEL.match(item.text).end()  # type: ignore[union-attr]
            item = replace(item, text=item.text[cut:], start=item.start + cut)
        elif regex.match(r"[^（(〔]{2,10}[：:]", item.text):
            break
        marked = MARKED_ROLE.search(item.text)
        if marked and marked["word"] in role_words("verb") | role_words("label"):
            bare = replace(item, text=item.text[: marked.start()], end=item.start + marked.start())
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
            open_items.append(replace(item, text=body, end=item.start + len(body)))
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
    if name != item.text and SCOPE_BRACKET.search(item.text[len(name) :]):
        return replace(item, text=name, end=item.start + len(name))
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
        for i, item in enumerate(listed):
            items.append(item)
            roles.append(role)
        if raw and not listed:
            continue
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
