"""The printed forms of a text, for who asks for a word exactly as it is printed.

An index holds terms with their places, and which forms a text prints, without places.
Where a text prints a term in one form only, the two together tell that the form stands
where the term does; so a text also has the terms that it prints in several forms.

As in `chunks`, what a chunk between white space holds is worked out once.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from .chunks import JOINT, chunks, terms_of
from .words import WORD, surface

_REMEMBERED = 200_000
_LONG = 64  # characters; see `chunks`


class Forms(NamedTuple):
    """The forms of a text, each once, and the terms that it prints in more than one of them."""

    forms: set[str]
    varied: list[str]


def printed(texts: Iterable[str]) -> Forms:
    """The forms of some texts together.

    >>> sorted(printed(["De leden, het lid", "en het Lid"]).forms)
    ['de', 'en', 'het', 'leden', 'lid']
    >>> printed(["De leden, het lid", "en het Lid"]).varied
    ['lid']
    """
    _pairs.relieve()
    distinct = set(chain.from_iterable(map(chunks, texts)))
    found = set(chain.from_iterable(map(_pairs.__getitem__, distinct)))
    terms = list(map(_pairs.terms.__getitem__, found))
    several = len(set(terms)) < len(terms)
    varied = [term for term, number in Counter(terms).items() if number > 1] if several else []
    return Forms(set(map(_pairs.forms.__getitem__, found)), sorted(varied))


def surfaces(text: str) -> list[str]:
    """The surfaces of all words of a text, in order.

    >>> surfaces("De Kinderen, de kade")
    ['de', 'kinderen', 'de', 'kade']
    """
    if len(_surfaces) > _REMEMBERED:
        _surfaces.clear()
    return list(chain.from_iterable(map(_surfaces.__getitem__, chunks(text))))


class _Surfaces(dict[str, list[str]]):
    """The surfaces of the words of a chunk."""

    def __missing__(self, chunk: str) -> list[str]:
        made = list(map(surface, WORD.findall(chunk)))
        if len(chunk) <= _LONG:
            self[chunk] = made
        return made


_surfaces = _Surfaces()


class _Pairs(dict[str, tuple[str, ...]]):
    """The words of a chunk, each as its term and its form in one string, and those of a pair."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: dict[str, str] = {}
        self.forms: dict[str, str] = {}

    def relieve(self) -> None:
        if len(self.terms) > _REMEMBERED:
            self.clear()
            self.terms.clear()
            self.forms.clear()

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        made = tuple(
            self._pair(term, surface(form))
            for form in WORD.findall(chunk)
            for term in terms_of(form)
        )
        if len(chunk) <= _LONG:
            self[chunk] = made
        return made

    def _pair(self, term: str, form: str) -> str:
        pair = f"{term}{JOINT}{form}"
        self.terms[pair], self.forms[pair] = term, form
        return pair


_pairs = _Pairs()
