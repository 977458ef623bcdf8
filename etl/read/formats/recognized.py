"""A page that OCR read, as a page of a PDF: characters spread over their boxes, rules, punctuation set right by context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from etl.read.characters import measure_width
from etl.read.formats.pdf_layout import TextBlock, find_blocks
from etl.read.formats.pdf_objects import Char, PageObjects, make_char, make_rule
from etl.read.prepared import RecognizedLine, RecognizedPage
from etl.read.reading import Finding

DOUBTFUL = 0.8  # confidence of a line
LEAST_CONFIDENCE = 0.5  # … of a line that is text: below are stamps, edges of paper, handwriting
MOST_SHOWN = 5
SAME_SIZE = 0.12  # lines whose type sizes differ by less are set in one size
LEAST_MEASURED = 8  # full-width characters of a line that tells the size of its type
FONT = "ocr"
HAN = "\u3400-\u9fff，。；：、！？（）《》〈〉“”‘’〔〕【】"
NUMERALS = "一二三四五六七八九十百"
FULL = str.maketrans(",;:!?()", "，；：！？（）")
# a half-width mark beside a Han character or a full-width mark is a full-width one
BESIDE_HAN = re.compile(rf"(?<=[{HAN}])[,;:!?()]|[,;:!?()](?=[{HAN}])")
PAIRS = re.compile(rf"\((?P<inner>[^()（）]{{1,60}}[{HAN}][^()（）]{{0,60}}|[{NUMERALS}]{{1,4}})\)")
STOP = re.compile(rf"(?<=[{HAN}])\.(?=[{HAN}]|$)")
NUMBER_YEAR = re.compile(
    r"(?:(?<=[\u3400-\u9fff])|^)[\[（(【［{〔](?P<year>(?:19|20)[0-9]{2})[\]）)】］}〕](?=[ 第]{0,2}[0-9]{1,5} ?号)"
)
OPENED = re.compile(rf"[\[［](?=[{HAN}]|[^\[\]［］〔〕]{{1,60}}〕)")
CLOSED = re.compile(rf"(?:(?<=[{HAN}])|(?<=〔(?:19|20)[0-9]{{2}}))[\]］]")
HAN_MARKER = re.compile(rf"^(?P<number>[{NUMERALS}]{{1,4}})[.,，·](?=[\u3400-\u9fff])")
MARKER_CLOSED = re.compile(rf"^(?P<marker>[（(](?:[{NUMERALS}]{{1,4}}|[0-9]{{1,2}})[)）])[)）](?=[\u3400-\u9fff])")
# 一 between figures is a dash, < and > around a title inside another are its marks
DASH = re.compile(r"(?<=[0-9年月日])一{1,2}(?=[0-9])")
INNER_TITLE = re.compile(rf"[<〈](?P<inner>[{HAN}][^<>〈〉《》]{{1,60}}[{HAN}])[>〉]")
INNER_END = re.compile(rf"(?<=[{HAN}])>(?=[》的])")  # … opened on the line before
SPACES = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")


def read_recognized(page: RecognizedPage, number: int) -> tuple[list[TextBlock], list[Finding]]:
    """The blocks of a recognized page in reading order, how sure OCR was of it, and which of its lines are doubtful."""
    if page.fault or not page.lines:
        reason = page.fault or "OCR found no text on it"
        return [], [Finding("warning", "page_without_text", f"page {number} holds no text: {reason}")]
    taken = [line for line in page.lines if line.confidence >= LEAST_CONFIDENCE]
    read = [replace_text(line) for line in taken]
    lines = level_rows(read)
    chars = [char for line, size in zip(lines, find_sizes(lines), strict=True) for char in spread(line, size)]
    objects = PageObjects(
        (0.0, 0.0, page.width, page.height), {"char": chars, "line": [make_rule(*rule) for rule in page.rules]}
    )
    weights = [len(line.text) for line in lines]
    mean = sum(line.confidence * weight for line, weight in zip(lines, weights, strict=True)) / max(sum(weights), 1)
    findings = [Finding("info", "recognized", f"page {number} was read by OCR, mean confidence {mean:.3f}")]
    if changed := [(was.text, line.text) for was, line in zip(taken, read, strict=True) if was.text != line.text]:
        findings.append(tell_changes(changed, number))
    findings += tell_doubts(page, number)
    return find_blocks(objects, number), findings


def tell_doubts(page: RecognizedPage, number: int) -> Iterator[Finding]:
    """Say which lines are doubtful, which are too doubtful to be text, and which ink was not read."""
    doubtful = [line for line in page.lines if LEAST_CONFIDENCE <= line.confidence < DOUBTFUL]
    unusable = [line for line in page.lines if line.confidence < LEAST_CONFIDENCE]
    for lines, said in (
        (doubtful, f"lines below {DOUBTFUL}"),
        (unusable, f"lines below {LEAST_CONFIDENCE}, left out of the text"),
    ):
        if lines:
            shown = "; ".join(f"{line.text} ({line.confidence:.2f})" for line in lines[:MOST_SHOWN])
            yield Finding("warning", "recognized_doubtfully", f"page {number}: {len(lines)} {said}: {shown}")
    if page.unread:
        shown = "; ".join(page.unread[:MOST_SHOWN])
        yield Finding("warning", "recognized_doubtfully", f"page {number}: {shown}")


def tell_changes(changed: Sequence[tuple[str, str]], number: int) -> Finding:
    """Say what the marks of a page were read as, with the characters that stand around the first few."""
    shown = []
    kinds_first = sorted(
        changed, key=lambda pair: pair[0].translate(FULL) == pair[1]
    )  # before those that differ in width
    for was, text in kinds_first[:MOST_SHOWN]:
        start = next((i for i, (a, b) in enumerate(zip(was, text, strict=False)) if a != b), min(len(was), len(text)))
        around = slice(max(0, start - 6), start + 6)
        shown.append(f"{was[around]} → {text[around]}")
    return Finding(
        "info", "recognized_marks", f"page {number}: marks set right in {len(changed)} lines: {'; '.join(shown)}"
    )


def replace_text(line: RecognizedLine) -> RecognizedLine:
    return line._replace(text=set_right(line.text))


def set_right(text: str) -> str:
    """Return a line in which half-width marks of Chinese text are full-width ones, as print has them.

    (2023)15号 → 〔2023〕15号 behind Han characters (GB/T 9704-2012, 7.2.5); 一.总体要求 → 一、总体要求; (二)）完善 → （二）完善.
    """
    text = HAN_MARKER.sub(r"\g<number>、", SPACES.sub("", text.strip()))
    text = MARKER_CLOSED.sub(r"\g<marker>", text)
    text = NUMBER_YEAR.sub(r"〔\g<year>〕", text)
    text = INNER_END.sub("〉", INNER_TITLE.sub(r"〈\g<inner>〉", DASH.sub("—", text)))
    text = CLOSED.sub("〕", OPENED.sub("〔", text))
    text = PAIRS.sub(r"（\g<inner>）", text)
    text = BESIDE_HAN.sub(lambda match: match[0].translate(FULL), text)
    return STOP.sub("。", text)


def level_rows(lines: Sequence[RecognizedLine]) -> list[RecognizedLine]:
    """Lines whose middles stand in each other's height are one row and get one middle."""
    rows: list[list[RecognizedLine]] = []
    for line in sorted(lines, key=lambda line: line.top + line.bottom):
        middle = (line.top + line.bottom) / 2
        row = rows[-1] if rows else []
        if row and abs(middle - mean_middle(row)) < 0.4 * min(line.bottom - line.top, row[0].bottom - row[0].top):
            row.append(line)
        else:
            rows.append([line])
    return [level for row in rows for level in set_level(row)]


def mean_middle(row: Sequence[RecognizedLine]) -> float:
    return sum(line.top + line.bottom for line in row) / (2 * len(row))


def set_level(row: Sequence[RecognizedLine]) -> list[RecognizedLine]:
    middle = mean_middle(row)
    return [
        line._replace(top=middle - (line.bottom - line.top) / 2, bottom=middle + (line.bottom - line.top) / 2)
        for line in sorted(row, key=lambda line: line.x0)
    ]


def find_sizes(lines: Sequence[RecognizedLine]) -> list[float]:
    """The type size of every line, from its width; the usual one where width or height is near that of most lines.

    Both must tell of larger type: a justified line before a word that cannot be parted is wide, and not high.
    """
    own = [2 * (line.x1 - line.x0) / max(measure_width(line.text), 1) for line in lines]
    heights = [line.bottom - line.top for line in lines]
    short = [measure_width(line.text) < 2 * LEAST_MEASURED for line in lines]
    long = [i for i, is_short in enumerate(short) if not is_short] or range(len(lines))
    usual, usual_height = median(own[i] for i in long), median(heights[i] for i in long)
    return [
        usual
        if abs(size - usual) <= (0.3 if is_short else SAME_SIZE) * usual
        or abs(height - usual_height) <= SAME_SIZE * usual_height
        else size
        for size, height, is_short in zip(own, heights, short, strict=True)
    ]


def spread(line: RecognizedLine, size: float) -> list[Char]:
    """Return the characters of a line, each in its share of the line's box."""
    widths = [measure_width(character) for character in line.text]
    step = (line.x1 - line.x0) / max(sum(widths), 1)
    middle = (line.top + line.bottom) / 2
    chars, at = [], line.x0
    for character, width in zip(line.text, widths, strict=True):
        chars.append(make_char(character, FONT, size, (at, middle - size / 2, at + width * step, middle + size / 2)))
        at += width * step
    return chars
