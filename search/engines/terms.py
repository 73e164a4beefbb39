"""What every engine keeps of a unit's texts: the terms of each field, ready to be stored.

`subject`, `question` and `answer` hold whole words with their positions, for phrases.
`all` holds the words of all three and the parts of their compounds, each with how much
it counts: what is matched and ranked. `grams` holds the runs of four characters of
the subject, at a low weight for what no rule of language joins. `tails` holds the
words that no list knows, written backwards, to be found by how they end.

`UnitTexts` are the terms as strings: quick to make, and cheap to send from one process
to another. The functions below them give a field in the shape that an engine takes.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from indexer.analysis import Stream, grams
from indexer.chunks import Chunks, chunks, streamed
from indexer.entries import Entry

from ..weights import FIELD_WEIGHTS

Places = Mapping[str, list[int]]

_NO_STREAM = Stream("", "")


class UnitTexts(NamedTuple):
    """The terms of one unit, as `indexer.chunks` makes them; `grams` with a blank after each."""

    subject: Stream = _NO_STREAM
    question: Stream = _NO_STREAM
    answer: Stream = _NO_STREAM
    grams: str = ""


NO_TEXTS = UnitTexts()


class UnitTerms(NamedTuple):
    """The terms of one unit: `places` by field, and what is counted by field."""

    places: dict[str, Places]
    counts: dict[str, dict[str, int]]


class UnitChunks(NamedTuple):
    """The texts of one unit as chunks, which hold more than their terms; `grams` as above."""

    subject: Chunks
    question: Chunks
    answer: Chunks
    grams: str

    def texts(self) -> UnitTexts:
        """The terms of the unit as strings."""
        subject, question, answer = map(streamed, self[:3])
        return UnitTexts(subject, question, answer, self.grams)


class UnitFeed:
    """Makes the terms of units; the units of a letter, which share its subject, must follow."""

    def __init__(self) -> None:
        self._printed: str | None = None
        self._subject = Chunks()
        self._grams = ""

    def chunks(self, entry: Entry) -> UnitChunks:
        """The texts of a unit as chunks."""
        printed = entry.document.subject or ""
        if printed != self._printed:
            self._printed, self._subject = printed, chunks(printed)
            counts = grams(printed).items()
            self._grams = "".join(f"{gram} " * number for gram, number in counts)
        question, answer = chunks(entry.question), chunks(entry.unit.answer or "")
        return UnitChunks(self._subject, question, answer, self._grams)

    def texts(self, entry: Entry) -> UnitTexts:
        """The terms of a unit as strings."""
        return self.chunks(entry).texts()


def unit_terms(texts: UnitTexts) -> UnitTerms:
    """The terms of a unit with their positions, and with their counts."""
    places: dict[str, Places] = {
        "subject": texts.subject.places(),
        "question": texts.question.places(),
        "answer": texts.answer.places(),
    }
    counts = {"all": Counter(weighed(texts).split()), "grams": Counter(texts.grams.split())}
    return UnitTerms(places, {**counts, "tails": dict.fromkeys(tails(texts), 1)})


def weighed(texts: UnitTexts) -> str:
    r"""The terms of `all` with a blank behind each, each as often as it counts.

    >>> weighed(UnitTexts(question=Stream("een\0eens twee ", ""), answer=Stream("drie ", "dri ")))
    'een eens twee een eens twee drie dri '
    """
    return "".join(
        (
            texts.subject.terms() * FIELD_WEIGHTS["subject"],
            texts.question.terms() * FIELD_WEIGHTS["question"],
            texts.answer.terms() * FIELD_WEIGHTS["answer"],
        )
    )


def tails(texts: UnitTexts) -> list[str]:
    """The terms of `tails`, each once."""
    streams = (texts.subject, texts.question, texts.answer)
    return list(dict.fromkeys(tail for one in streams for tail in one.tails()))
