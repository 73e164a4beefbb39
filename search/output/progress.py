"""How far indexing is, on a terminal: one line, rewritten a few times a second."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from indexer.build import Progress, Step

from . import console

_EVERY = 0.1
_BAR = 24


@contextmanager
def progress(stream: TextIO) -> Iterator[Progress]:
    """What to tell the steps to; the line is gone afterwards. Nothing is written to a file."""
    if not stream.isatty():
        yield lambda step: None
        return
    began = last = time.monotonic()

    def show(step: Step) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _EVERY or not step.current:
            last = now
            stream.write(f"\r\x1b[K{line(step, now - began)}")
            stream.flush()

    try:
        yield show
    finally:
        stream.write("\r\x1b[K")
        stream.flush()


def waiting(index: Path) -> Callable[[], None]:
    """What to call when another process writes an index: it says so."""
    return lambda: console.say(f"Waiting: another kamerzoek is indexing in {index}")


def line(step: Step, seconds: float) -> str:
    """A step after so many seconds, with the time that is left as far as it can be told.

    >>> line(Step(50, 200, "x.txt", 1234), 10)
    '######------------------ 50 of 200 files, 1,234 letters, 0:30 left'
    >>> line(Step(200, 200, "", 4936), 40)
    '######################## 200 of 200 files, 4,936 letters, writing'
    >>> line(Step(50, 200, "x.txt", 50, "letters"), 1)
    '######------------------ 50 of 200 letters'
    """
    share = step.done / step.total if step.total else 1.0
    bar = ("#" * int(share * _BAR)).ljust(_BAR, "-")
    left = ""
    if not step.current:
        left = ", writing"
    elif 0 < share < 1 and seconds > 1:
        minutes, rest = divmod(round(seconds / share - seconds), 60)
        left = f", {minutes}:{rest:02} left"
    letters = "" if step.what == "letters" else f", {step.documents:,} letters"
    return f"{bar} {step.done:,} of {step.total:,} {step.what}{letters}{left}"
