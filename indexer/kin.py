"""Words of one family, to widen a query with at a low weight: betaling and betalen.

Inflection is taken off in the index; derivation is not, since it is too often
misleading (regeling is not regel, handeling not handel). For ranking it still helps to
look for the verb beside the noun made from it: `kin` gives the one for the
other, in terms. Only nouns on -ing and -atie are joined to their verb, and only when the
verb's stem is not a noun by itself. Nothing of this is in the index.
"""

from collections.abc import Iterator
from functools import lru_cache

from .compounds import Splitter
from .lexicon import Lexicon, Role

_SHORTEST = 7
_VOWELS = "aeou"
_VOICED = {"f": "v", "s": "z"}


class Kin:
    """Derivation, looked up in a lexicon."""

    def __init__(self, lexicon: Lexicon, splitter: Splitter) -> None:
        self._lexicon = lexicon
        self._splitter = splitter
        self.verb = lru_cache(maxsize=50_000)(self._verb)

    def of(self, term: str) -> list[str]:
        """The terms akin to a term, itself not among them.

        >>> lexicon = Lexicon.open()
        >>> kin = Kin(lexicon, Splitter(lexicon))
        >>> kin.of("betaling"), kin.of("betaal"), kin.of("regeling")
        (['betaal'], ['betaling'], [])
        """
        if verb := self.verb(term):
            return [verb]
        return [noun for noun in self._nouns(term) if self.verb(noun) == term]

    def _verb(self, noun: str) -> str | None:
        """The stem of the verb that a noun is made from, None for other nouns."""
        if len(noun) < _SHORTEST:
            return None
        if noun.endswith("ing"):
            verbs = [noun[:-3] + "en", noun[:-3] + noun[-4] + "en"]
        elif noun.endswith("atie"):
            verbs = [noun[:-4] + "eren"]
        else:
            return None
        for verb in verbs:
            stem = self._lexicon.lemma(verb)
            if stem and stem != verb:
                return None if self._lexicon.roles(stem) & (Role.NOUN | Role.END) else stem
        units = self._splitter.units(noun)
        if units and (stem := self._verb(noun[units[-1].start :])):
            return noun[: units[-1].start] + stem
        return None

    def _nouns(self, stem: str) -> Iterator[str]:
        if len(stem) < 3 or not stem.isalpha():
            return
        if stem.endswith("eer"):
            yield stem[:-3] + "atie"
        last = _VOICED.get(stem[-1], stem[-1])
        if stem[-2] in _VOWELS and stem[-3] == stem[-2]:
            yield stem[:-2] + last + "ing"
        yield stem[:-1] + last + "ing"
        yield stem + stem[-1] + "ing"
        yield stem + "ing"
