"""Plain text: printed lines, or paragraphs, as they stand.

Text has no marks of its own, so blank lines and form feeds say all there is to
know; `wrapping` tells what they mean in this file. Leading blanks stay: in text
without form feeds one blank before a line is all that is left of a page break
(RECORD.md 2.4).
"""

import re

from ..errors import UnreadableError
from ..text import Line, Text
from . import limits, wrapping
from .characters import clean, decode, looks_binary

_LINE_END = re.compile("\r\n|[\n\r\x0b\x85\u2028\u2029]")


def read(data: bytes) -> Text:
    """Text in UTF-8, UTF-16 with its mark, or Windows-1252; a form feed begins a page."""
    decoded = decode(data)
    if looks_binary(decoded):
        raise UnreadableError("not text")
    limits.check_text(len(decoded))
    pages = [
        wrapping.rows(clean(line) for line in _LINE_END.split(page)) for page in decoded.split("\f")
    ]
    whole = [row for page in pages for row in page]
    limits.check_pieces(len(whole))
    least = 2 if wrapping.is_double_spaced(whole) else 1
    paged = len(pages) > 1
    lines = tuple(
        Line(text, page=number if paged else None, gap=blanks >= least)
        for number, page in enumerate(pages, 1)
        for text, blanks in page
    )
    return Text(lines, paragraphs=wrapping.holds_paragraphs(whole), form="text")
