"""The seam between searching and what holds the postings.

An engine keeps entries and finds them; it analyses nothing, parses nothing and
shows nothing. Its contract is `tests/test_engines.py`, run over every engine in
the registry. What an engine cannot do it refuses with an `UnsupportedError`; it
never drops part of a question.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from typing import Protocol

from whoosh import query as tree

from corpus.document import Document
from corpus.errors import KamerzoekError
from corpus.frozen import dataclass
from indexer.entries import Entry
from indexer.writer import Source, Writer

from .backends import BACKENDS
from .filters import Filters
from .query import Sort


class UnsupportedError(KamerzoekError):
    """A question that this engine cannot answer."""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit that matched: its score and id, and how to `read` it, which takes longer.

    `others` of its letter matched, too, where letters were asked for.
    """

    score: float
    unit: str
    read: Callable[[], Entry]
    others: int = 0

    @property
    def entry(self) -> Entry:
        """The unit itself."""
        return self.read()


@dataclass(frozen=True, slots=True)
class Page:
    """Some matches in order, and how many there are in all."""

    total: int
    matches: Iterator[Match]


@dataclass(frozen=True, slots=True)
class Values:
    """What is known of all units that match, by row: a row a unit, in no order to rely on.

    `numbers` are a column for each that was asked for, None where a unit has none; `letters`
    is a number that the rows of one letter share; `groups` are, for each group, its rows.
    """

    numbers: tuple[list[int | None], ...]
    letters: list[int]
    groups: tuple[list[int], ...]


class Engine(Protocol):
    """An open index, as of the last commit before it was opened.

    `name` is the engine's, as in the registry: a list of hits says which engine made it.
    """

    name: str

    def search(
        self,
        query: tree.Query,
        filters: Filters,
        sort: Sort,
        limit: int | None,
        offset: int,
        by_letter: bool = False,
    ) -> Page:
        """Find matching units: best first, or newest or oldest first.

        Ties break by date (newest first), then by id. `limit` None gives all, one
        by one, without holding them all. `by_letter` gives of every letter the unit
        with the best score (of equals the first in the letter), and counts letters.
        """

    def tally(
        self, query: tree.Query, filters: Filters, groups: Sequence[tree.Query] = ()
    ) -> tuple[int, list[int]]:
        """How many units match, and how many of those match each of `groups`, too."""

    def values(
        self,
        query: tree.Query,
        filters: Filters,
        numbers: Sequence[str],
        groups: Sequence[tree.Query] = (),
    ) -> Values:
        """Some of `indexer.facts.NUMBERS` of all units that match, and which are in which group.

        For what `tally` cannot count: sums, medians, groups crossed with each other, letters.
        No text is read.
        """

    @property
    def units(self) -> int:
        """How many units there are."""

    def frequency(self, term: str, field: str = "all") -> int:
        """How many units hold a term in a text field, as `lexicon` counts them."""

    def beginnings(self, word: str, distance: int) -> Sequence[str]:
        """With what all terms of `all` begin that are at most so many letters from a word.

        So that not all terms need to be gone through to find them. An engine that cannot soon
        tell gives the beginning of all: nothing.
        """

    def lexicon(self, field: str, prefix: str = "") -> Iterator[tuple[str, int]]:
        """The terms of a field with the number of entries that hold them, in order.

        With `prefix` only those that begin so, found without going through all.

        Besides the text fields there is `signing`: `name TAB role TAB portfolio TAB
        ISO-date` of every office that signed, one term for each day it signed on, and
        `behalf`: `role TAB portfolio` of every office in whose name another signed.
        """

    def entry(self, unit: str) -> Entry | None:
        """A unit by its id."""

    def document(self, document: str) -> Document | None:
        """A whole letter by its id, as it was read."""

    def sources(self) -> Iterator[Source]:
        """The files in the index."""

    def close(self) -> None:
        """Give the files back."""


class Backend(Protocol):
    """How an engine comes to be: one a module in `engines/`, named in the registry."""

    name: str

    def create(self, data: Path) -> None:
        """Make an empty index in a folder that exists and is empty."""

    def open(self, data: Path) -> Engine:
        """Open for reading."""

    def writer(self, data: Path) -> AbstractContextManager[Writer]:
        """Open for writing; leaving without `commit` cancels."""


def backend(name: str) -> Backend:
    """The engine of this name; an unknown one is a `KamerzoekError` that lists those there are."""
    module = BACKENDS.get(name)
    if module is None:
        raise KamerzoekError(f"there is no engine {name!r}", f"choose from: {', '.join(BACKENDS)}")
    found: Backend = import_module(module).backend
    return found
