"""News of watches as one JSON object, `kamerzoek.news/1`: batches, each with its units.

`batch` is a number that is never given again: a batch of which `again` is true may have been
told before, and whoever has had its number may drop it. `what` is one of `new`, `answered`,
`postponed` and `published`; `was` are the units that asked the same before. The rest of a unit
is as in `kamerzoek.hits/1`, without a score.
"""

from collections.abc import Sequence
from typing import Any, TextIO

from ..batches import Batch
from ..citation import address
from ..news import News
from .news_text import asks
from .record import dumps, record

SCHEMA = "kamerzoek.news/1"


def write(batches: Sequence[Batch], out: TextIO) -> None:
    """Write the object, also when there is no news, so that it can always be read."""
    out.write(f'{{"schema": "{SCHEMA}", "batches": [')
    for nth, batch in enumerate(batches):
        out.write((",\n" if nth else "\n") + dumps(_head(batch))[:-1] + ', "news": [')
        for place, one in enumerate(batch.news):
            out.write((",\n" if place else "\n") + dumps(_news(one)))
        out.write("\n]}")
    out.write("\n]}\n" if batches else "]}\n")


def _head(batch: Batch) -> dict[str, Any]:
    return {
        "batch": batch.id,
        "watch": batch.watch.name,
        "search": asks(batch.watch),
        "made": batch.made,
        "again": batch.again,
        "total": batch.size,
    }


def _news(one: News) -> dict[str, Any]:
    hit = record(one.hit)
    del hit["score"]
    place = address(one.hit.document)
    return {"what": one.what, "was": list(one.was), "address": place, **hit}
