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
_OF_FORM = Role.SHORT | Role.ARTICLE
_OF_ANY = _OF_FORM | Role.WORD


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
    return parted(word, folded, splitter.ends(folded), lexicon, splitter)


def parted(
    word: str, folded: str, ends: tuple[int, ...], lexicon: Lexicon, splitter: Splitter
) -> list[tuple[str, int]]:
    """The same of an unknown word of letters, as long when it is folded.

    `ends`: what the splitter says of it.
    """
    if not word.islower():
        match = _CASE.search(word)
        if match and lexicon.roles(folded[: match.start()]) & Role.SHORT:
            return _cut(word, match.start())
        return []
    if ends:
        return []
    last = len(folded) - 2
    for at, before in splitter.begins(folded):
        if at > last:
            break
        may_begin = before & _OF_ANY if at >= _LONG else before & _OF_FORM
        if may_begin and at >= 2 and _apart(at, before, folded, lexicon):
            return _cut(word, at)
    return []


def _cut(word: str, at: int) -> list[tuple[str, int]]:
    return [(word[:at], 0), (word[at:], at)]


def _apart(at: int, before: int, folded: str, lexicon: Lexicon) -> bool:
    """Whether a word before `at`, with the roles `before`, is glued to the rest."""
    left = len(folded) - at
    after = lexicon.roles(folded[at:])
    if after & Role.SHORT:
        ends = before & Role.WORD and at >= _LONG and left >= _FORM
        return bool(before & Role.SHORT or ends)
    return bool(before & Role.ARTICLE and after & Role.WORD and left >= _SHORTEST)
