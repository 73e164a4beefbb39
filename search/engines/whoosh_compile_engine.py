"""From a query tree and filters to the parts that are matched; what is not listed is refused."""

from collections.abc import Callable
from typing import Any

from whoosh import query as tree

from indexer.facts import KEYWORDS, NUMBERS

from ..checked import Inside, Printed
from ..engine import UnsupportedError
from ..filters import Filters, conditions
from .whoosh_combine_engine import AllOf, AnyOf, Boosted, Checked, Flat, Rather, Without
from .whoosh_match_engine import Everything, Holds, Nothing, Tagged, Within
from .whoosh_phrase_engine import Together
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


def filtered(filters: Filters, segments: list[Segment]) -> list[Node]:
    """The parts that all must match, too."""
    return [compiled(condition, segments) for condition in conditions(filters)]


def _field(query: tree.Query, fields: tuple[str, ...] = TEXTS) -> str:
    if query.fieldname not in fields:
        raise UnsupportedError(f"this index cannot search for that in {query.fieldname}")
    return str(query.fieldname)


def _text(term: str | bytes) -> str:
    return term.decode("utf-8") if isinstance(term, bytes) else term


def _term(query: Any, _: list[Segment]) -> Node:
    if query.fieldname in KEYWORDS:
        return Tagged(query.fieldname, _text(query.text))
    return Holds(_field(query), _text(query.text))


def _keywords(query: Any, segments: list[Segment]) -> Node:
    """All keywords with a beginning."""
    begin = _text(query.text)
    terms = {
        term
        for segment in segments
        for found, _ in segment.lexicon(query.fieldname)
        if (term := _text(found)).startswith(begin)
    }
    return AnyOf(Tagged(query.fieldname, term) for term in sorted(terms))


def _number(query: Any, _: list[Segment]) -> Node:
    """A range of numbers; a bound may be left out of the range."""
    low, high = query.start, query.end
    return Within(
        _field(query, NUMBERS),
        low if low is None else low + query.startexcl,
        high if high is None else high - query.endexcl,
    )


def _phrase(query: Any, _: list[Segment]) -> Node:
    words = [_text(word) for word in query.words]
    if len(words) < 2:
        return Holds(_field(query), words[0]) if words else Nothing()
    return Together(_field(query, WORDS), words, query.slop)


def _terms(query: Any, segments: list[Segment]) -> Node:
    """A pattern or a near spelling: all the terms in the index that fit."""
    if isinstance(query, tree.Prefix) and query.fieldname in KEYWORDS:
        return _keywords(query, segments)
    field = _field(query)
    found = {
        _text(term) for segment in segments for _, term in query.expanded_terms(segment.reader)
    }
    node = AnyOf(Holds(field, term) for term in sorted(found))
    return Flat(node, 1.0) if query.constantscore else node


def _checked(query: Any, segments: list[Segment]) -> Node:
    return Checked(compiled(query.child, segments), query.holds)


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
    tree.NumericRange: _number,
    tree.Every: _every,
    tree.And: _joined(AllOf),
    tree.Or: _joined(AnyOf),
    tree.Not: lambda query, segments: Without(compiled(query.query, segments)),
    tree.AndNot: _pair(lambda part, other: AllOf([part, Without(other)])),
    tree.AndMaybe: _pair(Rather),
    Inside: _checked,
    Printed: _checked,
    tree.ConstantScoreQuery: lambda query, segments: Flat(
        compiled(query.child, segments), query.score
    ),
}
