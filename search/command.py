"""A command as data: what it says of itself, what it takes, and the function that runs it.

The command line is made from this (`cli.py`), and so can anything else that needs to know
what commands there are. A command's module holds no more than this data and the call: what
the values mean and how the result looks are decided below it.
"""

import re
from collections.abc import Callable, Mapping

from corpus.frozen import dataclass

from .options import Argument, Option

DONE, NOTHING, WRONG, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: found or done, nothing found, an error of use or input, an interruption."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    `says` is its help: the first sentence is all of it that a list of commands shows. `run`
    gets every value by the name that its row `fills`, and returns the exit code.
    """

    says: str
    run: Callable[..., int]
    options: tuple[Option, ...] = ()
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A command that is a set of commands: `kamerzoek NAME SUBCOMMAND ...`."""

    says: str
    commands: Mapping[str, Command]


def first_sentence(says: str) -> str:
    r"""The sentence that stands for a whole help, on one line and without its full stop.

    >>> first_sentence("Write all hits\nto a file.\n\nMore.")
    'Write all hits to a file'
    """
    return re.split(r"\.(?:\s|$)", says.strip(), maxsplit=1)[0].replace("\n", " ")
