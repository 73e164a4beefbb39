"""A hit as JSON: an object in the list of `kamerzoek.hits/1`.

Text is given as stored. What could command a terminal is written as an escape, so
that JSON is safe to look at and still says exactly what the record says.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from corpus.document import Document
from corpus.records import SCHEMA, office_json, to_json
from indexer.answers import signs

from ..citation import address
from ..hits import Hit, Hits
from .columns import COLUMNS, USUAL
from .terminal import HARMFUL

_ESCAPED = re.compile(f"[{HARMFUL}\u2028\u2029]")


def record(hit: Hit, columns: Collection[str] = ()) -> dict[str, Any]:
    """One hit as JSON objects, keys in the order of the agreed form.

    With `columns` only what these stand for, and what is not told by itself besides: the form
    stays the same, and what was not chosen is left out of it.
    """
    wanted = {COLUMNS[name].key for name in columns or USUAL}
    found: dict[str, Any] = {
        "rank": hit.rank,
        "score": round(hit.score, 4),
        "unit": hit.unit.id,
        "numbers": list(hit.unit.numbers),
        "document": _letter(hit, wanted),
        "question": hit.entry.question,
        "answer": hit.unit.answer,
        "snippets": [
            {"field": s.field, "text": s.text, "marks": [list(mark) for mark in s.marks]}
            for s in hit.snippets
        ],
    }
    if columns:
        found = {key: value for key, value in found.items() if key in wanted or _is_letter(value)}
    told = signs(hit.unit.answer) if not columns or "signs" in columns else ()
    if told or "signs" in columns:
        found["signs"] = [{"sort": one.sort, "phrase": one.phrase} for one in told]
    if "citation" in columns:
        found["citation"] = COLUMNS["citation"].take(hit)
    if "others" in columns or (hit.others and not columns):
        found["others"] = hit.others
    return found


def _is_letter(value: Any) -> bool:
    """Whether it is what is left of the letter, and anything is."""
    return isinstance(value, dict) and bool(value)


def _letter(hit: Hit, wanted: Collection[str]) -> dict[str, Any]:
    """What is told of the letter, as far as it is wanted."""
    document = hit.document
    asked, answered = document.asked_on, document.answered_on
    told = {
        "id": document.id,
        "source": document.source,
        "number": document.number,
        "session": document.session,
        "reference": document.reference,
        "subject": document.subject,
        "kind": document.kind,
        "askers": [{"name": one.name, "party": one.party} for one in document.askers],
        "ministers": [
            {"role": one.role, "name": one.name, "portfolio": one.portfolio}
            for one in document.ministers
        ],
        "on_behalf_of": [office_json(one) for one in document.on_behalf_of],
        "asked_on": asked.isoformat() if asked else None,
        "answered_on": answered.isoformat() if answered else None,
        "days": COLUMNS["days"].take(hit),
        "url": address(document),
    }
    return {key: value for key, value in told.items() if f"document.{key}" in wanted}


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
