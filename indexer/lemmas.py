"""From a folded word to its term: the lemma where it is known, else what a stemmer leaves.

Three steps, the first that knows the word decides:

1. the lexicon (kinderen, kind; betaalde, betaal; Oeigoerse, oeigoer);
2. the last part of a compound, whose lemma ends the whole (toeslagenaffaires,
   toeslagenaffaire), since Dutch inflects the last part only;
3. Snowball, for names and new words, mended where it misses a plural.

The stemmer comes last because alone it damages this domain: it makes gemeente
and mening, minister and mini, or overheid and over the same.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

import Stemmer

if TYPE_CHECKING:
    from .compounds import Splitter
    from .lexicon import Lexicon

_kraaij_pohlmann = Stemmer.Stemmer("dutch", 0).stemWord
_porter = Stemmer.Stemmer("dutch_porter", 0).stemWord
_INFLECTED = ("en", "s", "n", "e", "a")
"""What a listed word ends in that may be a plural which the dictionary did not link."""
_PARTS = 10_000
_LONG = 3  # shorter unknown words are names and abbreviations


def stem(word: str) -> str:
    """What Snowball leaves of a folded word: Kraaij and Pohlmann's stemmer, else Porter's.

    The former finds three quarters of the inflected forms of rare words, the latter
    half. But it misses plurals of loan words, and takes ge out of names; then
    Porter's has the word.

    >>> stem("oeigoertjes"), stem("podcasts"), stem("zegerius")
    ('oeigoer', 'podcast', 'zegerius')
    """
    if len(word) <= _LONG or not word.isalpha():
        return word
    found: str = _kraaij_pohlmann(word)
    if found == word or not word.startswith(found[: max(2, len(found) - 2)]):
        found = _porter(word)
    return found


class Lemmatizer:
    """The three steps over a lexicon."""

    def __init__(self, lexicon: "Lexicon", splitter: "Splitter") -> None:
        self._lexicon = lexicon
        self._splitter = splitter
        # The last parts of compounds are a small vocabulary.
        self._last = lru_cache(_PARTS)(lambda part: lexicon.lemma(part) or part)

    def term(self, word: str) -> str:
        """The term of a folded word.

        >>> from .compounds import Splitter
        >>> from .lexicon import Lexicon
        >>> lexicon = Lexicon.open()
        >>> lemmatizer = Lemmatizer(lexicon, Splitter(lexicon))
        >>> [lemmatizer.term(w) for w in ("kinderen", "toeslagenaffaires", "lockdowns")]
        ['kind', 'toeslagenaffaire', 'lockdown']
        """
        return self.looked_up(word, self._lexicon.lemma(word))

    def looked_up(self, word: str, lemma: str | None, ends: tuple[int, ...] | None = None) -> str:
        """The same where the lexicon's lemma is known, None for no lemma, and where parts end."""
        if lemma is not None and (lemma != word or not word.endswith(_INFLECTED)):
            return lemma
        if ends is None:
            ends = self._splitter.ends(word)
        if ends:
            head = ends[-2]
            return word[:head] + self._last(word[head:])
        if lemma is not None:
            return lemma
        if word[-1:] == "s" and self._splitter.ends(word[:-1]):
            return self.term(word[:-1])
        return stem(word)
