"""Kamerzoek itself, on each of its engines: the program makes the index, as a user does."""

import sys
from datetime import date
from pathlib import Path

from benchmarks.contestants.contestant import TEN, Asking, How
from benchmarks.questions import Question
from benchmarks.units import Narrow
from search.engine import Engine, UnsupportedError
from search.facets import facets
from search.facts import Facts
from search.find import Asked, Request, hits_of, understood
from search.meaning import matching
from search.store import open_index

ROOT = Path(__file__).resolve().parent.parent.parent
TODAY = date(2026, 1, 1)
MOST = {"whoosh": 60_000}


class Kamerzoek:
    """All of it: lemmas, parts of compounds, abbreviations, kindred words.

    More units than an engine is advised for are not measured with it.
    """

    def __init__(self, engine: str) -> None:
        self.most = MOST.get(engine)
        self.engine, self.name = engine, f"kamerzoek-{engine}"
        self.says = f"`kamerzoek index` and its search, engine {engine}"

    def missing(self) -> str | None:
        """Why it cannot take part."""
        return None

    def command(self, letters: Path, index: Path) -> list[str]:
        """The whole program, from its JSON, with all its processes."""
        program = [sys.executable, str(ROOT / "cli.py"), "index", str(letters)]
        return [*program, "--index", str(index), "--engine", self.engine]

    def open(self, index: Path) -> Asking:
        """An engine, and the way to it from a query as typed."""
        return _Asking(open_index(index))


class _Asking:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._understood: dict[tuple[Question, Narrow], Asked] = {}
        self.close = engine.close

    def ask(self, question: Question, narrow: Narrow, how: How) -> int | None:
        """`ids` is what the engine itself does, of what was understood before; the others all."""
        try:
            if question.facet:
                return self._counted(question, narrow)
            if how == "ids":
                return self._ids(question, narrow)
            request = requested(question, narrow, passages=2 if how == "snippets" else 0)
            found = hits_of(self._engine, understood(self._engine, request, TODAY), request)
        except UnsupportedError:
            return None
        for hit in found.hits:
            assert hit.entry.unit.id
        return found.total

    def _ids(self, question: Question, narrow: Narrow) -> int:
        asked = self._understood.get((question, narrow))
        if asked is None:
            asked = understood(self._engine, requested(question, narrow), TODAY)
            self._understood[question, narrow] = asked
        page = self._engine.search(asked.tree, asked.filters, asked.sort, TEN, 0)
        for match in page.matches:
            assert match.unit
        return page.total

    def _counted(self, question: Question, narrow: Narrow) -> int:
        asked = understood(self._engine, requested(question, narrow), TODAY)
        facets(self._engine, asked, [question.facet or ""], Facts(self._engine, TODAY))
        return self._engine.tally(matching(asked.query.tree), asked.filters)[0]


def requested(question: Question, narrow: Narrow, passages: int = 0) -> Request:
    """A question and a filter as a user types them."""
    return Request(
        question.text,
        minister=(f"={narrow.minister}",) if narrow.minister else (),
        since=narrow.since.isoformat() if narrow.since else None,
        until=narrow.until.isoformat() if narrow.until else None,
        sort="newest" if question.newest else "relevance",
        limit=TEN,
        passages=passages,
    )
