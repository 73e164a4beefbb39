"""From labelled pieces back to running text: lines become paragraphs again.

White space is the only thing that changes, and a hyphen that broke a word at the
line end. Such a hyphen is dropped only when the joined word is `known`: by default
because it stands whole elsewhere in the letter, or because a word list passed in
has it. Any other stays, because "zorg- en", "Van der Aa-Bee" and "non-
proliferatie" end lines as well. Every hyphen dropped is noted on its piece.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from corpus.text import Line, Text

from .pieces import Piece

Known = Callable[[str], bool]
"""Whether a word, in lower case, is a word."""

_LONGEST = 48  # letters of a word; Dutch compounds rarely pass thirty
_LAST_HALF = re.compile(rf"(?<![^\W_])[^\W\d_]{{2,{_LONGEST}}}$")
_FIRST_HALF = re.compile(rf"[^\W\d_]{{2,{_LONGEST}}}(?![^\W_])")
_BREAKS = re.compile(r"(?<=[^\W\d_])-(?=[a-zà-ÿ])|\u00ad")
_WORD = re.compile(rf"(?<![^\W_])(?<!-)[^\W\d_]{{5,{_LONGEST}}}(?![^\W_]|-)")
_SUSPENDED = {"en", "of", "als", "dan", "tot", "noch", "maar", "resp"}
_SMALL_WORDS = {"de", "het", "een", "van", "en", "in", "op", "te", "dat", "die", "er", "is"}
_PRINTED_LINE = 90
"""Characters that a printed line hardly has: in a longer one, line ends were lost."""

# PDF text loses the blank between sentences: "…dieper?Klopt het…".
_GLUED_SENTENCE = re.compile(r"(?<=[a-zà-ÿ)»”’][.?!])(?=[A-ZÀ-Ý«“][a-zà-ÿ ])")
_ADDRESS = re.compile(r"://|www\.|@|\w\.(?:nl|com|org|eu|net|int)\b")
_BLANKS = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Joining:
    """How the lines of a letter become text again.

    `paragraphs` says that every line is a paragraph; else lines run on until a gap.
    `ends_lost` says that some lines are several printed ones, put together without a
    blank, so that a broken word may stand inside a line.
    """

    known: Known
    paragraphs: bool = False
    ends_lost: bool = False

    @classmethod
    def of(cls, text: Text, known: Known) -> "Joining":
        """What the lines of a text show about it."""
        lost = not text.paragraphs and any(len(line.text) > _PRINTED_LINE for line in text.lines)
        return cls(known, text.paragraphs, lost)


class Vocabulary:
    """The words of a letter that stand whole inside a line, beside those of a word list.

    They are gathered when the first word is asked for: most letters break none.
    """

    def __init__(self, pieces: Iterable[Piece], others: Known | None = None) -> None:
        # As they stand now: pieces are cut later, and a piece of a word is no word.
        self._texts = [piece.text for piece in pieces if len(piece.text) > 4]
        self._others = others
        self._words: frozenset[str] | None = None

    def __call__(self, word: str) -> bool:
        """Whether a word in lower case is known."""
        if self._words is None:
            found = chain.from_iterable(map(_WORD.findall, self._texts))
            self._words = frozenset(own.lower() for own in found)
        return word in self._words or bool(self._others and self._others(word))


def flow(pieces: Iterable[Piece], joining: Joining) -> str:
    """The running text of pieces; paragraphs are parted by a blank line, their lines by one end.

    A gap at the top of a page parts nothing.
    """
    shown = [piece for piece in pieces if piece.text]
    if not shown:
        return ""
    for piece in shown:
        piece.hyphens = tuple(_broken_inside(piece.text, joining))
    between = [
        _paragraph_end(after) if joining.paragraphs else _line_end(before, after, joining.known)
        for before, after in pairwise(shown)
    ]
    texts = (without(piece.text, piece.hyphens) for piece in shown)
    text = "".join(chain.from_iterable(zip(texts, [*between, ""], strict=True)))
    if not joining.paragraphs:
        text = _mend_sentences(text)
    return "\n".join(line.strip() for line in _BLANKS.sub(" ", text).strip().split("\n"))


def join_lines(lines: Iterable[str], joining: Joining) -> str:
    """Printed lines as one running text on one line."""
    pieces = [Piece(" ".join(line.split()), Line(line)) for line in lines]
    return " ".join(flow(pieces, replace(joining, paragraphs=False)).split())


def without(text: str, places: Sequence[int]) -> str:
    """The text less the characters at `places`, which are in order."""
    if not places:
        return text
    starts = [0, *(place + 1 for place in places)]
    return "".join(text[a:b] for a, b in zip(starts, [*places, len(text)], strict=True))


def _paragraph_end(after: Piece) -> str:
    if not after.starts:
        return ""
    return "\n\n" if after.gap else "\n"


def _line_end(before: Piece, after: Piece, known: Known) -> str:
    """What parts two lines; a hyphen at the end of the first is noted when it broke a word."""
    if not after.starts:
        return ""
    if after.gap and not after.page_start:
        return "\n\n"
    text = before.text
    if text[-1] not in "-/\u00ad" or text[-2:-1] in {"", " "}:
        return " "
    if text[-1] != "-":
        return "" if text[-1] != "/" or _ADDRESS.search(text.rpartition(" ")[2]) else " "
    rest = _FIRST_HALF.match(after.text)
    half = _LAST_HALF.search(text, max(0, len(text) - _LONGEST - 2), len(text) - 1)
    if rest and rest[0] in _SUSPENDED:
        return " "
    if half and rest and known((half[0] + rest[0]).lower()):
        before.hyphens = (*before.hyphens, len(text) - 1)
    return ""


def _broken_inside(text: str, joining: Joining) -> Iterator[int]:
    """The places of hyphens that broke a word inside a line; a soft hyphen always did."""
    if not joining.ends_lost and "\u00ad" not in text:
        return
    for found in _BREAKS.finditer(text):
        at = found.start()
        if text[at] != "-":
            yield at
            continue
        half = _LAST_HALF.search(text, max(0, at - _LONGEST - 1), at)
        rest = _FIRST_HALF.match(text, at + 1)
        if not (joining.ends_lost and half and rest) or rest[0] in _SUSPENDED:
            continue
        # Where blanks were lost "deveerpont" looks like a word of the letter.
        if half[0] not in _SMALL_WORDS and joining.known((half[0] + rest[0]).lower()):
            yield at


def _mend_sentences(text: str) -> str:
    """Give sentences the blank between them that PDF text lost; addresses stay whole."""
    if not _GLUED_SENTENCE.search(text):
        return text
    words = re.split(r"(\s+)", text)
    for at in range(0, len(words), 2):
        if _GLUED_SENTENCE.search(words[at]) and not _ADDRESS.search(words[at]):
            words[at] = _GLUED_SENTENCE.sub(" ", words[at])
    return "".join(words)
