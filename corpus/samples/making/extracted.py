"""The official print as PyPDF2 gives it: text with the furniture and the lines glued.

Seen in real extractions: the first lines of a page keep their line end, the others are
joined without a blank, paragraphs too; a reference to a note stands alone on a line or
glued to its word; the foot of a page may be glued to what follows it (`feet: glued` in
the source).
"""

from collections.abc import Sequence

from .official import SERIES, imprint, printed_session, running_foot
from .source import Letter
from .typeset import Page, Row, lay_out


def text(letters: Sequence[Letter]) -> bytes:
    """The bytes of a text file that holds one extracted letter."""
    (letter,) = letters
    pages = lay_out(letter)
    glued = letter.get("feet") == "glued"
    out = _masthead(letter)
    for number, page in enumerate(pages, 1):
        out += _page(page)
        out += _feet(letter, number, len(pages))
        out += "" if glued or number == len(pages) else "\n"
    return out.encode()


def _masthead(letter: Letter) -> str:
    session = printed_session(letter)
    if letter.get("number"):
        lines = [f"Vergaderjaar {session} Aanhangsel van de Handelingen", *SERIES]
    else:
        lines = [f"Vergaderjaar {session} Vragen gesteld door de leden der Kamer", " "]
    return "\n".join(["Tweede Kamer der Staten-Generaal2", *lines, ""])


def _page(page: Page) -> str:
    out = ""
    for rows in (page.rows, page.notes):
        for index, row in enumerate(rows):
            after = rows[index + 1] if index + 1 < len(rows) else None
            out += _row(row) + ("\n" if _keeps_its_end(row, after, index) else "")
    return out


def _keeps_its_end(row: Row, after: Row | None, index: int) -> bool:
    """Whether the line end survives: at markers, at a page's top, in the first lines of a head."""
    if row.style == "body" and row.marks:
        return True
    if after is None or row.style != after.style or row.style == "number" or index < _TOP:
        return True
    return row.style == "note" and (row.first or row.last)


_TOP = 4


def _row(row: Row) -> str:
    """A line; a reference to a note begins a line of its own, save behind a bracket."""
    out = ""
    for index, span in enumerate(row.spans):
        alone = span.raised and row.style == "body" and not out.endswith(")")
        last = index == len(row.spans) - 1
        out += f"\n{span.text}{'' if last else ' '}" if alone else span.text
    return out.replace("  ", " ")


def _feet(letter: Letter, number: int, pages: int) -> str:
    paged = f" {number}" if pages > 1 else ""
    if number > 1:
        return running_foot(letter) + paged
    identifier, *rest = imprint(letter)
    if letter.get("number"):
        return f" \n  \n{identifier}\n{''.join(rest)}{running_foot(letter)}{paged}"
    return f"    \n{identifier}\n{rest[0]} {running_foot(letter)}{paged}"
