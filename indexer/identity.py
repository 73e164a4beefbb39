"""Which letter a document is: when two are versions of one, and when they only look alike.

A letter is told by what it prints: its number and session, or its reference. Two
files with one such identity hold two versions of one letter (see `versions`). Two
cases only look like it, and get an id of their own, the first keeping the plain id:

- an id made from the name of a file tells nothing about the letter: `brief.pdf` in
  two folders is two letters. The second has a short hash of its path behind it.
- two letters printed in one file are two letters, whatever they print: `~2`, with
  a doubt, for the identity of one of them is probably misread.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from hashlib import blake2b
from itertools import count
from pathlib import PurePath

from corpus.document import Document, Doubt, slug


def told_apart(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The letters of one text, none with the id of another."""
    seen: Counter[str] = Counter()
    apart = []
    for document in documents:
        seen[document.id] += 1
        rank = seen[document.id]
        apart.append(document if rank == 1 else _ranked(document, rank))
    return tuple(apart)


def _ranked(document: Document, rank: int) -> Document:
    doubt = Doubt("same-identity", f"another letter in the same file is {document.id}, too")
    own = renamed(document, f"{document.id}~{rank}")
    return replace(own, warnings=(*own.warnings, doubt))


def settled(
    document: Document, path: str, here: Container[str], elsewhere: Callable[[str], bool]
) -> Document:
    """The document with the id that it is kept under.

    `path` is the file that it was read from, `here` the ids given in that file so
    far; `elsewhere` tells whether another file holds an id.
    """

    def taken(name: str) -> bool:
        return name in here or elsewhere(name)

    if not taken(document.id) or not named_by_file(document, path):
        return document
    place = f"{path}\n{document.source}".encode("utf-8", "surrogatepass")
    base = f"{document.id}-{blake2b(place, digest_size=3).hexdigest()}"
    names = (base if nth == 1 else f"{base}~{nth}" for nth in count(1))
    return renamed(document, next(name for name in names if not taken(name)))


def named_by_file(document: Document, path: str) -> bool:
    """Whether an id is only the name of a file, because the letter prints no identity.

    >>> brief = Document("brief-1", "mappen/brief 1.txt", "answers")
    >>> named_by_file(brief, "mappen/brief 1.txt")
    True
    >>> named_by_file(replace(brief, reference="2024Z00001"), "mappen/brief 1.txt")
    False
    """
    if document.reference or (document.number and document.session):
        return False
    names = (PurePath(place.replace("\\", "/")).name for place in (document.source, path))
    return any(document.id.startswith(slug(name.split(".")[0])) for name in names)


def renamed(document: Document, name: str) -> Document:
    """The document under another id, which its units carry, too."""

    def moved(unit: str) -> str:
        return name + unit.removeprefix(document.id) if unit.startswith(document.id) else unit

    return replace(
        document,
        id=name,
        units=tuple(replace(unit, id=moved(unit.id)) for unit in document.units),
        references=tuple(
            replace(found, unit=found.unit and moved(found.unit)) for found in document.references
        ),
    )
