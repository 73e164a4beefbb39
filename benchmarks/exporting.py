"""Lists written to files, beside SQLite writing the same rows: seconds and peak memory.

    python -m benchmarks.exporting --units LETTERS.jsonl
    python -m benchmarks.exporting --generate 60000 --sizes 1000,60000 --runs 5

Every contestant is a whole process, from its start to a file that is complete, and they take
turns. SQLite has the rows of the csv in one table, and writes them with Python's `csv` and,
where it is installed, with its own shell. Without a file letters are invented. A table in
Markdown goes to stdout; a ratio is rows a second to those of SQLite with Python's `csv`.
"""

import argparse
import csv
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import generated
from benchmarks.processes import ROOT, Ran, run
from benchmarks.tables import figure, table

FORMS = ("csv", "tsv", "jsonl", "json", "xlsx")
BASE = "SQLite, Python's csv"
PROGRAM = [sys.executable, str(ROOT / "cli.py")]
_SQLITE = """
import csv, os, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(f"SELECT * FROM hits LIMIT {sys.argv[3]}")
with open(sys.argv[2], "w", newline="", encoding="utf-8") as out:
    writer = csv.writer(out)
    writer.writerow([one[0] for one in rows.description])
    writer.writerows(rows)
    out.flush()
    os.fsync(out.fileno())
"""


@dataclass(slots=True)
class Contestant:
    """A way to write so many rows into a file, and how it went."""

    name: str
    rows: int
    file: Path
    command: list[str]
    ran: list[Ran] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """The median of all runs."""
        return median(one.seconds for one in self.ran)


def main() -> int:
    """Measure, and print the table."""
    given = _given()
    with TemporaryDirectory(dir=given.work) as folder:
        made = _prepared(Path(folder), given)
        for nth in range(given.runs):
            for one in (*made[nth % len(made) :], *made[: nth % len(made)]):
                one.file.unlink(missing_ok=True)
                one.ran.append(run(one.command))
            print(f"run {nth + 1} of {given.runs} done", file=sys.stderr)
        print(table(["", "rows", "seconds", "rows/s", "MB/s", "peak MB", "ratio"], _rows(made)))
    return 0


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--units", type=Path, help="letters, one a line")
    parser.add_argument("--index", type=Path, help="an index that is there, to be read only")
    parser.add_argument("--generate", type=int, default=60_000, help="invented units otherwise")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sizes", default="1000,60000", help="rows of the lists")
    parser.add_argument("--engine", help="what keeps the index")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--work", type=Path, help="where files go")
    return parser.parse_args()


def _prepared(folder: Path, given: argparse.Namespace) -> list[Contestant]:
    index = given.index or _indexed(folder, given)
    whole = folder / "all.csv"
    run(_export(index, whole, None))
    database = folder / "hits.db"
    held = _filled(database, whole)
    return list(
        _contestants(folder, index, database, [min(int(n), held) for n in given.sizes.split(",")])
    )


def _indexed(folder: Path, given: argparse.Namespace) -> Path:
    letters = given.units or folder / "letters.jsonl"
    if not given.units:
        generated.write(letters, given.generate, given.seed)
    engine = ["--engine", given.engine] if given.engine else []
    run([*PROGRAM, "index", str(letters), "--index", str(folder / "index"), *engine])
    return folder / "index"


def _export(index: Path, file: Path, limit: int | None) -> list[str]:
    """All units that have a day, newest first: no words, so that the rows are what is measured."""
    most = ["--limit", str(limit)] if limit else []
    asked = ["export", "--from", "1900", "--sort", "newest", *most]
    return [*PROGRAM, *asked, "-o", str(file), "--force", "--index", str(index)]


def _filled(database: Path, whole: Path) -> int:
    """The rows of a csv as a table of SQLite; how many there are."""
    csv.field_size_limit(2**31 - 1)
    with whole.open(encoding="utf-8", newline="") as file, sqlite3.connect(database) as into:
        rows = csv.reader(file)
        names = next(rows)
        into.execute(f"CREATE TABLE hits ({', '.join(names)})")
        into.executemany(f"INSERT INTO hits VALUES ({', '.join('?' * len(names))})", rows)
        return int(into.execute("SELECT count(*) FROM hits").fetchone()[0])


def _contestants(
    folder: Path, index: Path, database: Path, sizes: Sequence[int]
) -> Iterator[Contestant]:
    shell = shutil.which("sqlite3")
    for rows in sizes:
        for form in FORMS:
            file = folder / f"hits-{rows}.{form}"
            yield Contestant(f"kamerzoek {form}", rows, file, _export(index, file, rows))
        file = folder / f"sqlite-{rows}.csv"
        python = [sys.executable, "-c", _SQLITE, str(database), str(file), str(rows)]
        yield Contestant(BASE, rows, file, python)
        if shell:
            written = [".mode csv", ".headers on", f".output {file}"]
            asked = [*written, f"SELECT * FROM hits LIMIT {rows};"]
            yield Contestant("SQLite's shell", rows, file, [shell, str(database), *asked])


def _rows(made: Sequence[Contestant]) -> Iterator[tuple[str, ...]]:
    bases = {one.rows: one.seconds for one in made if one.name == BASE}
    for one in made:
        size = one.file.stat().st_size if one.file.exists() else 0
        memory = max(ran.tree for ran in one.ran)
        yield (
            one.name,
            f"{one.rows:,}",
            f"{one.seconds:.2f}",
            f"{one.rows / one.seconds:,.0f}",
            figure(size / 1e6 / one.seconds),
            f"{memory / 1e6:,.0f}",
            f"{bases[one.rows] / one.seconds:.2f}",
        )


if __name__ == "__main__":
    sys.exit(main())
