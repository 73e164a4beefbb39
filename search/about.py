"""What a list of hits says of itself, so that it can be traced and made again.

A list is passed on without whoever made it: an editor wants to know what was searched
for and in what, a researcher to run it again in a year. So everything that was typed is
kept as it was typed, by the names of the options, beside what it meant on that day, what
it was asked of, and when (`provenance.py`). Every format writes it where it has room: as
JSON objects, or as lines for people; both come back.

A value on a line is what was typed, as it is. One that a line or a cell cannot hold, or that
a spreadsheet would run, stands there as JSON, in its quotes.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any, Literal, get_args

from corpus.errors import KamerzoekError

SCHEMA = "kamerzoek.about/1"

Told = Literal["column", "comments", "nowhere"]
TOLD: tuple[Told, ...] = get_args(Told)


@dataclass(frozen=True, slots=True)
class About:
    """How a list of hits was made.

    `query` and what it was `interpreted` as; `filters` and `options` as typed, by the name
    of the option without its dashes, a switch with "yes" or "no"; `since` and `until`, the
    ISO days that a period meant; the `command` that searches so; how many hits there were
    (`total`) and the most that were written (`limit`, None for all); of the index the moment
    of its last change (`indexed`), its `letters` (None where they were not counted), `units`
    and `engine`; the versions; the moment it was `made`. Moments are ISO 8601, in UTC.
    `columns` are those that were chosen, in order; none is what the format has by itself.
    A table has no place of its own for all this: it is `told` in a column, or in comments
    above it. With "nowhere" no format tells it: it is for a program that only wants the hits.
    """

    query: str
    interpreted: str
    command: str
    total: int
    units: int
    engine: str
    made: str
    indexed: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    letters: int | None = None
    software: str = ""
    schema: int = 0
    analysis: int = 0
    columns: tuple[str, ...] = ()
    told: Told = "column"


def to_json(made: About) -> dict[str, Any]:
    """What a list says of itself as JSON objects, `kamerzoek.about/1`."""
    out: dict[str, Any] = {"about": SCHEMA}
    for one in _kept():
        value = getattr(made, one.name)
        if isinstance(value, Mapping):
            value = {name: list(given) for name, given in value.items()}
        out[one.name] = list(value) if isinstance(value, tuple) else value
    return out


def _kept() -> Iterator[Field[Any]]:
    """All but where it is told, which whoever reads it sees."""
    return (one for one in fields(About) if one.name != "told")


def from_json(obj: Any) -> About:
    """The same from parsed JSON. Raises `KamerzoekError` for anything else."""
    if not isinstance(obj, dict) or obj.get("about") != SCHEMA:
        raise KamerzoekError(f"what the list says of itself is no {SCHEMA}")
    values: dict[str, Any] = {}
    for one in _kept():
        if one.name in obj:
            values[one.name] = _read(one.name, obj[one.name])
    try:
        return About(**values)
    except TypeError as error:
        raise KamerzoekError("what the list says of itself is not whole") from error


_NUMBERS = ("total", "units", "schema", "analysis")
_MAYBE = {"letters": int, "limit": int, "since": str, "until": str}


def _read(name: str, value: Any) -> Any:
    wanted = _MAYBE.get(name) or (int if name in _NUMBERS else str)
    if name in ("filters", "options"):
        if isinstance(value, dict) and all(map(_is_texts, value.values())):
            return {key: tuple(given) for key, given in value.items()}
    elif name == "columns":
        if _is_texts(value):
            return tuple(value)
    elif type(value) is wanted or (name in _MAYBE and value is None):
        return value
    raise KamerzoekError(f"what the list says of itself has a wrong {name!r}")


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def rows(made: About) -> list[tuple[str, str]]:
    """What a list says of itself as lines of a name and a value; what is empty is left out.

    A filter or an option with several values has a line for each.
    """
    found = [("about", SCHEMA)]
    for one in _kept():
        value = getattr(made, one.name)
        if isinstance(value, Mapping):
            kind = one.name.removesuffix("s")
            found += [(f"{kind} {name}", text) for name, given in value.items() for text in given]
        elif one.name == "columns":
            found += [("columns", ",".join(value))] if value else []
        elif value not in (None, ""):
            found.append((one.name, str(value)))
    return found


_PLAIN = re.compile(
    r"[^\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]*"
)
_SIGNS = ("=", "+", "-", "@", "'", '"')  # what a spreadsheet, or `unsaid`, would take away


def said(value: str) -> str:
    r"""A value as it can stand anywhere: in a line, in a cell. What cannot, is told as JSON.

    >>> print(said("de kade"), said("-kade"), said("de\nkade"), sep="  ")
    de kade  "-kade"  "de\nkade"
    """
    if not _PLAIN.fullmatch(value):
        return json.dumps(value)
    plain = value == value.strip() and not value.startswith(_SIGNS)
    return value if plain else json.dumps(value, ensure_ascii=False)


def unsaid(text: str) -> str:
    """The value that was told so."""
    try:
        return str(json.loads(text)) if text.startswith('"') else text
    except ValueError:
        return text


def from_rows(lines: Iterable[tuple[str, str]]) -> About | None:
    """The same from its lines; None when they are about something else.

    Names that are not known are passed over.
    """
    obj: dict[str, Any] = {"filters": {}, "options": {}, "query": ""}
    for name, text in lines:
        kind, _, rest = name.partition(" ")
        if rest and kind in ("filter", "option"):
            obj[f"{kind}s"].setdefault(rest, []).append(text)
        elif name == "columns":
            obj[name] = text.split(",")
        elif name in _NUMBERS or _MAYBE.get(name) is int:
            obj[name] = int(text) if text.isdecimal() else text
        else:
            obj[name] = text
    return from_json(obj) if obj.get("about") == SCHEMA else None
