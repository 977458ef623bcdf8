"""What travels between this machine and a cluster's, a line of JSON each: documents to read there, word of their rows back.

No contents and no rows: they stay on the disk that all share. Names that are no UTF-8 travel as escapes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from etl.engine.batch import Made
from etl.engine.tasks import Task
from etl.errors import InputError
from etl.raw_folder import SourceFile
from etl.records import Diagnostic


def tasks_to_json(tasks: Sequence[Task]) -> str:
    """The documents of a batch, their paths made absolute: other machines stand in other folders."""
    return json.dumps(
        [
            [task.file.document_id, task.file.source_file, os.path.abspath(task.file.path), task.catalog_row]
            for task in tasks
        ]
    )


def tasks_from_json(line: str) -> list[Task]:
    """The documents of a batch."""
    return [
        Task(SourceFile(document_id, source_file, Path(path)), catalog_row)
        for document_id, source_file, path, catalog_row in json.loads(line)
    ]


def made_to_json(made: Made) -> str:
    """What came of a batch."""
    return json.dumps({"part": made.part, "keys": dict(made.keys), "failures": made.failures})


def refusal_to_json(reason: str) -> str:
    """Word that a machine cannot read at all, and why."""
    return json.dumps({"refusal": reason})


def made_from_json(line: str) -> Made:
    """What came of a batch. Raises ``InputError`` if a machine could not read at all."""
    told = json.loads(line)
    if "refusal" in told:
        raise InputError(told["refusal"])
    return Made(told["part"], told["keys"], tuple(Diagnostic(*failure) for failure in told["failures"]))
