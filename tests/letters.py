"""Letters written from the grammar of the record, together with the truth about them.

A letter is first made as paragraphs (`Para`), each known to be head, marker, question,
answer, note or closing, with references to notes as single private characters. A layout
(`letter_layouts`) then prints them as the Chamber, a ministry or an extractor would.
The splitter sees only the print and must give back the truth.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tests.letter_words import (
    NAMES,
    PARTIES,
    PORTFOLIOS,
    Choose,
    clause,
    day,
    dutch,
    title,
)

FIRST_MARK = 0xE000
"""Character of the reference to note 1; private, so that no text has it by itself."""

Sort = Literal["head", "marker", "question", "answer", "closing", "note", "preamble"]
Seat = tuple[str, str]
Signer = tuple[str, str, str]


@dataclass
class Para:
    """A paragraph to print, and what it is."""

    sort: Sort
    text: str
    number: str | None = None


@dataclass
class Unit:
    """A unit as it should be found; texts hold their references to notes."""

    numbers: list[str]
    questions: list[tuple[list[str], str]]
    answer: str | None = None


@dataclass
class Truth:
    """What a letter is, whatever it looks like."""

    kind: str = "answers"
    number: str | None = None
    session: str | None = None
    reference: str | None = None
    subject: str | None = None
    askers: list[tuple[str, str]] = field(default_factory=list)
    addressees: list[Seat] = field(default_factory=list)
    ministers: list[Signer] = field(default_factory=list)
    behalf: list[Seat] = field(default_factory=list)
    asked_on: date | None = None
    answered_on: date | None = None
    units: list[Unit] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    closing: str = ""


def mark(number: int) -> str:
    """The character that refers to a note."""
    return chr(FIRST_MARK + number - 1)


def is_mark(char: str) -> bool:
    """Whether a character refers to a note."""
    return FIRST_MARK <= ord(char) < FIRST_MARK + 1000


def mark_number(char: str) -> int:
    """The number of the note that a character refers to."""
    return ord(char) - FIRST_MARK + 1


# ------------------------------------------------------------------ who, whom, when


def people(choose: Choose) -> tuple[list[tuple[str, str]], str]:
    """Askers, and how the header names them."""
    names = choose.some(NAMES, choose.one((1, 1, 2, 2, 3, 4, 6)))
    groups: list[list[str]] = []
    while names:
        size = min(len(names), choose.one((1, 1, 1, 2, 3)))
        groups.append(names[:size])
        names = names[size:]
    parties = choose.some(PARTIES, len(groups))
    askers = [(name, party) for group, party in zip(groups, parties, strict=True) for name in group]
    printed = []
    for group, party in zip(groups, parties, strict=True):
        shared = {1: "", 2: "beiden "}.get(len(group), "allen ")
        bracket = f" ({shared}{party})"
        if len(groups) == 1 and len(group) > 1:
            printed.append(f"{', '.join(group[:-1])} en {group[-1]}{bracket}")
        else:
            printed.append(", ".join(group) + bracket)
    text = printed[0] if len(printed) == 1 else f"{', '.join(printed[:-1])} en {printed[-1]}"
    return askers, ("het lid " if len(askers) == 1 else "de leden ") + text


ROLES = {"minister": "Minister", "staatssecretaris": "Staatssecretaris"}


def seats(choose: Choose) -> tuple[list[Seat], str]:
    """Offices, and how a sentence names them: "de Ministers van A en van B en …"."""
    if choose.chance(5):
        return [("minister-president", "")], "de Minister-President"
    if choose.chance(10):
        portfolio = choose.one(PORTFOLIOS)
        both: list[Seat] = [("minister", portfolio), ("staatssecretaris", portfolio)]
        return both, f"de Minister en Staatssecretaris van {portfolio}"
    portfolios = choose.some(PORTFOLIOS, choose.one((1, 1, 1, 2, 2, 3)))
    ministers = portfolios[: choose.integer(0, len(portfolios))]
    parts, found = [], []
    for role, mine in (("minister", ministers), ("staatssecretaris", portfolios[len(ministers) :])):
        if not mine:
            continue
        found += [(role, portfolio) for portfolio in mine]
        named = [f"{choose.one(('van', 'van', 'voor'))} {portfolio}" for portfolio in mine]
        plural = {"minister": "Ministers", "staatssecretaris": "Staatssecretarissen"}[role]
        listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} en {named[-1]}"
        parts.append(f"de {ROLES[role] if len(mine) == 1 else plural} {listed}")
    return found, " en ".join(parts)


def signers(choose: Choose) -> tuple[list[Signer], list[Seat], str]:
    """Who answers and on whose behalf, and the words for it."""
    found: list[Signer] = []
    printed = []
    for portfolio in choose.some(PORTFOLIOS, choose.one((1, 1, 1, 2))):
        role, name = choose.one(("minister", "staatssecretaris")), choose.one(NAMES)
        found.append((role, name, portfolio))
        printed.append(f"{ROLES[role]} {name} ({portfolio})")
    text = choose.one((" en van ", " en ")).join(printed)
    behalf: list[Seat] = []
    if choose.chance(30):
        behalf, words = seats(choose)
        text += choose.one((", ", " ")) + f"mede namens {words}"
    return found, behalf, text


def subject(choose: Choose) -> str:
    """What questions are about; may hold brackets, dates and words of headers."""
    return choose.one((
        f"de {clause(choose)}",
        f"het bericht {title(choose)}",
        f"het bericht {title(choose)} (Veerbode.nl, {dutch(day(choose))})",
        f"antwoorden op eerdere schriftelijke vragen over de {clause(choose)}",
        f"de brief aan de minister van Vrede over de {clause(choose)}",
        f"de motie-Oudkerken c.s. (Kamerstuk 99 587, nr. {choose.integer(1, 999)})",
        f"vragen (ingezonden {dutch(day(choose))}) over de {clause(choose)}",
    ))  # fmt: skip
