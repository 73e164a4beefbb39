"""Who is meant by what was typed for `--minister`, as far as the index knows.

Names are compared as words without case, accents and dashes, since one person is
printed as "Faber-Van de Klashorst" and "Faber – van de Klashorst". What is typed
is tried as words of a name, then as words or initials of a portfolio, then as a
piece of a name or a portfolio; the first that fits anyone decides. Of names that
fit equally all are taken, and a note says who: leaving one out would hide answers.

A person also answers where another signs `mede namens` her office. The letters do
not print who held an office when; what they do print is who signed for it on
which day. So an office counts as hers from her first signature for it to her
last, stretched until just before anybody else signs for it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from corpus.errors import KamerzoekError
from indexer.analysis import fold

from .query import Behalf, Held, Signed

_SHOWN = 8
_SMALL = {"en", "van", "voor", "de", "het"}
_PREMIER = (["minister", "president"], ["premier"], ["mp"], ["algemene", "zaken"])


@dataclass(frozen=True, slots=True)
class Signing:
    """One name that signed for one office on one day, under that many `units`."""

    name: str
    role: str
    portfolio: str
    day: date | None
    units: int

    @property
    def office(self) -> tuple[str, str]:
        """The office in a form that compares: spelling differs between letters."""
        return self.role, folded(self.portfolio)


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a hit must satisfy one of, and what the user should know about the choice."""

    by: tuple[Signed | Held | Behalf, ...]
    notes: tuple[str, ...] = ()


def resolve(typed: str, lexicon: Iterable[tuple[str, int]]) -> Resolution:
    """Find who or what is meant, among the terms of the index's `signing` field.

    Raises `KamerzoekError` with the nearest names when nobody fits.
    """
    signings = [signing for term, units in lexicon if (signing := _signing(term, units))]
    wanted = folded(typed).split()
    if not wanted:
        raise KamerzoekError("--minister is empty", "give a name or a portfolio, such as: kaag")
    for is_name, is_office in ((_is_name, _is_office), (_has_name, _has_office)):
        if people := [s for s in signings if is_name(wanted, folded(s.name))]:
            return _people(typed, people, signings)
        if held := [s for s in signings if is_office(wanted, s)]:
            return _offices(typed, held)
    raise KamerzoekError(f"no minister {typed.strip()!r} in the index", _nearest(typed, signings))


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """A name as words that compare: no case, no accents, no dashes, one blank between.

    >>> folded("Faber – Van de Klashorst"), folded("Yeşilgöz-Zegerius")
    ('faber van de klashorst', 'yesilgoz zegerius')
    """
    return " ".join(re.findall(r"[a-z0-9]+", fold(text).replace("'", "")))


def _signing(term: str, units: int) -> Signing | None:
    name, role, portfolio, day = [*term.split("\t"), "", "", ""][:4]
    try:
        return Signing(name, role, portfolio, date.fromisoformat(day) if day else None, units)
    except ValueError:
        return None


def _is_name(wanted: list[str], name: str) -> bool:
    """All typed words are words of the name, or the name is their end (Sigrid Kaag, S. Kaag)."""
    words = name.split()
    return bool(words) and (set(wanted) <= set(words) or wanted[-len(words) :] == words)


def _has_name(wanted: list[str], name: str) -> bool:
    piece = "".join(wanted)
    return len(piece) > 2 and piece in name.replace(" ", "")


def _is_office(wanted: list[str], signing: Signing) -> bool:
    """Words of a portfolio, its initials (VWS, J&V, JenV), or the prime minister's role."""
    role, portfolio = signing.office
    if role == "minister-president":
        return wanted in _PREMIER
    words = portfolio.split()
    titles = set(wanted) & {"minister", "staatssecretaris"}
    plain = [word for word in wanted if word not in titles]
    telling = set(plain) - _SMALL
    if not telling or (titles and role not in titles):
        return False
    return telling <= set(words) or _initials(plain, words)


def _initials(wanted: list[str], words: list[str]) -> bool:
    short = "".join(word[0] for word in words if word != "en")
    full = "".join("en" if word == "en" else word[0] for word in words)
    return len(short) > 1 and "".join(wanted) in {short, full}


def _has_office(wanted: list[str], signing: Signing) -> bool:
    return _has_name(wanted, signing.office[1])


def _people(typed: str, people: list[Signing], signings: list[Signing]) -> Resolution:
    by_person: dict[str, list[Signing]] = defaultdict(list)
    for signing in people:
        by_person[folded(signing.name)].append(signing)
    names = [Signed(name) for name in dict.fromkeys(s.name for s in people)]
    behalf = [window for key, mine in by_person.items() for window in _tenures(key, mine, signings)]
    units = {mine[0].name: sum(s.units for s in mine) for mine in by_person.values()}
    return Resolution((*names, *behalf), _note(typed, "ministers", units))


def _tenures(person: str, mine: list[Signing], signings: list[Signing]) -> Iterator[Behalf]:
    """The offices a person signed for, each from when to when it was hers."""
    day = timedelta(days=1)
    for office in dict.fromkeys(s.office for s in mine):
        days = [s.day for s in mine if s.office == office and s.day]
        if not days:
            continue
        others = [
            s.day
            for s in signings
            if s.office == office and s.day and s.name and folded(s.name) != person
        ]
        before = max((d for d in others if d < min(days)), default=None)
        after = min((d for d in others if d > max(days)), default=None)
        portfolio = next(s.portfolio for s in mine if s.office == office)
        yield Behalf(office[0], portfolio or None, before and before + day, after and after - day)


def _offices(typed: str, held: list[Signing]) -> Resolution:
    printed = {s.office: Held(s.role, s.portfolio or None) for s in reversed(held)}
    behalf = [Behalf(office.role, office.portfolio) for office in printed.values()]
    units: dict[str, int] = defaultdict(int)
    for signing in held:
        units[printed[signing.office].portfolio or signing.role] += signing.units
    return Resolution((*printed.values(), *behalf), _note(typed, "portfolios", units))


def _note(typed: str, what: str, units: dict[str, int]) -> tuple[str, ...]:
    """Say who were all taken, when there are several; most units first."""
    if len(units) < 2:
        return ()
    most = sorted(units.items(), key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{name} ({count})" for name, count in most[:_SHOWN])
    more = f" and {len(most) - _SHOWN} more" if len(most) > _SHOWN else ""
    return (f"{typed.strip()!r} fits {len(most)} {what}, all taken: {listed}{more}",)


def _nearest(typed: str, signings: list[Signing]) -> str:
    """The names and portfolios that look most like what was typed, for the error's hint."""
    from rapidfuzz import fuzz, process  # only here: loading it takes longer than most searches

    printed: dict[str, str] = {}
    for signing in signings:
        for text in (signing.name, signing.portfolio):
            if text:
                printed.setdefault(folded(text), text)
    near = process.extract(
        folded(typed), list(printed), scorer=fuzz.WRatio, limit=3, score_cutoff=60
    )
    if near:
        return "did you mean " + " or ".join(printed[choice] for choice, _, _ in near) + "?"
    if not printed:
        return "no letter in it names a minister"
    return "it holds, for example, " + ", ".join(list(printed.values())[:5])
