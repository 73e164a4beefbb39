"""The passages of a unit to read, with what was looked for marked in them.

A passage is chosen for what it tells: the most different terms in the least room.
One from the question and one from the answer say more than two from the answer;
where only one of them holds the words, the other shows how it begins. The subject is
shown with every hit, so it is a passage only when it alone holds the words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from whoosh import query as tree

from corpus.frozen import dataclass
from indexer.entries import Entry, texts_of

from .hits import Snippet
from .marking import Mark, Wanted, marks, wanted
from .query import FIELDS

WIDTH = 240
"""Characters of a passage: three lines of a terminal of 80 columns."""

# A sentence ends at a sign with a capital behind it; "nr. 4" and "1. De" end none.
_SENTENCE = re.compile(r"(?<![0-9])[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-ZÀ-Þ])|\n\s*")
_BLANKS = re.compile(r"\s+")
_PARTNERS = ("answer", "question")


@dataclass(frozen=True, slots=True)
class _Window:
    """Neighbouring marks of a field that fit in one passage."""

    field: str
    start: int
    end: int
    terms: frozenset[str]
    marks: int


def snippets(
    entry: Entry,
    query: tree.Query,
    limit: int = 2,
    width: int = WIDTH,
    more: frozenset[str] = frozenset(),
    want: Wanted | None = None,
) -> tuple[Snippet, ...]:
    """The passages of a unit that tell best why it was found, in reading order.

    Terms of `more` are marked where nothing of the query is found. `want` is what the query
    wants, for whoever has many units to show. A unit found by its
    filters alone shows how its question and its answer begin.
    """
    texts = texts_of(entry)
    want = want or wanted(query)
    found = {field: marks(text, want) for field, text in texts.items()}
    if more and not any(found.values()):
        found = {field: marks(text, Wanted(more)) for field, text in texts.items()}
    room = width * 3 // 4  # the rest is for what stands around the marks
    windows = [w for f in _PARTNERS for w in _windows(f, found.get(f, []), room)]
    if not windows and found.get("subject"):
        windows = [_window("subject", found["subject"])]
    chosen = _chosen(windows, limit, width)
    passages = [(w, width) for w in chosen]
    for field in _PARTNERS:
        if field in texts and len(passages) < limit and field not in {w.field for w in chosen}:
            passages.append((_Window(field, 0, 0, frozenset(), 0), width // 2))
    cuts = sorted((FIELDS.index(w.field), *_cut(texts[w.field], w, size)) for w, size in passages)
    return tuple(
        _snippet(FIELDS[at], texts[FIELDS[at]], start, end, found[FIELDS[at]])
        for at, start, end in cuts
    )


def passages(
    field: str, text: str, places: Sequence[tuple[int, int]], width: int = WIDTH
) -> Iterator[Snippet]:
    """The passages around some places of a text, in order; places that fit together share one."""
    found = [Mark(start, end, frozenset()) for start, end in sorted(places)]
    while found:
        reach = found[0].start + width * 3 // 4
        inside = [mark for mark in found if mark is found[0] or mark.end <= reach]
        start, end = _cut(text, _window(field, inside), width)
        yield _snippet(field, text, start, end, inside)
        found = found[len(inside) :]


def _window(field: str, inside: Sequence[Mark]) -> _Window:
    terms = frozenset[str]().union(*(mark.terms for mark in inside))
    return _Window(field, inside[0].start, inside[-1].end, terms, len(inside))


def _windows(field: str, found: Sequence[Mark], width: int) -> Iterator[_Window]:
    """Every run of marks that fits in the width and cannot begin earlier."""
    last = 0
    for first, mark in enumerate(found):
        last = max(last, first)
        while last + 1 < len(found) and found[last + 1].end - mark.start <= width:
            last += 1
        yield _window(field, found[first : last + 1])


def _chosen(windows: list[_Window], limit: int, width: int) -> list[_Window]:
    """The best windows one by one: each must show a new term, or another field."""
    chosen: list[_Window] = []
    while windows and len(chosen) < limit:
        seen = frozenset[str]().union(*(w.terms for w in chosen))
        fields = {w.field for w in chosen}
        windows = [w for w in windows if w.terms - seen or w.field not in fields]
        windows = [w for w in windows if not any(_meet(w, other, width) for other in chosen)]
        ranked = [
            (len(w.terms - seen), w.field not in fields, len(w.terms), w.marks, -at)
            for at, w in enumerate(windows)  # of equals the answer's, and the earliest
        ]
        if ranked:
            chosen.append(windows[-max(ranked)[-1]])
    return chosen


def _meet(one: _Window, other: _Window, width: int) -> bool:
    """Whether two passages would show much the same text."""
    near = one.start < other.end + width and other.start < one.end + width
    return one.field == other.field and near


def _cut(text: str, window: _Window, width: int) -> tuple[int, int]:
    """Where to cut the text around a window: at sentences if they fit, else at words."""
    room = max(0, width - (window.end - window.start))
    start = _start(text, window.start, room * 2 // 3, room // 3)
    end = _end(text, window.end, start + width)
    if end == len(text):
        start = _start(text, window.start, max(0, width - (end - window.start)), None)
    return start, end


def _start(text: str, at: int, most: int, context: int | None) -> int:
    """Where to begin before `at`: a sentence's begin at most `most` back, else `context` back."""
    low = max(0, at - most)
    if low == 0:
        return 0
    begins = [found.end() for found in _SENTENCE.finditer(text, low, at + 1) if found.end() <= at]
    if begins:
        return begins[0] if context is None else begins[-1]
    border = _BLANKS.search(text, max(0, at - (most if context is None else context)), at)
    return border.end() if border else at


def _end(text: str, at: int, limit: int) -> int:
    """Where to end after `at` and before `limit`: the last sentence's end, else a word's."""
    if limit >= len(text):
        return len(text)
    ends = [found.start() + 1 for found in _SENTENCE.finditer(text, at, limit)]
    enough = at + (limit - at) // 2
    if ends and ends[-1] >= enough:
        return ends[-1]
    borders = [found.start() for found in _BLANKS.finditer(text, at, limit + 1)]
    return borders[-1] if borders else max(at, limit)


def _snippet(field: str, text: str, start: int, end: int, found: Iterable[Mark]) -> Snippet:
    """The passage with single blanks, `…` where it is cut, and the marks in their new places."""
    head = "… " if text[:start].strip() else ""
    tail = " …" if text[end:].strip() else ""
    passage = text[start:end]
    start += len(passage) - len(passage.lstrip())
    passage = passage.strip()

    def place(offset: int) -> int:
        return len(head) + len(_BLANKS.sub(" ", text[start:offset]))

    inside = [m for m in found if start <= m.start and m.end <= start + len(passage)]
    placed = tuple((place(m.start), place(m.end)) for m in inside)
    return Snippet(field, head + " ".join(passage.split()) + tail, placed)
