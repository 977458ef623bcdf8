"""What a line break costs as the end of a fragment, as a wrap and as the end of a paragraph, in words and numbers.

``COSTS`` is the whole model; ``breaks`` applies it, ``wrapping`` searches for the cheapest reading of all breaks together.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BreakCosts:
    """Prices of the three readings of a break. Only their order and rough ratios matter.

    Names open with what is priced: ``fragment``, ``wrap``, ``end``.
    """

    never: float = 60.0  # of what cannot be
    fragment: float = 0.4  # a line of type is broken inside
    end: float = 2.5  # a paragraph ends where nothing speaks for it
    end_sentence: float = 1.5  # … behind a sentence's end
    end_clause: float = 2.0  # … behind ； or ：
    end_before_marker: float = 2.5  # … before a marker, in an open sentence
    end_before_label: float = 1.5  # … before a label such as 责任单位：
    end_note: float = 1.0  # … behind a note in brackets
    end_pause: float = 6.0  # … behind ， more
    end_running: float = (
        14.0  # … in an open sentence of running text: dearer than the shortest line and an ill-fitting next
    )
    end_reference: float = 6.0  # … before a number that the sentence goes on with: 第⏎（二）项
    end_no_marker: float = 0.7  # … before a line without marker
    end_enclosed: float = 10.0  # … inside brackets
    end_before_closing: float = 15.0  # … before a mark that begins no line
    end_unmarked: float = 8.0  # … where blank space marks the ends, and here is none
    end_flush: float = 3.0  # … before a line that is not indented
    wrap_sentence: float = 1.0  # a line wraps just behind a sentence's end
    wrap_clause: float = 0.5  # … behind ； or ：
    wrap_marker_finished: float = 4.5  # … before a marker, the sentence being finished
    wrap_marker: float = 4.0  # … before a marker, in an open one
    wrap_label: float = 4.0  # … before a label
    wrap_note: float = 1.5  # … behind a note in brackets
    wrap_alone: float = 6.0  # … beside a line that stands alone: a day, 附件
    wrap_closed: float = 6.0  # … where blank space marks the end
    wrap_blank: float = 3.0  # … before an empty line
    wrap_indented: float = 5.0  # … before an indented line
    wrap_deep: float = 3.0  # … before one that is indented deeper than a paragraph
    fragment_unmarked: float = (
        1.5  # a line of type is broken inside behind a sentence's end, and what follows has no mark
    )
    fragment_flowing: float = 1.5  # … without a mark, in running text
    fragment_standing: float = 4.0  # … without a mark, elsewhere
    fragment_marker_finished: float = 6.0  # … before a marker, the sentence being finished
    fragment_marker: float = 5.0  # … before a marker, in an open one
    fragment_label: float = 4.0  # … before a label
    fragment_note: float = 3.0  # … behind a note in brackets
    fragment_alone: float = 6.0  # … beside a line that stands alone


COSTS = BreakCosts()
