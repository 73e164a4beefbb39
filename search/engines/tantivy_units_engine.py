"""A letter as the documents of a tantivy index, one a unit."""

import json
import re
import secrets
import zlib
from base64 import b64encode
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from corpus.document import Document
from corpus.records import to_json
from indexer.chunks import JOINT, Stream
from indexer.entries import Entry, entries, texts_of
from indexer.facts import letter_terms, numbers, unit_numbers, unit_terms
from indexer.printed import printed

from ..weights import SHORTEST
from .records import signing
from .tantivy_letters_engine import HALF_PAIRS, Name
from .tantivy_schema_engine import (
    FILLER,
    FORMS,
    VARIED,
    WORDS,
    beside,
    exact,
    joined,
    letter_number,
    newest,
    oldest,
    within,
)
from .terms import UnitFeed, UnitTexts, tails, weighed

_FIRST = re.compile(rf"[^ ]+{JOINT}")
_WHOLE = re.compile(rf"([^ {JOINT}]+){JOINT}")
_SECOND = re.compile(rf"{JOINT}[^ ]+")
_TAIL = re.compile(rf"{JOINT}[^ ]+ ")
_AROUND = 8
"""Words on either side of a hyphenated word that a phrase with it may reach."""
_APART = " ".join([FILLER] * 2 * _AROUND)
_LEVEL = 4  # of zlib: near the smallest, at half the time


class Prepared(NamedTuple):
    """A letter as tantivy takes it: a document of JSON for each unit, under one key."""

    id: str
    key: str
    documents: list[str]


def prepare(letters: Iterable[Document]) -> list[Prepared]:
    """Letters as documents; every one has a key of its own, however often it is prepared."""
    return [_prepared(letter, secrets.token_hex(8)) for letter in letters]


def _prepared(letter: Document, key: str) -> Prepared:
    about = to_json(letter)
    units, about["units"] = about["units"], []
    known, feed = numbers(letter), UnitFeed()
    shared: dict[str, Any] = {
        **{field: list(map(exact, terms)) for field, terms in letter_terms(letter).items()},
        **{field: number for field, number in known.items() if number is not None},
        "signing": list(map(exact, signing(letter))),
        "letter": letter_number(letter.id),
        "key": key,
    }
    made = []
    for nth, entry in enumerate(entries(letter)):
        unit = {**shared, "nth": nth, **_texts(feed.texts(entry), entry)}
        for field, terms in unit_terms(letter, entry.unit).items():
            unit[field] = [*unit.get(field, ()), *map(exact, terms)]
        counts = unit_numbers(entry.unit)
        unit |= {field: number for field, number in counts.items() if number is not None}
        name = exact(entry.unit.id)
        unit |= {
            "unit": name,
            "newest": newest(known["day"]),
            "oldest": oldest(known["day"]),
            "name": _bytes(Name(entry.unit.id, letter.id, nth, key).packed()),
        }
        if nth == 0:
            unit |= {"first": key, "blob": _bytes(framed([about, *units]))}
        made.append(_json(unit))
    return Prepared(letter.id, key, made)


def _texts(texts: UnitTexts, entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {"grams": texts.grams, "tails": " ".join(tails(texts))}
    for field, stream in zip(WORDS, (texts.subject, texts.question, texts.answer), strict=True):
        hyphened = JOINT in stream.words
        found[field] = _FIRST.sub("", stream.words) if hyphened else stream.words
        if hyphened:
            found[joined(field)] = " ".join(_WHOLE.findall(stream.words))
            found[beside(field)] = _beside(stream)
        if stream.inside:
            found[within(field)] = _TAIL.sub("", stream.inside)
    counted = weighed(texts)
    missing = SHORTEST - counted.count(" ")
    found["all"] = counted + f"{FILLER} " * missing if missing > 0 else counted
    printed_texts = texts_of(entry)
    found["has"] = list(printed_texts)
    made = printed(printed_texts.values())
    found[FORMS], found[VARIED] = " ".join(made.forms), " ".join(made.varied)
    return found


def _bytes(blob: bytes) -> str:
    """Bytes as tantivy reads them from JSON."""
    return b64encode(blob).decode("ascii")


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


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


def framed(pieces: list[Any]) -> bytes:
    """Some objects as JSON in one compressed frame, each to be read by itself."""
    parts = [_json(piece).encode("utf-8", HALF_PAIRS) for piece in pieces]
    index = json.dumps(list(map(len, parts))).encode() + b"\n"
    return zlib.compress(index + b"".join(parts), _LEVEL)
