"""Citations as CSL-JSON, which pandoc, Zotero and every citation processor read.

The type is `report`: every style prints of one its authors, its title and its `genre`,
where the whole place stands (Aanhangsel Handelingen II 2024/25, nr. 594). Of a `hearing`,
a `bill` or `legislation` most styles leave the author out, print English words around
it, or lose the number. The prefix of a name is a particle that does not drop.

Schema: https://github.com/citation-style-language/schema (csl-data.json, 1.0.2)
"""

from datetime import date
from typing import Any, TextIO

from ..about import About
from ..citation import Author, Citation
from ..hits import Hits
from ..printed_name import parted
from .bibliography import write_entries
from .record import dumps


def write(hits: Hits, about: About, out: TextIO) -> int:
    """Write a list with an item for each hit, on a line; returns how many there were."""
    out.write("[\n")
    written = write_entries(hits, lambda cited, text: dumps(item(cited, text)), out, between=",\n")
    out.write("\n]\n" if written else "]\n")
    return written


def item(cited: Citation, text: str) -> dict[str, Any]:
    """One item; `custom` holds the numbers by themselves, for who counts by them."""
    found = {
        "id": cited.key,
        "type": "report",
        "title": cited.title,
        "author": [_name(author) for author in cited.authors],
        "issued": _day(cited.day),
        "submitted": _day(cited.asked_on),
        "genre": cited.place,
        "publisher": cited.publisher,
        "URL": cited.address,
        "language": "nl-NL",
        "note": cited.note,
        "abstract": text,
        "custom": _filled(
            {
                "session": cited.session,
                "dossier": cited.dossier,
                "number": cited.number,
                "questions": list(cited.numbers),
                "askers": list(cited.askers),
                "ministers": list(cited.ministers),
            }
        ),
    }
    return _filled(found)


def _filled(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value}


def _day(day: date | None) -> dict[str, Any] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def _name(author: Author) -> dict[str, Any]:
    if author.institution:
        return {"literal": author.name}
    name = parted(author.name)
    return _filled(
        {
            "family": name.family,
            "given": name.given,
            "non-dropping-particle": name.particle,
        }
    )
