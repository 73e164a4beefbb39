"""Hits for a person at a terminal: what it is about, who said it when, and the words found.

1. De veerpont bij Oudewaard
   2024-03-12 · minister Van Zuylekom (Waterstaat)
   Vraag 2 · Terpstra-Noord (Partij Zuid) · ah-tk-20232024-101#2
   Vraag     Klopt het dat de veerpont uit de vaart gaat?
   Antwoord  Nee. De veerpont blijft …
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TextIO

from indexer.answers import signs

from ..hits import Hit, Hits, Snippet
from ..marking import Wanted, marks, wanted
from ..query import facts_of
from .summary import counted
from .terminal import Style, columns, paragraph, safe
from .words import address, answered_by, asker, dated, question_label, state

LABELS = {"question": "Vraag", "answer": "Antwoord"}
_LABEL_WIDTH = 10


def write(hits: Hits, out: TextIO, style: Style, full: bool = False) -> int:
    """Write the hits, a blank line between; returns how many there were.

    `full` gives whole texts instead of passages.
    """
    want = wanted(hits.query.tree)
    sorts = {value for name, value in hits.filters.typed if name == "answer-is"}
    sorts |= {fact.value for fact in facts_of(hits.query.tree) if fact.name == "is"}
    written = 0
    for hit in hits.hits:
        if written:
            out.write("\n")
        shown = replace(hit, snippets=whole(hit, want)) if full else hit
        out.writelines(f"{line}\n" for line in lines(shown, want, style))
        if sorts:
            out.writelines(f"{line}\n" for line in _signs(hit, sorts, style))
        written += 1
    return written


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that are not blank, as offsets: whole texts have several."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def whole(hit: Hit, want: Wanted) -> tuple[Snippet, ...]:
    """The question and the answer in full, with what was looked for marked."""
    texts = {"question": hit.entry.question, "answer": hit.unit.answer or ""}
    return tuple(
        Snippet(field, text, tuple((mark.start, mark.end) for mark in marks(text, want)))
        for field, text in texts.items()
        if text.strip()
    )


def lines(hit: Hit, want: Wanted, style: Style, note: str = "") -> Iterator[str]:
    """The lines of one hit; a `note` is said of it in place of what it says of itself."""
    rank = f"{hit.rank}. "
    indent = " " * len(rank)
    subject = hit.document.subject or "(no subject)"
    places = [(mark.start, mark.end) for mark in marks(subject, want)]
    yield from paragraph(subject, style, rank, indent, places, plain=style.bold)
    document = hit.document
    by = " · ".join(filter(None, (dated(document), answered_by(document))))
    yield from paragraph(by, style, indent, indent)
    yield from _about(hit, indent, style)
    if said := note or state(document, hit.unit):
        yield from paragraph(said, style, indent, indent, plain=style.warn)
    for snippet in hit.snippets:
        if snippet.field in LABELS:
            first = indent + LABELS[snippet.field].ljust(_LABEL_WIDTH)
            rest = " " * len(first)
            for start, end in _lines(snippet.text):
                places = [(a - start, b - start) for a, b in snippet.marks]
                yield from paragraph(snippet.text[start:end], style, first, rest, places)
                first = rest


def _signs(hit: Hit, sorts: set[str], style: Style) -> Iterator[str]:
    """What the answer was taken for, and by which of its phrases."""
    indent = " " * len(f"{hit.rank}. ")
    for sign in signs(hit.unit.answer):
        if sign.sort in sorts:
            said = f"taken for {sign.sort} by: {sign.phrase}"
            yield from paragraph(said, style, indent, indent, plain=style.faint)


def _about(hit: Hit, indent: str, style: Style) -> Iterator[str]:
    """The question numbers and who asked, and behind them or below them the unit's id."""
    numbers = question_label(hit.unit.numbers) if hit.unit.numbers else ""
    asked = ", ".join(asker(one) for one in hit.document.askers)
    about = list(paragraph(" · ".join(filter(None, (numbers, asked))), style, indent, indent))
    unit = safe(hit.unit.id)
    shown = style.link(style.faint(unit), address(hit.document.source))
    if about and columns(about[-1]) + 3 + columns(unit) <= style.width:
        about[-1] += " · " + shown
    else:
        about.append(indent + shown)
    yield from about
    if hit.others:
        yield indent + f"and {counted(hit.others, 'more unit')} of this letter"
