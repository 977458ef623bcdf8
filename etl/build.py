"""The run on one page: find the documents, unpack archives and prepare those that outside programs open (`etl.prepare`), read each
(`etl.engine`), merge, publish. Only this page knows the order."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from etl.dataset_facts import read_facts
from etl.engine.engines import Engine, read_here
from etl.engine.limits import Limits
from etl.engine.part_files import take_away
from etl.engine.plan import Places, Plan, find_known, make_plan
from etl.engine.state import read_inputs, write_state
from etl.errors import InputError
from etl.places import beside
from etl.prepare.files import Progress, prepare
from etl.prepare.kept import Kept
from etl.prepare.tools import installed_tools
from etl.prepare.unpacking import unpack_all
from etl.publish.sums import SUMS, read_sums
from etl.publish.swap import open_staging, swap_in, writing
from etl.raw_folder import tell_odd_files
from etl.read.catalog import find_lost_lines, read_catalog
from etl.records import Diagnostic

if TYPE_CHECKING:
    from etl.engine.batch import Made
    from etl.publish.dataset import Tables


def build(
    raw: Path,
    output: Path,
    progress: Progress = lambda what, done, total: None,
    engine: Engine = partial(read_here, limits=Limits()),  # noqa: B008 (it cannot be changed)
    cache: Path | None = None,
    force: bool = False,
    processes: int = 1,
) -> Tables:
    """Build the dataset of all documents under ``raw`` into ``output`` and give its tables by name.

    Rows of documents that were read before and did not change are taken from the folder ``cache`` (None: beside
    ``output``), where a build that is killed leaves what it had done; ``force`` reads everything anew. ``engine`` reads;
    ``processes`` recognize pages that are pictures.
    Raises ``InputError`` where the input or ``output`` will not do, ``BrokenRules`` where tables break the schemas;
    ``output`` then stays as it was.
    """
    parts = cache or beside(output, "parts")
    _keep_apart(raw, output, parts)
    inputs = read_inputs(raw)
    catalog, facts = read_catalog(raw), read_facts(raw)
    kept = Kept(parts, installed_tools())
    with open_staging(output) as staging:
        with writing(parts):
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
            from etl.publish.files import describe
            from etl.publish.summary import worst_severity

            places, failures = read_documents(plan, reading, progress)
        with writing(output):
            merge(parts, places, [*told, *plan.refused, *failures], staging, progress)
            describe(staging, facts)
        swap_in(staging, output)
    tables = scan_tables(output)
    with writing(parts):
        take_away(parts, but=set(places.values()))
        kept.forget_all_but({digest for _, digest in documents if digest})
        if not failures:  # what failed is tried again
            inputs = replace(inputs, documents=documents)
            write_state(parts, output, [*read_sums(output), SUMS], inputs, worst_severity(tables))
    return tables


def read_documents(plan: Plan, reading: Iterable[Made], progress: Progress) -> tuple[Places, list[Diagnostic]]:
    """Wait for what the plan has to read; gives where the rows of all documents are, and why others have none."""
    places, failures = dict(plan.places), list[Diagnostic]()
    total = len(places) + len(plan.tasks)
    progress("read", len(places), total)
    for made in reading:
        places.update(dict.fromkeys(made.keys, made.part or ""))
        failures += made.failures
        progress("read", len(places) + len(failures), total)
    return places, failures


def _keep_apart(raw: Path, output: Path, parts: Path) -> None:
    """What lies inside raw would be read as documents by the next build, and parts inside output would be part of it."""
    for inner, outer, option in ((output, raw, "--output"), (parts, raw, "--cache"), (parts, output, "--cache")):
        if Path(os.path.realpath(inner)).is_relative_to(os.path.realpath(outer)):
            raise InputError(f"{inner} lies in {outer}: give a folder outside of it with {option}.")
