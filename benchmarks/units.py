"""The units that engines are measured on: read plainly, cut to a size, and described.

What rivals are given is read with `json` alone, without the checks of `corpus.records`, so
that they pay for no work that is not theirs.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

MINISTER, PERIOD = 0.05, 0.10
"""The shares of the units that the filters of a minister and of a period should leave."""


@dataclass(frozen=True, slots=True)
class Row:
    """A unit as rivals keep it; `day` is an ordinal, 0 when the letter has no date."""

    unit: str
    subject: str
    question: str
    answer: str
    minister: str
    day: int
    year: int


@dataclass(frozen=True, slots=True)
class Narrow:
    """A filter: units that `minister` signed, answered from `since` up to and with `until`."""

    name: str
    minister: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file of letters: `text` is the bytes of its subjects, questions and answers.

    `minister`, `since` and `until` are what its filters filter by.
    """

    name: str
    path: Path
    letters: int
    units: int
    text: int
    minister: str
    since: date
    until: date

    def narrows(self) -> tuple[Narrow, ...]:
        """No filter, each filter, and both."""
        return (
            Narrow("none"),
            Narrow("minister", minister=self.minister),
            Narrow("period", since=self.since, until=self.until),
            Narrow("both", self.minister, self.since, self.until),
        )


def rows(path: Path) -> Iterator[Row]:
    """The units of a file, each with what its letter says."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            letter = json.loads(line)
            answered = letter["answered_on"] or letter["asked_on"]
            day = date.fromisoformat(answered).toordinal() if answered else 0
            signed = letter["ministers"]
            for unit in letter["units"]:
                yield Row(
                    unit["id"],
                    letter["subject"] or "",
                    "\n\n".join(question["text"] for question in unit["questions"]),
                    unit["answer"] or "",
                    (signed[0]["name"] or "") if signed else "",
                    day,
                    int(answered[:4]) if answered else 0,
                )


def cut(source: Path, units: int, into: Path) -> None:
    """The first letters of a file, until they have so many units."""
    with source.open(encoding="utf-8") as lines, into.open("w", encoding="utf-8") as out:
        for line in lines:
            if units <= 0:
                return
            units -= len(json.loads(line)["units"])
            out.write(line)


def described(name: str, path: Path) -> Corpus:
    """A corpus with the filters that leave about the shares they should."""
    letters: set[str] = set()
    units = text = 0
    ministers: Counter[str] = Counter()
    years: Counter[int] = Counter()
    for row in rows(path):
        units += 1
        ministers[row.minister] += 1
        years[row.year] += 1
        letter = row.unit.partition("#")[0]
        if letter not in letters:
            letters.add(letter)
            text += len(row.subject.encode())
        text += len(row.question.encode()) + len(row.answer.encode())
    del ministers[""]
    minister = min(ministers, key=lambda one: (abs(ministers[one] - MINISTER * units), one))
    first = middle = sorted(years)[len(years) // 2]
    left = 0
    while left < PERIOD * units and middle <= max(years):
        left += years[middle]
        middle += 1
    return Corpus(
        name, path, len(letters), units, text, minister, date(first, 1, 1), date(middle - 1, 12, 31)
    )
