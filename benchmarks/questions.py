"""The sixty questions that engines are asked, as data that every engine writes in its own way.

The words are common words of official Dutch, from one in four units down to one in several
thousand; the letters that `generated.py` makes hold them as often.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "rare word", "word", "common word", "two words", "more words", "phrase", "either",
    "without", "nothing but without", "grouped", "prefix", "wildcard", "fuzzy", "near",
    "one field", "as printed", "inside a compound", "compound apart", "abbreviation",
    "newest first", "facet",
]  # fmt: skip
Field = Literal["subject", "question", "answer"]

_DUTCH = {"subject": "onderwerp", "question": "vraag", "answer": "antwoord"}


@dataclass(frozen=True, slots=True)
class Question:
    """All of `words`, one of `either`, none of `without`.

    `together`: the words side by side, or at most `apart` words from each other. `edits` is
    how many letters may differ. `facet`: all hits are counted by it.
    """

    kind: Kind
    words: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    together: bool = False
    apart: int = 0
    edits: int = 0
    field: Field | None = None
    newest: bool = False
    facet: Literal["year", "minister"] | None = None

    @property
    def printed(self) -> bool:
        """Whether a word counts only as it is printed."""
        return self.kind == "as printed"

    @property
    def text(self) -> str:
        """The question in Kamerzoek's language."""
        parts = list(self.words)
        if self.together:
            parts = [f'"{" ".join(parts)}"' + (f"~{self.apart}" if self.apart else "")]
        if self.printed:
            parts = [f"={part}" for part in parts]
        if self.edits:
            parts = [f"{part}~{self.edits}" for part in parts]
        if self.field:
            parts = [f"{_DUTCH[self.field]}:{part}" for part in parts]
        if self.either:
            parts.append(f"({' OF '.join(self.either)})")
        if not parts:
            return f"NIET {' '.join(self.without)}"
        return " ".join([*parts, *(f"-{word}" for word in self.without)])

    @property
    def label(self) -> str:
        """The question as tables tell it."""
        order = ["newest first"] if self.newest else []
        counted = [f"counted by {self.facet}"] if self.facet else []
        return ", ".join([self.text, *order, *counted])


def _words(kind: Kind, *texts: str) -> Iterator[Question]:
    for text in texts:
        yield Question(kind, tuple(text.split()))


QUESTIONS: tuple[Question, ...] = (
    *_words("rare word", "dierenwelzijn", "gevangenis", "tandarts", "kernenergie", "veerpont"),
    *_words("word", "notaris", "vlees", "pensioen", "belasting"),
    *_words("common word", "minister", "besluit", "onderwijs", "toezicht"),
    *_words("two words", "onderwijs toezicht", "gemeente vergunning", "werkgever pensioen",
            "ziekenhuis geneesmiddelen"),
    *_words("more words", "subsidie gemeente onderwijs", "minister besluit toezicht"),
    Question("phrase", ("hoger", "beroep"), together=True),
    Question("phrase", ("europese", "unie"), together=True),
    Question("phrase", ("de", "minister"), together=True),
    Question("either", either=("onderwijs", "zorg")),
    Question("either", either=("schip", "vaartuig")),
    Question("either", either=("huisarts", "tandarts", "notaris")),
    Question("without", ("toezicht",), without=("belasting",)),
    Question("without", ("minister",), without=("besluit",)),
    Question("without", ("gemeente",), without=("onderwijs",)),
    Question("nothing but without", without=("minister",)),
    Question("grouped", either=("school", "leraar"), without=("onderwijs",)),
    Question("grouped", ("minister",), either=("vergunning", "subsidie")),
    *_words("prefix", "kinder*", "pensioen*"),
    *_words("wildcard", "*toezicht", "w?t", "on*wijs"),
    Question("fuzzy", ("belastng",), edits=1),
    Question("fuzzy", ("tandrts",), edits=1),
    Question("fuzzy", ("vergunnign",), edits=2),
    Question("near", ("minister", "besluit"), together=True, apart=4),
    Question("near", ("werkgever", "werknemer"), together=True, apart=8),
    Question("near", ("zorg", "kwaliteit"), together=True, apart=10),
    Question("one field", ("onderwijs",), field="question"),
    Question("one field", ("toezicht",), field="answer"),
    Question("one field", ("belasting",), field="subject"),
    *_words("as printed", "scholen"),
    Question("as printed", ("eerste", "lid"), together=True),
    *_words("inside a compound", "toeslag", "opvang", "schepen"),
    *_words("compound apart", "kinderopvangtoeslag", "energiebelasting"),
    *_words("abbreviation", "VWS", "OCW", "EU"),
    Question("newest first", ("toezicht",), newest=True),
    Question("newest first", ("gemeente", "vergunning"), newest=True),
    Question("newest first", ("veerpont",), newest=True),
    Question("facet", ("onderwijs",), facet="year"),
    Question("facet", ("toezicht",), facet="minister"),
)  # fmt: skip
