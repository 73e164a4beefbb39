"""Where a letter's parts lie: its sets of questions, and its head.

A letter may answer two members at once (RECORD.md, F6): a new set opens with a
header line behind questions, where the numbers start again, and brings its
reference, or a whole masthead, with it.
"""

import re
from collections.abc import Sequence

from .markers import Marker, worded
from .pieces import Piece

_PREFIX = r"(?:van|de[nr]?|te[nr]?|el|in|en|lid|[’']t) ?"
# Each item is taken once and for all: a name that could be cut in two ways doubles the time.
_NAMES = rf"(?>[A-ZÀ-Ž][\w’'´`¨-]{{0,40}} ?|{_PREFIX}|[´`¨–-] ?|, ?){{1,60}}"
_HEAD = re.compile(
    r"(?:(?:Nadere |Aanvullende )?(?:Mondelinge|Schriftelijke) vragen|Vragen|Vraag) van ?"
    rf"(?:(?:het|de) ?)?(?:Kamer)?(?:lid|leden)\b ?{_NAMES}(?:\(|aan\b|over\b (?=\S)|inzake\b|$)"
)
_BEGINS_HEAD = re.compile(
    r"(?:Nadere |Aanvullende |Mondelinge |Schriftelijke )?[Vv]ra(?:gen|ag) van"
)
REPLY_LINE = re.compile(
    r"(?:(?:Nader|Aanvullend|Herzien|Gewijzigd) )?(?:[Aa]ntwoord|Mededeling)(?:en)? ?van ?(?:de )?"
    r"(?:[Mm]inister|[Ss]taats)"
)
_MASTHEAD = re.compile(
    r"\d{4}Z ?\d{5}|\d{1,4}|AH ?\d{1,4}|Tweede Kamer der Staten-Generaal ?2?"
    r"|Vergaderjaar \d{4}.{0,80}|Vragen gesteld door de leden der Kamer.{0,60}"
    r"|Vragen door de leden der Kamer gesteld.{0,80}|Orde, met de daarop door de .{0,60}"
    r"|.{0,20}regering (?:schriftelijk )?gegeven antwoorden|\(ingezonden [^)]{5,40}\)\.?"
)
# "… over vragen (ingezonden 3 mei 2022) over …" goes on.
_CLOSES = re.compile(
    r"\( ?(?:[Ii]ngezonden|[Oo]ntvangen)[^)]{0,60}\) ?(?:\.|$|Zie\b|[A-Z][a-z]+ van\b)"
)
_BELONGS = re.compile(
    r"\(? ?(?:[Ii]ngezonden|[Oo]ntvangen)(?![a-z])|Zie ook Aanhangsel|(?:Antwoord|Mededeling) van\b"
)
_LOOK_AHEAD = 4
ASKS = re.compile(
    r"(?:Bent|Heeft|Hebt|Kunt|Deelt|Klopt|Is|Zijn|Was|Wat|Welke?|Hoe|Hoeveel|Waarom|Wanneer|Wie"
    r"|Waar|Herinnert|Erkent|Onderschrijft|Kent|Vindt|Wilt|Gaat|Ziet|Denkt|In hoeverre|Op welke"
    r"|Aan welke|Zo ja|Zo nee|Bestaat|Bestaan|Beschikt|Acht|Worden|Wordt|Kan|Kunnen|Moet|Geldt"
    r"|Komt)\b"
)
"""How a question begins."""
_FIRST = re.compile(r"(?:Vraag|Vragen)? ?(?:nr\.? ?)?1(?!\d)")


def is_head(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the sentence that says who asks begins at a piece; its names may wrap."""
    piece = pieces[index]
    if piece.label is not None or not piece.starts or not _BEGINS_HEAD.match(piece.text):
        return False
    following = pieces[index : index + _LOOK_AHEAD]
    text = " ".join(p.text for p in following if p.label is None)
    return bool(_HEAD.match(text))


def has_head(lines: Sequence[str]) -> bool:
    """Whether any line begins the sentence that says which members ask."""
    return any(
        _HEAD.match(" ".join(" ".join(lines[at : at + _LOOK_AHEAD]).split()))
        for at, line in enumerate(lines)
        if _BEGINS_HEAD.match(line.strip())
    )


def number_parts(pieces: Sequence[Piece]) -> int:
    """Tell every piece which set of questions it belongs to; return how many there are."""
    starts = _starts(pieces)
    part = 0
    for index, piece in enumerate(pieces):
        if index in starts:
            part += 1
        piece.part = part
    return part + 1


def _starts(pieces: Sequence[Piece]) -> set[int]:
    """Where sets of questions begin, but for the first."""
    heads = [index for index in range(len(pieces)) if is_head(pieces, index)]
    starts = set()
    for before, index, after in zip(heads, heads[1:], [*heads[2:], len(pieces)], strict=False):
        if _has_question(pieces[before + 1 : index]) and _begins_anew(pieces[index + 1 : after]):
            starts.add(masthead_above(pieces, index, before))
    return starts


def _has_question(pieces: Sequence[Piece]) -> bool:
    return any(p.label is None and "?" in p.text for p in pieces)


def _begins_anew(pieces: Sequence[Piece]) -> bool:
    """Whether questions start at 1, or unnumbered, behind a head."""
    markers = worded(pieces)
    if any(m.sort == "question" and m.numbers for m in markers):
        first = next(m for m in markers if m.sort == "question" and m.numbers)
        return first.numbers[0] == "1"
    return any(p.starts and _FIRST.match(p.text) for p in pieces if p.label is None) or any(
        m.sort == "answer" for m in markers
    )


def masthead_above(pieces: Sequence[Piece], index: int, stop: int) -> int:
    """The first line of the masthead that stands right above a head."""
    begin = index
    for at in range(index - 1, stop, -1):
        piece = pieces[at]
        if piece.label is None and piece.text:
            if not _MASTHEAD.fullmatch(piece.words):
                break
            begin = at
    return begin


def head_end(pieces: Sequence[Piece], markers: Sequence[Marker], *, paragraphs: bool) -> int:
    """Where the head of a set ends: at its first marker, or behind its header sentences."""
    if markers:
        return markers[0].at
    heads = (index for index in range(len(pieces)) if is_head(pieces, index))
    begin = next(heads, None)
    if begin is None:
        free = ((i, p) for i, p in enumerate(pieces) if p.label is None and p.starts)
        begin = next((i for i, piece in free if REPLY_LINE.match(piece.text)), None)
    if begin is None:
        return len(pieces)
    return behind_sentence(pieces, begin, paragraphs=paragraphs)


def behind_sentence(pieces: Sequence[Piece], index: int, *, paragraphs: bool) -> int:
    """The place behind a header sentence that begins at `index`: at a gap, or its closing date."""
    last = index
    sentence = ""
    for at in range(index, len(pieces)):
        piece = pieces[at]
        if piece.label is not None or not piece.words:
            continue
        if at > index:
            belongs = _BELONGS.match(piece.words)
            closed = _CLOSES.search(sentence) and not piece.words[0].islower()
            ends = paragraphs or piece.gap or closed or ASKS.match(piece.words)
            if not belongs and ends:
                break
            if belongs and not _CLOSES.match(piece.words):
                sentence = ""
        # Enough to see its closing date, however long the sentence is.
        sentence = f"{sentence[-500:]} {piece.text}"
        last = at
    return last + 1
