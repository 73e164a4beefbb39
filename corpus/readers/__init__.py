"""Files into text or documents: the one door to all formats.

A reader turns the bytes of one format into a `Text`; what belongs to every format
is done here, once: which reader a file needs, how much of it is read, archives and
record files that hold many letters, metadata in a file beside a letter, and what is
said of a file that cannot be read. Everything streams: a folder, an archive or a
.jsonl of any size is never in memory as a whole. A file never raises: it gives a
`Failed` with its reason.

A format is added with a module that has `read(data: bytes) -> Text` and one line
in `SUFFIXES`. Reader modules are imported when the first file needs them.

Limits (`limits.py`): one letter 50 MB and 10 million characters; one .json 256 MB;
.jsonl and .zip of any size, but a line of .jsonl 50 MB, and what a .zip unpacks to
2 GB, 200 times its size, one archive deep.
"""

import importlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ..errors import UnreadableError
from ..text import Text
from . import archive, companions, limits, record_files, slicing, sniff
from .companions import Disk, Folder, is_metadata
from .outcome import Failed, Outcome, Read, Stream
from .slicing import Slice

__all__ = [
    "NOTHING", "SUFFIXES", "Failed", "Outcome", "Read", "Slice",
    "companion", "is_metadata", "read", "read_bytes", "slices",
]  # fmt: skip

NOTHING = "no letters in it"
"""The reason told of a file that can be read and holds nothing."""

SUFFIXES: dict[str, str] = {
    ".txt": "txt",
    ".pdf": "pdf",
    ".docx": "docx",
    ".doc": "doc",
    ".odt": "odt",
    ".html": "html",
    ".htm": "html",
    ".xml": "xml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".zip": "zip",
}
"""The suffixes that are read, in lower case, each with the form it stands for."""


def slices(path: Path) -> Iterator[Slice]:
    """The parts of a large file that may be read apart, in order; none when it is read whole."""
    return slicing.slices(path, SUFFIXES.get(path.suffix.lower()))


def read(path: Path, source: str | None = None, part: Slice | None = None) -> Iterator[Outcome]:
    """What a file holds: one letter, or the many of a .zip, .json or .jsonl.

    `source` names the file in what comes out, by default its path; a member is
    `a.zip/inner/x.pdf`, a line `a.jsonl:17`. Never raises for what is in the file.
    Of a `part` only what is in there, which may be nothing.
    """
    source = str(path) if source is None else source
    try:
        if not path.is_file():
            raise FileNotFoundError(2, "no such file")
        stream = io.BufferedReader(path.open("rb", buffering=0), sniff.HEAD)
        size = path.stat().st_size
    except OSError as error:
        yield Failed(source, f"cannot be opened: {error.strerror or error}")
        return
    with stream:
        yield from _Reading(part).contents(stream, path.name, source, size, Disk(path.parent))


def companion(path: Path) -> Path | None:
    """The metadata file beside a letter that is read with it, if there is one."""
    try:
        found = companions.companion(path.name, Disk(path.parent), SUFFIXES)
    except (OSError, ValueError):
        return None
    return None if found is None else path.parent / found


def read_bytes(data: bytes, name: str, source: str | None = None) -> Iterator[Outcome]:
    """The same for a file in memory, whose `name` gives its suffix."""
    stream = io.BufferedReader(io.BytesIO(data), sniff.HEAD)
    yield from _Reading().contents(stream, name, source or name, len(data))


class _Reading:
    """One call of `read`: how deep it is in archives, and what they may still unpack to."""

    def __init__(self, part: Slice | None = None) -> None:
        self.part = part
        self.depth = 0
        self.budget = archive.Budget()

    def contents(
        self,
        stream: Stream,
        name: str,
        source: str,
        size: int | None = None,
        folder: Folder | None = None,
    ) -> Iterator[Outcome]:
        """Everything in one file of a folder; `size` in bytes where it is known for certain."""
        found = False
        try:
            for outcome in self._contents(stream, name, source, size, folder):
                found = True
                yield outcome
            if not found and not self.part:
                yield Failed(source, NOTHING)
        except UnreadableError as error:
            yield Failed(source, error.message)
        except MemoryError:
            yield Failed(source, "too large for the memory of this machine")
        except RecursionError:
            yield Failed(source, "nested too deep")
        except Exception as error:  # a defect of a reader costs one letter, not the run
            yield Failed(source, f"cannot be read: {type(error).__name__}: {error}")

    def _contents(
        self, stream: Stream, name: str, source: str, size: int | None, folder: Folder | None
    ) -> Iterator[Outcome]:
        head = stream.peek(sniff.HEAD)
        if not head:
            raise UnreadableError("empty")
        suffix = PurePosixPath(name).suffix.lower()
        form = sniff.form_of(head, suffix, SUFFIXES.get(suffix))
        if form == "zip":
            yield from self._members(stream, source)
        elif form in {"json", "jsonl"} and record_files.is_by_line(head, form):
            first = 1
            if self.part:
                stream, first = slicing.window(stream, self.part), self.part.number
            yield from record_files.read_lines(stream, source, first)
        elif form in {"json", "jsonl"}:
            data = _whole(stream, size, limits.MAX_JSON, "a .json file")
            yield from record_files.read_whole(data, source)
        else:
            data = _whole(stream, size, limits.MAX_LETTER, "one letter")
            text = _text(form, data)
            beside = () if folder is None else companions.pairs(name, folder, SUFFIXES)
            yield Read(source, replace(text, metadata=(*text.metadata, *beside)))

    def _members(self, stream: Stream, source: str) -> Iterator[Outcome]:
        if self.depth > limits.MAX_DEPTH:
            raise UnreadableError("an archive within an archive within an archive")
        if not stream.seekable():
            stream = io.BufferedReader(
                io.BytesIO(_whole(stream, None, limits.MAX_JSON, "an archive in an archive"))
            )
        self.depth += 1
        try:
            chosen = (self.part.start, self.part.end) if self.part else ()
            self.part = None  # It is not a part of any member.
            for member in archive.members(stream, self.budget, *chosen):
                path = PurePosixPath(member.name)
                if path.suffix.lower() in SUFFIXES and not is_metadata(path.name):
                    yield from self._member(member, path.name, f"{source}/{member.name}")
        finally:
            self.depth -= 1

    def _member(self, member: archive.Member, name: str, source: str) -> Iterator[Outcome]:
        if isinstance(member.stream, UnreadableError):
            yield Failed(source, member.stream.message)
        else:
            yield from self.contents(member.stream, name, source, folder=member.folder)


def _whole(stream: Stream, size: int | None, limit: int, what: str) -> bytes:
    """All bytes of a stream, if there are no more than `limit`."""
    limits.check_size(size or 0, limit, what)
    data = stream.read(limit + 1)
    limits.check_read(data, limit, what)
    return data


def _text(form: str, data: bytes) -> Text:
    """Read one letter with the reader of its form."""
    text: Text = importlib.import_module(f".{form}", __name__).read(data)
    if not any(line.text or line.number for line in text.lines):
        raise UnreadableError("no text")
    limits.check_text(sum(len(line.text) for line in text.lines))
    return text
