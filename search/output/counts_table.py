"""Counts of two dimensions as a table: the first down, the second across, totals at the ends.

Where the columns do not fit with their names above them they are numbered, and the names
stand below; where the steps of time do not fit, a row is a sparkline.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from ..counts import NONE, Axis, Cell, Counts
from ..measures import Measure
from .bars import joined, spark
from .grid import GAP, grid
from .terminal import Style, columns, padded, paragraph, safe

TOTAL = "total"
WIDEST_LABEL = 30


def shown(label: str) -> str:
    """A value, or that there is none."""
    return "(none)" if label == NONE else safe(label).replace("\n", " ")


def first(axis: Axis, top: int) -> tuple[str, ...]:
    """The values that are shown: all of time, of names those with the most hits, and none."""
    if axis.timed:
        return axis.values
    names = [value for value in axis.values if value != NONE]
    return (*names[:top], *axis.values[len(names) :])


def rest(axis: Axis, shown_values: Sequence[str], style: Style) -> Iterator[str]:
    """How many of all names are shown, if some are not."""
    taken, every = (sum(value != NONE for value in some) for some in (shown_values, axis.values))
    if taken < every:
        names = f"{axis.name[:-1]}ies" if axis.name.endswith("y") else f"{axis.name}s"
        yield style.faint(
            f"{taken:,} of {every:,} {names} shown; --top N shows more, --format csv all"
        )


def stars(chosen: Sequence[Measure], cells: Sequence[Cell], style: Style) -> Iterator[str]:
    """What a star means, where there is one."""
    fewer = dict.fromkeys(
        column.fewer for column in chosen if any(column.text(cell)[-1] == "*" for cell in cells)
    )
    if fewer:
        yield style.faint(f"* of fewer than {' or '.join(fewer)}")


class Table:
    """A table of what is measured, for some values `down` and some `across`."""

    def __init__(
        self,
        counts: Counts,
        measure: Measure,
        down: Sequence[str],
        across: Sequence[str],
        style: Style,
    ) -> None:
        self.counts, self.measure, self.across, self.style = counts, measure, across, style
        self.rows: list[str | None] = [*down, None]
        self.labels = [*map(shown, down), TOTAL]
        self.totals = [measure.text(counts.cell(row)) for row in self.rows]
        self.wide = min(WIDEST_LABEL, style.width // 3, max(map(columns, self.labels)))
        self.room = style.width - self.wide - len(GAP) - max(map(columns, (TOTAL, *self.totals)))

    def lines(self) -> Iterator[str]:
        """The lines of the table, and below it what its signs mean."""
        heads = self._heads()
        if heads is None and self.counts.axes[1].timed:
            yield from self._sparks()
            return
        names = heads or [str(nth) for nth in range(1, len(self.across) + 1)]
        fits = self._fit(names)
        texts = [
            [*(column[nth] for column in self._columns[:fits]), total]
            for nth, total in enumerate(self.totals)
        ]
        drawn = grid(self.labels, self.wide, [("", h) for h in (*names[:fits], TOTAL)], texts)
        yield from drawn[:-1]
        yield self.style.bold(drawn[-1].rstrip())
        yield from self._below(names[:fits], heads is None)

    def _heads(self) -> list[str] | None:
        """What stands above the columns, if that fits: values, of years their last digits."""
        choices = [list(map(shown, self.across))]
        if self.counts.axes[1].name == "year":
            choices.append([f"'{value[2:]}" if value else "?" for value in self.across])
        fitting = (heads for heads in choices if self._fit(heads) == len(heads))
        return next(fitting, None)

    def _fit(self, heads: Sequence[str]) -> int:
        """How many columns there is room for."""
        used = 0
        for nth, (head, column) in enumerate(zip(heads, self._columns, strict=True)):
            used += len(GAP) + max(map(columns, (head, *column)))
            if used > self.room:
                return nth
        return len(heads)

    @cached_property
    def _columns(self) -> list[list[str]]:
        return [[self._text(self.counts.cell(row, value)) for row in self.rows]
                for value in self.across]  # fmt: skip

    def _text(self, cell: Cell) -> str:
        """A cell: a dot for nothing, a blank where there is nothing to find it in."""
        value = self.measure.value(cell)
        if value is None:
            return " "
        return self.measure.text(cell) if value else "·" if self.style.blocks else "."

    def _sparks(self) -> Iterator[str]:
        steps = [value for value in self.across if value != NONE]
        for row, label, total in zip(self.rows, self.labels, self.totals, strict=True):
            values = [self.measure.value(self.counts.cell(row, step)) for step in steps]
            drawn, _ = joined(values, self.room - len(GAP))
            line = spark(drawn, self.style.blocks)
            wide = max(map(columns, (TOTAL, *self.totals)))
            yield f"{padded(label, self.wide)}{GAP}{total:>{wide}}{GAP}{self.style.faint(line)}"
        blank = " " * (self.wide + max(map(columns, (TOTAL, *self.totals))) + 2 * len(GAP))
        yield f"{blank}{steps[0]} to {steps[-1]}, each row up to its own highest"
        yield from self._rest(self.across)

    def _below(self, names: Sequence[str], numbered: bool) -> Iterator[str]:
        taken = self.across[: len(names)]
        if numbered:
            said = [f"{n} {shown(value)}" for n, value in zip(names, taken, strict=True)]
            whole = (one.replace(" ", "\xa0") for one in said)  # A name is not cut at its blanks.
            for line in paragraph(" · ".join(whole), self.style):
                yield line.replace("\xa0", " ")
        cells = [self.counts.cell(row, value) for row in self.rows for value in (*taken, None)]
        yield from stars([self.measure], cells, self.style)
        yield from self._rest(taken)

    def _rest(self, across: Sequence[str]) -> Iterator[str]:
        down = [row for row in self.rows if row is not None]
        for axis, taken in zip(self.counts.axes, (down, across), strict=True):
            yield from rest(axis, taken, self.style)
