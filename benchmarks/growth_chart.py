"""A picture of how time and memory grow with the corpus: lines on logarithmic scales, as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.report import Row

WIDTH, HEIGHT = 720, 480
LEFT, RIGHT, TOP, BOTTOM = 64, 700, 84, 424  # edges of the field
FIRST_X, LAST_X, LAST_Y, FIRST_Y = 120, 560, 108, 392  # where the first and the last times stand inside of it
ABOVE, BELOW = -12, 22  # pixels from a point to its figure
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #555 }
.title { font-size: 17px; font-weight: 600; fill: #111 }
.figure { font-weight: 600; paint-order: stroke; stroke: #fff; stroke-width: 4px }
.grid { stroke: #e6e6e6 }
.linear { stroke: #999; stroke-dasharray: 5 5 }
.line { stroke-width: 2.5; fill: none; stroke-linejoin: round }
.middle { text-anchor: middle }
.end { text-anchor: end }
"""


@dataclass(frozen=True)
class Line:
    """A line of the chart: its name, the column that it shows and its measure, its colour."""

    name: str
    column: str
    measure: str
    colour: str


LINES = (Line("time", "clock_seconds", "s", "#1f6fb4"), Line("memory", "peak_megabytes", "MB", "#c2521b"))


@dataclass(frozen=True)
class Scale:
    """Where a point stands: the corpus so many times larger, time or memory so many times more."""

    larger: float  # of the last corpus
    more: float  # at the highest line of the grid

    def x(self, times: float) -> float:
        """Pixels from the left."""
        return round(FIRST_X + (LAST_X - FIRST_X) * math.log(times, self.larger), 1)

    def y(self, times: float) -> float:
        """Pixels from the top."""
        return round(FIRST_Y + (LAST_Y - FIRST_Y) * math.log(times, self.more), 1)


def draw_growth(rows: Sequence[Row]) -> str:
    """The chart of the rows of `benchmarks.corpus_growth`: all values as so many times those of the first row.

    A line of which a value is not known is left out.
    """
    times = _column(rows, "times")
    known = [line for line in LINES if all(row[line.column] for row in rows)]
    lines = sorted(known, key=lambda line: _grown(rows, line)[-1], reverse=True)
    most = max([*times, *(value for line in lines for value in _grown(rows, line))])
    scale = Scale(times[-1], 2 ** math.ceil(math.log2(most)))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">',
        f'<style>{STYLE}</style><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        _text(24, 36, "A build as the corpus grows", "title"),
        _text(24, 60, "times the smallest corpus, on logarithmic scales; dashed: just as the corpus"),
        *_grid(scale, rows),
        f'<path class="linear" d="{_path(scale, times, times)}"/>',
    ]
    for line, side in zip(lines, (ABOVE, BELOW), strict=False):
        parts += _draw_line(scale, line, rows, side)
    return "\n".join([*parts, "</svg>", ""])


def _grid(scale: Scale, rows: Sequence[Row]) -> Iterator[str]:
    """A line across at each doubling, and one upwards at each corpus."""
    for power in range(round(math.log2(scale.more)) + 1):
        y = scale.y(2**power)
        yield f'<path class="grid" d="M{LEFT} {y}H{RIGHT}"/>'
        yield _text(LEFT - 8, y + 4, f"{2**power}×", "end")
    for times, megabytes in zip(_column(rows, "times"), _column(rows, "megabytes"), strict=True):
        x = scale.x(times)
        yield f'<path class="grid" d="M{x} {TOP}V{BOTTOM}"/>'
        yield _text(x, BOTTOM + 20, f"{times:g}×", "middle")
        yield _text(x, BOTTOM + 38, f"{_figure(megabytes)} MB of text", "middle")


def _draw_line(scale: Scale, line: Line, rows: Sequence[Row], side: int) -> Iterator[str]:
    times, values, grown = _column(rows, "times"), _column(rows, line.column), _grown(rows, line)
    yield f'<path class="line" stroke="{line.colour}" d="{_path(scale, times, grown)}"/>'
    for larger, value, more in zip(times, values, grown, strict=True):
        x, y = scale.x(larger), scale.y(more)
        words = f"{_figure(value)} {line.measure}"
        yield f'<circle cx="{x}" cy="{y}" r="4" fill="{line.colour}"/>'
        if larger == times[-1]:  # beside the point: the line comes from where the figure of another would stand
            yield _text(x + 12, y + 5 + side / 2, f"{line.name} {words}", "figure", line.colour)
        else:
            yield _text(x, y + side, words, "figure middle", line.colour)


def _path(scale: Scale, larger: Sequence[float], more: Sequence[float]) -> str:
    return "M" + "L".join(f"{scale.x(x)} {scale.y(y)}" for x, y in zip(larger, more, strict=True))


def _text(x: float, y: float, words: str, kind: str = "", colour: str = "") -> str:
    style = f' style="fill:{colour}"' if colour else ""
    return f'<text x="{x}" y="{y}" class="{kind}"{style}>{words}</text>'


def _figure(value: float) -> str:
    return f"{value:.1f}" if value < 10 else f"{value:,.0f}"


def _grown(rows: Sequence[Row], line: Line) -> list[float]:
    values = _column(rows, line.column)
    return [value / values[0] for value in values]


def _column(rows: Sequence[Row], name: str) -> list[float]:
    return [float(row[name] or 0) for row in rows]
