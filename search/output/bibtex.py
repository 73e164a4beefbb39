r"""Citations as BibTeX, for LaTeX with biblatex or with plain BibTeX.

An entry is `@misc`, the one type that every style prints without what it lacks; the place
(Aanhangsel Handelingen II 2024/25, nr. 594) is its `howpublished`. Who asked and answered
is its `annote`, which is kept but not printed. BibTeX counts braces even behind a
backslash, so a brace of a text becomes a command (`\textbraceleft`), and an at sign outside
of entries begins one, so the head has none. A title and an office stand in braces of their
own, which keeps their capitals and their words together.

A key is the unit's id with `:` for `#`; any other sign that a key cannot have is written as
its number, so that two ids never give one key and none has to be remembered.
"""

import re
from collections.abc import Iterator
from typing import TextIO

from ..about import About, rows
from ..citation import Author, Citation
from ..hits import Hits
from ..printed_name import parted
from .bibliography import write_entries
from .terminal import safe

_COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{sign: f"${sign}$" for sign in "<>|"},
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SPECIAL = re.compile("[" + re.escape("".join(_COMMANDS)) + "]")
_NO_KEY = re.compile(r"[^A-Za-z0-9.#-]")
_ONE_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTICLE = re.compile(r"[a-z]+(?: [a-z]+)*")


def write(hits: Hits, about: About, out: TextIO) -> int:
    """Write how the list was made, and an entry for each hit; returns how many there were."""
    for name, value in rows(about) if about.told != "nowhere" else ():
        said = " ".join(safe(value, instead="").split())
        out.write(f"% {name}: {said}\n".replace("@", "(at)"))
    return write_entries(hits, entry, out)


def entry(cited: Citation, text: str) -> str:
    """One entry, with a blank line before it."""
    fields = (f"  {name} = {{{value}}},\n" for name, value in _fields(cited, text) if value)
    return f"\n@misc{{{key(cited.key)},\n{''.join(fields)}}}\n"


def key(unit: str) -> str:
    """The key of a unit.

    >>> key("ah-tk-20242025-594#4-5"), key("nota_b#1~2")
    ('ah-tk-20242025-594:4-5', 'nota_5f_b:1_7e_2')
    """
    return _NO_KEY.sub(lambda sign: f"_{ord(sign.group()):x}_", unit).replace("#", ":")


def escaped(text: str) -> str:
    r"""A text as LaTeX prints it.

    >>> print(escaped("50% van {A} & B_1"))
    50\% van \textbraceleft{}A\textbraceright{} \& B\_1
    """
    return _SPECIAL.sub(lambda sign: _COMMANDS[sign.group()], text)


def _fields(cited: Citation, text: str) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(map(_name, cited.authors))
    yield "title", f"{{{escaped(cited.title)}}}"
    yield "howpublished", escaped(cited.place)
    yield "organization", cited.publisher
    if cited.day:
        yield "date", cited.day.isoformat()
        yield "year", str(cited.day.year)
    yield "url", cited.address or ""
    yield "langid", "dutch"
    yield "annote", escaped(cited.note)
    yield "abstract", escaped(text)


def _name(author: Author) -> str:
    """`van der Burg`, `van Dijk, Inge`, `{Minister van Financiën}`.

    BibTeX takes a name apart by blanks, commas and small letters, so whatever could be
    taken apart wrongly is one word, in braces.
    """
    name = parted(author.name)
    if author.institution or (name.particle and not _PARTICLE.fullmatch(name.particle)):
        return f"{{{escaped(author.name)}}}"
    whole = _ONE_WORD.fullmatch(name.family) and not name.family[0].islower()
    family = name.family if whole else f"{{{escaped(name.family)}}}"
    last = f"{name.particle} {family}".strip()
    return f"{last}, {_given(name.given)}" if name.given else last


def _given(given: str) -> str:
    return given if all(map(_ONE_WORD.fullmatch, given.split())) else f"{{{escaped(given)}}}"
