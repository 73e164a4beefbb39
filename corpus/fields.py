"""Values of a JSON object, taken by key and type.

A missing key and a null are the same: nothing was said. Anything else of the
wrong type is an `UnreadableError` that names the key and shows what was found,
so that whoever made the file can mend it: `units[3].page: not a page number: "2"`.
"""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from .errors import UnreadableError

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Each part of a pair, for whose backslash `re` can skip through the rest.
_SURROGATE_ESCAPED = re.compile(rb"\\(?=u[dD])")
_LONE_SURROGATE = "[\ud800-\udfff]"  # takes long to compile, and is seldom used

T = TypeVar("T")


def parse(data: bytes) -> Any:
    """JSON text as objects; broken text is an `UnreadableError` that says where it breaks."""
    try:
        obj = json.loads(data)
        # Half a UTF-16 pair ("\\ud83d" alone) is JSON but no text: nothing could write it again.
        return _mended(obj) if _SURROGATE_ESCAPED.search(data) else obj
    except RecursionError:
        raise UnreadableError("not JSON that can be read: nested too deep") from None
    except UnicodeDecodeError:
        raise UnreadableError("not JSON: its text is not UTF-8") from None
    except ValueError as error:
        raise UnreadableError(f"not JSON: {error}") from None


def each(obj: dict[str, Any], key: str, make: Callable[[dict[str, Any]], T]) -> tuple[T, ...]:
    """A list of objects; an error inside one is told with its place: `units[3].page: ...`."""
    items = obj.get(key)
    if items is None:
        return ()
    if type(items) is not list:
        raise wrong(key, "a list", items)
    out: list[T] = []
    for place, item in enumerate(items):
        if type(item) is not dict:
            raise wrong(f"{key}[{place}]", "an object", item)
        try:
            out.append(make(item))
        except UnreadableError as error:
            raise UnreadableError(f"{key}[{place}].{error.message}") from None
    return tuple(out)


def text(obj: dict[str, Any], key: str) -> str | None:
    """A text, or None where nothing was said."""
    value = obj.get(key)
    if value is None or type(value) is str:
        return value
    raise wrong(key, "text", value)


def needed(obj: dict[str, Any], key: str) -> str:
    """A text that may not be left out."""
    value = obj.get(key)
    if type(value) is str:
        return value
    value = text(obj, key)
    if value is None:
        raise UnreadableError(f"{key}: missing")
    return value


def filled(obj: dict[str, Any], key: str, otherwise: str) -> str:
    """A text that may not be empty, or `otherwise` where nothing was said."""
    value = text(obj, key)
    if value == "":
        raise UnreadableError(f"{key}: empty")
    return otherwise if value is None else value


def texts(obj: dict[str, Any], key: str) -> tuple[str, ...] | None:
    """A list of texts, or None where nothing was said."""
    values = obj.get(key)
    if values is None:
        return None
    if type(values) is not list:
        raise wrong(key, "a list", values)
    for value in values:
        if type(value) is not str:
            raise wrong(key, "a list of texts", value)
    return tuple(values)


def page_number(obj: dict[str, Any]) -> int | None:
    """The page, from 1."""
    value = obj.get("page")
    if value is None or (type(value) is int and value > 0):
        return value
    raise wrong("page", "a page number", value)


def count(obj: dict[str, Any], key: str) -> int | None:
    """A number from 0, or None where nothing was said."""
    value = obj.get(key)
    if value is None or (type(value) is int and value >= 0):
        return value
    raise wrong(key, "a number from 0", value)


def day(obj: dict[str, Any], key: str) -> date | None:
    """A day written as ISO 8601 does, `2024-11-19`, that exists."""
    value = text(obj, key)
    if value is None:
        return None
    try:
        if _ISO_DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise wrong(key, "a date", value)


def wrong(key: str, expected: str, found: Any) -> UnreadableError:
    """The error that tells what a key should hold and what it holds."""
    return UnreadableError(f"{key}: not {expected}: {shown(found)}")


def shown(value: Any) -> str:
    """A value as JSON, short enough for one line of a report."""
    whole = json.dumps(value, ensure_ascii=False)
    return whole if len(whole) <= 60 else whole[:57] + "..."


def _mended(value: Any) -> Any:
    """The same objects with every lone surrogate as the replacement character."""
    if isinstance(value, str):
        return re.sub(_LONE_SURROGATE, "\ufffd", value)
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        return {_mended(key): _mended(item) for key, item in value.items()}
    return value
