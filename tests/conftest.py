"""How far hypothesis looks, and a small dataset made by hand for the tests of what comes after extraction."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, settings

from etl.build import build
from etl.mentions import Citation, DateMention, Organization, Parameter, ResponsibleUnit
from etl.publish.tables import build_tables
from etl.records import Cell, Clause, Diagnostic, Document, DocumentRows, Paragraph, Source

# ``nox -s properties`` looks further: pytest --hypothesis-profile=thorough
ANY_MACHINE = {"deadline": None, "database": None, "suppress_health_check": [HealthCheck.too_slow]}  # a busy one too
settings.register_profile("quick", max_examples=40, derandomize=True, **ANY_MACHINE)
settings.register_profile("thorough", max_examples=1200, **ANY_MACHINE)
settings.load_profile("quick")

LINES = (
    "关于加强招商引资工作的意见",
    "一、总体要求",
    "（一）到2025年，引进企业30家以上。（商务厅负责）",
    "（二）落实《外商投资法》。",
)


def document_rows(document_id: str = "example") -> DocumentRows:
    """The rows of a document of four lines, as the extractors would give them."""
    text = "\n".join(LINES)
    starts = [text.index(line) for line in LINES]
    ends = [*starts[1:], len(text)]

    def clause(ordinal: int, path: str, marker: str | None, style: str | None, number: int | None) -> Clause:
        start, end = starts[ordinal - 1], ends[ordinal - 1]
        numbered = marker is not None
        return Clause(
            clause_id=f"{document_id}#{path}",
            document_id=document_id,
            parent_id=f"{document_id}#1" if path.startswith("1.") else None,
            ordinal=ordinal,
            kind="clause" if numbered else "front",
            level=path.count(".") + 1 if numbered else None,
            marker=marker,
            style=style,
            number=number,
            path=path,
            heading="总体要求" if path == "1" else None,
            text=text[start + len(marker or "") : end].strip(),
            language="zh",
            parallel_of=None,
            start_char=start,
            end_char=end,
            start_page=None,
            end_page=None,
        )

    def span(mention: str) -> tuple[str, int, int]:
        return mention, text.index(mention), text.index(mention) + len(mention)

    unit, unit_start, unit_end = span("商务厅")
    day, day_start, day_end = span("到2025年")
    number, number_start, number_end = span("30家以上")
    law, law_start, law_end = span("《外商投资法》")
    first, second = f"{document_id}#1.1", f"{document_id}#1.2"
    source = Source(
        document_id,
        f"{document_id}.txt",
        "txt",
        hashlib.sha256(text.encode()).hexdigest(),
        text,
        tuple(Paragraph(start, start + len(line)) for start, line in zip(starts, LINES, strict=True)),
    )
    return DocumentRows(
        source=source,
        document=Document(
            title=LINES[0],
            issuer_level="province",
            region_code="650000",
            region_name="新疆维吾尔自治区",
            document_type="意见",
            signed_date=date(2021, 2, 22),
        ),
        clauses=(
            clause(1, "front", None, None, None),
            clause(2, "1", "一、", "han_comma", 1),
            clause(3, "1.1", "（一）", "han_paren", 1),
            clause(4, "1.2", "（二）", "han_paren", 2),
        ),
        facts={
            "responsible_units": (
                ResponsibleUnit(
                    first,
                    1,
                    unit,
                    "自治区商务厅",
                    True,
                    "responsible",
                    "annotation",
                    unit_start,
                    unit_end,
                    "xj-commerce",
                ),
            ),
            "dates": (DateMention(first, 1, day, "deadline", None, date(2025, 12, 31), "year", day_start, day_end),),
            "parameters": (
                Parameter(
                    first,
                    1,
                    number,
                    "count",
                    "ge",
                    False,
                    30.0,
                    None,
                    "enterprise",
                    None,
                    None,
                    "企业",
                    number_start,
                    number_end,
                ),
            ),
            "citations": (Citation(second, 1, law, "外商投资法", None, None, "law", "basis", law_start, law_end),),
        },
        diagnostics=(Diagnostic(document_id, first, "segment", "info", "numbering_gap", "a gap", 3, 5),),
        cells=(Cell(document_id, 1, 2, 1, 1, 1, False, "任务", second, *span("落实《外商投资法》。")),),
    )


ORGANIZATION = Organization(
    "xj-commerce", "新疆维吾尔自治区商务厅", "商务厅", "province", "650000", "department", None, 1
)


def pytest_sessionfinish() -> None:
    """A build leaves its cycles to the end of the process; libraries of others complain there about what is left."""
    gc.unfreeze()


@pytest.fixture(scope="session")
def built_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of raw/, built for the tests: none of them looks into output/, or beside it."""
    output = tmp_path_factory.mktemp("built") / "output"
    build(Path(__file__).parents[1] / "raw", output)
    return output


@pytest.fixture
def make_document() -> Callable[..., DocumentRows]:
    return document_rows


@pytest.fixture
def organization() -> Organization:
    return ORGANIZATION


@pytest.fixture
def tables() -> dict[str, pl.DataFrame]:
    """The dataset of one good document: every rule holds. What two documents share is told of two of its clauses."""
    tables = build_tables([document_rows()], [ORGANIZATION], [])
    clause = {"document_id": "example", "clause_id": "example#1.2"}
    source = {"source_document_id": "example", "source_clause_id": "example#1.1"}
    link = {"letters": 16, "share": 0.5, "source_share": 0.25}
    rows = {
        "passages": clause | source | {"ordinal": 1, "start_char": 51, "end_char": 62, "source_start_char": 24, "source_end_char": 40, "letters": 16},
        "clause_links": clause | source | link | {"kind": "part"},
        "document_links": {"document_id": "example", "source_document_id": "example", "basis": "cites", "clauses_linked": 1, "same_text": False} | link,
    }  # fmt: skip
    return tables | {name: pl.DataFrame([row], schema=tables[name].schema) for name, row in rows.items()}
