"""Files of records: `.json` parsed as a whole, `.jsonl` line by line.

Both suffixes are used for both contents in practice, so the content decides: a
file whose first line is a complete record is read by line, any other as a whole.
"""

from collections.abc import Iterator

from .. import records
from ..errors import UnreadableError
from ..fields import parse
from . import limits
from .outcome import Failed, Outcome, Read, Stream


def read_lines(stream: Stream, source: str, first: int = 1) -> Iterator[Outcome]:
    """A record a line, whose source is `x.jsonl:17`; a bad line does not cost the others."""
    for number, line in _numbered(stream, first):
        place = f"{source}:{number}"
        if line is None:
            yield Failed(place, f"too large: over {limits.MAX_LINE // limits.MB} MB in one line")
        elif line.strip():
            yield from _read_line(line, place)


def read_whole(data: bytes, source: str) -> Iterator[Outcome]:
    """The records of one piece of JSON; a bad one does not cost the others."""
    try:
        for item, place in records.entries(parse(data), source):
            yield _checked(item, place)
    except UnreadableError as error:
        yield Failed(source, error.message)


def _read_line(line: bytes, source: str) -> Iterator[Outcome]:
    """A document, or what `inspect` printed of several; a list is no record."""
    try:
        obj = parse(line)
        whole = isinstance(obj, dict) and "documents" in obj
        for item, place in records.entries(obj, source) if whole else [(obj, source)]:
            yield _checked(item, place)
    except UnreadableError as error:
        yield Failed(source, error.message)


def is_by_line(head: bytes, form: str) -> bool:
    """Whether a file that begins with `head` holds a record a line, whatever its suffix."""
    first, newline, rest = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    first = first.strip()
    if first in {b"{", b"["} or first.startswith(b"["):
        return False
    return form == "jsonl" or (bool(newline and rest.lstrip()[:1] == b"{") and first[-1:] == b"}")


def _checked(item: object, source: str) -> Outcome:
    try:
        return Read(source, records.from_json(item, source))
    except UnreadableError as error:
        return Failed(source, error.message)


def _numbered(stream: Stream, first: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers; None for one that is too long to be a letter."""
    number = first - 1
    while line := stream.readline(limits.MAX_LINE + 1):
        number += 1
        if len(line) <= limits.MAX_LINE:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limits.MB)
        yield number, None
