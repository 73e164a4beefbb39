"""Letters whose questions carry no marker: paragraphs decide.

A paper may print its questions as bare paragraphs, and a letter may answer a
bold or interrogative paragraph with plain ones. What is a question then shows in
how it ends, or in how it is set.
"""

import re
from collections.abc import Sequence

from .markers import Marker
from .pieces import Piece

_ASKS = re.compile(r"\?[\s»”’\"')]*(?:\[?\d{0,2}[\])]?)?\s*$")
_HEADING = re.compile(
    r"\s*(?:Mondelinge vragen|Vragen|Vraag|Antwoord|Mededeling)(?:en)?\s+van\b"
    r"|\s*\(?(?:ingezonden|ontvangen)\b|\s*Zie ook Aanhangsel|\s*(?:AH\s*\d+|\d{4}Z\s?\d{5})\s*$",
    re.IGNORECASE,
)


def groups(pieces: Sequence[Piece], *, paragraphs: bool) -> list[list[Piece]]:
    """The paragraphs among pieces that are still unlabelled."""
    found: list[list[Piece]] = []
    for piece in pieces:
        if piece.label is not None or not piece.words:
            continue
        begins = piece.starts and (paragraphs or (piece.gap and not piece.page_start))
        if begins or not found:
            found.append([])
        found[-1].append(piece)
    return found


def asks(group: Sequence[Piece]) -> bool:
    """Whether a paragraph ends as a question does."""
    return bool(_ASKS.search(group[-1].text))


def stands_out(group: Sequence[Piece]) -> bool:
    """Whether a paragraph is set in bold or italic as a whole."""
    return all(p.line.bold for p in group) or all(p.line.italic for p in group)


def answer_begins(found: Sequence[Sequence[Piece]]) -> int | None:
    """Which paragraph of an unmarked question and answer is the first of the answer.

    The question is the paragraphs that stand out, else those that end in a
    question mark, else the first one.
    """
    for asked in (stands_out, asks):
        run = next((i for i, group in enumerate(found) if not asked(group)), len(found))
        if 0 < run < len(found):
            return run
        if run == len(found):
            return None
    return 1 if len(found) > 1 else None


def before_answers(
    pieces: Sequence[Piece], answers: Sequence[Marker], *, paragraphs: bool
) -> list[Marker]:
    """Question markers for letters that mark only their answers ("Antwoord").

    The question is the paragraph before the marker, and those before it that
    also ask.
    """
    places = {id(piece): index for index, piece in enumerate(pieces)}
    found: list[Marker] = []
    start = 0
    for answer in answers:
        rest = groups(pieces[start : answer.index], paragraphs=paragraphs)
        rest = [g for g in rest if not _HEADING.match(g[0].text)]
        asked = rest[-1:]
        for group in reversed(rest[:-1]):
            if not asks(group) or not asks(asked[0]):
                break
            asked.insert(0, group)
        alike = len(answer.numbers) == len(asked)
        for nth, group in enumerate(asked):
            number = answer.numbers[nth] if alike else str(len(found) + 1)
            found.append(Marker(places[id(group[0])], "question", (number,), auto=True))
        start = answer.index + 1
    return found


def unmarked(
    pieces: Sequence[Piece], start: int, end: int, *, paragraphs: bool, answered: bool
) -> list[Marker]:
    """Question markers for a letter without any marker, numbered by order.

    In a letter with answers a question is what asks or stands out; in a paper of
    questions every paragraph is one.
    """
    places = {id(piece): index for index, piece in enumerate(pieces)}
    found = groups(pieces[start:end], paragraphs=paragraphs)
    if answered:
        chosen = [g for g in found if stands_out(g)]
        if not chosen or len(chosen) == len(found):
            chosen = [g for g in found if asks(g)]
        # Paragraphs of one question stand together: the first of a run begins it.
        firsts = [
            g for i, g in enumerate(found) if g in chosen and (i == 0 or found[i - 1] not in chosen)
        ]
        found = firsts
    return [
        Marker(places[id(group[0])], "question", (str(nth),), auto=True)
        for nth, group in enumerate(found, 1)
    ]
