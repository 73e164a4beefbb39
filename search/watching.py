"""Adding a watch, and running some: find what is news, write it down, tell it, mark it as told.

A watch that is added has seen all that is found at that moment: it tells of what comes after.
A run goes in two steps, each one transaction:

1. `gather`: what the watch finds and has not seen goes into a batch, and is seen from then on.
2. `tell`: all batches that were not told are handed to whoever tells them, and then marked.

Killed before the end of the first, nothing has happened, and the next run finds the same.
Killed between the two or in the second, the next run tells the same batches, with the same
units. So nothing is lost, a feed (which is made from what is kept) never has anything twice,
and what is told on a stream may come twice only if the process ended after writing and before
marking; it then says so. The second step holds the file while it tells: another run waits,
and finds the batches told.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.errors import KamerzoekError

from .batches import Batch, Batches, Candidates, Seen
from .engine import Engine, Match
from .find import Asked, Request, hits_among, page_of, understood
from .hits import Hit
from .news import is_answered, judge, key_of, key_of_id, record, recorded
from .watches import Watch, Watches

_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Added:
    """A watch that was added, how many units it has seen, and notes on how it was understood."""

    watch: Watch
    seen: int
    notes: tuple[str, ...]


def add(
    state: Watches, engine: Engine, name: str, request: Request, today: date, everything: bool
) -> Added:
    """Add a watch; what it finds now has been seen, unless `everything` is to be told.

    Raises `KamerzoekError` when the search cannot be understood, or the name is taken.
    """
    name, wanted = checked_name(name), asking(request)
    asked = understood(engine, wanted, today)
    with state.transaction():
        watch = state.add(name, wanted)
        seen = Seen(state, watch)
        if not everything:
            waiting = _unanswered(engine, wanted, today)
            found = _keyed(page_of(engine, asked, wanted).matches)
            seen.see((key, match.unit not in waiting) for key, match in found)
        return Added(watch, len(seen), asked.notes)


def asking(request: Request) -> Request:
    """A search as a watch asks it: all units, the newest first."""
    return replace(request, sort="newest", group="unit", limit=None, offset=0)


def checked_name(name: str) -> str:
    """A name that can be typed and shown; raises `KamerzoekError` for another."""
    plain = " ".join(name.split())
    if not plain or not plain.isprintable() or plain.startswith("-") or len(plain) > _LONGEST_NAME:
        said = plain[:_LONGEST_NAME].lstrip("\0")  # The command line marks words with a dash.
        raise KamerzoekError(
            f"a watch cannot have the name {said!r}",
            "give it a name of letters and digits: kamerzoek watch add NAME WORDS",
        )
    return plain


def run(
    state: Watches,
    engine: Engine,
    chosen: Sequence[Watch],
    today: date,
    tell: Callable[[list[Batch]], None],
    failed: Callable[[Watch, KamerzoekError], None],
) -> int:
    """Run watches and have the news told by `tell`; returns how many there were.

    `tell` gets all batches at once, and returns when they are out of this process's hands; if
    it raises an error, nothing has been told. A watch whose search cannot be understood any
    more is handed to `failed`; the others go on.
    """
    fresh: set[int] = set()
    for watch in chosen:
        try:
            fresh |= gather(state, engine, watch, today)
        except KamerzoekError as error:
            failed(watch, error)
    batches = Batches(state)
    with state.transaction():
        pending = batches.pending(chosen, fresh)
        tell(pending)
        batches.told(pending)
    return sum(batch.size for batch in pending)


def gather(state: Watches, engine: Engine, watch: Watch, today: date) -> set[int]:
    """Write down what a watch finds and has not seen; returns the batch, if there is any news."""
    request = watch.request
    asked = understood(engine, request, today)
    seen = Seen(state, watch)
    waiting = _unanswered(engine, request, today)
    # Outside the transaction: searching may take long, and another process should not wait for it.
    candidates = Candidates(state)
    candidates.fill(
        (key_of(hit.entry), json.dumps(record(hit)))
        for hit in _unseen(engine, asked, request, seen, waiting)
    )
    with state.transaction():
        if not state.note_run(watch):  # It was removed meanwhile.
            return set()
        return _judged(state, watch, seen, candidates)


def _judged(state: Watches, watch: Watch, seen: Seen, candidates: Candidates) -> set[int]:
    """Put into a batch what is news; by now another process may have seen some of it."""
    batches, made = Batches(state), set[int]()
    for key, text in candidates.backwards():
        obj = json.loads(text)
        entry = recorded(obj, 0).entry
        verdict = judge(key, entry, seen)
        seen.see((one, is_answered(entry.unit)) for one in (key, *verdict.was))
        if verdict.what:
            made = made or {batches.begin(watch)}
            (batch,) = made
            batches.put(batch, key, verdict.what, json.dumps({**obj, "was": verdict.was}))
    return made


def _unseen(
    engine: Engine, asked: Asked, request: Request, seen: Seen, waiting: frozenset[str]
) -> Iterator[Hit]:
    """The hits that may be news, read one by one; what was seen is not read at all."""

    def matches() -> Iterator[Match]:
        for key, match in _keyed(page_of(engine, asked, request).matches):
            before = seen.answered(key)
            if before is None or (before is False and match.unit not in waiting):
                yield match

    return hits_among(matches(), asked, request)


def _keyed(matches: Iterable[Match]) -> Iterator[tuple[str, Match]]:
    """Matches with what they are known by; most are known by their id, and not read."""
    return ((key_of_id(match.unit) or key_of(match.entry), match) for match in matches)


def _unanswered(engine: Engine, request: Request, today: date) -> frozenset[str]:
    """The units found that wait for an answer, without reading any."""
    waiting = replace(request, unanswered=True)
    page = page_of(engine, understood(engine, waiting, today), waiting)
    return frozenset(match.unit for match in page.matches)
