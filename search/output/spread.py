"""How hits are spread over a facet: bars for a person, JSON and CSV for programs."""

import csv
from collections.abc import Iterator, Sequence
from typing import TextIO

from corpus.errors import KamerzoekError

from ..facets import Facet
from .bars import bar
from .record import dumps
from .table import cell
from .terminal import Style, columns, padded, safe

SCHEMA = "kamerzoek.facets/1"
FORMS = ("text", "json", "csv")
_WIDEST_LABEL = 44


def write(facets: Sequence[Facet], total: int, form: str, out: TextIO, style: Style) -> None:
    """Write facets in one of `FORMS`; raises `KamerzoekError` for another form."""
    if form not in FORMS:
        raise KamerzoekError(f"a facet cannot be written as {form}", f"choose {', '.join(FORMS)}")
    if form == "json":
        write_json(facets, total, out)
    elif form == "csv":
        write_csv(facets, out)
    else:
        out.writelines(f"{line}\n" for line in lines(facets, total, style))


def lines(facets: Sequence[Facet], total: int, style: Style) -> Iterator[str]:
    """Every value with its number of hits and a bar, as many as there are."""
    for nth, facet in enumerate(facets):
        if nth:
            yield ""
        yield style.bold(f"{facet.name}") + f"  {total:,} hits"
        rows = [*facet.values, *([("(none)", facet.none)] if facet.none else [])]
        most_wide = min(_WIDEST_LABEL, style.width // 2)
        wide = min(most_wide, max((columns(safe(label)) for label, _ in rows), default=0))
        digits = max((len(f"{number:,}") for _, number in rows), default=0)
        most = max((number for _, number in rows), default=1)
        room = style.width - wide - digits - 4
        for label, number in rows:
            shown = bar(number, most, room, style.blocks)
            yield f"{padded(label, wide)}  {number:>{digits},}  {style.faint(shown)}"


def write_json(facets: Sequence[Facet], total: int, out: TextIO) -> None:
    """All facets as one object, `kamerzoek.facets/1`."""
    found = {
        "schema": SCHEMA,
        "total": total,
        "facets": {
            facet.name: {
                "values": [{"value": label, "hits": n} for label, n in facet.values],
                "none": facet.none,
            }
            for facet in facets
        },
    }
    out.write(dumps(found, indent=2) + "\n")


def write_csv(facets: Sequence[Facet], out: TextIO) -> None:
    """A row for each value: the facet, the value, its hits; without a value, for none."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["facet", "value", "hits"])
    for facet in facets:
        writer.writerows([facet.name, cell(label), n] for label, n in facet.values)
        if facet.none:
            writer.writerow([facet.name, "", facet.none])
