"""A question to the index, as checked values: what the words mean, and what filters them.

The tree is Whoosh's query tree over these logical fields, which every engine
knows: `all` (every term of the unit: subject, questions, answer), and `subject`,
`question`, `answer` (with positions, for phrases). An engine compiles the tree;
it never sees the query's text.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from whoosh import query as tree

Sort = Literal["relevance", "newest", "oldest"]
FIELDS = ("subject", "question", "answer")


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
