"""The watches there are, and one of them: for a person, and as `kamerzoek.watches/1`."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..batches import Batch, Held
from ..news import News
from .news_text import about, asks
from .record import dumps
from .summary import counted
from .terminal import Style, paragraph
from .words import question_label

SCHEMA = "kamerzoek.watches/1"


def lines(held: Iterable[Held], style: Style) -> Iterator[str]:
    """Every watch in a few lines."""
    for nth, one in enumerate(held):
        if nth:
            yield ""
        yield from _lines(one, style)


def _lines(one: Held, style: Style) -> Iterator[str]:
    yield from paragraph(one.watch.name, style, plain=style.bold)
    yield from paragraph(asks(one.watch), style, "  ", "    ")
    ran = f"last run {one.watch.ran}" if one.watch.ran else f"added {one.watch.added}"
    said = f"{ran} · {counted(one.seen, 'unit')} seen"
    yield from paragraph(said, style, "  ", "    ", plain=style.faint)
    if one.waiting:
        yield from paragraph(f"{one.waiting:,} still to be told", style, "  ", plain=style.warn)


def last(news: Sequence[tuple[Batch, News]], style: Style) -> Iterator[str]:
    """The last news of a watch, a line or two each."""
    if news:
        yield from ("", "Told last")
    for batch, one in news:
        unit = one.hit.unit
        label = " · ".join(filter(None, (about(one), question_label(unit.numbers), unit.id)))
        first = f"  {batch.made[:10]}  "
        indent = " " * len(first)
        yield from paragraph(one.hit.document.subject or "(no subject)", style, first, indent)
        yield from paragraph(label, style, indent, indent, plain=style.faint)


def records(held: Iterable[Held]) -> Iterator[str]:
    """The same as JSON."""
    yield dumps({"schema": SCHEMA, "watches": [_record(one) for one in held]}, indent=2)


def _record(one: Held) -> dict[str, Any]:
    return {
        "name": one.watch.name,
        "search": asks(one.watch),
        "added": one.watch.added,
        "ran": one.watch.ran,
        "seen": one.seen,
        "waiting": one.waiting,
    }
