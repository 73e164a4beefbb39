"""One transaction on a tantivy index.

Every version of a letter has a key of its own, and what is taken out is taken out by key.
So a letter can be replaced in one transaction in any order, and what was done for a
source that fails half-way can be undone: its own letters go by their keys, and what it
took out is taken out only when it is whole.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import compress
from pathlib import Path
from typing import Any

import tantivy

from corpus.document import Document
from indexer.writer import Prepare, Source

from .tantivy_files_engine import open_index, read_sources, tidy, write_sources
from .tantivy_letters_engine import Name
from .tantivy_schema_engine import exact
from .tantivy_units_engine import prepare

_HEAP = 250_000_000
"""Bytes of postings in memory before they are written as a segment."""
_LEAST = 15_000_000  # tantivy takes no less


class TantivyWriter:
    """A transaction; `close` without `commit` leaves the index as it was."""

    def __init__(self, data: Path) -> None:
        tidy(data)
        self._data, self._opened = data, open_index(data)
        self._writer = self._opened.index.writer(_HEAP, num_threads=1)
        known = read_sources(data, self._opened.stamp)
        self._before = {source.path: source for source in known}
        self._files = dict(self._before)
        self._keys: dict[str, list[str]] = {}  # of letters that were added here
        self._undo: list[Callable[[], object]] | None = None
        self._held: list[str] = []  # keys of what a source takes out
        self._changed = False

    def sources(self) -> Mapping[str, Source]:
        """The files in the index by path, as of the last commit."""
        return self._before

    @property
    def prepare(self) -> Prepare:
        """Letters as JSON that tantivy reads: strings, which are cheap to send."""
        return prepare

    def add_prepared(self, prepared: Any, wanted: Sequence[bool]) -> None:
        """Add documents that were prepared, of these the wanted ones."""
        for letter in compress(prepared, wanted):
            self._keys.setdefault(letter.id, []).append(letter.key)
            self._done(partial(self._unadd, self._keys[letter.id], letter.key))
            for document in letter.documents:
                self._writer.add_json(document)

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents whose ids are not in the index."""
        for document in documents:
            self.add_prepared(prepare([document]), [True])

    def delete(self, ids: Iterable[str]) -> None:
        """Take documents out by id, with all their units."""
        for name in ids:
            here = self._keys.pop(name, [])
            for key in [*self._committed(name), *here]:
                self._held.append(key)
                self._done(partial(self._keys.update, {name: here}))
        if self._undo is None:
            self._take_out()

    def record(self, source: Source) -> None:
        """Keep what is known of a file, in place of what was known."""
        self.forget(source.path)
        self._files[source.path] = source
        self._done(partial(self._files.pop, source.path))

    def forget(self, path: str) -> None:
        """Drop what is known of a file."""
        if known := self._files.pop(path, None):
            self._done(partial(self._files.update, {path: known}))

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All or nothing: an error undoes what was done inside."""
        self._undo = []
        try:
            yield
        except BaseException:
            self._held.clear()
            for step in reversed(self._undo):
                step()
            raise
        finally:
            self._undo = None
            self._take_out()

    def commit(self) -> None:
        """Make everything visible at once; without a change nothing is written."""
        if self._changed:
            stamp = self._writer.delete_documents_by_term("key", "") + 1
            write_sources(self._data, stamp, self._files.values())
            self._writer.commit()
            self._changed = False

    def close(self) -> None:
        """Let go of everything, and clear away what the last commit does not name."""
        if self._changed:
            self._writer.rollback()
        self._writer.wait_merging_threads()
        del self._writer
        sweeper = self._opened.index.writer(_LEAST, num_threads=1)
        sweeper.garbage_collect_files()
        sweeper.wait_merging_threads()
        tidy(self._data)

    def _done(self, undo: Callable[[], object]) -> None:
        self._changed = True
        if self._undo is not None:
            self._undo.append(undo)

    def _unadd(self, own: list[str], key: str) -> None:
        own.remove(key)
        self._held.append(key)

    def _take_out(self) -> None:
        for key in self._held:
            self._writer.delete_documents_by_term("key", key)
        self._held.clear()

    def _committed(self, name: str) -> Iterator[str]:
        """The keys of a letter that was in the index before."""
        index, searcher = self._opened.index, self._opened.searcher
        query = tantivy.Query.term_query(index.schema, "document", exact(name), "basic")
        for _, address in searcher.search(query, limit=1, count=False).hits:
            yield Name.of(searcher.doc(address)).key
