"""Words as printed, looked for in texts: found where its words say so, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import query as tree

from indexer.analysis import surface, words
from search.checked import Printed

PIECES = (
    "eerste",
    "Eerste",
    "lid",
    "líd",
    "leden",
    "VNO-NCW",
    "lid-",
    "s",
    "'s",
    "21",
    "501",
    "a.b",
)
MARKS = (
    " ",
    "  ",
    "\n",
    ", ",
    " (",
    ") ",
    ". ",
    " “",
    "” ",
    "-",
    "’",
    ".",
    "/",
    "\u00a0",
    "\u00ad",
)
TEXTS = st.lists(st.sampled_from(PIECES + MARKS), max_size=12).map("".join)


def holds(text: str, *printed: str) -> bool:
    return Printed(tree.Every(), printed).right({"answer": text})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Zie het eerste lid.", True, id="side by side"),
        pytest.param("(Eerste\nlid), van", True, id="in another case, over lines, with marks"),
        pytest.param("Het eerste, lid", True, id="a mark between words"),
        pytest.param("Het eérste lid", True, id="accents"),
        pytest.param("Het eerste lid-maatschap", False, id="a longer word"),
        pytest.param("De eerste leden", False, id="another form"),
        pytest.param("Het lid eerste", False, id="another order"),
        pytest.param("Het eerste of tweede lid", False, id="a word between"),
    ],
)
def test_words_stand_as_printed(text: str, found: bool) -> None:
    assert holds(text, "eerste", "lid") is found


@given(
    TEXTS, st.lists(st.sampled_from(("eerste", "lid", "leden", "21", "s")), min_size=1, max_size=2)
)
def test_words_stand_as_printed_where_the_words_of_a_text_are_those(
    text: str, printed: list[str]
) -> None:
    read = [surface(word) for word, _ in words(text)]
    found = any(read[at : at + len(printed)] == printed for at in range(len(read)))
    assert holds(text, *printed) is found
