"""From printed text to terms: each step alone, and the whole chain."""

import string
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.abbreviations import full_names
from indexer.analysis import (
    analyse,
    feed,
    form,
    grams,
    kin,
    part_tokens,
    parts,
    places,
    terms,
    tokens,
    words,
)
from indexer.analyzer import DutchAnalyzer
from indexer.forms import tools
from indexer.glue import unglue


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("21 501-20", "21501-20", id="a dossier with and without its blank"),
        pytest.param("35 925-VII", "35925-VII", id="a budget chapter"),
        pytest.param("35 925", "35925", id="a dossier alone"),
        pytest.param("21\u00a0501-20", "21 501-20", id="a blank that keeps together"),
    ],
)
def test_a_number_is_found_however_it_is_printed(one: str, other: str) -> None:
    assert [part.term for part in analyse(one)] == [part.term for part in analyse(other)]


@pytest.mark.parametrize("printed", ["30-10-2024", "30/10/2024", "30.10.2024", "2024-10-30"])
def test_a_date_has_one_term(printed: str) -> None:
    assert analyse(printed)[0].term == "20241030"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param("VNO-NCW", "vnoncw vno ncw", id="the whole and its segments"),
        pytest.param("EU-lidstaten", "eulidstaat eu lidstaat", id="the last one is inflected"),
        pytest.param("beant-woording", "beantwoording", id="what a line break left"),
        pytest.param("water-weg", "waterweg water weg", id="two words stay two"),
        pytest.param("overhet", "overhet over het", id="glued words"),
        pytest.param("foto's", "foto", id="a plural with an apostrophe"),
        pytest.param("Coördinatie", "coordinatie", id="accents"),
        pytest.param("’s-Gravenhage", "sgravenhag s gravenhag", id="a name with an apostrophe"),
        pytest.param("d.d.", "dd", id="an abbreviation"),
        pytest.param("21 501-20", "2150120 21 501 20", id="a dossier"),
        pytest.param("wiskunde-onderwijs", "wiskundeonderwijs wiskunde onderwijs", id="compound"),
    ],
)
def test_the_terms_of_a_word(printed: str, expected: str) -> None:
    assert [part.term for part in analyse(printed)] == expected.split()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wiskundeonderwijs", "wiskunde-onderwijs"),
        ("oeigoerse", "Oeigoeren"),
        ("coordinatie", "Coördinatie"),
        ("ME'er", "ME'ers"),
        ("'s-Gravenhage", "’s-Gravenhage"),
        ("aub", "a.u.b."),
        ("10000", "10.000"),
        ("beantwoording", "beant\u00adwoording"),
    ],
)
def test_one_finds_the_other(one: str, other: str) -> None:
    assert analyse(one)[0].term == analyse(other)[0].term


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("EU-sanctieregimes", "sanctie regimes", id="in a segment"),
        pytest.param("ME'ers", "ME", id="before an apostrophe"),
        pytest.param("Coëfficiëntenberekening", "Coëfficiënten berekening", id="accents"),
        pytest.param("IJzerhandel", "IJzer handel", id="a capital of two letters"),
        pytest.param("wĳkagent", "wĳk agent", id="a letter that folds to two"),
        pytest.param("zorg\u00adtoeslag", "zorg\u00ad toeslag", id="a soft hyphen between"),
        pytest.param("21 501-20", "", id="a number has none"),
        pytest.param("kade", "", id="a simple word has none"),
    ],
)
def test_parts_lie_where_they_are_printed(word: str, expected: str) -> None:
    assert " ".join(word[part.start : part.end] for part in parts(word)) == expected


def test_positions_count_words_and_segments() -> None:
    found = [(token.term, token.position) for token in tokens("de VNO-NCW zegt 35 925 nee")]
    assert found == [
        ("de", 0),
        ("vnoncw", 1),
        ("vno", 1),
        ("ncw", 2),
        ("zeg", 3),
        ("35925", 4),
        ("35", 4),
        ("925", 5),
        ("nee", 6),
    ]


def test_a_part_stands_at_the_position_of_its_word() -> None:
    text = "de VNO-NCW over kinderopvang"
    assert [(token.term, token.position) for token in part_tokens(text)] == [
        ("kind", 4),
        ("opvang", 4),
    ]


@pytest.mark.parametrize(
    ("term", "family"),
    [
        pytest.param("betaling", ["betaal"], id="the verb of a noun"),
        pytest.param("betaal", ["betaling"], id="the noun of a verb"),
        pytest.param("registreer", ["registratie", "registrering"], id="-atie"),
        pytest.param("naleef", ["naleving"], id="a voiced ending"),
        pytest.param("regeling", [], id="the verb's stem is another noun"),
        pytest.param("kade", [], id="no verb"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_words_of_one_family(term: str, family: list[str]) -> None:
    assert kin(term) == family


def test_grams_are_of_words_not_across_them() -> None:
    assert grams("Kadebrug en dam") == {"kade": 1, "adeb": 1, "debr": 1, "ebru": 1, "brug": 1}


def test_a_form_is_analysed_once() -> None:
    assert form("Kadebruggen") is form("Kadebruggen")


def test_whoosh_gets_the_same_tokens() -> None:
    text = "De VNO-NCW en de kade"
    found = [
        (token.text, token.pos, token.startchar, token.endchar)
        for token in DutchAnalyzer()(text, positions=True, chars=True)
    ]
    assert found == list(tokens(text))
    assert [token.text for token in DutchAnalyzer()(text)] == terms(text)


# Letters that fold to several, to none, or to blanks; joints of all kinds; figures.
ODD = "aéëĳßæ½ﬁ北Їİ'’-‐\u00ad\u0301 .\u00a01234567890Z"
COMMON = (
    "mensenrechtensanctieregime|kinderopvang|EU-lidstaten|overhet|d.d.|21 501-20|foto's",
    "beant-woording|ME'ers|'s-Gravenhage|30-10-2024|10.000|coëfficiëntenberekening",
)
KNOWN = st.sampled_from([word for line in COMMON for word in line.split("|")])
ANY = st.text(max_size=60)
TEXTS = st.one_of(
    ANY,
    st.text(alphabet=st.sampled_from(ODD + string.ascii_letters), max_size=60),
    st.lists(st.one_of(KNOWN, ANY), max_size=8).map(" ".join),
    st.lists(KNOWN, max_size=4).map("".join),
)


@given(TEXTS)
@example("ĳsbaan½-foto’s")
def test_every_term_covers_printed_characters_of_its_own(text: str) -> None:
    for word, offset in words(text):
        assert text[offset : offset + len(word)] == word
        found = form(word)
        assert found.terms[0][2:] == (0, len(word))
        for part in (*found.terms, *found.parts):
            assert part.term
            assert part.term == part.term.strip()
            assert 0 <= part.start < part.end <= len(word)


@given(TEXTS)
def test_tokens_are_ordered_and_inside_the_text(text: str) -> None:
    last = 0
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.position in {last, last + 1}
        last = token.position
    for token in part_tokens(text):
        assert 0 <= token.start < token.end <= len(text)


@given(TEXTS)
@example(".1-1-2000a")
def test_all_ways_to_analyse_a_text_agree(text: str) -> None:
    found = list(tokens(text))
    assert [token.term for token in found] == terms(text)
    expected: dict[str, list[int]] = {}
    for token in found:
        expected.setdefault(token.term, []).append(token.position)
    made = feed(text)
    assert made.places == places(text) == expected
    assert sum(made.parts.values()) == len(list(part_tokens(text)))
    assert made.length >= len({token.position for token in found})


@given(st.text(alphabet=string.ascii_letters + "éëïöü", min_size=1, max_size=30))
def test_case_does_not_count(word: str) -> None:
    glued: Any = unglue(word, tools().lexicon, tools().splitter)
    lower = word.lower()
    if not (glued or full_names(word) or unglue(lower, tools().lexicon, tools().splitter)):
        assert analyse(word)[0].term == analyse(lower)[0].term


@pytest.mark.parametrize("text", ["a" * 100_000, "a-" * 50_000, "1.000" * 20_000, "a." * 50_000])
def test_long_runs_of_anything_take_no_time_to_speak_of(text: str) -> None:
    assert feed(text).length
