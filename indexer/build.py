"""Building an index: what must be read is read, what has vanished goes, all else stays.

A run looks at every file, reads those whose bytes are new or changed, and drops
those that are gone from the folders it was given. A file that could not be read is
remembered with its reason: it is told again in every run and read again when it
changes. Whatever a file holds is written whole or not at all, so that a run that is
interrupted can be committed, and the next one goes on from there.
"""

import os
import pickle
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path

from corpus.document import Document
from corpus.readers import NOTHING, SUFFIXES, Failed

from .batches import Batch, Letter
from .discover import Found, discover, fingerprint
from .identity import settled
from .interrupt import held_back
from .letters import Job, Letters, default_letters
from .versions import Versions
from .workers import Result, read_elsewhere, read_here
from .writer import Kept, Source, Writer

FEW = 16
"""Fewer changed files than this are read faster than other processes start."""
LARGE = 4 << 20
"""But not if they have more bytes than this."""
_OFTEN = 100


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is: `done` of `total` files, which one is next, letters taken up so far.

    `what` is counted: files, or letters where all that are there are known.
    """

    done: int
    total: int
    current: str
    documents: int
    what: str = "files"


Progress = Callable[[Step], None]


@dataclass(slots=True)
class Report:
    """What a run did.

    `found` files were looked at: `unchanged` stayed unread, `new` and `changed`
    were read; `removed` had vanished. `failed` tells (source, reason) of all that
    could not be read, in earlier runs too. `documents`, `units` and `doubts` are
    those of the files that were read. `interrupted`: by the user, and then
    `committed` tells whether what was done until then is kept.
    """

    found: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    documents: int = 0
    units: int = 0
    doubts: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    committed: bool = True


def build(
    paths: Iterable[Path],
    writer: Writer,
    *,
    jobs: int | None = None,
    progress: Progress = lambda step: None,
    resumable: bool = True,
    letters: Letters | None = None,
) -> Report:
    """Bring an index up to date with files and folders, and commit.

    `jobs` is how many processes read, by default as many as there are processors.
    An interrupted run (Ctrl-C) commits what it has, unless it is not `resumable`,
    as a rebuild is not: half of a new index must not replace a whole old one.
    Raises `KamerzoekError` for a path that is not there.
    """
    start = time.monotonic()
    found = discover(paths, SUFFIXES.keys())
    run = _Run(found, writer, progress, letters or default_letters())
    with held_back() as check:
        run.check = check
        try:
            run.drop_vanished()
            run.read_changed(jobs or processors())
        except KeyboardInterrupt:
            run.report.interrupted = True
        run.report.committed = resumable or not run.report.interrupted
        if run.report.committed:
            run.finish()
    run.report.seconds = time.monotonic() - start
    return run.report


class _Run:
    """One run of `build`, and its report."""

    def __init__(self, found: Found, writer: Writer, progress: Progress, letters: Letters) -> None:
        self._found, self._writer, self._letters = found, writer, letters
        self._progress = progress
        self.check: Callable[[], None] = lambda: None
        self._known = writer.sources()
        self._versions = Versions(self._known)
        self._read: dict[str, None] = {}
        self._done = 0
        self.report = Report(found=len(found.files), failed=list(found.failed))

    def drop_vanished(self) -> None:
        """Take out files that are gone from the folders that were given."""
        here = {str(path) for path in self._found.files}
        for path, source in self._known.items():
            if path not in here and self._found.covers(path):
                self._writer.delete(_live(source))
                self._writer.forget(path)
                self._versions.drop(path)
                self.report.removed += 1

    def read_changed(self, workers: int) -> None:
        """Read and write every file that is new or has changed."""
        changed = self._changed()
        first = list(islice(changed, FEW))
        every = chain(first, changed)
        with ExitStack() as stack:
            work = every, self._letters, self._writer.prepare
            results: Iterator[Result] = read_here(*work)
            if workers > 1 and _much(first):
                elsewhere = read_elsewhere(*work, workers, self.check)
                results = stack.enter_context(closing(elsewhere))
            for job, found in results:
                self._step(job.source)
                self._take_up(job, found)
                self._done += 1
        self._step("")

    def _changed(self) -> Iterator[Job]:
        for path in self._found.files:
            self.check()
            source = str(path)
            try:
                print_ = fingerprint(path)
            except OSError as error:
                reason = f"cannot be opened: {error.strerror or error}"
                self.report.failed.append((source, reason))
                self._done += 1
                continue
            known = self._known.get(source)
            if known is None or known.fingerprint != print_:
                yield Job(path, print_)
                continue
            self.report.unchanged += 1
            self.report.failed += _failures(known)
            self._done += 1
            self._step(source)

    def _take_up(self, job: Job, found: Iterable[Batch]) -> None:
        """Write what a file holds in place of what it held, whole or not at all."""
        before = self._known.get(job.source)
        with self._writer.whole():
            self._writer.delete(_live(before) if before else ())
            source = self._written(job, found)
            self._writer.record(source)
        self._versions.put(source)
        self._read[job.source] = None
        self.report.failed += _failures(source)
        if before:
            self.report.changed += 1
        else:
            self.report.new += 1

    def _written(self, job: Job, found: Iterable[Batch]) -> Source:
        kept: list[Kept] = []
        failed: list[tuple[str, str]] = []
        here: set[str] = set()
        for batch in found:
            self.check()
            wanted: list[bool] = []
            renamed: list[Document] = []
            for one in batch.found:
                if isinstance(one, Failed):
                    failed.append((one.source, one.reason))
                    continue
                letter, other = self._settled(one, job.source, here)
                here.add(letter.id)
                kept.append(letter)
                wanted.append(not letter.superseded and other is None)
                renamed += [other] if other else []
                self._count(job)
            if any(wanted):
                self._writer.add_prepared(batch.prepared, wanted)
            self._writer.add(renamed)
        return _source(job, kept, failed)

    def _settled(self, letter: Letter, source: str, here: set[str]) -> tuple[Kept, Document | None]:
        """What is kept of a letter; and the letter itself when it goes by another id.

        Which of two versions counts is settled at the end; the second is not written yet.
        """

        def elsewhere(name: str) -> bool:
            return self._versions.elsewhere(name, source)

        taken = letter.kept.id in here or elsewhere(letter.kept.id)
        if not taken or letter.whole is None:
            return replace(letter.kept, superseded=taken), None
        document = settled(pickle.loads(letter.whole), source, here, elsewhere)
        return replace(letter.kept, id=document.id), document

    def _count(self, job: Job) -> None:
        self.report.documents += 1
        if self.report.documents % _OFTEN == 0:
            self._step(job.source)

    def finish(self) -> None:
        """Settle which versions count, commit, and count."""
        self._versions.settle(self._writer, self._letters)
        self._writer.commit()
        kept = [kept for path in self._read for kept in self._versions.kept(path)]
        self.report.documents = len(kept)
        self.report.units = sum(document.units for document in kept)
        self.report.doubts = sum(document.doubts for document in kept)

    def _step(self, current: str) -> None:
        self._progress(Step(self._done, len(self._found.files), current, self.report.documents))


def _live(source: Source) -> list[str]:
    return [kept.id for kept in source.documents if not kept.superseded]


def _source(job: Job, kept: list[Kept], failed: list[tuple[str, str]]) -> Source:
    if not kept and not failed:  # Each slice of it was empty.
        return Source(job.source, job.fingerprint, failure=NOTHING)
    if not kept and [where for where, _ in failed] == [job.source]:
        return Source(job.source, job.fingerprint, failure=failed[0][1])
    return Source(job.source, job.fingerprint, tuple(kept), partial=tuple(failed))


def _much(jobs: list[Job]) -> bool:
    """Whether there is more to read than other processes take to start."""
    return len(jobs) == FEW or sum(job.path.stat().st_size for job in jobs) > LARGE


def _failures(source: Source) -> list[tuple[str, str]]:
    if source.failure is not None:
        return [(source.path, source.failure)]
    return list(source.partial)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
