"""Notes at the foot of a page, where they cut the sentence that runs on overleaf.

Nothing in plain text tells a note from the text above it but its number, and in
most PDF text that is glued to the note ("1NOS, 29 oktober", "32024Z15585/…"). Notes
count up through a letter, so on a page only the number whose turn has come is looked
for, near the foot, behind the last marker; and what is found must have its mark on
the page or look like a note.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .markers import is_marker, is_number_list
from .notemarks import Marks
from .noteplaces import Place
from .pieces import Piece

_LONGEST_FOOT = 60  # lines of notes on one page; more is running text
_LONGEST_NOTE = 12  # lines that one note may run over
_MISSING = 3  # notes that may be lost before the next one found

_MONTH = "(?:jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)"
_PAPER = r"\d{4}[ZD]\d|\d{2} \d{3}\b"
_GLUED = re.compile(rf"[^\W\d_]|[«‘’“”\"'(\[]|{_PAPER}")
_SPACED = re.compile(
    r" (?:[A-ZÀ-Ý«‘’“\"'(\[]|https?:|www\.|zie\b|idem\b|ibid|\w{1,60}\.(?:nl|com|eu|org)\b"
    rf"|{_PAPER}|\d{{5,}})"
)
# Weaker: a note that begins with a date, so that its number and the day are one run of
# digits; or with a word that may be an ordinal's end: "1de Volkskrant, 3 mei 2023".
_WEAK = re.compile(rf" ?\d{{1,2}} {_MONTH}| ?[^\W\d_]")
# A line that ends so expects a date in the next one, as "(Veerbode," does; so does a comma
# inside a note.
_EXPECTS = re.compile(r"(?:\(|\([^()]{1,80},|\b(?:van|op|d\.d\.|dd\.|ontvangen|ingezonden|sinds))$")
_DAY = re.compile(rf"(?:[12]?\d|3[01]) {_MONTH}\w* \d{{4}}(?!, (?:de )?[A-Z«]|, \w+\.)")
# "3e", "5G", "2x": the digit belongs to what follows.
_OWN_DIGIT = re.compile(r"(?:e|de|ste|[A-Z])(?!\w)(?!\. [A-Z])|[a-z]{1,2}(?![\w,.])")
_LIKE_A_NOTE = re.compile(
    r"\b(?:19|20)\d{2}(?!\d)|https?:|www\.|\.(?:nl|com|eu|org)\b|[Kk]amerstuk|\bnr\.|[«»]"
    r"|^\W*(?:Zie|Idem|Ibid|Bron)\b"
)


@dataclass(slots=True)
class Body:
    """A note as printed: its number, where its text starts in the first piece, its pieces.

    Number 0 is what runs on from the last note of the page before. `marker` is the
    number, once it is cut off.
    """

    number: int
    start: int
    pieces: list[Piece] = field(default_factory=list)
    marker: Piece | None = None

    def claim(self) -> None:
        """Label its pieces."""
        for piece in self.pieces:
            piece.label = "footnote"


def foot_of(page: Sequence[Piece], due: int, found: Marks, *, sure: bool) -> list[Body]:
    """The notes at the foot of a page, the first of which should have number `due`.

    Where a note was lost a later number may come, and a page may begin anew at 1, but
    only with a mark. `sure` is false where the page is no page for certain: then every
    note needs its mark.
    """
    apart = [piece for piece in page if piece.line.region == "note"]
    foot = _foot(page)
    if not apart and not any(piece.text[:1].isdigit() for piece in foot):
        return []
    places = found.likely(page)
    marks = _numbers(places)
    later = (n for n in (*range(due + 1, due + _MISSING + 1), 1) if n in marks and n != due)
    wanted = [due, *later]
    if apart:
        return _apart(apart, wanted, marks)
    for number in wanted:
        for begin, bodies in _readings(foot, number, marks):
            above = (place for place in places if place.piece.at < foot[begin].at)
            if _credible(bodies, _numbers(above)):
                return bodies
        if sure and number == due:
            surely = next(_readings(foot, number, frozenset()), None)
            if surely and all(_is_like_a_note(body) for body in surely[1]):
                return surely[1]
    return []


def _numbers(places: Iterable[Place]) -> frozenset[int]:
    return frozenset(number for place in places for number in place.numbers)


def _readings(
    foot: Sequence[Piece], number: int, marks: frozenset[int]
) -> Iterator[tuple[int, list[Body]]]:
    """The ways to read the foot of a page as notes from `number` on, the likeliest first."""
    for weak in (False, True) if number in marks else (False,):
        begin = _begin(foot, number, weak=weak)
        if begin is not None:
            bodies = _bodies(foot[begin:], number, marks)
            if all(len(body.pieces) <= _LONGEST_NOTE for body in bodies):
                yield begin, bodies


def _apart(block: Sequence[Piece], wanted: Sequence[int], marks: frozenset[int]) -> list[Body]:
    """Notes that the reader saw in a place of their own."""
    for number in wanted:
        begin = next((i for i, p in enumerate(block) if _start(p, number) is not None), None)
        if begin is not None:
            over = [Body(0, 0, list(block[:begin]))] if begin else []
            return over + _bodies(block[begin:], number, marks)
    return [Body(0, 0, list(block))]


def _foot(page: Sequence[Piece]) -> Sequence[Piece]:
    """The lines that may be notes: behind the last marker, and near the foot."""
    foot = page[-_LONGEST_FOOT:]
    for index in range(len(foot) - 1, -1, -1):
        if is_marker(foot[index]):
            return foot[index + 1 :]
    return foot


def _begin(foot: Sequence[Piece], number: int, *, weak: bool) -> int | None:
    """The last line that begins the note `number`; one that does so less surely if `weak`."""
    for index in range(len(foot) - 1, -1, -1):
        if _start(foot[index], number, weak=weak) is None:
            continue
        if not (weak and index and _is_date(foot[index], foot[index - 1].words)):
            return index
    return None


def _is_date(piece: Piece, above: str) -> bool:
    """Whether a line begins with the date that the line above it announces."""
    return bool(_DAY.match(piece.text) and _EXPECTS.search(above))


def _start(piece: Piece, number: int, *, weak: bool = False) -> int | None:
    """Where the text of a note starts in a line that begins with its number, else None."""
    text, digits = piece.text, str(number)
    if not piece.starts or not text.startswith(digits) or is_number_list(text):
        return None
    at = len(digits)
    if weak:
        return at + (text[at] == " ") if _WEAK.match(text, at) else None
    if _GLUED.match(text, at) and not _OWN_DIGIT.match(text, at):
        return at
    return at + 1 if _SPACED.match(text, at) else None


def _bodies(block: Sequence[Piece], first: int, marks: frozenset[int]) -> list[Body]:
    """A block read as notes numbered from `first`; a line without number runs on."""
    found: list[Body] = []
    for index, piece in enumerate(block):
        number = first + len(found)
        start = _start(piece, number)
        above = block[index - 1].words if index else ""
        if (
            start is None
            and number in marks
            and not (above.endswith(",") or _is_date(piece, above))
            and _begin(block[index:], number, weak=False) is None
        ):
            start = _start(piece, number, weak=True)
        if start is not None or not found:
            found.append(Body(number, start or 0))
        found[-1].pieces.append(piece)
    return found


def _credible(bodies: Sequence[Body], marks: frozenset[int]) -> bool:
    """Whether notes have their marks and look like notes, at least some of them."""
    marked = [body.number in marks for body in bodies]
    like = any(_is_like_a_note(body) for body in bodies)
    return like and (all(marked) or sum(marked) > 1)


def _is_like_a_note(body: Body) -> bool:
    text = " ".join(piece.text for piece in body.pieces[:3])
    return bool(_LIKE_A_NOTE.search(text, body.start))
