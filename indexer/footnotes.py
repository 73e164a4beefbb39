"""Notes: their bodies leave the text, their marks leave the sentences.

Bodies stand in three places (RECORD.md 2.3): at the foot of a page, where they
cut the sentence that runs on overleaf; in a list at the very end of a letter,
where the last answer would swallow them; or apart, where the format itself
keeps them. Notes count up through a letter and stand on the page that refers to
them. That makes bodies and marks recognisable: a digit is a mark only when a
note of that number exists, and at a page foot only when its turn has come.
"""

import re
from collections.abc import Iterator

from corpus.document import Footnote
from corpus.text import Text

from .markers import worded
from .pieces import Piece, cut_out

_LONGEST_BLOCK = 40  # lines of notes on one page; more is running text
# "1NOS, 29 oktober", "32024Z15585/…": in most PDF text the number is glued to its note.
_GLUED_BODY = re.compile(r"\s*(\d{1,3}?)(?=[^\W\d_]|[«‘’“\"'(]|\d{4}[ZD]\d|\d{2} \d{3}\b)")
_SPACED_BODY = re.compile(r"\s*(\d{1,3})\s+(?=[A-Z«‘“\"'(]|https?:|www\.|\d{4}[ZD]\d)")
_FORMAT_BODY = re.compile(r"\s*\[\^(\d{1,3})\]\s*")
# "1) NOS", "[1] NOS" in a list at the end.
_LISTED_BODY = re.compile(r"\s*(?:\[\s?(\d{1,3})\s?\]|(\d{1,3})\))\s*(?=\S)")
_NEXT_ON_LINE = re.compile(r"(?<=\S)\s+(?=\[\d{1,3}\]\s*\S)")
_AFTER_LIST = re.compile(r"\s*(?:Toelichting|Bijlagen?)\s*(?::|$)")

_FORMAT_MARK = re.compile(r"\s*\[\^([^\]\s]{1,8})\]")
_BRACKETED_MARK = re.compile(
    r"\s*\[\s?(?P<square>\d{1,3}(?:[ ,]+\d{1,3})*)\s?\]|\s*(?<![\d(])(?P<round>\d{1,3})\)"
)
_BARE_MARK = re.compile(
    r"^\s*(?P<lone>\d{1,3}(?:[ ,]+\d{1,3})*)\s*$"
    r"|^\s*(?P<leading>\d{1,3})(?=\s|[.,;:?)»])"
    r"|(?<=[^\W\d_]|[?!.,;:»”’\"')\]%])(?P<glued>\d{1,3})(?=\s|$|[.,;:?!)»”’])"
)


def take_footnotes(pieces: list[Piece], text: Text) -> tuple[Footnote, ...]:
    """Label all note bodies and marks; return the notes in order, those of the format first."""
    pages = [] if text.paragraphs else list(_page_notes(pieces))
    listed = _end_list(pieces)
    _label_format_marks(pieces)
    _label_bracketed_marks(pieces, {note.mark for note in listed})
    for first, last, notes in pages:
        _label_bare_marks(pieces, first, last, [note.mark for note in notes])
    return (*text.notes, *(note for _, _, notes in pages for note in notes), *listed)


def _page_notes(pieces: list[Piece]) -> Iterator[tuple[Piece, Piece, list[Footnote]]]:
    """Label the note block at each page foot; give its page's first and last piece, its notes."""
    due = 1
    for page in _pages(pieces):
        begin = _block_start(page, due)
        if begin is None:
            continue
        notes = _read_bodies(page[begin:], due)
        due += len(notes)
        yield page[0], page[-1], notes


def _pages(pieces: list[Piece]) -> list[list[Piece]]:
    """The unclaimed pieces of each page; one page when no page break is known."""
    pages: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.page_start and pages[-1]:
            pages.append([])
        if piece.label is None and piece.words:
            pages[-1].append(piece)
    return pages if len(pages) > 1 or any(p.label == "furniture" for p in pieces) else []


def _block_start(page: list[Piece], due: int) -> int | None:
    """Where on a page the block of notes begins that opens with number `due`, if there is one."""
    apart = [i for i, piece in enumerate(page) if piece.line.region == "note"]
    if apart:
        return apart[0]
    for pattern in (_GLUED_BODY, _SPACED_BODY):
        for index in range(len(page) - 1, -1, -1):
            head = pattern.match(page[index].text)
            if head and head[1] == str(due) and _may_be_notes(page[index:]):
                return index
    return None


def _may_be_notes(block: list[Piece]) -> bool:
    return len(block) <= _LONGEST_BLOCK and not worded(block)


def _read_bodies(block: list[Piece], due: int) -> list[Footnote]:
    """Label a block and read it as notes numbered from `due`; a line without number runs on."""
    notes: list[Footnote] = []
    for piece in block:
        piece.label = "footnote"
        head = next((h for h in _heads(piece.text) if h[1] == str(due + len(notes))), None)
        if head:
            notes.append(Footnote(head[1], piece.text[head.end() :].strip()))
        elif notes:
            notes[-1] = Footnote(notes[-1].mark, _run_on(notes[-1].text, piece.words))
        else:
            notes.append(Footnote(str(due), piece.words))
    return notes


def _heads(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_FORMAT_BODY, _GLUED_BODY, _SPACED_BODY):
        if found := pattern.match(text):
            yield found


def _run_on(before: str, after: str) -> str:
    """Two lines of a note as one; an address broken at its hyphen or slash is made whole."""
    broken = before.endswith(("-", "/")) and not before.endswith((" -", " /"))
    return before + ("" if broken else " ") + after


def _end_list(pieces: list[Piece]) -> list[Footnote]:
    """Label a list of notes at the end of the letter; return its notes.

    It is one only if something earlier refers to it: an answer may end with an
    enumeration that looks the same.
    """
    _cut_shared_lines(pieces)
    rest = [p for p in pieces if p.label is None and p.words]
    for index in range(len(rest) - 1, -1, -1):
        if _list_number(rest[index]) != 1:
            continue
        block = _list_block(rest[index:])
        referred = {m for p in rest[:index] for m in _bracketed(p.text)}
        square = rest[index].words.startswith("[")
        return _read_list(block) if block and ("1" in referred or square) else []
    return []


def _cut_shared_lines(pieces: list[Piece]) -> None:
    """Give a note that follows another on one line ("[2] … [3] …") a piece of its own."""
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        shared = None
        if piece.label is None and piece.words.startswith("["):
            shared = _NEXT_ON_LINE.search(piece.text)
        if shared:
            pieces.insert(index + 1, piece.cut(shared.end()))
            pieces[index + 1].starts = True
        index += 1


def _list_number(piece: Piece) -> int | None:
    """The number that a piece carries as an item of a list of notes."""
    automatic = re.fullmatch(r"\[?(\d{1,3})[.)\]]?", piece.line.number or "")
    found = automatic or _LISTED_BODY.match(piece.text)
    return int(found[1] or found[2] if found is not automatic else found[1]) if found else None


def _list_block(rest: list[Piece]) -> list[Piece]:
    """The items from the first on, with lines that run on; empty when it is no list of notes."""
    block: list[Piece] = []
    due, loose = 1, 0
    for piece in rest:
        if _AFTER_LIST.match(piece.text):
            break
        number = _list_number(piece)
        loose = 0 if number == due else loose + 1
        due += number == due
        block.append(piece)
        if loose > 3 or worded([piece]):
            return []
    return block


def _read_list(block: list[Piece]) -> list[Footnote]:
    notes: list[Footnote] = []
    for piece in block:
        piece.label = "footnote"
        if _list_number(piece) == len(notes) + 1:
            head = None if piece.line.number else _LISTED_BODY.match(piece.text)
            body = piece.text[head.end() :] if head else piece.text
            notes.append(Footnote(str(len(notes) + 1), body.strip()))
        else:
            notes[-1] = Footnote(notes[-1].mark, _run_on(notes[-1].text, piece.words))
    return notes


def _label_format_marks(pieces: list[Piece]) -> None:
    """Label the marks that a reader knew as such ("[^1]")."""
    index = 0
    while index < len(pieces):
        found = _FORMAT_MARK.search(pieces[index].text) if pieces[index].label is None else None
        index = cut_out(pieces, index, *found.span(), "mark") if found else index + 1


def _bracketed(text: str) -> Iterator[str]:
    """The numbers in a text that may be marks in brackets: "1)", "[1]", "[4, 5]"."""
    for found in _BRACKETED_MARK.finditer(text):
        if found["square"]:
            yield from re.split(r"[ ,]+", found["square"])
        elif not _inside_parentheses(text, found.start()):
            yield found["round"]


def _inside_parentheses(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _label_bracketed_marks(pieces: list[Piece], marks: set[str]) -> None:
    """Label marks in brackets that name a note of the list at the end."""
    if not marks:
        return
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        span = _bracketed_span(piece.text, marks) if piece.label is None else None
        index = cut_out(pieces, index, *span, "mark") if span else index + 1


def _bracketed_span(text: str, marks: set[str]) -> tuple[int, int] | None:
    for found in _BRACKETED_MARK.finditer(text):
        if found["square"] and marks.issuperset(re.split(r"[ ,]+", found["square"])):
            return found.span()
        if found["round"] in marks and not _inside_parentheses(text, found.start()):
            return found.span()
    return None


def _label_bare_marks(pieces: list[Piece], first: Piece, last: Piece, due: list[str]) -> None:
    """Label the digits that refer to the notes `due` of one page, in their order.

    Of the places where a number stands after the mark before it, the likeliest is
    taken: alone on a line or glued to a word, before one that begins a line.
    """
    at = next(i for i, piece in enumerate(pieces) if piece is first)
    waiting = list(due)
    while waiting and at < len(pieces):
        found = _likeliest(pieces, at, last, waiting[0])
        if found is None:
            waiting.pop(0)
            continue
        at, match = found
        group = match.lastgroup or "lone"
        marks = re.split(r"[ ,]+", match[group])
        waiting = [mark for mark in waiting if mark not in marks]
        at = cut_out(pieces, at, match.start(group), match.end(group), "mark")


def _likeliest(
    pieces: list[Piece], at: int, last: Piece, mark: str
) -> tuple[int, re.Match[str]] | None:
    best: tuple[int, int, re.Match[str]] | None = None
    for index in range(at, len(pieces)):
        piece = pieces[index]
        if piece.label is None:
            for found in _BARE_MARK.finditer(piece.text):
                group = found.lastgroup or ""
                if re.split(r"[ ,]+", found[group])[0] != mark or (
                    group != "glued" and not piece.starts
                ):
                    continue
                follows = piece.text[found.end() :].strip()[:1]
                rank = 3 if group in {"lone", "glued"} else 1 if follows.islower() else 2
                if best is None or rank > best[0]:
                    best = (rank, index, found)
        if piece is last:
            break
    return (best[1], best[2]) if best else None
