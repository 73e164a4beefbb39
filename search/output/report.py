"""What an index holds, and what building it did, for a person and for a program."""

from collections.abc import Iterator, Sequence

from ..status import Status
from .record import dumps
from .terminal import Style, paragraph

SHOWN = 20
"""Reasons that are listed before the rest is only counted."""


def status_lines(status: Status, style: Style) -> Iterator[str]:
    """The lines of a status."""
    between = " to ".join(str(day) for day in (status.first, status.last) if day)
    facts = {
        "index": str(status.directory),
        "engine": f"{status.engine}, created {status.created}" if status.created else status.engine,
        "letters": f"{status.documents:,}" + (f", {between}" if between else ""),
        "units": f"{status.units:,}",
        "doubts": f"{status.doubts:,}" if status.doubts else "",
        "replaced": f"{status.superseded:,} earlier versions" if status.superseded else "",
        "files": f"{status.files:,}" + (f", {len(status.failed):,} failed" * bool(status.failed)),
    }
    for label, fact in facts.items():
        if fact:
            yield from paragraph(fact, style, f"{label:<9} ", " " * 10)
    yield from failures([*status.failed, *status.partial], style)


def status_json(status: Status) -> str:
    """The status as `kamerzoek.status/1`."""
    return dumps(
        {
            "schema": "kamerzoek.status/1",
            "index": str(status.directory),
            "engine": status.engine,
            "created": status.created,
            "files": status.files,
            "documents": status.documents,
            "units": status.units,
            "superseded": status.superseded,
            "warnings": status.doubts,
            "first": status.first and status.first.isoformat(),
            "last": status.last and status.last.isoformat(),
            "failed": [{"path": path, "reason": reason} for path, reason in status.failed],
            "partial": [{"path": path, "reason": reason} for path, reason in status.partial],
        },
        indent=2,
    )


def failures(
    reasons: Sequence[tuple[str, str]], style: Style, most: int | None = SHOWN
) -> Iterator[str]:
    """What could not be read and why, the first of many."""
    listed = reasons if most is None else reasons[:most]
    for path, reason in listed:
        yield from paragraph(f"{path}: {reason}", style, "  ! ", "    ")
    if len(listed) < len(reasons):
        yield f"  and {len(reasons) - len(listed):,} more; --verbose shows all"
