"""The output formats by name. A format's module is loaded when it is written."""

from collections.abc import Callable
from pathlib import PurePath
from typing import TextIO

from corpus.errors import KamerzoekError

from ..hits import Hits

Write = Callable[[Hits, TextIO], int]

TABLES = ("csv", "tsv")
DATA = ("json", "jsonl", *TABLES)
"""The formats for programs; a person at a terminal gets `text`."""


def writer(name: str) -> Write:
    """The function that writes hits in a format of `DATA`; it returns how many it wrote."""
    if name == "trec":
        raise KamerzoekError("trec is the form of a batch", "give queries with --batch FILE")
    if name == "json":
        from .json_format import write
    elif name == "jsonl":
        from .jsonl import write
    elif name == "csv":
        from .table import write_csv as write
    else:
        from .table import write_tsv as write
    return write


def passages(form: str) -> int:
    """How many passages of a hit a format shows: a table has the whole texts instead."""
    return 0 if form in TABLES else 2


def by_suffix(path: PurePath) -> str | None:
    """The format that a file's name asks for, or None."""
    suffix = path.suffix.lower().removeprefix(".")
    return suffix if suffix in DATA else None
