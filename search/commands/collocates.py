"""`collocates`: the words that stand near a word more often than chance has it."""

import sys
from pathlib import Path
from typing import Any

from ..command import DONE, NOTHING, Command
from ..options import (
    COLOR,
    INDEX,
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
    window: int,
    against: Any,
    least: int,
    limit: int,
    stop_words: bool,
    form: str,
    index: Path,
    color: Any,
    **typed: Any,
) -> int:
    """Count the words near the occurrences of what is looked for, and show the telling ones."""
    from ..bare import STOP_WORDS
    from ..collocates import collocates, counts
    from ..concordance import looked_for
    from ..find import Request
    from ..output import collocates as output
    from ..session import allowed, found

    request = Request(**typed, limit=None, passages=0)
    with found(index, request) as listed:
        want = looked_for(listed.hits.query.tree)
        if not listed.hits.total:
            return NOTHING
        rest = allowed(listed.engine, request) if against == "all" else ()
        if against == "all" and sys.stderr.isatty():
            console.say("Reading all units that the filters let pass ...")
        made = counts(listed.hits.hits, want, window, rest)
        every = collocates(made, least=least, stop_words=frozenset() if stop_words else STOP_WORDS)
        shown = every[: most(limit)]
        out, style = console.raw(sys.stdout), console.style(color)
        if shown:
            output.write(shown, made, against, window, listed.hits, form, out, style)
        console.say(output.said(made, against, window, len(shown), len(every)))
        return DONE if shown else NOTHING


COMMAND = Command(
    says="""List the words that stand near a word more often than chance has it.

Near is within --window words of an occurrence (see kwic); all forms of a word count as
one, shown as it is printed most. Expected is how often it would stand there by chance,
likelihood Dunning's log-likelihood ratio: chance passes 3.84, which is the least that is
listed, once in twenty words, and 10.83 once in a thousand. Against
units, the others are the words of the same questions and answers; against all, those of
all units that the filters let pass, which are read for that.""",
    arguments=(WANTED_WORDS,),
    options=(
        *WORDS,
        *WHO,
        *WHEN,
        *WHAT,
        Option("--window", "window", "Words on each side.", metavar="N", default=5, least=1),
        Option(
            "--against",
            "against",
            "What the words near are compared with.",
            choices=("units", "all"),
            default="units",
        ),
        Option("--min", "least", "Times a word must stand near.", metavar="N", default=3, least=1),
        Option("--stop-words", "stop_words", "List words such as de and van, too."),
        limit_of("Most words", 20),
        form_of("text", "json", "csv", "tsv"),
        INDEX,
        COLOR,
    ),
    run=run,
)
