"""The words near a word: columns for a person, tables and JSON for programs."""

from collections.abc import Callable, Sequence
from typing import TextIO

from ..collocates import Against, Collocate, Counts
from ..hits import Hits
from . import rows
from .grid import GAP, grid
from .record import dumps, question
from .summary import counted
from .terminal import Style, columns, cut

SCHEMA = "kamerzoek.collocates/1"
FORMS = ("text", "json", "csv", "tsv")

COLUMNS: dict[str, Callable[[Collocate], str]] = {
    "word": lambda one: one.word,
    "near": lambda one: str(one.near),
    "expected": lambda one: f"{one.expected:.2f}",
    "elsewhere": lambda one: str(one.elsewhere),
    "units": lambda one: str(one.units),
    "log_likelihood": lambda one: f"{one.likelihood:.2f}",
}
"""The columns of a table in order, each with what it takes from a word."""

_AGAINST = {
    "units": "the other words of the same texts",
    "all": "the words of all units that the filters let pass",
}
_HEADINGS = ("near", "expected", "elsewhere", "units", "likelihood")


def write(
    found: Sequence[Collocate],
    made: Counts,
    against: Against,
    window: int,
    hits: Hits,
    form: str,
    out: TextIO,
    style: Style,
) -> None:
    """Write words in one of `FORMS`, with what they were counted in where there is room."""
    if form in {"csv", "tsv"}:
        rows.write(found, COLUMNS, form, out)
    elif form == "json":
        head = {
            "schema": SCHEMA,
            "query": question(hits),
            "engine": hits.engine,
            "window": window,
            "against": against,
            "occurrences": made.occurrences,
            "words_near": made.windows,
            "words_elsewhere": made.others,
            "collocates": [
                {
                    "word": one.word,
                    "near": one.near,
                    "expected": round(one.expected, 4),
                    "elsewhere": one.elsewhere,
                    "units": one.units,
                    "log_likelihood": round(one.likelihood, 4),
                }
                for one in found
            ],
        }
        out.write(dumps(head, indent=2) + "\n")
    else:
        out.writelines(f"{line}\n" for line in lines(found, style))


def lines(found: Sequence[Collocate], style: Style) -> list[str]:
    """A line a word below a heading, numbers below each other."""
    texts = [
        (
            f"{one.near:,}",
            f"{one.expected:,.1f}",
            f"{one.elsewhere:,}",
            f"{one.units:,}",
            f"{one.likelihood:,.1f}",
        )
        for one in found
    ]
    taken = sum(max(map(len, column)) + len(GAP) for column in zip(_HEADINGS, *texts, strict=True))
    words = [cut(one.word, style.width - taken) for one in found]
    widest = max(map(columns, words), default=0)
    return grid(words, widest, [("", heading) for heading in _HEADINGS], texts)


def said(made: Counts, against: Against, window: int, number: int, total: int) -> str:
    """What was counted, and how much of it is shown."""
    shown = counted(total, "word") if number == total else f"{number:,} of {total:,} words"
    return (
        f"{shown} within {window} of {counted(made.occurrences, 'occurrence')}, "
        f"against {_AGAINST[against]}"
    )
