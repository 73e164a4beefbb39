"""Which files hold which letter, and whose version of it is in the index.

The later answer wins; of two of the same day the one that was there already, and
within one run the first by path. The other versions are remembered with their
files, so that the next best takes the place of a winner that vanishes. A letter
whose versions have changed is settled at the end of a run, when all are known:
the winner is read once more, and carries a doubt that names the others.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from corpus.document import Document, Doubt
from corpus.readers import Failed

from .writer import Kept, Source, Writer


class Version(NamedTuple):
    """A version of a letter: the file, the place in what the file gave, and what is known of it."""

    path: str
    nth: int
    kept: Kept


class Versions:
    """The files of an index and the letters in them, as a run goes on."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = dict(sources)
        self._files: dict[str, list[str]] = defaultdict(list)
        self._changed: set[str] = set()
        for source in sources.values():
            for kept in source.documents:
                self._files[kept.id].append(source.path)

    def elsewhere(self, name: str, path: str) -> bool:
        """Whether another file holds a letter of this id."""
        return any(file != path for file in self._files.get(name, ()))

    def kept(self, path: str) -> list[Kept]:
        """The letters of a file whose version counts."""
        return [kept for kept in self._sources[path].documents if not kept.superseded]

    def put(self, source: Source) -> None:
        """Take up what a file holds, in place of what it held."""
        self.drop(source.path)
        self._sources[source.path] = source
        for kept in source.documents:
            self._files[kept.id].append(source.path)
        self._touch(source)

    def drop(self, path: str) -> None:
        """Forget a file."""
        source = self._sources.pop(path, None)
        if source:
            for kept in source.documents:
                self._files[kept.id].remove(path)
            self._touch(source)

    def _touch(self, source: Source) -> None:
        names = [kept.id for kept in source.documents]
        self._changed.update(
            name for name in names if self.elsewhere(name, source.path) or names.count(name) > 1
        )

    def settle(
        self, writer: Writer, letters: Callable[[Path], Iterable[Document | Failed]]
    ) -> None:
        """Put the right version of every letter whose versions have changed into the index."""
        left = {name: self._versions(name) for name in sorted(self._changed)}
        self._changed = set()
        while left := {name: versions for name, versions in left.items() if versions}:
            for path, names in _by_file(left).items():
                for name, document in _found(letters(Path(path)), left, names):
                    self._win(writer, left.pop(name)[0], document)
                for name in names & left.keys():
                    # Its file has changed since. What is in the index may stay; else the next.
                    left[name] = [] if not left[name][0].kept.superseded else left[name][1:]

    def _versions(self, name: str) -> list[Version]:
        """All versions of a letter, the one that counts first."""
        found = [
            Version(path, nth, kept)
            for path in sorted(set(self._files[name]))
            for nth, kept in enumerate(self._sources[path].documents)
            if kept.id == name
        ]
        found.sort(key=lambda version: version.kept.superseded)
        found.sort(key=lambda version: version.kept.dated or date.min, reverse=True)
        return found

    def _win(self, writer: Writer, winner: Version, document: Document) -> None:
        others = [v for v in self._versions(document.id) if v[:2] != winner[:2]]
        doubts = tuple(Doubt("other-version", _said(other, winner)) for other in others)
        document = replace(document, warnings=(*document.warnings, *doubts))
        writer.delete([document.id])
        writer.add([document])
        for path, nth, kept in others:
            self._mark(writer, path, nth, replace(kept, superseded=True))
        won = replace(winner.kept, superseded=False, doubts=len(document.warnings))
        self._mark(writer, winner.path, winner.nth, won)

    def _mark(self, writer: Writer, path: str, nth: int, kept: Kept) -> None:
        source = self._sources[path]
        if source.documents[nth] != kept:
            documents = (*source.documents[:nth], kept, *source.documents[nth + 1 :])
            self._sources[path] = replace(source, documents=documents)
            writer.record(self._sources[path])


def _by_file(left: Mapping[str, list[Version]]) -> dict[str, set[str]]:
    """The ids of the letters to be read once more, by the file of the version that counts."""
    files: dict[str, set[str]] = defaultdict(set)
    for name, versions in left.items():
        files[versions[0].path].add(name)
    return files


def _found(
    letters: Iterable[Document | Failed], left: Mapping[str, list[Version]], names: set[str]
) -> Iterator[tuple[str, Document]]:
    """The first of each of the letters that are looked for, in the version that counts."""
    missing = set(names)
    for found in letters:
        if not isinstance(found, Document) or found.id not in missing:
            continue
        if found.dated == left[found.id][0].kept.dated:
            missing.remove(found.id)
            yield found.id, found
        if not missing:
            return


def _said(other: Version, winner: Version) -> str:
    place = "the same file" if other.path == winner.path else other.path
    day = f", of {other.kept.dated}," if other.kept.dated else ""
    return f"another version of this letter{day} is in {place}"
