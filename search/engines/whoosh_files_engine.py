"""Files of a Whoosh index: durable when they are renamed, mapped and not copied when opened.

A segment is one file that holds all its parts. Whoosh maps it into memory, but
copies every part that it opens; for a large index that is the whole index, read
and held for each search. A `Window` reads from the map.
"""

import io
import os
import sys
from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from whoosh.codec.whoosh3 import W3Segment
from whoosh.columns import Column, ColumnReader, ColumnWriter, VarBytesColumn
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile

from ..disk import sync


class Storage(FileStorage):  # type: ignore[misc]
    """A folder in which a rename, Whoosh's moment of commit, is durable."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Put a file in the place of another once it is on the disk in full."""
        folder = Path(self.folder)
        sync(folder / oldname)
        (folder / oldname).replace(folder / newname)
        sync(folder)


class Segment(W3Segment):  # type: ignore[misc]
    """Whoosh's segment, opened as a map. It is named in every index, so it cannot be moved.

    `totals` are the sums of its columns of lengths as it was written, which scores rest on.
    """

    totals: Mapping[str, int] = MappingProxyType({})

    def open_compound_file(self, storage: Any) -> CompoundStorage:
        """Its file, as a storage of its parts."""
        return _Mapped(storage.open_file(self.make_filename(self.COMPOUND_EXT)))


class _Mapped(CompoundStorage):  # type: ignore[misc]
    def open_file(self, name: str, *args: Any, **kwargs: Any) -> Any:
        if not self._source:  # There was no memory left for a map.
            return super().open_file(name, *args, **kwargs)
        start, length = self.range(name)
        return _Window(memoryview(self._source)[start : start + length], name)


class _Window(BufferFile):  # type: ignore[misc]
    """A part of a mapped file, to be sliced; reading it in sequence is rare, and works."""

    def __init__(self, view: memoryview, name: str) -> None:
        super().__init__(b"", name=name)
        self._buf = view
        self.file = io.BufferedReader(_Sequence(view))

    def view(self, position: int, length: int) -> memoryview:
        """Some bytes, without a copy of them."""
        return self._buf[position : position + length]


class _Sequence(io.RawIOBase):
    def __init__(self, view: memoryview) -> None:
        self._view, self._at = view, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        some = self._view[self._at : self._at + len(buffer)]
        buffer[: len(some)] = some
        self._at += len(some)
        return len(some)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: len(self._view)}[whence]
        self._at = base + offset
        return self._at


class Numbers(Column):  # type: ignore[misc]
    """A column of unsigned 32-bit numbers that is read in one piece; 0 where none was given.

    Whoosh's own numeric column unpacks every value by itself.
    """

    _default = 0

    class Writer(ColumnWriter):  # type: ignore[misc]
        """Collects the numbers of a segment."""

        def __init__(self, dbfile: Any) -> None:
            self._dbfile, self._numbers = dbfile, array("I")

        def add(self, docnum: int, value: int) -> None:
            """Set the number of a document; documents come in order."""
            self._numbers.extend([0] * (docnum - len(self._numbers)))
            self._numbers.append(value)

        def extend(self, docnum: int, values: Iterable[int]) -> None:
            """Set the numbers of a document and those behind it."""
            self._numbers.extend([0] * (docnum - len(self._numbers)))
            self._numbers.extend(values)

        def finish(self, docnum: int) -> None:
            """Write all of them."""
            self._numbers.extend([0] * (docnum - len(self._numbers)))
            self._dbfile.write_array(self._numbers)

    class Reader(ColumnReader):  # type: ignore[misc]
        """Gives the whole column, or the number of one document."""

        def __getitem__(self, docnum: int) -> int:
            return int.from_bytes(self._dbfile.get(self._basepos + 4 * docnum, 4), "big")

        def load(self) -> "array[int]":
            """All numbers by document."""
            place = self._basepos, 4 * self._doccount
            view = getattr(self._dbfile, "view", self._dbfile.get)
            numbers = array("I")
            numbers.frombytes(view(*place))
            if sys.byteorder == "little":  # Whoosh writes them the other way round.
                numbers.byteswap()
            return numbers


class Blobs(VarBytesColumn):  # type: ignore[misc]
    """Whoosh's column of bytes; to read one value only its own place is looked up.

    Where each lies is kept for small segments, too, which else are read through.
    """

    def __init__(self) -> None:
        super().__init__(write_offsets_cutoff=0)

    class Reader(VarBytesColumn.Reader):  # type: ignore[misc]
        """Gives the bytes of a document."""

        def _read_offsets_and_lengths(self) -> None:
            end = self._basepos + self._length
            if self._dbfile.get(end - 1, 1) != b"X":  # Only lengths are kept, and their type.
                super()._read_offsets_and_lengths()
                return
            lengths, offsets = map(chr, self._dbfile.get(end - 3, 2))
            self._offsets = _Places(self._dbfile, offsets, end - 3, self._doccount)
            self._lengths = _Places(self._dbfile, lengths, self._offsets.start, self._doccount)


class _Places:
    """An array of numbers in a file, as Whoosh writes it, read one by one."""

    def __init__(self, file: Any, typecode: str, end: int, count: int) -> None:
        self._file, self._size, self._count = file, array(typecode).itemsize, count
        self.start = end - count * self._size

    def __getitem__(self, nth: int) -> int:
        if not 0 <= nth < self._count:
            raise IndexError(nth)
        return int.from_bytes(self._file.get(self.start + nth * self._size, self._size), "big")
