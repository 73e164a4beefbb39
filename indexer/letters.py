"""From one file to the letters in it, or the reasons why not; here or in another process."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from corpus.document import Document
from corpus.errors import UnreadableError
from corpus.readers import Failed, Outcome, Slice
from corpus.text import Text

from .identity import told_apart
from .references import cited

Reader = Callable[..., Iterator[Outcome]]
"""Called with a path, the name that is told of it, and for one slice only with that."""
Splitter = Callable[[Text, str], tuple[Document, ...]]


class Job(NamedTuple):
    """A file to be read, and the fingerprint of its bytes."""

    path: Path
    fingerprint: str

    @property
    def source(self) -> str:
        """The name of the file in the index."""
        return str(self.path)


class Origin(Protocol):
    """Where letters come from, as processes elsewhere can be sent it: see `Letters`."""

    def __call__(self, path: Path, part: Slice | None = None, /) -> Iterator[Document | Failed]:
        """The letters at a path, or those of a part of it."""

    @property
    def slices(self) -> Callable[[Path], Iterator[Slice]]:
        """The parts of what is at a path, if it comes in parts."""


def _in_one_piece(path: Path) -> Iterator[Slice]:
    return iter(())


@dataclass(frozen=True)
class Letters:
    """How a file becomes letters: what reads it, and what splits a text. Can be sent elsewhere."""

    read: Reader
    split: Splitter
    slices: Callable[[Path], Iterator[Slice]] = _in_one_piece

    def __call__(self, path: Path, part: Slice | None = None) -> Iterator[Document | Failed]:
        """The letters of a file one by one, and what could not be read of it. Never raises.

        Of a `part`, one of its `slices`, only those in there.
        """
        try:
            chosen = (part,) if part else ()
            for outcome in self.read(path, str(path), *chosen):
                if isinstance(outcome, Failed):
                    yield outcome
                elif isinstance(outcome.content, Document):
                    yield cited(outcome.content)
                else:
                    yield from self._split(outcome.content, outcome.source)
        except Exception as error:  # A defect of ours costs one file, not the run.
            yield Failed(str(path), f"cannot be read: {type(error).__name__}: {error}")

    def _split(self, text: Text, source: str) -> tuple[Document | Failed, ...]:
        try:
            return told_apart(self.split(text, source))
        except UnreadableError as error:
            return (Failed(source, error.message),)
        except Exception as error:  # A defect of ours costs one letter, not the run.
            return (Failed(source, f"cannot be split: {type(error).__name__}: {error}"),)


def default_letters() -> Letters:
    """The readers and the splitter that there are; words broken at a line end are looked up."""
    from corpus.readers import read, slices

    from .forms import is_word
    from .splitter import split

    return Letters(read, partial(split, known=is_word), slices)
