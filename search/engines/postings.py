"""The postings of a transaction while it is open, term by term, in little memory.

Postings come in by document and must go out by term. One is a number of 64 bits, a
`code`: the document in the high half, in the low half the position, or how often the
term counts where positions are not kept. So a term's postings are one string of bytes
that is only ever sliced and joined, and everything that is done for each posting is
done in C.

Documents are turned over in batches (`Gathering`), which may happen in another process;
`Postings` puts the batches together. When they grow past `LIMIT` bytes they are written,
sorted, to a run file in blocks of `_BLOCK` terms, and read back merged at the end. Lists
of a segment that is merged away join as one more run (`also`).
"""

import gc
import pickle
import sys
from array import array
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import accumulate, chain, islice
from pathlib import Path
from typing import Any, NamedTuple

LIMIT = 40_000_000
"""Bytes of postings held in memory; the terms around them take as many again."""
CODE = 8
"""Bytes of a code."""
_HIGH = 32
_BLOCK = 2_000
_AROUND = 60  # bytes that a piece of a list takes besides its codes


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Have Python look for garbage in everything less often.

    The lists are millions and in no cycles; looking through all of them again and
    again takes a fifth of the time of indexing.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, middle, max(old, 1000))
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)


class Packed(NamedTuple):
    """The postings of some documents in one field: terms, number of codes of each, all codes."""

    terms: list[str]
    sizes: "array[int]"
    codes: bytes


class Posted(NamedTuple):
    """All postings of a term, as codes."""

    field: str
    term: str
    codes: bytes


def codes_of(documents: Iterable[int], values: Iterable[int]) -> bytes:
    """Postings as bytes."""
    high, low = array("I", documents), array("I", values)
    both = array("I", bytes(CODE * len(low)))
    both[::2], both[1::2] = low, high
    if sys.byteorder == "big":
        both.byteswap()
    return both.tobytes()


def documents_and_values(codes: bytes) -> tuple["array[int]", "array[int]"]:
    """What `codes_of` was given.

    >>> [list(numbers) for numbers in documents_and_values(codes_of([1, 1, 4], [0, 7, 2]))]
    [[1, 1, 4], [0, 7, 2]]
    """
    both = array("I", codes)
    if sys.byteorder == "big":
        both.byteswap()
    return both[1::2], both[::2]


def _moved(codes: bytes, by: int) -> bytes:
    """The same postings of documents that come so much later."""
    documents, values = documents_and_values(codes)
    return codes_of(map(by.__add__, documents), values) if by else codes


_lists: Callable[[], "defaultdict[str, list[Any]]"] = partial(defaultdict, list)


class Gathering:
    """Turns over the postings of a batch; documents come in order, numbered from 0."""

    def __init__(self) -> None:
        self._fields: dict[str, dict[str, list[int]]] = defaultdict(_lists)

    def place(self, field: str, document: int, items: Sequence[str]) -> None:
        """Terms of a document in their order: the place of each is its position."""
        first = document << _HIGH
        lists = map(self._fields[field].__getitem__, items)
        deque(map(list.append, lists, range(first, first + len(items))), 0)

    def place_beside(self, field: str, document: int, term: str, position: int) -> None:
        """A term that shares its position; what `place` gave for the document comes before."""
        codes = self._fields[field][term]
        codes.append((document << _HIGH) + position)
        codes.sort()

    def count(self, field: str, document: int, counts: Mapping[str, int]) -> None:
        """Terms of a document with how often each is in it."""
        first = document << _HIGH
        lists = map(self._fields[field].__getitem__, counts)
        deque(map(list.append, lists, map(first.__add__, counts.values())), 0)

    def occur(self, field: str, document: int, terms: Iterable[str]) -> None:
        """Terms that are in a document, each once."""
        code = (document << _HIGH) + 1
        lists = self._fields[field]
        for term in terms:
            lists[term].append(code)

    def packed(self) -> dict[str, Packed]:
        """All of it, by field."""
        return {field: _packed(lists) for field, lists in self._fields.items() if lists}


def _packed(lists: Mapping[str, list[int]]) -> Packed:
    codes = array("Q", chain.from_iterable(lists.values()))
    if sys.byteorder == "big":
        codes.byteswap()
    return Packed(list(lists), array("I", map(len, lists.values())), codes.tobytes())


class Postings:
    """Collects postings; `folder` is where runs are kept."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self._folder, self._limit, self._size = folder, limit, 0
        self._fields: dict[str, dict[str, list[bytes]]] = defaultdict(_lists)
        self._runs: list[_Run] = []

    def take(self, packed: Mapping[str, Packed], first: int) -> None:
        """Put a batch at the end, whose documents are numbered from `first` on."""
        for field, (terms, sizes, codes) in packed.items():
            codes = _moved(codes, first)
            ends = list(accumulate(map(CODE.__mul__, sizes), initial=0))
            pieces = map(codes.__getitem__, map(slice, ends, islice(ends, 1, None)))
            deque(map(list.append, map(self._fields[field].__getitem__, terms), pieces), 0)
            self._size += len(codes) + _AROUND * len(terms)
        if self._size > self._limit:
            self._runs.append(_Run(self._folder / f"{len(self._runs)}.run", self._sorted()))
            self._fields.clear()
            self._size = 0

    def _sorted(self) -> Iterator[Posted]:
        for field in sorted(self._fields):
            terms = self._fields[field]
            for term in sorted(terms):
                yield Posted(field, term, b"".join(terms[term]))

    def all(self, also: Iterable[Iterator[Posted]] = ()) -> Iterator[Posted]:
        """All postings by field and term; documents of `also` must come after those added here."""
        others = list(also)
        if not self._runs and not others:
            yield from self._sorted()
            return
        streams = [
            *(_Stream(run.read()) for run in self._runs),
            _Stream(_blocks(self._sorted())),
            *(_Stream(_blocks(one)) for one in others),
        ]
        while streams:
            yield from _merged(streams)
            streams = [stream for stream in streams if stream.more()]


Key = tuple[str, str]
Block = tuple[list[Key], list[bytes]]


def _blocks(posted: Iterator[Posted]) -> Iterator[Block]:
    """Some terms at a time, as keys in order and the codes of each."""
    while some := list(islice(posted, _BLOCK)):
        yield [one[:2] for one in some], [one.codes for one in some]


class _Run:
    """Sorted postings in a file."""

    def __init__(self, path: Path, posted: Iterator[Posted]) -> None:
        self._path = path
        with path.open("wb") as file:
            for block in _blocks(posted):
                pickle.dump(block, file, 5)

    def read(self) -> Iterator[Block]:
        """Its blocks."""
        with self._path.open("rb") as file:
            while True:
                try:
                    yield pickle.load(file)
                except EOFError:
                    return


class _Stream:
    """Blocks in order, taken up to a key."""

    def __init__(self, blocks: Iterator[Block]) -> None:
        self._blocks = blocks
        self._keys: list[Key] = []
        self._codes: list[bytes] = []
        self._at = 0

    def more(self) -> bool:
        """Whether anything is left; reads a block when there is none."""
        if self._at >= len(self._keys):
            self._keys, self._codes = next(self._blocks, ([], []))
            self._at = 0
        return self._at < len(self._keys)

    @property
    def last(self) -> Key:
        """The last key that it has read."""
        return self._keys[-1]

    def up_to(self, key: Key) -> Iterator[tuple[Key, bytes]]:
        """All it has up to a key, the key itself too."""
        end = bisect_left(self._keys, key, self._at)
        end += end < len(self._keys) and self._keys[end] == key
        start, self._at = self._at, end
        return zip(self._keys[start:end], self._codes[start:end], strict=True)


def _merged(streams: Collection[_Stream]) -> Iterator[Posted]:
    """As many terms as can be told to be complete, after one block of the stream furthest behind.

    No stream then has keys left before that, so that each term is met once.
    """
    filled = [stream for stream in streams if stream.more()]
    if not filled:
        return
    key = min(stream.last for stream in filled)
    found: dict[Key, list[bytes]] = defaultdict(list)
    for stream in filled:
        for one, codes in stream.up_to(key):
            found[one].append(codes)
    for one in sorted(found):
        yield Posted(*one, b"".join(found[one]))
