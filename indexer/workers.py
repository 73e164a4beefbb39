"""Reading files in several processes, with the results in the order of the files.

Every worker has one file at a time and sends what it finds piece by piece, so that
an archive of any size passes through little memory, and a worker that dies (a
reader in C may) leaves no doubt which file it died of. A worker that is far ahead
of the file being taken up waits. Workers leave Ctrl-C to their parent and end when
it ends, however it ends: then their pipe breaks.
"""

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from typing import Any

from corpus.document import Document
from corpus.readers import Failed

from .letters import Job, Letters

_AHEAD = 4
"""Files taken up per worker before the first of them is done."""
_HELD = 64
"""Letters of one file that may wait in the parent."""
_PATIENCE = 0.2

CRASHED = "the program that reads it broke down on it"

Result = tuple[Job, Iterator[Document | Failed]]


def read_here(jobs: Iterable[Job], letters: Letters) -> Iterator[Result]:
    """Read files one after the other in this process."""
    for job in jobs:
        yield job, letters(job.path)


def read_elsewhere(
    jobs: Iterable[Job], letters: Letters, workers: int, check: Callable[[], None]
) -> Generator[Result, None, None]:
    """Read files in several processes; each result must be used up before the next.

    `check` is called while waiting and raises when there should be no more waiting.
    """
    pool = _Pool(jobs, letters, workers, check)
    try:
        yield from pool.results()
    finally:
        pool.close()


@dataclass(slots=True)
class _Slot:
    """A file that a worker has, and what of it has come in."""

    job: Job
    worker: "_Worker"
    held: deque[Document | Failed] = field(default_factory=deque)
    done: bool = False


class _Worker:
    def __init__(self, letters: Letters) -> None:
        self.connection, theirs = Pipe()
        # Daemons are ended with the parent, also when it leaves by an error.
        args = (theirs, self.connection, letters)
        self.process = Process(target=_serve, args=args, daemon=True)
        self.process.start()
        theirs.close()

    def close(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join()


class _Pool:
    def __init__(
        self, jobs: Iterable[Job], letters: Letters, workers: int, check: Callable[[], None]
    ) -> None:
        self._jobs, self._letters, self._check = iter(jobs), letters, check
        self._idle = [_Worker(letters) for _ in range(workers)]
        self._slots: deque[_Slot] = deque()
        self._most = _AHEAD * workers

    def results(self) -> Iterator[Result]:
        self._hand_out()
        while self._slots:
            slot = self._slots[0]
            yield slot.job, self._come_in(slot)
            self._slots.popleft()
            self._hand_out()

    def close(self) -> None:
        busy = [slot.worker for slot in self._slots if not slot.done]
        for worker in [*self._idle, *busy]:
            worker.close()

    def _hand_out(self) -> None:
        while self._idle and len(self._slots) < self._most:
            job = next(self._jobs, None)
            if job is None:
                return
            worker = self._idle.pop()
            worker.connection.send(job.path)
            self._slots.append(_Slot(job, worker))

    def _come_in(self, slot: _Slot) -> Iterator[Document | Failed]:
        while slot.held or not slot.done:
            while slot.held:
                yield slot.held.popleft()
            if not slot.done:
                self._receive(slot)

    def _receive(self, first: _Slot) -> None:
        """Take in what has come, of the file that is waited for and of those behind it."""
        self._check()
        open_ = {
            slot.worker.connection: slot
            for slot in self._slots
            if not slot.done and (slot is first or len(slot.held) < _HELD)
        }
        for connection in wait(list(open_), _PATIENCE):
            self._take(open_[connection])  # type: ignore[index]
        self._hand_out()

    def _take(self, slot: _Slot) -> None:
        try:
            found = slot.worker.connection.recv()
        except (EOFError, OSError):
            slot.held.append(Failed(slot.job.source, CRASHED))
            slot.worker.close()
            slot.worker = _Worker(self._letters)
            found = None
        if found is None:
            slot.done = True
            self._idle.append(slot.worker)
        else:
            slot.held.append(found)


def _serve(connection: "Connection[Any, Any]", parents: Any, letters: Letters) -> None:
    """What a worker does: read the files it is given, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parents.close()  # Our copy of the other end would keep the pipe open for ever.
    try:
        while True:
            for found in letters(connection.recv()):
                connection.send(found)
            connection.send(None)
    except (EOFError, OSError):
        return
