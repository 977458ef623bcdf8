"""Load every record of output/croissant.json with mlcroissant, and hold their numbers against quality.json."""

import json
import sys
from pathlib import Path

import mlcroissant


def main(output: Path) -> None:
    dataset = mlcroissant.Dataset(str(output / "croissant.json"))
    found = dataset.metadata.ctx.issues
    assert not found.errors and not found.warnings, found.report()
    records = {
        record_set.id: sum(1 for _ in dataset.records(record_set.id)) for record_set in dataset.metadata.record_sets
    }
    tables = json.loads((output / "quality.json").read_text("utf-8"))["tables"]
    assert records == {name: table["rows"] for name, table in tables.items()}, records
    print(f"{len(records)} record sets, {sum(records.values())} records")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
