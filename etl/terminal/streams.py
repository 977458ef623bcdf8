"""stdout and stderr, whatever they lead to: a full disk, a pipe that nobody reads, nothing at all."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import IO, Any, NoReturn

from etl.errors import InputError


class Watched:
    """A stream that says what became of a write that failed. Nothing more is written to it."""

    def __init__(self, stream: IO[str], tell: Callable[[OSError], None]) -> None:
        self._stream, self._tell = stream, tell

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write like any stream."""
        if text == "":  # as click does to learn what kind of stream it is
            return 0
        try:
            self._stream.write(text)
        except OSError as error:
            self._give_up(error)
        return len(text)

    def flush(self) -> None:
        """Flush like any stream."""
        try:
            self._stream.flush()
        except OSError as error:
            self._give_up(error)

    def _give_up(self, error: OSError) -> None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())  # Python writes what is left as it ends
        os.close(nowhere)
        self._tell(error)


def open_closed_streams() -> None:
    """Open the null device for each standard stream that is closed; otherwise the next file opened would take its descriptor."""
    while (free := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(free)


def watch_stdout() -> Any:
    """Return stdout for the result of a command, where a failed write is an error of the command.

    Writing raises ``InputError``, and ``BrokenPipeError`` where the reader of a pipe has had enough.
    """
    _write_utf8(sys.stdout)
    return Watched(sys.stdout, _raise) if sys.stdout else None


def watch_stderr() -> Any:
    """Return stderr for progress and warnings; what cannot be written there is dropped, so that the work goes on."""
    _write_utf8(sys.stderr)
    return Watched(sys.stderr, lambda error: None) if sys.stderr else None


def _raise(error: OSError) -> NoReturn:
    if isinstance(error, BrokenPipeError):
        raise error
    raise InputError(f"What this command prints cannot be written ({error.strerror}): send it elsewhere.") from error


def _write_utf8(stream: IO[str]) -> None:
    if isinstance(stream, io.TextIOWrapper):  # whatever the locale says
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
