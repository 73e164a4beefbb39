"""Two things that Python's own file functions leave open: writing for certain, and removing."""

import os
import shutil
from pathlib import Path


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
