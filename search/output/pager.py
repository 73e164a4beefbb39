"""A pager for what is longer than a terminal, as other programs have it.

`$PAGER` is used, else `less`; with `LESS` unset it gets `FRX`: it ends at once when all
fits on a screen, shows colours, and leaves the text on the screen.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO, cast

if TYPE_CHECKING:
    import subprocess


@contextmanager
def paged(wanted: bool) -> Iterator[TextIO]:
    """Where to write results: to a pager on a terminal when it is wanted and there is one."""
    command = _command() if wanted and sys.stdout.isatty() and sys.stdin.isatty() else None
    if command is None:
        yield sys.stdout
        return
    import subprocess

    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    pager = subprocess.Popen(
        command, stdin=subprocess.PIPE, text=True, encoding="utf-8", errors="replace",
        env=environment,
    )  # fmt: skip
    stdin = cast("TextIO", pager.stdin)
    try:
        yield stdin
    finally:
        with suppress(BrokenPipeError):  # The reader has seen enough.
            stdin.close()
        _wait(pager)


def _wait(pager: "subprocess.Popen[str]") -> None:
    """Wait for the pager's end; Ctrl-C is meant for it."""
    while True:
        try:
            pager.wait()
        except KeyboardInterrupt:
            continue
        return


def _command() -> list[str] | None:
    import shlex

    named = os.environ.get("PAGER", "less")
    command = shlex.split(named)
    if not command or command[0] == "cat" or os.environ.get("TERM") == "dumb":
        return None
    return command if shutil.which(command[0]) else None
