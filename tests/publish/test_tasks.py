"""The table ``tasks`` is what a join of the other tables gives: asked in SQL over the files, without the code of the product."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from etl.build import build

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "raw"

JOINED = """
WITH RECURSIVE line AS (
    SELECT clause_id, parent_id AS above, CASE WHEN heading IS NULL THEN [] ELSE [heading] END AS headings FROM clauses
    UNION ALL
    SELECT line.clause_id, parent_id, CASE WHEN heading IS NULL THEN headings ELSE [heading] || headings END
    FROM line JOIN clauses ON clauses.clause_id = line.above
),
headings AS (SELECT clause_id, nullif(array_to_string(headings, ' › '), '') AS headings FROM line WHERE above IS NULL),
units AS (
    SELECT clause_id,
        string_agg(name, '；' ORDER BY ordinal) FILTER (role = 'lead') AS lead,
        string_agg(name, '；' ORDER BY ordinal) FILTER (role = 'support') AS support,
        string_agg(name, '；' ORDER BY ordinal) FILTER (role = 'responsible') AS responsible,
        string_agg(name, '；' ORDER BY ordinal) FILTER (role = 'subject') AS subject
    FROM responsible_units GROUP BY clause_id
),
days AS (
    SELECT clause_id,
        min(CASE kind WHEN 'deadline' THEN end_date END) AS due_date,
        string_agg(mention, '；' ORDER BY ordinal) FILTER (kind = 'deadline' OR kind = 'recurring') AS due
    FROM dates GROUP BY clause_id
),
quantities AS (
    SELECT clause_id,
        string_agg(mention || CASE WHEN anchor IS NULL THEN '' ELSE '（' || anchor || '）' END, '；' ORDER BY ordinal)
            FILTER (quantity = 'duration') AS time_limits,
        string_agg(mention, '；' ORDER BY ordinal) FILTER (quantity = 'money') AS amounts,
        max(greatest(low, high)) FILTER (unit = 'CNY') AS amount_high,
        string_agg(mention, '；' ORDER BY ordinal) FILTER (quantity NOT IN ('duration', 'money')) AS targets
    FROM parameters GROUP BY clause_id
),
cited AS (
    SELECT clause_id, string_agg(CASE WHEN title IS NULL THEN document_number ELSE title END, '；' ORDER BY ordinal) AS cites
    FROM citations GROUP BY clause_id
)
SELECT c.clause_id, c.document_id, title, document_number, issuer, region_name, signed_date, c.path, headings, c.text,
    lead, support, responsible, subject, due_date, due, time_limits, amounts, amount_high, targets, cites, c.start_page
FROM clauses c JOIN documents d ON c.document_id = d.document_id JOIN headings USING (clause_id) JOIN units USING (clause_id)
LEFT JOIN days USING (clause_id) LEFT JOIN quantities USING (clause_id) LEFT JOIN cited USING (clause_id)
ORDER BY d.document_id, c.ordinal
"""


@pytest.fixture(scope="session")
def built_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not CORPUS.is_dir():
        pytest.skip("there is no corpus beside the project")
    output = tmp_path_factory.mktemp("corpus") / "output"
    build(CORPUS, output)
    return output


@pytest.mark.parametrize("built", ["built_output", "built_corpus"])
def test_tasks_are_what_the_other_tables_say_row_by_row(built: str, request: pytest.FixtureRequest) -> None:
    output: Path = request.getfixturevalue(built)
    with duckdb.connect() as connection:
        for name in ("clauses", "documents", "responsible_units", "dates", "parameters", "citations", "tasks"):
            connection.execute(f"CREATE VIEW {name} AS FROM '{output / name}.parquet'")
        joined = connection.sql(JOINED)
        expected, columns = joined.fetchall(), joined.columns
        tasks = connection.sql("FROM tasks")
        assert tasks.columns == columns
        found = tasks.fetchall()
        for one, other in zip(found, expected, strict=True):
            assert one == other
        assert found == expected
        (bodies,) = connection.sql("SELECT count(DISTINCT clause_id) FROM responsible_units").fetchall()
    assert len(found) == bodies[0] > 40
