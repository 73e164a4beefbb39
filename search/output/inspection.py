"""How a file was read and split, at a glance: what was found, and what is doubtful.

Each question and answer is one line with its length and its first words, so that a
missing or swallowed one shows without reading the letter.
"""

from collections.abc import Iterable, Iterator

from corpus.document import Document, Unit

from .terminal import Style, columns, paragraph, safe
from .words import answered_by, asker, dated, question_label, state


def lines(documents: Iterable[Document], style: Style) -> Iterator[str]:
    """The lines for letters, a blank one between."""
    for nth, document in enumerate(documents):
        if nth:
            yield ""
        yield from _letter(document, style)


def _letter(document: Document, style: Style) -> Iterator[str]:
    yield style.bold(safe(document.source))
    asked = ", ".join(map(asker, document.askers)) or "nobody named"
    facts = {
        "letter": f"{document.id} · {document.kind} · {_counted(document)}",
        "subject": document.subject or "none found",
        "answered": f"{dated(document)} · {answered_by(document) or 'nobody named'}",
        "asked": " · ".join(filter(None, (str(document.asked_on or ""), asked))),
    }
    for label, fact in facts.items():
        yield from paragraph(fact, style, f"  {label:<9} ", " " * 12)
    for unit in document.units:
        yield from _unit(document, unit, style)
    yield from _rest(document, style)
    for doubt in document.warnings:
        for line in paragraph(f"{doubt.code}: {doubt.message}", style, "  ! ", "    "):
            yield style.warn(line)


def _counted(document: Document) -> str:
    """How many units, and how many of them have no answer."""
    units = len(document.units)
    open_ = sum(unit.answer is None for unit in document.units)
    text = "1 unit" if units == 1 else f"{units} units"
    return text + (f", {open_} without answer" if open_ else "")


def _unit(document: Document, unit: Unit, style: Style) -> Iterator[str]:
    for question in unit.questions:
        yield _glance(question_label(question.numbers), question.text, style)
    if unit.answer is not None:
        yield _glance("  Antwoord", unit.answer, style)
    elif document.kind == "answers":
        yield "    " + style.warn(state(document, unit))


def _rest(document: Document, style: Style) -> Iterator[str]:
    for label, text in (("before", document.preamble), ("after", document.closing)):
        if text.strip():
            yield _glance(label, text, style)
    if document.footnotes:
        marks = ", ".join(note.mark for note in document.footnotes)
        yield from paragraph(marks, style, f"  {'notes':<18} ", " " * 21)


def _glance(label: str, text: str, style: Style) -> str:
    """A label, the length of a text in characters, and as much of it as the line holds."""
    head = f"  {label:<18} {len(text):>6}  "
    words = safe(" ".join(text.split()))
    room = style.width - columns(head)
    if columns(words) > room:
        while columns(words) > room - 1:
            words = words[: min(len(words) - 1, room - 1)]
        words += "…"
    return head + words
