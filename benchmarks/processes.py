"""Processes measured from outside: time, memory of all their processes, and cold starts.

Memory is looked up in /proc fifty times a second. `largest` is the most that any single process
held, by the system's own account (`VmHWM`, which is what `/usr/bin/time -v` tells, without
what the process that started it held). `tree` is what a process and all those it started
held at once: of each what is its own, and once the most of what they share (libraries and
files that are mapped), so that pages that a forked process still shares with its parent
count twice.

A cold start is one after the files that it reads were dropped from the system's cache
(`posix_fadvise`); what other running programs hold of them stays. Both are Linux only; elsewhere
memory is 0 and no start is cold.
"""

import os
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.02
ROOT = Path(__file__).resolve().parent.parent
_NO_BYTE_CODE = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True, slots=True)
class Ran:
    """A process that ended well: seconds from start to end, and bytes of memory."""

    seconds: float
    tree: int
    largest: int


class FailedError(Exception):
    """A process that ended badly, with what it said."""


def run(command: list[str], good: Iterable[int] = (0,)) -> Ran:
    """Run a program in the project's folder; `FailedError` when its exit code is not a good one."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    watched = _Watched(process.pid)
    watched.start()
    assert process.stderr
    said = process.stderr.read()
    process.wait()
    seconds = time.perf_counter() - started
    watched.ended.set()
    watched.join()
    if process.returncode not in good:
        raise FailedError(f"{' '.join(command)}: {said.strip()[-2000:]}")
    return Ran(seconds, watched.tree, watched.largest)


def environment() -> Mapping[str, str]:
    """The environment of a measured process: this project's modules, and no colours.

    Byte code is kept, as it is for who uses a program and not always for who works on it.
    """
    mine = {name: value for name, value in os.environ.items() if name != _NO_BYTE_CODE}
    return {**mine, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}


class _Watched(threading.Thread):
    """Looks at a process and those it started until it has `ended`."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process, self.ended = process, threading.Event()
        self.tree = self.largest = 0

    def run(self) -> None:
        while not self.ended.wait(EVERY):
            held = [memory for one in _tree(self._process) if (memory := _held(one))]
            if held:
                own, shared, most = zip(*held, strict=True)
                self.tree = max(self.tree, sum(own) + max(shared))
                self.largest = max(self.largest, *most)


def _tree(process: int) -> Iterator[int]:
    yield process
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))


def _held(process: int) -> tuple[int, int, int] | None:
    """Bytes that are a process's own, that it may share, and the most it held until now."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return None
    told = {name: value for name, _, value in (line.partition(":") for line in lines)}
    if "RssAnon" not in told:  # It has ended, and nobody has asked how.
        return None
    own, files, shared, most = (
        int(told[name].split()[0]) * 1024 for name in ("RssAnon", "RssFile", "RssShmem", "VmHWM")
    )
    return own, files + shared, most


def can_be_cold() -> bool:
    """Whether files can be dropped from the system's cache."""
    return hasattr(os, "posix_fadvise")


def drop(folders: Iterable[Path]) -> None:
    """Drop every file of some folders from the system's cache."""
    for folder in folders:
        for path in folder.rglob("*"):
            with suppress(OSError):
                file = os.open(path, os.O_RDONLY)
                try:
                    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
                finally:
                    os.close(file)


def size(folder: Path) -> int:
    """Bytes of all files of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
