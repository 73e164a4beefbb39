"""One transaction on a Whoosh index: a new segment, and what it takes out of the old ones.

Everything is prepared beside the last commit and becomes true with one rename.
Deletions are collected here and reach the segments at the commit only, so that a
source that fails half-way can be undone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import compress
from pathlib import Path
from typing import Any

from whoosh.index import TOC

from corpus.document import Document
from indexer.writer import Prepare, Source

from ..disk import remove
from .records import Record, file_record, file_source, letter_records
from .terms import unit_terms
from .whoosh_files_engine import Storage
from .whoosh_merge_engine import NewSegment, merge_away
from .whoosh_segments_engine import INDEX, SCHEMA, open_segments


class WhooshWriter:
    """A transaction; `close` without `commit` leaves the index as it was."""

    def __init__(self, data: Path) -> None:
        self._data, self._storage = data, Storage(str(data))
        tidy(data)
        self._generation, self._old = open_segments(self._storage)
        self._new = NewSegment(data, self._storage)
        self._dead: dict[int, set[int]] = defaultdict(set)  # by segment, the new one last
        self._here: dict[tuple[str, str], list[int]] = {}  # what is in the new segment
        self._undo: list[tuple[int, int]] | None = None
        self._changed = False

    def sources(self) -> Mapping[str, Source]:
        """The files in the index by path, as of the last commit."""
        found = (
            file_source(segment.stored("blob", document))
            for segment in self._old
            for document in segment.live("sort", "file")
        )
        return {source.path: source for source in found}

    @property
    def prepare(self) -> Prepare:
        """The records of letters, with their terms."""
        return _records

    def add_prepared(self, prepared: Any, wanted: Sequence[bool]) -> None:
        """Add documents that were prepared, of these the wanted ones."""
        for records in compress(prepared, wanted):
            for record in records:
                self._put("document", records[0].id, record)
            self._new.postings.relieve()

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents whose ids are not in the index."""
        for document in documents:
            self.add_prepared(_records([document]), [True])

    def delete(self, ids: Iterable[str]) -> None:
        """Take documents out by id, with all their units."""
        for name in ids:
            self._drop("document", name)

    def record(self, source: Source) -> None:
        """Keep what is known of a file, in place of what was known."""
        self.forget(source.path)
        self._put("path", source.path, file_record(source))

    def forget(self, path: str) -> None:
        """Drop what is known of a file."""
        self._drop("path", path)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All or nothing: an error undoes what was done inside."""
        size, self._undo = self._new.size, []
        try:
            yield
        except BaseException:
            for nth, document in self._undo:
                self._dead[nth].discard(document)
            self._dead[len(self._old)].update(range(size, self._new.size))
            raise
        finally:
            self._undo = None

    def commit(self) -> None:
        """Make everything visible at once; without a change nothing is written."""
        if not self._changed:
            return
        self._new.dead = self._dead.pop(len(self._old), set())
        for nth, dead in self._dead.items():
            for document in dead:
                self._old[nth].info.delete_document(document)
        kept, carried = merge_away(self._new, self._old)
        infos = [segment.info for segment in kept] + self._new.finish(carried)
        TOC(SCHEMA, infos, self._generation + 1).write(self._storage, INDEX)
        self._changed = False

    def close(self) -> None:
        """Let go of everything, and clear away what the last commit does not name."""
        for segment in self._old:
            segment.close()
        tidy(self._data)

    def _put(self, field: str, key: str, record: Record) -> None:
        self._changed = True
        self._here.setdefault((field, key), []).append(self._new.size)
        self._new.add(record, unit_terms(record.texts))

    def _drop(self, field: str, key: str) -> None:
        found = [
            (nth, document)
            for nth, segment in enumerate(self._old)
            for document in segment.live(field, key)
        ]
        found += [(len(self._old), document) for document in self._here.get((field, key), ())]
        for nth, document in found:
            if document not in self._dead[nth]:
                self._dead[nth].add(document)
                self._changed = True
                if self._undo is not None:
                    self._undo.append((nth, document))


def _records(documents: Sequence[Document]) -> list[list[Record]]:
    return [list(letter_records(document)) for document in documents]


def tidy(data: Path) -> None:
    """Remove what the last commit does not name: old segments, and what a killed writer left."""
    toc = TOC.read(Storage(str(data)), INDEX, schema=SCHEMA)
    kept = {f"_{INDEX}_{toc.generation}.toc"}
    kept |= {info.make_filename(info.COMPOUND_EXT) for info in toc.segments}
    for path in data.iterdir():
        if path.name not in kept:
            remove(path)
