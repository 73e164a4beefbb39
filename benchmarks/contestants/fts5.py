"""SQLite FTS5 as SQLite comes: `unicode61`, no stemming, its texts kept in it, bm25 order.

Minister and day are columns of a table beside it, joined by the row's number. A cross join
keeps SQLite from beginning with all units of a minister, which takes ten times as long.
"""

import sqlite3
from pathlib import Path

from benchmarks.contestants.contestant import TEN, Asking, How, here
from benchmarks.questions import Question
from benchmarks.units import Narrow, rows

TABLES = """
CREATE VIRTUAL TABLE units USING fts5(subject, question, answer, tokenize = unicode61);
CREATE TABLE about(id INTEGER PRIMARY KEY, unit TEXT, minister TEXT, day INTEGER, year INTEGER);
"""
CANNOT = {"nothing but without", "fuzzy", "inside a compound", "compound apart", "abbreviation"}


class Fts5:
    """SQLite FTS5."""

    name = "sqlite-fts5"
    says = "SQLite FTS5 as it comes: unicode61, no stemming, order by bm25, filters by a join"
    most: int | None = None

    def missing(self) -> str | None:
        """Why it cannot take part."""
        options = sqlite3.connect(":memory:").execute("PRAGMA compile_options").fetchall()
        return None if ("ENABLE_FTS5",) in options else "this SQLite has no FTS5"

    def command(self, letters: Path, index: Path) -> list[str]:
        """Run from here."""
        return here(self.name, letters, index)

    def make(self, letters: Path, index: Path) -> None:
        """All in one transaction."""
        base = sqlite3.connect(index / "units.db")
        base.executescript(TABLES)
        for number, row in enumerate(rows(letters), 1):
            base.execute(
                "INSERT INTO units(rowid, subject, question, answer) VALUES (?, ?, ?, ?)",
                (number, row.subject, row.question, row.answer),
            )
            base.execute(
                "INSERT INTO about VALUES (?, ?, ?, ?, ?)",
                (number, row.unit, row.minister, row.day, row.year),
            )
        base.commit()
        base.close()

    def open(self, index: Path) -> Asking:
        """The database, to be read."""
        return _Asking(sqlite3.connect(index / "units.db"))


class _Asking:
    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self.close = base.close

    def ask(self, question: Question, narrow: Narrow, how: How) -> int | None:
        match = matched(question)
        if match is None:
            return None
        where, values = "units MATCH ?", [match, *_values(narrow)]
        if narrow.minister:
            where += " AND minister = ?"
        if narrow.since:
            where += " AND day BETWEEN ? AND ?"
        source = f"FROM units CROSS JOIN about ON about.id = units.rowid WHERE {where}"
        if question.facet:
            counts = self._all(f"SELECT {question.facet}, count(*) {source} GROUP BY 1", values)
            return sum(int(count) for _, count in counts)
        wanted = "unit"
        if how != "ids":
            wanted += ", minister, day, subject, question, answer"
        if how == "snippets":
            wanted += "".join(f", snippet(units, {column}, '[', ']', '…', 40)" for column in (1, 2))
        order = "day DESC" if question.newest else "rank"
        self._all(f"SELECT {wanted} {source} ORDER BY {order} LIMIT {TEN}", values)
        if not (narrow.minister or narrow.since):
            source = "FROM units WHERE units MATCH ?"
        return int(self._all(f"SELECT count(*) {source}", values)[0][0])

    def _all(self, statement: str, values: list[str | int]) -> list[tuple[str | int, ...]]:
        return self._base.execute(statement, values).fetchall()


def _values(narrow: Narrow) -> list[str | int]:
    values: list[str | int] = [narrow.minister] if narrow.minister else []
    if narrow.since and narrow.until:
        values += [narrow.since.toordinal(), narrow.until.toordinal()]
    return values


def matched(question: Question) -> str | None:
    """The question in FTS5's language, or None when it has no words for it."""
    if question.kind in CANNOT or (question.kind == "wildcard"):
        return None
    parts = [_word(word) for word in question.words]
    if question.apart:
        parts = [f"NEAR({' '.join(parts)}, {question.apart})"]
    elif question.together:
        parts = [f'"{" ".join(question.words)}"']
    if question.field:
        parts = [f"{question.field} : {part}" for part in parts]
    if question.either:
        parts.append(f"({' OR '.join(map(_word, question.either))})")
    text = " AND ".join(parts)
    return " NOT ".join([f"({text})", *map(_word, question.without)])


def _word(word: str) -> str:
    return f'"{word[:-1]}"*' if word.endswith("*") else f'"{word}"'
