"""Cuts a compound into the words it is made of; what is no compound stays whole.

A split must be one that the dictionary's flags allow: its first part may begin a
compound, the middle ones may continue it and the last may end it (linking -s and -en are
in the forms: `arbeids`, `kinderen`). Of several the one with the fewest parts is
taken, a listed compound counting as one part, and then the one whose last part is
the longest: Dutch compounds have their head at the end. A wrong split makes a
letter found for what it is not about, so that precision comes first. Only for a word
that the dictionary does not know, a first part that it calls a noun will do also.

The splitter knows nothing of inflection or of printed text: words are folded.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from .lexicon import Lexicon, Role

_SHORTEST = 3
_LONGEST = 64  # longer runs of letters are no words, and would only cost time
_NOUN = 4  # the shortest noun that begins a compound without the dictionary's leave
_REMEMBERED = 50_000
_COMPOUND = 8  # the shortest listed compound that is looked into
# Vowels that would be read as one: the spelling then asks for a hyphen (zee-egel).
_CLASHES = frozenset(
    a + b
    for a, seconds in {"a": "aeiu", "e": "eiu", "i": "eiju", "o": "eiou", "u": "iu"}.items()
    for b in seconds
)
# Junctions that only occur inside words (after the CHECKCOMPOUNDPATTERN rules of nl.aff).
_JUNCTIONS = (("k", "ker"), ("en", "loo"), ("en", "loz"), ("burger", "meester"), ("r", "ring"))
_JUNCTION_LETTERS = frozenset(right[0] for _, right in _JUNCTIONS)


class Span(NamedTuple):
    """A part of a word: where it starts and ends in the folded word."""

    start: int
    end: int


class _Parse(NamedTuple):
    parts: int
    head: int  # minus the length of the last part
    ends: tuple[int, ...]


class Splitter:
    """Splits folded words by the roles of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._remembered: dict[str, list[Span]] = {}

    def units(self, word: str) -> list[Span]:
        """The parts of a compound, listed compounds as one; [] for any other word.

        >>> from .lexicon import Lexicon
        >>> word = "mensenrechtensanctieregime"
        >>> [word[a:b] for a, b in Splitter(Lexicon.open()).units(word)]
        ['mensenrechten', 'sanctie', 'regime']
        """
        if not 2 * _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
            return []
        found = self._remembered.get(word)
        if found is None:  # Listed compounds are asked for again and again while others are cut.
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            found = self._remembered[word] = self._units(word)
        return found

    def _units(self, word: str) -> list[Span]:
        known = self._lexicon.roles(word)
        if known & Role.WHOLE:
            return []
        found = self._parse(word, 0, self._by_flags, {})
        if found is None and not known & Role.WORD:
            found = self._parse(word, 0, self._by_nouns, {})
        return [] if found is None else _spans(found.ends)

    def spans(self, word: str) -> list[Span]:
        """All parts worth finding a compound by: its words, and the compounds inside it.

        >>> from .lexicon import Lexicon
        >>> word = "mensenrechtensanctieregime"
        >>> [word[a:b] for a, b in Splitter(Lexicon.open()).spans(word)][:4]
        ['mensenrechten', 'mensen', 'rechten', 'sanctie']
        """
        units = self.units(word)
        if not units:
            return []
        found = list(self._nested(word, units))
        if len(units) > 2:
            last = len(word)
            found += [Span(unit.start, last) for unit in units[1:-1]]
            found += [Span(0, unit.end) for unit in units[1:-1]]
        return list(dict.fromkeys(found))

    def _nested(self, word: str, units: list[Span]) -> Iterator[Span]:
        for start, end in units:
            yield Span(start, end)
            inner = word[start:end]
            cut = self.units(inner) or self.units(inner.removesuffix("s"))
            for a, b in self._nested(inner, cut):
                yield Span(start + a, start + b)

    def _parse(
        self,
        word: str,
        start: int,
        may_begin: Callable[[str, int], Iterator[int]],
        memo: dict[int, _Parse | None],
    ) -> _Parse | None:
        """The best way to read word[start:] as parts that end a compound."""
        if start in memo:
            return memo[start]
        best: _Parse | None = None
        left = len(word) - start
        if start and self._lexicon.roles(word[start:]) & Role.END:
            best = memo[start] = _Parse(1, -left, (len(word),))  # Nothing is better.
            return best
        if left < 2 * _SHORTEST:
            return None
        for end in may_begin(word, start):
            rest = self._parse(word, end, may_begin, memo)
            if rest is None:
                continue
            if best is None or (rest.parts + 1, rest.head) < best[:2]:
                best = _Parse(rest.parts + 1, rest.head, (end, *rest.ends))
        memo[start] = best
        return best

    def _by_flags(self, word: str, start: int) -> Iterator[int]:
        """Ends of parts at `start` that the dictionary allows there, with more behind them."""
        allowed = Role.BEGIN if start == 0 else Role.BEGIN | Role.MIDDLE
        last = len(word) - _SHORTEST
        for form, role in self._lexicon.prefixes(word[start:]):
            end = start + len(form)
            if len(form) < _SHORTEST or end > last:
                continue
            begins = role & allowed or self._is_listed_compound(form, role)
            if begins and _may_meet(word, end):
                yield end

    def _is_listed_compound(self, form: str, role: int) -> bool:
        """Whether a listed word is a compound: it may then begin another, flag or not."""
        return len(form) >= _COMPOUND and bool(role & Role.WORD) and bool(self.units(form))

    def _by_nouns(self, word: str, start: int) -> Iterator[int]:
        """As `_by_flags`, and nouns with or without a linking -s before the last part."""
        yield from self._by_flags(word, start)
        for form, role in self._lexicon.prefixes(word[start:]):
            end = start + len(form)
            if len(form) < _NOUN or not role & Role.NOUN or len(word) - end < _NOUN:
                continue
            if _may_meet(word, end):
                yield end
            if word[end] == "s" and len(word) - end > _NOUN and self._lexicon.lemma(form) == form:
                yield end + 1


def _may_meet(word: str, at: int) -> bool:
    if word[at - 1 : at + 1] in _CLASHES:
        return False
    return word[at] not in _JUNCTION_LETTERS or not any(
        word.startswith(right, at) and word.endswith(left, 0, at) for left, right in _JUNCTIONS
    )


def _spans(ends: tuple[int, ...]) -> list[Span]:
    return [Span(start, end) for start, end in zip((0, *ends), ends, strict=False)]
