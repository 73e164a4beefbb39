"""The citation of one unit or letter, in the form that was asked for."""

from collections.abc import Callable, Iterator

from corpus.document import Document, Unit
from indexer.entries import Entry, head

from ..citation import Citation, citation, text_of
from . import bibtex, csl, ris
from .record import dumps

FORMS: dict[str, Callable[[Citation, str], str]] = {
    "line": lambda cited, _: "\n".join(filter(None, (cited.line, cited.address))),
    "ris": ris.record,
    "bib": lambda cited, text: bibtex.entry(cited, text).strip(),
    "csl-json": lambda cited, text: dumps([csl.item(cited, text)], indent=2),
}
"""The forms, each made of a citation and the text of what is cited."""


def lines(document: Document, unit: Unit | None, form: str) -> Iterator[str]:
    """The citation of a unit, or of the whole letter, line by line."""
    entry = Entry(head(document), unit or Unit(document.id, (), ()))
    yield from FORMS[form](citation(entry), text_of(entry)).splitlines()
