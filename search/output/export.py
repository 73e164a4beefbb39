"""Hits into a file: whole or not at all, and never over something else by surprise."""

from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from corpus.errors import KamerzoekError

from ..about import About
from ..disk import replacing
from ..hits import Hits
from .formats import DATA, by_suffix, writer


@dataclass(frozen=True, slots=True)
class Target:
    """Where hits go and in which form; `path` None is stdout."""

    path: Path | None
    form: str

    def write(self, hits: Hits, about: About, stdout: TextIO) -> int:
        """Write the hits one by one; returns how many there were.

        The file appears under its name when it is complete. Raises `KamerzoekError`
        when it cannot be written.
        """
        if self.path is None:
            return writer(self.form)(hits, about, stdout)
        try:
            with replacing(self.path) as out:
                return writer(self.form)(hits, about, out)
        except OSError as error:
            raise KamerzoekError(
                f"{self.path} cannot be written: {error.strerror or error}",
                "choose another place with -o",
            ) from error


def target(output: str, form: str | None, force: bool) -> Target:
    """Where and how to write, from what was typed; checked before anything is searched."""
    if output == "-":
        if form is None:
            raise KamerzoekError("-o - needs a form", f"add --format {'|'.join(DATA)}")
        return Target(None, form)
    path = Path(output)
    if path.is_dir():
        raise KamerzoekError(f"{path} is a folder", "name a file in it, such as hits.csv")
    found = form or by_suffix(path)
    if found is None:
        endings = ", ".join(f".{name}" for name in DATA)
        raise KamerzoekError(
            f"the name {output!r} tells no form", f"end it in one of {endings}, or add --format"
        )
    if path.exists() and not force:
        raise KamerzoekError(f"{path} is there already", "add --force to replace it")
    return Target(path, found)
