"""Hits counted in groups, with what there is of each group: what rates and medians rest on.

A count alone tells little: who answers much has many hits of everything. So a group has,
beside its `hits`, what they are a part of: its `answers` and their `words`, whatever was
asked for. Only answers are in a rate, above and below the line: a question that nobody
answered is a hit, and no answer.

A rate of few is marked. `FEW_ANSWERS` and `FEW_WORDS` are what the rates are per: below
them one hit more or less moves a rate by more than one, so that it claims more than was
counted. `FEW_LETTERS` is what a ninth tenth needs to be told from the longest of all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor

FEW_ANSWERS = 100
FEW_WORDS = 100_000
FEW_LETTERS = 10
LATE = (21, 42)
"""Days: the term in which an answer is due, and the same once it was put off."""

NONE = ""
"""The label of what has no value that is known."""

Key = tuple[str | None, ...]
"""The values of a group, one for each dimension; None is all of them."""


@dataclass(frozen=True, slots=True)
class Response:
    """Days from asked to answered of `letters`; of `missing` more a day is not printed.

    `median` and `p90` are as a spreadsheet has them (MEDIAN, PERCENTILE): between two values
    in proportion. `late` are the letters that took more days than each of `LATE`.
    """

    letters: int = 0
    missing: int = 0
    median: float | None = None
    p90: float | None = None
    late: tuple[int, ...] = (0,) * len(LATE)

    @property
    def shares(self) -> tuple[float | None, ...]:
        """Per 100 letters, those that took more than each of `LATE`."""
        return tuple(per(100, late, self.letters) for late in self.late)

    @property
    def few(self) -> bool:
        """Whether there are too few letters for a ninth tenth."""
        return self.letters < FEW_LETTERS


@dataclass(frozen=True, slots=True)
class Cell:
    """One group: `hits` (units), how many of them are `answered`, in how many `letters`.

    `answers` and `words` are all there is of the group; None where no rate makes sense.
    """

    hits: int = 0
    answered: int = 0
    letters: int = 0
    answers: int | None = None
    words: int | None = None
    response: Response = Response()

    @property
    def per_answers(self) -> float | None:
        """Answers found, per 100 answers."""
        return per(FEW_ANSWERS, self.answered, self.answers)

    @property
    def per_words(self) -> float | None:
        """Answers found, per 100,000 words."""
        return per(FEW_WORDS, self.answered, self.words)

    @property
    def few_answers(self) -> bool:
        """Whether there are fewer answers than the rate is per."""
        return self.answers is not None and self.answers < FEW_ANSWERS

    @property
    def few_words(self) -> bool:
        """Whether there are fewer words than the rate is per."""
        return self.words is not None and self.words < FEW_WORDS


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension with its values in order: in time, or those with the most hits first.

    `timed` values follow each other without a gap. `NONE` comes last, where there is any.
    """

    name: str
    values: tuple[str, ...]
    timed: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """Hits in groups: a cell for each combination of values that has something in it.

    `texts` are those whose words are counted for the rates; none is that there are no rates.
    """

    axes: tuple[Axis, ...]
    cells: Mapping[Key, Cell]
    rated: bool
    texts: tuple[str, ...]

    @property
    def total(self) -> Cell:
        """All hits, each once."""
        return self.cell()

    def cell(self, *values: str | None) -> Cell:
        """One group; values that are left out are all of their dimension."""
        key = (*values, *(None,) * (len(self.axes) - len(values)))
        found = self.cells.get(key)
        return found or Cell(
            answers=0 if self.rated else None, words=0 if self.rated and self.texts else None
        )


def per(many: int, part: int, whole: int | None) -> float | None:
    """How many of `many` a part of a whole is; None where there is no whole.

    >>> per(100, 3, 60), per(100, 0, 0)
    (5.0, None)
    """
    return many * part / whole if whole else None


def response(days: Iterable[int | None]) -> Response:
    """The response days of letters, None where a day is not printed.

    >>> response([10, 20, 40, 50, None])
    Response(letters=4, missing=1, median=30.0, p90=47.0, late=(2, 1))
    """
    every = list(days)
    known = sorted(day for day in every if day is not None)
    return Response(
        len(known),
        len(every) - len(known),
        quantile(known, 0.5),
        quantile(known, 0.9),
        tuple(sum(day > limit for day in known) for limit in LATE),
    )


def quantile(ordered: list[int], share: float) -> float | None:
    """The value below which a share of some values lies (Hyndman and Fan 1996, type 7).

    >>> quantile([10, 20, 30, 40], 0.5), quantile([7], 0.9), quantile([], 0.5)
    (25.0, 7.0, None)
    """
    if not ordered:
        return None
    at = (len(ordered) - 1) * share
    low = floor(at)
    high = min(low + 1, len(ordered) - 1)
    return round(ordered[low] + (at - low) * (ordered[high] - ordered[low]), 6)
