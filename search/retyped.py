"""A search as the command that asks it, so that what is suggested can be pasted."""

import shlex
from collections.abc import Iterator
from dataclasses import fields

from .find import Request
from .options import ASKING, Option


def command(request: Request, name: str = "search") -> str:
    r"""The command line of a request, without what only says how much of it is shown.

    >>> command(Request("veerpont \"de kade\"", minister=("kaag",), since="2021"))
    'kamerzoek search \'veerpont "de kade"\' --minister kaag --from 2021'
    """
    plain = {one.name: one.default for one in fields(Request)}
    given = [
        part
        for option in ASKING
        if getattr(request, option.fills) != plain[option.fills]
        for part in _typed(option, getattr(request, option.fills))
    ]
    text = [_words(request.text)] if request.text.strip() else []
    return " ".join(["kamerzoek", name, *text, *given])


def _words(text: str) -> str:
    """Words as they are typed; in quotes only where a shell would change them."""
    safe = all(shlex.quote(word) == word for word in text.split())
    return text.strip() if safe else shlex.quote(text.strip())


def _typed(option: Option, value: object) -> Iterator[str]:
    yes, _, no = option.names.partition("/")
    if option.switch:
        yield yes if value else no
        return
    for one in value if isinstance(value, tuple) else (value,):
        yield f"{yes} {shlex.quote(str(one))}"
