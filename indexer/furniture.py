"""What the page prints around the letter: heads, feet, running titles, letterhead.

Furniture (RECORD.md 2.4) stands between sentences that a page break cut. Taken
out, the sentences close again. It is known by its wording, never by its place,
because plain text has no places; a reader that saw places says so in
`Line.region`.
"""

import re

from .pieces import Piece, cut_out

_YEARS = r"\d{4}\s?[–-]\s?\d{4}"
_FOOT = (
    r"(?:’s-Gravenhage\s*\d{4}\s*)?Tweede Kamer,\s*vergaderjaar\s*" + _YEARS + r",\s*"
    r"(?:Aanhangsel|Vragen)(?:\s*\d{1,3})?"
)
# Lines that are furniture wherever they stand; they end a page when FOOT is in them.
_LINE = re.compile(
    r"(?:ISSN\s*[\d\s-]{9,13}X?\s*)?(?:" + _FOOT + r")"
    r"|ISSN\s*\d{4}\s*-\s*\d{3}[\dX]"
    r"|(?:ah|kv|h)[ -](?:tk|ek)[ -]\d{4}[\dZ -]*\d"
    r"|Pagina\s+\d+\s+van\s+\d+"
    r"|-{3,}"
    r"|Naar boven"
    r"|>?\s*Retouradres\b.*"
)
# The official feet are also found glued to what comes before or after them.
_GLUED = re.compile(
    r"(?:ISSN\s*\d{4}\s*-\s*\d{3}[\dX]\s*)?’s-Gravenhage\s*\d{4}\s*Tweede Kamer,\s*vergaderjaar\s*"
    + _YEARS
    + r",\s*(?:Aanhangsel|Vragen)\s*\d{1,3}"
    r"|Tweede Kamer,\s*vergaderjaar\s*" + _YEARS + r",\s*(?:Aanhangsel|Vragen)\s*\d{1,3}"
    r"(?=\s*(?:$|Vraag|Vragen|Antwoord|[A-Z«]))"
)
_FOOT_LINE = re.compile(_FOOT)
# Markdown that text extractors add: headings, rules, emphasis around a whole line.
_DECORATION = re.compile(r"^\s*#{1,6}\s+(?=\S)|\*\*|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)")


def label_furniture(pieces: list[Piece]) -> None:
    """Label furniture and decoration, and mark the first piece of every page."""
    _strip_decoration(pieces)
    _cut_glued_feet(pieces)
    leading = _leading_blank_is_a_page_break(pieces)
    page, after_foot = None, False
    for piece in pieces:
        if piece.label is not None or not piece.words:
            continue
        if piece.line.region in {"header", "footer"} or _LINE.fullmatch(piece.words):
            piece.label = "furniture"
            after_foot |= bool(_FOOT_LINE.search(piece.text)) or piece.line.region == "footer"
            continue
        turned = page is not None and piece.line.page is not None and piece.line.page != page
        shifted = leading and piece.starts and piece.text.startswith(" ")
        piece.page_start = turned or after_foot or shifted
        page, after_foot = piece.line.page or page, False


def _strip_decoration(pieces: list[Piece]) -> None:
    """Label the signs of Markdown, where the text as a whole looks like Markdown."""
    signs = sum(p.text.lstrip().startswith(("**", "#")) for p in pieces)
    if signs < 3:
        return
    index = 0
    while index < len(pieces):
        found = _DECORATION.search(pieces[index].text) if pieces[index].label is None else None
        index = cut_out(pieces, index, *found.span(), "furniture") if found else index + 1


def _cut_glued_feet(pieces: list[Piece]) -> None:
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        found = _GLUED.search(piece.text)
        if found and found.group().strip() != piece.words:
            index = cut_out(pieces, index, *found.span(), "furniture")
            # What was glued behind a foot begins a line of its own on the next page.
            if index < len(pieces) and not pieces[index].starts:
                pieces[index].starts = pieces[index].page_start = True
        else:
            index += 1


def _leading_blank_is_a_page_break(pieces: list[Piece]) -> bool:
    """Whether a lone blank before a line shows a page break (pdftotext without form feeds).

    It does when such lines are few and every one has exactly one blank.
    """
    indented = [p for p in pieces if p.text[:1] in {" ", "\t"} and p.words]
    single = [p for p in indented if p.text[0] == " " and not p.text[1].isspace()]
    return bool(single) and len(single) == len(indented) and len(single) * 10 <= len(pieces)
