"""What every engine keeps of a unit's texts: the terms of each field, ready to be stored.

`subject`, `question` and `answer` hold whole words with their positions, for phrases.
`all` holds the words of all three and the parts of their compounds, each with how much
it counts: what is matched and ranked. `grams` holds the runs of four characters of
the subject, at a low weight for what no rule of language joins. `tails` holds the
words that no list knows, written backwards, to be found by how they end.
"""

from collections.abc import Mapping
from typing import NamedTuple

from indexer.analysis import Feed, feed, grams, unknown
from indexer.entries import Entry

from ..weights import FIELD_WEIGHTS

Places = Mapping[str, list[int]]


class UnitTerms(NamedTuple):
    """The terms of one unit: `places` by field, and what is counted by field."""

    places: dict[str, Places]
    counts: dict[str, dict[str, int]]


class UnitFeed:
    """Makes the terms of units; the units of a letter, which share its subject, must follow."""

    def __init__(self) -> None:
        self._text: str | None = None
        self._subject = Feed({}, {}, 0)
        self._counted: dict[str, int] = {}
        self._grams: dict[str, int] = {}

    def terms(self, entry: Entry) -> UnitTerms:
        """What to keep of a unit."""
        subject = entry.document.subject or ""
        if subject != self._text:
            self._text, self._subject, self._grams = subject, feed(subject), grams(subject)
            self._counted = {}
            _count(self._subject, FIELD_WEIGHTS["subject"], self._counted)
        question, answer = feed(entry.question), feed(entry.unit.answer or "")
        counted = self._counted.copy()
        _count(question, FIELD_WEIGHTS["question"], counted)
        _count(answer, FIELD_WEIGHTS["answer"], counted)
        places: dict[str, Places] = {
            "subject": self._subject.places,
            "question": question.places,
            "answer": answer.places,
        }
        tails = {term[::-1]: 1 for term in unknown(counted)}
        return UnitTerms(places, {"all": counted, "grams": self._grams, "tails": tails})


def _count(found: Feed, weight: int, counted: dict[str, int]) -> None:
    get = counted.get
    for term, positions in found.places.items():
        counted[term] = get(term, 0) + weight * len(positions)
    for term, number in found.parts.items():
        counted[term] = get(term, 0) + weight * number
