"""What counts as a word, and the shape it is given, by its print alone."""

import pytest
from unidecode import unidecode

from indexer.forms import tools
from indexer.glue import unglue
from indexer.words import (
    bare,
    fold,
    folded_offsets,
    joined,
    letters,
    number,
    segments,
    words,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("De pont, de kade.", "De|pont|de|kade", id="words"),
        pytest.param("EU-lidstaten en VNO-NCW", "EU-lidstaten|en|VNO-NCW", id="hyphens"),
        pytest.param("zorg- en welzijn", "zorg|en|welzijn", id="a hyphen that hangs"),
        pytest.param("foto's, foto’s", "foto's|foto’s", id="apostrophes of both kinds"),
        pytest.param("de ME'ers van 's-Gravenhage", "de|ME'ers|van|'s-Gravenhage", id="names"),
        pytest.param("'s avonds", "s|avonds", id="an apostrophe that opens nothing"),
        pytest.param("‘de kade’", "de|kade", id="quotes are no apostrophes"),
        pytest.param("d.d. 3 mei c.s., m.b.t. de", "d.d.|3|mei|c.s.|m.b.t.|de", id="stops"),
        pytest.param("Einde.De volgende", "Einde|De|volgende", id="a blank lost after a stop"),
        pytest.param("Kamerstuk 21 501-20, nr. 7", "Kamerstuk|21 501-20|nr|7", id="a dossier"),
        pytest.param("35 925-VII", "35 925-VII", id="a budget chapter"),
        pytest.param("35 925", "35 925", id="a dossier without a part"),
        pytest.param("21\u00a0501-20", "21\u00a0501-20", id="with a blank that keeps together"),
        pytest.param("in 2019 500 mensen", "in|2019|500|mensen", id="a year and an amount"),
        pytest.param("15 000 000 euro", "15|000|000|euro", id="millions are no dossier"),
        pytest.param("op 30-10-2024 en 1/2/2023", "op|30-10-2024|en|1/2/2023", id="dates"),
        pytest.param("2024Z18775", "2024Z18775", id="a reference"),
        pytest.param("1.250.000 euro", "1.250.000|euro", id="an amount"),
        pytest.param("beant\u00adwoording", "beant\u00adwoording", id="a soft hyphen"),
        pytest.param("naïef coe\u0308fficie\u0308nt", "naïef|coe\u0308fficie\u0308nt", id="marks"),
        pytest.param("a_b", "a|b", id="an underscore parts"),
        pytest.param("…—?!", "", id="no word at all"),
    ],
)
def test_what_is_a_word(text: str, found: str) -> None:
    assert [word for word, _ in words(text)] == [word for word in found.split("|") if word]


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Coördinatie", "coordinatie"),
        ("YEŞİLGÖZ", "yesilgoz"),
        ("ĳsbrĳ", "ijsbrij"),
        ("beant\u00adwoording", "beantwoording"),
        ("Straße", "strasse"),
        ("Київ", "kiyiv"),
        ("北京", "beijing"),
    ],
)
def test_folding(printed: str, folded: str) -> None:
    assert fold(printed) == folded


def test_an_accented_letter_is_folded_as_unidecode_does() -> None:
    """Most are folded without its tables."""
    accented = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
    known = {one: unidecode(one).lower() for one in accented}
    assert [one for one, folded in known.items() if folded and fold(one) != folded] == []


@pytest.mark.parametrize("printed", ["kade", "coëxisteren", "ĳs", "Straße", "a\u0308b", "a\u00adb"])
def test_each_folded_character_knows_where_it_was_printed(printed: str) -> None:
    offsets = folded_offsets(printed)
    assert len(offsets) == len(fold(printed)) + 1
    assert offsets[-1] == len(printed)
    assert offsets == sorted(offsets)


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("foto's", "foto"),
        ("a4'tje", "a4"),
        ("me'ers", "me'er"),
        ("cda'er", "cda'er"),
        ("wilders'", "wilders"),
        ("'s", "s"),
        ("'s-gravenhage", "s-gravenhage"),
        ("kade", "kade"),
    ],
)
def test_what_an_apostrophe_sets_off(folded: str, expected: str) -> None:
    assert bare(folded) == expected


def test_segments_have_offsets() -> None:
    assert segments("VNO-NCW-top") == [("VNO", 0), ("NCW", 4), ("top", 8)]
    assert segments("kade") == [("kade", 0)]


@pytest.mark.parametrize(
    ("word", "expected"), [("d.d.", "dd"), ("m.b.t", "mbt"), ("A.U.B.", "aub"), ("dd", None)]
)
def test_letters_of_abbreviations(word: str, expected: str | None) -> None:
    assert letters(word) == expected


def test_numbers_of_other_kinds_are_none() -> None:
    assert number("kade") is None
    assert number("2024") is None
    assert number("14-jarige") is None
    assert [term for term, *_ in number("1.250.000") or ()] == ["1250000"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("overhet", "over het", id="two words of form"),
        pytest.param("vande", "van de", id="the commonest of them"),
        pytest.param("hetkabinet", "het kabinet", id="an article before a noun"),
        pytest.param("kwaliteitvan", "kwaliteit van", id="a word before a word of form"),
        pytest.param("zoomde", "", id="an ending is no word of form"),
        pytest.param("deStaatssecretaris", "de Staatssecretaris", id="a capital inside"),
        pytest.param("GroenLinks", "", id="a name with a capital inside"),
        pytest.param("overheid", "", id="a known word"),
        pytest.param("Deventer", "", id="a known name"),
        pytest.param("uitcijferen", "", id="a preposition that begins a verb"),
        pytest.param("deurbel", "", id="a word that begins like an article"),
        pytest.param("VANDE", "", id="all capitals may be anything"),
        pytest.param("x", "", id="too short"),
    ],
)
def test_glued_words_come_apart(word: str, expected: str) -> None:
    found = unglue(word, tools().lexicon, tools().splitter)
    assert " ".join(piece for piece, _ in found) == expected
    assert all(word[at : at + len(piece)] == piece for piece, at in found)


def test_joined_takes_out_every_hyphen() -> None:
    assert joined("a-b‐c\u00add") == "abcd"
