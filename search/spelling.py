"""Which terms of an index fit a pattern or are spelled nearly like a word.

Terms are words as they compare: lemmas without case and accents. A pattern is tried on
whole words, and what stands before the `*` also counts as a word by itself:
`wachtlijsten*` finds wachtlijst, although that is shorter. A near spelling is tried on
the parts of compounds as well.
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
        self._terms: dict[tuple[str, str], dict[str, int]] = {}

    def terms(self, fields: Iterable[str] = ("all",), start: str = "") -> dict[str, int]:
        """The terms of some fields that begin so, with the most units that one of them has."""
        found: dict[str, int] = {}
        for name in fields:
            if (name, start) not in self._terms:
                self._terms[name, start] = dict(self._engine.lexicon(name, start))
            for term, number in self._terms[name, start].items():
                found[term] = max(number, found.get(term, 0))
        return found

    def fitting(self, pattern: Pattern) -> Pattern:
        """The pattern with the terms that fit, the most frequent first."""
        if pattern.distance:
            terms = self.terms(lists(pattern))
            found = set(near(pattern.text, terms, pattern.distance))
        else:
            text = pattern.text.replace("-", "")
            like, start = _expression(text), re.split(r"[*?]", text)[0]
            terms = self.terms(pattern.fields, start)
            found = {term for term in terms if like.fullmatch(term)}
            for term in _bare(text):  # it may be shorter than what begins it
                if term in (held := self.terms(pattern.fields, term)):
                    terms = {**terms, term: held[term]}
                    found.add(term)
        ordered = sorted(found, key=lambda term: (-terms[term], term))
        return Pattern(
            pattern.text, distance=pattern.distance, fields=pattern.fields, found=tuple(ordered)
        )


def lists(pattern: Pattern) -> tuple[str, ...]:
    """The lists of terms that a pattern is looked up in."""
    anywhere = pattern.distance and pattern.fields == FIELDS
    return ("all",) if anywhere else pattern.fields


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
