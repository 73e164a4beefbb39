"""What Python's own file functions leave open: writing for certain, whole files, removing."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any


def sync(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk."""
    try:
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    except OSError:
        if path.is_dir():  # Windows opens no folders, and needs no help with their names.
            return
        raise
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove(path: Path) -> None:
    """Delete a file or a folder; what another process still holds open stays for the next time."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        return
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


@contextmanager
def replacing(path: Path, encoding: str | None = "utf-8") -> Iterator[IO[Any]]:
    """A file that takes the place of `path` when all went well, and else leaves no trace.

    Without an encoding it takes bytes.
    """
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile(
        "w" if encoding else "wb",
        encoding=encoding,
        newline="" if encoding else None,
        dir=path.parent,
        prefix=f".{path.name}.",
        delete=False,
    ) as out:
        made = Path(out.name)
        try:
            yield out
            out.flush()
            os.fsync(out.fileno())
        except BaseException:
            with suppress(OSError):
                made.unlink()
            raise
    made.chmod(0o666 & ~_umask())
    made.replace(path)


def _umask() -> int:
    """What a new file of this user may not be; a temporary one is the owner's alone."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
