"""Which files are meant by the paths that a user gives, and whether a file has changed.

A folder stands for all files in it, at any depth, whose suffix is read. Hidden
files, what macOS puts in archives, the lock files of word processors and an index
of ours that stands among the letters are passed over. A file is known by its
absolute path, links in the path to the folder given resolved; a file that is met
twice, by a link, counts once.
"""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from corpus.errors import KamerzoekError
from corpus.readers import companion, is_metadata

from .splitter import READING_VERSION

_BLOCK = 1 << 20
_AN_INDEX = {"index.json", "index.lock"}
"""What every index directory holds."""


@dataclass(slots=True)
class Found:
    """The `files` in order of their paths, and the `folders` given.

    `failed` tells (path, reason) of what cannot be looked at; of files below
    `unseen` folders nobody can say that they have vanished.
    """

    files: list[Path] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    unseen: list[Path] = field(default_factory=list)

    def covers(self, path: str) -> bool:
        """Whether a file, had it been there, would have been found."""
        inside = any(Path(path).is_relative_to(folder) for folder in self.folders)
        return inside and not any(Path(path).is_relative_to(folder) for folder in self.unseen)


def discover(paths: Iterable[Path], suffixes: Collection[str]) -> Found:
    """Find the files that paths stand for; a path that is not there is a `KamerzoekError`."""
    found = Found()
    met: set[tuple[int, int]] = set()
    for given in paths:
        if not given.exists():
            raise KamerzoekError(f"no such file or folder: {given}")
        path = given.resolve()
        if path.is_dir():
            found.folders.append(path)
            found.files += [file for file in _below(path, found, met) if _is_read(file, suffixes)]
        elif path.suffix.lower() in suffixes:
            found.files += [path] if _first(path, met) else []
        else:
            known = ", ".join(sorted(suffixes))
            found.failed.append((str(path), f"not a kind of file that is read ({known})"))
    found.files.sort()
    return found


def _below(folder: Path, found: Found, met: set[tuple[int, int]]) -> Iterator[Path]:
    """All files in a folder and the folders in it, each folder once, also where links go round."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            if not _first(here, met):
                continue
            with os.scandir(here) as scan:
                entries = [entry for entry in scan if not _is_hidden(entry.name)]
            if {entry.name for entry in entries} >= _AN_INDEX:
                continue
            for entry in entries:
                if entry.is_dir():
                    waiting.append(Path(entry.path))
                elif entry.is_file() and _first(Path(entry.path), met):
                    yield Path(entry.path)
        except OSError as error:
            found.failed.append((str(here), f"cannot be looked into: {error.strerror or error}"))
            found.unseen.append(here)


def _first(path: Path, met: set[tuple[int, int]]) -> bool:
    """Whether a file or folder is met for the first time."""
    status = path.stat()
    identity = status.st_dev, status.st_ino
    if identity in met:
        return False
    met.add(identity)
    return True


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name == "__MACOSX"


def _is_read(path: Path, suffixes: Collection[str]) -> bool:
    return path.suffix.lower() in suffixes and not is_metadata(path.name)


def fingerprint(path: Path) -> str:
    """What tells whether a file must be read again: its bytes, and the version of the reading.

    The bytes of the metadata file that is read with it count, too.
    """
    digest = blake2b(digest_size=16, salt=f"reading {READING_VERSION}".encode())
    beside = companion(path)
    for part in (path, beside) if beside else (path,):
        with part.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    return digest.hexdigest()
