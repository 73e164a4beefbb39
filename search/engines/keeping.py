"""How letters and files become the records that an engine keeps; see `records.py`.

Exact terms, by field: `unit`, `document` (also on its units), `path` (of a file),
the `KEYWORDS` of `indexer.facts` that filters look for, and `signing`, from which the
names and days of the whole index are read without touching a letter. `sort` tells
letters, units and files apart.
"""

from collections.abc import Iterator
from dataclasses import field
from typing import Literal

from corpus.document import Document
from corpus.frozen import dataclass
from corpus.records import to_json
from indexer.entries import entries
from indexer.facts import letter_terms, numbers, office_key, unit_numbers, unit_terms
from indexer.writer import Source

from .records import file_obj, pack
from .terms import NO_TEXTS, UnitFeed, UnitTexts

Sort = Literal["unit", "letter", "file"]


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
        read = feed.chunks(entry)
        counted = unit_numbers(entry.unit, read.question.printed, read.answer.printed)
        counts = {**known, **counted}
        yield Record("unit", terms, blob, entry.unit.id, counts, nth, read.texts())


def signing(document: Document) -> tuple[str, ...]:
    """Who signed for which office on which day."""
    day = document.dated.isoformat() if document.dated else ""
    signed = (
        f"{office.name or ''}\t{office_key(office.role, office.portfolio)}\t{day}"
        for office in document.ministers
    )
    return tuple(dict.fromkeys(signed))


def file_record(source: Source) -> Record:
    """What is known of a file, to be kept."""
    return Record("file", {"path": (source.path,)}, pack(file_obj(source)))
