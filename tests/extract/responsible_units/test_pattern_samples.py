"""Patterns of responsible units fit the sample strings that stand above them in the code."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

import etl.extract.responsible_units as room

SAMPLE = re.compile(r"^# Fits: (?P<samples>.+)\n(?:#.*\n)*(?P<name>[A-Z_]+) = ", re.MULTILINE)
SAMPLES = [
    (path.stem, found["name"], sample.strip())
    for path in sorted(Path(room.__path__[0]).glob("*.py"))
    for found in SAMPLE.finditer(path.read_text("utf-8"))
    for sample in found["samples"].split(" | ")
]


def test_there_are_samples() -> None:
    assert len(SAMPLES) > 60


@pytest.mark.parametrize(("module", "name", "sample"), SAMPLES)
def test_a_pattern_fits_its_sample(module: str, name: str, sample: str) -> None:
    pattern = getattr(importlib.import_module(f"{room.__name__}.{module}"), name)
    assert pattern.fullmatch(sample)
