"""The printed forms of a text, for who asks for a word exactly as it is printed.

An index holds terms with their places, and which forms a text prints, without places.
Where a text prints a term in one form only, the two together tell that the form stands
where the term does; so a text also has the terms that it prints in several forms.
"""

from collections.abc import Iterable
from itertools import chain, pairwise
from typing import NamedTuple

from .chunks import JOINT, chunks, terms_of
from .words import WORD, surface

_REMEMBERED = 200_000
_LONG = 64  # characters; see `chunks`


class Forms(NamedTuple):
    """The forms of a text, each once, and the terms that it prints in more than one of them."""

    forms: list[str]
    varied: list[str]


def printed(texts: Iterable[str]) -> Forms:
    """The forms of some texts together.

    >>> printed(["De leden, het lid", "en het Lid"])
    Forms(forms=['de', 'en', 'het', 'leden', 'lid'], varied=['lid'])
    """
    _pairs.relieve()
    distinct = set(chain.from_iterable(map(chunks, texts)))
    found = set(chain.from_iterable(map(_pairs.__getitem__, distinct)))
    terms = sorted(pair.partition(JOINT)[0] for pair in found)
    return Forms(
        sorted({pair.partition(JOINT)[2] for pair in found}), list(dict.fromkeys(_twice(terms)))
    )


def _twice(ordered: list[str]) -> Iterable[str]:
    return (one for one, other in pairwise(ordered) if one == other)


class _Pairs(dict[str, tuple[str, ...]]):
    """Term and form of the words of a chunk."""

    def relieve(self) -> None:
        if len(self) > _REMEMBERED:
            self.clear()

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        made = tuple(
            f"{term}{JOINT}{surface(form)}"
            for form in WORD.findall(chunk)
            for term in terms_of(form)
        )
        if len(chunk) <= _LONG:
            self[chunk] = made
        return made


_pairs = _Pairs()
