"""News of watches for a person, at a terminal or as the body of a mail.

stikstof: 2 new, 1 answered
kamerzoek search stikstof --minister landbouw

1. De veerpont bij Oudewaard
   2024-03-12 · minister Van Zuylekom (Waterstaat)
   ...
   https://zoek.officielebekendmakingen.nl/ah-tk-20232024-101.html
"""

from collections.abc import Iterator, Sequence
from typing import TextIO

from corpus.errors import KamerzoekError

from ..batches import Batch
from ..citation import address
from ..marking import Wanted
from ..news import KINDS, News
from ..retyped import command
from ..watches import Watch
from .terminal import Style, paragraph
from .text import lines
from .words import listed


def write(batches: Sequence[Batch], out: TextIO, style: Style) -> None:
    """Write all news, one batch after another; nothing when there is none."""
    for nth, batch in enumerate(batches):
        out.writelines(f"{line}\n" for line in _batch(batch, style, first=not nth))


def _batch(batch: Batch, style: Style, first: bool) -> Iterator[str]:
    if not first:
        yield ""
    yield from paragraph(f"{batch.watch.name}: {counted(batch)}", style, plain=style.bold)
    yield from paragraph(asks(batch.watch), style, plain=style.faint)
    if batch.again:
        said = f"Of {batch.made}; may have been told before, by a run that did not come to its end"
        yield from paragraph(said, style, plain=style.warn)
    for one in batch.news:
        yield ""
        yield from _news(one, style)


def asks(watch: Watch) -> str:
    """The search of a watch as a command; of one that cannot be read, why not."""
    try:
        return command(watch.request)
    except KamerzoekError as error:
        return str(error)


def counted(batch: Batch) -> str:
    """How many there are of each kind of news.

    >>> counted(Batch(1, Watch(1, "a", "{}", "", None), "", {"answered": 1, "new": 2}, False))
    '2 new, 1 answered'
    """
    return ", ".join(f"{batch.sizes[one]:,} {one}" for one in KINDS if one in batch.sizes)


def _news(one: News, style: Style) -> Iterator[str]:
    yield from lines(one.hit, Wanted(), style, about(one))
    indent = " " * len(f"{one.hit.rank}. ")
    if place := address(one.hit.document):
        yield indent + place


def about(one: News) -> str:
    """What is to be said of a unit that is not simply new."""
    if one.what == "new":
        return ""
    before = "known before as" if one.what == "published" else "asked in"
    return f"{one.what} now" + (f"; {before} {listed(one.was)}" if one.was else "")
