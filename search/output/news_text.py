"""News of watches for a person, at a terminal or as the body of a mail.

stikstof: 2 new, 1 answered
kamerzoek search stikstof --minister landbouw

1. De veerpont bij Oudewaard
   2024-03-12 · minister Van Zuylekom (Waterstaat)
   ...
   https://zoek.officielebekendmakingen.nl/ah-tk-20232024-101.html
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from ..batches import Batch
from ..citation import address
from ..news import News, What
from ..retyped import command
from ..snippet import Wanted
from .terminal import Style, paragraph, safe
from .text import lines
from .words import listed

COUNTED: dict[What, str] = {"new": "new", "answered": "answered", "published": "published"}


def write(batches: Sequence[Batch], out: TextIO, style: Style) -> None:
    """Write all news, one batch after another; nothing when there is none."""
    for nth, batch in enumerate(batches):
        out.writelines(f"{line}\n" for line in _batch(batch, style, first=not nth))


def _batch(batch: Batch, style: Style, first: bool) -> Iterator[str]:
    if not first:
        yield ""
    yield from paragraph(f"{batch.watch.name}: {counted(batch)}", style, plain=style.bold)
    yield style.faint(safe(command(batch.watch.request)).replace("\n", " "))
    if batch.again:
        said = f"Of {batch.made}, when they may have been told: that run did not come to its end."
        yield from paragraph(said, style, plain=style.warn)
    for one in batch.news:
        yield ""
        yield from _news(one, style)


def counted(batch: Batch) -> str:
    """How many there are of each kind of news.

    >>> counted(Batch(1, Watch(1, "a", "{}", "", None), "", Counter(new=2, answered=1), False, ()))
    '2 new, 1 answered'
    """
    return ", ".join(f"{batch.sizes[what]:,} {said}" for what, said in COUNTED.items() if what in batch.sizes)


def _news(one: News, style: Style) -> Iterator[str]:
    yield from lines(one.hit, Wanted(), style)
    indent = " " * len(f"{one.hit.rank}. ")
    if said := about(one):
        yield from paragraph(said, style, indent, indent, plain=style.warn)
    if place := address(one.hit.document):
        yield indent + place


def about(one: News) -> str:
    """What is to be said of a unit that is not simply new."""
    was = listed(one.was)
    if one.what == "answered":
        return f"answered now; asked in {was}" if was else "answered now"
    return f"published now; told of as {was}" if one.what == "published" else ""
