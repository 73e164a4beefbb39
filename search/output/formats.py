"""The output formats as data: what each is called, which module writes it, and where it is for.

A format's module is loaded when it is written. Each has `write(hits, about, out)`, which
writes the hits one by one as they come and returns how many there were; `about` says how
the list was made, and each format tells of it what it has room for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any

from corpus.errors import KamerzoekError

if TYPE_CHECKING:
    from ..about import About
    from ..hits import Hits

Write = Callable[["Hits", "About", IO[Any]], int]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of a list of hits: its `module` here, the `suffixes` of its files.

    One that is `binary` is written to a binary stream, so never to a terminal. `searched`
    is also a form of `search --format`. `passages` is how many passages of a hit it shows.
    Of one that is `columned` the columns can be chosen. `write` is the name of its function.
    """

    module: str
    suffixes: tuple[str, ...]
    binary: bool = False
    searched: bool = False
    passages: int = 2
    columned: bool = False
    write: str = "write"


FORMATS = {
    "csv": Format("table", (".csv",), searched=True, passages=0, columned=True, write="write_csv"),
    "tsv": Format(
        "table", (".tsv", ".tab"), searched=True, passages=0, columned=True, write="write_tsv"
    ),
    "xlsx": Format("xlsx", (".xlsx",), binary=True, passages=0, columned=True),
    "json": Format("json_format", (".json",), searched=True, columned=True),
    "jsonl": Format("jsonl", (".jsonl", ".ndjson"), searched=True, columned=True),
    "html": Format("page", (".html", ".htm")),
    "md": Format("markdown", (".md", ".markdown"), searched=True),
    "txt": Format("plain", (".txt",)),
    "ris": Format("ris", (".ris",), searched=True, passages=0),
    "bib": Format("bibtex", (".bib",), searched=True, passages=0),
    "csl-json": Format("csl", (".csl.json", ".csljson"), searched=True, passages=0),
}
"""Every format that a list can be written in, by its name."""

DATA = tuple(name for name, one in FORMATS.items() if one.searched)
"""The formats of `search` for programs; a person at a terminal gets `text`."""


def writer(name: str) -> Write:
    """The function that writes hits in a format."""
    if name == "trec":
        raise KamerzoekError("trec is the form of a batch", "give queries with --batch FILE")
    found = FORMATS[name]
    module = import_module(f".{found.module}", __package__)
    write: Write = getattr(module, found.write)
    return write


def passages(form: str) -> int:
    """How many passages of a hit a format shows: a table has the whole texts instead."""
    return FORMATS[form].passages if form in FORMATS else 2


def columned() -> tuple[str, ...]:
    """The formats of which the columns can be chosen."""
    return tuple(name for name, one in FORMATS.items() if one.columned)


def endings() -> str:
    """What the name of a file may end in, for a person to choose from."""
    return ", ".join(one.suffixes[0] for one in FORMATS.values())


def by_suffix(path: PurePath) -> str | None:
    """The format that a file's name asks for, or None."""
    suffixes = {suffix: name for name, one in FORMATS.items() for suffix in one.suffixes}
    # "hits.csl.json" is one of two: the longest counts
    ends = ("".join(path.suffixes[place:]).lower() for place in range(len(path.suffixes)))
    return next((suffixes[end] for end in ends if end in suffixes), None)
