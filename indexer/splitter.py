"""A letter becomes documents: header, units, notes, and every doubt.

The order matters. Furniture goes first, because a page foot stands inside
sentences; notes second, because their digits look like question numbers; then
the markers, which also show where the header ends; then units are assembled.
Text is only ever labelled (see `pieces`), so that what fits no unit is kept as
preamble or closing and nothing of the letter is lost.
"""

import re
from dataclasses import dataclass

from corpus.document import Document, Footnote, document_id
from corpus.errors import UnreadableError
from corpus.text import Text

from .closing import label_closing
from .footnotes import take_footnotes
from .furniture import label_furniture
from .header import read_header
from .joining import flow, vocabulary
from .markers import Marker, cut_inside, numbered, worded
from .paragraphs import before_answers, unmarked
from .pieces import Piece, pieces_of, unlabelled
from .units import Draft, Letter, assemble, units_of

READING_VERSION = 1
"""Raised whenever a file may be read or split otherwise than before: files are read anew."""

_HEAD_LINE = re.compile(
    r"\s*(?:Mondelinge vragen|Schriftelijke vragen|Vragen|Vraag)\s+van\s*"
    r"(?:(?:het|de)\s+)?(?:lid|leden)\b"
)
_TITLE_LINE = re.compile(
    r"\s*(?:Antwoord(?:en)?|Beantwoording)\s+(?:van|door|op)\b"
    r"|\s*(?:\d{4}Z\s?\d{5}\s*$|Vragen van\b)"
)
_QUOTED_TITLE = re.compile(
    r"\b(?:bericht|berichten|artikel|uitzending|rapport|brief|onderzoek|nieuws|brandbrief)\b[^«‘'“\"?]{0,60}"
    r"(?:«(?P<a>.{8,300}?)»|‘(?P<b>.{8,300}?)’(?!\w)|“(?P<c>.{8,300}?)”"
    r"|'(?P<d>.{8,300}?)'(?!\w)|\"(?P<e>.{8,300}?)\")",
    re.DOTALL,
)
_CLOSES = re.compile(r"\(\s*(?:ingezonden|ontvangen)\b[^)]*\)", re.IGNORECASE)
_BELONGS = re.compile(
    r"\(?\s*(?:ingezonden|ontvangen)\b|Zie ook Aanhangsel|(?:Antwoord|Mededeling) van\b",
    re.IGNORECASE,
)
_REFERENCE_LINE = re.compile(r"\s*\d{4}Z\s?\d{5}\s*")


@dataclass(slots=True)
class Splitting:
    """A letter split: its documents, and all its characters under their labels."""

    documents: tuple[Document, ...]
    pieces: list[Piece]


def split(text: Text, source: str) -> tuple[Document, ...]:
    """Split a letter into its documents, nearly always one.

    Raises `UnreadableError` when the text is no letter: no header, no markers.
    """
    return dissect(text, source).documents


def dissect(text: Text, source: str) -> Splitting:
    """Split a letter and show where every piece of it went."""
    pieces = pieces_of(text)
    label_furniture(pieces)
    cut_inside(pieces)
    notes = take_footnotes(pieces, text)
    markers = _markers(pieces, paragraphs=text.paragraphs)
    sections = _sections(pieces, markers)
    documents: list[Document] = []
    letter_head: list[str] = []
    for number, (start, end) in enumerate(sections):
        inside = [m for m in markers if start <= m.index < end]
        zone = _zone(pieces, inside, start, end)
        lines = [pieces[i].words for i in range(start, zone) if pieces[i].label is None]
        document = _document(
            pieces, (start, zone, end), inside, [*letter_head, *lines], text, source,
            notes if number == 0 else (),
        )  # fmt: skip
        letter_head = letter_head or (lines if len(sections) > 1 else [])
        documents.append(document)
    if not any(d.units or d.askers or d.ministers for d in documents):
        raise UnreadableError("not a letter: it has no questions, and no header that names anyone")
    return Splitting(tuple(documents), pieces)


def _markers(pieces: list[Piece], *, paragraphs: bool) -> list[Marker]:
    """All markers in order: worded ones, and what begins a question where none has a word."""
    found = worded(pieces)
    if any(m.sort == "question" for m in found):
        return found
    questions = numbered(pieces, found)
    if not questions and found:
        questions = before_answers(pieces, found, paragraphs=paragraphs)
    return sorted([*worded(pieces), *questions], key=lambda m: m.index)


def _label_header(pieces: list[Piece], start: int, zone: int, *, letter: bool) -> None:
    """Label what stands before the first question: all header, but for a letter's own words.

    In a ministry's letter the text up to the title of the answers is preamble,
    and the boxes around it are furniture.
    """
    titled = not letter
    for piece in pieces[start:zone]:
        if piece.label is not None or not piece.words:
            continue
        titled |= bool(_TITLE_LINE.match(piece.text))
        if letter and piece.line.region == "box":
            piece.label = "furniture"
        else:
            piece.label = "header" if titled else "preamble"


def _sections(pieces: list[Piece], markers: list[Marker]) -> list[tuple[int, int]]:
    """The parts of a letter that are sets of questions of their own.

    A new set opens with a header line behind questions, where the numbers start again.
    """
    starts = [0]
    for index, piece in enumerate(pieces):
        if piece.label is not None or not _HEAD_LINE.match(piece.text):
            continue
        before = [m for m in markers if starts[-1] <= m.index < index]
        after = next((m for m in markers if m.index > index and m.sort == "question"), None)
        if any(m.sort == "question" for m in before) and after and after.numbers[:1] == ("1",):
            back = index - 1
            while back > 0 and not pieces[back].words:
                back -= 1
            starts.append(back if _REFERENCE_LINE.fullmatch(pieces[back].text) else index)
    return list(zip(starts, [*starts[1:], len(pieces)], strict=True))


def _zone(pieces: list[Piece], markers: list[Marker], start: int, end: int) -> int:
    """Where the header zone of a section ends: at its first marker or first question paragraph."""
    if markers:
        return markers[0].index
    for index in range(start, end):
        if pieces[index].label is None and _HEAD_LINE.match(pieces[index].text):
            return _after_head(pieces, index, end)
    reply = re.compile(r"\s*(?:Antwoord|Mededeling)(?:en)?\s+van\b")
    found = [i for i in range(start, end) if reply.match(pieces[i].text)]
    return _after_head(pieces, found[0], end) if found else end


def _after_head(pieces: list[Piece], index: int, end: int) -> int:
    """The index behind a header sentence that begins at `index`: at a gap, or its closing date."""
    last, sentence = index, pieces[index].text
    for at in range(index + 1, end):
        piece = pieces[at]
        if piece.label is not None or not piece.words:
            continue
        belongs = _BELONGS.match(piece.words)
        if not belongs and (piece.gap or _CLOSES.search(sentence)):
            break
        last, sentence = at, f"{sentence} {piece.text}"
    return last + 1


def _document(
    pieces: list[Piece],
    bounds: tuple[int, int, int],
    markers: list[Marker],
    lines: list[str],
    text: Text,
    source: str,
    notes: tuple[Footnote, ...],
) -> Document:
    start, zone, end = bounds
    label_closing(pieces, markers, zone, end)
    later = " ".join(p.words for p in pieces[zone:end] if p.label == "closing")
    loose = later if markers else " ".join(p.words for p in unlabelled(pieces[zone:end])) + later
    head = read_header(lines, loose)
    answered = head.kind == "answers" or any(m.sort == "answer" for m in markers)
    if not markers and head.kind in {None, "questions", "answers"}:
        markers = unmarked(pieces, zone, end, paragraphs=text.paragraphs, answered=answered)
    _label_header(pieces, start, zone, letter=head.letter)
    known = vocabulary(pieces[start:end])
    letter = Letter(pieces, markers, end, text.paragraphs, known, answered)
    drafts, doubts = assemble(letter)
    for piece in pieces[start:end]:
        if piece.label is None and piece.words:
            piece.label = "closing"
    kind = head.kind or ("answers" if answered else "questions")
    subject = head.subject or _quoted_subject(drafts)
    stem = re.sub(r"\.\w{1,5}$", "", source.replace("\\", "/").rsplit("/", 1)[-1])
    identity = document_id(head.number, head.session, head.reference, stem)

    def gathered(label: str) -> str:
        chosen = [p for p in pieces[start:end] if p.label == label]
        return flow(chosen, paragraphs=text.paragraphs, known=known)

    return Document(
        id=identity, source=source, kind=kind,
        number=head.number, session=head.session, reference=head.reference,
        subject=subject, askers=head.askers, addressees=head.addressees,
        ministers=head.ministers, on_behalf_of=head.on_behalf_of,
        asked_on=head.asked_on, answered_on=head.answered_on,
        units=units_of(drafts, identity),
        footnotes=notes, preamble=gathered("preamble"), closing=gathered("closing"),
        warnings=doubts,
    )  # fmt: skip


def _quoted_subject(drafts: list[Draft]) -> str | None:
    """What a letter without a printed subject is about: the title that its first question quotes.

    Provisional answers (F3) print no subject; nearly all open with "Bent u bekend
    met het bericht '…'".
    """
    opening = drafts[0].questions[0].text if drafts and drafts[0].questions else ""
    found = _QUOTED_TITLE.search(opening)
    return " ".join(found[found.lastgroup or 0].split()) if found else None
