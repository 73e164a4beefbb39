"""Dates as the record prints them: "12 april 2021", also wrapped or with a blank lost."""

import re
from datetime import date

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
DATE = rf"(\d{{1,2}})\s*({'|'.join(MONTHS)})\s*(\d{{4}})"
_DATE = re.compile(DATE, re.IGNORECASE)


def find_date(text: str) -> date | None:
    """The first date that is printed in full and exists.

    >>> find_date("(ontvangen 18 november2024). Zie ook")
    datetime.date(2024, 11, 18)
    """
    for found in _DATE.finditer(text):
        day, month, year = found.groups()
        try:
            return date(int(year), MONTHS.index(month.lower()) + 1, int(day))
        except ValueError:
            continue
    return None
