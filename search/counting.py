"""How hits are counted in groups, of one dimension or of two crossed.

What stands in the words of a query is counted, what stands in options is the frame. So the
rates of `stats wolf --party SP` are of all answers to the SP, and those of
`stats "wolf partij:SP"` of all answers.

Groups are those of `facets.py`, so that a count is what filtering by the value finds. A unit
may be in several, as an answer of two ministers is: groups do not add up to the total then,
which has it once. Days and answers are counted per letter, since a letter is answered on one
day however many answers are in it. Time is counted from the day of each unit, so that no
year has to be asked for.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache, partial
from itertools import product

from corpus.errors import KamerzoekError

from . import periods
from .counts import NONE, Axis, Cell, Counts, Key, response
from .engine import Engine, Values
from .facets import GROUPS, Groups
from .facts import Facts, terms
from .filters import Filters
from .find import Asked, Request
from .meaning import matching
from .options import BY
from .query import Tree, any_unit

TEXTS = ("question", "answer")
"""The texts of a unit whose words are counted; the subject is its letter's, not its own."""

_ANSWERED = terms("state", ["answered"])


def dimensions(typed: str) -> list[str]:
    """The dimensions in `minister,year`; raises `KamerzoekError` for what is none."""
    names = list(dict.fromkeys(name.strip() for name in typed.split(",") if name.strip()))
    for name in names:
        if name not in BY:
            raise KamerzoekError(f"nothing is counted by {name!r}", f"choose {', '.join(BY)}")
    if not 1 <= len(names) <= 2:
        raise KamerzoekError("--by takes one name or two", "such as: --by minister,year")
    if len(names) == 2 and all(map(timed, names)):
        raise KamerzoekError(
            f"{names[0]} and {names[1]} are both time", "cross time with a name: --by minister,year"
        )
    return names


def timed(name: str) -> bool:
    """Whether the values of a dimension follow each other in time."""
    return name in periods.PERIODS or name == "session"


def count(engine: Engine, asked: Asked, request: Request, by: Sequence[str], today: date) -> Counts:
    """Count all hits of a request by one dimension or two."""
    facts = Facts(engine, today, request.strict, request.date_of or "day")
    ask = _Ask(engine, facts, tuple(by), [_groups(name, facts) for name in by], _texts(request))
    found = ask.rows(matching(asked.query.tree), asked.filters)
    rated = bool(request.text.strip() and found.answered)
    frame = ask.rows(any_unit(), _answered(asked.filters)) if rated else None
    sums = _summed(found, frame)
    axes = tuple(
        _axis(name, nth, sums, [rows.days for rows in (found, frame) if rows])
        for nth, name in enumerate(by)
    )
    texts = ask.texts if rated else ()
    return Counts(
        axes, {key: one.cell(rated, bool(texts)) for key, one in sums.items()}, rated, texts
    )


def _groups(name: str, facts: Facts) -> Groups:
    return {} if name in periods.PERIODS else GROUPS[name](facts)


def _texts(request: Request) -> tuple[str, ...]:
    return tuple(text for text in TEXTS if not request.inside or text in request.inside)


def _answered(filters: Filters) -> Filters:
    return replace(filters, where=(*filters.where, _ANSWERED))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Units by row: `places` are the values that a unit has in each dimension."""

    letters: list[int]
    answered: frozenset[int]
    days: list[int | None]
    took: list[int | None]
    words: list[int]
    places: list[list[tuple[str, ...]]]

    def grouped(self) -> Iterator[tuple[int, Iterable[Key]]]:
        """Every row with the groups it is in, those of all values of a dimension too."""
        for row, places in enumerate(zip(*self.places, strict=True)):
            yield row, product(*((None, *values) for values in places))


@dataclass(frozen=True, slots=True)
class _Ask:
    """What an engine is asked for every count."""

    engine: Engine
    facts: Facts
    by: tuple[str, ...]
    groups: list[Groups]
    texts: tuple[str, ...]

    def rows(self, query: Tree, filters: Filters) -> _Rows:
        """All units that match."""
        numbers = (self.facts.day, "days", *(f"{text}_words" for text in self.texts))
        conditions = [_ANSWERED, *(one for groups in self.groups for one in groups.values())]
        found = self.engine.values(query, filters, numbers, conditions)
        answered, *members = found.groups
        days, took, *words = found.numbers
        return _Rows(
            found.letters,
            frozenset(answered),
            days,
            took,
            [sum(filter(None, counts)) for counts in zip(*words, strict=True)] or [0] * len(days),
            list(self._places(found, iter(members))),
        )

    def _places(
        self, found: Values, members: Iterator[list[int]]
    ) -> Iterator[list[tuple[str, ...]]]:
        for name, groups in zip(self.by, self.groups, strict=True):
            if name in periods.PERIODS:
                named = lru_cache(None)(partial(periods.label, name))
                yield [(NONE if day is None else named(day),) for day in found.numbers[0]]
                continue
            places: list[tuple[str, ...]] = [()] * len(found.letters)
            for label in groups:
                for row in next(members):
                    places[row] += (label,)
            yield [place or (NONE,) for place in places]


@dataclass(slots=True)
class _Sum:
    """A cell while it is being counted; `took` are days by letter, of those with an answer."""

    hits: int = 0
    answered: int = 0
    answers: int = 0
    words: int = 0
    letters: set[int] = field(default_factory=set)
    took: dict[int, int | None] = field(default_factory=dict)

    def cell(self, rated: bool, worded: bool) -> Cell:
        return Cell(
            self.hits,
            self.answered,
            len(self.letters),
            self.answers if rated else None,
            self.words if worded else None,
            response(self.took.values()),
        )


def _summed(found: _Rows, frame: _Rows | None) -> dict[Key, _Sum]:
    sums: dict[Key, _Sum] = {}
    for row, keys in found.grouped():
        letter, answered = found.letters[row], row in found.answered
        for key in keys:
            one = sums.setdefault(key, _Sum())
            one.hits += 1
            one.letters.add(letter)
            if answered:
                one.answered += 1
                one.took[letter] = found.took[row]
    for row, keys in frame.grouped() if frame else ():
        words = frame.words[row] if frame else 0
        for key in keys:
            one = sums.setdefault(key, _Sum())
            one.answers += 1
            one.words += words
    return sums


def _axis(name: str, nth: int, sums: dict[Key, _Sum], days: list[list[int | None]]) -> Axis:
    """The values of a dimension in order: names that have hits, and time without a gap."""
    every = {
        key[nth] or NONE: one.hits
        for key, one in sums.items()
        if key[nth] is not None and all(v is None for n, v in enumerate(key) if n != nth)
    }
    none = (NONE,) if every.pop(NONE, 0) else ()
    if name in periods.PERIODS:
        known = [day for some in days for day in some if day is not None]
        span = periods.between(name, min(known), max(known)) if known else []
        return Axis(name, (*span, *none), timed=True)
    if name == "session":
        return Axis(name, (*periods.sessions(every), *none), timed=True)
    found = sorted((value for value in every if every[value]), key=lambda v: (-every[v], v))
    return Axis(name, (*found, *none))
