"""Which phrases of an answer are a sign, and that none is missed for the sake of speed."""

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import answers
from indexer.answers import SHORT, SignSort, possible, signs

CHARACTERS = "".join(map(chr, range(sys.maxunicode + 1)))
"""Every character there is."""


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        pytest.param("Ja.", "short: Ja. | yes: Ja", id="yes"),
        pytest.param("Nee, dat klopt niet.", "short: Nee, dat klopt niet. | no: Nee", id="no"),
        pytest.param(" JA, " + "zo is het " * 9, "yes: JA", id="yes, and more"),
        pytest.param("\nNeen; " + "het is niet zo " * 9, "no: Neen", id="no, and more"),
        pytest.param("Jaarlijks varen er tien ponten, " + "en meer " * 9, "", id="jaarlijks"),
        pytest.param("Neem de pont, " + "en de brug " * 9, "", id="neem"),
        pytest.param("x" * 70 + " Zie mijn antwoord op vraag 4 en 5.",
                     "referral: Zie mijn antwoord op vraag 4", id="referral"),
        pytest.param("x" * 70 + " Zie antwoord 6.", "referral: Zie antwoord 6", id="no vraag"),
        pytest.param("x" * 70 + " Ik verwijs u graag naar het antwoord op de vragen 2 en 3.",
                     "referral: verwijs u graag naar het antwoord op de vragen 2", id="verwijs"),
        pytest.param("x" * 70 + " Zie de brug.", "", id="zie"),
        pytest.param("x" * 70 + " Ik zal uw Kamer voor de zomer informeren.",
                     "promise: zal uw Kamer voor de zomer informeren", id="promise"),
        pytest.param("x" * 70 + " Uw Kamer wordt hierover in mei geïnformeerd.",
                     "promise: Uw Kamer wordt hierover in mei geïnformeerd", id="passive"),
        pytest.param("x" * 70 + " De pont zal varen. De Kamer is groot.", "", id="two sentences"),
        pytest.param("", "", id="nothing"),
        pytest.param(None, "", id="none"),
    ],
)  # fmt: skip
def test_signs_are_told_by_a_phrase(answer: str | None, found: str) -> None:
    assert " | ".join(f"{one.sort}: {one.phrase}" for one in signs(answer)) == found


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("Ja" + " " * 200 + "hoor.", id="short, behind much white space"),
        pytest.param(" \n" * 100 + "Nee.", id="short, below much white space"),
    ],
)
def test_white_space_makes_no_answer_long(answer: str) -> None:
    assert signs(answer)[0].sort == "short"


@pytest.mark.parametrize("length", [SHORT - 1, SHORT, SHORT + 1, SHORT + 20, SHORT + 21])
def test_an_answer_is_short_up_to_its_length(length: int) -> None:
    for answer in ("x" * length, ("x" * 19 + " ") * 9):
        short = len(" ".join(answer.split())) <= SHORT
        assert bool(signs(answer)) == short


PIECES = [
    "Ja", "NEE", "zie", "Verwijs", "naar", "het", "antwoord", "ANTWOORDEN", "beantwoording",
    "hierboven", "vraag", "4", "u", "U,", "uw", "(u)", "leden", "\u212aamer", "Kamer", "zal",
    "informeren", "in\u017ftoe", "\u017fturen", "zenden", "ontvangt", "ber\u0130cht", "kom",
    "komen", "ik", "w\u0131j", "daar", "hier", "hierop", "terug", "wordt", "geïnformeerd",
    "GEÏNFORMEERD", ".", "\n", "\u00a0", "ver" * 15,
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)).map(" ".join))
@settings(deadline=None)
def test_no_sign_is_passed_over_to_save_time(answer: str) -> None:
    every: list[SignSort] = ["referral", "promise"]
    assert signs(answer) == tuple(answers._signs(" ".join(answer.split()), every))


def words(*expressions: str) -> st.SearchStrategy[str]:
    """Words that are found by expressions, one after the other, in capitals or not."""
    found = [st.from_regex(re.compile(one, re.IGNORECASE), fullmatch=True) for one in expressions]
    return st.tuples(*found).map(" ".join)


@given(st.data(), st.sampled_from(["\ud83d", "ë", "’", ""]))
@settings(deadline=None)
@pytest.mark.parametrize(
    ("sort", "made"),
    [
        pytest.param("referral", words(answers._REFERRAL), id="referral"),
        pytest.param("promise", words(answers._PROMISE), id="promise"),
        pytest.param("promise", words(*answers._IN_ORDER), id="promise in order"),
    ],
)
def test_whatever_is_a_sign_is_looked_at(
    sort: SignSort, made: st.SearchStrategy[str], data: st.DataObject, before: str
) -> None:
    assert sort in possible(f"{before} {data.draw(made)} {before}")


def test_letters_are_lowered_as_the_expressions_take_them() -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz":
        same = re.findall(letter, CHARACTERS, re.IGNORECASE)
        assert {answers._lowered(one) for one in same} == {letter}
        if letter in "antwoordamerteruguw":
            assert same == [letter.upper(), letter], "so it can be looked for in bytes"
