"""The view ``offers`` for DuckDB and SQLite: sentences that offer money, including those of documents that name no body.

One row per sentence with an amount or a percentage and a word of ``offer_words.csv``. It has no file; the database computes
it from documents, clauses and parameters.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from string import Template

from etl.lexicon import read_lexicon

QUERY = Path(__file__).with_name("offers.sql")
MEANING = (
    "补贴、奖励与减免：每个提到补贴、奖励、减免等且含金额或百分比的语句一行。"
    "One row per sentence that speaks of subsidies, rewards or reliefs and has an amount or a percent in it."
)
COLUMNS = {
    "clause_id": "所在条款。The clause it stands in.",
    "document_id": "所在文件。The document it stands in.",
    "title": "文件标题。Title of the document.",
    "document_number": "发文字号。Number of the document.",
    "headings": "上级条款与自身的标题，由外到内。Headings above the clause and its own, outermost first.",
    "sentence": "语句原文。The sentence as printed.",
    "amounts": "句中金额，照录原文。Amounts of money in it, as printed.",
    "percents": "句中百分比，照录原文。Percents in it, as printed.",
    "per": "按何计。What they are counted per.",
    "cap": "句中的金额上限，照录原文。Amounts of money that may not be exceeded, as printed.",
}


def offers_view() -> str:
    """Return ``CREATE VIEW`` for the offers."""
    speaks = " OR ".join(f"instr(sentence, '{row['word']}') > 0" for row in read_lexicon("offer_words"))
    query = Template(QUERY.read_text("utf-8")).substitute(offers=f"({speaks})")
    return f'CREATE VIEW "offers" AS\n{query.rstrip()}'


def offers_comments() -> Iterator[str]:
    """Return ``COMMENT ON`` for the view and its columns, in both languages."""
    yield f"COMMENT ON VIEW \"offers\" IS '{MEANING}'"
    for column, words in COLUMNS.items():
        yield f'COMMENT ON COLUMN "offers"."{column}" IS \'{words}\''
