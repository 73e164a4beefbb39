"""What an engine keeps of a letter: a head, a record for each unit behind it, and files.

Every text is kept once. The head is the letter without its units, and a unit
finds its head by counting back (`nth`), since both are written and deleted
together. A letter without units has one placeholder unit, so that it is found.

How they are made is in `keeping.py`, which a search does not load.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from corpus.document import Document, Unit
from corpus.records import from_json, unit_from_json
from indexer.entries import Entry
from indexer.writer import Kept, Source

_DECODER = json.JSONDecoder()


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
