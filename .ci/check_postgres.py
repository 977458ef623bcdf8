"""Load a dataset into a PostgreSQL of its own, and hold every table, key, view and text against the Parquet files.

The server is Debian's; it listens on a socket in a temporary folder alone, and is gone when the check ends.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def main(output: Path) -> None:
    """Start a server, load the dataset, compare."""
    path = os.pathsep.join([*map(str, PLACES), os.environ["PATH"]])
    with TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)  # the server does not run as root
        data = Path(folder, "data")
        as_server = []
        if not os.geteuid():
            as_server = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]

        def server(program: str, *arguments: str) -> None:
            found = shutil.which(program, path=path)
            assert found, f"there is no {program}: apt-get install postgresql"
            subprocess.run([*as_server, found, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=folder)

        server("initdb", "-D", str(data), "-U", "check", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        server("pg_ctl", "-D", str(data), "-w", "-l", f"{folder}/log", "-o", options, "start")
        try:
            psql = ["psql", "-X", "-q", "-h", folder, "-U", "check", "-d", "postgres"]
            subprocess.run([*psql, "-f", "load_postgres.sql"], cwd=output, check=True)
            compare(output, lambda sql: ask(psql, sql))
        finally:
            server("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")


def ask(psql: list[str], sql: str) -> str:
    """What a query gives, as text."""
    done = subprocess.run([*psql, "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql], check=True, capture_output=True)
    return done.stdout.decode("utf-8").strip()


def compare(output: Path, asked: Callable[[str], str]) -> None:
    """The rows of every table, and the letters of its texts, are those of its Parquet file."""
    tables = sorted(path.stem for path in output.glob("*.parquet"))
    for table in tables:
        source = f"'{output / table}.parquet'"
        columns = duckdb.sql(f"DESCRIBE SELECT * FROM {source}").fetchall()
        texts = [name for name, kind, *_ in columns if kind == "VARCHAR"]
        counts = ["count(*)"]
        for name, kind, *_ in columns:
            counts.append(f'count("{name}")')
            if name in texts:
                counts.append(f'coalesce(sum(length("{name}")), 0)')
                counts.append(f'count(DISTINCT md5("{name}"))')
            elif kind == "DATE":
                counts.append(f'min("{name}")::text')
            elif kind in ("BIGINT", "DOUBLE"):
                counts.append(f'coalesce(round(sum("{name}")::numeric, 2), 0)'.replace("::numeric", "::DECIMAL(38, 4)"))
        sql = f"SELECT {', '.join(counts)} FROM "
        want = duckdb.sql(sql.replace("::text", "::VARCHAR") + source).fetchall()[0]
        have = asked(sql + f'"{table}"').split("|")
        for count, one, other in zip(counts, want, have, strict=True):
            same = ("" if one is None else str(one)) == other or (
                count.startswith("coalesce") and float(one) == float(other)
            )
            assert same, (table, count, one, other)
    located = asked(
        "SELECT count(*) FROM dates m JOIN documents d USING (document_id) "
        "WHERE substr(d.text, m.start_char::int + 1, (m.end_char - m.start_char)::int) <> m.mention"
    )
    assert located == "0", located
    views = asked("SELECT string_agg(viewname, ' ') FROM pg_views WHERE schemaname = 'public'").split()
    assert views
    for view in views:
        assert asked(f'SELECT count(*) FROM "{view}"') == asked(f'SELECT count(*) FROM "{view.removesuffix("_read")}"')
    keys = asked("SELECT count(*) FROM pg_constraint WHERE contype = 'f'")
    print(f"{len(tables)} tables, {keys} foreign keys, {len(views)} views: all as in the Parquet files")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
