"""Broken rules as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence

from schemas import Fault

SHOWN = 20


def tell_faults(faults: Sequence[Fault], consequence: str) -> str:
    """What is wrong and what follows from it, then a line a fault: table, row, column, value, rule."""
    number = "1 rule of the schemas is" if len(faults) == 1 else f"{len(faults):,} rules of the schemas are"
    lines = [f"{number} broken; {consequence}:", *(f"  {fault}" for fault in faults[:SHOWN])]
    if len(faults) > SHOWN:
        lines.append(f"  … {len(faults) - SHOWN:,} more")
    return "\n".join(lines)
