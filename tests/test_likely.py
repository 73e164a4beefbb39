"""Words that are told from their letters not to be what is looked for are not."""

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import form
from indexer.forms import tools
from indexer.irregular import IRREGULAR, beginnings, irregular
from indexer.lexicon import read_table
from indexer.words import WORD
from search.likely import likely_forms
from search.marking import marks, wanted
from search.parse import parse

FORMS = [form for form, *_ in islice(tools().lexicon.items(), 0, None, 41)]
STRANGE = [
    "overhet",
    "deMinister",
    "10.000",
    "VNO-NCW",
    "foto's",
    "OM",
    "gingen",
    "Wob",
    "lockdowns",
]
PRINTED = (
    st.sampled_from([*FORMS, *STRANGE])
    | st.builds(str.__add__, st.sampled_from(FORMS), st.sampled_from(FORMS))
    | st.builds(str.capitalize, st.sampled_from(FORMS))
    | st.text(st.sampled_from("adeginrst12'-."), min_size=1, max_size=9).filter(WORD.fullmatch)
)


def terms_of(word: str) -> list[str]:
    made = form(word)
    return [part.term for part in (*made.terms, *made.parts)]


def test_a_form_of_the_lexicon_holds_a_beginning_of_each_of_its_terms() -> None:
    assert not [
        (word, term)
        for word in FORMS
        for term in terms_of(word)
        if not any(letters in word for letters in beginnings([term]))
    ]


@settings(deadline=None, max_examples=300)
@given(PRINTED, st.lists(st.sampled_from(FORMS), max_size=3))
def test_a_word_has_no_term_that_it_is_told_not_to_have(word: str, others: list[str]) -> None:
    made = form(word)
    for term in terms_of(word):
        for placed in (True, False):
            assert likely_forms(frozenset((term, *others)), placed)[word] == made
    for placed in (True, False):
        told = likely_forms(frozenset(others), placed)[word]
        assert told == made or (not told.terms and not set(others) & set(terms_of(word)))
        assert told.width == made.width or not placed


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        pytest.param("vinden", "Zij vond de pont.", ["vond"], id="irregular"),
        pytest.param("pont", "De veerponten en overde brug", ["ponten"], id="inside"),
        pytest.param('"aan de kade"', "overhet water aan de kade", ["aan de kade"], id="phrase"),
        pytest.param("veertarief", "het tarief van overhet veer", ["tarief", "veer"], id="near"),
        pytest.param("OM", "Het OM om de hoek", ["OM"], id="capitals"),
    ],
)
def test_what_is_marked(typed: str, text: str, found: list[str]) -> None:
    assert [text[m.start : m.end] for m in marks(text, wanted(parse(typed).tree))] == found


def test_the_list_is_that_of_the_lexicon() -> None:
    """After a change to the lexicon: `python -m indexer.make_data`."""
    lines = IRREGULAR.read_text("utf-8").splitlines()
    assert [" ".join(line) for line in read_table(lines)] == list(irregular(tools().lexicon))
