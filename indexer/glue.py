"""Takes apart words that the text of a PDF glued together: overhet, deStaatssecretaris.

Only an unknown word is looked at, and only for one of the small words of
data/short.txt at its beginning or end. A preposition is kept when a verb follows, since
it is then likely a prefix of a new verb (uitrollen); an article never is.
"""

import re

from .compounds import Splitter
from .lexicon import Lexicon, Role
from .words import fold

_CASE = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{2})")
_SHORTEST = 4
_LONG = 5  # letters of a word before a word of form
_FORM = 3  # letters of that; -en, -de and -te are endings


def unglue(word: str, lexicon: Lexicon, splitter: Splitter) -> list[tuple[str, int]]:
    """The two words that were glued, with their offsets; [] when the word is whole.

    >>> lexicon = Lexicon.open()
    >>> unglue("overhet", lexicon, Splitter(lexicon))
    [('over', 0), ('het', 4)]
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return []
    folded = fold(word)
    if len(folded) != len(word) or lexicon.roles(folded) & Role.WORD:
        return []
    if not word.islower():
        match = _CASE.search(word)
        at = match.start() if match else 0
        return _cut(word, at) if lexicon.roles(folded[:at]) & Role.SHORT else []
    if splitter.units(folded):
        return []
    for left, before in lexicon.prefixes(folded[:-2]):
        at = len(left)
        if at >= 2 and _apart(left, before, folded[at:], lexicon):
            return _cut(word, at)
    return []


def _cut(word: str, at: int) -> list[tuple[str, int]]:
    return [(word[:at], 0), (word[at:], at)]


def _apart(left: str, before: int, right: str, lexicon: Lexicon) -> bool:
    after = lexicon.roles(right)
    if after & Role.SHORT:
        return bool(before & Role.SHORT) or _ends(left, before, right)
    return bool(before & Role.ARTICLE and after & Role.WORD and len(right) >= _SHORTEST)


def _ends(left: str, before: int, right: str) -> bool:
    """Whether a word of form is glued behind a word and is not just its ending."""
    return bool(before & Role.WORD) and len(left) >= _LONG and len(right) >= _FORM
