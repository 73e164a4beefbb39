"""Every occurrence of what was looked for, with what stands left and right of it.

An occurrence is what a hit marks (`snippet.py`), as a whole printed word: for `opvang`
also kinderopvang, for a phrase all of its words, and of words that may stand apart
(opvang van kinderen for kinderopvang) each by itself. Question and answer are gone
through; the subject, which all units of a letter share, only where it is asked for, and
then once a letter. Lines come one by one as their units do. Sorting needs all of them: a
limited list keeps no more than its own length, an unlimited one is sorted in files.
"""

import heapq
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Literal, get_args

from corpus.errors import KamerzoekError
from indexer.analysis import fold, words
from indexer.entries import texts_of

from .citation import citation
from .hits import Hit
from .marking import Wanted, marks, wanted
from .printed_name import parted
from .query import FIELDS, Pattern, Sort, Tree, Typed, patterns, positive
from .runs import in_order

Order = Literal["relevance", "newest", "oldest", "date", "minister", "left1", "right1"]
ORDERS: tuple[Order, ...] = get_args(Order)

CONTEXT = 15
"""Words that are kept on each side, where nothing else is asked for."""

_LETTERS = 40  # characters that a word of the context takes at most, with its blank
_COMPARED = 8  # words on each side that lines are sorted by
_DIGITS = re.compile(r"\d+")
_JOINTS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Source:
    """Where an occurrence stands: its unit and letter, and what lists tell of them.

    `cited` is the citation of the unit in one line, `day` an ISO date or empty, `people`
    the names that signed.
    """

    unit: str
    document: str
    cited: str
    day: str
    people: tuple[str, ...]
    askers: tuple[str, ...]
    subject: str
    file: str


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence: the `word` as printed, what stands `left` and `right` of it in its `field`.

    The three put together are the text, with single blanks.
    """

    left: str
    word: str
    right: str
    field: str
    source: Source


@dataclass(slots=True)
class Tally:
    """What was gone through: `occurrences` in `units`, and whether that was `all` there is."""

    occurrences: int = 0
    units: int = 0
    all: bool = False
    _seen: set[str] = field(default_factory=set)


def looked_for(query: Tree) -> dict[str, Wanted]:
    """What is an occurrence in which text. Raises `KamerzoekError` when no words are sought."""
    leaves: list[Typed | Pattern] = [*positive(query), *patterns(query)]
    named = {name for leaf in leaves if leaf.fields != FIELDS for name in leaf.fields}
    if not leaves:
        raise KamerzoekError("no words to show", "type one or more words, such as: kinderopvang")
    fields = ("question", "answer", *(("subject",) if "subject" in named else ()))
    found = {name: wanted(query, name) for name in fields}
    return {name: want for name, want in found.items() if want != Wanted()}


def engine_sort(order: Order) -> Sort:
    """The order in which an engine gives the units of a concordance."""
    if order in {"date", "oldest"}:
        return "oldest"
    return "newest" if order == "newest" else "relevance"


def lines(
    hits: Iterable[Hit],
    want: dict[str, Wanted],
    order: Order,
    limit: int | None,
    tally: Tally,
    context: int = CONTEXT,
) -> Iterator[Line]:
    """The lines of some hits in an order, at most `limit`; `tally` is right when they are done."""
    every = _lines(hits, want, tally, context)
    if order not in KEYS:
        yield from islice(every, limit) if limit is not None else every
        tally.all = next(every, None) is None
        return
    key = KEYS[order]
    yield from in_order(every, key) if limit is None else heapq.nsmallest(limit, every, key)
    tally.all = True


def _lines(
    hits: Iterable[Hit], want: dict[str, Wanted], tally: Tally, context: int
) -> Iterator[Line]:
    letters: set[str] = set()
    for hit in hits:
        texts = texts_of(hit.entry)
        if hit.document.id in letters:
            texts.pop("subject", None)
        letters |= {hit.document.id} if "subject" in want else set()
        found = [(name, spans(texts[name], want[name])) for name in want if name in texts]
        tally.units += any(places for _, places in found)
        if not any(places for _, places in found):
            continue
        source = _source(hit)
        for name, places in found:
            for start, end in places:
                tally.occurrences += 1
                sides = _sides(texts[name], start, end, context)
                yield Line(*sides, name, source)


def spans(text: str, want: Wanted) -> list[tuple[int, int]]:
    """The places of a text that match, each out to the ends of its printed words.

    >>> want = Wanted(terms=frozenset({"opvang"}))
    >>> [("De kinderopvang."[a:b]) for a, b in spans("De kinderopvang.", want)]
    ['kinderopvang']
    """
    found = marks(text, want)
    if not found:
        return []
    printed = [(start, start + len(word)) for word, start in words(text)]
    starts = [start for start, _ in printed]
    whole: list[tuple[int, int]] = []
    for mark in found:
        start = min(mark.start, starts[max(0, bisect_right(starts, mark.start) - 1)])
        end = max(mark.end, printed[max(0, bisect_right(starts, mark.end - 1) - 1)][1])
        if whole and start < whole[-1][1]:
            last = whole.pop()
            start, end = last[0], max(end, last[1])
        whole.append((start, end))
    return whole


def _sides(text: str, start: int, end: int, context: int) -> tuple[str, str, str]:
    """What stands left, the word, and what stands right: so many words, with single blanks."""
    reach = context * _LETTERS
    left, right = text[max(0, start - reach) : start], text[end : end + reach]
    before, after = left.split(), right.split()
    gap_before, gap_after = left[-1:].isspace(), right[:1].isspace()
    kept = " ".join(before[-context:] if gap_before else before[-context - 1 :])
    rest = " ".join(after[:context] if gap_after else after[: context + 1])
    word = " ".join(text[start:end].split())
    return kept + " " * gap_before, word, " " * gap_after + rest


def _source(hit: Hit) -> Source:
    document = hit.document
    return Source(
        hit.unit.id,
        document.id,
        citation(hit.entry).line,
        document.dated.isoformat() if document.dated else "",
        tuple(one.name for one in document.ministers if one.name),
        tuple(one.name for one in document.askers),
        document.subject or "",
        document.source,
    )


Key = tuple[str, ...]


def compared(word: str) -> str:
    """A word as Dutch lists sort it: no case, no accents, no hyphens, numbers by their size.

    >>> sorted(["zee", "Één", "10", "9", "ijs", "E-mail"], key=compared)
    ['9', '10', 'Één', 'E-mail', 'ijs', 'zee']
    """
    plain = _JOINTS.sub("", fold(word)) or fold(word)
    return _DIGITS.sub(lambda found: found.group().zfill(12), plain)


def _by_left(line: Line) -> tuple[Key, Key, Key]:
    return _before(line), (compared(line.word),), _behind(line)


def _by_right(line: Line) -> tuple[Key, Key, Key]:
    return _behind(line), (compared(line.word),), _before(line)


def _before(line: Line) -> Key:
    """The words to the left, the nearest first."""
    near = [word for word, _ in words(line.left)][: -_COMPARED - 1 : -1]
    return tuple(map(compared, near))


def _behind(line: Line) -> Key:
    return tuple(compared(word) for word, _ in islice(words(line.right), _COMPARED))


def _by_minister(line: Line) -> tuple[bool, Key, str]:
    """By the surname behind its prefix, as Dutch lists do; who is not named comes last."""
    names = tuple(compared(f"{p.family} {p.given}") for p in map(parted, line.source.people))
    return not names, names, line.source.day


KEYS: dict[str, Callable[[Line], Any]] = {
    "left1": _by_left,
    "right1": _by_right,
    "minister": _by_minister,
}
"""The orders that need all lines, and what each compares."""
