"""`search`: a list of hits, their number, how they are spread, or the hits of many queries."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from ..command import DONE, NOTHING, WRONG, Command
from ..options import (
    ASKING,
    COLOR,
    FACETS,
    INDEX,
    LISTED,
    PAGER,
    SHOWN,
    WORDS_ARGUMENT,
    Option,
    form_of,
    most,
)
from ..output import console

if TYPE_CHECKING:
    from ..find import Request


def run(
    *,
    form: str | None,
    batch: TextIO | None,
    explain: bool,
    limit: int,
    index: Path,
    color: Any,
    **typed: Any,
) -> int:
    """Search once, or for a `batch`; with `count` or `facet` the hits are only counted."""
    from ..find import Request
    from ..output import listing
    from ..session import found, many

    full, count, facet, plain = map(typed.pop, ("full", "count", "facet", "no_pager"))
    request = Request(**typed, limit=most(limit))
    if batch is not None:
        done = many(index, batch, request, form or "trec", console.raw(sys.stdout))
        return WRONG if done.bad else DONE if done.hits else NOTHING
    form = form or "text"
    if count or facet:
        return _count(index, request, facet, form, explain, color)
    if full or _is_table(form):
        request = replace(request, passages=0)
    with found(index, request, explain) as listed:
        shown = listing.show(
            listed.hits, listed.about, form, console.style(color), full=full, paged=not plain
        )
        return DONE if shown else NOTHING


def _is_table(form: str) -> bool:
    """Whether a form shows no passages; a person's list does, and needs to know no other."""
    if form == "text":
        return False
    from ..output import formats

    return not formats.passages(form)


def _count(
    index: Path, request: "Request", facet: str | None, form: str, explain: bool, color: Any
) -> int:
    """How many there are, and how they are spread."""
    from ..facets import chosen
    from ..output import spread
    from ..session import counted

    found = counted(index, request, chosen(facet), explain)
    if facet is None:
        console.show([str(found.total)])
    elif found.total:
        out = console.raw(sys.stdout)
        spread.write(found.facets, found.total, form, out, console.style(color))
    return DONE if found.total else NOTHING


COMMAND = Command(
    says="""Find questions and answers, the best first.

All words must be in a unit: an answer with its questions and their subject. "Quotes"
keep words together, OR (or OF) takes either, -word (or NOT, NIET) leaves out,
parentheses group, =word is the word as printed, word* and word~ are patterns and near
spellings, vraag:word looks in the question, minister:name and the like filter. Words
are found in all their forms and inside longer words. Without words, all that passes
the filters is found.""",
    arguments=(WORDS_ARGUMENT,),
    options=(
        *ASKING,
        *SHOWN,
        Option("--full", "full", "Whole questions and answers, no passages."),
        Option("--count", "count", "Only how many there are."),
        Option("--facet", "facet", f"Count all hits by {', '.join(FACETS)}.", metavar="NAMES"),
        form_of("text", *LISTED, "trec", default=None),
        Option(
            "--batch",
            "batch",
            "Queries from a file or -, each a line: id, tab, words.",
            metavar="FILE",
            takes="file",
        ),
        Option("--explain", "explain", "Tell how the words were understood."),
        INDEX,
        COLOR,
        PAGER,
    ),
    run=run,
)
