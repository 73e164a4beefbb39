"""The names below a timeline: as many as can be read, months by their Dutch names.

Where there are more steps than can be named, a year stands below the middle of its steps.
"""

from collections.abc import Callable, Sequence

_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
NUMBERED = 24
"""Steps of time that have room for a number each."""
_MOST_QUARTERS, _MOST_MONTHS = 16, 72


def ticks(period: str, steps: Sequence[str]) -> list[tuple[float, str]]:
    r"""The names below a timeline, each with its place; the first step is at 0.

    >>> ticks("month", ["2021-12", "2022-01", "2022-02"])
    [(0, 'dec\n2021'), (1, 'jan\n2022'), (2, 'feb')]
    >>> ticks("session", ["2020-2021"])
    [(0, '2020-21')]
    """
    name, middle = _NAMES[period], _middle(period, len(steps))
    named = [(at, name(step, at, len(steps))) for at, step in enumerate(steps)]
    return [(at + middle, label) for at, label in named if label]


def years(period: str, steps: Sequence[str]) -> list[int]:
    """Where a year begins in a timeline whose steps are not all named.

    >>> years("quarter", [f"{year}-Q{nth}" for year in range(2019, 2024) for nth in (1, 2, 3, 4)])
    [0, 4, 8, 12, 16]
    """
    if not _middle(period, len(steps)):
        return []
    return [at for at, step in enumerate(steps) if step.endswith(("-01", "-Q1"))]


def _middle(period: str, steps: int) -> float:
    """From the first step of a year to its middle, where it is years that are named."""
    if period == "month" and steps > _MOST_MONTHS:
        return 5.5
    return 1.5 if period == "quarter" and steps > _MOST_QUARTERS else 0


def _session(step: str, at: int, steps: int) -> str:
    return f"{step[:5]}{step[7:]}" if steps <= 14 or at % 2 == 0 else ""


def _year(step: str, at: int, steps: int) -> str:
    return step if steps <= NUMBERED or int(step) % 5 == 0 else ""


def _quarter(step: str, at: int, steps: int) -> str:
    year, _, part = step.partition("-")
    if steps <= _MOST_QUARTERS:
        return f"{part}\n{year}" if part == "Q1" or at == 0 else part
    return _year(year, at, steps // 4) if part == "Q1" else ""


def _month(step: str, at: int, steps: int) -> str:
    year, _, part = step.partition("-")
    name = _MONTHS[int(part) - 1]
    if steps <= _MOST_MONTHS:
        every = 1 if steps <= NUMBERED else 3 if steps <= 48 else 6
        shown = (int(part) - 1) % every == 0
        first = part == "01" or (at == 0 and every == 1)
        return (f"{name}\n{year}" if first else name) if shown else ""
    return _year(year, at, steps // 12) if part == "01" else ""


_NAMES: dict[str, Callable[[str, int, int], str]] = {
    "session": _session,
    "year": _year,
    "quarter": _quarter,
    "month": _month,
}
