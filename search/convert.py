"""An index from one engine to another, without the files that it was made of.

Everything that an index is made of can be asked of it again: the files with what each gave
(also the ones that failed, and the versions that a later one superseded), and every letter
as it was read. So a new index is filled from the old one, which serves until the new one
takes its place in one rename, as at a rebuild.
"""

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document
from corpus.readers import Failed, Slice
from indexer.batches import Batch
from indexer.build import Progress, Step, processors
from indexer.letters import Job
from indexer.workers import read_elsewhere, read_here
from indexer.writer import Prepare, Writer

from .manifest import checked, damaged
from .store import begin, open_index

_SLICE = 500
"""Letters that a process takes from the index at a time; fewer are moved here."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What a conversion did: between which engines, how much, in how many `seconds`."""

    before: str
    after: str
    documents: int
    units: int
    seconds: float


def convert(
    directory: Path,
    engine: str,
    *,
    progress: Progress = lambda step: None,
    waiting: Callable[[], None] = lambda: None,
) -> Converted:
    """Let an engine of this name keep an index; nothing of what it holds changes.

    The same engine may be named: it then writes everything anew. `waiting` is called once
    when another process writes. Raises `KamerzoekError` when there is no index, when no
    engine has that name, and when the index is damaged; then the index is as it was.
    """
    start = time.monotonic()
    checked(directory)
    with begin(directory, engine, rebuild=True, waiting=waiting) as writer:
        with closing(open_index(directory)) as old:
            before, sources = old.name, list(old.sources())
        kept = [one for source in sources for one in source.documents if not one.superseded]
        _move(Held(directory, tuple(one.id for one in kept)), writer, progress)
        for source in sources:
            writer.record(source)
        writer.commit()
    units = sum(one.units for one in kept)
    return Converted(before, engine, len(kept), units, time.monotonic() - start)


@dataclass(frozen=True, slots=True)
class Held:
    """The letters with these ids in the index in a directory, in slices of their order."""

    directory: Path
    ids: tuple[str, ...]

    def slices(self, _: Path) -> Iterator[Slice]:
        """Equal parts of the ids."""
        for start in range(0, len(self.ids), _SLICE):
            yield Slice(start, start + _SLICE)

    def __call__(self, _: Path, part: Slice | None = None) -> Iterator[Document | Failed]:
        """The letters, or those of a part, as they are in the index."""
        with closing(open_index(self.directory)) as old:
            for name in self.ids[part.start : part.end] if part else self.ids:
                yield old.document(name) or Failed(f"the letter {name}", "is missing")


def _move(held: Held, writer: Writer, progress: Progress) -> None:
    """Write all letters; a `KamerzoekError` when one of them cannot be had."""
    done, total = 0, len(held.ids)
    with closing(_prepared(held, writer.prepare)) as batches:
        for batch in batches:
            for one in batch.found:
                if isinstance(one, Failed):
                    raise damaged(held.directory, f"{one.source} {one.reason}")
            writer.add_prepared(batch.prepared, [True] * len(batch.found))
            done += len(batch.found)
            progress(Step(done, total, "letters", done, what="letters"))
    progress(Step(total, total, "", total, what="letters"))


def _prepared(held: Held, prepare: Prepare) -> Generator[Batch, None, None]:
    """The letters in order, prepared for another engine by all processors when there are many."""
    job, workers = Job(held.directory, ""), processors()
    if len(held.ids) <= _SLICE or workers == 1:
        for _, found in read_here([job], held, prepare):
            yield from found
        return
    with closing(read_elsewhere([job], held, prepare, workers, lambda: None)) as results:
        for _, found in results:
            yield from found
