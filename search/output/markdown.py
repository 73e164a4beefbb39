r"""Hits as Markdown (CommonMark), for a note, a wiki or an issue: words found in bold.

A record's text may hold anything that Markdown or HTML takes for a sign, so `&` and `<`
become entities and other signs get a backslash: what is shown is what is printed.
"""

import re
from collections.abc import Iterator
from typing import TextIO

from ..about import About
from ..hits import Hits
from .sheet import Item, Pieces, Rows, account, head, items

_SIGNS = re.compile(r"[\\`*_\[\]~$|]")
_BEGINS = re.compile(r"^(\d*)([-#>+=.)])")  # a heading, a list, a quotation: only in front


def write(hits: Hits, about: About, out: TextIO) -> int:
    """Write the whole text; returns how many hits there were."""
    top = head(hits, about)
    out.write(f"# Kamervragen: {escaped(top.title)}\n\n{line(top.found)}\n\n{_rows(top.filters)}")
    written = 0
    for one in items(hits):
        out.write("\n\n".join(_hit(one)) + "\n\n")
        written += 1
    if told := account(about):
        out.write(f"---\n\n## Verantwoording\n\n{_rows(told)}")
    return written


def escaped(text: str) -> str:
    r"""A text inside a line that Markdown shows as it is.

    >>> print(escaped("*a* <b> [c](d) & é"))
    \*a\* &lt;b> \[c\](d) &amp; é
    """
    return _SIGNS.sub(r"\\\g<0>", text).replace("&", "&amp;").replace("<", "&lt;")


def line(text: str) -> str:
    r"""A text that is a line by itself.

    >>> print(line("1. niets begint hier"))
    1\. niets begint hier
    """
    return _BEGINS.sub(r"\1\\\2", escaped(text))


def _hit(one: Item) -> Iterator[str]:
    yield f"## {one.rank}. {_marked(one.subject)}"
    by = " · ".join(filter(None, (one.when, one.by)))
    yield "  \n".join(line(fact) for fact in (by, one.asked, one.state, one.more) if fact)
    if one.passages:
        yield "\n>\n".join(f"> **{each.label}:** {_marked(each.pieces)}" for each in one.passages)
    cited = line(one.citation)
    where = f"[{cited}](<{one.address}>)" if one.address else cited
    yield f"{where} · `{one.unit.replace('`', '')}`"


def _marked(pieces: Pieces) -> str:
    return "".join(f"**{escaped(text)}**" if marked else escaped(text) for text, marked in pieces)


def _rows(rows: Rows) -> str:
    return "".join(f"- **{escaped(label)}:** {escaped(value)}\n" for label, value in rows) + (
        "\n" if rows else ""
    )
