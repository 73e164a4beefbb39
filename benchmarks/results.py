"""What was measured, as it is kept in JSON and told in tables: every figure of every run."""

import json
import os
import platform
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Measured:
    """A corpus: `source` is what it was cut from, `text` bytes; what it was filtered by."""

    name: str
    source: str
    letters: int
    units: int
    text: int
    minister: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Indexed:
    """An index that was made, once a run: seconds, bytes of memory and of files."""

    corpus: str
    contestant: str
    seconds: list[float]
    tree: list[int]
    largest: list[int]
    size: int


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that was asked, once a run; `total` units match. No seconds: it cannot."""

    corpus: str
    contestant: str
    kind: str
    question: str
    narrow: str
    how: str
    seconds: list[float]
    total: int | None

    @property
    def time(self) -> float:
        """The median of the runs."""
        return median(self.seconds)


@dataclass(frozen=True, slots=True)
class Started:
    """A program that was run from start to end, its files in the system's cache (warm) or not."""

    corpus: str
    what: str
    warm: bool
    seconds: list[float]


@dataclass(slots=True)
class Results:
    """All of it. `settings` are how it was asked for, `machine` is where it ran.

    `took` are the seconds that measuring took, by corpus and by what was measured.
    """

    settings: dict[str, Any] = field(default_factory=dict)
    machine: dict[str, Any] = field(default_factory=dict)
    corpora: list[Measured] = field(default_factory=list)
    indexed: list[Indexed] = field(default_factory=list)
    answered: list[Answered] = field(default_factory=list)
    started: list[Started] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    took: dict[str, dict[str, float]] = field(default_factory=dict)

    def write(self, path: Path) -> None:
        """Keep it as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n", "utf-8")


ROWS = {"corpora": Measured, "indexed": Indexed, "answered": Answered, "started": Started}


def read(path: Path) -> Results:
    """What was written before."""
    kept = json.loads(path.read_text("utf-8"))
    given = {one.name: kept[one.name] for one in fields(Results) if one.name in kept}
    for name, row in ROWS.items():
        given[name] = [row(**each) for each in given[name]]
    return Results(**given)


def machine() -> dict[str, Any]:
    """What figures depend on."""
    return {
        "when": datetime.now(UTC).isoformat(timespec="minutes"),
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1,
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "system": f"{platform.system()} {platform.release()}",
        "python": sys.version.split()[0],
        "sqlite": sqlite3.sqlite_version,
        **{name: _version(name) for name in ("kamerzoek", "tantivy", "whoosh3")},
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so great a share of the values does not exceed (nearest rank)."""
    ordered = sorted(values)
    rank = -(-len(ordered) * share // 1)
    return ordered[max(0, int(rank) - 1)]
