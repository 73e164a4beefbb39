"""What the abbreviations of ministries, parties and bodies stand for: for the query side.

An abbreviation is a word of its own in the index, and never taken for a form of another
word (NAM is not nam, of nemen). A query that prints it in its capitals may also look for
its full name, at a lower weight and said aloud; the full name is not in the index.
"""

from functools import cache

from .lexicon import DATA

_CAPITALS = "*"


@cache
def _table() -> dict[str, tuple[str, ...]]:
    table = {}
    for line in (DATA / "abbreviations.txt").read_text("utf-8").splitlines():
        short, equals, names = line.partition(" = ")
        if equals and not line.startswith("#"):
            table[short.removesuffix(_CAPITALS)] = tuple(name.strip() for name in names.split("|"))
    return table


@cache
def _capitals() -> frozenset[str]:
    lines = (DATA / "abbreviations.txt").read_text("utf-8").splitlines()
    shorts = (line.partition(" = ")[0] for line in lines)
    return frozenset(short[:-1] for short in shorts if short.endswith(_CAPITALS))


def term_of(abbreviation: str) -> str:
    """The term of an abbreviation: in capitals where a common word is written the same.

    >>> term_of("OM"), term_of("VWS")
    ('OM', 'vws')
    """
    return abbreviation if abbreviation in _capitals() else abbreviation.lower()


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
