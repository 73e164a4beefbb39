"""How posting lists lie in a Whoosh segment: whole lists in and out, never one posting at a time.

Whoosh hands every posting through seven Python calls when it writes and through a
tree of matchers when it reads; in pure Python that is where all the time goes. A
codec is Whoosh's own place to change this. Ours keeps Whoosh's term dictionary,
columns, segments and commits, and brings its own lists: blocks of up to `BLOCK`
documents, numbers in the narrowest array that holds them, so that C code packs
and unpacks a block at once and nothing needs compression. Measured on 60,000
units: indexing is five times as fast as with Whoosh's codec, the index half as
large, and a word that half of all units hold is scored ten times as fast.

A block is a head (`_HEAD`: its length behind the head, number of documents, first
and last document, item sizes), then the steps between documents, then how often
the term is in each (left out when once everywhere), then its positions (left out
where the field has none).
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import sub
from struct import Struct
from typing import Any, NamedTuple
from zlib import crc32

from whoosh.codec.whoosh3 import W3Codec, W3PerDocWriter, W3TermsReader
from whoosh.filedb.filetables import HashWriter, OrderedHashWriter

from .whoosh_files_engine import Numbers, Segment

BLOCK = 512
_HEAD = Struct("<IHIIBBB")
_FIELD = Struct("!H")
_LENGTHS = Struct("!ii")  # Of a key and its value, before both, in Whoosh's ordered hash.
_EXTENT = Struct("!5xI6xII")  # Of a W3TermInfo: number of documents, the first, the last.
# All of a W3TermInfo: no postings inside, their total weight and number, lengths and the largest
# weight (which we do not use), first and last document, where the list lies and its length.
_INFO = Struct("!BfIBBfIIqi")
_POINTER = Struct("!Iq")  # Of a slot in Whoosh's hash: the hash of a key, and where it lies.
_CRC = 1  # The number of this hash function; Whoosh takes MD5 if it is not told.
_CODES = {1: "B", 2: "H", 4: "I"}

Ints = Sequence[int]


class Block(NamedTuple):
    """Some documents of a list, how often the term is in each, and all its positions in them."""

    documents: Ints
    counts: Ints
    positions: Ints


def pack(numbers: Ints) -> tuple[int, bytes]:
    """The item size and the bytes of numbers in the narrowest array, little-endian."""
    top = max(numbers, default=0)
    packed = array("B" if top < 1 << 8 else "H" if top < 1 << 16 else "I", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.itemsize, packed.tobytes()


def unpack(size: int, data: bytes) -> Ints:
    """The numbers that `pack` packed."""
    if size == 1:
        return data
    numbers = array(_CODES[size], data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def encode(documents: Ints, counts: Ints, positions: Ints) -> bytes:
    """One block; `positions` is empty or holds `sum(counts)` positions."""
    if len(documents) == 1:  # More than half of all terms.
        return _encode_one(documents[0], counts, positions)
    steps_size, steps = pack(list(map(sub, documents[1:], documents)))
    counts_size, times = (0, b"") if max(counts) == 1 else pack(counts)
    places_size, places = pack(positions) if positions else (0, b"")
    length = len(steps) + len(times) + len(places)
    head = _HEAD.pack(
        length, len(documents), documents[0], documents[-1], steps_size, counts_size, places_size
    )
    return b"".join((head, steps, times, places))


def _encode_one(document: int, counts: Ints, positions: Ints) -> bytes:
    counts_size, times = (0, b"") if counts[0] == 1 else pack(counts)
    places_size, places = pack(positions) if positions else (0, b"")
    length = len(times) + len(places)
    head = _HEAD.pack(length, 1, document, document, 1, counts_size, places_size)
    return head + times + places


class PostingList:
    """The documents of one term in one segment, read block by block."""

    def __init__(self, file: Any, start: int, length: int) -> None:
        self._file, self._start, self._length = file, start, length
        self._all: list[Block] | None = None

    def __len__(self) -> int:
        return self._length

    @property
    def parts(self) -> int:
        """The number of its blocks."""
        return -(-self._length // BLOCK)

    def blocks(self, wanted: Ints | None = None) -> Iterator[Block]:
        """Its blocks in order; with `wanted` (ascending) only those that may hold one of them."""
        if wanted is not None and self._all is None:
            yield from self._read(wanted)
            return
        if self._all is None:
            self._all = list(self._read(None))
        yield from self._all

    def _read(self, wanted: Ints | None) -> Iterator[Block]:
        get, at, left = self._file.get, self._start, self._length
        chosen = iter(wanted) if wanted is not None else None
        next_one = next(chosen, None) if chosen else 0
        while left and next_one is not None:
            length, count, first, last, *sizes = _HEAD.unpack(get(at, _HEAD.size))
            if chosen is None or next_one <= last:
                yield _decode(get(at + _HEAD.size, length), count, first, sizes)
            while chosen and next_one is not None and next_one <= last:
                next_one = next(chosen, None)
            at += _HEAD.size + length
            left -= count

    def documents(self, wanted: Ints | None = None) -> list[int]:
        """Its documents, ascending; with `wanted` at least those of them that it holds."""
        found: list[int] = []
        for block in self.blocks(wanted):
            found += block.documents
        return found


def _decode(data: bytes, count: int, first: int, sizes: list[int]) -> Block:
    steps_size, counts_size, places_size = sizes
    times_at = (count - 1) * steps_size
    places_at = times_at + count * counts_size
    steps = unpack(steps_size, data[:times_at])
    times = unpack(counts_size, data[times_at:places_at]) if counts_size else b"\1" * count
    places = unpack(places_size, data[places_at:]) if places_size else ()
    return Block(list(accumulate(steps, initial=first)), times, places)


class _TermsWriter(OrderedHashWriter):  # type: ignore[misc]
    """Whoosh's ordered hash, written in fewer calls."""

    def __init__(self, file: Any) -> None:
        super().__init__(file)
        file.seek(0)
        HashWriter.__init__(self, file, hashtype=_CRC)
        self._at, self._last = file.tell(), b""

    def add(self, key: bytes, value: bytes) -> None:
        """Put an entry at the end; its key must be greater than the last."""
        if key <= self._last:
            raise ValueError(f"keys must increase: {self._last!r}, {key!r}")
        entry = _LENGTHS.pack(len(key), len(value)) + key + value
        self.dbfile.write(entry)
        self.index.append(self._at)
        hashed = crc32(key)
        self.buckets[hashed & 255].append((hashed, self._at))
        self._last = key
        self._at += len(entry)

    def _write_hashes(self) -> None:
        for entries in self.buckets:
            slots = 2 * len(entries)
            self.directory.append((self.dbfile.tell(), slots))
            table, taken = bytearray(slots * _POINTER.size), bytearray(slots)
            for hashed, position in entries:
                slot = (hashed >> 8) % slots
                while taken[slot]:
                    slot = (slot + 1) % slots
                taken[slot] = 1
                _POINTER.pack_into(table, slot * _POINTER.size, hashed, position)
            self.dbfile.write(table)


class Columns(W3PerDocWriter):  # type: ignore[misc]
    """Whoosh's columns of a new segment, filled with many documents at once."""

    def add_documents(
        self,
        size: int,
        values: Iterable[tuple[str, Sequence[Any]]],
        columns: Mapping[str, Any],
    ) -> None:
        """Put `size` documents at the end, with the values of each in some columns."""
        for name, some in values:
            if not self._has_column(name):
                self._create_column(name, columns[name])
            writer = self._get_column(name)
            if isinstance(writer, Numbers.Writer):
                writer.extend(self._doccount, some)
            else:
                for document, value in enumerate(some, self._doccount):
                    writer.add(document, value)
        self._doccount += size


class ListWriter:
    """Writes the term dictionary and the lists of one segment, terms in ascending order."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._terms = _TermsWriter(segment.create_file(storage, W3Codec.TERMS_EXT))
        self._fields: dict[str, int] = {}
        self._terms.extras["fieldmap"] = self._fields
        self._lists = segment.create_file(storage, W3Codec.POSTS_EXT)
        self._at = 0

    def add(self, field: str, term: bytes, documents: Ints, counts: Ints, positions: Ints) -> None:
        """Write one list; fields and the terms in a field must come in order."""
        data = b"".join(_blocks(documents, counts, positions))
        info = _INFO.pack(
            0, sum(counts), len(documents), 0, 0, 0, documents[0], documents[-1],
            self._at, len(data),
        )  # fmt: skip
        number = self._fields.setdefault(field, len(self._fields))
        self._terms.add(_FIELD.pack(number) + term, info)
        self._lists.write(data)
        self._at += len(data)

    def close(self) -> None:
        """Finish both files."""
        self._terms.close()
        self._lists.close()


def _blocks(documents: Ints, counts: Ints, positions: Ints) -> Iterator[bytes]:
    if len(documents) <= BLOCK:
        yield encode(documents, counts, positions)
        return
    at = 0
    for start in range(0, len(documents), BLOCK):
        some = counts[start : start + BLOCK]
        end = at + sum(some) if positions else 0
        yield encode(documents[start : start + BLOCK], some, positions[at:end])
        at = end


class TermsReader(W3TermsReader):  # type: ignore[misc]
    """Whoosh's term dictionary, which also gives all terms of a field quickly."""

    def extents(self, field: str, prefix: bytes = b"") -> Iterator[tuple[bytes, int, int, int]]:
        """The terms of a field in order: how many documents hold each, the first, the last.

        With `prefix` those that begin so.
        """
        number = self._fieldmap.get(field)
        if number is None:
            return
        index = self._tindex
        after = _FIELD.pack(number) + prefix + b"\xff" if prefix else _FIELD.pack(number + 1)
        start = index.closest_key_pos(_FIELD.pack(number) + prefix)
        end = index.closest_key_pos(after)  # no term holds the byte FF
        if start is None:
            return
        data = index.dbfile.get(start, (index.endofdata if end is None else end) - start)
        lengths, extent, field_size = _LENGTHS.unpack_from, _EXTENT.unpack_from, _FIELD.size
        at, size = 0, len(data)
        while at < size:
            key, value = lengths(data, at)
            at += _LENGTHS.size
            after_key = at + key
            yield data[at + field_size : after_key], *extent(data, after_key)
            at = after_key + value


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with these lists. It is named in every segment, so it cannot be moved."""

    def new_segment(self, storage: Any, indexname: str) -> Segment:
        """A segment with a name of its own."""
        return Segment(self, indexname)

    def per_document_writer(self, storage: Any, segment: Any) -> Columns:
        """What writes the columns of a new segment."""
        return Columns(self, storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> ListWriter:
        """What writes the terms of a new segment."""
        return ListWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> TermsReader:
        """The term dictionary of a segment."""
        name = segment.make_filename(W3Codec.TERMS_EXT)
        lists = segment.open_file(storage, W3Codec.POSTS_EXT)
        return TermsReader(self, storage.open_file(name), storage.file_length(name), lists)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> PostingList:
        """The list of a term, found through the dictionary of a segment."""
        return PostingList(dbfile, terminfo.extent()[0], terminfo.doc_frequency())
