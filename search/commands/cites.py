"""`cites`: which letters cite a paper, with the passages."""

import sys
from pathlib import Path
from typing import Any

from corpus.errors import KamerzoekError

from ..command import DONE, NOTHING, Command
from ..options import (
    COLOR,
    INDEX,
    PAGER,
    WHAT,
    WHEN,
    WHO,
    Argument,
    Option,
    form_of,
    limit_of,
    most,
)
from ..output import console


def run(
    *,
    reference: tuple[str, ...],
    form: str,
    limit: int,
    index: Path,
    color: Any,
    no_pager: bool,
    **typed: Any,
) -> int:
    """Show the letters that cite something, with the passages in which they do."""
    from ..citing import citing, identifiers
    from ..find import Request
    from ..output import citing as output
    from ..output import pager, summary
    from ..session import found, opened

    typed_reference = " ".join(reference)
    if not typed_reference.strip():
        raise KamerzoekError("no paper is named", "such as: 36410-7, or an id that a hit shows")
    with opened(index) as engine:
        asked = identifiers(engine, typed_reference)
    request = Request(**typed, cites=asked, limit=most(limit), group="document", passages=0)
    with found(index, request) as listed:
        letters = citing(listed.engine, listed.hits.hits, asked)
        made = ((hit.rank, places) for hit, places in letters if places)
        style = console.style(color)
        if not listed.hits.total:
            console.say(f"Looked for {', '.join(asked)}")
            return NOTHING
        if form == "text":
            with pager.paged(not no_pager) as out:
                number = output.write_letters(made, form, out, style)
        else:
            number = output.write_letters(made, form, console.raw(sys.stdout), style)
        console.say(summary.shown(listed.hits, number))
        return DONE if number else NOTHING


COMMAND = Command(
    says="""Show the letters that cite a paper, with the passages in which they do.

REFERENCE is a Kamerstuk, a motie, an Aanhangsel or a question, as it is printed or by its
identifier (36 410, nr. 7; kst-36410-7; 2024Z18775), a dossier with all its papers (36410),
or the id of a letter or a unit: then whoever cites its letter by any of its numbers. What a
letter itself cites is told by cited-by.""",
    arguments=(Argument("reference", "REFERENCE...", many=True),),
    options=(
        *WHO,
        *WHEN,
        *(option for option in WHAT if option.fills != "cites"),
        Option(
            "--sort",
            "sort",
            "Order of the letters.",
            choices=("newest", "oldest"),
            default="newest",
        ),
        limit_of("Most letters shown", 10),
        Option("--offset", "offset", "Letters passed over.", metavar="N", default=0, least=0),
        form_of("text", "json", "jsonl", "csv", "tsv"),
        INDEX,
        COLOR,
        PAGER,
    ),
    run=run,
)
