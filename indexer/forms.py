"""All that one printed word form is found by, worked out once and remembered.

Word forms repeat endlessly, so that everything costly (lemmas, compounds,
mending) happens here, behind a memo; texts only look forms up.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from .abbreviations import full_names, term_of
from .compounds import Splitter
from .glue import unglue
from .kin import Kin
from .lemmas import Lemmatizer
from .lexicon import Lexicon, Role
from .words import bare, fold, folded_offsets, joined, letters, number, segments

_REMEMBERED = 400_000
_PARTS = 20_000  # of compounds: a small vocabulary
_LONG = 8


class Part(NamedTuple):
    """One term of a word form: its `step` from the word's position, its place in the form."""

    term: str
    step: int
    start: int
    end: int


class Form(NamedTuple):
    """All that a printed word form is found by.

    `terms`: the whole word, then its segments one `step` after the other; for positions.
    `parts`: the parts of its compounds, without positions.
    `width`: how many positions it takes. `single`: its term when there is one only, else "".
    """

    terms: tuple[Part, ...]
    parts: tuple[Part, ...]
    width: int
    single: str


class Tools(NamedTuple):
    """What analysis looks things up in; opened at the first use."""

    lexicon: Lexicon
    splitter: Splitter
    lemmatizer: Lemmatizer
    kin: Kin


@cache
def tools() -> Tools:
    """The lexicon that is shipped, and all that works on it."""
    lexicon = Lexicon.open()
    splitter = Splitter(lexicon)
    return Tools(lexicon, splitter, Lemmatizer(lexicon, splitter), Kin(lexicon, splitter))


def is_word(word: str) -> bool:
    """Whether the word list has a word; a compound that only follows its rules is not enough.

    Those are often printed with a hyphen of their own (minister-president).

    >>> is_word("Grensoverschrijdend"), is_word("ministerpresident")
    (True, False)
    """
    return bool(tools().lexicon.roles(fold(word)) & Role.WORD)


class Forms(dict[str, Form]):
    """Forms by their print, made when first asked for."""

    def __missing__(self, word: str) -> Form:
        """Analyse a form that is not remembered."""
        if len(self) >= _REMEMBERED:
            self.clear()
        made = self[word] = analysed(word)
        return made


def analysed(word: str) -> Form:
    """All that a printed word form is found by, worked out anew."""
    figures = number(word)
    if figures:
        return _joined(tuple(map(Part._make, figures)), ())
    cut = _segments(word)
    return _joined(tuple(_terms(word, cut)), _inside(cut))


def plain_terms(word: str) -> tuple[str, list[str]] | None:
    """The term of a form and its parts, for what most forms are; None for any other.

    What they are: letters from a to z that are one word. `analysed` gives the same, and
    where it stands; this is for an index, which only asks for the terms.
    """
    if not word.isascii() or not word.isalpha() or full_names(word):
        return None
    lexicon, splitter, lemmatizer, _ = tools()
    folded = word.lower()
    if not lexicon.roles(folded) & Role.WORD and unglue(word, lexicon, splitter):
        return None
    term = lemmatizer.term(folded)
    parts = [_part_term(folded[a:b]) for a, b in splitter.spans(folded)]
    return term, [part for part in parts if part != term]


@lru_cache(_PARTS)
def _part_term(folded: str) -> str:
    return tools().lemmatizer.term(folded)


def _joined(terms: tuple[Part, ...], inside: Iterable[Part]) -> Form:
    taken = {part.term for part in terms}
    parts = dict.fromkeys(part for part in inside if part.term not in taken)
    single = terms[0].term if len(terms) == 1 else ""
    return Form(terms, tuple(parts), terms[-1].step + 1, single)


@lru_cache(_PARTS)
def is_unknown(term: str) -> bool:
    """Whether a term is a long word that neither the list nor the rules of compounds know."""
    if len(term) < _LONG or not term.isalpha():
        return False
    lexicon, splitter, *_ = tools()
    return not lexicon.roles(term) and not splitter.units(term)


def _terms(word: str, cut: list[tuple[str, int]]) -> Iterator[Part]:
    """The whole word and its segments."""
    if spelled := letters(word):
        yield Part(spelled, 0, 0, len(word))
        return
    if "-" not in word and full_names(word):
        cut = [(word, 0)]
    each = [_piece(piece) for piece, _ in cut]
    before = joined(fold("".join(piece for piece, _ in cut[:-1]))).lstrip("'")
    yield Part(before + (each[-1].lower() if before else each[-1]), 0, 0, len(word))
    if len(cut) > 1:
        for step, (term, (piece, start)) in enumerate(zip(each, cut, strict=True)):
            yield Part(term, step, start, start + len(piece))


def _segments(word: str) -> list[tuple[str, int]]:
    """The segments of a word; what printing cut or glued by accident is mended."""
    lexicon, splitter, *_ = tools()
    cut = segments(word)
    if len(cut) == 1:
        return unglue(word, lexicon, splitter) or cut
    if len(cut) == 2 and lexicon.roles(fold(joined(word))) & Role.WORD:
        known = [lexicon.roles(fold(piece)) & Role.WORD for piece, _ in cut]
        if not all(known):
            return [(word, 0)]
    return cut


def _piece(printed: str) -> str:
    return term_of(printed) if full_names(printed) else _term(fold(printed))


def _term(folded: str) -> str:
    return tools().lemmatizer.term(joined(bare(folded)))


def _inside(cut: list[tuple[str, int]]) -> Iterator[Part]:
    """The parts of the compounds in the segments of a word, at the characters they cover."""
    for piece, start in cut:
        if letters(piece):
            continue
        offsets = folded_offsets(piece)
        whole = fold(piece)
        core = bare(whole)
        if core.endswith("'er"):
            end = offsets[len(core) - 3]
            yield Part(_piece(piece[:end]), 0, start, start + end)
        elif whole.startswith(core):
            for a, b in tools().splitter.spans(core):
                end = offsets[b] if offsets[b] > offsets[b - 1] else offsets[b] + 1
                term = tools().lemmatizer.term(core[a:b])
                yield Part(term, 0, start + offsets[a], start + end)
