"""Citations as RIS, which Zotero, EndNote and Mendeley read.

A record is lines of a tag, two blanks, a dash and a blank; a value is one line, so that no
text can end its record. The type is GOVDOC, a report of a government in every program that
reads it: LEGAL and HEAR become court cases and hearings, which have no author. A comma
parts a name from its given name, so the commas of an office go. There is no room for what
the list says of itself: programs know the form by its first line.

Tags: https://en.wikipedia.org/wiki/RIS_(file_format)
"""

from collections.abc import Iterator
from typing import TextIO

from ..about import About
from ..citation import Author, Citation
from ..hits import Hits
from ..printed_name import parted
from .bibliography import write_entries


def write(hits: Hits, about: About, out: TextIO) -> int:
    """Write a record for each hit; returns how many there were."""
    return write_entries(hits, record, out, between="\r\n")


def record(cited: Citation, text: str) -> str:
    """One record, with its line ends."""
    lines = (f"{tag}  - {value}\r\n" for tag, value in _tags(cited, text) if value)
    return f"TY  - GOVDOC\r\n{''.join(lines)}ER  - \r\n"


def _tags(cited: Citation, text: str) -> Iterator[tuple[str, str]]:
    yield "ID", cited.key
    for author in cited.authors:
        yield "AU", _name(author)
    yield "TI", cited.title
    yield "M3", cited.place
    if cited.day:
        yield "PY", str(cited.day.year)
        yield "DA", f"{cited.day:%Y/%m/%d}"
    yield "PB", cited.publisher
    yield "LA", "nl"
    yield "UR", cited.address or ""
    yield "N1", cited.note
    yield "AB", text


def _name(author: Author) -> str:
    """`van Dijk, Inge`; without a given name as printed."""
    name = parted(author.name.replace(",", ""))
    if author.institution or not name.given:
        return author.name.replace(",", "")
    return f"{name.particle} {name.family}, {name.given}".strip()
