"""From a date as people type it to the days it means.

A date may be as rough as the question is: a day, a month or a year. Its first day
counts for `--from` and its last for `--to`, so that `--from 2021 --to 2021` is the
whole year and no imprecise end cuts anything off.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from corpus.errors import KamerzoekError
from indexer.dates import MONTHS

FORMS = "2021-04-12, 2021-04, 2021, 12 april 2021, april 2021, 12-4-2021, vandaag, gisteren"

_RELATIVE = {"vandaag": 0, "today": 0, "gisteren": 1, "yesterday": 1}

Numbers = tuple[int, int | None, int | None]
"""Year, month, day, as far as they were given."""


def period(text: str, today: date) -> tuple[date, date]:
    """The first and the last day that `text` means; raises `KamerzoekError` for other text.

    >>> [str(day) for day in period("april 2021", date(2024, 1, 1))]
    ['2021-04-01', '2021-04-30']
    """
    typed = " ".join(text.split()).casefold()
    if typed in _RELATIVE:
        day = today - timedelta(days=_RELATIVE[typed])
        return day, day
    for form, read in _READERS:
        if found := form.fullmatch(typed):
            numbers = read(found)
            if numbers is not None:
                return _days(numbers, text)
    raise KamerzoekError(f"{text.strip()!r} is not a date", f"write it as one of: {FORMS}")


def bounds(since: str | None, until: str | None, today: date) -> tuple[date | None, date | None]:
    """The first and last day of a range with open ends, widened to whole months and years."""
    first = period(since, today)[0] if since is not None else None
    last = period(until, today)[1] if until is not None else None
    if first and last and first > last:
        raise KamerzoekError(
            f"--from {since} begins after --to {until} ends", "turn the two around"
        )
    return first, last


def _days(numbers: Numbers, text: str) -> tuple[date, date]:
    year, month, day = numbers
    try:
        if day is not None and month is not None:
            return date(year, month, day), date(year, month, day)
        if month is not None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:  # calendar.IllegalMonthError is one too
        raise KamerzoekError(
            f"there is no day {text.strip()!r} in the calendar", f"write it as one of: {FORMS}"
        ) from None


def _iso(found: re.Match[str]) -> Numbers:
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _dutch(found: re.Match[str]) -> Numbers:
    day, month, year = found.groups()
    return int(year), int(month), int(day)


def _named(found: re.Match[str]) -> Numbers | None:
    day, name, year = found.groups()
    month = _month(name)
    return None if month is None else (int(year), month, int(day) if day else None)


def _month(name: str) -> int | None:
    """A month by its name or its first letters: three tell all of them apart."""
    if name == "mrt":
        return 3
    starts = [n for n, month in enumerate(MONTHS, 1) if len(name) > 2 and month.startswith(name)]
    return starts[0] if starts else None


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Numbers | None]], ...] = (
    (re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?"), _iso),
    (re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})"), _dutch),
    (re.compile(r"(?:([0-9]{1,2})[ -])?([a-z]+)\.?[ -]([0-9]{4})"), _named),
)
