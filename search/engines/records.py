"""What an engine keeps of a letter: a head, a record for each unit behind it, and files.

Every text is kept once. The head is the letter without its units, and a unit
finds its head by counting back (`nth`), since both are written and deleted
together. A letter without units has one placeholder unit, so that it is found.

Exact terms, by field: `unit`, `document` (also on its units), `path` (of a file),
the `KEYWORDS` of `indexer.facts` that filters look for, and `signing`, from which the
names and days of the whole index are read without touching a letter. `sort` tells
letters, units and files apart.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import field, replace
from datetime import date
from typing import Any, Literal

from corpus.document import Document, Unit
from corpus.frozen import dataclass
from corpus.records import from_json, to_json, unit_from_json
from indexer.entries import Entry, entries
from indexer.facts import letter_terms, numbers, office_key, unit_numbers, unit_terms
from indexer.writer import Kept, Source

from .terms import NO_TEXTS, UnitFeed, UnitTexts

Sort = Literal["unit", "letter", "file"]

_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Record:
    """One thing to keep: exact `terms` by field, the `blob` that gives it back, its numbers.

    `numbers` are those of `indexer.facts.NUMBERS`; `nth` is the place behind the head,
    from 1, and 0 for the head itself; `texts` are the terms of a unit's texts.
    """

    sort: Sort
    terms: dict[str, tuple[str, ...]]
    blob: bytes
    id: str = ""
    numbers: dict[str, int | None] = field(default_factory=dict)
    nth: int = 0
    texts: UnitTexts = NO_TEXTS


def letter_records(document: Document) -> Iterator[Record]:
    """The head of a letter, then its units in order."""
    about = to_json(document)
    units, about["units"] = about["units"], []
    known = numbers(document)
    yield Record("letter", {"document": (document.id,)}, pack(about), document.id, known)
    shared = {**letter_terms(document), "signing": signing(document)}
    feed = UnitFeed()
    for nth, entry in enumerate(entries(document), 1):
        blob = pack(units[nth - 1] if units else None)
        own = {"unit": (entry.unit.id,), **unit_terms(document, entry.unit)}
        terms = {name: shared.get(name, ()) + own.get(name, ()) for name in {**shared, **own}}
        counts = {**known, **unit_numbers(entry.unit)}
        yield Record("unit", terms, blob, entry.unit.id, counts, nth, feed.texts(entry))


def signing(document: Document) -> tuple[str, ...]:
    """Who signed for which office on which day."""
    day = document.dated.isoformat() if document.dated else ""
    signed = (
        f"{office.name or ''}\t{office_key(office.role, office.portfolio)}\t{day}"
        for office in document.ministers
    )
    return tuple(dict.fromkeys(signed))


def letter_head(blob: bytes) -> Document:
    """The letter of a head, without its units."""
    return from_json(unpack(blob), "")


def letter_entry(blob: bytes, about: Document) -> Entry:
    """The entry of a unit record; `about` is its letter as `indexer.entries.head` leaves it."""
    return Entry(about, letter_unit(blob) or Unit(about.id, (), ()))


def letter_unit(blob: bytes) -> Unit | None:
    """The unit of a unit record; None for the placeholder of a letter without units."""
    obj = unpack(blob)
    return unit_from_json(obj) if obj else None


def letter_whole(about: Document, blobs: Iterator[bytes]) -> Document:
    """The letter as it was read, from its head and the records behind it in order."""
    units = (letter_unit(blob) for blob in blobs)
    return replace(about, units=tuple(unit for unit in units if unit))


def file_record(source: Source) -> Record:
    """What is known of a file, to be kept."""
    return Record("file", {"path": (source.path,)}, pack(file_obj(source)))


def file_obj(source: Source) -> dict[str, Any]:
    """What is known of a file, as JSON has it."""
    return {
        "path": source.path,
        "fingerprint": source.fingerprint,
        "documents": [_kept(kept) for kept in source.documents],
        "failure": source.failure,
        "partial": source.partial,
    }


def _kept(kept: Kept) -> list[Any]:
    day = kept.dated and kept.dated.isoformat()
    return [kept.id, day, kept.units, kept.doubts, kept.superseded]


def file_source(blob: bytes) -> Source:
    """The file of a file record."""
    return file_of(unpack(blob))


def file_of(obj: dict[str, Any]) -> Source:
    """The file of what `file_obj` made."""
    documents = tuple(
        Kept(name, day and date.fromisoformat(day), units, doubts, superseded)
        for name, day, units, doubts, superseded in obj["documents"]
    )
    partial = tuple((where, reason) for where, reason in obj["partial"])
    return Source(obj["path"], obj["fingerprint"], documents, obj["failure"], partial)


def pack(obj: Any) -> bytes:
    """An object as compressed JSON; half pairs, which file names may hold, survive."""
    text = json.dumps(obj, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def unpack(blob: bytes) -> Any:
    """The object that `pack` packed."""
    return _DECODER.raw_decode(zlib.decompress(blob).decode("utf-8", "surrogatepass"))[0]
