"""The forms of printed words as far as they can hold what is looked for.

A passage has hundreds of words and few of what was asked for. A word that holds the first
letters of no term (`indexer.irregular`) has none of them, and is not taken apart. Where the
positions of words count, it also has to be one word, so that those behind it keep theirs.
"""

from collections.abc import Mapping
from functools import lru_cache

from indexer.analysis import form
from indexer.forms import Form, tools
from indexer.glue import unglue
from indexer.irregular import beginnings
from indexer.lexicon import Role
from indexer.words import number

_REMEMBERED = 100_000
NOTHING = Form((), (), 1, "")
"""The form of all words that have none of the terms: each is one word."""


@lru_cache(8)
def likely_forms(terms: frozenset[str], placed: bool = True) -> Mapping[str, Form]:
    """The form of any printed word; without terms and parts where it has none of the terms.

    Unless words are `placed`, one without the terms may be more than one word.
    """
    return _Likely(terms, placed)


class _Likely(dict[str, Form]):
    def __init__(self, terms: frozenset[str], placed: bool) -> None:
        super().__init__()
        self._beginnings, self._placed = beginnings(terms), placed
        self._lexicon, self._splitter, *_ = tools()

    def __missing__(self, word: str) -> Form:
        if len(self) >= _REMEMBERED:
            self.clear()
        made = self[word] = NOTHING if self._has_none(word) else form(word)
        return made

    def _has_none(self, word: str) -> bool:
        folded = word.lower()
        plain = word.isascii() and word.isalnum() and folded[1:] == word[1:]
        if not plain:
            return False
        for beginning in self._beginnings:
            if beginning in folded:
                return False
        if not self._placed:
            return True
        if number(word):
            return False
        known = self._lexicon.roles(folded) & Role.WORD
        return bool(known) or not unglue(word, self._lexicon, self._splitter)
