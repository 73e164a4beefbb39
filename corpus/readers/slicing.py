"""Large files in slices that can be read apart, so that several processes share one file.

A .jsonl is cut between lines and a .zip between members; where, the file itself tells
without being read through a parser. All else is read whole: the largest of it is one
letter. A slice says where it begins and ends and holds nothing, so that it costs
nothing to hand out.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ..errors import UnreadableError
from . import limits, sniff
from .archive import ZIP_ERRORS
from .outcome import Stream
from .record_files import is_by_line

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SLICE = limits.MB * 3 // 2
"""The least bytes of a slice, but for the last."""
_MOST = 32  # slices of an archive: each reads its list of members anew


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a file: bytes of a .jsonl, or members of a .zip, from `start` up to `end`.

    `number` is that of its first line, from 1; 0 says that it is of members.
    """

    start: int
    end: int
    number: int = 0


def slices(path: Path, form: str | None, size: int = SLICE) -> Iterator[Slice]:
    """The slices of a file that its suffix says to be of `form`; none when it is read whole."""
    if form not in {"json", "jsonl", "zip"}:
        return
    try:
        if path.stat().st_size <= size:
            return
        with path.open("rb") as file:
            head = file.read(sniff.HEAD)
            form = sniff.form_of(head, path.suffix.lower(), form)
            file.seek(0)
            if form == "zip":
                yield from _of_members(file, size)
            elif form in {"json", "jsonl"} and is_by_line(head, form):
                yield from _of_lines(file, size)
    except (UnreadableError, *ZIP_ERRORS):
        return  # Whoever reads it tells what is wrong.


def _of_lines(file: IO[bytes], size: int) -> Iterator[Slice]:
    start = at = 0
    number = following = 1
    while block := file.read(size):
        cut = block.rfind(b"\n") + 1
        if cut:
            yield Slice(start, at + cut, number)
            following += block.count(b"\n")
            start, number = at + cut, following
        at += len(block)
    if start < at:
        yield Slice(start, at, number)


def _of_members(file: IO[bytes], size: int) -> Iterator[Slice]:
    """None where an archive is in the archive: what that may unpack to is counted in one go."""
    with zipfile.ZipFile(file) as archive:
        infos = archive.infolist()
    unpacked = sum(info.file_size for info in infos)
    if unpacked > limits.MAX_UNPACKED or any(i.filename.lower().endswith(".zip") for i in infos):
        return
    size = max(size, -(-sum(info.compress_size for info in infos) // _MOST))
    start = packed = 0
    for nth, info in enumerate(infos, 1):
        packed += info.compress_size
        if packed >= size:
            yield Slice(start, nth)
            start, packed = nth, 0
    if start < len(infos):
        yield Slice(start, len(infos))


def window(stream: Stream, part: Slice) -> Stream:
    """A slice of bytes as a stream of its own."""
    stream.seek(part.start)
    return io.BufferedReader(_Window(stream, part.end - part.start), sniff.HEAD)


class _Window(io.RawIOBase):
    def __init__(self, stream: Stream, size: int) -> None:
        super().__init__()
        self._stream, self._left = stream, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer).cast("B")
        data = self._stream.read(min(len(view), self._left))
        self._left -= len(data)
        view[: len(data)] = data
        return len(data)
