"""Letters on their way into an index, in batches, with all done that need not wait.

What an engine prepares of a letter (its terms, its record) depends on the letter alone, so
it is done where the letter is read, in as many processes as there are. What depends on
the other letters, whether it is kept and under which id, is decided in the one process that
writes. It decides by a `Letter`, which is small, and need not know the rest.
"""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from corpus.document import Document
from corpus.readers import Failed

from .identity import named_by_file
from .writer import Kept, Prepare

_UNITS = 1000
"""Units of a batch, unless a single letter has more: a slice of a file, about."""


class Letter(NamedTuple):
    """A letter that was prepared, as far as it matters for what becomes of it.

    `whole` is the pickled `Document` of one that is named by its file only, which may have to
    be kept under another id and is then prepared once more.
    """

    kept: Kept
    whole: bytes | None = None


class Batch(NamedTuple):
    """Some of what a file gave, in order; `prepared` are its letters, as an engine wants them."""

    found: tuple[Letter | Failed, ...]
    prepared: Any


def batches(found: Iterable[Document | Failed], source: str, prepare: Prepare) -> Iterator[Batch]:
    """What a file gave, prepared; a letter that cannot be is told like one that cannot be read."""
    held: list[Document | Failed] = []
    units = 0
    for one in found:
        held.append(one)
        units += 1 if isinstance(one, Failed) else 1 + len(one.units)
        if units >= _UNITS:
            yield _batch(held, source, prepare)
            held, units = [], 0
    if held:
        yield _batch(held, source, prepare)


def _batch(found: Sequence[Document | Failed], source: str, prepare: Prepare) -> Batch:
    try:
        prepared = prepare([one for one in found if isinstance(one, Document)])
    except Exception:  # A defect of ours costs the letter that shows it, not the run.
        found = [_checked(one, prepare) for one in found]
        prepared = prepare([one for one in found if isinstance(one, Document)])
    return Batch(tuple(_told(one, source) for one in found), prepared)


def _checked(one: Document | Failed, prepare: Prepare) -> Document | Failed:
    if isinstance(one, Document):
        try:
            prepare([one])
        except Exception as error:
            return Failed(one.source, f"cannot be prepared: {type(error).__name__}: {error}")
    return one


def _told(one: Document | Failed, source: str) -> Letter | Failed:
    if isinstance(one, Failed):
        return one
    kept = Kept(one.id, one.dated, len(one.units), len(one.warnings))
    return Letter(kept, pickle.dumps(one) if named_by_file(one, source) else None)
