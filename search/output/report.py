"""What an index holds, and what building it did, for a person and for a program."""

from collections.abc import Iterator, Sequence

from indexer.build import Report

from ..convert import Converted
from ..status import Status
from .record import dumps
from .summary import counted
from .terminal import Style, paragraph, safe
from .words import place

SHOWN = 20
"""Reasons that are listed before the rest is only counted."""


def status_lines(status: Status, style: Style) -> Iterator[str]:
    """The lines of a status."""
    between = " to ".join(str(day) for day in (status.first, status.last) if day)
    yield f"index     {safe(str(status.directory))}"
    facts = {
        "engine": f"{status.engine}, created {status.created}" if status.created else status.engine,
        "letters": f"{status.documents:,}" + (f", {between}" if between else ""),
        "units": _units(status),
        "doubts": f"{status.doubts:,}; see search --doubtful" if status.doubts else "",
        "replaced": f"{status.superseded:,} earlier versions" if status.superseded else "",
        "files": f"{status.files:,}" + (f", {len(status.failed):,} failed" * bool(status.failed)),
    }
    for label, fact in facts.items():
        if fact:
            yield from paragraph(fact, style, f"{label:<9} ", " " * 10)
    yield from failures([*status.failed, *status.partial], style)


def _units(status: Status) -> str:
    """How many units, and how many of them a reader may want to look at twice."""
    if not status.doubtful:
        return f"{status.units:,}"
    share = status.doubtful / status.units
    return f"{status.units:,}, {status.doubtful:,} ({share:.1%}) of letters with doubts"


def status_json(status: Status) -> Iterator[str]:
    """The status as `kamerzoek.status/1`."""
    yield dumps(
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
            "doubtful_units": status.doubtful,
            "first": status.first and status.first.isoformat(),
            "last": status.last and status.last.isoformat(),
            "failed": [{"path": path, "reason": reason} for path, reason in status.failed],
            "partial": [{"path": path, "reason": reason} for path, reason in status.partial],
        },
        indent=2,
    )


def build_lines(report: Report, style: Style, most: int | None = SHOWN) -> Iterator[str]:
    """The lines of what a run of indexing did; at most so many failures, None for all."""
    files = {
        "new": report.new,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "gone": report.removed,
        "failed": len(report.failed),
    }
    counts = ", ".join(f"{number:,} {what}" for what, number in files.items() if number)
    found = [counted(report.documents, "letter"), counted(report.units, "unit")]
    if report.doubts:
        found.append(counted(report.doubts, "doubt"))
    nothing = "none read" if report.interrupted else "nothing to do"
    yield f"{counted(report.found, 'file')}: {counts or nothing}"
    yield f"{', '.join(found)} read in {report.seconds:.1f} s"
    yield from failures(report.failed, style, most)


def converted(done: Converted) -> str:
    """What a conversion did."""
    held = f"{counted(done.documents, 'letter')}, {counted(done.units, 'unit')}"
    return f"{held} moved from {done.before} to {done.after} in {done.seconds:.1f} s"


def interruption(report: Report) -> str:
    """What an interrupted run leaves."""
    kept = "what was read is kept" if report.committed else "the index is as it was"
    return f"Interrupted: {kept}; the same command goes on from there"


def read_nothing(report: Report) -> bool:
    """Whether not one of the files that were given holds a letter."""
    return not report.documents and len(report.failed) >= report.found


def failures(
    reasons: Sequence[tuple[str, str]], style: Style, most: int | None = SHOWN
) -> Iterator[str]:
    """What could not be read and why, the first of many; a path stays on its line."""
    listed = reasons if most is None else reasons[:most]
    for path, reason in listed:
        yield style.warn("  ! ") + safe(f"{place(path)}: {reason}").replace("\n", " ")
    if len(listed) < len(reasons):
        yield f"  and {len(reasons) - len(listed):,} more; --verbose shows all"
