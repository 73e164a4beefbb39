"""The streams of an old Word file: its text by story, and how its characters look.

Word 97 to 2003 (MS-DOC). A file information block (2.5) tells where everything is.
The text lies in pieces anywhere in the stream (2.4.1), one story behind the other:
body, footnotes, heads and feet, comments, end notes, text boxes. Nothing that the
file says of itself is believed: every place is checked against the bytes that are there.
"""

import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ..errors import UnreadableError
from . import limits

BOLD, ITALIC, HIDDEN = 1, 2, 4
_SPRMS = {0x0835: BOLD, 0x0836: ITALIC, 0x083C: HIDDEN, 0x0800: HIDDEN}  # 0x0800: deleted
_OPERANDS = {0: 1, 1: 1, 3: 4, 7: 3}
_STORIES = ("body", "footnotes", "edges", "macros", "comments", "endnotes", "boxes", "edge boxes")
_FIRST_COUNT = 3  # of the counts in the information block, that of the body
_WORD_97 = 0x00C1
PAGE = 512
# Places in FibRgFcLcb97, in pairs of an offset and a length.
FOOTNOTE_MARKS, FOOTNOTES, EDGES, ENDNOTE_MARKS, ENDNOTES = 2, 3, 11, 46, 47
_CHARACTERS, _PIECES = 12, 33


@dataclass(slots=True)
class Story:
    """The text of a story, a character for each position, and the look of each character."""

    text: str = ""
    look: bytes = b""


@dataclass(slots=True)
class Streams:
    """What the stream `WordDocument` and its table stream hold."""

    word: bytes
    table: bytes
    pairs: tuple[tuple[int, int], ...]
    stories: dict[str, Story] = field(default_factory=dict)
    parts: list[tuple[int, int, int]] = field(default_factory=list)
    """The pieces of the text: how many characters, where in `word`, of how many bytes each."""

    def place(self, index: int) -> tuple[int, int]:
        """Where in the table stream a table is, and its length; 0, 0 where there is none."""
        start, length = self.pairs[index] if index < len(self.pairs) else (0, 0)
        return (start, length) if start + length <= len(self.table) else (0, 0)

    def block(self, index: int) -> bytes:
        """One of the tables that the information block points to; empty where there is none."""
        start, length = self.place(index)
        return self.table[start : start + length]

    def pages(self, index: int) -> Iterator[bytes]:
        """The pages of formatting that a table points to, each once."""
        places = self.block(index)
        count = (len(places) - 4) // 8
        numbers = struct.unpack_from(f"<{count}I", places, 4 * (count + 1)) if count > 0 else ()
        for page in dict.fromkeys(number & 0x3F_FFFF for number in numbers):
            yield self.word[page * PAGE : (page + 1) * PAGE]

    def places(self, index: int, size: int) -> list[int]:
        """The character positions of a table whose entries have `size` bytes behind them.

        They go up; where they stop doing so, the table is broken and cut off.
        """
        data = self.block(index)
        count = (len(data) - 4) // (4 + size) + 1 if len(data) >= 4 else 0
        found = list(struct.unpack_from(f"<{count}I", data))
        turns = (nth for nth, (one, next_) in enumerate(pairwise(found), 1) if next_ < one)
        return found[: next(turns, count)]


def table_name(word: bytes) -> str:
    """The name of the table stream; raises `UnreadableError` for what is not Word 97 to 2003."""
    if len(word) < 0x20 or word[:2] != b"\xec\xa5":
        raise UnreadableError("a broken Word file (it does not begin as one)")
    version, flags = struct.unpack_from("<H", word, 2)[0], struct.unpack_from("<H", word, 10)[0]
    if flags & 0x0100:
        raise UnreadableError("encrypted: it cannot be read without its password")
    if version < _WORD_97:
        raise UnreadableError("a Word file of before 1997, which is not read; save it as .docx")
    return "1Table" if flags & 0x0200 else "0Table"


def read_streams(word: bytes, table: bytes) -> Streams:
    """All stories of a file."""
    try:
        at = 0x22 + 2 * number(word, 0x20)
        counts = at + 2
        at = counts + 4 * number(word, at)
        pairs = struct.unpack_from(f"<{2 * min(number(word, at), 200)}I", word, at + 2)
        lengths = struct.unpack_from("<8I", word, counts + 4 * _FIRST_COUNT)
    except struct.error:
        raise UnreadableError("a broken Word file (its beginning is cut off)") from None
    streams = Streams(word, table, tuple(zip(pairs[::2], pairs[1::2], strict=True)))
    text, look = _text(streams)
    start = 0
    for name, length in zip(_STORIES, lengths, strict=True):
        streams.stories[name] = Story(text[start : start + length], look[start : start + length])
        start += length
    return streams


def number(data: bytes, at: int) -> int:
    """The two bytes at a place as a number."""
    return int(struct.unpack_from("<H", data, at)[0])


def _text(streams: Streams) -> tuple[str, bytes]:
    """The text of all stories with its look; the pieces in the order of their positions."""
    runs = _Runs(streams)
    parts: list[str] = []
    looks: list[bytes] = []
    characters = 0
    for count, start, width in _pieces(streams):
        characters += count
        limits.check_text(characters)
        data = streams.word[start : start + count * width]
        if len(data) < count * width:
            raise UnreadableError("a broken Word file (its text is cut off)")
        # Code units, so that a position counts as the file counts it.
        parts.append(data.decode("cp1252", "replace") if width == 1 else _units(data))
        streams.parts.append((count, start, width))
        looks.append(runs.look(start, count, width))
    return "".join(parts), b"".join(looks)


def _units(data: bytes) -> str:
    units = array("H", data)
    if struct.pack("=H", 1) != struct.pack("<H", 1):
        units.byteswap()
    return "".join(map(chr, units))


def _pieces(streams: Streams) -> Iterator[tuple[int, int, int]]:
    """The pieces: how many characters, where in the stream, of how many bytes each."""
    data, at = streams.block(_PIECES), 0
    while data[at : at + 1] == b"\x01" and at + 3 <= len(data):
        at += 3 + number(data, at + 1)
    if data[at : at + 1] != b"\x02" or at + 5 > len(data):
        raise UnreadableError("a broken Word file (it does not say where its text is)")
    count = (len(data) - at - 9) // 12
    limits.check_pieces(count)
    positions = struct.unpack_from(f"<{count + 1}I", data, at + 5) if count > 0 else ()
    for nth, (first, last) in enumerate(pairwise(positions)):
        (place,) = struct.unpack_from("<I", data, at + 5 + 4 * (count + 1) + 8 * nth + 2)
        packed = bool(place & 0x4000_0000)
        place &= 0x3FFF_FFFF
        if last > first:
            yield last - first, place // 2 if packed else place, 1 if packed else 2


class _Runs:
    """The runs of characters that look like anything special, by their place in the stream."""

    def __init__(self, streams: Streams) -> None:
        found: dict[int, tuple[int, int]] = {}
        for page in streams.pages(_CHARACTERS):
            for start, end, look in _runs_of(page):
                found.setdefault(start, (end, look))
        self._starts = sorted(found)
        self._runs = [
            (start, min(found[start][0], bound), found[start][1])
            for start, bound in pairwise([*self._starts, 1 << 32])
        ]

    def look(self, start: int, count: int, width: int) -> bytes:
        """The look of each of `count` characters from a place in the stream."""
        out = bytearray(count)
        end = start + count * width
        for first, last, look in self._runs[max(0, bisect_right(self._starts, start) - 1) :]:
            if first >= end:
                break
            low = max(0, first - start) // width
            high = min(count, -(-(last - start) // width))
            if look and high > low:
                out[low:high] = bytes([look]) * (high - low)
        return bytes(out)


def _runs_of(page: bytes) -> Iterator[tuple[int, int, int]]:
    """The runs on a page of formatting (2.9.33): from, to, look."""
    count = page[-1] if len(page) == PAGE else 0
    if not count or 5 * count + 4 >= PAGE:
        return
    bounds = struct.unpack_from(f"<{count + 1}I", page)
    for nth, (start, end) in enumerate(pairwise(bounds)):
        at = 2 * page[4 * (count + 1) + nth]
        changes = page[at + 1 : at + 1 + page[at]] if at else b""
        yield start, end, _look(changes)


def _look(data: bytes) -> int:
    """What a list of changes to characters amounts to."""
    look = 0
    for code, value in changes(data):
        flag = _SPRMS.get(code, 0)
        look = look | flag if value[:1] in {b"\x01", b"\x81"} else look & ~flag
    return look


def changes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """A list of changes (2.2.5.1): their codes, and their values as they are written."""
    at = 0
    while at + 2 < len(data):
        code = number(data, at)
        kind = code >> 13
        length = 1 + data[at + 2] if kind == 6 else _OPERANDS.get(kind, 2)
        yield code, data[at + 2 : at + 2 + length]
        at += 2 + length
