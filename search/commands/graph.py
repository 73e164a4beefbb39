"""`graph`: citations as an edge list."""

import sys
from pathlib import Path
from typing import Any

from ..command import DONE, NOTHING, Command
from ..options import INDEX, WHAT, WHEN, WHO, WORDS, WORDS_ARGUMENT, Option, form_of
from ..output import console


def run(*, level: Any, form: str, index: Path, **typed: Any) -> int:
    """Write who cites what, of the hits or of the whole index."""
    from ..find import Request
    from ..graph import edges
    from ..output import graph, summary
    from ..session import found

    request = Request(**typed, sort="newest", limit=None, passages=0)
    with found(index, request, everything=True) as listed:
        if not listed.hits.total:
            return NOTHING
        made = edges(listed.engine, listed.hits.hits, level)
        written = graph.write(made, form, console.raw(sys.stdout))
        console.say(f"{summary.counted(written, 'edge')} written")
        return DONE if written else NOTHING


COMMAND = Command(
    says="""Write who cites what as a graph: an edge list (csv, tsv) or GraphML.

Of all units, or of those that a search finds. An edge says in which of its texts a unit
cites a paper and how often; what is cited in the header is cited by the letter. A letter of
the index that is cited is one node with its subject and day, whatever it is cited by. To
keep it: kamerzoek graph --format graphml > citations.graphml""",
    arguments=(WORDS_ARGUMENT,),
    options=(
        *WORDS,
        *WHO,
        *WHEN,
        *WHAT,
        Option(
            "--of",
            "level",
            "Whether units or whole letters cite.",
            choices=("unit", "letter"),
            default="unit",
        ),
        form_of("csv", "tsv", "graphml", default="csv"),
        INDEX,
    ),
    run=run,
)
