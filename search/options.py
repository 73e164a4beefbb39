"""The options of a search, as data: what each is called, takes, and fills in a `Request`.

The command line makes its options from these tables, its help shows them under the
headings of `GROUPS`, and completion knows from `lists` which names of the index fit.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import KINDS, ROLES
from indexer.answers import SIGNS


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its `names` ("--on", or "--doubtful/--certain"), what it fills and takes.

    `metavar` names a value, `choices` are all there are; with neither it is a switch.
    `least` makes it a whole number. `many` may be given again. `lists` is the facet whose
    values complete it.
    """

    names: str
    fills: str
    says: str
    metavar: str | None = None
    choices: tuple[str, ...] = ()
    default: object = None
    least: int | None = None
    many: bool = False
    lists: str | None = None

    @property
    def switch(self) -> bool:
        """Whether it takes no value."""
        return not (self.metavar or self.choices)


WORDS = (
    Option("--any", "any_word", "One of the words is enough."),
    Option("--exact", "exact", "Words as printed: no other forms, no parts."),
    Option("--raw", "raw", "Signs and operators are plain text."),
    Option("--related", "related", "Widen with words of the first hits."),
    Option(
        "--in",
        "inside",
        "Look in this text only.",
        choices=("question", "answer", "subject"),
        many=True,
    ),
)
WHO = (
    Option(
        "--minister",
        "minister",
        "Answered by this name, or in its name; or by a portfolio.",
        metavar="NAME",
        many=True,
        lists="minister",
    ),
    Option("--strict", "strict", "Only what the minister signed."),
    Option(
        "--portfolio",
        "portfolio",
        "A portfolio under all its names: VWS, J&V.",
        metavar="NAME",
        many=True,
        lists="portfolio",
    ),
    Option("--role", "role", "Who answered.", choices=ROLES, many=True),
    Option(
        "--asker",
        "asker",
        "Asked by this member.",
        metavar="NAME",
        many=True,
        lists="asker",
    ),
    Option(
        "--party",
        "party",
        "Asked by this party, also where it merged.",
        metavar="NAME",
        many=True,
        lists="party",
    ),
)
WHEN = (
    Option("--from", "since", "Since a day, month, year; 30d.", metavar="DATE"),
    Option("--to", "until", "Until a day, month, year.", metavar="DATE"),
    Option("--on", "on", "A day, a month, or 2023..2024.", metavar="DATE"),
    Option("--date-of", "date_of", "Whose day counts.", choices=("answered", "asked")),
    Option("--days", "days", "Days from asked to answered: 21.., ..7.", metavar="RANGE"),
)
WHAT = (
    Option("--kind", "kind", "Kind of letter.", choices=KINDS, many=True),
    Option("--unanswered", "unanswered", "Questions without an answer in their letter."),
    Option("--doubtful/--certain", "doubtful", "Of letters that were read with doubts, or none."),
    Option(
        "--answer-is",
        "answer_is",
        "How the answer is worded, by its phrases: a guess.",
        choices=SIGNS,
        many=True,
    ),
    Option(
        "--cites",
        "cites",
        "Citing a Kamerstuk, an Aanhangsel, a 2024Z…; or a dossier.",
        metavar="REFERENCE",
        many=True,
    ),
)
ORDER = (
    Option(
        "--sort",
        "sort",
        "Order of the hits.",
        choices=("relevance", "newest", "oldest"),
        default="relevance",
    ),
    Option(
        "--group",
        "group",
        "Hits are units, or the best unit of each letter.",
        choices=("unit", "document"),
        default="unit",
    ),
)
FACETS = ("minister", "portfolio", "party", "asker", "year", "month", "session", "kind")
"""What hits can be counted by: see `facets.py`."""

BY = ("year", "quarter", "month", "session", "minister", "portfolio", "party", "asker")
"""The dimensions of statistics: see `counting.py`."""

SHOWN = (
    Option("--limit", "limit", "Most hits shown.", metavar="N", default=10, least=1),
    Option("--offset", "offset", "Hits passed over first.", metavar="N", default=0, least=0),
    Option("--snippets", "passages", "Most passages of a hit.", metavar="N", default=2, least=0),
    Option("--context", "words", "Words of a passage.", metavar="WORDS", least=1),
)
GROUPS = {
    "Words": WORDS,
    "Who": WHO,
    "When": WHEN,
    "What": WHAT,
    "Order": ORDER,
    "Shown": SHOWN,
}
"""The headings under which the options stand in help."""

ASKING = (*WORDS, *WHO, *WHEN, *WHAT, *ORDER)
"""What every command that searches takes."""


def heading_of(fills: str) -> str | None:
    """The heading of the option that fills this, if it has one."""
    return next(
        (h for h, options in GROUPS.items() if any(o.fills == fills for o in options)), None
    )


def completed() -> Iterator[Option]:
    """The options whose values are names in an index."""
    return (option for option in ASKING if option.lists)
