"""What of a document goes into an index: one `Entry` a unit.

A letter without units (an oral question, a notice of delay without questions)
still gives one entry, so that its subject can be found: its unit has the
document's id, no numbers and no questions.
"""

from collections.abc import Iterator
from dataclasses import replace

from corpus.document import Document, Unit
from corpus.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit with the `document` it comes from, which is stripped of all units and texts."""

    document: Document
    unit: Unit

    @property
    def question(self) -> str:
        """The texts of all its questions, a blank line between."""
        questions = self.unit.questions
        if len(questions) == 1:
            return questions[0].text
        return "\n\n".join([question.text for question in questions])


def head(document: Document) -> Document:
    """The document without its units, notes and loose text: what a hit tells about its letter."""
    return replace(document, units=(), footnotes=(), preamble="", closing="")


def entries(document: Document) -> Iterator[Entry]:
    """The entries of a document, at least one."""
    about = head(document)
    for unit in document.units or (Unit(document.id, (), ()),):
        yield Entry(about, unit)


def texts_of(entry: Entry) -> dict[str, str]:
    """The texts of a unit that are searched, by field; what is not there is left out."""
    texts = {
        "subject": entry.document.subject or "",
        "question": entry.question,
        "answer": entry.unit.answer or "",
    }
    return {field: text for field, text in texts.items() if text.strip()}
