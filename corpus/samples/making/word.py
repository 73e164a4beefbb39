"""Letters as DOCX: provisional files (F3, F4) and the ministry's own letters (F5)."""

from collections.abc import Iterator, Sequence

from .parts import (
    NOTE_LIST,
    PAGE_BREAK,
    QUESTION_LIST,
    Word,
    field_run,
    note_run,
    paragraph,
    run,
    table,
    text_box,
)
from .plain import Printed, marked, note_line, provisional
from .source import MARK, Block, Letter


def provisional_docx(letters: Sequence[Letter]) -> bytes:
    """F3 and F4. `markers: auto` lets Word number the questions: no number is in the text."""
    (letter,) = letters
    word = Word(letter.get("title") or letter.name)
    auto = QUESTION_LIST if letter.get("markers") == "auto" else None
    for line in provisional(letter):
        word.body.append(_printed(line, auto))
    return word.write()


def _printed(line: Printed, auto: int | None) -> str:
    if line.sort == "blank":
        return paragraph()
    numbered = auto if line.sort == "question" else None
    return paragraph(run(line.text, bold=line.sort == "marker"), numbered=numbered)


def ministry(letters: Sequence[Letter]) -> bytes:
    """F5: letterhead, the letter, its signature, and on a new page the answers."""
    (letter,) = letters
    word = Word(letter.head["onderwerp"])
    word.header = _page_head(letter)
    word.footer = [paragraph(run("Pagina 2 van 4"))]
    word.body += _letterhead(letter)
    word.body += [paragraph(run(letter.head["opening"])), paragraph(), paragraph()]
    word.body += [paragraph(run(letter.head["office"])), *[paragraph()] * 4]
    word.body.append(paragraph(run(letter.head["signed"]), f"<w:r>{PAGE_BREAK}</w:r>"))
    word.body += [paragraph(run(letter.head["title"], bold=True)), paragraph()]
    for block in letter.body:
        word.body += _block(block, letter)
    word.body += _notes(letter)
    word.notes = [note.text for note in letter.of("noot") if note.numbers[0].startswith("^")]
    return word.write()


def _page_head(letter: Letter) -> list[str]:
    lines = [letter.head["department"], "Datum", letter.head["dated"], "Ons kenmerk"]
    lines.append(letter.head["our_reference"])
    return [text_box(*[paragraph(run(line)) for line in lines])]


_TO = (
    "Aan de Voorzitter van de Tweede Kamer",
    "der Staten-Generaal",
    "Postbus 20018",
    "2500 EA DEN HAAG",
)


def _letterhead(letter: Letter) -> Iterator[str]:
    nbsp = "\u00a0"
    sender = f"> Retouradres{nbsp}Postbus 99301{nbsp}2500 ZZ{nbsp}{nbsp}Den Haag"
    yield table(
        [[paragraph(field_run("retouradres", sender))]] + [[paragraph(run(line))] for line in _TO]
    )
    dated = paragraph(run("\t\t"), field_run("datum", letter.head["dated"]))
    about = paragraph(field_run("onderwerp", letter.head["onderwerp"]))
    inner = table([[paragraph(run("\t\tDatum")), dated], [paragraph(run("Onderwerp")), about]])
    margin = [letter.head["department"], "Contactpersoon", f"T{nbsp}{nbsp}070 999 64 26", nbsp]
    margin += ["Ons kenmerk", letter.head["our_reference"], nbsp]
    margin.append(
        "Bij beantwoording de datum en ons kenmerk vermelden. "
        "Wilt u slechts één zaak in uw brief behandelen."
    )
    yield table([[inner + paragraph(), "".join(paragraph(run(line)) for line in margin)]])
    yield text_box(paragraph(run(letter.head["dated"])))
    yield paragraph()


def _block(block: Block, letter: Letter) -> Iterator[str]:
    asked = block.sort == "vraag"
    if block.printed:
        # The tabs and the line break before a marker are the ministry's own.
        before = {"tab": "\t\t", "break": "\n"}.get(letter.get("before_answers"), "")
        shown = block.printed if asked else before + block.printed
        yield paragraph(run(shown, bold=True))
    for index, text in enumerate(block.paragraphs):
        if index and not asked:
            yield paragraph()
        if text == "(nieuwe pagina)":
            yield paragraph(f"<w:r>{PAGE_BREAK}</w:r>")
        else:
            yield paragraph(*_runs(text, letter, asked))
    yield paragraph()


def _runs(text: str, letter: Letter, bold: bool) -> Iterator[str]:
    for index, part in enumerate(MARK.split(text)):
        if index % 2 and part.startswith("^"):
            yield note_run(int(part[1:]))
        elif index % 2:
            yield run(marked(f"{{{part}}}", letter), bold)
        elif part:
            yield run(part, bold)


def _notes(letter: Letter) -> Iterator[str]:
    listed = [note for note in letter.of("noot") if not note.numbers[0].startswith("^")]
    for note in listed:
        if letter.get("note_list") == "auto":
            yield paragraph(run(note.text), numbered=NOTE_LIST)
        else:
            yield paragraph(run(note_line(note, letter)))
