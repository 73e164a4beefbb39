"""From Dutch text to terms, once, the same way at index time and at query time.

The steps, in their order, each a function of its own:

1. `words` finds the printed words of a text with their offsets;
2. `segments` cuts a hyphenated word in its parts (VNO-NCW, EU-lidstaten);
3. `fold` drops case and accents;
4. `bare` drops an apostrophe and what Dutch hangs behind it (foto's, A4'tje);
5. `stem` takes off what inflection added.

Folding comes before stemming and works on a word, never on a text: Unidecode
changes the length of some characters, and the offsets must stay those of the
text as printed. Word forms repeat endlessly, so `analyse` remembers per form.

A hyphenated word gives one term for the whole, joined, and one for each
segment; the first segment stands at the position of the whole and the next ones
follow, so that `wiskundeonderwijs` finds wiskunde-onderwijs and the phrase
"VNO NCW" finds VNO-NCW. Stop words stay in: phrases need them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import Stemmer
from unidecode import unidecode
from whoosh.analysis import Analyzer
from whoosh.analysis import Token as WhooshToken

ANALYSIS_VERSION = 1
"""Raised whenever a text may give other terms than before: older indexes are refused."""

_APOSTROPHES = "'’‘ʼ"
_HYPHENS = r"\-‐‑\u00ad"
# A word is letters, marks and digits; an apostrophe joins inside it or opens it ('s-Gravenhage);
# hyphens join. The classes exclude each other, so matching is linear in the text.
_WORD = re.compile(
    rf"(?:(?<!\w)[{_APOSTROPHES}](?=s-))?[^\W_][\u0300-\u036f]?(?:[^\W_]|[\u0300-\u036f])*"
    rf"(?:[{_APOSTROPHES}{_HYPHENS}](?:[^\W_]|[\u0300-\u036f])+)*"
)
_SUFFIX = re.compile(r"'(?:s|tje|tjes|t|en|n)?$")
_stem_word = Stemmer.Stemmer("dutch_porter", 0).stemWord


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


def words(text: str) -> Iterator[tuple[str, int]]:
    """The printed words of a text, each with the offset of its first character.

    >>> [word for word, _ in words("De ME'ers van ’s-Gravenhage (VNO-NCW).")]
    ['De', "ME'ers", 'van', '’s-Gravenhage', 'VNO-NCW']
    """
    for match in _WORD.finditer(text):
        yield match.group(), match.start()


def segments(word: str) -> list[tuple[str, int]]:
    """The parts of a hyphenated word with their offsets; the word itself when it has none.

    A soft hyphen joins: it is where a word may break, not where two meet.

    >>> segments("EU-lidstaten")
    [('EU', 0), ('lidstaten', 3)]
    """
    found, start = [], 0
    for part in re.split(r"[-‐‑]", word):
        if part:
            found.append((part, start))
        start += len(part) + 1
    return found


def fold(word: str) -> str:
    """Lower case without accents, in ASCII where Unidecode knows the script.

    >>> fold("Coördinatie"), fold("Yeşilgöz")
    ('coordinatie', 'yesilgoz')
    """
    word = word.replace("\u00ad", "")
    return (word if word.isascii() else unidecode(word)).lower()


def bare(word: str) -> str:
    """A folded word without an apostrophe that opens it or the ending that one sets off.

    >>> bare("foto's"), bare("me'ers"), bare("'s")
    ('foto', "me'ers", 's')
    """
    return _SUFFIX.sub("", word) or word.lstrip("'")


def stem(word: str) -> str:
    """What is left of a folded word when inflection is taken off.

    Snowball's older Dutch stemmer, not the newer one of Kraaij and Pohlmann:
    that one makes minister and mini, gemeente and mening, overheid and over the
    same. Two things it leaves are mended: the plurals it misses (sancties,
    bureaus) and the voiced ending that a plural shows (bedrijven, bedrijf).

    >>> stem("oeigoerse") == stem("oeigoeren"), stem("bedrijven") == stem("bedrijf")
    (True, True)
    """
    if word.endswith(("ies", "aus", "eus")) and len(word) > 5:
        word = word[:-1]
    word = _stem_word(word)
    if word[-1:] in {"v", "z"} and len(word) > 2:
        word = word[:-1] + ("f" if word[-1] == "v" else "s")
    return word


@lru_cache(maxsize=400_000)
def analyse(word: str) -> tuple[Part, ...]:
    """The terms of one printed word form: the whole, then the segments of a hyphenated word.

    >>> [part.term for part in analyse("VNO-NCW")]
    ['vnoncw', 'vno', 'ncw']
    """
    pieces = segments(word)
    whole = stem(bare(fold("".join(piece for piece, _ in pieces))))
    if not whole:
        return ()
    found = [Part(whole, 0, 0, len(word))]
    if len(pieces) > 1:
        found += [
            Part(stem(bare(fold(piece))), step, start, start + len(piece))
            for step, (piece, start) in enumerate(pieces)
        ]
    return tuple(found)


def tokens(text: str) -> Iterator[Token]:
    """All terms of a text in order, with positions and offsets.

    >>> [(t.term, t.position) for t in tokens("de VNO-NCW zegt")]
    [('de', 0), ('vnoncw', 1), ('vno', 1), ('ncw', 2), ('zegt', 3)]
    """
    position = 0
    for word, offset in words(text):
        parts = analyse(word)
        for part in parts:
            yield Token(part.term, position + part.step, offset + part.start, offset + part.end)
        if parts:
            position += parts[-1].step + 1


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
        for found in tokens(value):
            token.text = found.term
            token.boost = 1.0
            token.stopped = False
            if positions:
                token.pos = found.position
            if chars:
                token.startchar, token.endchar = found.start, found.end
            yield token
