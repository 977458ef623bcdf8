"""Errors that end a run or the reading of a document, each with one sentence for the user."""

from __future__ import annotations

import traceback

from etl.records import Diagnostic


class InputError(Exception):
    """Wrong input or usage. The message is one sentence: what is wrong, where, and what to do."""


def unreadable(document_id: str, reason: str) -> Diagnostic:
    """Return the error that represents an unreadable document in ``diagnostics``."""
    return Diagnostic(document_id, None, "read", "error", "unreadable_source", reason)


def name_failure(error: Exception) -> str:
    """Describe an unexpected exception: its type and the function of this package that raised it."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    names = [(frame.f_globals.get("__name__", ""), frame.f_code.co_name) for frame in frames]
    own = [f"{module}.{function}" for module, function in names if module.startswith("etl.")]
    return f"{type(error).__name__} in {own[-1]}" if own else type(error).__name__
