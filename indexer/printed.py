"""The printed forms of a text, for who asks for a word exactly as it is printed.

An index holds terms with their places, and which forms a text prints, without places.
Where a text prints a term in one form only, the two together tell that the form stands
where the term does; so a text also has the terms that it prints in several forms.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from .chunks import chunks, terms_of
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
    one_each = dict(found)
    varied = [] if len(one_each) == len(found) else _several(found)
    return Forms(sorted(set(map(itemgetter(1), found))), varied)


def _several(found: Iterable[tuple[str, str]]) -> list[str]:
    """The terms that come with more than one form."""
    number = Counter(map(itemgetter(0), found))
    return sorted(term for term, forms in number.items() if forms > 1)


class _Pairs(dict[str, tuple[tuple[str, str], ...]]):
    """Term and form of the words of a chunk."""

    def relieve(self) -> None:
        if len(self) > _REMEMBERED:
            self.clear()

    def __missing__(self, chunk: str) -> tuple[tuple[str, str], ...]:
        made = tuple(
            (term, surface(form)) for form in WORD.findall(chunk) for term in terms_of(form)
        )
        if len(chunk) <= _LONG:
            self[chunk] = made
        return made


_pairs = _Pairs()
