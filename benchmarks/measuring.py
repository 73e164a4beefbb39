"""What is measured of contestants on a corpus: how indexes are made, asked and opened."""

import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from benchmarks.contestants.contestant import Contestant
from benchmarks.panel import Timed, panel, rounds
from benchmarks.processes import ROOT, Ran, can_be_cold, drop, run, size
from benchmarks.questions import QUESTIONS
from benchmarks.results import Answered, Indexed, Started
from benchmarks.units import Corpus

Tell = Callable[[str], None]
Key = tuple[str, str, str, str]
T = TypeVar("T")

BASE = "python -c 'import click'"
"""What any program with a command line written in Python takes to start."""
WARM = 4
"""How much more often the program is started warm than anything else is done: it is soon over."""


def index(
    made: Sequence[Contestant],
    corpus: Corpus,
    folder: Path,
    runs: int,
    patience: float,
    tell: Tell,
) -> list[Indexed]:
    """Make every index as often as there are runs, in turn; the last ones stay in the folder.

    A contestant that once took longer than `patience` seconds makes no other.
    """
    ran: dict[str, list[Ran]] = {one.name: [] for one in made}
    for nth in range(runs):
        for one in _turned(made, nth):
            if any(each.seconds > patience for each in ran[one.name]):
                continue
            place = folder / one.name
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir(parents=True)
            os.sync()
            ran[one.name].append(run(one.command(corpus.path, place)))
            tell(f"  {one.name}: index made in {ran[one.name][-1].seconds:.2f} s")
    return [
        Indexed(
            corpus.name,
            name,
            [one.seconds for one in each],
            [one.tree for one in each],
            [one.largest for one in each],
            size(folder / name),
        )
        for name, each in ran.items()
    ]


def ask(
    corpus: Corpus, indexes: dict[str, Path], runs: int, patience: float, tell: Tell
) -> list[Answered]:
    """Ask every contestant every question, with every filter and in every way, once a run.

    A contestant that once took longer than `patience` seconds for all of it is not asked again.
    """
    times: dict[Key, list[float]] = defaultdict(list)
    totals: dict[Key, int | None] = {}
    with panel(indexes, corpus.narrows()) as lines:
        for name, turn in rounds(lines, runs, patience, tell):
            _take(name, turn, times, totals)
    kinds = {question.label: question.kind for question in QUESTIONS}
    return [
        Answered(corpus.name, key[0], kinds[key[1]], *key[1:], times[key], total)
        for key, total in totals.items()
    ]


def _take(
    name: str, turn: Sequence[Timed], times: dict[Key, list[float]], totals: dict[Key, int | None]
) -> None:
    for label, narrow, how, seconds, total in turn:
        key = (name, label, narrow, how)
        totals[key] = total
        if seconds is not None:
            times[key].append(seconds)


def start(corpus: Corpus, indexes: dict[str, Path], runs: int, tell: Tell) -> list[Started]:
    """Run the program as a user does, in turn with a program that only imports Click."""
    program = [sys.executable, "-c", "import sys; from cli import main; sys.exit(main())"]
    commands = {BASE: [sys.executable, "-c", "import click"], "--help": [*program, "--help"]}
    for name, place in indexes.items():
        if name.startswith("kamerzoek-"):
            search = ["search", "onderwijs", "--limit", "10", "--index", str(place)]
            commands[f"search onderwijs --limit 10, {name.removeprefix('kamerzoek-')}"] = [
                *program,
                *search,
            ]
    found = []
    read = [ROOT / "corpus", ROOT / "indexer", ROOT / "search", *_libraries(), *indexes.values()]
    for warm in (True, False) if can_be_cold() else (True,):
        times: dict[str, list[float]] = {what: [] for what in commands}
        for nth in range(-1 if warm else 0, WARM * runs if warm else runs):
            for what, command in _turned(list(commands.items()), nth):
                if not warm:
                    drop(read)
                seconds = run(command, good=(0, 1)).seconds
                if nth >= 0:  # The first run of all may have to write byte code.
                    times[what].append(seconds)
        tell(f"  {'warm' if warm else 'cold'} starts measured")
        found += [Started(corpus.name, what, warm, each) for what, each in times.items()]
    return found


def _libraries() -> list[Path]:
    """Where Python keeps its own modules and those that are installed."""
    import sysconfig

    return [Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib")]


def _turned(items: Sequence[T], by: int) -> Sequence[T]:
    """The same, beginning with another."""
    at = by % len(items) if items else 0
    return [*items[at:], *items[:at]]
