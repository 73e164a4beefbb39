"""Citations as a graph: who cites what, as edges that come while the index is read.

A node is a unit, a letter, or a paper that is cited. A letter of the index is one node by
whatever it is cited: its id. An edge says in which of its texts one cites the other and how
often; the header and notes that no unit refers to are the letter's. Edges come letter by
letter, so that memory holds no more than the papers met so far (a few hundred bytes each).
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from corpus.document import Document, Place, Unit

from .citing import Paper, Papers, speakers
from .engine import Engine
from .hits import Hit

Level = Literal["unit", "letter"]


@dataclass(frozen=True, slots=True)
class Node:
    """What cites or is cited: a `kind` such as "unit", "letter" or "kamerstuk", and its title.

    `day` is an ISO date, `people` the names that signed, `letter` the letter that a unit is
    in; each is empty where there is none.
    """

    id: str
    kind: str
    title: str = ""
    day: str = ""
    people: tuple[str, ...] = ()
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` cites `target` in a `place` so many `times`; `printed` is how, the first time."""

    source: Node
    target: Node
    place: Place
    times: int
    printed: str


def edges(engine: Engine, hits: Iterable[Hit], level: Level = "unit") -> Iterator[Edge]:
    """What units, or their letters, cite; the units of one letter must follow each other."""
    papers = Papers(engine)
    for name, group in groupby(hits, key=lambda hit: hit.document.id):
        citing = {hit.unit.id: bool(hit.document.references) for hit in group}
        letter = engine.document(name) if any(citing.values()) else None
        if letter:
            yield from _edges(letter, citing.keys(), papers, level)


def _edges(letter: Document, units: Container[str], papers: Papers, level: Level) -> Iterator[Edge]:
    """The edges of one letter, of some of its units."""
    times: Counter[tuple[Node, Node, Place]] = Counter()
    printed: dict[tuple[Node, Node, Place], str] = {}
    for one in letter.references:
        said = speakers(letter, one)
        found = [unit for unit in said if unit.id in units]
        if said and not found:
            continue
        target = _target(papers.paper(one.sort, one.target))
        sources = [_unit(letter, unit) for unit in found] if level == "unit" else []
        for source in sources or [_letter(letter)]:
            edge = (source, target, one.field)
            times[edge] += 1
            printed.setdefault(edge, one.text)
    for edge, number in times.items():
        yield Edge(*edge, number, printed[edge])


def _letter(letter: Document) -> Node:
    people = tuple(office.name for office in letter.ministers if office.name)
    day = letter.dated.isoformat() if letter.dated else ""
    return Node(letter.id, "letter", letter.subject or "", day, people)


def _unit(letter: Document, unit: Unit) -> Node:
    whole = _letter(letter)
    return Node(unit.id, "unit", whole.title, whole.day, whole.people, letter.id)


def _target(paper: Paper) -> Node:
    return _letter(paper.letter) if paper.letter else Node(paper.target, paper.sort)
