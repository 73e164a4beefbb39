"""What a list of hits says of itself, so that it can be traced and made again.

A list is passed on without whoever made it: an editor wants to know what was searched
for and in what, a researcher to run it again in a year. So everything that was typed is
kept as it was typed, by the names of the options, beside what it meant on that day, what
it was asked of, and when. `request_of` makes the search from it again; every format
writes it where it has room, as `to_json` or as the lines of `rows`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import KamerzoekError

from .options import ASKING, ORDER, WORDS, Option

if TYPE_CHECKING:
    from .engine import Engine
    from .find import Request
    from .hits import Hits

SCHEMA = "kamerzoek.about/1"

_ALWAYS = {option.fills for option in ORDER}
_YES, _NO = "yes", "no"


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


def about(
    directory: Path,
    engine: "Engine",
    request: "Request",
    hits: "Hits",
    *,
    letters: int | None = None,
    columns: tuple[str, ...] = (),
) -> About:
    """What the hits of a request in the index of a directory say of themselves."""
    from .manifest import checked, last_change
    from .retyped import command
    from .software import software

    manifest, filters = checked(directory), hits.filters
    return About(
        query=request.text.strip(),
        interpreted=hits.query.interpreted,
        command=command(request),
        total=hits.total,
        units=engine.units,
        engine=engine.name,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        indexed=last_change(directory, manifest),
        filters=typed(request, filtering=True),
        options=typed(request, filtering=False),
        since=filters.since.isoformat() if filters.since else None,
        until=filters.until.isoformat() if filters.until else None,
        limit=request.limit,
        letters=letters,
        software=software(),
        schema=manifest.schema,
        analysis=manifest.analysis,
        columns=columns,
    )


def typed(request: "Request", filtering: bool) -> dict[str, tuple[str, ...]]:
    """What of a request differs from a plain search: its filters, or how it looks and orders."""
    from .find import Request

    plain, found = Request(), dict[str, tuple[str, ...]]()
    for option in ASKING:
        value = getattr(request, option.fills)
        filters = option not in WORDS and option not in ORDER
        if filters != filtering:
            continue
        if value != getattr(plain, option.fills) or option.fills in _ALWAYS:
            found[name_of(option)] = _texts(value)
    return found


def request_of(made: About) -> "Request":
    """The search that made a list, to be asked again.

    Raises `KamerzoekError` for what this program does not know.
    """
    from .find import Request

    by_name = {name_of(option): option for option in ASKING}
    values: dict[str, Any] = {"text": made.query, "limit": made.limit}
    for name, given in {**made.filters, **made.options}.items():
        option = by_name.get(name)
        if option is None:
            raise KamerzoekError(
                f"the list was made with {name!r}, which this program does not know",
                f"it was made by version {made.software or 'unknown'}",
            )
        values[option.fills] = _value(option, given)
    return Request(**values)


def name_of(option: Option) -> str:
    """An option's name in a list: `--answer-is` is "answer-is", a pair goes by its first."""
    return option.names.partition("/")[0].removeprefix("--")


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, bool):
        return (_YES if value else _NO,)
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


def _value(option: Option, given: tuple[str, ...]) -> object:
    if not given:
        raise KamerzoekError(f"the list names {name_of(option)!r} without a value")
    allowed = (_YES, _NO) if option.switch else option.choices
    for one in given:
        if allowed and one not in allowed:
            raise KamerzoekError(f"the list has an unknown {name_of(option)}: {one!r}")
    if option.switch:
        return given[0] == _YES
    return given if option.many else given[0]


def to_json(made: About) -> dict[str, Any]:
    """What a list says of itself as JSON objects, `kamerzoek.about/1`."""
    out: dict[str, Any] = {"about": SCHEMA}
    for one in fields(About):
        value = getattr(made, one.name)
        if isinstance(value, Mapping):
            value = {name: list(given) for name, given in value.items()}
        out[one.name] = list(value) if isinstance(value, tuple) else value
    return out


def from_json(obj: Any) -> About:
    """The same from parsed JSON. Raises `KamerzoekError` for anything else."""
    if not isinstance(obj, dict) or obj.get("about") != SCHEMA:
        raise KamerzoekError(f"what the list says of itself is no {SCHEMA}")
    values: dict[str, Any] = {}
    for one in fields(About):
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
    for one in fields(About):
        value = getattr(made, one.name)
        if isinstance(value, Mapping):
            kind = one.name.removesuffix("s")
            found += [(f"{kind} {name}", text) for name, given in value.items() for text in given]
        elif one.name == "columns":
            found += [("columns", ",".join(value))] if value else []
        elif value not in (None, ""):
            found.append((one.name, str(value)))
    return found


def from_rows(lines: Iterable[tuple[str, str]]) -> About:
    """The same from its lines; names that are not known are passed over."""
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
    return from_json(obj)
