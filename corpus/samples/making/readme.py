"""The README of each folder of samples: what the files are, and a table of all of them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from .broken import MAKERS
from .source import Letter
from .truth import groups

_LETTERS = """\
# INVENTED letters

Every letter here is invented: the cabinet, its ministers, the members and their parties, the
places, papers and figures. No word of it was written or spoken by anybody. Numbers lie above
9000 (`ah-tk-…-9104`, `2024Z90294`), beyond those of the real record, so that a sample never
passes for a real letter in an index.

The forms are the real ones: the print of the Tweede Kamer, its provisional files, letters of
ministries, web pages. Everything is made by `python -m corpus.samples.make` from the texts in
`../sources`; what is true of every letter stands in `../expected.json`. Do not edit by hand.

| file | form | topic | units | shows |
| --- | --- | --- | ---: | --- |
"""

_BROKEN = """\
# INVENTED files that are broken

Invented like the letters beside them: no word here was written or spoken by anybody. One file
for each thing that goes wrong in a folder of real letters; the rest of the folder must be read
all the same. Made by `python -m corpus.samples.make`; do not edit by hand.

| file | what is wrong | what is right to do |
| --- | --- | --- |
"""


def letters_readme(letters: Sequence[Letter]) -> bytes:
    """The README of `letters/`."""
    rows = []
    for file, group in groupby(letters, key=lambda letter: letter.file):
        of_file = list(group)
        values = [
            f"`{file}`",
            of_file[0].get("form"),
            _each(letter.get("topic") for letter in of_file),
            str(sum(len(groups(letter)) for letter in of_file)),
            _each(letter.get("shows") for letter in of_file),
        ]
        rows.append(_row(values))
    return (_LETTERS + "".join(rows)).encode()


def broken_readme() -> bytes:
    """The README of `broken/`."""
    rows = []
    for name, maker in MAKERS.items():
        wrong, _, right = " ".join((maker.__doc__ or "").split()).partition(" | ")
        rows.append(_row([f"`{name}`", wrong, right]))
    return (_BROKEN + "".join(rows)).encode()


def _each(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, values)))


def _row(values: Iterable[str]) -> str:
    return "| " + " | ".join(values) + " |\n"


def files(letters: Sequence[Letter]) -> Mapping[str, bytes]:
    """Both READMEs, by their place in the samples' folder."""
    return {"letters/README.md": letters_readme(letters), "broken/README.md": broken_readme()}
