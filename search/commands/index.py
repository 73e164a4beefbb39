"""`index`: letters into an index."""

import sys
from pathlib import Path

from corpus.errors import KamerzoekError

from ..command import DONE, INTERRUPTED, Command
from ..options import INDEX, Argument, Option, engine_of
from ..output import console


def run(
    *,
    paths: tuple[Path, ...],
    index: Path,
    engine: str | None,
    jobs: int | None,
    rebuild: bool,
    verbose: bool,
) -> int:
    """Build, with progress on a terminal, and report what was read and what failed."""
    from indexer.build import build

    from ..output import report
    from ..output.progress import progress, waiting
    from ..session import advise, opened
    from ..store import begin

    begun = begin(index, engine, rebuild, waiting=waiting(index))
    with begun as writer, progress(sys.stderr) as show:
        done = build(paths, writer, jobs=jobs, progress=show, resumable=not rebuild)
    most = None if verbose else report.SHOWN
    console.show(report.build_lines(done, console.style("auto"), most))
    if done.interrupted:
        console.say(report.interruption(done))
        return INTERRUPTED
    if report.read_nothing(done):
        raise KamerzoekError(f"no letters found under {', '.join(map(str, paths))}")
    with opened(index) as held:
        advise(index, held)
    return DONE


COMMAND = Command(
    says="""Make an index of letters, or bring it up to date.

A PATH is a file, a folder with all in it, or a .zip. Read are .txt, .pdf, .docx,
.html, and records as .json or .jsonl. What has not changed is not read again, and
what has vanished from a folder leaves the index.""",
    arguments=(Argument("paths", "PATH...", takes="path", many=True),),
    options=(
        INDEX,
        engine_of("What keeps a new index."),
        Option("--jobs", "jobs", "Processes that read.", metavar="N", least=1),
        Option("--rebuild", "rebuild", "Start anew; the old index serves until it is done."),
        Option("--verbose", "verbose", "List every file that failed, not the first 20."),
    ),
    run=run,
)
