"""`status`: an index at a glance."""

from pathlib import Path
from typing import Any

from ..command import DONE, Command
from ..options import COLOR, INDEX, form_of
from ..output import console


def run(*, form: str, index: Path, color: Any) -> int:
    """Count what the index holds, by its own record of the files it was made of."""
    from ..manifest import checked
    from ..output import report
    from ..session import advise, opened
    from ..status import status_of

    with opened(index) as engine:
        advise(index, engine)
        held = status_of(index, checked(index), engine.sources())
    as_json = form == "json"
    style = console.style(color)
    console.show(report.status_json(held) if as_json else report.status_lines(held, style))
    return DONE


COMMAND = Command(
    says="Tell what the index holds: letters, units, days, and the files that failed.",
    options=(form_of("text", "json"), INDEX, COLOR),
    run=run,
)
