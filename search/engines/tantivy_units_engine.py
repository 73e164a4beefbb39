"""A letter as the documents of a tantivy index, one a unit."""

import json
import secrets
import zlib
from base64 import b64encode
from collections.abc import Iterable
from typing import Any, NamedTuple

from corpus.document import Document
from corpus.records import to_json
from indexer.chunks import JOINT
from indexer.entries import entries, texts_of
from indexer.facts import OWN, letter_terms, numbers, unit_numbers, unit_terms
from indexer.printed import printed

from ..weights import SHORTEST
from .keeping import signing
from .tantivy_letters_engine import HALF_PAIRS, Name
from .tantivy_schema_engine import (
    AROUND,
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
from .terms import UnitChunks, UnitFeed, tails, weighed

_APART = f" {f'{FILLER} ' * 2 * AROUND}"
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
    terms, known, feed = letter_terms(letter), numbers(letter), UnitFeed()
    shared = _inner(
        {
            **{field: list(map(exact, terms[field])) for field in terms if field not in OWN},
            **{field: number for field, number in known.items() if number is not None},
            "signing": list(map(exact, signing(letter))),
            "letter": letter_number(letter.id),
            "key": key,
            "newest": newest(known["day"]),
            "oldest": oldest(known["day"]),
        }
    )
    first = {"first": key, "blob": _bytes(framed([about, *units]))}
    made = []
    for nth, entry in enumerate(entries(letter)):
        own: dict[str, Any] = {} if nth else first
        for field, more in unit_terms(letter, entry.unit).items():
            own[field] = list(map(exact, (*terms.get(field, ()), *more)))
        read = feed.chunks(entry)
        counts = unit_numbers(entry.unit, read.question.printed, read.answer.printed)
        own |= {field: number for field, number in counts.items() if number is not None}
        own |= {
            "nth": nth,
            "unit": exact(entry.unit.id),
            "name": _bytes(Name(entry.unit.id, letter.id, nth, key).packed()),
            "has": list(texts_of(entry)),
        }
        made.append(f"{{{shared},{_inner(own)}{_written(_texts(read))}}}")
    return Prepared(letter.id, key, made)


def _inner(fields: dict[str, Any]) -> str:
    """Some fields of an object as JSON, in ASCII: what then is all ASCII is sent as it lies."""
    return _ascii(fields)[1:-1]


def _written(texts: dict[str, str]) -> str:
    """Fields that follow others, as JSON."""
    return "".join([f',"{field}":{_quoted(terms)}' for field, terms in texts.items() if terms])


def _quoted(terms: str) -> str:
    """Terms as JSON: of what is written otherwise there, they hold but two characters at most."""
    if '"' in terms or "\\" in terms or FILLER in terms:
        return _ascii(terms)
    return f'"{terms}"'


def _texts(read: UnitChunks) -> dict[str, str]:
    texts = read.texts()
    found = {"grams": texts.grams, "tails": " ".join(tails(texts))}
    for field, stream in zip(WORDS, (texts.subject, texts.question, texts.answer), strict=True):
        if JOINT in stream.words:
            cut = _cut(stream.words)
            found[field], found[joined(field)] = cut.segments, " ".join(cut.wholes)
            found[beside(field)] = _beside(stream.words.split(), cut)
        else:
            found[field] = stream.words
        found[within(field)] = stream.parts()
    counted = weighed(texts)
    missing = SHORTEST - counted.count(" ")
    found["all"] = counted + f"{FILLER} " * missing if missing > 0 else counted
    found[FORMS], found[VARIED] = printed(read[:3])
    return found


class _Cut(NamedTuple):
    """Words without what shares a position with another; these, and the positions."""

    segments: str
    wholes: list[str]
    positions: list[int]


def _cut(words: str) -> _Cut:
    before, segments, wholes, positions = 0, [], [], []
    *pieces, last = words.split(JOINT)
    for piece in pieces:
        start = piece.rfind(" ") + 1
        segments.append(piece[:start])
        wholes.append(piece[start:])
        before += piece.count(" ")
        positions.append(before)
    return _Cut("".join([*segments, last]), wholes, positions)


def _beside(items: list[str], cut: _Cut) -> str:
    """The words around every hyphenated word, with the whole of it in its place.

    Between two stretches stand fillers, so that no phrase runs from one into the next.
    """
    stretches: list[tuple[int, int]] = []
    for at, whole in zip(cut.positions, cut.wholes, strict=True):
        items[at] = whole
        start, end = max(0, at - AROUND), at + AROUND + 1
        if stretches and start <= stretches[-1][1]:
            start, _ = stretches.pop()
        stretches.append((start, end))
    return _APART.join([" ".join(items[start:end]) for start, end in stretches])


def _bytes(blob: bytes) -> str:
    """Bytes as tantivy reads them from JSON."""
    return b64encode(blob).decode("ascii")


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ascii = json.JSONEncoder(separators=(",", ":")).encode


def framed(pieces: list[Any]) -> bytes:
    """Some objects as JSON in one compressed frame, each to be read by itself."""
    parts = [_json(piece).encode("utf-8", HALF_PAIRS) for piece in pieces]
    index = json.dumps(list(map(len, parts))).encode() + b"\n"
    return zlib.compress(index + b"".join(parts), _LEVEL)
