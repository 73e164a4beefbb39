"""Metadata files beside letters: which of them belongs to which letter.

A metadata file is never a letter. It belongs to the letter with the same name
(`x.metadata.xml`, `x/metadata.xml` as the site's own addresses have it), or to the
only letter in its folder, in whatever formats that is there.
"""

import os
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from ..errors import UnreadableError
from . import limits

Pairs = tuple[tuple[str, str], ...]
_NAME = "metadata.xml"


class Folder(Protocol):
    """A folder of files, on disk or in an archive."""

    def has(self, name: str) -> bool:
        """Whether there is such a file; `name` may lead into a folder below."""

    def names(self) -> Iterator[str]:
        """The names of the files in the folder itself."""

    def read(self, name: str, most: int) -> bytes:
        """The first `most` bytes of a file."""


@dataclass(frozen=True, slots=True)
class Disk:
    """A folder on disk."""

    path: Path

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return (self.path / name).is_file()

    def names(self) -> Iterator[str]:
        """The names of all entries, one by one: a folder may hold the whole record."""
        with os.scandir(self.path) as entries:
            for entry in entries:
                yield entry.name

    def read(self, name: str, most: int) -> bytes:
        """The first bytes of a file."""
        with (self.path / name).open("rb") as file:
            return file.read(most)


def is_metadata(name: str) -> bool:
    """Whether a file's name says that it holds metadata, and no letter.

    >>> is_metadata("metadata.xml"), is_metadata("ah-tk-20232024-9.metadata.xml")
    (True, True)
    """
    return name.lower() == _NAME or name.lower().endswith(f".{_NAME}")


def companion(name: str, folder: Folder, letters: Container[str]) -> str | None:
    """The metadata file for the letter `name` in a folder, or None.

    `letters` are the suffixes that make a file a letter.
    """
    stem = PurePosixPath(name).stem
    for found in (f"{stem}.{_NAME}", f"{name}.{_NAME}", f"{stem}/{_NAME}"):
        if folder.has(found):
            return found
    return _NAME if folder.has(_NAME) and _is_alone(stem, folder, letters) else None


def _is_alone(stem: str, folder: Folder, letters: Container[str]) -> bool:
    """Whether all letters of a folder are the one called `stem`."""
    paths = (PurePosixPath(n) for n in folder.names() if not is_metadata(n) and n[:1] != ".")
    return all(path.stem == stem for path in paths if path.suffix.lower() in letters)


def pairs(name: str, folder: Folder, letters: Container[str]) -> Pairs:
    """What the metadata file for a letter says; nothing where there is none or it is broken."""
    try:
        found = companion(name, folder, letters)
        if found is None:
            return ()
        data = folder.read(found, limits.MAX_METADATA + 1)
        if len(data) > limits.MAX_METADATA:
            return ()
        from . import metadata

        return metadata.read(data)
    except (UnreadableError, OSError, ValueError):  # a letter is read without it, too
        return ()
