"""Letters that mark their questions or answers not at all: paragraphs decide.

A paper may print its questions as bare paragraphs, and a letter may answer a
bold or interrogative paragraph with plain ones. What is a question then shows in
how it is set, how far it is indented, or how it ends.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from .markers import Marker
from .pieces import Piece
from .sections import ASKS

_ASKS = re.compile(r"\?[»”’\"')]*(?: ?(?:\[?\d{1,3}[\])]?))?$")
_ENDS = re.compile(r"[.!?:][»”’\"')\]]*\d{0,3}$")
_DEEPER = 2
"""Blanks by which an answer stands in from its question."""

Group = list[Piece]


def groups(pieces: Iterable[Piece], *, paragraphs: bool) -> list[Group]:
    """The paragraphs among pieces that are still unlabelled."""
    found: list[Group] = []
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
    return bool(_ASKS.search(group[-1].words))


def stands_out(group: Sequence[Piece]) -> bool:
    """Whether a paragraph is set in bold or italic as a whole."""
    return all(p.line.bold for p in group) or all(p.line.italic for p in group)


def answer_in(pieces: Sequence[Piece], *, paragraphs: bool, surely: bool) -> list[Piece]:
    """The answer in the text behind a question marker, where no marker parts the two.

    The question is what stands out, else what is not indented, else all up to the
    last of the first sentences that ask, else the first paragraph. With `surely` only
    how the text is set counts.
    """
    found = groups(pieces, paragraphs=paragraphs)
    if not found:
        return []
    set_apart = _run(found, stands_out)
    if 0 < set_apart < len(found):
        return _flat(found[set_apart:])
    indented = _indented(found)
    if indented or surely:
        return indented
    if len(found) == 1:
        return [] if paragraphs else _behind_asking_lines(found[0])
    first = next((i for i, group in enumerate(found[:3]) if asks(group)), None)
    if first is None:
        return _flat(found[1:])
    return _flat(found[first + _run(found[first:], asks) :])


def _run(found: Sequence[Group], holds: Callable[[Group], bool]) -> int:
    """How many groups from the first on are such."""
    return next((i for i, group in enumerate(found) if not holds(group)), len(found))


def _flat(found: Iterable[Group]) -> list[Piece]:
    return [piece for group in found for piece in group]


def _indented(found: Sequence[Group]) -> list[Piece]:
    """The lines that stand in from the first one, if those are all lines from some line on."""
    lines = _flat(found)
    margin = lines[0].indent + _DEEPER
    begins = next((i for i, p in enumerate(lines) if p.starts and p.indent >= margin), 0)
    deeper = all(p.indent >= margin for p in lines[begins:] if p.starts)
    return lines[begins:] if begins and deeper else []


def _behind_asking_lines(lines: Sequence[Piece]) -> list[Piece]:
    """What follows the first lines that ask, in a text without blank lines."""
    for index in range(1, len(lines)):
        if _ASKS.search(lines[index - 1].words) and not _sentence_asks(lines[index:]):
            return list(lines[index:])
    return []


def _sentence_asks(lines: Sequence[Piece]) -> bool:
    """Whether the first sentence of some lines ends in a question mark."""
    for piece in lines:
        end = re.search(r"[.!?](?=[»”’\"')\]\d]* |[»”’\"')\]\d]*$)", piece.words)
        if end:
            return end[0] == "?"
    return False


def before_answers(
    pieces: Sequence[Piece], answers: Sequence[Marker], *, paragraphs: bool
) -> Iterator[Marker]:
    """Question markers for letters that mark only their answers ("Antwoord").

    The question is the paragraph before the marker, and those before it that also
    ask. `pieces` begin behind the header and know their places.
    """
    start, count = 0, 0
    origin = pieces[0].at if pieces else 0
    for answer in answers:
        stretch = pieces[start : max(answer.at - origin, start)]
        asked = _asked_last(groups(stretch, paragraphs=paragraphs), first=not start)
        alike = len(answer.numbers) == len(asked)
        for nth, group in enumerate(asked):
            count += 1
            number = answer.numbers[nth] if alike else str(count)
            yield Marker(group[0], "question", (number,), silent=True)
        start = answer.at - origin + 1


def _asked_last(found: list[Group], *, first: bool) -> list[Group]:
    """The questions with which some paragraphs end; of the `first` ones all are questions."""
    if first:
        return _ending_in_questions(found)
    if len(found) == 1:
        return [_asking_tail(found[0])]
    asked = found[-1:]
    for group in reversed(found[:-1]):
        if not asks(group) or not asks(asked[0]):
            break
        asked.insert(0, group)
    return asked


def _ending_in_questions(found: Iterable[Group]) -> list[Group]:
    """Paragraphs put together so that every question ends where it asks."""
    asked: list[Group] = []
    ended = True
    for group in found:
        if ended:
            asked.append([])
        asked[-1].extend(group)
        ended = asks(group)
    if len(asked) > 1 and not ended:
        asked[-2].extend(asked.pop())
    return asked


def _asking_tail(lines: Group) -> Group:
    """The last sentences of a text without blank lines, from where a line begins one that asks."""
    for index in range(len(lines) - 1, 0, -1):
        above = lines[index - 1].words
        if _ENDS.search(above) and not _ASKS.search(above) and _sentence_asks(lines[index:]):
            return lines[index:]
    return lines


def _by_question(lines: Group) -> list[Group]:
    """Questions without blank lines between: one begins where a line asks anew."""
    found = [lines[:1]]
    for above, piece in pairwise(lines):
        if piece.starts and _ASKS.search(above.words) and ASKS.match(piece.words):
            found.append([])
        found[-1].append(piece)
    return found


def unmarked(pieces: Sequence[Piece], *, paragraphs: bool, answered: bool) -> Iterator[Marker]:
    """Question markers for a letter without any marker, numbered by order.

    In a letter with answers a question is what asks or stands out; in a paper of
    questions every paragraph is one.
    """
    found = groups(pieces, paragraphs=paragraphs)
    if len(found) == 1 and not paragraphs and not answered:
        found = _by_question(found[0])
    if answered:
        chosen = [stands_out(g) for g in found]
        if not any(chosen) or all(chosen):
            chosen = [asks(g) for g in found]
        # Paragraphs of one question stand together: the first of a run begins it.
        found = [g for i, g in enumerate(found) if chosen[i] and (i == 0 or not chosen[i - 1])]
    for nth, group in enumerate(found, 1):
        yield Marker(group[0], "question", (str(nth),), silent=True)
