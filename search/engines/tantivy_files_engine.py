"""What a tantivy index says of itself in its files: the commit, and the sources it was made of.

The sources lie in a file beside the segments, named by a stamp: tantivy counts all that is
done to an index, and a commit takes a number of its own. The file is written first, with a
number later than the last commit's and no later than its own; `meta.json`, which tantivy
replaces in one rename, makes both true at once. The sources of a commit are those with the
highest number up to its stamp.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tantivy

from corpus.errors import KamerzoekError
from corpus.frozen import dataclass
from indexer.writer import Source

from ..disk import remove, sync
from .records import file_obj, file_of, pack, unpack
from .tantivy_schema_engine import schema, with_terms

_META = "meta.json"
_SOURCES = "sources-"
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
    path = _sources(data, stamp)
    if path is None and stamp:
        raise KamerzoekError("the index was changed while it was read", "try again")
    return [file_of(obj) for obj in unpack(path.read_bytes())] if path else []


def write_sources(data: Path, stamp: int, sources: Iterable[Source]) -> None:
    """Put down the sources of a commit that is to come."""
    path = data / f"{_SOURCES}{stamp}"
    path.write_bytes(pack([file_obj(source) for source in sources]))
    sync(path)


def tidy(data: Path) -> None:
    """Remove what a commit that was killed may leave: sources, and lists of what it deleted.

    Such a list is named by a stamp that the next commit may come to as well, and tantivy
    replaces no file.
    """
    meta = json.loads((data / _META).read_bytes())
    kept = {_sources(data, meta["opstamp"]), *(_deleted(data, one) for one in meta["segments"])}
    for path in (*data.glob(f"{_SOURCES}*"), *data.glob("*.del")):
        if path not in kept:
            remove(path)


def _deleted(data: Path, segment: dict[str, Any]) -> Path | None:
    """The file that says what is deleted in a segment."""
    deletes, name = segment["deletes"], segment["segment_id"].replace("-", "")
    return data / f"{name}.{deletes['opstamp']}.del" if deletes else None


def _sources(data: Path, stamp: int) -> Path | None:
    stamps = {int(path.name.removeprefix(_SOURCES)): path for path in data.glob(f"{_SOURCES}*")}
    return stamps.get(max((one for one in stamps if one <= stamp), default=-1))
