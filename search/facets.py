"""How the hits of a search are spread: over ministers, parties, years and so on.

Every value is a condition, the same as the filter of that value, so that a count is what
filtering by it finds: `--minister "=Kaag"`, `--party =SP`, `--on 2021`. A hit may count
for several values, as an answer of two ministers does.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from whoosh import query as tree

from corpus.document import KINDS
from corpus.errors import KamerzoekError

from .engine import Engine
from .facts import Facts, grouped, terms
from .filters import period
from .find import Asked
from .meaning import matching
from .names import folded
from .options import FACETS
from .parties import party_of

FIRST_YEAR = 1945
_MONTHS = range(1, 13)

Groups = dict[str, tree.Query]
"""The condition of each value, by its label."""


@dataclass(frozen=True, slots=True)
class Facet:
    """How many hits have each value, and how many have `none` that is known."""

    name: str
    values: tuple[tuple[str, int], ...]
    none: int


def chosen(typed: str | None) -> list[str]:
    """The facets in a list such as `minister,year`; raises `KamerzoekError` for another name."""
    names = [name.strip() for name in (typed or "").split(",") if name.strip()]
    for name in names:
        if name not in FACETS:
            raise KamerzoekError(f"there is no facet {name!r}", f"choose {', '.join(FACETS)}")
    return list(dict.fromkeys(names))


def facets(engine: Engine, asked: Asked, names: Sequence[str], facts: Facts) -> list[Facet]:
    """Count all hits of a search by some facets."""
    return [_counted(engine, asked, name, facts) for name in names]


def _counted(engine: Engine, asked: Asked, name: str, facts: Facts) -> Facet:
    groups = GROUPS[name](facts)
    dated = name in {"year", "month"}
    every = [tree.NumericRange(facts.day, None, None)] if dated else list(groups.values())
    conditions = [*groups.values(), tree.Not(tree.Or(every))]
    query = matching(asked.query.tree)
    _, (*counts, none) = engine.tally(query, asked.filters, conditions)
    found = [(label, n) for label, n in zip(groups, counts, strict=True) if n]
    if not dated:
        found.sort(key=lambda value: (-value[1], value[0]))
    return Facet(name, tuple(found), none)


def _ministers(facts: Facts) -> Groups:
    return {person: facts.person(names) for person, names in facts.cabinet.people.items()}


def _same(keyword: str, same: Callable[[str], str], named: bool) -> Callable[[Facts], Groups]:
    """Groups of spellings; labelled by what makes them the same, or by the most printed."""

    def groups(facts: Facts) -> Groups:
        found = grouped(facts.units(keyword), same)
        return {one if named else names[0]: terms(keyword, names) for one, names in found.items()}

    return groups


def _kinds(_: Facts) -> Groups:
    return {kind: tree.Term("kind", kind) for kind in KINDS}


def _years(facts: Facts) -> Groups:
    return {
        str(year): period(facts.day, date(year, 1, 1), date(year, 12, 31)) for year in _span(facts)
    }


def _months(facts: Facts) -> Groups:
    return {
        f"{year}-{month:02}": period(facts.day, *_month(year, month))
        for year in _span(facts)
        for month in _MONTHS
    }


def _month(year: int, month: int) -> tuple[date, date]:
    last = date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    return date(year, month, 1), date.fromordinal(last)


def _span(facts: Facts) -> Iterator[int]:
    yield from range(FIRST_YEAR, facts.today.year + 2)


GROUPS: dict[str, Callable[[Facts], Groups]] = {
    "minister": _ministers,
    "portfolio": _same("portfolio", folded, named=False),
    "party": _same("party", party_of, named=True),
    "asker": _same("asker", folded, named=False),
    "year": _years,
    "month": _months,
    "kind": _kinds,
    "session": _same("session", str, named=True),
}
"""How the values of each facet are found, and of a session, which no option filters by."""


def labels(name: str, facts: Facts) -> list[str]:
    """The values of a facet in an index, for completion; the names alone."""
    return list(GROUPS[name](facts))
