"""What is different between two lists: for a person, as JSON, as rows.

+ ah-tk-20232024-101#2 · 2024-03-12 · De veerpont bij Oudewaard
- ah-tk-20232024-101#3 · 2024-03-12 · De veerpont bij Oudewaard
~ ah-tk-20232024-101#4 · 2024-03-12 · De veerpont bij Oudewaard
  answer  was  Ja, de veerpont vaart …
          now  Nee, de veerpont vaart …
"""

from collections.abc import Iterator
from typing import Any, TextIO

from ..about import to_json
from ..lists import ListFile, Row
from ..lists.compare import Changed, Difference
from .record import dumps
from .table import cell, quoted
from .terminal import Style, paragraph

SCHEMA = "kamerzoek.diff/1"
_BEFORE, _LONGEST = 30, 300  # characters before the first that differs, and of all that is shown


def lines(found: Difference, style: Style) -> Iterator[str]:
    """For a person: what is gone, what is new, what has changed and how."""
    for sign, rows in (("-", found.gone), ("+", found.new)):
        for row in rows:
            yield from _unit(sign, row, style)
    for one in found.changed:
        yield from _unit("~", one.row, style)
        wide = max(map(len, one.columns))
        for name, (old, new) in one.columns.items():
            before, after = _around(old, new)
            first = f"  {name.ljust(wide)}  "
            for label, text in ((f"{first}was  ", before), (f"{' ' * len(first)}now  ", after)):
                yield from paragraph(text or "(nothing)", style, label, " " * len(label))


def _unit(sign: str, row: Row, style: Style) -> Iterator[str]:
    day = row.get("answered_on") or row.get("asked_on") or ""
    about = " · ".join(filter(None, (row["unit"], day, row.get("subject", ""))))
    yield from paragraph(about, style, f"{sign} ", "  ", plain=style.bold if sign != "-" else str)


def _around(old: str, new: str) -> tuple[str, str]:
    """Both texts from shortly before the first character that differs."""
    both = enumerate(zip(old, new, strict=False))
    first = next((at for at, (one, other) in both if one != other), min(len(old), len(new)))
    start = old.rfind(" ", 0, max(0, first - _BEFORE)) + 1
    head = "… " if start else ""
    return tuple(  # type: ignore[return-value]
        head + text[start : start + _LONGEST] + (" …" if len(text) > start + _LONGEST else "")
        for text in (old, new)
    )


def counted(found: Difference) -> str:
    """How many of each there are.

    >>> counted(Difference(same=3))
    '0 new, 0 gone, 0 changed, 3 the same'
    """
    numbers = (len(found.new), len(found.gone), len(found.changed), found.same)
    told = zip(numbers, ("new", "gone", "changed", "the same"), strict=True)
    return ", ".join(f"{number:,} {what}" for number, what in told)


def write_json(old: ListFile, new: ListFile, found: Difference, out: TextIO) -> None:
    """All of it as one object, `kamerzoek.diff/1`."""
    whole: dict[str, Any] = {
        "schema": SCHEMA,
        "old": _list(old),
        "new": _list(new),
        "compared": list(found.compared),
        "same": found.same,
        "added": list(map(dict, found.new)),
        "gone": list(map(dict, found.gone)),
        "changed": [_changed(one) for one in found.changed],
    }
    out.write(dumps(whole, indent=2) + "\n")


def _list(one: ListFile) -> dict[str, Any]:
    return {"file": str(one.path), "about": to_json(one.about) if one.about else None}


def _changed(one: Changed) -> dict[str, Any]:
    texts = {name: {"old": old, "new": new} for name, (old, new) in one.columns.items()}
    return {"unit": one.row["unit"], "columns": texts}


def write_csv(found: Difference, out: TextIO) -> None:
    """A row for each unit that is new or gone, and for each column that changed."""
    rows = [("change", "unit", "column", "old", "new")]
    for sort, units in (("new", found.new), ("gone", found.gone)):
        rows += [(sort, row["unit"], "", "", "") for row in units]
    for one in found.changed:
        rows += [("changed", one.row["unit"], name, *texts) for name, texts in one.columns.items()]
    for row in rows:
        out.write(",".join(quoted(cell(text)) for text in row) + "\r\n")


def notes(old: ListFile, new: ListFile) -> Iterator[str]:
    """What to know before the lists are compared: when they ask different things."""
    if not (old.about and new.about):
        return
    before, after = old.about, new.about
    if before.command != after.command:
        yield f"the lists ask different things: {before.command} and {after.command}"
    if before.limit != after.limit:
        yield "the lists are not cut at the same length"
    elif before.limit and before.total > before.limit:
        yield "the lists are cut at a number of hits: what is gone may have come below it"
