"""Build of a folder, on one page: find the documents, unpack archives, run outside programs on those that need them
(`etl.prepare`), read each document (`etl.engine`), merge, publish. No other module knows this order."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from etl.dataset_facts import read_facts
from etl.engine.engines import Engine, read_here
from etl.engine.keys import program_hash
from etl.engine.limits import Limits
from etl.engine.part_files import take_away
from etl.engine.plan import Places, Plan, find_known, make_plan
from etl.engine.state import Inputs, read_inputs, write_state
from etl.errors import InputError
from etl.places import beside
from etl.prepare.files import Progress, prepare
from etl.prepare.kept import Kept
from etl.prepare.tools import installed_tools
from etl.prepare.unpacking import unpack_all
from etl.publish.sums import SUMS, read_sums
from etl.publish.swap import open_staging, swap_in, writing
from etl.raw_folder import printable_name, tell_odd_files
from etl.read.catalog import find_lost_lines, read_catalog
from etl.records import Diagnostic

SHARDS = "shards"  # of the explorer, in the cache

if TYPE_CHECKING:
    from etl.engine.tasks import Made
    from etl.publish.dataset import Tables


def build(
    raw: Path,
    output: Path,
    progress: Progress = lambda what, done, total: None,
    engine: Engine = partial(read_here, limits=Limits()),  # noqa: B008 (it cannot be changed)
    cache: Path | None = None,
    force: bool = False,
    processes: int = 1,
    inputs: Inputs | None = None,
) -> Tables:
    """Build the dataset of all documents under ``raw`` into ``output``.

    If the build fails or is killed, ``output`` stays unchanged, and the rows of finished documents stay in ``cache``.

    Args:
        raw: Folder of the source documents.
        output: Folder of the dataset: new, empty, or written by an earlier build.
        progress: Called with the step, the number of documents done, and their total.
        engine: Reads documents; one of `etl.engine.engines`.
        cache: Folder that keeps the rows of finished documents for the next build. Default: next to ``output``.
        force: Read all documents again, also those that did not change.
        processes: Number of processes for OCR.
        inputs: What `read_inputs` returned for ``raw`` (default: it is read).

    Returns:
        The tables of the dataset by name.

    Raises:
        InputError: The input or ``output`` cannot be used.
        BrokenRules: The tables break a rule of the schemas.
    """
    parts = cache or beside(output, "parts")
    _keep_apart(raw, output, parts)
    inputs = inputs or read_inputs(raw)
    catalog, facts = read_catalog(raw), read_facts(raw)
    kept = Kept(parts, installed_tools())
    with open_staging(output) as staging:
        with writing(parts, "--cache"):
            parts.mkdir(parents=True, exist_ok=True)
            documents, left_out = unpack_all(inputs.documents, kept)
            told = [
                *find_lost_lines(catalog, (file.document_id for file, _ in documents)),
                *tell_odd_files(raw, (file for file, _ in documents if file.path.is_relative_to(raw))),
                *left_out,
            ]
            plan = make_plan(documents, catalog, {} if force else find_known(parts), kept)
            prepare((task.file for task in plan.tasks), kept, progress, processes, again=force)
            reading = engine(plan.tasks, parts) if plan.tasks else ()
            from etl.engine.merge import merge  # heavy: processes that read start meanwhile
            from etl.publish.dataset import scan_tables
            from etl.publish.explorer import KeptShards
            from etl.publish.files import describe
            from etl.publish.summary import worst_severity

            places, failures = read_documents(plan, reading, progress)
        with writing(output):
            counts = merge(parts, places, [*told, *plan.refused, *failures], staging, progress)
            describe(staging, counts, facts, kept=KeptShards(parts / SHARDS, program_hash()))
        swap_in(staging, output)
    tables = scan_tables(output)
    with writing(parts, "--cache"):
        take_away(parts, but=set(places.values()))
        kept.forget_all_but({digest for _, digest in documents if digest})
        if not failures:  # what failed is tried again
            inputs = replace(inputs, documents=documents)
            write_state(parts, output, [*read_sums(output), SUMS], inputs, worst_severity(tables))
    return tables


def read_documents(plan: Plan, reading: Iterable[Made], progress: Progress) -> tuple[Places, list[Diagnostic]]:
    """Wait until the engine has read the documents of a plan.

    Returns:
        The part that holds the rows of each document, by the document's key, and an error for each document that failed.
    """
    places, failures = dict(plan.places), list[Diagnostic]()
    total = len(places) + len(plan.tasks)
    progress("read", len(places), total)
    for made in reading:
        places.update(dict.fromkeys(made.keys, made.part or ""))
        failures += made.failures
        progress("read", len(places) + len(failures), total)
    told = {failure.document_id for failure in failures}
    for file in (task.file for task in plan.tasks if task.file.document_id not in places.keys() | told):
        message = f"{file.source_file} was not read, and nothing says why: build again"
        failures.append(Diagnostic(file.document_id, None, "read", "error", "unreadable_source", message))
    return places, failures


def _keep_apart(raw: Path, output: Path, parts: Path) -> None:
    """Raise ``InputError`` if the output or the cache lies in ``raw`` (the next build would read it), or the cache in the output,
    or if one of the two has a name that cannot be written down."""
    for place, option in ((output, "--output"), (parts, "--cache")):
        if printable_name(str(place)) != str(place):  # which neither tables nor libraries take for a name
            raise InputError(
                f"The folder {printable_name(str(place))} has a name with control characters or bytes that are no UTF-8: "
                f"give another with {option}."
            )
    for inner, outer, option in ((output, raw, "--output"), (parts, raw, "--cache"), (parts, output, "--cache")):
        if Path(os.path.realpath(inner)).is_relative_to(os.path.realpath(outer)):
            raise InputError(f"{inner} lies in {outer}: give a folder outside of it with {option}.")
