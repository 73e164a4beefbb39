"""What is true of every sample: facts and units, from the hand-written sources.

`expected.json` holds them in the form of a list of checked facts: a key that is
missing is not checked, None and [] say that the letter does not print it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .source import MARK, Block, Letter, members, seats

_WORDS = 6
FURNITURE = {
    "official": ["ISSN 0921 - 7398", "Tweede Kamer, vergaderjaar"],
    "extracted": ["ISSN 0921 - 7398", "Tweede Kamer, vergaderjaar"],
    "ministry": ["Retouradres", "Ons kenmerk", "Pagina 2 van 4"],
    "gazette": ["Naar boven", "Datum publicatie"],
}
"""What no unit may hold, by layout."""


@dataclass(frozen=True, slots=True)
class Group:
    """A unit as it should be found: an answer, or None, with the questions it answers."""

    numbers: tuple[str, ...]
    questions: list[Block]
    answer: Block | None


def groups(letter: Letter) -> list[Group]:
    """The units: every answer with the questions it answers, then what nobody answered."""
    questions = list(letter.of("vraag"))
    found: list[Group] = []
    for answer in letter.of("antwoord"):
        asked = [q for q in questions if set(q.numbers) <= set(answer.numbers)]
        found.append(Group(answer.numbers, asked, answer))
        questions = [q for q in questions if q not in asked]
    return found + [Group(question.numbers, [question], None) for question in questions]


def facts(letter: Letter) -> dict[str, Any]:
    """The checked facts of one letter. A `?` in the source leaves a fact unchecked."""
    head: dict[str, Any] = {"file": letter.file, "kind": letter.head["kind"]}
    for key in ("number", "session", "reference", "asked_on", "answered_on"):
        head[key] = letter.get(key) or None
    head["askers"] = [list(member) for member in members(letter.get("askers"))]
    head["addressees"] = _offices(letter, "addressees", "role", "portfolio")
    head["ministers"] = _offices(letter, "ministers", "role", "portfolio", "name")
    head["on_behalf_of"] = _offices(letter, "on_behalf_of", "role", "portfolio")
    head["subject_has"] = letter.get("subject") or None
    for key in letter.get("unchecked").split():
        head.pop(key, None)
    head["not_in_units"] = list(_outside(letter))
    head["units"] = [_unit(group, letter) for group in groups(letter)]
    return head


def _offices(letter: Letter, key: str, *keys: str) -> list[dict[str, str | None]]:
    return [{k: seat[k] for k in keys} for seat in seats(letter.get(key))]


def _outside(letter: Letter) -> Iterator[str]:
    yield from FURNITURE.get(letter.get("layout"), [])
    for block in letter.blocks:
        if block.sort in {"noot", "los"}:
            yield block.text[:60]


def _unit(group: Group, letter: Letter) -> dict[str, Any]:
    answer = group.answer
    unit: dict[str, Any] = {
        "numbers": list(group.numbers),
        "questions": [
            {"numbers": list(q.numbers), "starts": _start(q.text)} for q in group.questions
        ],
        "answer_starts": _start(answer.text) if answer else None,
        "answer_ends": _end(answer.text) if answer else None,
    }
    for joint in _joins(letter):
        if answer and joint in answer.text:
            unit["answer_joins"] = joint
    return unit


def _joins(letter: Letter) -> list[str]:
    return [joint.strip() for joint in letter.get("joins").split("|") if joint.strip()]


def _start(text: str) -> str:
    return " ".join(MARK.split(text)[0].split()[:_WORDS])


def _end(text: str) -> str:
    tail = re.sub(r"(?:\{\^?\d+\})+$", "", text)
    return " ".join(MARK.split(tail)[-1].split()[-_WORDS:])
