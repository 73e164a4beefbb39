"""A search as JSON, as it was typed: days such as `30d` are read anew whenever it is asked."""

import json

from corpus.errors import KamerzoekError

from .find import Request
from .provenance import request_with, typed


def dump(request: Request) -> str:
    """The query, and the options by their names, without the limit and what is only shown.

    >>> json.loads(dump(Request("stikstof", since="30d", sort="newest")))["options"]
    {'from': ['30d'], 'sort': ['newest'], 'group': ['unit']}
    """
    options = {**typed(request, filtering=True), **typed(request, filtering=False)}
    return json.dumps({"query": request.text, "options": options})


def load(text: str) -> Request:
    """The request of its JSON, for all hits; what is not one is a `KamerzoekError`."""
    try:
        obj = json.loads(text)
        options = {name: tuple(map(str, given)) for name, given in obj["options"].items()}
        return request_with(str(obj["query"]), options)
    except (KamerzoekError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise KamerzoekError(
            f"its search cannot be read: {error}", "remove it and add it again"
        ) from None
