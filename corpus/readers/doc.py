"""Old Word files (.doc, Word 97 to 2003): paragraphs, notes, heads, feet and text boxes.

Ministries sent their answers in this form for years. The container is opened by
olefile, the text is taken from where the format says it is (`doc_streams`).
Converting libraries were tried and refuse whole letters over the geometry of a
drawing in the letterhead. The codes of fields, deleted and hidden text are left out;
which cells make up a table is not read, each paragraph of a cell is a line.
"""

import contextlib
import io
import re
import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ..document import Footnote
from ..errors import UnreadableError
from ..text import Line, Region, Text
from . import doc_lists, doc_streams
from .characters import clean, decode
from .doc_streams import BOLD, HIDDEN, ITALIC, Story, Streams

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENDS = re.compile("[\r\x07\x0b\x0c]")
_PARAGRAPH_ENDS = re.compile("[\r\x07]")
_FIELD_MARKS = re.compile("[\x13\x14\x15]")
_SIGNS = str.maketrans({"\x1e": "-", "\x1f": "\u00ad"})
# Of each section: heads of even pages, odd pages; feet of even, odd; head and foot of the first.
_EDGES: tuple[Region, ...] = ("header", "header", "footer", "footer", "header", "footer")
_SEPARATORS = 6
_SUMMARY = ["\x05SummaryInformation"]
_TITLE, _BYTES = 2, 30
_MOST_PROPERTIES = 100

Marks = dict[int, str]
"""The marks of notes by the position in the body that they stand at."""
Numbers = dict[int, str]
"""The automatic numbers of paragraphs by the position of their first character."""


def read(data: bytes) -> Text:
    """An old Word file as paragraphs."""
    streams, title = _opened(data)
    marks = _marks(streams)
    heads, feet = (list(_edges(streams, region)) for region in ("header", "footer"))
    boxes = [
        line
        for story in ("edge boxes", "boxes")
        for line in _lines(streams.stories[story], region="box")
    ]
    body = list(_lines(streams.stories["body"], marks, _numbers(streams), paged=True))
    return Text(
        lines=(*heads, *boxes, *body, *feet),
        paragraphs=True,
        notes=tuple(_notes(streams, marks)),
        title=title,
        form="doc",
    )


def _opened(data: bytes) -> tuple[Streams, str | None]:
    """The streams of a file, and the title in its properties."""
    import olefile

    if not data.startswith(_MAGIC):
        raise UnreadableError("not a Word file")
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableError("encrypted: it cannot be read without its password")
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            _check_sizes(container, len(data))
            if not container.exists("WordDocument"):
                raise UnreadableError("an Office file of before 2007 that is no Word file")
            word = container.openstream("WordDocument").read()
            table = container.openstream(doc_streams.table_name(word)).read()
            told = _SUMMARY in container.listdir() and container.openstream(_SUMMARY).read()
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # whatever a broken container makes of the library
        words = " ".join(str(error).split()) or type(error).__name__
        raise UnreadableError(f"a broken Word file ({words[:100]})") from None
    return doc_streams.read_streams(word, table), _title(told or b"")


def _check_sizes(container: Any, limit: int) -> None:
    """Refuse a stream that says it is larger than its file.

    olefile reads as many sectors as it says, round and round where their chain is a ring.
    """
    if any(entry is not None and entry.size > limit for entry in container.direntries):
        raise UnreadableError("a broken Word file (a part of it is larger than the whole)")


def _title(summary: bytes) -> str | None:
    """The title in a set of properties (MS-OLEPS 2.21), read within its bytes.

    What olefile has for this believes the counts in the file, and reads for hours.
    """
    with contextlib.suppress(struct.error):
        (start,) = struct.unpack_from("<I", summary, 44)
        (count,) = struct.unpack_from("<I", summary, start + 4)
        for nth in range(min(count, _MOST_PROPERTIES)):
            name, place = struct.unpack_from("<2I", summary, start + 8 + 8 * nth)
            sort, size = struct.unpack_from("<2I", summary, start + place)
            if (name, sort) == (_TITLE, _BYTES):
                written = summary[start + place + 8 : start + place + 8 + size].split(b"\0")[0]
                return clean(" ".join(decode(written).split())) or None
    return None


def _marks(streams: Streams) -> Marks:
    """All references to notes in the body, numbered in the order they stand in."""
    length = len(streams.stories["body"].text)
    tables = (doc_streams.FOOTNOTE_MARKS, doc_streams.ENDNOTE_MARKS)
    places = {place for table in tables for place in streams.places(table, 2)[:-1]}
    return {at: str(nth) for nth, at in enumerate(sorted(p for p in places if p < length), 1)}


def _numbers(streams: Streams) -> Numbers:
    """The numbers of all paragraphs of the body that are items of lists."""
    items = doc_lists.places(streams)
    if not items:
        return {}
    starts = sorted(items)
    lists, found, begin = doc_lists.numbering(streams), {}, 0
    for end, place in _paragraph_ends(streams):
        nth = bisect_right(starts, place) - 1
        last, (list_, level) = items[starts[nth]] if nth >= 0 else (0, (0, 0))
        printed = lists.next(str(list_), str(level)) if place < last else None
        if printed:
            found[begin] = printed
        begin = end + 1
    return found


def _paragraph_ends(streams: Streams) -> Iterator[tuple[int, int]]:
    """Where each paragraph of the body ends: the position, and the place in the stream."""
    text, position = streams.stories["body"].text, 0
    for count, start, width in streams.parts:
        for found in _PARAGRAPH_ENDS.finditer(text, position, position + count):
            yield found.start(), start + (found.start() - position) * width
        position += count


def _notes(streams: Streams, marks: Marks) -> Iterator[Footnote]:
    """The bodies of the notes in the order of their marks."""
    found: dict[str, Footnote] = {}
    for name, references, bodies in (
        ("footnotes", doc_streams.FOOTNOTE_MARKS, doc_streams.FOOTNOTES),
        ("endnotes", doc_streams.ENDNOTE_MARKS, doc_streams.ENDNOTES),
    ):
        bounds = streams.places(bodies, 0)
        story = streams.stories[name]
        for nth, at in enumerate(streams.places(references, 2)[:-1]):
            if at in marks and nth + 1 < len(bounds):
                part = _part(story, bounds[nth], bounds[nth + 1])
                text = " ".join(line.text.strip() for line in _lines(part))
                found.setdefault(marks[at], Footnote(marks[at], text))
    return (found[mark] for mark in marks.values() if mark in found)


def _edges(streams: Streams, region: Region) -> Iterator[Line]:
    """The lines of all heads or feet, equal ones once."""
    story, seen = streams.stories["edges"], set()
    bounds = streams.places(doc_streams.EDGES, 0)
    for nth, (start, end) in enumerate(pairwise(bounds)):
        if nth >= _SEPARATORS and _EDGES[(nth - _SEPARATORS) % len(_EDGES)] == region:
            for line in _lines(_part(story, start, end), region=region):
                if line.text not in seen:
                    seen.add(line.text)
                    yield line


def _part(story: Story, start: int, end: int) -> Story:
    return Story(story.text[start:end], story.look[start:end])


def _lines(
    story: Story,
    marks: Marks | None = None,
    numbers: Numbers | None = None,
    *,
    region: Region = "body",
    paged: bool = False,
) -> Iterator[Line]:
    """The paragraphs of a story; a soft break ends a line as a paragraph's end does."""
    text, look = _shown(story), story.look
    paged = paged and "\x0c" in text
    known = marks or {}
    places = sorted(known)
    page, blank, start = 1, False, 0
    for end in (*(m.start() for m in _ENDS.finditer(text)), len(text)):
        here = places[bisect_left(places, start) : bisect_left(places, end)]
        written = "".join(_marked(text, start, end, [(at, known[at]) for at in here]))
        line = clean(_paired(written.translate(_SIGNS)))
        if line.strip():
            yield Line(
                line,
                page=page if paged else None,
                bold=_all(text, look, start, end, BOLD),
                italic=_all(text, look, start, end, ITALIC),
                number=(numbers or {}).get(start),
                gap=blank,
                region=region,
            )
        blank = not line.strip()
        page += text[end : end + 1] == "\x0c"
        start = end + 1


def _marked(text: str, start: int, end: int, marks: list[tuple[int, str]]) -> Iterator[str]:
    """A stretch of text with its marks in the place of the control that stands for each."""
    for at, mark in marks:
        yield text[start:at]
        yield f"[^{mark}]"
        start = at + (text[at] == "\x02")
    yield text[start:end]


def _shown(story: Story) -> str:
    """The text with a control in the place of all that does not print: codes, what is hidden."""
    out = list(story.text)
    reached = 0
    for start, end in sorted(_codes(story.text)):  # one inside another is hidden with it
        if start >= reached:
            out[start:end] = "\x00" * (end - start)
            reached = end
    for at, look in enumerate(story.look):
        if look & HIDDEN:
            out[at] = "\x00"
    return "".join(out)


def _codes(text: str) -> Iterator[tuple[int, int]]:
    """The codes of fields: from a beginning to the separator or, where none is, the end.

    A beginning that never ends is none: what follows it is text.
    """
    begun: list[tuple[int, int | None]] = []
    for mark in _FIELD_MARKS.finditer(text):
        if mark[0] == "\x13":
            begun.append((mark.start(), None))
        elif mark[0] == "\x14" and begun and begun[-1][1] is None:
            begun[-1] = begun[-1][0], mark.start()
        elif mark[0] == "\x15" and begun:
            start, separator = begun.pop()
            yield start, (mark.start() if separator is None else separator) + 1


def _all(text: str, look: bytes, start: int, end: int, flag: int) -> bool:
    """Whether all letters and digits of a stretch look like `flag`."""
    shown = [at for at in range(start, min(end, len(look))) if text[at].isalnum()]
    return bool(shown) and all(look[at] & flag for at in shown)


def _paired(text: str) -> str:
    """Text of code units as text of characters."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
