"""Abbreviations stand for names, and only in the capitals they are printed in."""

import pytest

from indexer.abbreviations import abbreviations, full_names
from indexer.analysis import analyse, parts, terms
from indexer.lexicon import DATA


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("VWS", "Volksgezondheid, Welzijn en Sport"),
        ("OM", "Openbaar Ministerie"),
        ("JenV", "Veiligheid en Justitie"),
        ("NZa", "Nederlandse Zorgautoriteit"),
    ],
)
def test_an_abbreviation_and_its_name_lead_to_each_other(short: str, name: str) -> None:
    assert name in full_names(short)
    assert short in abbreviations(name.upper())


@pytest.mark.parametrize("word", ["om", "vs", "Me", "kade", "", "#", "="])
def test_other_words_stand_for_nothing(word: str) -> None:
    assert full_names(word) == ()


def test_a_name_without_abbreviation_has_none() -> None:
    assert abbreviations("kade") == ()


def test_no_abbreviation_is_listed_twice_and_each_is_one_word() -> None:
    lines = (DATA / "abbreviations.txt").read_text("utf-8").splitlines()
    shorts = [line.partition(" = ")[0] for line in lines if line and not line.startswith("#")]
    assert len(shorts) == len(set(shorts)) > 50
    assert all(" " not in short for short in shorts)


@pytest.mark.parametrize(
    "short", ["VWS", "EHRM", "IMVO", "BZ", "OM", "KLPD", "JenV", "NCTV", "NAM"]
)
def test_an_abbreviation_is_a_word_of_its_own(short: str) -> None:
    own = "OM" if short == "OM" else short.lower()
    assert [part.term for part in analyse(short)] == [own]
    assert terms(f"het {short}") == ["het", own]


def test_an_abbreviation_like_a_common_word_keeps_its_capitals() -> None:
    assert terms("OM om Om EU-OM") == ["OM", "om", "om", "euom", "eu", "OM"]
    assert terms("UWV uwv") == ["uwv", "uwv"]
    assert [part.term for part in parts("ME'ers")] == ["ME"]


def test_a_form_of_a_word_is_no_abbreviation() -> None:
    assert analyse("nam")[0].term == analyse("nemen")[0].term != analyse("NAM")[0].term
