"""From a query tree to tantivy's own queries; what is not listed is refused.

A tree is compiled to match or to score. What only must match (a filter, the part of a
query that says which units are found) is wrapped so that nothing of it is scored, and a
phrase scores as its words do, as in every engine.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, product
from typing import Any

from tantivy import FieldType, Query, Schema, Searcher
from whoosh import query as tree

from indexer.analysis import places
from indexer.entries import Entry, texts_of
from indexer.facts import KEYWORDS, NUMBERS

from ..checked import Checked, Inside, Printed
from ..engine import UnsupportedError
from ..filters import Filters, conditions
from .tantivy_parts_engine import all_of, any_of, nothing, rather, silent, without
from .tantivy_schema_engine import (
    COUNTED,
    FORMS,
    TEXTS,
    VARIED,
    WORDS,
    beside,
    exact,
    joined,
    within,
)

_MOST = 64
"""Spacings of a phrase that are looked for one by one."""

Spacing = tuple[list[int], int]
"""The places of words after each other, and how far a word may be from its place."""

Reading = Callable[[Query], Iterator[Entry]]
"""How the units that match are read."""


class Compiler:
    """Compiles trees for an open index; `reading` is asked about what no index can tell."""

    def __init__(self, schema: Schema, searcher: Searcher, reading: Reading) -> None:
        self._schema, self._searcher, self._reading = schema, searcher, reading

    def searched(self, query: tree.Query, filters: Filters) -> Query:
        """A query that scores, within its filters."""
        where = [self.matching(condition) for condition in conditions(filters)]
        return all_of([self.scoring(query), *map(silent, where)])

    def found(self, query: tree.Query, filters: Filters) -> Query:
        """The same units, without scores."""
        return self.matching(tree.And([query, *conditions(filters)]))

    def matching(self, query: tree.Query) -> Query:
        """A query whose scores mean nothing."""
        return self._made(query, scored=False)

    def scoring(self, query: tree.Query) -> Query:
        """A query with the scores of its parts added up."""
        return self._made(query, scored=True)

    def both(self, found: Query, query: tree.Query) -> Query:
        """The units of a query that match another, too."""
        return all_of([found, self.matching(query)])

    def among(self, query: Query, units: list[str]) -> Query:
        """What a query matches among some units, by id, with its scores."""
        return all_of([query, silent(Query.term_set_query(self._schema, "unit", units))])

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

    def term(self, field: str, text: str, index_option: str = "freq") -> Query:
        """The units that hold a term."""
        return Query.term_query(self._schema, field, exact(text), index_option)

    def word(self, field: str, text: str, scored: bool) -> Query:
        """The units with a word in a field, also as the whole of a hyphenated one."""
        here = self.term(field, text)
        if field in COUNTED:
            return here
        whole = self.term(joined(field), text, "basic")
        return any_of([here, silent(whole) if scored else whole])

    def phrase(self, field: str, words: list[str], slop: int) -> Query:
        """The units that hold words side by side, or each at most `slop` behind the last."""
        if len(words) == 2:
            return self._spaced(field, words, _pair(slop))
        steps = list(product(range(1, slop + 1), repeat=len(words) - 1))
        if len(steps) > _MOST:
            return self._loosely(field, words, slop)
        # Tantivy's own slop lets words come in any order, and adds up over the words.
        return self._spaced(field, words, [([*accumulate(step, initial=0)], 0) for step in steps])

    def near(self, field: str, words: list[str], slop: int) -> Query:
        """The units that hold two different words at most so far apart, in any order."""
        return self._spaced(field, words, [([0, 0], slop)])

    def _spaced(self, field: str, words: list[str], spacings: Iterable[Spacing]) -> Query:
        return any_of(
            [
                Query.phrase_query(
                    self._schema, where, list(zip(places, words, strict=True)), slack
                )
                for places, slack in spacings
                for where in (field, beside(field))
            ]
        )

    def _loosely(self, field: str, words: list[str], slop: int) -> Query:
        """Words far apart in many ways: those that hold all of them are read."""

        def near(text: str) -> bool:
            spots = places(text)
            ends = set(spots.get(words[0], ()))
            for word in words[1:]:
                reach = {end + step for end in ends for step in range(1, slop + 1)}
                ends = reach.intersection(spots.get(word, ()))
            return bool(ends)

        child = all_of([self.term(field, word) for word in words])
        return self.read(child, lambda entry: near(texts_of(entry).get(field, "")))

    def read(self, child: Query, right: Callable[[Entry], bool]) -> Query:
        """The units of a query that are found right when they are read."""
        found = [exact(entry.unit.id) for entry in self._reading(child) if right(entry)]
        return Query.term_set_query(self._schema, "unit", found) if found else nothing()

    def numbers(self, field: str, low: int | None, high: int | None) -> Query:
        """The units whose number lies within bounds, both included."""
        if low is not None and high is not None and low > high:
            return nothing()
        return Query.range_query(self._schema, field, FieldType.Unsigned, max(0, low or 0), high)

    def pattern(self, field: str, pattern: str) -> Query:
        """The units that hold a term of this look."""
        return Query.regex_query(self._schema, field, pattern)

    def terms(self, field: str, prefix: str) -> list[str]:
        """The terms of a field that begin so."""
        return [term for term, _ in self._searcher.terms_with_prefix(field, prefix)]


def _pair(slop: int) -> list[Spacing]:
    """A word at most so far behind another: tantivy lets it be as far before its place as behind.

    >>> _pair(1), _pair(3), _pair(4)
    ([([0, 1], 0)], [([0, 2], 1)], [([0, 2], 1), ([0, 4], 0)])
    """
    reach = (slop - 1) // 2
    found = [([0, reach + 1], reach)]
    return found if slop % 2 else [*found, ([0, slop], 0)]


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
    kept = [one for one in query.subqueries if not isinstance(one, tree.Not)]
    left = [one.query for one in query.subqueries if isinstance(one, tree.Not)]
    made = all_of(compiler.each(kept, scored) if kept or not left else [Query.all_query()])
    return without(made, *compiler.each(left, scored=False)) if left else made


def _or(compiler: Compiler, query: Any, scored: bool) -> Query:
    if scored:
        return any_of(compiler.each(query.subqueries, scored))
    turned, others = _turned(query.subqueries)
    near = [
        compiler.near(_field(one, WORDS), [_text(word) for word in one.words], one.slop)
        for one in turned
    ]
    return any_of([*near, *compiler.each(others, scored)])


def _turned(queries: Iterable[tree.Query]) -> tuple[list[tree.Phrase], list[tree.Query]]:
    """The phrases of two words that are also asked for in the other order, each once; the rest."""
    pairs: dict[tuple[Any, ...], tree.Phrase] = {}
    turned, others = [], []
    for one in queries:
        if type(one) is not tree.Phrase or len({*one.words}) != 2 or len(one.words) != 2:
            others.append(one)
        elif pairs.pop((one.fieldname, *one.words[::-1], one.slop), None):
            turned.append(one)
        else:
            pairs[one.fieldname, *one.words, one.slop] = one
    return turned, [*others, *pairs.values()]


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
        doubtful = all_of([here, several]) if side_by_side else here
        found = any_of([certain, compiler.read(doubtful, query.holds)])
    return all_of([compiler.scoring(query.child), silent(found)]) if scored else found


def _is_phrase(query: tree.Query) -> bool:
    return isinstance(query, tree.Phrase)


def _checked(compiler: Compiler, query: Checked, scored: bool) -> Query:
    right = compiler.read(compiler.matching(query.child), query.holds)
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
