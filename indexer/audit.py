"""Proof that splitting lost nothing: every character of the input has exactly one place.

The places are question, answer, footnote, header, furniture, preamble, closing,
marker and mark, and the hyphens that only broke a word. Labels alone would prove
little, for text can also be lost on the way from a label to a document: so what the
labels hold is held against what the documents say, character by character. White
space does not count.

This runs on any letter (`lost` is empty when all is well) and in the tests on
thousands of generated ones.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from corpus.document import Document
from corpus.text import Text

from .joining import without
from .pieces import Label, Piece, bare_characters
from .splitter import Splitting

_SHOWN = 60
"""Characters of a lost text that are shown."""

_BETWEEN = " "  # what no bare text has

TOLD: tuple[Label, ...] = ("question", "answer", "footnote", "preamble", "closing")
"""The labels whose text a document must hold; the others are not part of what is said."""


def lost(text: Text, splitting: Splitting) -> list[str]:
    """What a splitting lost or doubled, one line each; empty when it kept everything."""
    return [
        *_unlabelled(splitting.pieces),
        *_cut_away(text, splitting.pieces),
        *(fault for label in TOLD for fault in _untold(label, splitting, text)),
        *_notes_of_the_format(text, splitting.documents),
    ]


def _unlabelled(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        if piece.label is None and piece.words:
            yield f"no label: {piece.words[:_SHOWN]!r}"


def _cut_away(text: Text, pieces: Iterable[Piece]) -> Iterator[str]:
    """What stood in the lines and is in no piece, or the other way round."""
    printed = bare_characters("".join((line.number or "") + line.text for line in text.lines))
    kept = bare_characters("".join(piece.text for piece in pieces))
    if printed != kept:
        at = next(
            (i for i, (a, b) in enumerate(zip(printed, kept, strict=False)) if a != b),
            min(len(printed), len(kept)),
        )
        yield f"lines and pieces differ: {printed[at : at + _SHOWN]!r}, {kept[at : at + _SHOWN]!r}"


def _untold(label: Label, splitting: Splitting, text: Text) -> Iterator[str]:
    """What has a label and is in no document, or in a document and has no such label."""
    pieces = [piece for piece in splitting.pieces if piece.label == label]
    parts = [bare_characters(without(piece.text, piece.hyphens)) for piece in pieces]
    told = [bare_characters(said) for said in _told(label, splitting.documents, text)]
    fields = _BETWEEN.join(told)
    at = 0
    for piece, part in zip(pieces, parts, strict=True):
        found = fields.find(part, at)
        found = fields.find(part) if found < 0 else found
        if found < 0:
            yield f"{label} in no document: {piece.words[:_SHOWN]!r}"
        at = max(found, 0)
        if any(piece.text[place] not in "-\u00ad" for place in piece.hyphens):
            yield f"{label}: no hyphen was dropped from {piece.words[-_SHOWN:]!r}"
    count = Counter("".join(parts))
    count.subtract("".join(told))
    gone = sum(number for number in count.values() if number > 0)
    doubled = -sum(number for number in count.values() if number < 0)
    if gone or doubled:
        yield f"{label}: {gone} characters are in no document, {doubled} in more than one place"


def _told(label: Label, documents: Iterable[Document], text: Text) -> Iterator[str]:
    """What documents say under a label; a note that two sets share counts once.

    Notes that the format keeps are in no line, so they are not among these.
    """
    notes = {(note.mark, note.text) for note in text.notes}
    for document in documents:
        if label == "question":
            yield from (question.text for unit in document.units for question in unit.questions)
        elif label == "answer":
            yield from (unit.answer or "" for unit in document.units)
        elif label == "preamble":
            yield document.preamble
        elif label == "closing":
            yield document.closing
        elif label == "footnote":
            mine = [(note.mark, note.text) for note in document.footnotes]
            yield from (said for mark, said in mine if (mark, said) not in notes)
            notes.update(mine)


def _notes_of_the_format(text: Text, documents: Iterable[Document]) -> Iterator[str]:
    kept = {note for document in documents for note in document.footnotes}
    for note in text.notes:
        if note not in kept:
            yield f"a note of the format in no document: {note.text[:_SHOWN]!r}"
