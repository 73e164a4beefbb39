"""What a hit must be besides matching: filters, as trees over keywords and numbers.

An engine has one mechanism for all of them: a filter is a query that must match and
does not score (`conditions`), applied before any limit.
"""

from datetime import date
from typing import Literal

from whoosh import query as tree

from corpus.frozen import dataclass
from indexer.facts import office_key

DateOf = Literal["answered", "asked"]


@dataclass(frozen=True, slots=True)
class Signed:
    """Answers signed by the person of this name, as printed."""

    name: str


@dataclass(frozen=True, slots=True)
class Held:
    """Answers signed for an office, whoever held it and whether or not a name is printed."""

    role: str
    portfolio: str | None


@dataclass(frozen=True, slots=True)
class Behalf:
    """Answers given `mede namens` an office, from `since` up to and with `until`."""

    role: str
    portfolio: str | None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must be besides matching; an empty value filters nothing.

    `minister` is as typed and `by` what it was resolved to: a hit must satisfy
    one of them. `since` and `until` bound the day of the answer, both included;
    a unit of a letter without an answer date goes by the day of the question. With
    `date_of` it is that day alone, and a unit without it is in no period. `where` are
    more conditions, all to be met, and `typed` what they were typed as.
    """

    minister: str | None = None
    by: tuple[Signed | Held | Behalf, ...] = ()
    since: date | None = None
    until: date | None = None
    date_of: DateOf | None = None
    where: tuple[tree.Query, ...] = ()
    typed: tuple[tuple[str, str], ...] = ()


def conditions(filters: Filters) -> list[tree.Query]:
    """The filters as trees over keywords and numbers; a hit must match all of them."""
    found: list[tree.Query] = []
    if filters.by:
        found.append(tree.Or([by(who) for who in filters.by]))
    if filters.since or filters.until:
        found.append(period(filters.date_of or "day", filters.since, filters.until))
    return [*found, *filters.where]


def by(who: Signed | Held | Behalf) -> tree.Query:
    """Answered by a person, for an office, or in the name of one."""
    if isinstance(who, Signed):
        return tree.Term("minister", who.name)
    key = office_key(who.role, who.portfolio)
    if isinstance(who, Held):
        return tree.Term("office", key)
    behalf = tree.Term("behalf", key)
    if who.since or who.until:
        return tree.And([behalf, period("day", who.since, who.until)])
    return behalf


def period(field: str, since: date | None, until: date | None) -> tree.Query:
    """Within these days, both included."""
    first, last = since and since.toordinal(), until and until.toordinal()
    return tree.NumericRange(field, first, last)
