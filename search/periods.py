"""Years, quarters and months as the steps of a timeline: what each day falls in, none left out.

A timeline without its empty months tells another story, so the labels between the first
and the last are all there. A session is the record's own year and is printed, not
counted from a day; only those between two printed ones are filled in.

Labels sort as they follow each other: `2021`, `2021-Q2`, `2021-03`, `2020-2021`.
"""

import re
from collections.abc import Iterable
from datetime import date

PERIODS = {"year": 12, "quarter": 3, "month": 1}
"""The steps of time, each with its number of months."""

_SESSION = re.compile(r"(\d{4})-(\d{4})")


def label(period: str, day: int) -> str:
    """What a day (`date.toordinal`) falls in.

    >>> [label(step, date(2021, 5, 9).toordinal()) for step in ("year", "quarter", "month")]
    ['2021', '2021-Q2', '2021-05']
    """
    found = date.fromordinal(day)
    return _named(period, (found.year * 12 + found.month - 1) // PERIODS[period])


def between(period: str, first: int, last: int) -> list[str]:
    """All labels from one day to another.

    >>> between("quarter", date(2020, 12, 31).toordinal(), date(2021, 4, 1).toordinal())
    ['2020-Q4', '2021-Q1', '2021-Q2']
    """
    start, end = (date.fromordinal(day) for day in (first, last))
    months = PERIODS[period]
    numbers = ((day.year * 12 + day.month - 1) // months for day in (start, end))
    low, high = numbers
    return [_named(period, number) for number in range(low, high + 1)]


def _named(period: str, number: int) -> str:
    if period == "year":
        return f"{number:04}"
    if period == "quarter":
        return f"{number // 4:04}-Q{number % 4 + 1}"
    return f"{number // 12:04}-{number % 12 + 1:02}"


def sessions(printed: Iterable[str]) -> list[str]:
    """Sessions in order, with those between them; what is no session comes last, as printed.

    >>> sessions(["2021-2022", "2018-2019", "later"])
    ['2018-2019', '2019-2020', '2020-2021', '2021-2022', 'later']
    """
    names = set(printed)
    years = [int(found[1]) for name in names if (found := _SESSION.fullmatch(name))]
    whole = {f"{year}-{year + 1}" for year in range(min(years), max(years) + 1)} if years else set()
    return [*sorted(whole), *sorted(names - whole)]
