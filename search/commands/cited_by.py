"""`cited-by`: what a unit or a letter cites, with the passages."""

import sys
from pathlib import Path
from typing import Any

from ..command import DONE, NOTHING, Command
from ..options import COLOR, INDEX, PAGER, Argument, form_of
from ..output import console


def run(*, id_: str, form: str, index: Path, color: Any, no_pager: bool) -> int:
    """Show what is cited by what has an id."""
    from ..citing import Papers, places
    from ..find import letter_of
    from ..output import citing as output
    from ..output import pager, summary
    from ..session import opened

    with opened(index) as engine:
        own = letter_of(engine, id_)
        if own is None:
            console.say(
                f"Nothing found: no letter or unit has the id {id_!r}; every hit shows its id"
            )
            return NOTHING
        made = list(places(own.document, Papers(engine), unit=own.unit))
    if not made:
        console.say(f"Nothing found: {id_} cites nothing")
        return NOTHING
    style = console.style(color)
    if form == "text":
        with pager.paged(not no_pager) as out:
            output.write_papers(made, form, out, style)
    else:
        output.write_papers(made, form, console.raw(sys.stdout), style)
    papers = len({one.paper.target for one in made})
    console.say(f"{summary.counted(papers, 'paper')} cited")
    return DONE


COMMAND = Command(
    says="""Show what is cited by a unit or a letter, with the passages in which it does.

Of a letter of the index that is cited its subject, day and minister are told, too. Who
cites a paper is told by cites.""",
    arguments=(Argument("id_", "ID"),),
    options=(form_of("text", "json", "jsonl", "csv", "tsv"), INDEX, COLOR, PAGER),
    run=run,
)
