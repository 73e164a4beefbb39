"""The statistics of a search in an index: counted, told on stderr, and how they were made."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from .about import About
from .counting import count
from .counts import Counts
from .find import Request
from .hits import Hits
from .output import console
from .output.summary import counted
from .retyped import command
from .session import Listed, opened, tell_more, told


def stats(
    index: Path, request: Request, by: Sequence[str], explain: bool = False
) -> tuple[Counts, About]:
    """Count all hits of a request by one dimension or two; why there are none is told."""
    request = replace(request, limit=None)
    with opened(index) as engine:
        asked = told(engine, request, explain, everything=True)
        counts = count(engine, asked, request, by, date.today())
        total = counts.total.hits
        if not total:
            tell_more(engine, asked, request, total)
        if counts.rated and total > counts.total.answered:
            unanswered = counted(total - counts.total.answered)
            console.say(f"Note: {unanswered} without an answer, in no rate")
        hits = Hits(asked.query, asked.filters, engine.name, total, 0, ())
        made = Listed(hits, request, index, engine).about(letters=True)
        return counts, replace(made, command=f"{command(request, 'stats')} --by {','.join(by)}")
