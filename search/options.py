"""Options and arguments as data: what each is called, takes, and fills.

The command line makes its options from these rows. Those of a search fill a `Request`: help
shows them under the headings of `GROUPS`, and completion knows from `lists` which names of
the index fit. A row that one command alone has stands in that command's module.
"""

from pathlib import Path
from typing import Literal

from corpus.document import KINDS, ROLES
from corpus.frozen import dataclass
from indexer.answers import SIGNS

from .backends import BACKENDS


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its `names` ("--on", or "--doubtful/--certain"), what it fills and takes.

    `metavar` names a value, `choices` are all there are; with neither it is a switch.
    `least` makes it a whole number, `takes` a `Path` or a text file that is open for reading.
    `default` may be a function that is called for it; help then says `default_said`. `many`
    may be given again. `lists` is the facet whose values complete it. `short` is its name
    with one dash, `variable` the environment variable that stands in for it.
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
    takes: Literal["text", "path", "file"] = "text"
    required: bool = False
    short: str | None = None
    variable: str | None = None
    default_said: str | None = None

    @property
    def switch(self) -> bool:
        """Whether it takes no value."""
        return not (self.metavar or self.choices)


@dataclass(frozen=True, slots=True)
class Argument:
    """What stands on the command line by itself: its `metavar` in help, what it fills and takes.

    `words` are a query: one text, in which `-word` is no option and a phrase keeps its quotes.
    With `many` it takes all that is left, as a tuple.
    """

    fills: str
    metavar: str
    takes: Literal["text", "path", "words"] = "text"
    many: bool = False
    required: bool = True


def user_index() -> Path:
    """Where the index of a user is, who names no other place."""
    import platformdirs

    return platformdirs.user_data_path("kamerzoek") / "index"


LISTED = ("csv", "tsv", "json", "jsonl", "md", "ris", "bib", "csl-json")
"""The formats of hits for programs: those of `output/formats.py`, which a search need not load."""


def engine_of(says: str, required: bool = False) -> Option:
    """`--engine`, one of those there are."""
    return Option("--engine", "engine", says, choices=tuple(BACKENDS), required=required)


def form_of(*forms: str, default: str | None = "text") -> Option:
    """`--format`, with these forms."""
    return Option("--format", "form", "Form of the output.", choices=forms, default=default)


def limit_of(says: str, default: int | None = None) -> Option:
    """`--limit`, of which 0 is all in every command: see `most`."""
    return Option("--limit", "limit", f"{says}; 0 is all.", metavar="N", default=default, least=0)


def most(limit: int | None) -> int | None:
    """The limit of a search as `--limit` gives it, None for all."""
    return limit or None


WORDS_ARGUMENT = Argument("text", "[WORDS]...", takes="words", many=True, required=False)
"""The query of every command that searches."""

WANTED_WORDS = Argument("text", "WORDS...", takes="words", many=True, required=False)
"""The query where filters alone say too little; without one the search says what is missing."""

INDEX = Option(
    "--index",
    "index",
    "Folder of the index.",
    metavar="DIR",
    takes="path",
    variable="KAMERZOEK_INDEX",
    default=user_index,
    default_said="$KAMERZOEK_INDEX, else your user data folder",
)
COLOR = Option(
    "--color",
    "color",
    "Colour the output; auto: on a terminal.",
    choices=("auto", "always", "never"),
    default="auto",
)
PAGER = Option("--no-pager", "no_pager", "Never show hits in a pager.")

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
FACETS = ("minister", "portfolio", "party", "asker", "year", "month", "kind")
"""What hits can be counted by: see `facets.py`."""

BY = ("year", "quarter", "month", "session", "minister", "portfolio", "party", "asker")
"""The dimensions of statistics: see `counting.py`."""

SHOWN = (
    limit_of("Most hits shown", 10),
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
"""The headings under which the options of a search stand in help."""

OTHERS = "Output"
"""The heading of the options beside them."""

ASKING = (*WORDS, *WHO, *WHEN, *WHAT, *ORDER)
"""What every command that searches takes."""


def heading_of(option: Option) -> str:
    """The heading of an option in help; all that is no part of a search is about the output."""
    return next((name for name, options in GROUPS.items() if option in options), OTHERS)
