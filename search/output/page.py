"""Hits as one page of HTML: for an editor, on a phone, on paper; nothing else is loaded.

The page is a template (`templates/page.html`) that escapes every value by itself, and is
written as the hits come. There is no script in it and nothing from elsewhere: the policy
in its head allows one style sheet, by its hash, and else nothing, so that even a text that
slipped through could load and run nothing. Pictures are inline SVG whose sizes are
attributes, for the policy allows no style on an element. The only links are addresses of
zoek.officielebekendmakingen.nl, made from numbers.

What filtering by a value finds is counted before the first hit, by the facets of the
search; where nobody can count, the page has no such part.
"""

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from indexer.dates import MONTHS

from ..about import About
from ..hits import Hits
from . import dutch
from .sheet import account, head, items

if TYPE_CHECKING:
    from ..facets import Facet

MOST = 8
"""Values of a facet that are shown."""

_TEMPLATES = Path(__file__).with_name("templates")
_FEW_YEARS = 2
_BUFFER = 100  # pieces that are written at once


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with its number, its length in percents of the longest, and a short label."""

    label: str
    number: str
    percent: int
    under: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under a title; `rest` tells what is not among them."""

    title: str
    bars: tuple[Bar, ...]
    rest: str = ""


def write(hits: Hits, about: About, out: TextIO) -> int:
    """Write the page; returns how many hits there were."""
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    style = (_TEMPLATES / "page.css").read_text(encoding="utf-8")
    top, written = head(hits, about), 0

    def counted() -> object:
        nonlocal written
        for one in items(hits):
            written += 1
            yield one

    stream = environment.get_template("page.html").stream(
        head=top,
        style=Markup(style),
        policy=f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}",
        charts=[chart(facet) for facet in hits.spread(("minister", "party")) if facet.values],
        timeline=timeline(hits),
        items=counted(),
        account=account(about),
    )
    stream.enable_buffering(_BUFFER)
    out.writelines(stream)
    return written


def chart(facet: "Facet") -> Chart:
    """The most frequent values of a facet."""
    shown, others = facet.values[:MOST], len(facet.values) - MOST
    title = dutch.FACETS[facet.name]
    rest = [f"en nog {dutch.amount(others)}"] if others > 0 else []
    rest += [f"{dutch.amount(facet.none)} zonder {title.lower()}"] if facet.none else []
    return Chart(title, _bars(shown), "; ".join(rest))


def timeline(hits: Hits) -> Chart | None:
    """The hits by year, without a gap; by month when they are of few years."""
    years = next((one.values for one in hits.spread(("year",))), ())
    if not years:
        return None
    what = "Antwoorden" if hits.by_letter else "Treffers"
    first, last = int(years[0][0]), int(years[-1][0])
    if last - first >= _FEW_YEARS:
        every = [str(year) for year in range(first, last + 1)]
        found = dict(years)
        return Chart(
            f"{what} per jaar", _bars([(year, found.get(year, 0)) for year in every], _year)
        )
    found = dict(next(iter(hits.spread(("month",)))).values)
    every = [f"{year}-{month:02}" for year in range(first, last + 1) for month in range(1, 13)]
    return Chart(
        f"{what} per maand", _bars([(month, found.get(month, 0)) for month in every], _month)
    )


def _year(label: str) -> str:
    return f"’{label[2:]}"


def _month(label: str) -> str:
    return MONTHS[int(label[5:]) - 1][0]


def _bars(values: Sequence[tuple[str, int]], under: Callable[[str], str] = str) -> tuple[Bar, ...]:
    most = max((number for _, number in values), default=0) or 1
    return tuple(
        Bar(
            label,
            dutch.amount(number),
            max(1, round(100 * number / most)) if number else 0,
            under(label),
        )
        for label, number in values
    )
