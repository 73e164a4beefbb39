"""How far something long is, on a terminal: one line, rewritten a few times a second."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from . import console

if TYPE_CHECKING:
    from indexer.build import Progress, Step

T = TypeVar("T")

_EVERY = 0.1
_BAR = 24


@contextmanager
def progress(stream: TextIO) -> Iterator["Progress"]:
    """What to tell the steps to; the line is gone afterwards. Nothing is written to a file."""
    with _line(stream) as show:
        yield lambda step: show(lambda seconds: line(step, seconds), not step.current)


@contextmanager
def counted(stream: TextIO | None, items: Iterable[T], total: int) -> Iterator[Iterator[T]]:
    """The items, counted on the stream as they go by; on none, if they are seen themselves."""
    with _line(stream) as show:
        yield _counted(items, total, show)


Show = Callable[[Callable[[float], str], bool], None]


def _counted(items: Iterable[T], total: int, show: Show) -> Iterator[T]:
    for done, item in enumerate(items):
        if not done % 64:
            show(lambda seconds, done=done: hits_line(done, total, seconds), False)  # type: ignore[misc]
        yield item
    show(lambda seconds: hits_line(total, total, seconds), True)


@contextmanager
def _line(stream: TextIO | None) -> Iterator[Show]:
    """What shows a line that is made for the seconds gone by, if it is time or `now`."""
    if stream is None or not stream.isatty():
        yield lambda made, now: None
        return
    began = last = time.monotonic()

    def show(made: Callable[[float], str], now: bool) -> None:
        nonlocal last
        moment = time.monotonic()
        if moment - last >= _EVERY or now:
            last = moment
            stream.write(f"\r\x1b[K{made(moment - began)}")
            stream.flush()

    try:
        yield show
    finally:
        stream.write("\r\x1b[K")
        stream.flush()


def waiting(index: Path) -> Callable[[], None]:
    """What to call when another process writes an index: it says so."""
    return lambda: console.say(f"Waiting: another kamerzoek is indexing in {index}")


def line(step: "Step", seconds: float) -> str:
    """A step after so many seconds, with the time that is left as far as it can be told.

    >>> from indexer.build import Step
    >>> line(Step(50, 200, "x.txt", 1234), 10)
    '######------------------ 50 of 200 files, 1,234 letters, 0:30 left'
    >>> line(Step(200, 200, "", 4936), 40)
    '######################## 200 of 200 files, 4,936 letters, writing'
    >>> line(Step(50, 200, "x.txt", 50, "letters"), 1)
    '######------------------ 50 of 200 letters'
    """
    left = _left(step.done, step.total, seconds) if step.current else ", writing"
    letters = "" if step.what == "letters" else f", {step.documents:,} letters"
    bar = _bar(step.done, step.total)
    return f"{bar} {step.done:,} of {step.total:,} {step.what}{letters}{left}"


def hits_line(done: int, total: int, seconds: float) -> str:
    """How many hits are written after so many seconds.

    >>> hits_line(15_000, 60_000, 2)
    '######------------------ 15,000 of 60,000 hits, 0:06 left'
    """
    left = _left(done, total, seconds) if done < total else ", writing"
    return f"{_bar(done, total)} {done:,} of {total:,} hits{left}"


def _bar(done: int, total: int) -> str:
    share = done / total if total else 1.0
    return ("#" * int(share * _BAR)).ljust(_BAR, "-")


def _left(done: int, total: int, seconds: float) -> str:
    if not 0 < done < total or seconds <= 1:
        return ""
    minutes, rest = divmod(round(seconds * total / done - seconds), 60)
    return f", {minutes}:{rest:02} left"
