"""Hits as plain text for a mail: lines of at most 72 columns, a citation under each hit."""

from collections.abc import Iterator
from typing import TextIO

from ..about import About
from ..hits import Hits
from .sheet import Item, Rows, account, head, items, plain
from .terminal import Style, paragraph

WIDTH = 72
"""Columns of a line: what mail is quoted in without breaking (RFC 3676)."""

_STYLE = Style(WIDTH)
_LABEL = 10


def write(hits: Hits, about: About, out: TextIO) -> int:
    """Write the whole text; returns how many hits there were."""
    top = head(hits, about)
    _put(out, [*paragraph(f"Kamervragen: {top.title}", _STYLE), "=" * WIDTH, top.found])
    _put(out, _rows(top.filters))
    written = 0
    for one in items(hits):
        _put(out, ["", *_hit(one)])
        written += 1
    if told := account(about):
        _put(out, ["", "-" * WIDTH, "Verantwoording", *_rows(told)])
    return written


def _put(out: TextIO, lines: Iterator[str] | list[str]) -> None:
    out.writelines(f"{line}\n" for line in lines)


def _hit(one: Item) -> Iterator[str]:
    rank = f"{one.rank}. "
    indent = " " * len(rank)
    yield from paragraph(plain(one.subject), _STYLE, rank, indent)
    by = " · ".join(filter(None, (one.when, one.by)))
    for fact in (by, one.asked, one.state, one.more):
        if fact:
            yield from paragraph(fact, _STYLE, indent, indent)
    for passage in one.passages:
        yield ""
        first = indent + f"{passage.label}:".ljust(_LABEL)
        yield from paragraph(plain(passage.pieces), _STYLE, first, " " * len(first))
    yield ""
    yield from paragraph(one.citation, _STYLE, indent, indent)
    # an address is never broken, or it leads nowhere
    yield indent + (one.address or one.unit)


def _rows(rows: Rows) -> Iterator[str]:
    for label, value in rows:
        yield from paragraph(value, _STYLE, f"{label}: ", "    ")
