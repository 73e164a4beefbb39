"""The terms of a printed word form as an index wants them: names only, without places.

`forms.analysed` tells where in a word each of its terms stands, which marking a hit needs.
Indexing asks it for every new word of a text and needs no places: here the same terms come
without them, in half the time. What words are put together of (the parts of
compounds, the segments of hyphenated words) is a small vocabulary and remembered; a
whole word is not, since whoever asks remembers it.

Nothing is looked up twice: what the lexicon and the splitter say of a word goes along.
"""

from functools import lru_cache

from .abbreviations import full_names
from .forms import LONG, cut, inside, is_unknown, named, segment_term, tools
from .glue import parted
from .lexicon import Role
from .words import fold, number

_WORD = Role.WORD
_UNITS = 12_000
_SEGMENTS = 5_000

Terms = tuple[list[str], list[str], list[str]]
"""What a form is found by: the terms with positions, those without, and the unknown of both.

First the whole word, then its segments if it has more than one; next the parts of its
compounds, as often as they stand in it; last the terms that are long words and that neither
the list nor the rules of compounds know.
"""
_Term = tuple[str, bool]
"""A term, and whether it is unknown."""


def index_terms(form: str) -> Terms:
    """The terms of a form.

    >>> index_terms("EU-sanctieregimes")[:2]
    (['eusanctieregime', 'eu', 'sanctieregime'], ['sanctie', 'regime'])
    >>> index_terms("fatbikeverbod")
    (['fatbikeverbod'], [], ['fatbikeverbod'])
    """
    if not form.isalpha() and (figures := number(form)):
        return _listed([_checked(term) for term, *_ in figures], [])
    folded = fold(form)
    if not _is_plain(form, folded):
        return _of_pieces(form, cut(form))
    lexicon, splitter, *_ = tools()
    roles, lemma = lexicon.entry(folded)
    ends = splitter.ends(folded, roles)
    glue = not roles & _WORD and form.isalpha()
    if glue and (two := parted(form, folded, ends, lexicon, splitter)):
        return _of_pieces(form, two)
    term, unknown = whole = _term(folded, roles, lemma, ends)
    if not ends:
        return [term], [], [term] if unknown else []
    return _listed([whole], _parts(folded, ends))


def _is_plain(form: str, folded: str) -> bool:
    """Whether a form is one word of letters and digits, and no abbreviation of the list."""
    if form == folded:  # Abbreviations have capitals.
        return form.isalnum()
    letters = form.isalnum() and folded.isalnum() and len(folded) == len(form)
    return letters and not full_names(form)


def _listed(terms: list[_Term], parts: list[_Term]) -> Terms:
    """The terms with the parts that are none of them."""
    names = [term for term, _ in terms]
    unknown = [term for term, unknown in terms + parts if unknown]
    if len(unknown) > 1:
        unknown = list(dict.fromkeys(unknown))
    return names, [part for part, _ in parts if part not in names], unknown


def _of_pieces(form: str, pieces: list[tuple[str, int]]) -> Terms:
    """The terms of a word that has segments, or that is not of letters and digits only."""
    made = [_segment(piece) for piece, _ in pieces]
    whole, *each = named(form, pieces, [term for (term, _), _ in made])
    terms = [segment for segment, _ in made] if each else []
    return _listed([_checked(whole), *terms], [part for _, parts in made for part in parts])


@lru_cache(_SEGMENTS)
def _segment(piece: str) -> tuple[_Term, list[_Term]]:
    """The term of a segment, which is not looked at for glue, and those of the parts in it."""
    folded = fold(piece)
    if not _is_plain(piece, folded):
        parts = dict.fromkeys(inside([(piece, 0)]))
        return _checked(segment_term(piece)), [_checked(part.term) for part in parts]
    lexicon, splitter, *_ = tools()
    roles, lemma = lexicon.entry(folded)
    ends = splitter.ends(folded, roles)
    return _term(folded, roles, lemma, ends), _parts(folded, ends)


def _parts(folded: str, ends: tuple[int, ...]) -> list[_Term]:
    """The terms of what `Splitter.spans` cuts of a compound."""
    found: list[_Term] = []
    start = 0
    for end in ends:
        found += _unit(folded[start:end])
        start = end
    if len(ends) > 2:
        heads = [_part(folded[:end]) for end in ends[1:-1]]
        found += [_part(folded[end:]) for end in ends[:-2]]
        found += heads
    return found


@lru_cache(_UNITS)
def _unit(text: str) -> list[_Term]:
    """The terms of a part and of those inside it."""
    return [_part(text[a:b]) for a, b in tools().splitter.nested(text)]


def _part(text: str) -> _Term:
    lexicon, splitter, *_ = tools()
    roles, lemma = lexicon.entry(text)
    return _term(text, roles, lemma, splitter.ends(text, roles))


def _term(folded: str, roles: int, lemma: str | None, ends: tuple[int, ...]) -> _Term:
    """The term of a folded word; whether it is unknown is `is_unknown` with less to look up."""
    lexicon, splitter, lemmatizer, _ = tools()
    term = lemmatizer.looked_up(folded, lemma, ends)
    if len(term) < LONG or (ends and (term == folded or splitter.stays(term, ends[-2]))):
        return term, False
    if roles if term == folded else lexicon.roles(term):
        return term, False
    return term, term.isalpha() and not splitter.ends(term, 0)


def _checked(term: str) -> _Term:
    return term, is_unknown(term)
