"""The quick way from a text to its terms gives what the plain way gives, word by word."""

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer import chunks
from indexer.analysis import feed, part_tokens, tokens, unknown
from indexer.chunks import JOINT, stream
from indexer.printed import surfaces
from indexer.words import WORD, surface

WORDS = ["de", "De", "kinderen", "kinderopvangbeleid", "VNO-NCW", "foto's", "m.b.t.", "A4'tje"]
WORDS += [
    "21",
    "501",
    "501-20",
    "501-XV",
    "10.000",
    "1",
    "2024",
    "30-10-2024",
    "3/4",
    "(36",
    "200,",
]
WORDS += [
    "’s-Gravenhage",
    "Co\u00adördinatie",
    "overhet",
    "fatbikeverbod",
    "x-21",
    "a21",
    "OM",
    "৸",
]
BLANKS = [" ", " ", " ", "\u00a0", "\u202f", "  ", "\n", "\t", "\u2003", "\x1f", "\u200b", "", ", "]
PRINTED = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BLANKS))).map(
    lambda pairs: "".join(word + blank for word, blank in pairs)
)
STREWN = st.text(st.sampled_from("aeks'’-‑.,/ \u00a0\n0123450éIX(\u0301ǀ৸ↂㅤ"))


@given(st.one_of(PRINTED, STREWN, st.text()))
@settings(max_examples=400, deadline=None)
@example("zie 21 501-20 en 21 501")
@example("(21 501-31 200, 21\u00a0501)")
@example("36 200 36 200 200")
@example("12-12-2021 501 d.21 501 x-21 501")
@example(".1-1-2000a 1-1-2000a")
@example("1-1-2000a .1-1-2000a")
@example(",21 501-20a 3.21 501-20a")
@example("a" * 70 + "-kinderen " + "1" * 70)
def test_a_text_gives_the_terms_positions_and_parts_of_its_words(text: str) -> None:
    made = feed(text)
    placed: dict[str, list[int]] = {}
    for term, position, _, _ in tokens(text):
        placed.setdefault(term, []).append(position)
    parts = Counter(token.term for token in part_tokens(text))
    assert made.places == placed
    assert made.parts == parts
    tails = {item[:0:-1] for item in stream(text).inside.split() if item[0] == JOINT}
    assert tails == set(unknown([*placed, *parts]))


@given(st.text())
@settings(deadline=None)
def test_no_term_holds_a_blank_or_what_stands_between_terms(text: str) -> None:
    for term in (token.term for token in tokens(text)):
        assert term
        assert term.split() == [term]
        assert JOINT not in term


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param(" – ", "", id="no-word"),
        pytest.param("De kinderen,\n(kind)", "de kind kind ", id="chunks-with-marks"),
        pytest.param("kamer/regering", "kamer regering ", id="two-words-of-a-chunk"),
        pytest.param("VNO-NCW", "vnoncw|vno ncw ", id="the-whole-stands-with-its-first-segment"),
        pytest.param("21 501-20, 3", "2150120|21 501 20 3 ", id="a-number-with-a-blank"),
        pytest.param("10 501 mensen", "10501|10 501 mens ", id="a-number-that-may-be-one"),
        pytest.param(".1-1-2000a", "112000a|1 1 2000a ", id="a-mark-before-makes-it-no-date"),
        pytest.param("10 501 123 mensen", "10 501 123 mens ", id="an-amount-is-no-dossier"),
    ],
)
def test_the_words_of_a_text_stand_in_their_order(text: str, words: str) -> None:
    assert stream(text).words.replace(JOINT, "|") == words


def test_what_is_remembered_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "_REMEMBERED", 50)
    monkeypatch.setattr(chunks, "_chunks", chunks._Chunks())
    expected = stream("kinderen 7").words
    for number in range(300):
        assert stream(f"kinderen {number % 10} {number} a{number}-b").words.startswith("kind ")
        old = chunks._chunks.old
        assert len(chunks._chunks) < 60
        assert old is None or (len(old) < 60 and old.old is None)
    assert stream("kinderen 7").words == expected
    stream("x" * 1000)
    assert "x" * 1000 not in chunks._chunks
    chunks.forget()
    assert not chunks._chunks


@given(st.one_of(PRINTED, STREWN, st.text()))
@settings(max_examples=200, deadline=None)
@example("zie 21 501-20 en 21 501")
def test_surfaces_chunk_by_chunk_are_those_of_the_whole_text(text: str) -> None:
    assert surfaces(text) == [surface(word) for word in WORD.findall(text)]
