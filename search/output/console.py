"""The two streams of a program that is run from a shell."""

import atexit
import codecs
import io
import os
import sys
from collections.abc import Iterable
from typing import NoReturn, TextIO

from .terminal import Style, When, safe, style_for


def use_utf8(*streams: TextIO) -> None:
    """Write UTF-8 where the console's own encoding could not show what the record prints."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            fits = codecs.lookup(stream.encoding).name == "utf-8"
            stream.reconfigure(encoding=None if fits else "utf-8", errors="replace")


def raw(stream: TextIO) -> TextIO:
    """The stream, so that a data format's own line ends stay as they are written."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(newline="")
    return stream


def style(color: When) -> Style:
    """How to write on stdout."""
    return style_for(sys.stdout, color)


def close_quietly(stream: TextIO) -> None:
    """Give up a stream that nobody reads: what it still holds has nowhere to go."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def leave(code: int) -> NoReturn:
    """End the process as `sys.exit` does, without taking everything in memory apart first.

    That takes as long as a quarter of a search, for memory that the system takes back at once.
    What is registered for the end is done, and all that was written is out. With
    `KAMERZOEK_DEBUG` set it ends as usual, for whoever watches from inside.
    """
    if os.environ.get("KAMERZOEK_DEBUG"):
        sys.exit(code)
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def show(lines: Iterable[str]) -> None:
    """Results, line by line, to stdout."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def say(line: str) -> None:
    """One line on stderr for whoever watches, behind all results so far."""
    sys.stdout.flush()
    sys.stderr.write(safe(line).replace("\n", " ") + "\n")
    sys.stderr.flush()


def fail(error: BaseException, said: str) -> None:
    """An error as one line; with `KAMERZOEK_DEBUG` set, where it comes from above it."""
    if os.environ.get("KAMERZOEK_DEBUG"):
        import traceback

        traceback.print_exception(error)
    say(f"Error: {said}")
