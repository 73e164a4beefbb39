"""Hits as one JSON object, `kamerzoek.hits/1`, a hit on each line; written as they come."""

from typing import TextIO

from ..about import About, to_json
from ..hits import Hits
from .record import dumps, question, record

SCHEMA = "kamerzoek.hits/1"


def write(hits: Hits, about: About, out: TextIO) -> int:
    """Write the object, how the list was made at its head; returns how many hits there were."""
    head = {
        "schema": SCHEMA,
        "query": question(hits),
        "engine": hits.engine,
        "total": hits.total,
        "offset": hits.offset,
    }
    if about.told != "nowhere":
        head["about"] = to_json(about)
    out.write(dumps(head)[:-1] + ', "hits": [')
    written = 0
    for hit in hits.hits:
        out.write(("," if written else "") + "\n" + dumps(record(hit, about.columns)))
        written += 1
    out.write("\n]}\n" if written else "]}\n")
    return written
