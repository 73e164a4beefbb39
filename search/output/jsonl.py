"""Hits as lines of JSON, each an object of the list in `kamerzoek.hits/1`.

The first line of a file is no hit: it tells how the list was made, `kamerzoek.about/1`, and
has "about" where a hit has "unit".
"""

from typing import TextIO

from ..about import About, to_json
from ..hits import Hits
from .record import dumps, record


def write(hits: Hits, about: About, out: TextIO) -> int:
    """Write a line for each hit; returns how many there were."""
    if about.told != "nowhere":
        out.write(dumps(to_json(about)) + "\n")
    written = 0
    for hit in hits.hits:
        out.write(dumps(record(hit, about.columns)) + "\n")
        written += 1
    return written
