"""What is different between two lists: units that are new, gone, or not what they were.

A unit is known by its id. It has changed when a column that both lists have holds another
text; what a list itself adds (rank, score, passages) does not count, nor do blanks, which the
forms keep differently. Of the old list a number for each row is held, and whole rows only of
units that differ, so that lists of any length can be compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..output.columns import COLUMNS
from ..output.xlsx import cut
from . import ListFile, Row


@dataclass(frozen=True, slots=True)
class Changed:
    """A unit whose columns are not the same: its `row` in the new list, and the texts that
    differ by column, old and new.
    """

    row: Row
    columns: dict[str, tuple[str, str]]


@dataclass(slots=True)
class Difference:
    """The rows that are new, in the order of the new list; gone, in that of the old; changed;
    how many are the same; the columns that were compared.
    """

    new: list[Row] = field(default_factory=list)
    gone: list[Row] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    same: int = 0
    compared: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.new or self.gone or self.changed)


def compare(old: ListFile, new: ListFile) -> Difference:
    """What is different. Raises `KamerzoekError` for a file that is no list."""
    names = [n for n in _columns(old) if n in _columns(new) and n != "unit"]
    compared = tuple(name for name in names if COLUMNS[name].steady)
    held = "xlsx" in (old.form, new.form)
    before = {row["unit"]: _number(row, compared, held) for row in old.rows()}
    found = Difference(compared=compared)
    changed: dict[str, Row] = {}
    seen: set[str] = set()
    for row in new.rows():
        unit = row["unit"]
        if unit in seen:
            continue
        seen.add(unit)
        if unit not in before:
            found.new.append(row)
        elif before[unit] == _number(row, compared, held):
            found.same += 1
        else:
            changed[unit] = row
    were = {}
    for row in old.rows() if changed or len(before) > len(seen) - len(found.new) else ():
        if row["unit"] not in seen:
            found.gone.append(row)
        elif row["unit"] in changed:
            were[row["unit"]] = row
    for unit, row in changed.items():
        found.changed.append(Changed(row, dict(_texts(were[unit], row, compared, held))))
    return found


def _columns(one: ListFile) -> Sequence[str]:
    """The columns of a list that any of its first rows has."""
    first: Row = next(one.rows(), {})
    return tuple(first)


def _number(row: Row, columns: Sequence[str], held: bool) -> int:
    return hash(tuple(_plain(row.get(name, ""), held) for name in columns))


def _texts(
    old: Row, new: Row, columns: Sequence[str], held: bool
) -> Iterator[tuple[str, tuple[str, str]]]:
    for name in columns:
        before, after = old.get(name, ""), new.get(name, "")
        if _plain(before, held) != _plain(after, held):
            yield name, (before, after)


def _plain(text: str, held: bool) -> str:
    """A text as every form holds it; `held` in a cell of a sheet, which cuts a long one."""
    return " ".join((cut(text) if held else text).split())
