"""Open everything in output/ with DuckDB: files, load.sql, foreign keys, and every query of the recipes and READMEs."""

import re
import sys
from pathlib import Path

import duckdb

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "docs" / "recipes.md", ROOT / "README.md", ROOT / "README.zh.md")


def main(output: Path) -> None:
    loaded = duckdb.connect()
    loaded.execute(f"SET file_search_path = '{output}'")
    loaded.execute((output / "load.sql").read_text("utf-8"))
    tables = sorted(path.stem for path in output.glob("*.parquet"))
    for table in tables:
        rows = {
            source: loaded.sql(f"SELECT count(*) FROM {source}").fetchall()[0][0]
            for source in (f'"{table}"', f"'{table}.parquet'", f"'{table}.csv'")
        }
        assert len(set(rows.values())) == 1, rows
    keys = loaded.sql(
        "SELECT table_name, constraint_column_names, referenced_table, referenced_column_names FROM duckdb_constraints() "
        "WHERE constraint_type = 'FOREIGN KEY'"
    ).fetchall()
    assert keys
    for table, columns, target, target_columns in keys:
        lost = loaded.sql(
            f"SELECT count(*) FROM {table} WHERE {columns[0]} IS NOT NULL "
            f"AND {columns[0]} NOT IN (SELECT {target_columns[0]} FROM {target})"
        ).fetchall()
        assert lost == [(0,)], (table, columns)
    for source in ("duckdb_tables()", "duckdb_columns() WHERE table_name IN (SELECT table_name FROM duckdb_tables())"):
        silent = loaded.sql(f"SELECT * FROM {source}").filter("comment IS NULL").fetchall()
        assert not silent, silent
    queries = [sql for page in PAGES for sql in re.findall(r"```sql\n(.*?)```", page.read_text("utf-8"), re.DOTALL)]
    answers = [len(loaded.sql(query.replace("'output/", "'").strip().rstrip(";")).fetchall()) for query in queries]
    assert len(queries) >= 10, answers
    mentions, located = loaded.sql(queries[9].strip().rstrip(";")).fetchall()[0]
    assert mentions == located
    print(f"{len(tables)} tables, {len(keys)} foreign keys, {len(queries)} queries with {answers} rows")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
