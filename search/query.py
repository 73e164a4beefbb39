"""A question to the index, as checked values: what the words mean, and what filters them.

The tree is Whoosh's query tree over these logical fields, which every engine
knows: `all` (every term of the unit: subject, questions, answer), and `subject`,
`question`, `answer` (with positions, for phrases); besides them the exact `KEYWORDS`,
for `Term` and `Prefix`, and the `NUMBERS`, for `NumericRange`, both of `indexer.facts`.
An engine compiles the tree; it never sees the query's text. What filters is a tree
too (`conditions`), that matches and does not score.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Literal

from whoosh import query as tree

from indexer.facts import office_key

DateOf = Literal["answered", "asked"]
Sort = Literal["relevance", "newest", "oldest"]
FIELDS = ("subject", "question", "answer")
TEXTS = ("all", *FIELDS)

WEIGHTS = {"subject": 0.3, "question": 0.3}
"""What a term adds in these fields to its weight of 1 in `all`.

Measured on 3,811 judged Belgian questions with 318 themes as queries, any word enough:
mean average precision .251 with `all` alone, .270 with these. Near the top the exact
weights hardly matter; adding the scores of three fields without `all` is worse.
"""


@dataclass(frozen=True, slots=True)
class Query:
    """`text` as typed, `tree` to be matched, `interpreted` as a person reads it."""

    text: str
    tree: tree.Query
    interpreted: str


@dataclass(frozen=True, slots=True)
class Signed:
    """Answers signed by the person of this name, as printed."""

    name: str


@dataclass(frozen=True, slots=True)
class Held:
    """Answers signed for an office, whoever held it and whether or not a name is printed."""

    role: str
    portfolio: str | None


@dataclass(frozen=True, slots=True)
class Behalf:
    """Answers given `mede namens` an office, from `since` up to and with `until`."""

    role: str
    portfolio: str | None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must be besides matching; an empty value filters nothing.

    `minister` is as typed and `by` what it was resolved to: a hit must satisfy
    one of them. `since` and `until` bound the day of the answer, both included;
    a unit of a letter without an answer date goes by the day of the question. With
    `date_of` it is that day alone, and a unit without it is in no period. `where` are
    more conditions, all to be met, and `typed` what they were typed as.
    """

    minister: str | None = None
    by: tuple[Signed | Held | Behalf, ...] = ()
    since: date | None = None
    until: date | None = None
    date_of: DateOf | None = None
    where: tuple[tree.Query, ...] = ()
    typed: tuple[tuple[str, str], ...] = ()


def conditions(filters: Filters) -> list[tree.Query]:
    """The filters as trees over keywords and numbers; a hit must match all of them."""
    found: list[tree.Query] = []
    if filters.by:
        found.append(tree.Or([by(who) for who in filters.by]))
    if filters.since or filters.until:
        found.append(period(filters.date_of or "day", filters.since, filters.until))
    return [*found, *filters.where]


def by(who: Signed | Held | Behalf) -> tree.Query:
    """Answered by a person, for an office, or in the name of one."""
    if isinstance(who, Signed):
        return tree.Term("minister", who.name)
    key = office_key(who.role, who.portfolio)
    if isinstance(who, Held):
        return tree.Term("office", key)
    behalf = tree.Term("behalf", key)
    if who.since or who.until:
        return tree.And([behalf, period("day", who.since, who.until)])
    return behalf


def period(field: str, since: date | None, until: date | None) -> tree.Query:
    """Within these days, both included."""
    first, last = since and since.toordinal(), until and until.toordinal()
    return tree.NumericRange(field, first, last)


def rank(query: tree.Query) -> tree.Query:
    """The same matches, scored: terms in the subject and in the question weigh more."""
    terms = list(dict.fromkeys(chain.from_iterable(leaf_terms(leaf) for leaf in positive(query))))
    more = [
        tree.Term(field, term, boost=weight) for term in terms for field, weight in WEIGHTS.items()
    ]
    return tree.AndMaybe(query, tree.Or(more)) if more else query


def positive(query: tree.Query) -> Iterator[tree.Query]:
    """The terms and phrases that a match may hold: all but what is under a NOT."""
    if isinstance(query, tree.Not):
        return
    if isinstance(query, (tree.Term, tree.Phrase)) and query.fieldname in TEXTS:
        yield query
    for child in query.children():
        yield from positive(child)


def leaf_terms(leaf: tree.Query) -> tuple[str, ...]:
    """The terms of a term or phrase, in order."""
    return tuple(leaf.words) if isinstance(leaf, tree.Phrase) else (leaf.text,)


def shown(query: tree.Query, outer: bool = True) -> str:
    """A tree as a person reads it, in the query language: the terms as they are compared."""
    match query:
        case tree.Term():
            return str(query.text)
        case tree.Phrase():
            return f'"{" ".join(query.words)}"'
        case tree.Not():
            inner = shown(query.query, outer=False)
            return f"NOT ({inner})" if isinstance(query.query, tree.Not) else f"NOT {inner}"
        case tree.And() | tree.Or():
            parts = list(dict.fromkeys(shown(child, outer=False) for child in query))
            joined = (" AND " if isinstance(query, tree.And) else " OR ").join(parts)
            return joined if outer or len(parts) == 1 else f"({joined})"
        case _:
            return "everything"


def any_unit() -> tree.Query:
    """Match every unit."""
    return tree.Every()


def one_term(term: str) -> tree.Query:
    """Match the units that hold a term anywhere."""
    return tree.Term("all", term)
