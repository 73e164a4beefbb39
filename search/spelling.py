"""Which terms of an index fit a pattern or are spelled nearly like a word.

Terms are words as they compare: lemmas without case and accents. A pattern is tried on
whole words, and what stands before the `*` also counts as a word by itself:
`wachtlijsten*` finds wachtlijst, although that is shorter. A near spelling is tried on
the parts of compounds as well.
"""

import re
from collections.abc import Iterable, Mapping

from indexer.analysis import analyse

from .engine import Engine
from .query import FIELDS, Pattern


class Lexicon:
    """The terms of an index, read once for all patterns of a query."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._terms: dict[tuple[str, str], dict[str, int]] = {}

    def terms(self, fields: Iterable[str] = ("all",), start: str = "") -> Mapping[str, int]:
        """The terms of some fields that begin so, with the most units that one of them has."""
        first, *others = [self._of(name, start) for name in fields]
        if not others:  # As it mostly is: nothing to copy.
            return first
        found = dict(first)
        for terms in others:
            for term, number in terms.items():
                found[term] = max(number, found.get(term, 0))
        return found

    def _of(self, field: str, start: str) -> dict[str, int]:
        if (field, start) not in self._terms:
            self._terms[field, start] = dict(self._engine.lexicon(field, start))
        return self._terms[field, start]

    def fitting(self, pattern: Pattern) -> Pattern:
        """The pattern with the terms that fit, the most frequent first."""
        found = self._near(pattern) if pattern.distance else self._like(pattern)
        ordered = sorted(found, key=lambda term: (-found[term], term))
        return Pattern(
            pattern.text, distance=pattern.distance, fields=pattern.fields, found=tuple(ordered)
        )

    def _near(self, pattern: Pattern) -> dict[str, int]:
        terms = self.terms(lists(pattern))
        return {term: terms[term] for term in near(pattern.text, terms, pattern.distance)}

    def _like(self, pattern: Pattern) -> dict[str, int]:
        text = pattern.text.replace("-", "")
        start, bare = re.split(r"[*?]", text)[0], _bare(text)
        found: dict[str, int] = {}
        for field in pattern.fields:
            terms = self._of(field, start)
            every = [(term, terms[term]) for term in like(text, terms)]
            for term in bare:  # It may be shorter than what begins it.
                every += [(term, n) for one, n in self._of(field, term).items() if one == term]
            for term, number in every:
                found[term] = max(number, found.get(term, 0))
        return found


def lists(pattern: Pattern) -> tuple[str, ...]:
    """The lists of terms that a pattern is looked up in."""
    anywhere = pattern.distance and pattern.fields == FIELDS
    return ("all",) if anywhere else pattern.fields


def near(word: str, terms: Iterable[str], distance: int) -> list[str]:
    """The terms at most so many letters from a word or its lemma, the nearest first."""
    from rapidfuzz import process  # only here: loading it takes longer than most searches
    from rapidfuzz.distance import OSA

    forms = {word, *(part.term for part in analyse(word)[:1])}
    # A letter more or less is a letter that differs: other lengths need not be looked at.
    least, most = min(map(len, forms)) - distance, max(map(len, forms)) + distance
    every = [term for term in terms if least <= len(term) <= most]
    found: dict[str, int] = {}
    for form in forms:
        for term, far, _ in process.extract(
            form, every, scorer=OSA.distance, score_cutoff=distance, limit=None
        ):
            found[term] = min(int(far), found.get(term, distance))
    return sorted(found, key=lambda term: (found[term], term))


def like(text: str, terms: Iterable[str]) -> list[str]:
    """The terms that are a text in which `*` is any letters and `?` one.

    All terms are looked through at once, each on a line of its own: no term holds a line's end.

    >>> like("w?t*", ["wet", "wt", "wetgever", "zwet"])
    ['wet', 'wetgever']
    """
    signs = {"*": ".*", "?": "."}
    expression = "".join(signs.get(sign) or re.escape(sign) for sign in text)
    return re.findall(f"^({expression})\n", "\n".join([*terms, ""]), re.MULTILINE)


def _bare(text: str) -> list[str]:
    """The term of a word with nothing but a `*` behind it."""
    word = text.removesuffix("*")
    return [] if re.search(r"[*?]", word) else [part.term for part in analyse(word)[:1]]
