"""The segments of a Whoosh index on disk: opening them all at once, and reading one.

A segment is read at three places only: the posting list of a term, the numbers of
all its documents, the blob of one. Whoosh's searcher and matchers are not used
(see `whoosh_codec_engine`), its term dictionary, columns, segments and table of
contents are.
"""

import time
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache, partial
from typing import Any

from whoosh import fields, formats
from whoosh.index import TOC, EmptyIndexError
from whoosh.reading import SegmentReader

from corpus.document import Document
from indexer import facts
from indexer.entries import Entry, head
from indexer.facts import KEYWORDS

from .records import letter_entry, letter_head
from .whoosh_codec_engine import PostingList
from .whoosh_files_engine import Blobs, Numbers, Storage

WORDS = ("subject", "question", "answer")
COUNTED = ("all", "grams", "tails")
TEXTS = (*COUNTED, *WORDS)
KEYS = ("sort", "unit", "path", "signing", *KEYWORDS)
# Numbers of the facts are kept one higher, so that 0 is none.
LENGTHS = tuple(f"{text}_length" for text in TEXTS)
NUMBERS = (*facts.NUMBERS, "nth", *LENGTHS)
BYTES = ("id", "blob")
COLUMNS = {**{name: Numbers() for name in NUMBERS}, **{name: Blobs() for name in BYTES}}

# The codec stores terms as they are given, so a type only has to know a term's bytes.
_TERMS = fields.FieldType(formats.Existence(), analyzer=None)
SCHEMA = fields.Schema(
    **dict.fromkeys((*TEXTS, *KEYS), _TERMS),
    **{name: fields.COLUMN(column) for name, column in COLUMNS.items()},
)
INDEX = "MAIN"
_TRIES = 20
_HEADS = 1024


def encoded(term: str | bytes) -> bytes:
    """A term as the dictionary holds it; half pairs may stand in the name of a file."""
    return term if isinstance(term, bytes) else term.encode("utf-8", "surrogatepass")


class Segment:
    """One segment, open for reading. `base` is the number of documents in those before it."""

    def __init__(self, storage: Storage, segment: Any, base: int = 0) -> None:
        self.info, self.base = segment, base
        self.reader = SegmentReader(storage, SCHEMA, segment)
        self._terms = segment.codec().terms_reader(self.reader.storage(), segment)
        self._numbers: dict[str, array[int]] = {}
        self._head = lru_cache(_HEADS)(self._read_head)
        self._column = cache(partial(self.reader.column_reader, translate=False))

    def close(self) -> None:
        """Give its files back."""
        self._terms.close()
        self.reader.close()

    @property
    def size(self) -> int:
        """How many documents it holds, deleted ones too."""
        return int(self.info.doc_count_all())

    @cached_property
    def deleted(self) -> frozenset[int]:
        """The documents deleted since it was written."""
        return frozenset(self.info.deleted_docs())

    def postings(self, field: str, term: str | bytes) -> PostingList | None:
        """The list of a term, None when no document holds it."""
        key = encoded(term)
        if (field, key) not in self._terms:
            return None
        found: PostingList = self._terms.matcher(field, key, None)
        return found

    def live(self, field: str, term: str | bytes) -> list[int]:
        """The documents that hold a term and are not deleted, ascending."""
        found = self.postings(field, term)
        documents = found.documents() if found else []
        return [d for d in documents if d not in self.deleted] if self.deleted else documents

    def count(self, field: str, term: str | bytes) -> int:
        """How many documents hold a term, the deleted left out."""
        if self.deleted:
            return len(self.live(field, term))
        found = self.postings(field, term)
        return len(found) if found else 0

    def lists(self) -> Iterator[tuple[str, bytes, PostingList]]:
        """All its lists, by field and term."""
        for field, term in self._terms.terms():
            yield field, term, self._terms.matcher(field, term, None)

    def lexicon(self, field: str, prefix: str = "") -> Iterator[tuple[bytes, int]]:
        """The terms of a field that begin so, with the number of documents that hold each."""
        extents = self._terms.extents(field, encoded(prefix))
        dead = sorted(self.deleted)
        if not dead:  # Every list counts in full, and all terms of an index are soon told.
            for term, count, _, _ in extents:
                yield term, count
            return
        for term, count, first, last in extents:
            near = bisect_left(dead, first)
            touched = near < len(dead) and dead[near] <= last
            left = self.count(field, term) if touched else count
            if left:
                yield term, left

    def numbers(self, name: str) -> "array[int]":
        """A column of numbers, by document."""
        found = self._numbers.get(name)
        if found is None:
            found = self._column(name).load()
            self._numbers[name] = found
        return found

    def number(self, name: str, document: int) -> int:
        """The number of one document, for which no column is read."""
        found = self._numbers.get(name)
        return int(self._column(name)[document]) if found is None else found[document]

    def total(self, name: str) -> int:
        """The sum of a column of numbers, the deleted left out."""
        found = self.info.totals.get(name)
        whole = sum(self.numbers(name)) if found is None else int(found)
        return whole - sum(self.numbers(name)[document] for document in self.deleted)

    def stored(self, name: str, document: int) -> bytes:
        """The value of a document in a column of bytes: its `id` as it sorts, or its `blob`."""
        return bytes(self._column(name)[document])

    def entry(self, document: int) -> Entry:
        """A unit, with its letter's head: many units of a letter are often read together."""
        about = self._head(document - self.number("nth", document))
        return letter_entry(self.stored("blob", document), about)

    def _read_head(self, document: int) -> Document:
        return head(letter_head(self.stored("blob", document)))


def open_segments(storage: Storage) -> tuple[int, list[Segment]]:
    """The generation of the last commit, and all its segments, open.

    A writer that commits at this moment may take files away between their being
    named and being opened; the next commit is then already complete.
    """
    for left in reversed(range(_TRIES)):
        opened: list[Segment] = []
        try:
            toc = TOC.read(storage, INDEX, schema=SCHEMA)
            base = 0
            for info in toc.segments:
                opened.append(Segment(storage, info, base))
                base += opened[-1].size
        except (OSError, EmptyIndexError):
            for segment in opened:
                segment.close()
            if not left:
                raise
            time.sleep(0.05)
        else:
            return int(toc.generation), opened
    raise AssertionError
