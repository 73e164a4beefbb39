"""Notes: their bodies leave the text, their marks leave the sentences, both are kept.

Bodies come first, because a digit is a mark only when a note of that number exists:
at the foot of pages (`notebodies`), in a list at the end (`notelists`), or apart,
where the format itself keeps them. Then the marks are found (`notemarks`), each
among the text that its note belongs to: its page, or its set of questions.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from corpus.text import Text

from .joining import Joining, flow
from .notebodies import Body, foot_of
from .notelists import cut_items, end_list, list_title, signed_notes
from .notemarks import Marks, counting_up, marks_in
from .noteplaces import Place
from .pieces import Piece, Span, number, relabel


@dataclass(slots=True)
class Note:
    """A note with the sets of questions that refer to it, or in which it stands."""

    mark: str
    text: str
    parts: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Found:
    """Bodies with the pieces among which their marks stand, and those of the page before."""

    bodies: list[Body]
    scope: list[Piece]
    before: list[Piece]
    bare: bool

    def places(self, marks: Marks) -> list[Place]:
        """The marks of these notes; they may stand on the page before, if not on their own."""
        numbers = [body.number for body in self.bodies]
        found = marks.find(self.scope, numbers, bare=self.bare)
        if self.before and len({n for place in found for n in place.numbers}) < len(numbers):
            both = [p for p in self.before if p.label is None] + self.scope
            more = marks.find(both, numbers, bare=self.bare)
            found = more if len(more) > len(found) else found
        return found


def take_notes(pieces: list[Piece], text: Text, joining: Joining, *, alone: bool) -> list[Note]:
    """Label all note bodies and marks; return the notes in order, those of the format first.

    `alone` says that a line which is only a number may be a mark: not so in letters
    that number their questions like that.
    """
    cut_items(pieces)
    number(pieces)
    marks = Marks(pieces, alone=alone)
    found = list(_signed(pieces))
    if not found:
        found += _at_feet(pieces, marks, paragraphs=text.paragraphs)
        at_feet = {body.number for group in found for body in group.bodies}
        found += _at_end(pieces, at_feet, paragraphs=text.paragraphs)
    marks.settle()
    spans: dict[int, list[Span]] = {}
    notes = list(_of_the_format(pieces, text))
    for group in found:
        places = group.places(marks)
        _note_spans(spans, places)
        notes += _label_bodies(group.bodies, places, joining)
    if not found:
        for _, part in groupby(pieces, key=lambda piece: piece.part):
            _note_spans(spans, counting_up(list(part)))
    _cut_numbers(pieces, found)
    relabel(pieces, lambda piece: _apart(spans[id(piece)]) if id(piece) in spans else ())
    return notes


def _signed(pieces: Sequence[Piece]) -> Iterator[_Found]:
    """The notes that a page of the gazette has under the word "Noot"; there are no others then."""
    bodies = signed_notes(pieces)
    if bodies:
        first = bodies[0].pieces[0].at
        for body in bodies:
            body.claim()
        yield _Found(bodies, [p for p in pieces if p.at < first], [], bare=True)


def _at_feet(pieces: Sequence[Piece], marks: Marks, *, paragraphs: bool) -> Iterator[_Found]:
    """The notes of every page; one page, and no certain one, where lines are paragraphs."""
    due = 1
    before: list[Piece] = []
    last: Body | None = None
    pages, sure = _pages(pieces, whole=paragraphs)
    for page in pages:
        bodies = foot_of(page, due, marks, sure=sure)
        if bodies and not bodies[0].number:
            if last:
                last.pieces += bodies.pop(0).pieces
                last.claim()
            else:
                bodies[0].number = due
        if bodies:
            last = bodies[-1]
            due = last.number + 1
            first = bodies[0].pieces[0].at
            for body in bodies:
                body.claim()
            yield _Found(bodies, [p for p in page if p.at < first], before, bare=True)
        before = page


def _pages(pieces: Sequence[Piece], *, whole: bool) -> tuple[list[list[Piece]], bool]:
    """The unclaimed pieces of each page, and whether the pages are certain."""
    pages: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.page_start and pages[-1] and not whole:
            pages.append([])
        if piece.label is None and piece.text:
            pages[-1].append(piece)
    footed = any(p.label == "furniture" and "vergaderjaar" in p.text for p in pieces)
    return pages, not whole and (len(pages) > 1 or footed)


def _at_end(pieces: Sequence[Piece], at_feet: set[int], *, paragraphs: bool) -> Iterator[_Found]:
    """The lists of notes: one at the end of the letter, or of each set of questions in it."""
    scope: list[Piece] = []
    for _, part in groupby(pieces, key=lambda piece: piece.part):
        inside = [p for p in part if p.label is None]
        scope += inside
        bodies = end_list(inside, paragraphs=paragraphs, at_feet=at_feet)
        if bodies:
            title = list_title(inside, bodies)
            if title:
                title.label = "furniture"
            first = bodies[0].pieces[0].at
            for body in bodies:
                body.claim()
            yield _Found(bodies, [p for p in scope if p.at < first], [], bare=False)
            scope = []


def _of_the_format(pieces: Sequence[Piece], text: Text) -> Iterator[Note]:
    """The notes that the format keeps, each with where the reader left its mark."""
    parts: dict[str, set[int]] = {}
    if text.notes:
        for piece in pieces:
            if piece.label == "mark":
                for mark in marks_in(piece.text):
                    parts.setdefault(mark, set()).add(piece.part)
    for note in text.notes:
        yield Note(note.mark, note.text, parts.get(note.mark, set()))


def _note_spans(spans: dict[int, list[Span]], places: Iterable[Place]) -> None:
    """Keep where marks stand, each with the blank before it."""
    for place in places:
        blank = place.start > 0 and place.piece.text[place.start - 1] == " "
        spans.setdefault(id(place.piece), []).append((place.start - blank, place.end, "mark"))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in order, those that overlap the one before left out."""
    end = 0
    for span in sorted(spans):
        if span[0] >= end:
            yield span
            end = span[1]


def _label_bodies(
    bodies: Sequence[Body], places: Iterable[Place], joining: Joining
) -> Iterator[Note]:
    """Label note bodies and read them; the number stays in the first piece until it is cut."""
    parts: dict[int, set[int]] = {}
    for place in places:
        for mark in place.numbers:
            parts.setdefault(mark, set()).add(place.piece.part)
    for body in bodies:
        head = body.pieces[0]
        body.marker = head.cut(0, body.start, starts=head.starts)
        body.marker.label = "marker"
        head.text = head.text[body.start :]
        body.claim()
        text = flow(body.pieces, replace(joining, paragraphs=False))
        yield Note(str(body.number), text, parts.get(body.number, {head.part}))


def _cut_numbers(pieces: list[Piece], found: Iterable[_Found]) -> None:
    """Give the numbers that head notes pieces of their own, before the notes."""
    markers = {id(b.pieces[0]): b.marker for group in found for b in group.bodies if b.marker}
    pieces[:] = [
        part
        for piece in pieces
        for part in ((markers[id(piece)], piece) if id(piece) in markers else (piece,))
    ]
