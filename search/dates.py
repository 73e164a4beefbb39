"""From a date as people type it to the days it means.

A date may be as rough as the question is: a day, a week, a month, a quarter or a year, in
figures or in Dutch, by itself or from today (`vorige maand`, `30d`). A range is written
`2023..2024`, open at either end, or in words (`maart t/m mei 2024`). An end that is
imprecise is widened to all it may mean: the first day of a range is the first day of
its beginning, and its last day the last of its end. What has no year is the last time
that it was so: in March, `mei` is that of the year before.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from corpus.errors import KamerzoekError
from indexer.dates import MONTHS

FORMS = "2021-04-12, 2021-04, 2021, 12 april 2021, april, maandag, vorige maand, 30d, 2023..2024"

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_SHORT_DAYS = {name[:2]: nth for nth, name in enumerate(WEEKDAYS)}
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENGLISH_MONTHS = {"march": 3, "may": 5, "october": 10, "mrt": 3}
_AGO = {"vandaag": 0, "today": 0, "gisteren": 1, "yesterday": 1, "eergisteren": 2}
_UNITS = {
    **dict.fromkeys(("d", "dag", "dagen", "day", "days"), "day"),
    **dict.fromkeys(("w", "week", "weken", "weeks"), "week"),
    **dict.fromkeys(("m", "maand", "maanden", "month", "months"), "month"),
    **dict.fromkeys(("k", "kwartaal", "kwartalen", "quarter", "quarters"), "quarter"),
    **dict.fromkeys(("j", "y", "jaar", "jaren", "year", "years"), "year"),
}

Days = tuple[date, date]
"""A first and a last day, both included."""

Ends = tuple[date | None, date | None]
"""The same with an end that may be open."""


def period(text: str, today: date) -> Days:
    """The first and the last day that `text` means; raises `KamerzoekError` for other text.

    >>> [str(day) for day in period("april 2021", date(2024, 1, 1))]
    ['2021-04-01', '2021-04-30']
    >>> [str(day) for day in period("vorige maand", date(2024, 1, 15))]
    ['2023-12-01', '2023-12-31']
    """
    typed = " ".join(text.split()).casefold()
    try:
        for form, read in _READERS:
            if (found := form.fullmatch(typed)) and (days := read(found, today)):
                return days
    except (ValueError, OverflowError):  # calendar.IllegalMonthError is one too
        raise KamerzoekError(
            f"there is no day {text.strip()!r} in the calendar", f"write it as one of: {FORMS}"
        ) from None
    raise KamerzoekError(f"{text.strip()!r} is not a date", f"write it as one of: {FORMS}")


def span(text: str, today: date) -> Ends:
    """The first and last day of a date or a range, None for an open end.

    >>> [str(day) for day in span("2023..maart 2024", date(2024, 9, 1))]
    ['2023-01-01', '2024-03-31']
    """
    typed = " ".join(text.split()).casefold()
    for form, read in _RANGES:
        if found := form.fullmatch(typed):
            first, last = read(found, today)
            if first and last and first > last:
                raise KamerzoekError(f"{text.strip()!r} begins after it ends", "turn it around")
            return first, last
    return period(text, today)


def _between(found: re.Match[str], today: date) -> Ends:
    first, last = found["first"].strip(), found["last"].strip()
    if not (first or last):
        return period(found[0], today)
    if first and last and not _YEAR.search(first) and (year := _YEAR.search(last)):
        first = _with_year(first, last, year.group())
    return (first and period(first, today)[0]) or None, (last and period(last, today)[1]) or None


def bounds(since: str | None, until: str | None, today: date, on: str | None = None) -> Ends:
    """The first and last day of a range with open ends, widened to whole months and years.

    `on` is a date or a range by itself; with the others it narrows what they allow.
    """
    first = period(since, today)[0] if since is not None else None
    last = period(until, today)[1] if until is not None else None
    if first and last and first > last:
        raise KamerzoekError(
            f"--from {since} begins after --to {until} ends", "turn the two around"
        )
    if on is not None:
        start, end = span(on, today)
        first = max(filter(None, (first, start)), default=None)
        last = min(filter(None, (last, end)), default=None)
    return first, last


def _with_year(first: str, last: str, year: str) -> str:
    """A beginning without a year, in that of the end, and in its month when it is a number."""
    if first.isdigit():
        return re.sub(r"^\d+", first, last)
    return f"{first} {year}"


def _month_days(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _iso(found: re.Match[str], _: date) -> Days:
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return _month_days(year, month)
    return date(year, month, day), date(year, month, day)


def _figures(found: re.Match[str], _: date) -> Days:
    day, month, year = map(int, found.groups())
    return date(year, month, day), date(year, month, day)


def _quarter(found: re.Match[str], _: date) -> Days:
    year, nth = int(found["year"]), _ORDINALS.get(found["nth"]) or int(found["nth"])
    return date(year, 3 * nth - 2, 1), _month_days(year, 3 * nth)[1]


def _named(found: re.Match[str], today: date) -> Days | None:
    day, name, year = found.groups()
    month = _month(name)
    if month is None:
        return None
    for candidate in [int(year)] if year else range(today.year, today.year - 9, -1):
        if day is None:
            days = _month_days(candidate, month)
        else:
            if not year and (month, int(day)) == (2, 29) and monthrange(candidate, 2)[1] < 29:
                continue
            days = (date(candidate, month, int(day)),) * 2
        if year or days[0] <= today:
            return days
    return None


def _month(name: str) -> int | None:
    """A month by its name or its first letters: three tell all of them apart."""
    if name in _ENGLISH_MONTHS:
        return _ENGLISH_MONTHS[name]
    starts = [
        n
        for n, month in enumerate(MONTHS, 1)
        if len(name) > 2 and (month.startswith(name) or _english(month) == name)
    ]
    return starts[0] if starts else None


def _english(month: str) -> str:
    return {"januari": "january", "februari": "february", "juni": "june", "juli": "july",
            "augustus": "august"}.get(month, month)  # fmt: skip


def _ago(found: re.Match[str], today: date) -> Days | None:
    ago = _AGO.get(found[0])
    return None if ago is None else (today - timedelta(ago),) * 2


def _weekday(found: re.Match[str], today: date) -> Days | None:
    before, name = found["before"], found["name"]
    names = {**_SHORT_DAYS, **{n: i for i, n in enumerate(WEEKDAYS)}}
    names |= {n: i for i, n in enumerate(_ENGLISH_DAYS)}
    if name not in names:
        return None
    back = (today.weekday() - names[name]) % 7 or (7 if before else 0)
    return (today - timedelta(back),) * 2


def _last(found: re.Match[str], today: date) -> Days | None:
    """The last so many days, weeks, months or years, today included."""
    unit, number = _UNITS.get(found["unit"]), int(found["number"])
    if unit is None:
        return None
    if unit in {"day", "week"}:
        return today - timedelta(number * (7 if unit == "week" else 1)), today
    months = number * {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    day = min(today.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day), today


def _whole(found: re.Match[str], today: date) -> Days | None:
    """The week, month, quarter or year that it is, or the one before."""
    unit, back = _UNITS.get(found["unit"]), found["which"] not in {"deze", "dit", "this"}
    if unit in {None, "day"}:
        return None
    if unit == "week":
        monday = today - timedelta(today.weekday() + 7 * back)
        return monday, monday + timedelta(6)
    if unit == "year":
        return date(today.year - back, 1, 1), date(today.year - back, 12, 31)
    size = 1 if unit == "month" else 3
    year, month = divmod((today.year * 12 + today.month - 1) // size * size - size * back, 12)
    return date(year, month + 1, 1), _month_days(year, month + size)[1]


_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_NTH = "|".join(_ORDINALS)
_PAST = r"(?:vorige?|afgelopen|laatste|last|past)"
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Days | None]], ...] = (
    (re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?"), _iso),
    (re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})"), _figures),
    (re.compile(r"(?P<year>[0-9]{4})[- ]?[qk](?P<nth>[1-4])"), _quarter),
    (re.compile(r"[qk](?P<nth>[1-4])[- ](?P<year>[0-9]{4})"), _quarter),
    (re.compile(rf"(?P<nth>[1-4](?=e)|{_NTH})e? kwartaal (?P<year>[0-9]{{4}})"), _quarter),
    (re.compile(r"[a-z]+"), _ago),
    (re.compile(rf"(?P<before>{_PAST} )?(?P<name>[a-z]+)\.?"), _weekday),
    (re.compile(r"(?:([0-9]{1,2})[ -])?([a-z]+)\.?(?:[ -]([0-9]{4}))?"), _named),
    (re.compile(rf"(?:(?:de )?{_PAST} )?(?P<number>[0-9]{{1,4}}) ?(?P<unit>[a-z]+)"), _last),
    (re.compile(rf"(?:de )?(?P<which>{_PAST}|deze|dit|this) (?P<unit>[a-z]+)"), _whole),
)  # fmt: skip
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_RANGE = re.compile(
    r"(?P<first>.*?)\s*(?:\.{2,3}|(?<=\s)(?:t/m|tot en met|to|until)(?=\s))\s*(?P<last>.*)"
)
_RANGES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Ends]], ...] = (
    (_RANGE, _between),
    (re.compile(r"(?P<first>[0-9]{4}) ?[-–/] ?(?P<last>[0-9]{4})"), _between),
    (
        re.compile(r"(?:(?:sinds|vanaf|since|from) |>= ?)(.+)"),
        lambda found, today: (period(found[1], today)[0], None),
    ),
    (
        re.compile(r"(?:(?:t/m|tot en met|until) |<= ?)(.+)"),
        lambda found, today: (None, period(found[1], today)[1]),
    ),
    (
        re.compile(r"(?:(?:na|after) |> ?)(.+)"),
        lambda found, today: (period(found[1], today)[1] + timedelta(1), None),
    ),
    (
        re.compile(r"(?:(?:voor|vóór|before) |< ?)(.+)"),
        lambda found, today: (None, period(found[1], today)[0] - timedelta(1)),
    ),
)
