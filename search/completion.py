"""The names in an index that complete what is being typed; nothing when there is no index.

A shell asks at every Tab, so only the terms of one keyword are read, and nothing that a
search needs besides is loaded.
"""

from contextlib import closing
from pathlib import Path

MOST = 200


def completions(index: Path, keyword: str, typed: str) -> list[str]:
    """The names of a keyword that have a word beginning as typed, in order.

    Anything that is wrong with the index gives none: a shell has no place for an error.
    """
    from .names import folded

    try:
        found = _names(index, keyword)
    except Exception:  # whatever is wrong, a Tab must not print a traceback into a prompt
        return []
    start = folded(typed)
    one_each = {folded(name): name for name in sorted(found, reverse=True)}
    return [one_each[name] for name in sorted(one_each) if f" {start}" in f" {name}"][:MOST]


def _names(index: Path, keyword: str) -> list[str]:
    from .parties import party_of
    from .store import open_index

    with closing(open_index(index)) as engine:
        names = [name for name, _ in engine.lexicon(keyword)]
    return [party_of(name) for name in names] if keyword == "party" else names
