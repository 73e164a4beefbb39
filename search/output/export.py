"""Hits into a file: whole or not at all, and never over something else by surprise."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from corpus.errors import KamerzoekError

from ..about import About
from ..disk import replacing
from ..hits import Hits
from . import console
from .formats import FORMATS, by_suffix, endings, writer
from .progress import counted


@dataclass(frozen=True, slots=True)
class Target:
    """Where hits go and in which form; `path` None is stdout. With `bom` the text begins so
    that Excel takes it for UTF-8.
    """

    path: Path | None
    form: str
    bom: bool = False

    def write(self, hits: Hits, about: About) -> int:
        """Write the hits one by one; returns how many there were.

        The file appears under its name when it is complete. Raises `KamerzoekError`
        when it cannot be written.
        """
        number = min(hits.total, about.limit or hits.total)
        seen = sys.stderr if self.path or not sys.stdout.isatty() else None
        with counted(seen, hits.hits, number) as followed:
            shown = replace(hits, hits=followed)
            if self.path is None:
                return writer(self.form)(shown, about, self._stdout())
            try:
                with replacing(self.path, self._encoding) as out:
                    return writer(self.form)(shown, about, out)
            except OSError as error:
                raise KamerzoekError(
                    f"{self.path} cannot be written: {error.strerror or error}",
                    "choose another place with -o",
                ) from error

    @property
    def _encoding(self) -> str | None:
        if FORMATS[self.form].binary:
            return None
        return "utf-8-sig" if self.bom else "utf-8"

    def _stdout(self) -> IO[Any]:
        if FORMATS[self.form].binary:
            return sys.stdout.buffer
        out = console.raw(sys.stdout)
        if self.bom:
            out.write("\ufeff")
        return out


def target(output: str, form: str | None, force: bool, bom: bool = False) -> Target:
    """Where and how to write, from what was typed; checked before anything is searched."""
    if output == "-":
        if form is None:
            raise KamerzoekError("-o - needs a form", f"add --format {'|'.join(FORMATS)}")
        if FORMATS[form].binary and sys.stdout.isatty():
            raise KamerzoekError(f"{form} is nothing for a terminal", f"write it: -o hits.{form}")
        return Target(None, form, bom)
    path = Path(output)
    if path.is_dir():
        raise KamerzoekError(f"{path} is a folder", "name a file in it, such as hits.csv")
    found = form or by_suffix(path)
    if found is None:
        raise KamerzoekError(
            f"the name {output!r} tells no form", f"end it in one of {endings()}, or add --format"
        )
    if path.exists() and not force:
        raise KamerzoekError(f"{path} is there already", "add --force to replace it")
    return Target(path, found, bom)
