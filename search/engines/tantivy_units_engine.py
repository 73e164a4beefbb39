"""A letter as the documents of a tantivy index, one a unit, and back again."""

import json
import re
import zlib
from collections.abc import Iterator
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Any, NamedTuple

import tantivy

from corpus.document import Document, Unit
from corpus.records import from_json, to_json
from indexer.chunks import JOINT, Stream
from indexer.entries import Entry, entries, head, texts_of
from indexer.facts import letter_terms, numbers, unit_numbers, unit_terms

from ..weights import SHORTEST
from .records import signing
from .tantivy_schema_engine import (
    FILLER,
    WORDS,
    beside,
    exact,
    letter_number,
    newest,
    oldest,
    within,
)
from .terms import UnitFeed, UnitTexts, tails, weighed

_FIRST = re.compile(rf"[^ ]+{JOINT}")
_SECOND = re.compile(rf"{JOINT}[^ ]+")
_TAIL = re.compile(rf"{JOINT}[^ ]+ ")
_HALF_PAIRS = "surrogatepass"
_AROUND = 8
"""Words on either side of a hyphenated word that a phrase with it may reach."""
_APART = " ".join([FILLER] * 2 * _AROUND)
_LEVEL = 4  # of zlib: near the smallest, at half the time


def documents(letter: Document, feed: UnitFeed, key: str) -> Iterator[tantivy.Document]:
    """What the index holds of a letter; `key` tells this version from all others."""
    about = to_json(letter)
    units, about["units"] = about["units"], []
    shared = {**letter_terms(letter), "signing": signing(letter), "key": (key,)}
    known, number = numbers(letter), letter_number(letter.id)
    for nth, entry in enumerate(entries(letter)):
        made = tantivy.Document()
        _add_texts(made, feed.texts(entry), entry)
        own = {"unit": (entry.unit.id,), **unit_terms(letter, entry.unit)}
        for terms in (shared, own):
            for field, values in terms.items():
                for value in values:
                    made.add_text(field, exact(value))
        for field, number_ in {**known, **unit_numbers(entry.unit)}.items():
            if number_ is not None:
                made.add_unsigned(field, number_)
        made.add_unsigned("letter", number)
        made.add_unsigned("nth", nth)
        made.add_text("newest", newest(known["day"], exact(entry.unit.id)))
        made.add_text("oldest", oldest(known["day"], exact(entry.unit.id)))
        made.add_bytes("name", Name(entry.unit.id, letter.id, nth, key).packed())
        if nth == 0:
            made.add_text("first", key)
            made.add_bytes("blob", framed([about, *units]))
        yield made


def _add_texts(made: tantivy.Document, texts: UnitTexts, entry: Entry) -> None:
    for field, stream in zip(WORDS, (texts.subject, texts.question, texts.answer), strict=True):
        joined = JOINT in stream.words
        made.add_text(field, _FIRST.sub("", stream.words) if joined else stream.words)
        if joined:
            made.add_text(beside(field), _beside(stream))
        if stream.inside:
            made.add_text(within(field), _TAIL.sub("", stream.inside))
    counted = weighed(texts)
    missing = SHORTEST - counted.count(" ")
    made.add_text("all", counted + f"{FILLER} " * missing if missing > 0 else counted)
    made.add_text("grams", texts.grams)
    made.add_text("tails", " ".join(tails(texts)))
    for field in texts_of(entry):
        made.add_text("has", field)


def _beside(stream: Stream) -> str:
    """The words around every hyphenated word, with the whole of it in its place.

    Between two stretches stand fillers, so that no phrase runs from one into the next.
    """
    items = stream.words.split()
    near = bytearray(len(items))
    for at, item in enumerate(items):
        if JOINT in item:
            start, end = max(0, at - _AROUND), at + _AROUND + 1
            near[start:end] = b"\1" * len(near[start:end])
    return " ".join(
        " ".join(_SECOND.sub("", item) for item, _ in group) if kept else _APART
        for kept, group in groupby(zip(items, near, strict=True), itemgetter(1))
    )


class Name(NamedTuple):
    """What a document is: a unit, the letter it is in and its place there, and the version."""

    unit: str
    letter: str
    nth: int
    key: str

    def packed(self) -> bytes:
        """As one string of bytes."""
        return f"{self.unit}\n{self.letter}\n{self.nth}\n{self.key}".encode("utf-8", _HALF_PAIRS)

    @classmethod
    def of(cls, document: tantivy.Document) -> "Name":
        """The name of a document that was found."""
        blob: bytes = document.get_first("name")  # type: ignore[assignment]
        unit, letter, nth, key = blob.decode("utf-8", _HALF_PAIRS).split("\n")
        return cls(unit, letter, int(nth), key)


def framed(pieces: list[Any]) -> bytes:
    """Some objects as JSON in one compressed frame, each to be read by itself."""
    parts = [
        json.dumps(piece, ensure_ascii=False, separators=(",", ":")).encode("utf-8", _HALF_PAIRS)
        for piece in pieces
    ]
    index = json.dumps(list(map(len, parts))).encode() + b"\n"
    return zlib.compress(index + b"".join(parts), _LEVEL)


class Letter:
    """A letter in its frame, of which only what is asked for is read."""

    def __init__(self, blob: bytes) -> None:
        index, _, self._parts = zlib.decompress(blob).partition(b"\n")
        self._ends = list(accumulate(json.loads(index)))
        self._about: Document | None = None

    def __getitem__(self, nth: int) -> Any:
        start = self._ends[nth - 1] if nth else 0
        return json.loads(self._parts[start : self._ends[nth]].decode("utf-8", _HALF_PAIRS))

    def entry(self, nth: int) -> Entry:
        """The unit in this place."""
        if self._about is None:
            self._about = head(from_json(self[0], ""))
        if nth + 1 >= len(self._ends):
            return Entry(self._about, Unit(self._about.id, (), ()))
        return Entry(self._about, from_json({"units": [self[nth + 1]]}, "").units[0])

    def whole(self) -> Document:
        """All of it."""
        about: dict[str, Any] = self[0]
        about["units"] = [self[nth] for nth in range(1, len(self._ends))]
        return from_json(about, "")
