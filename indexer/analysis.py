"""From Dutch text to terms, once, the same way at index time and at query time.

The steps, in their order, each a function of its own:

1. `words` finds the printed words of a text with their offsets;
2. `segments` cuts a hyphenated word, `number` a dossier number or a date;
3. `fold` drops case and accents;
4. `bare` drops an apostrophe and what Dutch hangs behind it (foto's, A4'tje);
5. the lemma is looked up, or what is unknown is stemmed (lemmas.py);
6. a compound gives its parts (compounds.py), beside the whole word.

Folding works on a word, never on a text: Unidecode changes the length of some
characters, and the offsets must stay those of the text as printed. Word forms
repeat endlessly, so each is analysed once and remembered.

A hyphenated word gives one term for the whole, joined, and one for each
segment; the first segment stands at the position of the whole and the next ones
follow, so that `wiskundeonderwijs` finds wiskunde-onderwijs and the phrase
"VNO NCW" finds VNO-NCW. The parts of a compound have no positions: they belong in a
field of their own, where phrases never look. Stop words stay in: phrases need them.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from whoosh.analysis import Analyzer
from whoosh.analysis import Token as WhooshToken

from .compounds import Splitter
from .glue import unglue
from .kin import Kin
from .lemmas import Lemmatizer, stem
from .lexicon import Lexicon, Role
from .words import WORD, bare, fold, folded_offsets, joined, letters, number, segments, words

__all__ = [
    "ANALYSIS_VERSION",
    "DutchAnalyzer",
    "Feed",
    "Form",
    "Part",
    "Token",
    "analyse",
    "bare",
    "feed",
    "fold",
    "form",
    "grams",
    "kin",
    "part_tokens",
    "parts",
    "segments",
    "stem",
    "terms",
    "tokens",
    "words",
]

ANALYSIS_VERSION = 2
"""Raised whenever a text may give other terms than before: older indexes are refused."""

_REMEMBERED = 400_000
_GRAM = 4


class Token(NamedTuple):
    """A term where it stands: its `position` in words, and the printed characters it covers."""

    term: str
    position: int
    start: int
    end: int


class Part(NamedTuple):
    """One term of a word form: its `step` from the word's position, its place in the form."""

    term: str
    step: int
    start: int
    end: int


class Form(NamedTuple):
    """All that a printed word form is found by.

    `terms`: the whole word first, then its segments; these have positions.
    `parts`: the parts of its compounds; their `step` says nothing.
    `width`: how many positions it takes. `single`: its term when there is one only, else "".
    """

    terms: tuple[Part, ...]
    parts: tuple[Part, ...]
    width: int
    single: str


class Feed(NamedTuple):
    """What an engine indexes of a text.

    `words`: each term with its positions, in order; `parts`: each part of a compound with
    how often it occurs; `length`: positions in all.
    """

    words: dict[str, list[int]]
    parts: dict[str, int]
    length: int


class _Tools(NamedTuple):
    lexicon: Lexicon
    splitter: Splitter
    lemmatizer: Lemmatizer
    kin: Kin


@cache
def _tools() -> _Tools:
    lexicon = Lexicon.open()
    splitter = Splitter(lexicon)
    return _Tools(lexicon, splitter, Lemmatizer(lexicon, splitter), Kin(lexicon, splitter))


class _Memo(dict[str, Form]):
    def __missing__(self, word: str) -> Form:
        if len(self) >= _REMEMBERED:
            self.clear()
        made = self[word] = _form(word)
        return made


def form(word: str) -> Form:
    """The terms and parts of one printed word form.

    >>> [part.term for part in form("EU-sanctieregimes").terms]
    ['eusanctieregime', 'eu', 'sanctieregime']
    >>> [part.term for part in form("EU-sanctieregimes").parts]
    ['sanctie', 'regime']
    """
    return _memo[word]


def analyse(word: str) -> tuple[Part, ...]:
    """The terms of one printed word form: the whole, then the segments of a hyphenated word.

    >>> [part.term for part in analyse("VNO-NCW")]
    ['vnoncw', 'vno', 'ncw']
    """
    return _memo[word].terms


def parts(word: str) -> tuple[Part, ...]:
    """The parts of a compound, lemmatised: its words, and the compounds inside it.

    >>> [part.term for part in parts("mensenrechtenverdragen")]
    ['mensenrecht', 'mens', 'recht', 'verdrag']
    """
    return _memo[word].parts


def kin(term: str) -> list[str]:
    """Terms of the same family, to widen a query with at a low weight (kin.py).

    >>> kin("betaling")
    ['betaal']
    """
    return _tools().kin.of(term)


def grams(text: str) -> dict[str, int]:
    """The runs of four characters in the words of a text, with how often they occur.

    For a field that ranks at a low weight: they join what no rule does (nicotineverslaving,
    verslaafd). Words of up to four characters give none.

    >>> grams("Oeigoer")
    {'oeig': 1, 'eigo': 1, 'igoe': 1, 'goer': 1}
    """
    counts: dict[str, int] = {}
    for word in WORD.findall(text):
        folded = fold(word)
        for start in range(len(folded) - _GRAM + 1 if len(folded) > _GRAM else 0):
            gram = folded[start : start + _GRAM]
            counts[gram] = counts.get(gram, 0) + 1
    return counts


def _form(word: str) -> Form:
    found = _number(word) or _pieces(word)
    width = found[-1].step + 1 if found else 0
    whole = found[0].term if found else ""
    inside = [] if number(word) else _inside(word)
    taken = {part.term for part in found}
    kept = tuple(dict.fromkeys(part for part in inside if part.term not in taken))
    return Form(tuple(found), kept, width, whole if len(found) == 1 else "")


def _number(word: str) -> list[Part]:
    return [Part(*found) for found in number(word) or ()]


def _pieces(word: str) -> list[Part]:
    """The whole word and its segments."""
    if abbreviation := letters(word):
        return [Part(abbreviation, 0, 0, len(word))]
    cut = _segments(word)
    each = [_term(fold(piece)) for piece, _ in cut]
    if len(cut) == 1:
        return [Part(each[0], 0, 0, len(word))]
    before = joined(fold("".join(piece for piece, _ in cut[:-1]))).lstrip("'")
    return [
        Part(before + each[-1], 0, 0, len(word)),
        *(
            Part(term, step, start, start + len(piece))
            for step, (term, (piece, start)) in enumerate(zip(each, cut, strict=True))
        ),
    ]


def _segments(word: str) -> list[tuple[str, int]]:
    """The segments of a word; those that printing made by accident are mended."""
    lexicon, splitter, *_ = _tools()
    cut = segments(word)
    if len(cut) == 1:
        return unglue(word, lexicon, splitter) or cut
    whole = fold(joined(word))
    known = [lexicon.roles(fold(piece)) & Role.WORD for piece, _ in cut]
    if len(cut) == 2 and lexicon.roles(whole) & Role.WORD and not all(known):
        return [(word, 0)]
    return cut


def _term(folded: str) -> str:
    return _tools().lemmatizer.term(joined(bare(folded)))


def _inside(word: str) -> Iterator[Part]:
    """The parts of the compounds in a word, at the printed characters they cover."""
    _, splitter, lemmatizer, _ = _tools()
    for piece, start in _segments(word):
        whole = fold(piece)
        stripped = joined(bare(whole))
        offsets = folded_offsets(piece)
        if "'er" in stripped:
            name = stripped.partition("'")[0]
            yield Part(name, 0, start, start + offsets[len(name)])
        elif whole.startswith(stripped):
            for a, b in splitter.spans(stripped):
                end = start + _after(offsets, b)
                yield Part(lemmatizer.term(stripped[a:b]), 0, start + offsets[a], end)


def _after(offsets: list[int], end: int) -> int:
    """Where the printed characters of a folded part end; a character cut in two is within."""
    return offsets[end] if offsets[end] > offsets[end - 1] else offsets[end] + 1


def tokens(text: str) -> Iterator[Token]:
    """All terms of a text in order, with positions and offsets.

    >>> [(t.term, t.position) for t in tokens("de VNO-NCW zegt")]
    [('de', 0), ('vnoncw', 1), ('vno', 1), ('ncw', 2), ('zeg', 3)]
    """
    position = 0
    for word, offset in words(text):
        found = _memo[word]
        for term, step, start, end in found.terms:
            yield Token(term, position + step, offset + start, offset + end)
        position += found.width


def part_tokens(text: str) -> Iterator[Token]:
    """The parts of all compounds of a text, where they are printed: for marking them.

    >>> text = "het mensenrechtenverdrag"
    >>> [text[t.start : t.end] for t in part_tokens(text)]
    ['mensenrechten', 'mensen', 'rechten', 'verdrag']
    """
    position = 0
    for word, offset in words(text):
        found = _memo[word]
        for term, _, start, end in found.parts:
            yield Token(term, position, offset + start, offset + end)
        position += found.width


def terms(text: str) -> list[str]:
    """The terms of a text with positions, in order, without the positions.

    >>> terms("Kinderen van de VNO-NCW")
    ['kind', 'van', 'de', 'vnoncw', 'vno', 'ncw']
    """
    found: list[str] = []
    add = found.append
    for made in map(_memo.__getitem__, WORD.findall(text)):
        if made.single:
            add(made.single)
        else:
            found += [part.term for part in made.terms]
    return found


def feed(text: str) -> Feed:
    """The postings of a text: what to put into an index, made in one pass.

    >>> made = feed("kinderopvang voor kinderen")
    >>> made.words, made.parts
    ({'kinderopvang': [0], 'voor': [1], 'kind': [2]}, {'kind': 1, 'opvang': 1})
    """
    positions: dict[str, list[int]] = {}
    counts: dict[str, int] = {}
    position = 0
    for made in map(_memo.__getitem__, WORD.findall(text)):
        if made.single:
            if made.single in positions:
                positions[made.single].append(position)
            else:
                positions[made.single] = [position]
        else:
            for term, step, _, _ in made.terms:
                positions.setdefault(term, []).append(position + step)
        if made.parts:
            for part in made.parts:
                counts[part.term] = counts.get(part.term, 0) + 1
        position += made.width
    return Feed(positions, counts, position)


def places(text: str) -> dict[str, list[int]]:
    """The terms of a text, each with the positions it stands at: `tokens` as an index keeps them.

    Its own loop, without an object for every word: indexing spends its time here.

    >>> places("de zegt de")
    {'de': [0, 2], 'zegt': [1]}
    """
    found: dict[str, list[int]] = {}
    position = 0
    for word in _WORD.findall(text):
        step = -1
        for term, step, _, _ in analyse(word):
            if term in found:
                found[term].append(position + step)
            else:
                found[term] = [position + step]
        position += step + 1
    return found


class DutchAnalyzer(Analyzer):  # type: ignore[misc]
    """The steps above as a Whoosh analyzer, for Whoosh's parser and highlighter."""

    def __call__(
        self, value: str, positions: bool = False, chars: bool = False, **kwargs: Any
    ) -> Iterator[WhooshToken]:
        """Yield Whoosh tokens; one object is used again and again, as Whoosh expects."""
        token = WhooshToken(positions, chars, **kwargs)
        token.boost = 1.0
        token.stopped = False
        for term, position, start, end in tokens(value):
            token.text = term
            if positions:
                token.pos = position
            if chars:
                token.startchar, token.endchar = start, end
            yield token


_memo = _Memo()
