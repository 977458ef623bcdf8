"""The JSON lines exchanged with a cluster: documents to read, and the results of reading them.

They hold neither contents nor rows, which stay on the shared disk. Names that are not valid UTF-8 are escaped.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from etl.engine.tasks import Made, Task
from etl.errors import InputError
from etl.raw_folder import SourceFile
from etl.records import Diagnostic


def tasks_to_json(tasks: Sequence[Task]) -> str:
    """Write the documents of a batch, with absolute paths because other machines have other working directories."""
    return json.dumps(
        [
            [
                task.file.document_id,
                task.file.source_file,
                os.path.abspath(task.file.path),
                task.catalog_row,
                task.program,
            ]
            for task in tasks
        ]
    )


def tasks_from_json(line: str) -> list[Task]:
    """Read the documents of a batch."""
    return [
        Task(SourceFile(document_id, source_file, Path(path)), catalog_row, program)
        for document_id, source_file, path, catalog_row, program in json.loads(line)
    ]


def made_to_json(made: Made) -> str:
    """Write the result of a batch."""
    return json.dumps({"part": made.part, "keys": dict(made.keys), "failures": made.failures})


def refusal_to_json(reason: str) -> str:
    """Write the reason why a machine cannot read any document."""
    return json.dumps({"refusal": reason})


def made_from_json(line: str) -> Made:
    """Read the result of a batch. Raises ``InputError`` if the machine could not read any document."""
    told = json.loads(line)
    if "refusal" in told:
        raise InputError(told["refusal"])
    return Made(told["part"], told["keys"], tuple(Diagnostic(*failure) for failure in told["failures"]))
