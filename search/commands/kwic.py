"""`kwic`: a concordance, every occurrence on a line of its own."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..command import DONE, NOTHING, Command
from ..options import (
    COLOR,
    INDEX,
    PAGER,
    WANTED_WORDS,
    WHAT,
    WHEN,
    WHO,
    WORDS,
    Option,
    form_of,
    limit_of,
    most,
)
from ..output import console


def run(
    *,
    sort: Any,
    limit: int,
    words: int | None,
    width: int | None,
    form: str,
    index: Path,
    color: Any,
    no_pager: bool,
    **typed: Any,
) -> int:
    """Show the occurrences of what is looked for."""
    from ..concordance import CONTEXT, Tally, engine_sort, lines, looked_for
    from ..find import Request
    from ..output import kwic, pager
    from ..session import found

    request = Request(**typed, sort=engine_sort(sort), limit=None, passages=0)
    with found(index, request) as listed:
        hits, tally = listed.hits, Tally()
        want = looked_for(hits.query.tree)
        if not hits.total:
            return NOTHING
        made = lines(hits.hits, want, sort, most(limit), tally, words or CONTEXT)
        style = replace(console.style(color), width=width or kwic.terminal_width())
        if form == "text":
            with pager.paged(not no_pager) as out:
                number = kwic.write(made, hits, form, out, style, sort)
        else:
            number = kwic.write(made, hits, form, console.raw(sys.stdout), style)
        console.say(kwic.shown(tally, number, hits.total))
        return DONE if number else NOTHING


COMMAND = Command(
    says="""Show every occurrence of words on a line of its own, in the middle (KWIC).

An occurrence is what a search marks: the word in any form, inside a longer word, a phrase,
what fits a pattern. Lines are those of questions and answers; --in limits them. Each ends
with V or A, for question or answer, and the id of its unit, which `show` takes; tables and
JSON carry the citation. Sorted by left1 or right1, lines stand by the words before or
behind.""",
    arguments=(WANTED_WORDS,),
    options=(
        *WORDS,
        *WHO,
        *WHEN,
        *WHAT,
        Option(
            "--sort",
            "sort",
            "Order of the lines; date is oldest first.",
            choices=("relevance", "newest", "oldest", "date", "minister", "left1", "right1"),
            default="relevance",
        ),
        limit_of("Most lines", 50),
        Option("--context", "words", "Words on each side, at most.", metavar="WORDS", least=1),
        Option("--width", "width", "Columns of a line of text.", metavar="COLUMNS", least=40),
        form_of("text", "json", "jsonl", "csv", "tsv"),
        INDEX,
        COLOR,
        PAGER,
    ),
    run=run,
)
