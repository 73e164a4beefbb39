"""The whole way from what was typed to hits, for any engine.

Everything typed becomes a checked value before the engine is asked anything, so
that a mistyped date costs no search. An unlimited search makes its hits one by
one: an export of the whole index needs no more memory than a list of ten.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.document import Document, Unit
from corpus.errors import KamerzoekError
from indexer.analysis import analyse, words

from .dates import bounds
from .engine import Engine, Match
from .hits import Hit, Hits
from .ministers import Resolution, resolve
from .parse import parse
from .query import Filters, Query, Sort, any_unit, leaf_terms, one_term, positive, rank
from .snippet import snippets


@dataclass(frozen=True, slots=True)
class Request:
    """A search as typed. `limit` None is all; `passages` is the most snippets a hit gets."""

    text: str = ""
    minister: str | None = None
    since: str | None = None
    until: str | None = None
    sort: Sort = "relevance"
    limit: int | None = 10
    offset: int = 0
    passages: int = 2


def find(engine: Engine, request: Request, today: date) -> Hits:
    """Search as asked. Raises `KamerzoekError` for what cannot be understood.

    Words may be left out when something filters; then everything that passes is
    found, newest first.
    """
    since, until = bounds(request.since, request.until, today)
    filtered = request.minister is not None or since is not None or until is not None
    if not request.text.strip() and not filtered:
        raise KamerzoekError(
            "nothing to search for", "type one or more words, such as: kinderopvang wachtlijst"
        )
    query = parse(request.text) if request.text.strip() else Query("", any_unit(), "everything")
    meant = Resolution(())
    if request.minister is not None:
        lexica = engine.lexicon("signing"), engine.lexicon("behalf")
        meant = resolve(request.minister, *lexica)
    filters = Filters(request.minister, meant.by, since, until)
    scored = request.sort == "relevance" and any(positive(query.tree))
    page = engine.search(
        rank(query.tree) if scored else query.tree,
        filters,
        "newest" if request.sort == "relevance" and not scored else request.sort,
        request.limit,
        request.offset,
    )
    found = _hits(page.matches, query, request)
    hits = found if request.limit is None else tuple(found)
    return Hits(query, filters, engine.name, page.total, request.offset, hits, meant.notes)


def why_nothing(engine: Engine, hits: Hits) -> str:
    """Why a search found nothing, in a line: what each word finds alone, what the filters took."""
    reasons = []
    terms = {term for leaf in positive(hits.query.tree) for term in leaf_terms(leaf)}
    counted: dict[str, int] = {}
    for word, _ in words(hits.query.text):
        parts = analyse(word)
        if parts and parts[0].term in terms and len(counted) < 10:
            found = engine.search(one_term(parts[0].term), Filters(), "relevance", 1, 0)
            counted[word] = found.total
    if counted and hits.filters != Filters():
        alone = engine.search(hits.query.tree, Filters(), "relevance", 1, 0).total
        reasons.append(f"without the filters there {_are(alone)}")
    if len(counted) > 1 or 0 in counted.values():
        reasons += [f"{word!r} is in {_units(total)}" for word, total in counted.items()]
    return ", ".join(reasons)


def _units(total: int) -> str:
    return f"{total or 'no'} unit" + ("" if total < 2 else "s")


def _are(total: int) -> str:
    return f"{'are' if total > 1 else 'is'} {_units(total)}"


def _hits(matches: Iterator[Match], query: Query, request: Request) -> Iterator[Hit]:
    for place, match in enumerate(matches, request.offset + 1):
        passages = snippets(match.entry, query.tree, request.passages) if request.passages else ()
        yield Hit(place, match.score, match.entry, passages)


@dataclass(frozen=True, slots=True)
class Found:
    """A whole letter, and the unit of it that was asked for, if it was one."""

    document: Document
    unit: Unit | None = None


def letter_of(engine: Engine, id_: str) -> Found | None:
    """The letter with an id, or with the unit of that id."""
    if document := engine.document(id_):
        return Found(document)
    entry = engine.entry(id_)
    document = engine.document(entry.document.id) if entry else None
    if document is None:
        return None
    return Found(document, next((unit for unit in document.units if unit.id == id_), None))
