"""Plain text: how it is encoded, where pages and paragraphs end."""

import pytest

from corpus.errors import UnreadableError
from corpus.readers import txt
from corpus.readers.characters import clean, decode
from corpus.text import Line, Text

PRINTED = [
    "Vraag 1",
    "Bent u bekend met het bericht over de veerpont bij Oudewaard, die sinds de zomer",
    "vaker niet dan wel vaart?",
    "Antwoord 1",
    "Ja. De veerpont wordt onderhouden door de gemeente, die daarvoor ieder jaar een",
    "bijdrage krijgt van de provincie. Die bijdrage is in 2022 verlaagd omdat er minder",
    "reizigers waren.",
]
LONG = "Het kabinet heeft hierover met de gemeente gesproken. " * 5


def texts(text: Text) -> list[str]:
    return [line.text for line in text.lines]


def gaps(text: Text) -> list[str]:
    """The lines with blank space above them."""
    return [line.text for line in text.lines if line.gap]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param("coördinatie €".encode(), "coördinatie €", id="UTF-8"),
        pytest.param("coördinatie €".encode("utf-8-sig"), "coördinatie €", id="UTF-8 with mark"),
        pytest.param("coördinatie €".encode("utf-16"), "coördinatie €", id="UTF-16 with mark"),
        pytest.param(b"\xfe\xff" + "één".encode("utf-16-be"), "één", id="UTF-16 the other way"),
        pytest.param("coördinatie €".encode("cp1252"), "coördinatie €", id="Windows"),
        pytest.param("ëëëë ’€".encode()[:-1], "ëëëë ’\ufffd", id="UTF-8 cut in a character"),
    ],
)
def test_text_is_decoded(data: bytes, expected: str) -> None:
    assert decode(data) == expected


def test_a_declared_charset_is_believed_only_where_it_makes_sense() -> None:
    assert decode(b"\xa4", "iso-8859-15") == "€"
    assert decode("é".encode(), "unicode_escape") == "é"
    assert decode("é".encode(), "utf-16") == "é"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x04\x00", id="a picture"),
        pytest.param("Vraag 1".encode("utf-16-le"), id="UTF-16 without its mark"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="not text"):
        txt.read(data)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Vraag\u00a01\u202f:  ", "Vraag 1 :", id="blanks are one kind of blank"),
        pytest.param("\x1b[31mrood\x1b[0m\x00", "[31mrood[0m", id="no controls"),
        pytest.param("a\tb", "a\tb", id="tabs stay"),
        pytest.param("Oei\u200bgoeren\ufeff", "Oeigoeren", id="nothing of no width"),
        pytest.param("\u202efdp.brief", "fdp.brief", id="no turned direction"),
        pytest.param("beant\u00adwoording beant\u00ad", "beantwoording beant-", id="soft hyphens"),
        pytest.param("oﬃcieel", "officieel", id="ligatures"),
        pytest.param("half \ud83d", "half \ufffd", id="half a character"),
        pytest.param("  ingesprongen «é»", "  ingesprongen «é»", id="the rest as printed"),
    ],
)
def test_a_line_has_only_what_is_seen(line: str, expected: str) -> None:
    assert clean(line) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\u2028"])
def test_lines_end_in_every_way(end: str) -> None:
    assert txt.read(end.join(["Vraag 1", "", "Ja."]).encode()).lines == (
        Line("Vraag 1"),
        Line("Ja.", gap=True),
    )


def test_a_form_feed_begins_a_page() -> None:
    text = txt.read(b"Vraag 1\n\f\nJa.\nNee.\n\f")
    assert [(line.text, line.page) for line in text.lines] == [
        ("Vraag 1", 1),
        ("Ja.", 2),
        ("Nee.", 2),
    ]


def test_without_form_feeds_no_page_is_known() -> None:
    assert txt.read(b"Vraag 1").lines[0].page is None


def test_printed_lines_are_not_paragraphs() -> None:
    text = txt.read("\n".join(PRINTED).encode())
    assert texts(text) == PRINTED
    assert not text.paragraphs
    assert gaps(text) == []


def test_a_blank_line_after_every_line_means_nothing() -> None:
    """The form of pdftotext: only two blank lines set a paragraph off, one blank begins a page."""
    text = txt.read("\n\n".join([*PRINTED[:3], "", *PRINTED[3:5], " " + PRINTED[5]]).encode())
    assert texts(text) == [*PRINTED[:5], " " + PRINTED[5]]
    assert gaps(text) == ["Antwoord 1"]


def test_a_blank_line_between_paragraphs_means_a_gap() -> None:
    text = txt.read("\n\n".join(["Vraag 1", LONG, "Antwoord 1", LONG]).encode())
    assert gaps(text) == [LONG.rstrip(), "Antwoord 1", LONG.rstrip()]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["AH 9601", "", "Vraag 1", LONG, "", "Antwoord 1", LONG], True, id="exported"),
        pytest.param(["Vraag 1", "", "Klopt dit?", "", "Ja."], False, id="short lines"),
        pytest.param([*PRINTED, "", LONG, "", *PRINTED, "", LONG], False,
                     id="printed lines with some glued together"),
        pytest.param([LONG, LONG, LONG], False, id="nothing stands apart"),
    ],
)  # fmt: skip
def test_whole_paragraphs_are_told_by_length_and_distance(lines: list[str], expected: bool) -> None:
    assert txt.read("\n".join(lines).encode()).paragraphs is expected
