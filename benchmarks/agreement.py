"""Do two engines find the same? The same letters in an index of each, the same questions.

    python -m benchmarks.agreement LETTERS.jsonl [--units 6000] [--engines whoosh,tantivy]

Asked are the sixty questions of the benchmarks, each with every filter, and random
combinations of queries, filters and other options (`benchmarks/asking.py`), of letters that are
varied so that every filter has something to filter. Of each question

- a query must be understood alike, or refused with the same words;
- the hits must be the same units, and as many as are counted;
- newest and oldest first must be the same order, of units and of letters;
- the ten best are compared: how many are in both, and for one that is in one only, how far its
  score is from that of the other engine's tenth. Engines round the length of a text in
  their own way, so those that score nearly the same may change places.

With one engine only, its second index is made of the letters in the opposite order, in two
commits: what is found must not depend on that either.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import asking
from benchmarks.asking import TODAY, combinations, documents
from benchmarks.contestants.kamerzoek import requested
from benchmarks.questions import QUESTIONS
from benchmarks.tables import table
from benchmarks.units import Narrow, cut, described
from corpus.document import Document
from corpus.errors import KamerzoekError
from search.backends import BACKENDS
from search.engine import Engine
from search.facets import facets
from search.facts import Facts
from search.find import Asked, Request, understood
from search.meaning import matching, weights
from search.query import Sort
from search.store import begin, open_index

Pair = Sequence[Engine]
TEN, DEEP = 10, 1000
SHOWN, TOLD = 20, 3
"""Disagreements that are told, and how much that is in one only is told of each."""

MEANT = re.compile(r"\w+:\w+|\w+")

VARIANTS: tuple[dict[str, Any], ...] = (
    *({},) * 6, {"any_word": True}, {"inside": ("question",)}, {"exact": True},
)  # fmt: skip
FACETS = ("year", "minister", "party")


@dataclass
class Tally:
    """What was found of the questions of a kind.

    `refused` are those that no index understands, such as a name it does not hold; `wrong`
    those of which something that must be the same is not; `scored` have an
    order by relevance; `shared` are how many of their ten best are in both, of `best`; `far` is
    the largest distance of a score.
    """

    asked: int = 0
    refused: int = 0
    wrong: int = 0
    hits: int = 0
    scored: int = 0
    same_ten: int = 0
    shared: int = 0
    best: int = 0
    far: float = 0.0
    said: list[str] = field(default_factory=list)


def main() -> int:
    given = _given()
    with TemporaryDirectory() as folder, ExitStack() as stack:
        letters = given.letters
        if given.units:
            letters = Path(folder) / "letters.jsonl"
            cut(given.letters, given.units, letters)
        names = (given.engines + given.engines)[:2] if given.engines else _two()
        engines = [
            stack.enter_context(closing(engine)) for engine in indexed(letters, names, Path(folder))
        ]
        narrows = described("letters", letters).narrows()
        every = chain(of_questions(narrows), of_chance(given.random, given.seed))
        found = compare(engines, every)
    print(f"{names[0]} and {names[1]}, {engines[0].units:,} units\n")
    print(document(found))
    return min(100, sum(one.wrong for one in found.values()))


def _two() -> list[str]:
    names = list(BACKENDS)
    return (names + names)[:2]


def indexed(letters: Path, names: Sequence[str], folder: Path) -> Iterator[Engine]:
    """An index of each engine, open; the second of one engine is made in another order."""
    for nth, name in enumerate(names):
        place = folder / f"{nth}-{name}"
        every = list(documents(letters))
        groups = [every]
        if names[0] == name and nth:
            every.reverse()
            half = len(every) // 2
            groups = [every[:half], every[half:]]
        for group in groups:
            _add(place, name, group)
        yield open_index(place)


def _add(place: Path, engine: str, letters: list[Document]) -> None:
    with begin(place, engine) as writer:
        writer.add(letters)
        writer.commit()


def of_questions(narrows: Sequence[Narrow]) -> Iterator[tuple[str, Request]]:
    """The sixty questions, each with every filter."""
    for question in QUESTIONS:
        for narrow in narrows:
            yield question.kind, replace(requested(question, narrow), sort="relevance")


def of_chance(number: int, seed: int) -> Iterator[tuple[str, Request]]:
    """Random combinations."""
    chance = Random(seed)
    for text, chosen in combinations(number, seed):
        variant = chance.choice(VARIANTS) if text else {}
        yield "random", replace(asking.asked(text, chosen), passages=0, **variant)


def compare(engines: Pair, requests: Iterator[tuple[str, Request]]) -> dict[str, Tally]:
    """Ask both everything."""
    found: dict[str, Tally] = {}
    for kind, request in requests:
        tally = found.setdefault(kind, Tally())
        tally.asked += 1
        said = list(_compared(engines, request, tally))
        tally.wrong += bool(said)
        tally.said += [f"{_shown(request)}: {each}" for each in said]
    return found


def _compared(engines: Pair, request: Request, tally: Tally) -> Iterator[str]:
    """What is not the same that must be."""
    understandings = [_understood(engine, request) for engine in engines]
    refused = [each for each in understandings if isinstance(each, str)]
    if refused:
        tally.refused += 1
        if understandings[0] != understandings[1]:
            yield f"refused, not by both in the same words: {refused}"
        return
    both = [(e, a) for e, a in zip(engines, understandings, strict=True) if isinstance(a, Asked)]
    meant = [_meant(asked) for _, asked in both]
    if meant[0] != meant[1]:
        yield f"understood otherwise; {_in_one_only(*map(MEANT.findall, meant))}"
    newest = [_all(*each, "newest") for each in both]
    tally.hits += len(newest[0])
    if newest[0] != newest[1]:
        yield _otherwise(*newest)
        return
    if not all(_counted(*each) == len(newest[0]) for each in both):
        yield f"counted {[_counted(*each) for each in both]}, found {len(newest[0])}"
    for what, made in MORE.items():
        if made(*both[0]) != made(*both[1]):
            yield f"other {what}"
    if both[0][1].sort == "relevance":
        one, other = (_ranked(*each) for each in both)
        _best(one, other, tally)


def _understood(engine: Engine, request: Request) -> Asked | str:
    try:
        return understood(engine, request, TODAY)
    except KamerzoekError as error:
        return str(error)


def _meant(asked: Asked) -> str:
    """What is matched, what filters, and what the terms weigh."""
    query = asked.query.tree
    return " ".join(
        map(str, (matching(query), *asked.filters.where, sorted(weights(query).items())))
    )


def _all(engine: Engine, asked: Asked, sort: Sort, by_letter: bool = False) -> list[str]:
    """The units of all hits, in order; the last says so if there are not as many as was told."""
    query = matching(asked.query.tree)
    page = engine.search(query, asked.filters, sort, None, 0, by_letter)
    found = [match.unit for match in page.matches]
    return found if page.total == len(found) else [*found, f"but {page.total} were told"]


def _otherwise(one: list[str], other: list[str]) -> str:
    if {*one} == {*other}:
        return "another order of the newest"
    return f"other hits: {len(one)} | {len(other)}; {_in_one_only(one, other)}"


def _in_one_only(one: list[str], other: list[str]) -> str:
    only = (sorted({*a} - {*b})[:TOLD] for a, b in ((one, other), (other, one)))
    return f"in one only: {' | '.join(map(str, only))}"


def _counted(engine: Engine, asked: Asked) -> int:
    return engine.tally(matching(asked.query.tree), asked.filters)[0]


def _letters(units: list[str]) -> list[str]:
    """The letters of units; which unit of a letter is its best goes by scores, as the ten do."""
    return [unit.partition("#")[0] for unit in units]


MORE: dict[str, Callable[[Engine, Asked], object]] = {
    "order of the oldest": lambda engine, asked: _all(engine, asked, "oldest"),
    "letters": lambda engine, asked: _letters(_all(engine, asked, "newest", by_letter=True)),
    "facets": lambda engine, asked: facets(engine, asked, FACETS, Facts(engine, TODAY)),
}
"""What else must be the same."""


def _ranked(engine: Engine, asked: Asked) -> dict[str, float]:
    """The first units by relevance with their scores, in order."""
    page = engine.search(asked.tree, asked.filters, "relevance", DEEP, 0)
    return {match.unit: match.score for match in page.matches}


def _best(one: dict[str, float], other: dict[str, float], tally: Tally) -> None:
    """Set the ten best beside each other."""
    first, second = list(one)[:TEN], list(other)[:TEN]
    tally.scored += 1
    tally.best += max(len(first), len(second))
    tally.shared += len({*first} & {*second})
    tally.same_ten += first == second
    for mine, theirs, scores in ((first, second, other), (second, first, one)):
        for unit in {*mine} - {*theirs}:
            tenth = scores[theirs[-1]]
            tally.far = max(tally.far, 1 - scores.get(unit, 0.0) / tenth if tenth else 1.0)


def _shown(request: Request) -> str:
    plain = Request(passages=0)
    given = {name: getattr(request, name) for name in Request.__slots__}
    return str({name: value for name, value in given.items() if value != getattr(plain, name)})


def document(found: dict[str, Tally]) -> str:
    """A table, and what disagrees."""
    heads = [
        "",
        "asked",
        "refused",
        "the same",
        "hits",
        "ten best",
        "in both",
        "same order",
        "farthest",
    ]
    rows = []
    for kind, one in found.items():
        shared = f"{one.shared / one.best:.1%}" if one.best else "–"
        numbers = (one.asked, one.refused, one.asked - one.wrong, one.hits, one.scored)
        far = f"{one.far:.1%}" if one.best else "–"
        rows.append((kind, *(f"{n:,}" for n in numbers), shared, f"{one.same_ten:,}", far))
    said = [each for one in found.values() for each in one.said]
    told = [f"- {each}" for each in said[:SHOWN]]
    if len(said) > SHOWN:
        told.append(f"- … and {len(said) - SHOWN:,} more")
    return "\n".join([table(heads, rows), "", *told])


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("letters", type=Path, metavar="LETTERS.jsonl")
    add("--units", type=int, help="only the first so many")
    add("--engines", type=lambda text: text.split(","), help=f"of {', '.join(BACKENDS)}")
    add("--random", type=int, default=500, help="random combinations; default 500")
    add("--seed", type=int, default=7)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
