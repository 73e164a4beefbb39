"""The segment that a transaction writes, and the old segments that it takes in.

Many small segments make every search slower, and one large segment would have to
be rewritten for one changed letter. So a segment is merged into the new one when
it is at most `GROWTH` times as large as all that is already in there, smallest
first, or when more than half of it is deleted. Sizes then grow by that factor
from one segment to the next: ten thousand commits leave about eight, and a
document is rewritten a few times in its life.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, repeat
from pathlib import Path
from typing import Any

from ..disk import sync
from .inverted import Inverted
from .postings import Posted, Postings, codes_of, documents_and_values
from .whoosh_codec_engine import Codec
from .whoosh_files_engine import Storage
from .whoosh_segments_engine import (
    BYTES,
    COLUMNS,
    INDEX,
    LENGTHS,
    NUMBERS,
    WORDS,
    Segment,
    encoded,
)

GROWTH = 3
_AT_ONCE = 1_000  # documents copied


class NewSegment:
    """A segment in the making; no file is written before something is added."""

    def __init__(self, data: Path, storage: Storage) -> None:
        self._data, self._storage = data, storage
        self._codec = Codec()
        self._info: Any = None
        self._totals: Counter[str] = Counter()
        self.postings: Postings
        self.size = 0
        self.dead: set[int] = set()

    def add(self, made: Inverted) -> None:
        """Put records at the end."""
        self.add_columns(
            made.numbers, {"id": list(map(encoded, made.ids)), "blob": made.blobs}, made.size
        )
        self.postings.take(made.postings, self.size - made.size)

    def add_columns(
        self,
        numbers: Mapping[str, "array[int]"],
        texts: Mapping[str, Sequence[bytes]],
        size: int,
    ) -> None:
        """Put documents at the end with the values of their columns, and no terms."""
        if not self._info:
            self._begin()
        self._columns.add_documents(size, [*numbers.items(), *texts.items()], COLUMNS)
        self._totals.update({name: sum(numbers.get(name, ())) for name in LENGTHS})
        self.size += size

    def _begin(self) -> None:
        self._info = self._codec.new_segment(self._storage, INDEX)
        self._columns = self._codec.per_document_writer(self._storage, self._info)
        runs = self._data / "runs"
        runs.mkdir(exist_ok=True)
        self.postings = Postings(runs)

    def finish(self, carried: Iterable[Iterator[Posted]]) -> list[Any]:
        """Write everything, and give the segment for the table of contents; none when empty."""
        if self.size == len(self.dead):
            return []
        self._columns.close()
        lists = self._codec.field_writer(self._storage, self._info)
        for field, term, codes in self.postings.all(carried):
            documents, values = documents_and_values(codes)
            if field in WORDS:
                counts = Counter(documents)
                lists.add(field, encoded(term), list(counts), list(counts.values()), values)
            else:
                lists.add(field, encoded(term), documents, values, ())
        lists.close()
        self._info.set_doc_count(self.size)
        self._info.totals = dict(self._totals)
        for document in self.dead:
            self._info.delete_document(document)
        self._info.create_compound_file(self._storage)
        sync(self._data / self._info.make_filename(self._info.COMPOUND_EXT))
        return [self._info]


def merge_away(
    new: NewSegment, old: Iterable[Segment]
) -> tuple[list[Segment], list[Iterator[Posted]]]:
    """Choose what to merge: the segments that stay, and the postings of those that do not.

    The documents of the latter are put at the end of the new segment.
    """
    kept, carried = [], []
    total = new.size - len(new.dead)
    for segment in sorted(old, key=_live):
        live, dead = _live(segment), segment.info.deleted_count()
        if live <= GROWTH * total or dead > live:
            carried.append(_postings(segment, _move_columns(segment, new)))
            total += live
        else:
            kept.append(segment)
    return kept, carried


def _live(segment: Segment) -> int:
    return segment.size - int(segment.info.deleted_count())


def _move_columns(segment: Segment, new: NewSegment) -> list[int]:
    """Copy its documents; gives the new number of each, -1 for the deleted."""
    dead = set(segment.info.deleted_docs())
    live = [document for document in range(segment.size) if document not in dead]
    moved = [-1] * segment.size
    for number, document in enumerate(live, new.size):
        moved[document] = number
    columns = {name: segment.numbers(name) for name in NUMBERS}
    for start in range(0, len(live), _AT_ONCE):
        some = live[start : start + _AT_ONCE]
        new.add_columns(
            {name: array("I", map(column.__getitem__, some)) for name, column in columns.items()},
            {name: [segment.stored(name, document) for document in some] for name in BYTES},
            len(some),
        )
    return moved


def _postings(segment: Segment, moved: list[int]) -> Iterator[Posted]:
    """Its lists, for the new numbers of its documents."""
    gone = -1 in moved
    for field, term, found in segment.lists():
        documents: list[int] = []
        values: list[int] = []
        for block in found.blocks():
            numbers: Iterable[int] = map(moved.__getitem__, block.documents)
            if block.positions:
                numbers = chain.from_iterable(map(repeat, numbers, block.counts))
            documents += numbers
            values += block.positions or block.counts
        if gone:
            live = [number >= 0 for number in documents]
            documents, values = list(compress(documents, live)), list(compress(values, live))
        if documents:
            yield Posted(field, term.decode("utf-8", "surrogatepass"), codes_of(documents, values))
