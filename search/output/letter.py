"""A whole letter, or one unit of it, for a person to read: nothing left out, words marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Document, Unit

from ..marking import Wanted, marks
from ..query import FIELDS
from .terminal import Style, paragraph, safe
from .words import answered_by, asker, listed, office, place, question_label, state

_LABEL_WIDTH = 11
_REPLIED = {"postponement": "Postponed"}


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to be written in a style; `want` says what to mark in its units."""

    document: Document
    style: Style
    want: Wanted | None = None

    def lines(self, unit: Unit | None) -> Iterator[str]:
        """The lines of one unit, or of the whole letter."""
        return self.unit(unit) if unit else self.whole()

    def whole(self) -> Iterator[str]:
        """All lines of the letter: its head, its units in order, and all that is in no unit."""
        yield from self._head()
        yield from self._part("", self.document.preamble)
        for one in self.document.units:
            yield from self._unit(one)
        yield from self._part("", self.document.closing)
        yield from self._notes()
        if self.document.warnings:
            yield from ("", self.style.bold("Doubtful"))
            for doubt in self.document.warnings:
                yield from paragraph(f"{doubt.code}: {doubt.message}", self.style, "! ", "  ")

    def unit(self, one: Unit) -> Iterator[str]:
        """The lines of one unit, under the head of its letter."""
        yield from self._head()
        yield from self._unit(one)
        yield from self._notes()

    def _head(self) -> Iterator[str]:
        document = self.document
        subject = document.subject or "(no subject)"
        yield from paragraph(
            subject, self.style, marks=self._places("subject", subject), plain=self.style.bold
        )
        number = " ".join(filter(None, (document.number, document.session)))
        asked = [str(document.asked_on or ""), ", ".join(map(asker, document.askers))]
        answered = [str(document.answered_on or ""), answered_by(document)]
        facts = {
            "Kind": "" if document.kind == "answers" else document.kind,
            _REPLIED.get(document.kind, "Answered"): " · ".join(filter(None, answered))
            if document.ministers
            else "",
            "Asked": " · ".join(filter(None, asked)),
            "To": listed([office(one) for one in document.addressees]),
            "Number": " · ".join(filter(None, (number, document.reference))),
            "Letter": document.id,
        }
        for label, fact in facts.items():
            if fact:
                first = label.ljust(_LABEL_WIDTH)
                yield from paragraph(fact, self.style, first, " " * _LABEL_WIDTH)
        yield "Source".ljust(_LABEL_WIDTH) + safe(place(document.source)).replace("\n", " ")

    def _unit(self, one: Unit) -> Iterator[str]:
        for question in one.questions:
            yield from self._part(question_label(question.numbers), question.text, "question")
        if one.answer is not None:
            label = "Antwoord"
            if len(one.questions) != 1:
                label += f" op {question_label(one.numbers).lower()}"
            yield from self._part(label, one.answer, "answer")
        elif self.document.kind == "answers" and one.questions:
            yield from ("", self.style.warn(state(self.document, one)))

    def _notes(self) -> Iterator[str]:
        if self.document.footnotes:
            yield from ("", self.style.bold("Noten"))
        for note in self.document.footnotes:
            first = f"[{safe(note.mark)}] "
            yield from paragraph(note.text, self.style, first, " " * len(first))

    def _part(self, label: str, text: str, name: str = "") -> Iterator[str]:
        """A heading and the paragraphs of a text below it, with a blank line before."""
        if not label and not text.strip():
            return
        yield ""
        if label:
            yield self.style.bold(safe(label))
        places = self._places(name, text)
        start = 0
        for line in text.strip("\n").split("\n"):
            start = text.index(line, start)
            shifted = [(first - start, last - start) for first, last in places]
            yield from paragraph(line, self.style, marks=shifted) if line.strip() else ("",)
            start += len(line)

    def _places(self, name: str, text: str) -> list[tuple[int, int]]:
        if self.want is None or name not in FIELDS:
            return []
        return [(mark.start, mark.end) for mark in marks(text, self.want)]
