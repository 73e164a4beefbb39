"""Who is meant by what was typed for `--minister`, as far as the index knows.

What is typed is tried as a name (`names.py`), then as a portfolio (`portfolios.py`), also
with the role before it (`staatssecretaris van Financiën`). Spellings of one person are
one: names that are the same words, and a name inside another that signed for the same
office (Yeşilgöz, Yeşilgöz-Zegerius). Two people who fit equally are a question back.

A person also answers where another signs `mede namens` her office. The letters do
not print who held an office when; what they do print is who signed for it on
which day. So an office counts as hers from her first signature for it to her
last, stretched until just before anybody else signs for it.

Engines compare offices as printed, and printers differ ("Asiel en migratie"), so
every spelling that the index holds of an office that is meant becomes a filter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from corpus.errors import KamerzoekError

from .filters import Behalf, Held, Signed
from .names import counted, fitting, folded, one_of, unknown
from .portfolios import all_names, fits

_PREMIER = (["minister", "president"], ["premier"], ["mp"], ["algemene", "zaken"], ["az"])
_TITLES = {"minister", "staatssecretaris"}


@dataclass(frozen=True, slots=True)
class Seat:
    """An office as one name signed for it: on which `days` (ISO, in order), under how many units.

    `office` is its role and portfolio in a form that compares: spelling differs between
    letters. An office in whose name another signed has no name and no days.
    """

    name: str
    role: str
    portfolio: str
    days: tuple[str, ...]
    units: int
    office: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a hit must satisfy one of, and what the user should know about the choice."""

    by: tuple[Signed | Held | Behalf, ...]
    notes: tuple[str, ...] = ()


class Cabinet:
    """Everyone who signed, read from the terms of the index's `signing` and `behalf` fields."""

    def __init__(
        self, signing: Iterable[tuple[str, int]], behalf: Iterable[tuple[str, int]] = ()
    ) -> None:
        self.signed = _seats(signing)
        self.others = _seats((f"\t{term}", units) for term, units in behalf)
        self._persons: dict[tuple[frozenset[str], bool], Resolution] = {}

    @cached_property
    def people(self) -> dict[str, list[str]]:
        """The people, each by the name that is printed most, with all spellings of it."""
        units: dict[str, int] = defaultdict(int)
        offices: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for signing in self.signed:
            if signing.name:
                units[signing.name] += signing.units
                offices[folded(signing.name)].add(signing.office)
        groups: list[set[str]] = []
        for name in sorted(offices, key=lambda name: -len(name.split())):
            alike = [group for group in groups if any(_same(name, o, offices) for o in group)]
            if len(alike) == 1:
                alike[0].add(name)
            else:  # of several it may be any, so it is none of them
                groups.append({name})
        found = {}
        for group in groups:
            spellings = [name for name in units if folded(name) in group]
            found[max(spellings, key=lambda name: (units[name], name))] = spellings
        return found

    def every(self) -> list[Seat]:
        """Everyone who signed, and every office in whose name another did."""
        return [*self.signed, *self.others]

    def names(self) -> dict[str, int]:
        """All names and portfolios with their numbers of units."""
        found: dict[str, int] = defaultdict(int)
        for one in self.every():
            for name in filter(None, (one.name, one.portfolio)):
                found[name] += one.units
        return found

    def units(self, names: Iterable[str]) -> int:
        """How many units these names signed."""
        wanted = set(names)
        return sum(signing.units for signing in self.signed if signing.name in wanted)

    def person(self, spellings: Iterable[str], strict: bool = False) -> Resolution:
        """What one person answered; with `strict` only what she signed."""
        key = frozenset(spellings), strict
        if key not in self._persons:
            self._persons[key] = self._person(*key)
        return self._persons[key]

    def _person(self, names: Set[str], strict: bool) -> Resolution:
        by: list[Signed | Held | Behalf] = [
            Signed(name) for name in dict.fromkeys(s.name for s in self.signed if s.name in names)
        ]
        if not strict:
            mine = [signing for signing in self.signed if signing.name in names]
            by += [
                Behalf(other.role, other.portfolio or None, since, until)
                for office, since, until in _tenures(names, mine, self.signed)
                for other in self.others
                if other.office == office
            ]
        return Resolution(tuple(by))


def resolve(
    typed: str,
    signing: Iterable[tuple[str, int]],
    behalf: Iterable[tuple[str, int]] = (),
    *,
    strict: bool = False,
    option: str = "--minister",
) -> Resolution:
    """Find who or what is meant: see `meant`."""
    return meant(typed, Cabinet(signing, behalf), strict=strict, option=option)


def meant(
    typed: str, cabinet: Cabinet, *, strict: bool = False, option: str = "--minister"
) -> Resolution:
    """Find who or what is meant; with `strict` only what was signed counts.

    Raises `KamerzoekError` with the candidates when several people or offices fit, and
    with the nearest names when nobody does.
    """
    if not folded(typed):
        raise KamerzoekError(f"{option} is empty", "give a name or a portfolio, such as: kaag")
    people = cabinet.people
    spelled = {spelling: person for person, names in people.items() for spelling in names}
    if office := _premier(typed, cabinet):
        return office
    for pieces in (False, True):
        names = fitting(_untitled(typed), spelled, pieces=pieces)
        if chosen := list(dict.fromkeys(spelled[name] for name in names)):
            one_of(typed, option, {person: cabinet.units(people[person]) for person in chosen})
            note = _namesakes(typed, chosen[0], people, cabinet)
            return Resolution(cabinet.person(people[chosen[0]], strict).by, note)
        if found := _offices(typed, cabinet, strict, option, pieces):
            return found
    raise unknown(typed, "minister", cabinet.names())


def _untitled(typed: str) -> str:
    first, _, rest = typed.strip().partition(" ")
    return rest if first.lower() in _TITLES and rest else typed


def _namesakes(
    typed: str, chosen: str, people: dict[str, list[str]], cabinet: Cabinet
) -> tuple[str, ...]:
    """A note on others who have the typed name and more."""
    words = set(folded(typed).split())
    also = {
        person: cabinet.units(spellings)
        for person, spellings in people.items()
        if person != chosen and words <= set(folded(person).split())
    }
    said = f"{typed.strip()!r} is taken for {chosen}; there is also {counted(also)}"
    return (said,) if also and not typed.lstrip().startswith("=") else ()


def _same(one: str, other: str, offices: dict[str, set[tuple[str, str]]]) -> bool:
    inside = set(one.split()) <= set(other.split())
    return inside and bool(offices[one] & offices[other])


def _seats(terms: Iterable[tuple[str, int]]) -> list[Seat]:
    """The seats in the terms of an index, one term for each day; there are thousands of days."""
    days: dict[tuple[str, str, str], list[str]] = {}
    units: dict[tuple[str, str, str], int] = {}
    for term, number in terms:
        name, role, portfolio, day = (*term.split("\t"), "", "", "")[:4]
        key = (name, role, portfolio)
        if key in days:
            days[key].append(day)
            units[key] += number
        else:
            days[key], units[key] = [day], number
    return [
        Seat(*key, tuple(filter(None, found)), units[key], (key[1], folded(key[2])))
        for key, found in days.items()
    ]


def _tenures(
    names: Set[str], mine: list[Seat], signed: list[Seat]
) -> Iterator[tuple[tuple[str, str], date | None, date | None]]:
    """The offices a person signed for, each from when to when it was hers."""
    one = timedelta(days=1)
    for office in dict.fromkeys(seat.office for seat in mine):
        days = [day for seat in mine if seat.office == office for day in seat.days]
        if not days:
            continue
        others = [
            day
            for seat in signed
            if seat.office == office and seat.name and seat.name not in names
            for day in seat.days
        ]
        first, last = min(days), max(days)
        before = max((day for day in others if day < first), default=None)
        after = min((day for day in others if day > last), default=None)
        since = date.fromisoformat(before) + one if before else None
        yield office, since, date.fromisoformat(after) - one if after else None


def _premier(typed: str, cabinet: Cabinet) -> Resolution | None:
    """The office of the minister-president, which prints no portfolio."""
    if folded(typed).split() not in _PREMIER:
        return None
    every = [one for one in cabinet.every() if one.role == "minister-president"]
    return Resolution(_by(every, cabinet)) if every else None


def _offices(
    typed: str, cabinet: Cabinet, strict: bool, option: str, pieces: bool
) -> Resolution | None:
    """All that was signed for a portfolio, or in its name; None when there is none such."""
    title, plain = _title(typed)
    every = [one for one in cabinet.every() if title in {"", one.role} and one.portfolio]
    units: dict[str, int] = defaultdict(int)
    for signing in every:
        units[signing.portfolio] += signing.units
    found = fits(plain, units, pieces=pieces)
    if not found:
        return None
    chosen = all_names(plain, found, units, option)
    by = _by([one for one in every if one.portfolio in chosen.printed], cabinet)
    kept = [one for one in by if not (strict and isinstance(one, Behalf))]
    return Resolution(tuple(kept), chosen.notes)


def _by(signings: list[Seat], cabinet: Cabinet) -> tuple[Held | Behalf, ...]:
    """The offices of some signings; one without a name stands for `mede namens`."""
    behalf = set(map(id, cabinet.others))
    found = (
        (Behalf if id(one) in behalf else Held)(one.role, one.portfolio or None) for one in signings
    )
    return tuple(dict.fromkeys(found))


def _title(typed: str) -> tuple[str, str]:
    """A role before a portfolio, and the portfolio."""
    first, _, rest = typed.strip().partition(" ")
    return (first.lower(), rest) if first.lower() in _TITLES and rest.strip() else ("", typed)
