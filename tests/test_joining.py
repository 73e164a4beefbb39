"""Lines become running text: only white space changes, and hyphens that broke a word."""

import pytest

from corpus.text import Line, Text
from indexer.joining import Joining, Vocabulary, flow, join_lines
from indexer.pieces import Piece

KNOWN = {"ontwikkelingshulp", "beantwoording", "coördinator", "veerpont", "procedure"}.__contains__

LINES, PARAGRAPHS = Joining(KNOWN), Joining(KNOWN, paragraphs=True)


def lines(*texts: str, gaps: tuple[int, ...] = ()) -> list[Piece]:
    return [Piece(text, Line(text), gap=at in gaps) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        pytest.param(["de ontwikkelings-", "hulp"], "de ontwikkelingshulp", id="known word"),
        pytest.param(["Beant-", "woording"], "Beantwoording", id="known whatever its capitals"),
        pytest.param(
            ["de zorg-", "en welzijnssector"], "de zorg- en welzijnssector", id="suspended"
        ),
        pytest.param(["zorg- of", "hulp"], "zorg- of hulp", id="suspended inside the line"),
        pytest.param(["het lid Bikkel-", "Van den Hil"], "het lid Bikkel-Van den Hil", id="name"),
        pytest.param(["de non-", "proliferatie"], "de non-proliferatie", id="unknown word"),
        pytest.param(["vergaderjaar 2023-", "2024"], "vergaderjaar 2023-2024", id="years"),
        pytest.param(["dat is -", "voor zover"], "dat is - voor zover", id="a dash stands free"),
        pytest.param(["zie https://pont.nl/", "oever"], "zie https://pont.nl/oever", id="address"),
        pytest.param(["en/", "of"], "en/ of", id="a slash in words"),
        pytest.param(["de Coördina\u00ad", "tor"], "de Coördinator", id="soft hyphen"),
        pytest.param(["een zin.", "Nog een"], "een zin. Nog een", id="plain line end"),
        pytest.param(["", "tekst", ""], "tekst", id="empty lines"),
    ],
)
def test_line_ends(printed: list[str], text: str) -> None:
    assert flow(lines(*printed), LINES) == text


def test_a_dropped_hyphen_is_noted_and_no_other_character_is_lost() -> None:
    pieces = lines("de ontwikkelings-", "hulp en non-", "proliferatie")
    flow(pieces, LINES)
    assert [piece.hyphens for piece in pieces] == [(16,), (), ()]


def test_words_of_the_letter_itself_are_known() -> None:
    pieces = lines("de dijkverzwaring begint", "Wanneer is de dijkver-", "zwaring klaar?")
    known = Vocabulary(pieces)
    assert flow(pieces[1:], Joining(known)) == "Wanneer is de dijkverzwaring klaar?"


def test_half_a_word_is_no_word_of_the_letter() -> None:
    known = Vocabulary(lines("de dijkver-", "zwaring begint"), {"dijk"}.__contains__)
    words = ["begint", "zwaring", "dijk", "dijkver", "dijkverzwaring"]
    assert [known(word) for word in words] == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("De procedu-re is lang.", "De procedure is lang."),
        ("De non-proliferatie.", "De non-proliferatie."),
        ("De zorg- en hulp.", "De zorg- en hulp."),
    ],
    ids=["broken", "unknown", "suspended"],
)
def test_words_broken_inside_a_line_that_lost_its_ends(printed: str, text: str) -> None:
    assert flow(lines(printed), Joining(KNOWN, ends_lost=True)) == text
    assert flow(lines(printed), LINES) == printed


def test_one_line_longer_than_any_printed_one_shows_that_ends_were_lost() -> None:
    long = Text((Line("kort"), Line("x " * 100)))
    assert Joining.of(long, KNOWN).ends_lost
    assert not Joining.of(Text(long.lines, paragraphs=True), KNOWN).ends_lost
    assert not Joining.of(Text(long.lines[:1]), KNOWN).ends_lost


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("Waarom niet?Klopt het dat", "Waarom niet? Klopt het dat"),
        ("«aan de oever».Daarom is", "«aan de oever». Daarom is"),
        ("op www.Pont.nl en elders", "op www.Pont.nl en elders"),
        ("nr.537 van de b.v. De Pont", "nr.537 van de b.v. De Pont"),
    ],
    ids=["question", "quotation", "address", "no sentence"],
)
def test_the_blank_between_sentences_comes_back(printed: str, text: str) -> None:
    assert flow(lines(printed), LINES) == text


def test_a_gap_parts_paragraphs_but_not_at_the_top_of_a_page() -> None:
    pieces = lines("eerste", "tweede", "derde", gaps=(1, 2))
    pieces[2].page_start = True
    assert flow(pieces, LINES) == "eerste\n\ntweede derde"


def test_paragraphs_stay_apart() -> None:
    pieces = lines("een ontwikkelings-", "hulp", "drie", gaps=(2,))
    assert flow(pieces, PARAGRAPHS) == "een ontwikkelings-\nhulp\n\ndrie"


def test_lines_of_a_header_become_one_line() -> None:
    assert (
        join_lines(["over de ontwikkelings-", " hulp  aan"], PARAGRAPHS)
        == "over de ontwikkelingshulp aan"
    )
