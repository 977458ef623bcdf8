"""Restyled: real documents whose markers are printed as machine translation prints them keep their tree."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

import pytest

from etl.notation.numerals import format_han
from etl.read.source import read_source
from etl.records import Clause, Source
from etl.segment import segment
from tests.segment.printed_trees import as_source, print_marker

RAW = Path(__file__).parents[2] / "raw"
DOCUMENTS = sorted(RAW.glob("*.txt"))


def restyle(clause: Clause, chance: random.Random) -> str:
    """A clause's marker in another dress: 3. → 三、, （七） → (7), 21. → 21。, 22. → twenty two."""
    number, marker = clause.number, clause.marker
    assert number is not None and marker is not None
    if clause.style == "arabic_dot" and number > 1:
        dresses = [
            f"{format_han(number)}、",
            f"{number}。",
            *([print_marker("english", number, False)] * (20 < number < 100)),
        ]
        return chance.choice(dresses) if chance.random() < 0.3 else marker
    if clause.style == "han_paren" and chance.random() < 0.25:
        return f"({number})"
    if clause.style == "han_comma" and number > 1 and chance.random() < 0.25:
        return f"{number}."
    return marker


def restyled(source: Source, clauses: tuple[Clause, ...], seed: int) -> Source:
    chance = random.Random(seed)
    markers = {clause.start_char: clause for clause in clauses if clause.marker}
    lines = []
    for paragraph in source.paragraphs:
        line = source.text[paragraph.start_char : paragraph.end_char]
        clause = markers.get(paragraph.start_char)
        lines.append(restyle(clause, chance) + line[len(clause.marker or "") :] if clause else line)
    return dataclasses.replace(source, text="\n".join(lines), paragraphs=as_source(lines).paragraphs)


def tree(clauses: tuple[Clause, ...]) -> list[tuple[int | None, int | None, str | None, str]]:
    texts = {clause.clause_id: clause.text[:12] for clause in clauses}
    return [(c.level, c.number, texts.get(c.parent_id or ""), c.text[:12]) for c in clauses if c.marker]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_tree_stays_when_markers_change_their_dress(path: Path, seed: int) -> None:
    source = read_source(path.name, path.read_bytes())
    clauses, _, anomalies = segment(source)
    if anomalies:
        pytest.skip("its own numbering has gaps: a second change of dress has no one right reading")
    again, *_ = segment(restyled(source, clauses, seed))
    assert tree(again) == tree(clauses)
