"""Patterns and near spellings: which terms fit, told beside the plain way of finding them."""

import re
from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from search.engines.tantivy_near_engine import beginnings
from search.spelling import Lines, near

LETTER = st.sampled_from("abé.(")
TERMS = st.lists(st.text("abé.(", min_size=1, max_size=8), unique=True)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        pytest.param("*toezicht", ["banktoezicht", "toezicht"], id="an end"),
        pytest.param("toezicht*", ["toezicht", "toezichthouder"], id="a beginning"),
        pytest.param("t?ezicht", ["toezicht"], id="one letter"),
        pytest.param("*ez*houder", ["toezichthouder"], id="in the middle"),
        pytest.param("toezich", [], id="no more and no less than the whole"),
        pytest.param("t.ezicht", [], id="a full stop is itself"),
    ],
)
def test_a_pattern_fits_whole_terms(pattern: str, found: list[str]) -> None:
    assert Lines(["banktoezicht", "toezicht", "toezichthouder"]).like(pattern) == found


@given(st.text("abé.(*?", min_size=1, max_size=6), TERMS)
def test_all_terms_at_once_are_what_they_are_one_by_one(pattern: str, terms: list[str]) -> None:
    assert Lines(terms).like(pattern) == [term for term in terms if fnmatchcase(term, pattern)]


@given(st.text("abde", min_size=1, max_size=8), TERMS, st.integers(1, 2))
def test_near_terms_are_those_that_differ_by_so_many_letters(
    word: str, terms: list[str], distance: int
) -> None:
    found = near(word, [Lines(terms)], distance)
    assert {term for term in terms if OSA.distance(word, term) <= distance} <= set(found)
    assert found == near(word, [Lines(reversed(terms))], distance)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        pytest.param("belastng", ["belasting"], id="a letter too few"),
        pytest.param("belassting", ["belasting"], id="a letter too many"),
        pytest.param("belatsing", ["belasting"], id="two letters in turn are one"),
        pytest.param("belasting", ["belasting", "belastinq"], id="the nearest first"),
        pytest.param("belstng", [], id="two letters too few"),
    ],
)
def test_near_is_one_letter(word: str, found: list[str]) -> None:
    assert near(word, [Lines(["belastinq", "belasting"]), Lines(["las"])], 1) == found


@given(st.text("abé.(", min_size=4, max_size=8), st.data(), st.integers(1, 2))
def test_with_what_near_terms_begin_is_told_by_patterns(
    word: str, data: st.DataObject, distance: int
) -> None:
    other = list(word)
    for _ in range(distance):
        at = data.draw(st.integers(0, max(0, len(other) - 2)))
        edit = data.draw(st.sampled_from(("drop", "add", "change", "turn")))
        size = {"drop": 1, "add": 0, "change": 1, "turn": 2}[edit]
        new = {"drop": [], "turn": other[at : at + 2][::-1]}.get(edit, [data.draw(LETTER)])
        other[at : at + size] = new
    term = "".join(other)
    found = beginnings(word, distance, lambda one: bool(re.fullmatch(one, term)))
    assert word[0] in found or found == [""]
    if OSA.distance(word, term) <= distance:
        assert term.startswith(tuple(found))
