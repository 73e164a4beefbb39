"""A list made again: the same search from what the list says of itself, and what changed since."""

from collections.abc import Iterator
from pathlib import Path

from corpus.errors import KamerzoekError

from ..about import About
from . import ListFile, read

_TOLD = {
    "indexed": "the index of",
    "letters": "letters in it",
    "units": "units in it",
    "engine": "engine",
    "since": "the period from",
    "until": "the period to",
    "interpreted": "read as",
    "software": "software",
    "analysis": "analysis",
    "total": "hits",
}


def made(path: Path) -> tuple[ListFile, About]:
    """A list that tells how it was made. Raises `KamerzoekError` for one that does not."""
    found = read(path)
    if found.about is None:
        raise KamerzoekError(
            f"{path} does not say how it was made",
            "export it with its column about, or as .xlsx or .json, which always tell",
        )
    return found, found.about


def changes(old: About, new: About) -> Iterator[str]:
    """What is not as it was when the list was made, in a few words each.

    >>> from dataclasses import replace
    >>> old = About("pont", "pont", "kamerzoek search pont", 12, 100, "whoosh", "2024-03-12")
    >>> list(changes(old, replace(old, total=14, units=120)))
    ['units in it 100, now 120', 'hits 12, now 14']
    """
    for name, said in _TOLD.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield f"{said} {_shown(before)}, now {_shown(after)}"


def _shown(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value or "none")
