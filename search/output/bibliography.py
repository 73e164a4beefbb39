"""What the forms for literature share: an entry a unit, written one by one."""

from collections.abc import Callable
from typing import TextIO

from ..citation import Citation, citation, text_of
from ..hits import Hits


def write_entries(
    hits: Hits, entry: Callable[[Citation, str], str], out: TextIO, between: str = ""
) -> int:
    """Write the `entry` of each hit, made of its citation and its text; returns how many."""
    written = 0
    for hit in hits.hits:
        out.write((between if written else "") + entry(citation(hit.entry), text_of(hit.entry)))
        written += 1
    return written
