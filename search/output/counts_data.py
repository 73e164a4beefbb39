"""Counts for programs: CSV (RFC 4180), TSV, and JSON, `kamerzoek.counts/1`.

A row is a group: its values, then what was counted. Of two dimensions every combination
has a row where one of them is time, so that no step is missing, and else each that has
hits. There is no row of totals, which would be counted again in a sum; JSON has it apart.
What is not known is empty, or null. `few_answers`, `few_words` and `few_letters` tell that
a rate, or the response days, rest on fewer than `counts.py` thinks safe.
"""

import csv
from collections.abc import Iterator
from itertools import product
from typing import Any, TextIO

from ..about import About, to_json
from ..counts import FEW_ANSWERS, FEW_LETTERS, FEW_WORDS, NONE, Cell, Counts, Key
from .counts_table import first
from .record import dumps
from .table import cell as safe_cell

SCHEMA = "kamerzoek.counts/1"
_DIGITS = 4


def groups(counts: Counts, top: int | None = None) -> Iterator[tuple[tuple[str, ...], Cell]]:
    """The groups that have a row, with `top` only of the first names."""
    timed = any(axis.timed for axis in counts.axes)
    kept = [first(axis, top) if top else axis.values for axis in counts.axes]
    for values in product(*kept):
        found = counts.cell(*values)
        if found.hits or (timed and NONE not in values):
            yield values, found


def measured(one: Cell) -> dict[str, Any]:
    """All that is known of a group, by the names of the columns."""
    took = one.response
    return {
        "hits": one.hits,
        "hits_answered": one.answered,
        "hits_letters": one.letters,
        "answers": one.answers,
        "words": one.words,
        "per_100_answers": _rounded(one.per_answers),
        "per_100k_words": _rounded(one.per_words),
        "few_answers": one.few_answers,
        "few_words": one.few_words,
        "days_letters": took.letters,
        "days_missing": took.missing,
        "days_median": took.median,
        "days_p90": took.p90,
        "days_over_21": took.late[0],
        "days_over_42": took.late[1],
        "few_letters": took.few,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def write_table(counts: Counts, out: TextIO, top: int | None, tabs: bool) -> None:
    """A row for each group, under one row of names."""
    writer = csv.writer(
        out, delimiter="\t" if tabs else ",", lineterminator="\n" if tabs else "\r\n"
    )
    writer.writerow([*(axis.name for axis in counts.axes), *measured(Cell())])
    for values, found in groups(counts, top):
        names = [safe_cell(value).replace("\n", " ") for value in values]
        writer.writerow([*names, *map(_plain, measured(found).values())])


def _plain(value: Any) -> Any:
    return ("yes" if value else "no") if isinstance(value, bool) else value


def write_json(counts: Counts, about: About, out: TextIO, top: int | None) -> None:
    """All groups as one object, with how they were made."""
    names = [axis.name for axis in counts.axes]
    found = {
        "schema": SCHEMA,
        "about": to_json(about),
        "by": names,
        "words_of": counts.texts,
        "few": {"answers": FEW_ANSWERS, "words": FEW_WORDS, "letters": FEW_LETTERS},
        "total": measured(counts.total),
        "groups": [
            {**_named(names, values), **measured(one)} for values, one in groups(counts, top)
        ],
    }
    out.write(dumps(found, indent=2) + "\n")


def _named(names: list[str], values: Key) -> dict[str, str | None]:
    return {name: value or None for name, value in zip(names, values, strict=True)}
