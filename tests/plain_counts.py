"""Counts by nothing but loops over letters: what `search.counting` must agree with.

Values are as printed, so letters must print a name one way only.
"""

import statistics
from collections.abc import Callable, Iterable, Sequence
from itertools import product

from corpus.document import Document, Unit

Key = tuple[str | None, ...]
Counted = dict[str, float | int | None]
Test = Callable[[Document, Unit], bool]

VALUES: dict[str, Callable[[Document], list[str]]] = {
    "minister": lambda one: [office.name or "" for office in one.ministers],
    "portfolio": lambda one: [
        office.portfolio or "" for office in ((*one.ministers, *one.on_behalf_of) or one.addressees)
    ],
    "party": lambda one: [asker.party or "" for asker in one.askers],
    "asker": lambda one: [asker.name for asker in one.askers],
    "session": lambda one: [one.session or ""],
    "year": lambda one: [one.dated.isoformat()[:4] if one.dated else ""],
    "month": lambda one: [one.dated.isoformat()[:7] if one.dated else ""],
    "quarter": lambda one: [
        f"{one.dated.year:04}-Q{(one.dated.month + 2) // 3}" if one.dated else ""
    ],
}


def counted(
    letters: Iterable[Document],
    by: Sequence[str],
    hit: Test,
    passes: Test = lambda letter, unit: True,
    texts: Sequence[str] = ("question", "answer"),
) -> dict[Key, Counted]:
    """All groups that have a hit, or an answer; None as a value is all of a dimension."""
    found: dict[Key, Counted] = {}
    days: dict[Key, list[int | None]] = {}
    for letter in letters:
        values = [set(VALUES[name](letter)) - {""} or {""} for name in by]
        units = [unit for unit in letter.units if passes(letter, unit)]
        hits = [unit for unit in units if hit(letter, unit)]
        answers = [unit for unit in units if unit.answer is not None]
        taken = [unit for unit in hits if unit.answer is not None]
        for key in product(*([None, *sorted(some)] for some in values)):
            if not hits and not answers:
                continue
            one = found.setdefault(key, dict.fromkeys(NAMES, 0))
            add(one, "hits", len(hits))
            add(one, "hits_answered", len(taken))
            add(one, "hits_letters", bool(hits))
            add(one, "answers", len(answers))
            add(one, "words", sum(words(unit, texts) for unit in answers))
            if taken:
                days.setdefault(key, []).append(waited(letter))
    for key, one in found.items():
        one.update(response(days.get(key, [])))
    return found


NAMES = ("hits", "hits_answered", "hits_letters", "answers", "words")


def add(one: Counted, name: str, more: int) -> None:
    one[name] = (one[name] or 0) + more


def words(unit: Unit, texts: Sequence[str]) -> int:
    """How many words stand in the texts of a unit."""
    found = [question.text for question in unit.questions] if "question" in texts else []
    found += [unit.answer or ""] if "answer" in texts else []
    return sum(len(text.split()) for text in found)


def waited(letter: Document) -> int | None:
    """Days from question to answer; a letter answered before it was asked has a day wrong."""
    if letter.answered_on is None or letter.asked_on is None:
        return None
    days = (letter.answered_on - letter.asked_on).days
    return days if days >= 0 else None


def response(days: list[int | None]) -> Counted:
    """What is told of response days, by the standard library's statistics."""
    known = [day for day in days if day is not None]
    parts = statistics.quantiles(known, n=10, method="inclusive") if len(known) > 1 else known * 9
    return {
        "days_letters": len(known),
        "days_missing": len(days) - len(known),
        "days_median": statistics.median(known) if known else None,
        "days_p90": round(parts[8], 6) if known else None,
        "days_over_21": sum(day > 21 for day in known),
        "days_over_42": sum(day > 42 for day in known),
    }
