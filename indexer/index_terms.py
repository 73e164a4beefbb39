"""The terms of a printed word form as an index wants them: names only, without places.

`forms.analysed` tells where in a word each of its terms stands, which marking a hit needs.
Indexing asks it for every new word of a text and needs no places: here the same terms come
without them, several times as fast. What words are put together of (the parts of
compounds, the segments of hyphenated words) is a small vocabulary and remembered; a
whole word is not, since whoever asks remembers it.
"""

from functools import lru_cache
from typing import NamedTuple

from .abbreviations import full_names
from .forms import LONG, cut, inside, is_unknown, named, tools
from .glue import parted
from .lexicon import Role
from .words import fold, number

_REMEMBERED = 15_000


class Terms(NamedTuple):
    """What a form is found by: the terms with positions, those without, and the unknown of both.

    `terms`: the whole word, then its segments if it has more than one. `parts`: the parts of
    its compounds, as often as they stand in it. `unknown`: the terms that are long words
    and that neither the list nor the rules of compounds know.
    """

    terms: tuple[str, ...]
    parts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def index_terms(form: str) -> Terms:
    """The terms of a form.

    >>> index_terms("EU-sanctieregimes")[:2]
    (('eusanctieregime', 'eu', 'sanctieregime'), ('sanctie', 'regime'))
    >>> index_terms("fatbikeverbod").unknown
    ('fatbikeverbod',)
    """
    folded = fold(form)
    if len(folded) == len(form) and folded.isalpha() and form.isalpha() and not full_names(form):
        return _of_letters(form, folded)
    if figures := number(form):
        return _without([term for term, *_ in figures], [])
    return _of_pieces(form, cut(form))


def _of_letters(form: str, folded: str) -> Terms:
    """The terms of one word, or of two that were glued."""
    lexicon, splitter, lemmatizer, _ = tools()
    roles, lemma = lexicon.entry(folded)
    if not roles & Role.WORD and (two := parted(form, folded, lexicon, splitter)):
        return _of_pieces(form, two)
    term = lemmatizer.looked_up(folded, lemma)
    ends = splitter.ends(folded)
    if ends:
        return _without([term], _parts(folded, ends))
    if len(term) < LONG or (roles if term == folded else not is_unknown(term)):
        return Terms((term,))
    return Terms((term,), (), (term,))


def _of_pieces(form: str, pieces: list[tuple[str, int]]) -> Terms:
    """The terms of a word that has segments, or that is not of letters only."""
    parts: list[str] = []
    for piece, _ in pieces:
        parts += _inside(piece)
    return _without(named(form, pieces), parts)


def _without(terms: list[str], parts: list[str]) -> Terms:
    """The terms with the parts that are none of them."""
    parts = [part for part in parts if part not in terms]
    unknown = dict.fromkeys(filter(is_unknown, terms + parts))
    return Terms(tuple(terms), tuple(parts), tuple(unknown))


def _parts(folded: str, ends: tuple[int, ...]) -> list[str]:
    """The terms of what `Splitter.spans` cuts of a compound."""
    found: list[str] = []
    start = 0
    for end in ends:
        found += _unit(folded[start:end])
        start = end
    if len(ends) > 2:
        found += [_part(folded[end:]) for end in ends[:-2]]
        found += [_part(folded[:end]) for end in ends[1:-1]]
    return found


@lru_cache(_REMEMBERED)
def _unit(text: str) -> tuple[str, ...]:
    """The term of a part, and those of the parts inside it."""
    return tuple([_part(text[a:b]) for a, b in tools().splitter.nested(text)])


def _part(text: str) -> str:
    return tools().lemmatizer.term(text)


@lru_cache(_REMEMBERED)
def _inside(piece: str) -> tuple[str, ...]:
    """The terms of the parts inside a segment."""
    return tuple([part.term for part in dict.fromkeys(inside([(piece, 0)]))])
