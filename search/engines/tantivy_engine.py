"""The engine for large indexes: tantivy, a search library in Rust, embedded, on files in a folder.

It keeps the terms of our own analysis (`tantivy_schema_engine`) and answers the same query
trees (`tantivy_compile_engine`) as every engine. What differs: the length of a text counts
in steps of an eighth, and what was deleted still weighs in the frequencies until its segment
is merged.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tantivy import DocAddress, Query
from whoosh import query as tree

from corpus.document import Document
from indexer.entries import Entry
from indexer.facts import KEYWORDS, NUMBERS
from indexer.writer import Source, Writer

from ..engine import Match, Page, UnsupportedError, Values
from ..filters import Filters
from ..query import Sort
from .tantivy_compile_engine import Compiler
from .tantivy_files_engine import create, open_index, read_sources
from .tantivy_leaves_engine import Texts
from .tantivy_letters_engine import Letter, Name
from .tantivy_order_engine import Order, Row, column, number_of, place
from .tantivy_schema_engine import FILLER, TEXTS, WORDS, exact, joined

if TYPE_CHECKING:
    from .tantivy_writer_engine import TantivyWriter

_LETTERS = 64


class TantivyEngine:
    """An open index."""

    name = "tantivy"

    def __init__(self, data: Path) -> None:
        self._data, self._opened = data, open_index(data)
        self._schema, self._searcher = self._opened.index.schema, self._opened.searcher
        self._compiler = Compiler(self._schema, self._searcher, self._reading)
        self._order = Order(self._searcher, self._compiler)
        self._letter = lru_cache(_LETTERS)(self._read_letter)
        self._beginnings = lru_cache(_LETTERS)(self._read_beginnings)

    def search(
        self,
        query: tree.Query,
        filters: Filters,
        sort: Sort,
        limit: int | None,
        offset: int,
        by_letter: bool = False,
    ) -> Page:
        """Find matching units: see `Engine.search`."""
        wanted = self._compiler.searched(query, filters)
        of_letters = self._order.of_letters if by_letter else self._order.of_units
        total, rows = of_letters(wanted, sort, limit, offset)
        return Page(total, map(self._match, rows))

    def tally(
        self, query: tree.Query, filters: Filters, groups: Sequence[tree.Query] = ()
    ) -> tuple[int, list[int]]:
        """Count units, and those of them in each group: see `Engine.tally`."""
        found = self._compiler.found(query, filters)
        total = self._count(found)
        if not groups:
            return total, []
        from .tantivy_tally_engine import counts  # A search does not wait for it.

        return total, counts(self._searcher, self._compiler, found, total, groups)

    def values(
        self,
        query: tree.Query,
        filters: Filters,
        numbers: Sequence[str],
        groups: Sequence[tree.Query] = (),
    ) -> Values:
        """Numbers of all units that match, and their groups: see `Engine.values`."""
        for name in numbers:
            if name not in NUMBERS:
                raise UnsupportedError(f"this index keeps no number {name!r}")
        found = self._compiler.found(query, filters)
        addresses = self._addresses(found)
        row_of = {place(address): row for row, address in enumerate(addresses)}
        members = (self._addresses(self._compiler.both(found, group)) for group in groups)
        columns = [column(self._searcher, name, addresses) for name in numbers]
        letters = column(self._searcher, "letter", addresses)
        return Values(
            tuple(columns),
            letters,
            tuple([row_of[place(address)] for address in group] for group in members),
        )

    @property
    def units(self) -> int:
        """How many units there are."""
        return self._searcher.num_docs

    def frequency(self, term: str, field: str = "all") -> int:
        """How many units hold a term in a text field, as `lexicon` counts them."""
        count = self._searcher.doc_freq
        if self._opened.whole and not (field in WORDS and count(joined(field), exact(term))):
            return count(field, exact(term))
        return self._count(self._compiler.word(field, term, scored=False))

    def beginnings(self, word: str, distance: int) -> Sequence[str]:
        """How near words begin: see `Engine.beginnings`."""
        return self._beginnings(word, distance)

    def lexicon(self, field: str, prefix: str = "") -> Iterator[tuple[str, int]]:
        """The terms of a field that begin so, with the number of units that hold each."""
        if field not in (*TEXTS, *KEYWORDS, "signing", "unit"):
            return
        if field not in WORDS:
            yield from sorted(self._terms(field, prefix))
            return
        found = dict(self._terms(field, prefix))
        for term, count in self._terms(joined(field), prefix):
            if term in found:
                count = self._count(self._compiler.word(field, term, scored=False))
            found[term] = count
        yield from sorted(found.items())

    def _read_beginnings(self, word: str, distance: int) -> list[str]:
        from .tantivy_near_engine import beginnings  # Few searches have words misspelled.

        return beginnings(
            word, distance, lambda one: self._count(self._compiler.pattern("all", one)) > 0
        )

    def _terms(self, field: str, prefix: str) -> Iterator[tuple[str, int]]:
        # With a query only units that are not deleted are counted, which takes longer.
        alive = None if self._opened.whole else Query.all_query()
        found = self._searcher.terms_with_prefix(field, exact(prefix), alive)
        return (pair for pair in found if pair[1] and pair[0] != FILLER)

    def entry(self, unit: str) -> Entry | None:
        """A unit by its id."""
        for address in self._addresses(self._compiler.term("unit", unit, "basic")):
            name = Name.of(self._searcher.doc(address))
            return self._letter_of(name, address).entry(name.nth)
        return None

    def document(self, document: str) -> Document | None:
        """A whole letter by its id."""
        query = self._compiler.term("document", document, "basic")
        for address in self._addresses(query):
            return self._letter_of(Name.of(self._searcher.doc(address)), address).whole()
        return None

    def sources(self) -> Iterator[Source]:
        """The files in the index."""
        yield from read_sources(self._data, self._opened.stamp)

    def close(self) -> None:
        """Give the files back."""
        del self._searcher, self._opened, self._compiler, self._order

    def _count(self, query: Query) -> int:
        return number_of(self._searcher, query)

    def _addresses(self, query: Query) -> list[DocAddress]:
        return self._order.all(query)

    def _reading(self, query: Query) -> Iterator[tuple[str, Texts]]:
        for address in sorted(self._addresses(query), key=place):  # As they lie on the disk.
            name = Name.of(self._searcher.doc(address))
            yield name.unit, self._letter_of(name, address).texts(name.nth)

    def _letter_of(self, name: Name, address: DocAddress) -> Letter:
        """The letter of a unit that lies in this place."""
        return self._letter(name.key, address.segment_ord, max(0, address.doc - name.nth))

    def _read_letter(self, key: str, segment: int, first: int) -> Letter:
        # The units of a letter lie behind each other, but where a segment ended within it.
        document = self._searcher.doc(DocAddress(segment, first))
        if Name.of(document)[2:] != (0, key):
            query = self._compiler.term("first", key, "basic")
            ((_, address),) = self._searcher.search(query, limit=1, count=False).hits
            document = self._searcher.doc(address)
        blob: bytes = document.get_first("blob")  # type: ignore[assignment]
        return Letter(blob)

    def _match(self, row: Row) -> Match:
        name = row.name or Name.of(self._searcher.doc(row.address))
        read = lambda: self._letter_of(name, row.address).entry(name.nth)  # noqa: E731
        return Match(row.score, name.unit, read, row.others)


class TantivyBackend:
    """How a tantivy index comes to be."""

    name = "tantivy"

    def create(self, data: Path) -> None:
        """Make an empty index in a folder that exists and is empty."""
        create(data)

    def open(self, data: Path) -> TantivyEngine:
        """Open for reading."""
        return TantivyEngine(data)

    def writer(self, data: Path) -> AbstractContextManager[Writer]:
        """Open for writing; leaving without `commit` cancels."""
        from .tantivy_writer_engine import TantivyWriter  # A search does not wait for it.

        return _using(TantivyWriter(data))


@contextmanager
def _using(writer: "TantivyWriter") -> Iterator[Writer]:
    with closing(writer):
        yield writer


backend = TantivyBackend()
