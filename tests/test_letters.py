"""Letters that are written by the grammar of the record split into what was written."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.text import Line, Text
from indexer.audit import lost
from indexer.splitter import dissect
from tests.letter_check import faults
from tests.letter_forms import Form
from tests.letter_sites import ALL_FORMS as FORMS
from tests.letter_words import Choose

SEEDS = 25
"""Seeded letters of every form; `python -m benchmarks.letters 20000` writes more."""


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_written_letter_splits_into_what_was_written(form: Form) -> None:
    for seed in range(SEEDS):
        text, truths = form(Choose.seeded(seed))
        assert faults(text, truths) == [], f"seed {seed}"


@st.composite
def written(draw: st.DrawFn) -> tuple[Text, list[str]]:
    """A letter whose every choice hypothesis makes, with what is wrong about its splitting."""
    form = FORMS[draw(st.sampled_from(list(FORMS)))]
    text, truths = form(Choose.drawn(draw))
    return text, faults(text, truths)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(written())
def test_any_written_letter_splits_into_what_was_written(letter: tuple[Text, list[str]]) -> None:
    text, found = letter
    assert found == [], "\n".join(line.text for line in text.lines)


LINES = st.sampled_from([
    "Vraag 1", "Vraag 2 en 3", "Antwoord 1", "Antwoord", "1", "2.", "1. Hoe?", "Hoe?", "Zo.",
    "[^1]", "2022Z12345", "1) NOS", "Toelichting:", "Mededeling", "1NOS, 3 mei 2022", "Wat?1",
    "Vragen van het lid Aa (VP) aan de minister van Vrede over de pont", "de dijkver-",
    "zwaring", "Antwoord van minister Bee (Vrede) (ontvangen 3 mei 2022)", "**Vraag 1**", "# 2",
    "Tweede Kamer, vergaderjaar 2021–2022, Aanhangsel 1Antwoord 3", "| cel |", "XNoot", "-----",
    "De minister van Vrede,", "Zo? 1) Nee (2)", "Geachte Voorzitter, hierbij zend ik u",
    "Vraag 1: Hoe? Antwoord 1: Zo.", "LIJST VAN VRAGEN EN ANTWOORDEN", "\t Vraag 4 ",
    "«citaat» ", "Hoogachtend,",
])  # fmt: skip
TEXTS = st.builds(
    Text,
    st.lists(
        st.builds(
            Line,
            LINES | st.text(max_size=30),
            page=st.none() | st.integers(1, 3),
            bold=st.booleans(),
            number=st.none() | st.sampled_from(["1.", "2)", "•", "a."]),
            gap=st.booleans(),
            region=st.sampled_from(["body", "body", "body", "header", "footer", "note", "box"]),
        ),
        max_size=25,
    ).map(lambda lines: (Line("2022Z54321"), Line("Vraag 1"), *lines)),
    paragraphs=st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_nothing_is_lost_of_any_text(text: Text) -> None:
    assert lost(text, dissect(text, "brief.txt", {"dijkverzwaring"}.__contains__)) == []
