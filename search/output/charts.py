"""The charts of counts: columns over time, bars of names, and a map of two dimensions.

One hue from light to dark, which all eyes tell apart; numbers are printed wherever there is
room for them, so that no colour has to be read. What rests on few is pale, and in a map
has a star or is hatched. Grey is where there is nothing that could have been found.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter, MaxNLocator

from ..counts import NONE, Cell, Counts
from ..measures import Measure
from .counts_table import shown
from .terminal import cut
from .ticks import NUMBERED, ticks, years

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BLUE, PALE, GREY, LINE = "#0b5394", "#a4c2dd", "#e4e4e4", "#dddddd"
_WIDTH = 9.0  # inches
_ROW = 0.27
_LABEL = 38


def chart(counts: Counts, measure: Measure, values: Sequence[Sequence[str]]) -> Figure:
    """A figure of some values of each dimension."""
    if len(counts.axes) == 2:
        return _map(counts, measure, values[0], values[1])
    if counts.axes[0].timed:
        return _over_time(counts, measure, [value for value in values[0] if value != NONE])
    return _of_names(counts, measure, values[0])


def _figure(height: float, width: float = _WIDTH) -> tuple[Figure, "Axes"]:
    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color("#888888")
    axes.tick_params(length=0)
    return figure, axes


def _colours(cells: Sequence[Cell], measure: Measure) -> list[str]:
    return [PALE if measure.few(cell) else BLUE for cell in cells]


def _over_time(counts: Counts, measure: Measure, steps: Sequence[str]) -> Figure:
    figure, axes = _figure(4.2)
    cells = [counts.cell(step) for step in steps]
    heights = [measure.value(cell) for cell in cells]
    many = len(steps) > NUMBERED
    bars = axes.bar(
        range(len(steps)),
        [height or 0 for height in heights],
        width=0.96 if many else 0.8,
        color=_colours(cells, measure),
    )
    for at, height in enumerate(heights):
        if height is None:
            axes.axvspan(at - 0.5, at + 0.5, color=GREY, linewidth=0)
    if not many:
        axes.bar_label(bars, [measure.short(cell) for cell in cells], size=7.5, padding=2)
    _numbers(axes.yaxis, measure)
    axes.grid(axis="y", color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_xlim(-0.6, len(steps) - 0.4)
    axes.set_ylim(bottom=0)
    _ticks(axes, counts.axes[0].name, steps)
    axes.tick_params(axis="x", which="minor", length=5, color="#888888")
    return figure


def _numbers(axis: Any, measure: Measure) -> None:
    axis.set_major_locator(MaxNLocator(nbins=6, integer=not measure.digits))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.12g}"))


def _of_names(counts: Counts, measure: Measure, names: Sequence[str]) -> Figure:
    figure, axes = _figure(1.3 + _ROW * max(2, len(names)))
    cells = [counts.cell(name) for name in names]
    bars = axes.barh(
        [cut(shown(name), _LABEL) for name in names] if len(set(names)) == len(names) else names,
        [measure.value(cell) or 0 for cell in cells],
        color=_colours(cells, measure),
        height=0.76,
    )
    axes.bar_label(bars, [_at_end(measure, cell) for cell in cells], size=8, padding=3)
    axes.invert_yaxis()
    axes.margins(x=0.08, y=0.01)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    return figure


def _at_end(measure: Measure, cell: Cell) -> str:
    """What stands at the end of a bar, where no colour tells that there is nothing to count."""
    return "–" if measure.value(cell) is None else measure.short(cell) or "0"


def _map(counts: Counts, measure: Measure, rows: Sequence[str], columns: Sequence[str]) -> Figure:
    across = counts.axes[1]
    columns = [value for value in columns if value != NONE] if across.timed else columns
    rows = [value for value in rows if value != NONE] if counts.axes[0].timed else rows
    figure, axes = _figure(2.3 + _ROW * len(rows))
    cells = [[counts.cell(row, column) for column in columns] for row in rows]
    values = [[_value(measure, cell) for cell in line] for line in cells]
    most = max((value for line in values for value in line if value == value), default=1) or 1
    shades = LinearSegmentedColormap.from_list("blue", ["#ffffff", "#9fc5e8", BLUE, "#06294a"])
    colours = shades.with_extremes(bad=GREY)
    image = axes.imshow(values, aspect="auto", cmap=colours, vmin=0, vmax=most)
    axes.set_yticks(range(len(rows)), [cut(shown(row), _LABEL) for row in rows])
    if across.timed:
        _ticks(axes, across.name, columns)
    else:
        names = [cut(shown(column), 24) for column in columns]
        axes.set_xticks(range(len(columns)), names, rotation=40, ha="right", rotation_mode="anchor")
    _between(axes, len(rows), len(columns))
    if len(columns) <= NUMBERED:
        _printed(axes, measure, cells, most)
    else:
        bar = figure.colorbar(image, ax=axes, shrink=0.7, pad=0.01, format="{x:,.12g}")
        bar.outline.set_visible(False)
        _hatched(axes, measure, cells)
    return figure


def _value(measure: Measure, cell: Cell) -> float:
    value = measure.value(cell)
    return float("nan") if value is None else value


def _between(axes: "Axes", rows: int, columns: int) -> None:
    """White lines between the rows, and between the columns where they are wide."""
    axes.set_yticks([at - 0.5 for at in range(1, rows)], minor=True)
    if columns <= NUMBERED:
        axes.set_xticks([at - 0.5 for at in range(1, columns)], minor=True)
    axes.grid(which="minor", color="#ffffff", linewidth=1)
    axes.tick_params(which="minor", length=0)
    axes.spines["bottom"].set_visible(False)


def _printed(axes: "Axes", measure: Measure, cells: Sequence[Sequence[Cell]], most: float) -> None:
    """The value in each cell of a map; nothing where it is nothing."""
    for y, line in enumerate(cells):
        for x, cell in enumerate(line):
            if value := measure.value(cell):
                colour = "#ffffff" if value > 0.52 * most else "#222222"
                said = measure.short(cell) + ("*" if measure.few(cell) else "")
                axes.text(x, y, said, ha="center", va="center", size=7, color=colour)


def _hatched(axes: "Axes", measure: Measure, cells: Sequence[Sequence[Cell]]) -> None:
    """Lines through what rests on few."""
    look: dict[str, Any] = {"fill": False, "hatch": "////", "edgecolor": "#ffffff", "linewidth": 0}
    for y, line in enumerate(cells):
        for x, cell in enumerate(line):
            if measure.few(cell) and measure.value(cell):
                axes.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, **look))


def _ticks(axes: "Axes", period: str, steps: Sequence[str]) -> None:
    """Names below a timeline, and marks where a year begins if its steps are not named."""
    named = ticks(period, steps)
    axes.set_xticks([at for at, _ in named], [label for _, label in named])
    axes.set_xticks([at - 0.5 for at in years(period, steps)], minor=True)
