"""What only the Whoosh engine has: posting lists in blocks, runs on disk, segments that merge."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as tree
from whoosh.columns import VarBytesColumn

from corpus.document import Document
from indexer.analysis import places, tokens
from indexer.entries import entries
from search.engine import backend
from search.engines.postings import (
    Gathering,
    Packed,
    Posted,
    Postings,
    codes_of,
    documents_and_values,
)
from search.engines.whoosh_codec_engine import PostingList, encode
from search.engines.whoosh_files_engine import Blobs, Storage
from search.engines.whoosh_segments_engine import LENGTHS, Segment, open_segments
from search.engines.whoosh_writer_engine import WhooshWriter
from search.filters import Filters
from tests.factories import letter
from tests.test_engines import TREES, index, matches, scores

NAME = "whoosh"


@given(st.text(st.sampled_from("aéE'’-‐ .4\u0301\u00ad\n")) | st.text())
def test_an_index_holds_the_terms_of_the_analyzer(text: str) -> None:
    expected: dict[str, list[int]] = {}
    for token in tokens(text):
        expected.setdefault(token.term, []).append(token.position)
    assert places(text) == expected


class Bytes:
    """A file as posting lists see it."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def get(self, position: int, length: int) -> bytes:
        return self.data[position : position + length]


def listed(
    documents: list[int], counts: list[int], positions: list[int], block: int
) -> PostingList:
    parts, at = [], 0
    for start in range(0, len(documents), block):
        some = counts[start : start + block]
        end = at + sum(some) if positions else 0
        parts.append(encode(documents[start : start + block], some, positions[at:end]))
        at = end
    return PostingList(Bytes(b"".join(parts)), 0, len(documents))


POSTINGS = st.dictionaries(
    st.integers(0, 2**32 - 1),
    st.lists(st.integers(0, 100_000), min_size=1, max_size=3),
    min_size=1,
    max_size=30,
)


@given(POSTINGS, st.integers(1, 8), st.booleans())
def test_a_list_comes_back_as_it_was_written(
    postings: dict[int, list[int]], block: int, with_positions: bool
) -> None:
    documents = sorted(postings)
    counts = [len(postings[document]) for document in documents]
    positions = [p for document in documents for p in postings[document]] if with_positions else []
    found = list(listed(documents, counts, positions, block).blocks())
    assert [d for part in found for d in part.documents] == documents
    assert [c for part in found for c in part.counts] == counts
    assert [p for part in found for p in part.positions] == positions


@given(POSTINGS, st.lists(st.integers(0, 2**32 - 1)), st.integers(1, 8), st.data())
def test_no_block_is_skipped_that_holds_a_wanted_document(
    postings: dict[int, list[int]], others: list[int], block: int, data: st.DataObject
) -> None:
    documents = sorted(postings)
    wanted = set(data.draw(st.lists(st.sampled_from(documents)))) | set(others)
    found = listed(documents, [1] * len(documents), [], block).documents(sorted(wanted))
    assert found == sorted(found)
    assert wanted & set(documents) <= set(found) <= set(documents)


def test_blocks_without_a_wanted_document_are_skipped() -> None:
    found = listed(list(range(100)), [1] * 100, [], 10).documents([15, 17, 42])
    assert found == [*range(10, 20), *range(40, 50)]


ITEMS = st.lists(st.sampled_from(["a", "b", "é", "\udcff", "\U0001f6b2"]), max_size=4)
Texts = list[tuple[list[str], list[str]]]


def gathered(documents: Texts) -> dict[str, Packed]:
    made = Gathering()
    for number, (placed, counted) in enumerate(documents):
        made.place("x", number, placed)
        made.count("w", number, Counter(counted))
    return made.packed()


def plainly(documents: Texts) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """The postings by field and term, document and position or count."""
    found = defaultdict(list)
    for number, (placed, counted) in enumerate(documents):
        for position, term in enumerate(placed):
            found["x", term].append((number, position))
        for term, times in Counter(counted).items():
            found["w", term].append((number, times))
    return found


def listing(posted: Iterable[Posted]) -> list[tuple[tuple[str, str], list[tuple[int, int]]]]:
    return [(one[:2], list(zip(*documents_and_values(one.codes), strict=True))) for one in posted]


@given(
    st.lists(st.lists(st.tuples(ITEMS, ITEMS), max_size=4), max_size=5),
    st.integers(0, 400),
    st.integers(1, 4),
)
@settings(deadline=None)
def test_postings_are_those_of_all_batches_whether_or_not_they_went_over_the_disk(
    tmp_path_factory: pytest.TempPathFactory, batches: list[Texts], limit: int, block: int
) -> None:
    kept = Postings(tmp_path_factory.mktemp("runs"), limit)
    documents: Texts = []
    with patch("search.engines.postings._BLOCK", block):
        for batch in batches:
            kept.take(gathered(batch), len(documents))
            documents += batch
        old = [(["a", "é"], ["z"])]
        merged = sorted(
            Posted(field, term, codes_of([99] * len(codes), [value for _, value in codes]))
            for (field, term), codes in plainly(old).items()
        )
        found = listing(kept.all([iter(merged)]))
    expected = plainly(documents)
    for key, codes in plainly(old).items():
        expected[key] += [(99, value) for _, value in codes]
    assert found == sorted(expected.items())


def test_a_term_beside_others_stands_in_the_order_of_positions() -> None:
    made = Gathering()
    made.place("x", 0, ["kade"])
    made.place("x", 3, ["pont", "kade", "kade"])
    made.place_beside("x", 3, "kade", 0)
    (terms, sizes, codes) = made.packed()["x"]
    assert (terms, list(sizes)) == (["kade", "pont"], [4, 1])
    documents, positions = documents_and_values(codes)
    assert (list(documents), list(positions)) == ([0, 3, 3, 3, 3], [0, 0, 1, 2, 0])


def segments(data: Path) -> list[Segment]:
    _, found = open_segments(Storage(str(data)))
    for segment in found:
        segment.close()
    return found


def commit(data: Path, *documents: Document, gone: tuple[str, ...] = ()) -> None:
    writer = WhooshWriter(data)
    writer.delete(gone)
    writer.add(documents)
    writer.commit()
    writer.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    backend(NAME).create(tmp_path)
    return tmp_path


def test_a_changed_letter_does_not_rewrite_a_large_segment(data: Path) -> None:
    commit(data, *(letter(id=f"brief-{n}") for n in range(100)))
    (large,) = [segment.info.segment_id() for segment in segments(data)]
    for _ in range(5):
        commit(data, letter(id="brief-7"), gone=("brief-7",))
    found = segments(data)
    assert large in {segment.info.segment_id() for segment in found}
    assert len(found) == 2


def test_segments_stay_few(data: Path) -> None:
    for number in range(150):
        commit(data, letter(id=f"brief-{number}"))
    assert len(segments(data)) <= 5


@pytest.mark.parametrize("words", [100, 300, 70_000])
def test_a_text_of_any_length_is_merged(data: Path, words: int) -> None:
    """Positions beyond 255 could not be carried into another segment."""
    commit(data, letter(("Hoe lang?", "dijk " * words + "zonnebloem"), id="lang"))
    commit(data, letter(id="kort"))
    assert len(segments(data)) == 1
    opened = backend(NAME).open(data)
    at_the_end = tree.Phrase("answer", [*places("dijk"), *places("zonnebloem")])
    assert opened.tally(at_the_end, Filters())[0] == 1
    opened.close()


def test_a_segment_that_is_mostly_deleted_is_rewritten(data: Path) -> None:
    commit(data, *(letter(id=f"brief-{n}") for n in range(10)))
    commit(data, gone=tuple(f"brief-{n}" for n in range(6)))
    (segment,) = segments(data)
    assert (segment.size, len(segment.deleted)) == (8, 0)
    commit(data, gone=tuple(f"brief-{n}" for n in range(6, 10)))
    assert segments(data) == []


def test_lengths_are_known_in_all_without_reading_them(data: Path) -> None:
    """Merged with what was deleted left out, deleted since, and of an index that kept none."""
    commit(data, *(letter(("Waar?", "dijk " * n), id=f"brief-{n}") for n in range(1, 50)))
    commit(data, letter(id="kort"), gone=("brief-3", "brief-7"))
    _, found = open_segments(Storage(str(data)))
    for segment in found:
        for name in LENGTHS:
            numbers = segment.numbers(name)
            total = sum(n for at, n in enumerate(numbers) if at not in segment.deleted)
            assert segment.total(name) == total
            assert sum(numbers) == segment.info.totals[name]
            with patch.object(segment.info, "totals", {}):
                assert segment.total(name) == total
        segment.close()


@pytest.mark.parametrize("column", [Blobs(), VarBytesColumn()], ids=["offsets", "only lengths"])
def test_a_value_is_found_by_its_own_place(column: Any, tmp_path: Path) -> None:
    values = [b"", b"kade", b"", b"p" * 70_000, b"brug"]
    storage = Storage(str(tmp_path))
    with storage.create_file("column") as file:
        writer = column.writer(file)
        for nth, value in enumerate(values):
            writer.add(nth, value)
        writer.finish(len(values))
    with storage.open_file("column") as file:
        reader = Blobs().reader(file, 0, storage.file_length("column"), len(values))
        assert [reader[nth] for nth in range(len(values))] == list(reader) == values


WORDS = st.lists(st.sampled_from(("dijk", "pont", "wolf", "geld", "bos")), max_size=6).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=9), TREES, st.randoms())
def test_any_tree_over_any_segments_in_blocks_of_any_size(
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[tuple[str, str]],
    query: tree.Query,
    chance: random.Random,
) -> None:
    alive: dict[str, Document] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("search.engines.whoosh_merge_engine.GROWTH", chance.choice((0, 3)))
        patch.setattr("search.engines.whoosh_codec_engine.BLOCK", chance.choice((1, 2, 512)))
        data = tmp_path_factory.mktemp("data")
        backend(NAME).create(data)
        for number, pair in enumerate(texts):
            gone = tuple(name for name in alive if chance.random() < 0.2)
            made = letter(pair, pair[::-1], id=f"brief-{number}", subject=pair[0])
            alive = {name: one for name, one in alive.items() if name not in gone}
            alive[made.id] = made
            commit(data, made, gone=gone)
        engine = backend(NAME).open(data)
        found = scores(engine, query)
        engine.close()
    units = [entry for one in alive.values() for entry in entries(one)]
    assert set(found) == {entry.unit.id for entry in units if matches(query, entry)}
    with index(NAME, list(alive.values())) as plain:
        assert list(scores(plain, query).items()) == list(found.items())
