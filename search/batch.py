"""Many queries in one process: `id TAB query` a line, hits in a form for programs.

`trec` is the form that the evaluation of search has used since the first Text
Retrieval Conference: `topic Q0 unit rank score tag`, which trec_eval and its many
successors read (https://github.com/usnistgov/trec_eval). `jsonl` has each hit as an
object with its `topic`. A line that cannot be used is told and passed over.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TextIO

from corpus.errors import KamerzoekError

from .engine import Engine
from .find import Request, find, page_of, understood
from .output.record import dumps, record

FORMS = ("trec", "jsonl")
TAG = "kamerzoek"

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Topic:
    """One query of a batch, with its own name."""

    id: str
    text: str


@dataclass(slots=True)
class Done:
    """What a batch came to: lines that were bad, queries, queries with hits, hits."""

    bad: int = 0
    queries: int = 0
    found: int = 0
    hits: int = 0


def topics(lines: Iterable[str]) -> Iterator[Topic | str]:
    r"""The queries of a file, or for a bad line what is wrong with it; blank lines are none.

    >>> list(topics(["t1\tpont\n", "\n", "kade\n", "t1\tbrug\n"]))[1:]
    ['line 3: no tab between an id and a query', "line 4: the id 't1' is there twice"]
    """
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        id_, tab, text = line.lstrip("\ufeff").strip("\r\n").partition("\t")
        id_ = id_.strip()
        if not line.strip():
            continue
        if not tab:
            yield f"line {number}: no tab between an id and a query"
        elif not id_ or " " in id_:
            yield f"line {number}: {id_!r} is no id: one word is wanted"
        elif id_ in seen:
            yield f"line {number}: the id {id_!r} is there twice"
        else:
            seen.add(id_)
            yield Topic(id_, text)


def run(
    engine: Engine, lines: Iterable[str], request: Request, form: str, out: TextIO, tell: Told
) -> Done:
    """Search every query as `request` says, and write what is found."""
    done, today = Done(), date.today()
    write = _trec if form == "trec" else _jsonl
    for topic in topics(lines):
        if isinstance(topic, str):
            done.bad += 1
            tell(topic)
            continue
        done.queries += 1
        try:
            written = write(engine, topic, replace(request, text=topic.text), today, out)
        except KamerzoekError as error:
            done.bad += 1
            tell(f"{topic.id}: {error}")
            continue
        done.hits += written
        done.found += written > 0
    return done


def _trec(engine: Engine, topic: Topic, request: Request, today: date, out: TextIO) -> int:
    page = page_of(engine, understood(engine, request, today), request)
    rank = 0
    for rank, match in enumerate(page.matches, 1):
        unit = "_".join(match.unit.split())  # the form has blanks between its columns
        out.write(f"{topic.id} Q0 {unit} {rank + request.offset} {match.score:.6f} {TAG}\n")
    return rank


def _jsonl(engine: Engine, topic: Topic, request: Request, today: date, out: TextIO) -> int:
    written = 0
    for hit in find(engine, request, today).hits:
        out.write(dumps({"topic": topic.id, **record(hit)}) + "\n")
        written += 1
    return written
