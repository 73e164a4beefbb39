"""From a query tree to tantivy's own queries; what is not listed is refused.

A tree is compiled to match or to score. What only must match (a filter, the part of a
query that says which units are found) is wrapped so that nothing of it is scored, and a
phrase scores as its words do, as in every engine.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from tantivy import Query
from whoosh import query as tree

from indexer.facts import KEYWORDS, NUMBERS

from ..checked import Checked, Inside, Printed
from ..engine import UnsupportedError
from ..filters import Filters, conditions
from .tantivy_leaves_engine import Leaves, any_order
from .tantivy_parts_engine import all_of, any_of, nothing, rather, silent, without
from .tantivy_schema_engine import FORMS, TEXTS, VARIED, WORDS, within


class Compiler(Leaves):
    """Compiles trees for an open index."""

    def within(self, conditions: list[Query]) -> "Compiler":
        """The same for trees of which only the units matter that match all these as well."""
        made = Compiler(self._schema, self._searcher, self._reading, conditions)
        made._read = self._read
        return made

    def searched(self, query: tree.Query, filters: Filters) -> Query:
        """A query that scores, within its filters."""
        where = [silent(self.matching(condition)) for condition in conditions(filters)]
        return all_of([self.within(where).scoring(query), *where])

    def found(self, query: tree.Query, filters: Filters) -> Query:
        """The same units, without scores."""
        where = conditions(filters)
        inner = self.within([self.matching(condition) for condition in where])
        return inner.matching(tree.And([query, *where]))

    def matching(self, query: tree.Query) -> Query:
        """A query whose scores mean nothing."""
        return self._made(query, scored=False)

    def scoring(self, query: tree.Query) -> Query:
        """A query with the scores of its parts added up."""
        return self._made(query, scored=True)

    def both(self, found: Query, query: tree.Query) -> Query:
        """The units of a query that match another, too."""
        return all_of([found, self.matching(query)])

    def _made(self, query: tree.Query, scored: bool) -> Query:
        maker = _MAKERS.get(type(query)) or (_checked if isinstance(query, Checked) else None)
        if maker is None:
            raise UnsupportedError(f"this index cannot search with {type(query).__name__}")
        made = maker(self, query, scored)
        boost = float(getattr(query, "boost", 1.0))
        return Query.boost_query(made, boost) if scored and boost != 1.0 else made

    def each(self, queries: Iterable[tree.Query], scored: bool) -> list[Query]:
        """Some trees, compiled."""
        return [self._made(query, scored) for query in queries]


def _field(query: Any, fields: tuple[str, ...] = TEXTS) -> str:
    if query.fieldname not in fields:
        raise UnsupportedError(f"this index cannot search for that in {query.fieldname}")
    return str(query.fieldname)


def _text(term: str | bytes) -> str:
    return term.decode("utf-8") if isinstance(term, bytes) else term


def _quiet(query: Query, scored: bool) -> Query:
    return silent(query) if scored else query


def _term(compiler: Compiler, query: Any, scored: bool) -> Query:
    if query.fieldname in KEYWORDS:
        return _quiet(compiler.term(query.fieldname, _text(query.text), "basic"), scored)
    return compiler.word(_field(query), _text(query.text), scored)


def _phrase(compiler: Compiler, query: Any, scored: bool) -> Query:
    words = [_text(word) for word in query.words]
    field = _field(query, WORDS)
    if len(words) < 2:
        return _term(compiler, tree.Term(field, words[0]), scored) if words else nothing()
    made = compiler.phrase(field, words, query.slop)
    if not scored:
        return made
    return rather(silent(made), any_of([compiler.term(field, word) for word in words]))


def _prefix(compiler: Compiler, query: Any, scored: bool) -> Query:
    begin = re.escape(_text(query.text))
    if query.fieldname in KEYWORDS:
        return _quiet(compiler.pattern(query.fieldname, f"{begin}.*"), scored)
    return compiler.pattern(_field(query), f"{begin}.*")


def _wildcard(compiler: Compiler, query: Any, scored: bool) -> Query:
    signs = {"*": ".*", "?": "."}
    pattern = "".join(signs.get(sign) or re.escape(sign) for sign in _text(query.text))
    return compiler.pattern(_field(query), pattern)


def _fuzzy(compiler: Compiler, query: Any, scored: bool) -> Query:
    from rapidfuzz.distance import OSA  # Seldom needed, and slow to load.

    field, text = _field(query), _text(query.text)
    most = int(query.maxdist)
    near = [
        compiler.term(field, term)
        for term in compiler.terms(field, text[: query.prefixlength])
        if OSA.distance(term, text, score_cutoff=most) <= most
    ]
    made = any_of(near)
    return Query.const_score_query(made, 1.0) if scored and query.constantscore else made


def _range(compiler: Compiler, query: Any, scored: bool) -> Query:
    low, high = query.start, query.end
    low = low if low is None else low + query.startexcl
    high = high if high is None else high - query.endexcl
    return _quiet(compiler.numbers(_field(query, NUMBERS), low, high), scored)


def _every(compiler: Compiler, query: Any, scored: bool) -> Query:
    if query.fieldname in (None, "*"):
        return _quiet(Query.all_query(), scored)
    return _quiet(compiler.term("has", _field(query, WORDS), "basic"), scored)


def _not(compiler: Compiler, query: Any, scored: bool) -> Query:
    return _quiet(without(Query.all_query(), compiler.matching(query.query)), scored)


def _and(compiler: Compiler, query: Any, scored: bool) -> Query:
    left = [one.query for one in query.subqueries if isinstance(one, tree.Not)]
    kept = [one for one in query.subqueries if not isinstance(one, tree.Not)]
    if not left:
        return all_of(compiler.each(kept, scored))
    made = all_of(compiler.each(kept or [tree.Every()], scored))
    return without(made, *compiler.each(left, scored=False))


def _or(compiler: Compiler, query: Any, scored: bool) -> Query:
    if scored:
        return any_of(compiler.each(query.subqueries, scored))
    turned, others = any_order(query.subqueries)
    near = [
        compiler.near(_field(one, WORDS), [_text(word) for word in one.words], one.slop)
        for one in turned
    ]
    return any_of([*near, *compiler.each(others, scored)])


def _and_not(compiler: Compiler, query: Any, scored: bool) -> Query:
    kept, left = compiler.each([query.a], scored)[0], compiler.matching(query.b)
    return without(kept, left)


def _and_maybe(compiler: Compiler, query: Any, scored: bool) -> Query:
    if not scored:
        return compiler.matching(query.a)
    return rather(compiler.scoring(query.a), compiler.scoring(query.b))


def _constant(compiler: Compiler, query: Any, scored: bool) -> Query:
    made = compiler.matching(query.child)
    return Query.const_score_query(made, float(query.score)) if scored else made


def _inside(compiler: Compiler, query: Inside, scored: bool) -> Query:
    """A part of a compound in some fields, which have a list of parts each."""
    made = any_of([compiler.term(within(field), query.term, "basic") for field in query.fields])
    return all_of([compiler.each([query.child], scored)[0], _quiet(made, scored)])


def _printed(compiler: Compiler, query: Printed, scored: bool) -> Query:
    """Words as printed, read only where a unit prints one of them in several forms.

    Other units print each term in one form only, and if that is the form asked for it stands
    where the term stands.
    """
    terms = {term for place in query.child.leaves() for _, term in place.iter_all_terms()}
    several = any_of([compiler.term(VARIED, _text(term), "basic") for term in sorted(terms)])
    forms = [compiler.term(FORMS, form, "basic") for form in query.surfaces]
    if len(forms) == 1 and len(query.fields) == len(WORDS):
        found = forms[0]
    else:
        here = all_of([compiler.matching(query.child), *forms])
        side_by_side = len(forms) == 1 or all(map(_is_phrase, query.child.leaves()))
        certain = without(here, several) if side_by_side else nothing()
        unsure = [*forms, several] if side_by_side else forms
        doubtful = all_of([compiler.within(unsure).matching(query.child), *unsure])
        key = (*query.surfaces, query.fields)
        found = any_of([certain, compiler.read(doubtful, query.right, key)])
    return all_of([compiler.scoring(query.child), silent(found)]) if scored else found


def _is_phrase(query: tree.Query) -> bool:
    return isinstance(query, tree.Phrase)


def _checked(compiler: Compiler, query: Checked, scored: bool) -> Query:
    right = compiler.read(compiler.matching(query.child), query.right)
    return all_of([compiler.scoring(query.child), silent(right)]) if scored else right


_MAKERS: dict[type, Callable[[Compiler, Any, bool], Query]] = {
    type(tree.NullQuery): lambda compiler, query, scored: nothing(),
    tree.Term: _term,
    tree.Phrase: _phrase,
    tree.Prefix: _prefix,
    tree.Wildcard: _wildcard,
    tree.FuzzyTerm: _fuzzy,
    tree.NumericRange: _range,
    tree.Every: _every,
    tree.And: _and,
    tree.Or: _or,
    tree.Not: _not,
    tree.AndNot: _and_not,
    tree.AndMaybe: _and_maybe,
    tree.ConstantScoreQuery: _constant,
    Inside: _inside,
    Printed: _printed,
}
