"""Nodes of a query that an engine cannot decide by its terms: units are read to be sure.

An index keeps neither the printed forms of words nor the field that a part of a compound
stands in. A node here has a `child` that an engine can match, which leaves few units, and
says of each of those whether it is right.
"""

from whoosh import query as tree

from indexer.analysis import stream, surface
from indexer.entries import Entry, texts_of

from .query import FIELDS


class Checked(tree.Query):  # type: ignore[misc]
    """The units among those of `child` that are right when they are read.

    An engine matches `child` and asks `holds` about each unit that is left.
    """

    child: tree.Query

    def holds(self, entry: Entry) -> bool:
        """Whether a unit is right."""
        raise NotImplementedError


class Inside(Checked):
    """The units among those of `child` that hold a term as a part of a compound in some fields.

    The index knows in which unit parts stand and not in which field.
    """

    def __init__(self, child: tree.Query, term: str, fields: tuple[str, ...]) -> None:
        self.child, self.term, self.fields = child, term, fields

    def __str__(self) -> str:
        return f"{'|'.join(self.fields)}:…{self.term}…"

    def holds(self, entry: Entry) -> bool:
        """Whether the term is a part of a word in one of the fields."""
        texts, term = texts_of(entry), f" {self.term} "
        return any(
            term in f" {stream(texts[field]).inside}" for field in self.fields if field in texts
        )


class Printed(Checked):
    """The units among those of `child` that hold words exactly as printed, side by side.

    Where forms stand is in no index: it would make one a fifth larger for a rare wish. An
    engine may know which `surfaces` a unit has, and so which units need not be read.
    """

    def __init__(
        self, child: tree.Query, printed: tuple[str, ...], fields: tuple[str, ...] = FIELDS
    ) -> None:
        self.child, self.printed, self.fields = child, printed, fields
        self.surfaces = [surface(word) for word in printed]

    def __str__(self) -> str:
        return f'="{" ".join(self.printed)}"'

    def holds(self, entry: Entry) -> bool:
        """Whether the words stand in one of a unit's texts."""
        return any(self._in(text) for f, text in texts_of(entry).items() if f in self.fields)

    def _in(self, text: str) -> bool:
        from indexer.printed import surfaces  # Few searches ask for words as printed.

        first, length = self.surfaces[0], len(self.surfaces)
        found = surfaces(text)
        if length == 1 or first not in found:
            return first in found
        return any(found[at : at + length] == self.surfaces for at in range(len(found)))
