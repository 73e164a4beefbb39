"""The names in an index that complete what is being typed; nothing when there is no index.

A shell asks at every Tab, so only the terms of one keyword are read.
"""

from contextlib import closing
from datetime import date
from pathlib import Path

from .names import folded

MOST = 200


def completions(index: Path, facet: str, typed: str) -> list[str]:
    """The values of a facet that have a word beginning as typed, in order.

    Anything that is wrong with the index gives none: a shell has no place for an error.
    """
    try:
        found = _labels(index, facet)
    except Exception:  # whatever is wrong, a Tab must not print a traceback into a prompt
        return []
    start = folded(typed)
    return [one for one in sorted(found, key=folded) if _begins(folded(one), start)][:MOST]


def _begins(name: str, start: str) -> bool:
    return name.startswith(start) or f" {start}" in name


def _labels(index: Path, facet: str) -> list[str]:
    from .facets import labels
    from .facts import Facts
    from .store import open_index

    with closing(open_index(index)) as engine:
        return labels(facet, Facts(engine, date.today()))
