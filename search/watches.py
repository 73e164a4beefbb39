"""The watches of an index: what each looks for, what it has seen, and what is still to be told.

They are kept in one SQLite file beside the index folder (`index` has `index.watches.sqlite`),
not in it: a rebuild, or removing the folder and making the index anew, leaves them alone.
Everything is changed in transactions that begin as writers (`BEGIN IMMEDIATE`), so that of two
processes one waits for the other; a process that is killed leaves the state of its last commit.

What was seen is one row a unit, by its key (see `news`) and whether it was answered. What was
found is kept in batches: a batch is written before it is told, and marked when it has been.
"""

import os
import shlex
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from corpus.errors import KamerzoekError

from .find import Request
from .requests import dump, load

SUFFIX = ".watches.sqlite"
SCHEMA_VERSION = 1
PATIENCE = 60.0
"""Seconds that one process waits for another."""

KEPT = 500
"""News of a watch that are kept when they have been told, for its feed."""

_APPLICATION = 0x4B5A7761  # "KZwa": tells a file of watches from another program's database
_TABLES = (
    "CREATE TABLE state (token TEXT NOT NULL)",
    """CREATE TABLE watch (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        request TEXT NOT NULL,
        added TEXT NOT NULL,
        ran TEXT)""",
    """CREATE TABLE seen (
        watch INTEGER NOT NULL REFERENCES watch ON DELETE CASCADE,
        key TEXT NOT NULL,
        answered INTEGER NOT NULL,
        PRIMARY KEY (watch, key)) WITHOUT ROWID""",
    """CREATE TABLE batch (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        watch INTEGER NOT NULL REFERENCES watch ON DELETE CASCADE,
        made TEXT NOT NULL,
        told TEXT)""",
    """CREATE TABLE news (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        batch INTEGER NOT NULL REFERENCES batch ON DELETE CASCADE,
        key TEXT NOT NULL,
        what TEXT NOT NULL,
        record TEXT NOT NULL)""",
    "CREATE INDEX batch_of_watch ON batch (watch, told)",
    "CREATE INDEX news_of_batch ON news (batch)",
)


@dataclass(frozen=True, slots=True)
class Watch:
    """A watch: its `name`, what it asks as JSON, and when it was added and last run (UTC)."""

    id: int
    name: str
    asks: str
    added: str
    ran: str | None

    @property
    def request(self) -> Request:
        """The search as it was typed; raises `KamerzoekError` for one of another version."""
        return load(self.asks)


def state_file(index: Path) -> Path:
    """Where the watches of an index are.

    >>> state_file(Path("/data/kamervragen")).name
    'kamervragen.watches.sqlite'
    """
    whole = Path(os.path.normpath(index.absolute()))
    return whole.parent.resolve() / (whole.name + SUFFIX)


@contextmanager
def watches(
    index: Path, make: bool = False, patience: float = PATIENCE, place: Path | None = None
) -> Iterator["Watches"]:
    """The watches of an index; without `make` a file that is not there holds none.

    They are beside the index, or at the `place` of a file. Raises `KamerzoekError` when the
    file is damaged, of another version, cannot be written, or is held by another process for
    longer than `patience` (seconds).
    """
    path = place or state_file(index)
    try:
        there = make or path.exists()
    except OSError:  # SQLite will say what is the matter.
        there = True
    try:
        with closing(
            sqlite3.connect(path if there else ":memory:", timeout=patience, isolation_level=None)
        ) as database:
            _prepare(database, path)
            yield Watches(database)
    except sqlite3.Error as error:
        raise _said(path, error) from error


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    """See that a database is one of ours, or make it one when it is empty."""
    database.execute("PRAGMA foreign_keys = ON")
    if _is_empty(database):
        database.execute("PRAGMA auto_vacuum = FULL")
        with _transaction(database):
            if _is_empty(database):  # Another process may have been first.
                for table in _TABLES:
                    database.execute(table)
                database.execute("INSERT INTO state VALUES (?)", (token_hex(8),))
                database.execute(f"PRAGMA application_id = {_APPLICATION}")
                database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    if _one(database, "PRAGMA application_id") != _APPLICATION:
        raise KamerzoekError(f"{path} is no file of watches", "move it away")
    version = _one(database, "PRAGMA user_version")
    if version != SCHEMA_VERSION:
        raise KamerzoekError(
            f"the watches in {path} were made by another version "
            f"(schema {version}, this program has {SCHEMA_VERSION})",
            "use that version, or move the file away and add the watches again",
        )


def _is_empty(database: sqlite3.Connection) -> bool:
    return not _one(database, "SELECT count(*) FROM sqlite_master")


def _one(database: sqlite3.Connection, sql: str) -> int:
    (found,) = database.execute(sql).fetchone()
    return int(found)


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _said(path: Path, error: sqlite3.Error) -> KamerzoekError:
    """What is wrong with the file, in one line."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return KamerzoekError(
            f"another kamerzoek is at work on the watches in {path}", "try again when it is done"
        )
    if code in {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
    }:
        return KamerzoekError(
            f"the watches in {path} cannot be read or written: {error}",
            "choose another place with --state",
        )
    return KamerzoekError(
        f"the watches in {path} are damaged: {error}",
        "put a copy of the file back, or move it away and add the watches again",
    )


def now() -> str:
    """The moment, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Watches:
    """An open file of watches."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and alone: another writer waits until it is over."""
        with _transaction(self.database):
            yield

    @property
    def token(self) -> str:
        """What tells this file from all others."""
        (token,) = self.database.execute("SELECT token FROM state").fetchone()
        return str(token)

    def all(self) -> list[Watch]:
        """The watches by name."""
        rows = self.database.execute(
            "SELECT id, name, request, added, ran FROM watch ORDER BY name, id"
        )
        return [Watch(*row) for row in rows]

    def named(self, names: Sequence[str]) -> list[Watch]:
        """The watches of these names, all without any; an unknown one is a `KamerzoekError`."""
        every = self.all()
        known = {watch.name.casefold(): watch for watch in every}
        for name in names:
            if name.casefold() not in known:
                there = ", ".join(watch.name for watch in every)
                hint = f"there are: {there}" if there else "add one: kamerzoek watch add NAME WORDS"
                raise KamerzoekError(f"there is no watch {name!r}", hint)
        return [known[name.casefold()] for name in dict.fromkeys(names)] if names else every

    def add(self, name: str, request: Request) -> Watch:
        """A new watch; raises `KamerzoekError` when there is one of that name."""
        try:
            made = self.database.execute(
                "INSERT INTO watch (name, request, added) VALUES (?, ?, ?)"
                " RETURNING id, name, request, added, ran",
                (name, dump(request), now()),
            ).fetchone()
        except sqlite3.IntegrityError:
            raise KamerzoekError(
                f"there is a watch {name!r} already",
                f"remove it: kamerzoek watch remove {shlex.quote(name)}",
            ) from None
        return Watch(*made)

    def remove(self, watch: Watch) -> None:
        """Take a watch out, with all that it has seen."""
        self.database.execute("DELETE FROM watch WHERE id = ?", (watch.id,))

    def note_run(self, watch: Watch) -> bool:
        """Note that a watch has looked; False when it has been removed."""
        changed = self.database.execute("UPDATE watch SET ran = ? WHERE id = ?", (now(), watch.id))
        return changed.rowcount > 0
