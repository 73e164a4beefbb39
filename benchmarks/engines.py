"""Kamerzoek's engines beside SQLite FTS5, tantivy, Whoosh and ripgrep, all in one run.

    python -m benchmarks.engines --units LETTERS.jsonl --sizes 6000,60000
    python -m benchmarks.engines --generate 40000,400000 --seed 1 --json figures.json
    python -m benchmarks.engines --again figures.json

Measured is how an index is made, how sixty questions are answered, and how the program
starts; a Markdown table of it goes to stdout. What each figure means is told in
`docs/benchmarks.md`. The letters are those of a file, invented ones, or both.
"""

import argparse
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import generated, results, tables
from benchmarks.contestants.contestant import Contestant, contestant, names
from benchmarks.measuring import ask, index, start
from benchmarks.processes import FailedError
from benchmarks.results import Measured, Results
from benchmarks.units import Corpus, cut, described

WHAT = ("index", "ask", "start")
LEAST = 10.0
"""Seconds that everybody is waited for, however few units there are."""


def main() -> int:
    given = _given()
    if given.again:
        print(tables.document(results.read(given.again), given.baseline))
        return 0
    found = Results(_settings(given), results.machine())
    try:
        with _folder(given.work) as work:
            for source, corpus, largest in _corpora(given, work):
                found.corpora.append(_measured(source, corpus))
                _measure(corpus, largest, work, given, found)
                if given.json:
                    found.write(given.json)
    except FailedError as error:
        sys.exit(f"a contestant failed: {error}")
    print(tables.document(found, given.baseline))
    return 0


def _measure(
    corpus: Corpus, largest: bool, work: Path, given: argparse.Namespace, found: Results
) -> None:
    """Measure a corpus; how the program starts, on the `largest` of a source alone."""
    _tell(f"{corpus.name}: {corpus.units:,} units, {corpus.text / 1e6:,.1f} MB of text")
    made = _present(given.only, corpus, found.notes)
    folder = work / "indexes"
    indexes = {one.name: folder / one.name for one in made}
    runs = given.runs if "index" in given.measure else 1
    patience = max(LEAST, given.patience * corpus.units / 1000)
    with _clock(found, corpus, "index"):
        indexed = index(made, corpus, folder, runs, patience, _tell)
    if "index" in given.measure:
        found.indexed += indexed
    if "ask" in given.measure:
        with _clock(found, corpus, "ask"):
            found.answered += ask(corpus, indexes, given.runs, patience, _tell)
    if "start" in given.measure and largest:
        with _clock(found, corpus, "start"):
            found.started += start(corpus, indexes, given.runs, _tell)
    shutil.rmtree(folder)


@contextmanager
def _clock(found: Results, corpus: Corpus, what: str) -> Iterator[None]:
    """Keep how long it takes to measure something."""
    begun = time.perf_counter()
    yield
    took = found.took.setdefault(corpus.name, {})
    took[what] = time.perf_counter() - begun
    _tell(f"  {what}: {took[what]:.0f} s")


def _corpora(given: argparse.Namespace, work: Path) -> Iterator[tuple[str, Corpus, bool]]:
    """What is measured, each with what it was cut from, the smaller first, the largest marked."""
    sources: list[tuple[str, Path, list[int]]] = []
    if given.units:
        sources.append((given.units.stem, given.units, given.sizes))
    invented = given.generate if given.units else [*given.generate, *given.sizes]
    if invented:
        path = work / f"generated-{max(invented)}-seed-{given.seed}.jsonl"
        if not path.exists():
            _tell(f"inventing {max(invented):,} units")
            generated.write(path, max(invented), given.seed)
        sources.append(("generated", path, invented))
    for source, path, sizes in sources:
        for units in sorted(set(sizes)):
            part = work / "part.jsonl"
            cut(path, units, part)
            yield source, described(f"{source} {units:,}", part), units == max(sizes)


def _present(only: Sequence[str], corpus: Corpus, notes: list[str]) -> list[Contestant]:
    """Who takes part; why others do not is noted."""
    found = []
    for name in only or names():
        try:
            one = contestant(name)
            reason = one.missing()
        except ImportError as error:
            reason = f"{error.name} is not installed"
        if not reason and one.most and corpus.units > one.most * 1.01 and not only:
            reason = f"measured up to {one.most:,} units, unless named with --only"
        if reason:
            notes.append(f"{corpus.name}: without {name}: {reason}")
            _tell(f"  {notes[-1]}")
        else:
            found.append(one)
    return found


def _measured(source: str, corpus: Corpus) -> Measured:
    known = {name: value for name, value in asdict(corpus).items() if name != "path"}
    days = {"since": str(corpus.since), "until": str(corpus.until)}
    return Measured(source=source, **known | days)


def _settings(given: argparse.Namespace) -> dict[str, object]:
    return {name: getattr(given, name) for name in ("seed", "runs", "patience", "measure")}


@contextmanager
def _folder(chosen: Path | None) -> Iterator[Path]:
    """Where letters and indexes are put: a chosen folder keeps the invented letters."""
    with TemporaryDirectory() as passing:
        folder = chosen or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        yield folder


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _numbers(text: str) -> list[int]:
    return [int(each) for each in text.split(",") if each]


def _listed(text: str) -> list[str]:
    return [each for each in text.split(",") if each]


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--units", type=Path, metavar="FILE", help="letters, one a line; else they are invented")
    add("--sizes", type=_numbers, default=[6000, 60_000], help="units of it; default 6000,60000")
    add("--generate", type=_numbers, default=[], metavar="N", help="invented units besides: 400000")
    add("--seed", type=int, default=1, help="of what is invented")
    add("--only", type=_listed, default=[], metavar="NAMES", help=f"of {', '.join(names())}")
    add("--measure", type=_listed, default=list(WHAT), help="of index,ask,start; default all")
    add("--runs", type=int, default=5, help="figures are medians of so many; default 5")
    add("--patience", type=float, default=1, metavar="MS",
        help="a unit; who takes longer for something does it once; default 1")  # fmt: skip
    add("--baseline", default="sqlite-fts5", metavar="NAME", help="what ratios are to")
    add("--json", type=Path, metavar="FILE", help="write every figure of every run")
    add("--work", type=Path, metavar="FOLDER", help="for letters and indexes; default a new one")
    add("--again", type=Path, metavar="FILE", help="the tables of a JSON file, nothing measured")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
