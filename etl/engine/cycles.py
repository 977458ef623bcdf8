"""How often Python looks for reference cycles among the objects of this process."""

from __future__ import annotations

import gc

_NEW_OBJECTS = 200_000  # that wait for a look: more than all modules of a build make, and what they make stays


def seek_cycles_rarely() -> None:
    """Look for reference cycles far less often than Python does, which looks at every 700 new objects.

    Rows are tuples of strings and numbers, which hold no cycles, and many of them live until a batch is written. To go over them
    again and again takes a twentieth of a build. What little is cyclic is found a little later.
    """
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
