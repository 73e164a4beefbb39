"""Letters as web pages: zoek.officielebekendmakingen.nl (F7) and tweedekamer.nl (F8)."""

import textwrap
from collections.abc import Iterator, Sequence
from html import escape

from .source import MARK, Block, Letter


def gazette(letters: Sequence[Letter]) -> bytes:
    """F7: every question and answer in a box of its own, the notes at the end."""
    (letter,) = letters
    out = [
        *_head(letter.head["asked"], [("DC.identifier", letter.name)]),
        '<div id="navigatie"><a href="/">Uitgebreid zoeken</a></div>',
        '<div id="main-column"><div class="stuk">',
        "<p>Aanhangsel van de Handelingen</p>",
        *_facts(letter),
        f'<h1 class="kamervraagomschrijving_kop no-toc">{escape(letter.head["asked"])}</h1>',
        f'<h1 class="kamervraagomschrijving_kop no-toc">{escape(letter.head["answered"])}</h1>',
    ]
    for block in letter.body:
        out += _box(block)
    out += ['<div id="noten">', "<hr>", *_notes(letter), "</div>", "</div>"]
    out += ['<p><a href="#top">Naar boven</a></p>', "</div></body></html>", ""]
    return "\n".join(out).encode()


def _head(title: str, metadata: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8">'
    yield f"<title>{escape(title)}</title>"
    for name, content in metadata:
        yield f'<meta name="{name}" content="{escape(content)}">'
    yield '<style>h2 { font-size: 1em }</style><script>var stap = "Vraag 1";</script>'
    yield "</head><body>"


def _facts(letter: Letter) -> Iterator[str]:
    names = ["Datum publicatie", "Organisatie", "Vergaderjaar", "Nummer", "Datum ontvangst"]
    year, month, day = letter.head["answered_on"].split("-")
    dated = f"{day}-{month}-{year}"
    house, session = "Tweede Kamer der Staten-Generaal", letter.head["session"]
    values = [dated, house, session, letter.head["number"], dated]
    yield "<table><tr>" + "".join(f"<th>{name}</th>" for name in names) + "</tr>"
    yield "<tr>" + "".join(f"<td>{value}</td>" for value in values) + "</tr></table>"


def _box(block: Block) -> Iterator[str]:
    name = {"vraag": "vraag", "antwoord": "antwoord"}.get(block.sort, "kamervraagopmerking")
    yield f'<div class="{name}">'
    yield f'<h2 class="stuktitel no-toc"><a id="d{id_of(block)}"></a>{escape(block.printed)}\n</h2>'
    for text in block.paragraphs:
        body = MARK.sub(r'<a class="nootnum supernote-click-n\1" href="#n\1">\1</a>', escape(text))
        yield "<p>" + "\n   ".join(textwrap.wrap(body, 90, break_long_words=False)) + "\n</p>"
    yield "</div>"


def id_of(block: Block) -> str:
    """The anchor of a block: its sort and numbers."""
    return block.sort[0] + "-".join(block.numbers)


def _notes(letter: Letter) -> Iterator[str]:
    for note in letter.of("noot"):
        number = note.numbers[0]
        yield f'<div class="voet noot snp-mouseoffset" id="supernote-note-n{number}">'
        yield '<h5 class="note-close"><a class="note-close" href="#close">X</a> Noot</h5>'
        yield f'<sup><span class="nootnum"><a id="n{number}"></a>{number}</span></sup>'
        yield f"<p>{escape(note.text)}</p></div>"


def chamber(letters: Sequence[Letter]) -> bytes:
    """F8: the title with its kind, the head, and the body wrapped hard at ninety characters."""
    (letter,) = letters
    out = [
        *_head(f"{letter.head['page_title']} | Tweede Kamer", []),
        '<nav><ul><li><a href="/">Kamerstukken</a></li></ul></nav><main>',
        f"<h1>{escape(letter.head['page_title'])}</h1>",
        f"<p>{escape(letter.head['asked'])}</p>",
        f"<p>{escape(letter.head['answered'])}</p>",
    ]
    for block in letter.body:
        out += _wrapped(block)
    for note in letter.of("noot"):
        out.append(f"<p><sup>{note.numbers[0]}</sup> {escape(note.text)}</p>")
    return "\n".join([*out, "</main></body></html>", ""]).encode()


def _wrapped(block: Block) -> Iterator[str]:
    if block.printed:
        yield f"<p><strong>{escape(block.printed)}</strong></p>"
    for text in block.paragraphs:
        body = MARK.sub(r"<sup>\1</sup>", escape(text, quote=False))
        lines = textwrap.wrap(body, 90, break_long_words=False, break_on_hyphens=False)
        yield "<p>" + "<br>\n".join(lines) + "</p>"
