"""From a search to what its list says of it, and from that to the search again."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import KamerzoekError

from .about import About, Told
from .options import ASKING, ORDER, WORDS, Option

if TYPE_CHECKING:
    from .engine import Engine
    from .find import Request
    from .hits import Hits

_ALWAYS = {option.fills for option in ORDER}
_YES, _NO = "yes", "no"


def about_of(
    directory: Path,
    engine: "Engine",
    request: "Request",
    hits: "Hits",
    *,
    columns: tuple[str, ...] = (),
    told: Told = "column",
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
        software=software(),
        schema=manifest.schema,
        analysis=manifest.analysis,
        columns=columns,
        told=told,
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
    try:
        return request_with(made.query, {**made.filters, **made.options}, made.limit)
    except KamerzoekError as error:
        version = f"it was made by version {made.software or 'unknown'}"
        raise KamerzoekError(f"the list cannot be asked again: {error}", version) from None


def request_with(
    query: str, typed: Mapping[str, tuple[str, ...]], limit: int | None = None
) -> "Request":
    """The search of a query and of what `typed` gives, by the names of the options.

    Raises `KamerzoekError` for what this program does not know.
    """
    from .find import Request

    by_name = {name_of(option): option for option in ASKING}
    values: dict[str, Any] = {"text": query, "limit": limit}
    for name, given in typed.items():
        if name not in by_name:
            raise KamerzoekError(f"{name!r} is no option that this program knows")
        values[by_name[name].fills] = _value(by_name[name], given)
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
        raise KamerzoekError(f"{name_of(option)!r} is without a value")
    allowed = (_YES, _NO) if option.switch else option.choices
    for one in given:
        if allowed and one not in allowed:
            raise KamerzoekError(f"it has an unknown {name_of(option)}: {one!r}")
    if option.switch:
        return given[0] == _YES
    return given if option.many else given[0]
