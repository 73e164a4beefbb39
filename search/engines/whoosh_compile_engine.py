"""From a query tree and filters to the parts that are matched; what is not listed is refused."""

from collections.abc import Callable
from typing import Any

from whoosh import query as tree

from ..engine import UnsupportedError
from ..query import Behalf, Filters, Held, Printed, Signed
from .records import office_key
from .whoosh_match_engine import (
    AllOf,
    AnyOf,
    Boosted,
    Checked,
    Days,
    Everything,
    Flat,
    Holds,
    Nothing,
    Rather,
    Together,
    Without,
)
from .whoosh_scan_engine import Node
from .whoosh_segments_engine import TEXTS, WORDS, Segment


def compiled(query: tree.Query, segments: list[Segment]) -> Node:
    """The parts of a query tree; raises `UnsupportedError` for what this engine cannot do."""
    make = _MAKERS.get(type(query))
    if make is None:
        raise UnsupportedError(f"this index cannot search with {type(query).__name__}")
    node = make(query, segments)
    boost = float(getattr(query, "boost", 1.0))
    return node if boost == 1.0 else Boosted(node, boost)


def filtered(filters: Filters) -> list[Node]:
    """The parts that all must match, too."""
    parts: list[Node] = []
    if filters.by:
        parts.append(AnyOf(_by(who) for who in filters.by))
    if filters.since or filters.until:
        parts.append(_period(filters))
    return parts


def _by(who: Signed | Held | Behalf) -> Node:
    if isinstance(who, Signed):
        return Holds("minister", who.name)
    key = office_key(who.role, who.portfolio)
    if isinstance(who, Held):
        return Holds("office", key)
    behalf = Holds("behalf", key)
    return AllOf([behalf, _period(who)]) if who.since or who.until else behalf


def _period(bounds: Filters | Behalf) -> Node:
    since = bounds.since.toordinal() if bounds.since else None
    return Days(since, bounds.until.toordinal() if bounds.until else None)


def _field(query: tree.Query, fields: tuple[str, ...] = TEXTS) -> str:
    if query.fieldname not in fields:
        raise UnsupportedError(f"this index cannot search for that in {query.fieldname}")
    return str(query.fieldname)


def _text(term: str | bytes) -> str:
    return term.decode("utf-8") if isinstance(term, bytes) else term


def _term(query: Any, _: list[Segment]) -> Node:
    return Holds(_field(query), _text(query.text))


def _phrase(query: Any, _: list[Segment]) -> Node:
    words = [_text(word) for word in query.words]
    if len(words) < 2:
        return Holds(_field(query), words[0]) if words else Nothing()
    return Together(_field(query, WORDS), words, query.slop)


def _terms(query: Any, segments: list[Segment]) -> Node:
    """A pattern or a near spelling: all the terms in the index that fit."""
    field = _field(query)
    found = {
        _text(term) for segment in segments for _, term in query.expanded_terms(segment.reader)
    }
    node = AnyOf(Holds(field, term) for term in sorted(found))
    return Flat(node, 1.0) if query.constantscore else node


def _every(query: Any, _: list[Segment]) -> Node:
    return Everything(None if query.fieldname in (None, "*") else _field(query))


def _joined(kind: Callable[[list[Node]], Node]) -> Callable[[Any, list[Segment]], Node]:
    return lambda query, segments: kind([compiled(part, segments) for part in query.subqueries])


def _pair(kind: Callable[[Node, Node], Node]) -> Callable[[Any, list[Segment]], Node]:
    return lambda query, segments: kind(compiled(query.a, segments), compiled(query.b, segments))


_MAKERS: dict[type, Callable[[Any, list[Segment]], Node]] = {
    type(tree.NullQuery): lambda query, segments: Nothing(),
    tree.Term: _term,
    tree.Phrase: _phrase,
    tree.Prefix: _terms,
    tree.Wildcard: _terms,
    tree.FuzzyTerm: _terms,
    tree.Every: _every,
    tree.And: _joined(AllOf),
    tree.Or: _joined(AnyOf),
    tree.Not: lambda query, segments: Without(compiled(query.query, segments)),
    tree.AndNot: _pair(lambda part, other: AllOf([part, Without(other)])),
    tree.AndMaybe: _pair(Rather),
    Printed: lambda query, segments: Checked(compiled(query.child, segments), query.holds),
    tree.ConstantScoreQuery: lambda query, segments: Flat(
        compiled(query.child, segments), query.score
    ),
}
