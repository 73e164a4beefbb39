"""An index opened for a command, and what is told on stderr about a search in it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from .engine import Engine
from .find import Request, find, why_nothing
from .hits import Hits
from .output import console, summary
from .store import open_index


@contextmanager
def opened(index: Path) -> Iterator[Engine]:
    """An index, closed again afterwards."""
    with closing(open_index(index)) as engine:
        yield engine


@contextmanager
def found(index: Path, request: Request) -> Iterator[Hits]:
    """The hits of a request while the index is open; notes, and why there are none, are told."""
    with opened(index) as engine:
        hits = find(engine, request, date.today())
        for note in hits.notes:
            console.say(f"Note: {note}")
        if not hits.total:
            console.say(summary.nothing(hits, why_nothing(engine, hits)))
        yield hits
