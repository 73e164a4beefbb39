"""The rows of a list that is read back: the cells of a hit by the name of their column."""

from collections.abc import Iterable, Mapping, Sequence

from corpus.errors import UnreadableError
from corpus.fields import parse

from ..about import About, from_json
from ..output.columns import ABOUT, COLUMNS

Row = Mapping[str, str]
"""The cells that there are; not the one that tells how the list was made."""


def headed(names: Sequence[str], cells: Sequence[str]) -> Row:
    """The cells under their names, as far as these are ours."""
    return {
        name: cell
        for name, cell in zip(names, cells, strict=False)
        if name in COLUMNS and name != ABOUT
    }


def told_in(names: Sequence[str], lines: Iterable[Sequence[str]]) -> About | None:
    """How the list was made, from the first cell of the column that tells it."""
    if ABOUT not in names:
        return None
    place = names.index(ABOUT)
    told = (cells[place] for cells in lines if len(cells) > place and cells[place])
    first = next(told, None)
    return from_json(parse(first.encode())) if first else None


def no_units() -> UnreadableError:
    """The error of a list that does not tell which units are in it."""
    return UnreadableError("it has no column 'unit'")
