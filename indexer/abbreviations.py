"""What the abbreviations of ministries, parties and bodies stand for: for the query side.

An abbreviation is a word of its own in the index, and never taken for a form of another
word (NAM is not nam, of nemen). A query that prints it in its capitals may also look for
its full name, at a lower weight and said aloud; the full name is not in the index.
"""

from functools import cache

from .lexicon import DATA


@cache
def _table() -> dict[str, tuple[str, ...]]:
    table = {}
    for line in (DATA / "abbreviations.txt").read_text("utf-8").splitlines():
        short, equals, names = line.partition(" = ")
        if equals and not line.startswith("#"):
            table[short] = tuple(name.strip() for name in names.split("|"))
    return table


def full_names(abbreviation: str) -> tuple[str, ...]:
    """The names an abbreviation stands for, as printed; () when it is none.

    Capitals count: OM is the Openbaar Ministerie and om is a word.

    >>> full_names("OM"), full_names("om")
    (('Openbaar Ministerie',), ())
    """
    return _table().get(abbreviation, ())


def abbreviations(name: str) -> tuple[str, ...]:
    """The abbreviations of a name, whatever its case; () when it has none.

    >>> abbreviations("europese unie")
    ('EU',)
    """
    wanted = name.casefold()
    return tuple(short for short, names in _table().items() if wanted in map(str.casefold, names))
