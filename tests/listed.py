"""Lists of hits for the tests, and files of them."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from corpus.document import Document
from indexer.entries import entries
from search.about import About
from search.filters import Filters
from search.hits import Hit, Hits, Snippet
from search.output.columns import COLUMNS
from search.output.formats import FORMATS, writer
from search.parse import parse

ABOUT = About(
    query="veerpont -brug",
    interpreted="veerpont NOT brug",
    command="kamerzoek search 'veerpont -brug' --minister zuylekom",
    total=2,
    units=147,
    engine="whoosh",
    made="2024-03-12T09:00:00+00:00",
    indexed="2024-03-01T09:00:00+00:00",
    filters={"minister": ("zuylekom",), "from": ("30d",)},
    options={"sort": ("newest",)},
    since="2024-02-01",
    letters=35,
    software="0.1.0",
    schema=3,
    analysis=5,
)


def hits_of(*documents: Document, total: int | None = None) -> Hits:
    """All units of the documents as hits."""
    found = [
        Hit(rank, 2.5, entry, (Snippet("answer", "de veerpont", ((3, 11),)),))
        for rank, entry in enumerate((e for d in documents for e in entries(d)), 1)
    ]
    query = parse("veerpont")
    return Hits(query, Filters(), "whoosh", len(found) if total is None else total, 0, found)


def written(form: str, hits: Hits, about: About = ABOUT) -> bytes:
    """A list as a file holds it."""
    if FORMATS[form].binary:
        held = io.BytesIO()
        writer(form)(hits, about, held)
        return held.getvalue()
    out = io.StringIO(newline="")
    writer(form)(hits, about, out)
    return out.getvalue().encode()


def in_file(folder: Path, form: str, hits: Hits, about: About = ABOUT) -> Path:
    path = folder / f"hits.{form}"
    path.write_bytes(written(form, hits, about))
    return path


def plain(rows: Iterable[Any]) -> list[dict[str, str]]:
    """Rows of a list without what its forms keep differently."""
    return [
        {name: " ".join(text.split()) for name, text in row.items() if COLUMNS[name].steady}
        for row in rows
    ]
