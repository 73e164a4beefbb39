"""What is news: which of the units that a watch finds have not been told of before.

A unit of a letter that prints its identity (`ah-tk-20242025-594`, `2024Z18775`) is known by its
id: it stays the same unit when the letter is read again, is moved, or the whole index is made
anew, also by a version that words its texts otherwise. A unit of a letter that is named by its
file is known by its words and its day, since two letters may get one such name after another.

Of what was not seen before (`judge`):

- an answer to a question that was seen without one is `answered`, also when it comes in a letter
  of its own that answers the reference, or in one unit with other questions;
- the letter that postpones the answer to questions that were seen is `postponed`;
- the Aanhangsel of an answer that was seen under its reference is `published`;
- the same questions of the same letter in other units, as another reading may group them, are
  no news;
- everything else is `new`.

What an answer says may change from one version of a letter to the next. That is no news: two
exported lists show it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any, Literal, Protocol, get_args

from corpus.document import Unit
from corpus.records import from_json, to_json
from indexer.entries import Entry, head

from .hits import Hit, Snippet

What = Literal["new", "answered", "postponed", "published"]
KINDS: tuple[What, ...] = get_args(What)

_PRINTED = re.compile(r"(?:ah-[te]k-\d{8}-\d+|\d{4}Z\d{5})(?=#|$)")
_NUMBERED = re.compile(r"[^#]+#([^#~]+)")
_WORD = re.compile(r"\w+")


class Seen(Protocol):
    """What a watch has seen."""

    def answered(self, key: str) -> bool | None:
        """Whether a unit was answered when it was seen; None when it was not seen."""

    def of_letter(self, document: str) -> Iterable[tuple[str, bool]]:
        """The units of a letter that were seen, by key, and whether they were answered."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a unit is, None for no news; and `was`, the units seen before that it is about."""

    what: What | None
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """A unit that a watch tells of; `was` are the units under which it was told of before."""

    key: str
    what: What
    hit: Hit
    was: tuple[str, ...] = ()


def key_of_id(unit: str) -> str | None:
    """What a unit is known by, where its id tells that.

    >>> key_of_id("2024Z18775#4-5"), key_of_id("brief#1")
    ('2024Z18775#4-5', None)
    """
    return unit if _PRINTED.match(unit) else None


def key_of(entry: Entry) -> str:
    """What a unit is known by."""
    document, unit = entry.document, entry.unit
    printed = document.reference or (document.number and document.session)
    if key_of_id(unit.id) or (printed and "~" not in document.id and unit.id.isprintable()):
        return unit.id
    words = " ".join(_WORD.findall(f"{document.subject} {entry.question} {unit.answer}".casefold()))
    said = f"{'-'.join(unit.numbers)} {document.dated} {words}".encode("utf-8", "surrogatepass")
    return f"={blake2b(said, digest_size=16).hexdigest()}"


def is_answered(unit: Unit) -> bool:
    """Whether a unit waits for no answer: a letter without questions waits for none, either."""
    return unit.answer is not None or not unit.questions


def judge(key: str, entry: Entry, seen: Seen) -> Verdict:
    """What a unit is to a watch that has seen some."""
    answered = is_answered(entry.unit)
    before = seen.answered(key)
    if before is not None:
        return Verdict("answered" if answered and not before else None)
    own = _asked(entry, entry.document.id, seen)
    if own.all and not (answered and own.open):
        return Verdict(None)
    letter = entry.document.reference
    there = _asked(entry, letter, seen) if letter and letter != entry.document.id else _Asked()
    if answered and (asked := own.open or there.open):
        return Verdict("answered", asked)
    if there.all and (answered or entry.document.kind == "postponement"):
        return Verdict("published" if answered else "postponed", there.all)
    return Verdict("new")


@dataclass(frozen=True, slots=True)
class _Asked:
    """The units seen that ask the same: `all` if every question is in one, `open` unanswered."""

    all: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def _asked(entry: Entry, letter: str, seen: Seen) -> _Asked:
    """Which units of a letter, seen before, ask what a unit asks, by the question numbers."""
    wanted = _numbers(entry.unit.id)
    if not wanted:
        return _Asked()
    rows = [row for row in seen.of_letter(letter) if _numbers(row[0]) & wanted]
    covered = frozenset[str]().union(*(_numbers(key) for key, _ in rows))
    return _Asked(
        tuple(key for key, _ in rows) if wanted <= covered else (),
        tuple(key for key, answered in rows if not answered),
    )


def _numbers(unit: str) -> frozenset[str]:
    """The question numbers in a unit's id; none of one whose numbers are printed twice."""
    found = _NUMBERED.fullmatch(unit)
    return frozenset(found[1].split("-")) if found else frozenset()


def record(hit: Hit) -> dict[str, Any]:
    """A hit as JSON objects, all of its unit and nothing of the rest of its letter."""
    about = to_json(replace(hit.document, units=(hit.unit,), references=(), warnings=()))
    shown = [[one.field, one.text, [list(mark) for mark in one.marks]] for one in hit.snippets]
    return {"document": about, "snippets": shown}


def recorded(obj: dict[str, Any], rank: int) -> Hit:
    """The hit of such objects, as number `rank` of a list."""
    document = from_json(obj["document"], "")
    snippets = (
        Snippet(field, text, tuple((start, end) for start, end in marks))
        for field, text, marks in obj["snippets"]
    )
    return Hit(rank, 0.0, Entry(head(document), document.units[0]), tuple(snippets))
