"""`diff`: what is different between two lists."""

import sys
from pathlib import Path
from typing import Any

from ..command import DONE, NOTHING, Command
from ..options import COLOR, Argument, form_of
from ..output import console


def run(*, old: Path, new: Path, form: str, color: Any) -> int:
    """Compare two lists that were exported."""
    from ..lists import read
    from ..lists.compare import compare
    from ..output import differences

    before, after = read(old), read(new)
    for note in differences.notes(before, after):
        console.say(f"Note: {note}")
    found = compare(before, after)
    if form == "json":
        differences.write_json(before, after, found, console.raw(sys.stdout))
    elif form == "csv":
        differences.write_csv(found, console.raw(sys.stdout))
    else:
        console.show(differences.lines(found, console.style(color)))
    console.say(differences.counted(found))
    return DONE if found else NOTHING


COMMAND = Command(
    says="""Compare two exported lists: which units are new, gone or changed.

OLD and NEW may be of different forms: csv, tsv, xlsx, json, jsonl. A unit is known by its id;
it has changed when a column that both lists have holds another text. Its rank and score do
not count. The exit code is 0 when anything is different and 1 when nothing is.""",
    arguments=(
        Argument("old", "OLD", takes="path"),
        Argument("new", "NEW", takes="path"),
    ),
    options=(form_of("text", "json", "csv"), COLOR),
    run=run,
)
