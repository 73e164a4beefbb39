"""What a tantivy index says of itself in its files: the commit, and the sources it was made of.

The sources lie in a file beside the segments that is named by the stamp of its commit. It
is written first; `meta.json`, which tantivy replaces in one rename, makes both true at once.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import tantivy

from indexer.writer import Source

from ..disk import remove
from .records import file_obj, file_of, pack, unpack
from .tantivy_schema_engine import schema, with_terms

_META = "meta.json"
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Opened:
    """An index as of one commit; `whole` when nothing in it is deleted but still there."""

    index: tantivy.Index
    searcher: tantivy.Searcher
    stamp: int
    whole: bool


def create(data: Path) -> None:
    """Make an empty index in a folder."""
    tantivy.Index(schema(), str(data))


def open_index(data: Path) -> Opened:
    """Open the last commit in a folder."""
    for _ in range(_TRIES):
        before = (data / _META).read_bytes()
        index = with_terms(tantivy.Index.open(str(data)))
        index.config_reader("manual")  # Nothing is watched: what is open stays as it was.
        searcher = index.searcher()
        if (data / _META).read_bytes() == before:
            break
    meta = json.loads(before)
    whole = not any(segment["deletes"] for segment in meta["segments"])
    return Opened(index, searcher, meta["opstamp"], whole)


def read_sources(data: Path, stamp: int) -> list[Source]:
    """The sources of a commit; the first one of all has none."""
    path = data / _name(stamp)
    return [file_of(obj) for obj in unpack(path.read_bytes())] if path.exists() else []


def write_sources(data: Path, stamp: int, sources: Iterable[Source]) -> None:
    """Put down the sources of a commit that is to come."""
    with (data / _name(stamp)).open("wb") as out:
        out.write(pack([file_obj(source) for source in sources]))
        out.flush()
        os.fsync(out.fileno())


def tidy(data: Path) -> None:
    """Remove the sources of other commits than the last."""
    stamp = json.loads((data / _META).read_bytes())["opstamp"]
    for path in data.glob("sources-*"):
        if path.name != _name(stamp):
            remove(path)


def _name(stamp: int) -> str:
    return f"sources-{stamp}"
