"""The printed forms of a text, for who asks for a word exactly as it is printed.

An index holds terms with their places, and which forms a text prints, without places.
Where a text prints a term in one form only, the two together tell that the form stands
where the term does; so a text also has the terms that it prints in several forms.
"""

from collections.abc import Collection, Iterable
from itertools import chain
from typing import NamedTuple

from .chunks import FORMS, WORDS, Chunk, pieces
from .words import WORD, surface

_REMEMBERED = 200_000
_LONG = 64  # characters; see `chunks`


class Forms(NamedTuple):
    """The forms of some texts, and the terms that they print in more than one of them.

    Both with a blank behind each, in no order; a form may come more than once.
    """

    forms: str
    varied: str


def printed(texts: Iterable[Collection[Chunk]]) -> Forms:
    """The forms of some texts together, each given as its chunks.

    >>> from .chunks import chunks
    >>> made = printed([chunks("De leden, het lid"), chunks("en het Lid")])
    >>> sorted(made.forms.split())
    ['de', 'en', 'het', 'leden', 'lid']
    >>> made.varied
    'lid '
    """
    found: set[Chunk] = set().union(*texts)
    forms = "".join(map(FORMS, found))
    if composed := [chunk for chunk in found if chunk.several]:
        found.difference_update(composed)
        found.update(*[chunk.several for chunk in composed])
    last_of_term = dict(zip(map(WORDS, found), found, strict=True))
    others = found.difference(last_of_term.values())
    return Forms(forms, "".join({chunk.words for chunk in others}))


def surfaces(text: str) -> list[str]:
    """The surfaces of all words of a text, in order.

    >>> surfaces("De Kinderen, de kade")
    ['de', 'kinderen', 'de', 'kade']
    """
    if len(_surfaces) > _REMEMBERED:
        _surfaces.clear()
    return list(chain.from_iterable(map(_surfaces.__getitem__, pieces(text))))


class _Surfaces(dict[str, list[str]]):
    """The surfaces of the words of a chunk."""

    def __missing__(self, chunk: str) -> list[str]:
        made = list(map(surface, WORD.findall(chunk)))
        if len(chunk) <= _LONG:
            self[chunk] = made
        return made


_surfaces = _Surfaces()
