"""`similar`: was this asked before?"""

from pathlib import Path
from typing import Any, TextIO

from corpus.errors import KamerzoekError

from ..command import DONE, NOTHING, Command
from ..options import (
    COLOR,
    INDEX,
    LISTED,
    PAGER,
    SHOWN,
    WHAT,
    WHEN,
    WHO,
    Argument,
    Option,
    form_of,
    most,
)
from ..output import console


def run(
    *,
    id_: str | None,
    draft: TextIO | None,
    form: str,
    limit: int,
    index: Path,
    color: Any,
    no_pager: bool,
    **typed: Any,
) -> int:
    """Show what is most like a unit, a letter or a draft; exactly one of them is given."""
    from ..find import Request
    from ..output import listing
    from ..session import resembling

    if (id_ is None) == (draft is None):
        raise KamerzoekError("one question is wanted", "give an ID or --text FILE")
    said = draft.read() if draft else None
    request = Request(**typed, limit=most(limit), group="document")
    with resembling(index, id_, said, request) as listed:
        style = console.style(color)
        shown = listing.show(listed.hits, listed.about, form, style, paged=not no_pager)
        return DONE if shown else NOTHING


COMMAND = Command(
    says="""Asked before? Find the questions most like a unit, a letter, or a draft.

The letter itself is left out; the answers and their days are shown.""",
    arguments=(Argument("id_", "[ID]", required=False),),
    options=(
        Option(
            "--text",
            "draft",
            "A draft question from a file, or - for stdin.",
            metavar="FILE",
            takes="file",
        ),
        *WHO,
        *WHEN,
        *WHAT,
        *SHOWN,
        form_of("text", *LISTED),
        INDEX,
        COLOR,
        PAGER,
    ),
    run=run,
)
