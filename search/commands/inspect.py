"""`inspect`: how files are read and split, so that what is doubtful shows before it is indexed."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..command import DONE, WRONG, Command
from ..options import COLOR, Argument, Option, form_of
from ..output import console

if TYPE_CHECKING:
    from ..output.terminal import Style


def run(*, files: tuple[Path, ...], form: str, check: bool, color: Any) -> int:
    """Show the letters in files; those that cannot be read are told at the end."""
    if check:
        return _check(files, form, console.style(color))
    from corpus.document import Document
    from corpus.readers import Failed
    from indexer.letters import default_letters

    from ..output import inspection, record

    failed: list[Failed] = []

    def documents() -> Iterator[Document]:
        for one in chain.from_iterable(map(default_letters(), files)):
            if isinstance(one, Document):
                yield one
            else:
                failed.append(one)

    read = documents()
    as_json = form == "json"
    console.show(
        record.documents(read) if as_json else inspection.lines(read, console.style(color))
    )
    for one in failed:
        console.say(f"Error: {one.source}: {one.reason}")
    return WRONG if failed else DONE


def _check(paths: tuple[Path, ...], form: str, style: "Style") -> int:
    from indexer.checks import check
    from indexer.forms import is_word

    from ..output import checklist

    totals = checklist.Totals()
    checked = check(paths, is_word)
    as_json = form == "json"
    console.show(
        checklist.records(checked, totals) if as_json else checklist.lines(checked, totals, style)
    )
    return WRONG if totals.failed or totals.lost else DONE


COMMAND = Command(
    says="""Show how files are read and split, without an index.

Every question and answer is a line with its length, so that a missing or a
swallowed one shows; what is doubtful is said below. With --check a FILE may be a
folder, every letter is a line, and every character of it is accounted for.""",
    arguments=(Argument("files", "FILE...", takes="path", many=True),),
    options=(
        form_of("text", "json"),
        Option("--check", "check", "Audit files and folders: a line a letter, totals."),
        COLOR,
    ),
    run=run,
)
