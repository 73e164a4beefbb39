"""Contestants with open indexes, asked in turn, each in a process of its own.

A turn is all questions of one kind, with every filter and in every way, first the one
contestant and then the other, so that a machine that slows down slows all of them. The
first question of a turn is asked once before the clock runs: what a processor has just
done for somebody else is no fault of a contestant's.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.contestants.contestant import Asking, How, contestant
from benchmarks.questions import QUESTIONS, Question
from benchmarks.units import Narrow

Timed = tuple[str, str, How, float | None, int | None]
"""The question, the filter, the way, the seconds it took (None: it cannot), how many match."""

Asked = tuple[Question, str, How]

SLOW = 1.0
"""Seconds: a question that takes longer is asked once, by who takes so long."""

TURNS = [list(questions) for _, questions in groupby(QUESTIONS, key=lambda one: one.kind)]


def ways(narrows: Sequence[Narrow]) -> Iterator[tuple[Narrow, How]]:
    """With which filters questions are asked in which way: all for ids, the ends for the rest."""
    yield from ((narrow, "ids") for narrow in narrows)
    for how in ("hits", "snippets"):
        yield from ((narrow, how) for narrow in dict.fromkeys((narrows[0], narrows[-1])))


@contextmanager
def panel(indexes: dict[str, Path], narrows: Sequence[Narrow]) -> Iterator[dict[str, Connection]]:
    """A line to each contestant; what is sent over it is a turn, or None to end."""
    context = get_context("spawn")
    lines: dict[str, Connection] = {}
    started = []
    try:
        for name, index in indexes.items():
            here, there = context.Pipe()
            process = context.Process(target=_serve, args=(name, index, narrows, there))
            process.start()
            there.close()
            lines[name] = here
            started.append(process)
        yield lines
        for line in lines.values():
            line.send(None)
        for process in started:
            process.join()
    finally:
        for process in started:
            process.kill()


def rounds(
    lines: dict[str, Connection], runs: int, patience: float, tell: Callable[[str], None]
) -> Iterator[tuple[str, list[Timed]]]:
    """Every turn of every run, who goes first changing with the run.

    Who took longer than `patience` seconds for all of a run is not asked again.
    """
    names = list(lines)
    for run in range(runs):
        first = run % len(names)
        took = dict.fromkeys((*names[first:], *names[:first]), 0.0)
        for turn in TURNS:
            for name in took:
                start = time.perf_counter()
                lines[name].send(turn)
                found = lines[name].recv()
                took[name] += time.perf_counter() - start
                yield name, found
        told = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in took.items())
        tell(f"  questions asked, {run + 1} of {runs}: {told}")
        names = [name for name in names if took[name] <= patience]
        if not names:
            return


def _serve(name: str, index: Path, narrows: Sequence[Narrow], line: Connection) -> None:
    asking = contestant(name).open(index)
    slow: set[Asked] = set()
    while (turn := line.recv()) is not None:
        line.send(asked(asking, turn, narrows, slow))
    asking.close()


def asked(
    asking: Asking, turn: Sequence[Question], narrows: Sequence[Narrow], slow: set[Asked]
) -> list[Timed]:
    """A turn, timed; what is in `slow` is not asked again, and what turns out slow is put there."""
    asking.ask(turn[0], narrows[0], "ids")
    found: list[Timed] = []
    for question in turn:
        for narrow, how in ways(narrows):
            this = question, narrow.name, how
            if this in slow:
                continue
            seconds, total = _timed(asking, question, narrow, how)
            if seconds > SLOW:
                slow.add(this)
            elif how == "ids":  # What is made once for a question was made; now without that.
                seconds, total = _timed(asking, question, narrow, how)
            told = None if total is None else seconds
            found.append((question.label, narrow.name, how, told, total))
    return found


def _timed(
    asking: Asking, question: Question, narrow: Narrow, how: How
) -> tuple[float, int | None]:
    start = time.perf_counter()
    total = asking.ask(question, narrow, how)
    return time.perf_counter() - start, total
