"""Hits for a person at a terminal: what it is about, who said it when, and the words found.

1. De veerpont bij Oudewaard
   2024-03-12 · minister Van Zuylekom (Waterstaat)
   Vraag 2 · Terpstra-Noord (Partij Zuid) · ah-tk-20232024-101#2
   Vraag     Klopt het dat de veerpont uit de vaart gaat?
   Antwoord  Nee. De veerpont blijft …
"""

from collections.abc import Iterator
from typing import TextIO

from ..hits import Hit, Hits
from ..snippet import Wanted, marks, wanted
from .terminal import Style, columns, paragraph, safe
from .words import answered_by, asker, dated, question_label, state

LABELS = {"question": "Vraag", "answer": "Antwoord"}
_LABEL_WIDTH = 10


def write(hits: Hits, out: TextIO, style: Style) -> int:
    """Write the hits, a blank line between; returns how many there were."""
    want = wanted(hits.query.tree)
    written = 0
    for hit in hits.hits:
        if written:
            out.write("\n")
        out.writelines(f"{line}\n" for line in lines(hit, want, style))
        written += 1
    return written


def lines(hit: Hit, want: Wanted, style: Style) -> Iterator[str]:
    """The lines of one hit."""
    rank = f"{hit.rank}. "
    indent = " " * len(rank)
    subject = hit.document.subject or "(no subject)"
    places = [(mark.start, mark.end) for mark in marks(subject, want)]
    yield from paragraph(subject, style, rank, indent, places, plain=style.bold)
    document = hit.document
    by = " · ".join(filter(None, (dated(document), answered_by(document))))
    yield from paragraph(by, style, indent, indent)
    yield from _about(hit, indent, style)
    if note := state(document, hit.unit):
        yield indent + style.warn(note)
    for snippet in hit.snippets:
        if snippet.field in LABELS:
            first = indent + LABELS[snippet.field].ljust(_LABEL_WIDTH)
            rest = " " * len(first)
            yield from paragraph(snippet.text, style, first, rest, snippet.marks)


def _about(hit: Hit, indent: str, style: Style) -> Iterator[str]:
    """The question numbers and who asked, and behind them or below them the unit's id."""
    numbers = question_label(hit.unit.numbers) if hit.unit.numbers else ""
    asked = ", ".join(asker(one) for one in hit.document.askers)
    about = list(paragraph(" · ".join(filter(None, (numbers, asked))), style, indent, indent))
    unit = safe(hit.unit.id)
    if about and columns(about[-1]) + 3 + columns(unit) <= style.width:
        about[-1] += " · " + style.faint(unit)
    else:
        about.append(indent + style.faint(unit))
    yield from about
