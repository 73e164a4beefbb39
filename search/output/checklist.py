"""The audit of a folder as a table: a line a letter, what is wrong below it, totals last."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from corpus.readers import Failed
from indexer.checks import Checked

from .terminal import Style, safe
from .words import place

_NAME = 34
_ROW = "{:<34} {:<6} {:>5} {:>5} {:>5} {:>6} {:>8}"
_HEAD = _ROW.format("letter", "form", "quest", "answ", "units", "doubts", "outside")


@dataclass(slots=True)
class Totals:
    """What the letters of a check come to."""

    letters: int = 0
    questions: int = 0
    answers: int = 0
    units: int = 0
    doubtful: int = 0
    lost: int = 0
    failed: int = 0

    def add(self, one: Checked | Failed) -> None:
        """Count one letter or file."""
        if isinstance(one, Failed):
            self.failed += 1
            return
        self.letters += 1
        self.questions += one.questions
        self.answers += one.answers
        self.units += len(one.document.units)
        self.doubtful += bool(one.document.warnings)
        self.lost += bool(one.lost)


def lines(checked: Iterable[Checked | Failed], totals: Totals, style: Style) -> Iterator[str]:
    """The table; `totals` is filled as the lines are made."""
    yield style.bold(_HEAD)
    for one in checked:
        totals.add(one)
        if isinstance(one, Failed):
            yield style.warn("  ! ") + safe(f"{place(one.source)}: {one.reason}")
        else:
            yield from _letter(one, style)
    yield ""
    yield (
        f"{totals.letters:,} letters: {totals.questions:,} questions, {totals.answers:,} answers, "
        f"{totals.units:,} units"
    )
    yield (
        f"{totals.doubtful:,} letters with doubts, {totals.failed:,} not read, "
        f"{totals.lost:,} with characters lost"
    )


def _letter(one: Checked, style: Style) -> Iterator[str]:
    name = safe(PurePath(one.document.source).name)
    name = name if len(name) <= _NAME else name[: _NAME - 1] + "…"
    counts = (one.questions, one.answers, len(one.document.units), len(one.document.warnings))
    yield _ROW.format(name, one.form, *counts, f"{one.outside:,}")
    for label, numbers in (("missing", one.missing), ("repeated", one.repeated)):
        if numbers:
            yield style.warn(f"  ! {label}: {', '.join(numbers[:20])}")
    for doubt in one.document.warnings:
        if doubt.code not in {"number-missing", "question-repeated"}:
            yield style.warn(f"  ! {safe(doubt.message)}")
    for gone in one.lost:
        yield style.warn(f"  ! lost: {safe(gone)}")


def records(checked: Iterable[Checked | Failed], totals: Totals) -> Iterator[str]:
    """The same as JSON lines: `kamerzoek.check/1`, one object a letter or failed file."""
    for one in checked:
        totals.add(one)
        if isinstance(one, Failed):
            told: dict[str, object] = {"source": one.source, "failed": one.reason}
        else:
            told = {
                "source": one.document.source,
                "id": one.document.id,
                "kind": one.document.kind,
                "form": one.form,
                "questions": one.questions,
                "answers": one.answers,
                "units": len(one.document.units),
                "missing": one.missing,
                "repeated": one.repeated,
                "outside": one.outside,
                "doubts": [doubt.code for doubt in one.document.warnings],
                "lost": one.lost,
            }
        yield json.dumps({"schema": "kamerzoek.check/1", **told}, ensure_ascii=False)
