"""What building an index asks of an engine, and no more.

`build.py` decides what is read, replaced and dropped; an engine only keeps. The
record of the files is kept in the index itself, in the same commit as their
units, so that the two can never disagree.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any, Protocol

from corpus.document import Document
from corpus.frozen import dataclass

Prepare = Callable[[Sequence[Document]], Any]
"""See `Writer.prepare`."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of a source file; `superseded` when another file holds its later version."""

    id: str
    dated: date | None
    units: int
    doubts: int = 0
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its path, the fingerprint of its bytes, and what it gave.

    `failure` is the reason when nothing could be read from it (it is then not
    read again until its bytes change), `partial` tells (where, reason) of each
    part that could not be read (a member of a zip, a line of a .jsonl).
    """

    path: str
    fingerprint: str
    documents: tuple[Kept, ...] = ()
    failure: str | None = None
    partial: tuple[tuple[str, str], ...] = ()


class Writer(Protocol):
    """One transaction on an index. Nothing is seen by a reader before `commit`."""

    def sources(self) -> Mapping[str, Source]:
        """The files in the index by path, as of the last commit."""

    @property
    def prepare(self) -> Prepare:
        """What may be done of `add` beforehand, in another process and out of order.

        A function that can be pickled: from documents to whatever the engine wants of
        them, which must be cheap to pickle.
        """

    def add_prepared(self, prepared: Any, wanted: Sequence[bool]) -> None:
        """Add documents that were prepared, of these the wanted ones; their ids are new."""

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents whose ids are not in the index."""

    def delete(self, ids: Iterable[str]) -> None:
        """Take documents out by id, with all their units; an unknown id does nothing."""

    def record(self, source: Source) -> None:
        """Keep what is known of a file, in place of what was known."""

    def forget(self, path: str) -> None:
        """Drop what is known of a file; its documents are deleted by `delete`."""

    def whole(self) -> AbstractContextManager[None]:
        """All or nothing: what was done inside is undone when the block is left by an error."""

    def commit(self) -> None:
        """Make everything since the start visible, all at once and durably."""
