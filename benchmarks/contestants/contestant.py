"""What is measured: a contestant makes an index of a file of letters, and is asked questions.

To add one: a class like those beside this module, and a line in `RIVALS`. Each runs
in processes of its own, so that nobody's memory or caches are another's.

    python -m benchmarks.contestants.contestant NAME LETTERS.jsonl INDEX
"""

import sys
from importlib import import_module
from pathlib import Path
from typing import Literal, Protocol

from benchmarks.questions import Question
from benchmarks.units import Narrow

How = Literal["ids", "hits", "snippets"]
"""The ten best: their ids; with all that is kept of them; and with passages of their texts.
With each comes how many units match in all."""

TEN = 10


class Asking(Protocol):
    """An index that is open."""

    def ask(self, question: Question, narrow: Narrow, how: How) -> int | None:
        """Ask, take the ten best, and tell how many match; None is what it cannot do."""

    def close(self) -> None:
        """Give the files back."""


class Contestant(Protocol):
    """An engine to be measured: its `name`, and what it is (`says`).

    `most` units are as many as it is given, unless asked for by name.
    """

    name: str
    says: str
    most: int | None

    def missing(self) -> str | None:
        """Why it cannot take part; None when it can."""

    def command(self, letters: Path, index: Path) -> list[str]:
        """The command that makes an index, in a folder that is empty."""

    def open(self, index: Path) -> Asking:
        """Open an index to be asked."""


RIVALS = {
    "sqlite-fts5": "fts5:Fts5",
    "bare-tantivy": "bare_tantivy:BareTantivy",
    "bare-whoosh": "bare_whoosh:BareWhoosh",
    "ripgrep": "ripgrep:Ripgrep",
}


def names() -> list[str]:
    """The contestants there are: Kamerzoek on each of its engines, then the others."""
    from search.backends import BACKENDS

    return [*(f"kamerzoek-{engine}" for engine in BACKENDS), *RIVALS]


def contestant(name: str) -> Contestant:
    """The contestant of a name."""
    if name not in RIVALS:
        from benchmarks.contestants.kamerzoek import Kamerzoek

        return Kamerzoek(name.removeprefix("kamerzoek-"))
    module, _, made = RIVALS[name].partition(":")
    found: Contestant = getattr(import_module(f"benchmarks.contestants.{module}"), made)()
    return found


def here(name: str, letters: Path, index: Path) -> list[str]:
    """The command of a rival that is run from this module."""
    program = [sys.executable, "-m", "benchmarks.contestants.contestant"]
    return [*program, name, str(letters), str(index)]


class Making(Protocol):
    """A rival that makes its index in Python."""

    def make(self, letters: Path, index: Path) -> None:
        """Make an index of a file of letters."""


def main() -> int:
    name, letters, index = sys.argv[1:]
    making: Making = contestant(name)  # type: ignore[assignment]
    making.make(Path(letters), Path(index))
    return 0


if __name__ == "__main__":
    sys.exit(main())
