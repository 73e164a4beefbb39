"""One transaction on a Whoosh index: a new segment, and what it takes out of the old ones.

Everything is prepared beside the last commit and becomes true with one rename.
Deletions are collected here and reach the segments at the commit only, so that a
source that fails half-way can be undone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from whoosh.index import TOC

from corpus.document import Document
from indexer.writer import Prepare, Source

from ..disk import remove
from .inverted import Inverted, inverted, turned_over
from .keeping import file_record
from .records import file_source
from .whoosh_files_engine import Storage
from .whoosh_merge_engine import NewSegment, merge_away
from .whoosh_segments_engine import INDEX, SCHEMA, open_segments

_AT_ONCE = 50  # letters


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
        """The records of letters and their postings, turned over."""
        return inverted

    def add_prepared(self, prepared: Any, wanted: Sequence[bool]) -> None:
        """Add documents that were prepared, of these the wanted ones; the rest is dead at once."""
        self._put(prepared)
        first = self._new.size - prepared.size
        for (name, size), kept in zip(prepared.letters, wanted, strict=True):
            records = range(first, first + size)
            if kept:
                self._here.setdefault(("document", name), []).extend(records)
            else:
                self._dead[len(self._old)].update(records)
            first += size

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents whose ids are not in the index."""
        left = iter(documents)
        while some := list(islice(left, _AT_ONCE)):
            self.add_prepared(inverted(some), [True] * len(some))

    def delete(self, ids: Iterable[str]) -> None:
        """Take documents out by id, with all their units."""
        for name in ids:
            self._drop("document", name)

    def record(self, source: Source) -> None:
        """Keep what is known of a file, in place of what was known."""
        self.forget(source.path)
        self._put(turned_over(file_record(source)))
        self._here.setdefault(("path", source.path), []).append(self._new.size - 1)

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

    def _put(self, made: Inverted) -> None:
        self._changed = True
        self._new.add(made)

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


def tidy(data: Path) -> None:
    """Remove what the last commit does not name: old segments, and what a killed writer left."""
    toc = TOC.read(Storage(str(data)), INDEX, schema=SCHEMA)
    kept = {f"_{INDEX}_{toc.generation}.toc"}
    kept |= {info.make_filename(info.COMPOUND_EXT) for info in toc.segments}
    for path in data.iterdir():
        if path.name not in kept:
            remove(path)
