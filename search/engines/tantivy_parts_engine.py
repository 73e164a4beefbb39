"""The parts that a query of tantivy is put together from."""

from tantivy import Occur, Query


def nothing() -> Query:
    """Matches no unit."""
    return Query.empty_query()


def silent(query: Query) -> Query:
    """Matches without a score."""
    return Query.const_score_query(query, 0.0)


def all_of(queries: list[Query]) -> Query:
    """What all of some queries match; of none it is nothing."""
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Must, one) for one in queries]) if queries else nothing()


def any_of(queries: list[Query]) -> Query:
    """What one of some queries matches."""
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, one) for one in queries]) if queries else nothing()


def without(query: Query, *others: Query) -> Query:
    """What one query matches and others do not."""
    return Query.boolean_query([(Occur.Must, query), *((Occur.MustNot, one) for one in others)])


def rather(query: Query, bonus: Query) -> Query:
    """What a query matches; what matches the other too scores higher."""
    return Query.boolean_query([(Occur.Must, query), (Occur.Should, bonus)])
