"""A list of hits on stdout, in the form that was asked for, and below it how many there are."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..hits import Hits
from . import console, pager, summary, text
from .terminal import Style

if TYPE_CHECKING:
    from ..about import About


def show(
    hits: Hits,
    about: "Callable[[], About]",
    form: str,
    style: Style,
    *,
    full: bool = False,
    paged: bool = True,
) -> int:
    """Show hits; returns how many were shown.

    `text` is for a person: in a pager where `paged` and there is a terminal, with whole
    texts where `full`. The sentence on how much of all that is goes to stderr.
    """
    if form == "text":
        with pager.paged(paged) as out:
            shown = text.write(hits, out, style, full)
    else:
        from . import formats

        shown = formats.writer(form)(hits, about(), console.raw(sys.stdout))
    if hits.total:
        console.say(summary.shown(hits, shown))
    return shown
