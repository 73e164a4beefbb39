"""Which portfolios are meant by what was typed, among those that an index holds.

`VWS`, `volksgezondheid` and `Welzijn` mean one portfolio; `J&V` and `justitie` mean an
office that had three names, and all of them are taken (`departments.py`). Letters print
names in several spellings, so what comes back is every spelling in the index.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from .departments import Line, by_short, key, line_of
from .names import counted, fitting, folded, one_of, unknown

_SMALL = re.compile(r"\b(?:en|van|voor|de|het|ministerie)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meant:
    """The names as printed that are meant, and what the user should know of the choice."""

    printed: tuple[str, ...]
    notes: tuple[str, ...] = ()


def portfolios(typed: str, units: Mapping[str, int], option: str = "--portfolio") -> Meant:
    """The portfolios meant, of those in the index with their numbers of units.

    Raises `KamerzoekError` with the candidates when several offices fit, and with the
    nearest names when none does.

    >>> names = {"Veiligheid en Justitie": 3, "Justitie en veiligheid": 2, "Defensie": 9}
    >>> portfolios("JenV", names).printed, portfolios("=veiligheid en justitie", names).printed
    (('Veiligheid en Justitie', 'Justitie en veiligheid'), ('Veiligheid en Justitie',))
    """
    found = fits(typed, units)
    if not found:
        raise unknown(typed, "portfolio", units)
    return all_names(typed, found, units, option)


def fits(typed: str, units: Mapping[str, int], *, pieces: bool = True) -> list[str]:
    """The names that fit by abbreviation, by words, by initials or as a piece; [] for none."""
    if typed.lstrip().startswith("="):
        return fitting(typed, units)
    known = by_short().get(key(typed)) if len(typed.split()) == 1 else None
    if known and (found := [name for name in units if line_of(name) == known]):
        return found
    if whole := [name for name in units if folded(name) == folded(typed)]:
        return whole
    plain = _SMALL.sub(" ", typed)
    if not folded(plain):
        return []
    initials = [name for name in units if _initials(typed, name)]
    return (
        fitting(plain, units, pieces=False) or initials or (fitting(plain, units) if pieces else [])
    )


def all_names(typed: str, found: list[str], units: Mapping[str, int], option: str) -> Meant:
    """All names of the office that was found; `KamerzoekError` when they are several offices."""
    if typed.lstrip().startswith("="):
        return Meant(tuple(found))
    lines = {line_of(name) for name in found}
    of_line: dict[Line, list[str]] = defaultdict(list)
    for name in units:
        if line_of(name) in lines:
            of_line[line_of(name)].append(name)
    one_of(typed, option, {_label(names, units): _sum(names, units) for names in of_line.values()})
    ((line, names),) = of_line.items()
    return Meant(tuple(names), tuple(_notes(typed, line, names, units)))


def _label(names: list[str], units: Mapping[str, int]) -> str:
    return max(names, key=lambda name: (units[name], name))


def _sum(names: list[str], units: Mapping[str, int]) -> int:
    return sum(units[name] for name in names)


def _initials(typed: str, name: str) -> bool:
    words = folded(name).split()
    short = "".join(word[0] for word in words if word != "en")
    full = "".join("en" if word == "en" else word[0] for word in words)
    return len(short) > 1 and key(typed) in {short, full}


def _notes(typed: str, line: Line, names: list[str], units: Mapping[str, int]) -> list[str]:
    """Which names were taken, when there are several, and where else to look."""
    times = {folded(name.text): str(name) for name in line.names}
    named: dict[str, int] = defaultdict(int)
    for name in names:
        named[times.get(folded(name), name)] += units[name]
    notes = [f"{typed.strip()!r} takes {counted(named)}"] if len(named) > 1 else []
    return [*notes, f"{_label(names, units)}: {line.note}"] if line.note else notes
