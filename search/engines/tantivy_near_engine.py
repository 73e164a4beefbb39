"""With which letters the terms begin that are spelled nearly as a word.

Most near spellings begin as the word does, and tantivy lists the terms that begin so in a
fraction of the time that it takes to list all. Whether there are others it tells in a moment:
they are few patterns, since one of the letters that differ is the first.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from string import ascii_lowercase, digits

_MOST = 2  # letters that differ: of three there are thousands of patterns
_SHORTEST = 4  # letters: patterns of less fit anything
_TOGETHER = 16  # patterns in one expression: tantivy refuses those that are large
_LETTERS = ascii_lowercase + digits

Holds = Callable[[str], bool]
"""Whether there is a term that an expression fits."""


def beginnings(word: str, distance: int, holds: Holds) -> list[str]:
    """The beginnings of all terms so near to a word; nothing at all, where that is too many."""
    if distance > _MOST or len(word) < _SHORTEST:
        return [""]
    first, left = word[0], distance - 1
    turned = {re.escape(word[1] + first) + rest for rest in _near(word[2:], left)}
    fewer, changed, more = set(_near(word[1:], left)), _near(word[1:], left), _near(word, left)
    found = {first}
    known = turned.union(one for one in fewer if one[0] != ".")
    if any(map(holds, _together(known))):
        found.update(one.removeprefix("\\")[0] for one in known)
    after = {*changed, *more, *(one[1:] for one in fewer if one[0] == ".")}
    for rest in _together(after):
        if not holds(f"[^{re.escape(first)}]({rest})"):
            continue
        if holds(f"[^{_LETTERS}]({rest})"):
            return [""]
        found.update(_narrowed(_LETTERS.replace(first, ""), rest, holds))
    return sorted(found)


def _narrowed(letters: str, rest: str, holds: Holds) -> Iterator[str]:
    """Those of some letters with which a term begins that goes on like this."""
    if not holds(f"[{letters}]({rest})"):
        return
    if len(letters) == 1:
        yield letters
        return
    middle = len(letters) // 2
    yield from _narrowed(letters[:middle], rest, holds)
    yield from _narrowed(letters[middle:], rest, holds)


def _together(patterns: Iterable[str]) -> list[str]:
    """Some patterns as a few expressions."""
    ordered = sorted(patterns)
    return ["|".join(ordered[at : at + _TOGETHER]) for at in range(0, len(ordered), _TOGETHER)]


def _near(word: str, distance: int) -> Iterator[str]:
    """Patterns that fit all that differ from a word by at most so many letters; `.` is any.

    >>> sorted(set(_near("de", 1)))
    ['.de', '.e', 'd', 'd.', 'd.e', 'de', 'de.', 'e', 'ed']
    """
    yield re.escape(word)
    for at in range(len(word) + 1 if distance else 0):
        before, after = re.escape(word[:at]), word[at:]
        for rest in _near(after, distance - 1):
            yield f"{before}.{rest}"
        for rest in _near(after[1:], distance - 1) if after else ():
            yield before + rest
            yield f"{before}.{rest}"
        for rest in _near(after[2:], distance - 1) if after[1:] else ():
            yield before + re.escape(after[1] + after[0]) + rest
