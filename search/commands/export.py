"""`export`: all hits into a file."""

import sys
from pathlib import Path
from typing import Any

from ..command import DONE, NOTHING, Command
from ..options import ASKING, INDEX, WORDS_ARGUMENT, Option, form_of
from ..output import console


def run(*, output: str, form: str | None, force: bool, index: Path, **typed: Any) -> int:
    """Write every hit, however many there are."""
    from ..find import Request
    from ..output import formats, summary
    from ..output.export import target
    from ..session import found

    out = target(output, form, force)
    request = Request(**typed, limit=None, passages=formats.passages(out.form))
    with found(index, request) as listed:
        if not listed.hits.total:
            return NOTHING
        about = listed.about(letters=True)
        written = out.write(listed.hits, about, console.raw(sys.stdout))
        console.say(f"{summary.counted(written)} written" + (f" to {out.path}" if out.path else ""))
        return DONE


COMMAND = Command(
    says="""Write all hits to a file, with all that is known of each on its row.

The form is that of the file's suffix: .csv, .tsv, .json or .jsonl.""",
    arguments=(WORDS_ARGUMENT,),
    options=(
        *ASKING,
        Option(
            "--output",
            "output",
            "A file, or - for stdout.",
            metavar="FILE",
            short="-o",
            required=True,
        ),
        form_of("csv", "tsv", "json", "jsonl", default=None),
        Option("--force", "force", "Replace a file that is there."),
        INDEX,
    ),
    run=run,
)
