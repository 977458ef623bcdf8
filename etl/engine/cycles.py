"""How often Python looks for reference cycles among the objects of this process."""

from __future__ import annotations

import gc

_NEW_OBJECTS = 20_000  # that wait for a look; Python's own 700 are soon there where every clause is a tuple


def seek_cycles_rarely() -> None:
    """Look for reference cycles less often than Python does by default.

    Rows are tuples of strings and numbers, which hold no cycles, and many of them live until a batch is written. To go over them
    again and again takes a twentieth of a build. What little is cyclic is found a little later.
    """
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
