"""The rows of a list that is read back: the cells of a hit by the name of their column."""

from collections.abc import Mapping, Sequence

from corpus.errors import UnreadableError

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


def no_units() -> UnreadableError:
    """The error of a list that does not tell which units are in it."""
    return UnreadableError("it has no column 'unit'")
