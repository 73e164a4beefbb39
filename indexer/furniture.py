"""What the page prints around the letter: heads, feet, running titles, letterhead.

Furniture (RECORD.md 2.4) stands between sentences that a page break cut. Taken
out, the sentences close again. It is known by its wording; where pages are known
also by coming back on page after page. A reader that saw places says so in
`Line.region`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .decoration import label_decoration
from .pieces import Piece, Span, relabel

_YEARS = r"\d{4} ?[–-] ?\d{4}"
_PLACE = r"[’'‘]s-Gravenhage ?\d{4}"
_FOOT = (
    rf"(?:{_PLACE} ?)?Tweede Kamer, ?vergaderjaar ?{_YEARS}, ?"
    r"(?:Aanhangsel(?: van de Handelingen)?|Vragen)(?: ?\d{1,4})?"
)
_ISSN = r"ISSN ?\d{4} ?- ?\d{3}[\dX]"
# Lines that are furniture wherever they stand; they end a page when FOOT is in them.
_LINE = re.compile(
    rf"(?:{_ISSN} ?)?{_FOOT}|{_ISSN}(?: ?{_PLACE})?|{_PLACE}"
    r"|(?:ah|kv|h)[ -](?:tk|ek)[ -]\d{4}[\dZ -]*\d|KVR ?\d{4,6}|\d{4}tk[a-z]{2,4}\d{3,5}"
    r"|Sdu Uitgevers|Pagina \d{1,3} (?:van|/) \d{1,3}|-{3,}|X? ?Naar boven"
    r"|>? ?Retouradres\b.{0,150}|Bij beantwoording de datum en ons kenmerk vermelden\..{0,150}"
)
_PAGE_END = re.compile(rf"{_FOOT}$|-{{3,}}$|Pagina \d{{1,3}} (?:van|/) \d{{1,3}}$")
# The official feet are also found glued to what comes before or after them.
_GLUED = re.compile(
    rf"(?:(?:{_ISSN} ?)?{_PLACE} ?)?Tweede Kamer, ?vergaderjaar ?{_YEARS}, ?(?:Aanhangsel|Vragen)"
    r" ?(?P<page>\d{1,3})(?P<sure>(?= ?(?:$|[A-Z«])|[^\s\d.,;:)\]]))?"
)
_EDGE = 4
"""How many lines at the top and the foot of a page may be its running head and foot."""


def label_furniture(pieces: list[Piece]) -> None:
    """Label furniture and decoration, and mark the first piece of every page."""
    label_decoration(pieces)
    relabel(pieces, _Feet().glued)
    _label_running(pieces)
    page_indent = _indent_of_page_breaks(pieces)
    page, after_foot = None, False
    foot: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if piece.label is None and (
            piece.line.region in {"header", "footer"} or _LINE.fullmatch(piece.words)
        ):
            piece.label = "furniture"
        if piece.label is not None:
            if _PAGE_END.search(piece.words) or piece.line.region == "footer":
                after_foot, foot = True, piece
            continue
        # What is glued behind a foot begins a line of its own on the next page.
        piece.starts |= foot is not None and foot.line is piece.line
        turned = page is not None and piece.line.page is not None and piece.line.page != page
        shifted = piece.starts and piece.indent == page_indent
        piece.page_start = turned or after_foot or shifted
        page, after_foot, foot = piece.line.page or page, False, None


class _Feet:
    """Finds feet that are glued to other text; pages count up from 1."""

    def __init__(self) -> None:
        self._page = 0

    def glued(self, piece: Piece) -> Iterator[Span]:
        """The feet in a line that is more than a foot."""
        if "vergaderjaar" not in piece.text:
            return
        for found in _GLUED.finditer(piece.text):
            page, end = found["page"], found.end("page")
            due = str(self._page + 1)
            sure = found["sure"] is not None or piece.text[found.start()] != "T"
            if page != due and page.startswith(due):
                # "Aanhangsel 22024" is page 2, and a line that begins with 2024.
                end -= len(page) - len(due)
                sure = True
            if sure or end == len(piece.text):
                self._page = int(piece.text[found.start("page") : end])
            if sure and (found.start() or end < len(piece.text)):
                yield found.start(), end, "furniture"


def _label_running(pieces: Sequence[Piece]) -> None:
    """Label the heads, feet and page numbers that come back in one place on most pages."""
    pages: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.line.page and piece.label is None and piece.starts and piece.text:
            pages.setdefault(piece.line.page, []).append(piece)
    if len(pages) < 3:
        return
    places = [
        (place, body[place].words, page, body[place])
        for page, body in pages.items()
        for place in (*range(_EDGE), *range(-_EDGE, 0))
        if -len(body) <= place < len(body)
    ]
    often = Counter((place, words) for place, words, _, _ in places)
    numbered = Counter(place for place, words, page, _ in places if _is_page_number(words, page))
    for place, words, page, piece in places:
        returns = often[place, words] if _may_run(words) else 0
        counts = numbered[place] if _is_page_number(words, page) else 0
        if max(returns, counts) * 3 >= len(pages) * 2:
            piece.label = "furniture"


def _may_run(words: str) -> bool:
    """Whether a line that comes back can be a running title: no sentence, no marker."""
    ends = words[-1] in ".?!:;,)»" or "://" in words
    return len(words) > 3 and not ends and not words.startswith(("Vra", "Antw"))


def _is_page_number(words: str, page: int) -> bool:
    return words in {str(page), f"- {page} -"}


def _indent_of_page_breaks(pieces: Sequence[Piece]) -> int | None:
    """The indent that shows a page break: one blank more than all other lines have.

    That is all that pdftotext leaves of a page break in a text without form feeds. It
    counts when nothing else shows one, and such lines are few.
    """
    if any(p.line.page or _PAGE_END.search(p.text) for p in pieces):
        return None
    lines = [p for p in pieces if p.text and p.starts and not p.line.text.startswith("\t")]
    indents = Counter(piece.indent for piece in lines).most_common(3)
    if len(indents) != 2:
        return None
    (margin, _), (deeper, few) = indents
    return deeper if deeper == margin + 1 and few * 10 <= len(lines) else None
