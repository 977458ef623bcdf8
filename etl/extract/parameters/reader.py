"""Parameters of a document: quantities with a measure unit, their bounds, ranges and lists.

A range is one row with two numbers (``30-40万元``, ``一万元以上三万元以下``). In a list that shares a bound or a unit every
number takes it (``最高100万元、30万元``; ``1亿元、5亿元、10亿元以上``; ``50、30、10万元``). A bracket that restates a bound is
no second row. Dates, ordinals, ranks, names and everything in 《》 are masked before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from etl.extract.clause_texts import ClauseTexts
from etl.extract.dates import DateReader
from etl.extract.mask import cover, mask_quoted_names
from etl.extract.parameters.comparators import bound_of, english_bounds
from etl.extract.parameters.context import anchor_of, per_of, subject_of
from etl.extract.parameters.counted_nouns import find_counted_noun
from etl.extract.parameters.quantities import find_quantities
from etl.extract.parameters.quantity_patterns import quantity_hint
from etl.extract.parameters.ranges import BoundedQuantity, value_of, with_compounds, with_ranges, with_shared_bounds
from etl.extract.parameters.shared_units import with_shared_units, without_restatements
from etl.mentions import Parameter
from etl.records import ClauseText, Document

_LONGEST_BARE = 30
_BARE = re.compile(
    r"[≥≤＞＜><=＝约近超不少多低高于过达到至以上下左右内满足+\-－−—–~～±.．,，\s\d０-９亿万千百]*\d[^\n]{0,6}"
)
_BOUND_BEHIND = re.compile(r"(?<=[\d万亿])\s?(?:左右|上下|及?以上|及?以下|[以之]?内)\Z")  # 6左右 in a column of %


@cache
def _english_bare() -> re.Pattern[str]:
    return re.compile(rf"(?:{english_bounds()})[ ][\d,.]+", re.IGNORECASE | re.ASCII)  # More than 3,000


def find_parameters(
    clause_texts: Sequence[ClauseText], document: Document, reader: DateReader | None = None
) -> tuple[Parameter, ...]:
    """Find the quantities of clause texts.

    Args:
        clause_texts: Texts of the document.
        document: Its metadata.
        reader: Reader of dates, shared with other finders of the document.

    Returns:
        Rows of ``parameters`` in reading order, with numbers written out. Offsets are code points of the document's text.
    """
    reader = reader or DateReader(document)
    rows = []
    texts = ClauseTexts.of(clause_texts)
    with_sign = set(texts.places_with(quantity_hint()))
    with_unit = {place for place, clause_text in enumerate(texts) if clause_text.measure_unit}
    for place in sorted(with_sign | with_unit):
        clause_text = texts[place]
        if place in with_unit and (row := _bare_number(clause_text, reader)):
            rows.append(row)
            continue
        if place not in with_sign:
            continue
        floor = 0
        for ordinal, found in enumerate(_find(clause_text.text, reader), 1):
            rows.append(_row(clause_text, ordinal, found, floor))
            floor = found.bound.end
    return tuple(rows)


def _bare_number(clause_text: ClauseText, reader: DateReader) -> Parameter | None:
    """Return the row of a cell with a bare number, in the unit that its table states; None for other cells."""
    printed = clause_text.text.rstrip()
    if len(printed) > _LONGEST_BARE or not (_BARE.fullmatch(printed) or _english_bare().fullmatch(printed)):
        return None
    number = _BOUND_BEHIND.sub("", printed)
    completed = clause_text._replace(text=f"{number}{clause_text.measure_unit}{printed[len(number) :]}")
    found = _find(completed.text, reader)
    if len(found) != 1:
        return None
    row = _row(completed, 1, found[0], 0)
    end = row.end_char - clause_text.start_char
    if row.start_char != clause_text.start_char or end < len(printed):
        return None
    return row._replace(
        mention=printed,
        subject=clause_text.subject,
        end_char=clause_text.start_char + len(printed),
        unit_inferred=True,
    )


def _find(text: str, reader: DateReader) -> list[BoundedQuantity]:
    masked, dates = reader.read(text)
    masked = mask_quoted_names(cover(masked, [(date.start, date.end) for date in dates]))
    quantities = with_shared_units(masked, without_restatements(masked, list(find_quantities(masked))))
    quantities = with_compounds(masked, quantities)
    found, floor = [], 0
    for quantity in quantities:
        measure_unit = quantity.measure_unit
        if measure_unit is not None:
            bound = bound_of(masked, floor, quantity.start, quantity.end, measure_unit.quantity)
            if bound.from_after and measure_unit.quantity == "count" and (noun := find_counted_noun(masked, bound.end)):
                bound.end = noun.end  # 100 or more persons
            found.append(BoundedQuantity(quantity, bound))
        floor = quantity.end
    if len(found) > 1:
        found = with_shared_bounds(masked, with_ranges(masked, found))
    return [f for f in found if not f.low.is_bare_scale or f.bound.comparator]


def _row(clause_text: ClauseText, ordinal: int, found: BoundedQuantity, floor: int) -> Parameter:
    text, measure_unit = clause_text.text, found.low.measure_unit
    assert measure_unit
    comparator = found.bound.comparator or "eq"
    low = value_of(found.low)
    high = value_of(found.high) if found.high else low
    if found.low.upper is not None and comparator == "eq" and not found.high:
        comparator, high = "between", found.low.upper * measure_unit.factor
    unit_end = (found.high or found.low).end
    bound, is_duration = found.bound, measure_unit.quantity == "duration"
    per, start, end = per_of(text, floor, bound.start, found.low.start, bound.end, unit_end, is_duration)
    return Parameter(
        clause_id=clause_text.clause_id,
        ordinal=ordinal,
        mention=text[start:end],
        quantity=measure_unit.quantity,
        comparator=comparator,
        approximate=found.bound.approximate or found.low.approximate or bool(found.high and found.high.approximate),
        low=None if comparator in ("le", "lt") else float(low),
        high=None if comparator in ("ge", "gt") else float(high),
        unit=measure_unit.measure_unit,
        per=per,
        anchor=anchor_of(text, start, end) if is_duration else None,
        subject=subject_of(text, start, end),
        start_char=clause_text.start_char + start,
        end_char=clause_text.start_char + end,
    )
