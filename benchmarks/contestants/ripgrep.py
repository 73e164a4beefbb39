"""Ripgrep over the units as lines of text: no index, no order, a new look at all of it each time.

Only what one pattern can say: a word, words side by side, one of some words, a prefix, a
wildcard. Each question is a process, from its start to its end.
"""

import re
import shutil
import subprocess
from pathlib import Path

from benchmarks.contestants.contestant import Asking, How, here
from benchmarks.questions import Question
from benchmarks.units import Narrow, rows

CAN = {
    "rare word", "word", "common word", "phrase", "either", "prefix", "wildcard", "as printed"
}  # fmt: skip


class Ripgrep:
    """`rg` on plain text."""

    name = "ripgrep"
    says = "`rg` over the units, one a line: no index, no order"
    most: int | None = None

    def missing(self) -> str | None:
        """Why it cannot take part."""
        return None if shutil.which("rg") else "rg is not installed"

    def command(self, letters: Path, index: Path) -> list[str]:
        """Run from here."""
        return here(self.name, letters, index)

    def make(self, letters: Path, index: Path) -> None:
        """The units as lines."""
        with (index / "units.txt").open("w", encoding="utf-8") as out:
            for row in rows(letters):
                text = " ".join((row.subject, row.question, row.answer))
                out.write(f"{row.unit} {text}".replace("\n", " ") + "\n")

    def open(self, index: Path) -> Asking:
        """The file."""
        return _Asking(index / "units.txt")


class _Asking:
    def __init__(self, path: Path) -> None:
        self._path = path

    def close(self) -> None:
        """Nothing is held."""

    def ask(self, question: Question, narrow: Narrow, how: How) -> int | None:
        if question.kind not in CAN or how != "ids" or narrow.minister or narrow.since:
            return None
        words = [_pattern(word) for word in question.words or question.either]
        pattern = " ".join(words) if question.words else f"({'|'.join(words)})"
        counting = ["rg", "--count", "--ignore-case", "--word-regexp", pattern, str(self._path)]
        counted = subprocess.run(counting, capture_output=True, text=True, check=False)
        return int(counted.stdout or 0)


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\?", r"\w")
