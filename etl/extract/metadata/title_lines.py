"""Title lines: which lines of a document's head form its title, and what the brackets around it state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from etl.extract.metadata.page_facts import is_labelled
from etl.lexicon.alternations import any_of
from etl.notation.attachments import LABEL
from etl.notation.days import DAY, parse_day
from etl.notation.document_numbers import find_document_numbers
from etl.notation.late_patterns import compile_late
from etl.notation.official_lines import PUBLIC_NOTE
from etl.notation.title_marks import IN_MARKS
from etl.notation.title_words import document_type, ends_as_title, opens_text, without_brackets

_LEADING = re.compile(
    r"\A\s*(?:\#{1,6}\s*)?"
    rf"(?:(?:[（(][^（()）]{{0,60}}(?:电话|联系)[^（()）]{{0,60}}[）)]|{PUBLIC_NOTE})\s*)?"
    rf"(?:{LABEL}\s*)?(?:\d{{1,3}}[.．、](?!\d)\s*)?"
)
_TRAILING_DATE = compile_late(rf"\s* [（(] \s? (?P<day>{DAY}) \s? [）)] \s*\Z", re.VERBOSE)
_TRAILING_BRACKET = compile_late(
    r"\s*(?P<bracket>[（(](?P<inside>(?:[^（()）]|[（(][^（()）]{0,20}[）)]){1,60})[）)])\s*\Z"
)
_BRACKET_ENDS = ("）", ")")
_DRAFT_LABEL = compile_late(r"\s*[（(][^（()）]{0,12}(?:征求意见稿?|草案|送审稿|讨论稿|代拟稿)[^（()）]{0,8}[）)]\s*\Z")
_AMENDED_LABEL = compile_late(
    rf"\s*[（(]\s?(?:19|20)\d\d\s?年?\s?(?:最新)?{any_of('amended_marks')}(?:版|本)?\s?[）)]\s*\Z"
)
_SENTENCE_MARK = compile_late(r"[。；？！]")
_NOTE = compile_late(rf"\s*{PUBLIC_NOTE}")
_DAY_OR_ORDER = compile_late(rf"[（(]?{DAY}[）)]?|[㐀-鿿、\s]{{2,60}}(?<!命)令", re.VERBOSE)
# 2024年11月28日 上海市第十六届人民代表大会常务委员会第十七次会议通过
_ADOPTED = compile_late(rf"[（(]?{DAY}[^。]{{2,160}}(?:通过|批准|公布|发布|修正|修订)[）)]?", re.VERBOSE)
_LONGEST_TITLE, _LONGEST_LINE, _MOST_LINES = 200, 180, 6


@dataclass(frozen=True, slots=True)
class TitleRun:
    """A title as printed over the lines [first, last]."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class TitleParts:
    """A title, and what its brackets said: document number, date, draft."""

    text: str
    document_number: str | None
    day: date | None
    is_draft: bool


def find_title_runs(lines: Sequence[str]) -> list[TitleRun]:
    """Titles in ``lines``, each over one or more lines; the shortest reading that is a whole title counts."""
    runs: list[TitleRun] = []
    buffer: list[int] = []
    for i, line in enumerate(lines):
        if not _may_be_title(line):
            buffer = []
            continue
        buffer.append(i)
        following = lines[i + 1] if i + 1 < len(lines) else ""
        if _continues(following) and _may_be_title(following):
            continue
        for count in range(1, min(len(buffer), _MOST_LINES) + 1):
            first = buffer[-count]
            text = "".join(lines[j].strip() for j in range(first, i + 1))
            if not _is_title(text):
                continue
            if count < len(buffer) and _wants_more(text, lines[buffer[-count - 1]]):
                continue
            runs.append(TitleRun(text, first, i))
            buffer = []
            break
    return runs


@lru_cache(maxsize=256)  # the same few titles of a head are weighed again and again
def parse_title(title: str) -> TitleParts:
    """Return a printed title without its number in a list, its date, its document number and its draft label."""
    text = _LEADING.sub("", title).strip()
    day = number = None
    draft = False
    while text.endswith(_BRACKET_ENDS):
        if dated := _TRAILING_DATE.search(text):
            day = parse_day(dated["day"])
            text = text[: dated.start()]
        elif (bracket := _TRAILING_BRACKET.search(text)) and (numbers := find_document_numbers(bracket["inside"])):
            number = numbers[0].document_number
            text = text[: bracket.start()]
        elif amended := _AMENDED_LABEL.search(text):
            text = text[: amended.start()]
        elif label := _DRAFT_LABEL.search(text):
            draft = True
            text = text[: label.start()]
        else:
            break
    quoted = re.fullmatch(rf"《({IN_MARKS})》([（(][^（()）]{{1,12}}[）)])?", text)
    text = quoted[1] + (quoted[2] or "") if quoted else text
    return TitleParts(_tidy(text), number, day, draft)


def is_bracket_line(line: str) -> bool:
    """True if the line is one bracket: （征求意见稿）."""
    return bool(_TRAILING_BRACKET.fullmatch(line))


def _may_be_title(line: str) -> bool:
    text = line.strip()
    if (
        not text
        or len(text) > _LONGEST_LINE
        or text[-1] in "：:，,"
        or _SENTENCE_MARK.search(text)
        or is_labelled(text)
    ):
        return False
    if _DAY_OR_ORDER.fullmatch(text) and document_type(text) is None:
        return False
    if _ADOPTED.fullmatch(text) or opens_text(text):
        return False
    numbers = find_document_numbers(text) if "号" in text else []
    return not (numbers and numbers[0].start <= 1 and numbers[0].end >= len(text) - 1)


def _continues(line: str) -> bool:
    """True if the line goes on with the title above: 的通知, 》, a bracket that is no public note."""
    return bool(re.match(r"\s*(?:的|》|及其|[（(](?!\d{4}))", line)) and not _NOTE.match(line)


def _is_title(text: str) -> bool:
    if not 4 <= len(text) <= _LONGEST_TITLE or text.count("《") != text.count("》") or re.match(r"[的》、，）)]", text):
        return False
    stem = without_brackets(text)
    if re.search(rf"关于{any_of('handing_down_verbs')}", stem):
        return bool(re.search(r"(?:通知|函|公告|决定|通报|批复|意见)\Z", stem))
    return ends_as_title(text) and document_type(text) != text  # 政策解读 alone is a link of the page


def _wants_more(text: str, above: str) -> bool:
    """True if a title that is complete by itself still lacks its beginning, which stands in the line ``above``."""
    if re.search(r"关于|印发|转发", text):
        return bool(re.match(rf"关于|{any_of('handing_down_verbs')}", text)) and bool(
            re.fullmatch(r"\s*[㐀-鿿 ]{3,40}(?:政府|委员会|局|厅|部|院|办公[厅室]|委)\s*", above)
        )
    return len(above.strip()) >= 9 or bool(re.match(r"\s*\d{1,3}[.．]", above)) or text.count("”") != text.count("“")


def _tidy(text: str) -> str:
    """Return a title without the spaces that the layout put beside digits and between single letters."""
    text = re.sub(
        r"(?<=[㐀-鿿，、；（）“”《》〈〉])\s+(?=[\dA-Za-z“”《（])|(?<=[\dA-Za-z“”》）])\s+(?=[㐀-鿿，、；（）“”《》〈〉])",
        "",
        text,
    )
    return re.sub(r"\s+", " ", text).strip()
