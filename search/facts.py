"""What a fact such as `minister:kaag` or `--days 21..` means, asked of an index.

Options and the query language come here with the same names and values. Names are looked
up among those that the index holds, dates and numbers are read, and the answer is a tree
over the keywords and numbers of `indexer.facts`, for any engine.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from whoosh import query as tree

from corpus.document import KINDS, ROLES
from corpus.errors import KamerzoekError
from corpus.frozen import dataclass
from indexer.answers import SIGNS

from .engine import Engine
from .filters import by, period
from .grammar import STATES, state
from .names import counted, fitting, folded, one_of, unknown
from .parties import MERGED, party_of
from .query import Fact, Pattern
from .spelling import Lexicon

if TYPE_CHECKING:
    from .ministers import Cabinet

# Compiled when they are used, as few searches do.
_RANGE = r"(?P<low>\d{1,5})?\s*(?:\.{2,3}|-)\s*(?P<high>\d{1,5})?"
_COMPARED = r"(?P<sign>[<>]=?)?\s*(?P<number>\d{1,5})"
_SESSION = r"(\d{4})\D?(?:\d{2})?(\d{2})"
_CABINETS: "WeakKeyDictionary[Engine, Cabinet]" = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Meaning:
    """The units that a fact allows, and what the user should know of how it was understood."""

    tree: tree.Query
    notes: tuple[str, ...] = ()


class Facts:
    """The facts of one index, as they are asked.

    `strict` counts only what was signed; `day` is the number that years and months go by.
    """

    def __init__(self, engine: Engine, today: date, strict: bool = False, day: str = "day") -> None:
        self.engine, self.today = engine, today
        self.strict, self.day = strict, day
        self.notes: list[str] = []

    def meaning(self, name: str, value: str, option: str = "") -> tree.Query:
        """The tree of a fact; notes are kept. Raises `KamerzoekError` for what is no such fact.

        `option` is how the fact is asked for, where that is not `name:value`.
        """
        found = _READERS[name](self, value, option or f"{name}:")
        self.notes += [note for note in found.notes if note not in self.notes]
        return found.tree

    def any_of(self, name: str, values: Iterable[str], option: str = "") -> tree.Query:
        """The tree of a fact with several values, of which one is enough."""
        return tree.Or([self.meaning(name, value, option) for value in values])

    @cached_property
    def cabinet(self) -> "Cabinet":
        """Everyone who signed, read once for as long as the index is open: it does not change."""
        from .ministers import Cabinet

        found = _CABINETS.get(self.engine)
        if found is None:
            found = Cabinet(self.engine.lexicon("signing"), self.engine.lexicon("behalf"))
            _CABINETS[self.engine] = found
        return found

    def units(self, keyword: str) -> dict[str, int]:
        """All terms of a keyword with the number of units of each."""
        return dict(self.engine.lexicon(keyword))

    def person(self, spellings: Iterable[str]) -> tree.Query:
        """What one minister answered."""
        return tree.Or([by(who) for who in self.cabinet.person(spellings, self.strict).by])

    def _minister(self, value: str, option: str) -> Meaning:
        from .ministers import meant

        found = meant(value, self.cabinet, strict=self.strict, option=option)
        return Meaning(tree.Or([by(who) for who in found.by]), found.notes)

    def _portfolio(self, value: str, option: str) -> Meaning:
        from .portfolios import portfolios

        found = portfolios(value, self.units("portfolio"), option)
        return Meaning(terms("portfolio", found.printed), found.notes)

    def _asker(self, value: str, option: str) -> Meaning:
        units = self.units("asker")
        people = grouped(units, folded)
        found = fitting(value, units)
        if not found:
            raise unknown(value, "asker", units)
        chosen = {one: _sum(people[one], units) for one in map(folded, found)}
        one_of(value, option, {people[one][0]: count for one, count in chosen.items()})
        (person,) = chosen
        words = set(folded(value).split())
        also = {
            names[0]: _sum(names, units)
            for one, names in people.items()
            if one != person and words <= set(one.split()) and not value.lstrip().startswith("=")
        }
        said = f"{value.strip()!r} is taken for {people[person][0]}; there is also {counted(also)}"
        return Meaning(terms("asker", people[person]), (said,) if also else ())

    def _party(self, value: str, option: str) -> Meaning:
        units = self.units("party")
        parties = grouped(units, party_of)
        typed = party_of(value.strip().removeprefix("="))
        chosen = [typed] if typed in parties else fitting(value, parties)
        counts = {party: _sum(parties[party], units) for party in chosen}
        later = [one for one in MERGED.get(typed, ()) if one in parties]
        exact = value.lstrip().startswith("=")
        if not chosen and (exact or not later):
            raise unknown(value, "party", {p: _sum(names, units) for p, names in parties.items()})
        one_of(value, option, counts)
        taken = [*chosen, *([] if exact else later)]
        printed = [name for party in taken for name in parties[party]]
        all_counts = {party: _sum(parties[party], units) for party in taken}
        note = f"{value.strip()!r} takes {counted(all_counts)}; {option} '={typed}' is that alone"
        return Meaning(terms("party", printed), (note,) if len(taken) > 1 else ())

    def _choice(self, keyword: str, choices: tuple[str, ...], value: str) -> Meaning:
        return Meaning(tree.Term(keyword, _chosen(value, choices)))

    def _reference(self, value: str, _: str) -> Meaning:
        return Meaning(tree.Term("reference", "".join(value.split()).upper()))

    def _number(self, value: str, _: str) -> Meaning:
        return Meaning(tree.Term("number", value.strip().lstrip("0")))

    def _session(self, value: str, _: str) -> Meaning:
        found = re.fullmatch(_SESSION, value.strip())
        if not found:
            raise KamerzoekError(f"{value.strip()!r} is no session", "write it as: 2023-2024")
        return Meaning(tree.Term("session", f"{found[1]}-{found[1][:2]}{found[2]}"))

    def _date(self, number: str, value: str) -> Meaning:
        from .dates import span

        return Meaning(period(number, *span(value, self.today)))

    def _days(self, value: str, _: str) -> Meaning:
        return Meaning(tree.NumericRange("days", *numbers(value)))

    def _cites(self, value: str, _: str) -> Meaning:
        return Meaning(
            tree.Or(
                [
                    one
                    for target in targets(value)
                    for one in (tree.Term("cites", target), tree.Prefix("cites", f"{target}-"))
                ]
            )
        )

    def _is(self, value: str, _: str) -> Meaning:
        state = _chosen(value, STATES)
        return Meaning(tree.Term("sign" if state in SIGNS else "state", state))


def settled(query: tree.Query, facts: Facts, lexicon: Lexicon) -> tree.Query:
    """A query with what its facts and patterns mean to an index."""
    match query:
        case Fact():
            value = state(query.value) if query.name in {"is", "kind", "role"} else query.value
            return Fact(query.name, value, _within(facts, query.name, value))
        case Pattern():
            return lexicon.fitting(query)
        case tree.Not():
            return tree.Not(settled(query.query, facts, lexicon))
    return query.apply(lambda part: settled(part, facts, lexicon))


def _within(facts: Facts, name: str, value: str) -> tree.Query:
    """A fact inside a query, where words may have been meant."""
    try:
        return facts.meaning(name, value)
    except KamerzoekError as error:
        plain = f"{error.hint}; or --raw, for plain words"
        raise KamerzoekError(error.message, plain) from None


def terms(keyword: str, values: Iterable[str]) -> tree.Query:
    """Any of some exact terms."""
    return tree.Or([tree.Term(keyword, value) for value in values])


def targets(value: str) -> tuple[str, ...]:
    """The identifiers of what is typed as a citation, as it is printed or by its identifier.

    >>> targets("36 410 VI, nr. 7"), targets("2024Z 00594"), targets("kst-36410")
    (('kst-36410-VI-7',), ('2024Z00594',), ('kst-36410',))
    """
    from indexer.references import citations

    found = citations(value) or citations(f"Kamerstuk {value}")
    return tuple(dict.fromkeys(one.target for one in found)) or ("".join(value.split()),)


def within(target: str, asked: str) -> bool:
    """Whether a citation is of what is asked for: that paper, or one of that dossier."""
    return target == asked or target.startswith(f"{asked}-")


def numbers(value: str) -> tuple[int | None, int | None]:
    """A range of whole numbers, None for an open end.

    >>> numbers("21.."), numbers("..7"), numbers("21-42"), numbers(">21"), numbers("21")
    ((21, None), (None, 7), (21, 42), (22, None), (21, 21))
    """
    typed = value.strip()
    if (found := re.fullmatch(_RANGE, typed)) and (found["low"] or found["high"]):
        low, high = (int(part) if part else None for part in (found["low"], found["high"]))
        if low is not None and high is not None and low > high:
            raise KamerzoekError(f"{typed!r} begins after it ends", "turn it around")
        return low, high
    if found := re.fullmatch(_COMPARED, typed):
        number = int(found["number"])
        return {
            None: (number, number),
            ">": (number + 1, None),
            ">=": (number, None),
            "<": (None, number - 1),
            "<=": (None, number),
        }[found["sign"]]
    raise KamerzoekError(f"{typed!r} is no range of numbers", "write it as: 21.., ..21, 21..42, 21")


def grouped(units: Mapping[str, int], same: Callable[[str], str]) -> dict[str, list[str]]:
    """Names as printed under what makes them the same, the most printed first."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(units, key=lambda name: (-units[name], name)):
        found[same(name)].append(name)
    return found


def _sum(names: Iterable[str], units: Mapping[str, int]) -> int:
    return sum(units[name] for name in names)


def _chosen(value: str, choices: tuple[str, ...]) -> str:
    chosen = state(value)
    if chosen not in choices:
        raise KamerzoekError(f"{value.strip()!r} is not known here", "choose " + ", ".join(choices))
    return chosen


_READERS: dict[str, Callable[[Facts, str, str], Meaning]] = {
    "minister": Facts._minister,
    "portfolio": Facts._portfolio,
    "role": lambda facts, value, _: facts._choice("role", ROLES, value),
    "asker": Facts._asker,
    "party": Facts._party,
    "kind": lambda facts, value, _: facts._choice("kind", KINDS, value),
    "reference": Facts._reference,
    "number": Facts._number,
    "session": Facts._session,
    "date": lambda facts, value, _: facts._date("day", value),
    "answered": lambda facts, value, _: facts._date("answered", value),
    "asked": lambda facts, value, _: facts._date("asked", value),
    "days": Facts._days,
    "cites": Facts._cites,
    "is": Facts._is,
}
