"""`convert`: another engine for an index."""

import sys
from pathlib import Path

from ..command import DONE, Command
from ..options import INDEX, engine_of
from ..output import console


def run(*, engine: str, index: Path) -> int:
    """Convert, with progress on a terminal."""
    from ..convert import convert
    from ..output import report
    from ..output.progress import progress, waiting

    with progress(sys.stderr) as show:
        done = convert(index, engine, progress=show, waiting=waiting(index))
    console.show([report.converted(done)])
    return DONE


COMMAND = Command(
    says="""Let another engine keep an index, without reading the files again.

All letters are taken from the index itself, so it also works when the files are gone. The
old engine serves until the new one has everything; whatever stops it leaves the index as
it was.""",
    options=(
        engine_of("What keeps the index from now on.", required=True),
        INDEX,
    ),
    run=run,
)
