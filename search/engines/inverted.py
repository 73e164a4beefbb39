"""Records turned over for an engine that keeps lists by term and numbers by column.

All of it is done where letters are read, in as many processes as there are. It is
numbers and bytes in few pieces, cheap to send to the process that writes.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.document import Document
from indexer.analysis import JOINT, Stream

from ..weights import SHORTEST
from .keeping import Record, letter_records
from .postings import Gathering, Packed
from .terms import UnitTexts, tails, weighed


class Inverted(NamedTuple):
    """Some letters turned over.

    `letters`: the id of each, and the number of its records, which follow each other.
    `numbers`: columns by name; those of the facts are one higher, so that 0 is none.
    `ids` and `blobs`: of every record. `postings` by field, of records numbered from 0.
    """

    letters: list[tuple[str, int]]
    numbers: dict[str, "array[int]"]
    ids: list[str]
    blobs: list[bytes]
    postings: dict[str, Packed]

    @property
    def size(self) -> int:
        """How many records there are."""
        return len(self.ids)


def inverted(documents: Iterable[Document]) -> Inverted:
    """Letters with all their records, turned over."""
    records: list[Record] = []
    letters = []
    for document in documents:
        own = list(letter_records(document))
        letters.append((document.id, len(own)))
        records += own
    return _inverted(records, letters)


def turned_over(record: Record) -> Inverted:
    """One record that is of no letter."""
    return _inverted([record], [])


def _inverted(records: Sequence[Record], letters: list[tuple[str, int]]) -> Inverted:
    made = Gathering()
    columns: dict[str, array[int]] = defaultdict(lambda: array("I", bytes(4 * len(records))))
    for document, record in enumerate(records):
        made.occur("sort", document, (record.sort,))
        for field, terms in record.terms.items():
            made.occur(field, document, dict.fromkeys(terms))
        for name, number in record.numbers.items():
            columns[name][document] = 0 if number is None else number + 1
        columns["nth"][document] = record.nth
        if record.sort == "unit":
            for name, length in _texts(made, document, record.texts):
                columns[f"{name}_length"][document] = length
    ids, blobs = [record.id for record in records], [record.blob for record in records]
    return Inverted(letters, dict(columns), ids, blobs, made.packed())


def _texts(made: Gathering, document: int, texts: UnitTexts) -> list[tuple[str, int]]:
    """Take up the texts of a unit; gives the length of each field in postings."""
    counted = weighed(texts).split()
    made.count("all", document, Counter(counted))
    grams = texts.grams.split()
    made.count("grams", document, Counter(grams))
    unknown = tails(texts)
    made.occur("tails", document, unknown)
    return [
        ("subject", _words(made, "subject", document, texts.subject)),
        ("question", _words(made, "question", document, texts.question)),
        ("answer", _words(made, "answer", document, texts.answer)),
        ("all", max(len(counted), SHORTEST)),
        ("grams", len(grams)),
        ("tails", len(unknown)),
    ]


def _words(made: Gathering, field: str, document: int, stream: Stream) -> int:
    items = stream.words.split()
    wholes: list[tuple[int, str]] = []
    if JOINT in stream.words:
        for position, item in enumerate(items):
            if JOINT in item:
                whole, _, items[position] = item.partition(JOINT)
                wholes.append((position, whole))
    made.place(field, document, items)
    for position, whole in wholes:
        made.place_beside(field, document, whole, position)
    return len(items) + len(wholes)
