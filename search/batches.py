"""What a watch has seen and what it has to tell, in its file.

A batch is the news of one run of one watch. It is written together with what was seen, in one
transaction, before anything is told; and marked as told in another, after everything was. A
process that ends in between leaves a batch that the next run tells, the same one with the same
units. What has been told is kept for the feed, up to `KEPT` news a watch.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.errors import KamerzoekError

from .news import News, What, recorded
from .watches import KEPT, Watch, Watches, now


@dataclass(frozen=True, slots=True)
class Batch:
    """News of one run: its `id` (never given again), when it was `made` (UTC), how many of each.

    `again` when an earlier run may have told it, in whole or in part, without coming to its end.
    """

    id: int
    watch: Watch
    made: str
    sizes: Mapping[What, int]
    again: bool
    news: Iterable[News] = ()

    @property
    def size(self) -> int:
        """How many news there are."""
        return sum(self.sizes.values())


class Seen:
    """What one watch has seen; see `news.Seen`."""

    def __init__(self, state: Watches, watch: Watch) -> None:
        self._database, self._watch = state.database, watch.id

    def answered(self, key: str) -> bool | None:
        """Whether a unit was answered when it was seen; None when it was not seen."""
        found = self._database.execute(
            "SELECT answered FROM seen WHERE watch = ? AND key = ?", (self._watch, key)
        ).fetchone()
        return None if found is None else bool(found[0])

    def of_letter(self, document: str) -> list[tuple[str, bool]]:
        """The units of a letter that were seen, by key, and whether they were answered."""
        rows = self._database.execute(
            "SELECT key, answered FROM seen WHERE watch = ? AND key > ? AND key < ?",
            (self._watch, f"{document}#", f"{document}$"),  # "$" comes behind "#".
        )
        return [(key, bool(answered)) for key, answered in rows]

    def see(self, units: Iterable[tuple[str, bool]]) -> None:
        """Note units by key, and whether they are answered; once answered is for good."""
        self._database.executemany(
            "INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT (watch, key)"
            " DO UPDATE SET answered = max(answered, excluded.answered)",
            ((self._watch, key, answered) for key, answered in units),
        )

    def __len__(self) -> int:
        (found,) = self._database.execute(
            "SELECT count(*) FROM seen WHERE watch = ?", (self._watch,)
        ).fetchone()
        return int(found)


class Candidates:
    """What may be news, kept on the disk for this process alone until it is judged."""

    def __init__(self, state: Watches) -> None:
        self._database = state.database
        self._database.execute(
            "CREATE TEMP TABLE IF NOT EXISTS candidate"
            " (nth INTEGER PRIMARY KEY, key TEXT NOT NULL, record TEXT NOT NULL)"
        )

    def fill(self, candidates: Iterable[tuple[str, str]]) -> None:
        """Keep these, by key and record, in place of what was there."""
        self._database.execute("DELETE FROM candidate")
        self._database.executemany("INSERT INTO candidate (key, record) VALUES (?, ?)", candidates)

    def backwards(self) -> Iterator[tuple[str, str]]:
        """The last first: of a list from new to old, a question before its answer."""
        yield from self._database.execute("SELECT key, record FROM candidate ORDER BY nth DESC")


class Batches:
    """The batches in an open file of watches."""

    def __init__(self, state: Watches) -> None:
        self._database = state.database

    def begin(self, watch: Watch) -> int:
        """A new batch of a watch."""
        made = self._database.execute(
            "INSERT INTO batch (watch, made) VALUES (?, ?) RETURNING id", (watch.id, now())
        ).fetchone()
        return int(made[0])

    def put(self, batch: int, key: str, what: What, record: str) -> None:
        """Put one of the news into a batch; the last one that was put is told first."""
        self._database.execute(
            "INSERT INTO news (batch, key, what, record) VALUES (?, ?, ?, ?)",
            (batch, key, what, record),
        )

    def pending(self, watches: Sequence[Watch], fresh: Iterable[int] = ()) -> list[Batch]:
        """The batches that have not been told, in order; those that are not `fresh` are `again`."""
        new = set(fresh)
        found = []
        for watch in watches:
            rows = self._database.execute(
                "SELECT id, made FROM batch WHERE watch = ? AND told IS NULL ORDER BY id",
                (watch.id,),
            )
            found += [
                Batch(id_, watch, made, self._sizes(id_), id_ not in new, self._news(id_))
                for id_, made in rows.fetchall()
            ]
        return found

    def _sizes(self, batch: int) -> dict[What, int]:
        return dict(
            self._database.execute(
                "SELECT what, count(*) FROM news WHERE batch = ? GROUP BY what", (batch,)
            ).fetchall()
        )

    def _news(self, batch: int) -> Iterator[News]:
        rows = self._database.execute(
            "SELECT key, what, record FROM news WHERE batch = ? ORDER BY id DESC", (batch,)
        )
        for place, (key, what, record) in enumerate(rows, 1):
            yield _read(key, what, record, place)

    def told(self, batches: Sequence[Batch]) -> None:
        """Mark batches as told, and drop of their watches what no feed will show."""
        self._database.executemany(
            "UPDATE batch SET told = ? WHERE id = ?", [(now(), batch.id) for batch in batches]
        )
        for watch in {batch.watch.id for batch in batches}:
            self._database.execute(
                "DELETE FROM news WHERE id IN (SELECT n.id FROM news n"
                " JOIN batch b ON b.id = n.batch WHERE b.watch = ? AND b.told IS NOT NULL"
                " ORDER BY n.id DESC LIMIT -1 OFFSET ?)",
                (watch, KEPT),
            )
        self._database.execute(
            "DELETE FROM batch WHERE told IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM news WHERE batch = batch.id)"
        )

    def latest(self, watches: Sequence[Watch], most: int) -> list[tuple[Batch, News]]:
        """The last news of some watches with their batches, the newest first; `KEPT` at most."""
        found, most = [], min(most, KEPT)
        for watch in watches:
            rows = self._database.execute(
                "SELECT b.id, b.made, n.key, n.what, n.record FROM news n"
                " JOIN batch b ON b.id = n.batch WHERE b.watch = ?"
                " ORDER BY n.id DESC LIMIT ?",
                (watch.id, most),
            )
            for place, (id_, made, key, what, record) in enumerate(rows.fetchall(), 1):
                news = _read(key, what, record, place)
                found.append((Batch(id_, watch, made, {}, False), news))
        found.sort(key=lambda one: -one[0].id)
        return found[:most]


def _read(key: str, what: What, record: str, place: int) -> News:
    try:
        obj = json.loads(record)
        return News(key, what, recorded(obj, place), tuple(obj["was"]))
    except (KamerzoekError, ValueError, LookupError, TypeError) as error:
        raise KamerzoekError(
            "the watches are damaged: news that cannot be read", "remove the watch and add it again"
        ) from error


@dataclass(frozen=True, slots=True)
class Held:
    """A watch, how many units it has `seen`, and how many news are `waiting` to be told."""

    watch: Watch
    seen: int
    waiting: int


def held(state: Watches, watch: Watch) -> Held:
    """What is held of a watch."""
    waiting = sum(batch.size for batch in Batches(state).pending([watch]))
    return Held(watch, len(Seen(state, watch)), waiting)
