"""Dates as the record prints them: "12 april 2021", also wrapped or with a blank lost."""

import re
from datetime import date

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
DATE = rf"(\d{{1,2}}) ?({'|'.join(MONTHS)}) ?(\d{{4}})"
_DATE = re.compile(DATE, re.IGNORECASE)
_FIGURES = re.compile(r"(?<!\d)(?:(\d{1,2})-(\d{1,2})-(\d{4})|(\d{4})-(\d{2})-(\d{2}))(?!\d)")


def find_date(text: str) -> date | None:
    """The first date that is printed in full and exists.

    >>> find_date("(ontvangen 18 november2024). Zie ook")
    datetime.date(2024, 11, 18)
    """
    for found in _DATE.finditer(" ".join(text.split())):
        day, month, year = found.groups()
        try:
            return date(int(year), MONTHS.index(month.lower()) + 1, int(day))
        except ValueError:
            continue
    return None


def find_date_in_figures(text: str) -> date | None:
    """The first date in figures, as sites print it: "16-03-2023", "2025-10-22"."""
    for found in _FIGURES.finditer(text):
        d1, m1, y1, y2, m2, d2 = found.groups()
        try:
            return date(int(y1 or y2), int(m1 or m2), int(d1 or d2))
        except ValueError:
            continue
    return None
