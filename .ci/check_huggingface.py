"""Load every configuration of output/ with Hugging Face's datasets, and the tables with pandas; no network."""

import json
import sys
import tempfile
from pathlib import Path

import datasets
import pandas as pd


def main(output: Path) -> None:
    tables = json.loads((output / "quality.json").read_text("utf-8"))["tables"]
    filled = {name: table["rows"] for name, table in tables.items() if table["rows"]}
    assert set(datasets.get_dataset_config_names(str(output))) == set(filled)
    with tempfile.TemporaryDirectory() as cache:
        for name, rows in filled.items():
            table = datasets.load_dataset(str(output), name, cache_dir=cache)["train"]
            frame = pd.read_parquet(output / f"{name}.parquet", dtype_backend="pyarrow")
            assert table.num_rows == len(frame) == rows, name
            assert table.column_names == list(frame.columns), name
        assert datasets.load_dataset(str(output), cache_dir=cache)["train"].num_rows == filled["clauses"]
    clauses = pd.read_csv(output / "clauses.csv", encoding="utf-8-sig", dtype={"path": "string"})
    assert clauses["path"].tolist() == pd.read_parquet(output / "clauses.parquet")["path"].tolist()
    print(f"{len(filled)} configurations, {sum(filled.values())} rows")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
