"""The words of a list that is sent to someone: Dutch, as the record it is about.

What the program says to who runs it is English; a page for an editor is read by people
who do not know the program.
"""

from datetime import datetime

from corpus.document import Document, Unit

from ..citation import dutch

FILTERS = {
    "minister": "minister",
    "portfolio": "portefeuille",
    "role": "functie",
    "asker": "indiener",
    "party": "partij",
    "strict": "alleen wie ondertekende",
    "kind": "soort",
    "answer-is": "antwoord is",
    "cites": "verwijst naar",
    "days": "dagen tot antwoord",
    "unanswered": "zonder antwoord",
    "doubtful": "met twijfel gelezen",
    "from": "vanaf",
    "to": "tot en met",
    "on": "op",
    "date-of": "datum van",
    "in": "zoekt in",
    "any": "één woord is genoeg",
    "exact": "alleen zoals gedrukt",
    "raw": "tekens zijn tekst",
    "related": "met verwante woorden",
}
"""The options of a search, by the names that a list has them under."""

PERIOD = ("from", "to", "on")
VALUES = {
    "yes": "ja",
    "no": "nee",
    "answer": "antwoord",
    "question": "vraag",
    "subject": "onderwerp",
    "answered": "beantwoording",
    "asked": "indiening",
    "answers": "antwoorden",
    "questions": "vragen",
    "postponement": "uitstel",
    "oral-questions": "mondelinge vragen",
    "committee-list": "lijst van een commissie",
    "referral": "verwijzing",
    "promise": "toezegging",
    "short": "kort",
}
FACETS = {"minister": "Minister", "party": "Partij"}
ORDERS = {"newest": "nieuwste eerst", "oldest": "oudste eerst"}
"""The orders that are told; by relevance goes without saying."""


def amount(number: int) -> str:
    """A whole number with points between thousands.

    >>> amount(12_345)
    '12.345'
    """
    return f"{number:,}".replace(",", ".")


def counted(number: int, one: str, more: str) -> str:
    """A number of things.

    >>> counted(1, "treffer", "treffers"), counted(1_200, "treffer", "treffers")
    ('1 treffer', '1.200 treffers')
    """
    return f"{amount(number)} {one if number == 1 else more}"


def part(offset: int, limit: int | None, total: int, all_of: str) -> str:
    """How much of all there is stands in a list.

    >>> part(0, None, 23, "23 treffers"), part(0, 10, 23, "23 treffers")
    ('23 treffers', 'de eerste 10 van 23 treffers')
    >>> part(20, 10, 23, "23 treffers"), part(0, 1, 23, "23 treffers")
    ('21 tot en met 23 van 23 treffers', 'de eerste van 23 treffers')
    """
    end = total if limit is None else min(total, offset + limit)
    if offset:
        return f"{amount(offset + 1)} tot en met {amount(end)} van {all_of}"
    if end == total:
        return all_of
    return f"de eerste van {all_of}" if end == 1 else f"de eerste {amount(end)} van {all_of}"


def filtered(name: str, value: str) -> tuple[str, str]:
    """A filter in words: its label and its value."""
    return FILTERS.get(name, name), VALUES.get(value, value)


def period(since: str | None, until: str | None) -> list[tuple[str, str]]:
    """A period, of ISO days, in words.

    >>> period("2024-03-12", None), period("2024-03-12", "2024-03-12")
    ([('vanaf', '12 maart 2024')], [('op', '12 maart 2024')])
    """
    if since and since == until:
        return [("op", moment(since))]
    ends = (("vanaf", since), ("tot en met", until))
    return [(label, moment(day)) for label, day in ends if day]


def when(document: Document) -> str:
    """The day of the answer, else of the question, which then says so."""
    if document.answered_on:
        return dutch(document.answered_on)
    return f"ingezonden {dutch(document.asked_on)}" if document.asked_on else "zonder datum"


def moment(iso: str) -> str:
    """A moment or a day in words; as it is written where it is none.

    >>> moment("2026-11-24T10:20:21+00:00"), moment("2026-11-24")
    ('24 november 2026, 10:20 UTC', '24 november 2026')
    """
    try:
        read = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    if len(iso) == len("2026-11-24"):
        return dutch(read.date())
    zone = f" {read.tzname()}" if read.tzinfo else ""
    return f"{dutch(read.date())}, {read:%H:%M}{zone}"


def state(document: Document, unit: Unit) -> str:
    """What is the matter with a unit that has no ordinary answer; nothing for one that has."""
    if document.kind == "postponement":
        return "antwoord uitgesteld"
    if document.kind == "oral-questions":
        return "mondelinge vragen"
    if unit.answer is not None or not unit.questions:
        return ""
    return "nog geen antwoord" if document.kind == "questions" else "niet beantwoord in deze brief"
