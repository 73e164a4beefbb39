"""Old Word files, as LibreOffice saves them: the same letter as the newer file they come from."""

from pathlib import Path

import pytest

from corpus.document import Footnote
from corpus.errors import UnreadableError
from corpus.readers import doc, docx, read_bytes
from corpus.readers.doc_streams import HIDDEN, Story, Streams, changes, table_name
from corpus.readers.outcome import Read
from corpus.text import Line
from indexer.splitter import split

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "benchmarks" / "seeds"
LETTERS = ROOT / "corpus" / "samples" / "letters"
OLD = (SEEDS / "oude-brief.doc").read_bytes()


def test_a_letter_with_one_of_everything() -> None:
    text = doc.read(OLD)
    assert text.lines == (
        Line("Kop van de brief", region="header"),
        Line("2024Z90999"),
        Line(
            "Vragen van het lid Öztürk-van Dam (VP) aan de minister van Waterstaat over de pont"
            " “Veer 3” – nu € 5 (ingezonden 3 mei 2024)",
            gap=True,
        ),
        Line("Vraag 1", bold=True),
        Line("Kent u het bericht over de pont?[^1] Zo ja, sinds wanneer?"),
        Line("Antwoord 1", bold=True),
        Line("Ja."),
        Line("Het gaat om:"),
        Line("de pont;", number="1."),
        Line("een kabel,", number="a)"),
        Line("een boei,", number="b)"),
        Line("de steiger.", number="2."),
        Line("Jaar"),
        Line("Aantal"),
        Line("Slot 😀 op bladzijde twee.", italic=True, gap=True),
        Line("Voet van de brief", region="footer"),
    )
    assert text.notes == (Footnote("1", "De Polderbode, 1 mei 2024"),)
    assert (text.title, text.paragraphs, text.form) == ("Vragen over de pont", True, "doc")


@pytest.mark.parametrize("name", ["2024Z90294", "2024Z90882"])
def test_the_letter_is_that_of_the_newer_file(name: str) -> None:
    old = doc.read((SEEDS / f"{name}.doc").read_bytes())
    new = docx.read((LETTERS / f"{name}.docx").read_bytes())
    assert [(line.number, line.text) for line in old.lines] == [
        (line.number, line.text) for line in new.lines
    ]
    assert split(old, "x") == split(new, "x")


def test_content_counts_for_more_than_the_suffix() -> None:
    (outcome,) = read_bytes(OLD, "brief.docx")
    assert isinstance(outcome, Read)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"Vraag 1", "not a Word file", id="text"),
        pytest.param(OLD[:2000], "a broken Word file (", id="cut off"),
        pytest.param(
            OLD.replace("WordDocument".encode("utf-16-le"), "Workbook\0\0\0\0".encode("utf-16-le")),
            "an Office file of before 2007 that is no Word file", id="a spreadsheet",
        ),
        pytest.param(
            OLD[:512] + "EncryptedPackage".encode("utf-16-le") + OLD[512:],
            "encrypted: it cannot be read without its password", id="encrypted, of today",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        doc.read(data)
    assert error.value.message.startswith(reason)


@pytest.mark.parametrize(
    ("version", "flags", "reason"),
    [
        (0xC1, 0x0100, "encrypted: it cannot be read without its password"),
        (0x65, 0, "a Word file of before 1997, which is not read; save it as .docx"),
    ],
)
def test_the_beginning_says_what_cannot_be_read(version: int, flags: int, reason: str) -> None:
    word = b"\xec\xa5" + bytes([version, 0]) + b"\0" * 6 + flags.to_bytes(2, "little") + b"\0" * 40
    with pytest.raises(UnreadableError) as error:
        table_name(word)
    assert error.value.message == reason


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\x13 DATE \x14b\x15c", "abc", id="a field shows its result"),
        pytest.param("a\x13 XE \x15c", "ac", id="without a result nothing"),
        pytest.param("a\x13 IF \x13 B \x14c\x15 \x14d\x15e", "ade", id="a field in a field's code"),
        pytest.param("a\x13 b c", "a b c", id="a beginning that never ends is none"),
        pytest.param("a\x15b\x14c", "abc", id="ends without a beginning"),
        pytest.param("goed\x1fkoop, zo\x1egoed", "goedkoop, zo-goed", id="hyphens"),
    ],
)
def test_what_is_shown_of_a_story(text: str, shown: str) -> None:
    assert [line.text for line in doc._lines(Story(text, bytes(len(text))))] == [shown]


def test_hidden_and_deleted_text_is_left_out() -> None:
    assert [line.text for line in doc._lines(Story("weg hier", bytes([HIDDEN] * 4 + [0] * 4)))] == [
        "hier"
    ]


def test_a_list_of_changes_is_read_by_the_size_of_each() -> None:
    data = bytes.fromhex("3508 01 0a6a 01020304 15ca 02 aabb 3608 01".replace(" ", ""))
    assert [code for code, _ in changes(data)] == [0x0835, 0x6A0A, 0xCA15, 0x0836]


def test_a_file_without_formatting_is_plain() -> None:
    """Found by fuzzing: the place of the formatting led nowhere."""
    places = OLD.index(b"\xec\xa5") + 0x9A + 8 * 12 + 4
    text = doc.read(OLD[:places] + b"\0\0\0\0" + OLD[places + 4 :])
    assert not any(line.bold or line.italic for line in text.lines)
    assert "Vraag 1" in [line.text for line in text.lines]


def test_a_count_of_properties_that_never_ends_is_not_believed() -> None:
    """Found by fuzzing: the container's library counts to four milliards."""
    summary = OLD.index(b"\xfe\xff\0\0")
    count = summary + int.from_bytes(OLD[summary + 44 : summary + 48], "little") + 4
    text = doc.read(OLD[:count] + b"\xff\xff\xff\xff" + OLD[count + 4 :])
    assert text.title == "Vragen over de pont"


@pytest.mark.parametrize("summary", [b"", b"\0" * 47, b"\xff" * 200])
def test_senseless_properties_hold_no_title(summary: bytes) -> None:
    assert doc._title(summary) is None


def test_a_part_larger_than_its_file_is_refused() -> None:
    """Found by fuzzing: its sectors were read round and round, up to 3 GB of them."""
    size = OLD.rindex("Root Entry".encode("utf-16-le")) + 120
    with pytest.raises(UnreadableError) as error:
        doc.read(OLD[:size] + b"\xff\xff\xff\x4f" + OLD[size + 4 :])
    assert error.value.message == "a broken Word file (a part of it is larger than the whole)"


def test_a_table_of_places_that_turns_back_is_cut_off() -> None:
    places = (0, 4, 9, 2, 9, 0)
    table = b"".join(place.to_bytes(4, "little") for place in places)
    assert Streams(b"", table, ((0, len(table)),)).places(0, 0) == [0, 4, 9]
