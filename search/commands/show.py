"""`show`: one letter, or one unit of it, to read."""

from pathlib import Path
from typing import Any

from ..command import DONE, NOTHING, Command
from ..options import COLOR, INDEX, Argument, Option, form_of
from ..output import console


def run(
    *, id_: str, highlight: str | None, cite: str | None, form: str, index: Path, color: Any
) -> int:
    """Print what has an id, or how it is cited."""
    from ..find import letter_of
    from ..output import cited, letter, record
    from ..session import marked, opened

    with opened(index) as engine:
        found = letter_of(engine, id_)
        want = marked(engine, highlight) if highlight is not None else None
    if found is None:
        console.say(f"Nothing found: no letter or unit has the id {id_!r}; every hit shows its id")
        return NOTHING
    if cite is not None:
        console.show(cited.lines(found.document, found.unit, cite))
        return DONE
    page = letter.Letter(found.document, console.style(color), want)
    as_json = form == "json"
    console.show(record.documents([found.document]) if as_json else page.lines(found.unit))
    return DONE


COMMAND = Command(
    says="""Print a whole letter, or one unit of it, by the id that every hit shows.

With --cite, how it is cited: in one line, or for a program that keeps literature.""",
    arguments=(Argument("id_", "ID"),),
    options=(
        Option("--highlight", "highlight", "Mark what this query looks for.", metavar="WORDS"),
        Option(
            "--cite",
            "cite",
            "How it is cited, in this form.",
            choices=("line", "ris", "bib", "csl-json"),
        ),
        form_of("text", "json"),
        INDEX,
        COLOR,
    ),
    run=run,
)
