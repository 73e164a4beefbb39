"""The terms of a printed word form as an index wants them: names only, without places.

`forms.analysed` tells where in a word each of its terms stands, which marking a hit needs.
Indexing asks it for every new word of a text and needs no places: here the same terms come
without them, several times as fast. What words are put together of (the parts of
compounds, the segments of hyphenated words) is a small vocabulary and remembered; a
whole word is not, since whoever asks remembers it.
"""

from functools import lru_cache

from .abbreviations import full_names
from .forms import LONG, cut, inside, is_unknown, named, tools
from .glue import parted
from .lexicon import Role
from .words import fold, number

_REMEMBERED = 15_000


Terms = tuple[list[str], list[str], list[str]]
"""What a form is found by: the terms with positions, those without, and the unknown of both.

First the whole word, then its segments if it has more than one; next the parts of its
compounds, as often as they stand in it; last the terms that are long words and that neither
the list nor the rules of compounds know.
"""


def index_terms(form: str) -> Terms:
    """The terms of a form.

    >>> index_terms("EU-sanctieregimes")[:2]
    (('eusanctieregime', 'eu', 'sanctieregime'), ('sanctie', 'regime'))
    >>> index_terms("fatbikeverbod").unknown
    ('fatbikeverbod',)
    """
    folded = fold(form)
    if folded.isalnum() and form.isalnum() and len(folded) == len(form) and not full_names(form):
        if not (figures := number(form)):
            return _of_word(form, folded)
    else:
        figures = number(form)
    if figures:
        return _without([term for term, *_ in figures], [])
    return _of_pieces(form, cut(form))


def _of_word(form: str, folded: str) -> Terms:
    """The terms of one word, or of two that were glued."""
    lexicon, splitter, lemmatizer, _ = tools()
    roles, lemma = lexicon.entry(folded)
    ends = () if roles & Role.WHOLE else splitter.ends(folded, roles)
    if not roles & Role.WORD and form.isalpha():
        if two := parted(form, folded, ends, lexicon, splitter):
            return _of_pieces(form, two)
    term = lemmatizer.looked_up(folded, lemma, ends)
    if not ends:
        known = roles or not term.isalpha() if term == folded else not is_unknown(term)
        return [term], [], [] if known or len(term) < LONG else [term]
    parts, unknown = _parts(folded, ends)
    if term in parts:
        parts = [part for part in parts if part != term]
    if term != folded and not splitter.stays(term, ends[-2]) and is_unknown(term):
        unknown = [term, *unknown]
    return [term], parts, unknown


def _of_pieces(form: str, pieces: list[tuple[str, int]]) -> Terms:
    """The terms of a word that has segments, or that is not of letters only."""
    parts: list[str] = []
    for piece, _ in pieces:
        parts += _inside(piece)
    return _without(named(form, pieces), parts)


def _without(terms: list[str], parts: list[str]) -> Terms:
    """The terms with the parts that are none of them."""
    parts = [part for part in parts if part not in terms]
    return terms, parts, list(dict.fromkeys(filter(is_unknown, terms + parts)))


def _parts(folded: str, ends: tuple[int, ...]) -> tuple[list[str], list[str]]:
    """The terms of what `Splitter.spans` cuts of a compound, and the unknown ones of them."""
    parts: list[str] = []
    unknown: list[str] = []
    start = 0
    for end in ends:
        terms, strange = _unit(folded[start:end])
        parts += terms
        unknown += strange
        start = end
    if len(ends) > 2:
        more = [_part(folded[end:]) for end in ends[:-2]]
        more += [_part(folded[:end]) for end in ends[1:-1]]
        parts += more
        unknown += filter(is_unknown, more)
    return parts, list(dict.fromkeys(unknown)) if unknown else unknown


@lru_cache(_REMEMBERED)
def _unit(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The term of a part and those of the parts inside it; and the unknown ones of these."""
    terms = tuple([_part(text[a:b]) for a, b in tools().splitter.nested(text)])
    return terms, tuple(filter(is_unknown, terms))


def _part(text: str) -> str:
    return tools().lemmatizer.term(text)


@lru_cache(_REMEMBERED)
def _inside(piece: str) -> tuple[str, ...]:
    """The terms of the parts inside a segment."""
    return tuple([part.term for part in dict.fromkeys(inside([(piece, 0)]))])
