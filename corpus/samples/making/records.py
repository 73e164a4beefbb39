"""Letters in the project's own JSON (`kamerzoek.documents/1`), as a file or a line each."""

import json
from collections.abc import Sequence
from typing import Any

from ...document import document_id, unit_id
from .source import MARK, Letter, members, seats
from .truth import Group, groups


def record(letter: Letter) -> dict[str, Any]:
    """One letter as a JSON object."""
    identity = document_id(
        letter.get("number") or None,
        letter.get("session") or None,
        letter.get("reference") or None,
        letter.name,
    )
    return {
        "id": identity,
        "source": letter.get("source") or letter.file,
        "kind": letter.head["kind"],
        **{k: letter.get(k) or None for k in ("number", "session", "reference", "subject")},
        "askers": [{"name": name, "party": party} for name, party in members(letter.get("askers"))],
        "addressees": _offices(letter.get("addressees"), "role", "portfolio"),
        "ministers": _offices(letter.get("ministers"), "role", "name", "portfolio"),
        "on_behalf_of": _offices(letter.get("on_behalf_of"), "role", "portfolio"),
        **{key: letter.get(key) or None for key in ("asked_on", "answered_on")},
        "units": [_unit(group, identity) for group in groups(letter)],
        "footnotes": [{"mark": n.numbers[0], "text": n.text} for n in letter.of("noot")],
        "preamble": "",
        "closing": "",
        "warnings": [],
    }


def _offices(value: str, *keys: str) -> list[dict[str, str | None]]:
    return [{key: seat[key] for key in keys} for seat in seats(value)]


def _unit(group: Group, identity: str) -> dict[str, Any]:
    return {
        "id": unit_id(identity, group.numbers),
        "numbers": list(group.numbers),
        "questions": [
            {"numbers": list(question.numbers), "text": MARK.sub("", question.text)}
            for question in group.questions
        ],
        "answer": MARK.sub("", group.answer.text) if group.answer else None,
        "page": None,
    }


def as_json(letters: Sequence[Letter]) -> bytes:
    """One file with all the documents."""
    whole = {
        "schema": "kamerzoek.documents/1",
        "documents": [record(letter) for letter in letters],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def as_lines(letters: Sequence[Letter]) -> bytes:
    """One document a line."""
    return "".join(json.dumps(record(x), ensure_ascii=False) + "\n" for x in letters).encode()
