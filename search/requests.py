"""A search as JSON, as it was typed: days such as `30d` are read anew whenever it is asked."""

import json
from dataclasses import fields
from typing import Any

from corpus.errors import KamerzoekError

from .find import Request


def dump(request: Request) -> str:
    """What of a request is not as it would be without saying.

    >>> dump(Request("stikstof", minister=("kaag",), since="30d"))
    '{"text": "stikstof", "minister": ["kaag"], "since": "30d"}'
    """
    given = {one.name: getattr(request, one.name) for one in fields(Request)}
    plain = Request()
    kept = {name: value for name, value in given.items() if value != getattr(plain, name)}
    return json.dumps(kept)


def load(text: str) -> Request:
    """The request of its JSON; raises `KamerzoekError` for what this version does not know."""
    known = {one.name for one in fields(Request)}
    try:
        given = json.loads(text)
        if unknown := given.keys() - known:
            raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    except (ValueError, AttributeError) as error:
        raise KamerzoekError(
            f"its search cannot be read ({error})", "remove it and add it again"
        ) from None
    values: dict[str, Any] = {
        name: tuple(one) if isinstance(one, list) else one for name, one in given.items()
    }
    return Request(**values)
