"""What a group can be measured by, as data: for columns, bars, cells and pictures alike."""

from collections.abc import Callable
from dataclasses import dataclass

from .counts import FEW_ANSWERS, FEW_LETTERS, FEW_WORDS, LATE, Cell


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: its `value` of a cell, None where there is none, with so many `digits`.

    `says` is what it measures in a title, `head` the two lines above a column. `few` tells
    whether a value rests on so little that it is marked, and `fewer` what that is. `waits`
    is whether it is of response days.
    """

    says: str
    head: tuple[str, str]
    value: Callable[[Cell], float | None]
    digits: int = 0
    few: Callable[[Cell], bool] = lambda _: False
    fewer: str = ""
    waits: bool = False

    def text(self, cell: Cell) -> str:
        """A value as it is printed, with its mark.

        >>> MEASURES["per-answers"].text(Cell(answered=2, answers=80))
        '2.50*'
        """
        value = self.value(cell)
        if value is None:
            return "-"
        return f"{value:,.{self.digits}f}" + ("*" if self.few(cell) else "")

    def short(self, cell: Cell) -> str:
        """A value in three figures or so, without its mark; nothing where it is nothing.

        >>> [MEASURES["per-answers"].short(Cell(answered=n, answers=80)) for n in (0, 2, 20)]
        ['', '2.5', '25']
        """
        value = self.value(cell)
        if not value:
            return ""
        digits = 0 if value >= 100 else 1 if value >= 10 else self.digits
        text = f"{value:,.{min(digits, self.digits)}f}"
        return text.rstrip("0").rstrip(".") if "." in text else text


def _over(nth: int) -> Measure:
    return Measure(
        f"% of letters answered after more than {LATE[nth]} days",
        ("% over", f"{LATE[nth]} days"),
        lambda cell: cell.response.shares[nth],
        few=_few_letters,
        fewer=_LETTERS,
        waits=True,
    )


def _few_letters(cell: Cell) -> bool:
    return cell.response.few


_LETTERS = f"{FEW_LETTERS} letters"

MEASURES = {
    "hits": Measure("hits", ("", "hits"), lambda cell: cell.hits),
    "letters": Measure("letters with hits", ("in", "letters"), lambda cell: cell.letters),
    "per-answers": Measure(
        "hits per 100 answers",
        ("per 100", "answers"),
        lambda cell: cell.per_answers,
        2,
        lambda cell: cell.few_answers,
        f"{FEW_ANSWERS} answers",
    ),
    "per-words": Measure(
        "hits per 100,000 words",
        ("per 100,000", "words"),
        lambda cell: cell.per_words,
        2,
        lambda cell: cell.few_words,
        f"{FEW_WORDS:,} words",
    ),
    "median": Measure(
        "median of days from question to answer",
        ("median", "days"),
        lambda cell: cell.response.median,
        1,
        _few_letters,
        _LETTERS,
        waits=True,
    ),
    "p90": Measure(
        "days in which 90% of letters were answered",
        ("90%", "in days"),
        lambda cell: cell.response.p90,
        1,
        _few_letters,
        _LETTERS,
        waits=True,
    ),
    **{f"over-{limit}": _over(nth) for nth, limit in enumerate(LATE)},
}
"""Every measure by its name."""

ANSWERS = Measure("answers", ("of", "answers"), lambda cell: cell.answers)
"""What the rates are of."""
DATED = Measure("letters with both days", ("of", "letters"), lambda cell: cell.response.letters)
"""What the response days are of."""
MISSING = Measure(
    "letters without one of the days", ("days not", "known"), lambda cell: cell.response.missing
)
