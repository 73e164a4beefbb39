"""Which terms of an index fit a pattern or are spelled nearly like a word.

Terms are words as they compare: lemmas without case and accents. So a pattern is tried
on them, and what stands before the `*` also counts as a word by itself: `wachtlijsten*`
finds wachtlijst, although that is shorter.
"""

import re
from collections.abc import Iterable

from indexer.analysis import analyse

from .engine import Engine
from .query import FIELDS, Pattern


class Lexicon:
    """The terms of an index, read once for all patterns of a query."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._terms: dict[str, dict[str, int]] = {}

    def terms(self, fields: Iterable[str] = FIELDS) -> dict[str, int]:
        """The terms of some texts with the number of units of each."""
        names = ("all",) if tuple(fields) == FIELDS else tuple(fields)
        for name in names:
            if name not in self._terms:
                self._terms[name] = dict(self._engine.lexicon(name))
        if len(names) == 1:
            return self._terms[names[0]]
        return {term: n for name in names for term, n in self._terms[name].items()}

    def fitting(self, pattern: Pattern) -> Pattern:
        """The pattern with the terms that fit, the most frequent first."""
        terms = self.terms(pattern.fields)
        if pattern.distance:
            found = set(near(pattern.text, terms, pattern.distance))
        else:
            like = _expression(pattern.text.replace("-", ""))
            found = {term for term in terms if like.fullmatch(term)}
            found |= {term for term in _bare(pattern.text) if term in terms}
        ordered = sorted(found, key=lambda term: (-terms[term], term))
        return Pattern(
            pattern.text, distance=pattern.distance, fields=pattern.fields, found=tuple(ordered)
        )


def near(word: str, terms: Iterable[str], distance: int) -> list[str]:
    """The terms at most so many letters from a word or its lemma, the nearest first."""
    from rapidfuzz import process  # only here: loading it takes longer than most searches
    from rapidfuzz.distance import OSA

    every = list(terms)
    found: dict[str, int] = {}
    for form in {word, *(part.term for part in analyse(word)[:1])}:
        for term, far, _ in process.extract(
            form, every, scorer=OSA.distance, score_cutoff=distance, limit=None
        ):
            found[term] = min(int(far), found.get(term, distance))
    return sorted(found, key=lambda term: (found[term], term))


def _expression(text: str) -> re.Pattern[str]:
    return re.compile("".join({"*": ".*", "?": "."}.get(c, re.escape(c)) for c in text), re.DOTALL)


def _bare(text: str) -> list[str]:
    """The term of a word with nothing but a `*` behind it."""
    word = text.removesuffix("*")
    return [] if re.search(r"[*?]", word) else [part.term for part in analyse(word)[:1]]
