"""Counts for a person: a row for each value with a bar, or a table of two dimensions.

Time is shown in full, empty steps too; of names the first `TOP`, unless more are asked for.
"""

from collections.abc import Iterator, Sequence

from ..counts import NONE, Axis, Cell, Counts
from ..measures import ANSWERS, DATED, MEASURES, MISSING, Measure
from .bars import bar, joined, spark
from .counts_table import TOTAL, WIDEST_LABEL, Table, first, rest, shown, stars
from .grid import GAP, grid
from .summary import counted
from .terminal import Style, columns

TOP = 20
_LEAST_BAR, _LEAST_LABEL = 6, 20


def lines(
    counts: Counts, measure: Measure, waits: bool, top: int | None, style: Style
) -> Iterator[str]:
    """The lines for a terminal. `waits` shows response days in place of rates."""
    top = top or TOP
    by = " and ".join(axis.name for axis in counts.axes)
    of = counts.total
    head = style.bold(f"{measure.says} by {by}")
    yield f"{head}  {counted(of.hits)} in {counted(of.letters, 'letter')}"
    if len(counts.axes) == 1:
        yield from _list(counts, measure, waits, top, style)
    else:
        table = Table(
            counts, measure, first(counts.axes[0], top), first(counts.axes[1], top), style
        )
        yield from table.lines()


def _list(counts: Counts, measure: Measure, waits: bool, top: int, style: Style) -> Iterator[str]:
    (axis,) = counts.axes
    values = first(axis, top)
    cells = [counts.cell(value) for value in values]
    if axis.timed:
        yield from _spark(axis, cells, measure, style)
    labels = [*map(shown, values), TOTAL]
    chosen = _columns(counts, measure, waits)
    drawn = _fitting(labels, chosen, [*cells, counts.total], style)
    room = style.width - columns(drawn[-1]) - len(GAP)
    most = max((measure.value(cell) or 0 for cell in cells), default=0)
    heads = len(drawn) - len(labels)
    yield from drawn[:heads]
    for line, cell in zip(drawn[heads:], cells, strict=False):
        drawing = bar(measure.value(cell), most, room, style.blocks)
        yield (
            f"{line}{GAP}{style.faint(drawing)}"
            if drawing and room >= _LEAST_BAR
            else line.rstrip()
        )
    yield style.bold(drawn[-1].rstrip())
    yield from stars(chosen, [*cells, counts.total], style)
    yield from rest(axis, values, style)


def _columns(counts: Counts, measure: Measure, waits: bool) -> list[Measure]:
    """The columns of a list: what is measured, with what it rests on."""
    rates = [ANSWERS, MEASURES["per-answers"]] if counts.rated else []
    rates += [MEASURES["per-words"]] if counts.texts else []
    days = [DATED, MISSING, *(one for one in MEASURES.values() if one.waits)]
    chosen = [MEASURES["hits"], *(days if waits or measure.waits else rates)]
    return chosen if measure in chosen else [chosen[0], measure, *chosen[1:]]


def _fitting(
    labels: Sequence[str], chosen: list[Measure], cells: Sequence[Cell], style: Style
) -> list[str]:
    """The lines of a list; where they are too long, names are cut, then columns are left out."""
    wide = min(WIDEST_LABEL, style.width // 3, max(map(columns, labels)))
    while True:
        texts = [[column.text(cell) for column in chosen] for cell in cells]
        drawn = grid(labels, wide, [column.head for column in chosen], texts)
        over = columns(drawn[-1]) - style.width
        if over <= 0 or len(chosen) == 1:
            return drawn
        if over <= wide - _LEAST_LABEL:
            wide -= over
        else:
            chosen.pop()


def _spark(axis: Axis, cells: Sequence[Cell], measure: Measure, style: Style) -> Iterator[str]:
    """All of a timeline in one line."""
    steps = [
        (value, measure.value(cell))
        for value, cell in zip(axis.values, cells, strict=True)
        if value != NONE
    ]
    if len(steps) > 1:
        ends = f"{steps[0][0]} ", f" {steps[-1][0]}"
        drawn, _ = joined([value for _, value in steps], style.width - sum(map(len, ends)))
        yield f"{ends[0]}{style.faint(spark(drawn, style.blocks))}{ends[1]}"
