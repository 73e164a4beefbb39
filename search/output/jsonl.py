"""Hits as lines of JSON, each an object of the list in `kamerzoek.hits/1`."""

from typing import TextIO

from ..about import About
from ..hits import Hits
from .record import dumps, record


def write(hits: Hits, about: About, out: TextIO) -> int:
    """Write a line for each hit; returns how many there were."""
    written = 0
    for hit in hits.hits:
        out.write(dumps(record(hit)) + "\n")
        written += 1
    return written
