"""The audit tells what a splitting lost, also what is lost behind the labels."""

from dataclasses import replace

from corpus.document import Document, Footnote
from corpus.text import Line, Text
from indexer.audit import lost
from indexer.splitter import Splitting, dissect

TEXT = Text(
    tuple(map(Line, [
        "Vragen van het lid Aa (VP) aan de minister van Vrede over de pont", "Vraag 1",
        "Hoe is de dijkver-", "zwaring?1", "Antwoord 1", "Zo.", "Hoogachtend,", "1NOS, 3 mei 2021",
        "Tweede Kamer, vergaderjaar 2021–2022, Aanhangsel 1",
    ])),
    notes=(Footnote("a", "Kamerstuk 99 670, nr. 3"),),
)  # fmt: skip


def split() -> tuple[Splitting, Document]:
    splitting = dissect(TEXT, "brief.txt", {"dijkverzwaring"}.__contains__)
    return splitting, splitting.documents[0]


def told(splitting: Splitting, document: Document) -> list[str]:
    return lost(TEXT, replace(splitting, documents=(document,)))


def test_a_letter_that_is_kept_whole() -> None:
    splitting, document = split()
    assert document.units[0].questions[0].text == "Hoe is de dijkverzwaring?"
    assert lost(TEXT, splitting) == []


def test_a_text_lost_between_label_and_document() -> None:
    splitting, document = split()
    without = replace(document, units=(replace(document.units[0], answer=None),))
    assert told(splitting, without) == [
        "answer in no document: 'Zo.'",
        "answer: 3 characters are in no document, 0 in more than one place",
    ]


def test_a_text_that_stands_in_two_places() -> None:
    splitting, document = split()
    assert told(splitting, replace(document, preamble="Zo.")) == [
        "preamble: 0 characters are in no document, 3 in more than one place"
    ]


def test_a_piece_without_a_label() -> None:
    splitting, document = split()
    next(p for p in splitting.pieces if p.label == "header").label = None
    assert told(splitting, document) == [f"no label: {TEXT.lines[0].text[:60]!r}"]


def test_a_line_that_is_in_no_piece() -> None:
    splitting, document = split()
    splitting.pieces.pop(0)
    assert told(splitting, document)[0].startswith("lines and pieces differ: 'genvanhetlid")


def test_a_hyphen_that_is_none() -> None:
    splitting, document = split()
    broken = next(p for p in splitting.pieces if p.hyphens)
    broken.hyphens = (0,)
    assert any("no hyphen was dropped" in fault for fault in told(splitting, document))


def test_a_note_of_the_format_that_is_gone() -> None:
    splitting, document = split()
    notes = document.footnotes[1:]
    assert told(splitting, replace(document, footnotes=notes)) == [
        "a note of the format in no document: 'Kamerstuk 99 670, nr. 3'"
    ]
