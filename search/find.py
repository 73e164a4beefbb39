"""The whole way from what was typed to hits, for any engine.

Everything typed becomes a checked value before the engine is asked anything, so
that a mistyped date costs no search. An unlimited search makes its hits one by
one: an export of the whole index needs no more memory than a list of ten.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from corpus.document import Document, Unit
from corpus.errors import KamerzoekError
from corpus.frozen import dataclass

from .engine import Engine, Match, Page
from .facts import Facts, settled
from .filters import DateOf, Filters
from .hits import Hit, Hits, Snippet
from .learned import learn
from .marking import wanted as wanted_by
from .meaning import matching, ranked, weights, widened
from .parse import parse
from .query import FIELDS, Query, Sort, Tree, Typed, any_unit, patterns, positive
from .snippet import WIDTH, snippets
from .spelling import Lexicon

if TYPE_CHECKING:
    from .facets import Facet
    from .related import Added

PAGE = 1000
"""The most hits that are held at a time; longer lists are made hit by hit."""

LETTERS = 6
"""Characters that a word takes in a passage, the blank included."""


@dataclass(frozen=True, slots=True)
class Request:
    """A search as typed. `limit` None is all; `passages` is the most snippets a hit gets.

    `any_word`: one of the words is enough; `exact`: no other forms, no parts of words;
    `raw`: all signs are plain text; `inside`: the texts to look in, none is all;
    `related`: widened with words of the first hits. Of an option with several values one
    is enough. `group` by document gives the best unit of each letter, `words` is how long a
    passage is.
    """

    text: str = ""
    minister: tuple[str, ...] = ()
    portfolio: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    asker: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    answer_is: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    days: str | None = None
    unanswered: bool = False
    doubtful: bool | None = None
    strict: bool = False
    since: str | None = None
    until: str | None = None
    on: str | None = None
    date_of: DateOf | None = None
    sort: Sort = "relevance"
    limit: int | None = 10
    offset: int = 0
    passages: int = 2
    words: int | None = None
    inside: tuple[str, ...] = ()
    any_word: bool = False
    exact: bool = False
    raw: bool = False
    related: bool = False
    group: Literal["unit", "document"] = "unit"

    def facts(self) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
        """The options that filter by a fact: the option, the fact, its field here, the values."""
        for name in ("minister", "portfolio", "role", "asker", "party", "kind", "cites"):
            yield f"--{name}", name, name, getattr(self, name)
        yield "--answer-is", "is", "answer_is", self.answer_is
        yield "--days", "days", "days", () if self.days is None else (self.days,)
        yield "--unanswered", "is", "unanswered", ("unanswered",) if self.unanswered else ()
        if self.doubtful is not None:
            state = "doubtful" if self.doubtful else "certain"
            yield f"--{state}", "is", "doubtful", (state,)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it was understood: the `tree` is what the engine gets."""

    query: Query
    filters: Filters
    sort: Sort
    tree: Tree
    notes: tuple[str, ...] = ()
    added: "tuple[Added, ...]" = field(default=())


def find(engine: Engine, request: Request, today: date) -> Hits:
    """Search as asked. Raises `KamerzoekError` for what cannot be understood.

    Words may be left out when something filters; then everything that passes is
    found, newest first.
    """
    return hits_of(engine, understood(engine, request, today), request)


def hits_of(engine: Engine, asked: Asked, request: Request) -> Hits:
    """The hits of a request that is understood."""
    page = page_of(engine, asked, request)
    found = hits_among(page.matches, asked, request)
    streams = request.limit is None or request.limit > PAGE
    hits = found if streams else tuple(found)
    return Hits(
        asked.query,
        asked.filters,
        engine.name,
        page.total,
        request.offset,
        hits,
        asked.notes,
        request.group == "document",
        lambda names: _spread(engine, asked, request, names),
    )


def _spread(engine: Engine, asked: Asked, request: Request, names: Sequence[str]) -> "list[Facet]":
    """All hits by some facets; words of the first hits are no part of what is counted."""
    from .facets import facets

    if asked.added:
        return []
    return facets(
        engine, asked, names, Facts(engine, date.today(), request.strict, request.date_of or "day")
    )


def understood(engine: Engine, request: Request, today: date, everything: bool = False) -> Asked:
    """What a request means to an index; with `related` its first hits are read for that.

    With `everything` a request for nothing in particular means all units.
    """
    facts = Facts(engine, today, request.strict)
    filters = filters_of(request, facts)
    if not everything and not request.text.strip() and filters == Filters():
        raise KamerzoekError(
            "nothing to search for", "type one or more words, such as: kinderopvang wachtlijst"
        )
    query = Query("", any_unit(), "everything")
    if request.text.strip():
        query = parse(
            request.text,
            any_word=request.any_word,
            exact=request.exact,
            raw=request.raw,
            fields=tuple(f for f in FIELDS if f in request.inside) or FIELDS,
        )
        meant = settled(query.tree, facts, Lexicon(engine))
        query = replace(query, tree=learn(engine, meant))
    wanted = any(positive(query.tree)) or any(patterns(query.tree))
    scored = request.sort == "relevance" and wanted
    sort = "newest" if request.sort == "relevance" and not scored else request.sort
    notes = (*facts.notes, *quoted_notes(engine, query))
    asked = Asked(
        query, filters, sort, ranked(query.tree) if scored else matching(query.tree), notes
    )
    return with_related(engine, asked) if request.related else asked


def filters_of(request: Request, facts: Facts) -> Filters:
    """The filters of a request. Raises `KamerzoekError` for names that the index does not hold."""
    since = until = None
    if (request.since, request.until, request.on) != (None, None, None):
        from .dates import bounds

        since, until = bounds(request.since, request.until, facts.today, request.on)
    typed: list[tuple[str, str]] = []
    where: list[Tree] = []
    for option, name, _, values in request.facts():
        if values:
            where.append(facts.any_of(name, values, option))
            typed += [(option.removeprefix("--"), value) for value in values]
    named = ", ".join(request.minister) or None
    return Filters(
        minister=named,
        since=since,
        until=until,
        date_of=request.date_of if since or until else None,
        where=tuple(where),
        typed=tuple(typed),
    )


def page_of(engine: Engine, asked: Asked, request: Request) -> Page:
    """The matches of a request, as the engine gives them."""
    return engine.search(
        asked.tree,
        asked.filters,
        asked.sort,
        request.limit,
        request.offset,
        request.group == "document",
    )


def with_related(engine: Engine, asked: Asked) -> Asked:
    """The same with words of its first hits; any of them makes a unit match."""
    from .related import FIRST, related

    if asked.sort != "relevance":
        raise KamerzoekError(
            "related words are for a search by relevance", "leave out --sort, and type a word"
        )
    first = list(engine.search(asked.tree, asked.filters, "relevance", FIRST, 0).matches)
    typed = weights(asked.query.tree)
    added = related(engine, first, typed)
    if not added:
        note = "no related words: too little was found to learn from"
        return replace(asked, notes=(*asked.notes, note))
    more = {("all", one.term): one.weight for one in added}
    said = f"widened with words of the first hits: {', '.join(one.printed for one in added)}"
    return replace(
        asked, tree=widened(asked.query.tree, more), notes=(*asked.notes, said), added=added
    )


def quoted_notes(engine: Engine, query: Query) -> Iterator[str]:
    """What single words between quotes do not find, since it is seldom meant."""
    for leaf in positive(query.tree):
        if not leaf.quoted or leaf.exact or len(leaf.printed) > 1:
            continue
        free = Typed(leaf.printed)
        more = (
            engine.tally(matching(free), Filters())[0] - engine.tally(matching(leaf), Filters())[0]
        )
        if more > 0:
            units = f"{more:,} unit" + ("" if more == 1 else "s")
            yield (
                f'"{leaf.printed[0]}" in quotes is a word by itself; '
                f"without quotes it is also found in longer words, in {units} more"
            )


def hits_among(matches: Iterator[Match], asked: Asked, request: Request) -> Iterator[Hit]:
    """The hits of matches, read one by one, each with its passages."""
    query, more = asked.query.tree, frozenset(one.term for one in asked.added)
    width = request.words * LETTERS if request.words else WIDTH
    want = wanted_by(query) if request.passages else None
    for place, match in enumerate(matches, request.offset + 1):
        entry = match.entry
        passages: tuple[Snippet, ...] = ()
        if request.passages:
            passages = snippets(entry, query, request.passages, width, more, want)
        yield Hit(place, match.score, entry, passages, match.others)


@dataclass(frozen=True, slots=True)
class Found:
    """A whole letter, and the unit of it that was asked for, if it was one."""

    document: Document
    unit: Unit | None = None


def letter_of(engine: Engine, id_: str) -> Found | None:
    """The letter with an id, or with the unit of that id or of any of its numbers.

    `ah-tk-20222023-9104#4` is the unit that answers question 4, with whichever others.
    """
    if document := engine.document(id_):
        return Found(document)
    entry = engine.entry(id_)
    letter, _, number = id_.rpartition("#")
    document = engine.document(entry.document.id if entry else letter)
    if document is None:
        return None
    unit = next((unit for unit in document.units if unit.id == id_), None)
    if entry is None:
        unit = next((unit for unit in document.units if number in unit.numbers), None)
    return Found(document, unit) if unit or entry else None
