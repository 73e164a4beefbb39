"""Where the news of watches go: a feed, a stream, or both; all of it before anything is marked."""

import errno
import io
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from corpus.errors import KamerzoekError

from ..batches import Batch
from ..disk import replacing
from .atom import NAMESPACE, Feed
from .terminal import Style

_NO_DISK = {errno.EINVAL, errno.ENOTSUP, errno.EROFS, errno.EBADF}
"""What a pipe or a terminal says when it is to be written to the disk."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A `form` ("text", "json" or None for nothing) on a stream, and a feed file with its `feed`.

    The feed is written whole, from what is kept, and first: it may be written any number of
    times, and when it cannot be written nothing has been told.
    """

    form: str | None
    out: TextIO
    style: Style
    path: Path | None
    feed: Callable[[], Feed]

    def tell(self, batches: Sequence[Batch]) -> None:
        """Hand news over; when this returns, the operating system has all of it."""
        if self.path:
            write_feed(self.path, self.feed())
        try:
            self._write(batches)
            settle(self.out)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise KamerzoekError(
                f"the news cannot be written: {error.strerror or error}",
                "the next run will tell them",
            ) from error

    def _write(self, batches: Sequence[Batch]) -> None:
        if self.form == "text":
            from .news_text import write as write_text

            write_text(batches, self.out, self.style)
        elif self.form == "json":
            from .news_json import write as write_json

            write_json(batches, self.out)


def settle(out: TextIO) -> None:
    """Have a stream written as far as this process can see to it: a file, onto the disk."""
    out.flush()
    try:
        os.fsync(out.fileno())
    except io.UnsupportedOperation:  # A stream of no file.
        return
    except OSError as error:
        if error.errno not in _NO_DISK:
            raise


def checked_feed(path: Path) -> Path:
    """A place for a feed; a file that is there must be one of ours. Raises `KamerzoekError`."""
    whole = path.resolve()
    try:
        with whole.open("rb") as file:
            ours = NAMESPACE.encode() in file.read(500)
    except FileNotFoundError:
        ours = True
    except OSError as error:
        raise _unwritable(path, error) from error
    if not ours:
        raise KamerzoekError(f"{path} is there already and is no feed", "name another file")
    return whole


def write_feed(path: Path, feed: Feed) -> None:
    """Write a feed in place of the one that is there; one that would be the same is left alone."""
    from .atom import write

    text = io.StringIO()
    write(feed, text)
    made = text.getvalue()
    try:
        if path.exists() and path.read_bytes() == made.encode():
            return
        with replacing(path) as out:
            out.write(made)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> KamerzoekError:
    reason = error.strerror or str(error)
    return KamerzoekError(f"{path} cannot be written: {reason}", "name another file with --feed")
