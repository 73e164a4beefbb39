"""What is wrong with a splitting, held against the truth about a letter that was written."""

import re
from collections.abc import Iterator, Sequence

from corpus.document import Document, Office
from corpus.text import Text
from indexer.audit import lost
from indexer.pieces import bare_characters
from indexer.splitter import dissect
from tests.letter_forms import known
from tests.letter_layouts import plain
from tests.letters import Truth, is_mark, mark_number

_HYPHENS = re.compile(r"-")


def faults(text: Text, truths: Sequence[Truth]) -> list[str]:
    """All that is wrong with how a letter is split; empty when it is right."""
    splitting = dissect(text, "brief.txt", known)
    found = lost(text, splitting)
    if len(splitting.documents) != len(truths):
        return [*found, f"{len(splitting.documents)} documents, not {len(truths)}"]
    for truth, document in zip(truths, splitting.documents, strict=True):
        found += _head_faults(truth, document)
        found += _unit_faults(truth, document)
        found += _note_faults(truth, document)
    return found


def _differ(what: str, expected: object, found: object) -> Iterator[str]:
    if expected != found:
        yield f"{what}: expected {expected!r}, found {found!r}"


def _same(what: str, expected: str | None, found: str | None) -> Iterator[str]:
    """Whether two texts differ in more than white space."""
    if bare_characters(expected or "") != bare_characters(found or ""):
        yield f"{what}: expected {expected!r}, found {found!r}"


def _bare(rows: Sequence[tuple[str | None, ...]]) -> list[tuple[str, ...]]:
    """Rows of texts without white space: print may lose it."""
    return [tuple(bare_characters(text or "") for text in row) for row in rows]


def _seats(offices: Sequence[Office]) -> list[tuple[str | None, ...]]:
    return [(office.role, office.portfolio) for office in offices]


def _head_faults(truth: Truth, document: Document) -> Iterator[str]:
    for name in ("kind", "number", "session", "reference", "asked_on", "answered_on"):
        yield from _differ(name, getattr(truth, name), getattr(document, name))
    if truth.subject:
        yield from _same("subject", truth.subject, document.subject)
    askers = [(asker.name, asker.party) for asker in document.askers]
    yield from _differ("askers", _bare(truth.askers), _bare(askers))
    yield from _differ("addressees", _bare(truth.addressees), _bare(_seats(document.addressees)))
    yield from _differ("behalf", _bare(truth.behalf), _bare(_seats(document.on_behalf_of)))
    signed = [(office.role, office.name, office.portfolio) for office in document.ministers]
    yield from _differ("ministers", _bare(truth.ministers), _bare(signed))
    yield from _same("closing", truth.closing, document.closing)


def _unit_faults(truth: Truth, document: Document) -> Iterator[str]:
    numbers = [tuple(unit.numbers) for unit in truth.units]
    found = [unit.numbers for unit in document.units]
    if numbers != found:
        yield f"units: expected {numbers}, found {found}"
        return
    for expected, unit in zip(truth.units, document.units, strict=True):
        where = "-".join(unit.numbers)
        asked = [(tuple(n), plain(text)) for n, text in expected.questions]
        yield from _differ(f"questions of {where}", len(asked), len(unit.questions))
        for (numbers_, text), question in zip(asked, unit.questions, strict=False):
            yield from _differ(f"numbers in {where}", numbers_, question.numbers)
            yield from _same(f"question {where}", text, question.text)
        answer = None if expected.answer is None else plain(expected.answer)
        yield from _same(f"answer {where}", answer, unit.answer)
        texts = "".join(text for _, text in expected.questions) + (expected.answer or "")
        marks = tuple(str(mark_number(char)) for char in texts if is_mark(char))
        yield from _differ(f"notes of {where}", marks, unit.notes)


def _note_faults(truth: Truth, document: Document) -> Iterator[str]:
    expected = [(str(n), bare_characters(text)) for n, text in enumerate(truth.notes, 1)]
    found = [(note.mark, bare_characters(note.text)) for note in document.footnotes]
    for one, other in zip(expected, found, strict=False):
        yield from _differ("note", one, other)
    yield from _differ("notes", len(expected), len(found))
