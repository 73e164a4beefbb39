"""When an index has outgrown its engine, and what to do then."""

from pathlib import Path

from .backends import BACKENDS
from .manifest import convert_command

MANY = 50_000
"""Units from which on an engine in Python is slow enough to say so.

Its time to search grows with the index: in 60,000 units a phrase of common words takes a
tenth of a second, ten times as long as it takes the engine that is compiled; in the whole
record, some 400,000 units, a person begins to wait for it.
"""

FAST = "tantivy"
"""The engine for so many."""


def outgrown(directory: Path, engine: str, units: int) -> str | None:
    """What to tell about an index with so many units, if its engine is not for so many."""
    if units < MANY or engine == FAST or FAST not in BACKENDS:
        return None
    return (
        f"{units:,} units are many for {engine}; {FAST} finds faster in so many: "
        + convert_command(directory, FAST)
    )
