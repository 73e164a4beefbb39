"""Reading files in several processes, with the results in the order of the files.

A worker has a file at a time, or a slice of a large one, and one more to go on with. It
sends what it finds batch by batch, prepared for the index, so that a file of any size
passes through little memory, and a worker that dies (a reader in C may) leaves no
doubt which file it died of. A worker that is far ahead of the file being taken up
waits. Workers leave Ctrl-C to their parent and end when it ends, however it ends: then
their pipe breaks.
"""

import gc
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

from corpus.readers import Failed, Slice

from .batches import Batch, batches
from .letters import Job, Origin
from .writer import Prepare

_AHEAD = 4
"""Tasks taken up per worker before the first of them is done."""
_AT_ONCE = 2
"""Tasks that a worker has: it need not wait for the next one."""
_HELD = 4
"""Batches that may wait in the parent, with those that are first in line still coming in."""
_PATIENCE = 0.2

CRASHED = "the program that reads it broke down on it"

Result = tuple[Job, Iterator[Batch]]


class _Task(NamedTuple):
    """A file or a slice of it; whether it is the `last` of its file."""

    job: Job
    part: Slice | None
    last: bool


def read_here(jobs: Iterable[Job], letters: Origin, prepare: Prepare) -> Iterator[Result]:
    """Read files one after the other in this process."""
    for job in jobs:
        yield job, batches(letters(job.path), job.source, prepare)


def read_elsewhere(
    jobs: Iterable[Job],
    letters: Origin,
    prepare: Prepare,
    workers: int,
    check: Callable[[], None],
) -> Generator[Result, None, None]:
    """Read files in several processes; each result must be used up before the next.

    `check` is called while waiting and raises when there should be no more waiting.
    """
    pool = _Pool(_tasks(jobs, letters), (letters, prepare), workers, check)
    try:
        yield from pool.results()
    finally:
        pool.close()


def _tasks(jobs: Iterable[Job], letters: Origin) -> Iterator[_Task]:
    for job in jobs:
        before: Slice | None = None
        for part in letters.slices(job.path):
            if before:
                yield _Task(job, before, False)
            before = part
        yield _Task(job, before, True)


@dataclass(slots=True)
class _Slot:
    """A task that a worker has, and what of it has come in."""

    task: _Task
    held: deque[Batch] = field(default_factory=deque)
    done: bool = False


class _Worker:
    """A process, and the tasks that it was sent, the one it is on first."""

    def __init__(self, work: tuple[Origin, Prepare]) -> None:
        self.slots: deque[_Slot] = deque()
        self.connection, theirs = Pipe()
        # Daemons are ended with the parent, also when it leaves by an error.
        args = (theirs, self.connection, *work)
        self.process = Process(target=_serve, args=args, daemon=True)
        self.process.start()
        theirs.close()

    def take(self, slot: _Slot) -> None:
        self.slots.append(slot)
        with suppress(OSError):  # It died; this shows when it is read from.
            self.connection.send((slot.task.job.path, slot.task.part))

    def close(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join()


class _Pool:
    def __init__(
        self,
        tasks: Iterator[_Task],
        work: tuple[Origin, Prepare],
        workers: int,
        check: Callable[[], None],
    ) -> None:
        self._tasks, self._work, self._check = tasks, work, check
        self._workers = [_Worker(work) for _ in range(workers)]
        self._slots: deque[_Slot] = deque()
        self._most = _AHEAD * workers

    def results(self) -> Iterator[Result]:
        self._hand_out()
        while self._slots:
            yield self._slots[0].task.job, self._of_file()

    def close(self) -> None:
        for worker in self._workers:
            worker.close()

    def _hand_out(self) -> None:
        while len(self._slots) < self._most:
            worker = min(self._workers, key=lambda worker: len(worker.slots))
            if len(worker.slots) >= _AT_ONCE:
                return
            task = next(self._tasks, None)
            if task is None:
                return
            self._slots.append(_Slot(task))
            worker.take(self._slots[-1])

    def _of_file(self) -> Iterator[Batch]:
        """All batches of the file that is first in line, from its slices one after the other."""
        last = False
        while not last:
            last = self._slots[0].task.last
            yield from self._come_in(self._slots[0])
            self._slots.popleft()
            self._hand_out()

    def _come_in(self, slot: _Slot) -> Iterator[Batch]:
        while slot.held or not slot.done:
            while slot.held:
                yield slot.held.popleft()
            if not slot.done:
                self._receive(slot)

    def _receive(self, first: _Slot) -> None:
        """Take in what has come, of the task that is waited for and of those behind it."""
        self._check()
        many = sum(len(slot.held) for slot in self._slots) >= _HELD
        open_ = {
            worker.connection: worker
            for worker in self._workers
            if worker.slots and (worker.slots[0] is first or not many)
        }
        for connection in wait(list(open_), _PATIENCE):
            self._take(open_[connection])  # type: ignore[index]
        self._hand_out()

    def _take(self, worker: _Worker) -> None:
        slot = worker.slots[0]
        try:
            found = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if found is None:
            slot.done = True
            worker.slots.popleft()
        else:
            slot.held.append(found)

    def _bury(self, worker: _Worker) -> None:
        """Tell what a worker died of, and give another what it had not yet begun."""
        slot, *rest = worker.slots
        failed = Failed(slot.task.job.source, CRASHED + _place(slot.task.part))
        slot.held.append(Batch((failed,), None))
        slot.done = True
        worker.close()
        fresh = self._workers[self._workers.index(worker)] = _Worker(self._work)
        for one in rest:
            fresh.take(one)


def _place(part: Slice | None) -> str:
    if part is None:
        return ""
    return f", from line {part.number}" if part.number else f", files {part.start + 1}-{part.end}"


def _serve(
    connection: "Connection[Any, Any]", parents: Any, letters: Origin, prepare: Prepare
) -> None:
    """What a worker does: read the files it is given, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parents.close()  # Our copy of the other end would keep the pipe open for ever.
    gc.freeze()  # What was there before stays: nobody need look through it.
    try:
        while True:
            path, part = connection.recv()
            for batch in batches(letters(path, part), str(path), prepare):
                connection.send(batch)
            connection.send(None)
    except (EOFError, OSError):
        return
