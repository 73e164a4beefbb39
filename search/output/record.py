"""A hit as JSON: an object in the list of `kamerzoek.hits/1`.

Text is given as stored. What could command a terminal is written as an escape, so
that JSON is safe to look at and still says exactly what the record says.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from corpus.document import Document
from corpus.records import SCHEMA, to_json
from indexer.answers import signs

from ..hits import Hit, Hits
from .terminal import HARMFUL

_OF_DOCUMENT = (
    "id",
    "source",
    "subject",
    "kind",
    "askers",
    "ministers",
    "on_behalf_of",
    "asked_on",
    "answered_on",
)
_ESCAPED = re.compile(f"[{HARMFUL}\u2028\u2029]")


def record(hit: Hit) -> dict[str, Any]:
    """One hit as JSON objects, keys in the order of the agreed form."""
    document = to_json(hit.document)
    found = {
        "rank": hit.rank,
        "score": round(hit.score, 4),
        "unit": hit.unit.id,
        "numbers": list(hit.unit.numbers),
        "document": {key: document[key] for key in _OF_DOCUMENT},
        "question": hit.entry.question,
        "answer": hit.unit.answer,
        "snippets": [
            {"field": s.field, "text": s.text, "marks": [list(mark) for mark in s.marks]}
            for s in hit.snippets
        ],
    }
    if found_signs := signs(hit.unit.answer):
        found["signs"] = [{"sort": one.sort, "phrase": one.phrase} for one in found_signs]
    return {**found, "others": hit.others} if hit.others else found


def question(hits: Hits) -> dict[str, Any]:
    """What was searched for: the query as typed and as understood, and the filters."""
    filters = hits.filters
    more: dict[str, list[str]] = {}
    for name, value in filters.typed:
        if name != "minister":
            more.setdefault(name, []).append(value)
    if filters.date_of:
        more["date-of"] = [filters.date_of]
    return {
        "text": hits.query.text,
        "interpreted": hits.query.interpreted,
        "filters": {
            "minister": filters.minister,
            "from": filters.since and filters.since.isoformat(),
            "to": filters.until and filters.until.isoformat(),
            **more,
        },
    }


def documents(letters: Iterable[Document]) -> Iterator[str]:
    """Whole letters as `kamerzoek.documents/1`, in pieces as they come."""
    yield f'{{"schema": "{SCHEMA}", "documents": ['
    between = ""
    for one in letters:
        yield between + dumps(to_json(one), indent=2)
        between = ","
    yield "]}"


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON with letters as letters, and whatever is not to be seen as an escape."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    """A character as JSON writes it; the line ends are those between the objects."""
    return "\n" if found.group() == "\n" else f"\\u{ord(found.group()):04x}"
