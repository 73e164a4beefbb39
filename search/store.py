"""Opening an index directory, to search it or to write it.

A rebuild fills a new data folder beside the old one and then replaces the
manifest, in one rename: until that moment, and after a crash at any other, the
old index is the index. What a crashed rebuild leaves is removed by the next
writer, which holds the lock. Readers need no lock.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import TypeVar

from corpus.errors import KamerzoekError
from indexer.writer import Writer

from .backends import BACKENDS, DEFAULT_ENGINE
from .disk import remove
from .engine import Backend, Engine, backend
from .manifest import (
    MANIFEST,
    Manifest,
    checked,
    convert_command,
    damaged,
    is_data,
    new_manifest,
    read_manifest,
    write_manifest,
)

__all__ = ["FOREVER", "LOCK", "Manifest", "begin", "checked", "open_index"]

LOCK = "index.lock"
FOREVER = -1.0
_TRIES = 20

T = TypeVar("T")


def open_index(directory: Path) -> Engine:
    """Open an index for searching; a `KamerzoekError` tells what is wrong and what mends it."""
    for left in reversed(range(_TRIES)):
        manifest = checked(directory)
        try:
            return _opened(directory, manifest, backend(manifest.engine).open)
        except KamerzoekError:
            # A rebuild may have put another folder in the place of the one just named.
            if not left or read_manifest(directory) == manifest:
                raise
            sleep(0.05)
    raise AssertionError


@contextmanager
def begin(
    directory: Path,
    engine: str | None = None,
    rebuild: bool = False,
    *,
    waiting: Callable[[], None] = lambda: None,
    timeout: float = FOREVER,
) -> Iterator[Writer]:
    """One transaction on the index in a directory, which is made when it is not there.

    `engine` is the one of a new index; without it an index keeps the engine it
    has, or gets the default one. Another engine needs a rebuild. With `rebuild`
    the writer starts from nothing, and the old index stays until `commit`. One
    process writes at a time: `waiting` is called once when another one does, and
    after `timeout` seconds (never when negative) a `KamerzoekError` is raised.
    """
    maker = backend(engine) if engine else None  # An unknown engine leaves no trace.
    with _writable(directory), _locked(directory, waiting, timeout):
        manifest = None if rebuild else _existing(directory, engine)
        _tidy(directory)
        if manifest:
            maker = backend(manifest.engine)
            with _opened(directory, manifest, maker.writer) as writer:
                yield writer
            return
        try:
            with _making(directory, maker or backend(_engine(directory))) as writer:
                yield writer
        finally:
            _tidy(directory)


@contextmanager
def _making(directory: Path, maker: Backend) -> Iterator[Writer]:
    """A writer on a new data folder; its commit makes that folder the index."""
    manifest = new_manifest(maker.name)
    data = directory / manifest.data
    data.mkdir()
    maker.create(data)
    with maker.writer(data) as writer:
        yield _Swapping(writer, lambda: write_manifest(directory, manifest))


class _Swapping:
    """A writer whose commit is followed by the swap of the manifest; all else is the writer's."""

    def __init__(self, writer: Writer, swap: Callable[[], None]) -> None:
        self._writer, self._swap = writer, swap
        self.prepare, self.add_prepared = writer.prepare, writer.add_prepared
        self.sources, self.add, self.delete = writer.sources, writer.add, writer.delete
        self.record, self.forget, self.whole = writer.record, writer.forget, writer.whole

    def commit(self) -> None:
        self._writer.commit()
        self._swap()


def _opened(directory: Path, manifest: Manifest, opening: Callable[[Path], T]) -> T:
    """What an engine opens; damaged files may show themselves in any error."""
    try:
        return opening(directory / manifest.data)
    except (KamerzoekError, PermissionError):
        raise
    except Exception as error:
        raise damaged(directory, "its files cannot be read") from error


def _existing(directory: Path, engine: str | None) -> Manifest | None:
    if read_manifest(directory) is None:
        return None
    manifest = checked(directory)
    if engine and engine != manifest.engine:
        raise KamerzoekError(
            f"the index in {directory} is kept by {manifest.engine}, not by {engine}",
            f"change it: {convert_command(directory, engine)}",
        )
    return manifest


def _engine(directory: Path) -> str:
    """The engine that an index has, when it can be told and is known, else the default."""
    with suppress(KamerzoekError):
        manifest = read_manifest(directory)
        if manifest and manifest.engine in BACKENDS:
            return manifest.engine
    return DEFAULT_ENGINE


def _tidy(directory: Path) -> None:
    """Remove data folders that the manifest does not name; only while holding the lock."""
    with suppress(KamerzoekError):  # With a damaged manifest nobody knows which to keep.
        manifest = read_manifest(directory)
        for path in directory.iterdir():
            if is_data(path.name) and (manifest is None or path.name != manifest.data):
                remove(path)


@contextmanager
def _writable(directory: Path) -> Iterator[None]:
    """See that a directory can hold an index; failing writes become a `KamerzoekError`."""
    _refuse_strange(directory)
    try:
        directory.mkdir(parents=True, exist_ok=True)
        yield
    except BrokenPipeError:  # Of a terminal that progress is shown on.
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise KamerzoekError(
            f"cannot write the index in {directory}: {reason}", "choose another place with --index"
        ) from error


def _refuse_strange(directory: Path) -> None:
    """Never write into a folder that holds something else."""
    if directory.exists() and not directory.is_dir():
        raise KamerzoekError(
            f"{directory} is a file, not a folder", "choose another place with --index"
        )
    if (directory / MANIFEST).exists():
        return
    ours = {LOCK, f"{MANIFEST}.new"}
    try:
        strange = [p for p in directory.iterdir() if p.name not in ours and not is_data(p.name)]
    except OSError:
        return  # Not there yet; or said when it comes to writing.
    if strange:
        raise KamerzoekError(
            f"{directory} holds other files and is no index", "choose an empty folder with --index"
        )


@contextmanager
def _locked(directory: Path, waiting: Callable[[], None], timeout: float) -> Iterator[None]:
    from filelock import FileLock, Timeout

    lock = FileLock(directory / LOCK)
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire(timeout=timeout)
    except Timeout:
        raise KamerzoekError(
            f"another kamerzoek is indexing in {directory}", "try again when it is done"
        ) from None
    except NotImplementedError:
        raise KamerzoekError(
            f"files cannot be locked in {directory}", "choose another place with --index"
        ) from None
    try:
        yield
    finally:
        lock.release()
