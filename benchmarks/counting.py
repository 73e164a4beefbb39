"""Statistics against a plain scan of every letter: is every number of every group the same?

    python -m benchmarks.counting LETTERS.jsonl INDEX

Made for the letters that `benchmarks/asking.py` is made for, and varied as there, so that
there are questions without an answer, days of asking and letters of several ministers. The
INDEX is made of what comes out, when it is not there yet.

Which units a query finds is taken from `Engine.search`; that these are the right ones is
what `asking.py` tells. What they are counted to, in which groups and of how much, is then
counted by loops over the letters (`tests/plain_counts.py`). Ministers are counted by what
they signed, since whose office an answer was given in the name of is not in its letter.
"""

import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.asking import TODAY, documents
from corpus.document import Document, Unit
from search.counting import count
from search.engine import Engine
from search.find import Request, understood
from search.manifest import MANIFEST
from search.meaning import matching
from search.options import BY
from search.output.counts_data import measured
from search.store import begin, open_index
from tests.plain_counts import Counted, Key, Test, counted

SINCE, UNTIL = date(2015, 1, 1), date(2019, 6, 30)
QUERIES = ("onderwijs", "recht -belasting", '"artikel 5"', "de OF het", "zeldzaam", "is:promise")
CASES: tuple[tuple[dict[str, Any], Test], ...] = (
    ({}, lambda letter, unit: True),
    ({"inside": ("answer",)}, lambda letter, unit: True),
    ({"party": ("=Partij C",)}, lambda letter, _: "Partij C" in {a.party for a in letter.askers}),
    (
        {"since": SINCE.isoformat(), "until": UNTIL.isoformat()},
        lambda letter, unit: letter.dated is not None and SINCE <= letter.dated <= UNTIL,
    ),
    ({"unanswered": True}, lambda letter, unit: unit.answer is None),
    ({"kind": ("answers",), "days": "21.."}, lambda letter, unit: _slow(letter)),
)  # fmt: skip
CROSSED = (("minister", "year"), ("party", "minister"), ("asker", "minister"), ("month", "party"))


def main() -> int:
    """Compare, and tell every group that differs; whether any does is the exit code."""
    path, index = Path(sys.argv[1]), Path(sys.argv[2])
    if not (index / MANIFEST).exists():
        with begin(index) as writer:
            writer.add(documents(path))
            writer.commit()
    letters = list(documents(path))
    engine = open_index(index)
    wrong = groups = 0
    spent: list[float] = []
    dimensions = [*((name,) for name in BY), *CROSSED]
    for text in QUERIES:
        for nth, (options, passes) in enumerate(CASES):
            request = Request(text, strict=True, **options)
            found = units(engine, request)
            for by in dimensions[nth % 2 :: 2]:  # Half of them: it is the same code for all.
                start = time.process_time()
                one = understood(engine, request, TODAY)
                counts = count(engine, one, request, by, TODAY)
                spent.append(time.process_time() - start)
                plain = counted(letters, by, _among(found), passes, counts.texts or ("answer",))
                differing = list(different(counts.cells, plain, counts.rated, bool(counts.texts)))
                wrong, groups = wrong + len(differing), groups + len(plain)
                for key, is_, should in differing[:3]:
                    print(f"WRONG {text!r} {options} by {by} {key}: {is_}, should be {should}")
    print(f"{groups - wrong:,} of {groups:,} groups have exactly the numbers of a plain scan")
    spent.sort()
    print(
        f"{len(spent)} counts of {engine.units:,} units: "
        f"{1000 * spent[len(spent) // 2]:.0f} ms of processor time in the median, "
        f"{1000 * spent[-1]:.0f} ms at most"
    )
    return min(wrong, 1)


def units(engine: Engine, request: Request) -> set[str]:
    """The units that a request finds."""
    one = understood(engine, request, TODAY)
    page = engine.search(matching(one.query.tree), one.filters, "newest", None, 0)
    return {match.unit for match in page.matches}


def different(
    cells: Any, plain: dict[Key, Counted], rated: bool, worded: bool
) -> list[tuple[Key, Counted, Counted]]:
    """The groups that are not the same, as they are and as they should be."""
    found = []
    for key, should in plain.items():
        shown = measured(cells[key]) if key in cells else dict.fromkeys(should, 0)
        wanted = {
            **should,
            "answers": should["answers"] if rated else None,
            "words": should["words"] if worded else None,
        }
        is_ = {name: shown[name] for name in wanted}
        if is_ != wanted and (should["hits"] or rated):
            found.append((key, is_, wanted))
    return found


def _among(found: set[str]) -> Test:
    def hit(letter: Document, unit: Unit) -> bool:
        return unit.id in found

    return hit


def _slow(letter: Document) -> bool:
    days = (
        (letter.answered_on - letter.asked_on).days if letter.answered_on and letter.asked_on else 0
    )
    return letter.kind == "answers" and days >= 21  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
