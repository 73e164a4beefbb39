"""The terms of a printed word form as an index wants them: names only, without places.

`forms.analysed` tells where in a word each of its terms stands, which marking a hit needs.
Indexing asks it for every new word of a text and needs no places: here the same terms come
without them, several times as fast. What words are put together of (the parts of
compounds, the segments of hyphenated words) is a small vocabulary and remembered; a
whole word is not, since whoever asks remembers it.
"""

from functools import lru_cache

from .abbreviations import full_names
from .forms import LONG, cut, inside, is_unknown, named, segment_term, tools
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
    if not form.isalpha() and (figures := number(form)):
        terms = [term for term, *_ in figures]
        return terms, [], list(filter(is_unknown, dict.fromkeys(terms)))
    folded = fold(form)
    if not _is_plain(form, folded):
        return _of_pieces(form, cut(form))
    lexicon, splitter, *_ = tools()
    roles, lemma = lexicon.entry(folded)
    ends = () if roles & Role.WHOLE else splitter.ends(folded, roles)
    if roles & Role.WORD or not form.isalpha():
        return _of_folded(folded, roles, lemma, ends)
    two = parted(form, folded, ends, lexicon, splitter)
    return _of_pieces(form, two) if two else _of_folded(folded, roles, lemma, ends)


def _is_plain(form: str, folded: str) -> bool:
    """Whether a form is one word of letters and digits, and no abbreviation of the list."""
    if form == folded:  # Abbreviations have capitals.
        return form.isalnum()
    letters = form.isalnum() and folded.isalnum() and len(folded) == len(form)
    return letters and not full_names(form)


def _of_folded(folded: str, roles: int, lemma: str | None, ends: tuple[int, ...]) -> Terms:
    """The terms of one word that is whole, of which the lexicon and the splitter said this."""
    lexicon, splitter, lemmatizer, _ = tools()
    term = lemmatizer.looked_up(folded, lemma, ends)
    if not ends:
        if len(term) < LONG or (roles if term == folded else lexicon.roles(term)):
            return [term], [], []
        return [term], [], [term] if term.isalpha() and not splitter.ends(term, 0) else []
    parts, unknown = _parts(folded, ends)
    if term in parts:
        parts = [part for part in parts if part != term]
    if term != folded and not splitter.stays(term, ends[-2]) and is_unknown(term):
        unknown = [term, *unknown]
    return [term], parts, unknown


def _of_pieces(form: str, pieces: list[tuple[str, int]]) -> Terms:
    """The terms of a word that has segments, or that is not of letters and digits only."""
    made = [_segment(piece) for piece, _ in pieces]
    terms = named(form, pieces, [term for (term,), _, _ in made])
    parts = [part for _, found, _ in made for part in found if part not in terms]
    strange = {term for _, _, unknown in made for term in unknown}
    strange.update(filter(is_unknown, terms[:1]))
    if not strange:
        return terms, parts, []
    return terms, parts, [term for term in dict.fromkeys(terms + parts) if term in strange]


@lru_cache(_REMEMBERED)
def _segment(piece: str) -> Terms:
    """The terms of a segment: a word that is not looked at for glue."""
    folded = fold(piece)
    if _is_plain(piece, folded):
        lexicon, splitter, *_ = tools()
        roles, lemma = lexicon.entry(folded)
        return _of_folded(folded, roles, lemma, splitter.ends(folded, roles))
    term = segment_term(piece)
    parts = [part.term for part in dict.fromkeys(inside([(piece, 0)]))]
    return [term], parts, list(filter(is_unknown, dict.fromkeys([term, *parts])))


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
