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
_TERMS = 3_000
LONG = 8
"""Letters that a word has at least to count as unknown."""


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
    pieces = cut(word)
    return _joined(tuple(_terms(word, pieces)), inside(pieces))


def _joined(terms: tuple[Part, ...], inside: Iterable[Part]) -> Form:
    taken = {part.term for part in terms}
    parts = dict.fromkeys(part for part in inside if part.term not in taken)
    single = terms[0].term if len(terms) == 1 else ""
    return Form(terms, tuple(parts), terms[-1].step + 1, single)


@lru_cache(_TERMS)
def is_unknown(term: str) -> bool:
    """Whether a term is a long word that neither the list nor the rules of compounds know."""
    if len(term) < LONG or not term.isalpha():
        return False
    lexicon, splitter, *_ = tools()
    return not lexicon.roles(term) and not splitter.ends(term, 0)


def _terms(word: str, pieces: list[tuple[str, int]]) -> Iterator[Part]:
    """The whole word and its segments."""
    whole, *each = named(word, pieces, [segment_term(piece) for piece, _ in pieces])
    yield Part(whole, 0, 0, len(word))
    for step, (term, (piece, start)) in enumerate(zip(each, pieces, strict=False)):
        yield Part(term, step, start, start + len(piece))


def named(word: str, pieces: list[tuple[str, int]], each: list[str]) -> list[str]:
    """The term of a word in these pieces, then those of `each` piece if they are several."""
    if spelled := letters(word):
        return [spelled]
    if "-" not in word and full_names(word):
        return [term_of(word)]
    if len(each) == 1:
        return each
    before = joined(fold("".join([piece for piece, _ in pieces[:-1]]))).lstrip("'")
    return [before + each[-1].lower() if before else each[-1], *each]


def cut(word: str) -> list[tuple[str, int]]:
    """The segments of a word; what printing cut or glued by accident is mended."""
    lexicon, splitter, *_ = tools()
    found = segments(word)
    if len(found) == 1:
        return unglue(word, lexicon, splitter) or found
    if len(found) == 2 and lexicon.roles(fold(joined(word))) & Role.WORD:
        known = [lexicon.roles(fold(piece)) & Role.WORD for piece, _ in found]
        if not all(known):
            return [(word, 0)]
    return found


def segment_term(printed: str) -> str:
    """The term of a segment as printed, or of a word that has none."""
    return term_of(printed) if full_names(printed) else _term(fold(printed))


def _term(folded: str) -> str:
    return tools().lemmatizer.term(joined(bare(folded)))


def inside(pieces: list[tuple[str, int]]) -> Iterator[Part]:
    """The parts of the compounds in the pieces of a word, at the characters they cover."""
    for piece, start in pieces:
        if letters(piece):
            continue
        folded = fold(piece)
        core = bare(folded)
        if core.endswith("'er"):
            end = folded_offsets(piece)[len(core) - 3]
            yield Part(segment_term(piece[:end]), 0, start, start + end)
        elif folded.startswith(core) and (spans := tools().splitter.spans(core)):
            offsets = folded_offsets(piece)
            for a, b in spans:
                end = offsets[b] if offsets[b] > offsets[b - 1] else offsets[b] + 1
                term = tools().lemmatizer.term(core[a:b])
                yield Part(term, 0, start + offsets[a], start + end)
