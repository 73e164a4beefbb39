"""`stats`: hits counted in groups, with rates and response days."""

import sys
from pathlib import Path
from typing import Any

from corpus.errors import KamerzoekError

from ..command import DONE, NOTHING, Command
from ..counts import FEW_ANSWERS, FEW_LETTERS, FEW_WORDS
from ..measures import MEASURES
from ..options import BY, COLOR, INDEX, WHAT, WHEN, WHO, WORDS, WORDS_ARGUMENT, Option, form_of
from ..output import console


def run(
    *,
    by: str,
    measure: str,
    response: bool,
    top: int | None,
    form: str,
    plot: Path | None,
    force: bool,
    explain: bool,
    index: Path,
    color: Any,
    **typed: Any,
) -> int:
    """Count, show, and draw what was asked for."""
    from ..counting import dimensions
    from ..find import Request
    from ..stats import stats

    names, chosen = dimensions(by), MEASURES[measure]
    if plot:
        from ..output import picture

        picture.checked(plot, force)
    counts, about = stats(index, Request(**typed), names, explain)
    if not counts.total.hits:
        return NOTHING
    if measure.startswith("per-") and chosen.value(counts.total) is None:
        raise KamerzoekError(
            f"there is no rate {measure} of this", "rates are of words that are found in answers"
        )
    out = console.raw(sys.stdout)
    if form == "text":
        from ..output.counts_text import lines

        console.show(lines(counts, chosen, response, top, console.style(color)))
    elif form == "json":
        from ..output.counts_data import write_json

        write_json(counts, about, out, top)
    else:
        from ..output.counts_data import write_table

        write_table(counts, out, top, form == "tsv")
    if plot:
        picture.write(counts, chosen, about, top, plot)
        console.say(f"picture written to {plot}")
    return DONE


COMMAND = Command(
    says=f"""Count hits by year, minister, party and so on, with rates and response days.

A group's rates are of all its own answers that pass the options, whatever the WORDS:
hits per 100 of those answers, and per 100,000 words of their questions and answers (with
--in, of that text). Options are the frame, WORDS are what is counted: of `wolf --party SP`
the rates are of all answers to the SP, of `'wolf partij:SP'` of all answers. A question
without an answer is a hit and in no rate. A star marks a rate of fewer than {FEW_ANSWERS}
answers or {FEW_WORDS:,} words: one hit more or less changes it by more than one.

Response days run from asked to answered. They are of letters, each counted once however
many hits are in it; a star marks those of fewer than {FEW_LETTERS} letters. A hit of two
ministers counts for both, and once in the total.""",
    arguments=(WORDS_ARGUMENT,),
    options=(
        *(one for one in WORDS if one.fills != "related"),
        *WHO,
        *WHEN,
        *WHAT,
        Option(
            "--by",
            "by",
            f"One or two: {', '.join(BY)}.",
            metavar="NAMES",
            required=True,
        ),
        Option(
            "--measure",
            "measure",
            "What bars, tables of two and pictures show.",
            choices=tuple(MEASURES),
            default="hits",
        ),
        Option("--response", "response", "Days from asked to answered, in place of rates."),
        Option("--top", "top", "Most names shown; all but in text.", metavar="N", least=1),
        form_of("text", "json", "csv", "tsv"),
        Option("--plot", "plot", "Draw it, too: a .png or .svg.", metavar="FILE", takes="path"),
        Option("--force", "force", "Replace a picture that is there."),
        Option("--explain", "explain", "Tell how the words were understood."),
        INDEX,
        COLOR,
    ),
    run=run,
)
