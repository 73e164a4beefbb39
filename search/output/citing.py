"""Citations with their passages: letters that cite, or papers that are cited, and as rows.

For a person who cites stands above where; a table and JSON have a row for each passage, the
same for both directions.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, TextIO

from corpus.document import Document

from ..citation import published
from ..citing import Citing
from . import rows
from .record import dumps
from .terminal import Style, columns, paragraph, safe
from .words import address, answered_by, asker, dated, listed

SCHEMA = "kamerzoek.citations/1"
FORMS = ("text", "json", "jsonl", "csv", "tsv")
LABELS = {"question": "Vraag", "answer": "Antwoord", "footnote": "Noot", "header": "Kop"}

_WIDEST_LABEL = 18


def _day(document: Document | None) -> str:
    return document.dated.isoformat() if document and document.dated else ""


COLUMNS: dict[str, Callable[[Citing], str | None]] = {
    "unit": lambda one: one.unit.id if one.unit else "",
    "document": lambda one: one.document.id,
    "date": lambda one: _day(one.document),
    "ministers": lambda one: "; ".join(o.name for o in one.document.ministers if o.name),
    "subject": lambda one: one.document.subject,
    "place": lambda one: one.field,
    "sort": lambda one: one.paper.sort,
    "cited": lambda one: one.paper.target,
    "printed": lambda one: one.printed,
    "passage": lambda one: one.passage.text,
    "cited_document": lambda one: one.paper.letter.id if one.paper.letter else "",
    "cited_subject": lambda one: one.paper.letter.subject if one.paper.letter else "",
    "cited_date": lambda one: _day(one.paper.letter),
    "cited_address": lambda one: published(one.paper.target) or "",
    "source": lambda one: one.document.source,
}
"""The columns of a table in order, each with what it takes from a citation."""


def write_letters(
    found: Iterable[tuple[int, Sequence[Citing]]], form: str, out: TextIO, style: Style
) -> int:
    """Write letters that cite, each with its place in the list; returns how many there were."""
    if form != "text":
        return _counted_rows(found, form, out)
    written = 0
    for rank, same in found:
        out.write("\n" if written else "")
        out.writelines(f"{line}\n" for line in _letter(rank, same, style))
        written += 1
    return written


def write_papers(found: Sequence[Citing], form: str, out: TextIO, style: Style) -> None:
    """Write what is cited, paper by paper in the order of the letter."""
    if form != "text":
        _rows(found, form, out)
        return
    papers: dict[str, list[Citing]] = {}
    for one in found:
        papers.setdefault(one.paper.target, []).append(one)
    for rank, same in enumerate(papers.values(), 1):
        out.write("\n" if rank > 1 else "")
        out.writelines(f"{line}\n" for line in _paper(rank, same, style))


def record(one: Citing) -> dict[str, Any]:
    """A citation as JSON."""
    letter = one.paper.letter
    return {
        "unit": one.unit.id if one.unit else None,
        "document": one.document.id,
        "date": _day(one.document) or None,
        "ministers": [office.name for office in one.document.ministers if office.name],
        "subject": one.document.subject,
        "place": one.field,
        "printed": one.printed,
        "passage": {"text": one.passage.text, "marks": [list(m) for m in one.passage.marks]},
        "cited": {
            "sort": one.paper.sort,
            "id": one.paper.target,
            "document": letter and letter.id,
            "subject": letter and letter.subject,
            "date": _day(letter) or None,
            "address": published(one.paper.target),
        },
        "source": one.document.source,
    }


def _counted_rows(found: Iterable[tuple[int, Sequence[Citing]]], form: str, out: TextIO) -> int:
    """Write the rows of letters, and count the letters."""
    written = 0

    def each() -> Iterator[Citing]:
        nonlocal written
        for _, same in found:
            written += 1
            yield from same

    _rows(each(), form, out)
    return written


def _rows(found: Iterable[Citing], form: str, out: TextIO) -> None:
    if form in {"csv", "tsv"}:
        rows.write(found, COLUMNS, form, out)
    elif form == "jsonl":
        out.writelines(dumps(record(one)) + "\n" for one in found)
    else:
        out.write(f'{{"schema": "{SCHEMA}", "citations": [')
        for nth, one in enumerate(found):
            out.write((",\n" if nth else "\n") + dumps(record(one)))
        out.write("\n]}\n")


def _letter(rank: int, same: Sequence[Citing], style: Style) -> Iterator[str]:
    first, indent = f"{rank}. ", " " * len(f"{rank}. ")
    document = same[0].document
    yield from paragraph(document.subject or "(no subject)", style, first, indent, plain=style.bold)
    yield from _about(document, style, indent)
    yield from _passages(same, style, indent)


def _paper(rank: int, same: Sequence[Citing], style: Style) -> Iterator[str]:
    first, indent = f"{rank}. ", " " * len(f"{rank}. ")
    paper = same[0].paper
    printed = "; ".join(dict.fromkeys(one.printed for one in same))
    said = f"{printed} · {paper.target}" if printed != paper.target else printed
    yield from paragraph(said, style, first, indent, plain=style.bold)
    if paper.letter:
        if paper.letter.subject:
            yield from paragraph(paper.letter.subject, style, indent, indent)
        yield from _about(paper.letter, style, indent)
    yield from _passages(same, style, indent)


def _about(document: Document, style: Style, indent: str) -> Iterator[str]:
    """When and by whom, who asked, and the id of the letter, which leads to its file."""
    by = " · ".join(filter(None, (dated(document), answered_by(document))))
    yield from paragraph(by, style, indent, indent)
    asked = ", ".join(map(asker, document.askers))
    about = list(paragraph(asked, style, indent, indent))
    name = safe(document.id).replace("\n", " ")
    shown = style.link(style.faint(name), address(document.source))
    if about and columns(about[-1]) + 3 + columns(name) <= style.width:
        about[-1] += " · " + shown
    else:
        about.append(indent + shown)
    yield from about


def _passages(same: Sequence[Citing], style: Style, indent: str) -> Iterator[str]:
    """The passages, each behind the place where it stands; that is said once."""
    labels = [" ".join(filter(None, (LABELS[one.field], listed(one.label)))) for one in same]
    shown = [safe(label).replace("\n", " ")[:_WIDEST_LABEL] for label in labels]
    wide = max(map(columns, shown)) + 2
    for label, group in groupby(zip(shown, same, strict=True), key=lambda pair: pair[0]):
        first = label
        for _, one in group:
            begin = indent + first + " " * (wide - columns(first))
            rest = " " * columns(begin)
            yield from paragraph(one.passage.text, style, begin, rest, one.passage.marks)
            first = ""
