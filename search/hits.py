"""What a search gives back."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from corpus.document import Document, Unit
from corpus.frozen import dataclass
from indexer.entries import Entry

from .filters import Filters
from .query import Query

if TYPE_CHECKING:
    from .facets import Facet

__all__ = ["Hit", "Hits", "Snippet"]


def _unknown(_: Sequence[str]) -> "list[Facet]":
    return []


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of a field as printed; `marks` are (start, end) offsets in `text`."""

    field: str
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One unit that was found, with its place in the list (from 1) and its score.

    `others` units of its letter were found, too, where letters were asked for.
    """

    rank: int
    score: float
    entry: Entry
    snippets: tuple[Snippet, ...] = ()
    others: int = 0

    @property
    def document(self) -> Document:
        """The letter, without its units."""
        return self.entry.document

    @property
    def unit(self) -> Unit:
        """The unit found."""
        return self.entry.unit


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of hits. `total` counts all matches, also those outside the page.

    With `by_letter` it is letters that are counted. `hits` can be gone through once: an
    unlimited search makes them one by one.
    `notes` are what the user should know about how the search was understood. `spread`
    counts all that was found, also outside the page, by the facets of these names; it
    gives none where nobody can count, and is to be asked while the index is open.
    """

    query: Query
    filters: Filters
    engine: str
    total: int
    offset: int
    hits: Iterable[Hit]
    notes: tuple[str, ...] = ()
    by_letter: bool = False
    spread: "Callable[[Sequence[str]], list[Facet]]" = _unknown
