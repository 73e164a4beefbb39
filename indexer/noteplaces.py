"""Where the mark of a note may stand, and how likely it is one.

A mark is a small figure in print, but text shows only a digit: in brackets ("1)",
"[4, 5]"), glued to a word ("onderzoek?1"), alone on a line, or at the start of one
(RECORD.md 2.3). "CO2", "nr. 3", "(zie bijlage 1)" and "1) … 2) …" look the same, and
where a line end was lost a word stands right behind the digit. Here every such place
is found and weighed by what stands around it; `notemarks` chooses among them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .markers import is_number_list
from .pieces import Piece

_NUMBERS = r"\d{1,3}(?: ?[, ] ?\d{1,3}){0,9}"
_SQUARE = re.compile(rf"\[ ?({_NUMBERS}) ?\]")
_BRACKET = re.compile(r"[()]")
_BEFORE_BRACKET = re.compile(r"\d{1,3}$")
_PART_OF_NUMBER = tuple("0123456789/-–")
_ALONE = re.compile(rf"({_NUMBERS})")
# "2,5" is one number, but "4.5 Dat" may be two marks around a full stop.
_LEADING = re.compile(
    r"(\d{1,3})(?=[ ;?)»(«“]|[.,:](?!\d)|\.\d{1,3}(?=[ \d]{0,20}(?: [A-ZÀ-Ý]|$))|[A-ZÀ-Ý][a-zà-ÿ])"
)
_GLUED = re.compile(rf"({_NUMBERS})(?=$|[ .,;:?!)\]»”’\"']|[A-ZÀ-Ý][a-zà-ÿ ]|[(«“]|[a-zà-ÿ]{{2}})")
_GLUES = frozenset("?!.,;:»”’\"')]%")
_DIGIT = re.compile(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹]")
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

# Words whose digit is their own: "CO2", "PM10", "G20", "A12".
_OWN_DIGIT = re.compile(r"(?<![^\W\d_])(?:[A-Z]|CO|NO|SO|CH|NH|PM|MH|HO|Ca)$")
_ABBREVIATED = re.compile(r"\b(?:nrs?|art|artt|p|pp|blz|lid|sub|par|hfst|vol|fig|ca)\.$", re.I)
# Words that a number belongs to, where PDF text lost the blank or broke the line.
_COUNTS = re.compile(
    r"\b(?:vraag|vragen|artikel|artikelen|lid|leden|nummers?|nr|bijlagen?|paragra(?:af|fen)|hoofdstuk"
    r"|tabel|figuur|punt|pagina|fase|stap|categorie|groep|klasse|niveau|box|scenario|top|deel|stuk"
    r"|motie|motienr|antwoord|antwoorden|tranche|spoor|pijler|CO)$",
    re.I,
)
# Words that a figure follows and no note: the blank between them was lost.
_EXPECTS = re.compile(
    r"(?<![^\W\d_])(?:van|op|in|de|het|met|zijn|is|was|waren|dan|tot|en|of|voor|na|om|door|ruim|circa"
    r"|bijna|nog|er|per|bij|over|deze|die|alle|eerste|laatste|minimaal|maximaal|tussen|sinds|vanaf"
    r"|Staten-Generaal)$",
    re.I,
)
# Figures that go on in the next line: "de vragen 1 en", "2015 tot".
_SERIES = re.compile(r"\d ?(?:en|of|,|tot|tot en met|t/m)$")
_WORD = re.compile(r"[a-zà-ÿ]{4}$")
_YEAR_ENDS = re.compile(r"\b(?:19|20)\d{2}\.$")
_SENTENCE = re.compile(r" ?[A-ZÀ-Ý«‘“]")
_QUANTITY = re.compile(
    r" (?:miljoen|miljard|procent|euro|jaar|jaren|weken|maanden|dagen|uur|keer|maal|ton|kilometer"
    r"|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b"
)
# Before the item of an enumeration stands a colon, a comma or "en", and then a blank.
_LISTED = re.compile(r"[:;,] $|(?:^| )(?:en|of|alsmede|respectievelijk) ?$|[:;]$")
_CLOSED = re.compile(r"[.?!:;)»][»”’\"')\d]{0,4} ?$")
_GLUED_AND = re.compile(r"(?:en|of) ?$")

_RAISED_WEIGHT = _SQUARE_WEIGHT = 5.0
ROUND_WEIGHT = 4.0
_GLUED_TO_END, _GLUED_TO_WORD, _GLUED_TO_CAPITALS = 3.2, 3.0, 2.5
_ALONE_WEIGHT, _LEADING_WEIGHT = 3.1, 2.0
_GLUED_TO_YEAR = 2.5
_EXPECTED, _BEHIND_FIGURE = 1.2, 1.0  # taken only where nothing else fits
_NEVER = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark may stand: characters of a piece, the numbers there, how likely it is one."""

    piece: Piece
    start: int
    end: int
    numbers: tuple[int, ...]
    weight: float


def bracketed(pieces: Iterable[Piece]) -> Iterator[Place]:
    """The places of marks in brackets, in order; items of enumerations are none."""
    depth = item = 0
    above = ""
    for piece in pieces:
        if piece.label is not None or not piece.text:
            continue
        text = piece.text
        fresh = not above or piece.gap or bool(_CLOSED.search(above))
        if piece.starts and fresh and not text[0].islower():
            # A bracket that was never closed ends with its paragraph.
            depth = item = 0
        above = text[-8:]
        if "[" in text:
            for found in _SQUARE.finditer(text):
                weight = _LEADING_WEIGHT if found.start() == 0 and piece.starts else _SQUARE_WEIGHT
                yield Place(piece, *found.span(), _numbers(found[1]), weight)
        if ")" in text or "(" in text:
            rounds, depth, item = _rounds(piece, depth, item, fresh=fresh)
            yield from rounds


def _rounds(piece: Piece, depth: int, item: int, *, fresh: bool) -> tuple[list[Place], int, int]:
    """The marks "1)" of a piece; `depth` brackets are open, `item` of an enumeration was last.

    `fresh` says that no sentence runs on from the line above.
    """
    text = piece.text
    places: list[Place] = []
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "(":
            depth += 1
            continue
        if depth:
            depth -= 1
            continue
        found = _BEFORE_BRACKET.search(text, max(0, bracket.start() - 4), bracket.start())
        if not found or text[max(0, found.start() - 1) : found.start()] in _PART_OF_NUMBER:
            continue
        number = int(found[0])
        listed = _LISTED.search(text, max(0, found.start() - 16), found.start())
        follows = item > 0 and number == item + 1
        begins = found.start() == 0 and piece.starts and (fresh or follows)
        if begins and not piece.gap and bracket.end() == len(text) and not piece.numeral:
            begins = follows  # a mark that wrapped to a line of its own
        # Where a line end was lost, "en" may be glued: "de contracten 2) …".
        glued = _GLUED_AND.search(text, max(0, found.start() - 4), found.start())
        goes_on = follows and glued
        if begins or listed or goes_on:
            if listed and places and places[-1].numbers == (number - 1,) and number - 1 > item:
                places.pop()  # "om 1) meer geld en 2) minder regels"
            item = number
        else:
            places.append(Place(piece, found.start(), bracket.end(), (number,), ROUND_WEIGHT))
    return places, depth, item


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", text))


def digits(piece: Piece, above: str, *, alone: bool) -> Iterator[Place]:
    """The places of digits without brackets; `above` is the text before the piece."""
    text = piece.text
    if not _DIGIT.search(text):
        return
    for raised in _RAISED.finditer(text):
        numbers = (int(raised[0].translate(RAISED_DIGITS)),)
        yield Place(piece, *raised.span(), numbers, _RAISED_WEIGHT)
    if piece.starts and not piece.numeral and text[0].isdigit():
        yield from _at_line_start(piece, above, alone=alone)
    for glued in _GLUED.finditer(text):
        if _is_glued(text, glued.start(), glued.end()):
            yield from _readings(piece, glued, _glued_weight(text, glued.start()))


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether digits stand right behind a word or sentence, and belong to nothing else."""
    last = text[start - 1 : start]
    if not (last.isalpha() or last in _GLUES) or not last:
        return False
    figure = text[start - 2 : start - 1].isdigit()
    if figure and (last in ",:" or not (end == len(text) or _SENTENCE.match(text, end))):
        return last not in ".,:"
    # A line end may be lost behind a word, but "b2b" is one.
    if text[end : end + 1].islower() and not _WORD.search(text, max(0, start - 5), start):
        return False
    item = last in ":;," and text[end : end + 1] == ")"
    return not (item or _QUANTITY.match(text, end))


def _readings(piece: Piece, found: re.Match[str], weight: float) -> Iterator[Place]:
    """A run of numbers as marks all, and its first one alone."""
    if not weight:
        return
    numbers = _numbers(found[1])
    yield Place(piece, *found.span(), numbers, weight)
    if len(numbers) > 1:
        end = found.start() + len(str(numbers[0]))
        yield Place(piece, found.start(), end, numbers[:1], weight)


def _glued_weight(text: str, at: int) -> float:
    """How likely digits at a place are a mark, going by what they are glued to."""
    before = text[max(0, at - 20) : at]
    last = before[-1]
    if before[-2:-1].isdigit() and last == ".":
        # "nr. 51.2", but also "paragraaf 5.2"; a year only ends its sentence.
        return _GLUED_TO_YEAR if _YEAR_ENDS.search(before) else _BEHIND_FIGURE
    if not last.isalpha():
        year = last in "’'" and before[-2:-1] in {"", " "}
        return _NEVER if year or _ABBREVIATED.search(before) else _GLUED_TO_END
    if _OWN_DIGIT.search(before) or _COUNTS.search(before) or _EXPECTS.search(before):
        return _NEVER
    return _GLUED_TO_CAPITALS if last.isupper() else _GLUED_TO_WORD


def expects_number(text: str) -> bool:
    """Whether a text ends where a number follows that is no mark: "vraag", "nr.", "2015 tot"."""
    return any(known.search(text[-20:]) for known in (_COUNTS, _ABBREVIATED, _SERIES))


def _at_line_start(piece: Piece, above: str, *, alone: bool) -> Iterator[Place]:
    """A line that is only numbers, or begins with one."""
    text = piece.text
    counted = expects_number(above)
    if whole := _ALONE.fullmatch(text):
        weight = _ALONE_WEIGHT if alone and not counted else _NEVER
        yield from _readings(piece, whole, weight)
        return
    leading = _LEADING.match(text)
    if not leading or is_number_list(text):
        return
    ended = above[-1:] in ".?!:;," or not above
    item = text[leading.end()] in ".)" and text[leading.end() + 1 :][:1] in {"", " "} and ended
    if text[leading.end()] == ")" or item:
        return
    if counted or _QUANTITY.match(text, leading.end()):
        return
    expected = _EXPECTS.search(above[-20:])
    yield from _readings(piece, leading, _EXPECTED if expected else _LEADING_WEIGHT)
