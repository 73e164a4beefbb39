"""Words alone, without a sign or an operator: what most people type.

They are read here as the grammar of `syntax.py` would read them, without loading it;
`tests/test_query.py` holds both to the same trees.
"""

import re

from whoosh import query as tree

from indexer.abbreviations import full_names
from indexer.analysis import analyse, fold, words

from .grammar import AND, NOT, OR
from .query import Typed

_STOP_WORDS = """
    aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een
    eens en er ge geweest haar had heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja
    je kan kon kunnen maar me meer men met mij mijn moet na naar niets nog nu of om omdat onder ons
    ook op over reeds te tegen toch toen tot u uit uw van veel voor want waren was wat werd wezen
    wie wil worden wordt zal ze zelf zich zij zijn zo zonder zou
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Dropped from free text: Snowball's Dutch list, but `niet` and `geen` turn a meaning around.

It stands here so that a search does not load the lists of all languages that Whoosh has.
"""

_OPERATORS = frozenset((*AND, *OR, *NOT))
_WORD = r"[^\W_]+(?:-[^\W_]+)*"
_BARE = re.compile(rf"\s*{_WORD}(?:\s+{_WORD})*\s*")


def bare(
    text: str, *, any_word: bool, exact: bool, fields: tuple[str, ...]
) -> tuple[tree.Query, list[str]] | None:
    """The tree of words alone and the stop words left out; None for whatever else is typed."""
    if not _BARE.fullmatch(text):
        return None
    typed_words = text.split()
    if not _OPERATORS.isdisjoint(typed_words):
        return None
    held = [word for word in typed_words if holds_word(word)]
    kept = [word for word in held if not is_stop(word)] or held
    loose = any_word and not exact
    parts = [one for word in kept for one in typed(word, exact=exact, loose=loose, fields=fields)]
    left_out = [word for word in held if is_stop(word)] if kept is not held else []
    return (tree.Or(parts) if any_word else tree.And(parts)).normalize(), left_out


def typed(text: str, *, exact: bool, loose: bool, fields: tuple[str, ...]) -> list[Typed]:
    """What stands between blanks, word by word: usually one, or several (kort/lang)."""
    return [Typed((word,), exact=exact, loose=loose, fields=fields) for word, _ in words(text)]


def holds_word(text: str) -> bool:
    """Whether there is anything in a text to look for."""
    return any(analyse(word) for word, _ in words(text))


def is_stop(text: str) -> bool:
    """Whether a text has stop words alone; an abbreviation that is printed as one is none."""
    return all(fold(word) in STOP_WORDS and not full_names(word) for word, _ in words(text))
