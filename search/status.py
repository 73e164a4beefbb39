"""What an index holds, counted from its own record of the files it was made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from indexer.writer import Source

from .manifest import Manifest


@dataclass(frozen=True, slots=True)
class Status:
    """An index at a glance.

    `files` are all that were read; `failed` those of them that gave nothing and `partial`
    what in others gave nothing (members of a zip, lines of a .jsonl), each with its
    reason. `documents` and `units` are what can be found; `superseded` are versions that
    a later one took the place of. `doubts` are the warnings on documents, `doubtful` the
    units of documents that have any; `first` and `last` bound their days.
    """

    directory: Path
    engine: str
    created: str
    files: int
    documents: int
    units: int
    superseded: int
    doubts: int
    doubtful: int
    first: date | None
    last: date | None
    failed: tuple[tuple[str, str], ...]
    partial: tuple[tuple[str, str], ...]


def status_of(directory: Path, manifest: Manifest, sources: Iterable[Source]) -> Status:
    """Count what the sources of an index hold."""
    every = list(sources)
    kept = [document for source in every for document in source.documents]
    current = [document for document in kept if not document.superseded]
    days = [document.dated for document in current if document.dated]
    return Status(
        directory=directory,
        engine=manifest.engine,
        created=manifest.created,
        files=len(every),
        documents=len(current),
        units=sum(document.units for document in current),
        superseded=len(kept) - len(current),
        doubts=sum(document.doubts for document in current),
        doubtful=sum(document.units for document in current if document.doubts),
        first=min(days, default=None),
        last=max(days, default=None),
        failed=tuple((s.path, s.failure) for s in every if s.failure is not None),
        partial=tuple(part for source in every for part in source.partial),
    )
