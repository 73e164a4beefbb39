"""The numbers of all units that match: read from the columns of each segment, by row."""

from collections.abc import Iterable, Iterator, Sequence

from indexer.facts import NUMBERS

from ..engine import UnsupportedError, Values
from .whoosh_scan_engine import Documents, Node, Scan


def gathered(
    scans: Iterable[Scan], wanted: Node, numbers: Sequence[str], groups: Sequence[Node]
) -> Values:
    """What the documents that match have in some columns, and which of them match each group."""
    for name in numbers:
        if name not in NUMBERS:
            raise UnsupportedError(f"this index keeps no number {name!r}")
    found = Values(tuple([] for _ in numbers), [], tuple([] for _ in groups))
    for scan in scans:
        documents = scan.match(wanted)
        rows = {document: row for row, document in enumerate(documents, len(found.letters))}
        places = scan.segment.numbers("nth")
        found.letters.extend(scan.segment.base + document - places[document] for document in rows)
        for name, column in zip(numbers, found.numbers, strict=True):
            column.extend(_known(scan, name, documents))
        for group, members in zip(groups, found.groups, strict=True):
            members.extend(rows[document] for document in scan.match(group, documents))
    return found


def _known(scan: Scan, name: str, documents: Documents) -> Iterator[int | None]:
    """A column is one higher than the number, and 0 where there is none."""
    values = scan.segment.numbers(name)
    return ((values[document] or None) and values[document] - 1 for document in documents)
