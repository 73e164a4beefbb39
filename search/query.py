"""A question to the index, as checked values: what was typed, and what filters it.

A query is a tree of Whoosh's `And`, `Or` and `Not` over `Typed`, our own leaf: words
as they were typed. What they mean in terms is worked out in `meaning.py`, and what
an engine gets is a tree over logical fields that every engine knows:

- `all`: the words of a unit's subject, questions and answer, and the parts of their
  compounds; what is matched and ranked, without positions;
- `subject`, `question`, `answer`: whole words with their positions, for phrases;
- `grams`: the runs of four characters of the subject;
- `tails`: the words that no word list knows, written backwards.

An engine compiles that tree; it never sees the query's text.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from whoosh import query as tree

from indexer.analysis import analyse, surface, surfaces
from indexer.entries import Entry, texts_of

Tree = tree.Query
"""What an engine is asked: see `engine.py`."""

Sort = Literal["relevance", "newest", "oldest"]
FIELDS = ("subject", "question", "answer")


class Typed(tree.Query):  # type: ignore[misc]
    """A leaf of a query: one word as typed, or several that stand together between quotes.

    `exact`: as printed, no other form of the word and no part of a longer one. `loose`: a
    part of a compound is enough, since one of all the words is.
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
    ) -> None:
        self.printed, self.quoted = printed, quoted
        self.exact, self.loose = exact, loose
        self.inside: tuple[str, ...] = ()
        self.apart: tuple[str, ...] = ()

    def taught(self, inside: tuple[str, ...], apart: tuple[str, ...]) -> "Typed":
        """The same with what an index knows: terms that hold it, and its own parts."""
        made = Typed(self.printed, quoted=self.quoted, exact=self.exact, loose=self.loose)
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
        return hash((self.printed, self.quoted, self.exact, self.loose))


class Printed(tree.Query):  # type: ignore[misc]
    """The units among those of `child` that hold words exactly as printed, side by side.

    An engine matches `child` and asks `holds` about each unit that is left. Printed
    forms are not in the index: they would make it a fifth larger for a rare wish.
    """

    def __init__(self, child: tree.Query, printed: tuple[str, ...]) -> None:
        self.child, self.printed = child, printed
        self._surfaces = [surface(word) for word in printed]

    def __str__(self) -> str:
        return f'="{" ".join(self.printed)}"'

    def holds(self, entry: Entry) -> bool:
        """Whether the words stand in one of a unit's texts."""
        return any(self._in(text) for text in texts_of(entry).values())

    def _in(self, text: str) -> bool:
        first, length = self._surfaces[0], len(self._surfaces)
        found = surfaces(text)
        if length == 1 or first not in found:
            return first in found
        return any(found[at : at + length] == self._surfaces for at in range(len(found)))


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
    a unit of a letter without an answer date goes by the day of the question.
    """

    minister: str | None = None
    by: tuple[Signed | Held | Behalf, ...] = ()
    since: date | None = None
    until: date | None = None


def each_leaf(query: tree.Query, made: Callable[[Typed], Typed]) -> tree.Query:
    """A tree with each leaf made anew."""
    if isinstance(query, Typed):
        return made(query)
    if isinstance(query, tree.Not):
        return tree.Not(each_leaf(query.query, made))
    return query.apply(lambda child: each_leaf(child, made))


def positive(query: tree.Query) -> Iterator[Typed]:
    """The words that a match may hold: all but what is under a NOT."""
    if isinstance(query, Typed):
        yield query
    elif not isinstance(query, tree.Not):
        for child in query.children():
            yield from positive(child)


def shown(query: tree.Query, outer: bool = True) -> str:
    """A tree as a person reads it, in the query language: the terms as they are compared."""
    match query:
        case Typed():
            return _typed(query, outer)
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
        return f'"{" ".join(each[0] for each in terms)}"'
    (whole, *segments), *_ = terms
    if not segments:
        return whole
    either = f'{whole} OR "{" ".join(segments)}"'
    return either if outer else f"({either})"


def any_unit() -> tree.Query:
    """Match every unit."""
    return tree.Every()


def one_term(term: str) -> tree.Query:
    """Match the units that hold a term anywhere."""
    return tree.Term("all", term)
