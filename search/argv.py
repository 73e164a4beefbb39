"""From the arguments of a command line to the text of a query.

A shell takes quotes away and a command line takes `-word` for an option. Both mean
something to the query language, so both are put right here.
"""

import re
from collections.abc import Collection, Sequence

from corpus.errors import KamerzoekError

_SHIELD = "\0"  # no argument of a process can hold it
_SYNTAX = r'["“”„«»‘()*~=]|\w:\S|\b(?:AND|OR|NOT|EN|OF|NIET)\b'
_LONGEST = 8  # words: what is longer was pasted, and nobody means it as a phrase


def shield(args: Sequence[str], options: Collection[str], valued: Collection[str]) -> list[str]:
    r"""Hide `-word` from a parser of options; `unshield` brings it back.

    `options` are all names of options, `valued` those that are followed by a value. A
    single letter stays what it is; a long option with a dash too few is refused, for
    `-minister kaag` may leave out a word or mean the option.

    >>> shield(["pont", "-brug", "--limit", "-5", "-h"], {"--limit", "-h"}, {"--limit"})
    ['pont', '\x00-brug', '--limit', '-5', '-h']
    """
    shielded: list[str] = []
    for at, arg in enumerate(args):
        if arg == "--":
            return [*shielded, *args[at:]]
        excludes = len(arg) > 2 and arg[0] == "-" and arg[1] != "-"
        excludes = excludes and not (at and args[at - 1] in valued)
        if excludes and f"-{arg}" in options:
            raise KamerzoekError(
                f"'{arg}' may leave out a word or be an option",
                f"write -{arg} for the option, 'NOT {arg[1:]}' to leave out the word",
            )
        shielded.append(_SHIELD + arg if excludes else arg)
    return shielded


def unshield(words: Sequence[str]) -> str:
    """The words as one query; a phrase behind `-` or `=` gets its quotes back.

    >>> unshield(["pont", "-de brug", '="eerste lid"'])
    'pont -"de brug" ="eerste lid"'
    """
    typed = [word.removeprefix(_SHIELD) for word in words]
    return " ".join(map(_quoted, typed))


def _quoted(word: str) -> str:
    bare = word[:1] in {"-", "="} and " " in word and '"' not in word
    return f'{word[0]}"{word[1:]}"' if bare else word


def lost_quotes(words: Sequence[str]) -> str | None:
    r"""A note on the first argument whose quotes the shell took, when it may mean a phrase.

    >>> lost_quotes(["de brug", "pont"])
    'the words of \'de brug\' may stand apart; for a phrase type \'"de brug"\''
    """
    for word in words:
        several = 1 < len(word.split()) <= _LONGEST
        if several and word[0] not in {"-", _SHIELD} and not re.search(_SYNTAX, word):
            return f"the words of '{word}' may stand apart; for a phrase type '\"{word}\"'"
    return None
