"""Nodes of a query that an engine cannot decide by its terms: units are read to be sure.

An index keeps neither the printed forms of words nor the field that a part of a compound
stands in. A node here has a `child` that an engine can match, which leaves few units, and
says of each of those whether it is right.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from whoosh import query as tree

from indexer.analysis import stream, surface
from indexer.entries import Entry, texts_of

from .query import FIELDS


class Checked(tree.Query):  # type: ignore[misc]
    """The units among those of `child` that are right when they are read.

    An engine matches `child` and asks `holds` about each unit that is left, or `right` about
    its texts.
    """

    child: tree.Query

    def holds(self, entry: Entry) -> bool:
        """Whether a unit is right."""
        return self.right(texts_of(entry))

    def right(self, texts: Mapping[str, str]) -> bool:
        """Whether a unit with these texts, by field, is right."""
        raise NotImplementedError


class Inside(Checked):
    """The units among those of `child` that hold a term as a part of a compound in some fields.

    The index knows in which unit parts stand and not in which field.
    """

    def __init__(self, child: tree.Query, term: str, fields: tuple[str, ...]) -> None:
        self.child, self.term, self.fields = child, term, fields

    def __str__(self) -> str:
        return f"{'|'.join(self.fields)}:…{self.term}…"

    def right(self, texts: Mapping[str, str]) -> bool:
        """Whether the term is a part of a word in one of the fields."""
        term = f" {self.term} "
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

    def right(self, texts: Mapping[str, str]) -> bool:
        """Whether the words stand in one of a unit's texts."""
        looked_at = [text for field, text in texts.items() if field in self.fields]
        plain = _plain(tuple(self.surfaces))
        return bool(plain and any(map(plain.search, looked_at))) or any(map(self._in, looked_at))

    def _in(self, text: str) -> bool:
        from indexer.printed import surfaces  # Few searches ask for words as printed.

        first, length = self.surfaces[0], len(self.surfaces)
        found = surfaces(text)
        at = -1
        for _ in range(found.count(first)):
            at = found.index(first, at + 1)
            if found[at : at + length] == self.surfaces:
                return True
        return False


@lru_cache(64)
def _plain(surfaces: tuple[str, ...]) -> re.Pattern[str] | None:
    """Where words stand as they mostly do: bare letters with white space and marks around them.

    A text in which this is found holds the words, one in which it is not may still.
    """
    if not all(word.isascii() and word.isalpha() for word in surfaces):
        return None
    words = r"\s+".join(surfaces)
    around = rf"(?:^|\s)[(\[\"“„]*{words}[.,;:?!)\]\"”]*(?:\s|$)"
    return re.compile(around, re.ASCII | re.IGNORECASE)
