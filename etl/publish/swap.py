"""Replaces the old dataset with a new one, completely or not at all."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from etl.errors import InputError
from etl.places import beside
from etl.publish.sums import SUMS, files_in, read_sums

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

AT_FDCWD = -100  # <fcntl.h>: paths count from the working directory
RENAME_EXCHANGE = 2  # renameat2(2) of Linux, RENAME_SWAP of renamex_np(2) of macOS


@contextmanager
def open_staging(output: Path) -> Iterator[Path]:
    """Open an empty folder next to ``output`` for the new dataset; it is removed on exit.

    First repairs what a killed build left behind.

    Raises:
        InputError: ``output`` cannot be written, holds files that are no dataset, or is being written by another build.
    """
    staging, previous = beside(output, "building"), beside(output, "previous")
    with ExitStack() as held:
        with writing(output):
            if staging.exists():
                _hold(staging, output, held)
            if previous.exists() and not output.exists():
                os.replace(previous, output)
            _own_files(output)
            for left in (staging, previous):
                if left.exists():
                    shutil.rmtree(left)
            staging.mkdir(parents=True)
            _hold(staging, output, held)
        try:
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def writing(output: Path, option: str = "--output") -> Iterator[None]:
    """Turn an ``OSError`` from writing to ``output``, or next to it, into an ``InputError``; ``option`` gives another folder."""
    try:
        yield
    except OSError as error:
        raise InputError(_unwritable(output, error, option)) from error
    except UnicodeEncodeError as error:
        encoding = sys.getfilesystemencoding()
        raise InputError(
            f"{output} cannot hold the name of every document, as names of files are {encoding} here: set PYTHONUTF8=1."
        ) from error


def swap_in(staging: Path, output: Path) -> None:
    """Replace ``output`` with the finished dataset in ``staging``; files that no build wrote are kept.

    Raises:
        InputError: That failed; ``output`` is unchanged.
    """
    place, previous = Path(os.path.realpath(output)), beside(output, "previous")
    with writing(output):
        if not place.exists():
            os.replace(staging, place)
            return
        _carry_over(staging, place)
        if _exchange(staging, place):
            shutil.rmtree(staging, ignore_errors=True)
            return
        os.replace(place, previous)
        try:
            os.replace(staging, place)
        except OSError:
            os.replace(previous, place)
            raise
        shutil.rmtree(previous, ignore_errors=True)


def _hold(staging: Path, output: Path, held: ExitStack) -> None:
    """Lock a folder against other builds until ``held`` is closed or this process ends in any way.

    Without support by the system or the disk there is no lock.
    """
    if fcntl is None:
        return
    folder = os.open(staging, os.O_RDONLY)
    held.callback(os.close, folder)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise InputError(f"Another build is writing {output}: wait until it is done, or stop it.") from None
    except OSError:
        return


def _unwritable(output: Path, error: OSError, option: str) -> str:
    if isinstance(error, (FileExistsError, NotADirectoryError)) and output.is_file():
        return f"{output} is a file: give a folder with {option}."
    reason = error.strerror or str(error)  # libraries raise it without one
    return f"{output} cannot be written ({reason}): give another folder with {option}, or the right to write it."


def _own_files(output: Path) -> set[str]:
    """Return the names of files in ``output`` written by an earlier build. Raises ``InputError`` if it is not a dataset."""
    if not output.exists():
        return set()
    if not output.is_dir():
        raise InputError(f"{output} is a file: give a folder with --output.")
    try:
        return {SUMS, *read_sums(output)}
    except (OSError, ValueError):
        if any(output.iterdir()):
            raise InputError(
                f"{output} holds files that no build wrote: give a new or empty folder with --output."
            ) from None
        return set()


def _carry_over(staging: Path, output: Path) -> None:
    """Copy other files from the old folder to the new one."""
    own = _own_files(output)
    for name in files_in(output):
        if name in own:
            continue
        target = staging / name
        if target.exists():
            raise InputError(f"{output / name} is in the way of a new file of that name: move it elsewhere.")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(output / name, target, follow_symlinks=False)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically, so that there is a dataset at every moment; return False if the system cannot."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failure = libc.renamex_np(os.fsencode(one), os.fsencode(other), RENAME_EXCHANGE)
        else:
            failure = libc.renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    except (AttributeError, OSError, TypeError):  # no such call in this C library, or none at all (Windows)
        return False
    return bool(failure == 0)
