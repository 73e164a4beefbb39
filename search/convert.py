"""An index from one engine to another, without the files that it was made of.

Everything that an index is made of can be asked of it again: the files with what each gave
(also the ones that failed, and the versions that a later one superseded), and every letter
as it was read. So a new index is filled from the old one, which serves until the new one
takes its place in one rename, as at a rebuild.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document
from indexer.build import Progress, Step
from indexer.writer import Source

from .engine import Engine
from .manifest import checked, damaged
from .store import begin, open_index

_OFTEN = 100


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
    with (
        begin(directory, engine, rebuild=True, waiting=waiting) as writer,
        closing(open_index(directory)) as old,
    ):
        sources = list(old.sources())
        kept = [one for source in sources for one in source.documents if not one.superseded]
        done = 0

        def stepped(source: Source) -> Iterator[Document]:
            nonlocal done
            for document in _letters(directory, old, source):
                if done % _OFTEN == 0:
                    progress(Step(done, len(kept), source.path, done, what="letters"))
                yield document
                done += 1

        for source in sources:
            writer.add(stepped(source))
            writer.record(source)
        progress(Step(done, len(kept), "", done, what="letters"))
        writer.commit()
        units = sum(one.units for one in kept)
        return Converted(old.name, engine, done, units, time.monotonic() - start)


def _letters(directory: Path, old: Engine, source: Source) -> Iterator[Document]:
    """The letters of a file that are in the index: one that is superseded is not."""
    for kept in source.documents:
        if not kept.superseded:
            document = old.document(kept.id)
            if document is None:
                raise damaged(directory, f"the letter {kept.id} is missing")
            yield document
