"""The sentences around a list of hits: how many, how to see more, why none."""

from ..hits import Hits
from ..query import Query

_LONGEST = 160


def counted(number: int, what: str = "hit") -> str:
    """A number of things.

    >>> counted(1), counted(12_345)
    ('1 hit', '12,345 hits')
    """
    return f"{number:,} {what}" + ("" if number == 1 else "s")


def shown(hits: Hits, number: int) -> str:
    """How much of all that was found is shown, and how to see the rest."""
    end = hits.offset + number
    total = counted(hits.total, "letter" if hits.by_letter else "hit")
    if number == 0:
        return f"no hits after {counted(hits.offset)}; there are {hits.total:,}"
    if end < hits.total:
        return f"{number:,} of {total} shown; more with --limit or --offset {end}"
    return f"the last {number:,} of {total} shown" if hits.offset else total


def nothing(query: Query, reasons: str) -> str:
    """That nothing was found, for what, and why as far as it can be told."""
    words = query.interpreted
    words = f"{words[:_LONGEST]}…" if len(words) > _LONGEST else words
    said = f"Nothing found for {words}" if query.text else "Nothing found"
    return f"{said}: {reasons}" if reasons else said
