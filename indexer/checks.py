"""The audit of a folder: for every letter what was found, what is doubtful, what was lost.

A reader who must trust a count asks first what the count missed. So every letter is
split and its numbers are looked through, and every character of it is accounted for
(`audit.lost`). Records (.json, .jsonl) were split elsewhere: they have no text to
account for, and only their numbers are looked through.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document
from corpus.errors import UnreadableError
from corpus.readers import SUFFIXES, Failed, read
from corpus.text import Text

from .audit import lost
from .discover import discover
from .joining import Known
from .splitter import dissect


@dataclass(frozen=True, slots=True)
class Checked:
    """A letter looked through.

    `form` is the reader's name ("pdf", "docx", … or "record"). `questions` counts
    numbers, two for a heading over two; `answers` counts texts. `missing` and
    `repeated` are question numbers, `outside` counts the characters of preamble and
    closing, which are in no unit, and `lost` tells what the splitting lost or
    doubled, one line each, for the whole file.
    """

    document: Document
    form: str
    questions: int
    answers: int
    missing: tuple[str, ...]
    repeated: tuple[str, ...]
    outside: int
    lost: tuple[str, ...] = ()


def check(paths: Iterable[Path], known: Known | None = None) -> Iterator[Checked | Failed]:
    """Look through all letters under paths, one by one; `known` as in `splitter.split`."""
    found = discover(paths, SUFFIXES)
    yield from (Failed(path, reason) for path, reason in found.failed)
    for file in found.files:
        for outcome in read(file, str(file)):
            if isinstance(outcome, Failed):
                yield outcome
            elif isinstance(outcome.content, Document):
                yield _checked(outcome.content, "record", ())
            else:
                yield from _letters(outcome.content, outcome.source, known)


def _letters(text: Text, source: str, known: Known | None) -> Iterator[Checked | Failed]:
    try:
        splitting = dissect(text, source, known)
    except UnreadableError as error:
        yield Failed(source, error.message)
        return
    gone = tuple(lost(text, splitting))
    for nth, document in enumerate(splitting.documents):
        yield _checked(document, text.form, gone if nth == 0 else ())


def _checked(document: Document, form: str, gone: tuple[str, ...]) -> Checked:
    asked = [n for unit in document.units for q in unit.questions for n in q.numbers]
    numbers = {n for unit in document.units for n in unit.numbers}
    last = max((int(n) for n in numbers if n.isdigit()), default=0)
    return Checked(
        document=document,
        form=form,
        questions=len(asked),
        answers=sum(unit.answer is not None for unit in document.units),
        missing=tuple(str(n) for n in range(1, min(last, 999) + 1) if str(n) not in asked),
        repeated=tuple(n for n in dict.fromkeys(asked) if asked.count(n) > 1),
        outside=len("".join((document.preamble + document.closing).split())),
        lost=gone,
    )
