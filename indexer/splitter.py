"""A letter becomes documents: header, units, notes, and every doubt.

The order matters. Furniture goes first, because a page foot stands inside
sentences; notes second, because their digits look like question numbers; then
the markers, which also show where the header ends; then units are assembled.
Text is only ever labelled (see `pieces`), so that what fits no unit is kept as
preamble or closing and nothing of the letter is lost.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.document import Document, Doubt, Footnote, document_id
from corpus.errors import UnreadableError
from corpus.text import Text

from .apart import are_apart, middle_head, numbered_answers
from .closing import label_closing
from .committee import label_table_head, list_id
from .footnotes import take_notes
from .furniture import label_furniture
from .heads import Head, label_head, read_head
from .joining import Joining, Known, Vocabulary, flow
from .letterhead import is_late, read_notice
from .markers import Marker, cut_markers, worded
from .metadata import filled
from .notemarks import format_marks
from .numbering import Candidate, numbered
from .paragraphs import before_answers, unmarked
from .pieces import Label, Piece, number, pieces_of, relabel, split_lines
from .references import cited
from .sections import head_end, number_parts
from .units import Draft, Letter, assemble, units_of

READING_VERSION = 5
"""Raised whenever a file may be read or split otherwise than before: files are read anew."""

_QUOTED_TITLE = re.compile(
    r"\b(?:bericht|berichten|artikel|uitzending|rapport|brief|onderzoek|nieuws|brandbrief)\b[^«‘'“\"?]{0,60}"
    r"(?:«(?P<a>.{8,300}?)»|‘(?P<b>.{8,300}?)’(?!\w)|“(?P<c>.{8,300}?)”"
    r"|'(?P<d>.{8,300}?)'(?!\w)|\"(?P<e>.{8,300}?)\")",
    re.DOTALL,
)
_OPENING = 2000
"""Characters of the first question in which the subject is looked for."""


@dataclass(slots=True)
class Splitting:
    """A letter split: its documents, the header's text of each, and all pieces labelled."""

    documents: tuple[Document, ...]
    headers: tuple[str, ...]
    pieces: list[Piece]


def split(text: Text, source: str, known: Known | None = None) -> tuple[Document, ...]:
    """Split a letter into its documents, nearly always one.

    `known` tells whether a word in lower case is one, for words broken at a line end;
    the letter's own words are always known. Raises `UnreadableError` when the text
    is no letter: no header, no markers.
    """
    return dissect(text, source, known).documents


def dissect(text: Text, source: str, known: Known | None = None) -> Splitting:
    """Split a letter and show where every piece of it went."""
    pieces = pieces_of(text)
    label_furniture(pieces)
    relabel(pieces, format_marks)
    cut_markers(pieces)
    joining = Joining.of(text, Vocabulary(pieces, known))
    alone = any(marker.sort == "question" for marker in worded(pieces))
    number_parts(pieces)
    notes = take_notes(pieces, text, joining, alone=alone)
    papers: list[_Paper] = []
    for which, members in groupby(pieces, key=lambda piece: piece.part):
        mine = tuple(Footnote(n.mark, n.text) for n in notes if which in (n.parts or {0}))
        shared = papers[0].head if papers else None
        papers.append(_paper(list(members), joining, mine, shared))
    if not any(p.head.evident or p.worded for p in papers):
        raise UnreadableError("not a letter: it has no questions, and no header that names anyone")
    documents = list(_documents(papers, source))
    if text.metadata and len(documents) == 1:
        documents = [filled(documents[0], text.metadata)]
    headers = tuple(paper.flow("header") for paper in papers)
    return Splitting(
        tuple(map(cited, documents, headers)),
        headers,
        [piece for paper in papers for piece in paper.pieces],
    )


@dataclass(slots=True)
class _Paper:
    """A set of questions with its head, read and labelled."""

    pieces: list[Piece]
    joining: Joining
    head: Head
    drafts: list[Draft]
    doubts: tuple[Doubt, ...]
    notes: tuple[Footnote, ...]
    worded: bool

    def flow(self, label: Label) -> str:
        """The running text of all pieces with a label."""
        chosen = (piece for piece in self.pieces if piece.label == label)
        return flow(chosen, self.joining)


def _paper(
    pieces: list[Piece],
    joining: Joining,
    notes: tuple[Footnote, ...],
    shared: Head | None,
) -> _Paper:
    """Read one set of questions and label all its pieces."""
    label_table_head(pieces)
    number(pieces)
    above = head_end(pieces, [], paragraphs=joining.paragraphs)
    middle = middle_head(pieces, above, paragraphs=joining.paragraphs)
    has_words = bool(worded(pieces))
    markers = _markers(pieces, above, middle, paragraphs=joining.paragraphs)
    zone = head_end(pieces, markers, paragraphs=joining.paragraphs)
    head = read_head([*pieces[:zone], *middle], joining, shared)
    answered = any(m.sort == "answer" for m in markers) or _gives_answers(head)
    behind = pieces[markers[-1].at + 1 if markers else zone :]
    label_closing(behind, answered=answered, committee=head.is_list)
    if not markers and head.header.kind in {None, "questions", "answers", "committee-list"}:
        markers = list(unmarked(pieces[zone:], paragraphs=joining.paragraphs, answered=answered))
    label_head(pieces[:zone], head)
    drafts, doubts = assemble(Letter(pieces, markers, joining, answered))
    for piece in pieces:
        if piece.label is None and piece.words:
            piece.label = "closing"
    paper = _Paper(pieces, joining, head, drafts, doubts, notes, has_words)
    _settle_kind(paper, answered=answered)
    return paper


def _gives_answers(head: Head) -> bool:
    """Whether a head announces answers: without that, a question is only a question."""
    return head.header.kind == "answers" or (head.is_list and head.gives_answers)


def _markers(
    pieces: list[Piece], head: int, middle: Sequence[Piece], *, paragraphs: bool
) -> list[Marker]:
    """All markers in order: worded ones, and what begins a question where none has a word.

    `head` is the place where the head ends, as far as that can be seen; `middle` are the
    lines that say who answers, where they stand between questions and answers.
    """
    found = worded(pieces)
    questions: list[Candidate] = []
    answers: list[Candidate] = []
    apart = are_apart(found, middle)
    if not any(m.sort == "question" for m in found):
        questions = numbered(pieces, found, head, middle[0].at if apart else None)
    if apart:
        answers = numbered_answers(pieces, middle[0].at, questions)
    chosen = [*questions, *answers]
    ends = {id(c.piece): (c.end,) for c in chosen if c.end < len(c.piece.text)}
    split_lines(pieces, lambda piece: ends.get(id(piece), ()))
    number(pieces)
    found += [Marker(c.piece, "question", tuple(map(str, c.numbers))) for c in questions]
    found += [Marker(c.piece, "answer", tuple(map(str, c.numbers))) for c in answers]
    if found and not any(m.sort == "question" for m in found):
        start = head if head < found[0].at else 0
        found += list(before_answers(pieces[start:], found, paragraphs=paragraphs))
    return sorted(found, key=lambda marker: marker.at)


def _settle_kind(paper: _Paper, *, answered: bool) -> None:
    """Decide what the paper is, where its head does not say, and who asks what in a notice."""
    header = paper.head.header
    closing = paper.flow("closing")
    if not paper.drafts and header.kind in {None, "answers"} and is_late(closing):
        header.kind = "postponement"
    if header.kind == "postponement":
        header.fill(read_notice(closing))
    header.kind = header.kind or ("answers" if answered else "questions")
    header.subject = header.subject or _quoted_subject(paper.drafts)


def _documents(papers: Sequence[_Paper], source: str) -> Iterator[Document]:
    """The documents of a letter, each under an identity of its own."""
    seen: Counter[str] = Counter()
    stem = re.sub(r"\.\w{1,5}$", "", source.replace("\\", "/").rsplit("/", 1)[-1])
    for paper in papers:
        head = paper.head.header
        identity = (list_id(head) if paper.head.is_list else None) or document_id(
            head.number, head.session, head.reference, stem
        )
        seen[identity] += 1
        if seen[identity] > 1:
            identity += f"-{seen[identity]}"
        yield Document(
            id=identity, source=source, kind=head.kind or "questions",
            number=head.number, session=head.session, reference=head.reference,
            subject=head.subject, askers=head.askers, addressees=head.addressees,
            ministers=head.ministers, on_behalf_of=head.on_behalf_of,
            asked_on=head.asked_on, answered_on=head.answered_on,
            units=units_of(paper.drafts, identity), footnotes=paper.notes,
            preamble=paper.flow("preamble"), closing=paper.flow("closing"),
            warnings=paper.doubts,
        )  # fmt: skip


def _quoted_subject(drafts: Sequence[Draft]) -> str | None:
    """What a letter without a printed subject is about: the title that its first question quotes.

    Provisional answers (F3) print no subject; nearly all open with "Bent u bekend
    met het bericht '…'".
    """
    opening = drafts[0].questions[0].text if drafts and drafts[0].questions else ""
    found = _QUOTED_TITLE.search(opening[:_OPENING])
    return " ".join(found[found.lastgroup or 0].split()) if found else None
