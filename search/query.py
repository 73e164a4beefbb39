"""A question to the index: what was typed, as a tree. What filters it is in `filters.py`.

A query is a tree of Whoosh's `And`, `Or` and `Not` over `Typed`, our own leaf: words
as they were typed. What they mean in terms is worked out in `meaning.py`, and what
an engine gets is a tree over logical fields that every engine knows:

- `all`: the words of a unit's subject, questions and answer, and the parts of their
  compounds; what is matched and ranked, without positions;
- `subject`, `question`, `answer`: whole words with their positions, for phrases;
- `grams`: the runs of four characters of the subject;
- `tails`: the words that no word list knows, written backwards;
- the exact `KEYWORDS` of `indexer.facts`, for `Term` and `Prefix`, and its `NUMBERS`, for
  `NumericRange`: they match and do not score. What filters is a tree over these
  (`filters.conditions`).

An engine compiles that tree; it never sees the query's text.
"""

import re
from collections.abc import Callable, Iterator
from copy import copy
from typing import Literal

from whoosh import query as tree

from corpus.frozen import dataclass
from indexer.analysis import analyse

Tree = tree.Query
"""What an engine is asked: see `engine.py`."""

Sort = Literal["relevance", "newest", "oldest"]
FIELDS = ("subject", "question", "answer")


class Typed(tree.Query):  # type: ignore[misc]
    """A leaf of a query: one word as typed, or several that stand together between quotes.

    `exact`: as printed, no other form of the word and no part of a longer one. `loose`: a
    part of a compound is enough, since one of all the words is. `fields` are the texts it
    is looked for in. `slop` is how many words apart words between quotes may stand, in any
    order; 0 is side by side, as typed.
    """

    fieldname = None
    boost = 1.0

    def __init__(
        self,
        printed: tuple[str, ...],
        *,
        quoted: bool = False,
        exact: bool = False,
        loose: bool = False,
        fields: tuple[str, ...] = FIELDS,
        slop: int = 0,
    ) -> None:
        self.printed, self.quoted = printed, quoted
        self.exact, self.loose = exact, loose
        self.fields, self.slop = fields, slop
        self.inside: tuple[str, ...] = ()
        self.apart: tuple[str, ...] = ()

    def taught(self, inside: tuple[str, ...], apart: tuple[str, ...]) -> "Typed":
        """The same with what an index knows: terms that hold it, and its own parts."""
        made = copy(self)
        made.inside, made.apart = inside, apart
        return made

    def with_boost(self, boost: float) -> "Typed":
        """Itself: what words weigh is not the query's to say."""
        return self

    def __repr__(self) -> str:
        return f"Typed({shown(self)})"

    def __str__(self) -> str:
        return shown(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Typed) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.printed, self.quoted, self.exact, self.loose, self.fields, self.slop))


class Pattern(tree.Query):  # type: ignore[misc]
    """A leaf of a query: words that look like `text` (`*` and `?`), or are spelled nearly so.

    `distance` is how many letters may differ; 0 for a pattern. `found` are the terms of
    the index that fit, once it has been asked; None before.
    """

    fieldname = None
    boost = 1.0

    def __init__(
        self,
        text: str,
        *,
        distance: int = 0,
        fields: tuple[str, ...] = FIELDS,
        found: tuple[str, ...] | None = None,
    ) -> None:
        self.text, self.distance, self.fields, self.found = text, distance, fields, found

    def with_boost(self, boost: float) -> "Pattern":
        """Itself: what words weigh is not the query's to say."""
        return self

    def __repr__(self) -> str:
        return f"Pattern({shown(self)})"

    def __str__(self) -> str:
        return shown(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.text, self.distance, self.fields))


class Fact(tree.Query):  # type: ignore[misc]
    """A leaf of a query: what a letter must be, such as `minister:kaag`.

    `meaning` is the tree over keywords and numbers that it stands for, once the index has
    been asked; None before.
    """

    fieldname = None
    boost = 1.0

    def __init__(self, name: str, value: str, meaning: tree.Query | None = None) -> None:
        self.name, self.value, self.meaning = name, value, meaning

    def with_boost(self, boost: float) -> "Fact":
        """Itself: a fact weighs nothing."""
        return self

    def __repr__(self) -> str:
        return f"Fact({shown(self)})"

    def __str__(self) -> str:
        return shown(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fact) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.name, self.value))


@dataclass(frozen=True, slots=True)
class Query:
    """`text` as typed, `tree` to be matched, `interpreted` as a person reads it."""

    text: str
    tree: tree.Query
    interpreted: str


def each_leaf(query: tree.Query, made: Callable[[Typed], Typed]) -> tree.Query:
    """A tree with each leaf made anew."""
    if isinstance(query, Typed):
        return made(query)
    if isinstance(query, tree.Not):
        return tree.Not(each_leaf(query.query, made))
    return query.apply(lambda child: each_leaf(child, made))


def positive(query: tree.Query) -> Iterator[Typed]:
    """The words that a match may hold: all but what is under a NOT."""
    return (leaf for leaf in leaves(query) if isinstance(leaf, Typed))


def patterns(query: tree.Query) -> Iterator[Pattern]:
    """The patterns that a match may fit: all but what is under a NOT."""
    return (leaf for leaf in leaves(query) if isinstance(leaf, Pattern))


def facts_of(query: tree.Query) -> Iterator[Fact]:
    """The facts that a match may satisfy: all but what is under a NOT."""
    return (leaf for leaf in leaves(query) if isinstance(leaf, Fact))


def leaves(query: tree.Query) -> Iterator[tree.Query]:
    """The words, patterns and facts that a match may satisfy: all but what is under a NOT."""
    if query.is_leaf():
        yield query
    elif not isinstance(query, tree.Not):
        for child in query.children():
            yield from leaves(child)


def shown(query: tree.Query, outer: bool = True) -> str:
    """A tree as a person reads it, in the query language: the terms as they are compared."""
    match query:
        case Typed():
            return _in_fields(query.fields, _typed(query, outer and query.fields == FIELDS))
        case Pattern():
            near = f"~{query.distance}" if query.distance else ""
            return _in_fields(query.fields, query.text + near)
        case Fact():
            bare = re.fullmatch(r"[^\s()\"]+", query.value)
            return f"{query.name}:{query.value}" if bare else f'{query.name}:"{query.value}"'
        case tree.Not():
            inner = shown(query.query, outer=False)
            return f"NOT ({inner})" if isinstance(query.query, tree.Not) else f"NOT {inner}"
        case tree.And() | tree.Or():
            parts = list(dict.fromkeys(shown(child, outer=False) for child in query))
            joined = (" AND " if isinstance(query, tree.And) else " OR ").join(parts)
            return joined if outer or len(parts) == 1 else f"({joined})"
        case _:
            return "everything"


def _typed(leaf: Typed, outer: bool) -> str:
    text = " ".join(leaf.printed)
    if leaf.exact:
        return f'="{text}"' if leaf.quoted else f"={text}"
    terms = [[part.term for part in analyse(word)] for word in leaf.printed]
    if leaf.quoted:
        near = f"~{leaf.slop}" if leaf.slop else ""
        return f'"{" ".join(each[0] for each in terms)}"{near}'
    (whole, *segments), *_ = terms
    if not segments:
        return whole
    either = f'{whole} OR "{" ".join(segments)}"'
    return either if outer else f"({either})"


def _in_fields(fields: tuple[str, ...], text: str) -> str:
    """A leaf with the fields it is looked for in, as they would be typed."""
    if fields == FIELDS:
        return text
    each = [f"{field}:{text}" for field in fields]
    return each[0] if len(each) == 1 else f"({' OR '.join(each)})"


def any_unit() -> tree.Query:
    """Match every unit."""
    return tree.Every()


def one_term(term: str) -> tree.Query:
    """Match the units that hold a term anywhere."""
    return tree.Term("all", term)
