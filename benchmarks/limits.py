"""Does a search keep to its limits? Filters, facets and completion on an index that is there.

    python -m benchmarks.limits LETTERS.jsonl INDEX

INDEX is of LETTERS. In one process, milliseconds of the whole way from what is typed, medians of
the processor's time, after a first run without a clock:

- the sixty questions without a filter, and with each filter: how many times as long;
- words that most units hold, counted by every facet;
- the names that complete a letter.
"""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import ParamSpec

from benchmarks.contestants.kamerzoek import requested
from benchmarks.questions import QUESTIONS
from benchmarks.tables import table
from benchmarks.units import described
from search.completion import completions
from search.engine import Engine
from search.facets import facets
from search.facts import Facts
from search.find import Request, find, understood
from search.options import FACETS
from search.store import open_index

TODAY = date(2026, 1, 1)
COMMON = ("minister", "de", "NIET zeppelin")
RUNS = 5
NAMES = ("minister", "portfolio", "party", "asker")

P = ParamSpec("P")


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    letters, index = map(Path, sys.argv[1:])
    engine = open_index(index)
    print(f"{engine.name}, {engine.units:,} units\n")
    heads = ("filter", "times as long, median", "worst", "of")
    print(table(heads, filtered(engine, letters)), end="\n\n")
    print(table(("counted", "hits", "all facets", "slowest of them"), counted(engine)), end="\n\n")
    completed = ((name, f"{spent(completions, index, name, 'v'):.1f}") for name in NAMES)
    print(table(("completed", "ms"), completed))


def filtered(engine: Engine, letters: Path) -> Iterator[tuple[str, ...]]:
    """How many times as long the questions take with each filter."""
    none, *narrows = described("letters", letters).narrows()
    alone = [spent(asked, engine, requested(one, none, passages=2)) for one in QUESTIONS]
    for narrow in narrows:
        ratios = [
            (spent(asked, engine, requested(one, narrow, passages=2)) / without, one.label)
            for one, without in zip(QUESTIONS, alone, strict=True)
        ]
        worst, label = max(ratios)
        yield narrow.name, f"{median(one for one, _ in ratios):.2f}", f"{worst:.2f}", label


def counted(engine: Engine) -> Iterator[tuple[str, ...]]:
    """How long counting all hits takes."""
    for text in COMMON:
        one = understood(engine, Request(text), TODAY)
        total, _ = engine.tally(one.tree, one.filters)
        each = max((spent(spread, engine, text, (name,)), name) for name in FACETS)
        every = spent(spread, engine, text, FACETS)
        yield text, f"{total:,}", f"{every:.0f}", f"{each[1]} {each[0]:.0f}"


def spread(engine: Engine, text: str, names: tuple[str, ...]) -> None:
    """All hits by some facets."""
    facets(engine, understood(engine, Request(text), TODAY), names, Facts(engine, TODAY))


def asked(engine: Engine, request: Request) -> None:
    """A search to its last passage."""
    list(find(engine, request, TODAY).hits)


def spent(done: Callable[P, object], *given: P.args, **named: P.kwargs) -> float:
    """Milliseconds of the processor."""
    done(*given, **named)
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        done(*given, **named)
        times.append(time.process_time() - start)
    return median(times) * 1000


if __name__ == "__main__":
    main()
