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

Engines compare offices as printed, and printers differ ("Asiel en migratie"), so
every spelling that the index holds of an office that is meant becomes a filter.
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


def resolve(
    typed: str, signing: Iterable[tuple[str, int]], behalf: Iterable[tuple[str, int]] = ()
) -> Resolution:
    """Find who or what is meant, among the terms of the index's `signing` and `behalf` fields.

    Raises `KamerzoekError` with the nearest names when nobody fits.
    """
    wanted = folded(typed).split()
    if not wanted:
        raise KamerzoekError("--minister is empty", "give a name or a portfolio, such as: kaag")
    signed = [found for term, units in signing if (found := _signing(term, units))]
    others = [found for term, units in behalf if (found := _signing(f"\t{term}", units))]
    for is_name, is_office in ((_is_name, _is_office), (_has_name, _has_office)):
        if people := [s for s in signed if is_name(wanted, folded(s.name))]:
            return _people(typed, people, signed, others)
        held = [s for s in signed if is_office(wanted, s)]
        behalf_of = [s for s in others if is_office(wanted, s)]
        if held or behalf_of:
            return _offices(typed, held, behalf_of)
    everyone = [*signed, *others]
    raise KamerzoekError(f"no minister {typed.strip()!r} in the index", _nearest(typed, everyone))


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


def _people(
    typed: str, people: list[Signing], signed: list[Signing], behalf: list[Signing]
) -> Resolution:
    by_person: dict[str, list[Signing]] = defaultdict(list)
    for signing in people:
        by_person[folded(signing.name)].append(signing)
    names = [Signed(name) for name in dict.fromkeys(s.name for s in people)]
    answered = [
        Behalf(other.role, other.portfolio or None, since, until)
        for person, mine in by_person.items()
        for office, since, until in _tenures(person, mine, signed)
        for other in behalf
        if other.office == office
    ]
    units = {mine[0].name: sum(s.units for s in mine) for mine in by_person.values()}
    return Resolution((*names, *answered), _note(typed, "ministers", units))


def _tenures(
    person: str, mine: list[Signing], signed: list[Signing]
) -> Iterator[tuple[tuple[str, str], date | None, date | None]]:
    """The offices a person signed for, each from when to when it was hers."""
    day = timedelta(days=1)
    for office in dict.fromkeys(s.office for s in mine):
        days = [s.day for s in mine if s.office == office and s.day]
        if not days:
            continue
        others = [
            s.day
            for s in signed
            if s.office == office and s.day and s.name and folded(s.name) != person
        ]
        before = max((d for d in others if d < min(days)), default=None)
        after = min((d for d in others if d > max(days)), default=None)
        yield office, before and before + day, after and after - day


def _offices(typed: str, held: list[Signing], behalf: list[Signing]) -> Resolution:
    by = [Held(s.role, s.portfolio or None) for s in held]
    by_others = [Behalf(s.role, s.portfolio or None) for s in behalf]
    printed = {folded(s.portfolio): s.portfolio or s.role for s in reversed([*held, *behalf])}
    units: dict[str, int] = defaultdict(int)
    for signing in [*held, *behalf]:
        units[printed[folded(signing.portfolio)]] += signing.units
    return Resolution(tuple(dict.fromkeys([*by, *by_others])), _note(typed, "portfolios", units))


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
