"""Which terms of an index fit a pattern or are spelled nearly like a word.

Terms are words as they compare: lemmas without case and accents. A pattern is tried on
whole words, and what stands before the `*` also counts as a word by itself:
`wachtlijsten*` finds wachtlijst, although that is shorter. A near spelling is tried on
the parts of compounds as well.

All words of an index are terms of `all`. They are read once for as long as it is open, as one
string with a term on each line: what fits is found by looking for what it must hold, and only
of that is asked in how many units it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from weakref import WeakKeyDictionary

from indexer.analysis import analyse

from .engine import Engine
from .query import FIELDS, Pattern

_REMEMBERED = 64
_SHORT = 4  # characters: what is shorter is in so many terms that all are looked at


class Lexicon:
    """The terms of an index."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def fitting(self, pattern: Pattern) -> Pattern:
        """The pattern with the terms that fit, the most frequent first."""
        if pattern.distance:
            found = self.near(pattern.text, pattern.distance, lists(pattern))
        else:
            found = self._counted(self._like(pattern.text.replace("-", "")), pattern.fields)
        ordered = sorted(found, key=lambda term: (-found[term], term))
        return Pattern(
            pattern.text, distance=pattern.distance, fields=pattern.fields, found=tuple(ordered)
        )

    def near(self, word: str, distance: int, fields: Iterable[str] = ("all",)) -> dict[str, int]:
        """The terms at most so many letters from a word, with the most units that one has."""
        terms = list(map(self._beginning, self._beginnings(word, distance)))
        return self._counted(near(word, terms, distance), fields)

    def _beginnings(self, word: str, distance: int) -> set[str]:
        """With what all terms begin that are near to a word or its lemma."""
        if "" in _LINES.get(self._engine, {}):  # All terms are at hand anyway.
            return {""}
        found = {
            start for form in _forms(word) for start in self._engine.beginnings(form, distance)
        }
        return {""} if "" in found else found

    def _like(self, text: str) -> Iterator[str]:
        yield from self._beginning(re.split(r"[*?]", text)[0]).like(text)
        yield from _bare(text)  # It may be shorter than what begins it.

    def _beginning(self, start: str) -> "Lines":
        """The terms that begin so."""
        known = _LINES.setdefault(self._engine, {})
        if start not in known:
            if len(known) >= _REMEMBERED:
                known.clear()
            known[start] = Lines(term for term, _ in self._engine.lexicon("all", start))
        return known[start]

    def _counted(self, terms: Iterable[str], fields: Iterable[str]) -> dict[str, int]:
        """Those of some terms that stand in one of the fields, with the most units in one."""
        units, names = self._engine.frequency, tuple(fields)
        counts = {term: max(units(term, name) for name in names) for term in terms}
        return {term: number for term, number in counts.items() if number}


def lists(pattern: Pattern) -> tuple[str, ...]:
    """The lists of terms that a pattern is looked up in."""
    anywhere = pattern.distance and pattern.fields == FIELDS
    return ("all",) if anywhere else pattern.fields


class Lines:
    """Terms, each on a line of its own: no term holds a line's end."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._text = "\n".join(["", *terms, ""])

    def like(self, text: str) -> list[str]:
        """The terms that are a text in which `*` is any letters and `?` one.

        >>> Lines(["wet", "wt", "wetgever", "zwet"]).like("w?t*")
        ['wet', 'wetgever']
        """
        signs = {"*": ".*", "?": "."}
        expression = "".join(signs.get(sign) or re.escape(sign) for sign in text)
        held = max(re.split(r"[*?]", f"\n{text}\n"), key=len)
        if len(held) < _SHORT:
            return self._all(expression)
        fits = re.compile(expression).fullmatch
        return [self._text[start:end] for start, _, end in self._holding(held)
                if fits(self._text, start, end)]  # fmt: skip

    def about(self, word: str, distance: int) -> Iterator[str]:
        """Terms among which are all that differ by at most so many letters; some come twice.

        A letter more or less is a letter that differs: other lengths are left out.
        """
        found = _pieces(word, distance)
        short = any(len(piece) < 2 for piece, _ in found)
        for size in range(max(1, len(word) - distance), len(word) + distance + 1):
            text = self._of_size.get(size, "")
            if short:
                yield from text.split("\n")[:-1]
                continue
            for piece, place in found:
                yield from _with_piece(text, size + 1, piece, place - distance, place + distance)

    @cached_property
    def _of_size(self) -> dict[int, str]:
        """The terms by their length, so that where a term begins can be told from any place."""
        found: dict[int, list[str]] = defaultdict(list)
        for term in filter(None, self._text.split("\n")):
            found[len(term)].append(term)
        return {size: "\n".join([*terms, ""]) for size, terms in found.items()}

    def _all(self, expression: str) -> list[str]:
        return re.findall(f"\\n({expression})(?=\\n)", self._text)

    def _holding(self, held: str) -> Iterator[tuple[int, int, int]]:
        """Where the terms that hold a string begin, hold it first, and end."""
        text = self._text
        at = text.find(held)
        while at >= 0:
            start = text.rfind("\n", 0, at + 1) + 1
            end = text.find("\n", start)
            yield start, at, end
            at = text.find(held, end)


_LINES: "WeakKeyDictionary[Engine, dict[str, Lines]]" = WeakKeyDictionary()


def near(word: str, terms: Iterable[Lines], distance: int) -> list[str]:
    """The terms at most so many letters from a word or its lemma, the nearest first."""
    from rapidfuzz import process  # only here: loading it takes longer than most searches
    from rapidfuzz.distance import OSA

    found: dict[str, int] = {}
    for form in _forms(word):
        for term, far, _ in process.extract(
            form,
            list({term for lines in terms for term in lines.about(form, distance)}),
            scorer=OSA.distance,
            score_cutoff=distance,
            limit=None,
        ):
            found[term] = min(int(far), found.get(term, distance))
    return sorted(found, key=lambda term: (found[term], term))


def _forms(word: str) -> set[str]:
    """A word and its lemma."""
    return {word, *(part.term for part in analyse(word)[:1])}


def _pieces(word: str, distance: int) -> set[tuple[str, int]]:
    """Pieces of a word with their places: who differs by so few letters holds one of them.

    Each letter that differs spoils one piece, and there is one more of them. Two letters in
    turn may spoil two, where the word is cut between them: then they are turned back.

    >>> sorted(_pieces("kade", 1))
    [('de', 2), ('ka', 0), ('kdae', 0)]
    """
    size = distance + 1
    cuts = [len(word) * part // size for part in range(size + 1)]
    found = {(word[start:end], start) for start, end in pairwise(cuts)}
    for at in cuts[1:-1]:
        turned = word[: at - 1] + word[at : at + 1] + word[at - 1 : at] + word[at + 1 :]
        found |= _pieces(turned, distance - 1)
    return found


def _with_piece(text: str, line: int, piece: str, first: int, last: int) -> Iterator[str]:
    """The terms with a piece at one of some places, from a text whose lines are of one length."""
    at = text.find(piece)
    while at >= 0:
        place = at % line
        if first <= place <= last:
            yield text[at - place : at - place + line - 1]
        at = text.find(piece, at + 1)


def _bare(text: str) -> list[str]:
    """The term of a word with nothing but a `*` behind it."""
    word = text.removesuffix("*")
    return [] if re.search(r"[*?]", word) else [part.term for part in analyse(word)[:1]]
