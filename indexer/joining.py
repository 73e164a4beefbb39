"""From labelled pieces back to running text: lines become paragraphs again.

White space is the only thing that changes, and a hyphen that broke a word at the
line end. Such a hyphen is dropped only when the joined word stands elsewhere in
the letter; any other stays, because "zorg- en", "Van der Aa-Bee" and "non-
proliferatie" end lines as well.
"""

import re
from collections.abc import Iterable, Sequence

from .pieces import Piece

_LAST_HALF = re.compile(r"([^\W\d_]+)[-\u00ad]\s*$")
_FIRST_HALF = re.compile(r"\s*([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_SUSPENDED = {"en", "of", "als", "dan", "tot", "noch"}
# PDF text loses the blank between sentences: "…dieper?Klopt het…".
_GLUED_SENTENCE = re.compile(r"(?<=[a-zà-ÿ)»”’][.?!])(?=[A-ZÀ-Ý«“][a-zà-ÿ ])")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@|\w\.(?:nl|com|org|eu)\b)\S*")
_BLANKS = re.compile(r"[^\S\n]+")


def vocabulary(pieces: Iterable[Piece]) -> frozenset[str]:
    """The words of a letter that stand whole inside a line, in lower case."""
    return frozenset(
        word.lower() for piece in pieces for word in _WORD.findall(piece.text) if len(word) > 4
    )


def flow(pieces: Sequence[Piece], *, paragraphs: bool, known: frozenset[str]) -> str:
    """The running text of pieces; paragraphs are parted by a blank line, their lines by one end.

    `paragraphs` says that every line is a paragraph; else lines run on until a
    gap. A gap at the top of a page parts nothing.
    """
    text = ""
    for piece in pieces:
        part = piece.text
        if text and piece.starts:
            if paragraphs:
                text += "\n\n" if piece.gap else "\n"
            elif piece.gap and not piece.page_start:
                text += "\n\n"
            else:
                text, part = _line_end(text, part, known)
        text += part
    if not paragraphs:
        text = _mend_sentences(text)
    return "\n".join(line.strip() for line in _BLANKS.sub(" ", text).strip().split("\n"))


def _line_end(before: str, after: str, known: frozenset[str]) -> tuple[str, str]:
    """Two lines made ready to be put together."""
    half, rest = _LAST_HALF.search(before), _FIRST_HALF.match(after)
    if not half or not rest:
        broken = before.endswith("-") and not before.endswith(" -") and after[:1].strip() != ""
        return before if broken else before + " ", after.lstrip() if broken else after
    if rest[1] in _SUSPENDED:
        return before + " ", after
    if (half[1] + rest[1]).lower() in known:
        return before[: half.end(1)], after.lstrip()
    return before.rstrip(), after.lstrip()


def _mend_sentences(text: str) -> str:
    """Give sentences the blank between them that PDF text lost; addresses stay whole."""
    if not _GLUED_SENTENCE.search(text):
        return text
    parts, at = [], 0
    for address in _ADDRESS.finditer(text):
        parts += [_GLUED_SENTENCE.sub(" ", text[at : address.start()]), address.group()]
        at = address.end()
    return "".join(parts) + _GLUED_SENTENCE.sub(" ", text[at:])
