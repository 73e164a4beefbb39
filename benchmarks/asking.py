"""Filters and queries against a plain scan of every letter: are exactly the right units found?

    python -m benchmarks.asking LETTERS.jsonl INDEX [COMBINATIONS [ENGINE]]

Made for the letters of law texts that the speed of this program is measured on; the names
that `benchmarks/filters.py` asks for are theirs. As those know no day of asking, no doubts
and no short answers, every letter is varied a little (`varied`), and the INDEX is made of
what comes out, when it is not there yet.

Reads every letter once and notes for each unit which of some queries it matches and
which of some filters it passes, with nothing but loops over its own texts and facts.
Then random combinations of a query and up to four filters are asked of the index, which
must give the same units, and the same number with `tally`. What a word means (its forms,
its parts, terms of the index that hold it) is taken from `search.find.understood`; where
it stands is looked up by reading.
"""

import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from whoosh import query as tree

from benchmarks.filters import BEHALF, FILTERS
from corpus.document import Document, Doubt, Kind, Reference
from corpus.records import from_json
from indexer.analysis import Feed, feed
from indexer.entries import Entry, entries, texts_of
from search.checked import Checked
from search.engine import Engine
from search.find import Request, understood
from search.manifest import MANIFEST
from search.meaning import matching
from search.store import begin, open_index

TODAY = date(2026, 1, 1)
QUERIES = (
    "onderwijs", "belasting", "minister", "toezicht -belasting", "zorg OF geld", "recht geld",
    '"de minister"', '"artikel 5"', '"minister besluit"~4', "kinder*", "*toezicht", "w?t",
    "vraag:onderwijs", "antwoord:recht -vraag:recht", "onderwerp:artikel", "=Minister",
    '="Onze Minister"', "NIET minister", "kinderopvang", "(school OF leraar) -onderwijs",
)  # fmt: skip

ANSWERS = (None, "Ja.", "Nee, zie het antwoord op vraag 2.", "Ik zal uw Kamer hierover informeren.")


def main() -> int:
    """Compare, and tell every combination that differs; the number of those is the exit code."""
    letters, index = Path(sys.argv[1]), Path(sys.argv[2])
    number = int(sys.argv[3]) if len(sys.argv) > 3 else 500
    if not (index / MANIFEST).exists():
        with begin(index, sys.argv[4] if len(sys.argv) > 4 else None) as writer:
            writer.add(documents(letters))
            writer.commit()
    engine = open_index(index)
    every = list(scanned(letters, engine))
    print(f"{len(every):,} units read")
    wrong, spent, found_units = 0, 0.0, 0
    for text, chosen in combinations(number):
        request = asked(text, chosen)
        start = time.perf_counter()
        one = understood(engine, request, TODAY)
        page = engine.search(matching(one.query.tree), one.filters, "newest", None, 0)
        found = {match.unit for match in page.matches}
        spent += time.perf_counter() - start
        wanted = {unit for unit, bits in every if passes(bits, text, chosen)}
        total, _ = engine.tally(matching(one.query.tree), one.filters)
        found_units += len(found)
        if found != wanted or not total == page.total == len(found):
            wrong += 1
            print(f"WRONG {text!r} {request}: {len(found)} found, {len(wanted)} wanted, {total}")
    print(f"{number - wrong} of {number} combinations give exactly the units of a plain scan")
    print(
        f"{found_units:,} hits in all, {spent / number * 1000:.0f} ms a combination, all hits read"
    )
    return min(wrong, 100)


def combinations(number: int, seed: int = 7) -> Iterator[tuple[str, dict[str, int]]]:
    """Random queries, each with up to four filters: their names, and which of their values."""
    chance = random.Random(seed)
    for _ in range(number):
        text = chance.choice(("", *QUERIES))
        names = chance.sample(list(FILTERS), chance.randint(0 if text else 1, 4))
        yield text, {name: chance.randrange(len(FILTERS[name])) for name in names}


def asked(text: str, chosen: dict[str, int]) -> Request:
    """The request of a combination."""
    given: dict[str, Any] = {}
    for name, at in chosen.items():
        given |= FILTERS[name][at][0]
    return replace(Request(text), **given)


def passes(bits: frozenset[str], text: str, chosen: dict[str, int]) -> bool:
    """Whether a unit matches a combination, by what was noted of it."""
    if text and text not in bits:
        return False
    return all(f"{name} {at}" in bits for name, at in chosen.items())


def scanned(path: Path, engine: Engine) -> Iterator[tuple[str, frozenset[str]]]:
    """Every unit with all queries that it matches and all filters that it passes."""
    trees = {q: matching(understood(engine, Request(q), TODAY).query.tree) for q in QUERIES}
    for document in documents(path):
        for entry in entries(document):
            texts = {name: feed(text) for name, text in texts_of(entry).items()}
            bits = {q for q, query in trees.items() if matches(query, entry, texts)}
            bits |= {
                f"{name} {at}"
                for name, options in FILTERS.items()
                for at, (_, right) in enumerate(options)
                if right(entry)
            }
            yield entry.unit.id, frozenset(bits)


def documents(path: Path) -> Iterator[Document]:
    """The letters of a file, one record a line, varied."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield varied(from_json(json.loads(line), str(path)))


def varied(one: Document) -> Document:
    """A letter with more of what filters look at, the same every time."""
    chance = random.Random(one.id)
    units = tuple(
        replace(unit, answer=chance.choice((unit.answer, unit.answer, unit.answer, *ANSWERS)))
        for unit in one.units
    )
    asked_before = timedelta(chance.randrange(70))
    kinds: tuple[Kind, ...] = ("answers", "answers", "answers", "questions", "postponement")
    return replace(
        one,
        units=units,
        kind=chance.choice(kinds),
        asked_on=one.answered_on - asked_before if one.answered_on else None,
        answered_on=None if chance.random() < 0.1 else one.answered_on,
        on_behalf_of=(BEHALF,) if chance.random() < 0.1 else (),
        warnings=(Doubt("x", "x"),) if chance.random() < 0.2 else (),
        references=tuple(
            Reference("kamerstuk", f"kst-36410-{chance.randrange(9)}", "x", "answer", unit.id)
            for unit in units
            if chance.random() < 0.1
        ),
    )


def matches(query: tree.Query, entry: Entry, texts: dict[str, Feed]) -> bool:
    """Whether a unit matches a tree, told from its texts."""
    match query:
        case tree.Term():
            return _holds(query.fieldname, query.text, texts)
        case tree.Phrase():
            return _together(query, texts)
        case tree.And():
            return bool(query.subqueries) and all(matches(q, entry, texts) for q in query)
        case tree.Or():
            return any(matches(q, entry, texts) for q in query)
        case tree.Not():
            return not matches(query.query, entry, texts)
        case Checked():
            return matches(query.child, entry, texts) and query.holds(entry)
    raise AssertionError(query)


def _holds(name: str, term: str, texts: dict[str, Feed]) -> bool:
    if name == "all":
        return any(term in one.places or term in one.parts for one in texts.values())
    return name in texts and term in texts[name].places


def _together(query: tree.Phrase, texts: dict[str, Feed]) -> bool:
    if query.fieldname not in texts:
        return False
    places = texts[query.fieldname].places
    ends = set(places.get(query.words[0], ()))
    for _, following in pairwise(query.words):
        reach = {end + step for end in ends for step in range(1, query.slop + 1)}
        ends = reach & set(places.get(following, ()))
    return bool(ends)


if __name__ == "__main__":
    sys.exit(main())
