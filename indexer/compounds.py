"""Cuts a compound into the words it is made of; what is no compound stays whole.

A split must be one that the dictionary's flags allow: its first part may begin a
compound, the middle ones may continue it and the last may end it (linking -s and -en are
in the forms: `arbeids`, `kinderen`). Of several the one with the fewest parts is
taken, a listed compound counting as one part, and then the one whose last part is
the longest: Dutch compounds have their head at the end. A wrong split makes a
letter found for what it is not about, so that precision comes first. Only for a word
that the dictionary does not know, a first part that it calls a noun will do also.

Every new word of a text is cut, so that this is the costliest step of indexing: a start
is walked once, and the end of the first part is looked at before any part between.

The splitter knows nothing of inflection or of printed text: words are folded.
"""

from functools import lru_cache
from typing import NamedTuple, Self

from .lexicon import Lexicon, Role

_SHORTEST = 3
_LONGEST = 64  # longer runs of letters are no words, and would only cost time
_NOUN = 4  # the shortest noun that begins a compound without the dictionary's leave
_REMEMBERED = 5_000
_PARTS = 10_000  # last parts are a small vocabulary
_COMPOUND = 8  # the shortest listed compound that is looked into
_PART = 2 * _LONGEST  # what a part costs: more than any last part can be longer than another
# Names of this module are looked up quicker than those of a class.
_BEGIN, _MIDDLE, _END, _WORD = Role.BEGIN, Role.MIDDLE, Role.END, Role.WORD
_WHOLE, _NOUN_ROLE = Role.WHOLE, Role.NOUN
_LISTED = _WORD | _WHOLE  # only the former of a listed compound
# Vowels that would be read as one: the spelling then asks for a hyphen (zee-egel).
_CLASHES = frozenset(
    a + b
    for a, seconds in {"a": "aeiu", "e": "eiu", "i": "eiju", "o": "eiou", "u": "iu"}.items()
    for b in seconds
)
# Junctions that only occur inside words (after the CHECKCOMPOUNDPATTERN rules of nl.aff).
_JUNCTIONS = (("k", "ker"), ("en", "loo"), ("en", "loz"), ("burger", "meester"), ("r", "ring"))
_DOUBTFUL = _CLASHES | {left[-1] + right[0] for left, right in _JUNCTIONS}
"""The last letter of a part and the first one of the next, where the two may not meet."""

_Ends = tuple[int, ...]
_Parse = tuple[int, _Ends]
"""What a way to read a word costs (`_PART` a part, less the length of the last), its ends."""

_Walks = dict[int, list[tuple[int, int]]]
"""For a start in a word, where the forms end that stand there, each with its roles."""


class Span(NamedTuple):
    """A part of a word: where it starts and ends in the folded word."""

    start: int
    end: int


class Splitter:
    """Splits folded words by the roles of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._remembered: dict[str, _Ends] = {}
        self._is_end = lru_cache(_PARTS)(lambda part: bool(lexicon.roles(part) & _END))
        self._last: tuple[str, _Walks] = "", {}

    def units(self, word: str) -> list[Span]:
        """The parts of a compound, listed compounds as one; [] for any other word.

        >>> from .lexicon import Lexicon
        >>> word = "mensenrechtensanctieregime"
        >>> [word[a:b] for a, b in Splitter(Lexicon.open()).units(word)]
        ['mensenrechten', 'sanctie', 'regime']
        """
        ends = self.ends(word)
        return [Span(start, end) for start, end in zip((0, *ends), ends, strict=False)]

    def ends(self, word: str, known: int | None = None) -> tuple[int, ...]:
        """Where the `units` of a word end; () for a word that is no compound.

        `known`: the roles of the word for whoever looked them up.

        >>> from .lexicon import Lexicon
        >>> Splitter(Lexicon.open()).ends("sanctieregime")
        (7, 13)
        """
        if known is not None and known & _WHOLE:
            return ()
        # Asked for at every step of an analysis, and listed compounds while others are cut.
        found = self._remembered.get(word)
        if found is None:
            if not 2 * _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
                return ()
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            roles = self._lexicon.roles(word) if known is None else known
            found = self._remembered[word] = () if roles & _WHOLE else self._cut(word, roles)
        return found

    def _cut(self, word: str, known: int) -> _Ends:
        walks = self._walks(word)
        reading = _Reading(word, walks, self._lexicon, self)
        found = reading.parse(0)
        if found is None and not known & _WORD:
            found = reading.with_nouns().parse(0)
        self._last = word, walks  # Not those of a compound that was cut in between.
        return () if found is None else found[1]

    def _walks(self, word: str) -> _Walks:
        """What was walked of the last word will do for one that it begins with: its stem."""
        last, walks = self._last
        return walks if last.startswith(word) else {}

    def begins(self, word: str) -> list[tuple[int, int]]:
        """Where forms end that a word, or a longer one, begins with, each with its roles."""
        return self._walks(word).get(0) or self._lexicon.prefixes(word, 0, -2)

    def stays(self, word: str, head: int) -> bool:
        """Whether a compound surely is one still when its last part, from `head`, is another.

        Quicker than to cut the word: only the lemma that a last part became is looked at.
        """
        return (
            head + _NOUN < len(word) <= _LONGEST
            and self._is_end(word[head:])
            and _may_meet(word, head)
        )

    def spans(self, word: str) -> list[Span]:
        """All parts worth finding a compound by: its words, and the compounds inside it.

        >>> from .lexicon import Lexicon
        >>> word = "mensenrechtensanctieregime"
        >>> [word[a:b] for a, b in Splitter(Lexicon.open()).spans(word)][:4]
        ['mensenrechten', 'mensen', 'rechten', 'sanctie']
        """
        found = []
        units = self.units(word)
        for start, end in units:
            found += [Span(start + a, start + b) for a, b in self.nested(word[start:end])]
        last = len(word)
        found += [Span(unit.start, last) for unit in units[1:-1]]
        found += [Span(0, unit.end) for unit in units[1:-1]]
        return found

    def nested(self, part: str) -> list[Span]:
        """A part as a whole, then the words and compounds inside it.

        >>> from .lexicon import Lexicon
        >>> Splitter(Lexicon.open()).nested("mensenrechten")
        [Span(start=0, end=13), Span(start=0, end=6), Span(start=6, end=13)]
        """
        found = [Span(0, len(part))]
        start = 0
        for end in self.ends(part) or (self.ends(part[:-1]) if part[-1:] == "s" else ()):
            found += [Span(start + a, start + b) for a, b in self.nested(part[start:end])]
            start = end
        return found


class _Reading:
    """One word that is read as a compound: by the flags, and then by its nouns too."""

    __slots__ = (
        "_best",
        "_closed",
        "_flagged",
        "_lexicon",
        "_nouns",
        "_splitter",
        "_word",
        "walks",
    )

    def __init__(self, word: str, walks: _Walks, lexicon: Lexicon, splitter: Splitter) -> None:
        self._word = word
        self.walks = walks
        self._lexicon = lexicon
        self._splitter = splitter
        self._nouns = False
        self._flagged: dict[int, list[int]] = {}  # ends by the flags of parts at a start
        # The best way to go on from a start that ends no word, None for no way.
        self._best: dict[int, _Parse | None] = {}
        self._closed = self._best  # starts that end no word, found before nouns were allowed

    def with_nouns(self) -> Self:
        """The same word read again: any noun may begin it, but nothing else may end it."""
        self._nouns = True
        self._best = {}
        return self

    def parse(self, start: int) -> _Parse | None:
        """The best way to read the word from `start` in two parts or more."""
        ends = self._by_flags(start)
        if self._nouns:
            ends = ends + self._by_nouns(start)
        if not ends:
            return None
        return self._in_two(ends) or self._in_more(ends)

    def _in_two(self, ends: list[int]) -> _Parse | None:
        """The longest last part behind one of `ends`: nothing is better."""
        word, last = self._word, len(self._word)
        for end in sorted(ends):
            if end not in self._closed and self._lexicon.roles(word[end:]) & _END:
                return 2 * _PART - last + end, (end, last)
        return None

    def _in_more(self, ends: list[int]) -> _Parse | None:
        """The best of the readings that have more parts behind one of `ends`."""
        best: _Parse | None = None
        last = len(self._word) - 2 * _SHORTEST
        for end in ends:
            if end not in self._best:
                self._best[end] = self.parse(end) if end <= last else None
            rest = self._best[end]
            if rest and (best is None or rest[0] + _PART < best[0]):
                best = rest[0] + _PART, (end, *rest[1])
        return best

    def _by_flags(self, start: int) -> list[int]:
        """Ends of parts at `start` that the dictionary allows there, with more behind them.

        A listed word that is a compound may begin another, flag or not.
        """
        if start in self._flagged:
            return self._flagged[start]
        word, ends = self._word, self._flagged.setdefault(start, [])
        if start not in self.walks:
            self.walks[start] = self._lexicon.prefixes(word, start, -2)
        allowed = _BEGIN | _MIDDLE if start else _BEGIN
        last = len(word) - _SHORTEST
        for end, role in self.walks[start]:
            if end > last:
                break
            if role & allowed:
                if end - start < _SHORTEST:
                    continue
            elif role & _LISTED != _WORD or not self._is_compound(start, end, role):
                continue
            if word[end - 1 : end + 1] not in _DOUBTFUL or _may_meet(word, end):
                ends.append(end)
        return ends

    def _is_compound(self, start: int, end: int, role: int) -> bool:
        """Whether a listed word is a compound."""
        return end - start >= _COMPOUND and bool(self._splitter.ends(self._word[start:end], role))

    def _by_nouns(self, start: int) -> list[int]:
        """Ends of nouns, with or without a linking -s, that may stand before the last part."""
        word, ends = self._word, []
        last = len(word) - _NOUN
        for end, role in self.walks[start]:
            if end > last:
                break
            if not role & _NOUN_ROLE or end - start < _NOUN:
                continue
            if _may_meet(word, end):
                ends.append(end)
            if word[end] == "s" and end < last:
                noun = word[start:end]
                if self._lexicon.lemma(noun) == noun:
                    ends.append(end + 1)
        return ends


def _may_meet(word: str, at: int) -> bool:
    pair = word[at - 1 : at + 1]
    if pair not in _DOUBTFUL:
        return True
    return pair not in _CLASHES and not any(
        word.startswith(right, at) and word.endswith(left, 0, at) for left, right in _JUNCTIONS
    )
