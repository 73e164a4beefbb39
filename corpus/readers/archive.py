"""The members of a zip, one at a time, none larger than it should be.

An archive comes from anywhere, so nothing that it says of itself is believed:
sizes are counted on the bytes that come out, names are only names (nothing is
ever written to disk), and one broken member does not cost the others.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, NamedTuple

from ..errors import UnreadableError
from . import limits
from .outcome import Stream

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,  # NotImplementedError among them: a packing method that zipfile lacks
)
"""What the zip machinery raises on broken, encrypted or exotic archives."""


@dataclass(slots=True)
class Budget:
    """What an archive, with the archives inside it, may still unpack to, in bytes."""

    left: int = field(default_factory=lambda: limits.MAX_UNPACKED)

    def take(self, size: int) -> None:
        """Count bytes that came out; an archive that gives too many is an `UnreadableError`."""
        self.left -= size
        if self.left < 0:
            whole = limits.MAX_UNPACKED // limits.MB // 1024
            raise UnreadableError(f"too large: it unpacks to over {whole} GB")


class Member(NamedTuple):
    """A file of an archive: its name, its bytes or why they cannot be had, the folder it is in.

    The stream is good until the next member is asked for; while it is read it may
    raise `UnreadableError`.
    """

    name: str
    stream: Stream | UnreadableError
    folder: "Inside"


def members(
    archive: IO[bytes], budget: Budget, start: int = 0, end: int | None = None
) -> Iterator[Member]:
    """Each file of an archive in its order; folders, hidden files, macOS's own are left out.

    With `start` and `end` only those of its list from one place up to the other.
    """
    try:
        opened = zipfile.ZipFile(archive)
    except ZIP_ERRORS as error:
        raise UnreadableError(f"not a zip archive that can be read: {_words(error)}") from None
    with opened:
        index = _Index(opened, budget)
        for info in opened.infolist()[start:end]:
            name = info.filename.replace("\\", "/")
            if not name or name.endswith("/") or _unseen(name):  # is_dir() chokes on no name
                continue
            budget.take(0)
            folder = Inside(index, name.rpartition("/")[0])
            yield Member(name, _opened(opened, info, name, budget), folder)


class _Index:
    """The files of an archive by folder, found out once and only if anybody asks."""

    def __init__(self, archive: zipfile.ZipFile, budget: Budget) -> None:
        self.archive = archive
        self.budget = budget

    @cached_property
    def files(self) -> dict[str, zipfile.ZipInfo]:
        return {info.filename.replace("\\", "/"): info for info in self.archive.infolist()}

    @cached_property
    def folders(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self.files:
            folder, _, file = name.rpartition("/")
            found.setdefault(folder, []).append(file)
        return found


@dataclass(frozen=True, slots=True)
class Inside:
    """A folder in an archive, by its path."""

    index: _Index
    path: str

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return self._full(name) in self.index.files

    def names(self) -> Iterator[str]:
        """The names of the files in the folder itself."""
        return iter(self.index.folders.get(self.path, ()))

    def read(self, name: str, most: int) -> bytes:
        """The first bytes of a file."""
        try:
            with self.index.archive.open(self.index.files[self._full(name)]) as file:
                data = file.read(most)
        except ZIP_ERRORS as error:
            raise UnreadableError(f"broken in the archive: {_words(error)}") from None
        self.index.budget.take(len(data))
        return data

    def _full(self, name: str) -> str:
        return f"{self.path}/{name}" if self.path else name


def _unseen(name: str) -> bool:
    """Whether a file is none of the user's: `.DS_Store`, `__MACOSX/`, anything hidden."""
    return any(
        part == "__MACOSX" or (part.startswith(".") and part not in {".", ".."})
        for part in name.split("/")
    )


def _opened(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: Budget
) -> Stream | UnreadableError:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return UnreadableError("refused: its name leads outside the archive")
    if info.flag_bits & 0x1:
        return UnreadableError("encrypted: it cannot be read without its password")
    try:
        member = archive.open(info)
    except ZIP_ERRORS as error:
        return UnreadableError(f"broken in the archive: {_words(error)}")
    return io.BufferedReader(_Member(member, info.compress_size, budget), 65_536)


class _Member(io.RawIOBase):
    """The bytes of one member, counted as they come."""

    def __init__(self, member: IO[bytes], packed: int, budget: Budget) -> None:
        super().__init__()
        self._member = member
        self._packed = packed
        self._budget = budget
        self._unpacked = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._member.read(len(view))
        except ZIP_ERRORS as error:
            raise UnreadableError(f"broken in the archive: {_words(error)}") from None
        self._unpacked += len(data)
        self._budget.take(len(data))
        limits.check_ratio(self._unpacked, self._packed)
        view[: len(data)] = data
        return len(data)


def _words(error: BaseException) -> str:
    """An error of the zip machinery in one line."""
    return " ".join(str(error).split()) or type(error).__name__
