"""The segment that a transaction writes, and the old segments that it takes in.

Many small segments make every search slower, and one large segment would have to
be rewritten for one changed letter. So a segment is merged into the new one when
it is at most `GROWTH` times as large as all that is already in there, smallest
first, or when more than half of it is deleted. Sizes then grow by that factor
from one segment to the next: ten thousand commits leave about eight, and a
document is rewritten a few times in its life.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

from ..disk import sync
from ..weights import SHORTEST
from .postings import Posted, Postings
from .records import Record
from .terms import UnitTerms
from .whoosh_codec_engine import Block, Codec
from .whoosh_files_engine import Storage
from .whoosh_segments_engine import (
    BYTES,
    COLUMNS,
    INDEX,
    NUMBERS,
    Segment,
    encoded,
)

GROWTH = 3


class NewSegment:
    """A segment in the making; no file is written before something is added."""

    def __init__(self, data: Path, storage: Storage) -> None:
        self._data, self._storage = data, storage
        self._codec = Codec()
        self._info: Any = None
        self.postings: Postings
        self.size = 0
        self.dead: set[int] = set()

    def add(self, record: Record, texts: UnitTerms) -> None:
        """Put a record at the end, with the terms of its texts."""
        lengths = {
            **{
                f"{name}_length": sum(map(len, terms.values()))
                for name, terms in texts.places.items()
            },
            **{f"{name}_length": sum(terms.values()) for name, terms in texts.counts.items()},
        }
        if record.sort == "unit":
            lengths["all_length"] = max(lengths["all_length"], SHORTEST)
        facts = {name: 0 if n is None else n + 1 for name, n in record.numbers.items()}
        self.add_columns(
            {**facts, "nth": record.nth, **lengths},
            {"id": encoded(record.id), "blob": record.blob},
        )
        document, posted = self.size - 1, self.postings
        posted.count("sort", document, {record.sort: 1})
        for field, terms in record.terms.items():
            posted.count(field, document, dict.fromkeys(terms, 1))
        for field, found in texts.places.items():
            posted.add(field, document, found)
        for field, counts in texts.counts.items():
            posted.count(field, document, counts)

    def add_columns(self, numbers: Mapping[str, int], texts: Mapping[str, bytes]) -> None:
        """Put a document at the end with the values of its columns, and no terms."""
        if not self._info:
            self._begin()
        self._columns.start_doc(self.size)
        for values in (numbers, texts):
            for name, value in values.items():
                self._columns.add_column_value(name, COLUMNS[name], value)
        self._columns.finish_doc()
        self.size += 1

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
        for field, term, pairs, positions in self.postings.all(carried):
            lists.add(field, term, pairs[::2], pairs[1::2], positions)
        lists.close()
        self._info.set_doc_count(self.size)
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
    numbers = {name: segment.numbers(name) for name in NUMBERS}
    moved = []
    for document in range(segment.size):
        moved.append(-1 if document in dead else new.size)
        if document not in dead:
            new.add_columns(
                {name: column[document] for name, column in numbers.items()},
                {name: segment.stored(name, document) for name in BYTES},
            )
    return moved


def _postings(segment: Segment, moved: list[int]) -> Iterator[Posted]:
    """Its lists, for the new numbers of its documents."""
    gone = -1 in moved
    for field, term, found in segment.lists():
        pairs, positions = array("I"), array("I")
        for block in found.blocks():
            documents = [moved[document] for document in block.documents]
            if gone:
                documents, block = _without_dead(documents, block)
            some = array("I", bytes(8 * len(documents)))
            some[::2], some[1::2] = array("I", documents), array("I", list(block.counts))
            pairs.extend(some)
            positions.extend(list(block.positions))  # An array would have to be of the same width.
        if pairs:
            yield Posted(field, term, pairs, positions)


def _without_dead(documents: list[int], block: Block) -> tuple[list[int], Block]:
    left = [nth for nth, document in enumerate(documents) if document >= 0]
    if len(left) == len(documents):
        return documents, block
    counts = [block.counts[nth] for nth in left]
    ends = list(accumulate(block.counts))
    positions = [
        position
        for nth in (left if block.positions else ())
        for position in block.positions[ends[nth] - block.counts[nth] : ends[nth]]
    ]
    return [documents[nth] for nth in left], Block((), counts, positions)
